"""Break-evens that are linear, subsidies held at those of the run (SPEC 12)."""

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import missing_unless, share_of, sum_years
from warmtenet.model.families import CASH_FLOW

CHAPTER = CASH_FLOW


@quantity("EUR/GJ", may_be_missing=True)
def break_even_tariff_eur_per_gj(
    variable_tariff_eur_per_gj,
    variable_tariff_factor,
    npv_project_eur,
    pv_heat_indexed_gj,
    insurance_share_of_revenue,
):
    """Variable tariff at which the net present value is zero"""
    kept = pv_heat_indexed_gj * (1 - insurance_share_of_revenue)
    return missing_unless(
        kept > 0, variable_tariff_eur_per_gj * variable_tariff_factor - share_of(npv_project_eur, kept)
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
