"""Levelised cost of heat: the cost kinds per GJ, one after the other (REPORT 9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import MUTED, PAPER, ROLES

FRAME = Frame(gutter=190, row_height=26)


@dataclass(frozen=True)
class CostPart:
    """What a kind of cost adds to the levelised cost, in EUR per GJ; an income is negative."""

    label: str
    role: str
    eur_per_gj: float
    key: str


def lcoh_build_up(
    parts: Sequence[CostPart], lcoh_eur_per_gj: float, t: Translator, chart_id: str = "fig-kasstroom-c"
) -> Chart:
    """Return the parts, running to the levelised cost.

    Raises
    ------
    ValueError
        if the parts do not add up to the levelised cost.
    """
    total = sum(part.eur_per_gj for part in parts)
    if abs(total - lcoh_eur_per_gj) > 1e-6 * sum(abs(part.eur_per_gj) for part in parts):
        raise ValueError(f"the parts add up to {total}, the levelised cost is {lcoh_eur_per_gj}")
    numbers = Numbers(t.language)
    rows = [part for part in parts if part.eur_per_gj]
    largest = max(rows, key=lambda part: part.eur_per_gj)
    facts: dict[str, Fact] = {
        "lcoh_eur_per_gj": lcoh_eur_per_gj,
        "largest_part": largest.label,
        "largest_eur_per_gj": largest.eur_per_gj,
    }
    title = title_of("title_lcoh", facts, t)
    listed = "; ".join(f"{part.label} {numbers.lcoh(part.eur_per_gj)}" for part in rows)
    return Chart(
        chart_id,
        title,
        t("EUR/GJ at the price level, excl. VAT"),
        FRAME.spec(_draw(rows, lcoh_eur_per_gj, numbers, t)),
        f"{title}. {listed}.",
        _table(rows, lcoh_eur_per_gj, numbers, t),
    )


def _draw(rows: Sequence[CostPart], total: float, numbers: Numbers, t: Translator) -> Panel:
    running = [0.0]
    for part in rows:
        running.append(running[-1] + part.eur_per_gj)
    labels = [*(numbers.lcoh(part.eur_per_gj) for part in rows), numbers.lcoh(total)]
    x = with_room(min(running), max(running), FRAME, 0, room_for(labels, bold=True))
    panel = FRAME.panel(len(rows) + 1, x)
    scale = [v for v in ticks(min(running), max(running)) if x[0] <= v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, part in enumerate(rows):
        role, span = ROLES[part.role], (running[i], running[i + 1])
        panel.rule((span[1], span[1]), (middle(i), middle(i + 1)), color=MUTED, width=0.8)
        panel.rect(span, bar_span(i, 0.33), role.fill, outline=role.ink, tip=f"{part.label}: {labels[i]}")
        panel.text(max(span), middle(i), labels[i], shift=(5, 0))
    panel.rect((0, total), bar_span(len(rows)), PAPER, outline=ROLES["network"].ink, outline_width=1.4)
    panel.text(total, middle(len(rows)), labels[-1], shift=(5, 0), bold=True)
    zero_line(panel, len(rows) + 1)
    name_rows(panel, FRAME, [*(part.label for part in rows), t("LCOH")], x[0], bold=(len(rows),))
    return panel


def _table(rows: Sequence[CostPart], total: float, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (
        Column(t("part")),
        Column(t("per GJ"), "EUR/GJ", "right"),
        Column(t("share"), "", "right"),
    )
    body = [
        Row(
            (
                Cell(part.label),
                Cell(numbers.tariff(part.eur_per_gj), part.key),
                Cell(numbers.percent(part.eur_per_gj / total if total else None), f"{part.key}:share"),
            )
        )
        for part in rows
    ]
    last = (Cell(t("LCOH")), Cell(numbers.tariff(total), "lcoh_eur_per_gj"), Cell(numbers.percent(1.0)))
    return ChartTable(columns, (*body, Row(last, "total")))
