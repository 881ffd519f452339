"""A file to what it is: the first importer that recognises it reads it."""

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
    Series,
    converted,
    fill,
    hour_means,
    is_fillable,
)
from warmtenet.importers.table import tables
from warmtenet.locale import Text, text

JSON_STARTS = ("{", "[")
KINDS: dict[str, Text] = {
    knmi.KIND: text("KNMI hourly values"),
    water.KIND: text("Rijkswaterstaat waterinfo export"),
    water.KIND_API: text("Rijkswaterstaat water data service"),
    generic.KIND_EFFLUENT: text("effluent: flow and temperature"),
    generic.KIND: text("series of times and values"),
    gas.KIND: text("gas use by postcode"),
}


def read(path: str | Path) -> Measurements | gas.GasTable:
    """Return the series or the gas table that a file holds.

    Raises
    ------
    ImportProblem
        when it is none of these, in one sentence.
    """
    content = open_content(path)
    if knmi.recognises(content):
        return _with_values(knmi.read_knmi(content))
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
    found = read(path)
    if isinstance(found, gas.GasTable):
        raise refuse(found.file, KINDS[gas.KIND], text("a series of times and values"),
                     text("take an hourly file, for example of KNMI or waterinfo"))  # fmt: skip
    series = _chosen(found, column)
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
        fill(means), np.isnan(means), remarks,
    )  # fmt: skip


def _chosen(found: Measurements, column: str | None) -> Series:
    if column is not None:
        named = [s for s in found.series if s.name.lower() == column.lower()]
    elif len(found.series) == 1:
        named = list(found.series)
    else:
        named = [s for s in found.series if s.name == "T"]
        named = named or [s for s in found.series if s.quantity == "temperature"]
    if len(named) == 1:
        return named[0]
    raise refuse(
        found.file,
        text("the columns {columns}", columns=", ".join(s.name for s in found.series)),
        text("one column, named {column}", column=column or "T"),
        text("name the column that you need"),
    )
