"""Hour by hour with river and store: direct use, hours of charging, the store by month (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import choose, share_of, sum_over
from warmtenet.engineering.hours import month_of_hour
from warmtenet.engineering.water import river_of
from warmtenet.engineering.year_shape import year_shape
from warmtenet.model.families import HOURS, MONTH, SHARE_POINT, WEATHER_YEAR
from warmtenet.model.hours_profile import (
    COMMON_LOAD_FACTOR,
    COMMON_POWER,
    NODE,
    PLANT_SHAPE,
    PROFILE,
    all_years,
    between,
    profile_of,
    pumps_of,
    table_of,
    weather_of,
)

CHAPTER = HOURS
RIVER = ("water_file", "minimum_charging_temperature_c", "river_lowest_discharge_c", "direct_use")

water_file = given(
    "text",
    "",
    "File with river temperatures",
    structural=True,
    optional=True,
    help="Hourly series or waterinfo export; in the folder of this workbook, or with its whole path",
)
river_lowest_discharge_c = given(
    "C", None, "Lowest temperature of the discharge", 0, 20, figure="river.lowest_discharge", structural=True
)


def warm_enough(water_c, lowest_c, lowest_discharge_c):
    """Return the hours in which river water may be taken."""
    return (water_c >= lowest_c) & (water_c > lowest_discharge_c)


def direct_hours(weather, file, lowest_c, lowest_discharge_c, direct_use):
    """Return 1 in the hours in which the heat pumps draw from the river, 0 in others."""
    water = river_of(weather, file).temperature_c
    allowed = np.array([word == "yes" for word in direct_use])[month_of_hour(water.size)]
    return (allowed & warm_enough(water, lowest_c, lowest_discharge_c)).astype(float)


def river_input(given):
    """Return file, lowest temperatures and months of direct use, as `direct_hours` takes them."""
    file, lowest, discharge, months = (given[name] for name in RIVER)
    return file, lowest, discharge, tuple(str(word) for word in months)


def _direct_series(*river):
    return (direct_hours(*river),)


@leaf(
    {
        "heat_share_curve": output("%", "Part of the heat from heat pumps at the point", per=SHARE_POINT),
        "direct_share_curve": output(
            "%", "Part of the heat straight from the river at the point", per=SHARE_POINT
        ),
        "curve_part_table": output("%", "Place on the heating curve at the point", per=SHARE_POINT),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *RIVER),
)
def share_table_teo(given):
    """Table of shares: the year simulated for load factors by powers of the heat pumps."""
    table = table_of(given, _direct_series, *river_input(given))
    return {
        "heat_share_curve": table.heat_share.ravel(),
        "direct_share_curve": table.weighted[0].ravel(),
        "curve_part_table": table.weighted[-1].ravel(),
    }


@leaf(
    {
        "river_temperature_computed_c": output("C", "Computed mean temperature of the river", per=MONTH),
        "charging_hours_computed": output("h", "Computed hours warm enough to charge", per=MONTH),
        "charging_temperature_computed_c": output(
            "C", "Computed river temperature in those hours", per=MONTH
        ),
        "direct_temperature_computed_c": output("C", "Computed river temperature in direct use"),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *RIVER),
)
def river_year(given):
    """River of the weather year and the hours warm enough to charge.

    As measured in the file, or else modelled from the air (synthetic).
    """
    weather = weather_of(given)
    file, lowest_c, lowest_discharge_c, _ = river_input(given)
    water = river_of(weather, file).temperature_c
    warm = warm_enough(water, lowest_c, lowest_discharge_c)
    month = month_of_hour(water.size)
    counts, hours = np.bincount(month), np.bincount(month, warm, len(MONTH.elements))
    mean = np.bincount(month, water) / counts
    heat = np.bincount(month, warm * water, len(MONTH.elements))
    direct = direct_hours(weather, *river_input(given))
    year = year_shape(profile_of(given), pumps_of(given), weather, COMMON_LOAD_FACTOR, COMMON_POWER)
    drawn = direct * year.plant.heat_pump_kw
    total = drawn.sum()
    return {
        "river_temperature_computed_c": mean,
        "charging_hours_computed": hours,
        "charging_temperature_computed_c": np.where(hours > 0, heat / np.maximum(hours, 1), mean),
        "direct_temperature_computed_c": float(drawn @ water / total) if total > 0 else float(water.mean()),
    }


@leaf(
    {
        "direct_part_computed": output("%", "Computed part of the month straight from the river", per=MONTH),
        "direct_temperature_of_month_computed_c": output(
            "C", "Computed river temperature in direct use of the month", per=MONTH
        ),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *NODE, *RIVER),
)
def direct_by_month(given):
    """Part of the heat of the heat pumps that is made with river water, by month."""
    weather = weather_of(given)
    node = (given[name] for name in NODE)
    heat = year_shape(profile_of(given), pumps_of(given), weather, *node).plant.heat_pump_kw
    direct = heat * direct_hours(weather, *river_input(given))
    month, water = month_of_hour(heat.size), river_of(weather, given["water_file"]).temperature_c
    whole, part = np.bincount(month, heat), np.bincount(month, direct)
    mean = np.bincount(month, water) / np.bincount(month)
    warm = np.divide(np.bincount(month, direct * water), part, out=mean, where=part > 0)
    return {
        "direct_part_computed": np.divide(part, whole, out=np.zeros_like(part), where=whole > 0),
        "direct_temperature_of_month_computed_c": warm,
    }


@leaf(
    {
        "regeneration_hours_by_weather_year": output(
            "h", "Hours warm enough to charge, by weather year", per=WEATHER_YEAR
        )
    }
)
def charging_by_weather_year(water_file, minimum_charging_temperature_c, river_lowest_discharge_c, charging):
    """Hours of each embedded year in which the store may be charged."""
    allowed = np.array([word == "yes" for word in charging])
    hours = []
    for year in all_years():
        water = river_of(year, water_file).temperature_c
        warm = warm_enough(water, minimum_charging_temperature_c, river_lowest_discharge_c)
        hours.append(np.count_nonzero(warm & allowed[month_of_hour(water.size)]))
    return {"regeneration_hours_by_weather_year": np.array(hours, dtype=float)}


@quantity("h")
def regeneration_hours_available(charging_month, charging_hours_computed):
    """Computed hours in which the store can be charged"""
    return sum_over(MONTH, charging_month * charging_hours_computed)


@quantity("%")
def direct_share_of_plant(
    direct_share_curve,
    share_point_1,
    share_point_2,
    share_point_3,
    share_point_4,
    load_row_part,
    power_place_part,
):
    """Part of the heat in hours in which the river is warm enough for direct use"""
    points = share_point_1, share_point_2, share_point_3, share_point_4
    return between(direct_share_curve, points, (load_row_part, power_place_part))


@quantity("%")
def direct_source_share_computed(direct_part_of_source, river_heat_share):
    """Computed part of the heat straight from the river"""
    return share_of(direct_part_of_source, river_heat_share)


@quantity("%", per=WEATHER_YEAR)
def heat_pump_heat_share_by_weather_year(plant_heat_share_by_weather_year, river_heat_share):
    """Part of the heat from heat pumps, by weather year

    What the permit leaves of the river is that of the weather year of the project.
    """
    return plant_heat_share_by_weather_year * river_heat_share


@quantity("MWh", per=WEATHER_YEAR)
def store_balance_by_weather_year_mwh(
    regeneration_power_kw,
    regeneration_hours_by_weather_year,
    wko_recovery_efficiency,
    wko_extraction_mwh,
    production_factor_by_weather_year,
):
    """What the store gains in a weather year at full charging power"""
    charged = regeneration_power_kw * regeneration_hours_by_weather_year / 1000
    return charged * wko_recovery_efficiency - wko_extraction_mwh * production_factor_by_weather_year


@quantity("%", per=MONTH)
def direct_part_of_month(
    hourly_basis, direct_part_computed, direct_month, direct_source_share, direct_source_share_calendar
):
    """Part of the month straight from the river"""
    return choose(
        hourly_basis,
        {
            "computed": direct_part_computed,
            "assumed": np.minimum(share_of(direct_source_share, direct_source_share_calendar), 1)
            * direct_month,
        },
    )


@quantity("C", per=MONTH)
def direct_temperature_of_month_c(
    hourly_basis, direct_temperature_of_month_computed_c, river_temperature_of_month_c
):
    """River temperature in direct use of the month"""
    return choose(
        hourly_basis,
        {"computed": direct_temperature_of_month_computed_c, "assumed": river_temperature_of_month_c},
    )


@quantity("C", per=MONTH)
def source_temperature_of_month_c(
    direct_part_of_month, direct_temperature_of_month_c, infiltration_temperature_c
):
    """Source temperature in the month"""
    river = direct_part_of_month * direct_temperature_of_month_c
    return river + (1 - direct_part_of_month) * infiltration_temperature_c
