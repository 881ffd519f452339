"""What every importer of a series returns, and its hours with the gaps filled."""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from warmtenet.importers.moments import HOUR, Seconds
from warmtenet.importers.table import Floats
from warmtenet.locale import Text

Quantity = Literal["temperature", "flow", "other", "code"]

CELSIUS, FLOW = "C", "m3/h"
UNITS = {
    "°c": "C", "oc": "C", "c": "C", "degc": "C", "celsius": "C", "gr.c": "C",
    "°f": "F", "f": "F", "degf": "F", "k": "K",
    "m³/h": "m3/h", "m3/h": "m3/h", "m3/u": "m3/h", "m3/uur": "m3/h", "m3/hr": "m3/h", "m3h": "m3/h",
    "m³/s": "m3/s", "m3/s": "m3/s", "m3s": "m3/s", "l/s": "l/s", "ls": "l/s",
    "m³/d": "m3/d", "m3/d": "m3/d", "m3/dag": "m3/d",
}  # fmt: skip
ASSUMED: dict[Quantity, str] = {"temperature": CELSIUS, "flow": FLOW}  # where a file names no unit
TO_CELSIUS = {"C": (1.0, 0.0), "F": (5 / 9, -32 * 5 / 9), "K": (1.0, -273.15)}
TO_FLOW = {"m3/h": 1.0, "m3/s": 3600.0, "l/s": 3.6, "m3/d": 1 / 24}
_TEMPERATURE = re.compile(r"(^|[^a-z])t([^a-z]|$)|temp|tlucht|twater", re.IGNORECASE)
_FLOW = re.compile(r"(^|[^a-z])q([^a-z]|$)|flow|debiet|afvoer|effluent|influent|volumestroom", re.IGNORECASE)
LEVEL_STEP_H = 3  # the coarsest step that still shows the course of a day


@dataclass(frozen=True)
class Series:
    """One measured column: `utc` seconds since 1970, shape (row,), and `values`, NaN where there is a gap."""

    name: str
    unit: str
    quantity: Quantity
    utc: Seconds
    values: Floats


@dataclass(frozen=True)
class Measurements:
    """A file with series: its kind, number of rows, clock and what the importer noticed."""

    file: str
    kind: str
    rows: int
    time_zone: str
    series: tuple[Series, ...]
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Filled:
    """How many hours had no value and were filled, of how many, and the longest run of them."""

    hours: int
    of: int
    longest_h: int


@dataclass(frozen=True)
class HourlySeries:
    """Every hour from the first to the last value, each the mean of the values in it.

    Attributes
    ----------
    start
        Begin of the first hour, UTC.
    values
        float64, shape (hour,), without gaps: a gap is a straight line between its neighbours.
    is_filled
        bool, shape (hour,): where `values` is not measured.
    unit
        "C" for temperatures and "m3/h" for flows, whatever the file had; otherwise as in the file.
    rows
        Rows of the file that it was made of.
    """

    file: str
    kind: str
    name: str
    unit: str
    time_zone: str
    start: np.datetime64
    values: Floats
    is_filled: npt.NDArray[np.bool_]
    remarks: tuple[Text, ...] = ()
    rows: int = 0

    @property
    def time(self) -> npt.NDArray[np.datetime64]:
        """Begin of every hour, UTC, shape (hour,)."""
        return self.start + np.arange(self.values.size).astype("timedelta64[h]")

    @property
    def filled(self) -> Filled:
        """The report of the gaps."""
        return Filled(int(self.is_filled.sum()), self.values.size, longest_run(self.is_filled))


def unit_of(written: str) -> str:
    """Return a unit as it is written here; an unknown one stays as it is."""
    return UNITS.get(written.strip().lower().replace(" ", ""), written.strip())


def quantity_of(name: str, unit: str) -> Quantity:
    """Return what a column measures, by its unit or else by its name."""
    if unit in TO_CELSIUS:
        return "temperature"
    if unit in TO_FLOW:
        return "flow"
    if unit:
        return "other"
    if _TEMPERATURE.search(name):
        return "temperature"
    return "flow" if _FLOW.search(name) else "other"


def longest_run(missing: npt.NDArray[np.bool_]) -> int:
    """Return the length of the longest run of True."""
    edges = np.diff(np.concatenate(([0], missing.astype(np.int8), [0])))
    return int((np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)).max(initial=0))


def hour_means(series: Series) -> tuple[int, Floats]:
    """Return the first hour (since 1970, UTC) with a value and the mean per hour, NaN where none is.

    The series has at least one value.
    """
    valid = ~np.isnan(series.values)
    hour, values = series.utc[valid] // HOUR, series.values[valid]
    first = int(hour.min())
    count = np.bincount(hour - first)
    total = np.bincount(hour - first, weights=values)
    return first, np.divide(total, count, out=np.full(count.size, np.nan), where=count > 0)


def fill(means: Floats) -> Floats:
    """Return the hours with each gap as a straight line that stays between its two neighbours."""
    known = np.flatnonzero(~np.isnan(means))
    hours = np.arange(means.size)
    straight = np.interp(hours, known, means[known])
    before = means[known[np.searchsorted(known, hours, side="right") - 1]]
    after = means[known[np.searchsorted(known, hours, side="left")]]
    return np.clip(straight, np.minimum(before, after), np.maximum(before, after))


def usual_step_s(utc: Seconds) -> int:
    """Return the median of the steps between different times; 0 for fewer than two."""
    steps = np.diff(np.sort(utc))
    steps = steps[steps > 0]
    return int(np.median(steps)) if steps.size else 0


def is_fillable(series: Series) -> bool:
    """Return whether hours between the values can be a straight line: no code, no daily values."""
    valid = series.utc[~np.isnan(series.values)]
    return series.quantity != "code" and valid.size > 0 and usual_step_s(valid) <= LEVEL_STEP_H * HOUR


def converted(series: Series) -> tuple[Floats, str]:
    """Return the values in "C" or "m3/h" where the file has another unit of the same quantity."""
    if series.quantity == "temperature" and series.unit in TO_CELSIUS:
        factor, shift = TO_CELSIUS[series.unit]
        return series.values * factor + shift, CELSIUS
    if series.quantity == "flow" and series.unit in TO_FLOW:
        return series.values * TO_FLOW[series.unit], FLOW
    return series.values, series.unit
