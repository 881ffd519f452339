"""What if? The inputs that a reader moves in the page, and the ten cards before and after."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warmtenet.core.quantity import Given
from warmtenet.core.reach import resting_on_leaves
from warmtenet.locale import Text, Translator, text
from warmtenet.report.html.context import Context
from warmtenet.report.html.values import trimmed, unit_name
from warmtenet.report.numbers import ABSENT, MILLION, Numbers
from warmtenet.report.page import Card, Section, Slider, TableBlock, WhatIfBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.batch import NotVariableError, check_variable

SECTION_ID = "wat-als"
OUTCOME = "npv_project_eur"
MOST_FROM_TORNADO = 10
STEPS = 50
PERCENT, LUMP = "%", "EUR"


@dataclass(frozen=True)
class Wish:
    """A lever that the page should have; `low` and `high` where neither workbook nor model has a range."""

    name: str
    label: Text
    low: float | None = None
    high: float | None = None


WISHES = (
    Wish("uptake", text("uptake")),
    Wish("heat_demand_factor", text("heat demand")),
    Wish("variable_tariff_factor", text("variable tariff")),
    Wish("electricity_price_eur_per_kwh", text("electricity, bare")),
    Wish("gas_price_eur_per_m3", text("gas of the boilers, bare")),
    Wish("consumer_gas_eur_per_m3", text("gas of a household, incl. VAT"), 0.75, 2.5),
    Wish("investment_factor", text("all investments")),
    Wish("bak_factor", text("contribution (BAK)"), 0, 2.5),
    Wish("extra_subsidy_eur", text("extra subsidy")),
    Wish("discount_rate", text("discount rate"), 0.01, 0.1),
    Wish("grid_available_year", text("year of the grid connection")),
)
# What 100 % of a factor stands for: a quantity, and the factor within it.
MEANING = {
    "heat_demand_factor": ("heat_demand_mwh", 1),
    "variable_tariff_factor": ("variable_tariff_eur_per_gj", 0),
    "investment_factor": ("capex_total_eur", 1),
    "bak_factor": ("bak_total_eur", 1),
}
_DECIMALS = {"%": 2, "factor": 1, "EUR/kWh": 4, "EUR/m3": 3, "year": 0, "EUR": 0, "h": 0, "weq/yr": 0}


def what_if(ctx: Context, base: Sequence[Card]) -> Section:
    """Return the section with the sliders; without JavaScript it tells the base case."""
    t = ctx.t
    shown, more = _sliders(ctx, WISHES), _sliders(ctx, _from_tornado(ctx))
    table = what_if_table(base, base, ctx.numbers, t)
    block = WhatIfBlock(shown, more, table, _left_out(ctx))
    question = t("What happens to the outcome when a price, a share or an amount changes?")
    return Section(SECTION_ID, 0, t("What if?"), question, "", (block,))


def _sliders(ctx: Context, wishes: Iterable[Wish]) -> tuple[Slider, ...]:
    return tuple(_slider(ctx, wish) for wish in wishes if _follows(ctx, wish.name))


def _left_out(ctx: Context) -> str:
    """Tell which wanted levers the page cannot have: it keeps what was simulated."""
    wishes = (*WISHES, *_from_tornado(ctx))
    absent = [_label(ctx, wish) for wish in wishes if not _follows(ctx, wish.name)]
    if not absent:
        return ""
    told = ctx.t("Not here, because the calculation of the page does not follow: {inputs}.")
    return told.format(inputs=ctx.numbers.listing(absent))


def _from_tornado(ctx: Context) -> Iterable[Wish]:
    known = {wish.name for wish in WISHES}
    for bar in ctx.bars[:MOST_FROM_TORNADO]:
        if bar.name not in known:
            yield Wish(bar.name, text(ctx.declared(bar.name).label))


def _label(ctx: Context, wish: Wish) -> str:
    said = ctx.t.render(wish.label)
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _follows(ctx: Context, name: str) -> bool:
    """Return whether an input can be moved, and the outcome follows it without a simulation."""
    case = ctx.result.case
    try:
        check_variable(case, name)
    except NotVariableError:
        return False
    return ctx.number(name) is not None and OUTCOME not in resting_on_leaves(case.model, (name,), case.words)


def _slider(ctx: Context, wish: Wish) -> Slider:
    unit, factor, decimals = _form(ctx, wish.name)
    base = round(ctx.known(wish.name) * factor, decimals)
    low, high = (round(bound * factor, decimals) for bound in _bounds(ctx, wish))
    low, high = min(low, base), max(high, base)
    step = _step(low, high, base, decimals)
    decimals = next(d for d in range(decimals + 1) if d == decimals or _fits((low, base, step), d))
    written = trimmed(base, decimals, decimals, ctx.numbers) if unit else ctx.numbers.year(base)
    return Slider(
        wish.name,
        _label(ctx, wish),
        _note(ctx, wish.name),
        unit,
        low,
        high,
        step,
        base,
        decimals,
        factor,
        written,
    )


def _form(ctx: Context, name: str) -> tuple[str, float, int]:
    """Return the unit as shown, the factor from the model's value to it, and the most decimals."""
    unit = ctx.declared(name).unit
    most = _DECIMALS.get(unit, 2)
    if unit == "factor":
        return PERCENT, 100, most
    if unit.startswith(PERCENT):
        return ctx.numbers.unit(unit), 100, most
    if unit == LUMP and ctx.known("capex_total_eur") > MILLION:
        return ctx.t("EUR mln"), 1 / MILLION, 2
    return unit_name(unit, ctx.t, ctx.numbers), 1, most


