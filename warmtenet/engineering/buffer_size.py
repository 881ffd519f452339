"""How large a heat buffer must be to take the place of the boilers as peak."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from warmtenet.engineering.load_shape import Profile, load_hours
from warmtenet.engineering.share_curves import HeatPumps
from warmtenet.engineering.weather import WeatherYear

# What is left to boilers counts as nothing below this part of the heat.
NOTHING = 1e-6


def smallest_buffer_l_per_kw(
    profile: Profile,
    pumps: HeatPumps,
    weather: WeatherYear,
    load_factor: float,
    power: float,
    sizes_l_per_kw: Sequence[float],
) -> float | None:
    """Return the smallest of some buffers with which heat pumps alone carry a weather year; None: not one.

    Parameters
    ----------
    profile, pumps
        shape of the load and of the plant; the buffer of `pumps` is replaced.
    weather
        the weather year.
    load_factor
        yearly production over design peak x 8,760 h.
    power
        heat pumps over design peak.
    sizes_l_per_kw
        buffers to try, litres per kW of design peak, rising.
    """
    sizes = np.asarray(sizes_l_per_kw, dtype=np.float64)
    demand = load_hours(profile, load_factor, weather)
    year = replace(pumps, buffer_l_per_kw=sizes).run(demand[:, None], np.full(sizes.size, power))
    enough = year.boiler_kw.sum(axis=0) <= NOTHING * demand.sum()
    return float(sizes[int(enough.argmax())]) if enough.any() else None


def hardest_year(
    profile: Profile, years: Iterable[WeatherYear], load_factor: float, power: float
) -> WeatherYear:
    """Return the year that asks the most heat above the power of the heat pumps."""

    def above(year: WeatherYear) -> float:
        return float(np.maximum(load_hours(profile, load_factor, year) - power, 0).sum())

    return max(years, key=above)


def heat_short_h(
    profile: Profile, pumps: HeatPumps, weather: WeatherYear, load_factor: float, power: float
) -> float:
    """Return the heat that heat pumps and buffer leave in a weather year, kWh per kW of design peak."""
    return float(pumps.run(load_hours(profile, load_factor, weather), power).boiler_kw.sum())
