"""The further sheets of a comparison: inputs, cash flow, verdicts, points of attention, files."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell

from warmtenet.locale import text
from warmtenet.report.compare.book import (
    CASH,
    COMPARISON,
    FILES,
    INPUTS,
    POINTS,
    TOP_ROWS,
    VERDICTS,
    CompareBook,
    landscape,
)
from warmtenet.report.compare.comparison_sheet import CENT, FIRST
from warmtenet.report.compare.shown import Shown
from warmtenet.report.compare.tables import (
    comparison_points,
    files_table,
    input_label,
    input_value,
    points_table,
    verdict_table,
)
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import TableBlock
from warmtenet.report.workbook.book import LiveSheet
from warmtenet.report.workbook.formats import LEAF
from warmtenet.report.workbook.frame import fit_row
from warmtenet.scenarios.differing import Differing
from warmtenet.workbook.words import unit_label

EMPTY = text("Nothing differs.")
VALUES_OF_RUN = text("Values of the runs; they do not recalculate.")
CASH_NOTE = text("Lilac cells are values of the runs; present values, running totals and sums are formulas.")
PER_VARIANT = 4


def write_inputs(book: CompareBook) -> None:
    """Write every input that differs, with where it stands in each file."""
    t, names, found = book.t, book.names, book.view.differing
    sheet = book.sheet(INPUTS, "input", t.render(VALUES_OF_RUN))
    places = [(t("Where in {name}").format(name=name), 26.0) for name in names]
    heads = [
        (t("Input"), 52.0),
        (t("Unit"), 14.0),
        *((name, 22.0) for name in names),
        *places,
        (t("key"), 34.0),
    ]
    book.head(sheet, TOP_ROWS, heads, range(2, 2 + len(names)))
    for row, difference in enumerate(found, start=TOP_ROWS + 1):
        _write_input(book, sheet, row, difference)
    if not found:
        sheet.write_string(TOP_ROWS + 1, 0, t.render(EMPTY))
    sheet.autofilter(TOP_ROWS, 0, TOP_ROWS + max(len(found), 1), len(heads) - 1)
    landscape(sheet, TOP_ROWS)


def _write_input(book: CompareBook, sheet: LiveSheet, row: int, found: Differing) -> None:
    t, formats, count = book.t, book.formats, len(found.values)
    label = input_label(found, t)
    sheet.write_string(row, 0, label, formats.wrapped)
    fit_row(sheet, row, [(label, 52)])
    sheet.write_string(row, 1, t.render(unit_label(found.unit)), formats.unit)
    for i, value in enumerate(found.values):
        is_number = isinstance(value, float) and value == value  # noqa: PLR0124  # not-a-number
        if is_number and not isinstance(value, str | date) and value is not None:
            sheet.write_number(row, 2 + i, value, book.number(found.unit, valign="top"))
        else:
            written = input_value(found, i, book.view.shown[i], t)
            sheet.write_string(row, 2 + i, written, formats.get(bg_color=LEAF, align="right", valign="top"))
        sheet.write_string(row, 2 + count + i, found.places[i] or ABSENT, formats.wrapped)
    sheet.write_string(row, 2 + 2 * count, found.name or found.sheet, formats.key)


def write_cash(book: CompareBook) -> None:
    """Write the cash flow of every variant with its present value, and whether that is the NPV."""
    t = book.t
    sheet = book.sheet(CASH, "calculation", t.render(CASH_NOTE))
    columns = (t("net cash flow"), t("discount factor"), t("present value"), t("cumulative present value"))
    heads = [(t("Calendar year"), 30.0)]
    for name in book.names:
        heads += [(f"{name}: {label}", 17.0) for label in columns]
    book.head(sheet, TOP_ROWS, heads, range(1, len(heads)))
    years = sorted({year for s in book.view.shown for year in s.ctx.years})
    for row, year in enumerate(years, start=TOP_ROWS + 1):
        sheet.write_number(row, 0, year, book.formats.number("year", align="left"))
    last = TOP_ROWS + len(years)
    for row, label in enumerate((t("all years"), t("NPV of the run"), t("Check")), start=last + 1):
        sheet.write_string(row, 0, label, book.formats.heading)
    for s in book.view.shown:
        _write_flow(book, sheet, s, years, last)
    landscape(sheet, TOP_ROWS)


def _write_flow(book: CompareBook, sheet: LiveSheet, shown: Shown, years: Sequence[int], last: int) -> None:
    """Write the four columns of a variant and their sums."""
    at, money = 1 + PER_VARIANT * (shown.number - 1), book.formats.number("EUR")
    net, factor = shown.ctx.flow("net_cash_flow_eur"), shown.ctx.flow("discount_factor")
    present = net * factor
    running = np.cumsum(present)
    start = TOP_ROWS + 1 + years.index(shown.ctx.years[0])
    for i in range(len(net)):
        row = start + i
        sheet.write_number(row, at, net[i], book.number("EUR"))
        sheet.write_number(row, at + 1, factor[i], book.number("factor"))
        parts = [xl_rowcol_to_cell(row, at + column) for column in range(3)]
        sheet.write_formula(row, at + 2, f"={parts[0]}*{parts[1]}", money, present[i])
        before = f"{xl_rowcol_to_cell(row - 1, at + 3)}+" if i else ""
        sheet.write_formula(row, at + 3, f"={before}{parts[2]}", money, running[i])
    bold = book.formats.number("EUR", bold=True, top=1)
    for column, total in ((at, net.sum()), (at + 2, running[-1])):
        cells = f"{xl_rowcol_to_cell(TOP_ROWS + 1, column)}:{xl_rowcol_to_cell(last, column)}"
        sheet.write_formula(last + 1, column, f"=SUM({cells})", bold, total)
    npv_row = next(i for i, f in enumerate(book.view.cards) if f.key == "npv_project_eur") + TOP_ROWS + 2
    source = f"{book.title(COMPARISON)}!{xl_rowcol_to_cell(npv_row, FIRST + shown.number - 1)}"
    npv = float(shown.ctx.known("npv_project_eur"))
    sheet.write_formula(last + 2, at + 2, f"={source}", money, npv)
    if not shown.ctx.result.overridden("npv_project_eur"):
        total, of_run = (xl_rowcol_to_cell(last + row, at + 2) for row in (1, 2))
        book.check(sheet, last + 3, at + 2, f"ABS({total}-{of_run})<={CENT}")


def write_verdicts(book: CompareBook) -> None:
    """Write the six verdicts of every variant."""
    sheet = book.sheet(VERDICTS, "check", book.t.render(VALUES_OF_RUN))
    table = verdict_table(book.view.shown, book.t)
    _write_table(book, sheet, table, (30.0, *(42.0 for _ in book.names)))


def write_points(book: CompareBook) -> None:
    """Write the points of attention of the comparison and those that not every variant has."""
    t, view = book.t, book.view
    sheet = book.sheet(POINTS, "result", t.render(VALUES_OF_RUN))
    table = points_table(view.points_of_some, view.shown, t)
    last = _write_table(book, sheet, table, (14.0, 30.0, 34.0, 80.0, 20.0)) + 2
    for row, block in enumerate(comparison_points(view.points, t), start=last):
        sheet.write_string(row, 0, str(block.words))


def write_files(book: CompareBook) -> None:
    """Write what was compared."""
    sheet = book.sheet(FILES, "result", book.t.render(VALUES_OF_RUN))
    widths = (26.0, 34.0, 34.0, 40.0, 20.0, 40.0, 16.0)
    _write_table(book, sheet, files_table(book.view.shown, book.t), widths)


def _write_table(book: CompareBook, sheet: LiveSheet, table: TableBlock, widths: Sequence[float]) -> int:
    """Write a table of words; return the row after it."""
    heads = [
        (f"{column.label} ({column.unit})" if column.unit else column.label, width)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    book.head(sheet, TOP_ROWS, heads, range(0))
    row = TOP_ROWS
    for row, line in enumerate(table.rows, start=TOP_ROWS + 1):
        for column, cell in enumerate(line.cells):
            sheet.write_string(row, column, cell.text, book.formats.wrapped)
        fit_row(sheet, row, [(c.text, w) for c, w in zip(line.cells, widths, strict=True)])
    if not table.rows:
        row += 1
        sheet.write_string(row, 0, book.t.render(EMPTY))
    landscape(sheet, TOP_ROWS)
    return row + 1
