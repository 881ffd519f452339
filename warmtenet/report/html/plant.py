"""Section 5: source, plant, electrical connection and network."""

from collections.abc import Iterator, Mapping
from math import isfinite

from warmtenet.report.charts import CopPoint, cop_dots, n_minus_1
from warmtenet.report.html.base_load import by_weather, compared, duration, split, told, weather_years
from warmtenet.report.html.context import Context, capped
from warmtenet.report.html.demand import LONG_TABLE, shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.months import months
from warmtenet.report.html.outages import outages
from warmtenet.report.html.plant_choice import variants
from warmtenet.report.html.rules import tell
from warmtenet.report.html.store_years import store_table
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, RowKind, row

TEO_FIGURES = (
    "source_temperature_c",
    "infiltration_temperature_c",
    "discharge_temperature_c",
    "direct_source_share",
    "direct_source_share_calendar",
    "wko_extraction_mwh",
    "wko_storage_mwh",
    "wko_loss_mwh",
    "regeneration_hours",
    "charging_hours_available",
    "regeneration_hours_available",
    "source_availability",
    "regeneration_power_kw",
    "regeneration_power_computed_kw",
    "wko_power_kw",
    "teo_flow_m3_per_s",
    "teo_flow_with_direct_m3_per_s",
    "teo_permit_flow_m3_per_s",
    "river_heat_share",
    "river_share",
    "wko_flow_m3_per_h",
    "wko_doublets",
    "warm_well_m3",
    "cold_well_m3",
    "source_exchanger_area_m2",
    "river_pump_electricity_mwh",
    "well_pump_electricity_mwh",
)
TEA_FIGURES = (
    "source_temperature_c",
    "discharge_temperature_c",
    "source_availability",
    "cop_coldest_month",
    "wko_power_kw",
    "effluent_flow_m3_per_h",
    "effluent_short_months",
    "effluent_heat_share",
    "source_exchanger_area_m2",
    "effluent_pump_electricity_mwh",
)
PLANT_FIGURES = (
    "load_factor",
    "peak_heat_mwh",
    "boiler_hours",
    "boiler_full_load_hours",
    "buffer_volume_m3",
    "cop_weighted",
    "outage_week_heat_h",
)
FORMULAS = (
    "heat_pump_heat_share",
    "cop",
    "cop_system",
    "n_minus_1_share",
    "wko_storage_mwh",
    "effluent_flow_m3_per_h",
    "network_loss_mwh",
)


