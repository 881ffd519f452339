"""Supply temperature by outside temperature, where chosen (SPEC 5).

The curve runs in a straight line from the heating limit to the design temperature outside. What the year
is worth follows from the mean place on the line: weighted by heat for the COP, by hours for the heat loss.
"""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import choose, share_of
from warmtenet.engineering.load_shape import curve_part
from warmtenet.model.families import MONTH, PLANT
from warmtenet.model.hours_profile import PROFILE, between, profile_of, weather_of

CHAPTER = PLANT

heating_curve = given(
    "word",
    "fixed",
    "Supply temperature over the year",
    words={"fixed": "the same all year", "weather": "by outside temperature (heating curve)"},
    help="By outside temperature: the supply temperature of the heat pumps holds in the design frost",
)
supply_at_heating_limit_c = given(
    "C",
    70,
    "Supply temperature in mild weather",
    30,
    110,
    help="Of the heating curve, from the heating limit on; hot water asks 65 to 70 at least",
)


@leaf({"curve_part_hours": output("%", "Place on the heating curve, mean of the hours")}, asks=PROFILE)
def heating_curve_year(given):
    """Where the weather year of the project stands on the heating curve: 0 mild, 1 design frost."""
    return {"curve_part_hours": float(curve_part(profile_of(given), weather_of(given)).mean())}


@quantity("%")
def curve_part_heat(
    curve_part_table,
    share_point_1,
    share_point_2,
    share_point_3,
    share_point_4,
    load_row_part,
    power_place_part,
):
    """Place on the heating curve, weighted by the heat of the heat pumps"""
    points = share_point_1, share_point_2, share_point_3, share_point_4
    return between(curve_part_table, points, (load_row_part, power_place_part))


@quantity("C")
def supply_mild_c(heating_curve, supply_at_heating_limit_c, supply_temperature_c):
    """Supply temperature at and above the heating limit

    Never above that of the design frost.
    """
    mild = np.minimum(supply_at_heating_limit_c, supply_temperature_c)
    return choose(heating_curve, {"weather": mild}, otherwise=supply_temperature_c)


def on_curve(heating_curve, supply_mild_c, supply_temperature_c, part):
    """Return the supply temperature at a place on the curve; the same everywhere without a curve."""
    warmer = (supply_temperature_c - supply_mild_c) * part
    return choose(heating_curve, {"weather": supply_mild_c + warmer}, otherwise=supply_temperature_c)


@quantity("C")
def supply_temperature_weighted_c(heating_curve, supply_mild_c, supply_temperature_c, curve_part_heat):
    """Supply temperature of the year, weighted by heat"""
    return on_curve(heating_curve, supply_mild_c, supply_temperature_c, curve_part_heat)


@quantity("C")
def supply_temperature_mean_c(heating_curve, supply_mild_c, supply_temperature_c, curve_part_hours):
    """Supply temperature of the year, mean of the hours"""
    return on_curve(heating_curve, supply_mild_c, supply_temperature_c, curve_part_hours)


@quantity("C", per=MONTH)
def supply_of_month_c(heating_curve, supply_mild_c, supply_temperature_c, curve_part_of_month):
    """Supply temperature in the month, weighted by heat"""
    return on_curve(heating_curve, supply_mild_c, supply_temperature_c, curve_part_of_month)


@quantity("factor")
def network_loss_temperature_factor(
    heating_curve, supply_temperature_mean_c, supply_temperature_c, return_temperature_c, ground_temperature_c
):
    """Heat loss at the mean supply temperature over that at the design supply

    Both pipes lose by their temperature above the ground.
    """
    others = return_temperature_c - 2 * ground_temperature_c
    by_curve = share_of(supply_temperature_mean_c + others, supply_temperature_c + others)
    return choose(heating_curve, {"weather": by_curve}, otherwise=1)
