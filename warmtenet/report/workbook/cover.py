"""The cover: what was calculated, how the sheets read, and the conventions in force."""

from datetime import date
from textwrap import wrap
from typing import Any

from warmtenet.locale import Text, text
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import (
    BAD,
    GOOD,
    IMPORTED,
    INPUT,
    LATER,
    LEAF,
    LINE,
    OVERRIDE,
    USED_ELSEWHERE,
)
from warmtenet.report.workbook.frame import write_top
from warmtenet.report.workbook.inputs import MANUAL
from warmtenet.report.workbook.plan import (
    ATTENTION,
    CHECKS,
    COVER,
    GLOSSARY,
    LENSES,
    LISTS,
    MONEY_MATRIX,
    PLANTS,
    SCALARS,
    SCHEMES,
    SENSITIVITY,
    SERIES,
    SOURCES,
    STATEMENTS,
    SUMMARY,
    TABLES,
)
from warmtenet.workbook.words import unit_label

SHEETS = (
    (SUMMARY, text("Key results, break-evens and charts")),
    (ATTENTION, text("What deserves attention, worst first")),
    (SCALARS, text("Single inputs with default, range and provenance")),
    (TABLES, text("Buildings, pipes, cost items and other tables")),
    (SERIES, text("Inputs that differ per calendar year")),
    (SOURCES, text("The sources, and where they are used")),
)
SHEETS_OF_CHAPTER = {
    "subsidies": (SCHEMES, text("Each scheme: recipient, status, amount, and what sets it")),
    "balance": (STATEMENTS, text("Profit and loss, cash flow, debt schedule, balance sheet, DSCR by year")),
    "money": (MONEY_MATRIX, text("From whom to whom, as present value")),
}
SHEETS_AFTER = (
    (SENSITIVITY, text("What moves the outcome; values of the run")),
    (PLANTS, text("Other units, a buffer or existing boilers, and other splits; values of the run")),
    (LENSES, text("Own case beside the fixed values of the subsidy model; values of the run")),
    (CHECKS, text("What must agree, with the verdict")),
    (GLOSSARY, text("Terms and what they mean here")),
    (LISTS, text("Words of the drop-downs")),
)
COLOURS: tuple[tuple[Text, dict[str, Any], Text], ...] = (
    (text("input"), {"bg_color": INPUT}, text("Type here: everything that follows from it recalculates")),
    (text("calculation"), {}, text("A formula; one formula per row, the same in every year")),
    (
        text("from another sheet"),
        {"font_color": IMPORTED},
        text("Row taken from another sheet, linked at the end of the row"),
    ),
    (
        text("used elsewhere"),
        {"font_color": USED_ELSEWHERE},
        text("Label in red: another sheet uses this row"),
    ),
    (text("looks down"), {"bg_color": LATER}, text("The formula refers to a row further down")),
    (
        text("does not recalculate"),
        {"bg_color": LEAF},
        text("Value of the run: it does not follow changes in this workbook"),
    ),
    (
        MANUAL,
        {"bg_color": OVERRIDE},
        text("The user replaced a computed value; the calculated one stays beside it"),
    ),
    (text("closes"), {"bg_color": GOOD}, text("A check within its tolerance")),
    (text("does not close"), {"bg_color": BAD}, text("A check outside its tolerance")),
)
READING = (
    text(
        "Every amount is positive in its own row, what comes in and what goes "
        "out alike; balances subtract."
    ),
    text(
        "On the summary and the statements, and only there, amounts that go out are negative, "
        "so that they add up."
    ),
    text(
        "Amounts are in EUR excluding VAT and nominal, of the calendar year of "
        "the column, unless stated otherwise."
    ),
    text(
        "Rows are years across: constant in column F, total over the years in "
        "H, opening in I, years from J."
    ),
    text("Stocks and prices have no total. Nothing is hidden; there are no macros and no merged cells."),
    text(
        "The number of years, the first year and dates that choose key figures "
        "are fixed when the report is made."
    ),
)  # fmt: skip
CONVENTIONS = (
    "price_level_year", "first_year", "discount_moment", "discount_rate", "inflation_revenue",
    "inflation_opex", "inflation_capex", "index_energy", "tariff_basis", "network_loss_basis",
    "gas_calorific_basis", "cop_convention", "auxiliary_basis", "residual_value", "tax_brackets",
    "subsidy_application_date",
)  # fmt: skip


