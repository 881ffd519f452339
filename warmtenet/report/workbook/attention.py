"""The sheet with the points of attention, worst first."""

from warmtenet.locale import Text, text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import BAD, BAD_INK, IMPORTED, MUTED, WARN, WARN_INK
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import ATTENTION, SCALARS
from warmtenet.scenarios.attention import Attention

HEADS = (
    (text("Severity"), 12),
    (text("Where"), 30),
    (text("What"), 60),
    (text("Effect on the net present value (EUR)"), 20),
    (text("What to do"), 60),
)
WORDS = {"critical": text("Critical"), "attention": text("Attention"), "info": text("For information")}
COLOURS = {
    "critical": {"bg_color": BAD, "font_color": BAD_INK},
    "attention": {"bg_color": WARN, "font_color": WARN_INK},
    "info": {"font_color": MUTED},
}
SHEETS = {"inputs": SCALARS, "overrides": SCALARS}
NONE = text("No points of attention.")
HEAD_ROW = 5


def write_attention(book: Book) -> None:
    """Write the sheet, with a filter on its list."""
    title = book.plan.title(ATTENTION)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW - 1, column, book.say(label), book.formats.head)
    for row, point in enumerate(book.result.warnings, start=HEAD_ROW):
        _write_point(book, sheet, row, point)
    if not book.result.warnings:
        sheet.write_string(HEAD_ROW, 0, book.say(NONE))
    fit_row(sheet, HEAD_ROW - 1, [(book.say(HEADS[3][0]), HEADS[3][1])])
    sheet.autofilter(HEAD_ROW - 1, 0, HEAD_ROW - 1 + max(len(book.result.warnings), 1), len(HEADS) - 1)
    sheet.freeze_panes(HEAD_ROW, 1)
    page_list(sheet, HEAD_ROW - 1, landscape=True)


def _write_point(book: Book, sheet: LiveSheet, row: int, point: Attention) -> None:
    formats, wrapped = book.formats, book.formats.wrapped
    severity = formats.get(bold=True, valign="top", **COLOURS[point.severity])
    sheet.write_string(row, 0, book.say(WORDS[point.severity]), severity)
    place = _write_place(book, sheet, row, point.where)
    sheet.write_string(row, 2, book.say(point.what), wrapped)
    if point.effect_eur is None:
        sheet.write_string(row, 3, ABSENT, formats.get(align="right", valign="top"))
    else:
        sheet.write_number(row, 3, point.effect_eur, formats.number("EUR", valign="top"))
    remedy = book.say(point.remedy) if point.remedy else ""
    sheet.write_string(row, 4, remedy, formats.get(text_wrap=True, valign="top", align="left", indent=1))
    fit_row(sheet, row, [(place, 30), (book.say(point.what), 60), (remedy, 58)])


def _write_place(book: Book, sheet: LiveSheet, row: int, where: Text | str) -> str:
    """Write where a point is and return it: a value of the model by its label with a link, else as said."""
    name = where if isinstance(where, str) else where.message
    if name in SHEETS:
        label = book.plan.title(SHEETS[name])
        target = f"internal:{label}!A1"
    elif name in book.plan.places:
        label = book.t(book.result.describe(name).label)
        target = f"internal:{book.plan.cell(name)}"
    else:
        sheet.write_string(row, 1, book.say(where), book.formats.wrapped)
        return book.say(where)
    link = book.formats.get(font_color=IMPORTED, underline=1, text_wrap=True, valign="top")
    sheet.write_url(row, 1, target, link, label)
    return label