def plant(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 5."""
    t = ctx.t
    blocks: tuple[Block, ...] = (
        *_hours(ctx, facts),
        *_source_blocks(ctx, facts),
        _cop_chart(ctx),
        _cop_table(ctx),
        _redundancy(ctx),
        *told(facts, t, "outage_verdict"),
        *outages(ctx),
        _units(ctx),
        *split(ctx),
        *variants(ctx),
        *_network(ctx),
        _electricity(ctx),
        *explained(ctx, *FORMULAS),
    )
    return Section(
        "techniek",
        5,
        t("Source, plant and network"),
        t("Do source and plant deliver enough, also when something fails?"),
        tell("answer_plant", facts, t) or "",
        blocks,
    )


def _hours(ctx: Context, facts: Mapping[str, Fact]) -> Iterator[Block]:
    """Yield what the simulated year says of base load, source and store."""
    yield from duration(ctx)
    yield from weather_years(ctx)
    yield from told(facts, ctx.t, "heat_share_verdict", "cold_year_verdict")
    yield from compared(ctx)
    yield from by_weather(ctx)
    caption = ctx.t("Plant in the weather year, all buildings connected")
    yield figures_table(ctx, caption, PLANT_FIGURES)
    yield from months(ctx)


def figures_table(ctx: Context, caption: str, names: tuple[str, ...], note: str = "") -> TableBlock:
    """Return single values with label and unit, as far as this model has them."""
    t = ctx.t
    rows = tuple(row(ctx.label(n), ctx.cell(n), ctx.unit(n) or ABSENT) for n in names if n in ctx.result)
    return TableBlock(
        caption, (Column(t("figure")), Column(t("value"), "", "right"), Column(t("unit"))), rows, note
    )


def _source_blocks(ctx: Context, facts: Mapping[str, Fact]) -> Iterator[Block]:
    """Yield the source in figures, the store through the years, and the effluent by month."""
    yield _source(ctx)
    yield from store_table(ctx)
    yield from told(facts, ctx.t, "store_verdict")
    if ctx.is_tea:
        yield _effluent_months(ctx)


def _source(ctx: Context) -> TableBlock:
    t = ctx.t
    if ctx.is_tea:
        return figures_table(ctx, t("Source: effluent (TEA), all buildings connected"), TEA_FIGURES)
    caption = t("Source: surface water (TEO) and store (WKO), all buildings connected")
    return figures_table(ctx, caption, TEO_FIGURES)


def _effluent_months(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("month")),
        Column(t("effluent"), "°C", "right"),
        Column("COP", "", "right"),
        Column(t("available"), "m³/h", "right"),
        Column(t("needed at full power"), "m³/h", "right"),
        Column(t("enough")),
    )
    names = (
        "source_temperature_of_month_c",
        "cop_month",
        "effluent_flow_of_month_m3_per_h",
        "effluent_flow_month_m3_per_h",
    )
    rows = []
    for i, month in enumerate(ctx.labels("months")):
        short = bool(ctx.column("effluent_short_month")[i])
        verdict = Cell(t("no"), None, ("bad",)) if short else Cell(t("yes"), None, ("good",))
        rows.append(row(month, *(ctx.cell(n, i) for n in names), verdict))
    return TableBlock(t("Effluent per month"), columns, tuple(rows))


def _readings(ctx: Context) -> list[tuple[str, str]]:
    t = ctx.t
    found = [
        (t("without exchangers"), "cop_without_exchangers"),
        (t("exchanger at the source"), "cop_with_source_exchanger"),
        (t("exchangers at source and network"), "cop_with_both_exchangers"),
        (t("in use, tested by SDE++"), "cop"),
        (t("in use, with auxiliaries"), "cop_system"),
    ]
    return [*found, (t("in use, coldest month"), "cop_coldest_month")]


def _cop_chart(ctx: Context) -> ChartBlock:
    points = [CopPoint(label, "", ctx.known(name), name) for label, name in _readings(ctx)]
    points += [
        CopPoint(ctx.t("cycle"), name, ctx.column("cop_cycle")[i], ctx.key("cop_cycle", i))
        for i, name in _cycles(ctx)
    ]
    return ChartBlock(cop_dots(points, ctx.t, norm=ctx.known("sde_min_cop")))


def _cycles(ctx: Context) -> list[tuple[int, str]]:
    """Return place and name of the refrigerants whose cycle is known at these temperatures."""
    cops = ctx.column("cop_cycle")
    return [(i, name) for i, name in enumerate(ctx.labels("refrigerants")) if isfinite(cops[i])]


def _cop_table(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("assumption")),
        Column(t("hot side"), "°C", "right"),
        Column(t("source"), "°C", "right"),
        Column(t("exchangers"), "K", "right"),
        Column("COP", "", "right"),
    )
    rows = (*(_cop_row(ctx, label, name) for label, name in _readings(ctx)), *_cycle_rows(ctx))
    note = t(
        "In use: {convention}. Efficiency against Carnot {carnot}; auxiliaries {auxiliary} of {basis}. "
        "{refrigerant}."
    ).format(
        convention=ctx.word("cop_convention"),
        carnot=ctx.with_unit("carnot_efficiency"),
        auxiliary=ctx.with_unit("auxiliary_power_share"),
        basis=ctx.word("auxiliary_basis"),
        refrigerant=ctx.word("refrigerant"),
    )
    return TableBlock(t("COP by convention"), columns, rows, note)


def _cycle_rows(ctx: Context) -> Iterator[Row]:
    """Yield the refrigerant cycles, between their own temperatures."""
    pattern = ctx.t("cycle, {refrigerant}")
    for i, name in _cycles(ctx):
        temperatures = (ctx.cell("condensing_c"), ctx.cell("evaporating_c"))
        yield row(pattern.format(refrigerant=name), *temperatures, ABSENT, ctx.cell("cop_cycle", i))


def _cop_row(ctx: Context, label: str, name: str) -> Row:
    exchanger = ctx.cell("heat_exchanger_lmtd_k") if "with_" in name else Cell(ABSENT)
    source = Cell(ABSENT) if name == "cop_coldest_month" else ctx.cell("source_temperature_c")
    kind: RowKind = "marked" if name == "cop" else ""
    return row(label, ctx.cell("supply_temperature_weighted_c"), source, exchanger, ctx.cell(name), kind=kind)


def _redundancy(ctx: Context) -> Block:
    t, peak = ctx.t, ctx.flow("peak_power_yearly_kw")
    years = [i for i, power in enumerate(peak) if power > 0]
    if not years:
        return Missing(t("Remaining power if the largest unit fails"), t("nothing is connected"))
    shares = [round(float(ctx.flow("n_minus_1_share_yearly")[i]), 9) for i in years]
    chart = n_minus_1([ctx.years[i] for i in years], shares, t, key="n_minus_1_share_yearly")
    return ChartBlock(chart)


def _units(ctx: Context) -> TableBlock:
    t = ctx.t
    rows = [*_unit_rows(ctx, "heat_pump", t("heat pump")), *_unit_rows(ctx, "boiler", t("gas boiler"))]
    if ctx.known("existing_peak_kw"):
        share = Cell(ctx.numbers.percent(ctx.known("existing_peak_kw") / ctx.known("source_power_kw")))
        name = t("existing boilers of building owners")
        rows.append(row(name, ctx.cell("existing_peak_kw"), share, t("with their buildings"), ABSENT))
    columns = (
        Column(t("unit of the plant")),
        Column(t("power"), "kW", "right"),
        Column(t("share of the source power"), "", "right"),
        Column(t("in place from")),
        Column(t("power left if it fails"), "", "right"),
    )
    note = t("Units follow each other as buildings connect; year of the first delivery {year}.").format(
        year=ctx.with_unit("delivery_start_year")
    )
    return TableBlock(t("Heat pumps and boilers"), columns, tuple(rows), note)


def _unit_rows(ctx: Context, kind: str, label: str) -> list[Row]:
    rows = []
    total = ctx.known("source_power_kw")
    placed_kw = sum(map(ctx.known, ("heat_pump_power_kw", "boiler_power_kw", "existing_peak_kw")))
    for i, power in enumerate(ctx.column(f"{kind}_unit_kw")):
        placed = ctx.result[f"{kind}_installed"][i]
        years = [year for year, here in zip(ctx.years, placed, strict=True) if here]
        start = Cell(str(years[0]), f"{kind}_installed:{i + 1}") if years else Cell(ctx.t("not placed"))
        share = Cell(ctx.numbers.percent(power / total if total else None), f"{kind}_unit_kw:{i + 1}:share")
        left = ctx.numbers.percent((placed_kw - power) / total if total else None, 0)
        covered = Cell(left, f"{kind}_unit_kw:{i + 1}:left")
        rows.append(row(f"{label} {i + 1}", ctx.cell(f"{kind}_unit_kw", i), share, start, covered))
    return rows


def _network(ctx: Context) -> tuple[Block, ...]:
    t, rows = ctx.t, _pipe_rows(ctx)
    if not rows:
        return (Missing(t("Pipe sections"), t("no pipes are part of the input")),)
    columns = (
        Column(t("section")),
        Column("DN", "mm", "right"),
        Column(t("trench"), "m", "right"),
        Column(t("heat loss"), "W/m", "right"),
        Column(t("cost with surcharge"), "EUR", "right"),
        Column(t("existing")),
    )
    total = ("trench_length_m", "network_loss_w_per_m", "pipe_table_cost_eur")
    rows.append(row(t("total; loss as used"), ABSENT, *(ctx.cell(n) for n in total), ABSENT, kind="total"))
    caption = t("Network by section, supply and return in one trench, EUR excl. VAT at price level")
    folded = len(rows) > LONG_TABLE
    return (capped(TableBlock(caption, columns, tuple(rows), _loss_note(ctx), folded=folded), ctx),)


def _pipe_rows(ctx: Context) -> list[Row]:
    names = ("length_m", "pipe_loss_w_per_m", "pipe_cost_eur")
    return [
        row(
            label,
            Cell(ctx.words("dn")[i], ctx.key("dn", i)),
            *(ctx.cell(n, i) for n in names),
            ctx.cell("existing", i),
        )
        for i, label in enumerate(ctx.labels("pipes"))
    ]


def _loss_note(ctx: Context) -> str:
    note = ctx.t(
        "Loss used {used} per year ({share} of the demand); from the pipe table {computed}, house leads not "
        "included. Pressure drop and velocity are not calculated."
    )
    return note.format(
        used=ctx.with_unit("network_loss_mwh"),
        share=ctx.numbers.percent(_loss_share(ctx)),
        computed=ctx.with_unit("network_loss_computed_mwh"),
    )


def _loss_share(ctx: Context) -> float | None:
    heat = ctx.known("heat_demand_mwh")
    return ctx.known("network_loss_mwh") / heat if heat else None


def _electricity(ctx: Context) -> TableBlock:
    t = ctx.t
    lacking, shown = ctx.flow("grid_power_lacking"), shown_years(ctx.years)
    columns = (
        Column(t("year")),
        Column(t("power needed"), "kW", "right"),
        Column(t("electricity"), "MWh", "right"),
        Column(t("connection available")),
    )
    rows = []
    for year in shown:
        late = bool(lacking[ctx.years.index(year)])
        verdict = Cell(t("no"), None, ("attention",)) if late else Cell(t("yes"), None, ("good",))
        names = ("contracted_power_kw", "electricity_yearly_mwh")
        rows.append(row(str(year), *(ctx.cell(n, year=year) for n in names), verdict))
    note = t(
        "According to the input the grid can deliver from {year}; the cash flow takes it as available."
    ).format(year=ctx.with_unit("grid_available_year"))
    return TableBlock(t("Electrical connection, heat pumps with auxiliaries"), columns, tuple(rows), note)
