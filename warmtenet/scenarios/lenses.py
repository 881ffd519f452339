"""Two lenses on one input: the own case, and the fixed defaults of a subsidy model, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from warmtenet.core.model import PREVIOUS, Model
from warmtenet.locale import Text, text
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.result import Result

# input, key figure with the default of the scheme, why the two differ
WIS_MODEL = (
    ("discount_rate", "wis_model.discount_rate", text("return of the scheme instead of the own WACC")),
    ("index_energy", "wis_model.energy_index", text("energy prices grow with inflation")),
    ("inflation_revenue", "wis_model.inflation", text("one inflation for everything")),
    ("inflation_opex", "wis_model.inflation", text("one inflation for everything")),
    ("inflation_capex", "wis_model.inflation", text("one inflation for everything")),
    ("variable_tariff_factor", "wis_model.tariff_factor", text("tariff at the maximum")),
)
# yearly rows of the comparison: label, quantity, sign in the net present value
LINES = (
    (text("heat, variable"), "revenue_variable_eur", 1),
    (text("heat, fixed"), "revenue_fixed_eur", 1),
    (text("contributions"), "revenue_bak_eur", 1),
    (text("residual value"), "residual_value_eur", 1),
    (text("electricity"), "electricity_cost_eur", -1),
    (text("gas"), "gas_cost_eur", -1),
    (text("maintenance"), "maintenance_eur", -1),
    (text("management and own lines"), "management_eur", -1),
    (text("investment"), "capex_eur", -1),
    (text("replacement"), "replacement_eur", -1),
)
OTHER = "own_opex_eur"
NEEDED = ("discount_factor", "npv_without_subsidy_eur", OTHER, *(name for _, name, _ in LINES))


@dataclass(frozen=True)
class LensLine:
    """Present value of one line in the own case and under the scheme, signed, in EUR.

    `reasons` are the inputs that the scheme fixes otherwise and on which the line rests.
    """

    label: Text
    name: str
    own_eur: float
    scheme_eur: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class LensChange:
    """An input that the scheme fixes: own value, value of the scheme, why."""

    name: str
    own: float
    scheme: float
    reason: Text


@dataclass(frozen=True)
class Lenses:
    """Both lenses; the lines add up to the net present value without subsidy of each.

    `grades` are those of the key figures that hold the defaults of the scheme.
    """

    lines: tuple[LensLine, ...]
    changes: tuple[LensChange, ...]
    own_gap_eur: float
    scheme_gap_eur: float
    grades: tuple[str, ...] = ()


def wis_lenses(result: Result) -> Lenses:
    """Compare the own case with the fixed defaults of the WIS model."""
    case = result.case
    year = int(result["price_level_year"])
    fixed = {name: case.figures.value(key, year) for name, key, _ in WIS_MODEL}
    own = {name: result[name] for name in NEEDED}
    scheme = case.single(fixed, NEEDED)
    changes = tuple(
        LensChange(name, float(result[name]), fixed[name], reason)
        for name, _, reason in WIS_MODEL
        if float(result[name]) != fixed[name]
    )
    own_gap, scheme_gap = (max(0.0, -values["npv_without_subsidy_eur"]) for values in (own, scheme))
    lines = tuple(_with_reasons(line, changes, case) for line in _lines(own, scheme))
    grades = {case.figures[key].at(year).grade for _, key, _ in WIS_MODEL}
    return Lenses(lines, changes, own_gap, scheme_gap, tuple(sorted(grades)))


def reach_of(line: str, model: Model) -> set[str]:
    """Return every name on which the present value of a line rests."""
    rows = {line, OTHER} if line == "management_eur" else {line}
    quantities = model.ingredients({*rows, "discount_factor"})
    used = {p.removesuffix(PREVIOUS) for name in quantities for p in model.quantities[name].parameters}
    return used | rows


def _with_reasons(line: LensLine, changes: tuple[LensChange, ...], case: Case) -> LensLine:
    reach = reach_of(line.name, case.model)
    return replace(line, reasons=tuple(c.name for c in changes if c.name in reach))


def _lines(own: Mapping[str, Any], scheme: Mapping[str, Any]) -> list[LensLine]:
    return [
        LensLine(label, name, sign * _present(own, name), sign * _present(scheme, name))
        for label, name, sign in LINES
    ]


def _present(values: Mapping[str, Any], name: str) -> float:
    flow = values[name] + values[OTHER] if name == "management_eur" else values[name]
    return float(np.sum(flow * values["discount_factor"]))
