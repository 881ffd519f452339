"""Any table with a column of times and columns of numbers: hourly files, effluent series, workbooks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from warmtenet.importers.content import Rows
from warmtenet.importers.moments import DAY, HOUR, NO_TIME, Moments, is_moment, is_time, read_moments
from warmtenet.importers.problems import ImportProblem, any_series, download_again, refuse
from warmtenet.importers.series import (
    ASSUMED,
    CELSIUS,
    UNITS,
    Measurements,
    Quantity,
    Series,
    quantity_of,
    unit_of,
)
from warmtenet.importers.table import Floats, columns, numbers
from warmtenet.importers.zones import to_utc
from warmtenet.locale import Amount, Text, text

KIND, KIND_EFFLUENT = "hourly", "effluent"
FIRST_ROWS = 100  # a table that begins later is not found
SHOWN_CELL, SHOWN_HEADING = 30, 120  # characters of a file that a message repeats
HOUR_NAMES = ("hh", "uur", "hour", "h")
WARMEST_EFFLUENT_C = 40.0  # warmer than any treatment plant discharges
FEW = 0.05  # share of values up to which impossible ones are taken for failures of the meter
_UNIT = re.compile(r"^(?P<name>.*?)\s*[\[(](?P<unit>[^\])]*)[\])]\s*$")


@dataclass(frozen=True)
class _Table:
    """A table in a sheet: names of its columns, its rows and the columns with date and time of day."""

    names: tuple[str, ...]
    rows: Rows
    date: int
    time: int | None


def read_generic(file: str, sheets: Sequence[Rows]) -> Measurements:
    """Return the columns of numbers of the first sheet with a column of times.

    Raises
    ------
    ImportProblem
        when no sheet has a column of times and one of numbers below each other.
    """
    table = next((t for t in map(_find, sheets) if t is not None), None)
    if table is None:
        raise _nothing(file, sheets)
    moments = _moments(table)
    series, remarks = _series(table, moments)
    if not series:
        raise _nothing(file, sheets)
    clock = to_utc(moments)
    kind = KIND_EFFLUENT if {"flow", "temperature"} <= {s.quantity for s in series} else KIND
    made = tuple(Series(s.name, s.unit, s.quantity, clock.utc, s.values) for s in series)
    remarks += clock.remarks
    if kind == KIND_EFFLUENT:
        cleaned = [_without_failures(s) for s in made]
        made = tuple(s for s, _ in cleaned)
        remarks += tuple(r for _, found in cleaned for r in found)
    return Measurements(file, kind, len(table.rows), clock.zone, made, remarks)


def _is_number(cell: str) -> bool:
    values, wrong = numbers([cell])
    return bool(cell) and not wrong and bool(np.isfinite(values[0]))


def _find(rows: Rows) -> _Table | None:
    for index, row in enumerate(rows[:FIRST_ROWS]):
        date = next((c for c, cell in enumerate(row) if is_moment(cell)), None)
        if date is None or not any(_is_number(cell) for c, cell in enumerate(row) if c != date):
            continue
        width = max(len(r) for r in rows[index : index + FIRST_ROWS])
        return _Table(_names(rows[:index], width), rows[index:], date, _time_column(rows, index, date))
    return None


def _names(above: Rows, width: int) -> tuple[str, ...]:
    """Return the last row above the data that has words in at least two cells, or numbers of columns."""
    words = [row for row in above if sum(any(c.isalpha() for c in cell) for cell in row) > 1]
    header = words[-1] if words else []
    header = [*header[:width], *[""] * (width - len(header))]
    names = [name.lstrip("# ") or f"#{number}" for number, name in enumerate(header, start=1)]
    return tuple(name if names.count(name) == 1 else f"{name} #{n}" for n, name in enumerate(names, start=1))


def _time_column(rows: Rows, index: int, date: int) -> int | None:
    if ":" in rows[index][date]:
        return None
    after = date + 1
    if after >= len(rows[index]):
        return None
    names = _names(rows[:index], len(rows[index]))
    is_hour = names[after].lower() in HOUR_NAMES and rows[index][after].isdigit()
    return after if is_time(rows[index][after]) or is_hour else None


def _moments(table: _Table) -> Moments:
    cells = columns(table.rows, len(table.names))
    if table.time is None:
        return read_moments(cells[table.date])
    if any(is_time(cell) for cell in cells[table.time]):
        return read_moments([f"{d} {h}" for d, h in zip(cells[table.date], cells[table.time], strict=True)])
    days = read_moments(cells[table.date])
    hour, _ = numbers(cells[table.time])
    ends = hour.max(initial=0, where=~np.isnan(hour)) * HOUR >= DAY  # 1 to 24: the hour that ends there
    sound = days.valid & ~np.isnan(hour)
    clock = np.full(hour.size, NO_TIME, dtype=np.int64)
    clock[sound] = days.clock[sound] + (hour[sound].astype(np.int64) - int(ends)) * HOUR
    return Moments(clock, None, days.day_or_month_first)


def _series(table: _Table, moments: Moments) -> tuple[list[Series], tuple[Text, ...]]:
    found, remarks = [], list(_time_remarks(moments))
    for number, cells in enumerate(columns(table.rows, len(table.names))):
        if number in (table.date, table.time):
            continue
        values, wrong = numbers(cells)
        measured = int(np.count_nonzero(~np.isnan(values)))
        if measured <= len(wrong):
            continue  # a column of words, or an empty one
        name, unit, quantity = _described(table.names[number])
        if wrong:
            remarks.append(_no_numbers(name, wrong))
        if not unit and quantity in ASSUMED:
            unit = ASSUMED[quantity]
            remarks.append(text("{column}: no unit is given; read as {unit}", column=name, unit=unit))
        found.append(Series(name, unit, quantity, moments.clock, values[moments.valid]))
    return found, tuple(remarks)


def _no_numbers(name: str, wrong: list[str]) -> Text:
    shown, count = wrong[0][:SHOWN_CELL], Amount(len(wrong))
    return text(
        '{column}: cells that are no number, such as "{cell}", were read as gaps: {count}',
        column=name, cell=shown, count=count,
    )  # fmt: skip


def _time_remarks(moments: Moments) -> Iterator[Text]:
    lost = int(np.count_nonzero(~moments.valid))
    if lost:
        yield text("rows without a time that can be read, left out: {count}", count=Amount(lost))
    if moments.day_or_month_first:
        yield text("day and month cannot be told apart; read as day-month-year")


def _described(header: str) -> tuple[str, str, Quantity]:
    """Return name, unit and quantity of a column by its heading, such as "Q (m3/h)" or "temp_c"."""
    match = _UNIT.match(header)
    if match:
        name, unit = match["name"] or header, unit_of(match["unit"])
        return name, unit, quantity_of(name, unit)
    stem, _, last = header.rpartition("_")
    quantity = quantity_of(stem, "")
    unit = UNITS.get(last.lower(), "")
    return header, unit if quantity == quantity_of(stem, unit) else "", quantity_of(header, "")


def _without_failures(series: Series) -> tuple[Series, tuple[Text, ...]]:
    """Return the series with what no effluent can have as a gap, and what was done."""
    impossible = _impossible(series)
    count = int(np.count_nonzero(impossible))
    if not 0 < count <= FEW * impossible.size:
        return series, ()
    values = np.where(impossible, np.nan, series.values)
    said = text(
        "{column}: values that effluent cannot have, such as {value}, were read as gaps: {count}",
        column=series.name, count=Amount(count), value=Amount(float(series.values[impossible][0]), 1),
    )  # fmt: skip
    return Series(series.name, series.unit, series.quantity, series.utc, values), (said,)


def _impossible(series: Series) -> np.typing.NDArray[np.bool_]:
    tests: dict[str, Callable[[Floats], np.typing.NDArray[np.bool_]]] = {
        "flow": lambda v: v < 0,
        "temperature": lambda v: (v <= 0) | (v > WARMEST_EFFLUENT_C),
    }
    test = tests.get(series.quantity)
    is_other_unit = series.quantity == "temperature" and series.unit != CELSIUS
    if test is None or is_other_unit:
        return np.zeros(series.values.size, dtype=bool)
    return test(series.values)


def _nothing(file: str, sheets: Sequence[Rows]) -> ImportProblem:
    """Return why there is no series: no rows, no times or no numbers."""
    first: Rows = next((rows for rows in sheets if rows), [[]])
    shown = ", ".join(cell for cell in first[0] if cell)[:SHOWN_HEADING]
    if len(first) == 1:
        found = text('a heading without rows ("{header}")', header=shown)
        return refuse(file, found, text("rows with a time and a value"), download_again())
    if not any(is_moment(cell) for rows in sheets for row in rows[:FIRST_ROWS] for cell in row):
        found = text('no column with dates and times among "{header}"', header=shown)
        remedy = text("give the file a column with dates and times such as 2023-01-31 14:00")
        return refuse(file, found, any_series(), remedy)
    found = text('times, but no column of numbers beside them, in "{header}"', header=shown)
    return refuse(file, found, text("rows with a time and a value"), download_again())
