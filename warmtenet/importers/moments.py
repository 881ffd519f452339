"""Written dates and times to seconds, as far as the file says which clock they follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Seconds = npt.NDArray[np.int64]

EPOCH = date(1970, 1, 1).toordinal()
MINUTE, HOUR, DAY = 60, 3600, 86400
NO_TIME = np.iinfo(np.int64).min  # stands where a cell is not a time
_CLOCK = (
    r"(?:[T ,]\s*(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}(?:[.,]\d+)?))?)?"
    r"\s*(?P<offset>Z|UTC|[+-]\d{2}:?\d{2})?"
)
YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _CLOCK)
COMPACT = re.compile(
    r"(?P<y>19\d\d|20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)"
    r"(?:[T ]?(?P<h>\d{2}):?(?P<min>\d{2}):?(?P<s>\d{2})?)?(?P<offset>Z)?"
)
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})" + _CLOCK)
MONTH_FIRST = re.compile(r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})[-/.](?P<y>\d{4})" + _CLOCK)
TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?")
LAST_MONTH = 12
EARLIEST, LATEST = 1900, 2100  # years; what lies outside is a slip or a mark for "no date"
SAMPLE = 1000  # cells that decide on the pattern


@dataclass(frozen=True)
class Moments:
    """Times as written, shape (row,): seconds since 1970 of the clock, NO_TIME where there is none.

    `offset` is what the stamps say beside UTC, in seconds, or None where they say nothing.
    """

    clock: Seconds
    offset: Seconds | None
    day_or_month_first: bool = False

    @property
    def valid(self) -> npt.NDArray[np.bool_]:
        """Whether each row has a time."""
        return np.not_equal(self.clock, NO_TIME)


def is_moment(cell: str) -> bool:
    """Return whether a cell holds a date, with or without a time."""
    return any(p.fullmatch(cell) for p in (YEAR_FIRST, DAY_FIRST, COMPACT))


def is_time(cell: str) -> bool:
    """Return whether a cell holds a time of day only."""
    return TIME.fullmatch(cell) is not None


def read_moments(cells: Sequence[str]) -> Moments:
    """Return what the cells of a time column say; day-month-year is taken unless it cannot be."""
    pattern, unsure = _pattern(cells)
    days: dict[tuple[str, str, str], int | None] = {}
    clock = np.full(len(cells), NO_TIME, dtype=np.int64)
    offset = np.full(len(cells), NO_TIME, dtype=np.int64)
    for row, cell in enumerate(cells):
        match = pattern.fullmatch(cell)
        if match is None:
            continue
        year, month, day, hour, minute, second, zone = match.group("y", "m", "d", "h", "min", "s", "offset")
        key = year, month, day
        if key not in days:
            days[key] = _day(year, month, day)
        ordinal, seconds = days[key], _seconds(hour, minute, second)
        if ordinal is None or seconds is None:
            continue
        clock[row] = (ordinal - EPOCH) * DAY + seconds
        if zone:
            offset[row] = _offset(zone)
    said = offset != NO_TIME
    if not said.any():
        return Moments(clock, None, unsure)
    clock[~said] = NO_TIME  # beside stamps with a zone, one without could be any hour
    return Moments(clock, offset, unsure)


def _pattern(cells: Sequence[str]) -> tuple[re.Pattern[str], bool]:
    """Return the pattern that fits, and whether day and month could have been exchanged."""
    written = [cell for cell in cells if cell]
    fitting = max(
        (YEAR_FIRST, COMPACT, DAY_FIRST),
        key=lambda p: sum(p.fullmatch(c) is not None for c in written[:SAMPLE]),
    )
    if fitting is not DAY_FIRST:
        return fitting, False
    matches = [m for c in written if (m := DAY_FIRST.fullmatch(c))]
    if any(int(m["m"]) > LAST_MONTH for m in matches):
        return MONTH_FIRST, False
    return DAY_FIRST, bool(matches) and all(int(m["d"]) <= LAST_MONTH for m in matches)


def _day(year: str, month: str, day: str) -> int | None:
    if not EARLIEST <= int(year) <= LATEST:
        return None
    try:
        return date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return None


def _seconds(hour: str | None, minute: str | None, second: str | None) -> int | None:
    """Return seconds from midnight; 24:00 is the end of the day."""
    if hour is None or minute is None:
        return 0
    h, m, s = int(hour), int(minute), float((second or "0").replace(",", "."))
    total = h * HOUR + m * MINUTE + round(s)
    return total if m < MINUTE and s < MINUTE and total <= DAY else None


def _offset(zone: str) -> int:
    if not zone.startswith(("+", "-")):
        return 0
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * HOUR + int(zone[-2:]) * MINUTE)
