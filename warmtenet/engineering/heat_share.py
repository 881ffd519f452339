"""The part of the heat that heat pumps deliver, for weather years and for many variants at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from warmtenet.engineering.dispatch import Buffer, Plant, dispatch
from warmtenet.engineering.hourly_demand import Load
from warmtenet.engineering.hours import Array, Whole
from warmtenet.engineering.weather import WeatherYear, all_weather_years, weather_year

# Variants that run side by side: a year of them fits in the cache of a processor.
CHUNK: Final = 128
# The share does not depend on the COP; the electricity of these runs is not used.
ANY_COP: Final = 1.0


def heat_pump_heat_share(load: Load, plant: Plant, weather: WeatherYear) -> Array:
    """Return the part of the heat from heat pumps in one weather year, shape of the plant's scenarios."""
    demand = load.hours(weather_year(*weather)).power_kw
    return dispatch(demand, plant, ANY_COP).heat_pump_heat_share


def heat_pump_heat_shares(load: Load, plant: Plant) -> dict[WeatherYear, float]:
    """Return the part of the heat from heat pumps of one plant in every embedded weather year."""
    return {weather: float(heat_pump_heat_share(load, plant, weather)) for weather in all_weather_years()}


def heat_share_of_variants(load: Load, plant: Plant, weather: Sequence[WeatherYear]) -> Array:
    """Return the part of the heat from heat pumps of many variants, each in its own weather year.

    Parameters
    ----------
    load
        the network's demand.
    plant
        `heat_pump_kw`, `boiler_kw` and the volume of the buffer as numbers or shape (variants,).
    weather
        the weather year of each variant.

    Returns
    -------
    Array
        shape (variants,), the same numbers as one by one.
    """
    shares = np.empty(len(weather))
    demands = {chosen: load.hours(weather_year(*chosen)).power_kw for chosen in set(weather)}
    by_length = np.argsort([demands[chosen].size for chosen in weather], kind="stable")
    leap = np.diff([demands[weather[i]].size for i in by_length]).nonzero()[0] + 1
    for group in np.split(by_length, leap):
        for first in range(0, group.size, CHUNK):
            part = group[first : first + CHUNK]
            demand = np.stack([demands[weather[i]] for i in part], axis=1)
            shares[part] = dispatch(demand, _part(plant, part, len(weather)), ANY_COP).heat_pump_heat_share
    return shares


def _part(plant: Plant, part: Whole, count: int) -> Plant:
    """Return the plant of some variants."""

    def pick(values: Array | float) -> Array:
        return np.broadcast_to(np.asarray(values, dtype=np.float64), (count,))[part]

    buffer: Buffer | None = plant.buffer and replace(plant.buffer, volume_m3=pick(plant.buffer.volume_m3))
    return replace(
        plant, heat_pump_kw=pick(plant.heat_pump_kw), boiler_kw=pick(plant.boiler_kw), buffer=buffer
    )