def _bounds(ctx: Context, wish: Wish) -> tuple[float, float]:
    """Return the range in the workbook, else that of this page, of the declaration, or its limits."""
    ranges = ctx.project.ranges
    if wish.name in ranges:
        return ranges[wish.name]
    if wish.low is not None and wish.high is not None:
        return wish.low, wish.high
    given = ctx.declared(wish.name)
    assert isinstance(given, Given)
    if given.range:
        return given.range
    low, high = given.low or 0.0, given.high or 2 * ctx.known(wish.name)
    if given.unit == "year":
        return max(low, ctx.years[0]), min(high, ctx.years[-1])
    gap = ctx.known("funding_gap_eur") or ctx.known("capex_total_eur")
    return (low, _nice_above(gap)) if given.unit == LUMP else (low, high)


def _nice_above(value: float) -> float:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below the value."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(nice for m in (1, 2, 5, 10) if (nice := m * power) >= value)


def _step(low: float, high: float, base: float, decimals: int) -> float:
    """Return a round step of which the bounds and the base are multiples apart, as a slider needs."""
    finest = round(10.0**-decimals, decimals)
    if high <= low:
        return finest
    step = round(_nice_above((high - low) / STEPS), 9)
    while step > finest and not all(_multiple(value - low, step) for value in (base, high)):
        step = round(_nice_above(step / 2.6), 9)
    return max(step, finest)


def _multiple(distance: float, step: float) -> bool:
    return abs(distance / step - round(distance / step)) < 1e-6


def _fits(values: Iterable[float], decimals: int) -> bool:
    return all(abs(value - round(value, decimals)) < 1e-9 for value in values)


def _note(ctx: Context, name: str) -> str:
    """Return what 100 % of a factor stands for."""
    if name not in MEANING:
        return (
            ctx.t("empty = WACC")
            if name == "discount_rate" and name in ctx.result.case.model.quantities
            else ""
        )
    quantity, inside = MEANING[name]
    now = ctx.known(quantity) / (ctx.known(name) or 1) if inside else ctx.known(quantity)
    unit = ctx.declared(quantity).unit
    amount = ctx.numbers.money(now) if unit == LUMP else ctx.joined(unit, now)
    return ctx.t("100 % = {amount}").format(amount=amount)


def what_if_table(base: Sequence[Card], now: Sequence[Card], numbers: Numbers, t: Translator) -> TableBlock:
    """Return the ten cards in the base case, now, and the difference."""
    columns = (
        Column(t("result")),
        Column(t("base"), "", "right"),
        Column(t("now"), "", "right"),
        Column(t("difference"), "", "right"),
    )
    rows = what_if_rows(base, now, numbers, t)
    return TableBlock(t("Base case and variant"), columns, rows)


def what_if_rows(
    base: Sequence[Card], now: Sequence[Card], numbers: Numbers, t: Translator
) -> tuple[Row, ...]:
    """Return the rows of the cards, in their order."""
    return tuple(_row(before, after, numbers, t) for before, after in zip(base, now, strict=True))


def _row(base: Card, now: Card, numbers: Numbers, t: Translator) -> Row:
    label = t("Balance after subsidy") if base.key == OUTCOME else base.label
    unit = now.unit if now.number is not None and base.kind != "ratio" else ""
    title = f"{label}, {unit}" if unit else label
    cells = [_cell(card, numbers) for card in (base, now)]
    return row(title, Cell(cells[0]), Cell(cells[1], now.key), _difference(base, now, numbers, t))


def _cell(card: Card, numbers: Numbers) -> str:
    """Return the figure of a card; the balance with its sign, as the label does not tell it."""
    if card.key == OUTCOME and card.number is not None:
        return numbers.mln(card.number)
    return card.value


def _difference(base: Card, now: Card, numbers: Numbers, t: Translator) -> str:
    if base.number is None or now.number is None:
        return ABSENT
    change = now.number - base.number
    if now.kind == "mln":
        return numbers.mln(change, signed=True)
    if now.kind in ("percent", "percent0"):
        points = numbers.number(change * 100, 1, signed=True)
        return points if points == "0" else t("{points} percentage points").format(points=points)
    if now.kind == "lcoh":
        return numbers.number(change, 1, signed=True)
    if now.kind == "ratio":
        return numbers.number(change, 2, signed=True)
    return (
        numbers.dwelling(change, signed=True)
        if now.kind == "dwelling"
        else numbers.month(change, signed=True)
    )
