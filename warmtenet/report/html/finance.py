"""Section 10: can it be financed, and which rate belongs to which flow."""

from collections.abc import Iterator, Mapping

import numpy as np

from warmtenet.report.charts import DebtCover, debt_cover
from warmtenet.report.html.context import Context, capped
from warmtenet.report.html.demand import shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.funds import fund_tables
from warmtenet.report.html.plant import figures_table
from warmtenet.report.html.rules import tell
from warmtenet.report.html.statements import statements
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Section, TableBlock, TextBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.stress import Stress

THOUSAND = 1000
COST_OF_CAPITAL = (
    "gearing",
    "cost_of_debt",
    "cost_of_equity_after_tax",
    "corporate_tax_rate",
    "wacc_pre_tax",
    "wacc_post_tax",
    "wacc_real",
    "wacc_acm_2023",
    "wacc_acm_2026",
)
SCHEDULE = ("drawn_eur", "interest_eur", "repayment_eur", "debt_service_eur", "debt_eur")
LOAN_INPUTS = ("loan_share", "loan_rate", "loan_form", "loan_term")


def finance(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 10."""
    t = ctx.t
    blocks: tuple[Block, ...] = (
        *_cover(ctx),
        _figures(ctx, facts),
        *_norms(ctx),
        *fund_tables(ctx),
        _stress(ctx),
        _rates(ctx),
        figures_table(ctx, t("Cost of capital used for discounting"), COST_OF_CAPITAL),
        *_loans(ctx),
        *statements(ctx),
        *explained(
            ctx, "cfads_eur", "dscr", "llcr", "debt_capacity_eur", "cash_flow_equity_eur", "npv_equity_eur",
            "profit_tax_levered_eur", "wacc_pre_tax", "wacc_post_tax",
        ),
    )  # fmt: skip
    answer = tell("answer_finance", facts, t) or ""
    return Section("financiering", 10, t("Finance"), t("Can it be financed?"), answer, blocks)


def has_debt(ctx: Context) -> bool:
    """Return whether anything is lent."""
    return bool(ctx.flow("debt_eur", "drawn_eur").any())


def _cover(ctx: Context) -> Iterator[Block]:
    if not has_debt(ctx):
        return
    ratio = [float(v) if np.isfinite(v) else None for v in ctx.flow("dscr")]
    cash, service = ctx.flow("cfads_eur").tolist(), ctx.flow("debt_service_eur").tolist()
    data = DebtCover(ctx.years, cash, service, ratio, ctx.number("dscr_norm"))
    yield ChartBlock(debt_cover(data, ctx.t))


def _figures(ctx: Context, facts: Mapping[str, Fact]) -> TableBlock:
    """What a bank looks at first."""
    t = ctx.t
    columns = (
        Column(t("figure")),
        Column(t("value"), "", "right"),
        Column(t("unit")),
        Column(t("explanation")),
    )
    rows = (*_cover_rows(ctx, facts), *_loan_rows(ctx), *_equity_rows(ctx))
    return TableBlock(t("What the bank looks at"), columns, rows)


def _cover_rows(ctx: Context, facts: Mapping[str, Fact]) -> Iterator[Row]:
    t, lowest = ctx.t, facts.get("dscr_min_year")
    yield _figure(ctx, "dscr_min", "" if lowest is None else t("in {year}").format(year=lowest))
    yield _figure(ctx, "dscr_mean", t("years with debt service, without the last"))
    yield _figure(ctx, "dscr_norm", t("none entered") if ctx.number("dscr_norm") is None else "")
    yield _figure(ctx, "llcr", t("over the years with debt service, at the interest rate"))
    yield _figure(ctx, "debt_capacity_eur", t("at the required DSCR"))


def _loan_rows(ctx: Context) -> Iterator[Row]:
    t, running = ctx.t, ctx.flow("cumulative_cash_eur")
    term = t("lifetime of what is bought; first payment one year after drawing")
    yield _figure(ctx, "gearing", t("of the purchases less investment grants and contributions"))
    yield _figure(ctx, "debt_form", term)
    yield _figure(ctx, "construction_interest", "")
    deepest = Cell(ctx.numbers.eur(float(running.min())), "min:cumulative_cash_eur")
    year = t("in {year}").format(year=ctx.years[int(np.argmin(running))])
    yield row(t("Deepest cash position, before loans"), deepest, "EUR", year)


def _equity_rows(ctx: Context) -> Iterator[Row]:
    t, rate = ctx.t, ctx.with_unit("cost_of_equity_after_tax")
    yield _figure(ctx, "npv_equity_eur", t("at the cost of equity {rate}").format(rate=rate))
    yield _figure(ctx, "irr_equity", t("against {rate} asked").format(rate=rate))


def _figure(ctx: Context, name: str, note: str) -> Row:
    unit = ctx.unit(name) if ctx.declared(name).unit == "EUR" else ABSENT
    form = "-" if ctx.declared(name).unit == "factor" else ""
    return row(ctx.label(name), ctx.cell(name, unit=form), unit, note or ABSENT)


def _norms(ctx: Context) -> Iterator[Block]:
    if ctx.number("dscr_norm") is None:
        yield TextBlock(
            ctx.t(
                "No DSCR has been asked for. Published example: the BNG Duurzaamheidsfonds asks a DSCR of at "
                "least 1.1, lends at most 80 % of the investment and for at most 15 years."
            )
        )


def _stress(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("scenario")),
        Column(t("net present value"), t("EUR mln"), "right"),
        Column("IRR", "", "right"),
        Column(t("lowest DSCR"), "", "right"),
        Column(t("years below the norm"), "", "right"),
    )
    rows = tuple(_stress_row(ctx, s) for s in ctx.extras.stress)
    note = t(
        "One change at a time, everything else as in the run; subsidies and loans follow their rules. All "
        "main levers unfavourable: the unfavourable end of the ranges of uptake, heat demand, electricity "
        "price and investment, as far as they have one."
    )
    return TableBlock(t("Stress"), columns, rows, note)


def _stress_row(ctx: Context, stress: Stress) -> Row:
    n, key, norm = ctx.numbers, f"stress:{stress.name}", ctx.number("dscr_norm")
    short = norm is not None and stress.dscr_min is not None and stress.dscr_min < norm
    years = ABSENT if stress.years_below_norm is None else str(stress.years_below_norm)
    return row(
        ctx.t.render(stress.label),
        Cell(n.number(stress.npv_eur / 1e6, 2), f"{key}:npv_eur"),
        Cell(n.percent(stress.irr), f"{key}:irr"),
        Cell(n.ratio(stress.dscr_min), f"{key}:dscr_min", ("bad",) if short else ()),
        Cell(years, f"{key}:years_below_norm"),
        kind="marked" if stress.name == "base" else "",
    )


def _rates(ctx: Context) -> TableBlock:
    """Each flow at the rate that belongs to it; the mixture only as an error."""
    t = ctx.t
    heads = (Column(t("rate"), "", "right"), Column(t("net present value"), "EUR", "right"))
    columns = (Column(t("flow")), Column(t("rate that belongs to it")), *heads, Column("IRR", "", "right"))
    is_wacc = abs(ctx.known("discount_rate") - ctx.known("wacc_pre_tax")) < 1e-12
    first = t("WACC before tax") if is_wacc else t("own discount rate before tax")
    flows = (
        (t("project before tax"), first, "discount_rate", "npv_project_eur", "irr_project"),
        (t("project after tax"), t("WACC after tax"), "wacc_post_tax", "npv_post_tax_eur", "irr_post_tax"),
        (t("shareholder, after tax and loans"), t("cost of equity"), "cost_of_equity_after_tax",
         "npv_equity_eur", "irr_equity"),
    )  # fmt: skip
    rows = [row(flow, rate, *(ctx.cell(n) for n in names)) for flow, rate, *names in flows]
    wrong = ctx.cell("npv_mixed_rates_eur", classes=("bad",))
    mixed = t("✕ wrong: flow after tax at the rate before tax")
    rows.append(row(mixed, t("do not use"), ctx.cell("discount_rate"), wrong, ABSENT))
    note = t(
        "The outcomes for project and shareholder need not reconcile: the WACC assumes that {gearing} of the "
        "market value is lent in every year, while the loans are {gearing} of the purchases at book value "
        "and are repaid. The last row is the common mistake; it is shown only so that it is recognised."
    ).format(gearing=ctx.with_unit("gearing"))
    return TableBlock(t("Which rate belongs to which flow"), columns, tuple(rows), note)


def _loans(ctx: Context) -> Iterator[Block]:
    t = ctx.t
    if not has_debt(ctx):
        return
    names = ctx.labels("loans")
    if names:
        heads = (Column(ctx.label(n), "", "right") for n in LOAN_INPUTS)
        rows = tuple(row(name, *(ctx.cell(n, i) for n in LOAN_INPUTS)) for i, name in enumerate(names))
        yield capped(TableBlock(t("Further loans"), (Column(t("loan")), *heads), rows), ctx)
    columns = (Column(t("year")), *(Column(ctx.label(n), "", "right") for n in SCHEDULE))
    rows = tuple(row(str(y), *(_thousands(ctx, n, y) for n in SCHEDULE)) for y in shown_years(ctx.years))
    yield TableBlock(t("Loans per year, EUR 1,000 nominal"), columns, rows, folded=True)


def _thousands(ctx: Context, name: str, year: int) -> Cell:
    value = float(ctx.flow(name)[ctx.years.index(year)])
    return Cell(ctx.numbers.whole(value / THOUSAND), ctx.key(name, year=year))
