"""Hour by hour with effluent: its temperature, and the hours in which there is too little (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import share_of, whole_units
from warmtenet.engineering.hours import month_of_hour
from warmtenet.engineering.water import effluent_flow_of, effluent_of
from warmtenet.engineering.year_shape import year_shape
from warmtenet.model.families import COLD_STEP, HOURS, MONTH, SHARE_POINT, WEATHER_YEAR
from warmtenet.model.hours_profile import (
    COMMON_LOAD_FACTOR,
    COMMON_POWER,
    PLANT_SHAPE,
    POWERS_ASKED,
    PROFILE,
    between,
    profile_of,
    pumps_of,
    table_of,
    weather_of,
)

CHAPTER = HOURS
EFFLUENT = (
    "effluent_file",
    "effluent_flow_available_m3_per_h",
    "tea_delta_t_k",
    "effluent_lowest_discharge_c",
)
# A relative rounding that does not count as short, as in `warmtenet.engineering.effluent`.
SAME = 1e-9

effluent_file = given(
    "text",
    "",
    "File with effluent",
    structural=True,
    optional=True,
    help="Series of temperature, flow or both; in the folder of this workbook, or with its whole path",
)
effluent_lowest_discharge_c = given(
    "C",
    None,
    "Lowest temperature of the discharge",
    0,
    20,
    figure="effluent.lowest_discharge",
    structural=True,
)
effluent_pump_share = given(
    "%", None, "Electricity of effluent pumps per heat taken", 0, 0.2, figure="teo.pump_electricity"
)


def cooled_m3k_per_h(given):
    """Return how much the effluent of the weather year may be cooled per hour, m3 K/h."""
    weather, (file, flow_of_month, delta_t_k, lowest_c) = weather_of(given), (given[n] for n in EFFLUENT)
    water, flow = effluent_of(weather, file).temperature_c, effluent_flow_of(weather, file, flow_of_month)
    return flow * np.clip(water - lowest_c, 0, delta_t_k)


def _effluent_series(weather, file):
    return (effluent_of(weather, file).temperature_c,)


@leaf(
    {
        "heat_share_curve": output("%", "Part of the heat from heat pumps at the point", per=SHARE_POINT),
        "source_temperature_curve_c": output("C", "Effluent temperature at the point", per=SHARE_POINT),
        "curve_part_table": output("%", "Place on the heating curve at the point", per=SHARE_POINT),
    },
    asks=(*PROFILE, *PLANT_SHAPE, "effluent_file"),
)
def share_table_tea(given):
    """Table of shares: the year simulated for load factors by powers of the heat pumps."""
    table = table_of(given, _effluent_series, given["effluent_file"])
    return {
        "heat_share_curve": table.heat_share.ravel(),
        "source_temperature_curve_c": table.weighted[0].ravel(),
        "curve_part_table": table.weighted[-1].ravel(),
    }


@leaf(
    {
        "effluent_temperature_computed_c": output(
            "C", "Computed mean temperature of the effluent", per=MONTH
        ),
        "effluent_flow_computed_m3_per_h": output("m3/h", "Computed mean flow of the effluent", per=MONTH),
        "effluent_mean_m3k_per_h": output("units", "Cooling that the effluent allows, m3 K/h"),
        "cold_step_width": output("%", "Step between the cold sides"),
        "highest_cold_step": output("%", "Highest cold side of the table"),
        "last_cold_place": output("number", "Last cold side but one, from 0"),
        "availability_curve": output(
            "%", "Part of the hours with enough effluent at the point", per=COLD_STEP
        ),
        "effluent_heat_curve": output(
            "%", "Part of the heat that the effluent gives at the point", per=COLD_STEP
        ),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *EFFLUENT),
)
def effluent_hours(given):
    """Effluent of the weather year: as measured in the file, or else modelled.

    Without a measurement the temperature follows from the air (synthetic), the flow from month and hour.

    Against heat pumps of a rising size: in which part of the hours they can run at full power, and which part
    of their heat the effluent carries.
    """
    weather, file = weather_of(given), given["effluent_file"]
    water, cooled = effluent_of(weather, file).temperature_c, cooled_m3k_per_h(given)
    flow = effluent_flow_of(weather, file, given["effluent_flow_available_m3_per_h"])
    mean = cooled.mean()
    year = year_shape(profile_of(given), pumps_of(given), weather, COMMON_LOAD_FACTOR, COMMON_POWER)
    drawn = year.plant.heat_pump_kw / COMMON_POWER
    part = cooled / max(mean, SAME)
    carried = [np.minimum(drawn * size, part).sum() for size in POWERS_ASKED[1:]]
    asked = [drawn.sum() * size for size in POWERS_ASKED[1:]]
    month = month_of_hour(water.size)
    return {
        "effluent_temperature_computed_c": np.bincount(month, water) / np.bincount(month),
        "effluent_flow_computed_m3_per_h": np.bincount(month, flow) / np.bincount(month),
        "effluent_mean_m3k_per_h": float(mean),
        "cold_step_width": POWERS_ASKED[1],
        "highest_cold_step": POWERS_ASKED[-1],
        "last_cold_place": len(POWERS_ASKED) - 2,
        "availability_curve": np.array([np.mean(part >= size - SAME) for size in POWERS_ASKED]),
        "effluent_heat_curve": np.array([1, *(np.array(carried) / asked)]),
    }


@leaf(
    {"effluent_short_hours": output("h", "Hours of the month with too little effluent", per=MONTH)},
    asks=(*PROFILE, *EFFLUENT, "cold_node"),
)
def effluent_short(given):
    """Hours of each month in which the effluent does not carry the heat pumps at full power."""
    cooled = cooled_m3k_per_h(given)
    short = cooled < (given["cold_node"] - SAME) * cooled.mean()
    return {"effluent_short_hours": np.bincount(month_of_hour(cooled.size), short)}


@quantity("kW")
def effluent_mean_kw(effluent_mean_m3k_per_h, water_heat_capacity_mj_per_m3k, seconds_per_hour):
    """Heat that the effluent allows, mean of the year"""
    return effluent_mean_m3k_per_h * water_heat_capacity_mj_per_m3k * 1000 / seconds_per_hour


@quantity("%")
def cold_share(heat_pump_cold_power_kw, effluent_mean_kw):
    """Cold side of the heat pumps over the mean of the effluent"""
    return heat_pump_cold_power_kw / np.maximum(effluent_mean_kw, 1)


@quantity("%")
def cold_node(cold_share, highest_cold_step):
    """Cold side over the mean of the effluent, in whole percents"""
    return whole_units(np.minimum(cold_share, highest_cold_step) * 100 - 1 / 2) / 100


@quantity("factor")
def cold_steps(cold_share, cold_step_width, highest_cold_step):
    """Cold side in steps of the table"""
    return np.minimum(cold_share, highest_cold_step) / cold_step_width


@quantity("number")
def cold_point(cold_steps, last_cold_place):
    """Point below the cold side"""
    return np.minimum(-whole_units(-cold_steps), last_cold_place) + 1


@quantity("number")
def cold_point_next(cold_point):
    """Point above the cold side"""
    return cold_point + 1


@quantity("factor")
def cold_part(cold_steps, cold_point):
    """Part of the step of the cold side"""
    return cold_steps - cold_point + 1


@quantity("%")
def source_availability_computed(availability_curve, cold_point, cold_point_next, cold_part):
    """Computed part of the hours with enough effluent"""
    below = (1 - cold_part) * at_position(availability_curve, cold_point)
    return below + cold_part * at_position(availability_curve, cold_point_next)


@quantity("%")
def effluent_heat_share(effluent_heat_curve, cold_point, cold_point_next, cold_part):
    """Part of the heat of the heat pumps that the effluent carries"""
    below = (1 - cold_part) * at_position(effluent_heat_curve, cold_point)
    return below + cold_part * at_position(effluent_heat_curve, cold_point_next)


@quantity("C")
def source_temperature_computed_c(
    source_temperature_curve_c,
    share_point_1,
    share_point_2,
    share_point_3,
    share_point_4,
    load_row_part,
    power_place_part,
):
    """Computed source temperature, heat-weighted"""
    points = share_point_1, share_point_2, share_point_3, share_point_4
    return between(source_temperature_curve_c, points, (load_row_part, power_place_part))


@quantity("%")
def heat_pump_heat_share_computed(
    heat_pump_heat_share_of_plant, effluent_heat_share, source_availability, source_availability_computed
):
    """Computed part of the heat from heat pumps

    An availability that the user gives counts in proportion.
    """
    given_part = share_of(source_availability, source_availability_computed)
    return np.minimum(heat_pump_heat_share_of_plant * effluent_heat_share * given_part, 1)


@quantity("%", per=WEATHER_YEAR)
def heat_pump_heat_share_by_weather_year(plant_heat_share_by_weather_year, effluent_heat_share):
    """Part of the heat from heat pumps, by weather year

    The effluent is that of the weather year of the project.
    """
    return plant_heat_share_by_weather_year * effluent_heat_share


@quantity("MWh", per=MONTH)
def cold_side_weight_mwh(heat_pump_heat_month_mwh, cop_by_month):
    """Heat from the source in the month, before it is scaled to the year"""
    return heat_pump_heat_month_mwh * (1 - 1 / cop_by_month)


@quantity("MWh")
def effluent_pump_electricity_mwh(cold_side_heat_mwh, effluent_pump_share):
    """Electricity of the effluent pumps

    Part of the auxiliaries; beside them, not added.
    """
    return cold_side_heat_mwh * effluent_pump_share
