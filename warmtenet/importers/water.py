"""Rijkswaterstaat: exports of waterinfo (41 or 50 columns, by name) and answers of the water data service."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from warmtenet.importers.content import Content, Rows
from warmtenet.importers.moments import Moments, read_moments
from warmtenet.importers.problems import any_series, download_again, refuse
from warmtenet.importers.series import Measurements, Series, quantity_of, unit_of
from warmtenet.importers.table import Floats, columns, numbers
from warmtenet.importers.zones import WINTER, Clock, to_utc
from warmtenet.locale import Amount, Text, text

KIND, KIND_API = "waterinfo", "waterinfo_api"
DATE, TIME, VALUE, QUALITY = "WAARNEMINGDATUM", "WAARNEMINGTIJD", "NUMERIEKEWAARDE", "KWALITEITSOORDEEL_CODE"
QUANTITY, PLACE, UNIT = "GROOTHEID_OMSCHRIJVING", "MEETPUNT_IDENTIFICATIE", "EENHEID_CODE"
SHOWN_CELL = 30  # characters of a cell that a message repeats
GAP_QUALITIES = ("hiaat waarde", "99")
LIST, READINGS = "WaarnemingenLijst", "MetingenLijst"


def is_export(rows: Rows) -> bool:
    """Return whether the first row is that of a waterinfo export."""
    return {DATE, VALUE} <= set(rows[0])


def read_export(file: str, rows: Rows) -> Measurements:
    """Return one series per quantity, place and unit; times are winter time (MET) all year.

    Raises
    ------
    ImportProblem
        when there are no rows or no values.
    """
    header = [name.partition(" (")[0] for name in rows[0]]  # newer exports write WAARNEMINGTIJD (MET/CET)
    body = [row for row in rows[1:] if row[: len(header)] != rows[0]]
    if TIME not in header or not body:
        found = text("a heading of waterinfo without rows or times")
        raise refuse(file, found, text("one row per measurement"), download_again())
    table = dict(zip(header, columns(body, len(header)), strict=True))
    moments = read_moments([f"{d} {h}" for d, h in zip(table[DATE], table[TIME], strict=True)])
    values, wrong = numbers(table[VALUE])
    quality = np.char.lower(np.array(table.get(QUALITY, ("",) * len(body))))
    values[np.isin(quality, GAP_QUALITIES)] = np.nan
    valid = moments.valid
    _require(file, bool(valid.any()))
    clock = to_utc(moments, WINTER)
    kinds = [np.array(table.get(name, ("",) * len(body)))[valid] for name in (QUANTITY, PLACE, UNIT)]
    series = tuple(_grouped(kinds, clock, values[valid]))
    return Measurements(
        file, KIND, len(body), clock.zone, series, (*clock.remarks, *_row_remarks(wrong, moments))
    )


def _require(file: str, any_time: bool) -> None:
    if not any_time:
        found = text("no row with a date and a time")
        raise refuse(file, found, text("dates as dd-mm-yyyy"), download_again())


def _row_remarks(wrong: Sequence[str], moments: Moments) -> Iterator[Text]:
    if wrong:
        count, shown = Amount(len(wrong)), wrong[0][:SHOWN_CELL]
        yield text(
            'values that are no number, such as "{cell}", were read as gaps: {count}', cell=shown, count=count
        )
    lost = int(np.count_nonzero(~moments.valid))
    if lost:
        yield text("rows without a time that can be read, left out: {count}", count=Amount(lost))


def _grouped(
    kinds: Sequence[npt.NDArray[np.str_]],
    clock: Clock,
    values: Floats,
) -> Iterator[Series]:
    quantity, place, unit = kinds
    groups = sorted({(str(q), str(p), str(u)) for q, p, u in zip(quantity, place, unit, strict=True)})
    one_place = len({p for _, p, _ in groups}) == 1
    for q, p, u in groups:
        here = (quantity == q) & (place == p) & (unit == u)
        name, written = q if one_place else f"{q} {p}", unit_of(u)
        yield Series(name, written, quantity_of(q, written), clock.utc[here], values[here])


def read_answer(content: Content) -> Measurements:
    """Return the series of an answer (JSON) of the Rijkswaterstaat water data service.

    Raises
    ------
    ImportProblem
        for JSON of another kind or an answer without measurements.
    """
    try:
        answer = json.loads(content.text)
        lists = [_list(entry) for entry in answer[LIST]]
    except (ValueError, KeyError, TypeError, AttributeError):
        found = text("JSON that is no answer of the Rijkswaterstaat water data service")
        raise refuse(content.name, found, any_series(), text("export the series as csv")) from None
    series = tuple(s for s in lists if s.utc.size)
    if not series:
        raise refuse(content.name, text("an answer without measurements"), text("one row per measurement"),
                     download_again())  # fmt: skip
    return Measurements(content.name, KIND_API, sum(s.utc.size for s in series), "UTC", series)


def _list(entry: Mapping[str, Any]) -> Series:
    about = entry.get("AquoMetadata", {})
    name = about.get("Grootheid", {}).get("Omschrijving", "Waarde_Numeriek")
    unit = unit_of(about.get("Eenheid", {}).get("Code", ""))
    rows = entry[READINGS]
    moments = read_moments([row["Tijdstip"] for row in rows])
    values, _ = numbers([str(row["Meetwaarde"].get("Waarde_Numeriek", "")) for row in rows])
    return Series(name, unit, quantity_of(name, unit), to_utc(moments, "UTC").utc, values[moments.valid])
