"""The figures that are set side by side: the ten of the cards, and what readers ask beside them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from warmtenet.locale import Translator, text
from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.compare.shown import Shown
from warmtenet.report.html.context import Context
from warmtenet.report.html.homes import home_number
from warmtenet.report.html.money import chapter_flows
from warmtenet.report.numbers import MILLION, UNIT_FORMATS
from warmtenet.report.page import State
from warmtenet.scenarios.compare_points import same_basis

Better = Literal["higher", "lower", ""]
KWH_PER_MWH = 1000
PERCENT = 100.0
BEST = "▲"
# Made here of two rows of the model.
ELECTRICITY = "made:electricity_per_gj"

# Which way is better without doubt; less investment or more subsidy is not.
CARD_BETTER: dict[str, Better] = {
    "npv_project_eur": "higher",
    "irr_project": "higher",
    "lcoh_eur_per_gj": "lower",
    "dscr_min": "higher",
    "bill_month_eur": "lower",
    "one_off_owner_eur": "lower",
    "one_off_association_eur": "lower",
    "co2_saving_share": "higher",
}
CARD_DECIMALS = {"dscr_min": 2, "bill_month_eur": 0, "one_off_owner_eur": 0, "one_off_association_eur": 0}
IN_MLN = frozenset({"npv_project_eur", "sum:capex_eur", "sum:revenue_subsidy_eur"})
# What only compares over as many years and in euros of the same year.
OF_A_BASIS = frozenset(
    {
        "irr_project",
        "npv_project_eur",
        "npv_post_tax_eur",
        "funding_gap_eur",
        "lcoh_eur_per_gj",
        "bill_month_eur",
        "one_off_owner_eur",
        "one_off_association_eur",
        "household_heat_bill_eur",
        "debt_capacity_eur",
        "npv_price_level_eur",
        "sum:co2_network_t",
    }
)
MORE: tuple[tuple[str, Better], ...] = (
    ("source_power_kw", ""),
    ("heat_pump_power_kw", ""),
    ("boiler_power_kw", ""),
    ("electric_power_kw", ""),
    ("source_temperature_c", ""),
    ("cop", "higher"),
    ("cop_system", "higher"),
    ("heat_pump_heat_share", ""),
    ("npv_price_level_eur", "higher"),
    ("npv_post_tax_eur", "higher"),
    ("funding_gap_eur", "lower"),
    ("payback_year", "lower"),
    ("dscr_mean", "higher"),
    ("debt_capacity_eur", "higher"),
    ("household_heat_bill_eur", "lower"),
    ("tenant_difference_month_eur", "lower"),
)
BALANCE = text("Balance after subsidy (NPV)")
SEVERITIES = (
    ("critical", text("Critical points of attention")),
    ("attention", text("Points of attention that matter")),
)


@dataclass(frozen=True)
class Figure:
    """One row: a figure of every variant, as a number and as written.

    Attributes
    ----------
    key
        As in `html.context`.
    scale
        From the number to what is written, such as 1e-6 for EUR mln.
    unit_code
        Unit of the number, from `core.units`.
    decimals
        With which a difference is written.
    """

    key: str
    label: str
    unit: str
    values: tuple[float | None, ...]
    written: tuple[str, ...]
    better: Better = ""
    scale: float = 1.0
    unit_code: str = "-"
    decimals: int = 1
    states: tuple[State, ...] = ()

    @property
    def known(self) -> list[int]:
        """The variants that have a number, counted from 0."""
        return [i for i, value in enumerate(self.values) if value is not None]

    @property
    def is_same(self) -> bool:
        """Whether all variants that have a number read the same."""
        return len({self.written[i] for i in self.known}) <= 1

    @property
    def best(self) -> frozenset[int]:
        """The variants with the best value; none where better has no meaning or all read the same."""
        numbers = {i: value for i, value in enumerate(self.values) if value is not None}
        if not self.better or len(numbers) < 2 or self.is_same:
            return frozenset()
        pick: Callable[..., int] = max if self.better == "higher" else min
        first = pick(numbers, key=numbers.__getitem__)
        return frozenset(i for i in numbers if self.written[i] == self.written[first])

    def marked(self, position: int) -> str:
        """Return what is written, with the mark behind the best."""
        return f"{self.written[position]} {BEST}" if position in self.best else self.written[position]


def card_figures(shown: Sequence[Shown], t: Translator) -> tuple[Figure, ...]:
    """Return the ten figures of the cards in their order."""
    rows = zip(*(s.cards for s in shown), strict=True)
    return tuple(_comparable(_card_figure(shown, position, t), shown) for position, _ in enumerate(rows))


def more_figures(shown: Sequence[Shown], t: Translator) -> tuple[Figure, ...]:
    """Return the further figures that at least one variant has."""
    found = (*_named(shown), *_totals(shown, t), *_chapters(shown, t), *_counts(shown, t))
    return tuple(_comparable(figure, shown) for figure in found if figure.known)


def number_of(ctx: Context, key: str) -> float | None:
    """Return the number behind a key: a single value, or with `sum:` a sum over the years."""
    kind, colon, name = key.partition(":")
    return ctx.total(name) if colon and kind == "sum" else ctx.number(key)


def _comparable(figure: Figure, shown: Sequence[Shown]) -> Figure:
    """Leave out what is better where amounts are over other years or in other euros."""
    is_fair = figure.key not in OF_A_BASIS or same_basis([s.variant for s in shown])
    return figure if is_fair else replace(figure, better="")


def _card_figure(shown: Sequence[Shown], position: int, t: Translator) -> Figure:
    found = [s.cards[position] for s in shown]
    key = found[0].key
    is_balance, has_year = key == "npv_project_eur", key == "dscr_min"
    values = [_card_number(s, key) for s in shown]
    written = [f"{c.value} {c.unit}".strip() if has_year else c.value for c in found]
    if is_balance:
        written = [s.ctx.numbers.mln(value) for s, value in zip(shown, values, strict=True)]
    unit = "" if has_year else next((c.unit for c in found if c.unit), "")
    code = shown[0].ctx.declared(key.removeprefix("sum:")).unit if values[0] is not None else "-"
    scale = 1 / MILLION if key in IN_MLN else PERCENT if code == "%" else 1.0
    return Figure(
        key,
        t.render(BALANCE) if is_balance else found[0].label,
        unit,
        tuple(values),
        tuple(written),
        CARD_BETTER.get(key, ""),
        scale,
        code,
        CARD_DECIMALS.get(key, 1),
        tuple(c.state for c in found),
    )


def _card_number(shown: Shown, key: str) -> float | None:
    if key == "irr_project" and shown.facts.get("irr_count") != 1:
        return None
    if key in {"bill_month_eur", "one_off_owner_eur", "one_off_association_eur"}:
        return home_number(shown.ctx, key)
    if key == "co2_saving_share" and not shown.ctx.total("co2_gas_t"):
        return None
    return number_of(shown.ctx, key)


def _named(shown: Sequence[Shown]) -> Iterator[Figure]:
    for name, better in MORE:
        having = next((s.ctx for s in shown if name in s.ctx.result), None)
        if having is None:
            continue
        values = tuple(s.ctx.number(name) for s in shown)
        unit = having.declared(name).unit
        # A ratio reads with two decimals, a factor with four.
        shape = "-" if unit == "factor" else unit
        written = tuple(having.write(shape, value) for value in values)
        shown_unit = "" if unit.startswith("%") else having.unit(name)
        scale = PERCENT if unit == "%" else 1.0
        decimals = UNIT_FORMATS[shape].decimals if shape in UNIT_FORMATS else 1
        yield Figure(name, having.label(name), shown_unit, values, written, better, scale, shape, decimals)


def _totals(shown: Sequence[Shown], t: Translator) -> Iterator[Figure]:
    n = shown[0].ctx.numbers
    power = tuple(_electricity_per_gj(s.ctx) for s in shown)
    label = t("Electricity per GJ sold")
    written = tuple(n.number(value, 1) for value in power)
    yield Figure(ELECTRICITY, label, "kWh/GJ", power, written, "lower")
    tonnes = tuple(s.ctx.total("co2_network_t") for s in shown)
    label = t("CO₂ of the heat network, all years")
    yield Figure("sum:co2_network_t", label, "t", tonnes, tuple(map(n.whole, tonnes)), "lower", 1.0, "t", 0)


def _chapters(shown: Sequence[Shown], t: Translator) -> Iterator[Figure]:
    """Return the first investments per chapter of cost, nominal as that of the card."""
    flows, n = [chapter_flows(s.ctx) for s in shown], shown[0].ctx.numbers
    for chapter, chapter_label in COST_CHAPTER.elements.items():
        values = tuple(float(flow[chapter].sum()) for flow in flows)
        if any(values):
            label = t("Investment: {chapter}").format(chapter=t(chapter_label))
            written = tuple(map(n.eur, values))
            yield Figure(f"sum:capex_eur:{chapter}", label, "EUR", values, written, "", 1.0, "EUR", 0)


def _electricity_per_gj(ctx: Context) -> float | None:
    """Return kWh of electricity with auxiliaries per GJ sold, over all years."""
    sold = ctx.total("heat_sold_gj")
    return KWH_PER_MWH * ctx.total("electricity_yearly_mwh") / sold if sold else None


def _counts(shown: Sequence[Shown], t: Translator) -> Iterator[Figure]:
    for severity, label in SEVERITIES:
        counts = tuple(float(sum(w.severity == severity for w in s.variant.result.warnings)) for s in shown)
        written = tuple(map(shown[0].ctx.numbers.whole, counts))
        yield Figure(f"points:{severity}", t.render(label), "", counts, written, "lower", 1.0, "number", 0)
