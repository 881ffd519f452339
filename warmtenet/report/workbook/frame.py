"""What every sheet has: five rows at the top, the column plan, the way it prints."""

from xlsxwriter.worksheet import Worksheet

from warmtenet.locale import text
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.plan import (
    CONSTANT,
    FIRST_YEAR,
    LABEL,
    OPENING,
    TOTAL,
    UNIT,
)

WIDTHS = {LABEL: 40, CONSTANT: 14, UNIT: 12, TOTAL: 15, OPENING: 11}
YEAR_WIDTH = 13


def write_top(book: Book, sheet: Worksheet, title: str) -> None:
    """Write the title, the project and the master check."""
    t, project = book.t, book.result.case.project
    sheet.write_string(0, 0, title, book.formats.title)
    line = t.render(
        text(
            "{project} · {concept} · version {version}",
            project=project.name,
            concept=project.concept.upper(),
            version=book.version,
        )
    )
    sheet.write_string(1, 0, line, book.formats.muted)
    sheet.write_formula(2, 0, f"={book.checks_name}", book.formats.heading, book.checks_text)
    footer = f"{_header(project.name)} · &A · {t('page')} &P / &N"
    sheet.set_footer(f"&L&8{footer}")
    sheet.set_paper(9)
    sheet.hide_gridlines(2)


def write_years(book: Book, sheet: Worksheet, after: int) -> None:
    """Write the column plan, the calendar years and the phase of a calculation sheet."""
    years, t, formats = book.result.years, book.t, book.formats
    sheet.set_column(0, LABEL - 1, 2)
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    last = FIRST_YEAR + len(years) - 1
    sheet.set_column(FIRST_YEAR, last, YEAR_WIDTH)
    sheet.set_column(after, after + 1, 30)
    bold = formats.get(bold=True, num_format="0", bottom=1)
    for column, label in ((LABEL, "Calendar year"), (CONSTANT, "Constant"), (UNIT, "Unit"), (TOTAL, "Total")):
        sheet.write_string(3, column, t(label), bold)
    sheet.write_string(3, OPENING, t("Opening"), bold)
    phases = book.phases
    sheet.write_string(4, LABEL, t("Phase"), formats.muted)
    for position, year in enumerate(years):
        column = FIRST_YEAR + position
        formula = "=first_year" if position == 0 else f"={book.letter(column - 1)}4+1"
        sheet.write_formula(3, column, formula, bold, year)
        here = f"{book.letter(column)}4"
        phase = f'=IF({here}<delivery_start_year,"{phases[0]}","{phases[1]}")'
        built = year < int(book.result["delivery_start_year"])
        sheet.write_formula(4, column, phase, formats.muted, phases[0] if built else phases[1])
    sheet.write_string(3, after, t("From sheet"), bold)
    sheet.write_string(3, after + 1, t("key"), bold)
    sheet.freeze_panes(5, FIRST_YEAR)
    sheet.set_landscape()
    sheet.repeat_rows(0, 4)
    sheet.repeat_columns(0, TOTAL)
    sheet.set_v_pagebreaks(list(range(FIRST_YEAR + 10, last, 10)))
    sheet.set_print_scale(60)


def _header(name: str) -> str:
    return name.replace("&", "&&")
