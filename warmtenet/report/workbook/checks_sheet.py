"""The sheet with the checks: both sides, their difference and the verdict, all as formulas."""

from collections.abc import Iterator, Sequence

import numpy as np

from warmtenet.core.excel import YEAR_ROW
from warmtenet.locale import Text, Translator, text
from warmtenet.report.workbook.book import ALL_CHECKS, Book, LiveSheet, cached
from warmtenet.report.workbook.cards import Card
from warmtenet.report.workbook.checks import CENT, CHECKS, EURO, SMALL, Check, Row
from warmtenet.report.workbook.formats import BAD, BAD_INK, GOOD, GOOD_INK, IMPORTED, MUTED
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.funds import MARGIN, years_below_norm
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.money_checks import money_checks
from warmtenet.report.workbook.plan import CHECKS as TITLE
from warmtenet.report.workbook.plan import FIRST_YEAR, SUMMARY, letter
from warmtenet.report.workbook.quality import write_quality
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.workbook.words import unit_label

HEADS = (
    (text("No."), 6),
    (text("Check"), 58),
    (text("A"), 18),
    (text("B"), 18),
    (text("Difference"), 14),
    (text("Tolerance"), 12),
    (text("Unit"), 12),
    (text("Verdict"), 14),
    (text("Sheet"), 20),
)
HEAD_ROW = 9
CLOSES, OPEN = text("closes"), text("does not close")
EQUAL, CHANGED = text("equal"), text("changed")
PRECISE, TINY = "#,##0.00", "0.000000"
INFORMATION = text("For information")
REPORT_TITLE = text("Report against workbook")
REPORT_NOTE = text(
    "B is the value in report.html at the time of the run. It does not recalculate: after a change of an "
    "input the verdict is 'changed', which does not count as a check that does not close."
)


def check_rows(live: Evaluator, summary: SummaryPlan, t: Translator) -> list[Row]:
    """Return the checks of a result, in the order of the sheet."""
    return [
        *(_declared(live, check, t) for check in CHECKS if live.has(check.sides.names)),
        *_of_value(live, summary, t),
        *money_checks(live, summary, t),
        *_of_sheets(live, summary, t),
    ]


def _declared(live: Evaluator, check: Check, t: Translator) -> Row:
    sheet = live.plan.title(TITLE)
    nodes = check.shown(*live.recorded(check.sides))
    with np.errstate(all="ignore"):
        found = check.shown(*live.computed(check.sides))
    a, b, difference = (f"={live.printed(node, sheet)}" for node in nodes)
    values = tuple(float(np.asarray(v).ravel()[0]) for v in found)
    home = live.plan.places[check.sides.names[0]][0]
    shown = difference if check.each_year else "=MAX(C{row}-D{row},0)" if check.at_most else ""
    return Row(t.render(check.label), check.unit, check.tolerance, a, b, values, home, shown)  # type: ignore[arg-type]


def _of_value(live: Evaluator, summary: SummaryPlan, t: Translator) -> Iterator[Row]:
    result, plan = live.result, live.plan
    npv, flow, rate = result["npv_project_eur"], result["net_cash_flow_eur"], result["discount_rate"]
    home = plan.places["npv_project_eur"][0]
    start = plan.row_range("discount_years").partition(":")[0]
    whole = np.arange(1, len(flow) + 1)
    at_end = float(np.sum(flow / (1 + rate) ** whole) * (1 + rate) ** (1 - result["discount_years"][0]))
    formula = f"=NPV(discount_rate,{plan.row_range('net_cash_flow_eur')})*(1+discount_rate)^(1-{start})"
    label = t("Net present value = the function NPV on the cash flow")
    yield Row(label, "EUR", CENT, formula, "=npv_project_eur", (at_end, npv, at_end - npv), home)
    yield _irr(live, t)
    total = float(sum(summary.step_values))
    label = t("Waterfall = net present value")
    values = (total, npv, total - npv)
    yield Row(label, "EUR", CENT, f"=SUM({summary.steps})", "=npv_project_eur", values, plan.title(SUMMARY))
    label = t("Cash flow on the summary = net cash flow")
    flows = f"=SUM({summary.flows})"
    total, net = float(summary.flow_values.sum()), float(flow.sum())
    b = f"=SUM({plan.row_range('net_cash_flow_eur')})"
    yield Row(label, "EUR", CENT, flows, b, (total, net, total - net), plan.title(SUMMARY))


