"""Heat from the effluent of a sewage treatment plant: TEA (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import share_of, smallest_over, sum_over
from warmtenet.model.families import MONTH, SOURCE

CHAPTER = SOURCE

month_heat_share = given(
    "%",
    None,
    "Part of the yearly heat of the heat pumps",
    0,
    1,
    per=MONTH,
    figure="month.{element}.heat_share",
)
effluent_temperature_c = given(
    "C",
    None,
    "Mean temperature of the effluent",
    0,
    35,
    per=MONTH,
    figure="month.{element}.effluent_temperature",
)
effluent_flow_available_m3_per_h = given(
    "m3/h", None, "Effluent available", 0, 1e5, per=MONTH, figure="month.{element}.effluent_flow"
)
source_availability = given(
    "%",
    1,
    "Part of the hours with enough effluent",
    0,
    1,
    range=(0.97, 1),
    help="The memo: above 97 % now, all year after the renovation of the plant",
)
tea_delta_t_k = given("K", None, "Cooling of the effluent", 1, 15, figure="tea.delta_t")
water_heat_capacity_mj_per_m3k = given(
    "MJ/m3K", None, "Heat capacity of water", 4, 4.3, figure="water.heat_capacity"
)


@quantity("%")
def heat_pump_heat_share(heat_pump_heat_share_assumed, source_availability):
    """Part of the heat from heat pumps"""
    return heat_pump_heat_share_assumed * source_availability


@quantity("C", ask=True)
def source_temperature_c(month_heat_share, effluent_temperature_c):
    """Source temperature, heat-weighted"""
    return share_of(
        sum_over(MONTH, month_heat_share * effluent_temperature_c), sum_over(MONTH, month_heat_share)
    )


@quantity("COP", per=MONTH)
def cop_month(cop, supply_temperature_c, source_temperature_c, effluent_temperature_c):
    """COP per month

    Scaled from the yearly COP by the temperature lift.
    """
    return (
        cop * (supply_temperature_c - source_temperature_c) / (supply_temperature_c - effluent_temperature_c)
    )


@quantity("COP")
def cop_coldest_month(cop_month):
    """COP in the coldest month"""
    return smallest_over(MONTH, cop_month)


@quantity("kW", per=MONTH)
def cold_power_month_kw(heat_pump_power_kw, cop_month):
    """Cold side of the heat pumps at full power"""
    return heat_pump_power_kw * (1 - 1 / cop_month)


@quantity("m3/h", per=MONTH)
def effluent_flow_month_m3_per_h(
    cold_power_month_kw, water_heat_capacity_mj_per_m3k, tea_delta_t_k, seconds_per_hour
):
    """Effluent for full power"""
    return cold_power_month_kw / 1000 * seconds_per_hour / (water_heat_capacity_mj_per_m3k * tea_delta_t_k)


@quantity("yes/no", per=MONTH)
def effluent_short_month(effluent_flow_month_m3_per_h, effluent_flow_available_m3_per_h):
    """Month with less effluent than full power asks"""
    return np.where(effluent_flow_available_m3_per_h < effluent_flow_month_m3_per_h, 1, 0)


@quantity("number")
def effluent_short_months(effluent_short_month):
    """Months with less effluent than full power asks"""
    return sum_over(MONTH, effluent_short_month)


@quantity("m3/h")
def effluent_flow_m3_per_h(
    heat_pump_power_kw, cop_coldest_month, water_heat_capacity_mj_per_m3k, tea_delta_t_k, seconds_per_hour
):
    """Effluent for full power in the coldest month"""
    cold = heat_pump_power_kw * (1 - 1 / cop_coldest_month)
    return cold / 1000 * seconds_per_hour / (water_heat_capacity_mj_per_m3k * tea_delta_t_k)


@quantity("m3/h")
def source_flow_m3_per_h(effluent_flow_m3_per_h):
    """Water through the source exchanger"""
    return effluent_flow_m3_per_h


@quantity("kW")
def wko_power_kw(heat_pump_cold_power_kw):
    """Power of the source exchanger"""
    return heat_pump_cold_power_kw


@quantity("C")
def discharge_temperature_c(source_temperature_c, tea_delta_t_k):
    """Temperature of the discharged effluent"""
    return source_temperature_c - tea_delta_t_k


@quantity("%")
def source_heat_share(cold_side_heat_mwh, heat_production_mwh):
    """Heat from the source as part of the production"""
    return share_of(cold_side_heat_mwh, heat_production_mwh)
