"""Cash flow per year in two aligned panels on one year axis (REPORT 9a)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, Flow, in_mln, tick_labels, title_of, year_table
from warmtenet.report.charts.canvas import Panel, stacked_panels
from warmtenet.report.charts.scales import decimals_of, stack, ticks, year_ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PAPER, ROLES

LEFT, RIGHT, TOP, BOTTOM = 66.0, 92.0, 20.0, 24.0
TOP_HEIGHT, BOTTOM_HEIGHT, GAP = 190.0, 120.0, 36.0
WIDTH = FULL_WIDTH - LEFT - RIGHT
BAR = 0.36


@dataclass(frozen=True)
class CashFlow:
    """Nominal EUR per year; inflows are not negative, outflows not positive, both in stack order.

    `cumulative` and `cumulative_discounted` are running totals in EUR; the payback years are None where
    the line does not come back to zero. `after_tax` says whether all of it is after profit tax.
    """

    years: Sequence[int]
    inflows: Sequence[Flow]
    outflows: Sequence[Flow]
    cumulative: Sequence[float]
    cumulative_discounted: Sequence[float]
    discount_rate: float
    payback_year: int | None = None
    payback_discounted_year: int | None = None
    after_tax: bool = False

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Inflows and outflows that are not zero throughout."""
        return tuple(flow for flow in (*self.inflows, *self.outflows) if any(flow.values))

    @property
    def balance(self) -> list[float]:
        """The balance of each year in EUR."""
        return [sum(flow.values[i] for flow in self.flows) for i in range(len(self.years))]


def cash_flow(data: CashFlow, t: Translator, chart_id: str = "fig-kasstroom-a") -> Chart:
    """Return the yearly cash flow above its running total."""
    numbers = Numbers(t.language)
    facts = {
        "payback_year": data.payback_year,
        "payback_discounted_year": data.payback_discounted_year,
        "discount_rate": data.discount_rate,
        "horizon_years": len(data.years),
    }
    title = title_of("title_cash_flow", facts, t)
    panels = [_columns(data, numbers, t), _running_total(data, numbers, t)]
    return Chart(
        chart_id,
        title,
        _subtitle(data, t),
        stacked_panels(panels, GAP, LEFT, RIGHT, TOP, BOTTOM),
        _alt(title, data, numbers, t),
        year_table(t("year"), data.years, _table(data, numbers, t)),
        tuple((flow.label, ROLES[flow.role].fill) for flow in data.flows),
    )


def _subtitle(data: CashFlow, t: Translator) -> str:
    if data.after_tax:
        return t("EUR mln per year, nominal, after profit tax")
    return t("EUR mln per year, nominal, excl. VAT")


