"""Cash flow, net present value, return, cost of heat and break-evens (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import (
    irr,
    largest_year,
    last_year,
    missing_unless,
    raised,
    running_total,
    share_of,
    sum_years,
)
from warmtenet.model.families import CASH_FLOW

CHAPTER = CASH_FLOW

dscr_norm = given(
    "factor",
    None,
    "Required DSCR",
    0.5,
    3,
    optional=True,
    help="No hidden default; BNG Duurzaamheidsfonds asks at least 1.1",
)


@quantity("EUR/yr", yearly=True, over_years="sum")
def revenue_eur(revenue_variable_eur, revenue_fixed_eur, revenue_bak_eur, revenue_subsidy_eur):
    """Revenue"""
    return revenue_variable_eur + revenue_fixed_eur + revenue_bak_eur + revenue_subsidy_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def opex_eur(electricity_cost_eur, gas_cost_eur, maintenance_eur, management_eur, own_opex_eur):
    """Operating cost"""
    return electricity_cost_eur + gas_cost_eur + maintenance_eur + management_eur + own_opex_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def net_cash_flow_eur(revenue_eur, opex_eur, capex_eur, replacement_eur, residual_value_eur):
    """Net cash flow before tax"""
    return revenue_eur - opex_eur - capex_eur - replacement_eur + residual_value_eur


@quantity("%", ask=True)
def discount_rate(wacc_pre_tax):
    """Discount rate before tax"""
    return wacc_pre_tax


@quantity("factor", yearly=True)
def discount_factor(discount_rate, discount_years):
    """Discount factor"""
    return raised(1 + discount_rate, -discount_years)


@quantity("EUR/yr", yearly=True, over_years="sum")
def present_value_eur(net_cash_flow_eur, discount_factor):
    """Present value of the net cash flow"""
    return net_cash_flow_eur * discount_factor


@quantity("EUR")
def npv_project_eur(present_value_eur):
    """Net present value"""
    return sum_years(present_value_eur)


@quantity("EUR")
def npv_price_level_eur(npv_project_eur, inflation_revenue, price_level_year, first_year):
    """Net present value in euros of the price level"""
    return npv_project_eur * raised(1 + inflation_revenue, price_level_year - first_year)


@quantity("EUR")
def npv_without_residual_eur(npv_project_eur, residual_value_eur, discount_factor):
    """Net present value without residual value"""
    return npv_project_eur - sum_years(residual_value_eur * discount_factor)


@quantity("%", may_be_missing=True)
def irr_project(net_cash_flow_eur):
    """Project return"""
    return irr(net_cash_flow_eur)


@quantity("EUR", yearly=True, over_years="last")
def cumulative_cash_eur(net_cash_flow_eur):
    """Cumulative cash flow"""
    return running_total(net_cash_flow_eur)


@quantity("EUR", yearly=True, over_years="last")
def cumulative_present_value_eur(present_value_eur):
    """Cumulative present value"""
    return running_total(present_value_eur)


@quantity("year", yearly=True)
def year_if_negative(cumulative_cash_eur, year):
    """Year, where the cumulative cash flow is negative"""
    return np.where(cumulative_cash_eur < 0, year, 0)


@quantity("year")
def last_negative_year(year_if_negative):
    """Last year with a negative cumulative cash flow"""
    return largest_year(year_if_negative)


@quantity("year", may_be_missing=True)
def payback_year(last_negative_year, cumulative_cash_last_eur, first_year):
    """Payback year

    First year from which the undiscounted cumulative cash flow stays at or above zero.
    """
    return missing_unless(cumulative_cash_last_eur >= 0, np.maximum(last_negative_year + 1, first_year))


@quantity("EUR")
def cumulative_cash_last_eur(cumulative_cash_eur):
    """Cumulative cash flow in the last year"""
    return last_year(cumulative_cash_eur)


@quantity("EUR")
def pv_investment_eur(capex_eur, replacement_eur, discount_factor):
    """Present value of investment and replacement"""
    return sum_years((capex_eur + replacement_eur) * discount_factor)


@quantity("EUR")
def pv_costs_eur(capex_eur, replacement_eur, opex_eur, residual_value_eur, discount_factor):
    """Present value of all costs less residual value"""
    return sum_years((capex_eur + replacement_eur + opex_eur - residual_value_eur) * discount_factor)


@quantity("GJ")
def pv_heat_indexed_gj(heat_sold_gj, revenue_index, discount_factor):
    """Present value of heat sold, growing with the tariffs"""
    return sum_years(heat_sold_gj * revenue_index * discount_factor)


@quantity("GJ")
def pv_heat_gj(heat_sold_gj, discount_factor):
    """Present value of heat sold"""
    return sum_years(heat_sold_gj * discount_factor)


@quantity("EUR/GJ", may_be_missing=True)
def lcoh_eur_per_gj(pv_costs_eur, pv_heat_indexed_gj):
    """Levelised cost of heat

    The all-in price of the price level, growing with the tariffs, at which the net
    present value is zero without other income.
    """
    return missing_unless(pv_heat_indexed_gj > 0, share_of(pv_costs_eur, pv_heat_indexed_gj))


@quantity("EUR/GJ", may_be_missing=True)
def lcoh_nominal_eur_per_gj(pv_costs_eur, pv_heat_gj):
    """Levelised cost of heat, equal in all years"""
    return missing_unless(pv_heat_gj > 0, share_of(pv_costs_eur, pv_heat_gj))


@quantity("EUR", yearly=True)
def flow_without_subsidy_eur(net_cash_flow_eur, revenue_subsidy_eur):
    """Cash flow without any subsidy"""
    return net_cash_flow_eur - revenue_subsidy_eur


@quantity("EUR")
def funding_gap_eur(npv_without_subsidy_eur):
    """Funding gap before subsidy"""
    return np.maximum(-npv_without_subsidy_eur, 0)


@quantity("EUR")
def npv_without_subsidy_eur(flow_without_subsidy_eur, discount_factor):
    """Net present value without any subsidy"""
    return sum_years(flow_without_subsidy_eur * discount_factor)


@quantity("EUR")
def funding_gap_after_subsidy_eur(npv_project_eur):
    """Shortfall after subsidy"""
    return np.maximum(-npv_project_eur, 0)
