"""Cash for the bank: CFADS beside the debt service, and the DSCR below on the same years (REPORT 10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, in_mln, tick_labels, title_of, year_table
from warmtenet.report.charts.canvas import Panel, stacked_panels, text_width
from warmtenet.report.charts.scales import decimals_of, ticks, year_ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Fact
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES

LEFT, RIGHT, TOP, BOTTOM = 66.0, 96.0, 20.0, 24.0
TOP_HEIGHT, BOTTOM_HEIGHT, GAP = 150.0, 120.0, 36.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
BAR = 0.36
MARGIN = 1e-9


@dataclass(frozen=True)
class DebtCover:
    """Nominal EUR per year; `dscr` is None in a year that does not count, `norm` None where none is asked."""

    years: Sequence[int]
    cfads: Sequence[float]
    debt_service: Sequence[float]
    dscr: Sequence[float | None]
    norm: float | None = None

    @property
    def covered(self) -> list[tuple[int, float]]:
        """The years that count, with their DSCR."""
        return [(y, d) for y, d in zip(self.years, self.dscr, strict=True) if d is not None]

    @property
    def service_line(self) -> list[tuple[float, float]]:
        """The debt service in EUR mln of the years that count; the last repays what is left, off scale."""
        service = zip(self.years, in_mln(self.debt_service), self.dscr, strict=True)
        return [(year, eur) for year, eur, dscr in service if dscr is not None]

    def is_below(self, dscr: float) -> bool:
        """Return whether a DSCR is below the norm."""
        return self.norm is not None and dscr < self.norm - MARGIN


def debt_cover(data: DebtCover, t: Translator, chart_id: str = "fig-financiering-a") -> Chart:
    """Return what is available for the bank above how many times it covers the debt service."""
    numbers, covered = Numbers(t.language), data.covered
    facts: dict[str, Fact] = {
        "dscr_norm": data.norm,
        "dscr_years": len(covered),
        "dscr_years_below": sum(data.is_below(d) for _, d in covered),
    }
    title = title_of("title_debt_cover", facts, t)
    panels = [_columns(data, numbers, t), _dots(data, numbers, t)]
    bar, line = ROLES["heat_pump"].fill, INK
    return Chart(
        chart_id,
        title,
        t("EUR mln per year, nominal; DSCR below"),
        stacked_panels(panels, GAP, LEFT, RIGHT, TOP, BOTTOM),
        f"{title}. {_alt(data, numbers, t)}",
        year_table(t("year"), data.years, _table(data, numbers, t)),
        ((t("CFADS"), bar), (t("debt service"), line)),
    )


def _columns(data: DebtCover, numbers: Numbers, t: Translator) -> Panel:
    cash, service = in_mln(data.cfads), data.service_line
    ends = [0.0, *cash, *(eur for _, eur in service)]
    scale = ticks(min(ends), max(ends), 5)
    panel = Panel(WIDTH, TOP_HEIGHT, _x_range(data.years), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    role = ROLES["heat_pump"]
    for i, year in enumerate(data.years):
        tip = _tip(data, i, numbers, t)
        panel.rect((year - BAR, year + BAR), (0, cash[i]), role.fill, outline=role.ink, tip=tip)
    panel.rule(_x_range(data.years), (0, 0), color=INK, width=1.2)
    panel.line(service, color=PAPER, width=4)
    panel.line(service, color=INK, width=2)
    start = data.years[0] - 0.5
    panel.text(start, scale[-1], t("per year"), shift=(0, -11), color=MUTED, bold=True, halo=None)
    return panel


def _dots(data: DebtCover, numbers: Numbers, t: Translator) -> Panel:
    covered, norm = data.covered, data.norm
    levels = [d for _, d in covered] + [1.0 if norm is None else norm]
    scale = ticks(min(levels), max(levels), 4)
    panel = Panel(WIDTH, BOTTOM_HEIGHT, _x_range(data.years), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    panel.x_axis({float(year): str(year) for year in year_ticks(data.years)}, grid=False)
    panel.rule(_x_range(data.years), (0, 0), color=INK, width=1.2)
    level = 1.0 if norm is None else norm
    panel.rule(_x_range(data.years), (level, level), color=INK, width=1.4, dash=(5, 3))
    name = numbers.ratio(level) if norm is None else f"{t('norm')} {numbers.ratio(level)}"
    panel.text(data.years[-1] + 0.5, level, name, shift=(8, 0), bold=norm is not None)
    for year, dscr in covered:
        role = ROLES["boiler" if data.is_below(dscr) else "heat_pump"]
        tip = _tip(data, list(data.years).index(year), numbers, t)
        panel.point(year, dscr, role.fill, outline=role.ink, tip=tip)
    _label_dots(panel, data, numbers)
    start = data.years[0] - 0.5
    panel.text(start, scale[-1], t("DSCR"), shift=(0, -11), color=MUTED, bold=True, halo=None)
    return panel


def _label_dots(panel: Panel, data: DebtCover, numbers: Numbers) -> None:
    """Label the lowest, and as many others as fit without touching."""
    if not data.covered:
        return
    room = text_width("00,00") + 4
    apart = room / (WIDTH / len(data.years))
    lowest = min(data.covered, key=lambda pair: pair[1])
    taken = [lowest[0]]
    panel.text(*lowest, numbers.ratio(lowest[1]), align="center", shift=(0, 13), bold=True)
    for year, dscr in data.covered:
        if all(abs(year - other) >= apart for other in taken):
            panel.text(year, dscr, numbers.ratio(dscr), align="center", shift=(0, -12))
            taken.append(year)


def _tip(data: DebtCover, i: int, numbers: Numbers, t: Translator) -> str:
    lines = [
        str(data.years[i]),
        f"{t('CFADS')}: {numbers.number(data.cfads[i] / 1e6, 2)}",
        f"{t('debt service')}: {numbers.number(data.debt_service[i] / 1e6, 2)}",
        f"{t('DSCR')}: {numbers.ratio(data.dscr[i])}",
    ]
    return "\n".join(lines)


def _table(data: DebtCover, numbers: Numbers, t: Translator) -> list[tuple[str, str, str, Sequence[str]]]:
    mln = t("EUR mln")
    return [
        (t("CFADS"), mln, "cfads_eur", [numbers.number(v / 1e6, 2) for v in data.cfads]),
        (t("debt service"), mln, "debt_service_eur", [numbers.number(v / 1e6, 2) for v in data.debt_service]),
        (t("DSCR"), "", "dscr", [numbers.ratio(v) for v in data.dscr]),
    ]


def _alt(data: DebtCover, numbers: Numbers, t: Translator) -> str:
    if not data.covered:
        return t("No year counts for the DSCR.")
    year, dscr = min(data.covered, key=lambda pair: pair[1])
    mean = sum(d for _, d in data.covered) / len(data.covered)
    return t("Lowest DSCR {lowest} in {year}, mean {mean}.").format(
        lowest=numbers.ratio(dscr), year=year, mean=numbers.ratio(mean)
    )


def _x_range(years: Sequence[int]) -> tuple[float, float]:
    return years[0] - 0.5, years[-1] + 0.5
