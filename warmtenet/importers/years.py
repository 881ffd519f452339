"""The calendar years of an hourly series, in standard time, with the hours that had no value filled."""

import calendar
from dataclasses import dataclass

import numpy as np

from warmtenet.importers.moments import DAY, HOUR
from warmtenet.importers.remarks import MONTHS
from warmtenet.importers.series import HourlySeries, longest_run
from warmtenet.importers.table import Floats
from warmtenet.locale import Text, text

HOURS_PER_DAY = DAY // HOUR
LEAST_OF_MONTH = 0.5  # with less of a month there is no month
STANDARD_AHEAD_H = 1  # Dutch standard time before UTC


@dataclass(frozen=True)
class YearOfHours:
    """A calendar year of a series.

    Attributes
    ----------
    values
        float64, shape (8760,) or (8784,) in a leap year, begin of each hour in Dutch standard time;
        read-only.
    missing_h, longest_gap_h
        Hours without a value, filled by a straight line between their neighbours, and the longest run.
    absent
        Months of which less than half was measured; such a year is of no use.
    """

    year: int
    values: Floats
    missing_h: int
    longest_gap_h: int
    absent: tuple[Text, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every month was measured for the larger part."""
        return not self.absent


def calendar_years(series: HourlySeries) -> dict[int, YearOfHours]:
    """Return every calendar year that a series touches, whole or not.

    A year runs by the clock of the file: that of UTC in a UTC file, whose last hour then stands first in
    standard time; otherwise standard time, also in files with summer time.
    """
    ahead = 0 if series.time_zone == "UTC" else STANDARD_AHEAD_H
    first = series.start.astype("datetime64[h]").astype(np.int64) + ahead
    last = first + series.values.size - 1
    years = (
        int(np.datetime64(int(h), "h").astype("datetime64[Y]").astype(int)) + 1970 for h in (first, last)
    )
    begin, end = years
    return {year: _year(series, year, int(first), ahead) for year in range(begin, end + 1)}


def _year(series: HourlySeries, year: int, first: int, ahead: int) -> YearOfHours:
    start = int(np.datetime64(f"{year}-01-01", "h").astype(np.int64))
    hours = (366 if calendar.isleap(year) else 365) * HOURS_PER_DAY
    inside = np.arange(start - first, start - first + hours)
    there = (inside >= 0) & (inside < series.values.size)
    measured = there.copy()
    measured[there] = ~series.is_filled[inside[there]]
    known = np.flatnonzero(measured)
    if not known.size:
        return YearOfHours(year, np.zeros(hours), hours, hours, tuple(text(m) for m in MONTHS))
    values = np.interp(np.arange(hours), known, series.values[inside[known]])
    values = np.roll(values, STANDARD_AHEAD_H - ahead)
    values.flags.writeable = False
    return YearOfHours(year, values, hours - known.size, longest_run(~measured), _absent(measured, year))


def _absent(measured: np.typing.NDArray[np.bool_], year: int) -> tuple[Text, ...]:
    days = [calendar.monthrange(year, month)[1] for month in range(1, len(MONTHS) + 1)]
    parts = np.split(measured, np.cumsum(days)[:-1] * HOURS_PER_DAY)
    return tuple(text(m) for m, part in zip(MONTHS, parts, strict=True) if part.mean() < LEAST_OF_MONTH)
