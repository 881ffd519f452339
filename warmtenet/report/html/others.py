"""Sections whose module is not part of this model, with the live figures that do exist."""

from collections.abc import Mapping

from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.html.statements import tariff_path
from warmtenet.report.page import Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, row

TARIFF_FORMULAS = ("variable_tariff_yearly_eur_per_gj", "allowed_revenue_eur")


def household(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 7: the heat bill only."""
    t = ctx.t
    reason = t("gas and an own heat pump are not part of this model")
    return Section(
        "woonlasten",
        7,
        t("Household cost"),
        t("What does the resident pay?"),
        tell("answer_heat_bill", facts, t) or "",
        (
            Missing(t("Monthly cost beside gas and an own heat pump"), reason),
            _bill(ctx),
            tariff_path(ctx),
            *explained(
                ctx, "household_heat_bill_eur", "variable_tariff_yearly_eur_per_gj", "allowed_revenue_eur"
            ),
        ),
    )


def _bill(ctx: Context) -> TableBlock:
    t, lines, vat = ctx.t, _bill_lines(ctx), 1 + ctx.known("vat_rate")
    rows = [
        row(
            label, Cell(ctx.numbers.number(eur, 2), key), Cell(ctx.numbers.number(eur * vat, 2), f"vat:{key}")
        )
        for label, eur, key in lines
    ]
    excluding = Cell(ctx.numbers.number(sum(eur for _, eur, _ in lines), 2), "bill:excl")
    including = Cell(ctx.numbers.number(ctx.number("household_heat_bill_eur"), 2), "household_heat_bill_eur")
    rows.append(row(t("heat bill"), excluding, including, kind="total"))
    columns = (
        Column(t("part")),
        Column(t("excl. VAT"), t("EUR per year"), "right"),
        Column(t("incl. VAT"), t("EUR per year"), "right"),
    )
    caption = t("Heat bill of an average dwelling, prices of {year}").format(
        year=ctx.with_unit("price_level_year")
    )
    note = t(
        "Average heat use of all dwellings in the table. Cooking, the contribution (BAK) and measures in the "
        "dwelling are not in this bill."
    )
    return TableBlock(caption, columns, tuple(rows), note)


def _bill_lines(ctx: Context) -> list[tuple[str, float, str]]:
    """Return the parts of the bill: label, EUR per year excl. VAT and data-key."""
    heat = ctx.known("household_heat_gj")
    variable = heat * ctx.known("variable_tariff_eur_per_gj") * ctx.known("variable_tariff_factor")
    label = ctx.t("variable: {gj} a year").format(gj=ctx.with_unit("household_heat_gj"))
    fixed = ("fixed_tariff_eur", "meter_tariff_eur", "delivery_set_rent_eur")
    return [(label, variable, "bill:variable"), *((ctx.label(n), ctx.known(n), n) for n in fixed)]


def dwelling(ctx: Context) -> Section:
    """Return section 8."""
    t = ctx.t
    reason = t("dwellings are not calculated room by room in this model")
    return Section("woning", 8, t("The dwelling"), t("What changes in the dwelling?"), not_computed=reason)


def alternatives(ctx: Context) -> Section:
    """Return section 14."""
    t = ctx.t
    reason = t(
        "one concept and one scenario were calculated; the command warmtenet compare sets several "
        "side by side"
    )
    title, question = t("Alternatives and grid congestion"), t("Is another way better?")
    return Section("varianten", 14, title, question, not_computed=reason)


def environment(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 15: CO2 only."""
    t = ctx.t
    reason = t("NOx, renewable share and single dwellings are not part of this model")
    return Section(
        "milieu",
        15,
        t("Environment"),
        t("What does it do for the climate and the air?"),
        tell("answer_emissions", facts, t) or "",
        (
            _emissions(ctx),
            Missing(t("NOx and renewable share"), reason),
            *explained(ctx, "co2_saving_share", "co2_network_t"),
        ),
    )


def _emissions(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("year")),
        Column(t("heat network"), t("t CO₂"), "right"),
        Column(t("the same buildings on gas"), t("t CO₂"), "right"),
    )
    names = ("co2_network_t", "co2_gas_t")
    rows = [
        row(str(year), *(Cell(ctx.numbers.whole(_at(ctx, n, year)), ctx.key(n, year=year)) for n in names))
        for year in shown_years(ctx.years)
    ]
    totals = (Cell(ctx.numbers.whole(ctx.total(n)), f"sum:{n}") for n in names)
    rows.append(row(t("all years"), *totals, kind="total"))
    note = t(
        "Gas with its supply chain {gas}, electricity {electricity}; both factors are held for all years."
    ).format(gas=ctx.with_unit("co2_gas_kg_per_m3"), electricity=ctx.with_unit("co2_electricity_kg_per_kwh"))
    return TableBlock(t("CO₂ per year"), columns, tuple(rows), note)


def _at(ctx: Context, name: str, year: int) -> float:
    return float(ctx.flow(name)[ctx.years.index(year)])


def risks(ctx: Context) -> Section:
    """Return section 16."""
    t = ctx.t
    reason = t("no risks are part of the input; section 13 orders the uncertainties by effect")
    return Section(
        "risicos", 16, t("Risks"), t("What can go wrong, and how much does it cost?"), not_computed=reason
    )
