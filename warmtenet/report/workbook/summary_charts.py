"""The charts of the summary, drawn by the spreadsheet itself from cells, in the colours of the report."""

from typing import Any

from warmtenet.locale import text
from warmtenet.report.theme import PAPER, ROLES
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import INK, LINE, MUTED
from warmtenet.report.workbook.home_bill import SEGMENTS
from warmtenet.report.workbook.plan import SENSITIVITY, letter
from warmtenet.report.workbook.sensitivity import BAR_HEAD, MOST_BARS
from warmtenet.report.workbook.summary_plan import BAR_ROWS, SummaryPlan

FONT = {"name": "Arial", "size": 8, "color": INK}
TITLE_FONT = {"name": "Arial", "size": 11, "bold": True, "color": INK}
AXIS = {"num_font": FONT, "line": {"color": MUTED}, "major_gridlines": {"visible": False}}
GRID = {"visible": True, "line": {"color": LINE, "width": 0.5}}
CATEGORIES = {**AXIS, "reverse": True, "label_position": "low", "major_tick_mark": "none", "interval_unit": 1}
WIDTH, BAR_HEIGHT, YEAR_HEIGHT = 680, 380, 300
MILLIONS = text("EUR mln")
BILL_UNIT = text("EUR per month")


def add_charts(book: Book, sheet: LiveSheet, summary: SummaryPlan) -> None:
    """Put waterfall and tornado side by side, cash flow and its running total below."""
    _place(sheet, _waterfall(book, summary), summary.charts, 0, BAR_HEIGHT)
    if book.bars:
        _place(sheet, _tornado(book), summary.charts, 5, BAR_HEIGHT)
    below = summary.charts + BAR_ROWS
    _place(sheet, _cash_flow(book, summary), below, 0, YEAR_HEIGHT)
    _place(sheet, _running_totals(book, summary), below, 5, YEAR_HEIGHT)
    if summary.homes:
        _place(sheet, _bill(book, summary), summary.bill_chart, 0, YEAR_HEIGHT)


def _place(sheet: LiveSheet, chart: Any, row: int, column: int, height: int) -> None:
    chart.set_size({"width": WIDTH, "height": height})
    chart.set_chartarea({"border": {"color": LINE}})
    options = {"object_position": 2, "x_offset": 4, "y_offset": 4}
    sheet.insert_chart(row, column, chart, options)


def _titled(chart: Any, title: str) -> None:
    chart.set_title({"name": title, "name_font": TITLE_FONT, "overlay": False})


def _value_axis(book: Book) -> dict[str, Any]:
    return {
        **AXIS,
        "major_gridlines": GRID,
        "num_format": "0,,",
        "name": book.say(MILLIONS),
        "name_font": {**FONT, "bold": False},
    }


def _waterfall(book: Book, summary: SummaryPlan) -> Any:
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = summary.step_head + 1, summary.step_head + len(summary.parts) + 1
    npv_role = "boiler" if book.result["npv_project_eur"] < 0 else "heat_pump"
    roles = [*(part.role for part in summary.parts), npv_role]
    points = [
        {"fill": {"color": ROLES[r].fill}, "border": {"color": ROLES[r].ink, "width": 0.5}} for r in roles
    ]
    categories = f"={summary.title}!$I${first}:$I${last}"
    for column in ("E", "F", "G"):
        look = {"fill": {"none": True}, "border": {"none": True}} if column == "E" else {"points": points}
        values = f"={summary.title}!${column}${first}:${column}${last}"
        name = f"={summary.title}!${column}${summary.step_head}"
        chart.add_series({"categories": categories, "values": values, "name": name, "gap": 35, **look})
    chart.set_legend({"none": True})
    chart.set_y_axis(CATEGORIES)
    chart.set_x_axis({**_value_axis(book), "label_position": "high"})
    _titled(chart, book.t("From revenue to net present value"))
    return chart


