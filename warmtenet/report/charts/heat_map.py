"""Heat map of a result over heat demand and variable tariff (REPORT 13b)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, title_of
from warmtenet.report.charts.canvas import Panel, one_panel, wrapped
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import DIVERGING, FULL_WIDTH, HATCH_VEIL, INK, MUTED, ONE_HUE, PAPER, text_on_step

LEFT, RIGHT, TOP, BOTTOM = 70.0, 150.0, 40.0, 10.0
ROW_HEIGHT = 30.0


@dataclass(frozen=True)
class HeatMap:
    """Results on a grid: `values[tariff][demand]` in EUR ("npv") or EUR/GJ ("lcoh").

    `tariffs_eur_per_gj` and `demand_factors` ascend; `base_tariff` and `base_demand` are the positions of
    the base case; rows above `legal_maximum_eur_per_gj` are marked.
    """

    kind: Literal["npv", "lcoh"]
    demand_factors: Sequence[float]
    tariffs_eur_per_gj: Sequence[float]
    values: Sequence[Sequence[float]]
    base_tariff: int
    base_demand: int
    legal_maximum_eur_per_gj: float | None = None

    @property
    def flat(self) -> list[float]:
        """All values."""
        return [value for row in self.values for value in row]

    def is_illegal(self, tariff: int) -> bool:
        """Return whether this row lies above the legal maximum."""
        limit = self.legal_maximum_eur_per_gj
        return limit is not None and self.tariffs_eur_per_gj[tariff] > limit * (1 + 1e-9)

    def closing_tariff(self) -> float | None:
        """Return the tariff at which the base column crosses zero upward, by interpolation."""
        column = [row[self.base_demand] for row in self.values]
        points = zip(self.tariffs_eur_per_gj, column, strict=True)
        for (t0, v0), (t1, v1) in pairwise(points):
            if v0 < 0 <= v1:
                return t0 + (t1 - t0) * -v0 / (v1 - v0)
        return None


def heat_map(data: HeatMap, t: Translator, chart_id: str = "") -> Chart:
    """Return the grid with every cell labelled, tariffs from high to low."""
    numbers = Numbers(t.language)
    title = title_of(f"title_heat_map_{data.kind}", _facts(data), t)
    npv = data.kind == "npv"
    subtitle = t("NPV in EUR mln, excl. VAT") if npv else t("levelised cost of heat in EUR/GJ, excl. VAT")
    return Chart(
        chart_id or ("fig-gevoeligheid-b" if npv else "fig-gevoeligheid-c"),
        title,
        subtitle,
        one_panel(_draw(data, numbers, t), LEFT, RIGHT, TOP, BOTTOM),
        _alt(title, data, numbers, t),
        _table(data, numbers, t),
    )


def _facts(data: HeatMap) -> dict[str, Fact]:
    flat = data.flat
    if data.kind == "lcoh":
        return {"lowest_eur_per_gj": min(flat), "highest_eur_per_gj": max(flat)}
    return {
        "lowest_eur": min(flat),
        "highest_eur": max(flat),
        "highest_at_base_eur": max(row[data.base_demand] for row in data.values),
        "closing_tariff_eur_per_gj": data.closing_tariff(),
    }


def _draw(data: HeatMap, numbers: Numbers, t: Translator) -> Panel:
    rows, columns = len(data.tariffs_eur_per_gj), len(data.demand_factors)
    panel = Panel(FULL_WIDTH - LEFT - RIGHT, rows * ROW_HEIGHT, (0, columns), (rows, 0))
    for i in range(rows):
        tariff = rows - 1 - i
        for j in range(columns):
            _cell(panel, data, i, tariff, j, numbers, t)
        written = numbers.tariff(data.tariffs_eur_per_gj[tariff])
        panel.text(
            0, i + 0.5, written, align="right", shift=(-8, 0), halo=None, bold=tariff == data.base_tariff
        )
    for j, factor in enumerate(data.demand_factors):
        label = numbers.percent(factor, 0)
        panel.text(j + 0.5, 0, label, align="center", shift=(0, -10), halo=None, bold=j == data.base_demand)
    panel.text(0, 0, t("EUR/GJ"), align="right", shift=(-8, -10), color=MUTED, halo=None)
    panel.text(0, 0, t("heat demand"), shift=(0, -26), color=MUTED, halo=None)
    _mark_illegal(panel, data, numbers, t)
    _write_values(panel, data, numbers)
    if data.kind == "npv":
        _zero_contour(panel, data)
    base_row = rows - 1 - data.base_tariff
    span = (data.base_demand + 0.03, data.base_demand + 0.97), (base_row + 0.06, base_row + 0.94)
    panel.rect(*span, "transparent", outline=INK, outline_width=2.5)
    panel.text(columns, base_row + 0.5, f"◄ {t('base')}", shift=(8, 0), bold=True, halo=None)
    return panel


def _cell(panel: Panel, data: HeatMap, i: int, tariff: int, j: int, numbers: Numbers, t: Translator) -> None:
    value = data.values[tariff][j]
    fill = _fill(data, value)
    written = numbers.mln(value) if data.kind == "npv" else numbers.lcoh(value)
    demand = numbers.percent(data.demand_factors[j], 0)
    price = numbers.tariff(data.tariffs_eur_per_gj[tariff])
    tip = f"{t('heat demand')} {demand}, {price} {t('EUR/GJ')}: {written}"
    panel.rect((j, j + 1), (i, i + 1), fill, outline=PAPER, tip=tip)


def _write_values(panel: Panel, data: HeatMap, numbers: Numbers) -> None:
    rows = len(data.tariffs_eur_per_gj)
    for tariff, values in enumerate(data.values):
        for j, value in enumerate(values):
            written = numbers.mln(value) if data.kind == "npv" else numbers.lcoh(value)
            color = text_on_step(_fill(data, value))
            panel.text(j + 0.5, rows - tariff - 0.5, written, align="center", color=color, halo=None)


def _fill(data: HeatMap, value: float) -> str:
    flat = data.flat
    if data.kind == "lcoh":
        low, high = min(flat), max(flat)
        share = (value - low) / (high - low) if high > low else 0.0
        return ONE_HUE[min(int(share * len(ONE_HUE)), len(ONE_HUE) - 1)]
    most = max(abs(v) for v in flat) or 1.0
    half = len(DIVERGING) // 2
    if value == 0:
        return DIVERGING[half]
    step = min(int(abs(value) / most * half) + 1, half)
    return DIVERGING[half + step if value > 0 else half - step]


def _zero_contour(panel: Panel, data: HeatMap) -> None:
    rows, columns = len(data.tariffs_eur_per_gj), len(data.demand_factors)
    closes = [[data.values[rows - 1 - i][j] >= 0 for j in range(columns)] for i in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if j + 1 < columns and closes[i][j] != closes[i][j + 1]:
                panel.rule((j + 1, j + 1), (i, i + 1), color=INK, width=3)
            if i + 1 < rows and closes[i][j] != closes[i + 1][j]:
                panel.rule((j, j + 1), (i + 1, i + 1), color=INK, width=3)


def _mark_illegal(panel: Panel, data: HeatMap, numbers: Numbers, t: Translator) -> None:
    rows, columns = len(data.tariffs_eur_per_gj), len(data.demand_factors)
    illegal = [tariff for tariff in range(rows) if data.is_illegal(tariff)]
    if not illegal:
        return
    lowest = rows - min(illegal)
    panel.rect((0, columns), (0, lowest), HATCH_VEIL, outline="none")
    panel.rule((columns + 0.08, columns + 0.08), (0.1, lowest - 0.1), color=MUTED, width=2)
    limit = numbers.tariff(data.legal_maximum_eur_per_gj)
    name = wrapped(t("above the legal maximum"), RIGHT - 24)
    panel.text(columns, 0.55, f"{name}\n({limit})", shift=(16, 6), halo=None)


def _table(data: HeatMap, numbers: Numbers, t: Translator) -> ChartTable:
    heads = [Column(numbers.percent(factor, 0), "", "right") for factor in data.demand_factors]
    rows = []
    for tariff in reversed(range(len(data.tariffs_eur_per_gj))):
        price = numbers.tariff(data.tariffs_eur_per_gj[tariff])
        cells = [
            Cell(
                numbers.mln(value) if data.kind == "npv" else numbers.lcoh(value),
                f"heat_map_{data.kind}:{tariff}:{j}",
            )
            for j, value in enumerate(data.values[tariff])
        ]
        rows.append(Row((Cell(price), *cells)))
    return ChartTable((Column(t("tariff"), t("EUR/GJ")), *heads), tuple(rows))


def _alt(title: str, data: HeatMap, numbers: Numbers, t: Translator) -> str:
    base = data.values[data.base_tariff][data.base_demand]
    write = numbers.money if data.kind == "npv" else lambda v: numbers.with_unit("EUR/GJ", v)
    sentence = t("Base case {base}; lowest {low}, highest {high}.")
    return (
        f"{title}. {sentence.format(base=write(base), low=write(min(data.flat)), high=write(max(data.flat)))}"
    )
