"""Sections 2 and 3: what was studied and by which parts of the model, and how the system works."""

from collections.abc import Iterator, Mapping

from warmtenet.locale import Text, text
from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.html.context import Context
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.html.schematic import schematic
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

DOT = "●"
PAYERS = ("heat_company", "owner", "grid_operator", "municipality")
COMPUTED, TAKEN_OVER = text("calculated"), text("taken over")
BY_HAND, LEFT_OUT = text("by hand"), text("not considered")


def scope(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 2."""
    t = ctx.t
    missing = Missing(t("Planning and decisions"), t("no milestones are part of the input"))
    return Section(
        "opgave",
        2,
        t("Scope"),
        t("What is inside the calculation, and what is not?"),
        tell("answer_scope", facts, t) or "",
        (_demarcation(ctx), _modules(ctx), missing),
    )


def _demarcation(ctx: Context) -> TableBlock:
    t = ctx.t
    pairs = dict.fromkeys(zip(ctx.words("cost_chapter"), ctx.words("paid_by"), strict=True))
    payers = [p for p in PAYERS if p == "heat_company" or any(payer == p for _, payer in pairs)]
    columns = (Column(t("component")), *(Column(ctx.word_of("paid_by", p)) for p in payers))
    ordered = sorted(pairs, key=lambda pair: (list(COST_CHAPTER.elements).index(pair[0]), pair[1]))
    rows = [
        row(t(COST_CHAPTER.elements[chapter]), *(DOT if p == payer else ABSENT for p in payers))
        for chapter, payer in ordered
    ]
    note = t(
        "Who pays is given per cost item. What another party pays is outside the cash flow of the heat "
        "company; measures in the buildings and the grid beyond the connection are not in the cost items."
    )
    return TableBlock(t("Demarcation"), columns, tuple(rows), note)


def _modules(ctx: Context) -> TableBlock:
    t = ctx.t
    absent = (t("grid routes"),)
    rows = [
        *(_module(ctx, name, state.message, note, key) for name, state, note, key in _states(ctx)),
        *(row(name, t(LEFT_OUT.message), t("not part of this model")) for name in absent),
    ]
    columns = (Column(t("module")), Column(t("state")), Column(t("explanation")))
    return TableBlock(t("State of the modules"), columns, tuple(rows))


def _states(ctx: Context) -> tuple[tuple[str, Text, str, str], ...]:
    """Return the modules of this model: name, state, explanation and the value that they give."""
    t = ctx.t
    fixed_loss = str(ctx.result["network_loss_basis"]) == "fixed"
    loss = COMPUTED if fixed_loss else TAKEN_OVER
    share = t("{share} of the heat from heat pumps").format(share=ctx.with_unit("heat_pump_heat_share"))
    loss_note = t("from the pipe table") if fixed_loss else _loss_note(ctx)
    hourly, water = _hourly(ctx)
    demand_note = t("per building group, from gas use or a given demand")
    homes = COMPUTED if ctx.labels("archetypes") else LEFT_OUT
    homes_note = t("{n} types of dwelling").format(n=len(ctx.labels("archetypes")))
    return (
        (t("heat demand"), COMPUTED, demand_note, "heat_demand_mwh"),
        (t("power"), COMPUTED, ctx.word("simultaneity_method"), "source_power_kw"),
        (t("base load and peak"), hourly, share, "heat_pump_heat_share"),
        (t("COP and temperatures"), COMPUTED, t("share of Carnot; refrigerant cycles beside it"), "cop"),
        (t("heat source"), hourly, water, "source_temperature_c"),
        (t("heat loss of the network"), loss, loss_note, "network_loss_mwh"),
        (t("investments"), COMPUTED, t("unit costs times the amounts of this case"), "capex_eur"),
        (t("tariffs"), TAKEN_OVER, ctx.word("tariff_basis"), "variable_tariff_eur_per_gj"),
        (t("subsidies"), COMPUTED, t("rules in force on the date of application"), "wis_grant_eur"),
        (t("cash flow and profit tax"), COMPUTED, t("of the project without loans"), "npv_project_eur"),
        (t("loans and DSCR"), COMPUTED, t("within the horizon of the cash flow"), "dscr_min"),
        (t("room heat loss"), homes, homes_note, "dwelling_heat_loss_kw"),
        (t("household cost beside gas"), homes, homes_note, "bill_month_eur"),
        (t("CO₂ and NOx"), COMPUTED, t("fixed factors for all years"), "co2_network_t"),
    )


def _hourly(ctx: Context) -> tuple[Text, str]:
    """Return whether the shares are computed hour by hour, and where the water comes from."""
    if str(ctx.result["hourly_basis"]) == "computed":
        return COMPUTED, ctx.t("water modelled from the weather year")
    return TAKEN_OVER, ctx.t("tables of months")


def _loss_note(ctx: Context) -> str:
    t = ctx.t
    return t("{share}, {basis}").format(
        share=ctx.with_unit("network_loss_share_of_demand"), basis=ctx.word("network_loss_basis")
    )


def _module(ctx: Context, name: str, state: str, note: str, key: str) -> Row:
    if ctx.result.overridden(key):
        return row(name, Cell(ctx.t(BY_HAND.message), None, ("attention",)), note)
    return row(name, ctx.t(state), note)


def concept(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 3."""
    t = ctx.t
    return Section(
        "concept",
        3,
        t("How it works"),
        t("Which way does the heat go, and at which temperatures?"),
        tell("answer_concept", facts, t) or t("No heat is asked for."),
        (
            schematic(ctx, facts),
            _components(ctx),
            _temperatures(ctx),
            *explained(ctx, "source_temperature_c", "cold_side_heat_mwh"),
        ),
    )


def _sources(ctx: Context) -> tuple[tuple[str, str, str, str], ...]:
    """Return the components of the source: name, power, heat and water."""
    t = ctx.t
    if ctx.is_tea:
        return ((t("effluent"), "wko_power_kw", "cold_side_heat_mwh", "source_flow_m3_per_h"),)
    return (
        (t("river (charging)"), "regeneration_power_kw", "wko_storage_mwh", "source_flow_m3_per_h"),
        (t("river (direct use)"), "", "direct_source_heat_mwh", ""),
        (t("store (WKO)"), "wko_power_kw", "wko_extraction_mwh", "wko_flow_m3_per_h"),
    )


def _components(ctx: Context) -> TableBlock:
    t = ctx.t
    rows = [
        *_sources(ctx),
        (t("heat pumps, cold side"), "heat_pump_cold_power_kw", "cold_side_heat_mwh", ""),
        (t("heat pumps, electricity with auxiliaries"), "electric_power_kw", "electricity_mwh", ""),
        (t("heat pumps, heat"), "heat_pump_power_kw", "heat_pump_heat_mwh", ""),
        (t("gas boilers"), "boiler_power_kw", "boiler_heat_mwh", ""),
        *_existing(ctx),
        (t("into the network"), "source_power_kw", "heat_production_mwh", ""),
        (t("heat loss of the network"), "", "network_loss_mwh", ""),
        (t("customers, simultaneous"), "simultaneous_power_kw", "heat_demand_mwh", ""),
    ]
    columns = (
        Column(t("component")),
        Column(t("power"), "kW", "right"),
        Column(t("heat or electricity"), "MWh/" + t("yr"), "right"),
        Column(t("water"), "m³/h", "right"),
    )
    body = tuple(row(name, *(ctx.cell(n) if n else ABSENT for n in names)) for name, *names in rows)
    return TableBlock(t("Power and energy, all buildings connected"), columns, body)


def _existing(ctx: Context) -> tuple[tuple[str, str, str, str], ...]:
    """Return the boilers of building owners in the peak; their heat is in that of the boilers."""
    if not ctx.known("existing_peak_kw"):
        return ()
    return ((ctx.t("existing boilers of building owners"), "existing_peak_kw", "", ""),)


def _temperatures(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("point")),
        Column(t("supply"), "°C", "right"),
        Column(t("return"), "°C", "right"),
        Column(t("explanation")),
    )
    rows = tuple(
        row(name, ctx.cell(supply), ctx.cell(back) if back else ABSENT, note)
        for name, supply, back, note in _points(ctx)
    )
    return TableBlock(t("Temperature chain"), columns, rows)


