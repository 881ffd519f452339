"""Section 8: what the comfort class of the dwellings does to plant, money and household."""

from collections.abc import Iterator

from warmtenet.report.html.homes import Homes
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.comfort import ComfortOutcome

POWER = ("source_power_kw", "heat_pump_power_kw", "heat_demand_mwh")
MILLIONS = ("capex_total_eur", "npv_project_eur", "funding_gap_eur")
DWELLING = ("one_off_owner_eur", "one_off_association_eur")


def comfort_chain(homes: Homes) -> Iterator[TableBlock]:
    """Yield the table of all comfort classes; nothing with one class."""
    ctx, t = homes.ctx, homes.ctx.t
    outcomes = ctx.extras.comfort
    if len(outcomes) < 2:  # a comparison takes two
        return
    heads = [_head(homes, outcome) for outcome in outcomes]
    columns = (Column(t("result")), Column(t("unit")), *(Column(head, "", "right") for head in heads))
    rows = [_row(homes, name, outcomes) for name in (*POWER, *MILLIONS, "bill_month_eur", *DWELLING)]
    note = t("Each column is the whole calculation with all dwelling types in that class.")
    yield TableBlock(t("All dwellings in one comfort class: the whole chain"), columns, tuple(rows), note)


def _head(homes: Homes, outcome: ComfortOutcome) -> str:
    name = homes.classes[homes.class_keys.index(outcome.name.casefold())]
    return homes.ctx.t("{name} (this calculation)").format(name=name) if outcome.chosen else name


def _row(homes: Homes, name: str, outcomes: list[ComfortOutcome]) -> Row:
    ctx = homes.ctx
    cells = [Cell(_written(homes, name, o.values[name]), f"comfort:{o.name}:{name}") for o in outcomes]
    unit = (
        ctx.t("EUR mln")
        if name in MILLIONS
        else ctx.t("EUR/month")
        if name == "bill_month_eur"
        else ctx.unit(name)
    )
    return row(ctx.label(name), unit, *cells)


def _written(homes: Homes, name: str, value: float) -> str:
    numbers = homes.ctx.numbers
    if name in MILLIONS:
        return numbers.number(value / 1e6, 2)
    if name in DWELLING:
        return numbers.dwelling(value)
    return numbers.whole(value)
