"""Hour by hour: what an outage means in the coldest week, in every year of the roll-out (SPEC 4).

What is short depends only on the power left over the peak of the connected buildings, so one curve serves
all phases; between its points the model reads a straight line.
"""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import by_element, share_of, whole_units
from warmtenet.engineering.load_shape import demand_of
from warmtenet.engineering.outage import KWH_PER_MWH, Phase, outages
from warmtenet.engineering.weather import weather_year
from warmtenet.engineering.year_shape import coldest_year, outage_curve
from warmtenet.model.families import HOURS, LEFT_STEP, OUTAGE, OUTAGE_YEAR
from warmtenet.model.hours_profile import BUILDING, POWERS_LEFT, PROFILE, all_years, building_of, profile_of

CHAPTER = HOURS
SMALLEST = 1e-9

building_time_constant_h = given(
    "h",
    None,
    "Cooling down of a dwelling, time constant",
    5,
    500,
    figure="building.time_constant",
    structural=True,
)
building_indoor_c = given(
    "C", None, "Mean indoor temperature", 10, 25, figure="building.indoor_temperature", structural=True
)
source_left_share = given(
    "%",
    0,
    "Heat pumps that go on when the source stops",
    0,
    1,
    help="Part of their power; more than 0 with a second source, such as wells beside the river",
)


@leaf(
    {
        "left_step_width": output("%", "Width of the powers left"),
        "highest_left_step": output("%", "Highest power left in the table"),
        "last_left_place": output("number", "Last power left but one, from 0"),
        "unserved_curve_h": output("h", "Heat not delivered per kW of peak", per=LEFT_STEP),
        "short_hours_curve_h": output("h", "Hours in which heat is short", per=LEFT_STEP),
        "indoor_curve_c": output("C", "Lowest indoor temperature by power left", per=LEFT_STEP),
    },
    asks=(*PROFILE, *BUILDING, "load_factor_node"),
)
def coldest_week_shape(given):
    """The coldest week of all embedded weather years: what is short by the power that is left."""
    profile, node = profile_of(given), given["load_factor_node"]
    coldest = coldest_year(profile, node, all_years())
    found = outage_curve(profile, node, coldest, POWERS_LEFT, building_of(given))
    return {
        "left_step_width": POWERS_LEFT[1] - POWERS_LEFT[0],
        "highest_left_step": POWERS_LEFT[-1],
        "last_left_place": len(POWERS_LEFT) - 2,
        "unserved_curve_h": found.unserved_h,
        "short_hours_curve_h": found.hours,
        "indoor_curve_c": found.indoor_c,
    }


@leaf(
    {
        "unserved_by_weather_year_h": output(
            "h", "Heat not delivered per kW of source power", per=OUTAGE_YEAR
        ),
        "short_hours_by_weather_year": output(
            "h", "Hours in which heat is short, by weather year", per=OUTAGE_YEAR
        ),
        "lowest_indoor_by_weather_year_c": output(
            "C", "Lowest indoor temperature, by weather year", per=OUTAGE_YEAR
        ),
    },
    asks=(
        *PROFILE,
        *BUILDING,
        "load_factor_node",
        "heat_pump_power_node",
        "heat_pump_unit_share",
        "boiler_unit_share",
    ),
)
def outages_by_weather_year(given):
    """The whole network in the coldest week of every embedded weather year; no second source."""
    profile, node = profile_of(given), given["load_factor_node"]
    units = given["heat_pump_unit_share"]
    pumps = units / max(units.sum(), SMALLEST) * given["heat_pump_power_node"]
    phase = Phase(1.0, tuple(pumps), tuple(given["boiler_unit_share"]))
    found = [
        outages(demand_of(profile, node, year), weather_year(*year), [phase], building_of(given))
        for year in all_years()
    ]
    columns = {
        "unserved_by_weather_year_h": [KWH_PER_MWH * o.unserved_mwh[0] for o in found],
        "short_hours_by_weather_year": [o.hours[0] for o in found],
        "lowest_indoor_by_weather_year_c": [o.lowest_indoor_c[0] for o in found],
    }
    return {name: np.array(rows).T.ravel() for name, rows in columns.items()}


