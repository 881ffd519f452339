"""Net present cost of a household per way of heating, owner-occupier (SPEC 13).

Net present cost is what the owner-occupier pays over 15 or 30 years, in advance each year, from a start at
`price_level_year`, discounted at `household_discount_rate`; without residual value. A boiler is bought at the
start, and what wears out within the years is bought again, then without subsidy.
"""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position, sum_at
from warmtenet.core.verbs import choose, given_or, raised, share_of, whole_units
from warmtenet.model.families import HOUSEHOLD, HOUSEHOLDS, MEASURE, MEASURE_VARIANT, VARIANT

CHAPTER = HOUSEHOLDS
# Growth and discount rate that differ less are equal: the series then adds up to its number of years.
EQUAL = 1e-9

household_discount_rate = given(
    "%", None, "Discount rate of a household", -0.05, 0.3, range=(0.02, 0.06), figure="home.discount_rate"
)
consumer_gas_growth = given(
    "%",
    None,
    "Yearly change of the gas price of a household, own value",
    -0.1,
    0.15,
    optional=True,
    help="Empty: as the bare energy prices",
)
consumer_electricity_growth = given(
    "%",
    None,
    "Yearly change of the electricity price of a household, own value",
    -0.1,
    0.15,
    optional=True,
    help="Empty: as the bare energy prices",
)
short_horizon_years = given("yr", 15, "Short horizon of a household", hidden=True)
long_horizon_years = given("yr", 30, "Long horizon of a household", hidden=True)


def _ratio(growth, rate):
    return (1 + growth) / (1 + rate)


def _series(ratio, count):
    """Sum of 1, r, r2 ... of so many terms: a growing annuity in advance."""
    terms = share_of(1 - raised(ratio, count), 1 - ratio)
    return np.where(np.absolute(1 - ratio) < EQUAL, count, terms)


def _purchases(ratio, horizon, lifetime):
    """Present value per euro of what is bought now and again each lifetime within the horizon."""
    return _series(raised(ratio, lifetime), whole_units(horizon / lifetime))


@quantity("factor")
def gas_present_15(consumer_gas_growth, index_energy, household_discount_rate, short_horizon_years):
    """Present value of 15 years of gas per euro a year"""
    return _series(
        _ratio(given_or(consumer_gas_growth, index_energy), household_discount_rate), short_horizon_years
    )


@quantity("factor")
def gas_present_30(consumer_gas_growth, index_energy, household_discount_rate, long_horizon_years):
    """Present value of 30 years of gas per euro a year"""
    return _series(
        _ratio(given_or(consumer_gas_growth, index_energy), household_discount_rate), long_horizon_years
    )


@quantity("factor")
def electricity_present_15(
    consumer_electricity_growth, index_energy, household_discount_rate, short_horizon_years
):
    """Present value of 15 years of electricity per euro a year"""
    growth = given_or(consumer_electricity_growth, index_energy)
    return _series(_ratio(growth, household_discount_rate), short_horizon_years)


@quantity("factor")
def electricity_present_30(
    consumer_electricity_growth, index_energy, household_discount_rate, long_horizon_years
):
    """Present value of 30 years of electricity per euro a year"""
    growth = given_or(consumer_electricity_growth, index_energy)
    return _series(_ratio(growth, household_discount_rate), long_horizon_years)


@quantity("factor")
def heat_present_15(inflation_revenue, household_discount_rate, short_horizon_years):
    """Present value of 15 years of heat tariff per euro a year"""
    return _series(_ratio(inflation_revenue, household_discount_rate), short_horizon_years)


@quantity("factor")
def heat_present_30(inflation_revenue, household_discount_rate, long_horizon_years):
    """Present value of 30 years of heat tariff per euro a year"""
    return _series(_ratio(inflation_revenue, household_discount_rate), long_horizon_years)


@quantity("factor")
def upkeep_present_15(inflation_opex, household_discount_rate, short_horizon_years):
    """Present value of 15 years of upkeep and gas grid per euro a year"""
    return _series(_ratio(inflation_opex, household_discount_rate), short_horizon_years)


@quantity("factor")
def upkeep_present_30(inflation_opex, household_discount_rate, long_horizon_years):
    """Present value of 30 years of upkeep and gas grid per euro a year"""
    return _series(_ratio(inflation_opex, household_discount_rate), long_horizon_years)


@quantity("factor", per=MEASURE)
def measure_present_15(inflation_capex, household_discount_rate, short_horizon_years, measure_lifetime):
    """Present value of a measure within 15 years, replacement included, per euro"""
    return _purchases(_ratio(inflation_capex, household_discount_rate), short_horizon_years, measure_lifetime)


@quantity("factor", per=MEASURE)
def measure_present_30(inflation_capex, household_discount_rate, long_horizon_years, measure_lifetime):
    """Present value of a measure within 30 years, replacement included, per euro"""
    return _purchases(_ratio(inflation_capex, household_discount_rate), long_horizon_years, measure_lifetime)


