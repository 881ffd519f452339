"""Checks of the money: owners against revenue, sources against uses, payers against receivers."""

from collections.abc import Iterator

import numpy as np

from warmtenet.locale import Translator, text
from warmtenet.report.workbook.checks import CENT, Row
from warmtenet.report.workbook.funds import PERIODS, SOURCES, USES
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.money_sheet import MoneyPlan
from warmtenet.report.workbook.statements import StatementPlan
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.scenarios.money_matrix import PARTIES

OWNER_SUMS = (
    (text("Variable heat bills per kind of owner = revenue"), "owner_variable_eur", "revenue_variable_eur"),
    (text("Fixed heat bills per kind of owner = revenue"), "owner_fixed_eur", "revenue_fixed_eur"),
    (text("Contributions per kind of owner = revenue"), "owner_bak_eur", "revenue_bak_eur"),
)
COMPANY = "heat_company"


def money_checks(live: Evaluator, summary: SummaryPlan, t: Translator) -> Iterator[Row]:
    """Yield the checks, in the order of the sheet."""
    yield from _of_owners(live, t)
    yield from _of_funds(live, summary, t)
    yield from _of_matrix(live, t)
    yield from _of_statements(live, t)


def _of_owners(live: Evaluator, t: Translator) -> Iterator[Row]:
    for label, parts, whole in OWNER_SUMS:
        a, b = float(np.sum(live.result[parts])), float(np.sum(live.result[whole]))
        one, other = (f"=SUM({live.plan.row_range(name)})" for name in (parts, whole))
        home = live.plan.places[parts][0]
        yield Row(t.render(label), "EUR", CENT, one, other, (a, b, a - b), home)


def _of_funds(live: Evaluator, summary: SummaryPlan, t: Translator) -> Iterator[Row]:
    sources, uses = summary.fund_totals
    for column, (period, named) in zip("BD", PERIODS, strict=True):
        a, b = (sum(live.value(f.formula(period)) for f in funds) for funds in (SOURCES, USES))
        label = t("Sources = uses: {period}").format(period=t.render(named))
        one, other = (f"={summary.title}!{column}{row}" for row in (sources, uses))
        yield Row(label, "EUR", CENT, one, other, (a, b, a - b), summary.title)


def _of_matrix(live: Evaluator, t: Translator) -> Iterator[Row]:
    plan, at = MoneyPlan(live), PARTIES.index(COMPANY)
    received, paid = float(plan.matrix[:, at].sum()), float(plan.matrix[at].sum())
    label = t("Money matrix: the heat company receives what it pays")
    one, other = f"={plan.received_by(COMPANY)}", f"={plan.paid_by(COMPANY)}"
    yield Row(label, "EUR", CENT, one, other, (received, paid, received - paid), plan.title)
    cells, flows = float(plan.matrix.sum()), float(sum(plan.values))
    label = t("Money matrix: all cells = all flows")
    one = f"={plan.title}!{plan.totals_column}{plan.total}"
    other = f"=SUM({plan.title}!{plan.column_of_flows('D')})"
    yield Row(label, "EUR", CENT, one, other, (cells, flows, cells - flows), plan.title)


def _of_statements(live: Evaluator, t: Translator) -> Iterator[Row]:
    plan = StatementPlan(live)
    for row in plan.totals:
        name = row.entry.name
        label = t("Statements: {row} = that of the calculation").format(
            row=t(live.result.describe(name).label)
        )
        one, other = plan.row_range(row), live.plan.row_range(name)
        a, b = float(plan.added(row).sum()), float(np.sum(live.result[name]))
        apart = float(np.abs(plan.added(row) - live.result[name]).sum())
        difference = f"=SUMPRODUCT(ABS({one}-{other}))"
        yield Row(label, "EUR", CENT, f"=SUM({one})", f"=SUM({other})", (a, b, apart), plan.title, difference)
