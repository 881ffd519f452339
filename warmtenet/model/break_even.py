"""Break-evens that are linear, subsidies held at those of the run (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import missing_unless, running_total, share_of, sum_vintages, sum_years
from warmtenet.model.families import CASH_FLOW

CHAPTER = CASH_FLOW


@quantity("GJ", yearly=True)
def tariff_lever_gj(
    paying_heat_gj,
    revenue_index,
    tariff_discount,
    insurance_share_of_revenue,
    is_cost_based,
    is_allowed_revenue,
):
    """Heat whose revenue follows the variable tariff, growing with the tariffs"""
    follows = np.where(is_cost_based + is_allowed_revenue > 0, 0, 1)
    kept = (1 - tariff_discount) * (1 - insurance_share_of_revenue)
    return paying_heat_gj * revenue_index * follows * kept


@quantity("%", yearly=True)
def passed_on_share(
    is_allowed_revenue, is_cost_based, cost_based_variable_eur_per_gj, insurance_share_of_revenue
):
    """Part of a change in cost that comes back in cost-based tariffs"""
    follows = np.where(is_cost_based * cost_based_variable_eur_per_gj > 0, 1, 0)
    return np.maximum(is_allowed_revenue, follows) * (1 - insurance_share_of_revenue)


@quantity("GJ")
def pv_tariff_lever_gj(tariff_lever_gj, discount_factor):
    """Present value of heat whose revenue follows the variable tariff"""
    return sum_years(tariff_lever_gj * discount_factor)


@quantity("EUR/GJ", may_be_missing=True)
def break_even_tariff_eur_per_gj(
    variable_tariff_eur_per_gj, variable_tariff_factor, npv_project_eur, pv_tariff_lever_gj
):
    """Variable tariff at which the net present value is zero"""
    return missing_unless(
        pv_tariff_lever_gj > 0,
        variable_tariff_eur_per_gj * variable_tariff_factor - share_of(npv_project_eur, pv_tariff_lever_gj),
    )


@quantity("weq")
def pv_new_weq(new_weq, discount_factor):
    """Present value of new weq"""
    return sum_years(new_weq * discount_factor)


@quantity("EUR/weq", may_be_missing=True)
def break_even_subsidy_per_connection_eur(npv_project_eur, pv_new_weq):
    """Subsidy per connected weq at which the net present value is zero"""
    return missing_unless(pv_new_weq > 0, share_of(-npv_project_eur, pv_new_weq))


@quantity("weq", yearly=True)
def released_weq(new_weq, bak_tax_term):
    """Weq whose contribution is released in the year"""
    return sum_vintages(new_weq, bak_tax_term) / bak_tax_term


@quantity("weq", yearly=True)
def unreleased_weq(connected_weq, released_weq):
    """Weq whose contribution is not yet released at the end of the year"""
    return connected_weq - running_total(released_weq)


@quantity("weq", yearly=True)
def weq_in_tariffs(unreleased_weq, unreleased_weq_previous, released_weq, regulated_return, passed_on_share):
    """What a contribution of one euro per weq takes off cost-based tariffs"""
    capital = (unreleased_weq + unreleased_weq_previous) / 2 * regulated_return
    return (capital + released_weq) * passed_on_share


@quantity("weq")
def pv_contributing_weq(new_weq, weq_in_tariffs, discount_factor):
    """Present value of new weq, less what contributions take off cost-based tariffs"""
    return sum_years((new_weq - weq_in_tariffs) * discount_factor)


@quantity("EUR/weq", may_be_missing=True)
def break_even_bak_eur(bak_total_eur, weq_total, npv_project_eur, pv_contributing_weq):
    """Contribution per weq at which the net present value is zero"""
    return missing_unless(
        pv_contributing_weq > 0,
        share_of(bak_total_eur, weq_total) - share_of(npv_project_eur, pv_contributing_weq),
    )


@quantity("kWh")
def pv_electricity_kwh(
    electricity_yearly_kwh, energy_index, own_price_holds, passed_on_share, discount_factor
):
    """Present value of electricity, growing with the energy prices"""
    follows = energy_index * (1 - own_price_holds) * (1 - passed_on_share)
    return sum_years(electricity_yearly_kwh * follows * discount_factor)


@quantity("EUR/kWh", may_be_missing=True)
def break_even_electricity_price_eur_per_kwh(
    electricity_price_eur_per_kwh, npv_project_eur, pv_electricity_kwh
):
    """Bare electricity price at which the net present value is zero"""
    price = electricity_price_eur_per_kwh + share_of(npv_project_eur, pv_electricity_kwh)
    return missing_unless((pv_electricity_kwh > 0) & (price >= 0), price)


@quantity("EUR")
def pv_investment_driven_eur(
    purchases_eur,
    maintenance_eur,
    residual_value_eur,
    investment_in_tariffs_eur,
    discount_factor,
):
    """Present value of what scales with the investment"""
    return sum_years(
        (purchases_eur + maintenance_eur - residual_value_eur - investment_in_tariffs_eur) * discount_factor
    )


@quantity("EUR", yearly=True)
def invested_base_eur(regulated_purchases_eur, regulated_depreciated_eur):
    """Regulated assets before contributions"""
    return regulated_purchases_eur - regulated_depreciated_eur


@quantity("EUR/yr", yearly=True)
def investment_in_tariffs_eur(
    invested_base_eur,
    invested_base_eur_previous,
    regulated_return,
    regulated_depreciation_eur,
    maintenance_eur,
    passed_on_share,
):
    """Return, depreciation and maintenance that come back in cost-based tariffs"""
    capital = (invested_base_eur + invested_base_eur_previous) / 2 * regulated_return
    return (capital + regulated_depreciation_eur + maintenance_eur) * passed_on_share


@quantity("factor", may_be_missing=True)
def break_even_investment_factor(investment_factor, npv_project_eur, pv_investment_driven_eur):
    """Factor on the investments at which the net present value is zero"""
    factor = investment_factor * (1 + share_of(npv_project_eur, pv_investment_driven_eur))
    return missing_unless((pv_investment_driven_eur > 0) & (factor >= 0), factor)
