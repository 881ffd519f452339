"""What a household pays a year per way of heating, in four segments, including VAT (SPEC 13).

In euros of `price_level_year`.
"""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import annuity, choose, share_of
from warmtenet.model.families import HOUSEHOLD, HOUSEHOLDS

CHAPTER = HOUSEHOLDS

home_gas_tax_eur_per_m3 = given(
    "EUR/m3", None, "Energy tax on gas of a household", 0, 5, figure="energy_tax.gas_1"
)
home_electricity_tax_eur_per_kwh = given(
    "EUR/kWh", None, "Energy tax on electricity of a household", 0, 2, figure="energy_tax.electricity_1"
)
household_loan_rate = given(
    "%", None, "Interest on the own investment of a household", 0, 0.2, figure="home.loan_rate"
)
household_loan_term = given("yr", 15, "Term of the own investment of a household", 1, 40)
low_use_factor = given("factor", 0.6, "Low use, against the middle", 0, 1, help="On use alone")
high_use_factor = given("factor", 1.5, "High use, against the middle", 1, 5, help="On use alone")


@quantity("EUR/yr", per=HOUSEHOLD)
def household_gas_eur(household_gas_m3, consumer_gas_eur_per_m3):
    """Gas of the household"""
    return household_gas_m3 * consumer_gas_eur_per_m3


@quantity("EUR/yr", per=HOUSEHOLD)
def household_electricity_eur(household_electricity_kwh, consumer_electricity_eur_per_kwh):
    """Electricity of the household for heat and cooking, cost"""
    return household_electricity_kwh * consumer_electricity_eur_per_kwh


@quantity("EUR/yr", per=HOUSEHOLD)
def household_heat_variable_eur(
    household_network_heat_gj,
    variable_tariff_eur_per_gj,
    variable_tariff_factor,
    tariff_discount,
    vat_rate,
):
    """Variable heat bill of the household"""
    tariff = variable_tariff_eur_per_gj * variable_tariff_factor * (1 - tariff_discount)
    return household_network_heat_gj * tariff * (1 + vat_rate)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_usage_eur(household_gas_eur, household_electricity_eur, household_heat_variable_eur):
    """Use: gas, electricity and heat"""
    return household_gas_eur + household_electricity_eur + household_heat_variable_eur


@quantity("EUR/yr", per=HOUSEHOLD)
def household_grid_eur(household_system, gas_grid_household_eur):
    """Grid tariff in the fixed cost of the household"""
    return choose(household_system, {"gas": gas_grid_household_eur}, otherwise=0)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_fixed_eur(
    household_system,
    household_grid_eur,
    gas_standing_household_eur,
    fixed_tariff_eur,
    meter_tariff_eur,
    tariff_discount,
    vat_rate,
):
    """Fixed cost: standing charges, meter and grid"""
    network = (fixed_tariff_eur + meter_tariff_eur) * (1 - tariff_discount) * (1 + vat_rate)
    gas = household_grid_eur + gas_standing_household_eur
    return choose(household_system, {"gas": gas, "network": network}, otherwise=0)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_set_rent_eur(household_system, delivery_set_rent_eur, tariff_discount, vat_rate):
    """Rent of the delivery set of the household"""
    rent = delivery_set_rent_eur * (1 - tariff_discount) * (1 + vat_rate)
    return choose(household_system, {"network": rent}, otherwise=0)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_depreciation_eur(
    household_device_eur, household_isde_device_eur, household_loan_rate, household_device_lifetime
):
    """Boiler or own heat pump after subsidy, spread over its lifetime with interest"""
    net = household_device_eur - household_isde_device_eur
    return net * annuity(household_loan_rate, household_device_lifetime)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_device_cost_eur(household_set_rent_eur, household_depreciation_eur, household_upkeep_eur):
    """Device: rent of the set, or depreciation and upkeep"""
    return household_set_rent_eur + household_depreciation_eur + household_upkeep_eur


@quantity("EUR/yr", per=HOUSEHOLD)
def household_own_investment_eur(
    household_one_off_owner_eur,
    household_new_device_eur,
    household_isde_device_eur,
    household_loan_rate,
    household_loan_term,
):
    """Own investment after subsidy, without the device, spread over the term with interest"""
    device = household_new_device_eur - household_isde_device_eur
    return (household_one_off_owner_eur - device) * annuity(household_loan_rate, household_loan_term)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_cost_eur_per_year(
    household_usage_eur, household_fixed_eur, household_device_cost_eur, household_own_investment_eur
):
    """Yearly cost of the household, owner-occupier"""
    running = household_usage_eur + household_fixed_eur
    return running + household_device_cost_eur + household_own_investment_eur


