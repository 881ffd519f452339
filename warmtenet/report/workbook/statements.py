"""The yearly statements of the heat company, put together from rows of the calculation sheets."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.formats import IMPORTED, MUTED
from warmtenet.report.workbook.frame import WIDTHS, fit_row, write_top, write_years
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.plan import FIRST_YEAR, LABEL, OPENING, STATEMENTS, TOTAL, UNIT, letter
from warmtenet.workbook.words import unit_label

FIRST = 8
NOTE = text("What comes in is positive, what goes out negative; every row follows the calculation sheets.")


@dataclass(frozen=True)
class Entry:
    """A row: a quantity with its sign, a total of rows above it, or the end of the year before.

    Attributes
    ----------
    name, sign
        Quantity that the row shows; its label stands beside it unless `label` is given.
    total
        Names of the rows above that are added up; the result must be the quantity `name`.
    less
        Quantity that is subtracted.
    begin
        The row shows what the quantity was at the end of the year before.
    """

    name: str
    sign: int = 1
    label: Text | None = None
    total: tuple[str, ...] = ()
    less: str = ""
    begin: bool = False
    is_flow: bool = True


def _total(name: str, *parts: str, label: Text | None = None, is_flow: bool = True) -> Entry:
    return Entry(name, 1, label, parts, is_flow=is_flow)


STATEMENT_BLOCKS: tuple[tuple[Text, tuple[Entry, ...]], ...] = (
    (
        text("Profit and loss"),
        (
            Entry("revenue_variable_eur"),
            Entry("revenue_fixed_eur"),
            Entry("bak_income_eur"),
            Entry("subsidy_sde_eur"),
            Entry("subsidy_wis_eur", 1, text("WIS, when taxed at once"), less="wis_deducted_eur"),
            _total("turnover_eur", "revenue_variable_eur", "revenue_fixed_eur", "bak_income_eur",
                   "subsidy_sde_eur", "subsidy_wis_eur"),
            Entry("electricity_cost_eur", -1),
            Entry("gas_cost_eur", -1),
            Entry("maintenance_eur", -1),
            Entry("management_eur", -1),
            Entry("own_opex_eur", -1),
            Entry("depreciation_eur", -1),
            Entry("book_result_eur"),
            _total("operating_profit_eur", "turnover_eur", "electricity_cost_eur", "gas_cost_eur",
                   "maintenance_eur", "management_eur", "own_opex_eur", "depreciation_eur",
                   "book_result_eur"),
            Entry("interest_eur", -1),
            Entry("profit_tax_levered_eur", -1),
            _total("net_profit_eur", "operating_profit_eur", "interest_eur", "profit_tax_levered_eur"),
        ),
    ),
    (
        text("Cash flow"),
        (
            Entry("revenue_variable_eur"),
            Entry("revenue_fixed_eur"),
            Entry("revenue_bak_eur"),
            Entry("revenue_subsidy_eur"),
            Entry("opex_eur", -1),
            Entry("capex_eur", -1),
            Entry("replacement_eur", -1),
            Entry("residual_value_eur"),
            _total("net_cash_flow_eur", "revenue_variable_eur", "revenue_fixed_eur", "revenue_bak_eur",
                   "revenue_subsidy_eur", "opex_eur", "capex_eur", "replacement_eur", "residual_value_eur"),
            Entry("profit_tax_levered_eur", -1),
            Entry("drawn_eur"),
            Entry("debt_service_eur", -1),
            _total("cash_flow_equity_eur", "net_cash_flow_eur", "profit_tax_levered_eur", "drawn_eur",
                   "debt_service_eur"),
        ),
    ),
    (
        text("Debt schedule, all loans"),
        (
            Entry("debt_eur", label=text("Debt at the start of the year"), begin=True, is_flow=False),
            Entry("drawn_eur"),
            Entry("added_interest_eur"),
            Entry("repayment_eur", -1),
            _total("debt_eur", "begin", "drawn_eur", "added_interest_eur", "repayment_eur", is_flow=False),
        ),
    ),
    (
        text("Balance sheet at the end of the year"),
        (
            Entry("assets_eur", is_flow=False),
            Entry("equity_eur", is_flow=False),
            Entry("debt_eur", is_flow=False),
            Entry("bak_deferred_eur", is_flow=False),
            _total("liabilities_eur", "equity_eur", "debt_eur", "bak_deferred_eur", is_flow=False),
        ),
    ),
    (
        text("Cover of the debt service (DSCR)"),
        (
            Entry("cfads_eur"),
            Entry("debt_service_eur"),
            Entry("dscr", is_flow=False),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Row:
    """A row of the sheet (counted from one) with the formula of a year and the values."""

    row: int
    entry: Entry
    pattern: str
    values: Array


class StatementPlan:
    """Rows of the statements; formulas hold {now} and {before} for the columns of years."""

    def __init__(self, live: Evaluator) -> None:
        self.live = live
        self.title = live.plan.title(STATEMENTS)

    @cached_property
    def blocks(self) -> list[tuple[Text, int, list[Row]]]:
        """Heading, its row, and the rows of each block."""
        found, row = [], FIRST
        for heading, entries in STATEMENT_BLOCKS:
            rows = self._rows(entries, row + 1)
            found.append((heading, row, rows))
            row += len(rows) + 2
        return found

    def _rows(self, entries: tuple[Entry, ...], first: int) -> list[Row]:
        at: dict[str, int] = {}
        rows = []
        last = first + len(entries) - 1
        for row, entry in enumerate(entries, start=first):
            at["begin" if entry.begin else entry.name] = row
            rows.append(Row(row, entry, self._pattern(entry, at, last), self._values(entry)))
        return rows

    def _pattern(self, entry: Entry, at: dict[str, int], last: int) -> str:
        if entry.begin:
            return f"={{before}}{last}"
        if entry.total:
            return "=" + "+".join(f"{{now}}{at[name]}" for name in entry.total)
        sign = "-" if entry.sign < 0 else ""
        pattern = f"={sign}{self._cell(entry.name)}"
        return f"{pattern}-{self._cell(entry.less)}" if entry.less else pattern

    def _cell(self, name: str) -> str:
        home, place = self.live.plan.places[name]
        return f"{home}!{{now}}{place.row}"

    def _values(self, entry: Entry) -> Array:
        values = np.asarray(self.live.result[entry.name])
        if entry.begin:
            return np.concatenate([[0.0], values[:-1]])
        if entry.less:
            values = values - self.live.result[entry.less]
        return values * entry.sign + 0.0

    def added(self, row: Row) -> Array:
        """Return the sum of the rows that a total adds up, shape (year,)."""
        rows = next(rows for _, _, rows in self.blocks if row in rows)
        parts = {"begin" if r.entry.begin else r.entry.name: r for r in rows if r is not row}
        return np.asarray(np.sum([parts[name].values for name in row.entry.total], axis=0))

    @property
    def totals(self) -> list[Row]:
        """The rows that must agree with a quantity."""
        return [row for _, _, rows in self.blocks for row in rows if row.entry.total]

    def row_range(self, row: Row) -> str:
        """Return the address of a row."""
        years = self.live.plan.columns.years
        return f"{self.title}!${years[0]}${row.row}:${years[-1]}${row.row}"


def write_statements(book: Book) -> None:
    """Write profit and loss, cash flow, debt schedule, balance sheet and cover, years across."""
    plan = StatementPlan(book.live)
    sheet = book.sheet(plan.title, "calculation")
    write_top(book, sheet, plan.title)
    after = FIRST_YEAR + len(book.result.years)
    write_years(book, sheet, after)
    sheet.write_string(FIRST - 3, 0, book.say(NOTE), book.formats.muted)
    for heading, row, rows in plan.blocks:
        sheet.write_string(row - 1, 0, book.say(heading), book.formats.section)
        for line in rows:
            _write_row(book, sheet, line, after)
    sheet.print_area(0, 0, plan.blocks[-1][2][-1].row, after - 1)


def _write_row(book: Book, sheet: LiveSheet, line: Row, after: int) -> None:
    entry, row, result = line.entry, line.row, book.result
    is_total = bool(entry.total)
    look = {"bold": True, "top": 1} if is_total else {} if entry.begin else {"font_color": IMPORTED}
    label = book.say(entry.label) if entry.label else book.t(result.describe(entry.name).label)
    words = book.formats.get(text_wrap=True, **look, **({} if is_total else {"indent": 1}))
    sheet.write_string(row - 1, LABEL, label, words)
    fit_row(sheet, row - 1, [(label, WIDTHS[LABEL] - 2)])
    unit = result.describe(entry.name).unit
    plain = {"top": 1} if is_total else {}
    style = book.formats.get(font_color=MUTED, indent=1, **plain)
    sheet.write_string(row - 1, UNIT, book.say(unit_label(unit)), style)
    number = book.formats.number(unit, **look, **({"num_format": "0.00"} if unit == "factor" else {}))
    years = book.plan.columns.years
    if entry.is_flow:
        total = f"=SUM({years[0]}{row}:{years[-1]}{row})"
        sheet.write_formula(
            row - 1, TOTAL, total, book.formats.number(unit, bold=True, **plain), float(line.values.sum())
        )
    if entry.name == "debt_eur" and is_total:
        sheet.write_number(row - 1, OPENING, 0, number)
    _write_link(book, sheet, line, after)
    for position, value in enumerate(line.values.tolist()):
        column = FIRST_YEAR + position
        formula = line.pattern.format(now=letter(column), before=letter(column - 1))
        sheet.write_formula(row - 1, column, formula, number, cached(value))


def _write_link(book: Book, sheet: LiveSheet, line: Row, after: int) -> None:
    if line.entry.begin:
        return
    home, place = book.plan.places[line.entry.name]
    sheet.write_url(line.row - 1, after, f"internal:{home}!E{place.row}", book.formats.link, home)
    sheet.write_string(line.row - 1, after + 1, line.entry.name, book.formats.key)
