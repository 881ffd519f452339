"""Break-evens that are linear, subsidies held at those of the run (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import missing_unless, share_of, sum_years
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


@quantity("EUR/weq", may_be_missing=True)
def break_even_bak_eur(bak_total_eur, weq_total, npv_project_eur, pv_new_weq):
    """Contribution per weq at which the net present value is zero"""
    return missing_unless(
        pv_new_weq > 0, share_of(bak_total_eur, weq_total) - share_of(npv_project_eur, pv_new_weq)
    )


@quantity("kWh")
def pv_electricity_kwh(electricity_yearly_kwh, energy_index, discount_factor):
    """Present value of electricity, growing with the energy prices"""
    return sum_years(electricity_yearly_kwh * energy_index * discount_factor)


@quantity("EUR/kWh", may_be_missing=True)
def break_even_electricity_price_eur_per_kwh(
    electricity_price_eur_per_kwh, npv_project_eur, pv_electricity_kwh
):
    """Bare electricity price at which the net present value is zero"""
    price = electricity_price_eur_per_kwh + share_of(npv_project_eur, pv_electricity_kwh)
    return missing_unless((pv_electricity_kwh > 0) & (price >= 0), price)


@quantity("EUR")
def pv_investment_driven_eur(
    capex_eur, replacement_eur, maintenance_eur, residual_value_eur, discount_factor
):
    """Present value of what scales with the investment"""
    return sum_years((capex_eur + replacement_eur + maintenance_eur - residual_value_eur) * discount_factor)


@quantity("factor", may_be_missing=True)
def break_even_investment_factor(investment_factor, npv_project_eur, pv_investment_driven_eur):
    """Factor on the investments at which the net present value is zero"""
    factor = investment_factor * (1 + share_of(npv_project_eur, pv_investment_driven_eur))
    return missing_unless((pv_investment_driven_eur > 0) & (factor >= 0), factor)
