"""Source and store per month: aligned panels on one month axis (REPORT 5b)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, stacked_panels
from warmtenet.report.charts.scales import decimals_of, stack, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Facts
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PANEL, PAPER, ROLES, hatch

LEFT, RIGHT, TOP, BOTTOM, GAP = 56.0, 116.0, 20.0, 24.0, 34.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
BAR = 0.36
STACK_HEIGHT, LINE_HEIGHT = 170.0, 80.0
LABEL_APART = 15.0
MONTH_KEYS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class MonthRow:
    """One row of twelve values with its name, unit format, colour role and key."""

    label: str
    unit: str
    values: Sequence[float]
    role: str
    key: str


@dataclass(frozen=True)
class LinePanel:
    """A line per month, or columns of one row; `level` is (value, name), `shaded` are months from 0."""

    title: str
    rows: tuple[MonthRow, ...]
    level: tuple[float, str] | None = None
    shaded: tuple[int, ...] = ()
    columns: bool = False


@dataclass(frozen=True)
class Months:
    """Twelve month names; `above` is stacked upward, `below` hatched downward; then a line panel each."""

    names: Sequence[str]
    above: tuple[MonthRow, ...]
    below: tuple[MonthRow, ...]
    lines: tuple[LinePanel, ...]
    facts: Facts = field(default_factory=dict)

    @property
    def rows(self) -> tuple[MonthRow, ...]:
        """Every row in reading order."""
        return (*self.above, *self.below, *(row for panel in self.lines for row in panel.rows))


def months_chart(data: Months, topic: str, t: Translator, chart_id: str = "fig-techniek-b") -> Chart:
    """Return the panels; `topic` names the rules of its title."""
    numbers = Numbers(t.language)
    title = title_of(topic, data.facts, t)
    panels = [_columns(data, numbers, t)] + [
        _lines(panel, data, numbers, last=panel is data.lines[-1]) for panel in data.lines
    ]
    totals = ", ".join(
        f"{r.label} {numbers.with_unit(r.unit, sum(r.values))}" for r in (*data.above, *data.below)
    )
    legend = [(r.label, ROLES[r.role].fill) for r in data.above] + [
        (r.label, hatch(r.role)) for r in data.below
    ]
    return Chart(
        chart_id,
        title,
        t("MWh per month; below on the same months"),
        stacked_panels(panels, GAP, LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {totals}.",
        _table(data, numbers, t),
        tuple(legend),
    )


def _columns(data: Months, numbers: Numbers, t: Translator) -> Panel:
    spans = [
        stack([*(r.values[i] for r in data.above), *(-r.values[i] for r in data.below)]) for i in range(12)
    ]
    ends = [0.0, *(end for month in spans for span in month for end in span)]
    scale = ticks(min(ends), max(ends), 5)
    panel = Panel(WIDTH, STACK_HEIGHT, (0, 12), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, month in enumerate(spans):
        tip = _tip(data, i, numbers)
        for row, span in zip((*data.above, *data.below), month, strict=True):
            if span[0] != span[1]:
                below = row in data.below
                fill = hatch(row.role) if below else ROLES[row.role].fill
                outline = ROLES[row.role].ink if below else PAPER
                panel.rect(
                    (i + 0.5 - BAR, i + 0.5 + BAR), span, fill, outline=outline, outline_width=0.5, tip=tip
                )
    panel.rule((0, 12), (0, 0), color=INK, width=1.2)
    panel.text(0, scale[-1], t("MWh per month"), shift=(0, -11), color=MUTED, bold=True, halo=None)
    return panel


def _lines(part: LinePanel, data: Months, numbers: Numbers, *, last: bool) -> Panel:
    values = [v for row in part.rows for v in row.values]
    ends = [*values, *([part.level[0]] if part.level else [])]
    scale = ticks(min(ends), max(ends), 4)
    whole = (scale[0], scale[-1])
    panel = Panel(WIDTH, LINE_HEIGHT, (0, 12), whole)
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    if last:
        panel.x_axis({i + 0.5: name for i, name in enumerate(data.names)}, grid=False)
    for i in part.shaded:
        panel.rect((i, i + 1), whole, PANEL, outline="none")
    panel.rule((0, 12), (0, 0), color=INK, width=1.2)
    if part.level:
        level, name = part.level
        panel.rule((0, 12), (level, level), color=INK, width=1.2, dash=(5, 3))
        panel.text(12, level, name, shift=(8, 0))
    _marks(panel, part)
    _name_lines(panel, part, scale)
    for i in range(12):
        panel.rect((i, i + 1), whole, "transparent", outline="none", tip=_tip(data, i, numbers))
    panel.text(0, scale[-1], part.title, shift=(0, -11), color=MUTED, bold=True, halo=None)
    return panel


def _marks(panel: Panel, part: LinePanel) -> None:
    """Draw the rows as columns or as lines."""
    for row in part.rows:
        role = ROLES[row.role]
        if part.columns:
            for i, value in enumerate(row.values):
                panel.rect((i + 0.5 - BAR, i + 0.5 + BAR), (0, value), role.fill, outline=role.ink)
            continue
        points = [(i + 0.5, value) for i, value in enumerate(row.values)]
        panel.line(points, color=PAPER, width=4)
        panel.line(points, color=role.ink, width=2)


def _name_lines(panel: Panel, part: LinePanel, scale: Sequence[float]) -> None:
    """Name the lines at their right ends where there are more, apart from each other and the level."""
    if len(part.rows) < 2:  # the title of the panel names a single line
        return
    per_unit = LINE_HEIGHT / (scale[-1] - scale[0])
    placed: list[float] = [part.level[0] * per_unit] if part.level else []
    for row in sorted(part.rows, key=lambda r: r.values[-1]):
        wanted = row.values[-1] * per_unit
        at = max([wanted, *(other + LABEL_APART for other in placed if wanted < other + LABEL_APART)])
        placed.append(at)
        panel.text(12, row.values[-1], row.label, shift=(8, wanted - at), color=ROLES[row.role].ink)


def _tip(data: Months, i: int, numbers: Numbers) -> str:
    lines = [f"{row.label}: {numbers.with_unit(row.unit, row.values[i])}" for row in data.rows]
    return "\n".join((data.names[i], *lines))


def _table(data: Months, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (Column(t("month")), *(Column(r.label, numbers.unit(r.unit), "right") for r in data.rows))
    rows = [
        Row(
            (
                Cell(name),
                *(Cell(numbers.for_unit(r.unit, r.values[i]), f"{r.key}:{MONTH_KEYS[i]}") for r in data.rows),
            )
        )
        for i, name in enumerate(data.names)
    ]
    return ChartTable(columns, tuple(rows))
