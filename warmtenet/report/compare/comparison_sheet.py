"""The sheet with all figures side by side, their differences as formulas, and the bridges beneath."""

from xlsxwriter.utility import xl_rowcol_to_cell

from warmtenet.locale import text
from warmtenet.report.compare.book import COMPARISON, TOP_ROWS, CompareBook, landscape
from warmtenet.report.compare.bridges import BridgeView
from warmtenet.report.compare.figures import ELECTRICITY, Figure
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import LiveSheet
from warmtenet.report.workbook.formats import LEAF
from warmtenet.report.workbook.frame import fit_row
from warmtenet.workbook.words import unit_label

VARIANT_WIDTH = 20.0
CENT = "0.01"
NPV = "npv_project_eur"
LABEL, UNIT, FIRST = 0, 1, 2
NOTE = text("Lilac cells are values of the runs and do not recalculate; differences and checks do.")
EFFECT, FORWARD, BACKWARD, RUNNING = 2, 3, 4, 5


def write_comparison(book: CompareBook) -> None:
    """Write the sheet; its check cells count in the verdict on top."""
    sheet = book.sheet(COMPARISON, "result", book.t.render(NOTE))
    count = len(book.view.shown)
    last = FIRST + count
    _write_head(book, sheet, count)
    row, places = TOP_ROWS + 1, dict[str, int]()
    for title, figures in (
        (book.t("Key figures"), book.view.cards),
        (book.t("More figures"), book.view.more),
    ):
        sheet.write_string(row, LABEL, title, book.formats.section)
        for figure in figures:
            row += 1
            places.setdefault(figure.key, row)
            _write_figure(book, sheet, row, figure)
        row += 2
    sheet.set_h_pagebreaks([row])
    for view in book.view.bridges:
        row = _write_bridge(book, sheet, row, view, places[NPV]) + 2
    landscape(sheet, TOP_ROWS)
    sheet.set_column(last + count, last + count, 30)


def _write_head(book: CompareBook, sheet: LiveSheet, count: int) -> None:
    t, names = book.t, book.names
    changes = [t("{name} less {first}").format(name=name, first=names[0]) for name in names[1:]]
    heads = [
        (t("Figure"), 46.0),
        (t("Unit"), 14.0),
        *((name, VARIANT_WIDTH) for name in names),
        *((label, VARIANT_WIDTH) for label in changes),
        (t("Best"), 30.0),
    ]
    book.head(sheet, TOP_ROWS, heads, range(FIRST, FIRST + 2 * count - 1))


def _write_figure(book: CompareBook, sheet: LiveSheet, row: int, figure: Figure) -> None:
    formats, count = book.formats, len(figure.values)
    sheet.write_string(row, LABEL, figure.label)
    unit = figure.unit if figure.key == ELECTRICITY else book.t.render(unit_label(figure.unit_code))
    sheet.write_string(row, UNIT, unit, formats.unit)
    for i, value in enumerate(figure.values):
        if value is None:
            sheet.write_string(row, FIRST + i, figure.written[i], formats.get(align="right", bg_color=LEAF))
        else:
            sheet.write_number(row, FIRST + i, value, book.number(figure.unit_code))
    first, base = xl_rowcol_to_cell(row, FIRST, col_abs=True), figure.values[0]
    for i, value in enumerate(figure.values[1:], start=1):
        other = xl_rowcol_to_cell(row, FIRST + i)
        formula = f'=IF(COUNT({first},{other})=2,{other}-{first},"{ABSENT}")'
        change = ABSENT if value is None or base is None else value - base
        style = formats.number(figure.unit_code)
        sheet.write_formula(row, FIRST + count + i - 1, formula, style, change)
    best = ", ".join(book.names[i] for i in sorted(figure.best))
    sheet.write_string(row, FIRST + 2 * count - 1, best or ABSENT, formats.get(indent=1))


