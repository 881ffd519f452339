"""Hour by hour: what shapes the year, and the share of the heat pumps read from its table (SPEC 4).

A year is simulated for a grid of load factors and powers of the heat pumps; between the points the model
reads a straight line, so that the share stays live in every scenario and in the workbook.
"""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import share_of, whole_units
from warmtenet.model.families import HOURS, WEATHER_YEAR_LABELS
from warmtenet.model.hours_profile import LOAD_FACTORS, POWERS, between

CHAPTER = HOURS

hourly_basis = given(
    "word",
    "computed",
    "Shares of heat and source are",
    words={"computed": "computed hour by hour", "assumed": "the assumed numbers of the memo"},
    help="The other set stays beside it",
)
weather_file = given(
    "text",
    "",
    "File with weather",
    structural=True,
    optional=True,
    help="Hourly air temperatures, such as of KNMI; in the folder of this workbook, or with its whole path",
)
weather_year = given(
    "word",
    "De Bilt 2019",
    "Weather year",
    words=WEATHER_YEAR_LABELS,
    pattern=r"(19|20)\d\d",
    structural=True,
    help="2019 lies nearest to the mean of De Bilt 2018-2024 in heat demand, heat share and warm river hours",
)
profile_hot_water_share = given(
    "%",
    None,
    "Hot water as part of the demand, for the hourly shape",
    0,
    0.95,
    figure="demand.hot_water_share",
    structural=True,
)
profile_loss_share = given(
    "%",
    0.25,
    "Heat loss as part of the demand, for the hourly shape",
    0,
    2,
    structural=True,
    help="Only how the year is shaped; the amount of heat loss is an input of the network",
)
profile_heating_limit_c = given(
    "C",
    None,
    "Outside temperature without space heating",
    10,
    22,
    figure="demand.heating_limit",
    structural=True,
)
profile_design_outside_c = given(
    "C",
    None,
    "Outside temperature of the design peak",
    -20,
    5,
    figure="demand.design_outdoor_temperature",
    structural=True,
)
profile_inertia_h = given(
    "h", None, "Inertia of the buildings", 0, 200, figure="demand.building_inertia", structural=True
)
profile_ground_inertia_h = given(
    "h", None, "Inertia of the ground", 0, 5000, figure="ground.time_constant", structural=True
)
profile_pipe_c = given(
    "C",
    62,
    "Mean temperature of the pipes, for the hourly shape",
    20,
    110,
    structural=True,
    help="Between supply 74 and return 50; how the heat loss follows the ground through the year",
)
profile_curve_k = given(
    "K",
    0,
    "Lower supply in mild weather, for the hourly shape",
    0,
    60,
    structural=True,
    help="With a heating curve: supply in design frost less that in mild weather; 0: the same all year",
)
minimum_load_share = given(
    "%",
    0,
    "Lowest hourly load of a heat pump unit",
    0,
    1,
    structural=True,
    help="0: a unit switches on and off within the hour, on the water in the network; suppliers: 10 to 50 %",
)
buffer_specific_l = given(
    "l/kW", 0, "Heat buffer per kW of source power", 0, 2000, structural=True, help="0: no tank"
)
buffer_delta_t_k = given(
    "K", 20, "Temperature step of the heat buffer", 1, 60, structural=True, help="Supply less return"
)
buffer_loss_share_per_day = given(
    "%", None, "Heat buffer, loss per day", 0, 0.5, figure="buffer.loss_share_per_day", structural=True
)


@leaf(
    {
        "load_step_width": output("%", "Step between the load factors"),
        "lowest_load_step": output("%", "Lowest load factor of the table"),
        "highest_load_step": output("%", "Highest load factor of the table"),
        "power_step_width": output("%", "Step between the powers"),
        "last_load_row": output("number", "Last row of load factors but one, from 0"),
        "last_power_place": output("number", "Last power but one, from 0"),
        "powers_per_load_factor": output("number", "Powers per load factor"),
    }
)
def share_table_axes():
    """Lay out the table of shares: load factors by powers, the powers running fastest."""
    return {
        "load_step_width": LOAD_FACTORS[1] - LOAD_FACTORS[0],
        "lowest_load_step": LOAD_FACTORS[0],
        "highest_load_step": LOAD_FACTORS[-1],
        "power_step_width": POWERS[1] - POWERS[0],
        "last_load_row": len(LOAD_FACTORS) - 2,
        "last_power_place": len(POWERS) - 2,
        "powers_per_load_factor": len(POWERS),
    }


@quantity("m3")
def buffer_volume_m3(buffer_specific_l, source_power_kw):
    """Volume of the heat buffer"""
    return buffer_specific_l * source_power_kw / 1000


@quantity("%")
def load_factor(heat_production_mwh, source_power_kw, hours_per_year):
    """Load factor of the network

    Production as part of the source power during all hours.
    """
    return share_of(heat_production_mwh * 1000, source_power_kw * hours_per_year)


@quantity("%")
def load_factor_in_table(load_factor, lowest_load_step, highest_load_step):
    """Load factor within the table"""
    return np.minimum(np.maximum(load_factor, lowest_load_step), highest_load_step)


@quantity("%")
def load_factor_node(load_factor_in_table):
    """Load factor of the simulated year, in whole percents"""
    return whole_units(load_factor_in_table * 100 - 1 / 2) / 100


@quantity("%")
def heat_pump_power_node(heat_pump_power_share):
    """Power of the heat pumps in the simulated year, in whole percents"""
    return whole_units(heat_pump_power_share * 100 - 1 / 2) / 100


@quantity("factor")
def load_factor_steps(load_factor_in_table, lowest_load_step, load_step_width):
    """Load factor in steps of the table"""
    return (load_factor_in_table - lowest_load_step) / load_step_width


@quantity("number")
def load_row(load_factor_steps, last_load_row):
    """Row of the load factor below, from 0"""
    return np.minimum(-whole_units(-load_factor_steps), last_load_row)


@quantity("factor")
def load_row_part(load_factor_steps, load_row):
    """Part of the step to the next load factor"""
    return load_factor_steps - load_row


@quantity("factor")
def power_steps(heat_pump_power_share, power_step_width):
    """Power of the heat pumps in steps of the table"""
    return np.minimum(heat_pump_power_share, 1) / power_step_width


@quantity("number")
def power_place(power_steps, last_power_place):
    """Place of the power below, from 0"""
    return np.minimum(-whole_units(-power_steps), last_power_place)


@quantity("factor")
def power_place_part(power_steps, power_place):
    """Part of the step to the next power"""
    return power_steps - power_place


@quantity("number")
def share_point_1(load_row, power_place, powers_per_load_factor):
    """Point below in load factor and power"""
    return load_row * powers_per_load_factor + power_place + 1


@quantity("number")
def share_point_2(share_point_1):
    """Point below in load factor, above in power"""
    return share_point_1 + 1


@quantity("number")
def share_point_3(share_point_1, powers_per_load_factor):
    """Point above in load factor, below in power"""
    return share_point_1 + powers_per_load_factor


@quantity("number")
def share_point_4(share_point_3):
    """Point above in load factor and power"""
    return share_point_3 + 1


@quantity("%")
def heat_pump_heat_share_of_plant(
    heat_share_curve,
    share_point_1,
    share_point_2,
    share_point_3,
    share_point_4,
    load_row_part,
    power_place_part,
):
    """Part of the heat that the power of the heat pumps allows"""
    points = share_point_1, share_point_2, share_point_3, share_point_4
    return between(heat_share_curve, points, (load_row_part, power_place_part))
