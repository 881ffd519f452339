"""What is questionable in a series that could be read: calendar, order, units, outliers."""

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np

from warmtenet.importers.moments import DAY, EPOCH, HOUR, MINUTE, Seconds
from warmtenet.importers.series import (
    CELSIUS,
    FLOW,
    LEVEL_STEP_H,
    Measurements,
    Series,
    hour_means,
    is_fillable,
    usual_step_s,
)
from warmtenet.importers.table import Floats
from warmtenet.importers.zones import offset_at
from warmtenet.locale import Amount, Text, text

YEAR_HOURS, LEAP_YEAR_HOURS = 8760, 8784
NEAR_YEAR_HOURS = 24  # a series that is this close to a year was meant to be one
LONG_GAP_H = 7 * 24  # a straight line over a week is no weather
# Dutch air and water stay between -28 and 41 C, their means between 5 and 25 C (KNMI, Rijkswaterstaat).
FAHRENHEIT_MEAN, KELVIN_LEAST, TENTHS_SPAN = 35.0, 200.0, 120.0
# The smallest Dutch treatment plants discharge about 100 m3/h, the largest about 6 m3/s at dry weather.
M3_PER_S_BELOW, L_PER_S_BELOW = 10.0, 100.0
OUTLIER_FACTOR = 10  # rain makes three to five times the dry-weather flow of a plant
JUMP_K, JUMP_WITHIN_S = 8.0, 2 * HOUR
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def remarks_on(found: Measurements) -> tuple[Text, ...]:
    """Return everything questionable about the times and the values, the importer's own remarks first."""
    said = list(found.remarks)
    clocks = {s.utc.tobytes(): s.utc for s in found.series if s.utc.size}
    for utc in clocks.values():
        said += [r for r in (*_order(utc), *_calendar(utc, found.time_zone)) if r not in said]
    for series in found.series:
        if series.quantity != "code" and not np.isnan(series.values).all():
            said += [*wrong_unit(series), *_outliers(series), *_long_gap(series, found.time_zone)]
    return tuple(said)


def shown_time(utc: int, zone: str) -> str:
    """Return a moment as the clock of the file shows it, with its distance to UTC (ISO 8601)."""
    ahead = timedelta(seconds=offset_at(utc, zone))
    moment = datetime.fromtimestamp(utc, UTC) + ahead
    sign = f"+{ahead.seconds // HOUR:02d}:00" if ahead else "+00:00"
    return f"{moment:%Y-%m-%dT%H:%M}{sign}"


