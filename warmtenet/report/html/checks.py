"""Section 19: do the numbers agree with each other, which conventions hold, what identifies the run."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

import numpy as np

from warmtenet.core.roots import present_value
from warmtenet.report.html.check import Check, same
from warmtenet.report.html.context import Context
from warmtenet.report.html.finance_checks import finance_checks
from warmtenet.report.html.home_checks import home_checks
from warmtenet.report.html.money import chapter_flows, npv_steps
from warmtenet.report.html.quality import quality_tables
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import squeezed
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, row
from warmtenet.scenarios.quality import CONVENTIONS

INCOME = (
    "revenue_variable_eur",
    "revenue_fixed_eur",
    "revenue_bak_eur",
    "subsidy_wis_eur",
    "subsidy_sde_eur",
    "subsidy_kvw_eur",
    "subsidy_extra_eur",
)
COST = ("electricity_cost_eur", "gas_cost_eur", "maintenance_eur", "management_eur", "own_opex_eur")
WIS_CAPS = ("wis_share_amount_eur", "wis_connection_amount_eur", "wis_cap_eur", "wis_funding_gap_eur")


def checks_of(ctx: Context) -> tuple[Check, ...]:
    """Return every check of this case."""
    money = (*_running(ctx), *_investment(ctx), *_grant(ctx), *_outcome(ctx), *_indicators(ctx))
    money += (*finance_checks(ctx), *home_checks(ctx))
    return (*_energy(ctx), *_source(ctx), *money, *_shape(ctx))


def _energy(ctx: Context) -> Iterator[Check]:
    t, production = ctx.t, ctx.total("heat_production_yearly_mwh")
    yield same(
        t("heat into the network = heat sold + loss, all years"),
        production,
        ctx.total("heat_demand_sold_mwh", "network_loss_yearly_mwh"),
        "MWh",
    )
    yield same(
        t("heat pumps + boilers = heat into the network, all years"),
        ctx.total("heat_pump_heat_yearly_mwh", "boiler_heat_yearly_mwh"),
        production,
        "MWh",
    )
    yield same(
        t("heat from the source + compressors = heat of the heat pumps"),
        ctx.known("cold_side_heat_mwh") + ctx.known("heat_pump_electricity_mwh"),
        ctx.known("heat_pump_heat_mwh"),
        "MWh",
    )
    yield same(
        t("demand of the groups = demand of all buildings"),
        sum(ctx.column("group_heat_demand_mwh")),
        ctx.known("heat_demand_mwh"),
        "MWh",
    )


def _source(ctx: Context) -> Iterator[Check]:
    t = ctx.t
    if "wko_extraction_mwh" not in ctx.result:
        return
    extraction = ctx.known("wko_extraction_mwh")
    yield same(
        t("store in = store out + loss"),
        ctx.known("wko_storage_mwh"),
        extraction + ctx.known("wko_loss_mwh"),
        "MWh",
    )
    yield same(
        t("from the store + straight from the river = cold side of the heat pumps"),
        extraction + ctx.known("direct_source_heat_mwh"),
        ctx.known("cold_side_heat_mwh"),
        "MWh",
    )


def _running(ctx: Context) -> Iterator[Check]:
    t = ctx.t
    yield same(
        t("parts of the revenue = revenue, all years"), ctx.total(*INCOME), ctx.total("revenue_eur"), "EUR"
    )
    yield same(
        t("parts of the operating cost = operating cost, all years"),
        ctx.total(*COST),
        ctx.total("opex_eur"),
        "EUR",
    )


def _investment(ctx: Context) -> Iterator[Check]:
    t = ctx.t
    flows = sum(float(flow.sum()) for flow in chapter_flows(ctx).values())
    yield same(t("cost items per year = investment, all years"), flows, ctx.total("capex_eur"), "EUR")
    yield same(
        t("chapters = investment, nominal"),
        sum(ctx.column("chapter_capex_eur")),
        ctx.known("capex_total_eur"),
        "EUR",
    )
    yield same(
        t("chapters = investment, at price level"),
        sum(ctx.column("chapter_real_eur")),
        ctx.known("capex_real_total_eur"),
        "EUR",
    )


def _grant(ctx: Context) -> Iterator[Check]:
    t, lowest = ctx.t, min(ctx.known(name) for name in WIS_CAPS)
    yield Check(t("WIS granted ≤ lowest cap"), ctx.known("wis_grant_eur"), lowest, "EUR", 0.0, at_most=True)


def _outcome(ctx: Context) -> Iterator[Check]:
    t, npv, scale = ctx.t, ctx.known("npv_project_eur"), _scale(ctx)
    steps = sum(step.eur for step in npv_steps(ctx))
    yield same(t("waterfall = net present value"), steps, npv, "EUR", scale)
    yield same(
        t("last cumulative present value = net present value"),
        float(ctx.flow("cumulative_present_value_eur")[-1]),
        npv,
        "EUR",
        scale,
    )
    yield same(
        t("last cumulative cash flow = sum of the cash flow"),
        float(ctx.flow("cumulative_cash_eur")[-1]),
        ctx.total("net_cash_flow_eur"),
        "EUR",
        scale,
    )


def _scale(ctx: Context) -> float:
    return sum(abs(step.eur) for step in npv_steps(ctx))


def _indicators(ctx: Context) -> Iterator[Check]:
    t, scale = ctx.t, _scale(ctx)
    cost = ctx.known("lcoh_eur_per_gj") * ctx.known("pv_heat_indexed_gj")
    if ctx.number("lcoh_eur_per_gj") is not None:
        yield same(
            t("LCOH x heat = present value of all costs"), cost, ctx.known("pv_costs_eur"), "EUR", scale
        )
    rate = ctx.number("irr_project")
    if rate is not None:
        at_irr = float(present_value(ctx.flow("net_cash_flow_eur"), np.log1p(rate)))
        terms = np.abs(ctx.flow("net_cash_flow_eur")) * (1 + rate) ** -np.arange(len(ctx.years))
        yield same(t("present value at the project return = 0"), at_irr, 0.0, "EUR", 10 * float(terms.sum()))


def _shape(ctx: Context) -> Iterator[Check]:
    t, years = ctx.t, ctx.years
    yield same(t("calendar years follow each other"), years[-1] - years[0] + 1, len(years), "number")
    lacking = sum(
        _years_without(name, ctx) for name in ("electricity_cost_eur", "maintenance_eur", "management_eur")
    )
    yield same(t("operating years without a yearly cost that others have"), lacking, 0, "number")
    yield same(t("missing values where none may be missing"), _not_finite(ctx), 0, "number")
    weq = float(ctx.flow("new_weq").sum())
    yield same(
        t("weq connected per year = weq connected in the end"), weq, ctx.known("connected_weq_final"), "weq"
    )


def _years_without(name: str, ctx: Context) -> int:
    row_, operating = ctx.flow(name), ctx.flow("heat_demand_sold_mwh") > 0
    return int((operating & (row_ == 0)).sum()) if row_.any() else 0


def _not_finite(ctx: Context) -> int:
    quantities = ctx.result.case.model.quantities
    found = (
        np.asarray(ctx.result.values[name])
        for name, q in quantities.items()
        if not q.description.may_be_missing and name in ctx.result.values
    )
    return sum(int((~np.isfinite(value)).sum()) for value in found if value.dtype.kind == "f")


def checks_section(ctx: Context, checks: tuple[Check, ...], facts: Mapping[str, Fact]) -> Section:
    """Return the section with checks, conventions and what identifies the run."""
    t = ctx.t
    counted = {**facts, "checks": len(checks), "checks_passed": sum(c.passes for c in checks)}
    return Section(
        "controles",
        19,
        t("Checks"),
        t("Do the numbers agree with each other?"),
        tell("answer_checks", counted, t) or "",
        (_check_table(checks, ctx), *quality_tables(ctx), _convention_table(ctx), _run_table(ctx)),
    )


def _check_table(checks: tuple[Check, ...], ctx: Context) -> TableBlock:
    t = ctx.t
    heads = (t("A"), t("B"), t("difference"))
    columns = (
        Column(t("no.")),
        Column(t("check")),
        *(Column(head, "", "right") for head in heads),
        Column(t("unit")),
        Column(t("verdict")),
    )
    rows = []
    for i, check in enumerate(checks, start=1):
        numbers = (check.a, check.b, check.a - check.b)
        cells = [Cell(ctx.numbers.whole(v), f"check:{i}:{p}") for v, p in zip(numbers, "abd", strict=True)]
        verdict = (
            Cell(t("agrees"), None, ("good",)) if check.passes else Cell(t("does not agree"), None, ("bad",))
        )
        shown = "" if check.unit == "number" else check.unit
        rows.append(row(str(i), check.what, *cells, shown or ABSENT, verdict))
    note = t("Tolerance: one in a thousand million of the largest number in the check.")
    return TableBlock(t("Checks on this case"), columns, tuple(rows), note)


def _convention_table(ctx: Context) -> TableBlock:
    t = ctx.t
    rows = []
    for name in CONVENTIONS:
        if name in ctx.result:
            shown = ctx.word(name) if ctx.declared(name).words else ctx.with_unit(name)
            rows.append(row(ctx.label(name), Cell(shown, name)))
    rows.append(
        row(
            t("first row discounted over"),
            t("{n} years").format(n=ctx.write("yr", ctx.flow("discount_years")[0])),
        )
    )
    rows.append(row(t("VAT"), t("heat company excl. VAT; household and association incl. VAT")))
    return TableBlock(t("Conventions"), (Column(t("convention")), Column(t("choice"))), tuple(rows))


def _run_table(ctx: Context) -> TableBlock:
    t, project = ctx.t, ctx.project
    set_by_hand = ", ".join(f"{k}={v}" for k, v in project.settings.items())
    pairs = (
        (t("project"), project.name),
        (t("author"), project.author),
        (t("scenario"), project.scenario),
        (t("remarks"), project.remarks),
        (t("input file"), PurePath(project.path.replace("\\", "/")).name),
        (t("SHA-256 of the input"), project.sha256),
        (t("set outside the workbook"), set_by_hand),
        (t("version of warmtenet"), ctx.version),
        (t("concept"), project.concept),
        (t("run date"), t("not recorded: the same input gives the same report")),
    )
    rows = tuple(row(label, squeezed(value) or ABSENT) for label, value in pairs)
    return TableBlock(t("This run"), (Column(t("item")), Column(t("value"))), rows)
