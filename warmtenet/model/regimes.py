"""Tariffs by law and year: maximum, cost-based, allowed revenue, and lines of one's own (SPEC 10)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import at_least, choose, given_or, running_total, share_of, sum_over, sum_vintages
from warmtenet.model.families import COST, GROUP, TARIFF_LINE, TARIFFS

CHAPTER = TARIFFS

tariff_discount = given(
    "%", 0, "Discount on the maximum tariff", 0, 1, help="On the fixed and the variable tariff"
)
tariff_regime = given(
    "word",
    "maximum",
    "Tariffs after the price level",
    words={"maximum": "indexed maximum in all years", "wcw": "phases of the Wcw"},
    help="Phases: cost-based from phase 2; a large system gets allowed revenue from phase 3",
)
wcw_phase_2_year = given("year", None, "Wcw phase 2 from", 2027, 2100, figure="wcw.phase_2_year")
wcw_phase_3_year = given("year", None, "Wcw phase 3 from", 2027, 2100, figure="wcw.phase_3_year")
wcw_large_system = given("number", None, "Most users of a small system", 1, 1e6, figure="wcw.large_system")
cost_based_from_year = given(
    "year",
    None,
    "Cost-based tariff from",
    2027,
    2100,
    optional=True,
    structural=True,
    help="An own year; empty: what the regime above says",
)
allowed_revenue_from_year = given(
    "year",
    None,
    "Allowed revenue from",
    2027,
    2100,
    optional=True,
    structural=True,
    help="An own year; empty: what the regime above says",
)
large_user_kw = given("kW", 100, "Connection above which no maximum holds", 0, 1e5)
large_user_tariff_factor = given(
    "factor", 1, "Tariff of large users against the maximum", 0, 5, help="Fixed and variable"
)
line_per = given(
    "word",
    None,
    "Per",
    per=TARIFF_LINE,
    required=True,
    key="per",
    words={"weq": "weq and year", "connection": "connection and year", "gj": "GJ"},
)
line_eur = given(
    "EUR", None, "Amount", -1e5, 1e5, per=TARIFF_LINE, required=True, key="amount_eur", help="Excl. VAT"
)
line_from_year = given("year", None, "From", 2000, 2100, per=TARIFF_LINE, optional=True, key="from_year")
line_until_year = given(
    "year", None, "Until and including", 2000, 2100, per=TARIFF_LINE, optional=True, key="until_year"
)
line_indexed = given("word", "yes", "Indexed", per=TARIFF_LINE, words=YES_NO, key="indexed")


@quantity("%", ask=True)
def regulated_return(wacc_acm_2026):
    """Return in cost-based tariffs"""
    return wacc_acm_2026


@quantity("year")
def cost_based_start_year(cost_based_from_year, tariff_regime, wcw_phase_2_year, last_row_year):
    """First year of cost-based tariffs

    The year after the last row when they do not hold.
    """
    by_law = choose(tariff_regime, {"wcw": wcw_phase_2_year}, otherwise=last_row_year + 1)
    return given_or(cost_based_from_year, by_law)


@quantity("year")
def allowed_revenue_start_year(
    allowed_revenue_from_year,
    tariff_regime,
    wcw_phase_3_year,
    buildings_total,
    wcw_large_system,
    last_row_year,
):
    """First year of allowed revenue

    By law for a large system only; the year after the last row when it does not hold.
    """
    never = last_row_year + 1
    for_large = np.where(buildings_total > wcw_large_system, wcw_phase_3_year, never)
    by_law = choose(tariff_regime, {"wcw": for_large}, otherwise=never)
    return given_or(allowed_revenue_from_year, by_law)


@quantity("yes/no", yearly=True)
def is_cost_based(year, cost_based_start_year):
    """Cost-based tariff holds"""
    return np.where(at_least(year, cost_based_start_year), 1, 0)


@quantity("yes/no", yearly=True)
def is_allowed_revenue(year, allowed_revenue_start_year):
    """Allowed revenue holds"""
    return np.where(at_least(year, allowed_revenue_start_year), 1, 0)


@quantity("factor", per=GROUP)
def group_tariff_factor(count, space_heating_kw, connections, large_user_kw, large_user_tariff_factor):
    """Tariff of the group against the maximum"""
    return np.where(
        share_of(count * space_heating_kw, connections) > large_user_kw, large_user_tariff_factor, 1
    )


@quantity("MWh", per=GROUP)
def group_paying_heat_mwh(group_heat_demand_mwh, group_tariff_factor):
    """Heat demand times the tariff factor"""
    return group_heat_demand_mwh * group_tariff_factor


@quantity("weq", per=GROUP)
def group_paying_weq(group_weq, group_tariff_factor):
    """Weq times the tariff factor"""
    return group_weq * group_tariff_factor


@quantity("factor")
def heat_paying_share(group_paying_heat_mwh, heat_demand_mwh):
    """Mean tariff factor on heat"""
    return share_of(sum_over(GROUP, group_paying_heat_mwh), heat_demand_mwh)


@quantity("factor")
def weq_paying_share(group_paying_weq, weq_total):
    """Mean tariff factor on weq"""
    return share_of(sum_over(GROUP, group_paying_weq), weq_total)


@quantity("EUR/GJ", yearly=True)
def variable_maximum_eur_per_gj(
    variable_tariff_eur_per_gj, variable_tariff_factor, revenue_index, tariff_discount
):
    """Variable tariff by the indexed maximum"""
    return variable_tariff_eur_per_gj * variable_tariff_factor * (1 - tariff_discount) * revenue_index


@quantity("EUR/yr", yearly=True)
def fixed_maximum_eur(
    fixed_tariff_eur, meter_tariff_eur, delivery_set_rent_eur, revenue_index, tariff_discount
):
    """Fixed tariff, meter and delivery set by the indexed maximum, per weq"""
    return (
        (fixed_tariff_eur + meter_tariff_eur + delivery_set_rent_eur) * (1 - tariff_discount) * revenue_index
    )


@quantity("GJ", yearly=True)
def paying_heat_gj(heat_sold_gj, heat_paying_share):
    """Heat sold times the mean tariff factor"""
    return heat_sold_gj * heat_paying_share


@quantity("weq", yearly=True)
def paying_weq(connected_weq_mean, weq_paying_share):
    """Connected weq times the mean tariff factor"""
    return connected_weq_mean * weq_paying_share


@quantity("EUR", per=COST, yearly=True)
def item_regulated_eur(item_purchase_eur, cost_lifetime):
    """Purchases in the regulated asset base"""
    return sum_vintages(item_purchase_eur, cost_lifetime)


@quantity("EUR/yr", yearly=True)
def regulated_depreciation_eur(item_regulated_eur, cost_lifetime):
    """Depreciation of the regulated assets, before contributions"""
    return sum_over(COST, item_regulated_eur / cost_lifetime)


@quantity("EUR", yearly=True)
def regulated_purchases_eur(purchases_eur):
    """Purchases up to the year"""
    return running_total(purchases_eur)


@quantity("EUR", yearly=True)
def regulated_depreciated_eur(regulated_depreciation_eur):
    """Depreciation of the regulated assets up to the year"""
    return running_total(regulated_depreciation_eur)


@quantity("EUR", yearly=True, over_years="last")
def regulated_assets_eur(
    regulated_purchases_eur, regulated_depreciated_eur, bak_total_yearly_eur, bak_released_total_eur
):
    """Regulated asset base at the end of the year

    Purchases less contributions; WIS is not deducted, because it follows from the tariffs.
    """
    return (
        regulated_purchases_eur - regulated_depreciated_eur - (bak_total_yearly_eur - bak_released_total_eur)
    )


@quantity("EUR/yr", yearly=True)
def allowed_revenue_eur(
    regulated_assets_eur,
    regulated_assets_eur_previous,
    regulated_return,
    regulated_depreciation_eur,
    bak_in_spread_eur,
    bak_tax_term,
    electricity_cost_eur,
    gas_cost_eur,
    maintenance_eur,
    management_eur,
):
    """Allowed revenue: return, depreciation and operating cost"""
    capital = (regulated_assets_eur + regulated_assets_eur_previous) / 2 * regulated_return
    operation = electricity_cost_eur + gas_cost_eur + maintenance_eur + management_eur
    return capital + regulated_depreciation_eur - bak_in_spread_eur / bak_tax_term + operation


@quantity("EUR/yr", yearly=True)
def revenue_at_maximum_eur(paying_heat_gj, variable_maximum_eur_per_gj, paying_weq, fixed_maximum_eur):
    """Heat revenue at the indexed maximum"""
    return paying_heat_gj * variable_maximum_eur_per_gj + paying_weq * fixed_maximum_eur


@quantity("EUR/GJ", yearly=True)
def cost_based_variable_eur_per_gj(allowed_revenue_eur, paying_weq, fixed_maximum_eur, paying_heat_gj):
    """Variable tariff that brings in the allowed revenue beside the fixed tariff"""
    return share_of(np.maximum(allowed_revenue_eur - paying_weq * fixed_maximum_eur, 0), paying_heat_gj)


@quantity("factor", yearly=True)
def allowed_scale(allowed_revenue_eur, revenue_at_maximum_eur):
    """Allowed revenue against the revenue at the maximum"""
    return share_of(allowed_revenue_eur, revenue_at_maximum_eur)


@quantity("EUR/GJ", yearly=True)
def variable_tariff_yearly_eur_per_gj(
    variable_maximum_eur_per_gj,
    cost_based_variable_eur_per_gj,
    allowed_scale,
    is_cost_based,
    is_allowed_revenue,
):
    """Variable tariff of the year"""
    before = np.where(is_cost_based > 0, cost_based_variable_eur_per_gj, variable_maximum_eur_per_gj)
    return np.where(is_allowed_revenue > 0, variable_maximum_eur_per_gj * allowed_scale, before)


@quantity("EUR/yr", yearly=True)
def fixed_tariff_yearly_eur(fixed_maximum_eur, allowed_scale, is_allowed_revenue):
    """Fixed tariff, meter and delivery set of the year, per weq"""
    return fixed_maximum_eur * np.where(is_allowed_revenue > 0, allowed_scale, 1)


@quantity("EUR", per=TARIFF_LINE, yearly=True)
def line_yearly_eur(line_eur, line_from_year, line_until_year, line_indexed, year, revenue_index):
    """Amount of the line in the year"""
    started = at_least(year, given_or(line_from_year, year))
    running = at_least(given_or(line_until_year, year), year)
    return np.where(started & running, line_eur, 0) * choose(line_indexed, {"yes": revenue_index, "no": 1})


@quantity("%", per=TARIFF_LINE)
def line_per_heat(line_per):
    """Line is per GJ"""
    return choose(line_per, {"gj": 1}, otherwise=0)


@quantity("units", per=TARIFF_LINE)
def line_units(line_per, connections_total, weq_total):
    """Units of the line per weq"""
    return choose(line_per, {"weq": 1, "connection": share_of(connections_total, weq_total)}, otherwise=0)


@quantity("EUR/GJ", yearly=True)
def lines_per_gj_eur(line_yearly_eur, line_per_heat):
    """Own lines per GJ"""
    return sum_over(TARIFF_LINE, line_yearly_eur * line_per_heat)


@quantity("EUR/weq", yearly=True)
def lines_per_weq_eur(line_yearly_eur, line_units):
    """Own lines per weq and year"""
    return sum_over(TARIFF_LINE, line_yearly_eur * line_units)


@quantity("EUR/yr", yearly=True, over_years="sum")
def revenue_variable_eur(paying_heat_gj, variable_tariff_yearly_eur_per_gj, heat_sold_gj, lines_per_gj_eur):
    """Heat revenue, variable"""
    return paying_heat_gj * variable_tariff_yearly_eur_per_gj + heat_sold_gj * lines_per_gj_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def revenue_fixed_eur(paying_weq, fixed_tariff_yearly_eur, connected_weq_mean, lines_per_weq_eur):
    """Heat revenue, fixed"""
    return paying_weq * fixed_tariff_yearly_eur + connected_weq_mean * lines_per_weq_eur


@quantity("EUR/yr", yearly=True)
def household_bill_yearly_eur(
    household_heat_gj,
    variable_tariff_yearly_eur_per_gj,
    lines_per_gj_eur,
    fixed_tariff_yearly_eur,
    lines_per_weq_eur,
    vat_rate,
):
    """Heat bill of an average dwelling in the year, including VAT"""
    variable = household_heat_gj * (variable_tariff_yearly_eur_per_gj + lines_per_gj_eur)
    return (variable + fixed_tariff_yearly_eur + lines_per_weq_eur) * (1 + vat_rate)
