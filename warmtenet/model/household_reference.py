"""CO2 and NOx of a household per way of heating; the dwelling of the first page (SPEC 13, 14)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position, position_of
from warmtenet.core.verbs import at_least, largest_over, share_of, sum_before, sum_over, sum_years
from warmtenet.model.families import ARCHETYPE, HOUSEHOLD, HOUSEHOLDS

CHAPTER = HOUSEHOLDS

reference_dwelling = given(
    "text",
    "",
    "Dwelling of the first page",
    help="Name of an archetype; empty: the one with most dwellings",
)


@quantity("kg/GJ")
def network_co2_sold(co2_network_t, heat_sold_gj):
    """CO2 per GJ sold, all years; 0 without sales"""
    return share_of(sum_years(co2_network_t) * 1000, sum_years(heat_sold_gj))


@quantity("kg/GJ")
def network_co2_full(
    electricity_mwh, co2_electricity_kg_per_kwh, boiler_gas_m3, co2_gas_kg_per_m3, heat_demand_mwh, gj_per_mwh
):
    """CO2 per GJ with all buildings connected"""
    emitted = electricity_mwh * 1000 * co2_electricity_kg_per_kwh + boiler_gas_m3 * co2_gas_kg_per_m3
    return share_of(emitted, heat_demand_mwh * gj_per_mwh)


@quantity("kg/GJ")
def network_co2_intensity(network_co2_sold, network_co2_full, heat_sold_gj):
    """CO2 of heat from the network by its own sources

    Over all heat sold; while nothing is sold, that of the network with all buildings connected.
    """
    return np.where(sum_years(heat_sold_gj) > 0, network_co2_sold, network_co2_full)


@quantity("kg/yr", per=HOUSEHOLD)
def household_co2_kg_per_year(
    household_gas_m3,
    co2_gas_kg_per_m3,
    household_electricity_kwh,
    co2_electricity_kg_per_kwh,
    household_network_heat_gj,
    network_co2_intensity,
):
    """CO2 of the household for heat and cooking"""
    energy = household_gas_m3 * co2_gas_kg_per_m3 + household_electricity_kwh * co2_electricity_kg_per_kwh
    return energy + household_network_heat_gj * network_co2_intensity


@quantity("g/GJ")
def network_nox_g_per_gj(nox_kg_yearly, heat_sold_gj, nox_full_kg, heat_demand_mwh, gj_per_mwh):
    """NOx of heat from the network

    Over all heat sold; while nothing is sold, that of the network with all buildings connected.
    """
    sold = share_of(sum_years(nox_kg_yearly) * 1000, sum_years(heat_sold_gj))
    full = share_of(nox_full_kg * 1000, heat_demand_mwh * gj_per_mwh)
    return np.where(sum_years(heat_sold_gj) > 0, sold, full)


@quantity("g/yr", per=HOUSEHOLD)
def household_nox_g_per_year(
    household_gas_m3,
    upper_calorific_value_mj_per_m3,
    nox_household_boiler_g_per_gj,
    household_network_heat_gj,
    network_nox_g_per_gj,
):
    """NOx of the household for heat and cooking, in the district"""
    gas_gj = household_gas_m3 * upper_calorific_value_mj_per_m3 / 1000
    return gas_gj * nox_household_boiler_g_per_gj + household_network_heat_gj * network_nox_g_per_gj


@quantity("number")
def most_dwellings(archetype_dwellings):
    """Dwellings of the most common archetype"""
    return largest_over(ARCHETYPE, archetype_dwellings)


@quantity("yes/no", per=ARCHETYPE)
def archetype_is_common(archetype_dwellings, most_dwellings):
    """Archetype has as many dwellings as the most common one"""
    return np.where(at_least(archetype_dwellings, most_dwellings), 1, 0)


@quantity("number", per=ARCHETYPE)
def archetypes_common_before(archetype_is_common):
    """Earlier archetypes that are the most common"""
    return sum_before(ARCHETYPE, archetype_is_common)


@quantity("number", per=ARCHETYPE)
def archetype_if_first_common(archetype_number, archetype_is_common, archetypes_common_before):
    """Number of the archetype where it is the first of the most common"""
    return np.where(archetypes_common_before > 0, 0, archetype_number * archetype_is_common)


@quantity("number")
def reference_named(archetype_name, reference_dwelling):
    """Number of the archetype that is named for the first page; 0 without"""
    return position_of(archetype_name, reference_dwelling)


@quantity("number")
def reference_position(reference_named, archetype_if_first_common):
    """Number of the archetype of the first page; 0 without archetypes"""
    common = sum_over(ARCHETYPE, archetype_if_first_common)
    return np.where(reference_named > 0, reference_named, common)


@quantity("number")
def reference_gas_option(reference_position, variants_per_archetype, preparations_per_class):
    """Number of the reference dwelling on gas"""
    options = 1 + 2 * variants_per_archetype / preparations_per_class
    return np.where(reference_position > 0, (reference_position - 1) * options + 1, 0)


@quantity("number")
def reference_network_option(reference_gas_option, comfort_position):
    """Number of the reference dwelling on the heat network"""
    known = np.minimum(reference_gas_option, comfort_position) > 0
    return np.where(known, reference_gas_option + comfort_position, 0)


@quantity("number")
def reference_heat_pump_option(reference_network_option, variants_per_archetype, preparations_per_class):
    """Number of the reference dwelling with an own heat pump"""
    classes = variants_per_archetype / preparations_per_class
    return np.where(reference_network_option > 0, reference_network_option + classes, 0)


@quantity("EUR")
def bill_month_eur(household_month_eur, reference_network_option):
    """Monthly cost of the reference dwelling on the heat network"""
    return at_position(household_month_eur, reference_network_option)


@quantity("EUR")
def bill_gas_month_eur(household_month_eur, reference_gas_option):
    """Monthly cost of the reference dwelling on gas"""
    return at_position(household_month_eur, reference_gas_option)


@quantity("EUR")
def bill_heat_pump_month_eur(household_month_eur, reference_heat_pump_option):
    """Monthly cost of the reference dwelling with an own heat pump"""
    return at_position(household_month_eur, reference_heat_pump_option)


@quantity("EUR")
def one_off_owner_eur(household_one_off_owner_eur, reference_network_option):
    """One-off cost of the owner-occupier, reference dwelling on the heat network"""
    return at_position(household_one_off_owner_eur, reference_network_option)


@quantity("EUR")
def one_off_association_eur(household_one_off_landlord_eur, reference_network_option):
    """One-off cost of the landlord, reference dwelling on the heat network"""
    return at_position(household_one_off_landlord_eur, reference_network_option)


@quantity("EUR")
def isde_reference_eur(household_subsidy_owner_eur, reference_network_option):
    """Subsidy of the owner-occupier, reference dwelling on the heat network"""
    return at_position(household_subsidy_owner_eur, reference_network_option)


@quantity("EUR")
def sah_reference_eur(household_subsidy_landlord_eur, reference_network_option):
    """Subsidy of the landlord, reference dwelling on the heat network"""
    return at_position(household_subsidy_landlord_eur, reference_network_option)


@quantity("EUR/yr")
def tenant_network_eur(household_tenant_eur_per_year, reference_network_option):
    """Yearly cost of the tenant of the reference dwelling on the heat network"""
    return at_position(household_tenant_eur_per_year, reference_network_option)


@quantity("EUR/yr")
def tenant_gas_eur(household_tenant_eur_per_year, reference_gas_option):
    """Yearly cost of the tenant of the reference dwelling on gas"""
    return at_position(household_tenant_eur_per_year, reference_gas_option)


@quantity("EUR")
def tenant_difference_month_eur(tenant_network_eur, tenant_gas_eur, months_per_year):
    """What a tenant pays more a month than on gas, reference dwelling"""
    return (tenant_network_eur - tenant_gas_eur) / months_per_year
