"""What a household uses and invests per way of heating: gas, heat network, own heat pump (SPEC 13)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position, sum_at
from warmtenet.core.verbs import choose, given_or, share_of
from warmtenet.model.families import ARCHETYPE, GROUP, HOUSEHOLD, HOUSEHOLDS

CHAPTER = HOUSEHOLDS

cooking_electricity_kwh = given(
    "kWh", None, "Electricity for cooking", 0, 2000, figure="home.cooking_electricity", help="A year"
)


@quantity("m3", per=GROUP)
def group_home_gas_m3(
    gas_m3,
    building_heat_demand_mwh,
    cooks_on_gas,
    cooking_gas_m3,
    old_boiler_efficiency,
    calorific_value_mj_per_m3,
    gj_per_mwh,
    dwellings,
):
    """Present gas use of the dwellings of the group

    Where only the heat demand is given: the gas that gives that heat.
    """
    heat = given_or(building_heat_demand_mwh, 0) * gj_per_mwh * 1000
    cooking = choose(cooks_on_gas, {"yes": cooking_gas_m3, "no": 0})
    of_heat = heat / (old_boiler_efficiency * calorific_value_mj_per_m3) + cooking
    return given_or(gas_m3, of_heat) * dwellings


@quantity("number", per=ARCHETYPE)
def archetype_dwellings(archetype_number, group_archetype, dwellings):
    """Dwellings of the archetype in the area"""
    return sum_at(archetype_number, group_archetype, dwellings)


@quantity("m3", per=ARCHETYPE)
def archetype_group_gas_m3(archetype_number, group_archetype, group_home_gas_m3):
    """Present gas use of all dwellings of the archetype"""
    return sum_at(archetype_number, group_archetype, group_home_gas_m3)


@quantity("m3", per=ARCHETYPE)
def archetype_gas_m3(home_gas_m3, archetype_group_gas_m3, archetype_dwellings):
    """Present gas use of the dwelling"""
    return given_or(home_gas_m3, share_of(archetype_group_gas_m3, archetype_dwellings))


@quantity("m3", per=ARCHETYPE)
def archetype_cooking_gas_m3(home_cooks_on_gas, cooking_gas_m3, archetype_gas_m3):
    """Gas for cooking in the dwelling"""
    return choose(home_cooks_on_gas, {"yes": np.minimum(cooking_gas_m3, archetype_gas_m3), "no": 0})


@quantity("MWh", per=ARCHETYPE)
def archetype_heat_mwh(
    archetype_gas_m3,
    archetype_cooking_gas_m3,
    old_boiler_efficiency,
    calorific_value_mj_per_m3,
    gj_per_mwh,
    heat_demand_factor,
):
    """Present heat use of the dwelling, hot water included"""
    heating = archetype_gas_m3 - archetype_cooking_gas_m3
    per_m3 = old_boiler_efficiency * calorific_value_mj_per_m3 / (gj_per_mwh * 1000)
    return heating * per_m3 * heat_demand_factor


@quantity("%", per=HOUSEHOLD)
def household_saving_share(dwelling_saving_share, household_variant, saving_realised_share):
    """Saving by measures of the household"""
    return at_position(dwelling_saving_share, household_variant) * saving_realised_share


@quantity("MWh", per=HOUSEHOLD)
def household_present_heat_mwh(archetype_heat_mwh, household_archetype):
    """Heat use of the household without measures"""
    return at_position(archetype_heat_mwh, household_archetype)


@quantity("MWh", per=HOUSEHOLD)
def household_hot_water_mwh(
    household_present_heat_mwh, hot_water_share_of_demand, household_saving_share, saving_basis
):
    """Hot water of the household"""
    saved = choose(saving_basis, {"all": household_saving_share, "space_heating": 0})
    return household_present_heat_mwh * hot_water_share_of_demand * (1 - saved)


@quantity("MWh", per=HOUSEHOLD)
def household_space_heat_mwh(household_present_heat_mwh, hot_water_share_of_demand, household_saving_share):
    """Space heating of the household"""
    return household_present_heat_mwh * (1 - hot_water_share_of_demand) * (1 - household_saving_share)


@quantity("MWh", per=HOUSEHOLD)
def household_heat_mwh(household_space_heat_mwh, household_hot_water_mwh):
    """Heat use of the household"""
    return household_space_heat_mwh + household_hot_water_mwh


@quantity("GJ", per=HOUSEHOLD)
def household_network_heat_gj(household_system, household_heat_mwh, gj_per_mwh):
    """Heat that the household buys from the network"""
    return choose(household_system, {"network": household_heat_mwh * gj_per_mwh}, otherwise=0)


@quantity("m3", per=HOUSEHOLD)
def household_cooking_gas_m3(household_system, archetype_cooking_gas_m3, household_archetype):
    """Gas of the household for cooking"""
    cooking = at_position(archetype_cooking_gas_m3, household_archetype)
    return choose(household_system, {"gas": cooking}, otherwise=0)


@quantity("m3", per=HOUSEHOLD)
def household_gas_m3(
    household_system,
    household_heat_mwh,
    household_cooking_gas_m3,
    gj_per_mwh,
    old_boiler_efficiency,
    calorific_value_mj_per_m3,
):
    """Gas use of the household

    A new boiler is taken to do in practice what the present ones do.
    """
    heating = household_heat_mwh * gj_per_mwh * 1000 / (old_boiler_efficiency * calorific_value_mj_per_m3)
    return choose(household_system, {"gas": heating + household_cooking_gas_m3}, otherwise=0)


@quantity("kWh", per=HOUSEHOLD)
def household_cooking_kwh(
    household_system, home_leaves_gas_cooking, household_archetype, cooking_electricity_kwh
):
    """Electricity of the household for cooking"""
    on_gas = at_position(home_leaves_gas_cooking, household_archetype)
    return cooking_electricity_kwh * choose(household_system, {"gas": 1 - on_gas}, otherwise=1)


@quantity("kWh", per=HOUSEHOLD)
def household_electricity_kwh(
    household_system,
    household_space_heat_mwh,
    household_hot_water_mwh,
    household_cooking_kwh,
    home_pump_scop,
    home_pump_hot_water_cop,
    home_pump_backup_share,
):
    """Electricity of the household for heat and cooking"""
    per_heat = (1 - home_pump_backup_share) / home_pump_scop + home_pump_backup_share
    pump = household_space_heat_mwh * per_heat + household_hot_water_mwh / home_pump_hot_water_cop
    return choose(household_system, {"heat_pump": pump * 1000}, otherwise=0) + household_cooking_kwh


@quantity("EUR", per=HOUSEHOLD)
def household_measures_eur(measure_cost_eur, household_variant):
    """Measures of the household, including VAT"""
    return at_position(measure_cost_eur, household_variant)


@quantity("number", per=HOUSEHOLD)
def household_valves(household_archetype, household_variant, home_valves_lacking, radiators_replaced):
    """Radiators of the household that stay and get a valve"""
    lacking = at_position(home_valves_lacking, household_archetype)
    return np.maximum(lacking - at_position(radiators_replaced, household_variant), 0)


@quantity("EUR", per=HOUSEHOLD)
def household_work_eur(
    household_system,
    household_archetype,
    indoor_work_eur,
    home_valves_needed,
    indoor_work_heat_pump_eur,
    home_pump_valves_needed,
    household_valves,
    home_valve_eur,
):
    """Connection work of the household, including VAT

    The work of the dwelling counts the valves of the chosen comfort class; here those of its own class.
    """
    valve = at_position(home_valve_eur, household_archetype)
    network_valves = household_valves - at_position(home_valves_needed, household_archetype)
    pump_valves = household_valves - at_position(home_pump_valves_needed, household_archetype)
    return choose(
        household_system,
        {
            "network": at_position(indoor_work_eur, household_archetype) + network_valves * valve,
            "heat_pump": at_position(indoor_work_heat_pump_eur, household_archetype) + pump_valves * valve,
        },
        otherwise=0,
    )


@quantity("EUR", per=HOUSEHOLD)
def household_bak_eur(household_system, bak_owner_occupier_eur, bak_factor, bak_added_isde_eur, vat_rate):
    """Contribution to the connection, owner-occupier, including VAT"""
    invoice = (bak_owner_occupier_eur * bak_factor + bak_added_isde_eur) * (1 + vat_rate)
    return choose(household_system, {"network": invoice}, otherwise=0)


@quantity("EUR", per=HOUSEHOLD)
def household_bak_landlord_eur(
    household_system,
    landlord_kind,
    bak_private_landlord_eur,
    bak_housing_association_eur,
    bak_factor,
    bak_added_sah_eur,
    vat_rate,
):
    """Contribution to the connection, landlord, including VAT"""
    amount = choose(
        landlord_kind,
        {"private_landlord": bak_private_landlord_eur, "housing_association": bak_housing_association_eur},
    )
    invoice = (amount * bak_factor + bak_added_sah_eur) * (1 + vat_rate)
    return choose(household_system, {"network": invoice}, otherwise=0)


@quantity("EUR", per=HOUSEHOLD)
def household_new_device_eur(household_system, household_device_eur):
    """Device that is part of the investment

    A boiler is not: it is replaced as before when one stays on gas.
    """
    return choose(household_system, {"heat_pump": household_device_eur}, otherwise=0)


@quantity("EUR", per=HOUSEHOLD)
def household_investment_eur(
    household_measures_eur, household_work_eur, household_bak_eur, household_new_device_eur
):
    """Investment of the owner-occupier before subsidy, including VAT"""
    return household_measures_eur + household_work_eur + household_bak_eur + household_new_device_eur


@quantity("EUR", per=HOUSEHOLD)
def household_svve_eur(household_system, household_archetype, home_is_flat, svve_each_eur):
    """SVVE of the owner-occupied flat"""
    flat = at_position(home_is_flat, household_archetype)
    return choose(household_system, {"gas": 0}, otherwise=flat * svve_each_eur)


@quantity("EUR", per=HOUSEHOLD)
def household_subsidy_owner_eur(
    household_system,
    household_archetype,
    household_variant,
    home_isde_network_eur,
    measure_isde_eur,
    household_isde_device_eur,
    household_svve_eur,
):
    """Subsidy of the owner-occupier: ISDE, and SVVE for a flat"""
    network = choose(
        household_system, {"network": at_position(home_isde_network_eur, household_archetype)}, otherwise=0
    )
    measures = at_position(measure_isde_eur, household_variant)
    return network + measures + household_isde_device_eur + household_svve_eur


@quantity("EUR", per=HOUSEHOLD)
def household_subsidy_landlord_eur(
    household_system, household_archetype, home_sah_eur, sah_is_granted, landlord_kind, svoh_each_eur
):
    """Subsidy of the landlord: SAH on a heat network, SVOH for a private landlord"""
    sah = at_position(home_sah_eur, household_archetype) * sah_is_granted
    svoh = choose(landlord_kind, {"private_landlord": svoh_each_eur}, otherwise=0)
    return choose(household_system, {"network": sah + svoh, "gas": 0}, otherwise=svoh)


@quantity("EUR", per=HOUSEHOLD)
def household_one_off_owner_eur(household_investment_eur, household_subsidy_owner_eur):
    """One-off cost of the owner-occupier after subsidy, including VAT"""
    return household_investment_eur - household_subsidy_owner_eur


@quantity("EUR", per=HOUSEHOLD)
def household_one_off_landlord_eur(
    household_investment_eur, household_bak_eur, household_bak_landlord_eur, household_subsidy_landlord_eur
):
    """One-off cost of the landlord after subsidy, including VAT"""
    own = household_investment_eur - household_bak_eur + household_bak_landlord_eur
    return own - household_subsidy_landlord_eur
