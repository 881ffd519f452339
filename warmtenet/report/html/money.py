"""The cash flow as rows of a balance: its present values, and the charts that rest on them."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.charts import CashFlow, Chart, Flow, Step, cash_flow, npv_waterfall
from warmtenet.report.html.context import Array, Context
from warmtenet.report.html.facts import payback_of
from warmtenet.report.page import Missing
from warmtenet.report.theme import CHAPTER_ROLES

CHART_KEYS = {
    "cumulative_eur": "cumulative_cash_eur",
    "cumulative_discounted_eur": "cumulative_present_value_eur",
}
TAXED_KEYS = {
    "cumulative_eur": "run:cash_flow_post_tax_eur",
    "cumulative_discounted_eur": "runpv:cash_flow_post_tax_eur",
}


@dataclass(frozen=True)
class Line:
    """A row of the balance: positive rows of the model and the sign with which they count."""

    label: str
    role: str
    rows: tuple[str, ...]
    sign: int
    group: str

    @property
    def key(self) -> str:
        """The rows, joined."""
        return "+".join(self.rows)


def lines(ctx: Context) -> list[Line]:
    """Return all rows whose sum is the net cash flow, investments last."""
    t = ctx.t
    subsidy, upkeep, energy = t("subsidy"), t("maintenance, management"), t("purchase of energy")
    return [
        Line(t("heat, variable"), "heat_variable", ("revenue_variable_eur",), 1, ""),
        Line(t("heat, fixed"), "heat_fixed", ("revenue_fixed_eur",), 1, ""),
        Line(t("contributions (BAK)"), "bak", ("revenue_bak_eur",), 1, ""),
        Line("WIS", "subsidy", ("subsidy_wis_eur",), 1, subsidy),
        Line("SDE++", "subsidy", ("subsidy_sde_eur",), 1, subsidy),
        Line("Kansen voor West III", "subsidy", ("subsidy_kvw_eur",), 1, subsidy),
        Line(t("extra subsidy"), "subsidy", ("subsidy_extra_eur",), 1, subsidy),
        Line(t("residual value"), "residual_value", ("residual_value_eur",), 1, ""),
        Line(t("electricity"), "energy", ("electricity_cost_eur",), -1, energy),
        Line(t("gas"), "energy", ("gas_cost_eur",), -1, energy),
        Line(t("maintenance"), "maintenance", ("maintenance_eur",), -1, upkeep),
        Line(t("management"), "maintenance", ("management_eur",), -1, upkeep),
        Line(t("insurance, bad debt"), "maintenance", ("own_opex_eur",), -1, upkeep),
        Line(t("replacement"), "replacement", ("replacement_eur",), -1, ""),
    ]


def chapter_flows(ctx: Context) -> dict[str, Array]:
    """Return the nominal first investments per cost chapter and year, in EUR."""
    chapters = ctx.words("cost_chapter")
    items = np.asarray(ctx.result["item_capex_eur"], float).reshape(len(chapters), len(ctx.years))
    flows = {key: np.zeros(len(ctx.years)) for key in COST_CHAPTER.elements}
    for chapter, item in zip(chapters, items, strict=True):
        flows[chapter] = flows[chapter] + item
    return flows


def role_of(chapter: str, ctx: Context) -> str:
    """Return the colour of a cost chapter."""
    return "tea" if chapter == "source" and ctx.is_tea else CHAPTER_ROLES[chapter]


def npv_steps(ctx: Context) -> list[Step]:
    """Return the parts of the net present value in EUR, signed; together they are the value itself."""
    t, discount = ctx.t, ctx.flow("discount_factor")
    rows = lines(ctx)
    steps = [
        Step(row.label, row.role, row.sign * ctx.present(*row.rows), f"pv:{row.key}", row.group)
        for row in rows
    ]
    investment = [
        Step(
            t(COST_CHAPTER.elements[chapter]),
            role_of(chapter, ctx),
            -float((flow * discount).sum()),
            f"pv:capex_eur:{chapter}",
            t("investment"),
            "investment",
        )
        for chapter, flow in chapter_flows(ctx).items()
    ]
    return [*steps[:-1], *investment, steps[-1]]


def is_set_by_hand(ctx: Context, parts: float, whole: float) -> bool:
    """Return whether the user replaced a value, so that parts no longer add up to the whole."""
    return bool(ctx.result.case.model.overridden) and abs(parts - whole) > 1e-6 * max(abs(parts), abs(whole))


def waterfall(ctx: Context, *, short: bool = False) -> Chart | Missing:
    """Return the waterfall of the net present value; its reason where there is no money at all."""
    t, steps = ctx.t, npv_steps(ctx)
    if not any(step.eur for step in steps):
        return Missing(t("Build-up of the net present value"), t("no money comes in or goes out"))
    if is_set_by_hand(ctx, sum(step.eur for step in steps), ctx.known("npv_project_eur")):
        return Missing(t("Build-up of the net present value"), t("set by hand, so the parts do not add up"))
    basis = t("present value {year}, excl. VAT").format(year=ctx.years[0])
    return npv_waterfall(steps, ctx.known("npv_project_eur"), t, basis=basis, short=short)


def yearly_cash_flow(ctx: Context) -> Chart | Missing:
    """Return the cash flow per year with its running totals."""
    t = ctx.t
    inflows, outflows = _flows(ctx)
    if not any(any(flow.values) for flow in (*inflows, *outflows)):
        return Missing(t("Cash flow per year"), t("no money comes in or goes out"))
    taxed = pays_tax(ctx)
    data = replace(_running(ctx, taxed=taxed), inflows=inflows, outflows=outflows)
    return lighter(with_keys(cash_flow(data, t), TAXED_KEYS if taxed else CHART_KEYS))


def pays_tax(ctx: Context) -> bool:
    """Return whether the project without loans pays profit tax in any year."""
    return bool((ctx.flow("profit_tax_eur") > 0).any())


def _running(ctx: Context, *, taxed: bool) -> CashFlow:
    """Return running totals and payback years: after tax at the WACC after tax, or both before tax."""
    if taxed:
        flow = ctx.flow("cash_flow_post_tax_eur")
        nominal, present = np.cumsum(flow), np.cumsum(flow * ctx.flow("discount_factor_post_tax"))
    else:
        nominal, present = ctx.flow("cumulative_cash_eur"), ctx.flow("cumulative_present_value_eur")
    rate = ctx.known("wacc_post_tax" if taxed else "discount_rate")
    paid_back = (payback_of(ctx.years, nominal), payback_of(ctx.years, present))
    return CashFlow(ctx.years, (), (), nominal.tolist(), present.tolist(), rate, *paid_back, after_tax=taxed)


def _flows(ctx: Context) -> tuple[list[Flow], list[Flow]]:
    t = ctx.t
    groups: dict[str, list[Line]] = {}
    for line in lines(ctx):
        groups.setdefault(line.group or line.label, []).append(line)
    flows = [
        Flow(
            members[0].role,
            label,
            (members[0].sign * ctx.flow(*(n for m in members for n in m.rows))).tolist(),
            "+".join(m.key for m in members),
        )
        for label, members in groups.items()
    ]
    count = sum(line.sign > 0 for line in lines(ctx)) - 1
    capex = Flow("investment", t("investment"), (-ctx.flow("capex_eur")).tolist(), "capex_eur")
    replacement, others = flows[-1], flows[count:-1]
    tax = Flow("tax", t("profit tax"), (-ctx.flow("profit_tax_eur")).tolist(), "profit_tax_eur")
    return flows[:count], [capex, replacement, *reversed(others), tax]


def with_keys(chart: Chart, names: dict[str, str]) -> Chart:
    """Return the chart with some names in the keys of its table replaced."""

    def renamed(key: str | None) -> str | None:
        name, colon, rest = (key or "").partition(":")
        return f"{names[name]}{colon}{rest}" if name in names else key

    rows = tuple(
        replace(r, cells=tuple(replace(c, key=renamed(c.key)) for c in r.cells)) for r in chart.table.rows
    )
    return replace(chart, table=replace(chart.table, rows=rows))


def lighter(chart: Chart) -> Chart:
    """Return a chart of two panels with one hover area per year instead of a hover text per rectangle.

    The same text stood on every rectangle of a year, which was the larger part of the specification.
    """
    spec: dict[str, Any] = deepcopy(dict(chart.spec))
    top, bottom = spec["vconcat"]
    hover = next(layer for layer in bottom["layer"] if _is_hover(layer))
    for layer in top["layer"]:
        layer["encoding"].pop("tooltip", None)
        for point in layer["data"]["values"]:
            point.pop("tip", None)
    spec["datasets"] = {"tips": hover["data"]["values"]}
    bottom["layer"].remove(hover)
    for panel in (top, bottom):
        panel["layer"].append(_area(hover, panel["height"]))
    return replace(chart, spec=spec)


def _area(hover: Mapping[str, Any], height: float) -> dict[str, Any]:
    """Return the hover areas over the whole height of a panel; both panels read the same texts."""
    encoding = dict(hover["encoding"]) | {"y": {"value": 0}, "y2": {"value": height}}
    return {"data": {"name": "tips"}, "mark": hover["mark"], "encoding": encoding}


def _is_hover(layer: Mapping[str, Any]) -> bool:
    return bool(layer["data"]["values"][0].get("f") == "transparent")
