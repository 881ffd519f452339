"""Profit and loss, balance sheet and the tariffs per year, as tables."""

from collections.abc import Iterator

import numpy as np

from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row

THOUSAND = 1000
PROFIT = (
    "turnover_eur",
    "opex_eur",
    "depreciation_eur",
    "book_result_eur",
    "operating_profit_eur",
    "interest_eur",
    "profit_tax_levered_eur",
    "net_profit_eur",
)
BALANCE = ("assets_eur", "equity_eur", "debt_eur", "bak_deferred_eur", "liabilities_eur")
NEGATIVE = frozenset({"opex_eur", "depreciation_eur", "interest_eur", "profit_tax_levered_eur"})
TARIFFS = (
    "variable_maximum_eur_per_gj",
    "variable_tariff_yearly_eur_per_gj",
    "fixed_maximum_eur",
    "fixed_tariff_yearly_eur",
    "household_bill_yearly_eur",
)


def statements(ctx: Context) -> Iterator[TableBlock]:
    """Return profit and loss and the balance sheet, folded."""
    t = ctx.t
    note = t(
        "Years 1 to 10, then every fifth and the last. Cost is negative. EIA and loss relief count in the "
        "profit tax, not in the profit."
    )
    yield _yearly(ctx, t("Profit and loss, EUR 1,000 nominal, excl. VAT"), PROFIT, note)
    note = t(
        "End of the year, at book value; grants are deducted from the assets. In the last year everything is "
        "sold at its residual value and the loans are repaid."
    )
    yield _yearly(ctx, t("Balance sheet, EUR 1,000 nominal"), BALANCE, note)


def _yearly(ctx: Context, caption: str, names: tuple[str, ...], note: str) -> TableBlock:
    columns = (Column(ctx.t("year")), *(Column(ctx.label(n), "", "right") for n in names))
    rows = [row(str(year), *(_thousands(ctx, n, year) for n in names)) for year in shown_years(ctx.years)]
    return TableBlock(caption, columns, tuple(rows), note, folded=True)


def _thousands(ctx: Context, name: str, year: int) -> Cell:
    value = float(ctx.flow(name)[ctx.years.index(year)]) / THOUSAND
    return Cell(ctx.numbers.whole(-value if name in NEGATIVE else value), ctx.key(name, year=year))


def tariff_path(ctx: Context) -> TableBlock:
    """Return the tariffs per year; where another regime begins the row says so."""
    t = ctx.t
    columns = (
        Column(t("year")),
        Column(t("variable, maximum"), "EUR/GJ", "right"),
        Column(t("variable, charged"), "EUR/GJ", "right"),
        Column(t("fixed, maximum"), t("EUR/yr"), "right"),
        Column(t("fixed, charged"), t("EUR/yr"), "right"),
        Column(t("heat bill incl. VAT"), t("EUR/yr"), "right"),
        Column(t("regime")),
    )
    starts = _regime_starts(ctx)
    years = sorted({*shown_years(ctx.years), *starts})
    rows = tuple(_tariff_row(ctx, year, is_start=year in starts) for year in years)
    note = t(
        "Nominal, excl. VAT except the bill of an average dwelling; fixed: per weq with meter and delivery "
        "set. The maximum is that of the price level, indexed, less the discount of the company."
    )
    caption = t("Tariffs per year")
    return TableBlock(caption, columns, rows, note, folded=not starts)


def _tariff_row(ctx: Context, year: int, *, is_start: bool) -> Row:
    cells = [ctx.cell(name, year=year) for name in TARIFFS]
    regime = _regime(ctx, ctx.years.index(year))
    words = ctx.t("{regime}, from this year").format(regime=regime) if is_start else regime
    return row(str(year), *cells, words, kind="marked" if is_start else "")


def _regime(ctx: Context, i: int) -> str:
    t = ctx.t
    if ctx.flow("is_allowed_revenue")[i] > 0:
        return t("allowed revenue")
    return t("cost-based") if ctx.flow("is_cost_based")[i] > 0 else t("maximum")


def _regime_starts(ctx: Context) -> set[int]:
    """Return the years in which another regime begins than in the year before."""
    found = set()
    for name in ("is_cost_based", "is_allowed_revenue"):
        change = np.flatnonzero(np.diff(ctx.flow(name)) > 0) + 1
        found |= {ctx.years[int(i)] for i in change}
    return found
