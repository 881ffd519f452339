"""Cost of capital and profit tax of the unlevered project (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import (
    choose,
    in_last_year,
    irr,
    raised,
    running_total,
    sum_over,
    sum_vintages,
    sum_years,
)
from warmtenet.model.families import COST, FINANCE

CHAPTER = FINANCE

gearing = given("%", 0.44, "Gearing", 0, 1, help="Loans as part of the capital; memo: ACM decision 2023")
cost_of_debt = given("%", 0.033, "Interest rate of loans", 0, 0.3, range=(0.025, 0.05))
cost_of_equity_after_tax = given("%", 0.0429, "Cost of equity after tax", 0, 0.5, range=(0.03, 0.11))
corporate_tax_rate = given("%", None, "Corporate tax rate", 0, 0.6, figure="tax.corporate_rate")
tax_brackets = given(
    "word", "flat", "Tax brackets", words={"flat": "one rate", "two": "low rate for small profit"}
)
corporate_tax_rate_low = given("%", None, "Low corporate tax rate", 0, 0.6, figure="tax.corporate_rate_low")
corporate_tax_bracket_eur = given(
    "EUR", None, "Profit taxed at the low rate", 0, 1e8, figure="tax.corporate_bracket"
)
loss_threshold_eur = given(
    "EUR", None, "Profit from which loss relief is limited", 0, 1e9, figure="tax.loss_threshold"
)
loss_share_above = given("%", None, "Loss relief above that profit", 0, 1, figure="tax.loss_share_above")
acm_2023_gearing = given("%", None, "Gearing, ACM 2023", figure="wacc.gearing", when="2025", hidden=True)
acm_2023_cost_of_debt = given(
    "%", None, "Interest rate, ACM 2023", figure="wacc.cost_of_debt", when="2025", hidden=True
)
acm_2023_cost_of_equity = given(
    "%", None, "Cost of equity, ACM 2023", figure="wacc.cost_of_equity_after_tax", when="2025", hidden=True
)
acm_2026_gearing = given("%", None, "Gearing, ACM 2026-2028", figure="wacc.gearing", when="2026", hidden=True)
acm_2026_cost_of_debt = given(
    "%", None, "Interest rate, ACM 2026-2028", figure="wacc.cost_of_debt", when="2026", hidden=True
)
acm_2026_cost_of_equity = given(
    "%",
    None,
    "Cost of equity, ACM 2026-2028",
    figure="wacc.cost_of_equity_after_tax",
    when="2026",
    hidden=True,
)


@quantity("%")
def wacc_pre_tax(gearing, cost_of_debt, cost_of_equity_after_tax, corporate_tax_rate):
    """WACC before tax"""
    return gearing * cost_of_debt + (1 - gearing) * cost_of_equity_after_tax / (1 - corporate_tax_rate)


@quantity("%")
def wacc_post_tax(gearing, cost_of_debt, cost_of_equity_after_tax, corporate_tax_rate):
    """WACC after tax"""
    return gearing * cost_of_debt * (1 - corporate_tax_rate) + (1 - gearing) * cost_of_equity_after_tax


@quantity("%")
def wacc_real(wacc_pre_tax, inflation_revenue):
    """WACC before tax, real"""
    return (1 + wacc_pre_tax) / (1 + inflation_revenue) - 1


@quantity("%")
def wacc_acm_2023(acm_2023_gearing, acm_2023_cost_of_debt, acm_2023_cost_of_equity, corporate_tax_rate):
    """WACC before tax, ACM 2023"""
    return acm_2023_gearing * acm_2023_cost_of_debt + (1 - acm_2023_gearing) * acm_2023_cost_of_equity / (
        1 - corporate_tax_rate
    )


@quantity("%")
def wacc_acm_2026(acm_2026_gearing, acm_2026_cost_of_debt, acm_2026_cost_of_equity, corporate_tax_rate):
    """WACC before tax, ACM 2026-2028"""
    return acm_2026_gearing * acm_2026_cost_of_debt + (1 - acm_2026_gearing) * acm_2026_cost_of_equity / (
        1 - corporate_tax_rate
    )


@quantity("EUR", yearly=True)
def present_value_at_acm_2026_eur(net_cash_flow_eur, wacc_acm_2026, discount_years):
    """Present value at the WACC of ACM 2026-2028"""
    return net_cash_flow_eur * raised(1 + wacc_acm_2026, -discount_years)


@quantity("EUR")
def npv_at_acm_2026_eur(present_value_at_acm_2026_eur):
    """Net present value at the WACC of ACM 2026-2028"""
    return sum_years(present_value_at_acm_2026_eur)


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_tax_base_eur(item_capex_eur, item_replacement_eur, wis_eligible, wis_ratio):
    """Purchase less WIS"""
    return item_capex_eur * (1 - wis_eligible * wis_ratio) + item_replacement_eur


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_in_use_eur(item_tax_base_eur, cost_lifetime):
    """Purchases less WIS that are in use"""
    return sum_vintages(item_tax_base_eur, cost_lifetime)


@quantity("EUR/yr", yearly=True, over_years="sum")
def depreciation_eur(item_in_use_eur, cost_lifetime):
    """Depreciation"""
    return sum_over(COST, item_in_use_eur / cost_lifetime)


@quantity("EUR", yearly=True, over_years="sum")
def tax_base_eur(item_tax_base_eur):
    """Purchases less WIS, all items"""
    return sum_over(COST, item_tax_base_eur)


@quantity("EUR", yearly=True, over_years="last")
def book_value_eur(tax_base_total_eur, depreciation_total_eur):
    """Book value at the end of the year"""
    return tax_base_total_eur - depreciation_total_eur


@quantity("EUR", yearly=True)
def tax_base_total_eur(tax_base_eur):
    """Purchases less WIS up to the year"""
    return running_total(tax_base_eur)


@quantity("EUR", yearly=True)
def depreciation_total_eur(depreciation_eur):
    """Depreciation up to the year"""
    return running_total(depreciation_eur)


@quantity("EUR", yearly=True, over_years="sum")
def book_result_eur(year, residual_value_eur, book_value_eur):
    """Residual value above book value"""
    return in_last_year(year, residual_value_eur - book_value_eur)


@quantity("EUR/yr", yearly=True, over_years="sum")
def taxable_profit_eur(
    revenue_variable_eur,
    revenue_fixed_eur,
    revenue_bak_eur,
    subsidy_sde_eur,
    opex_eur,
    depreciation_eur,
    eia_deduction_eur,
    book_result_eur,
):
    """Profit before loss relief, without loans"""
    income = revenue_variable_eur + revenue_fixed_eur + revenue_bak_eur + subsidy_sde_eur + book_result_eur
    return income - opex_eur - depreciation_eur - eia_deduction_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def loss_used_eur(taxable_profit_eur, loss_carried_eur_previous, loss_threshold_eur, loss_share_above):
    """Loss of earlier years set off"""
    profit = np.maximum(taxable_profit_eur, 0)
    room = np.minimum(profit, loss_threshold_eur) + loss_share_above * np.maximum(
        profit - loss_threshold_eur, 0
    )
    return np.minimum(loss_carried_eur_previous, room)


@quantity("EUR", yearly=True, over_years="last")
def loss_carried_eur(loss_carried_eur_previous, loss_used_eur, taxable_profit_eur):
    """Loss carried forward at the end of the year"""
    return loss_carried_eur_previous - loss_used_eur + np.maximum(-taxable_profit_eur, 0)


@quantity("EUR/yr", yearly=True)
def taxed_profit_eur(taxable_profit_eur, loss_used_eur):
    """Profit that is taxed"""
    return np.maximum(taxable_profit_eur, 0) - loss_used_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def profit_tax_eur(
    taxed_profit_eur, tax_brackets, corporate_tax_rate, corporate_tax_rate_low, corporate_tax_bracket_eur
):
    """Profit tax, without loans"""
    low = np.minimum(taxed_profit_eur, corporate_tax_bracket_eur) * (
        corporate_tax_rate - corporate_tax_rate_low
    )
    return taxed_profit_eur * corporate_tax_rate - choose(tax_brackets, {"two": low}, otherwise=0)


@quantity("EUR/yr", yearly=True, over_years="sum")
def cash_flow_post_tax_eur(net_cash_flow_eur, profit_tax_eur):
    """Net cash flow after tax"""
    return net_cash_flow_eur - profit_tax_eur


@quantity("factor", yearly=True)
def discount_factor_post_tax(wacc_post_tax, discount_years):
    """Discount factor after tax"""
    return raised(1 + wacc_post_tax, -discount_years)


@quantity("EUR")
def npv_post_tax_eur(cash_flow_post_tax_eur, discount_factor_post_tax):
    """Net present value after tax"""
    return sum_years(cash_flow_post_tax_eur * discount_factor_post_tax)


@quantity("%", may_be_missing=True)
def irr_post_tax(cash_flow_post_tax_eur):
    """Project return after tax"""
    return irr(cash_flow_post_tax_eur)


@quantity("EUR")
def npv_mixed_rates_eur(cash_flow_post_tax_eur, discount_factor):
    """Flow after tax at the rate before tax, shown as error only"""
    return sum_years(cash_flow_post_tax_eur * discount_factor)
