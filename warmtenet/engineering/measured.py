"""Measured years of outside files, kept by a key that names what the file holds.

A leaf is given the key as a word, so that a year of 8,760 values is no input of the model and no file is
read twice. A key never changes its meaning: it ends in the hash of the file.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from warmtenet.engineering.hours import Array, hours_of_months

Measured = Literal["temperature", "flow", "other", "code"]
Years = Mapping[int, Array]
NOTHING: Final[Years] = MappingProxyType({})
_KEPT: dict[str, Mapping[Measured, Years]] = {}


def keep(key: str, series: Mapping[Measured, Years]) -> None:
    """Keep the years of a file: temperature in degrees Celsius, flow in m3/h, standard time.

    Parameters
    ----------
    key
        Name and hash of the file.
    series
        Calendar year to hourly values, shape (8760,) or (8784,).

    Raises
    ------
    ValueError
        for a year of any other number of hours.
    """
    for years in series.values():
        for values in years.values():
            hours_of_months(values.size)
    _KEPT[key] = MappingProxyType({what: MappingProxyType(dict(years)) for what, years in series.items()})


def measured_years(key: str, what: Measured = "temperature") -> Years:
    """Return the years that are kept by a key; none for a key that is unknown or empty."""
    return _KEPT.get(key, {}).get(what, NOTHING)
