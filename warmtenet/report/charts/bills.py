"""Household cost per month: stacked bars with the same four segments in every row (REPORT 7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel, text_width
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import HALF_WIDTH, INK, ROLES, hatch, text_on_role

FULL = Frame(gutter=206, row_height=38)
HALF = Frame(width=HALF_WIDTH, gutter=138, right=4, row_height=27, bottom=20)
SEGMENTS = ("bill_usage", "bill_fixed", "bill_device", "bill_investment")


@dataclass(frozen=True)
class BillOption:
    """One way to heat a dwelling, EUR per month incl. VAT.

    `key` names the total ("household_month_eur:3"), `part_keys` the four segments.
    """

    label: str
    usage_eur: float
    fixed_eur: float
    device_eur: float
    investment_eur: float
    key: str
    part_keys: tuple[str, str, str, str]

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """The four segments in their fixed order."""
        return self.usage_eur, self.fixed_eur, self.device_eur, self.investment_eur

    @property
    def total_eur(self) -> float:
        """EUR per month."""
        return sum(self.parts)


@dataclass(frozen=True)
class Bill:
    """Options in fixed order; `gas` is the index of staying on gas, `network` that of the heat network."""

    options: Sequence[BillOption]
    price_level_year: int
    loan_rate: float
    loan_years: float
    gas: int = 0
    network: int = 1


def household_bill(
    data: Bill | None, t: Translator, *, half: bool = False, chart_id: str = ""
) -> Chart | None:
    """Return the bars, or None where no bill has been calculated."""
    if data is None or not data.options:
        return None
    numbers = Numbers(t.language)
    frame = HALF if half else FULL
    gas, network = data.options[data.gas].total_eur, data.options[data.network].total_eur
    title = title_of("title_bill", {"bill_month_eur": network, "bill_gas_month_eur": gas}, t)
    subtitle = t("EUR/month incl. VAT, {year}; loan {rate}, {years} years").format(
        year=data.price_level_year, rate=numbers.percent(data.loan_rate), years=numbers.whole(data.loan_years)
    )
    return Chart(
        chart_id or ("fig-samenvatting-b" if half else "fig-woonlasten-a"),
        title,
        subtitle,
        frame.spec(_draw(data, frame, numbers, t)),
        _alt(title, data, numbers),
        _table(data, numbers, t),
        tuple(zip(_segment_labels(t), (_fill(role) for role in SEGMENTS), strict=True)),
        int(frame.width),
    )


def _draw(data: Bill, frame: Frame, numbers: Numbers, t: Translator) -> Panel:
    totals = [option.total_eur for option in data.options]
    labels = [numbers.month(total) for total in totals]
    x = with_room(0, max(totals), frame, 0, room_for(labels, bold=True))
    rows = len(data.options)
    panel = frame.panel(rows, x)
    scale = [v for v in ticks(0, max(totals), 4 if frame is HALF else 7) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, option in enumerate(data.options):
        _bar(panel, i, option, numbers, t)
        _values(panel, i, option, totals[data.gas], frame.plot / (x[1] - x[0]), numbers)
        panel.text(totals[i], middle(i), labels[i], shift=(6, 0), bold=True)
    panel.rule((totals[data.gas],) * 2, (0, rows), color=INK, width=1.2, dash=(4, 3))
    zero_line(panel, rows)
    name_rows(panel, frame, [option.label for option in data.options], 0, bold=(data.network,))
    return panel


def _bar(panel: Panel, i: int, option: BillOption, numbers: Numbers, t: Translator) -> None:
    start = 0.0
    for role, label, value in zip(SEGMENTS, _segment_labels(t), option.parts, strict=True):
        if not value:
            continue
        tip = f"{option.label}\n{label}: {numbers.month(value)}"
        panel.rect((start, start + value), bar_span(i), _fill(role), outline=ROLES[role].ink, tip=tip)
        start += value


def _values(panel: Panel, i: int, option: BillOption, gas: float, pixels: float, numbers: Numbers) -> None:
    """Write the value in each segment that has room for it and where the line of gas does not cross it."""
    start = 0.0
    for role, value in zip(SEGMENTS, option.parts, strict=True):
        written = numbers.month(value)
        width, center = text_width(written), start + value / 2
        start += value
        if role == "bill_investment" or value * pixels < width + 8:
            continue
        if abs(gas - center) * pixels > width / 2 + 3:
            color = text_on_role(role)
            panel.text(center, middle(i), written, align="center", color=color, halo=None)


def _fill(role: str) -> str:
    return hatch(role) if role == "bill_investment" else ROLES[role].fill


def _segment_labels(t: Translator) -> tuple[str, str, str, str]:
    return t("usage"), t("fixed cost"), t("appliance"), t("own investment")


def _table(data: Bill, numbers: Numbers, t: Translator) -> ChartTable:
    unit = t("EUR/month")
    heads = [Column(label, unit, "right") for label in (*_segment_labels(t), t("total"))]
    rows = []
    for option in data.options:
        parts = [Cell(numbers.month(v), key) for key, v in zip(option.part_keys, option.parts, strict=True)]
        rows.append(Row((Cell(option.label), *parts, Cell(numbers.month(option.total_eur), option.key))))
    return ChartTable((Column(t("option")), *heads), tuple(rows))


def _alt(title: str, data: Bill, numbers: Numbers) -> str:
    values = [f"{o.label} {numbers.with_unit('EUR', o.total_eur)}" for o in data.options]
    return f"{title}. {'; '.join(values)}."
