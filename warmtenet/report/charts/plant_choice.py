"""What another plant does to the net present value, with the verdict on its safety (REPORT 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import NBSP, Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import INK, ROLES, hatch

FRAME = Frame(gutter=214, row_height=30)
THOUSAND = 1000.0
SAME = 1.0


@dataclass(frozen=True)
class PlantChoice:
    """Another plant: what the NPV gains against the plant as entered, EUR, and the two shares left."""

    label: str
    gain_eur: float
    n_minus_1_share: float
    source_outage_share: float
    is_safe: bool
    name: str


def plant_choice(choices: Sequence[PlantChoice], t: Translator, chart_id: str = "fig-techniek-g") -> Chart:
    """Return a bar per plant; hatched is what does not pass N-1 or the outage of the source."""
    numbers = Numbers(t.language)
    safe = [choice for choice in choices if choice.is_safe]
    best = max(safe, key=lambda choice: choice.gain_eur) if safe else None
    facts: dict[str, Fact] = {
        "plants": len(choices),
        "plants_safe": len(safe),
        "best_plant": best.label if best else None,
        "best_plant_gain_eur": best.gain_eur if best and best.gain_eur > SAME else None,
    }
    title = title_of("title_plant_choice", facts, t)
    said = "; ".join(f"{c.label} {numbers.with_unit('EUR', c.gain_eur, signed=True)}" for c in choices)
    return Chart(
        chart_id,
        title,
        t("NPV against now, EUR 1,000; hatched: fails"),
        FRAME.spec(_bars(choices, numbers, t)),
        f"{title}. {said}.",
        _table(choices, numbers, t),
    )


def _bars(choices: Sequence[PlantChoice], numbers: Numbers, t: Translator) -> Panel:
    gains = [choice.gain_eur / THOUSAND for choice in choices]
    labels = [_label(choice, numbers, t) for choice in choices]
    low, high = min([0.0, *gains]), max([0.0, *gains])
    x = with_room(low, high, FRAME, 6, room_for(labels))
    panel = FRAME.panel(len(choices), x)
    scale = [v for v in ticks(low, high, 5) if x[0] <= v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, (choice, gain, label) in enumerate(zip(choices, gains, labels, strict=True)):
        role = "heat_pump" if gain >= 0 else "boiler"
        fill = ROLES[role].fill if choice.is_safe else hatch(role)
        span = min(gain, 0.0), max(gain, 0.0)
        tip = f"{choice.label}: {label}"
        panel.rect(span, bar_span(i, 0.3), fill, outline=ROLES[role].ink, tip=tip)
        panel.text(max(gain, 0.0), middle(i), label, shift=(6, 0), color=INK)
    zero_line(panel, len(choices))
    name_rows(panel, FRAME, [choice.label for choice in choices], x[0])
    return panel


def _label(choice: PlantChoice, numbers: Numbers, t: Translator) -> str:
    gain = numbers.number(choice.gain_eur / THOUSAND, 0, signed=True)
    left = f"N-1{NBSP}{numbers.percent(choice.n_minus_1_share, 0)}"
    return f"{gain} · {left} · {t('source')}{NBSP}{numbers.percent(choice.source_outage_share, 0)}"


def _table(choices: Sequence[PlantChoice], numbers: Numbers, t: Translator) -> ChartTable:
    columns = (Column(t("plant")), Column(t("NPV against now"), "EUR", "right"))
    rows = (
        Row((Cell(c.label), Cell(numbers.whole(c.gain_eur), f"variant:{c.name}:gain_eur"))) for c in choices
    )
    return ChartTable(columns, tuple(rows))
