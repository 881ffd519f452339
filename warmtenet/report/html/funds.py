"""Sources and uses: where the money of the years with purchases comes from, and what it is spent on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from warmtenet.locale import Text, text
from warmtenet.report.html.context import Array, Context
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row


@dataclass(frozen=True)
class Fund:
    """A source or a use: the first row less the others; with a sign only what has that sign, in EUR."""

    label: Text
    names: tuple[str, ...]
    sign: int = 0

    @property
    def key(self) -> str:
        """The rows, joined by a minus; "up" or "down" in front where only one sign counts."""
        side = {1: "up:", -1: "down:", 0: ""}[self.sign]
        return side + "-".join(self.names)

    def amount(self, ctx: Context, bought: Array) -> float:
        """Return the sum over the years in which something is bought."""
        flow = ctx.flow(self.names[0]) - ctx.flow(*self.names[1:])
        if self.sign:
            flow = np.maximum(self.sign * flow, 0)
        return float(flow[bought].sum())


OPERATION = ("cfads_eur", "revenue_bak_eur")
SOURCES = (
    Fund(text("loans drawn"), ("drawn_eur",)),
    Fund(text("paid in by the shareholder"), ("cash_flow_equity_eur",), -1),
    Fund(text("WIS"), ("subsidy_wis_eur",)),
    Fund(text("Kansen voor West III"), ("subsidy_kvw_eur",)),
    Fund(text("extra subsidy"), ("subsidy_extra_eur",)),
    Fund(text("contributions (BAK)"), ("revenue_bak_eur",)),
    Fund(text("operation after tax"), OPERATION, 1),
    Fund(text("residual value"), ("residual_value_eur",)),
)
USES = (
    Fund(text("investment"), ("capex_eur",)),
    Fund(text("replacement"), ("replacement_eur",)),
    Fund(text("interest paid"), ("debt_service_eur", "repayment_eur")),
    Fund(text("repayment"), ("repayment_eur",)),
    Fund(text("shortfall of the operation"), OPERATION, -1),
    Fund(text("distributed to the shareholder"), ("cash_flow_equity_eur",), 1),
)


def fund_tables(ctx: Context) -> Iterator[TableBlock]:
    """Return sources and uses of the years with first investments, and of all years with purchases."""
    t = ctx.t
    first = t("Sources and uses, years with investment")
    yield _table(ctx, "capex_eur", first, folded=False)
    replaced = bool((ctx.flow("replacement_eur") > 0).any())
    if replaced:
        every = t("Sources and uses, all years with investment or replacement")
        yield _table(ctx, "purchases_eur", every, folded=True)


def sums(ctx: Context, period: str) -> tuple[float, float]:
    """Return all sources and all uses in the years in which a row is above zero, in EUR."""
    bought = ctx.flow(period) > 0
    return sum(f.amount(ctx, bought) for f in SOURCES), sum(f.amount(ctx, bought) for f in USES)


def _table(ctx: Context, period: str, caption: str, *, folded: bool) -> TableBlock:
    t = ctx.t
    mln = t("EUR mln")
    columns = (
        Column(t("source of money")),
        Column(t("amount"), mln, "right"),
        Column(t("share"), "", "right"),
        Column(t("use")),
        Column(t("amount"), mln, "right"),
        Column(t("share"), "", "right"),
    )
    left, right = _side(ctx, period, SOURCES), _side(ctx, period, USES)
    blank = (Cell("\u00a0"),) * 3
    rows = [Row((*(a or blank), *(b or blank))) for a, b in zip_longest(left, right)]
    total = sums(ctx, period)
    whole = ctx.numbers.percent(1.0) if total[0] else ctx.numbers.percent(None)
    cells = [
        (t("total"), Cell(ctx.numbers.number(eur / 1e6, 2), f"in:{period}:{side}"), whole)
        for eur, side in zip(total, ("sources", "uses"), strict=True)
    ]
    rows.append(row(*cells[0], *cells[1], kind="total"))
    count = int((ctx.flow(period) > 0).sum())
    note = t("Nominal, excl. VAT, {n} years together; both sides are equal.").format(n=count)
    return TableBlock(caption, columns, tuple(rows), note, folded=folded)


def _side(ctx: Context, period: str, funds: tuple[Fund, ...]) -> list[tuple[Cell, Cell, Cell]]:
    """Return label, amount and share of every source or use that is not zero."""
    n, bought = ctx.numbers, ctx.flow(period) > 0
    amounts = [(fund, fund.amount(ctx, bought)) for fund in funds]
    total = sum(eur for _, eur in amounts)
    return [
        (
            Cell(ctx.t(fund.label.message)),
            Cell(n.number(eur / 1e6, 2), f"in:{period}:{fund.key}"),
            Cell(n.percent(eur / total), f"in:{period}:{fund.key}:share"),
        )
        for fund, eur in amounts
        if eur
    ]
