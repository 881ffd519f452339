"""Heat from the effluent of a sewage treatment plant: TEA (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, share_of, sum_over
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
source_availability_assumed = given(
    "%",
    1,
    "Assumed part of the hours with enough effluent",
    0,
    1,
    range=(0.97, 1),
    help="The memo: above 97 % now, all year after the renovation of the plant",
)
tea_delta_t_k = given("K", None, "Cooling of the effluent", 1, 15, figure="tea.delta_t", structural=True)
water_heat_capacity_mj_per_m3k = given(
    "MJ/m3K", None, "Heat capacity of water", 4, 4.3, figure="water.heat_capacity"
)


@quantity("%", ask=True)
def source_availability(hourly_basis, source_availability_computed, source_availability_assumed):
    """Part of the hours with enough effluent

    For the heat pumps at full power.
    """
    return choose(
        hourly_basis, {"computed": source_availability_computed, "assumed": source_availability_assumed}
    )


@quantity("%")
def heat_pump_heat_share(
    hourly_basis, heat_pump_heat_share_computed, heat_pump_heat_share_assumed, source_availability
):
    """Part of the heat from heat pumps"""
    return choose(
        hourly_basis,
        {
            "computed": heat_pump_heat_share_computed,
            "assumed": heat_pump_heat_share_assumed * source_availability,
        },
    )


@quantity("%", per=MONTH)
def heat_share_of_month(hourly_basis, month_heat_share_computed, month_heat_share):
    """Part of the yearly heat of the heat pumps that falls in the month"""
    return choose(hourly_basis, {"computed": month_heat_share_computed, "assumed": month_heat_share})


@quantity("C", per=MONTH)
def source_temperature_of_month_c(hourly_basis, effluent_temperature_computed_c, effluent_temperature_c):
    """Source temperature in the month"""
    return choose(
        hourly_basis, {"computed": effluent_temperature_computed_c, "assumed": effluent_temperature_c}
    )


@quantity("C")
def source_temperature_assumed_c(month_heat_share, effluent_temperature_c):
    """Source temperature by the table of months, heat-weighted"""
    return share_of(
        sum_over(MONTH, month_heat_share * effluent_temperature_c), sum_over(MONTH, month_heat_share)
    )


@quantity("C", ask=True)
def source_temperature_c(hourly_basis, source_temperature_computed_c, source_temperature_assumed_c):
    """Source temperature, heat-weighted"""
    return choose(
        hourly_basis, {"computed": source_temperature_computed_c, "assumed": source_temperature_assumed_c}
    )


@quantity("K")
def source_step_k(tea_delta_t_k):
    """Cooling of the water that feeds the heat pumps"""
    return tea_delta_t_k


@quantity("COP", per=MONTH)
def cop_month(cop_by_month):
    """COP per month, as the flow is computed with"""
    return cop_by_month


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


@quantity("m3/h", per=MONTH)
def effluent_flow_of_month_m3_per_h(
    hourly_basis, effluent_flow_computed_m3_per_h, effluent_flow_available_m3_per_h
):
    """Effluent of the month"""
    return choose(
        hourly_basis,
        {"computed": effluent_flow_computed_m3_per_h, "assumed": effluent_flow_available_m3_per_h},
    )


@quantity("yes/no", per=MONTH)
def effluent_short_month(effluent_flow_month_m3_per_h, effluent_flow_of_month_m3_per_h):
    """Month with less effluent than full power asks"""
    return np.where(effluent_flow_of_month_m3_per_h < effluent_flow_month_m3_per_h, 1, 0)


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


@quantity("MWh", per=MONTH)
def cold_side_heat_month_mwh(cold_side_heat_mwh, cold_side_weight_mwh, cold_side_weight_total_mwh):
    """Heat from the source in the month"""
    return cold_side_heat_mwh * share_of(cold_side_weight_mwh, cold_side_weight_total_mwh)


@quantity("MWh")
def cold_side_weight_total_mwh(cold_side_weight_mwh):
    """Heat from the source of the months together, before it is scaled to the year"""
    return sum_over(MONTH, cold_side_weight_mwh)
