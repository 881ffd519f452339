"""The inputs of the hourly leaf as the arguments of `warmtenet.engineering`."""

from functools import lru_cache

import numpy as np

from warmtenet.core.relations import at_position
from warmtenet.engineering.load_shape import Profile, curve_part
from warmtenet.engineering.outage import Building
from warmtenet.engineering.share_curves import HeatPumps, share_table
from warmtenet.model.families import COLD_AXIS, LEFT_AXIS, LOAD_FACTORS_AXIS, POWERS_AXIS, WEATHER_YEAR

PROFILE = (
    "weather_year",
    "weather_file",
    "profile_hot_water_share",
    "profile_loss_share",
    "profile_heating_limit_c",
    "profile_design_outside_c",
    "profile_inertia_h",
    "profile_ground_inertia_h",
    "profile_pipe_c",
    "profile_curve_k",
)
PLANT_SHAPE = (
    "heat_pump_unit_share",
    "minimum_load_share",
    "buffer_specific_l",
    "buffer_delta_t_k",
    "buffer_loss_share_per_day",
)
BUILDING = ("building_time_constant_h", "building_indoor_c")
NODE = ("load_factor_node", "heat_pump_power_node")

# The axes of the tables, in the order of the families.
POWERS = tuple(np.linspace(*POWERS_AXIS).tolist())
LOAD_FACTORS = tuple(np.linspace(*LOAD_FACTORS_AXIS).tolist())
POWERS_LEFT = tuple(np.linspace(*LEFT_AXIS).tolist())
POWERS_ASKED = tuple(np.linspace(*COLD_AXIS).tolist())
COVERAGES = POWERS
# A common plant, where only the course of the load in time matters: 60 % of the power (the memo), a quarter
# of the hours at full load.
COMMON_POWER, COMMON_LOAD_FACTOR = 0.6, 0.25


def weather_of(given):
    """Return the weather year of the project as (station, year); the key of a file is its station."""
    station, year = _station_and_year(given["weather_year"])
    return given["weather_file"] or station, year


def _station_and_year(word):
    station, _, year = word.rpartition(" ")
    return station, int(year)


def all_years():
    """Return the weather years of the family as (station, year)."""
    return [_station_and_year(word) for word in WEATHER_YEAR.elements]


def profile_of(given):
    """Return what shapes the load."""
    return Profile(
        station=weather_of(given)[0],
        hot_water_share=given["profile_hot_water_share"],
        loss_share=given["profile_loss_share"],
        heating_limit_c=given["profile_heating_limit_c"],
        design_outdoor_c=given["profile_design_outside_c"],
        inertia_h=given["profile_inertia_h"],
        ground_inertia_h=given["profile_ground_inertia_h"],
        supply_c=given["profile_pipe_c"],
        return_c=given["profile_pipe_c"],
        supply_drop_k=given["profile_curve_k"],
    )


def pumps_of(given):
    """Return the heat pumps and the tank of the shape; units that can run at any load are as one."""
    units = tuple(given["heat_pump_unit_share"].tolist()) if given["minimum_load_share"] > 0 else ()
    return HeatPumps(
        unit_shares=units or (1.0,),
        minimum_load_share=given["minimum_load_share"],
        buffer_l_per_kw=given["buffer_specific_l"],
        buffer_delta_t_k=given["buffer_delta_t_k"],
        buffer_loss_share_per_day=given["buffer_loss_share_per_day"],
    )


def building_of(given):
    """Return the building that cools down in an outage."""
    return Building(
        time_constant_h=given["building_time_constant_h"],
        indoor_c=given["building_indoor_c"],
        heating_limit_c=given["profile_heating_limit_c"],
    )


def table_of(given, series_of, *more):
    """Return the table of shares of a project; `series_of(weather, *more)` gives what is weighted by heat.

    The place on the heating curve is the last of the weighted series.
    `more` is hashable, so that models that differ elsewhere share one simulation.
    """
    return _table(profile_of(given), pumps_of(given), weather_of(given), series_of, more)


@lru_cache(maxsize=64)
def _table(profile, pumps, weather, series_of, more):
    series = (*series_of(weather, *more), curve_part(profile, weather))
    return share_table(profile, pumps, weather, LOAD_FACTORS, POWERS, series)


def between(curve, points, parts):
    """Return what a table of shares gives between its four points around a scenario; see `hours`."""
    load_part, power_part = parts
    below, below_more, above, above_more = (at_position(curve, point) for point in points)
    low = (1 - power_part) * below + power_part * below_more
    high = (1 - power_part) * above + power_part * above_more
    return (1 - load_part) * low + load_part * high
