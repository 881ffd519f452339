"""Heat pumps, boilers, redundancy and COP (SPEC 4)."""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import largest_over, share_of, sum_over
from warmtenet.model.families import BOILER, HEAT_PUMP, PLANT

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


@quantity("kW", per=BOILER)
def boiler_unit_kw(source_power_kw, boiler_unit_share):
    """Power per boiler"""
    return source_power_kw * boiler_unit_share


@quantity("kW")
def boiler_power_kw(boiler_unit_kw):
    """Power of the boilers"""
    return sum_over(BOILER, boiler_unit_kw)


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
def electric_power_kw(heat_pump_power_kw, cop_system):
    """Electric power with auxiliaries"""
    return heat_pump_power_kw / cop_system


@quantity("kW")
def heat_pump_cold_power_kw(heat_pump_power_kw, cop):
    """Cold side of the heat pumps"""
    return heat_pump_power_kw * (1 - 1 / cop)


@quantity("MWh")
def cold_side_heat_mwh(heat_pump_heat_mwh, cop):
    """Heat that the heat pumps draw from the source"""
    return heat_pump_heat_mwh * (1 - 1 / cop)


@quantity("m3")
def boiler_gas_m3(boiler_heat_mwh, boiler_efficiency, upper_calorific_value_mj_per_m3, gj_per_mwh):
    """Gas of the boilers"""
    return boiler_heat_mwh / boiler_efficiency * gj_per_mwh * 1000 / upper_calorific_value_mj_per_m3
