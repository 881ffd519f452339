"""What another share of heat pumps in the power would do: heat share, cost of heat, CO2, NOx, aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, stacked_panels
from warmtenet.report.charts.scales import decimals_of, free_ticks
from warmtenet.report.numbers import MILLION, Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES

LEFT, RIGHT, TOP, BOTTOM, GAP, HEIGHT = 56.0, 116.0, 20.0, 24.0, 32.0, 70.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
SAME = 1e-9
WHOLE_FROM = 1000


@dataclass(frozen=True)
class SplitPoint:
    """A share of the power (0 to 1) with what follows: heat share, LCOH (EUR/GJ), CO2 (t) and NOx (kg)."""

    power_share: float
    heat_share: float
    lcoh_eur_per_gj: float
    npv_eur: float
    co2_t: float
    n_minus_1_share: float
    nox_kg: float

    @property
    def is_enough(self) -> bool:
        """Whether the power suffices when the largest unit fails."""
        return self.n_minus_1_share >= 1 - SAME


def power_split(
    points: Sequence[SplitPoint], used: float, t: Translator, chart_id: str = "fig-techniek-f"
) -> Chart:
    """Return four lines over the power share of the heat pumps, the one in use marked."""
    numbers = Numbers(t.language)
    enough = [p for p in points if p.is_enough] or list(points)
    cheapest = min(enough, key=lambda p: p.lcoh_eur_per_gj)
    facts = {
        "cheapest_power_share": cheapest.power_share,
        "cheapest_lcoh_eur_per_gj": cheapest.lcoh_eur_per_gj,
        "split_low": enough[0].power_share,
        "split_high": enough[-1].power_share,
    }
    title = title_of("title_power_split", facts, t)
    return Chart(
        chart_id,
        title,
        t("by heat pumps in % of the power; open: N-1 fails"),
        stacked_panels(_panels(points, used, numbers, t), GAP, LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {_alt(points, numbers, t)}",
        _table(points, numbers, t),
    )


def _panels(points: Sequence[SplitPoint], used: float, numbers: Numbers, t: Translator) -> list[Panel]:
    rows = (
        (t("heat from heat pumps, %"), [100 * p.heat_share for p in points], "heat_pump"),
        (t("cost of heat, EUR/GJ"), [p.lcoh_eur_per_gj for p in points], "network"),
        (t("CO₂ of the heat network, t in all years"), [p.co2_t for p in points], "boiler"),
        (t("NOx of the heat network, kg in all years"), [p.nox_kg for p in points], "tea"),
    )
    shares = [100 * p.power_share for p in points]
    panels = []
    for title, values, role in rows:
        scale = free_ticks(min(values), max(values), 3)
        panel = Panel(WIDTH, HEIGHT, (shares[0] - 1, shares[-1] + 1), (scale[0], scale[-1]))
        panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
        panel.rule((100 * used, 100 * used), (scale[0], scale[-1]), color=INK, width=1.2, dash=(5, 3))
        panel.line(zip(shares, values, strict=True), color=ROLES[role].ink, width=2)
        for point, share, value in zip(points, shares, values, strict=True):
            tip = _tip(point, numbers, t)
            fill = ROLES[role].fill if point.is_enough else PAPER
            panel.point(share, value, fill, outline=ROLES[role].ink, size=36, tip=tip)
        panel.text(shares[0] - 1, scale[-1], title, shift=(0, -11), color=MUTED, bold=True, halo=None)
        panel.text(shares[-1] + 1, values[-1], numbers.number(values[-1], _decimals(values)), shift=(8, 0))
        panels.append(panel)
    panels[-1].x_axis({s: numbers.number(s) for s in shares if _is_ten(s)}, grid=False)
    panels[0].text(100 * used, panels[0].top, t("used"), align="center", shift=(0, -11), bold=True)
    return panels


def _is_ten(percent: float) -> bool:
    return abs(percent / 10 - round(percent / 10)) < SAME


def _decimals(values: Sequence[float]) -> int:
    return 1 if max(values) < WHOLE_FROM else 0


def _tip(point: SplitPoint, numbers: Numbers, t: Translator) -> str:
    return "\n".join(
        (
            t("{share} of the power").format(share=numbers.percent(point.power_share, 0)),
            f"{t('heat from heat pumps')}: {numbers.percent(point.heat_share)}",
            f"LCOH: {numbers.lcoh(point.lcoh_eur_per_gj)} EUR/GJ",
            f"CO₂: {numbers.with_unit('t', point.co2_t)}",
            f"NOx: {numbers.with_unit('kg', point.nox_kg)}",
        )
    )


def _alt(points: Sequence[SplitPoint], numbers: Numbers, t: Translator) -> str:
    low, high = points[0], points[-1]
    return t("From {low} to {high} of the power the heat share goes from {from_share} to {to_share}.").format(
        low=numbers.percent(low.power_share, 0),
        high=numbers.percent(high.power_share, 0),
        from_share=numbers.percent(low.heat_share),
        to_share=numbers.percent(high.heat_share),
    )


def _table(points: Sequence[SplitPoint], numbers: Numbers, t: Translator) -> ChartTable:
    columns = (
        Column(t("heat pumps in the power"), "", "right"),
        Column(t("heat from heat pumps"), "", "right"),
        Column("LCOH", "EUR/GJ", "right"),
        Column(t("net present value"), t("EUR mln"), "right"),
        Column("CO₂", "t", "right"),
        Column("NOx", "kg", "right"),
        Column("N-1", "", "right"),
    )
    return ChartTable(columns, tuple(_row(point, numbers) for point in points))


def _row(point: SplitPoint, numbers: Numbers) -> Row:
    shown = (
        (numbers.percent(point.power_share, 0), "power_share"),
        (numbers.percent(point.heat_share), "heat_share"),
        (numbers.lcoh(point.lcoh_eur_per_gj), "lcoh_eur_per_gj"),
        (numbers.number(point.npv_eur / MILLION, 2), "npv_eur"),
        (numbers.whole(point.co2_t), "co2_t"),
        (numbers.whole(point.nox_kg), "nox_kg"),
        (numbers.percent(point.n_minus_1_share, 0), "n_minus_1_share"),
    )
    place = f"split:{100 * point.power_share:.6g}"
    return Row(tuple(Cell(text, f"{place}:{name}") for text, name in shown))
