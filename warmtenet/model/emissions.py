"""CO2 and NOx of the network by source, beside gas and own heat pumps; renewable share (SPEC 14).

NOx is what leaves a chimney in the district; that of power stations is not counted.
"""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import last_year, share_of, sum_years
from warmtenet.model.families import EMISSIONS

CHAPTER = EMISSIONS

co2_gas_kg_per_m3 = given(
    "kg/m3", None, "CO2 of gas", 1, 4, figure="co2.gas_chain", help="With the supply chain"
)
co2_electricity_kg_per_kwh = given(
    "kg/kWh",
    None,
    "CO2 of electricity",
    0,
    1.5,
    range=(0.1, 0.5),
    figure="co2.electricity",
    help="Held for all years, which overstates later years",
)
nox_boiler_g_per_gj = given(
    "g/GJ",
    None,
    "NOx of the peak boilers",
    0,
    200,
    figure="nox.boiler",
    help="Per GJ of gas on the lower value; mg/Nm3 at 3 % oxygen times 0.283",
)
nox_household_boiler_g_per_gj = given(
    "g/GJ",
    None,
    "NOx of the boilers of building owners",
    0,
    200,
    figure="nox.individual_boiler",
    help="Per GJ of gas on the upper value; mg/kWh divided by 3.6",
)
renewable_electricity_share = given(
    "%",
    0,
    "Renewable part of the electricity",
    0,
    1,
    help="0: only heat from water counts, as in the European rules for heat pumps",
)


@quantity("t", yearly=True, over_years="sum")
def co2_electricity_t(electricity_yearly_mwh, co2_electricity_kg_per_kwh):
    """CO2 of the electricity"""
    return electricity_yearly_mwh * co2_electricity_kg_per_kwh


@quantity("t", yearly=True, over_years="sum")
def co2_boilers_t(gas_yearly_m3, co2_gas_kg_per_m3):
    """CO2 of the peak boilers"""
    return gas_yearly_m3 * co2_gas_kg_per_m3 / 1000


@quantity("t", yearly=True, over_years="sum")
def co2_network_t(co2_electricity_t, co2_boilers_t):
    """CO2 of the network"""
    return co2_electricity_t + co2_boilers_t


@quantity("m3")
def reference_gas_m3(heat_demand_mwh, old_boiler_efficiency, calorific_value_mj_per_m3, gj_per_mwh):
    """Gas of the buildings with their own boilers"""
    return heat_demand_mwh * gj_per_mwh * 1000 / (old_boiler_efficiency * calorific_value_mj_per_m3)


@quantity("t", yearly=True, over_years="sum")
def co2_gas_t(reference_gas_m3, connected_share_mean, co2_gas_kg_per_m3):
    """CO2 of the connected buildings on gas"""
    return reference_gas_m3 * connected_share_mean * co2_gas_kg_per_m3 / 1000


@quantity("MWh")
def reference_heat_pump_mwh(
    heat_demand_mwh,
    hot_water_share_of_demand,
    home_pump_scop,
    home_pump_hot_water_cop,
    home_pump_backup_share,
):
    """Electricity of the buildings with their own heat pumps

    For the same heat; better insulated dwellings would ask less.
    """
    per_heating = (1 - home_pump_backup_share) / home_pump_scop + home_pump_backup_share
    heating = heat_demand_mwh * (1 - hot_water_share_of_demand) * per_heating
    return heating + heat_demand_mwh * hot_water_share_of_demand / home_pump_hot_water_cop


@quantity("t", yearly=True, over_years="sum")
def co2_heat_pumps_t(reference_heat_pump_mwh, connected_share_mean, co2_electricity_kg_per_kwh):
    """CO2 of the connected buildings with their own heat pumps"""
    return reference_heat_pump_mwh * connected_share_mean * co2_electricity_kg_per_kwh


@quantity("%")
def co2_saving_share(co2_network_t, co2_gas_t):
    """CO2 saving against gas"""
    return 1 - share_of(sum_years(co2_network_t), sum_years(co2_gas_t))


@quantity("t")
def co2_saving_last_year_t(co2_gas_last_t, co2_network_last_t):
    """CO2 saving in the last year"""
    return co2_gas_last_t - co2_network_last_t


@quantity("t")
def co2_gas_last_t(co2_gas_t):
    """CO2 of the connected buildings on gas in the last year"""
    return last_year(co2_gas_t)


@quantity("t")
def co2_network_last_t(co2_network_t):
    """CO2 of the network in the last year"""
    return last_year(co2_network_t)


@quantity("kg/yr")
def co2_network_per_weq_kg(co2_network_t, connected_weq_mean):
    """CO2 of the network per connected weq"""
    return share_of(sum_years(co2_network_t) * 1000, sum_years(connected_weq_mean))


