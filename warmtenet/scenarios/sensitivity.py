"""What moves the outcome: tornado over the ranges of the workbook, and the table demand by tariff."""

from dataclasses import dataclass

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.scenarios.batch import NotVariableError, batch, check_variable
from warmtenet.scenarios.case import Case

FACTORS = tuple(round(0.6 + 0.1 * i, 1) for i in range(9))


@dataclass(frozen=True)
class Bar:
    """Effect of one input: its low and high value, and the metric at each."""

    name: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """Difference between the two outcomes."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Grid:
    """NPV and LCOH per factor on demand (columns) and on the variable tariff (rows)."""

    factors: tuple[float, ...]
    npv: Array
    lcoh: Array


def tornado(case: Case, metric: str = "npv_project_eur") -> list[Bar]:
    """Move each input over its range in the workbook, the others at their base value.

    Returns
    -------
    Widest bar first; inputs without effect are left out.
    """
    ranges = {n: r for n, r in sorted(case.project.ranges.items()) if _variable(case, n)}
    if not ranges:
        return []
    count = 2 * len(ranges)
    base = case.overriding(ranges).arrays
    changes = {n: np.full(count, base[n].item()) for n in ranges}
    for position, (name, (low, high)) in enumerate(ranges.items()):
        changes[name][2 * position], changes[name][2 * position + 1] = low, high
    found = batch(case, changes, [metric])[metric]
    bars = [
        Bar(name, low, high, float(found[2 * i]), float(found[2 * i + 1]))
        for i, (name, (low, high)) in enumerate(ranges.items())
    ]
    return sorted((b for b in bars if b.width > 0), key=lambda b: -b.width)


def _variable(case: Case, name: str) -> bool:
    try:
        check_variable(case, name)
    except NotVariableError:
        return False
    return True


def demand_by_tariff(case: Case, factors: tuple[float, ...] = FACTORS) -> Grid:
    """Evaluate NPV and LCOH over factors on the present heat demand and variable tariff.

    The factors multiply those of the workbook, so 1 is the base case.
    """
    base = case.arrays
    demand, tariff = np.meshgrid(factors, factors)
    changes = {
        "heat_demand_factor": demand.ravel() * base["heat_demand_factor"].item(),
        "variable_tariff_factor": tariff.ravel() * base["variable_tariff_factor"].item(),
    }
    found = batch(case, changes, ["npv_project_eur", "lcoh_eur_per_gj"])
    shape = (len(factors), len(factors))
    return Grid(factors, found["npv_project_eur"].reshape(shape), found["lcoh_eur_per_gj"].reshape(shape))
