"""Temperature of river and effluent modelled from the air: SYNTHETIC series, for want of a measurement.

Both follow the air with a first-order lag. They serve until a measured series is given, and every series is
returned with the word that says so.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array, hour_of_day, lagged, month_of_hour
from warmtenet.engineering.measured import measured_years
from warmtenet.engineering.weather import WeatherYear, weather_year

# Fitted on the synthetic water temperature of 2023 against the air of De Bilt: rms error 0.21 K.
RIVER_TIME_CONSTANT_H: Final = 288.0
RIVER_BASE_C: Final = 2.05
RIVER_PER_K: Final = 0.958
FREEZING_C: Final = 0.0

# Fitted on the temperature at the end of aeration of the Tilburg plant, May 2021 to January 2022 (5,184
# quarters of an hour), against the air of De Bilt: rms error 1.1 K.
EFFLUENT_TIME_CONSTANT_H: Final = 360.0
EFFLUENT_BASE_C: Final = 11.57
EFFLUENT_PER_K: Final = 0.547
# The band of the memo, figure 4.1.
EFFLUENT_LOWEST_C: Final = 12.0
EFFLUENT_HIGHEST_C: Final = 22.0

# Median flow by hour of the day over the mean of the medians, Tilburg influent in the same months, smoothed.
DAY_FLOW: Final = (
    *(1.07, 1.03, 1.01, 0.97, 0.92, 0.85, 0.75, 0.73, 0.82, 0.91, 0.99, 1.03),
    *(1.06, 1.08, 1.11, 1.10, 1.09, 1.09, 1.10, 1.09, 1.09, 1.10, 1.09, 1.08),
)


@dataclass(frozen=True)
class WaterYear:
    """A year of water: temperature in degrees Celsius, shape (hours,); `synthetic` where it is modelled."""

    temperature_c: Array
    synthetic: bool


def water_year(air_c: Array) -> WaterYear:
    """Return the river temperature modelled from a year of air temperatures, labelled synthetic."""
    river = RIVER_BASE_C + RIVER_PER_K * lagged(air_c, RIVER_TIME_CONSTANT_H)
    return WaterYear(np.maximum(river, FREEZING_C), synthetic=True)


def effluent_year(air_c: Array) -> WaterYear:
    """Return the effluent temperature modelled from a year of air temperatures, within 12 to 22 degrees."""
    effluent = EFFLUENT_BASE_C + EFFLUENT_PER_K * lagged(air_c, EFFLUENT_TIME_CONSTANT_H)
    return WaterYear(np.clip(effluent, EFFLUENT_LOWEST_C, EFFLUENT_HIGHEST_C), synthetic=True)


def effluent_flow(mean_m3_per_h: Array | float, hours: int) -> Array:
    """Return dry-weather effluent per hour of a year around a mean, m3/h.

    Parameters
    ----------
    mean_m3_per_h
        one mean, or one per hour (from monthly means), shape () or (hours,).
    hours
        8,760 or 8,784.
    """
    day = np.array(DAY_FLOW)
    return np.asarray(mean_m3_per_h * (day / day.mean())[hour_of_day(hours)], dtype=np.float64)


def river_of(weather: WeatherYear, file: str = "") -> WaterYear:
    """Return the river in a weather year: as measured where the file has that year, or else modelled.

    Parameters
    ----------
    weather
        the weather year.
    file
        key of a file with river temperatures, see `measured`; "" is none.
    """
    measured = measured_years(file).get(weather[1])
    return water_year(weather_year(*weather)) if measured is None else WaterYear(measured, synthetic=False)


def effluent_of(weather: WeatherYear, file: str = "") -> WaterYear:
    """Return the effluent temperature in a weather year: as measured where the file has it, or modelled."""
    measured = measured_years(file).get(weather[1])
    return effluent_year(weather_year(*weather)) if measured is None else WaterYear(measured, synthetic=False)


def effluent_flow_of(weather: WeatherYear, file: str, mean_m3_per_h: Array) -> Array:
    """Return the effluent per hour, m3/h: as measured where the file has that year, or by monthly means.

    Parameters
    ----------
    weather, file
        as in `effluent_of`.
    mean_m3_per_h
        mean of each month, shape (12,), for want of a measurement.
    """
    measured = measured_years(file, "flow").get(weather[1])
    if measured is not None:
        return measured
    hours = weather_year(*weather).size
    return effluent_flow(mean_m3_per_h[month_of_hour(hours)], hours)
