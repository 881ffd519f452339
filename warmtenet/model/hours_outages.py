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
# Existing boilers of building owners, in this many equal parts.
MANY_BOILERS = 100

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
        "existing_peak_node",
    ),
)
def outages_by_weather_year(given):
    """The whole network in the coldest week of every embedded weather year; no second source.

    Existing boilers are many: as a single one fails, the others go on.
    """
    profile, node = profile_of(given), given["load_factor_node"]
    units = given["heat_pump_unit_share"]
    pumps = units / max(units.sum(), SMALLEST) * given["heat_pump_power_node"]
    existing, own = given["existing_peak_node"], given["boiler_unit_share"]
    small = np.full(MANY_BOILERS if existing else 0, existing * own.sum() / MANY_BOILERS)
    phase = Phase(1.0, tuple(pumps), (*(1 - existing) * own, *small))
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


@quantity("%")
def existing_peak_node(existing_peak_share):
    """Existing boilers as part of the list of boilers in the simulated year, in whole percents"""
    return whole_units(existing_peak_share * 100 - 1 / 2) / 100


@quantity("MWh", per=OUTAGE_YEAR)
def unserved_by_weather_year_mwh(unserved_by_weather_year_h, source_power_kw):
    """Heat not delivered in the coldest week of the weather year"""
    return unserved_by_weather_year_h * source_power_kw / 1000


@quantity("%", yearly=True)
def source_stop_share_yearly(
    source_outage_share_yearly, heat_pump_installed_kw, source_left_share, peak_power_yearly_kw
):
    """Power left when the source stops, against the peak of the year"""
    return source_outage_share_yearly + source_left_share * share_of(
        heat_pump_installed_kw, peak_power_yearly_kw
    )


@quantity("%", per=OUTAGE, yearly=True)
def outage_power_left(n_minus_1_share_yearly, source_outage_share_yearly, source_stop_share_yearly):
    """Power left in the outage, against the peak of the year"""
    return by_element(
        OUTAGE,
        {
            "largest_unit": n_minus_1_share_yearly,
            "heat_pumps": source_outage_share_yearly,
            "source": source_stop_share_yearly,
        },
    )


@quantity("factor", per=OUTAGE, yearly=True)
def outage_steps(outage_power_left, left_step_width, highest_left_step):
    """Power left in the outage, in steps of the table"""
    return np.minimum(np.maximum(outage_power_left, 0), highest_left_step) / left_step_width


@quantity("number", per=OUTAGE, yearly=True)
def outage_point(outage_steps, last_left_place):
    """Point of the table below the power left"""
    return np.minimum(-whole_units(-outage_steps), last_left_place) + 1


@quantity("number", per=OUTAGE, yearly=True)
def outage_point_next(outage_point):
    """Point of the table above the power left"""
    return outage_point + 1


@quantity("factor", per=OUTAGE, yearly=True)
def outage_part(outage_steps, outage_point):
    """Part of the step of the power left"""
    return outage_steps - outage_point + 1


@quantity("h", per=OUTAGE, yearly=True)
def outage_unserved_h(unserved_curve_h, outage_point, outage_point_next, outage_part):
    """Heat not delivered in the outage, per kW of peak"""
    below = (1 - outage_part) * at_position(unserved_curve_h, outage_point)
    return below + outage_part * at_position(unserved_curve_h, outage_point_next)


@quantity("h", per=OUTAGE, yearly=True)
def outage_short_h(short_hours_curve_h, outage_point, outage_point_next, outage_part):
    """Hours in which heat is short in the outage"""
    below = (1 - outage_part) * at_position(short_hours_curve_h, outage_point)
    return below + outage_part * at_position(short_hours_curve_h, outage_point_next)


@quantity("C", per=OUTAGE, yearly=True)
def outage_indoor_c(indoor_curve_c, outage_point, outage_point_next, outage_part):
    """Lowest indoor temperature in the outage"""
    below = (1 - outage_part) * at_position(indoor_curve_c, outage_point)
    return below + outage_part * at_position(indoor_curve_c, outage_point_next)


@quantity("MWh", per=OUTAGE, yearly=True)
def unserved_heat_mwh(outage_unserved_h, peak_power_yearly_kw):
    """Heat not delivered in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    return outage_unserved_h * peak_power_yearly_kw / 1000


@quantity("h", per=OUTAGE, yearly=True)
def unserved_hours(outage_short_h, peak_power_yearly_kw):
    """Hours in which heat is short in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    return np.where(peak_power_yearly_kw > 0, outage_short_h, 0)


@quantity("C", per=OUTAGE, yearly=True)
def lowest_indoor_temperature_c(outage_indoor_c, peak_power_yearly_kw, building_indoor_c):
    """Lowest indoor temperature in the coldest week

    The coldest week of all embedded weather years; the outage lasts the whole week.
    """
    return np.where(peak_power_yearly_kw > 0, outage_indoor_c, building_indoor_c)