def _write_bridge(book: CompareBook, sheet: LiveSheet, row: int, view: BridgeView, npv_row: int) -> int:
    """Write a bridge from a row on; return its last row."""
    t, money = book.t, book.formats.number("EUR")
    bold = book.formats.number("EUR", bold=True, top=1)
    title = t("Bridge from {a} to {b}").format(a=view.start.name, b=view.end.name)
    sheet.write_string(row, LABEL, title, book.formats.section)
    _write_bridge_head(book, sheet, row + 1)
    start = xl_rowcol_to_cell(npv_row, FIRST)
    end = xl_rowcol_to_cell(npv_row, FIRST + view.end.number - 1)
    at, running = row + 2, view.bridge.start_eur
    _write_labels(book, sheet, at, t("NPV of {name}").format(name=view.start.name))
    sheet.write_formula(at, RUNNING, f"={start}", bold, running)
    for step in view.bridge.steps:
        at += 1
        running += step.effect_eur
        _write_labels(book, sheet, at, view.label(step))
        mean = f"=AVERAGE({xl_rowcol_to_cell(at, FORWARD)},{xl_rowcol_to_cell(at, BACKWARD)})"
        sheet.write_formula(at, EFFECT, mean, money, step.effect_eur)
        sheet.write_number(at, FORWARD, step.forward_eur, book.number("EUR"))
        sheet.write_number(at, BACKWARD, step.backward_eur, book.number("EUR"))
        before, effect = xl_rowcol_to_cell(at - 1, RUNNING), xl_rowcol_to_cell(at, EFFECT)
        sheet.write_formula(at, RUNNING, f"={before}+{effect}", money, running)
    return _write_total(book, sheet, row + 3, at + 1, view, (start, end))


def _write_bridge_head(book: CompareBook, sheet: LiveSheet, row: int) -> None:
    t, formats = book.t, book.formats
    sheet.write_string(row, LABEL, t("Step"), formats.head)
    sheet.write_string(row, UNIT, t("Unit"), formats.head)
    heads = (t("Effect on NPV (mean)"), t("In this order"), t("In opposite order"), t("NPV after the step"))
    for column, head in enumerate(heads, start=EFFECT):
        sheet.write_string(row, column, head, formats.head_right)
    fit_row(sheet, row, [(head, VARIANT_WIDTH) for head in heads])


def _write_labels(book: CompareBook, sheet: LiveSheet, row: int, label: str) -> None:
    sheet.write_string(row, LABEL, label)
    sheet.write_string(row, UNIT, "EUR", book.formats.unit)


def _write_total(
    book: CompareBook, sheet: LiveSheet, first: int, row: int, view: BridgeView, ends: tuple[str, str]
) -> int:
    """Write the sums of the steps, the value they lead to and whether they close."""
    bold = book.formats.number("EUR", bold=True, top=1)
    start, end = ends
    _write_labels(book, sheet, row, book.t("Sum of the steps"))
    _write_labels(book, sheet, row + 1, book.t("NPV of {name}").format(name=view.end.name))
    sheet.write_string(row + 2, LABEL, book.t("Check: the steps close on the NPV"))
    for column in (EFFECT, FORWARD, BACKWARD):
        # The row with the first NPV is part of the range, so that it stands without steps too.
        cells = f"{xl_rowcol_to_cell(first - 1, column)}:{xl_rowcol_to_cell(row - 1, column)}"
        total = xl_rowcol_to_cell(row, column)
        sheet.write_formula(row, column, f"=SUM({cells})", bold, view.bridge.change_eur)
        book.check(sheet, row + 2, column, f"ABS({start}+{total}-{end})<={CENT}")
    sheet.write_formula(row + 1, RUNNING, f"={end}", bold, view.bridge.end_eur)
    reached = xl_rowcol_to_cell(row - 1, RUNNING)
    book.check(sheet, row + 2, RUNNING, f"ABS({reached}-{xl_rowcol_to_cell(row + 1, RUNNING)})<={CENT}")
    return row + 2
