"""What an expert expects without calculating: more loss never lowers production, and the like.

Tried on the project itself, over the range of each input in the workbook (or a tenth either way).
Outcomes in money are those without subsidy, because a grant that fills a gap moves against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.scenarios.batch import NotVariableError, batch, check_variable
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.moves import near
from warmtenet.scenarios.result import Result

POINTS = 5
TOLERANCE = 1e-9
NPV = "npv_without_subsidy_eur"
FOLLOWS_COST = ("is_cost_based", "is_allowed_revenue")


@dataclass(frozen=True)
class Expectation:
    """When `cause` rises, `outcome` never falls (`rises`) or never rises."""

    cause: str
    outcome: str
    rises: bool

    def words(self, result: Result) -> Text:
        """Return the sentence of the expectation."""
        cause, outcome = (text(result.describe(n).label) for n in (self.cause, self.outcome))
        if self.rises:
            return text("{cause} higher: {outcome} not lower", cause=cause, outcome=outcome)
        return text("{cause} higher: {outcome} not higher", cause=cause, outcome=outcome)


@dataclass(frozen=True)
class Tried:
    """An expectation over a range, with where it first fails; `reason` when it was not tried."""

    expectation: Expectation
    low: float | None = None
    high: float | None = None
    failed_from: float | None = None
    failed_to: float | None = None
    change: float = 0.0
    reason: Text | None = None

    @property
    def passes(self) -> bool:
        """Return whether the outcome goes the expected way, or stays."""
        return self.reason is None and self.failed_from is None


def _all(rises: bool, outcome: str, *causes: str) -> tuple[Expectation, ...]:
    return tuple(Expectation(cause, outcome, rises) for cause in causes)


EXPECTATIONS: tuple[Expectation, ...] = (
    *_all(True, "heat_demand_mwh", "heat_demand_factor", "old_boiler_efficiency"),
    *_all(False, "heat_demand_mwh", "saving_realised_share"),
    *_all(True, "heat_production_mwh", "network_loss_share_of_demand", "heat_demand_factor"),
    *_all(
        True, "source_power_kw", "network_power_loss", "power_factor", "simultaneity_space_heating",
        "simultaneity_hot_water", "simultaneity_utility",
    ),
    *_all(True, "heat_demand_sold_mwh", "uptake", "connection_rate_weq_per_year", "heat_demand_factor"),
    *_all(True, "capex_eur", "uptake", "investment_factor", "contingency_share", "engineering_share"),
    *_all(True, "cop", "carnot_efficiency"),
    *_all(False, "cop", "heat_exchanger_lmtd_k"),
    *_all(False, "electricity_mwh", "carnot_efficiency"),
    *_all(True, "electricity_mwh", "auxiliary_power_share", "network_loss_share_of_demand"),
    *_all(True, "heat_pump_heat_share", "heat_pump_power_share"),
    *_all(False, "boiler_heat_mwh", "heat_pump_heat_share_assumed", "heat_pump_power_share"),
    *_all(False, "gas_yearly_m3", "boiler_efficiency"),
    *_all(True, "wko_storage_mwh", "carnot_efficiency"),
    *_all(False, "wko_storage_mwh", "wko_recovery_efficiency", "direct_source_share_assumed"),
    *_all(False, "regeneration_power_kw", "regeneration_hours"),
    *_all(False, "teo_flow_m3_per_s", "teo_delta_t_k"),
    *_all(False, "wko_doublets", "flow_per_doublet_m3_per_h"),
    *_all(False, "source_exchanger_area_m2", "exchanger_u_w_per_m2k"),
    *_all(
        False, NPV, "investment_factor", "contingency_share", "engineering_share",
        "electricity_price_eur_per_kwh", "gas_price_eur_per_m3", "grid_tariff_factor",
        "gas_grid_standing_eur", "management_eur_per_weq", "network_loss_share_of_demand",
        "inflation_opex", "index_energy",
    ),
    *_all(
        True, NPV, "variable_tariff_factor", "inflation_revenue", "carnot_efficiency",
        "bak_owner_occupier_eur", "bak_private_landlord_eur", "bak_housing_association_eur",
        "bak_utility_eur",
    ),
    *_all(False, "pv_investment_eur", "discount_rate", "cost_of_debt", "cost_of_equity_after_tax"),
    *_all(False, "pv_heat_gj", "discount_rate", "cost_of_debt", "cost_of_equity_after_tax"),
    *_all(True, "profit_tax_eur", "corporate_tax_rate"),
    *_all(True, "lcoh_eur_per_gj", "investment_factor", "electricity_price_eur_per_kwh"),
    *_all(True, "subsidy_total_eur", "wis_amount_rental_eur", "wis_amount_other_eur"),
    *_all(True, "household_heat_bill_eur", "variable_tariff_factor"),
    *_all(True, "bill_gas_month_eur", "boiler_price_eur", "boiler_upkeep_eur"),
    *_all(True, "bill_heat_pump_month_eur", "home_pump_price_eur", "home_pump_upkeep_eur"),
    *_all(True, "co2_network_t", "co2_electricity_kg_per_kwh", "co2_gas_kg_per_m3"),
)  # fmt: skip


def try_expectations(result: Result, expectations: Sequence[Expectation] = EXPECTATIONS) -> tuple[Tried, ...]:
    """Try each expectation of which the model has the outcome and the input, all in one batch.

    A computed cause, such as the discount rate, counts only where the user replaced it.
    """
    case = result.case
    known = [e for e in expectations if e.outcome in case.model.quantities and e.cause in case.model.inputs]
    ranges = {cause: range_of(case, cause) for cause in dict.fromkeys(e.cause for e in known)}
    points = {cause: np.linspace(*bounds, POINTS) for cause, bounds in ranges.items() if bounds}
    outcomes = _outcomes(case, points, {e.outcome for e in known})
    return tuple(_tried(result, e, points, outcomes) for e in known)


def range_of(case: Case, name: str) -> tuple[float, float] | None:
    """Return the range of an input in the workbook, else a tenth either way; None where it cannot move."""
    try:
        check_variable(case, name)
    except NotVariableError:
        return None
    if name in case.project.ranges:
        return case.project.ranges[name]
    if not np.isfinite(case.arrays[name].item()):
        return None
    value = case.arrays[name].item()
    around = [value, *near(value, case.model.inputs[name].given)]
    return (min(around), max(around)) if len(around) > 1 else None


def _outcomes(case: Case, points: Mapping[str, Array], wanted: set[str]) -> dict[str, dict[str, Array]]:
    """Return per cause and outcome the outcome at each point, summed over the years where it is yearly."""
    if not points:
        return {}
    count = POINTS * len(points)
    changes = {cause: np.full(count, case.arrays[cause].item()) for cause in points}
    parts = {cause: slice(i * POINTS, (i + 1) * POINTS) for i, cause in enumerate(points)}
    for cause, part in parts.items():
        changes[cause][part] = points[cause]
    found = batch(case, changes, wanted)
    totals = {n: np.nansum(v, axis=0) if v.ndim > 1 else v for n, v in found.items()}
    whole = {n: np.broadcast_to(v, (count,)) for n, v in totals.items()}
    return {cause: {n: v[part] for n, v in whole.items()} for cause, part in parts.items()}


def _tried(
    result: Result,
    expectation: Expectation,
    points: Mapping[str, Array],
    outcomes: Mapping[str, Mapping[str, Array]],
) -> Tried:
    cause = expectation.cause
    why = _not_expected(result, expectation)
    if why is None and cause not in points:
        why = text("no number to move, or no room within its limits")
    if why is not None:
        return Tried(expectation, reason=why)
    at, found = points[cause], outcomes[cause][expectation.outcome]
    if np.ptp(found) == 0:
        return Tried(expectation, reason=text("this input does not move the outcome in this case"))
    wrong = np.diff(found) * (1 if expectation.rises else -1)
    limit = TOLERANCE * max(float(np.nanmax(np.abs(found), initial=0.0)), TOLERANCE)
    failures = np.flatnonzero(wrong < -limit)
    if not failures.size:
        return Tried(expectation, float(at[0]), float(at[-1]))
    worst = int(failures[0])
    ends = float(at[worst]), float(at[worst + 1])
    return Tried(
        expectation, float(at[0]), float(at[-1]), *ends, change=float(found[worst + 1] - found[worst])
    )


def _not_expected(result: Result, expectation: Expectation) -> Text | None:
    """Where tariffs follow cost, more cost may be worth more to the heat company."""
    follows = any(n in result and np.any(result[n]) for n in FOLLOWS_COST)
    if follows and expectation.outcome == NPV:
        return text("the tariffs follow the cost in some years, so nothing is expected")
    return None
