"""What a bank asks: the case under stress, one thing at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from warmtenet.locale import Text, text
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.result import Result

WANTED = ("npv_project_eur", "irr_project", "dscr_min", "dscr", "has_debt_service")
GRANTS = ("wis_granted", "sde_granted", "kvw_granted", "eia_granted")
UPTAKE_LOWER, COST_HIGHER, ELECTRICITY_HIGHER, YEARS_LATE = 0.2, 1.2, 1.5, 2


@dataclass(frozen=True)
class Stress:
    """Outcome of one scenario; None where there is no return or no debt."""

    name: str
    label: Text
    npv_eur: float
    irr: float | None
    dscr_min: float | None
    years_below_norm: int | None


Changes = Callable[[Result], Mapping[str, float | str]]
SCENARIOS: tuple[tuple[str, Text, Changes], ...] = (
    ("base", text("base"), lambda _: {}),
    ("uptake", text("uptake 20 points lower"), lambda r: {"uptake": max(r["uptake"] - UPTAKE_LOWER, 0.0)}),
    (
        "cost",
        text("investment 20 % higher"),
        lambda r: {"investment_factor": r["investment_factor"] * COST_HIGHER},
    ),
    (
        "electricity",
        text("electricity 50 % dearer"),
        lambda r: {"electricity_price_eur_per_kwh": r["electricity_price_eur_per_kwh"] * ELECTRICITY_HIGHER},
    ),
    (
        "no_subsidy",
        text("no subsidy"),
        lambda _: {**dict.fromkeys(GRANTS, "no"), "extra_subsidy_eur": 0.0},
    ),
)


def stress_table(result: Result) -> list[Stress]:
    """Evaluate the stress scenarios, the low scenario and a start two years late."""
    table = [_stress(name, label, result.case, change(result), result) for name, label, change in SCENARIOS]
    low = {n: r[0] if _rises(result, n, r) else r[1] for n, r in _levers(result).items()}
    table.insert(1, _stress("low", text("all main levers unfavourable"), result.case, low, result))
    start = int(result["delivery_start_year"]) + YEARS_LATE
    if start <= result.years[-1]:
        late = {"first_delivery_year": float(start)}
        table.append(_stress("late", text("delivery two years late"), result.case, late, result))
    return table


def _levers(result: Result) -> Mapping[str, tuple[float, float]]:
    names = ("uptake", "heat_demand_factor", "electricity_price_eur_per_kwh", "investment_factor")
    ranges = result.case.project.ranges
    return {n: ranges[n] for n in names if n in ranges}


def _rises(result: Result, name: str, bounds: tuple[float, float]) -> bool:
    changes = {name: np.array(bounds).reshape(1, 1, 2)}
    outcomes = result.case.evaluate(changes, ["npv_project_eur"])["npv_project_eur"].ravel()
    low, high = np.broadcast_to(outcomes, (2,))
    return bool(high >= low)


def _stress(name: str, label: Text, case: Case, changes: Mapping[str, float | str], result: Result) -> Stress:
    found, norm = case.single(changes, WANTED), result["dscr_norm"]
    below = None
    if norm is not None and found["dscr_min"] is not None:
        dscr = np.asarray(found["dscr"], float)
        below = int(np.sum(dscr[np.isfinite(dscr)] < norm - 1e-9))
    return Stress(name, label, found["npv_project_eur"], found["irr_project"], found["dscr_min"], below)
