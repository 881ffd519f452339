"""Sections whose module is not part of this model, with the live figures that do exist."""

from collections.abc import Mapping

from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.page import Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, row


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
