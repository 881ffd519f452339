"""Hour by hour: the simulated year of the project, and every embedded weather year (SPEC 4).

Everything is simulated per unit of the source power, at the load factor and the power of the heat pumps
rounded to whole percents; amounts follow live from the yearly ones.
"""

import numpy as np

from warmtenet.core.quantity import leaf, output, quantity
from warmtenet.core.verbs import share_of
from warmtenet.engineering.load_shape import curve_part, load_hours
from warmtenet.engineering.year_shape import monthly_mean, year_shape
from warmtenet.model.families import HOURS, LOAD_POINT, LOAD_POINTS, MONTH, WEATHER_YEAR
from warmtenet.model.hours_profile import (
    NODE,
    PLANT_SHAPE,
    PROFILE,
    all_years,
    profile_of,
    pumps_of,
    weather_of,
)

CHAPTER = HOURS


@leaf(
    {
        "month_heat_share_computed": output("%", "Computed part of the heat of the heat pumps", per=MONTH),
        "month_boiler_share": output("%", "Part of the heat of the boilers", per=MONTH),
        "curve_part_of_month": output("%", "Place on the heating curve, weighted by heat", per=MONTH),
        "boiler_hours": output("h", "Hours with a boiler running"),
        "load_point_hour": output("h", "Hours with a higher load", per=LOAD_POINT),
        "load_point_outside_c": output("C", "Outside temperature at the point", per=LOAD_POINT),
        "load_point_share": output("%", "Load over the source power", per=LOAD_POINT),
        "load_point_heat_pump_share": output("%", "Heat pumps over the source power", per=LOAD_POINT),
        "load_point_boiler_share": output("%", "Boilers over the source power", per=LOAD_POINT),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *NODE),
)
def project_year_shape(given):
    """The weather year of the project: load-duration curve, and heat pumps and boilers by month."""
    profile, weather = profile_of(given), weather_of(given)
    node, power = given["load_factor_node"], given["heat_pump_power_node"]
    year = year_shape(profile, pumps_of(given), weather, node, power)
    points = year.duration(LOAD_POINTS)
    return {
        "month_heat_share_computed": year.heat_pump_by_month,
        "month_boiler_share": year.boiler_by_month,
        "curve_part_of_month": monthly_mean(curve_part(profile, weather), year.plant.heat_pump_kw),
        "boiler_hours": float(year.plant.boiler_hours),
        "load_point_hour": points.rank,
        "load_point_outside_c": year.air_c[points.hour],
        "load_point_share": points.power_kw,
        "load_point_heat_pump_share": year.plant.heat_pump_kw[points.hour],
        "load_point_boiler_share": year.plant.boiler_kw[points.hour],
    }


@leaf(
    {
        "plant_heat_share_by_weather_year": output(
            "%", "Part of the heat that the power of the heat pumps allows, by weather year", per=WEATHER_YEAR
        ),
        "boiler_hours_by_weather_year": output(
            "h", "Hours with a boiler running, by weather year", per=WEATHER_YEAR
        ),
        "production_factor_by_weather_year": output(
            "factor", "Production against the mean year", per=WEATHER_YEAR
        ),
        "highest_load_by_weather_year": output("%", "Highest load over the source power", per=WEATHER_YEAR),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *NODE),
)
def weather_years_shape(given):
    """The same network in every embedded weather year."""
    node, power = given["load_factor_node"], given["heat_pump_power_node"]
    profile, pumps = profile_of(given), pumps_of(given)
    years = [year_shape(profile, pumps, year, node, power) for year in all_years()]
    return {
        "plant_heat_share_by_weather_year": np.array([y.plant.heat_pump_heat_share for y in years]),
        "boiler_hours_by_weather_year": np.array([y.plant.boiler_hours for y in years]),
        "production_factor_by_weather_year": np.array([y.demand.power_kw.mean() for y in years]) / node,
        "highest_load_by_weather_year": np.array([y.demand.power_kw.max() for y in years]),
    }


@leaf(
    {
        "load_point_mild_share": output(
            "%", "Load over the source power in the mildest year", per=LOAD_POINT
        ),
        "load_point_cold_share": output(
            "%", "Load over the source power in the coldest year", per=LOAD_POINT
        ),
    },
    asks=(*PROFILE, "load_factor_node", "load_point_hour"),
)
def extreme_years_shape(given):
    """Load-duration curves of the embedded years with the least and the most heat."""
    profile, node = profile_of(given), given["load_factor_node"]
    curves = [np.sort(load_hours(profile, node, year))[::-1] for year in all_years()]
    curves.sort(key=lambda curve: curve.mean())
    rank = given["load_point_hour"].astype(int)
    mild, cold = (curve[np.minimum(rank, curve.size - 1)] for curve in (curves[0], curves[-1]))
    return {"load_point_mild_share": mild, "load_point_cold_share": cold}


@quantity("kW", per=LOAD_POINT)
def load_point_kw(load_point_share, source_power_kw):
    """Load at the point"""
    return load_point_share * source_power_kw


@quantity("kW", per=LOAD_POINT)
def load_point_heat_pump_kw(load_point_heat_pump_share, source_power_kw):
    """Heat pumps at the point"""
    return load_point_heat_pump_share * source_power_kw


@quantity("kW", per=LOAD_POINT)
def load_point_boiler_kw(load_point_boiler_share, source_power_kw):
    """Boilers at the point"""
    return load_point_boiler_share * source_power_kw


@quantity("kW", per=LOAD_POINT)
def load_point_mild_kw(load_point_mild_share, source_power_kw):
    """Load at the point in the mildest year"""
    return load_point_mild_share * source_power_kw


@quantity("kW", per=LOAD_POINT)
def load_point_cold_kw(load_point_cold_share, source_power_kw):
    """Load at the point in the coldest year"""
    return load_point_cold_share * source_power_kw


@quantity("MWh")
def peak_heat_mwh(boiler_heat_mwh):
    """Peak heat from the boilers"""
    return boiler_heat_mwh


@quantity("h")
def boiler_full_load_hours(boiler_heat_mwh, boiler_power_kw):
    """Full-load hours of the boilers"""
    return share_of(boiler_heat_mwh * 1000, boiler_power_kw)


@quantity("MWh", per=MONTH)
def heat_pump_heat_month_mwh(heat_pump_heat_mwh, heat_share_of_month):
    """Heat from the heat pumps in the month"""
    return heat_pump_heat_mwh * heat_share_of_month


@quantity("MWh", per=MONTH)
def boiler_heat_month_mwh(boiler_heat_mwh, month_boiler_share):
    """Heat from the boilers in the month"""
    return boiler_heat_mwh * month_boiler_share


@quantity("MWh", per=MONTH)
def heat_production_month_mwh(heat_pump_heat_month_mwh, boiler_heat_month_mwh):
    """Heat fed into the network in the month"""
    return heat_pump_heat_month_mwh + boiler_heat_month_mwh


@quantity("m3", per=MONTH)
def boiler_gas_month_m3(boiler_gas_m3, month_boiler_share):
    """Gas of the boilers in the month"""
    return boiler_gas_m3 * month_boiler_share


@quantity("MWh", per=MONTH)
def heat_pump_electricity_month_mwh(heat_pump_heat_month_mwh, cold_side_heat_month_mwh):
    """Electricity of the compressors in the month"""
    return heat_pump_heat_month_mwh - cold_side_heat_month_mwh
