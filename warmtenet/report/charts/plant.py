"""Heat demand per group, COP per calculation and remaining power if the largest unit fails (REPORT 4, 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of, year_table
from warmtenet.report.charts.canvas import Panel, one_panel, text_width
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks, year_ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES, hatch, text_on_role

GROUPS = Frame(gutter=190, row_height=30)
COP_ROWS = Frame(gutter=210, row_height=30, right=24, bottom=26)
LEFT, RIGHT, TOP, BOTTOM = 56.0, 16.0, 22.0, 24.0
HEADROOM = 1.1


@dataclass(frozen=True)
class DemandGroup:
    """Heat demand of a building group in MWh per year, fully connected."""

    label: str
    space_heating_mwh: float
    hot_water_mwh: float
    key: str

    @property
    def total_mwh(self) -> float:
        """MWh per year."""
        return self.space_heating_mwh + self.hot_water_mwh


@dataclass(frozen=True)
class CopPoint:
    """A COP by one convention and refrigerant."""

    label: str
    refrigerant: str
    cop: float
    key: str


def demand_groups(groups: Sequence[DemandGroup], t: Translator, chart_id: str = "fig-vraag-a") -> Chart:
    """Return one bar per group split into space heating and hot water, in the order given.

    Raises
    ------
    ValueError
        if there are no groups.
    """
    numbers = Numbers(t.language)
    total = sum(group.total_mwh for group in groups)
    largest = max(groups, key=lambda group: group.total_mwh)
    facts = {
        "largest_group": largest.label,
        "largest_group_share": largest.total_mwh / total if total else None,
    }
    title = title_of("title_demand", facts, t)
    alt = t("Total {total} per year.").format(total=numbers.with_unit("MWh", total))
    names = (t("space heating"), t("hot water"))
    fills = (ROLES["space_heating"].fill, ROLES["hot_water"].fill)
    return Chart(
        chart_id,
        title,
        t("MWh per year at the customers, fully connected"),
        GROUPS.spec(_demand_bars(groups, numbers, names)),
        f"{title}. {alt}",
        _demand_table(groups, numbers, names, t),
        tuple(zip(names, fills, strict=True)),
    )


def cop_dots(
    points: Sequence[CopPoint], t: Translator, *, norm: float = 3.0, chart_id: str = "fig-techniek-c"
) -> Chart:
    """Return one dot per calculation with the subsidy limit as reference line."""
    numbers = Numbers(t.language)
    reaching = sum(point.cop >= norm for point in points)
    title = title_of("title_cop", {"rows": len(points), "rows_reaching": reaching, "cop_norm": norm}, t)
    columns = (Column(t("assumption")), Column(t("refrigerant")), Column("COP", "", "right"))
    rows = [Row((Cell(p.label), Cell(p.refrigerant), Cell(numbers.ratio(p.cop), p.key))) for p in points]
    low, high = min(points, key=lambda p: p.cop), max(points, key=lambda p: p.cop)
    alt = t("Lowest {low} ({low_name}), highest {high} ({high_name}).").format(
        low=numbers.ratio(low.cop),
        low_name=low.label,
        high=numbers.ratio(high.cop),
        high_name=high.label,
    )
    return Chart(
        chart_id,
        title,
        t("COP: heat per unit of electricity"),
        COP_ROWS.spec(_cop_panel(points, norm, numbers, t)),
        f"{title}. {alt}",
        ChartTable(columns, tuple(rows)),
    )


def n_minus_1(
    years: Sequence[int],
    shares: Sequence[float],
    t: Translator,
    *,
    key: str = "n_minus_1_share",
    chart_id: str = "fig-techniek-d",
) -> Chart:
    """Return the power left per year as a share of what is needed, if the largest unit fails."""
    numbers = Numbers(t.language)
    below = sum(share < 1 for share in shares)
    title = title_of("title_n_minus_1", {"years_below": below, "years": len(years)}, t)
    lowest = min(shares)
    alt = t("Lowest {share} in {year}.").format(
        share=numbers.percent(lowest, 0), year=years[list(shares).index(lowest)]
    )
    column = (t("remaining power"), "", key, [numbers.percent(share, 0) for share in shares])
    return Chart(
        chart_id,
        title,
        t("% of the power needed, largest unit out of use"),
        one_panel(_share_columns(years, shares, numbers), LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {alt}",
        year_table(t("year"), years, [column]),
    )


def _demand_bars(groups: Sequence[DemandGroup], numbers: Numbers, names: tuple[str, str]) -> Panel:
    labels = [numbers.whole(group.total_mwh) for group in groups]
    most = max(group.total_mwh for group in groups)
    x = with_room(0, most, GROUPS, 0, room_for(labels, bold=True))
    panel = GROUPS.panel(len(groups), x)
    scale = [v for v in ticks(0, most) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    pixels = GROUPS.plot / (x[1] - x[0])
    for i, group in enumerate(groups):
        start = 0.0
        for role, name, value in zip(
            ("space_heating", "hot_water"), names, (group.space_heating_mwh, group.hot_water_mwh), strict=True
        ):
            tip = f"{group.label}\n{name}: {numbers.with_unit('MWh', value)}"
            span = (start, start + value)
            panel.rect(span, bar_span(i), ROLES[role].fill, outline=ROLES[role].ink, tip=tip)
            written = numbers.whole(value)
            if value * pixels > text_width(written) + 8:
                panel.text(
                    sum(span) / 2, middle(i), written, align="center", color=text_on_role(role), halo=None
                )
            start += value
        panel.text(start, middle(i), labels[i], shift=(6, 0), bold=True)
    zero_line(panel, len(groups))
    name_rows(panel, GROUPS, [group.label for group in groups], 0)
    return panel


def _demand_table(
    groups: Sequence[DemandGroup], numbers: Numbers, names: tuple[str, str], t: Translator
) -> ChartTable:
    columns = (Column(t("group")), *(Column(name, "MWh", "right") for name in (*names, t("total"))))
    rows = [
        Row(
            (
                Cell(group.label),
                Cell(numbers.whole(group.space_heating_mwh), f"{group.key}:space_heating"),
                Cell(numbers.whole(group.hot_water_mwh), f"{group.key}:hot_water"),
                Cell(numbers.whole(group.total_mwh), group.key),
            )
        )
        for group in groups
    ]
    return ChartTable(columns, tuple(rows))


def _cop_panel(points: Sequence[CopPoint], norm: float, numbers: Numbers, t: Translator) -> Panel:
    low = min(0.5 * int(2 * min([norm, *(p.cop for p in points)]) - 0.6), norm - 0.5)
    high = max([norm, *(p.cop for p in points)]) + 0.45
    panel = COP_ROWS.panel(len(points) + 1, (low, high))
    first, last = round(low * 2), int(high * 2)
    panel.x_axis({i / 2: numbers.number(i / 2, 1) for i in range(first, last + 1)})
    panel.rule((norm, norm), (0.75, len(points) + 1), color=INK, width=1.4, dash=(5, 3))
    label = f"{t('SDE++ limit')} {numbers.number(norm, 1)}"
    panel.text(norm, 0.4, label, align="center", bold=True)
    for i, point in enumerate(points, start=1):
        reaches = point.cop >= norm
        panel.rule((low, point.cop), (middle(i), middle(i)), color=MUTED, width=0.8)
        fill, ink = (
            (ROLES["heat_pump"].fill, ROLES["heat_pump"].ink) if reaches else (PAPER, ROLES["boiler"].ink)
        )
        tip = f"{point.label}, {point.refrigerant}: {numbers.ratio(point.cop)}"
        panel.point(point.cop, middle(i), fill, outline=ink, size=110, tip=tip)
        panel.text(point.cop, middle(i), numbers.ratio(point.cop), shift=(10, 0), bold=True)
    names = ["", *(f"{p.label}, {p.refrigerant}" if p.refrigerant else p.label for p in points)]
    name_rows(panel, COP_ROWS, names, low)
    return panel


def _share_columns(years: Sequence[int], shares: Sequence[float], numbers: Numbers) -> Panel:
    width = FULL_WIDTH - LEFT - RIGHT
    percent = [100 * share for share in shares]
    scale = ticks(0, HEADROOM * max([100.0, *percent]), 5)
    panel = Panel(width, 170, (years[0] - 0.5, years[-1] + 0.5), (0, scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, 0))
    panel.x_axis({float(year): str(year) for year in year_ticks(years, 12)}, grid=False)
    roomy = width / len(years) >= 30
    for year, value in zip(years, percent, strict=True):
        low = value < 100
        fill = hatch("boiler") if low else ROLES["heat_pump"].fill
        ink = ROLES["boiler" if low else "heat_pump"].ink
        tip = f"{year}: {numbers.percent(value / 100, 0)}"
        panel.rect((year - 0.38, year + 0.38), (0, value), fill, outline=ink, tip=tip)
    panel.rule((years[0] - 0.5, years[-1] + 0.5), (100, 100), color=INK, width=1.4, dash=(5, 3))
    for year, value in zip(years, percent, strict=True):
        if roomy:
            panel.text(year, value, numbers.whole(value), align="center", shift=(0, -9))
    panel.rule((years[0] - 0.5, years[-1] + 0.5), (0, 0), color=INK, width=1.2)
    return panel
