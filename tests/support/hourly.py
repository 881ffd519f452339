"""Hourly files as a user has them, and the years in them."""

from datetime import UTC, datetime, timedelta

import numpy as np

SUMMER_PEAK_DAY, TURN = 200, 365.0


def waves(hours, mean=11.0, season=9.0, day=3.0):
    """A year of temperatures that rise and fall with the season and the day."""
    hour = np.arange(hours)
    by_day = np.cos(2 * np.pi * (hour / 24 - SUMMER_PEAK_DAY) / TURN)
    return mean + season * by_day + day * np.cos(2 * np.pi * (hour % 24 - 14) / 24)


def hours_of(year):
    return int(
        (datetime(year + 1, 1, 1, tzinfo=UTC) - datetime(year, 1, 1, tzinfo=UTC)).total_seconds() // 3600
    )


def write_hours(path, columns, first=2023, years=1, left_out=(), offset=" +01:00", digits=2):
    """Write a csv with a row per hour from 1 January; `columns` maps a heading to values of all hours.

    `left_out` are hours without a row; times carry the offset of standard time, or none.
    """
    count = sum(hours_of(year) for year in range(first, first + years))
    gone = set(left_out)
    rows = [",".join(("time", *columns))]
    for hour in range(count):
        if hour in gone:
            continue
        moment = datetime(first, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        cells = (f"{values[hour]:.{digits}f}" for values in columns.values())
        rows.append(",".join((f"{moment:%Y-%m-%d %H:%M}{offset}", *cells)))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
