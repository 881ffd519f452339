"""The money matrix: from whom to whom, per year and as present value; each euro has one payer."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.model.families import OWNER_LABELS, PARTY_LABELS
from warmtenet.scenarios.result import Result

PARTIES = tuple(PARTY_LABELS)
RESIDENT = {
    "owner_occupier": "owner_occupier",
    "private_landlord": "tenant",
    "housing_association": "tenant",
    "utility": "utility",
}


@dataclass(frozen=True)
class MoneyFlow:
    """An amount per year, shape (year,), in EUR, from one party to another."""

    what: Text
    payer: str
    receiver: str
    yearly: Array


@dataclass(frozen=True)
class MoneyMatrix:
    """Flows between the parties.

    Attributes
    ----------
    present, first_full_year
        Shape (payer, receiver), in the order of `PARTIES`: present value at the discount rate
        before tax, and the first year in which everybody is connected.
    """

    flows: tuple[MoneyFlow, ...]
    present: Array
    first_full_year: Array
    year: int


# name of a yearly quantity, what it is, payer, receiver
SINGLE = (
    ("subsidy_wis_eur", text("WIS"), "state", "heat_company"),
    ("subsidy_sde_eur", text("SDE++"), "state", "heat_company"),
    ("subsidy_kvw_eur", text("Kansen voor West III"), "province", "heat_company"),
    ("subsidy_extra_eur", text("extra subsidy"), "municipality", "heat_company"),
    ("residual_value_eur", text("residual value"), "successor", "heat_company"),
    ("drawn_eur", text("loans drawn"), "bank", "heat_company"),
    ("capex_eur", text("investment"), "heat_company", "suppliers"),
    ("replacement_eur", text("replacement"), "heat_company", "suppliers"),
    ("supplier_cost_eur", text("energy, upkeep and management"), "heat_company", "suppliers"),
    ("grid_cost_eur", text("grid tariffs"), "heat_company", "grid_operator"),
    ("energy_tax_eur", text("energy tax"), "heat_company", "state"),
    ("profit_tax_levered_eur", text("profit tax"), "heat_company", "state"),
    ("debt_service_eur", text("interest and repayment"), "heat_company", "bank"),
)


def money_matrix(result: Result) -> MoneyMatrix:
    """Return the flows of a result between the parties, excluding VAT."""
    flows = tuple(f for f in _flows(result) if np.any(f.yearly != 0))
    discount = np.asarray(result["discount_factor"])
    connected = np.asarray(result["connected_weq_mean"])
    full = int(np.argmax(connected >= connected.max() * (1 - 1e-9)))
    return MoneyMatrix(
        flows,
        _matrix((f, float(np.sum(f.yearly * discount))) for f in flows),
        _matrix((f, float(f.yearly[full])) for f in flows),
        result.years[full],
    )


def imbalance(matrix: MoneyMatrix) -> float:
    """Return the largest difference in any year between what the heat company receives and pays."""
    received = sum(f.yearly for f in matrix.flows if f.receiver == "heat_company")
    paid = sum(f.yearly for f in matrix.flows if f.payer == "heat_company")
    return float(np.max(np.abs(np.asarray(received) - np.asarray(paid)), initial=0.0))


def _matrix(amounts: Iterator[tuple[MoneyFlow, float]]) -> Array:
    matrix = np.zeros((len(PARTIES), len(PARTIES)))
    for flow, amount in amounts:
        matrix[PARTIES.index(flow.payer), PARTIES.index(flow.receiver)] += amount
    return matrix


def _flows(result: Result) -> Iterator[MoneyFlow]:
    for position, owner in enumerate(OWNER_LABELS):
        resident = RESIDENT[owner]
        rent = np.asarray(result["landlord_set_rent_eur"][position]) if resident == "tenant" else 0.0
        yield MoneyFlow(
            text("heat, variable"), resident, "heat_company", result["owner_variable_eur"][position]
        )
        yield MoneyFlow(
            text("heat, fixed"), resident, "heat_company", result["owner_fixed_eur"][position] - rent
        )
        yield MoneyFlow(
            text("rent of the delivery set"), owner, "heat_company", np.zeros(len(result.years)) + rent
        )
        yield MoneyFlow(text("contribution"), owner, "heat_company", result["owner_bak_eur"][position])
        yield MoneyFlow(
            text("subsidy to the owner"), "state", owner, result["owner_home_subsidy_eur"][position]
        )
    for name, what, payer, receiver in SINGLE:
        yield MoneyFlow(what, payer, receiver, result[name])
    equity = np.asarray(result["cash_flow_equity_eur"])
    yield MoneyFlow(text("paid in"), "shareholder", "heat_company", np.maximum(-equity, 0))
    yield MoneyFlow(text("distributed"), "heat_company", "shareholder", np.maximum(equity, 0))
