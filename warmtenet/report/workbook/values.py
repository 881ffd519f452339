"""How a value of an input is written, and what its cell lets a reader type."""

from datetime import date, datetime
from typing import Any

from xlsxwriter.format import Format

from warmtenet.core.quantity import Given
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.workbook import validation
from warmtenet.workbook.cells import rule_of


def write_value(
    book: Book, sheet: LiveSheet, cell: tuple[int, int], given: Given, value: Any, style: Format
) -> None:
    """Write a value by its type: a word by its label, a text never as formula, nothing as an empty cell."""
    if value is None or value != value:  # noqa: PLR0124  # only not-a-number differs from itself
        sheet.write_blank(*cell, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(*cell, datetime.combine(value, datetime.min.time()), style)
    elif isinstance(value, str):
        sheet.write_string(*cell, book.t(given.words[value]) if value in given.words else str(value), style)
    elif given.unit == "date":
        write_value(book, sheet, cell, given, date.fromordinal(int(value)), style)
    else:
        sheet.write_number(*cell, float(value), style)


def limit_cells(
    book: Book, sheet: LiveSheet, area: tuple[int, int, int, int], name: str, given: Given
) -> None:
    """Attach the drop-down of a word, or the limits of a number or date."""
    if given.is_word:
        sheet.data_validation(
            *area, validation.of_words(book.plan.list_of(given.words), book.t, is_open=bool(given.pattern))
        )
        return
    rules = validation.of_rule(rule_of(name, given), book.t)
    if rules is not None and not given.hidden:
        sheet.data_validation(*area, rules)
