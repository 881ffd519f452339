"""Which clock a series follows: UTC, winter time all year, or the Dutch clock with summer time.

Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC
(Directive 2000/84/EC). Written out here, because Windows has no time zone table of its own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from warmtenet.importers.moments import DAY, EPOCH, HOUR, MINUTE, Moments, Seconds
from warmtenet.locale import Text, text

UTC, WINTER, CIVIL = "UTC", "UTC+01:00", "Europe/Amsterdam"
MARCH, OCTOBER, LAST_DAY = 3, 10, 31
CHANGE_S = 2 * HOUR  # the clock jumps at 02:00 winter time


@dataclass(frozen=True)
class Clock:
    """Times in UTC, seconds since 1970, the name of the clock in the file, and what is questionable."""

    utc: Seconds
    zone: str
    remarks: tuple[Text, ...] = ()


def to_utc(moments: Moments, zone: str | None = None) -> Clock:
    """Return the valid times in UTC; `zone` is what the kind of file says, None where it says nothing."""
    clock = moments.clock[moments.valid]
    if moments.offset is not None:
        offset = moments.offset[moments.valid]
        return Clock(clock - offset, _named(offset))
    if zone is not None:
        jumps = zone == WINTER and _has_summer_time(clock)
        remarks = (_jump_remark(),) if jumps else ()
        return Clock(clock - (HOUR if zone == WINTER else 0), zone, remarks)
    if _has_summer_time(clock):
        return Clock(
            _civil_to_utc(clock),
            CIVIL,
            (text("no time zone is given; the times jump as the Dutch clock does, and are read so"),),
        )
    return Clock(
        clock - HOUR,
        WINTER,
        (text("no time zone is given; read as winter time all year (UTC+1)"),),
    )


def _jump_remark() -> Text:
    return text("an hour is absent where summer time begins, though the file says winter time (MET) all year")


def _named(offset: Seconds) -> str:
    found = sorted({int(o) for o in np.unique(offset)})
    if found == [HOUR, 2 * HOUR]:
        return CIVIL
    if found == [0]:
        return UTC
    return ", ".join(
        f"UTC{'-' if o < 0 else '+'}{abs(o) // HOUR:02d}:{abs(o) % HOUR // MINUTE:02d}" for o in found
    )


def _last_sunday(year: int, month: int) -> int:
    """Return the midnight that begins the last Sunday of March or October, in seconds since 1970."""
    last = date(year, month, LAST_DAY)
    return (last - timedelta(days=last.isoweekday() % 7)).toordinal() * DAY - EPOCH * DAY


def _years(clock: Seconds) -> range:
    if not clock.size:
        return range(0)
    first, last = (date.fromordinal(int(s) // DAY + EPOCH).year for s in (clock.min(), clock.max()))
    return range(first, last + 1)


def _within(clock: Seconds, start: int, hours: int) -> int:
    return int(np.count_nonzero((clock >= start) & (clock < start + hours * HOUR)))


def _has_summer_time(clock: Seconds) -> bool:
    """Return whether the clock skips its hour each spring; without a spring, whether autumn has one twice."""
    skipped, doubled = [], False
    for year in _years(clock):
        change = _last_sunday(year, MARCH) + CHANGE_S
        if _within(clock, change - HOUR, 1) and _within(clock, change + HOUR, 1):
            skipped.append(_within(clock, change, 1) == 0)
        change = _last_sunday(year, OCTOBER) + CHANGE_S
        window = clock[(clock >= change) & (clock < change + HOUR)]
        doubled = doubled or np.unique(window).size < window.size
    return all(skipped) if skipped else doubled


def _civil_to_utc(clock: Seconds) -> Seconds:
    """Return UTC; of an hour that occurs twice in autumn, the second occurrence is winter time."""
    utc = clock - HOUR
    for year in _years(clock):
        begin = _last_sunday(year, MARCH) + CHANGE_S
        end = _last_sunday(year, OCTOBER) + CHANGE_S + HOUR
        utc[(clock >= begin) & (clock < end)] -= HOUR
        twice = np.flatnonzero((clock >= end - HOUR) & (clock < end))
        seen: set[int] = set()
        for row in twice:
            if int(clock[row]) in seen:
                utc[row] += HOUR
            seen.add(int(clock[row]))
    return utc


def offset_at(utc: int, zone: str) -> int:
    """Return seconds that a clock in `zone` is ahead of UTC at that moment; 0 for a zone of its own."""
    if zone == WINTER:
        return HOUR
    if zone != CIVIL:
        return 0
    year = date.fromordinal(utc // DAY + EPOCH).year
    begin, end = (_last_sunday(year, month) + HOUR for month in (MARCH, OCTOBER))
    return 2 * HOUR if begin <= utc < end else HOUR