@quantity("MWh", per=OUTAGE_YEAR)
def unserved_by_weather_year_mwh(unserved_by_weather_year_h, source_power_kw):
    """Heat not delivered in the coldest week of the weather year"""
    return unserved_by_weather_year_h * source_power_kw / 1000


@quantity("%", yearly=True)
def source_stop_share_yearly(
    boiler_installed_kw, heat_pump_installed_kw, source_left_share, peak_power_yearly_kw
):
    """Power left when the source stops, against the peak of the year"""
    return share_of(boiler_installed_kw + source_left_share * heat_pump_installed_kw, peak_power_yearly_kw)


@quantity("factor", yearly=True)
def unit_left_steps(n_minus_1_share_yearly, left_step_width, highest_left_step):
    """Power left when the largest unit fails, in steps of the table"""
    return np.minimum(np.maximum(n_minus_1_share_yearly, 0), highest_left_step) / left_step_width


@quantity("number", yearly=True)
def unit_left_point(unit_left_steps, last_left_place):
    """Point below the power left when the largest unit fails"""
    return np.minimum(-whole_units(-unit_left_steps), last_left_place) + 1


@quantity("number", yearly=True)
def unit_left_next(unit_left_point):
    """Point above the power left when the largest unit fails"""
    return unit_left_point + 1


@quantity("factor", yearly=True)
def unit_left_part(unit_left_steps, unit_left_point):
    """Part of the step of the power left when the largest unit fails"""
    return unit_left_steps - unit_left_point + 1


@quantity("factor", yearly=True)
def pumps_left_steps(source_outage_share_yearly, left_step_width, highest_left_step):
    """Power left when all heat pumps fail, in steps of the table"""
    return np.minimum(np.maximum(source_outage_share_yearly, 0), highest_left_step) / left_step_width


@quantity("number", yearly=True)
def pumps_left_point(pumps_left_steps, last_left_place):
    """Point below the power left when all heat pumps fail"""
    return np.minimum(-whole_units(-pumps_left_steps), last_left_place) + 1


@quantity("number", yearly=True)
def pumps_left_next(pumps_left_point):
    """Point above the power left when all heat pumps fail"""
    return pumps_left_point + 1


@quantity("factor", yearly=True)
def pumps_left_part(pumps_left_steps, pumps_left_point):
    """Part of the step of the power left when all heat pumps fail"""
    return pumps_left_steps - pumps_left_point + 1


@quantity("factor", yearly=True)
def stop_left_steps(source_stop_share_yearly, left_step_width, highest_left_step):
    """Power left when the source stops, in steps of the table"""
    return np.minimum(np.maximum(source_stop_share_yearly, 0), highest_left_step) / left_step_width


@quantity("number", yearly=True)
def stop_left_point(stop_left_steps, last_left_place):
    """Point below the power left when the source stops"""
    return np.minimum(-whole_units(-stop_left_steps), last_left_place) + 1


@quantity("number", yearly=True)
def stop_left_next(stop_left_point):
    """Point above the power left when the source stops"""
    return stop_left_point + 1


@quantity("factor", yearly=True)
def stop_left_part(stop_left_steps, stop_left_point):
    """Part of the step of the power left when the source stops"""
    return stop_left_steps - stop_left_point + 1


@quantity("h", yearly=True)
def unit_unserved_h(unserved_curve_h, unit_left_point, unit_left_next, unit_left_part):
    """When the largest unit fails: heat not delivered per kW of peak"""
    below = (1 - unit_left_part) * at_position(unserved_curve_h, unit_left_point)
    return below + unit_left_part * at_position(unserved_curve_h, unit_left_next)


@quantity("h", yearly=True)
def pumps_unserved_h(unserved_curve_h, pumps_left_point, pumps_left_next, pumps_left_part):
    """When all heat pumps fail: heat not delivered per kW of peak"""
    below = (1 - pumps_left_part) * at_position(unserved_curve_h, pumps_left_point)
    return below + pumps_left_part * at_position(unserved_curve_h, pumps_left_next)


