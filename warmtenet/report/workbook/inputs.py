"""The input sheets of the report workbook: what the reader may change, and where it came from."""

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from warmtenet.core.quantity import Given
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.formats import INPUT, OVERRIDE, TABS
from warmtenet.report.workbook.frame import write_top, write_years
from warmtenet.report.workbook.plan import (
    FIRST_YEAR,
    INPUT_HEADER_ROW,
    LABEL,
    OPENING,
    SCALARS,
    SERIES,
    TABLES,
    UNIT,
    element_labels,
)
from warmtenet.workbook.defaults import default_of

HEADS = (
    ("Description", 44),
    ("Value", 16),
    ("Unit", 11),
    ("Default", 14),
    ("Changed", 10),
    ("Low", 10),
    ("High", 10),
    ("Price level", 10),
    ("VAT", 8),
    ("Kind", 12),
    ("Grade", 7),
    ("Source", 40),
    ("Found at", 24),
    ("Checked on", 12),
    ("Explanation", 50),
    ("key", 34),
)


def write_inputs(book: Book) -> None:
    """Write the sheets with single inputs, tables and series."""
    _write_scalars(book, _add(book, book.plan.titles[SCALARS]))
    _write_tables(book, _add(book, book.plan.titles[TABLES]))
    if book.plan.series:
        _write_series(book, _add(book, book.plan.titles[SERIES]))


def _add(book: Book, title: str) -> Worksheet:
    sheet = book.book.add_worksheet(title)
    sheet.set_tab_color(TABS["input"])
    write_top(book, sheet, title)
    return sheet


def _write_scalars(book: Book, sheet: Worksheet) -> None:
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(INPUT_HEADER_ROW - 1, column, book.t(label), book.formats.head)
    for name, row in book.plan.scalar_rows.items():
        _write_scalar(book, sheet, name, row)
    last = max(book.plan.scalar_rows.values())
    sheet.autofilter(INPUT_HEADER_ROW - 1, 0, last - 1, len(HEADS) - 1)
    sheet.freeze_panes(INPUT_HEADER_ROW, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_scalar(book: Book, sheet: Worksheet, name: str, row: int) -> None:
    t, formats, case = book.t, book.formats, book.result.case
    given = case.model.inputs[name].given
    overridden = book.result.overridden(name)
    fill = OVERRIDE if overridden else INPUT
    sheet.write_string(row - 1, 0, t(given.label))
    value = book.result[name]
    _write_value(book, sheet, (row - 1, 1), given, value, formats.number(given.unit, bg_color=fill))
    sheet.write_string(row - 1, 2, t(given.unit), formats.muted)
    if not overridden and given.per is None:
        default = default_of(case.model.inputs[name], case.figures, case.project.values).value
        _write_value(book, sheet, (row - 1, 3), given, default, formats.number(given.unit))
    changed = t("manual") if overridden else "●" if name in case.project.changed else ""
    sheet.write_string(row - 1, 4, changed)
    for column, bound in zip((5, 6), case.project.ranges.get(name, ()), strict=False):
        sheet.write_number(row - 1, column, bound, formats.number(given.unit))
    _write_origin(book, sheet, name, row)
    sheet.write_string(row - 1, 14, t(given.help))
    sheet.write_string(row - 1, 15, name, formats.muted)
    book.book.define_name(name, f"={book.plan.titles[SCALARS]}!$B${row}")
    if given.is_word:
        sheet.data_validation(row - 1, 1, row - 1, 1, {"validate": "list", "source": _labels(book, given)})


def _labels(book: Book, given: Given) -> list[str]:
    labels = [book.t(label) for label in given.words.values()]
    return labels if len(",".join(labels)) <= 255 else []


def _write_origin(book: Book, sheet: Worksheet, name: str, row: int) -> None:
    origin = book.result.case.project.provenance.get(name)
    if origin is None:
        return
    t = book.t
    texts = (
        origin.price_level,
        t(origin.vat),
        t(origin.kind),
        origin.grade,
        origin.source,
        origin.at,
        origin.checked_on,
    )
    for column, words in enumerate(texts, start=7):
        sheet.write_string(row - 1, column, words)


def _write_value(
    book: Book, sheet: Worksheet, cell: tuple[int, int], given: Given, value: Any, style: Any
) -> None:
    if value is None or value != value:  # noqa: PLR0124  # only not-a-number differs from itself
        sheet.write_blank(*cell, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(*cell, value, style)
    elif isinstance(value, str):
        sheet.write_string(*cell, book.t(given.words[value]) if given.is_word else value, style)
    elif given.unit == "date":
        sheet.write_datetime(*cell, date.fromordinal(int(value)), style)
    else:
        sheet.write_number(*cell, float(value), style)


def _write_tables(book: Book, sheet: Worksheet) -> None:
    t, formats, case = book.t, book.formats, book.result.case
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 30, 16)
    for family, row, names in book.plan.tables.values():
        sheet.write_string(row - 1, 0, t(family.label), formats.title)
        for position, name in enumerate(("", *names)):
            given = case.model.inputs[name].given if name else None
            sheet.write_string(row, position, t(given.label) if given else t("Name"), formats.head)
            sheet.write_string(row + 1, position, t(given.unit) if given else "", formats.muted)
            key = (given.key or name) if given else ""
            sheet.write_string(row + 2, position, key, formats.get(font_color="#55606B", font_size=7))
        for element, label in enumerate(element_labels(case, family, t)):
            sheet.write_string(row + 3 + element, 0, label)
            for position, name in enumerate(names, start=1):
                given = case.model.inputs[name].given
                style = formats.number(given.unit, bg_color=INPUT)
                value = book.result[name][element]
                cell = (row + 3 + element, position)
                value = str(value) if isinstance(value, str) else value
                _write_value(book, sheet, cell, given, value, style)
    sheet.freeze_panes(5, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_series(book: Book, sheet: Worksheet) -> None:
    t, formats, case = book.t, book.formats, book.result.case
    write_years(book, sheet, FIRST_YEAR + len(book.result.years))
    for name, row in book.plan.series:
        given = case.model.inputs[name].given
        sheet.write_string(row - 1, LABEL, t(given.label), formats.heading)
        sheet.write_string(row - 1, FIRST_YEAR + len(book.result.years) + 1, name, formats.muted)
        labels = element_labels(case, given.per, t) if given.per else [t(given.label)]
        values = book.result[name] if given.per else [book.result[name]]
        style = formats.number(given.unit, bg_color=INPUT)
        for element, label in enumerate(labels):
            sheet.write_string(row + element, LABEL, label)
            sheet.write_string(row + element, UNIT, t(given.unit), formats.muted)
            sheet.write_number(row + element, OPENING, 0, style)
            for position, value in enumerate(values[element]):
                sheet.write_number(row + element, FIRST_YEAR + position, float(value), style)
