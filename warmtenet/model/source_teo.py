"""Heat from surface water with a seasonal store in the ground: TEO and WKO (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import at_least, choose, share_of, sum_over, whole_units
from warmtenet.model.families import MONTH, SOURCE

CHAPTER = SOURCE

# The memo names September both under charging and under delivery from the store; the overlap is reported.
SUMMER = {m: "yes" if m in ("jun", "jul", "aug", "sep") else "no" for m in MONTH.elements}
NOT_SUMMER = {m: "no" if m in ("jun", "jul", "aug") else "yes" for m in MONTH.elements}

month_heat_share = given(
    "%",
    None,
    "Part of the yearly heat of the heat pumps",
    0,
    1,
    per=MONTH,
    figure="month.{element}.heat_share",
)
water_temperature_c = given(
    "C", None, "Mean temperature of the river", -1, 35, per=MONTH, figure="month.{element}.river_temperature"
)
charging = given("word", SUMMER, "Store is charged", per=MONTH, words=YES_NO)
charging_hours = given(
    "h",
    None,
    "Hours warm enough to charge",
    0,
    744,
    per=MONTH,
    figure="month.{element}.charging_hours",
    help="Hours at or above the lowest charging temperature",
)
charging_temperature_c = given(
    "C",
    None,
    "Mean river temperature in those hours",
    -1,
    35,
    per=MONTH,
    figure="month.{element}.charging_temperature",
)
direct_use = given("word", SUMMER, "Heat pump draws from the river", per=MONTH, words=YES_NO)
store_use = given("word", NOT_SUMMER, "Heat pump draws from the store", per=MONTH, words=YES_NO)
regeneration_hours = given(
    "h", None, "Full-load hours of charging", 100, 8760, range=(2000, 2900), figure="teo.regeneration_hours"
)
minimum_charging_temperature_c = given(
    "C", 18, "Lowest river temperature for charging", 4, 25, structural=True
)
direct_source_share_assumed = given(
    "%",
    0.12,
    "Assumed part of the heat straight from the river",
    0,
    1,
    range=(0.08, 0.2),
    help="Of the heat of the heat pumps; in the months in which the store is charged",
)
source_availability_assumed = given(
    "%",
    1,
    "Assumed part of the hours in which river and store suffice",
    0,
    1,
    help="The memo sizes the store for all of the base load",
)
wko_recovery_efficiency = given(
    "%", None, "Recovery efficiency of the store", 0.2, 1, range=(0.6, 1), figure="wko.recovery_efficiency"
)
teo_delta_t_k = given("K", None, "Cooling of the river water", 1, 15, range=(4, 10), figure="teo.delta_t")
river_flow_m3_per_s = given(
    "m3/s", None, "Flow of the river", 0, 1e4, optional=True, help="For the share that passes the exchanger"
)
wko_delta_t_k = given(
    "K", None, "Temperature step between the wells", 2, 20, range=(5, 10), figure="wko.delta_t"
)
flow_per_doublet_m3_per_h = given("m3/h", None, "Flow per doublet", 10, 400, figure="wko.flow_per_doublet")
water_heat_capacity_mj_per_m3k = given(
    "MJ/m3K", None, "Heat capacity of water", 4, 4.3, figure="water.heat_capacity"
)


@quantity("%")
def heat_pump_heat_share_computed(heat_pump_heat_share_of_plant, river_heat_share):
    """Computed part of the heat from heat pumps"""
    return heat_pump_heat_share_of_plant * river_heat_share


@quantity("%")
def heat_pump_heat_share(hourly_basis, heat_pump_heat_share_computed, heat_pump_heat_share_assumed):
    """Part of the heat from heat pumps"""
    return choose(
        hourly_basis, {"computed": heat_pump_heat_share_computed, "assumed": heat_pump_heat_share_assumed}
    )


@quantity("%")
def direct_source_share(hourly_basis, direct_source_share_computed, direct_source_share_assumed):
    """Part of the heat straight from the river"""
    return choose(
        hourly_basis, {"computed": direct_source_share_computed, "assumed": direct_source_share_assumed}
    )


@quantity("%", per=MONTH)
def heat_share_of_month(hourly_basis, month_heat_share_computed, month_heat_share):
    """Part of the yearly heat of the heat pumps that falls in the month"""
    return choose(hourly_basis, {"computed": month_heat_share_computed, "assumed": month_heat_share})


@quantity("C", per=MONTH)
def river_temperature_of_month_c(hourly_basis, river_temperature_computed_c, water_temperature_c):
    """River temperature of the month"""
    return choose(hourly_basis, {"computed": river_temperature_computed_c, "assumed": water_temperature_c})


@quantity("h", per=MONTH)
def charging_hours_of_month(hourly_basis, charging_hours_computed, charging_hours):
    """Hours of the month that are warm enough to charge"""
    return choose(hourly_basis, {"computed": charging_hours_computed, "assumed": charging_hours})


@quantity("C", per=MONTH)
def charging_temperature_of_month_c(hourly_basis, charging_temperature_computed_c, charging_temperature_c):
    """River temperature in the hours that are warm enough"""
    return choose(
        hourly_basis, {"computed": charging_temperature_computed_c, "assumed": charging_temperature_c}
    )


@quantity("yes/no", per=MONTH)
def direct_month(direct_use):
    """Month of direct use"""
    return choose(direct_use, {"yes": 1, "no": 0})


@quantity("yes/no", per=MONTH)
def charging_month(charging):
    """Month of charging"""
    return choose(charging, {"yes": 1, "no": 0})


@quantity("yes/no", per=MONTH)
def overlap_month(charging, store_use):
    """Month both charging and delivering"""
    return choose(charging, {"yes": choose(store_use, {"yes": 1, "no": 0}), "no": 0})


@quantity("number")
def overlap_months(overlap_month):
    """Months in which the store is charged and delivers"""
    return sum_over(MONTH, overlap_month)


@quantity("%")
def direct_source_share_calendar(heat_share_of_month, direct_month):
    """Most heat that the calendar leaves for direct use"""
    return sum_over(MONTH, heat_share_of_month * direct_month)


@quantity("C")
def direct_source_temperature_assumed_c(month_heat_share, direct_month, water_temperature_c):
    """River temperature in direct use by the table of months"""
    return share_of(
        sum_over(MONTH, month_heat_share * direct_month * water_temperature_c),
        sum_over(MONTH, month_heat_share * direct_month),
    )


@quantity("C")
def direct_source_temperature_c(
    hourly_basis, direct_temperature_computed_c, direct_source_temperature_assumed_c
):
    """River temperature in direct use, heat-weighted"""
    return choose(
        hourly_basis,
        {"computed": direct_temperature_computed_c, "assumed": direct_source_temperature_assumed_c},
    )


@quantity("h", per=MONTH)
def usable_charging_hours(
    charging_month, charging_hours_of_month, charging_temperature_of_month_c, minimum_charging_temperature_c
):
    """Hours of the month in which the store can be charged"""
    warm = np.where(at_least(charging_temperature_of_month_c, minimum_charging_temperature_c), 1, 0)
    return charging_month * charging_hours_of_month * warm


@quantity("h")
def charging_hours_available(usable_charging_hours):
    """Hours in which the river is warm enough to charge"""
    return sum_over(MONTH, usable_charging_hours)


@quantity("C")
def infiltration_temperature_c(usable_charging_hours, charging_temperature_of_month_c):
    """Temperature of infiltration"""
    return share_of(
        sum_over(MONTH, usable_charging_hours * charging_temperature_of_month_c),
        sum_over(MONTH, usable_charging_hours),
    )


@quantity("C", ask=True)
def source_temperature_c(direct_source_share, direct_source_temperature_c, infiltration_temperature_c):
    """Source temperature, heat-weighted"""
    return (
        direct_source_share * direct_source_temperature_c
        + (1 - direct_source_share) * infiltration_temperature_c
    )


@quantity("MWh")
def wko_extraction_mwh(cold_side_heat_mwh, direct_source_share):
    """Heat drawn from the store"""
    return cold_side_heat_mwh * (1 - direct_source_share)


@quantity("MWh")
def direct_source_heat_mwh(cold_side_heat_mwh, direct_source_share):
    """Heat drawn straight from the river"""
    return cold_side_heat_mwh * direct_source_share


@quantity("MWh")
def wko_storage_mwh(wko_extraction_mwh, wko_recovery_efficiency):
    """Heat stored"""
    return wko_extraction_mwh / wko_recovery_efficiency


@quantity("MWh")
def wko_loss_mwh(wko_storage_mwh, wko_extraction_mwh):
    """Heat left behind in the ground"""
    return wko_storage_mwh - wko_extraction_mwh


@quantity("kW")
def regeneration_power_kw(wko_storage_mwh, regeneration_hours):
    """Regeneration power"""
    return wko_storage_mwh * 1000 / regeneration_hours


@quantity("kW")
def regeneration_power_computed_kw(wko_storage_mwh, regeneration_hours_available):
    """Regeneration power in the computed hours; 0 when there are none"""
    return share_of(wko_storage_mwh * 1000, regeneration_hours_available)


@quantity("K")
def source_step_k(wko_delta_t_k):
    """Cooling of the water that feeds the heat pumps"""
    return wko_delta_t_k


@quantity("kW")
def wko_power_kw(regeneration_power_kw, heat_pump_cold_power_kw):
    """Power of the store"""
    return np.maximum(regeneration_power_kw, heat_pump_cold_power_kw)


@quantity("m3/s")
def teo_flow_m3_per_s(regeneration_power_kw, water_heat_capacity_mj_per_m3k, teo_delta_t_k):
    """River water for charging"""
    return regeneration_power_kw / 1000 / (water_heat_capacity_mj_per_m3k * teo_delta_t_k)


@quantity("m3/s")
def teo_flow_with_direct_m3_per_s(
    teo_flow_m3_per_s, heat_pump_cold_power_kw, water_heat_capacity_mj_per_m3k, teo_delta_t_k
):
    """River water for charging and direct use together"""
    return teo_flow_m3_per_s + heat_pump_cold_power_kw / 1000 / (
        water_heat_capacity_mj_per_m3k * teo_delta_t_k
    )


@quantity("m3/h")
def source_flow_m3_per_h(teo_flow_with_direct_m3_per_s, seconds_per_hour):
    """Water through the source exchanger"""
    return teo_flow_with_direct_m3_per_s * seconds_per_hour


@quantity("%", may_be_missing=True)
def river_share(teo_flow_with_direct_m3_per_s, river_flow_m3_per_s):
    """Part of the river that passes the exchanger"""
    return teo_flow_with_direct_m3_per_s / river_flow_m3_per_s


@quantity("C")
def discharge_temperature_c(infiltration_temperature_c, teo_delta_t_k):
    """Temperature of the discharged river water"""
    return infiltration_temperature_c - teo_delta_t_k


@quantity("m3/h")
def wko_flow_m3_per_h(wko_power_kw, water_heat_capacity_mj_per_m3k, wko_delta_t_k, seconds_per_hour):
    """Flow of the wells"""
    return wko_power_kw / 1000 * seconds_per_hour / (water_heat_capacity_mj_per_m3k * wko_delta_t_k)


@quantity("number")
def wko_doublets(wko_flow_m3_per_h, flow_per_doublet_m3_per_h):
    """Doublets"""
    return whole_units(wko_flow_m3_per_h / flow_per_doublet_m3_per_h)


@quantity("%")
def source_heat_share(cold_side_heat_mwh, heat_production_mwh):
    """Heat from the source as part of the production"""
    return share_of(cold_side_heat_mwh, heat_production_mwh)