def _order(utc: Seconds) -> Iterator[Text]:
    backwards = int(np.count_nonzero(np.diff(utc) < 0))
    if backwards:
        yield text("rows earlier than the row before them, now sorted: {count}", count=Amount(backwards))
    again = utc.size - np.unique(utc).size
    if again:
        yield text("rows with a time that occurred before; their mean is used: {count}", count=Amount(again))
    step = usual_step_s(utc)
    if step > LEVEL_STEP_H * HOUR:
        yield text("most rows are {hours} hours apart; no hours can be made of them", hours=step // HOUR)
    elif step and step != HOUR:
        yield text("most rows are {minutes} minutes apart; hours are their mean", minutes=step // MINUTE)


def _calendar(utc: Seconds, zone: str) -> Iterator[Text]:
    if usual_step_s(utc) > LEVEL_STEP_H * HOUR or utc.size < 2:
        return
    present = np.unique(utc // HOUR)
    total = int(present[-1] - present[0]) + 1
    missing = total - present.size
    if missing:
        first = shown_time(int(present[np.flatnonzero(np.diff(present) > 1)[0]] + 1) * HOUR, zone)
        yield text("hours without a row: {count} of {total}, the first at {time}",
                   count=Amount(missing), total=Amount(total), time=first)  # fmt: skip
    yield from _years(present, present * HOUR + offset_at(int(utc.min()), zone))


def _years(present: Seconds, local: Seconds) -> Iterator[Text]:
    year, leap = Amount(YEAR_HOURS), Amount(LEAP_YEAR_HOURS)
    if _is_nearly_a_year(present.size):
        yield text("{hours} hours are not a whole year of {year} or {leap}",
                   hours=Amount(present.size), year=year, leap=leap)  # fmt: skip
    leaps = [str(y) for y in _whole_years(local) if calendar.isleap(y)]
    if leaps:
        yield text("leap year {years}: {leap} hours, where a year of {year} leaves out a day",
                   years=", ".join(leaps), leap=leap, year=year)  # fmt: skip
    absent = _absent_months(local)
    if len(absent) > len(MONTHS) // 2:
        yield text("{hours} hours; no yearly value can be made of this", hours=Amount(present.size))
    elif absent:
        yield text("nothing for {months}; no yearly value can be made of this", months=absent)


def _is_nearly_a_year(hours: int) -> bool:
    near = min(abs(hours - YEAR_HOURS), abs(hours - LEAP_YEAR_HOURS))
    return 0 < near <= NEAR_YEAR_HOURS


def _whole_years(local: Seconds) -> list[int]:
    """Return the years of which the first and the last day are in the period."""
    first, last = (date.fromordinal(int(s) // DAY + EPOCH) for s in (local[0], local[-1]))
    begin = first.year if (first.month, first.day) == (1, 1) else first.year + 1
    end = (
        last.year
        if last == date(last.year, len(MONTHS), calendar.monthrange(last.year, 12)[1])
        else last.year - 1
    )
    return list(range(begin, end + 1))


def _absent_months(local: Seconds) -> list[Text]:
    """Return the months of the calendar of which less than half is there, in any year."""
    months = (local // DAY).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    hours: dict[int, int] = {}
    for month, count in zip(*np.unique(months, return_counts=True), strict=True):
        hours[int(month) % 12] = max(hours.get(int(month) % 12, 0), int(count))
    half_a_month = 14 * 24
    return [text(name) for number, name in enumerate(MONTHS) if hours.get(number, 0) < half_a_month]


def wrong_unit(series: Series) -> Iterator[Text]:
    """Yield what the size of the values says against the unit, or about its absence."""
    values = series.values[~np.isnan(series.values)]
    if not values.size:
        return
    if series.quantity == "temperature" and series.unit == CELSIUS:
        yield from _wrong_temperature(series.name, values)
    if series.quantity == "flow" and series.unit == FLOW:
        yield from _wrong_flow(series.name, values)


def _wrong_temperature(name: str, values: Floats) -> Iterator[Text]:
    mean, least, most = float(values.mean()), float(values.min()), float(values.max())
    filled = {"column": name, "mean": Amount(mean, 1)}
    if least > KELVIN_LEAST:
        yield text("{column}: a mean of {mean} looks like kelvin, not C", **filled)
    elif most - least > TENTHS_SPAN:
        yield text("{column}: values from {least} to {most} look like tenths of C, or hold outliers",
                   column=name, least=Amount(least, 1), most=Amount(most, 1))  # fmt: skip
    elif mean > FAHRENHEIT_MEAN:
        yield text("{column}: a mean of {mean} looks like Fahrenheit, not C", **filled)


def _wrong_flow(name: str, values: Floats) -> Iterator[Text]:
    median = float(np.median(values))
    filled = {"column": name, "median": Amount(median, 2)}
    if 0 < median < M3_PER_S_BELOW:
        yield text("{column}: a median of {median} looks like m3/s, not m3/h", **filled)
    elif 0 < median < L_PER_S_BELOW:
        yield text("{column}: a median of {median} looks like l/s, not m3/h", **filled)


def _outliers(series: Series) -> Iterator[Text]:
    valid = ~np.isnan(series.values)
    values, utc = series.values[valid], series.utc[valid]
    if series.quantity == "flow":
        zeros = int(np.count_nonzero(values == 0))
        if zeros:
            yield text("{column}: values that are 0: {count}; did the plant stop or the meter fail?",
                       column=series.name, count=Amount(zeros))  # fmt: skip
        limit = OUTLIER_FACTOR * float(np.median(values))
        high = int(np.count_nonzero(values > limit)) if limit > 0 else 0
        if high:
            yield text("{column}: values above {factor} times the median: {count}, up to {most}",
                       column=series.name, count=Amount(high), factor=OUTLIER_FACTOR,
                       most=Amount(float(values.max())))  # fmt: skip
    if series.quantity == "temperature":
        jumps = _jumps(values[np.argsort(utc, kind="stable")], np.sort(utc))
        if jumps:
            yield text("{column}: values more than {limit} K away from both neighbours: {count}",
                       column=series.name, count=Amount(jumps), limit=Amount(JUMP_K))  # fmt: skip


def _jumps(values: Floats, utc: Seconds) -> int:
    """Return how many values lie far on one side of both neighbours, close in time."""
    before, after = np.diff(values)[:-1], -np.diff(values)[1:]
    near = (utc[2:] - utc[:-2]) <= JUMP_WITHIN_S
    far = (np.minimum(np.abs(before), np.abs(after)) > JUMP_K) & (before * after > 0)
    return int(np.count_nonzero(far & near))


def _long_gap(series: Series, zone: str) -> Iterator[Text]:
    if not is_fillable(series):
        return
    first, means = hour_means(series)
    known = np.flatnonzero(~np.isnan(means))
    steps = np.diff(known) - 1
    if steps.max(initial=0) > LONG_GAP_H:
        widest = int(np.argmax(steps))
        start, end = ((first + int(known[widest + k])) * HOUR for k in (0, 1))
        yield text("{column}: no values between {start} and {end}; a straight line there is no measurement",
                   column=series.name, start=shown_time(start, zone), end=shown_time(end, zone))  # fmt: skip