@quantity("h", yearly=True)
def stop_unserved_h(unserved_curve_h, stop_left_point, stop_left_next, stop_left_part):
    """When the source stops: heat not delivered per kW of peak"""
    below = (1 - stop_left_part) * at_position(unserved_curve_h, stop_left_point)
    return below + stop_left_part * at_position(unserved_curve_h, stop_left_next)


@quantity("h", yearly=True)
def unit_short_h(short_hours_curve_h, unit_left_point, unit_left_next, unit_left_part):
    """When the largest unit fails: hours in which heat is short"""
    below = (1 - unit_left_part) * at_position(short_hours_curve_h, unit_left_point)
    return below + unit_left_part * at_position(short_hours_curve_h, unit_left_next)


@quantity("h", yearly=True)
def pumps_short_h(short_hours_curve_h, pumps_left_point, pumps_left_next, pumps_left_part):
    """When all heat pumps fail: hours in which heat is short"""
    below = (1 - pumps_left_part) * at_position(short_hours_curve_h, pumps_left_point)
    return below + pumps_left_part * at_position(short_hours_curve_h, pumps_left_next)


@quantity("h", yearly=True)
def stop_short_h(short_hours_curve_h, stop_left_point, stop_left_next, stop_left_part):
    """When the source stops: hours in which heat is short"""
    below = (1 - stop_left_part) * at_position(short_hours_curve_h, stop_left_point)
    return below + stop_left_part * at_position(short_hours_curve_h, stop_left_next)


@quantity("C", yearly=True)
def unit_indoor_c(indoor_curve_c, unit_left_point, unit_left_next, unit_left_part):
    """When the largest unit fails: lowest indoor temperature"""
    below = (1 - unit_left_part) * at_position(indoor_curve_c, unit_left_point)
    return below + unit_left_part * at_position(indoor_curve_c, unit_left_next)


@quantity("C", yearly=True)
def pumps_indoor_c(indoor_curve_c, pumps_left_point, pumps_left_next, pumps_left_part):
    """When all heat pumps fail: lowest indoor temperature"""
    below = (1 - pumps_left_part) * at_position(indoor_curve_c, pumps_left_point)
    return below + pumps_left_part * at_position(indoor_curve_c, pumps_left_next)


@quantity("C", yearly=True)
def stop_indoor_c(indoor_curve_c, stop_left_point, stop_left_next, stop_left_part):
    """When the source stops: lowest indoor temperature"""
    below = (1 - stop_left_part) * at_position(indoor_curve_c, stop_left_point)
    return below + stop_left_part * at_position(indoor_curve_c, stop_left_next)


@quantity("MWh", per=OUTAGE, yearly=True)
def unserved_heat_mwh(unit_unserved_h, pumps_unserved_h, stop_unserved_h, peak_power_yearly_kw):
    """Heat not delivered in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    return (
        by_element(
            OUTAGE,
            {"largest_unit": unit_unserved_h, "heat_pumps": pumps_unserved_h, "source": stop_unserved_h},
        )
        * peak_power_yearly_kw
        / 1000
    )


@quantity("h", per=OUTAGE, yearly=True)
def unserved_hours(unit_short_h, pumps_short_h, stop_short_h, peak_power_yearly_kw):
    """Hours in which heat is short in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    found = by_element(
        OUTAGE, {"largest_unit": unit_short_h, "heat_pumps": pumps_short_h, "source": stop_short_h}
    )
    return np.where(peak_power_yearly_kw > 0, found, 0)


@quantity("C", per=OUTAGE, yearly=True)
def lowest_indoor_temperature_c(
    unit_indoor_c, pumps_indoor_c, stop_indoor_c, peak_power_yearly_kw, building_indoor_c
):
    """Lowest indoor temperature in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    found = by_element(
        OUTAGE, {"largest_unit": unit_indoor_c, "heat_pumps": pumps_indoor_c, "source": stop_indoor_c}
    )
    return np.where(peak_power_yearly_kw > 0, found, building_indoor_c)
