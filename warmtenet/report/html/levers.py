"""The levers whose break-even the report shows, and the nearest way to a balance of zero."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from warmtenet.locale import Text, text
from warmtenet.report.html.context import Context
from warmtenet.report.html.values import trimmed
from warmtenet.report.sentences import Fact
from warmtenet.scenarios.break_even import BreakEven

TARIFF, SUBSIDY = "break_even_tariff_eur_per_gj", "break_even_subsidy_per_connection_eur"
BAK = "break_even_bak_eur"
# label, label within a sentence, unit, present value where it is a single input, break-even value
LEVERS = (
    (text("variable tariff"), text("the variable tariff"), "EUR/GJ", "variable_tariff_eur_per_gj", TARIFF),
    (text("extra subsidy per weq"), text("the extra subsidy per weq"), "EUR", "", SUBSIDY),
    (text("contribution (BAK) per weq"), text("the contribution (BAK) per weq"), "EUR", "", BAK),
    (text("uptake"), text("the uptake"), "%", "uptake", "break_even_uptake"),
    (
        text("electricity, bare"),
        text("the bare price of electricity"),
        "EUR/kWh",
        "electricity_price_eur_per_kwh",
        "break_even_electricity_price_eur_per_kwh",
    ),
    (
        text("all investments"),
        text("the level of all investments"),
        "%",
        "investment_factor",
        "break_even_investment_factor",
    ),
)
SOLVED = (
    (
        text("heat demand"),
        text("the heat demand"),
        "%",
        "heat_demand_factor",
        "break_even_heat_demand_factor",
    ),
)


@dataclass(frozen=True)
class Lever:
    """A lever with its present and its break-even value.

    `needed` is None where no value closes the case, `limit` the legal maximum. `calculated` is False
    where this model does not search for the break-even. `low` and `high` bound the search of a solved one,
    `why_none` tells why it found nothing.
    """

    row: str
    lead: str
    unit: str
    now: float | None
    needed: float | None
    now_key: str
    needed_key: str
    limit: float | None = None
    calculated: bool = True
    low: float | None = None
    high: float | None = None
    why_none: str = ""

    @property
    def above_legal(self) -> bool:
        """Return whether the break-even lies above the legal maximum."""
        return self.limit is not None and self.needed is not None and self.needed > self.limit * (1 + 1e-9)

    @property
    def distance(self) -> float:
        """How far away the break-even lies: the logarithm of needed over now; infinite where none is."""
        if not self.now or not self.needed or self.now < 0 or self.needed < 0:
            return math.inf
        return abs(math.log(self.needed / self.now))


def levers(ctx: Context) -> list[Lever]:
    """Return the levers of page 1 and, last, the investments and the heat demand."""
    weq = ctx.known("weq_total")
    tariff = ctx.known("variable_tariff_eur_per_gj") * ctx.known("variable_tariff_factor")
    bak = ctx.known("bak_total_eur") / weq if weq else None
    now = {TARIFF: tariff, SUBSIDY: 0.0, BAK: bak}
    limits = {TARIFF: ctx.extras.legal_tariff_eur_per_gj}
    solved = {found.name: found for found in ctx.extras.break_evens}
    return [
        _lever(ctx, entry, now, limits.get(entry[-1]), solved.get(entry[-1])) for entry in (*LEVERS, *SOLVED)
    ]


def _lever(
    ctx: Context,
    entry: tuple[Text, Text, str, str, str],
    now: Mapping[str, float | None],
    limit: float | None,
    solved: BreakEven | None,
) -> Lever:
    t = ctx.t
    label, lead, unit, name, needed = entry
    lever = Lever(
        t(label.message),
        t(lead.message),
        unit,
        now[needed] if needed in now else ctx.number(name),
        solved.value if solved else ctx.number(needed),
        name,
        needed,
        limit,
        calculated=solved is not None or needed in ctx.result,
    )
    if solved is None:
        return lever
    reason = t.render(solved.reason) if solved.reason else ""
    return replace(lever, low=solved.low, high=solved.high, why_none=reason)


def page_levers(ctx: Context) -> list[Lever]:
    """Return the levers of page 1, which somebody can set; investments and demand are an outcome."""
    return levers(ctx)[: len(LEVERS) - 1]


def lever_value(lever: Lever, value: float | None, ctx: Context) -> str:
    """Return a value of a lever, without unit except for a share."""
    if lever.unit == "EUR" and value is not None:
        return ctx.numbers.dwelling(value)
    if lever.unit == "%" and value is not None:
        return f"{trimmed(100 * value, 0, 1, ctx.numbers)}\u00a0%"
    return ctx.write(lever.unit, value)


def lever_with_unit(lever: Lever, value: float | None, ctx: Context) -> str:
    """Return a value of a lever with its unit."""
    number = lever_value(lever, value, ctx)
    if lever.unit == "EUR":
        return f"EUR\u00a0{number}"
    return number if lever.unit == "%" else f"{number}\u00a0{ctx.numbers.unit(lever.unit)}"


def way_out(ctx: Context) -> dict[str, Fact]:
    """Return the facts of the nearest break-even; empty where no lever reaches it on its own."""
    reachable = [lever for lever in page_levers(ctx) if lever.distance < math.inf]
    if not reachable:
        return {}
    nearest = min(reachable, key=lambda lever: lever.distance)
    return {
        "way_out_lever": nearest.lead,
        "way_out_needed": lever_with_unit(nearest, nearest.needed, ctx),
        "way_out_now": lever_with_unit(nearest, nearest.now, ctx),
        "way_out_above_legal": float(nearest.above_legal),
    }


WORD_LIMIT = text("above the legal maximum")
