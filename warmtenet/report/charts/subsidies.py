"""Caps bar of a subsidy scheme: one bar per cap, the shortest binds (REPORT 11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import ABSENT, NBSP, Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import PAPER, ROLES

FRAME = Frame(gutter=220, row_height=30)


@dataclass(frozen=True)
class Cap:
    """A limit of a scheme in EUR."""

    label: str
    eur: float
    key: str


def subsidy_caps(scheme: str, caps: Sequence[Cap], granted_eur: float, t: Translator, chart_id: str) -> Chart:
    """Return the caps, shortest first and filled, the others outlined."""
    numbers = Numbers(t.language)
    ranked = sorted(caps, key=lambda cap: cap.eur)
    facts: dict[str, Fact] = {"scheme": scheme, "scheme_eur": granted_eur, "scheme_cap": ranked[0].label}
    title = title_of("title_caps", facts, t)
    columns = (Column(t("cap")), Column(t("amount"), t("EUR mln"), "right"), Column(t("verdict")))
    rows = [
        Row(
            (
                Cell(cap.label),
                Cell(numbers.number(cap.eur / 1e6, 2), cap.key),
                Cell(t("binds") if not i else ABSENT),
            )
        )
        for i, cap in enumerate(ranked)
    ]
    parts = "; ".join(f"{cap.label} {numbers.money(cap.eur)}" for cap in ranked)
    return Chart(
        chart_id,
        title,
        t("caps in EUR mln"),
        FRAME.spec(_draw(ranked, numbers, t)),
        f"{title}. {parts}.",
        ChartTable(columns, tuple(rows)),
    )


def _draw(ranked: Sequence[Cap], numbers: Numbers, t: Translator) -> Panel:
    values = [f"{numbers.mln(cap.eur)}{NBSP}·{NBSP}{t('binds')}" for cap in ranked]
    labels = [value if not i else numbers.mln(ranked[i].eur) for i, value in enumerate(values)]
    most = max(cap.eur for cap in ranked) / 1e6
    x = with_room(0, most, FRAME, 0, room_for(labels, bold=True))
    panel = FRAME.panel(len(ranked), x)
    scale = [v for v in ticks(0, most) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    role = ROLES["subsidy"]
    for i, cap in enumerate(ranked):
        fill = role.fill if not i else PAPER
        tip = f"{cap.label}: {numbers.money(cap.eur)}"
        panel.rect((0, cap.eur / 1e6), bar_span(i), fill, outline=role.ink, outline_width=1.4, tip=tip)
        panel.text(cap.eur / 1e6, middle(i), labels[i], shift=(6, 0), bold=not i)
    zero_line(panel, len(ranked))
    name_rows(panel, FRAME, [cap.label for cap in ranked], 0, bold=(0,))
    return panel
