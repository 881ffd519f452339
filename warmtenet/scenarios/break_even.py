"""Break-evens that have no closed form: the input at which the net present value is zero."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.scenarios.batch import batch
from warmtenet.scenarios.case import Case

SCAN = 241
REFINEMENTS = 5
SMALL_SHARE = 1e-6


@dataclass(frozen=True)
class BreakEven:
    """The value nearest to the present one at which the case closes, or the reason why there is none."""

    name: str
    lever: str
    low: float
    high: float
    value: float | None
    reason: Text | None = None


LEVERS: Mapping[str, tuple[str, float, float]] = MappingProxyType(
    {
        "break_even_uptake": ("uptake", 0.0, 1.0),
        "break_even_heat_demand_factor": ("heat_demand_factor", 0.2, 3.0),
    }
)


def solve_break_evens(case: Case) -> list[BreakEven]:
    """Solve each lever with the others fixed and the subsidies held at those of the run."""
    return [_solve(case, name, *lever) for name, lever in LEVERS.items()]


def _solve(case: Case, name: str, lever: str, low: float, high: float) -> BreakEven:
    held = case.evaluate(wanted=["npv_project_eur", "npv_without_subsidy_eur"])
    subsidy = (held["npv_project_eur"] - held["npv_without_subsidy_eur"]).item()

    def outcome(values: Array) -> Array:
        found: Array = batch(case, {lever: values}, ["npv_without_subsidy_eur"])["npv_without_subsidy_eur"]
        return np.asarray(found + subsidy)

    now = case.arrays[lever].item()
    found = roots_on(outcome, low, high)
    if found:
        return BreakEven(name, lever, low, high, min(found, key=lambda v: abs(v - now)))
    return BreakEven(name, lever, low, high, None, _why_none(outcome(np.linspace(low, high, SCAN))))


def _why_none(outcomes: Array) -> Text:
    if (outcomes < 0).all():
        return text("Over the whole range there is a shortfall.")
    if (outcomes > 0).all():
        return text("Over the whole range there is a surplus.")
    return text("The outcome jumps over zero where a whole unit is added.")


def roots_on(outcome: Callable[[Array], Array], low: float, high: float) -> list[float]:
    """Return where an outcome passes through zero; jumps over zero, as with whole units, are left out."""
    values = np.linspace(low, high, SCAN)
    found = outcome(values)
    crossings = np.flatnonzero(found[:-1] * found[1:] <= 0)
    scale = float(np.max(np.abs(found))) or 1.0
    roots = [_refine(outcome, values[i], values[i + 1]) for i in crossings]
    return [r for r, left in roots if left <= SMALL_SHARE * scale]


def _refine(outcome: Callable[[Array], Array], low: float, high: float) -> tuple[float, float]:
    for _ in range(REFINEMENTS):
        values = np.linspace(low, high, SCAN)
        found = outcome(values)
        crossing = np.flatnonzero(found[:-1] * found[1:] <= 0)
        if crossing.size == 0:
            break
        low, high = values[crossing[0]], values[crossing[0] + 1]
    middle = (low + high) / 2
    return float(middle), float(np.abs(outcome(np.array([middle]))[0]))
