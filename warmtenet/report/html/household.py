"""Section 7: what the resident pays, beside gas and an own heat pump."""

from collections.abc import Iterator, Mapping

from warmtenet.locale import Text, text
from warmtenet.report.charts import Bill, BillOption, Chart, household_bill
from warmtenet.report.html.context import Context
from warmtenet.report.html.explain import explained
from warmtenet.report.html.heat_bill import heat_bill
from warmtenet.report.html.home_rows import by_type, with_rest
from warmtenet.report.html.homes import GAS, MONTHS, NETWORK, Homes, homes_of
from warmtenet.report.html.one_off import one_off_reference, one_off_types
from warmtenet.report.html.rules import tell, tell_all
from warmtenet.report.html.statements import tariff_path
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Column, Row, row

SEGMENTS = (
    "household_usage_eur",
    "household_fixed_eur",
    "household_device_cost_eur",
    "household_own_investment_eur",
)
TOTAL = "household_cost_eur_per_year"
# row of the table, quantity, whether it is part of the row above
LINES: tuple[tuple[Text, str, bool], ...] = (
    (text("usage"), "household_usage_eur", False),
    (text("heat, variable"), "household_heat_variable_eur", True),
    (text("gas"), "household_gas_eur", True),
    (text("electricity"), "household_electricity_eur", True),
    (text("cooking"), "household_cooking_eur", True),
    (text("energy tax"), "household_energy_tax_eur", True),
    (text("fixed cost"), "household_fixed_eur", False),
    (text("grid operator"), "household_grid_eur", True),
    (text("appliance"), "household_device_cost_eur", False),
    (text("rent of the delivery set"), "household_set_rent_eur", True),
    (text("depreciation"), "household_depreciation_eur", True),
    (text("upkeep"), "household_upkeep_eur", True),
    (text("own investment, as a loan"), "household_own_investment_eur", False),
)
USE_LEVELS = (
    (text("owner, low use"), "household_cost_low_eur_per_year"),
    (text("owner, average"), "household_cost_eur_per_year"),
    (text("owner, high use"), "household_cost_high_eur_per_year"),
    (text("tenant, low use"), "household_tenant_low_eur_per_year"),
    (text("tenant, average"), "household_tenant_eur_per_year"),
    (text("tenant, high use"), "household_tenant_high_eur_per_year"),
    (text("owner, standard tariffs"), "household_standard_eur_per_year"),
)
FORMULAS = (
    "household_heat_bill_eur",
    "household_cost_eur_per_year",
    "household_usage_eur",
    "household_own_investment_eur",
    "household_net_present_cost_eur",
    "household_equal_gas_price_eur_per_m3",
    "variable_tariff_yearly_eur_per_gj",
    "allowed_revenue_eur",
)