@quantity("kg/yr")
def co2_gas_per_weq_kg(co2_gas_t, connected_weq_mean):
    """CO2 on gas per connected weq"""
    return share_of(sum_years(co2_gas_t) * 1000, sum_years(connected_weq_mean))


@quantity("kg/yr")
def co2_heat_pumps_per_weq_kg(co2_heat_pumps_t, connected_weq_mean):
    """CO2 with own heat pumps per connected weq"""
    return share_of(sum_years(co2_heat_pumps_t) * 1000, sum_years(connected_weq_mean))


@quantity("kg", yearly=True, over_years="sum")
def nox_boilers_kg(gas_yearly_m3, existing_gas_share, lower_calorific_value_mj_per_m3, nox_boiler_g_per_gj):
    """NOx of the peak boilers of the heat company"""
    gas_gj = gas_yearly_m3 * (1 - existing_gas_share) * lower_calorific_value_mj_per_m3 / 1000
    return gas_gj * nox_boiler_g_per_gj / 1000


@quantity("kg", yearly=True, over_years="sum")
def nox_existing_boilers_kg(
    gas_yearly_m3, existing_gas_share, upper_calorific_value_mj_per_m3, nox_household_boiler_g_per_gj
):
    """NOx of existing boilers that take part of the peak"""
    gas_gj = gas_yearly_m3 * existing_gas_share * upper_calorific_value_mj_per_m3 / 1000
    return gas_gj * nox_household_boiler_g_per_gj / 1000


@quantity("kg", yearly=True, over_years="sum")
def nox_kg_yearly(nox_boilers_kg, nox_existing_boilers_kg):
    """NOx of the network"""
    return nox_boilers_kg + nox_existing_boilers_kg


@quantity("kg")
def nox_full_kg(
    boiler_gas_m3,
    existing_gas_share,
    lower_calorific_value_mj_per_m3,
    upper_calorific_value_mj_per_m3,
    nox_boiler_g_per_gj,
    nox_household_boiler_g_per_gj,
):
    """NOx of the network with all buildings connected, per year"""
    gas = boiler_gas_m3, existing_gas_share
    own = nox_boilers_kg(*gas, lower_calorific_value_mj_per_m3, nox_boiler_g_per_gj)
    return own + nox_existing_boilers_kg(*gas, upper_calorific_value_mj_per_m3, nox_household_boiler_g_per_gj)


@quantity("kg", yearly=True, over_years="sum")
def nox_gas_kg_yearly(
    reference_gas_m3, connected_share_mean, upper_calorific_value_mj_per_m3, nox_household_boiler_g_per_gj
):
    """NOx of the connected buildings on gas"""
    gas_gj = reference_gas_m3 * connected_share_mean * upper_calorific_value_mj_per_m3 / 1000
    return gas_gj * nox_household_boiler_g_per_gj / 1000


@quantity("%")
def nox_saving_share(nox_kg_yearly, nox_gas_kg_yearly):
    """NOx saving against gas"""
    return 1 - share_of(sum_years(nox_kg_yearly), sum_years(nox_gas_kg_yearly))


@quantity("g/yr")
def nox_network_per_weq_g(nox_kg_yearly, connected_weq_mean):
    """NOx of the network per connected weq"""
    return share_of(sum_years(nox_kg_yearly) * 1000, sum_years(connected_weq_mean))


@quantity("g/yr")
def nox_gas_per_weq_g(nox_gas_kg_yearly, connected_weq_mean):
    """NOx on gas per connected weq"""
    return share_of(sum_years(nox_gas_kg_yearly) * 1000, sum_years(connected_weq_mean))


@quantity("MWh", yearly=True, over_years="sum")
def renewable_heat_yearly_mwh(heat_pump_heat_yearly_mwh, cop, renewable_electricity_share):
    """Renewable heat in the year

    Heat from water, and the renewable part of the electricity that the compressors turn into heat.
    """
    return heat_pump_heat_yearly_mwh * (1 - (1 - renewable_electricity_share) / cop)


@quantity("%", yearly=True)
def renewable_share_yearly(renewable_heat_yearly_mwh, heat_production_yearly_mwh):
    """Renewable part of the production in the year"""
    return share_of(renewable_heat_yearly_mwh, heat_production_yearly_mwh)


@quantity("%")
def renewable_share(renewable_heat_yearly_mwh, heat_production_yearly_mwh):
    """Renewable part of the production, all years"""
    return share_of(sum_years(renewable_heat_yearly_mwh), sum_years(heat_production_yearly_mwh))