def _tornado(book: Book) -> Any:
    chart = book.book.add_chart({"type": "bar"})
    title = book.plan.title(SENSITIVITY)
    first, last = BAR_HEAD + 1, BAR_HEAD + min(len(book.bars), MOST_BARS)
    for column, role in (("F", "boiler"), ("G", "heat_pump")):
        chart.add_series(
            {
                "categories": f"={title}!$A${first}:$A${last}",
                "values": f"={title}!${column}${first}:${column}${last}",
                "name": f"={title}!${column}${BAR_HEAD}",
                "fill": {"color": ROLES[role].fill},
                "border": {"color": ROLES[role].ink, "width": 0.5},
                "gap": 35,
                "overlap": 100,
            }
        )
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_y_axis(CATEGORIES)
    base = book.result["npv_project_eur"]
    chart.set_x_axis({**_value_axis(book), "label_position": "high", "crossing": base})
    _titled(chart, book.t("Net present value over the range of each input (run)"))
    return chart


def _cash_flow(book: Book, summary: SummaryPlan) -> Any:
    chart = book.book.add_chart({"type": "column", "subtype": "stacked"})
    for column, flow in enumerate(summary.flows_shown, start=1):
        look = {"fill": {"color": ROLES[flow.role].fill}, "border": {"none": True}, "gap": 30}
        chart.add_series({**_yearly(summary, column), **look})
    balance = book.book.add_chart({"type": "line"})
    marker = {"type": "diamond", "size": 6, "border": {"color": PAPER}, "fill": {"color": INK}}
    net = {**_yearly(summary, len(summary.flows_shown) + 1), "line": {"none": True}, "marker": marker}
    balance.add_series(net)
    chart.combine(balance)
    _year_axes(book, chart)
    _titled(chart, book.t("Cash flow by year, nominal, excl. VAT"))
    return chart


def _bill(book: Book, summary: SummaryPlan) -> Any:
    """Return the four segments of each way of heating."""
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, (_, role, _) in zip("BCDE", SEGMENTS, strict=True):
        chart.add_series(_segment(summary, column, role))
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_y_axis(CATEGORIES)
    axis = {**_value_axis(book), "num_format": "0", "name": book.say(BILL_UNIT), "label_position": "high"}
    chart.set_x_axis(axis)
    _titled(chart, book.t("Household cost per month, reference dwelling, incl. VAT"))
    return chart


def _segment(summary: SummaryPlan, column: str, role: str) -> dict[str, Any]:
    """Return a series of the bill; the own investment is hatched, as in the report."""
    assert summary.homes is not None
    first, last = summary.bill_head + 1, summary.bill_head + len(summary.homes.labels)
    fill = ROLES[role].fill
    pattern = {"pattern": "wide_upward_diagonal", "fg_color": fill, "bg_color": PAPER}
    look = {"pattern": pattern} if role == "bill_investment" else {"fill": {"color": fill}}
    return {
        "categories": f"={summary.title}!$A${first}:$A${last}",
        "values": f"={summary.title}!${column}${first}:${column}${last}",
        "name": f"={summary.title}!${column}${summary.bill_head}",
        "border": {"color": ROLES[role].ink, "width": 0.5},
        "gap": 45,
        **look,
    }


def _running_totals(book: Book, summary: SummaryPlan) -> Any:
    chart = book.book.add_chart({"type": "line"})
    first = len(summary.flows_shown) + 2
    for column, dash in ((first, "solid"), (first + 1, "dash")):
        line = {"color": INK, "width": 2, "dash_type": dash}
        chart.add_series({**_yearly(summary, column), "line": line})
    _year_axes(book, chart)
    _titled(chart, book.t("Running total, nominal and present value"))
    return chart


def _yearly(summary: SummaryPlan, column: int) -> dict[str, str]:
    first, last, at = summary.flow_head + 1, summary.last_row, letter(column)
    return {
        "categories": f"={summary.title}!$A${first}:$A${last}",
        "values": f"={summary.title}!${at}${first}:${at}${last}",
        "name": f"={summary.title}!${at}${summary.flow_head}",
    }


def _year_axes(book: Book, chart: Any) -> None:
    years = {"label_position": "low", "interval_unit": 5, "interval_tick": 5, "num_format": "0"}
    chart.set_x_axis({**AXIS, **years})
    chart.set_y_axis(_value_axis(book))
    chart.set_legend({"position": "bottom", "font": FONT})
