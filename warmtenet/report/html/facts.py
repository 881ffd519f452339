"""The facts that the sentences speak of, all from results."""

from collections.abc import Sequence

import numpy as np

from warmtenet.report.html.base_load import share_facts
from warmtenet.report.html.context import Array, Context
from warmtenet.report.html.home_facts import home_facts
from warmtenet.report.html.levers import way_out
from warmtenet.report.html.money_flows import operating_sums
from warmtenet.report.html.outages import outage_facts
from warmtenet.report.html.schemes import scheme_facts
from warmtenet.report.html.store_years import store_facts
from warmtenet.report.sentences import Fact

MOMENTS = {"start": "start of year", "mid": "middle of year", "end": "end of year"}
PASSED_ON = (
    "npv_project_eur",
    "funding_gap_eur",
    "lcoh_eur_per_gj",
    "revenue_per_gj_eur",
    "irr_project",
    "heat_demand_mwh",
    "source_power_kw",
    "weq_total",
    "connected_weq_final",
    "heat_pump_power_share",
    "heat_pump_heat_share",
    "co2_saving_share",
    "household_heat_bill_eur",
    "discount_rate",
    "dscr_min",
    "dscr_mean",
    "dscr_norm",
    "debt_capacity_eur",
    "estimate_accuracy_share",
)
MONTHS = 12
NORM_MARGIN = 1e-9


def facts_of(ctx: Context) -> dict[str, Fact]:
    """Return every fact; what this model does not compute is missing."""
    facts: dict[str, Fact] = {name: ctx.number(name) for name in PASSED_ON}
    facts |= _scope(ctx) | _heat(ctx) | _cash(ctx) | _returns(ctx) | _debt(ctx) | _flows(ctx)
    facts |= _sampled(ctx) | share_facts(ctx) | outage_facts(ctx) | store_facts(ctx)
    return facts | home_facts(ctx) | way_out(ctx) | scheme_facts(ctx)


def _sampled(ctx: Context) -> dict[str, Fact]:
    """Return the percentiles of the net present value, where a Monte Carlo was run."""
    if ctx.extras.sample is None:
        return {}
    spread = ctx.extras.sample.spread("npv_project_eur")
    return {"npv_p10_eur": spread.p10, "npv_p90_eur": spread.p90}


def _scope(ctx: Context) -> dict[str, Fact]:
    return {
        "connections": ctx.known("connections_final"),
        "connected_weq": ctx.known("connected_weq_final"),
        "dwellings": ctx.known("dwellings_total"),
        "non_residential": ctx.known("utility_buildings_total"),
        "total_weq": ctx.known("weq_total"),
        "uptake": ctx.known("connected_share_final"),
    }


def _heat(ctx: Context) -> dict[str, Fact]:
    produced = ctx.known("heat_production_mwh")
    saving = ctx.known("co2_saving_share")
    bill = ctx.known("household_heat_bill_eur")
    return {
        "source": ctx.t("The effluent") if ctx.is_tea else ctx.t("The river"),
        "source_share": ctx.number("source_heat_share") if produced else None,
        "electricity_share": ctx.known("heat_pump_electricity_mwh") / produced if produced else None,
        "gas_share": ctx.known("boiler_heat_mwh") / produced if produced else None,
        "sold_last_year_mwh": float(ctx.flow("heat_demand_sold_mwh")[-1]),
        "co2_gas_total_t": ctx.total("co2_gas_t"),
        "co2_more_share": -saving,
        "heat_bill_month_eur": bill / MONTHS if ctx.known("household_heat_gj") else None,
    }


def _cash(ctx: Context) -> dict[str, Fact]:
    running = ctx.flow("cumulative_cash_eur")
    deepest = int(np.argmin(running))
    net = ctx.flow("net_cash_flow_eur")
    moment = MOMENTS[str(ctx.result["discount_moment"])]
    return {
        "subsidy_eur": ctx.present("revenue_subsidy_eur"),
        "investment_pv_eur": ctx.known("pv_investment_eur"),
        "gap_grant_eur": ctx.known("wis_grant_eur"),
        "discount_year": ctx.years[0],
        "tax_basis": "before tax",
        "discount_moment": moment,
        "deepest_cash_eur": float(running[deepest]),
        "deepest_cash_year": ctx.years[deepest],
        "cash_changes_sign": float(net.min() < 0 < net.max()),
    }


def _returns(ctx: Context) -> dict[str, Fact]:
    roots = ctx.extras.irr_roots
    facts: dict[str, Fact] = {
        "irr_count": len(roots),
        "irr_list": ctx.numbers.listing([ctx.numbers.percent(root) for root in roots]),
        "payback_year": ctx.number("payback_year"),
        "payback_discounted_year": payback_of(ctx.years, ctx.flow("cumulative_present_value_eur")),
        "ranges": len(ctx.project.ranges),
    }
    if ctx.bars:
        top = max(ctx.bars, key=lambda bar: bar.width)
        facts |= {
            "top_lever": _uncapitalised(ctx.label(top.name)),
            "top_low_eur": min(top.at_low, top.at_high),
            "top_high_eur": max(top.at_low, top.at_high),
        }
    return facts


def _debt(ctx: Context) -> dict[str, Fact]:
    """Return how well the debt is served; years without debt service do not count."""
    ratio, norm = ctx.flow("dscr"), ctx.number("dscr_norm")
    counted = np.isfinite(ratio)
    facts: dict[str, Fact] = {
        "debt_eur": float(ctx.flow("debt_eur").max(initial=0.0)),
        "dscr_years": int(counted.sum()),
    }
    if counted.any():
        facts["dscr_min_year"] = ctx.years[int(np.nanargmin(ratio))]
        if norm is not None:
            facts["dscr_years_below"] = int((ratio[counted] < norm - NORM_MARGIN).sum())
    return facts


def _flows(ctx: Context) -> dict[str, Fact]:
    """Return what the heat company receives and pays as present value, and the gap of the scheme."""
    received, paid = operating_sums(ctx)
    return {
        "company_receives_eur": received,
        "company_pays_eur": paid,
        "npv_low_eur": next(s.npv_eur for s in ctx.extras.stress if s.name == "low"),
        "funding_gap_scheme_eur": ctx.extras.lenses.scheme_gap_eur,
    }


def payback_of(years: Sequence[int], running: Array) -> int | None:
    """Return the first year from which a running total stays at or above zero."""
    if running[-1] < 0:
        return None
    negative = np.flatnonzero(running < 0)
    return years[int(negative[-1]) + 1] if negative.size else years[0]


def _uncapitalised(label: str) -> str:
    first = label.split(" ", maxsplit=1)[0]
    return label if first.isupper() or any(c.isupper() for c in first[1:]) else label[:1].lower() + label[1:]
