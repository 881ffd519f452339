"""Heat pumps, boilers, redundancy and COP (SPEC 4)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import choose, largest_over, share_of, sum_over
from warmtenet.model.families import BOILER, GROUP, HEAT_PUMP, PLANT

CHAPTER = PLANT

heat_pump_power_share = given(
    "%",
    None,
    "Heat pumps as part of the source power",
    0.05,
    1,
    range=(0.5, 0.7),
    figure="heat_pump.power_share",
)
heat_pump_units = given(
    "text",
    "3x20%",
    "Heat pump units",
    unit_list="heat_pump_unit_share",
    help="Number x share of the source power; the sum equals the share above",
)
boiler_units = given(
    "text", "2x50%", "Boiler units", unit_list="boiler_unit_share", help="Number x share of the source power"
)
heat_pump_unit_share = given("%", None, "Share per heat pump", per=HEAT_PUMP, hidden=True)
boiler_unit_share = given("%", None, "Share per boiler", per=BOILER, hidden=True)
heat_pump_heat_share_assumed = given(
    "%",
    None,
    "Assumed part of the heat from heat pumps",
    0,
    1,
    range=(0.89, 0.99),
    figure="heat_pump.heat_share",
)
boiler_efficiency = given(
    "%",
    None,
    "Efficiency of the boilers",
    0.5,
    1.1,
    figure="boiler.peak_efficiency",
    help="On the upper value",
)

peak_from_existing_boilers = given(
    "word",
    "no",
    "Existing boilers of building owners take part of the peak",
    words=YES_NO,
    help="Their power (table of buildings) is not bought; it counts in N-1 and the heat company pays the gas",
)


@quantity("kW")
def heat_pump_power_kw(source_power_kw, heat_pump_power_share):
    """Power of the heat pumps"""
    return source_power_kw * heat_pump_power_share


@quantity("kW", per=HEAT_PUMP)
def heat_pump_unit_kw(heat_pump_power_kw, heat_pump_unit_share, heat_pump_units_sum):
    """Power per heat pump"""
    return heat_pump_power_kw * share_of(heat_pump_unit_share, heat_pump_units_sum)


@quantity("%")
def heat_pump_units_sum(heat_pump_unit_share):
    """Sum of the list of heat pumps"""
    return sum_over(HEAT_PUMP, heat_pump_unit_share)


@quantity("kW")
def boiler_power_needed_kw(source_power_kw, boiler_unit_share):
    """Power of the list of boilers"""
    return source_power_kw * sum_over(BOILER, boiler_unit_share)


@quantity("kW")
def existing_boilers_kw(count, existing_boiler_kw):
    """Existing boilers of building owners"""
    return sum_over(GROUP, count * existing_boiler_kw)


@quantity("kW")
def existing_peak_kw(
    peak_from_existing_boilers, existing_boilers_kw, uptake_for_sizing, boiler_power_needed_kw
):
    """Existing boilers that take part of the peak

    Of the buildings that the plant is sized for, and no more than the list of boilers asks.
    """
    there = np.minimum(existing_boilers_kw * np.minimum(uptake_for_sizing, 1), boiler_power_needed_kw)
    return choose(peak_from_existing_boilers, {"yes": there}, otherwise=0)


@quantity("%")
def existing_peak_share(existing_peak_kw, boiler_power_needed_kw):
    """Existing boilers as part of the list of boilers"""
    return share_of(existing_peak_kw, boiler_power_needed_kw)


@quantity("kW", per=BOILER)
def boiler_unit_kw(source_power_kw, boiler_unit_share, existing_peak_share):
    """Power per boiler

    All boilers of the list shrink alike by what existing boilers take.
    """
    return source_power_kw * boiler_unit_share * (1 - existing_peak_share)


@quantity("kW")
def boiler_power_kw(boiler_unit_kw):
    """Power of the boilers"""
    return sum_over(BOILER, boiler_unit_kw)


@quantity("kW")
def largest_existing_boiler_kw(peak_from_existing_boilers, existing_boiler_kw):
    """Largest existing boiler that takes part of the peak"""
    return choose(peak_from_existing_boilers, {"yes": largest_over(GROUP, existing_boiler_kw)}, otherwise=0)


@quantity("%")
def existing_boiler_efficiency(
    old_boiler_efficiency, calorific_value_mj_per_m3, upper_calorific_value_mj_per_m3
):
    """Efficiency of the existing boilers, on the upper value"""
    return old_boiler_efficiency * calorific_value_mj_per_m3 / upper_calorific_value_mj_per_m3


@quantity("%")
def peak_efficiency(boiler_efficiency, existing_boiler_efficiency, existing_peak_share):
    """Efficiency of all boilers together, on the upper value

    Existing boilers give their part of the power also of the peak heat.
    """
    gas_per_heat = (
        1 - existing_peak_share
    ) / boiler_efficiency + existing_peak_share / existing_boiler_efficiency
    return 1 / gas_per_heat


@quantity("%")
def existing_gas_share(existing_peak_share, peak_efficiency, existing_boiler_efficiency):
    """Part of the gas that existing boilers burn"""
    return existing_peak_share * peak_efficiency / existing_boiler_efficiency


@quantity("kW")
def largest_heat_pump_kw(heat_pump_unit_kw):
    """Largest heat pump"""
    return largest_over(HEAT_PUMP, heat_pump_unit_kw)


@quantity("kW")
def largest_boiler_kw(boiler_unit_kw):
    """Largest boiler"""
    return largest_over(BOILER, boiler_unit_kw)


@quantity("MWh")
def heat_pump_heat_mwh(heat_production_mwh, heat_pump_heat_share):
    """Heat from the heat pumps"""
    return heat_production_mwh * heat_pump_heat_share


@quantity("MWh")
def boiler_heat_mwh(heat_production_mwh, heat_pump_heat_mwh):
    """Heat from the boilers"""
    return heat_production_mwh - heat_pump_heat_mwh


@quantity("MWh")
def heat_pump_electricity_mwh(heat_pump_heat_mwh, cop):
    """Electricity of the compressors"""
    return heat_pump_heat_mwh / cop


@quantity("MWh")
def electricity_mwh(heat_pump_heat_mwh, cop_system):
    """Electricity with auxiliaries"""
    return heat_pump_heat_mwh / cop_system


@quantity("kW")
def electric_power_kw(heat_pump_power_kw, cop_system_at_design):
    """Electric power with auxiliaries"""
    return heat_pump_power_kw / cop_system_at_design


@quantity("kW")
def heat_pump_cold_power_kw(heat_pump_power_kw, cop):
    """Cold side of the heat pumps"""
    return heat_pump_power_kw * (1 - 1 / cop)


@quantity("MWh")
def cold_side_heat_mwh(heat_pump_heat_mwh, cop):
    """Heat that the heat pumps draw from the source"""
    return heat_pump_heat_mwh * (1 - 1 / cop)


@quantity("m3")
def boiler_gas_m3(boiler_heat_mwh, peak_efficiency, upper_calorific_value_mj_per_m3, gj_per_mwh):
    """Gas of the boilers"""
    return boiler_heat_mwh / peak_efficiency * gj_per_mwh * 1000 / upper_calorific_value_mj_per_m3
