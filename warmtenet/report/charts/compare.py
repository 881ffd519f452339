"""Charts of a comparison: a figure of every variant as dots, the bridge between two, cash flows as lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, year_table
from warmtenet.report.charts.canvas import Panel, stacked_panels, text_width, wrapped
from warmtenet.report.charts.rows import Frame, middle, name_rows, room_for, with_room
from warmtenet.report.charts.scales import decimals_of, free_ticks, ticks, year_ticks
from warmtenet.report.charts.waterfall import Step, running_bars
from warmtenet.report.numbers import MILLION, Numbers
from warmtenet.report.rules.compare import say_compared
from warmtenet.report.sentences import Facts
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import EM_PER_CHARACTER, FULL_WIDTH, HALF_WIDTH, INK, LINE, MUTED, PAPER, ROLES

DOTS = Frame(width=HALF_WIDTH, gutter=132, right=4, row_height=27)
BRIDGE = Frame(gutter=232, row_height=27)
MOST_ROWS = 12
TWO_LINES, TICK_GAP = 34, 10
LEFT, RIGHT, TOP, BOTTOM, GAP = 52.0, 176.0, 20.0, 24.0, 36.0
TOP_HEIGHT, BOTTOM_HEIGHT = 150.0, 170.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
# A variant has no colour of its own in the report, so a line has a dash too, and its name at the end.
LINES: tuple[tuple[str, tuple[int, ...]], ...] = (
    (INK, ()),
    (ROLES["boiler"].fill, ()),
    (ROLES["heat_pump"].fill, (6, 3)),
    (ROLES["tea"].ink, (2, 3)),
    (ROLES["subsidy"].fill, (8, 3, 2, 3)),
    (ROLES["development"].fill, (1, 2)),
)
LABEL_PIXELS, END_GAP, END_SIZE = 15.0, 8.0, 11.0
ELLIPSIS = "…"


@dataclass(frozen=True)
class Dot:
    """A figure of one variant: the number on the axis, as written, and its data-key."""

    name: str
    value: float
    written: str
    key: str
    is_best: bool = False


def figure_dots(
    chart_id: str, title: str, subtitle: str, dots: Sequence[Dot], language: str, heads: tuple[str, str]
) -> Chart:
    """Return one dot per variant on an axis of its own; the best is filled.

    Parameters
    ----------
    heads
        What the columns of the table are called: variant, figure.
    """
    numbers = Numbers(language)
    values = [dot.value for dot in dots]
    frame = _dot_frame(dots)
    room = room_for([dot.written for dot in dots], bold=True)
    inside = _few_ticks(min(values), max(values), frame.plot - 14 - room, numbers)
    x = with_room(min(*inside, *values), max(*inside, *values), frame, 14, room)
    panel = frame.panel(len(dots), x)
    panel.x_axis(inside)
    for i, dot in enumerate(dots):
        panel.rule(x, (middle(i), middle(i)), color=LINE)
        fill = ROLES["heat_pump"].fill if dot.is_best else PAPER
        panel.point(dot.value, middle(i), fill, outline=INK, size=80, tip=f"{dot.name}: {dot.written}")
        panel.text(dot.value, middle(i), dot.written, shift=(9, 0), bold=dot.is_best)
    name_rows(panel, frame, [dot.name for dot in dots], x[0])
    columns = (Column(heads[0]), Column(heads[1], "", "right"))
    rows = tuple(Row((Cell(dot.name), Cell(dot.written, dot.key))) for dot in dots)
    listed = "; ".join(f"{dot.name} {dot.written}" for dot in dots)
    table = ChartTable(columns, rows)
    return Chart(chart_id, title, subtitle, frame.spec(panel), f"{title}. {listed}.", table, width=HALF_WIDTH)


def _dot_frame(dots: Sequence[Dot]) -> Frame:
    """Return the frame, with higher rows where a name takes two lines."""
    is_long = any("\n" in wrapped(dot.name, DOTS.gutter - 10) for dot in dots)
    return replace(DOTS, row_height=TWO_LINES) if is_long else DOTS


def _few_ticks(low: float, high: float, room: float, numbers: Numbers) -> dict[float, str]:
    """Return as many labelled ticks as stand apart in the pixels there are; at least that in the middle."""
    for most in (4, 3, 2, 1):
        scale = free_ticks(low, high, most)
        labels = tick_labels(scale, numbers, decimals_of(scale))
        if sum(text_width(label) + TICK_GAP for label in labels.values()) <= room:
            return labels
    nearest = min(labels, key=lambda tick: abs(tick - (low + high) / 2))
    return {nearest: labels[nearest]}


def bridge_steps(chart_id: str, title: str, steps: Sequence[Step], change_eur: float, t: Translator) -> Chart:
    """Return what each step adds to the net present value, running from zero to the whole difference.

    Raises
    ------
    ValueError
        if the steps do not add up to the difference.
    """
    total = sum(step.eur for step in steps)
    if abs(total - change_eur) > 1e-6 * sum(abs(step.eur) for step in steps) + 0.01:
        raise ValueError(f"the bridge ends at {total}, the difference is {change_eur}")
    numbers, rows = Numbers(t.language), _largest(steps, t)
    decimals = _decimals(rows)
    panel = running_bars(rows, change_eur, t("difference in NPV"), BRIDGE, numbers, decimals)
    columns = (Column(t("step")), Column(t("effect on NPV"), "EUR", "right"))
    body = [Row((Cell(step.label), Cell(numbers.eur(step.eur, signed=True), step.key))) for step in steps]
    last = Row((Cell(t("difference in NPV")), Cell(numbers.eur(change_eur, signed=True))), "total")
    listed = "; ".join(f"{step.label} {numbers.money(step.eur, signed=True)}" for step in rows)
    return Chart(
        chart_id,
        title,
        t("EUR mln, what each step adds to the NPV"),
        BRIDGE.spec(panel),
        f"{title}. {listed}.",
        ChartTable(columns, (*body, last)),
    )


def _largest(steps: Sequence[Step], t: Translator) -> list[Step]:
    """Return at most `MOST_ROWS` steps in their order; the smallest become one."""
    if len(steps) <= MOST_ROWS:
        return list(steps)
    order = sorted(range(len(steps)), key=lambda i: -abs(steps[i].eur))[: MOST_ROWS - 1]
    kept = [step for i, step in enumerate(steps) if i in order]
    rest = sum(step.eur for i, step in enumerate(steps) if i not in order)
    return [*kept, Step(t("other steps"), _role(rest), rest, "")]


def step_of(label: str, eur: float, key: str) -> Step:
    """Return a step: blue where it adds, orange where it takes away."""
    return Step(label, _role(eur), eur, key)


def _role(eur: float) -> str:
    return "heat_pump" if eur >= 0 else "boiler"


def _decimals(steps: Sequence[Step]) -> int:
    """Return the decimals of EUR mln at which the largest step still reads well."""
    largest = max((abs(step.eur) for step in steps), default=0.0) / MILLION
    return 1 if largest >= 10 else 2 if largest >= 0.1 else 3


@dataclass(frozen=True)
class CashLine:
    """The cash flow of a variant in EUR: nominal per year, and the running total of its present value."""

    name: str
    years: Sequence[int]
    net: Sequence[float]
    cumulative: Sequence[float]
    key: str


def cash_lines(lines: Sequence[CashLine], facts: Facts, t: Translator, chart_id: str) -> Chart:
    """Return the yearly cash flow of all variants above their running present value, up to the NPV."""
    numbers = Numbers(t.language)
    title = str(say_compared("title_compare_cash", facts, t))
    years = sorted({year for line in lines for year in line.years})
    net = {line.name: dict(zip(line.years, line.net, strict=True)) for line in lines}
    running = {line.name: dict(zip(line.years, line.cumulative, strict=True)) for line in lines}
    panels = [
        _panel(years, net, TOP_HEIGHT, t("per year, nominal"), numbers),
        _panel(years, running, BOTTOM_HEIGHT, t("cumulative present value"), numbers, is_last=True),
    ]
    _mark_ends(panels[1], lines, numbers)
    ends = "; ".join(f"{line.name} {numbers.money(line.cumulative[-1])}" for line in lines)
    return Chart(
        chart_id,
        title,
        t("EUR mln, before tax, excl. VAT"),
        stacked_panels(panels, GAP, LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {t('Cumulative present value at the end: {ends}.').format(ends=ends)}",
        year_table(t("year"), years, _columns(lines, years, net, running, numbers, t)),
        tuple((line.name, LINES[i][0]) for i, line in enumerate(lines)),
    )


def _panel(
    years: Sequence[int],
    series: Mapping[str, Mapping[int, float]],
    height: float,
    head: str,
    numbers: Numbers,
    *,
    is_last: bool = False,
) -> Panel:
    values = [value / MILLION for line in series.values() for value in line.values()]
    scale = ticks(min(values), max(values), 5)
    span = (years[0] - 0.5, years[-1] + 0.5)
    panel = Panel(WIDTH, height, span, (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    if is_last:
        panel.x_axis({float(year): str(year) for year in year_ticks(years)}, grid=False)
    panel.rule(span, (0, 0), color=INK, width=1.2)
    for (colour, dash), line in zip(LINES, series.values(), strict=False):
        points = [(year, value / MILLION) for year, value in line.items()]
        panel.line(points, color=colour, width=2, dash=dash)
    for year in years:
        lines = [
            f"{name}: {numbers.number(line[year] / MILLION, 2)}"
            for name, line in series.items()
            if year in line
        ]
        panel.rect(
            (year - 0.5, year + 0.5), (scale[0], scale[-1]), "transparent", outline="none",
            tip="\n".join([str(year), *lines]),
        )  # fmt: skip
    panel.text(span[0], scale[-1], head, shift=(0, -11), color=MUTED, bold=True, halo=None)
    return panel


def _mark_ends(panel: Panel, lines: Sequence[CashLine], numbers: Numbers) -> None:
    """Write name and end value of each line, moved apart where they would touch."""
    low, high = panel.bottom, panel.top
    per_unit = BOTTOM_HEIGHT / (high - low)
    order = sorted(range(len(lines)), key=lambda i: -lines[i].cumulative[-1])
    at = -1e9
    for i in order:
        value = lines[i].cumulative[-1] / MILLION
        wanted = (high - value) * per_unit
        at = max(wanted, at + LABEL_PIXELS)
        label = _end_label(lines[i].name, numbers.number(value, 1))
        panel.text(
            lines[i].years[-1] + 0.5, value, label, shift=(END_GAP, at - wanted), color=INK, size=END_SIZE
        )


def _end_label(name: str, written: str) -> str:
    """Return name and value as far as they fit beside the plot."""
    room = int((RIGHT - END_GAP) / (EM_PER_CHARACTER * END_SIZE)) - len(written) - 1
    return f"{name if len(name) <= room else name[: room - 1] + ELLIPSIS} {written}"


def _columns(
    lines: Sequence[CashLine],
    years: Sequence[int],
    net: Mapping[str, Mapping[int, float]],
    running: Mapping[str, Mapping[int, float]],
    numbers: Numbers,
    t: Translator,
) -> list[tuple[str, str, str, Sequence[str]]]:
    mln, found = t("EUR mln"), list[tuple[str, str, str, Sequence[str]]]()
    for line in lines:
        for series, name, key in (
            (net, t("{name}, per year"), "net_cash_flow_eur"),
            (running, t("{name}, cumulative"), "cumulative_present_value_eur"),
        ):
            values = [series[line.name].get(year) for year in years]
            written = [numbers.number(None if v is None else v / MILLION, 2) for v in values]
            found.append((name.format(name=line.name), mln, f"{line.key}|{key}", written))
    return found
