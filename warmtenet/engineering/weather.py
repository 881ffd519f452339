"""Real weather years on board: hours per half degree and month, put in order as hourly temperatures.

The table holds for each month of each year how many hours the air temperature was in each half degree,
counted from the hourly values of the KNMI (CC BY 4.0). What it lost is the order of the hours within a month.
A year is rebuilt by giving the warmest temperature of the month to the warmest hour of a reference pattern,
the next to the next, and so on: every load-duration curve is the measured one, the sequence is modelled.
"""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from warmtenet.engineering.hours import (
    HOURS_PER_DAY,
    Array,
    hour_of_day,
    hours_of_months,
    lagged,
    month_of_hour,
)
from warmtenet.engineering.measured import measured_years

TABLE: Final = Path(__file__).parent / "tables" / "temperature_hours.csv"
HALF_DEGREE: Final = 0.5
# A half degree holds the tenths 0.0 to 0.4 above its lower bound, so its mean lies 0.2 above it.
TENTHS: Final = np.array([0.0, 0.1, 0.2, 0.3, 0.4])
BIN_CENTRE: Final = 0.2

# Pattern by which the hours of a month are ordered, measured on De Bilt 2018-2024 (KNMI, hourly values):
# the yearly wave, half the mean daily swing per month, and weather as a first-order process.
SEASON_K: Final = 7.25
COLDEST_DAY: Final = 21
DAILY_SWING_K: Final = (1.1, 2.1, 3.0, 3.9, 4.3, 4.1, 4.0, 4.0, 3.8, 2.5, 1.7, 1.0)
WARMEST_HOUR: Final = 14
WEATHER_K: Final = 3.65
WEATHER_TIME_CONSTANT_H: Final = 56.0
UNIFORM_BITS: Final = 2.0**-53
UNUSED_BITS: Final = 11

# Weights of degree days by month in Dutch practice: more sun in summer, more wind in winter.
DEGREE_DAY_WEIGHTS: Final = (1.1, 1.1, 1.0, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 1.0, 1.1, 1.1)

WeatherYear = tuple[str, int]


