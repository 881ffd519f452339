"""Section 9: does the business case close."""

from collections.abc import Mapping

from warmtenet.report.charts import Chart
from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.html.explain import explained
from warmtenet.report.html.lcoh import lcoh_chart
from warmtenet.report.html.money import waterfall, yearly_cash_flow
from warmtenet.report.html.plant import figures_table
from warmtenet.report.html.rules import tell_all
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock, TextBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

THOUSAND = 1000
OUTCOMES = (
    "npv_project_eur",
    "npv_price_level_eur",
    "npv_without_residual_eur",
    "npv_post_tax_eur",
    "npv_at_acm_2026_eur",
    "funding_gap_eur",
    "funding_gap_after_subsidy_eur",
    "irr_project",
    "irr_post_tax",
    "payback_year",
    "lcoh_eur_per_gj",
    "lcoh_nominal_eur_per_gj",
    "revenue_per_gj_eur",
    "discount_rate",
    "wacc_pre_tax",
    "wacc_post_tax",
    "wacc_acm_2026",
)
FORMULAS = (
    "npv_project_eur",
    "net_cash_flow_eur",
    "funding_gap_eur",
    "irr_project",
    "lcoh_eur_per_gj",
    "pv_costs_eur",
    "pv_heat_indexed_gj",
    "revenue_per_gj_eur",
)
COLUMNS = (
    ("revenue_variable_eur",),
    ("revenue_fixed_eur",),
    ("revenue_bak_eur",),
    ("revenue_subsidy_eur",),
    ("electricity_cost_eur", "gas_cost_eur"),
    ("maintenance_eur", "management_eur", "own_opex_eur"),
    ("capex_eur", "replacement_eur"),
    ("residual_value_eur",),
    ("net_cash_flow_eur",),
)


def cash(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 9."""
    t = ctx.t
    note = t(
        "All flows without loans, and before profit tax except in the first chart where tax is paid; money "
        "in is positive, money out negative."
    )
    blocks: tuple[Block, ...] = (
        _block(yearly_cash_flow(ctx)),
        _block(waterfall(ctx)),
        _block(lcoh_chart(ctx)),
        TextBlock(note),
        figures_table(ctx, t("Outcomes, EUR excl. VAT"), OUTCOMES, _note(ctx)),
        _years(ctx),
        *explained(ctx, *FORMULAS),
    )
    answer = tell_all(("answer_cash", "irr"), facts, t)
    return Section(
        "kasstroom", 9, t("Cash flow and outcome"), t("Does the business case close?"), answer, blocks
    )


def _block(drawn: Chart | Missing) -> Block:
    return ChartBlock(drawn) if isinstance(drawn, Chart) else drawn


def _note(ctx: Context) -> str:
    return ctx.t(
        "Present values in {year}. LCOH and tariff in EUR per GJ of price level {level}, growing with "
        "{inflation} a year; the LCOH counts no other income, so contributions and subsidy are not in it. "
        "IRR and net present value are before tax unless the row says after tax."
    ).format(
        year=ctx.years[0],
        level=ctx.with_unit("price_level_year"),
        inflation=ctx.with_unit("inflation_revenue"),
    )


def _years(ctx: Context) -> TableBlock:
    t = ctx.t
    heads = (
        t("heat, variable"),
        t("heat, fixed"),
        t("BAK"),
        t("subsidy"),
        t("energy"),
        t("upkeep and management"),
        t("investment, replacement"),
        t("residual value"),
        t("balance"),
    )
    columns = (Column(t("year")), *(Column(head, "", "right") for head in heads))
    rows = [_year(ctx, year) for year in shown_years(ctx.years)]
    totals = [_cell(ctx, sum_of, ctx.total(*sum_of), "sum:", "") for sum_of in COLUMNS]
    rows.append(row(t("all years"), *totals, kind="total"))
    caption = t("Cash flow, EUR 1,000 nominal, excl. VAT")
    note = t("Years 1 to 10, then every fifth and the last; the total counts all years.")
    return TableBlock(caption, columns, tuple(rows), note)


def _year(ctx: Context, year: int) -> Row:
    i = ctx.years.index(year)
    cells = [_cell(ctx, names, float(ctx.flow(*names)[i]), "", f":{year}") for names in COLUMNS]
    return row(str(year), *cells)


def _cell(ctx: Context, names: tuple[str, ...], eur: float, before: str, after: str) -> Cell:
    costs = names[0] in {"electricity_cost_eur", "maintenance_eur", "capex_eur"}
    signed = -eur if costs else eur
    return Cell(ctx.numbers.whole(signed / THOUSAND), f"{before}{'+'.join(names)}{after}")
