"""Investment by chapter and per year (REPORT 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, Flow, tick_labels, title_of, year_table
from warmtenet.report.charts.canvas import Panel, stacked_panels
from warmtenet.report.charts.rows import Frame, bar_span, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, stack, ticks, year_ticks
from warmtenet.report.numbers import NBSP, Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, ROLES

CHAPTERS = Frame(gutter=190, row_height=28)
LEFT, RIGHT, TOP, BOTTOM, GAP = 56.0, 16.0, 22.0, 24.0, 38.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
HEADROOM = 1.1


@dataclass(frozen=True)
class Amount:
    """A named amount in EUR with the role that colours it."""

    label: str
    role: str
    eur: float
    key: str


def capex_chapters(
    items: Sequence[Amount], price_level_year: int, t: Translator, chart_id: str = "fig-investering-a"
) -> Chart:
    """Return bars by chapter, largest first, labelled with value and share."""
    numbers = Numbers(t.language)
    ranked = sorted((item for item in items if item.eur), key=lambda item: -item.eur)
    total = sum(item.eur for item in ranked)
    facts: dict[str, Fact] = (
        {"largest_chapter": ranked[0].label, "largest_chapter_share": ranked[0].eur / total} if ranked else {}
    )
    title = title_of("title_capex", facts, t)
    return Chart(
        chart_id,
        title,
        t("EUR mln excl. VAT, price level {year}").format(year=price_level_year),
        CHAPTERS.spec(_chapter_bars(ranked, total, numbers)),
        _chapter_alt(title, ranked, total, numbers, t),
        _chapter_table(ranked, total, numbers, t),
    )


def capex_years(
    years: Sequence[int],
    flows: Sequence[Flow],
    connected_weq: Sequence[float],
    t: Translator,
    chart_id: str = "fig-investering-b",
) -> Chart:
    """Return columns of EUR per year (not negative) below a panel of weq connected at year end."""
    numbers = Numbers(t.language)
    shown = [flow for flow in flows if any(flow.values)]
    totals = [sum(flow.values[i] for flow in shown) for i in range(len(years))]
    peak = max(range(len(years)), key=totals.__getitem__)
    title = title_of("title_capex_years", {"peak_capex_eur": totals[peak], "peak_capex_year": years[peak]}, t)
    panels = [_weq_panel(years, connected_weq, numbers, t), _year_columns(years, shown, totals, numbers, t)]
    columns = [(f.label, t("EUR mln"), f.key, [numbers.number(v / 1e6, 2) for v in f.values]) for f in shown]
    columns.append((t("total"), t("EUR mln"), "capex_eur", [numbers.number(v / 1e6, 2) for v in totals]))
    columns.append((t("connected"), "weq", "connected_weq", [numbers.whole(v) for v in connected_weq]))
    connected = t("{weq} weq connected at the end of {year}.").format(
        weq=numbers.whole(connected_weq[-1]), year=years[-1]
    )
    return Chart(
        chart_id,
        title,
        t("EUR mln per year, nominal, excl. VAT"),
        stacked_panels(panels, GAP, LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {connected}",
        year_table(t("year"), years, columns),
        tuple((flow.label, ROLES[flow.role].fill) for flow in shown),
    )


def _chapter_bars(ranked: Sequence[Amount], total: float, numbers: Numbers) -> Panel:
    labels = [f"{numbers.mln(i.eur)}{NBSP}·{NBSP}{numbers.percent(i.eur / total, 0)}" for i in ranked]
    largest = max((item.eur / 1e6 for item in ranked), default=1.0)
    x = with_room(0, largest, CHAPTERS, 0, room_for(labels))
    panel = CHAPTERS.panel(len(ranked), x)
    scale = [v for v in ticks(0, largest) if v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, item in enumerate(ranked):
        role = ROLES[item.role]
        tip = f"{item.label}: {labels[i]}"
        panel.rect((0, item.eur / 1e6), bar_span(i, 0.33), role.fill, outline=role.ink, tip=tip)
        panel.text(item.eur / 1e6, middle(i), labels[i], shift=(6, 0))
    zero_line(panel, len(ranked))
    name_rows(panel, CHAPTERS, [item.label for item in ranked], 0)
    return panel


def _chapter_table(ranked: Sequence[Amount], total: float, numbers: Numbers, t: Translator) -> ChartTable:
    columns = (
        Column(t("chapter")),
        Column(t("amount"), t("EUR mln"), "right"),
        Column(t("share"), "", "right"),
    )
    rows = [
        Row(
            (
                Cell(item.label),
                Cell(numbers.number(item.eur / 1e6, 2), item.key),
                Cell(numbers.percent(item.eur / total), f"{item.key}:share"),
            )
        )
        for item in ranked
    ]
    last = (Cell(t("total")), Cell(numbers.number(total / 1e6, 2), "capex_eur"), Cell(numbers.percent(1.0)))
    return ChartTable(columns, (*rows, Row(last, "total")))


def _chapter_alt(title: str, ranked: Sequence[Amount], total: float, numbers: Numbers, t: Translator) -> str:
    parts = [f"{item.label} {numbers.money(item.eur)}" for item in ranked[:3]]
    return f"{title}. {t('Total {total}.').format(total=numbers.money(total))} {'; '.join(parts)}."


def _weq_panel(years: Sequence[int], weq: Sequence[float], numbers: Numbers, t: Translator) -> Panel:
    scale = ticks(0, max(weq), 3)
    panel = Panel(WIDTH, 70, (years[0] - 0.5, years[-1] + 0.5), (0, scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, 0))
    corners = [(year + side, value) for year, value in zip(years, weq, strict=True) for side in (-0.5, 0.5)]
    panel.line(corners, color=ROLES["heat_pump"].ink)
    for year, value in zip(years, weq, strict=True):
        tip = f"{year}: {numbers.whole(value)} weq"
        panel.rect((year - 0.5, year + 0.5), (0, scale[-1]), "transparent", outline="none", tip=tip)
    _panel_name(panel, years, scale[-1], t("weq connected, end of year"))
    panel.rule((years[0] - 0.5, years[-1] + 0.5), (0, 0), color=INK)
    return panel


def _year_columns(
    years: Sequence[int], flows: Sequence[Flow], totals: Sequence[float], numbers: Numbers, t: Translator
) -> Panel:
    scale = ticks(0, HEADROOM * max(totals) / 1e6, 5)
    panel = Panel(WIDTH, 170, (years[0] - 0.5, years[-1] + 0.5), (0, scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    panel.x_axis({float(year): str(year) for year in year_ticks(years, 12)}, grid=False)
    for i, year in enumerate(years):
        tip = "\n".join(
            [str(year), *(f"{f.label}: {numbers.number(f.values[i] / 1e6, 2)}" for f in flows if f.values[i])]
        )
        for flow, span in zip(flows, stack([f.values[i] / 1e6 for f in flows]), strict=True):
            if span[0] != span[1]:
                role = ROLES[flow.role]
                panel.rect((year - 0.38, year + 0.38), span, role.fill, outline=role.ink, tip=tip)
    if WIDTH / len(years) >= 34:
        for year, total in zip(years, totals, strict=True):
            if total >= 50_000:
                panel.text(year, total / 1e6, numbers.mln(total), align="center", shift=(0, -9))
    panel.rule((years[0] - 0.5, years[-1] + 0.5), (0, 0), color=INK, width=1.2)
    _panel_name(panel, years, scale[-1], t("investment, EUR mln"))
    return panel


def _panel_name(panel: Panel, years: Sequence[int], top: float, name: str) -> None:
    panel.text(years[0] - 0.5, top, name, shift=(0, -12), color=MUTED, bold=True, halo=None)
