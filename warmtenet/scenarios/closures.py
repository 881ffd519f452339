"""What must add up in every year: energy, money, the balance sheet and totals per connection."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.scenarios.money_matrix import PARTIES, MoneyMatrix
from warmtenet.scenarios.result import Result

TOLERANCE = 1e-9


@dataclass(frozen=True)
class Closure:
    """Two sides that must be equal, a number or a row along the years."""

    test: str
    label: Text
    names: tuple[str, ...]
    left: Array
    right: Array
    years: tuple[int, ...] = ()

    @property
    def gap(self) -> float:
        """Largest difference."""
        return float(np.max(np.abs(self.left - self.right), initial=0.0))

    @property
    def closes(self) -> bool:
        """Return whether the difference is rounding."""
        sides = np.concatenate([np.ravel(self.left), np.ravel(self.right), [1.0]])
        return self.gap <= TOLERANCE * float(np.max(np.abs(sides)))

    @property
    def year(self) -> int | None:
        """Year with the largest difference; None for a single number."""
        if self.closes or not self.years:
            return None
        return self.years[int(np.argmax(np.abs(self.left - self.right)))]


STEPS = ("revenue_eur", "opex_eur", "capex_eur", "replacement_eur", "residual_value_eur")
# test, label, names on the left and on the right; a minus in front subtracts
Sides = tuple[str, Text, tuple[str, ...], tuple[str, ...]]
YEARLY: tuple[Sides, ...] = (
    (
        "energy",
        text("heat into the network = heat sold + loss (every year)"),
        ("heat_production_yearly_mwh",),
        ("heat_demand_sold_mwh", "network_loss_yearly_mwh"),
    ),
    (
        "energy",
        text("heat pumps + boilers = heat into the network (every year)"),
        ("heat_pump_heat_yearly_mwh", "boiler_heat_yearly_mwh"),
        ("heat_production_yearly_mwh",),
    ),
    (
        "energy",
        text("source + compressors = heat of the heat pumps (full size)"),
        ("cold_side_heat_mwh", "heat_pump_electricity_mwh"),
        ("heat_pump_heat_mwh",),
    ),
    (
        "money",
        text("paid by residents = heat revenue (every year)"),
        ("revenue_eur", "heat_payments_check_eur"),
        ("revenue_eur",),
    ),
    (
        "funds",
        text("sources = uses of the heat company (every year)"),
        ("net_cash_flow_eur", "drawn_eur"),
        ("profit_tax_levered_eur", "debt_service_eur", "cash_flow_equity_eur"),
    ),
    (
        "balance",
        text("assets = equity + debt + contributions (every year)"),
        ("assets_eur",),
        ("liabilities_eur",),
    ),
    (
        "balance",
        text("revenue - operating cost - investment - replacement + residual value = cash flow (every year)"),
        ("revenue_eur", "-opex_eur", "-capex_eur", "-replacement_eur", "residual_value_eur"),
        ("net_cash_flow_eur",),
    ),
)


# test, label, names, and the two sides made of their values
TOTALS: tuple[tuple[str, Text, tuple[str, ...], Callable[..., tuple[Any, Any]]], ...] = (
    (
        "per_connection",
        text("investment per connected weq x connected weq = investment (price level)"),
        ("capex_per_connected_weq_eur", "connected_weq_final", "capex_real_total_eur"),
        lambda each, weq, total: (each * weq, total if weq else 0.0),  # nobody connects: no share
    ),
    (
        "per_connection",
        text("weq connected year by year = weq connected in the end"),
        ("new_weq", "connected_weq_final"),
        lambda new, final: (np.sum(new), final),
    ),
    (
        "per_connection",
        text("heat demand per weq x weq = heat demand"),
        ("heat_demand_per_weq_mwh", "weq_total", "heat_demand_mwh"),
        lambda each, weq, total: (each * weq, total),
    ),
    (
        "waterfall",
        text("present value of revenue - cost - investment + residual value = net present value"),
        (*STEPS, "discount_factor", "npv_project_eur"),
        lambda revenue, opex, capex, again, residual, factor, npv: (
            np.sum((revenue - opex - capex - again + residual) * factor),
            npv,
        ),
    ),
)


def closures_of(result: Result, money: MoneyMatrix) -> tuple[Closure, ...]:
    """Return everything that must add up in this case; what the model lacks is left out."""
    rows = (_row(result, sides) for sides in YEARLY)
    return (*(c for c in rows if c is not None), *_matrix(money), *_totals(result))


def _row(result: Result, sides: Sides) -> Closure | None:
    test, label, left, right = sides
    names = tuple(n.removeprefix("-") for n in (*left, *right))
    if any(n not in result for n in names):
        return None
    total = [_sum(result, side) for side in (left, right)]
    years = result.years if total[0].ndim else ()
    return Closure(test, label, names, total[0], total[1], years)


def _sum(result: Result, names: tuple[str, ...]) -> Array:
    terms = [(-1 if n.startswith("-") else 1) * np.asarray(result[n.removeprefix("-")], float) for n in names]
    return np.asarray(sum(terms, np.asarray(0.0)))


def _matrix(money: MoneyMatrix) -> Iterator[Closure]:
    company = PARTIES.index("heat_company")
    label = text("money matrix: the heat company receives = pays (present value)")
    received, paid = money.present[:, company].sum(), money.present[company].sum()
    yield Closure("money", label, ("cash_flow_equity_eur",), np.asarray(received), np.asarray(paid))


def _totals(result: Result) -> Iterator[Closure]:
    for test, label, names, sides in TOTALS:
        if all(n in result and result[n] is not None for n in names):
            left, right = (np.asarray(side, float) for side in sides(*(result[n] for n in names)))
            yield Closure(test, label, names, left, right)
