"""Waterfall of the net present value, horizontal, running from the top (REPORT 9b)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import MILLION, Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import HALF_WIDTH, MUTED, ROLES, hatch

LONG = Frame(gutter=190, row_height=26)
SHORT = Frame(width=HALF_WIDTH, gutter=138, right=4, row_height=27, bottom=20)


@dataclass(frozen=True)
class Step:
    """A part of the net present value in EUR, signed.

    Steps of one `group` are one row in the short form, in the colour of `group_role`.
    """

    label: str
    role: str
    eur: float
    key: str
    group: str = ""
    group_role: str = ""


def npv_waterfall(
    steps: Sequence[Step],
    npv_eur: float,
    t: Translator,
    *,
    basis: str = "",
    short: bool = False,
    chart_id: str = "",
) -> Chart:
    """Return the waterfall; `basis` follows the unit in the subtitle ("contante waarde 2026, excl. btw").

    Raises
    ------
    ValueError
        if the steps do not add up to `npv_eur` within one EUR in a million.
    """
    total = sum(step.eur for step in steps)
    if abs(total - npv_eur) > 1e-6 * sum(abs(step.eur) for step in steps) + 0.01:
        raise ValueError(f"the waterfall ends at {total}, the net present value is {npv_eur}")
    numbers = Numbers(t.language)
    rows = _grouped(steps) if short else [step for step in steps if step.eur]
    title = title_of("title_waterfall", {"npv_project_eur": npv_eur}, t)
    frame = SHORT if short else LONG
    return Chart(
        chart_id or ("fig-samenvatting-a" if short else "fig-kasstroom-b"),
        title,
        f"{t('EUR mln')}, {basis or t('present value, excl. VAT')}",
        frame.spec(running_bars(rows, npv_eur, t("NPV"), frame, numbers)),
        _alt(title, rows, npv_eur, numbers, t),
        _table(rows, npv_eur, numbers, t),
        width=int(frame.width),
    )


def running_bars(
    rows: Sequence[Step], total_eur: float, total: str, frame: Frame, numbers: Numbers, decimals: int = 1
) -> Panel:
    """Return the steps in EUR mln, each starting where the one before it ends, and their total last."""
    running = [0.0]
    for step in rows:
        running.append(running[-1] + step.eur / MILLION)
    labels = [
        numbers.number(eur / MILLION, decimals, signed=True) for eur in (*(s.eur for s in rows), total_eur)
    ]
    room = room_for(labels, bold=True)
    x = with_room(min(running), max(running), frame, room, room)
    panel = frame.panel(len(rows) + 1, x)
    inside = [v for v in ticks(min(running), max(running), 4 if frame is SHORT else 7) if x[0] <= v <= x[1]]
    panel.x_axis(tick_labels(inside, numbers, decimals_of(inside)))
    for i, step in enumerate(rows):
        _step(panel, i, step, running, labels[i])
    _result(panel, len(rows), total_eur, labels[-1])
    zero_line(panel, len(rows) + 1)
    names = [*(step.label for step in rows), total]
    name_rows(panel, frame, names, x[0], bold=(len(rows),))
    return panel


def _step(panel: Panel, i: int, step: Step, running: Sequence[float], label: str) -> None:
    start, end = running[i], running[i + 1]
    role = ROLES[step.role]
    panel.rule((end, end), (middle(i), middle(i + 1)), color=MUTED, width=0.8)
    panel.rect((start, end), bar_span(i, 0.33), role.fill, outline=role.ink, tip=f"{step.label}: {label}")
    right = end >= start
    panel.text(end, middle(i), label, align="left" if right else "right", shift=(5 if right else -5, 0))


def _result(panel: Panel, i: int, total_eur: float, label: str) -> None:
    fill = hatch("boiler") if total_eur < 0 else ROLES["heat_pump"].fill
    ink = ROLES["boiler" if total_eur < 0 else "heat_pump"].ink
    panel.rect((0, total_eur / MILLION), bar_span(i, 0.36), fill, outline=ink, outline_width=1.4, tip=label)
    right = total_eur >= 0
    shift = (5.0 if right else -5.0, 0.0)
    panel.text(
        total_eur / MILLION, middle(i), label, align="left" if right else "right", shift=shift, bold=True
    )


def _grouped(steps: Sequence[Step]) -> list[Step]:
    rows: dict[str, Step] = {}
    for step in steps:
        name = step.group or step.label
        if name in rows:
            rows[name] = replace(
                rows[name], eur=rows[name].eur + step.eur, key=f"{rows[name].key}+{step.key}"
            )
        else:
            rows[name] = replace(step, label=name, role=step.group_role or step.role)
    return [row for row in rows.values() if row.eur]


def _table(rows: Sequence[Step], npv_eur: float, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (Column(t("part")), Column(t("present value"), t("EUR mln"), "right"))
    body = [Row((Cell(step.label), Cell(numbers.mln(step.eur), step.key))) for step in rows]
    total = Row((Cell(t("net present value (NPV)")), Cell(numbers.mln(npv_eur), "npv_project_eur")), "total")
    return ChartTable(columns, (*body, total))


def _alt(title: str, rows: Sequence[Step], npv_eur: float, numbers: Numbers, t: Translator) -> str:
    largest = max(rows, key=lambda step: abs(step.eur))
    sentence = t("Net present value {npv}; the largest part is {part} with {value}.")
    filled = sentence.format(npv=numbers.money(npv_eur), part=largest.label, value=numbers.money(largest.eur))
    return f"{title}. {filled}"