LINE_LENGTH = 95
DAY_ZERO = date(1899, 12, 30).toordinal()


def write_cover(book: Book) -> None:
    """Write the sheet."""
    title = book.plan.title(COVER)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 60)
    row = _write_project(book, sheet, 4)
    row = _write_reading(book, sheet, row)
    row = _write_colours(book, sheet, row)
    row = _write_conventions(book, sheet, row)
    row = _write_sheets(book, sheet, row)
    sheet.print_area(0, 0, row, 2)
    sheet.fit_to_pages(1, 0)


def _write_project(book: Book, sheet: LiveSheet, row: int) -> int:
    project = book.result.case.project
    lines = (
        (text("Project"), project.name),
        (text("Concept"), book.t(CONCEPT_LABELS[project.concept])),
        (text("Scenario"), project.scenario or book.t("base")),
        (text("Author"), project.author),
        (text("Remarks"), project.remarks),
        (text("Version of warmtenet"), book.version),
        (text("Fingerprint of the input (SHA-256)"), project.sha256),
    )
    for label, value in lines:
        sheet.write_string(row, 0, book.say(label), book.formats.get(valign="top", bold=True))
        for line in wrap(value, LINE_LENGTH) or (ABSENT,):
            sheet.write_string(row, 1, line)
            row += 1
    return row + 1


def _write_reading(book: Book, sheet: LiveSheet, row: int) -> int:
    sheet.write_string(row, 0, book.t("How to read this workbook"), book.formats.section)
    for sentence in READING:
        row += 1
        sheet.write_string(row, 0, book.say(sentence))
    return row + 2


def _write_colours(book: Book, sheet: LiveSheet, row: int) -> int:
    sheet.write_string(row, 0, book.t("Colours"), book.formats.section)
    for word, style, meaning in COLOURS:
        row += 1
        sheet.write_string(row, 0, book.say(word), book.formats.get(border=1, border_color=LINE, **style))
        sheet.write_string(row, 1, book.say(meaning))
    return row + 2


def _write_conventions(book: Book, sheet: LiveSheet, row: int) -> int:
    """Write the conventions in force as formulas, so that they follow a change."""
    sheet.write_string(row, 0, book.t("Conventions in force"), book.formats.section)
    for name in CONVENTIONS:
        if name not in book.plan.places:
            continue
        row += 1
        declared = book.result.describe(name)
        value = book.result[name]
        shown = book.t(declared.words[value]) if value in declared.words else value
        style = book.formats.number(declared.unit, align="left")
        sheet.write_url(row, 0, f"internal:{book.plan.cell(name)}", book.formats.link, book.t(declared.label))
        sheet.write_formula(row, 1, f"={name}", style, _serial(shown, declared.unit))
        if not declared.words:
            sheet.write_string(row, 2, book.say(unit_label(declared.unit)), book.formats.muted)
    return row + 2


def _serial(value: Any, unit: str) -> Any:
    """Return what a spreadsheet stores: a date as its number of days since 30 December 1899."""
    return value - DAY_ZERO if unit == "date" else value


def _write_sheets(book: Book, sheet: LiveSheet, row: int) -> int:
    sheet.write_string(row, 0, book.t("Sheets"), book.formats.section)
    listed = [(book.plan.title(title), book.say(about)) for title, about in SHEETS]
    for plan in book.plan.sheets:
        calculated = text("Calculation: {chapter}", chapter=text(plan.chapter.label))
        listed.append((plan.title, book.say(calculated)))
        if plan.chapter.name in SHEETS_OF_CHAPTER:
            extra, about = SHEETS_OF_CHAPTER[plan.chapter.name]
            listed.append((book.plan.title(extra), book.say(about)))
    listed += [(book.plan.title(title), book.say(about)) for title, about in SHEETS_AFTER]
    for title, meaning in listed:
        if title == book.plan.title(SERIES) and not book.plan.series:
            continue
        row += 1
        sheet.write_url(row, 0, f"internal:{title}!A1", book.formats.link, title)
        sheet.write_string(row, 1, meaning)
    return row + 1
