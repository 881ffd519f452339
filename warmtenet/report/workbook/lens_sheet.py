"""Two lenses on one input: the own case beside the fixed defaults of the subsidy model, line by line."""

import numpy as np

from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.checks import CENT
from warmtenet.report.workbook.formats import LEAF, WARN, WARN_INK
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import LENSES
from warmtenet.scenarios.lenses import LINES, NEEDED, OTHER, LensLine
from warmtenet.workbook.words import unit_label

HEAD = 8
WIDTHS = (44, 18, 18, 16, 62)
NOTE = text(
    "Values of the run in lilac: they do not recalculate when an input changes here. Run warmtenet again "
    "for new ones."
)
ASSUMED = text(
    "The fixed values of the WIS model are assumptions (grade {grades}): the values that the scheme "
    "publishes were not found."
)
HEADS = (
    text("Present value of the line (EUR)"),
    text("own case"),
    text("model of the scheme"),
    text("difference"),
    text("Reason: inputs that the scheme fixes"),
)
CHANGE_HEADS = (
    text("Input that the scheme fixes"),
    text("own case"),
    text("model of the scheme"),
    text("Unit"),
    text("Reason"),
)
NO_CHANGES = text("The own case has all values of the scheme.")
TOTAL = text("Net present value without subsidy")
GAP = text("Funding gap (before subsidy)")
NOW = text("Own funding gap now in this workbook")


def write_lenses(book: Book) -> None:
    """Write the lines with their difference, then the inputs that differ."""
    title = book.plan.title(LENSES)
    sheet = book.sheet(title, "leaf")
    write_top(book, sheet, title)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(3, 0, book.say(NOTE), book.formats.heading)
    assumed = text(ASSUMED.message, grades=", ".join(book.extras.lenses.grades))
    sheet.write_string(4, 0, book.say(assumed), book.formats.get(bg_color=WARN, font_color=WARN_INK))
    for column, label in enumerate(HEADS):
        style = book.formats.head_right if 0 < column < 4 else book.formats.head
        after = book.formats.head_after if column == 4 else style
        sheet.write_string(HEAD - 1, column, book.say(label), after)
    lines, reasons = book.extras.lenses.lines, reasons_of(book)
    for row, line in enumerate(lines, start=HEAD + 1):
        _write_line(book, sheet, row, line, ", ".join(reasons[line.name]))
    at = _write_totals(book, sheet, HEAD + len(lines) + 1)
    _write_changes(book, sheet, at + 2)
    sheet.freeze_panes(HEAD, 1)
    page_list(sheet, HEAD - 1, landscape=True)


def _write_line(book: Book, sheet: LiveSheet, row: int, line: LensLine, reasons: str) -> None:
    leaf, money = book.formats.number("EUR", bg_color=LEAF), book.formats.number("EUR")
    sheet.write_string(row - 1, 0, book.say(line.label), book.formats.wrapped)
    sheet.write_number(row - 1, 1, line.own_eur, leaf)
    sheet.write_number(row - 1, 2, line.scheme_eur, leaf)
    difference = line.scheme_eur - line.own_eur
    sheet.write_formula(row - 1, 3, f"=C{row}-B{row}", money, difference)
    sheet.write_string(
        row - 1, 4, reasons, book.formats.get(text_wrap=True, valign="top", align="left", indent=1)
    )
    fit_row(sheet, row - 1, [(reasons, WIDTHS[4] - 2)])


def reasons_of(book: Book) -> dict[str, list[str]]:
    """Return by line the inputs that move it when the scheme fixes them one at a time, by their labels."""
    case, lenses = book.result.case, book.extras.lenses
    found: dict[str, list[str]] = {line.name: [] for line in lenses.lines}
    for change in lenses.changes:
        fixed = {change.name: np.array([[[change.scheme]]])}
        values = case.overriding([change.name]).evaluate(fixed, NEEDED)
        label = book.t(book.result.describe(change.name).label)
        for line, (_, name, sign) in zip(lenses.lines, LINES, strict=True):
            flow = values[name] + values[OTHER] if name == "management_eur" else values[name]
            moved = sign * float(np.sum(flow * values["discount_factor"])) - line.own_eur
            if abs(moved) > CENT:
                found[name].append(label)
    return found


def _write_totals(book: Book, sheet: LiveSheet, row: int) -> int:
    """Write the sums and the gaps from a row on (counted from one); return the row after them."""
    lenses, formats = book.extras.lenses, book.formats
    own, scheme = (sum(getattr(x, n) for x in lenses.lines) for n in ("own_eur", "scheme_eur"))
    first, last = HEAD + 1, row - 1
    top = formats.number("EUR", bold=True, top=1)
    sheet.write_string(row - 1, 0, book.say(TOTAL), formats.get(bold=True, top=1))
    sheet.write_formula(row - 1, 1, f"=SUM(B{first}:B{last})", top, own)
    sheet.write_formula(row - 1, 2, f"=SUM(C{first}:C{last})", top, scheme)
    sheet.write_formula(row - 1, 3, f"=C{row}-B{row}", top, scheme - own)
    bold = formats.number("EUR", bold=True)
    gaps = (lenses.own_gap_eur, lenses.scheme_gap_eur)
    sheet.write_string(row, 0, book.say(GAP), formats.heading)
    for column, (at, gap) in enumerate(zip("BC", gaps, strict=True), start=1):
        sheet.write_formula(row, column, f"=MAX(-{at}{row},0)", bold, gap)
    sheet.write_formula(row, 3, f"=C{row + 1}-B{row + 1}", bold, gaps[1] - gaps[0])
    sheet.write_string(row + 1, 0, book.say(NOW))
    sheet.write_formula(row + 1, 1, "=funding_gap_eur", formats.number("EUR"), book.result["funding_gap_eur"])
    return row + 2


def _write_changes(book: Book, sheet: LiveSheet, row: int) -> None:
    formats = book.formats
    for column, label in enumerate(CHANGE_HEADS):
        style = formats.head_right if column in {1, 2} else formats.head_after if column > 2 else formats.head
        sheet.write_string(row - 1, column, book.say(label), style)
    if not book.extras.lenses.changes:
        sheet.write_string(row, 0, book.say(NO_CHANGES))
    for at, change in enumerate(book.extras.lenses.changes, start=row):
        declared = book.result.describe(change.name)
        leaf = formats.number(declared.unit, bg_color=LEAF)
        target = f"internal:{book.plan.cell(change.name)}"
        sheet.write_url(at, 0, target, formats.link, book.t(declared.label))
        sheet.write_number(at, 1, change.own, leaf)
        sheet.write_number(at, 2, change.scheme, leaf)
        sheet.write_string(at, 3, book.say(unit_label(declared.unit)), formats.unit)
        sheet.write_string(
            at, 4, book.say(change.reason), formats.get(indent=1, text_wrap=True, valign="top")
        )