@quantity("EUR/yr", per=HOUSEHOLD)
def household_cost_low_eur_per_year(household_cost_eur_per_year, household_usage_eur, low_use_factor):
    """Yearly cost of the household at low use"""
    return household_cost_eur_per_year + household_usage_eur * (low_use_factor - 1)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_cost_high_eur_per_year(household_cost_eur_per_year, household_usage_eur, high_use_factor):
    """Yearly cost of the household at high use"""
    return household_cost_eur_per_year + household_usage_eur * (high_use_factor - 1)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_tenant_eur_per_year(
    household_usage_eur, household_fixed_eur, household_set_rent_eur, delivery_set_paid_by
):
    """Yearly cost of the tenant beside the rent"""
    rent = household_set_rent_eur * choose(delivery_set_paid_by, {"tenant": 1, "landlord": 0})
    return household_usage_eur + household_fixed_eur + rent


@quantity("EUR/yr", per=HOUSEHOLD)
def household_tenant_low_eur_per_year(household_tenant_eur_per_year, household_usage_eur, low_use_factor):
    """Yearly cost of the tenant at low use"""
    return household_tenant_eur_per_year + household_usage_eur * (low_use_factor - 1)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_tenant_high_eur_per_year(household_tenant_eur_per_year, household_usage_eur, high_use_factor):
    """Yearly cost of the tenant at high use"""
    return household_tenant_eur_per_year + household_usage_eur * (high_use_factor - 1)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_standard_network_eur(
    household_system,
    household_network_heat_gj,
    acm_variable_2026,
    acm_fixed_2026,
    acm_meter_2026,
    acm_set_2026,
    tariff_index_2026,
    vat_rate,
):
    """Heat bill of the household at the ACM maximum tariffs"""
    fixed = acm_fixed_2026 + acm_meter_2026 + acm_set_2026
    bill = household_network_heat_gj * acm_variable_2026 + fixed
    return choose(household_system, {"network": bill * tariff_index_2026 * (1 + vat_rate)}, otherwise=0)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_standard_eur_per_year(
    household_system,
    household_standard_network_eur,
    household_gas_m3,
    standard_gas_eur_per_m3,
    household_electricity_kwh,
    standard_electricity_eur_per_kwh,
    household_fixed_eur,
    household_depreciation_eur,
    household_upkeep_eur,
    household_own_investment_eur,
):
    """Yearly cost of the household at standard tariffs: ACM maximum and Milieu Centraal"""
    energy = (
        household_gas_m3 * standard_gas_eur_per_m3
        + household_electricity_kwh * standard_electricity_eur_per_kwh
    )
    fixed = choose(
        household_system, {"network": household_standard_network_eur}, otherwise=household_fixed_eur
    )
    device = household_depreciation_eur + household_upkeep_eur
    return energy + fixed + device + household_own_investment_eur


@quantity("EUR/yr", per=HOUSEHOLD)
def household_cooking_eur(
    household_cooking_gas_m3, consumer_gas_eur_per_m3, household_cooking_kwh, consumer_electricity_eur_per_kwh
):
    """Cooking, part of use"""
    gas = household_cooking_gas_m3 * consumer_gas_eur_per_m3
    return gas + household_cooking_kwh * consumer_electricity_eur_per_kwh


@quantity("EUR/yr", per=HOUSEHOLD)
def household_energy_tax_eur(
    household_gas_m3,
    home_gas_tax_eur_per_m3,
    household_electricity_kwh,
    home_electricity_tax_eur_per_kwh,
    vat_rate,
):
    """Energy tax, part of use

    The reduction per dwelling is left out: it is the same for every way of heating.
    """
    tax = (
        household_gas_m3 * home_gas_tax_eur_per_m3
        + household_electricity_kwh * home_electricity_tax_eur_per_kwh
    )
    return tax * (1 + vat_rate)


@quantity("EUR", per=HOUSEHOLD)
def household_month_eur(household_cost_eur_per_year, months_per_year):
    """Monthly cost of the household, owner-occupier"""
    return household_cost_eur_per_year / months_per_year


@quantity("EUR/yr", per=HOUSEHOLD)
def household_gas_alternative_eur(household_cost_eur_per_year, household_gas_option):
    """Yearly cost of the same dwelling on gas"""
    return at_position(household_cost_eur_per_year, household_gas_option)


@quantity("m3", per=HOUSEHOLD)
def household_gas_alternative_m3(household_gas_m3, household_gas_option):
    """Gas use of the same dwelling on gas"""
    return at_position(household_gas_m3, household_gas_option)


@quantity("EUR/m3", per=HOUSEHOLD)
def household_equal_gas_price_eur_per_m3(
    household_cost_eur_per_year,
    household_gas_alternative_eur,
    household_gas_alternative_m3,
    consumer_gas_eur_per_m3,
):
    """Gas price at which gas costs as much, including VAT"""
    more = household_cost_eur_per_year - household_gas_alternative_eur
    return consumer_gas_eur_per_m3 + share_of(more, household_gas_alternative_m3)