def _irr(live: Evaluator, t: Translator) -> Row:
    flow, years = (live.plan.row_range(n) for n in ("net_cash_flow_eur", "year_index"))
    formula = f"=IF(ISNUMBER(irr_project),SUMPRODUCT({flow},(1+irr_project)^-{years}),0)"
    irr, value = live.result["irr_project"], 0.0
    if irr is not None:
        value = float(np.sum(live.result["net_cash_flow_eur"] * (1 + irr) ** -live.result["year_index"]))
    home = live.plan.places["irr_project"][0]
    label = t("Net present value at the project return is zero")
    return Row(label, "EUR", EURO, formula, 0.0, (value, 0.0, value), home)


def _of_sheets(live: Evaluator, summary: SummaryPlan, t: Translator) -> Iterator[Row]:
    plan = live.plan
    last = letter(FIRST_YEAR + len(live.result.years) - 1)
    axis = f"${letter(FIRST_YEAR)}${YEAR_ROW}:${last}${YEAR_ROW}"
    first = plan.sheets[0].title
    for sheet in plan.sheets[1:]:
        label = t("Year axis of sheet {sheet} = that of {first}").format(sheet=sheet.title, first=first)
        formula = f"=SUMPRODUCT(ABS({sheet.title}!{axis}-{first}!{axis}))"
        yield Row(label, "number", SMALL, formula, 0.0, (0.0, 0.0, 0.0), sheet.title)
    for sheet in plan.sheets:
        widest = max([len(live.result.years), *(len(line.names) for line in sheet.lines)])
        area = f"$A${YEAR_ROW}:${letter(FIRST_YEAR + widest)}${sheet.last_row}"
        yield _no_errors(sheet.title, area, t)
    yield _no_errors(plan.title(SUMMARY), summary.area, t)


def _no_errors(sheet: str, area: str, t: Translator) -> Row:
    label = t("No error cells on sheet {sheet}").format(sheet=sheet)
    formula = f"=SUMPRODUCT(--ISERROR({sheet}!{area}))"
    return Row(label, "number", SMALL, formula, 0.0, (0.0, 0.0, 0.0), sheet)


def check_text(rows: list[Row], t: Translator) -> str:
    """Return what the master check says."""
    failed = sum(not row.closes for row in rows)
    return _texts(t)[min(failed, 2)].format(n=failed)


def _texts(t: Translator) -> tuple[str, str, str]:
    return t("All checks close"), t("1 check does not close"), t("{n} checks do not close")


def write_checks(book: Book, rows: list[Row], cards: Sequence[Card]) -> None:
    """Write the sheet, with the cell that says whether all checks close."""
    title = book.plan.title(TITLE)
    sheet = book.sheet(title, "check")
    write_top(book, sheet, title)
    _write_counts(book, sheet, rows, title)
    for column, (label, width) in enumerate(HEADS):
        words = book.formats.head_after if column == 6 else book.formats.head
        style = book.formats.head_right if column in {2, 3, 4, 5} else words
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW - 1, column, book.say(label), style)
    for number, row in enumerate(rows, start=1):
        _write_row(book, sheet, HEAD_ROW + number, number, row, (CLOSES, OPEN))
    _write_information(book, sheet, HEAD_ROW + len(rows) + 2)
    _write_report_rows(book, sheet, HEAD_ROW + len(rows) + 5, len(rows), cards)
    write_quality(book, sheet, HEAD_ROW + len(rows) + len(cards) + 8, HEADS[1][1])
    sheet.freeze_panes(HEAD_ROW, 2)
    page_list(sheet, HEAD_ROW - 1, landscape=True)


def _write_counts(book: Book, sheet: LiveSheet, rows: list[Row], title: str) -> None:
    verdicts = f"$H${HEAD_ROW + 1}:$H${HEAD_ROW + len(rows)}"
    failed = sum(not row.closes for row in rows)
    number = book.formats.number("number")
    none, one, many = _texts(book.t)
    sheet.write_string(4, 1, book.t("Number of checks"))
    sheet.write_formula(4, 2, f"=ROWS({verdicts})", number, len(rows))
    sheet.write_string(5, 1, book.t("Checks that do not close"))
    sheet.write_formula(5, 2, f'=C5-COUNTIF({verdicts},"{book.say(CLOSES)}")', number, failed)
    before, after = many.split("{n}")
    text_of = f'"{before}"&C6&"{after}"' if before else f'C6&"{after}"'
    formula = f'=IF(C6=0,"{none}",IF(C6=1,"{one}",{text_of}))'
    sheet.write_string(6, 1, book.t("Shown on every sheet"))
    sheet.write_formula(6, 2, formula, book.formats.heading, book.check_text)
    book.book.define_name(ALL_CHECKS, f"={title}!$C$7")


