"""The ladder of measures: heat loss against emission after every step that was taken (REPORT 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import (
    BAR,
    Frame,
    bar_span,
    middle,
    name_rows,
    room_for,
    with_room,
    zero_line,
)
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import HALF_WIDTH, INK, PAPER, ROLES

FRAME = Frame(width=HALF_WIDTH, gutter=148, right=16, row_height=24, bottom=20)
LOSS, ENOUGH = "boiler", "space_heating"


@dataclass(frozen=True)
class Rung:
    """Heat loss and emission of the dwelling after a step, in kW, with their keys."""

    label: str
    loss_kw: float
    emission_kw: float
    keys: tuple[str, str]


@dataclass(frozen=True)
class Ladder:
    """The rungs of one dwelling type, from no measure on; `short` rooms lack power after the last."""

    home: str
    comfort: str
    rungs: Sequence[Rung]
    measures: int
    short: int


def measure_ladder(ladder: Ladder, t: Translator, chart_id: str) -> Chart:
    """Return the bars of the loss with a tick at the emission."""
    numbers = Numbers(t.language)
    facts: dict[str, Fact] = {
        "ladder_home": ladder.home,
        "ladder_steps": ladder.measures,
        "ladder_short": ladder.short,
    }
    title = title_of("title_ladder", facts, t)
    subtitle = t("kW in a frost, all rooms, comfort {comfort}").format(comfort=ladder.comfort)
    return Chart(
        chart_id,
        title,
        subtitle,
        FRAME.spec(_draw(ladder, numbers, t)),
        _alt(title, ladder, numbers, t),
        _table(ladder, numbers, t),
        (
            (t("heat loss"), ROLES[LOSS].fill),
            (t("heat loss, radiators suffice"), ROLES[ENOUGH].fill),
            (t("radiators"), INK),
        ),
        int(FRAME.width),
    )


def _draw(ladder: Ladder, numbers: Numbers, t: Translator) -> Panel:
    rungs = ladder.rungs
    labels = [numbers.number(rung.loss_kw, 1) for rung in rungs]
    high = max(max(r.loss_kw, r.emission_kw) for r in rungs)
    x = with_room(0, high or 1.0, FRAME, 0, room_for(labels))
    panel = FRAME.panel(len(rungs), x)
    scale = [v for v in ticks(0, high, 4) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, rung in enumerate(rungs):
        _rung(panel, i, rung, numbers, t, suffices=i == len(rungs) - 1 and not ladder.short)
        beyond = max(rung.loss_kw, rung.emission_kw)
        panel.text(beyond, middle(i), labels[i], shift=(6, 0), bold=i == len(rungs) - 1)
    zero_line(panel, len(rungs))
    name_rows(panel, FRAME, [rung.label for rung in rungs], 0)
    return panel


def _rung(panel: Panel, i: int, rung: Rung, numbers: Numbers, t: Translator, *, suffices: bool) -> None:
    role = ROLES[ENOUGH if suffices else LOSS]
    loss, emission = numbers.number(rung.loss_kw, 1), numbers.number(rung.emission_kw, 1)
    tip = f"{rung.label}\n{t('heat loss')}: {loss} kW\n{t('radiators')}: {emission} kW"
    panel.rect((0, rung.loss_kw), bar_span(i), role.fill, outline=role.ink, tip=tip)
    at, span = (rung.emission_kw,) * 2, bar_span(i, BAR + 0.08)
    panel.rule(at, span, color=PAPER, width=6)
    panel.rule(at, span, color=INK, width=3)


def _table(ladder: Ladder, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (
        Column(t("after the step")),
        Column(t("heat loss"), "kW", "right"),
        Column(t("radiators"), "kW", "right"),
    )
    rows = [
        Row(
            (
                Cell(r.label),
                *(
                    Cell(numbers.number(v, 1), k, ("leaf",))
                    for v, k in zip((r.loss_kw, r.emission_kw), r.keys, strict=True)
                ),
            )
        )
        for r in ladder.rungs
    ]
    return ChartTable(columns, tuple(rows))


def _alt(title: str, ladder: Ladder, numbers: Numbers, t: Translator) -> str:
    said = t("heat loss from {before} to {after} kW, radiators from {least} to {most} kW").format(
        before=numbers.number(ladder.rungs[0].loss_kw, 1),
        after=numbers.number(ladder.rungs[-1].loss_kw, 1),
        least=numbers.number(ladder.rungs[0].emission_kw, 1),
        most=numbers.number(ladder.rungs[-1].emission_kw, 1),
    )
    return f"{title}. {ladder.comfort}: {said}."
