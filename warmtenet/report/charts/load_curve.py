"""The load-duration curve: the hours of a year from the highest to the lowest demand (REPORT 5a)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, one_panel
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 56.0, 150.0, 20.0, 24.0, 230.0
HOURS, TICK = 8760.0, 1460.0
MOST_POINTS, TABLE_ROWS = 200, 20
LABEL_APART = 28.0


@dataclass(frozen=True)
class LoadCurve:
    """Demand by hours of a year, largest first.

    `hours` are ranks (0 to 8760), `heat_pump_kw` and `boiler_kw` what each delivers there, `outside_c` the
    outside temperature; `peak_kw` is the highest demand. `others` are (name, kW) of further weather years on
    the same ranks. `keys` name hour, heat pumps and boilers of each point in the result.
    """

    hours: Sequence[float]
    heat_pump_kw: Sequence[float]
    boiler_kw: Sequence[float]
    heat_pump_power_kw: float
    source_power_kw: float
    heat_pump_share: float
    boiler_hours: float
    weather: str
    peak_kw: float
    outside_c: Sequence[float] = ()
    others: tuple[tuple[str, Sequence[float]], ...] = ()
    keys: Sequence[Sequence[str]] = ()

    @property
    def demand_kw(self) -> list[float]:
        """Heat pumps and boilers together."""
        return [a + b for a, b in zip(self.heat_pump_kw, self.boiler_kw, strict=True)]


def load_curve(data: LoadCurve, t: Translator, chart_id: str = "fig-techniek-a") -> Chart:
    """Return the curve as two areas, heat pumps below and boilers above.

    Raises
    ------
    ValueError
        for more than 200 points.
    """
    if len(data.hours) > MOST_POINTS:
        raise ValueError(f"{len(data.hours)} points; at most {MOST_POINTS} stand in the report")
    numbers = Numbers(t.language)
    facts = {"boiler_hours": data.boiler_hours, "curve_heat_pump_share": data.heat_pump_share}
    title = title_of("title_load_curve", facts, t)
    names = (t("heat pumps"), t("gas boilers"))
    further = numbers.listing([name for name, _ in data.others])
    alt = t("Highest {peak}, heat pumps {power}; weather {weather}.").format(
        peak=numbers.with_unit("kW", data.peak_kw),
        power=numbers.with_unit("kW", data.heat_pump_power_kw),
        weather=data.weather,
    )
    return Chart(
        chart_id,
        title,
        t("kW by hours of the year, {weather}").format(weather=data.weather),
        one_panel(_curve(data, numbers, t), LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {alt}",
        _table(data, numbers, t),
        (
            (names[0], ROLES["heat_pump"].fill),
            (names[1], ROLES["boiler"].fill),
            *([(t("lines: {years}").format(years=further), MUTED)] if further else []),
        ),
    )


def _curve(data: LoadCurve, numbers: Numbers, t: Translator) -> Panel:
    most = max([data.source_power_kw, data.peak_kw, *(v for _, kw in data.others for v in kw)])
    scale = ticks(0, most, 5)
    panel = Panel(FULL_WIDTH - LEFT - RIGHT, HEIGHT, (0, HOURS), (0, scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    panel.x_axis({i * TICK: numbers.whole(i * TICK) for i in range(round(HOURS / TICK) + 1)}, grid=False)
    base = [0.0] * len(data.hours)
    for low, high, role in (
        (base, data.heat_pump_kw, "heat_pump"),
        (data.heat_pump_kw, data.demand_kw, "boiler"),
    ):
        panel.area(zip(data.hours, low, high, strict=True), ROLES[role].fill)
    for _, kw in data.others:
        panel.line(zip(data.hours, kw, strict=True), color=PAPER, width=2.6)
        panel.line(zip(data.hours, kw, strict=True), color=MUTED, width=1.2)
    _limits(panel, data, scale[-1], numbers, t)
    _hover(panel, data, scale[-1], numbers, t)
    panel.rule((0, HOURS), (0, 0), color=INK, width=1.2)
    panel.text(
        HOURS, scale[-1], t("hours, highest first"), align="right", shift=(0, -11), color=MUTED, halo=None
    )
    return panel


def _limits(panel: Panel, data: LoadCurve, top: float, numbers: Numbers, t: Translator) -> None:
    """Mark the power of the heat pumps and of the source, each named in the gutter, apart from each other."""
    lines = sorted(((data.heat_pump_power_kw, t("heat pumps")), (data.source_power_kw, t("source power"))))
    apart = (lines[1][0] - lines[0][0]) / top * HEIGHT
    push = max(0.0, (LABEL_APART - apart) / 2)
    for (kw, name), shift in zip(lines, (push, -push), strict=True):
        panel.rule((0, HOURS), (kw, kw), color=PAPER, width=3)
        panel.rule((0, HOURS), (kw, kw), color=INK, width=1.4, dash=(5, 3))
        panel.text(HOURS, kw, f"{name}\n{numbers.with_unit('kW', kw)}", shift=(8, shift))


def _hover(panel: Panel, data: LoadCurve, top: float, numbers: Numbers, t: Translator) -> None:
    ends = [*data.hours[1:], HOURS]
    for i, (start, end) in enumerate(zip(data.hours, ends, strict=True)):
        if end <= start:
            continue
        tip = _tip(data, i, numbers, t)
        panel.rect((start, end), (0, top), "transparent", outline="none", tip=tip)


def _tip(data: LoadCurve, i: int, numbers: Numbers, t: Translator) -> str:
    lines = [
        t("hour {n}").format(n=numbers.whole(data.hours[i])),
        f"{t('heat pumps')}: {numbers.with_unit('kW', data.heat_pump_kw[i])}",
        f"{t('gas boilers')}: {numbers.with_unit('kW', data.boiler_kw[i])}",
        *(f"{name}: {numbers.with_unit('kW', kw[i])}" for name, kw in data.others),
    ]
    if data.outside_c:
        lines.append(f"{t('outside')}: {numbers.celsius(data.outside_c[i])}")
    return "\n".join(lines)


def _key(data: LoadCurve, point: int, column: int) -> str | None:
    return data.keys[point][column] if data.keys else None


def _table(data: LoadCurve, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (
        Column(t("hour"), "", "right"),
        Column(t("heat pumps"), "kW", "right"),
        Column(t("gas boilers"), "kW", "right"),
    )
    step = max(1, len(data.hours) // TABLE_ROWS)
    rows = [
        Row(
            (
                Cell(numbers.whole(data.hours[i]), _key(data, i, 0)),
                Cell(numbers.whole(data.heat_pump_kw[i]), _key(data, i, 1)),
                Cell(numbers.whole(data.boiler_kw[i]), _key(data, i, 2)),
            )
        )
        for i in range(0, len(data.hours), step)
    ]
    return ChartTable(columns, tuple(rows))