def _write_row(
    book: Book, sheet: LiveSheet, at: int, number: int, row: Row, words: tuple[Text, Text]
) -> None:
    formats, good, bad = book.formats, book.say(words[0]), book.say(words[1])
    sheet.write_number(at - 1, 0, number, formats.get(font_color=MUTED, valign="top", align="center"))
    sheet.write_string(at - 1, 1, row.label, formats.wrapped)
    fit_row(sheet, at - 1, [(row.label, HEADS[1][1])])
    difference = row.difference.format(row=at) if row.difference else f"=C{at}-D{at}"
    for column, formula, value in zip((2, 3, 4), (row.a, row.b, difference), row.values, strict=True):
        style = formats.get(num_format=TINY if column == 4 else PRECISE, align="right", valign="top")
        if isinstance(formula, str):
            sheet.write_formula(at - 1, column, formula, style, cached(value))
        else:
            sheet.write_number(at - 1, column, formula, style)
    sheet.write_number(
        at - 1, 5, row.tolerance, formats.get(num_format="0.00####", align="right", valign="top")
    )
    sheet.write_string(
        at - 1,
        6,
        book.say(unit_label(row.unit)),
        formats.get(font_color=MUTED, valign="top", align="left", indent=1),
    )
    verdict = f'=IF(ABS(E{at})<=F{at},"{good}","{bad}")'
    sheet.write_formula(at - 1, 7, verdict, formats.wrapped, good if row.closes else bad)
    _colour_verdict(book, sheet, at, good, bad)
    link = formats.get(font_color=IMPORTED, underline=1, valign="top")
    sheet.write_url(at - 1, 8, f"internal:{row.sheet}!A1", link, row.sheet)


def _colour_verdict(book: Book, sheet: LiveSheet, at: int, good: str, bad: str) -> None:
    for word, fill, ink in ((good, GOOD, GOOD_INK), (bad, BAD, BAD_INK)):
        style = book.formats.get(bg_color=fill, font_color=ink, bold=True)
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
        sheet.conditional_format(at - 1, 7, at - 1, 7, rule)


def _write_information(book: Book, sheet: LiveSheet, at: int) -> None:
    """Write in how many years the DSCR is below the required one; it does not count as a check."""
    formats, live = book.formats, book.live
    label = book.t("Years with a DSCR below the required one (A), of the years with debt service (B)")
    dscr, counts = (live.plan.row_range(name) for name in ("dscr", "has_debt_service"))
    below = f"=IF(ISNUMBER(dscr_norm),SUMPRODUCT(--({dscr}<dscr_norm-{MARGIN})),0)"
    sheet.write_string(at - 1, 1, label, formats.wrapped)
    fit_row(sheet, at - 1, [(label, HEADS[1][1])])
    whole = formats.get(num_format="0", align="right", valign="top")
    sheet.write_formula(at - 1, 2, below, whole, years_below_norm(live))
    total = float(np.sum(live.result["has_debt_service"]))
    sheet.write_formula(at - 1, 3, f"=SUM({counts})", whole, total)
    sheet.write_string(at - 1, 7, book.say(INFORMATION), formats.get(font_color=MUTED, valign="top"))
    home = live.plan.places["dscr"][0]
    link = formats.get(font_color=IMPORTED, underline=1, valign="top")
    sheet.write_url(at - 1, 8, f"internal:{home}!A1", link, home)


def _write_report_rows(book: Book, sheet: LiveSheet, at: int, done: int, cards: Sequence[Card]) -> None:
    """Write the values of the report beside those of the workbook; they are equal until an input changes."""
    sheet.write_string(at - 1, 1, book.say(REPORT_TITLE), book.formats.section)
    sheet.write_string(at, 1, book.say(REPORT_NOTE), book.formats.wrapped)
    fit_row(sheet, at, [(book.say(REPORT_NOTE), HEADS[1][1])])
    for position, card in enumerate(cards, start=1):
        value = book.live.value(card.value)
        formula = book.live.formula(card.value, book.plan.title(TITLE))
        figure = value if isinstance(value, float) and np.isfinite(value) else 0.0
        live = formula if figure == value else f"=N({formula[1:]})"
        label = book.say(card.check_label)
        values = (figure, figure, 0.0)
        row = Row(
            label, card.unit, abs(figure) * SMALL + SMALL, live, figure, values, book.plan.title(SUMMARY)
        )
        _write_row(book, sheet, at + 1 + position, done + position, row, (EQUAL, CHANGED))
