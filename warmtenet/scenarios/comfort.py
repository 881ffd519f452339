"""What each comfort class of the dwellings does to the whole chain: plant, money, household."""

from collections.abc import Mapping
from dataclasses import dataclass

from warmtenet.model.families import COMFORT
from warmtenet.scenarios.result import Result

COMPARED = (
    "source_power_kw",
    "heat_pump_power_kw",
    "heat_demand_mwh",
    "capex_total_eur",
    "npv_project_eur",
    "funding_gap_eur",
    "bill_month_eur",
    "one_off_owner_eur",
    "one_off_association_eur",
)


@dataclass(frozen=True)
class ComfortOutcome:
    """The case with all dwellings in one comfort class; `chosen` is that of the project."""

    name: str
    chosen: bool
    values: Mapping[str, float]


def comfort_outcomes(result: Result) -> list[ComfortOutcome]:
    """Evaluate the case once per comfort class; nothing without dwelling types."""
    case = result.case
    if "bill_month_eur" not in case.model.quantities or not case.sizes.get("archetypes"):
        return []
    own = str(result["comfort_class"]).casefold()
    return [
        ComfortOutcome(name, name.casefold() == own, _values(result, name)) for name in case.elements(COMFORT)
    ]


def _values(result: Result, name: str) -> dict[str, float]:
    return dict(result.case.single({"comfort_class": name}, COMPARED))
