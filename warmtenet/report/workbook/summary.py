"""The summary: key results, break-evens, waterfall and cash flow, all as formulas."""

from typing import Any

from xlsxwriter.format import Format

from warmtenet.locale import text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.cards import SOLVED, BreakEven, Card
from warmtenet.report.workbook.formats import LEAF, MUTED
from warmtenet.report.workbook.frame import fit_row, write_top
from warmtenet.report.workbook.funds import dscr_note
from warmtenet.report.workbook.home_bill import write_home_bill
from warmtenet.report.workbook.live import Formula
from warmtenet.report.workbook.summary_charts import add_charts
from warmtenet.report.workbook.summary_funds import write_figures, write_funds, write_stress
from warmtenet.report.workbook.summary_plan import CARD_HEAD, CUMULATIVE, DISCOUNTED, NET, SummaryPlan
from warmtenet.workbook.words import unit_label

FIRST_WIDTH, WIDTH, COLUMNS = 42, 13.5, 13
OF_THE_RUN = text("Value of the run, does not recalculate.")
UNDETERMINED, UNREACHABLE = text("undetermined"), text("not reachable")
ABOVE_LIMIT = text("above the highest maximum of ACM")
CARD_HEADS = (
    text("Result"), text("Value"), text("Unit"), None, text("Beside it"), None, None, None, text("Value"),
    text("Unit"),
)  # fmt: skip
NOTE, NOTE_VALUE = 4, 8
BREAK_EVEN_HEADS = (
    text("Break-even"),
    text("now"),
    text("needed"),
    text("difference"),
    text("Unit"),
    text("Remark"),
)
STEP_HEADS = (
    text("Waterfall"), text("present value"), text("start"), text("end"), text("without colour"),
    text("above zero"), text("below zero"), text("EUR mln"), text("label"),
)  # fmt: skip
CHART_DATA = text("Data of the charts")


def write_summary(book: Book, summary: SummaryPlan) -> None:
    """Write the sheet."""
    sheet = book.sheet(summary.title, "result")
    write_top(book, sheet, summary.title)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, COLUMNS, WIDTH)
    _write_cards(book, sheet, summary)
    _write_break_evens(book, sheet, summary)
    _write_solved(book, sheet, summary)
    if summary.homes:
        write_home_bill(book, sheet, summary.homes, summary.bill_head)
    write_figures(book, sheet, summary)
    write_funds(book, sheet, summary)
    write_stress(book, sheet, summary)
    sheet.write_string(summary.step_head - 2, 0, book.say(CHART_DATA), book.formats.section)
    _write_steps(book, sheet, summary)
    _write_flows(book, sheet, summary)
    add_charts(book, sheet, summary)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, summary.last_row - 1, COLUMNS - 1)
    before_funds = [summary.figures_head - 2] if summary.homes else []
    sheet.set_h_pagebreaks([*before_funds, summary.charts - 1, summary.step_head - 2])


def _heads(book: Book, sheet: LiveSheet, row: int, heads: tuple[Any, ...], numbers: set[int]) -> None:
    for column, label in enumerate(heads):
        is_number, after_number = column in numbers, column - 1 in numbers
        plain = book.formats.head_after if after_number else book.formats.head
        style = book.formats.head_right if is_number else plain
        sheet.write_string(row - 1, column, book.say(label) if label else "", style)
    fit_row(sheet, row - 1, [(book.say(label), WIDTH) for label in heads[1:] if label])


