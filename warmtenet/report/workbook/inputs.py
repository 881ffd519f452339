"""The sheet with the single inputs: value, default, range and where each came from."""

from warmtenet.core.model import CALCULATED
from warmtenet.core.quantity import Given
from warmtenet.core.trace import references
from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.formats import IMPORTED, INPUT, LEAF, MUTED, OVERRIDE
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import INPUT_HEADER_ROW, SCALARS, SOURCES
from warmtenet.report.workbook.values import limit_cells, write_value
from warmtenet.workbook.defaults import default_of
from warmtenet.workbook.project import Provenance
from warmtenet.workbook.words import unit_label

HEADS = (
    (text("Description"), 44),
    (text("Value"), 26),
    (text("Unit"), 14),
    (text("Default"), 26),
    (text("Changed"), 11),
    (text("Low"), 10),
    (text("High"), 10),
    (text("Price level"), 9),
    (text("VAT"), 7),
    (text("Kind"), 20),
    (text("Grade"), 7),
    (text("Provenance"), 30),
    (text("Found at"), 30),
    (text("Checked on"), 15),
    (text("Explanation"), 46),
    (text("key"), 34),
)
VALUE, UNIT, DEFAULT, CHANGED, LOW, PRICE_LEVEL, SOURCE, AT, EXPLANATION, KEY = (
    1,
    2,
    3,
    4,
    5,
    7,
    11,
    12,
    14,
    15,
)
MANUAL = text("manual")
RUN_AGAIN = text("Shapes the rows or chooses the key figures: change it in the input workbook and run again.")
NO_FORMULA = text("Does not recalculate here: change it in the input workbook and run again.")


def write_scalars(book: Book) -> None:
    """Write the sheet."""
    title = book.plan.title(SCALARS)
    sheet = book.sheet(title, "input")
    write_top(book, sheet, title)
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(INPUT_HEADER_ROW - 1, column, book.say(label), book.formats.head)
    for row, chapter in book.plan.scalar_headings.items():
        sheet.write_string(row - 1, 0, book.t(chapter.label), book.formats.section)
    used = _used(book)
    for name, row in book.plan.scalar_rows.items():
        _write_row(book, sheet, name, row, is_used=name in used)
    last = max(book.plan.scalar_rows.values())
    sheet.autofilter(INPUT_HEADER_ROW - 1, 0, last - 1, len(HEADS) - 1)
    sheet.freeze_panes(INPUT_HEADER_ROW, 2)
    sheet.print_area(0, 0, last - 1, EXPLANATION)
    page_list(sheet, INPUT_HEADER_ROW - 1, landscape=True)


def _used(book: Book) -> set[str]:
    """Return the names that some formula refers to."""
    return {name for node in book.plan.model.expressions.values() for name in references(node)}


def _write_row(book: Book, sheet: LiveSheet, name: str, row: int, *, is_used: bool) -> None:
    formats, result = book.formats, book.result
    given = result.case.model.inputs[name].given
    overridden = result.overridden(name)
    fill = OVERRIDE if overridden else INPUT if is_used else LEAF
    sheet.write_string(row - 1, 0, book.t(given.label), formats.wrapped)
    value_style = formats.number(given.unit, bg_color=fill, valign="top", border=1, border_color="#D9D2B0")
    write_value(book, sheet, (row - 1, VALUE), given, result[name], value_style)
    limit_cells(book, sheet, (row - 1, VALUE, row - 1, VALUE), name, given)
    sheet.write_string(
        row - 1,
        UNIT,
        book.say(unit_label(given.unit)),
        formats.get(font_color=MUTED, valign="top", align="left", indent=1),
    )
    _write_default(book, sheet, name, row, given)
    _write_marks(book, sheet, name, row)
    _write_origin(book, sheet, name, row)
    explanation = _explanation(book, given, is_used=is_used)
    sheet.write_string(row - 1, EXPLANATION, explanation, formats.wrapped)
    sheet.write_string(row - 1, KEY, name, formats.key)
    book.book.define_name(name, f"={book.plan.title(SCALARS)}!$B${row}")
    _fit(book, sheet, name, row, explanation)


def _write_marks(book: Book, sheet: LiveSheet, name: str, row: int) -> None:
    """Write whether the value is the user's own, and its range in the sensitivity."""
    formats, project = book.formats, book.result.case.project
    unit = book.plan.model.inputs[name].given.unit
    changed = "●" if name in project.changed else ""
    mark = book.say(MANUAL) if book.result.overridden(name) else changed
    sheet.write_string(row - 1, CHANGED, mark, formats.get(align="center", valign="top"))
    for column, bound in zip((LOW, LOW + 1), project.ranges.get(name, ()), strict=False):
        sheet.write_number(row - 1, column, bound, formats.number(unit, valign="top"))


def _fit(book: Book, sheet: LiveSheet, name: str, row: int, explanation: str) -> None:
    project, given = book.result.case.project, book.plan.model.inputs[name].given
    origin = project.provenance.get(name, Provenance())
    texts = {0: book.t(given.label), AT: origin.at, EXPLANATION: explanation}
    fit_row(sheet, row - 1, [(written, HEADS[column][1]) for column, written in texts.items()])


def _write_default(book: Book, sheet: LiveSheet, name: str, row: int, given: Given) -> None:
    """Write the default; that of a computed value is its calculation."""
    style = book.formats.number(given.unit, valign="top")
    case = book.result.case
    if book.result.overridden(name):
        computed = book.result[name + CALCULATED]
        shown = book.t(given.words[computed]) if isinstance(computed, str) else cached(computed)
        sheet.write_formula(row - 1, DEFAULT, f"={name}{CALCULATED}", style, shown)
        return
    default = default_of(case.model.inputs[name], case.figures, case.project.values).value
    write_value(book, sheet, (row - 1, DEFAULT), given, default, style)


def _explanation(book: Book, given: Given, *, is_used: bool) -> str:
    parts = [book.t(given.help)] if given.help else []
    if given.structural:
        parts.append(book.say(RUN_AGAIN))
    elif not is_used:
        parts.append(book.say(NO_FORMULA))
    return " · ".join(parts)


def _write_origin(book: Book, sheet: LiveSheet, name: str, row: int) -> None:
    origin = book.result.case.project.provenance.get(name)
    if origin is None:
        return
    t, wrapped = book.t, book.formats.wrapped
    kind_words = (origin.price_level, t(origin.vat), t(origin.kind), origin.grade)
    for column, words in enumerate(kind_words, start=PRICE_LEVEL):
        sheet.write_string(row - 1, column, words, wrapped)
    cited = book.sources.get(origin.source)
    if cited is None:
        sheet.write_string(row - 1, SOURCE, t(origin.source) if origin.source else "", wrapped)
    else:
        target = f"internal:{book.plan.title(SOURCES)}!A{cited.row}"
        link = book.formats.get(font_color=IMPORTED, underline=1, valign="top")
        sheet.write_url(row - 1, SOURCE, target, link, cited.short)
    sheet.write_string(row - 1, AT, origin.at, wrapped)
    sheet.write_string(row - 1, AT + 1, origin.checked_on, wrapped)
