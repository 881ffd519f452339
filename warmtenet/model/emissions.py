"""CO2 of the network beside gas (SPEC 14)."""

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


@quantity("t", yearly=True, over_years="sum")
def co2_network_t(electricity_yearly_mwh, co2_electricity_kg_per_kwh, gas_yearly_m3, co2_gas_kg_per_m3):
    """CO2 of the network"""
    return electricity_yearly_mwh * co2_electricity_kg_per_kwh + gas_yearly_m3 * co2_gas_kg_per_m3 / 1000


@quantity("m3")
def reference_gas_m3(heat_demand_mwh, old_boiler_efficiency, calorific_value_mj_per_m3, gj_per_mwh):
    """Gas of the buildings with their own boilers"""
    return heat_demand_mwh * gj_per_mwh * 1000 / (old_boiler_efficiency * calorific_value_mj_per_m3)


@quantity("t", yearly=True, over_years="sum")
def co2_gas_t(reference_gas_m3, connected_share_mean, co2_gas_kg_per_m3):
    """CO2 of the connected buildings on gas"""
    return reference_gas_m3 * connected_share_mean * co2_gas_kg_per_m3 / 1000


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
