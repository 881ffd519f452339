"""Profit tax of the unlevered project and with loans: one rule, two profits (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import (
    choose,
    in_last_year,
    running_total,
    share_of,
    sum_over,
    sum_vintages,
    sum_years,
)
from warmtenet.model.families import COST, FINANCE

CHAPTER = FINANCE

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
wis_tax = given(
    "word",
    "base",
    "WIS in the profit tax",
    words={"base": "deducted from what is depreciated", "income": "taxed at once"},
)
bak_tax = given(
    "word",
    "once",
    "Contributions in the profit tax",
    words={"once": "taxed at once", "spread": "spread over a term"},
)
bak_tax_term = given("yr", 30, "Term over which contributions are spread", 1, 60, help="Whole years")


def loss_relief(profit, carried, threshold, share_above):
    """Loss of earlier years that may be set off against a profit."""
    gain = np.maximum(profit, 0)
    room = np.minimum(gain, threshold) + share_above * np.maximum(gain - threshold, 0)
    return np.minimum(carried, room)


def tax_on(taxed, brackets, rate, low_rate, bracket):
    """Profit tax on a profit after loss relief."""
    saved = np.minimum(taxed, bracket) * (rate - low_rate)
    return taxed * rate - choose(brackets, {"two": saved}, otherwise=0)


@quantity("EUR", yearly=True)
def wis_deducted_eur(subsidy_wis_eur, wis_tax):
    """WIS deducted from what is depreciated"""
    return choose(wis_tax, {"base": subsidy_wis_eur, "income": 0})


@quantity("%")
def wis_deducted_ratio(wis_ratio, wis_tax):
    """WIS deducted as part of the eligible investment"""
    return choose(wis_tax, {"base": wis_ratio, "income": 0})


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_tax_base_eur(
    item_capex_eur, item_replacement_eur, wis_eligible, wis_deducted_ratio, other_grants_eur, capex_total_eur
):
    """Purchase less WIS"""
    granted = wis_eligible * wis_deducted_ratio + share_of(other_grants_eur, capex_total_eur)
    return item_capex_eur * (1 - granted) + item_replacement_eur


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


@quantity("EUR", yearly=True)
def tax_base_total_eur(tax_base_eur):
    """Purchases less WIS up to the year"""
    return running_total(tax_base_eur)


@quantity("EUR", yearly=True)
def depreciation_total_eur(depreciation_eur):
    """Depreciation up to the year"""
    return running_total(depreciation_eur)


@quantity("EUR", yearly=True, over_years="last")
def book_value_eur(tax_base_total_eur, depreciation_total_eur):
    """Book value at the end of the year"""
    return tax_base_total_eur - depreciation_total_eur


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_tax_value_left_eur(item_tax_base_eur, value_left_share):
    """Book value left of the purchases of the year"""
    return item_tax_base_eur * value_left_share


@quantity("EUR", yearly=True, over_years="sum")
def tax_value_left_eur(item_tax_value_left_eur):
    """Book value left of the purchases of the year, all items"""
    return sum_over(COST, item_tax_value_left_eur)


@quantity("EUR")
def tax_value_left_total_eur(tax_value_left_eur):
    """Book value at the end"""
    return sum_years(tax_value_left_eur)


@quantity("EUR/yr", yearly=True, over_years="sum")
def book_result_eur(year, residual_value_eur, tax_value_left_total_eur):
    """Residual value above book value"""
    return residual_value_eur - in_last_year(year, tax_value_left_total_eur)


@quantity("EUR", yearly=True)
def bak_in_spread_eur(revenue_bak_eur, bak_tax_term):
    """Contributions being spread"""
    return sum_vintages(revenue_bak_eur, bak_tax_term)


@quantity("EUR", yearly=True)
def bak_released_total_eur(bak_in_spread_eur, bak_tax_term):
    """Contributions released up to the year, when spread"""
    return running_total(bak_in_spread_eur) / bak_tax_term


@quantity("EUR/yr", yearly=True, over_years="sum")
def bak_income_eur(
    revenue_bak_eur, bak_in_spread_eur, bak_tax_term, bak_tax, is_last_row, bak_deferred_before_eur
):
    """Contributions in the profit"""
    spread = np.where(
        is_last_row > 0, bak_deferred_before_eur + revenue_bak_eur, bak_in_spread_eur / bak_tax_term
    )
    return choose(bak_tax, {"once": revenue_bak_eur, "spread": spread})


@quantity("EUR", yearly=True)
def bak_deferred_before_eur(bak_total_yearly_eur_previous, bak_released_total_eur_previous):
    """Contributions not yet in the profit at the start of the year, when spread"""
    return bak_total_yearly_eur_previous - bak_released_total_eur_previous


@quantity("EUR", yearly=True)
def bak_total_yearly_eur(revenue_bak_eur):
    """Contributions up to the year"""
    return running_total(revenue_bak_eur)


@quantity("EUR/yr", yearly=True, over_years="sum")
def turnover_eur(
    revenue_variable_eur,
    revenue_fixed_eur,
    bak_income_eur,
    subsidy_sde_eur,
    subsidy_wis_eur,
    wis_deducted_eur,
):
    """Turnover"""
    return (
        revenue_variable_eur
        + revenue_fixed_eur
        + bak_income_eur
        + subsidy_sde_eur
        + (subsidy_wis_eur - wis_deducted_eur)
    )


@quantity("EUR/yr", yearly=True, over_years="sum")
def operating_profit_eur(turnover_eur, opex_eur, depreciation_eur, book_result_eur):
    """Profit before interest and tax"""
    return turnover_eur - opex_eur - depreciation_eur + book_result_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def taxable_profit_eur(operating_profit_eur, eia_deduction_eur):
    """Profit before loss relief, without loans"""
    return operating_profit_eur - eia_deduction_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def loss_used_eur(taxable_profit_eur, loss_carried_eur_previous, loss_threshold_eur, loss_share_above):
    """Loss of earlier years set off"""
    return loss_relief(taxable_profit_eur, loss_carried_eur_previous, loss_threshold_eur, loss_share_above)


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
    return tax_on(
        taxed_profit_eur, tax_brackets, corporate_tax_rate, corporate_tax_rate_low, corporate_tax_bracket_eur
    )


@quantity("EUR/yr", yearly=True, over_years="sum")
def subsidy_eia_eur(eia_deduction_eur, corporate_tax_rate):
    """EIA in the year, deduction times tax rate

    Received only as far as there is profit to deduct it from.
    """
    return eia_deduction_eur * corporate_tax_rate


@quantity("EUR/yr", yearly=True, over_years="sum")
def taxable_profit_levered_eur(taxable_profit_eur, interest_eur):
    """Profit before loss relief, with loans"""
    return taxable_profit_eur - interest_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def loss_used_levered_eur(
    taxable_profit_levered_eur, loss_carried_levered_eur_previous, loss_threshold_eur, loss_share_above
):
    """Loss of earlier years set off, with loans"""
    return loss_relief(
        taxable_profit_levered_eur, loss_carried_levered_eur_previous, loss_threshold_eur, loss_share_above
    )


@quantity("EUR", yearly=True, over_years="last")
def loss_carried_levered_eur(
    loss_carried_levered_eur_previous, loss_used_levered_eur, taxable_profit_levered_eur
):
    """Loss carried forward at the end of the year, with loans"""
    return (
        loss_carried_levered_eur_previous - loss_used_levered_eur + np.maximum(-taxable_profit_levered_eur, 0)
    )


@quantity("EUR/yr", yearly=True)
def taxed_profit_levered_eur(taxable_profit_levered_eur, loss_used_levered_eur):
    """Profit that is taxed, with loans"""
    return np.maximum(taxable_profit_levered_eur, 0) - loss_used_levered_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def profit_tax_levered_eur(
    taxed_profit_levered_eur,
    tax_brackets,
    corporate_tax_rate,
    corporate_tax_rate_low,
    corporate_tax_bracket_eur,
):
    """Profit tax, with loans"""
    return tax_on(
        taxed_profit_levered_eur,
        tax_brackets,
        corporate_tax_rate,
        corporate_tax_rate_low,
        corporate_tax_bracket_eur,
    )
