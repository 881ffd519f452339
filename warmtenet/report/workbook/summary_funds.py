"""The part of the summary for a bank: financing, sources and uses, stress table."""

from warmtenet.locale import text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.formats import LEAF
from warmtenet.report.workbook.frame import fit_row
from warmtenet.report.workbook.funds import PERIODS, SOURCES, USES, Fund, figures
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.workbook.words import unit_label

FIGURES = text("Financing")
FUNDS = text("Sources and uses (EUR)")
FUNDS_NOTE = text("Build years are the years with investment; both sides add up in every year.")
STRESS = text("Stress test (values of the run, does not recalculate)")
SCENARIO = text("Scenario")
STRESS_HEADS = (text("Net present value (EUR)"), text("Return (IRR)"), text("Lowest DSCR"),
                text("Years below the norm"))  # fmt: skip
STRESS_SHAPES = ("#,##0", "0.0 %", "0.00", "0")
STRESS_LABEL, STRESS_FIRST = 4, 7
HEAD_WIDTH = 13
TOTALS = (text("Total sources"), text("Total uses"))


def write_figures(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write what a bank asks for first."""
    row, formats = summary.figures_head, book.formats
    for column, label in enumerate((FIGURES, text("Value"), text("Unit"))):
        style = (formats.head, formats.head_right, formats.head_after)[column]
        sheet.write_string(row - 1, column, book.say(label), style)
    for at, figure in enumerate(figures(book.live), start=row):
        sheet.write_string(at, 0, book.say(figure.label))
        shape = {"num_format": "0.00"} if figure.unit == "factor" else {}
        style = formats.number(figure.unit, bold=True, **shape)
        sheet.write_formula(at, 1, figure.formula, style, cached(figure.value))
        if figure.note:
            sheet.write_string(at, 2, book.say(figure.note), formats.unit)
        elif figure.unit not in {"year", "number", "factor"}:
            sheet.write_string(at, 2, book.say(unit_label(figure.unit)), formats.unit)


def write_funds(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write sources and uses for the build years, and with the years of replacement."""
    formats, row = book.formats, summary.funds_head
    heads = [book.say(FUNDS), *(h for _, label in PERIODS for h in (book.say(label), "%"))]
    sheet.write_string(row - 2, 0, book.say(FUNDS_NOTE), formats.muted)
    for column, label in enumerate(heads):
        sheet.write_string(row - 1, column, label, formats.head_right if column else formats.head)
    fit_row(sheet, row - 1, [(label, HEAD_WIDTH) for label in heads[1:]])
    at = row + 1
    for funds, total in zip((SOURCES, USES), TOTALS, strict=True):
        _write_side(book, sheet, summary, at, funds)
        at += len(funds) + 1
        top = formats.get(bold=True, top=1)
        sheet.write_string(at - 2, 0, book.say(total), top)


def _write_side(
    book: Book, sheet: LiveSheet, summary: SummaryPlan, first: int, funds: tuple[Fund, ...]
) -> None:
    """Write the amounts of one side with their shares from a row on (counted from one), then the total."""
    formats, last = book.formats, first + len(funds) - 1
    for row, fund in enumerate(funds, start=first):
        sheet.write_string(row - 1, 0, book.say(fund.label))
    for position, (period, _) in enumerate(PERIODS):
        letter, column = "BD"[position], 1 + 2 * position
        values = [book.live.value(fund.formula(period)) for fund in funds]
        total = sum(values)
        rows = zip(range(first, last + 1), funds, values, strict=True)
        for row, fund, value in rows:
            formula = book.live.formula(fund.formula(period), summary.title)
            sheet.write_formula(row - 1, column, formula, formats.number("EUR"), value + 0.0)
            _write_share(book, sheet, (row, column, last + 1), value / total if total else 0.0)
        money = formats.number("EUR", bold=True, top=1)
        formula = f"=SUM({letter}{first}:{letter}{last})"
        sheet.write_formula(last, column, formula, money, total)
        _write_share(book, sheet, (last + 1, column, last + 1), 1.0 if total else 0.0, is_total=True)


def _write_share(
    book: Book, sheet: LiveSheet, place: tuple[int, int, int], value: float, *, is_total: bool = False
) -> None:
    row, column, total = place
    letter = "ABCDE"[column]
    style = book.formats.number("%", bold=is_total, top=1 if is_total else 0)
    formula = f"=IF({letter}${total}=0,0,{letter}{row}/{letter}${total})"
    sheet.write_formula(row - 1, column + 1, formula, style, value)


def write_stress(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write the case under stress beside the financing, as values of the run."""
    formats, row = book.formats, summary.figures_head
    sheet.write_string(row - 2, STRESS_LABEL, book.say(STRESS), formats.section)
    for column in range(STRESS_LABEL + 1, STRESS_FIRST):
        sheet.write_blank(row - 1, column, None, formats.head)
    sheet.write_string(row - 1, STRESS_LABEL, book.say(SCENARIO), formats.head)
    for column, label in enumerate(STRESS_HEADS, start=STRESS_FIRST):
        sheet.write_string(row - 1, column, book.say(label), formats.head_right)
    fit_row(sheet, row - 1, [(book.say(label), HEAD_WIDTH) for label in STRESS_HEADS])
    for at, stress in enumerate(book.extras.stress, start=row):
        sheet.write_string(at, STRESS_LABEL, book.say(stress.label))
        found = (stress.npv_eur, stress.irr, stress.dscr_min, stress.years_below_norm)
        for column, (value, shape) in enumerate(zip(found, STRESS_SHAPES, strict=True), start=STRESS_FIRST):
            style = formats.get(num_format=shape, bg_color=LEAF, align="right")
            if value is None:
                sheet.write_string(at, column, ABSENT, style)
            else:
                sheet.write_number(at, column, value, style)
