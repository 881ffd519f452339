"""The sheet with what moves the outcome: values of the run, beside one block that recalculates."""

from typing import Any

from warmtenet.locale import Text, text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.formats import LEAF
from warmtenet.report.workbook.frame import fit_row, write_top
from warmtenet.report.workbook.plan import SENSITIVITY
from warmtenet.report.workbook.sampled import write_sample
from warmtenet.scenarios.sensitivity import Bar
from warmtenet.workbook.words import unit_label

NOTE = text(
    "Values of the run in lilac: they do not recalculate when an input changes here. Run warmtenet again "
    "for new ones."
)
BASE = (("npv_project_eur", 6), ("lcoh_eur_per_gj", 7))
BASE_HEADS = (text("Base result"), text("now in this workbook"), text("at the run"), text("difference"))
BAR_HEAD = 11
COLUMN_WIDTH = 14
MOST_BARS = 12
BAR_HEADS = (
    text("Input over its range"), text("Low"), text("High"), text("Unit"), text("NPV at low"),
    text("lower outcome"), text("higher outcome"), text("NPV at high"), text("Difference"),
)  # fmt: skip
TORNADO = text("One input at a time, net present value in EUR")
NO_BARS = text("No input has a range.")
NPV_GRID = text(
    "Net present value in EUR: factor on the heat demand (across) by factor on the variable tariff (down)"
)
LCOH_GRID = text(
    "Cost of heat in EUR/GJ: factor on the heat demand (across) by factor on the variable tariff (down)"
)


def write_sensitivity(book: Book) -> None:
    """Write the sheet."""
    title = book.plan.title(SENSITIVITY)
    sheet = book.sheet(title, "leaf")
    write_top(book, sheet, title)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 12, COLUMN_WIDTH)
    sheet.write_string(3, 0, book.say(NOTE), book.formats.get(bold=True, bg_color=LEAF))
    _write_base(book, sheet)
    fit_row(sheet, BAR_HEAD - 1, [(book.say(label), COLUMN_WIDTH) for label in BAR_HEADS[1:]])
    sheet.write_string(BAR_HEAD - 2, 0, book.say(TORNADO), book.formats.section)
    for column, label in enumerate(BAR_HEADS):
        words = book.formats.head_after if column == 3 else book.formats.head
        style = words if column in {0, 3} else book.formats.head_right
        sheet.write_string(BAR_HEAD - 1, column, book.say(label), style)
    for row, bar in enumerate(book.bars, start=BAR_HEAD):
        _write_bar(book, sheet, row, bar)
    if not book.bars:
        sheet.write_string(BAR_HEAD, 0, book.say(NO_BARS))
    at = BAR_HEAD + max(len(book.bars), 1) + 2
    at = _write_grid(book, sheet, at, NPV_GRID, book.grid.npv, "EUR")
    at = _write_grid(book, sheet, at, LCOH_GRID, book.grid.lcoh, "EUR/GJ")
    if book.extras.sample is not None:
        write_sample(book, sheet, at, book.extras.sample)
    sheet.freeze_panes(4, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_base(book: Book, sheet: LiveSheet) -> None:
    for column, label in enumerate(BASE_HEADS):
        style = book.formats.head_right if column else book.formats.head
        sheet.write_string(5, column, book.say(label), style)
    fit_row(sheet, 5, [(book.say(label), COLUMN_WIDTH) for label in BASE_HEADS])
    for name, row in BASE:
        q = book.result.describe(name)
        value = cached(book.result[name])
        sheet.write_string(row, 0, book.t(q.label))
        sheet.write_formula(row, 1, f"={name}", book.formats.number(q.unit, bold=True), value)
        style = book.formats.number(q.unit, bg_color=LEAF)
        if value != "":
            sheet.write_number(row, 2, value, style)
        change = f'=IF(ISNUMBER(B{row + 1}),B{row + 1}-C{row + 1},"{ABSENT}")'
        sheet.write_formula(row, 3, change, book.formats.number(q.unit), ABSENT if value == "" else 0)


def _write_bar(book: Book, sheet: LiveSheet, row: int, bar: Bar) -> None:
    declared = book.result.describe(bar.name)
    range_style = book.formats.number(declared.unit, bg_color=LEAF)
    money, leaf = book.formats.number("EUR"), book.formats.number("EUR", bg_color=LEAF)
    target = f"internal:{book.plan.cell(bar.name)}"
    sheet.write_url(row, 0, target, book.formats.link, book.t(declared.label))
    sheet.write_number(row, 1, bar.low, range_style)
    sheet.write_number(row, 2, bar.high, range_style)
    sheet.write_string(row, 3, book.say(unit_label(declared.unit)), book.formats.unit)
    sheet.write_number(row, 4, bar.at_low, leaf)
    sheet.write_number(row, 7, bar.at_high, leaf)
    low, high = sorted((bar.at_low, bar.at_high))
    sheet.write_formula(row, 5, f"=MIN(E{row + 1},H{row + 1})", money, low)
    sheet.write_formula(row, 6, f"=MAX(E{row + 1},H{row + 1})", money, high)
    sheet.write_formula(row, 8, f"=G{row + 1}-F{row + 1}", money, high - low)


def _write_grid(book: Book, sheet: LiveSheet, at: int, label: Text, grid: Any, unit: str) -> int:
    """Write a table of outcomes from a row on (counted from zero); return the row after it."""
    factors = book.grid.factors
    share = book.formats.get(num_format="0 %", bold=True, bottom=1)
    sheet.write_string(at, 0, book.say(label), book.formats.section)
    for column, factor in enumerate(factors, start=1):
        sheet.write_number(at + 1, column, factor, share)
    for row, factor in enumerate(factors, start=at + 2):
        sheet.write_number(row, 0, factor, book.formats.get(num_format="0 %", bold=True, align="right"))
        for column, value in enumerate(grid[row - at - 2], start=1):
            is_base = factor == 1 == factors[column - 1]
            style = book.formats.number(unit, bg_color=LEAF, bold=is_base, border=1 if is_base else 0)
            if value == value:  # noqa: PLR0124  # only not-a-number differs from itself
                sheet.write_number(row, column, float(value), style)
            else:
                sheet.write_string(row, column, ABSENT, style)
    return at + len(factors) + 4