@cache
def _table() -> MappingProxyType[tuple[str, int], dict[int, tuple[float, Array]]]:
    """Hours per half degree: (station, year) to month to (lower bound of the first bin, hours per bin)."""
    found: dict[tuple[str, int], dict[int, tuple[float, Array]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts = np.array(row["hours_per_half_degree"].split(), dtype=np.float64)
            year = found.setdefault((row["station"], int(row["year"])), {})
            year[int(row["month"])] = (float(row["t_from_c"]), counts)
    return MappingProxyType(found)


def available_years() -> dict[str, tuple[int, ...]]:
    """Return the embedded years per station: De Bilt 2018-2024 and Deelen 2001-2010."""
    stations = dict.fromkeys(station for station, _ in _table())
    return {name: tuple(year for station, year in _table() if station == name) for name in stations}


def years_of(station: str) -> tuple[int, ...]:
    """Return the years of a station on board, or of a file that is kept under that name."""
    return tuple(measured_years(station)) or available_years().get(station, ())


def all_weather_years() -> list[WeatherYear]:
    """Return every embedded weather year as (station, year)."""
    return list(_table())


def temperature_hours(station: str, years: int | Sequence[int] | None = None) -> tuple[Array, Array]:
    """Return how many hours the air had which temperature, over one or more embedded years.

    Parameters
    ----------
    station
        "De Bilt" or "Deelen".
    years
        one year, several, or None for all years of the station.

    Returns
    -------
    tuple[Array, Array]
        temperatures of the bins in degrees Celsius, rising by half degrees (the mean of the tenths that a bin
        holds), and the hours in each, summed over the years. Source: KNMI, CC BY 4.0.

    Raises
    ------
    ValueError
        when a year of the station is not on board.
    """
    chosen = available_years().get(station, ()) if years is None else np.atleast_1d(years).tolist()
    months = [month for year in chosen for month in _year(station, year).values()]
    if not months:
        raise ValueError(f"no weather of station {station!r}; on board: {available_years()}")
    lowest = min(start for start, _ in months)
    highest = max(start + HALF_DEGREE * counts.size for start, counts in months)
    hours = np.zeros(round((highest - lowest) / HALF_DEGREE))
    for start, counts in months:
        first = round((start - lowest) / HALF_DEGREE)
        hours[first : first + counts.size] += counts
    centres = np.arange(hours.size, dtype=np.float64) * HALF_DEGREE + (lowest + BIN_CENTRE)
    return centres, hours


def _year(station: str, year: int) -> dict[int, tuple[float, Array]]:
    if (station, year) not in _table():
        raise ValueError(f"no weather of {station!r} in {year}; on board: {available_years()}")
    return _table()[station, year]


def weather_year(station: str, year: int) -> Array:
    """Return the air temperature of every hour of a year in standard time.

    Of a file, by the key that it is kept by, as measured. Of an embedded year every month has the measured
    temperatures, to the half degree; their order is modelled, always the same for one station and year.

    Returns
    -------
    Array
        degrees Celsius, shape (8760,) or (8784,); read-only, because it is kept.

    Raises
    ------
    ValueError
        when the year of the station is not on board.
    """
    measured = measured_years(station)
    return measured[year] if year in measured else _embedded_year(station, year)


@cache
def _embedded_year(station: str, year: int) -> Array:
    """Return an embedded year, its hours in the modelled order."""
    months = [_temperatures(*month) for _, month in sorted(_year(station, year).items())]
    hours = sum(month.size for month in months)
    pattern = np.split(_pattern(hours, year), np.cumsum(hours_of_months(hours))[:-1])
    air = np.empty(hours)
    first = 0
    for order, values in zip(pattern, months, strict=True):
        air[first + np.argsort(order, kind="stable")] = values
        first += values.size
    air.flags.writeable = False
    return air


def _temperatures(start: float, counts: Array) -> Array:
    """Return the temperatures of a month from cold to warm, the hours of a bin spread over its tenths."""
    bins = counts.astype(int)
    within = [TENTHS[(2 * np.arange(count) + 1) * TENTHS.size // (2 * max(count, 1))] for count in bins]
    lower = np.repeat(start + HALF_DEGREE * np.arange(bins.size), bins)
    return np.asarray(np.round(lower + np.concatenate(within), 1), dtype=np.float64)


def _pattern(hours: int, seed: int) -> Array:
    """Return the reference pattern of a year in kelvin about its mean, shape (hours,)."""
    turn = 2 * np.pi / HOURS_PER_DAY
    season = -SEASON_K * np.cos(2 * np.pi * (np.arange(hours) / hours - COLDEST_DAY * HOURS_PER_DAY / hours))
    swing = np.array(DAILY_SWING_K)[month_of_hour(hours)]
    day = swing * np.cos(turn * (hour_of_day(hours) - WARMEST_HOUR))
    weather = lagged(_normal(hours, seed), WEATHER_TIME_CONSTANT_H)
    return np.asarray(season + day + WEATHER_K * weather / weather.std(), dtype=np.float64)


def _normal(count: int, seed: int) -> Array:
    """Return standard normal numbers that are the same in every version of NumPy (Box-Muller on PCG64)."""
    raw = np.asarray(np.random.PCG64(seed).random_raw(2 * count), dtype=np.uint64)
    uniform = ((raw >> np.uint64(UNUSED_BITS)).astype(np.float64) + 0.5) * UNIFORM_BITS
    radius = np.sqrt(-2 * np.log(uniform[:count]))
    return np.asarray(radius * np.cos(2 * np.pi * uniform[count:]), dtype=np.float64)


def degree_days(daily_mean_c: Array, base_c: float, month_weights: Sequence[float] | None = None) -> float:
    """Return the degree days of a year: what the daily means lie below the base, K day.

    Parameters
    ----------
    daily_mean_c
        mean of each day (universal time), shape (365,) or (366,); without weights any number of days.
    base_c
        temperature from which there is no heating.
    month_weights
        weight of each month, 12 values such as `DEGREE_DAY_WEIGHTS`; None: all 1.
    """
    below = np.maximum(base_c - daily_mean_c, 0)
    if month_weights is None:
        return float(below.sum())
    month = month_of_hour(daily_mean_c.size * HOURS_PER_DAY)[::HOURS_PER_DAY]
    return float((below * np.asarray(month_weights)[month]).sum())
