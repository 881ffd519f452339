"""Section 15: CO2 and NOx by source and per dwelling, beside gas and own heat pumps; renewable share."""

from collections.abc import Iterator, Mapping

from warmtenet.report.charts import Emission, Flow, Level, co2_per_dwelling, co2_years
from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.homes import GAS, HEAT_PUMP, Homes, homes_of
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import shortened
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.extras import EMISSION_FACTORS

BY_YEAR = (
    "co2_electricity_t",
    "co2_boilers_t",
    "co2_network_t",
    "co2_gas_t",
    "co2_heat_pumps_t",
    "nox_kg_yearly",
    "nox_gas_kg_yearly",
)
PER_WEQ = (
    ("co2_network_per_weq_kg", "nox_network_per_weq_g", "network"),
    ("co2_gas_per_weq_kg", "nox_gas_per_weq_g", "gas"),
    ("co2_heat_pumps_per_weq_kg", "", "heat_pump"),
)
FORMULAS = ("co2_saving_share", "co2_network_t", "nox_kg_yearly", "renewable_share")
SUBTITLE_NAME = 30
HOME_CO2, HOME_NOX = "household_co2_kg_per_year", "household_nox_g_per_year"


def environment(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 15."""
    t = ctx.t
    return Section(
        "milieu",
        15,
        t("Environment"),
        t("What does it do for the climate and the air?"),
        tell("answer_emissions", facts, t) or "",
        (
            *_years(ctx),
            _by_year(ctx),
            *_dwelling(ctx),
            _per_weq(ctx),
            _factors(ctx),
            *explained(ctx, *FORMULAS),
        ),
    )


def _years(ctx: Context) -> Iterator[Block]:
    t = ctx.t
    if not ctx.total("co2_gas_t"):
        yield Missing(t("CO₂ per year"), t("no heat is sold"))
        return
    sources = [
        Flow(role, label, _values(ctx, name), name)
        for role, label, name in (
            ("heat_pump", t("electricity"), "co2_electricity_t"),
            ("boiler", t("gas boilers"), "co2_boilers_t"),
        )
    ]
    levels = [
        Level(t("staying on gas"), _values(ctx, "co2_gas_t"), "co2_gas_t"),
        Level(t("own heat pumps"), _values(ctx, "co2_heat_pumps_t"), "co2_heat_pumps_t", (5, 3)),
    ]
    yield ChartBlock(co2_years(ctx.years, sources, levels, t, saving_share=ctx.known("co2_saving_share")))


def _values(ctx: Context, name: str) -> list[float]:
    return [float(v) for v in ctx.flow(name)]


def _by_year(ctx: Context) -> TableBlock:
    t = ctx.t
    heads = (
        (t("electricity"), t("t CO₂")),
        (t("gas boilers"), t("t CO₂")),
        (t("heat network"), t("t CO₂")),
        (t("the same buildings on gas"), t("t CO₂")),
        (t("with own heat pumps"), t("t CO₂")),
        (t("heat network"), "kg NOx"),
        (t("the same buildings on gas"), "kg NOx"),
        (t("renewable"), ""),
    )
    columns = (Column(t("year")), *(Column(label, unit, "right") for label, unit in heads))
    rows = [
        row(str(year), *(ctx.cell(n, year=year) for n in (*BY_YEAR, "renewable_share_yearly")))
        for year in shown_years(ctx.years)
    ]
    totals = (Cell(ctx.write(ctx.declared(n).unit, ctx.total(n)), f"sum:{n}") for n in BY_YEAR)
    rows.append(row(t("all years"), *totals, ctx.cell("renewable_share"), kind="total"))
    return TableBlock(t("CO₂, NOx and renewable share per year"), columns, tuple(rows), _note(ctx))


def _note(ctx: Context) -> str:
    return ctx.t(
        "NOx is what comes from chimneys in the district, not from power stations; the network emits {nox} "
        "less of it than gas. Renewable is heat from water as part of the heat fed into the network; {share} "
        "of the electricity counts with it. Own heat pumps: the same heat, without further insulation."
    ).format(
        nox=ctx.numbers.percent(ctx.number("nox_saving_share"), 0),
        share=ctx.with_unit("renewable_electricity_share"),
    )


def _dwelling(ctx: Context) -> Iterator[Block]:
    """Yield the reference dwelling in every way of heating; nothing without dwelling types."""
    homes = homes_of(ctx)
    if homes is None:
        return
    options = [_option(homes, option) for option in homes.options(homes.reference)]
    name = shortened(homes.types[homes.reference], SUBTITLE_NAME)
    yield ChartBlock(co2_per_dwelling(options, ctx.t, dwelling=name))


def _option(homes: Homes, option: int) -> Emission:
    ctx = homes.ctx
    system = ctx.words("household_system")[option]
    role = {GAS: "boiler", HEAT_PUMP: "teo"}.get(system, "heat_pump")
    keys = ctx.key(HOME_CO2, option), ctx.key(HOME_NOX, option)
    return Emission(
        homes.option_label(option), homes.value(HOME_CO2, option), homes.value(HOME_NOX, option), keys, role
    )


def _per_weq(ctx: Context) -> TableBlock:
    t = ctx.t
    names = {"network": t("heat network"), "gas": t("staying on gas"), "heat_pump": t("own heat pumps")}
    columns = (
        Column(t("way of heating")),
        Column("CO₂", f"kg/{t('yr')}", "right"),
        Column("NOx", f"g/{t('yr')}", "right"),
    )
    rows = tuple(
        row(names[way], ctx.cell(co2), ctx.cell(nox) if nox else Cell(ctx.numbers.whole(0.0)))
        for co2, nox, way in PER_WEQ
    )
    return TableBlock(t("Per connected weq and year, mean of all years"), columns, rows)


def _factors(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("factor")),
        Column(t("value"), "", "right"),
        Column(t("unit")),
        Column(t("holds from")),
        Column(t("provenance")),
    )
    note = t(
        "All factors are held for all years; the factor of electricity will fall, which favours heat pumps."
    )
    return TableBlock(
        t("Factors of emission"), columns, tuple(_factor(ctx, n) for n in EMISSION_FACTORS), note
    )


def _factor(ctx: Context, name: str) -> Row:
    source, since = ctx.extras.emission_origins[name]
    said = ctx.t(source) if source else ctx.t("input")
    return row(ctx.label(name), ctx.cell(name), ctx.unit(name), str(since) if since else ABSENT, said)
