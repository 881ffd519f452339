"""A file to what it is: the first importer that recognises it reads it."""

from collections.abc import Collection
from pathlib import Path

import numpy as np

from warmtenet.importers import gas, generic, knmi, water
from warmtenet.importers.content import open_content
from warmtenet.importers.problems import refuse
from warmtenet.importers.remarks import wrong_unit
from warmtenet.importers.series import (
    LEVEL_STEP_H,
    HourlySeries,
    Measurements,
    Quantity,
    Series,
    converted,
    fill,
    hour_means,
    is_fillable,
)
from warmtenet.importers.table import tables
from warmtenet.locale import Text, text

JSON_STARTS = ("{", "[")
WANTED: dict[Quantity, Text] = {
    "temperature": text("temperatures in C"),
    "flow": text("a flow in m3/h"),
}
KINDS: dict[str, Text] = {
    knmi.KIND: text("KNMI hourly values"),
    water.KIND: text("Rijkswaterstaat waterinfo export"),
    water.KIND_API: text("Rijkswaterstaat water data service"),
    generic.KIND_EFFLUENT: text("effluent: flow and temperature"),
    generic.KIND: text("series of times and values"),
    gas.KIND: text("gas use by postcode"),
}


def read(path: str | Path, wanted: Collection[Quantity] = ()) -> Measurements | gas.GasTable:
    """Return the series or the gas table that a file holds; of many elements only the wanted, if any.

    Raises
    ------
    ImportProblem
        when it is none of these, in one sentence.
    """
    content = open_content(path)
    if knmi.recognises(content):
        return _with_values(knmi.read_knmi(content, wanted))
    if content.text.lstrip().startswith(JSON_STARTS):
        return _with_values(water.read_answer(content))
    sheets = tables(content)
    for rows in filter(None, sheets):
        if water.is_export(rows):
            return _with_values(water.read_export(content.name, rows))
        header = gas.header_of(rows)
        if header is not None:
            return gas.read_table(content.name, rows, header)
    return _with_values(generic.read_generic(content.name, sheets))


def _with_values(read_series: Measurements) -> Measurements:
    if any(not np.isnan(s.values).all() for s in read_series.series):
        return read_series
    found = text("no value in any column, only gaps")
    raise refuse(read_series.file, found, text("rows with a time and a value"),
                 text("choose a period that has values and download again"))  # fmt: skip


def read_gas(path: str | Path) -> gas.GasTable:
    """Return the gas rows of a file of Stedin, Liander or Enexis with use by postcode.

    Raises
    ------
    ImportProblem
        when the file is something else.
    """
    table = read(path)
    if isinstance(table, gas.GasTable):
        return table
    remedy = text("take the file with use of small connections (kleinverbruik) of the grid operator")
    raise refuse(table.file, KINDS[table.kind], text("gas use by postcode"), remedy)


def read_every(path: str | Path, quantities: Collection[Quantity]) -> dict[Quantity, HourlySeries]:
    """Return one hourly series of a file for each of some quantities that it holds; see `read_hourly`.

    Raises
    ------
    ImportProblem
        as `read_hourly`, and when the file holds none of the quantities.
    """
    found = _series_of(path, quantities)
    chosen: dict[Quantity, HourlySeries] = {}
    for quantity in quantities:
        named = [s for s in found.series if s.quantity == quantity]
        if named:
            chosen[quantity] = _hours(found, _only(found, _by_name(named)))
    if not chosen:
        shown = ", ".join(f"{s.name} ({s.unit})" if s.unit else s.name for s in found.series)
        raise refuse(
            found.file,
            text("the columns {columns}", columns=shown),
            text("one of: {words}", words=[WANTED[q] for q in quantities]),
            text("take a file with such a column, or name it so that it can be told"),
        )
    return chosen


def read_hourly(path: str | Path, column: str | None = None) -> HourlySeries:
    """Return every hour from the first to the last value of one column, in UTC, with the gaps filled.

    Without `column` it is the only column, "T", or the only temperature. Several values in an hour
    become their mean; a gap becomes a straight line between its neighbours. Temperatures come in C
    and flows in m3/h.

    Raises
    ------
    ImportProblem
        when the file is no series, the column is not in it or not clear, or hours cannot be made of it.
    """
    found = _series_of(path)
    return _hours(found, _chosen(found, column))


def _series_of(path: str | Path, wanted: Collection[Quantity] = ()) -> Measurements:
    found = read(path, wanted)
    if isinstance(found, gas.GasTable):
        raise refuse(found.file, KINDS[gas.KIND], text("a series of times and values"),
                     text("take an hourly file, for example of KNMI or waterinfo"))  # fmt: skip
    return found


def _hours(found: Measurements, series: Series) -> HourlySeries:
    """Return a column as hours without gaps, in C or m3/h."""
    if not is_fillable(series):
        raise refuse(
            found.file,
            text("{column} cannot be made into hours", column=series.name),
            text("measured values, at most {hours} hours apart", hours=LEVEL_STEP_H),
            text("take an hourly file, or another column of this one"),
        )
    values, unit = converted(series)
    first, means = hour_means(Series(series.name, unit, series.quantity, series.utc, values))
    remarks = (*found.remarks, *wrong_unit(series))
    return HourlySeries(
        found.file, found.kind, series.name, unit, found.time_zone, np.datetime64(first, "h"),
        fill(means), np.isnan(means), remarks, found.rows,
    )  # fmt: skip


def _chosen(found: Measurements, column: str | None) -> Series:
    if column is not None:
        named = [s for s in found.series if s.name.lower() == column.lower()]
    elif len(found.series) == 1:
        named = list(found.series)
    else:
        named = _by_name([s for s in found.series if s.quantity == "temperature" or s.name == "T"])
    return _only(found, named, column)


def _by_name(series: list[Series]) -> list[Series]:
    """Return the column named T where there is one, as in the files of KNMI, or else all."""
    return [s for s in series if s.name == "T"] or series


def _only(found: Measurements, named: list[Series], column: str | None = None) -> Series:
    if len(named) == 1:
        return named[0]
    raise refuse(
        found.file,
        text("the columns {columns}", columns=", ".join(s.name for s in found.series)),
        text("one column, named {column}", column=column or "T"),
        text("name the column that you need"),
    )
