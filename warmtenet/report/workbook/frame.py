"""What every sheet has: rows at the top, the column plan, the way it prints."""

from collections.abc import Iterable

from xlsxwriter.format import Format

from warmtenet.locale import text
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.workbook.book import ALL_CHECKS, Book, LiveSheet
from warmtenet.report.workbook.formats import BAD, BAD_INK, GOOD, GOOD_INK, MUTED
from warmtenet.report.workbook.plan import CONSTANT, FIRST_YEAR, LABEL, OPENING, TOTAL, UNIT, letter
from warmtenet.workbook.styles import height_of

WIDTHS = {LABEL: 46, CONSTANT: 14, UNIT: 13, TOTAL: 14, OPENING: 12}
YEAR_WIDTH = 12.5
YEARS_PER_PAGE = 10
FROM_SHEET_WIDTH, KEY_WIDTH = 16, 40
PAPER_A4 = 9


def write_top(book: Book, sheet: LiveSheet, title: str) -> None:
    """Write the title, the project and the master check, and set the footer."""
    t, project = book.t, book.result.case.project
    sheet.write_string(0, 0, title, book.formats.title)
    sheet.write_string(1, 0, _described(book), book.formats.muted)
    sheet.write_formula(2, 0, f"={ALL_CHECKS}", book.formats.heading, book.check_text)
    all_close = t("All checks close")
    for criteria, fill, ink in (("==", GOOD, GOOD_INK), ("!=", BAD, BAD_INK)):
        style = book.formats.get(bg_color=fill, font_color=ink)
        sheet.conditional_format(
            2, 0, 2, 0, {"type": "cell", "criteria": criteria, "value": f'"{all_close}"', "format": style}
        )
    page = t("page {page} of {pages}").format(page="&P", pages="&N")
    version = t("version {version}").format(version=book.version)
    sheet.set_footer(f"&L&8{project.name.replace('&', '&&')[:80]} · &A · {version} · {page}")
    sheet.set_paper(PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
    sheet.hide_gridlines(2)


def _described(book: Book) -> str:
    project = book.result.case.project
    return book.say(
        text(
            "{project} · {concept} · scenario {scenario} · version {version}",
            project=project.name,
            concept=text(CONCEPT_LABELS[project.concept]),
            scenario=project.scenario or text("base"),
            version=book.version,
        )
    )


def write_years(book: Book, sheet: LiveSheet, after: int) -> None:
    """Write the column plan, the calendar years and the phase of a calculation sheet."""
    formats = book.formats
    _set_columns(sheet, len(book.result.years), after)
    bold = formats.get(bold=True, num_format="0", bottom=1, align="right")
    left = formats.get(bold=True, bottom=1)
    indented = formats.get(bold=True, bottom=1, align="left", indent=1)
    heads = {
        LABEL: text("Calendar year"),
        CONSTANT: text("Constant"),
        UNIT: text("Unit"),
        TOTAL: text("Total"),
        OPENING: text("Opening"),
        after: text("From sheet"),
        after + 1: text("key"),
    }
    for column, label in heads.items():
        words = indented if column == UNIT else left
        style = bold if column in {CONSTANT, TOTAL, OPENING} else words
        sheet.write_string(3, column, book.say(label), style)
    _write_axis(book, sheet, bold)


def _write_axis(book: Book, sheet: LiveSheet, bold: Format) -> None:
    """Write the calendar years and whether the network is built or delivers."""
    t, formats, years = book.t, book.formats, book.result.years
    sheet.write_string(4, LABEL, t("Phase"), formats.muted)
    construction, operation = t("construction"), t("operation")
    phase = formats.get(font_color=MUTED, align="right")
    starts = int(book.result["delivery_start_year"])
    for position, year in enumerate(years):
        column = FIRST_YEAR + position
        here, before = letter(column), letter(column - 1)
        sheet.write_formula(3, column, f"={before}4+1" if position else "=first_year", bold, year)
        formula = f'=IF({here}$4<delivery_start_year,"{construction}","{operation}")'
        sheet.write_formula(4, column, formula, phase, construction if year < starts else operation)


def _set_columns(sheet: LiveSheet, years: int, after: int) -> None:
    sheet.set_column(0, LABEL - 1, 2)
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_YEAR, after - 1, YEAR_WIDTH)
    sheet.set_column(after, after, FROM_SHEET_WIDTH)
    sheet.set_column(after + 1, after + 1, KEY_WIDTH)
    sheet.freeze_panes(5, FIRST_YEAR)
    sheet.set_landscape()
    sheet.repeat_rows(0, 4)
    sheet.repeat_columns(0, TOTAL)
    last = FIRST_YEAR + years
    sheet.set_v_pagebreaks(list(range(FIRST_YEAR + YEARS_PER_PAGE, last, YEARS_PER_PAGE)))
    sheet.set_print_scale(58)


def fit_row(sheet: LiveSheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row (counted from zero) as high as its wrapped texts need, each with its column width.

    Spreadsheets do not all do so themselves.
    """
    height = height_of((written, int(width)) for written, width in texts)
    if height is not None:
        sheet.set_row(row, height)


def page_list(sheet: LiveSheet, head_row: int, *, landscape: bool) -> None:
    """Let a list print one page wide with its head repeated (row counted from zero)."""
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, head_row)
