"""KNMI hourly files: the download per station and period, and the web form, both with a heading of text.

The hour HH of KNMI runs from HH-1 to HH in UT; here a value stands at the begin of its hour.
Values are whole tenths for most elements (heading of the files, https://www.daggegevens.knmi.nl).
"""

import re
from collections.abc import Collection, Sequence

import numpy as np

from warmtenet.importers.content import Content
from warmtenet.importers.moments import DAY, HOUR, read_moments
from warmtenet.importers.problems import download_again, refuse
from warmtenet.importers.series import Measurements, Quantity, Series
from warmtenet.importers.table import columns, numbers
from warmtenet.importers.zones import UTC
from warmtenet.locale import Amount, text

KIND = "knmi_hourly"
STATION, DATE, HH = KEYS = ("STN", "YYYYMMDD", "HH")
_HEADER = re.compile(r"^#?\s*((?:STN\s*,\s*)?YYYYMMDD\s*,.*)$", re.MULTILINE)
HOURS = 24
TENTHS: dict[str, tuple[str, Quantity]] = {
    "T": ("C", "temperature"),
    "T10": ("C", "temperature"),
    "T10N": ("C", "temperature"),
    "TD": ("C", "temperature"),
    "FH": ("m/s", "other"),
    "FF": ("m/s", "other"),
    "FX": ("m/s", "other"),
    "SQ": ("h", "other"),
    "DR": ("h", "other"),
    "RH": ("mm", "other"),
    "P": ("hPa", "other"),
}
WHOLE: dict[str, tuple[str, Quantity]] = {"Q": ("J/cm2", "other"), "U": ("%", "other")}
TRACE = ("SQ", "RH")  # -1 stands for less than 0.05


def recognises(content: Content) -> bool:
    """Return whether the text has the heading of a KNMI file."""
    return _HEADER.search(content.text) is not None


def read_knmi(content: Content, wanted: Collection[Quantity] = ()) -> Measurements:
    """Return the elements of a KNMI hourly file, in C, m/s, h, mm, hPa, J/cm2, % or as the code it is.

    Parameters
    ----------
    wanted
        only elements of these quantities; empty: all.

    Raises
    ------
    ImportProblem
        for daily values, a heading without rows or hours outside 1 to 24.
    """
    header = _HEADER.search(content.text)
    assert header is not None
    names = [name.strip() for name in header[1].split(",")]
    if HH not in names:
        remedy = text("download the hourly values (uurgegevens) of this station")
        raise refuse(content.name, text("daily values of KNMI"), text("hourly values"), remedy)
    lines = content.text[header.end() :].replace(" ", "").split("\n")
    rows = [line.split(",") for line in lines if "," in line and not line.startswith("#")]
    if not rows:
        raise refuse(
            content.name,
            text("a heading of KNMI without rows"),
            text("one row per hour"),
            text("choose a period that has values and download again"),
        )
    table = dict(zip(names, columns(rows, len(names)), strict=True))
    if any(quantity_of(name) in wanted for name in names):
        table = {name: table[name] for name in names if name in KEYS or quantity_of(name) in wanted}
    return _measurements(content.name, table, sum(len(row) != len(names) for row in rows))


def quantity_of(name: str) -> Quantity:
    """Return what an element is."""
    return {**TENTHS, **WHOLE}.get(name, ("-", "code"))[1]


def _measurements(file: str, table: dict[str, tuple[str, ...]], odd: int) -> Measurements:
    hour, _ = numbers(table[HH])
    dates, place = np.unique(np.array(table[DATE]), return_inverse=True)
    days = read_moments(dates.tolist())
    clock, valid = days.clock[place], days.valid[place]
    sound = valid & (hour >= 1) & (hour <= HOURS)
    if 2 * np.count_nonzero(sound) < sound.size:
        raise refuse(file, text("dates or hours that KNMI does not write"),
                     text("dates as YYYYMMDD and hours from 1 to 24"), download_again())  # fmt: skip
    utc = clock[sound] // DAY * DAY + (hour[sound].astype(np.int64) - 1) * HOUR
    station = np.array(table.get(STATION, ("",) * sound.size))[sound]
    stations = np.unique(station)
    series = []
    for name in (n for n in table if n not in KEYS):
        unit, quantity, values = _element(name, table[name])
        for each in stations:
            here = station == each
            label = name if stations.size == 1 else f"{name} {each}"
            series.append(Series(label, unit, quantity, utc[here], values[sound][here]))
    skipped = odd + int(np.count_nonzero(~sound))
    remarks = (text("rows that are not whole, left out: {count}", count=Amount(skipped)),) if skipped else ()
    return Measurements(file, KIND, sound.size, UTC, tuple(series), remarks)


def _element(name: str, cells: Sequence[str]) -> tuple[str, Quantity, np.typing.NDArray[np.float64]]:
    values, _ = numbers(cells)
    if name in TRACE:
        values = np.where(values == -1, 0.0, values)
    if name in TENTHS:
        return *TENTHS[name], values / 10
    return *WHOLE.get(name, ("-", "code")), values
