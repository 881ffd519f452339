"""CO2 per year by source beside gas, and per dwelling beside gas and an own heat pump (REPORT 15)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, Flow, tick_labels, title_of, year_table
from warmtenet.report.charts.canvas import Panel, one_panel
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, stack, ticks, year_ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 56.0, 160.0, 14.0, 24.0, 170.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
BAR = 0.38
APART = 14.0
OPTIONS = Frame(gutter=206, row_height=28)


@dataclass(frozen=True)
class Level:
    """A line beside the columns: the same buildings heated in another way, t per year."""

    label: str
    values: Sequence[float]
    key: str
    dash: tuple[int, ...] = ()


@dataclass(frozen=True)
class Emission:
    """One way to heat a dwelling: CO2 in kg and NOx in g per year, with their keys."""

    label: str
    co2_kg: float
    nox_g: float
    keys: tuple[str, str]
    role: str


def co2_years(
    years: Sequence[int],
    sources: Sequence[Flow],
    levels: Sequence[Level],
    t: Translator,
    *,
    saving_share: float,
    chart_id: str = "fig-milieu-a",
) -> Chart:
    """Return columns of tonnes per year by source, and a line per other way of heating."""
    numbers = Numbers(t.language)
    facts: dict[str, Fact] = {"co2_saving_share": saving_share, "co2_more_share": -saving_share}
    title = title_of("title_co2", facts, t)
    rows: list[Flow | Level] = [*sources, *levels]
    written = [(f.label, "t", f.key, [numbers.whole(v) for v in f.values]) for f in rows]
    ends = "; ".join(f"{f.label} {numbers.with_unit('t', f.values[-1])}" for f in rows)
    return Chart(
        chart_id,
        title,
        t("t CO₂ per year, connected buildings"),
        one_panel(_columns(years, sources, levels, numbers), LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {years[-1]}: {ends}.",
        year_table(t("year"), years, written),
        tuple((f.label, ROLES[f.role].fill) for f in sources),
    )


def _columns(
    years: Sequence[int], sources: Sequence[Flow], levels: Sequence[Level], numbers: Numbers
) -> Panel:
    totals = [sum(f.values[i] for f in sources) for i in range(len(years))]
    scale = ticks(0, max([*totals, *(v for level in levels for v in level.values)]), 5)
    span = years[0] - 0.5, years[-1] + 0.5
    panel = Panel(WIDTH, HEIGHT, span, (0, scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    panel.x_axis({float(year): str(year) for year in year_ticks(years, 12)}, grid=False)
    for i, year in enumerate(years):
        rows: list[Flow | Level] = [*sources, *levels]
        named = [(f.label, f.values[i]) for f in rows]
        tip = "\n".join([str(year), *(f"{label}: {numbers.with_unit('t', v)}" for label, v in named)])
        for flow, part in zip(sources, stack([f.values[i] for f in sources]), strict=True):
            role = ROLES[flow.role]
            panel.rect((year - BAR, year + BAR), part, role.fill, outline=role.ink, tip=tip)
    panel.rule(span, (0, 0), color=INK, width=1.2)
    for level in levels:
        points = list(zip(map(float, years), level.values, strict=True))
        panel.line(points, color=PAPER, width=4)
        panel.line(points, color=INK, width=2, dash=level.dash)
    for level, shift in zip(levels, _shifts(levels, scale[-1]), strict=True):
        panel.text(span[1], level.values[-1], level.label, shift=(8, shift), bold=True)
    return panel


def _shifts(levels: Sequence[Level], top: float) -> list[float]:
    """Return by how many pixels each label moves down so that no two touch."""
    order = sorted(range(len(levels)), key=lambda i: -levels[i].values[-1])
    shifts, lowest = [0.0] * len(levels), -APART
    for i in order:
        wanted = HEIGHT * (1 - levels[i].values[-1] / top)
        lowest = max(wanted, lowest + APART)
        shifts[i] = lowest - wanted
    return shifts


def co2_per_dwelling(
    options: Sequence[Emission], t: Translator, *, dwelling: str, chart_id: str = "fig-milieu-b"
) -> Chart:
    """Return a bar of CO2 per way of heating one dwelling, NOx beside it in the label."""
    numbers = Numbers(t.language)
    lowest = min(options, key=lambda option: option.co2_kg)
    title = title_of("title_co2_dwelling", {"lowest_option": lowest.label, "lowest_co2_kg": lowest.co2_kg}, t)
    columns = (
        Column(t("way of heating")),
        Column("CO₂", f"kg/{t('yr')}", "right"),
        Column("NOx", f"g/{t('yr')}", "right"),
    )
    rows = [
        Row(
            (Cell(o.label), Cell(numbers.whole(o.co2_kg), o.keys[0]), Cell(numbers.whole(o.nox_g), o.keys[1]))
        )
        for o in options
    ]
    said = "; ".join(f"{o.label} {numbers.with_unit('kg/yr', o.co2_kg)}" for o in options)
    return Chart(
        chart_id,
        title,
        t("{dwelling}, heat and cooking").format(dwelling=dwelling),
        OPTIONS.spec(_bars(options, numbers)),
        f"{title}. {said}.",
        ChartTable(columns, tuple(rows)),
    )


def _bars(options: Sequence[Emission], numbers: Numbers) -> Panel:
    labels = [_label(option, numbers) for option in options]
    largest = max((o.co2_kg for o in options), default=0.0) or 1.0
    x = with_room(0, largest, OPTIONS, 0, room_for(labels))
    panel = OPTIONS.panel(len(options), x)
    scale = [v for v in ticks(0, largest) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, (option, label) in enumerate(zip(options, labels, strict=True)):
        role = ROLES[option.role]
        tip = f"{option.label}: {label}"
        panel.rect((0, option.co2_kg), bar_span(i, 0.33), role.fill, outline=role.ink, tip=tip)
        panel.text(option.co2_kg, middle(i), label, shift=(6, 0), color=INK if i == 0 else MUTED)
    zero_line(panel, len(options))
    name_rows(panel, OPTIONS, [option.label for option in options], 0)
    return panel


def _label(option: Emission, numbers: Numbers) -> str:
    co2, nox = numbers.with_unit("kg/yr", option.co2_kg), numbers.with_unit("g/yr", option.nox_g)
    return f"{co2} · NOx {nox}"
