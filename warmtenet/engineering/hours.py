"""The hours of a year: calendar and first-order lag."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int_]
Flags = NDArray[np.bool_]

HOURS_PER_DAY = 24
HOURS_PER_YEAR = 8760
HOURS_PER_LEAP_YEAR = 8784
KWH_PER_MWH = 1000.0
FEBRUARY = 1
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def hours_of_months(hours: int) -> tuple[int, ...]:
    """Return the hours of each of the twelve months of a year of 8,760 or 8,784 hours.

    Raises
    ------
    ValueError
        for any other number of hours.
    """
    if hours not in (HOURS_PER_YEAR, HOURS_PER_LEAP_YEAR):
        raise ValueError(f"a year has {HOURS_PER_YEAR} or {HOURS_PER_LEAP_YEAR} hours, not {hours}")
    extra = hours - HOURS_PER_YEAR
    return tuple(
        days * HOURS_PER_DAY + (extra if month == FEBRUARY else 0)
        for month, days in enumerate(DAYS_OF_MONTHS)
    )


def month_of_hour(hours: int) -> Whole:
    """Return the month (0 to 11) of every hour of a year, shape (hours,)."""
    return np.repeat(np.arange(len(DAYS_OF_MONTHS)), hours_of_months(hours))


def hour_of_day(hours: int) -> Whole:
    """Return the hour of the day (0 to 23, standard time) of every hour of a year, shape (hours,)."""
    return np.arange(hours) % HOURS_PER_DAY


def by_month_mwh(power_kw: Array) -> Array:
    """Return the energy per month of a year of power, MWh, shape (12,)."""
    months = len(DAYS_OF_MONTHS)
    return np.bincount(month_of_hour(power_kw.size), power_kw, months) / KWH_PER_MWH


def lagged(series: Array, time_constant_h: float) -> Array:
    """Return a yearly series after a first-order lag, as if the same year came round for ever.

    Parameters
    ----------
    series
        shape (hours, ...); the lag runs along the first axis.
    time_constant_h
        hours; 0 returns the series itself.

    Returns
    -------
    Array
        the same shape and the same mean: the lag moves and flattens, it adds and loses nothing.
    """
    if time_constant_h <= 0:
        return series
    hours = series.shape[0]
    keep = np.exp(-1 / time_constant_h)
    turns = np.exp(-2j * np.pi * np.fft.rfftfreq(hours))
    response = ((1 - keep) / (1 - keep * turns)).reshape(-1, *[1] * (series.ndim - 1))
    return np.asarray(np.fft.irfft(np.fft.rfft(series, axis=0) * response, n=hours, axis=0), dtype=np.float64)