def household(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 7; without dwelling types the heat bill only."""
    t, homes = ctx.t, homes_of(ctx)
    if homes is None:
        answer = tell("answer_heat_bill", facts, t) or ""
        first: tuple[Block, ...] = (
            Missing(t("Monthly cost beside gas and an own heat pump"), no_homes(ctx)),
        )
    else:
        answer = tell_all(("answer_bill", "answer_bill_gas_price"), facts, t)
        first = tuple(_blocks(homes))
    blocks = (*first, heat_bill(ctx), tariff_path(ctx), *explained(ctx, *FORMULAS))
    return Section("woonlasten", 7, t("Household cost"), t("What does the resident pay?"), answer, blocks)


def no_homes(ctx: Context) -> str:
    """Return why nothing is said about dwellings."""
    return ctx.t("no dwelling types have been entered")


def bill_chart(ctx: Context, *, half: bool = False) -> Chart | Missing:
    """Return the bars of the reference dwelling, or why there are none."""
    homes = homes_of(ctx)
    chart = household_bill(bill_of(homes), ctx.t, half=half) if homes else None
    return chart or Missing(ctx.t("Household cost per month"), no_homes(ctx))


def bill_of(homes: Homes) -> Bill:
    """Return the monthly cost of the reference dwelling in every way of heating, gas first."""
    ctx, home = homes.ctx, homes.reference
    rows = homes.options(home)
    return Bill(
        [_option(homes, row) for row in rows],
        int(ctx.known("price_level_year")),
        ctx.known("household_loan_rate"),
        ctx.known("household_loan_term"),
        rows.index(homes.household(home, GAS, 0)),
        rows.index(homes.household(home, NETWORK, homes.chosen)),
    )


def _option(homes: Homes, option: int) -> BillOption:
    usage, fixed, device, own = (homes.value(name, option) / MONTHS for name in SEGMENTS)
    a, b, c, d = (homes.month_key(name, option) for name in SEGMENTS)
    return BillOption(
        homes.option_label(option), usage, fixed, device, own, homes.month_key(TOTAL, option), (a, b, c, d)
    )


def _blocks(homes: Homes) -> Iterator[Block]:
    chart = bill_chart(homes.ctx)
    yield ChartBlock(chart) if isinstance(chart, Chart) else chart
    yield _lines(homes)
    yield _use_levels(homes)
    yield one_off_reference(homes)
    yield one_off_types(homes)


def _lines(homes: Homes) -> TableBlock:
    """Return the lines of the reference dwelling, one column per way of heating."""
    ctx, t = homes.ctx, homes.ctx.t
    options = homes.options(homes.reference)
    heads = (Column(homes.option_label(i), t("EUR/yr"), "right") for i in options)
    rows = [
        row(_line_label(label, ctx, is_part=is_part), *(ctx.cell(name, i) for i in options))
        for label, name, is_part in LINES
        if name in ctx.result
    ]
    rows.append(row(t("together per year"), *(ctx.cell(TOTAL, i) for i in options), kind="total"))
    rows.append(row(t("together per month"), *(homes.month(TOTAL, i) for i in options), kind="total"))
    rows += [
        row(label, *(ctx.cell(name, i) for i in options))
        for label, name in (
            (t("net present cost, 15 years"), "household_net_present_cost_15_eur"),
            (t("net present cost, 30 years"), "household_net_present_cost_eur"),
            (t("CO₂, kg per year"), "household_co2_kg_per_year"),
        )
    ]
    caption = t("{type}: average use, owner, incl. VAT, prices of {year}").format(
        type=homes.types[homes.reference], year=ctx.with_unit("price_level_year")
    )
    return TableBlock(caption, (Column(t("line")), *heads), tuple(rows), _lines_note(ctx))


def _line_label(label: Text, ctx: Context, *, is_part: bool) -> str:
    words = ctx.t(label.message)
    return ctx.t("of which {part}").format(part=words) if is_part else words


def _lines_note(ctx: Context) -> str:
    t = ctx.t
    paid_by = t("The rent of the delivery set is paid by: {who}.").format(
        who=ctx.word("delivery_set_paid_by")
    )
    own = t(
        "Own investment: what is paid once, after subsidy, as a loan at {rate} over {years} years; the "
        "appliance is not in it."
    ).format(
        rate=ctx.with_unit("household_loan_rate"), years=ctx.write("yr", ctx.known("household_loan_term"))
    )
    return f"{own} {paid_by}"


def _use_levels(homes: Homes) -> TableBlock:
    """Return every dwelling type in every way of heating, for owner and tenant."""
    ctx, t = homes.ctx, homes.ctx.t
    shown = [(label, name) for label, name in USE_LEVELS if name in ctx.result]
    heads = (Column(t(label.message), t("EUR/month"), "right") for label, _ in shown)
    columns = (Column(t("way of heating")), *heads)
    names = [name for _, name in shown]
    rows = by_type(homes, len(columns), lambda home: [_use_row(homes, i, names) for i in homes.options(home)])
    note = t("A tenant pays use, fixed cost and the rent that falls to the tenant; the landlord the rest.")
    caption = t("All dwelling types, per month incl. VAT, prices of {year}").format(
        year=ctx.with_unit("price_level_year")
    )
    return TableBlock(caption, columns, rows, with_rest(homes, note))


def _use_row(homes: Homes, option: int, names: list[str]) -> Row:
    cells = (homes.month(name, option) for name in names)
    return row(homes.option_label(option), *cells)