def _points(ctx: Context) -> tuple[tuple[str, str, str, str], ...]:
    """Return the points of the chain: name, supply, return and explanation."""
    t = ctx.t
    step = t("cooled by {step}").format(
        step=ctx.with_unit("tea_delta_t_k" if ctx.is_tea else "teo_delta_t_k")
    )
    exchanger = t("{convention}, mean difference {step}").format(
        convention=t("exchangers in the COP: {where}").format(where=ctx.word("cop_convention")),
        step=ctx.with_unit("heat_exchanger_lmtd_k"),
    )
    water = (
        (t("effluent, heat-weighted"), "source_temperature_c", "discharge_temperature_c", step)
        if ctx.is_tea
        else (t("river while charging"), "infiltration_temperature_c", "discharge_temperature_c", step)
    )
    return (
        water,
        (t("source as the heat pumps see it, heat-weighted"), "source_temperature_c", "", exchanger),
        *_supply(ctx),
        (t("radiator"), "radiator_supply_c", "return_temperature_c", t("input")),
        (t("ground around the pipes"), "ground_temperature_c", "", t("input")),
    )


def _supply(ctx: Context) -> Iterator[tuple[str, str, str, str]]:
    """Yield the supply in design frost, and with a heating curve that of the year."""
    t = ctx.t
    drop = t("supply {house} lower in the network, {set} in the delivery set").format(
        house=ctx.with_unit("network_drop_k"), set=ctx.with_unit("delivery_set_drop_k")
    )
    yield t("heat pumps to network"), "supply_temperature_c", "return_temperature_c", drop
    if str(ctx.result["heating_curve"]) == "weather":
        name = t("heat pumps to network, weighted by heat")
        mild = t("by outside temperature, {mild} in mild weather").format(mild=ctx.with_unit("supply_mild_c"))
        yield name, "supply_temperature_weighted_c", "return_temperature_c", mild
