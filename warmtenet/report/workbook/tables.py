"""The sheets with the input tables, the input series and the lists of words."""

from warmtenet.core.quantity import Family
from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import INPUT
from warmtenet.report.workbook.frame import fit_row, page_list, write_top, write_years
from warmtenet.report.workbook.plan import (
    FIRST_YEAR,
    LABEL,
    LISTS,
    OPENING,
    SERIES,
    TABLES,
    UNIT,
    element_labels,
    letter,
)
from warmtenet.report.workbook.values import limit_cells, write_value
from warmtenet.workbook.words import unit_label

NAME_WIDTH, COLUMN_WIDTH = 44, 18
BORDER = "#D9D2B0"
KEYS_OF_WORDS = text("The words that the drop-downs offer; change nothing here.")


def write_tables(book: Book) -> None:
    """Write one block per family of elements."""
    title = book.plan.title(TABLES)
    sheet = book.sheet(title, "input")
    write_top(book, sheet, title)
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(
        1, max((len(names) for _, _, names in book.plan.tables.values()), default=1), COLUMN_WIDTH
    )
    for family, row, names in book.plan.tables.values():
        _write_head(book, sheet, family, row, names)
        _write_elements(book, sheet, family, row + 3, names)
    sheet.freeze_panes(3, 1)
    sheet.repeat_columns(0, 0)
    page_list(sheet, 2, landscape=True)


def _write_head(book: Book, sheet: LiveSheet, family: Family, row: int, names: list[str]) -> None:
    t, formats = book.t, book.formats
    sheet.write_string(row - 1, 0, t(family.label), formats.section)
    sheet.write_string(row, 0, t("Name"), formats.head)
    labels = [t(book.plan.model.inputs[name].given.label) for name in names]
    fit_row(sheet, row, [(label, COLUMN_WIDTH) for label in labels])
    for position, name in enumerate(names, start=1):
        given = book.plan.model.inputs[name].given
        sheet.write_string(row, position, t(given.label), formats.head)
        sheet.write_string(row + 1, position, book.say(unit_label(given.unit)), formats.muted)
        sheet.write_string(row + 2, position, given.key or name, formats.key)


def _write_elements(book: Book, sheet: LiveSheet, family: Family, row: int, names: list[str]) -> None:
    labels = element_labels(book.result.case, family, book.t)
    if not labels:
        sheet.write_string(row - 2, 0, book.t("none"), book.formats.muted)
    for element, label in enumerate(labels):
        sheet.write_string(row + element, 0, label, book.formats.get(text_wrap=True))
        fit_row(sheet, row + element, [(label, NAME_WIDTH)])
    for position, name in enumerate(names, start=1):
        given = book.plan.model.inputs[name].given
        style = book.formats.number(given.unit, bg_color=INPUT, border=1, border_color=BORDER)
        for element in range(len(labels)):
            value = book.result[name][element]
            write_value(book, sheet, (row + element, position), given, value, style)
        if labels:
            area = (row, position, row + len(labels) - 1, position)
            limit_cells(book, sheet, area, name, given)


def write_series(book: Book) -> None:
    """Write the inputs that differ per calendar year, when there are any."""
    if not book.plan.series:
        return
    title = book.plan.title(SERIES)
    sheet = book.sheet(title, "input")
    write_top(book, sheet, title)
    after = FIRST_YEAR + len(book.result.years)
    write_years(book, sheet, after)
    for name, row in book.plan.series:
        given = book.plan.model.inputs[name].given
        sheet.write_string(row - 1, LABEL, book.t(given.label), book.formats.heading)
        sheet.write_string(row - 1, after + 1, name, book.formats.key)
        _write_rows(book, sheet, name, row)
    sheet.print_area(0, 0, book.plan.series[-1][1] + 1, after)


def _write_rows(book: Book, sheet: LiveSheet, name: str, row: int) -> None:
    given = book.plan.model.inputs[name].given
    labels = element_labels(book.result.case, given.per, book.t) if given.per else [book.t(given.label)]
    values = book.result[name] if given.per else [book.result[name]]
    style = book.formats.number(given.unit, bg_color=INPUT, border=1, border_color=BORDER)
    for element, label in enumerate(labels):
        sheet.write_string(row + element, LABEL, label, book.formats.get(indent=1))
        sheet.write_string(row + element, UNIT, book.say(unit_label(given.unit)), book.formats.unit)
        sheet.write_number(row + element, OPENING, 0, book.formats.number(given.unit))
        for position, value in enumerate(values[element].tolist()):
            sheet.write_number(row + element, FIRST_YEAR + position, value, style)


def write_lists(book: Book) -> None:
    """Write the words that the drop-downs offer, each list under its name."""
    title = book.plan.title(LISTS)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    sheet.write_string(3, 0, book.say(KEYS_OF_WORDS), book.formats.muted)
    sheet.set_column(0, max(len(book.plan.lists) - 1, 0), 30)
    for column, (words, name) in enumerate(book.plan.lists.items()):
        sheet.write_string(5, column, name, book.formats.head)
        for row, (_, label) in enumerate(words, start=6):
            sheet.write_string(row, column, book.t(label))
        at = letter(column)
        book.book.define_name(name, f"={title}!${at}$7:${at}${6 + len(words)}")
    page_list(sheet, 5, landscape=True)
