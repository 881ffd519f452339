"""Hour by hour with river and store: the energy of each month, and the store through the year (SPEC 6).

The months share out the yearly amounts, so that every month and the year close.
"""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import share_of, smallest_over, sum_before, sum_over
from warmtenet.model.families import HOURS, MONTH

CHAPTER = HOURS

river_pump_share = given(
    "%", None, "Electricity of river pumps per heat taken", 0, 0.2, figure="teo.pump_electricity"
)
well_pump_share = given(
    "%", None, "Electricity of well pumps per heat drawn", 0, 0.2, figure="wko.pump_electricity"
)


@quantity("MWh", per=MONTH)
def cold_side_weight_mwh(heat_pump_heat_month_mwh, cop_by_month):
    """Heat from the source in the month, before it is scaled to the year"""
    return heat_pump_heat_month_mwh * (1 - 1 / cop_by_month)


@quantity("MWh")
def direct_weight_total_mwh(cold_side_weight_mwh, direct_part_of_month):
    """Direct use of the months together, before it is scaled to the year"""
    return sum_over(MONTH, cold_side_weight_mwh * direct_part_of_month)


@quantity("MWh")
def store_weight_total_mwh(cold_side_weight_mwh, direct_part_of_month):
    """Draw from the store of the months together, before it is scaled to the year"""
    return sum_over(MONTH, cold_side_weight_mwh * (1 - direct_part_of_month))


@quantity("MWh", per=MONTH)
def direct_heat_month_mwh(
    direct_source_heat_mwh, cold_side_weight_mwh, direct_part_of_month, direct_weight_total_mwh
):
    """Heat straight from the river in the month"""
    return direct_source_heat_mwh * share_of(
        cold_side_weight_mwh * direct_part_of_month, direct_weight_total_mwh
    )


@quantity("MWh", per=MONTH)
def store_heat_month_mwh(
    wko_extraction_mwh, cold_side_weight_mwh, direct_part_of_month, store_weight_total_mwh
):
    """Heat from the store in the month"""
    return wko_extraction_mwh * share_of(
        cold_side_weight_mwh * (1 - direct_part_of_month), store_weight_total_mwh
    )


@quantity("MWh", per=MONTH)
def cold_side_heat_month_mwh(direct_heat_month_mwh, store_heat_month_mwh):
    """Heat from the source in the month"""
    return direct_heat_month_mwh + store_heat_month_mwh


@quantity("MWh", per=MONTH)
def charging_month_mwh(wko_storage_mwh, usable_charging_hours, charging_hours_available):
    """Heat into the store in the month"""
    return wko_storage_mwh * share_of(usable_charging_hours, charging_hours_available)


@quantity("MWh", per=MONTH)
def store_change_mwh(charging_month_mwh, wko_recovery_efficiency, store_heat_month_mwh):
    """Change of the recoverable heat in the store"""
    return charging_month_mwh * wko_recovery_efficiency - store_heat_month_mwh


@quantity("MWh", per=MONTH)
def store_level_mwh(store_change_mwh):
    """Recoverable heat in the store against the start of the year"""
    return sum_before(MONTH, store_change_mwh) + store_change_mwh


@quantity("MWh")
def store_start_mwh(store_level_mwh):
    """Recoverable heat in the store at the start of the year"""
    return np.maximum(-smallest_over(MONTH, store_level_mwh), 0)


@quantity("MWh", per=MONTH)
def store_content_mwh(store_level_mwh, store_start_mwh):
    """Recoverable heat in the store at the end of the month"""
    return store_level_mwh + store_start_mwh


@quantity("m3")
def warm_well_m3(wko_storage_mwh, gj_per_mwh, water_heat_capacity_mj_per_m3k, wko_delta_t_k):
    """Water into the warm wells per year"""
    return wko_storage_mwh * gj_per_mwh * 1000 / (water_heat_capacity_mj_per_m3k * wko_delta_t_k)


@quantity("m3")
def cold_well_m3(wko_extraction_mwh, gj_per_mwh, water_heat_capacity_mj_per_m3k, wko_delta_t_k):
    """Water into the cold wells per year"""
    return wko_extraction_mwh * gj_per_mwh * 1000 / (water_heat_capacity_mj_per_m3k * wko_delta_t_k)


@quantity("MWh")
def river_pump_electricity_mwh(wko_storage_mwh, direct_source_heat_mwh, river_pump_share):
    """Electricity of the river pumps

    Part of the auxiliaries; beside them, not added.
    """
    return (wko_storage_mwh + direct_source_heat_mwh) * river_pump_share


@quantity("MWh")
def well_pump_electricity_mwh(wko_extraction_mwh, well_pump_share):
    """Electricity of the well pumps

    Part of the auxiliaries; beside them, not added.
    """
    return wko_extraction_mwh * well_pump_share
