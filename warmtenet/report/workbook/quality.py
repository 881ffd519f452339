"""The sheet with the checks, lower part: what was tried on this very case, as values of the run."""

from collections.abc import Sequence

from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import BAD, BAD_INK, GOOD, GOOD_INK, MUTED, WARN, WARN_INK
from warmtenet.report.workbook.frame import fit_row
from warmtenet.scenarios.quality import VERDICTS, Finding, details_of

TITLE = text("Quality of this calculation")
NOTE = text(
    "What was tried on this case at the time of the run; it does not recalculate. Every input was moved to "
    "the ends of its range or by a tenth, a table column as a whole."
)
DEAD = text("Inputs without effect in this case")
DIRECTIONS = text("Expected directions, tried on this case")
COLOURS = {
    "good": {"bg_color": GOOD, "font_color": GOOD_INK},
    "attention": {"bg_color": WARN, "font_color": WARN_INK},
    "bad": {"bg_color": BAD, "font_color": BAD_INK},
    "untested": {"font_color": MUTED},
}
LABEL, VERDICT = 1, 7


def write_quality(book: Book, sheet: LiveSheet, at: int, width: int) -> None:
    """Write summary and details from a row on (counted from 0); `width` is that of the column of labels."""
    quality = book.extras.quality
    details = details_of(quality, book.result)
    sheet.write_string(at, LABEL, book.say(TITLE), book.formats.section)
    sheet.write_string(at + 1, LABEL, book.say(NOTE), book.formats.wrapped)
    fit_row(sheet, at + 1, [(book.say(NOTE), width)])
    after = _write(book, sheet, at + 2, quality.findings, width)
    for test, title in (("dead_input", DEAD), ("direction", DIRECTIONS)):
        found = [f for f in details if f.test == test]
        if found:
            sheet.write_string(after + 1, LABEL, book.say(title), book.formats.section)
            after = _write(book, sheet, after + 2, found, width)


def _write(book: Book, sheet: LiveSheet, at: int, findings: Sequence[Finding], width: int) -> int:
    """Write findings from a row on and return the row after them."""
    for row, finding in enumerate(findings, start=at):
        told = f"{book.say(finding.label)}: {book.say(finding.what)}"
        sheet.write_string(row, LABEL, told, book.formats.wrapped)
        style = book.formats.get(bold=True, valign="top", **COLOURS[finding.verdict])
        sheet.write_string(row, VERDICT, book.say(VERDICTS[finding.verdict]), style)
        fit_row(sheet, row, [(told, width)])
    return at + len(findings)
