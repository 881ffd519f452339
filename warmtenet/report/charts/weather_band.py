"""The part of the heat from heat pumps in every weather year, as dots beside the share that is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, one_panel
from warmtenet.report.charts.scales import decimals_of, free_ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, ROLES

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 48.0, 116.0, 36.0, 24.0, 150.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
LABEL_APART = 28.0
ROOM = 24.0


@dataclass(frozen=True)
class WeatherBand:
    """Share per weather year (station, year), the share in use, and the assumed one."""

    stations: Sequence[str]
    years: Sequence[str]
    shares: Sequence[float]
    used: float
    assumed: float
    key: str

    @property
    def names(self) -> list[str]:
        """Station and year."""
        return [f"{s} {y}" for s, y in zip(self.stations, self.years, strict=True)]


def weather_band(data: WeatherBand, t: Translator, chart_id: str = "fig-techniek-e") -> Chart:
    """Return one dot per weather year, coldest and mildest named in the title."""
    numbers = Numbers(t.language)
    low = min(range(len(data.shares)), key=data.shares.__getitem__)
    facts: dict[str, Fact] = {
        "heat_share_low": data.shares[low],
        "heat_share_high": max(data.shares),
        "coldest_year": data.names[low],
        "weather_years": len(data.shares),
    }
    title = title_of("title_weather_band", facts, t)
    alt = t("Used {used}, assumed {assumed}.").format(
        used=numbers.percent(data.used), assumed=numbers.percent(data.assumed)
    )
    columns = (Column(t("weather year")), Column(t("heat from heat pumps"), "%", "right"))
    rows = [
        Row((Cell(name), Cell(numbers.percent(share), f"{data.key}:{i + 1}")))
        for i, (name, share) in enumerate(zip(data.names, data.shares, strict=True))
    ]
    return Chart(
        chart_id,
        title,
        t("% of the heat from heat pumps per weather year"),
        one_panel(_dots(data, numbers, t), LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {alt}",
        ChartTable(columns, tuple(rows)),
    )


def _dots(data: WeatherBand, numbers: Numbers, t: Translator) -> Panel:
    found = [100 * s for s in (*data.shares, data.used, data.assumed)]
    count, scale = len(data.shares), free_ticks(min(found), max(found))
    panel = Panel(WIDTH, HEIGHT, (0, count), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    every = max(1, -(-count * ROOM // WIDTH))
    panel.x_axis({i + 0.5: f"\u2019{y[-2:]}" for i, y in enumerate(data.years) if i % every == 0}, grid=False)
    _levels(panel, data, scale, numbers, t)
    for i, share in enumerate(data.shares):
        role = ROLES["boiler" if share == min(data.shares) else "heat_pump"]
        tip = f"{data.names[i]}: {numbers.percent(share)}"
        panel.point(i + 0.5, 100 * share, role.fill, outline=role.ink, tip=tip)
        panel.text(i + 0.5, 100 * share, numbers.number(100 * share, 1), align="center", shift=(0, -13))
    _stations(panel, data, scale)
    return panel


def _levels(panel: Panel, data: WeatherBand, scale: list[float], numbers: Numbers, t: Translator) -> None:
    """Draw the share in use and the assumed one; one line where they are the same."""
    lines = [(100 * data.used, t("used")), (100 * data.assumed, t("assumed"))]
    if abs(lines[0][0] - lines[1][0]) < 1e-6:
        lines = [(100 * data.used, t("used = assumed"))]
    lines.sort()
    apart = (lines[-1][0] - lines[0][0]) / (scale[-1] - scale[0]) * HEIGHT
    push = max(0.0, (LABEL_APART - apart) / 2) if len(lines) > 1 else 0.0
    for (percent, name), shift in zip(lines, (push, -push), strict=False):
        panel.rule((0, len(data.shares)), (percent, percent), color=INK, width=1.2, dash=(5, 3))
        panel.text(len(data.shares), percent, f"{name}\n{numbers.percent(percent / 100)}", shift=(8, shift))


def _stations(panel: Panel, data: WeatherBand, scale: Sequence[float]) -> None:
    start = 0
    for station, years in groupby(data.stations):
        length = len(list(years))
        panel.text(start + 0.1, scale[-1], station, shift=(0, -24), color=MUTED, bold=True, halo=None)
        if start:
            panel.rule((start, start), (scale[0], scale[-1]), color=MUTED, width=0.8)
        start += length
