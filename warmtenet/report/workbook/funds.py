"""Financing on the summary: cover and value of the loans, and sources and uses of the build years."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from warmtenet.core.verbs import sum_years
from warmtenet.locale import Text, Translator, text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.live import Evaluator, Formula

NO_DEBT = text("not applicable: no loans")
ONLY_DEBT, ONLY_NORM = text("with loans"), text("with a required DSCR")
MARGIN = "0.000000001"
BUILD, PURCHASES = "capex_eur", "purchases_eur"
PERIODS = ((BUILD, text("years with investment")), (PURCHASES, text("and years with replacement")))
OPERATION = ("cfads_eur", "revenue_bak_eur")


@dataclass(frozen=True)
class Figure:
    """A figure of the financing: formula with its value, number or word."""

    label: Text
    unit: str
    formula: str
    value: Any
    note: Text | None = None


def dscr_note(live: Evaluator, t: Translator) -> tuple[str, str]:
    """Return what stands beside the lowest DSCR: year, required and mean; as formula and as text."""
    result = live.result
    at = f"INDEX({_axis(live)},MATCH(dscr_min,{live.plan.row_range('dscr')},0))"
    in_year, required, none = t("in {year}").format(year=""), t("required"), t.render(NO_DEBT)
    norm = f'IF(ISNUMBER(dscr_norm)," · {required} "&FIXED(dscr_norm,2),"")'
    formula = f'=IF(ISNUMBER(dscr_min),"{in_year}"&{at}&{norm}&" · {t("mean")}","{none}")'
    if result["dscr_min"] is None:
        return formula, none
    year = lowest_year(live)
    written = "" if result["dscr_norm"] is None else f" · {required} {result['dscr_norm']:.2f}"
    return formula, f"{in_year}{year}{written} · {t('mean')}"


def lowest_year(live: Evaluator) -> int:
    """Return the year of the lowest DSCR."""
    return int(live.result.years[int(np.nanargmin(live.result["dscr"]))])


def _axis(live: Evaluator) -> str:
    """Return the address of the calendar years on the sheet of the DSCR."""
    home, first, last = live.plan.places["dscr"][0], live.plan.columns.years[0], live.plan.columns.years[-1]
    return f"{home}!${first}$4:${last}$4"


def figures(live: Evaluator) -> list[Figure]:
    """Return the figures that a bank asks for first."""
    return [
        *_cover(live),
        _named(live, text("Loan life cover ratio (LLCR)"), "llcr", ONLY_DEBT),
        _named(live, text("Debt capacity at the required DSCR"), "debt_capacity_eur", ONLY_NORM),
        _named(live, text("Net present value for the shareholder"), "npv_equity_eur"),
        _named(live, text("Return on equity"), "irr_equity"),
        _named(live, text("Part of the capital that is lent (gearing)"), "gearing"),
        *_deepest(live),
    ]


def _named(live: Evaluator, label: Text, name: str, note: Text | None = None) -> Figure:
    value, unit = live.result[name], live.result.describe(name).unit
    formula = f'=IF(ISNUMBER({name}),{name},"{ABSENT}")'
    return Figure(label, unit, formula, ABSENT if value is None else value, note)


def _cover(live: Evaluator) -> Iterator[Figure]:
    result, row = live.result, live.plan.row_range("dscr")
    yield _named(live, text("Lowest DSCR"), "dscr_min", ONLY_DEBT)
    year = ABSENT if result["dscr_min"] is None else lowest_year(live)
    formula = f'=IF(ISNUMBER(dscr_min),INDEX({_axis(live)},MATCH(dscr_min,{row},0)),"{ABSENT}")'
    yield Figure(text("in the year"), "year", formula, year)
    yield _named(live, text("Mean DSCR"), "dscr_mean", ONLY_DEBT)
    yield _named(live, text("Required DSCR"), "dscr_norm")
    formula = f'=IF(ISNUMBER(dscr_norm),SUMPRODUCT(--({row}<dscr_norm-{MARGIN})),"{ABSENT}")'
    below = ABSENT if result["dscr_norm"] is None else years_below_norm(live)
    yield Figure(text("Years below the required DSCR"), "number", formula, below, ONLY_NORM)


def years_below_norm(live: Evaluator) -> int:
    """Return in how many years the DSCR is below the required one; zero when none is required."""
    norm = live.result["dscr_norm"]
    return 0 if norm is None else int(np.sum(live.result["dscr"] < norm - float(MARGIN)))


def _deepest(live: Evaluator) -> Iterator[Figure]:
    running = np.cumsum(live.result["net_cash_flow_eur"])
    row = live.plan.row_range("cumulative_cash_eur")
    label = text("Deepest cash position before financing")
    yield Figure(label, "EUR", f"=MIN({row})", float(live.result["cumulative_cash_eur"].min()))
    home, first, last = live.plan.places["npv_project_eur"][0], *_ends(live)
    formula = f"=INDEX({home}!${first}$4:${last}$4,MATCH(MIN({row}),{row},0))"
    yield Figure(text("in the year"), "year", formula, int(live.result.years[int(np.argmin(running))]))


def _ends(live: Evaluator) -> tuple[str, str]:
    return live.plan.columns.years[0], live.plan.columns.years[-1]


@dataclass(frozen=True)
class Fund:
    """A source or a use of money: a function of the period and the values of `names`."""

    label: Text
    names: tuple[str, ...]
    sign: int = 0

    def formula(self, period: str) -> Formula:
        """Return the sum over the years of a period; only what has the sign where one is given."""
        return Formula((*self.names, period), lambda *rows: _in_years(rows[:-1], rows[-1], self.sign))


def _in_years(rows: tuple[Any, ...], bought: Any, sign: int) -> Any:
    """Sum the first row less the others over the years with purchases."""
    amount = rows[0]
    for row in rows[1:]:
        amount = amount - row
    if sign > 0:
        return sum_years(amount * (amount > 0) * (bought > 0))
    if sign < 0:
        return sum_years(-amount * (amount < 0) * (bought > 0))
    return sum_years(amount * (bought > 0))


SOURCES = (
    Fund(text("Loans drawn"), ("drawn_eur",)),
    Fund(text("Paid in by the shareholder"), ("cash_flow_equity_eur",), -1),
    Fund(text("WIS"), ("subsidy_wis_eur",)),
    Fund(text("Kansen voor West III"), ("subsidy_kvw_eur",)),
    Fund(text("Extra subsidy"), ("subsidy_extra_eur",)),
    Fund(text("Contributions to the connection (BAK)"), ("revenue_bak_eur",)),
    Fund(text("Operation after tax"), OPERATION, 1),
    Fund(text("Residual value"), ("residual_value_eur",)),
)
USES = (
    Fund(text("Investment"), ("capex_eur",)),
    Fund(text("Replacement"), ("replacement_eur",)),
    Fund(text("Interest paid"), ("debt_service_eur", "repayment_eur")),
    Fund(text("Repayment"), ("repayment_eur",)),
    Fund(text("Shortfall of the operation"), OPERATION, -1),
    Fund(text("Distributed to the shareholder"), ("cash_flow_equity_eur",), 1),
)