def _columns(data: CashFlow, numbers: Numbers, t: Translator) -> Panel:
    spans = [stack([flow.values[i] / 1e6 for flow in data.flows]) for i in range(len(data.years))]
    ends = [0.0, *(end for year in spans for span in year for end in span)]
    scale = ticks(min(ends), max(ends))
    panel = Panel(WIDTH, TOP_HEIGHT, _x_range(data.years), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    balance = in_mln(data.balance)
    for i, year in enumerate(data.years):
        tip = _tip(data, i, numbers, t)
        for flow, span in zip(data.flows, spans[i], strict=True):
            if span[0] != span[1]:
                role = ROLES[flow.role]
                panel.rect(
                    (year - BAR, year + BAR), span, role.fill, outline=PAPER, outline_width=0.5, tip=tip
                )
    panel.rule(_x_range(data.years), (0, 0), color=INK, width=1.2)
    for year, value in zip(data.years, balance, strict=True):
        panel.rule((year - BAR, year + BAR), (value, value), color=PAPER, width=5)
    for year, value in zip(data.years, balance, strict=True):
        panel.rule((year - BAR, year + BAR), (value, value), color=INK, width=2)
    panel.text(
        data.years[0] - 0.5, scale[-1], t("per year"), shift=(0, -11), color=MUTED, bold=True, halo=None
    )
    last = data.years[-1] + 0.5
    panel.text(last, balance[-1], t("balance"), shift=(8, 0), bold=True)
    return panel


def _running_total(data: CashFlow, numbers: Numbers, t: Translator) -> Panel:
    nominal, discounted = in_mln(data.cumulative), in_mln(data.cumulative_discounted)
    scale = ticks(min(nominal + discounted), max(nominal + discounted), 4)
    panel = Panel(WIDTH, BOTTOM_HEIGHT, _x_range(data.years), (scale[0], scale[-1]))
    panel.y_axis(tick_labels(scale, numbers, decimals_of(scale)))
    panel.x_axis({float(year): str(year) for year in year_ticks(data.years)}, grid=False)
    panel.rule(_x_range(data.years), (0, 0), color=INK, width=1.2)
    panel.line(zip(data.years, nominal, strict=True), color=INK, width=2)
    panel.line(zip(data.years, discounted, strict=True), color=INK, width=2, dash=(5, 3))
    for i, year in enumerate(data.years):
        tip = _tip(data, i, numbers, t)
        panel.rect((year - 0.5, year + 0.5), (scale[0], scale[-1]), "transparent", outline="none", tip=tip)
    panel.text(
        data.years[0] - 0.5, scale[-1], t("cumulative"), shift=(0, -11), color=MUTED, bold=True, halo=None
    )
    _mark_deepest(panel, data.years, nominal, scale, numbers)
    _mark_ends(panel, data.years[-1], nominal[-1], discounted[-1], scale, numbers, t)
    return panel


def _mark_deepest(
    panel: Panel, years: Sequence[int], nominal: list[float], scale: list[float], numbers: Numbers
) -> None:
    deepest = min(range(len(nominal)), key=nominal.__getitem__)
    if nominal[deepest] >= 0 or deepest == len(years) - 1:
        return
    label = f"{numbers.number(nominal[deepest], 1)} ({years[deepest]})"
    room_below = (nominal[deepest] - scale[0]) / (scale[-1] - scale[0]) * BOTTOM_HEIGHT
    panel.point(years[deepest], nominal[deepest], INK, outline=PAPER, size=50)
    near_left = deepest < len(years) * 0.15
    panel.text(
        years[deepest],
        nominal[deepest],
        label,
        align="left" if near_left else "center",
        shift=(8 if near_left else 0, 13 if room_below > 20 else -13),
        bold=True,
    )


def _mark_ends(
    panel: Panel,
    last: int,
    nominal: float,
    discounted: float,
    scale: list[float],
    numbers: Numbers,
    t: Translator,
) -> None:
    per_mln = BOTTOM_HEIGHT / (scale[-1] - scale[0])
    need = 30.0
    apart = (nominal - discounted) * per_mln
    push = max(0.0, (need - abs(apart)) / 2) * (1 if apart >= 0 else -1)
    for value, label, shift in ((nominal, t("nominal"), -push), (discounted, t("discounted"), push)):
        written = f"{numbers.number(value, 1)}\n{label}"
        panel.text(last + 0.5, value, written, shift=(8, shift), color=INK)


def _tip(data: CashFlow, i: int, numbers: Numbers, t: Translator) -> str:
    lines = [str(data.years[i])]
    lines += [f"{flow.label}: {numbers.number(flow.values[i] / 1e6, 2)}" for flow in data.flows]
    lines.append(f"{t('balance')}: {numbers.number(data.balance[i] / 1e6, 2)}")
    lines.append(f"{t('cumulative, nominal')}: {numbers.mln(data.cumulative[i])}")
    lines.append(f"{t('cumulative, discounted')}: {numbers.mln(data.cumulative_discounted[i])}")
    return "\n".join(lines)


def _table(data: CashFlow, numbers: Numbers, t: Translator) -> list[tuple[str, str, str, Sequence[str]]]:
    mln = t("EUR mln")
    columns = [(f.label, mln, f.key, [numbers.number(v / 1e6, 2) for v in f.values]) for f in data.flows]
    return [
        *columns,
        (t("balance"), mln, _balance_key(data), [numbers.number(v / 1e6, 2) for v in data.balance]),
        (t("cumulative, nominal"), mln, "cumulative_eur", [numbers.mln(v) for v in data.cumulative]),
        (
            t("cumulative, discounted"),
            mln,
            "cumulative_discounted_eur",
            [numbers.mln(v) for v in data.cumulative_discounted],
        ),
    ]


def _balance_key(data: CashFlow) -> str:
    return "cash_flow_post_tax_eur" if data.after_tax else "net_cash_flow_eur"


def _alt(title: str, data: CashFlow, numbers: Numbers, t: Translator) -> str:
    deepest = min(data.cumulative)
    year = data.years[list(data.cumulative).index(deepest)]
    ends = t(
        "Cash flow per year; deepest point {deepest} in {year}; end value {nominal}, discounted {discounted}."
    )
    filled = ends.format(
        deepest=numbers.money(deepest),
        year=year,
        nominal=numbers.money(data.cumulative[-1]),
        discounted=numbers.money(data.cumulative_discounted[-1]),
    )
    return f"{title}. {filled}"


def _x_range(years: Sequence[int]) -> tuple[float, float]:
    return years[0] - 0.5, years[-1] + 0.5