def _write_cards(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    _heads(book, sheet, CARD_HEAD, CARD_HEADS, {1, NOTE_VALUE})
    for row, card in enumerate(summary.cards, start=CARD_HEAD):
        _write_label(book, sheet, row, card)
        two = {"num_format": "0.00"} if card.unit == "factor" else {}
        missing = ABSENT if card.unit == "factor" else ""
        bold = {"bold": True, "font_size": 12, **two}
        _write_live(book, sheet, summary, (row, 1), card.value, card.unit, bold, missing)
        unit = card.shown_unit or unit_label(card.unit)
        sheet.write_string(row, 2, book.say(unit), book.formats.unit)
        if card.value.names == ("dscr_min",):
            sheet.write_formula(row, NOTE, *_with_style(dscr_note(book.live, book.t), book.formats.muted))
        else:
            sheet.write_string(row, NOTE, book.say(card.note), book.formats.muted)
        _write_live(book, sheet, summary, (row, NOTE_VALUE), card.note_value, card.note_number, two, missing)
        if card.note_number != "word":
            unit = card.note_unit or unit_label(card.note_number)
            sheet.write_string(row, NOTE_VALUE + 1, book.say(unit), book.formats.unit)


def _with_style(formula: tuple[str, str], style: Format) -> tuple[str, Format, str]:
    return formula[0], style, formula[1]


def _write_label(book: Book, sheet: LiveSheet, row: int, card: Card) -> None:
    bold = book.formats.heading
    if card.surplus is None:
        sheet.write_string(row, 0, book.say(card.label), bold)
        return
    short, over = book.say(card.label), book.say(card.surplus)
    shown = short if book.result["npv_project_eur"] < 0 else over
    sheet.write_formula(row, 0, f'=IF(npv_project_eur<0,"{short}","{over}")', bold, shown)


def _write_live(
    book: Book,
    sheet: LiveSheet,
    summary: SummaryPlan,
    cell: tuple[int, int],
    shown: Formula,
    unit: str,
    style: dict[str, Any],
    missing: str = "",
) -> None:
    """Write a formula with its value; a word instead of a number where it has no value."""
    formula, value = book.live.formula(shown, summary.title), cached(book.live.value(shown))
    name = formula[1:]
    if name in book.plan.model.quantities:
        q = book.plan.model.quantities[name]
        if q.words:
            value = book.t(q.words[value])
        if q.description.may_be_missing:
            word = missing or book.say(UNDETERMINED)
            formula = f'=IF(ISNUMBER({name}),{name},"{word}")'
            value = word if value == "" else value
    sheet.write_formula(*cell, formula, book.formats.number(unit, **style), value)


def _write_break_evens(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    _heads(book, sheet, summary.break_even_head, BREAK_EVEN_HEADS, {1, 2, 3})
    for row, lever in enumerate(summary.break_evens, start=summary.break_even_head):
        sheet.write_string(row, 0, book.say(lever.label))
        if lever.now is None:
            sheet.write_number(row, 1, 0, book.formats.number(lever.unit))
        else:
            _write_live(book, sheet, summary, (row, 1), lever.now, lever.unit, {})
        unreachable = book.say(UNREACHABLE)
        _write_live(book, sheet, summary, (row, 2), lever.needed, lever.unit, {"bold": True}, unreachable)
        now = book.live.value(lever.now) if lever.now else 0.0
        needed = cached(book.live.value(lever.needed))
        change = ABSENT if needed == "" else needed - now
        formula = f'=IF(ISNUMBER(C{row + 1}),C{row + 1}-B{row + 1},"{ABSENT}")'
        sheet.write_formula(row, 3, formula, book.formats.number(lever.unit), change)
        sheet.write_string(row, 4, book.say(unit_label(lever.unit)), book.formats.unit)
        if lever.limit is not None:
            _write_limit(book, sheet, summary, row, lever, needed)


def _write_solved(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write the break-evens that a search found: values of the run, beside what the lever is now."""
    for row, found in enumerate(book.extras.break_evens, start=summary.solved_head):
        unit = book.result.describe(found.lever).unit
        leaf = book.formats.number(unit, bold=True, bg_color=LEAF)
        sheet.write_string(row, 0, book.say(SOLVED[found.name]))
        now = cached(book.result[found.lever])
        sheet.write_formula(row, 1, f"={found.lever}", book.formats.number(unit), now)
        if found.value is None:
            sheet.write_string(row, 2, book.say(UNREACHABLE), leaf)
        else:
            sheet.write_number(row, 2, found.value, leaf)
        change = ABSENT if found.value is None else found.value - now
        formula = f'=IF(ISNUMBER(C{row + 1}),C{row + 1}-B{row + 1},"{ABSENT}")'
        sheet.write_formula(row, 3, formula, book.formats.number(unit), change)
        sheet.write_string(row, 4, book.say(unit_label(unit)), book.formats.unit)
        reason = [book.say(found.reason)] if found.reason else []
        sheet.write_string(row, 5, " ".join([book.say(OF_THE_RUN), *reason]), book.formats.muted)


def _write_limit(
    book: Book, sheet: LiveSheet, summary: SummaryPlan, row: int, lever: BreakEven, needed: Any
) -> None:
    assert lever.limit is not None
    limit = book.live.formula(lever.limit, summary.title)[1:]
    above = book.say(ABOVE_LIMIT)
    is_above = needed != "" and needed > book.live.value(lever.limit)
    formula = f'=IF(ISNUMBER(C{row + 1}),IF(C{row + 1}>{limit},"{above}","{ABSENT}"),"{ABSENT}")'
    sheet.write_formula(row, 5, formula, book.formats.muted, above if is_above else ABSENT)


def _write_steps(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write the waterfall: each step starts where the last one ended, the net present value at zero."""
    _heads(book, sheet, summary.step_head, STEP_HEADS, set(range(1, 8)))
    end = 0.0
    npv = book.result["npv_project_eur"]
    rows = [(p.label, p.formula, p.value) for p in summary.parts]
    rows.append((book.t("net present value (NPV)"), "=npv_project_eur", npv))
    for row, (label, formula, value) in enumerate(rows, start=summary.step_head + 1):
        is_last = row == summary.step_head + len(rows)
        start = 0.0 if is_last else end
        end = start + value
        _write_step(book, sheet, row, (label, formula, value), (start, end), is_last=is_last)


def _write_step(
    book: Book,
    sheet: LiveSheet,
    row: int,
    step: tuple[str, str, float],
    span: tuple[float, float],
    *,
    is_last: bool,
) -> None:
    label, formula, value = step
    low, high = min(span), max(span)
    amount = book.formats.number("EUR", bold=is_last, top=1 if is_last else 0)
    helper = book.formats.number("EUR", font_color=MUTED, top=1 if is_last else 0)
    sheet.write_string(row - 1, 0, label, book.formats.get(bold=is_last, top=1 if is_last else 0))
    sheet.write_formula(row - 1, 1, formula, amount, value)
    if is_last:
        sheet.write_number(row - 1, 2, 0, helper)
    else:
        sheet.write_formula(row - 1, 2, f"=N(D{row - 1})", helper, span[0])
    least, most = f"MIN(C{row},D{row})", f"MAX(C{row},D{row})"
    cells = (
        (f"=C{row}+B{row}", span[1]),
        (f"=MAX({least},0)+MIN({most},0)", max(low, 0) + min(high, 0)),
        (f"=MAX({most},0)-MAX({least},0)", max(high, 0) - max(low, 0)),
        (f"=MIN({least},0)-MIN({most},0)", min(low, 0) - min(high, 0)),
    )
    for column, (printed, found) in enumerate(cells, start=3):
        sheet.write_formula(row - 1, column, printed, helper, found)
    _write_step_label(book, sheet, row, label, value)


def _write_step_label(book: Book, sheet: LiveSheet, row: int, label: str, value: float) -> None:
    """Write the amount in millions and the label of the chart; FIXED follows the reader's own language."""
    millions = book.formats.get(num_format="0.0", font_color=MUTED, align="right")
    sheet.write_formula(row - 1, 7, f"=B{row}/1000000", millions, value / 1e6)
    written = f"{label}  {round(value / 1e6, 1) + 0.0:,.1f}"
    sheet.write_formula(row - 1, 8, f'=A{row}&"  "&FIXED(ROUND(H{row},1)+0,1)', book.formats.unit, written)


def _write_flows(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Write the yearly flows, one row per year; what goes out is negative here, so that it stacks down."""
    model, result = book.plan.model, book.result
    labels = [book.say(flow.label) for flow in summary.flows_shown]
    labels += [book.t(model.quantities[name].label) for name in (NET, CUMULATIVE, DISCOUNTED)]
    sheet.write_string(summary.flow_head - 1, 0, book.t("Cash flow by year (EUR)"), book.formats.head)
    for column, label in enumerate(labels, start=1):
        sheet.write_string(summary.flow_head - 1, column, label, book.formats.head_right)
    fit_row(sheet, summary.flow_head - 1, [(label, WIDTH) for label in labels])
    values = [*summary.flow_values, *(result[name] for name in (NET, CUMULATIVE, DISCOUNTED))]
    patterns = [
        "=" + "".join([f"+{_at(book, n)}" for n in f.incoming] + [f"-{_at(book, n)}" for n in f.outgoing])
        for f in summary.flows_shown
    ]
    patterns += [f"={_at(book, name)}" for name in (NET, CUMULATIVE, DISCOUNTED)]
    money, year_style = book.formats.number("EUR"), book.formats.get(num_format="0", align="left")
    for position, year in enumerate(result.years):
        row = summary.flow_head + 1 + position
        formula = f"=A{row - 1}+1" if position else "=first_year"
        sheet.write_formula(row - 1, 0, formula, year_style, year)
        for column, pattern in enumerate(patterns, start=1):
            printed = pattern.replace("=+", "=").replace("{row}", str(row))
            sheet.write_formula(row - 1, column, printed, money, float(values[column - 1][position]))


def _at(book: Book, name: str) -> str:
    return f"INDEX({book.plan.row_range(name)},1,$A{{row}}-first_year+1)"
