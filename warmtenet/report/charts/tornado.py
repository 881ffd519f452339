"""Tornado: the net present value at the low and the high end of each input (REPORT 13a)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, TextAlign, text_width, wrapped
from warmtenet.report.charts.rows import Frame, bar_span, middle, room_for, with_room
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import NBSP, Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import INK, MUTED, ROLES

MOST_BARS = 12
FRAME = Frame(gutter=312, row_height=34, right=10)
LABEL_ROOM = 66.0


@dataclass(frozen=True)
class TornadoBar:
    """An input with its range and the net present value in EUR at both ends; `unit` as in numbers.py."""

    label: str
    unit: str
    low_input: float
    high_input: float
    npv_low_eur: float
    npv_high_eur: float
    key: str

    @property
    def width_eur(self) -> float:
        """Distance between the outer ends in EUR."""
        return abs(self.npv_high_eur - self.npv_low_eur)


def tornado(
    bars: Sequence[TornadoBar], base_npv_eur: float, t: Translator, chart_id: str = "fig-gevoeligheid-a"
) -> Chart:
    """Return at most twelve bars, longest first: orange lower than the base, blue higher.

    Raises
    ------
    ValueError
        if there are no bars.
    """
    if not bars:
        raise ValueError("a tornado needs at least one input")
    numbers = Numbers(t.language)
    ranked = sorted(bars, key=lambda bar: -bar.width_eur)[:MOST_BARS]
    changers = sum(
        min(b.npv_low_eur, b.npv_high_eur) < 0 <= max(b.npv_low_eur, b.npv_high_eur) for b in ranked
    )
    facts = {"npv_project_eur": base_npv_eur, "sign_changers": changers, "bars": len(ranked)}
    title = title_of("title_tornado", facts, t)
    return Chart(
        chart_id,
        title,
        t("NPV in EUR mln, L = low, H = high input"),
        FRAME.spec(_draw(ranked, base_npv_eur, numbers, t)),
        _alt(title, ranked, base_npv_eur, numbers, t),
        _table(ranked, numbers, t),
    )


def _draw(ranked: Sequence[TornadoBar], base_eur: float, numbers: Numbers, t: Translator) -> Panel:
    base = base_eur / 1e6
    ends = [v / 1e6 for bar in ranked for v in (bar.npv_low_eur, bar.npv_high_eur)]
    low, high = _extent([base, *ends])
    room = max(LABEL_ROOM, room_for([f"H  {numbers.number(end, 1)}" for end in ends]))
    x = with_room(low, high, FRAME, room, room)
    rows = len(ranked) + 1
    panel = FRAME.panel(rows, x)
    panel.x_axis(_scale(ticks(low, high), x, numbers))
    for i, bar in enumerate(ranked, start=1):
        _bar(panel, i, bar, base, numbers)
        panel.text(x[0], middle(i), _short(bar.label), align="right", shift=(-8, -7), halo=None)
        written = wrapped(_range(bar, numbers), FRAME.gutter - 12)
        panel.text(x[0], middle(i), written, align="right", shift=(-8, 8), color=MUTED, halo=None)
    _reference_lines(panel, base, x, rows, numbers, t)
    return panel


def _scale(values: Sequence[float], x: tuple[float, float], numbers: Numbers) -> dict[float, str]:
    """Return the ticks in the plot whose label stays within the drawing."""
    labels = tick_labels(values, numbers, decimals_of(values))
    per_pixel = (x[1] - x[0]) / FRAME.plot
    beyond = {v: (text_width(label) / 2 - FRAME.right) * per_pixel for v, label in labels.items()}
    return {v: label for v, label in labels.items() if x[0] <= v <= x[1] - max(beyond[v], 0.0)}


def _extent(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = 0.25 * (high - low)
    if low - margin <= 0 <= high + margin:
        return min(low, 0.0), max(high, 0.0)
    return low, high


def _bar(panel: Panel, i: int, bar: TornadoBar, base: float, numbers: Numbers) -> None:
    ends = sorted([(bar.npv_low_eur / 1e6, "L"), (bar.npv_high_eur / 1e6, "H")])
    for value, _ in sorted(ends, key=lambda end: -abs(end[0] - base)):
        role = ROLES["boiler" if value < base else "heat_pump"]
        tip = f"{bar.label}: {numbers.number(value, 1)}"
        panel.rect((base, value), bar_span(i, 0.3), role.fill, outline=role.ink, tip=tip)
    (left, left_name), (right, right_name) = ends
    low = f"{left_name}  {numbers.number(left, 1)}"
    high = f"{numbers.number(right, 1)}  {right_name}"
    panel.text(min(left, base), middle(i), low, align="right", shift=(-5, 0))
    panel.text(max(right, base), middle(i), high, shift=(5, 0))


def _reference_lines(
    panel: Panel, base: float, x: tuple[float, float], rows: int, numbers: Numbers, t: Translator
) -> None:
    panel.rule((base, base), (0.8, rows), color=INK, width=1.4)
    label = f"{t('base')} {numbers.number(base, 1)}"
    zero_inside = x[0] < 0 < x[1]
    apart = abs(base) / (x[1] - x[0]) * FRAME.plot
    side: TextAlign = "center"
    if zero_inside and apart < (text_width(label) + text_width(t("closes"))) / 2 + 10:
        side = "right" if base < 0 else "left"
    panel.text(base, 0.4, label, align=side, bold=True)
    if zero_inside:
        panel.rule((0, 0), (0.8, rows), color=INK, width=1.4, dash=(5, 3))
        zero_side: TextAlign = "center" if side == "center" else ("left" if base < 0 else "right")
        panel.text(0, 0.4, t("closes"), align=zero_side, bold=True)


def _short(label: str) -> str:
    most = int((FRAME.gutter - 12) / text_width("x"))
    return label if len(label) <= most else label[: most - 1] + "…"


def _range(bar: TornadoBar, numbers: Numbers) -> str:
    low = numbers.for_unit(bar.unit, bar.low_input)
    if bar.unit == "EUR":
        return f"EUR{NBSP}{low} … {numbers.eur(bar.high_input)}"
    return f"{low} … {numbers.with_unit(bar.unit, bar.high_input)}"


def _table(ranked: Sequence[TornadoBar], numbers: Numbers, t: Translator) -> ChartTable:
    mln = t("EUR mln")
    heads = (Column(t("input")), Column(t("range")))
    ends = (Column(t("NPV at low"), mln, "right"), Column(t("NPV at high"), mln, "right"))
    rows = [
        Row(
            (
                Cell(bar.label),
                Cell(_range(bar, numbers)),
                Cell(numbers.mln(bar.npv_low_eur), f"tornado:{bar.key}:low"),
                Cell(numbers.mln(bar.npv_high_eur), f"tornado:{bar.key}:high"),
            )
        )
        for bar in ranked
    ]
    return ChartTable((*heads, *ends), tuple(rows))


def _alt(title: str, ranked: Sequence[TornadoBar], base_eur: float, numbers: Numbers, t: Translator) -> str:
    top = ranked[0]
    sentence = t("Base {base}; most sensitive to {input}: {low} to {high}.")
    filled = sentence.format(
        base=numbers.money(base_eur),
        input=top.label,
        low=numbers.money(min(top.npv_low_eur, top.npv_high_eur)),
        high=numbers.money(max(top.npv_low_eur, top.npv_high_eur)),
    )
    return f"{title}. {filled}"
