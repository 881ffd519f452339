"""Section 4: how much heat and power, per group, as a build-up, and per year."""

from collections.abc import Mapping, Sequence

from warmtenet.report.charts import DemandGroup, demand_groups
from warmtenet.report.html.context import Context, capped
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import shortened
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

MOST_BARS = 16
FIRST_YEARS, THEN_EVERY = 10, 5
LONG_TABLE = 25
LABEL = 44


def demand(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 4."""
    t = ctx.t
    return Section(
        "vraag",
        4,
        t("Demand and capacity"),
        t("How much heat do the buildings ask, and how much power at the same time?"),
        tell("answer_demand_and_power", facts, t) or "",
        (
            _bars(ctx),
            _groups(ctx),
            _power(ctx),
            _years(ctx),
            *explained(ctx, "heat_from_gas_mwh", "simultaneous_power_kw", "heat_demand_sold_mwh"),
        ),
    )


def _bars(ctx: Context) -> Block:
    t = ctx.t
    totals, labels = ctx.column("group_heat_demand_mwh"), ctx.labels("buildings")
    share, dwellings = ctx.known("hot_water_share_of_demand"), ctx.column("dwelling_heat_mwh")
    if not sum(totals):
        return Missing(t("Heat demand per group"), t("no building asks for heat"))
    order = sorted(range(len(totals)), key=lambda i: -totals[i])
    shown = order[:MOST_BARS] if len(order) > MOST_BARS else list(range(len(totals)))
    groups = [
        DemandGroup(
            shortened(labels[i], LABEL),
            totals[i] - share * dwellings[i],
            share * dwellings[i],
            ctx.key("group_heat_demand_mwh", i),
        )
        for i in shown
    ]
    rest = [i for i in order if i not in shown]
    if rest:
        hot = share * sum(dwellings[i] for i in rest)
        groups.append(DemandGroup(t("other groups"), sum(totals[i] for i in rest) - hot, hot, "other"))
    return ChartBlock(demand_groups(groups, t))


def _groups(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("group")),
        Column(t("number"), "", "right"),
        Column("weq", "", "right"),
        Column(t("gas"), "m³/" + t("building"), "right"),
        Column(t("heat demand"), "MWh/" + t("yr"), "right"),
        Column(t("heat"), "GJ/" + t("building"), "right"),
        Column(t("space heating"), "kW/" + t("building"), "right"),
        Column(t("hot water"), "kW/" + t("building"), "right"),
    )
    rows = _group_rows(ctx)
    total = ("buildings_total", "weq_total", "", "heat_demand_mwh", "", "", "")
    rows.append(row(t("total"), *(ctx.cell(n) if n else ABSENT for n in total), kind="total"))
    note = t(
        "Hot water in the chart: {share} of the demand of dwellings. Demand after savings and with the "
        "factor {factor}."
    ).format(share=ctx.with_unit("hot_water_share_of_demand"), factor=ctx.with_unit("heat_demand_factor"))
    folded = len(rows) > LONG_TABLE
    return capped(
        TableBlock(t("Building groups, all connected"), columns, tuple(rows), note, folded=folded), ctx
    )


def _group_rows(ctx: Context) -> list[Row]:
    labels, rows = ctx.labels("buildings"), []
    factor = ctx.known("gj_per_mwh")
    for i, heat in enumerate(ctx.column("heat_per_building_mwh")):
        gj = Cell(ctx.numbers.number(heat * factor, 1), f"gj:{ctx.key('heat_per_building_mwh', i)}")
        names = ("count", "group_weq", "gas_m3", "group_heat_demand_mwh")
        cells = [ctx.cell(name, i) for name in names]
        powers = [_one_decimal(ctx, name, i) for name in ("space_heating_kw", "hot_water_kw")]
        rows.append(row(labels[i], *cells, gj, *powers))
    return rows


def _one_decimal(ctx: Context, name: str, element: int) -> Cell:
    value = float(ctx.result[name][element])
    return Cell(ctx.numbers.number(value, 1), ctx.key(name, element))


def _power(ctx: Context) -> TableBlock:
    t = ctx.t
    rows = _part_rows(ctx)
    factors = [name for name in ("uptake_for_sizing", "power_factor") if ctx.known(name) != 1]
    rows += [row(ctx.label(name), ABSENT, ctx.cell(name), ABSENT) for name in factors]
    rows.append(row(t("simultaneous power"), ABSENT, ABSENT, ctx.cell("simultaneous_power_kw"), kind="total"))
    loss = ctx.cell("network_power_loss")
    rows.append(row(t("power loss of the network (added)"), ABSENT, loss, ABSENT))
    rows.append(row(t("source power"), ABSENT, ABSENT, ctx.cell("source_power_kw"), kind="total"))
    columns = (
        Column(t("part")),
        Column(t("connected"), "kW", "right"),
        Column(t("factor"), "", "right"),
        Column(t("simultaneous"), "kW", "right"),
    )
    return TableBlock(t("Build-up of the source power, all buildings"), columns, tuple(rows))


def _part_rows(ctx: Context) -> list[Row]:
    t = ctx.t
    winter = str(ctx.result["simultaneity_method"]) == "winter"
    heating = "winter_simultaneity" if winter else "simultaneity_space_heating"
    utility = "winter_simultaneity" if winter else "simultaneity_utility"
    parts = (
        (
            t("space heating of dwellings"),
            "dwelling_space_heating_kw",
            heating,
            "simultaneous_space_heating_kw",
        ),
        (
            t("hot water of dwellings"),
            "dwelling_hot_water_kw",
            "simultaneity_hot_water",
            "simultaneous_hot_water_kw",
        ),
        (t("utility buildings"), "utility_space_heating_kw", utility, "simultaneous_utility_kw"),
    )
    return [row(name, *(ctx.cell(n) for n in names)) for name, *names in parts]


def shown_years(years: Sequence[int]) -> list[int]:
    """Return the first ten years, then every fifth, and the last."""
    early, late = years[:FIRST_YEARS], years[FIRST_YEARS:]
    return [*early, *(y for y in late if y % THEN_EVERY == 0 or y == years[-1])]


def _years(ctx: Context) -> TableBlock:
    t = ctx.t
    names = (
        "connected_weq",
        "heat_demand_sold_mwh",
        "network_loss_yearly_mwh",
        "network_loss_share_of_supply_yearly",
        "network_loss_share_of_demand_yearly",
    )
    columns = (
        Column(t("year")),
        Column(t("connected, end of year"), "weq", "right"),
        Column(t("heat sold"), "MWh", "right"),
        Column(t("heat loss"), "MWh", "right"),
        Column(t("loss"), t("% of supply"), "right"),
        Column(t("loss"), t("% of demand"), "right"),
    )
    rows = [
        row(str(year), _whole(ctx, names[0], year), *(ctx.cell(n, year=year) for n in names[1:]))
        for year in shown_years(ctx.years)
    ]
    note = t("In the long run the network loses {loss} per metre of trench, all buildings connected.").format(
        loss=ctx.with_unit("network_loss_w_per_m")
    )
    return TableBlock(t("Heat per year"), columns, tuple(rows), note if ctx.known("trench_length_m") else "")


def _whole(ctx: Context, name: str, year: int) -> Cell:
    value = float(ctx.flow(name)[ctx.years.index(year)])
    return Cell(ctx.numbers.whole(value), ctx.key(name, year=year))