@quantity("EUR", per=MEASURE_VARIANT)
def measure_renewal_15_eur(measure_item_incl_eur, measure_present_15, measure_number):
    """Replacement of the measure within 15 years, present value"""
    return measure_item_incl_eur * (at_position(measure_present_15, measure_number) - 1)


@quantity("EUR", per=MEASURE_VARIANT)
def measure_renewal_30_eur(measure_item_incl_eur, measure_present_30, measure_number):
    """Replacement of the measure within 30 years, present value"""
    return measure_item_incl_eur * (at_position(measure_present_30, measure_number) - 1)


@quantity("EUR", per=VARIANT)
def variant_renewal_15_eur(variant_number, measure_variant, measure_renewal_15_eur):
    """Replacement of all measures within 15 years, present value"""
    return sum_at(variant_number, measure_variant, measure_renewal_15_eur)


@quantity("EUR", per=VARIANT)
def variant_renewal_30_eur(variant_number, measure_variant, measure_renewal_30_eur):
    """Replacement of all measures within 30 years, present value"""
    return sum_at(variant_number, measure_variant, measure_renewal_30_eur)


@quantity("EUR", per=HOUSEHOLD)
def household_devices_15_eur(
    household_device_eur,
    household_new_device_eur,
    household_device_lifetime,
    inflation_capex,
    household_discount_rate,
    short_horizon_years,
):
    """Boilers and heat pumps bought within 15 years beside the investment, present value"""
    ratio = _ratio(inflation_capex, household_discount_rate)
    bought = household_device_eur * _purchases(ratio, short_horizon_years, household_device_lifetime)
    return bought - household_new_device_eur


@quantity("EUR", per=HOUSEHOLD)
def household_devices_30_eur(
    household_device_eur,
    household_new_device_eur,
    household_device_lifetime,
    inflation_capex,
    household_discount_rate,
    long_horizon_years,
):
    """Boilers and heat pumps bought within 30 years beside the investment, present value"""
    ratio = _ratio(inflation_capex, household_discount_rate)
    bought = household_device_eur * _purchases(ratio, long_horizon_years, household_device_lifetime)
    return bought - household_new_device_eur


def _running(system, energy, heat, fixed, upkeep):
    """Present value of what is paid each year; a pair is an amount and the value of a euro a year."""
    (gas, gas_value), (electricity, electricity_value) = energy
    (tariff, tariff_value), (care, care_value) = heat, upkeep
    fixed_value = choose(system, {"network": tariff_value}, otherwise=care_value)
    used = gas * gas_value + electricity * electricity_value
    return used + tariff * tariff_value + (fixed * fixed_value + care * care_value)


@quantity("EUR", per=HOUSEHOLD)
def household_net_present_cost_15_eur(
    household_system,
    household_variant,
    household_one_off_owner_eur,
    household_devices_15_eur,
    variant_renewal_15_eur,
    household_gas_eur,
    gas_present_15,
    household_electricity_eur,
    electricity_present_15,
    household_heat_variable_eur,
    household_set_rent_eur,
    household_fixed_eur,
    heat_present_15,
    household_upkeep_eur,
    upkeep_present_15,
):
    """Net present cost of 15 years, owner-occupier"""
    bought = household_one_off_owner_eur + household_devices_15_eur
    renewal = at_position(variant_renewal_15_eur, household_variant)
    return (
        bought
        + renewal
        + _running(
            household_system,
            ((household_gas_eur, gas_present_15), (household_electricity_eur, electricity_present_15)),
            (household_heat_variable_eur + household_set_rent_eur, heat_present_15),
            household_fixed_eur,
            (household_upkeep_eur, upkeep_present_15),
        )
    )


@quantity("EUR", per=HOUSEHOLD)
def household_net_present_cost_eur(
    household_system,
    household_variant,
    household_one_off_owner_eur,
    household_devices_30_eur,
    variant_renewal_30_eur,
    household_gas_eur,
    gas_present_30,
    household_electricity_eur,
    electricity_present_30,
    household_heat_variable_eur,
    household_set_rent_eur,
    household_fixed_eur,
    heat_present_30,
    household_upkeep_eur,
    upkeep_present_30,
):
    """Net present cost of 30 years, owner-occupier"""
    bought = household_one_off_owner_eur + household_devices_30_eur
    renewal = at_position(variant_renewal_30_eur, household_variant)
    return (
        bought
        + renewal
        + _running(
            household_system,
            ((household_gas_eur, gas_present_30), (household_electricity_eur, electricity_present_30)),
            (household_heat_variable_eur + household_set_rent_eur, heat_present_30),
            household_fixed_eur,
            (household_upkeep_eur, upkeep_present_30),
        )
    )
