"""COP of a real refrigerant cycle, from a table computed with CoolProp.

The cycle of the table has an isentropic efficiency of 0.75 and 5 K of superheat and subcooling; evaporating
and condensing temperatures in steps of 2.5 K. `tests/support/cycle_table.py` computes it again.
"""

import csv
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array, Whole

KELVIN: Final = 273.15
TABLE: Final = Path(__file__).parent / "tables" / "cycle_cop.csv"
TWO_STAGE_AMMONIA: Final = "ammonia_two_stage"


@cache
def _table() -> MappingProxyType[str, tuple[Array, Array, Array]]:
    """Per refrigerant: evaporating and condensing temperatures and the share of Carnot, rows evaporating."""
    found: dict[str, list[list[float]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        condensing = np.array([float(name.split("_")[1]) for name in next(reader)[2:]])
        for refrigerant, *row in reader:
            found.setdefault(refrigerant, []).append([float(value) for value in row])
    return MappingProxyType({name: _shares(np.array(rows), condensing) for name, rows in found.items()})


def _shares(rows: Array, condensing_c: Array) -> tuple[Array, Array, Array]:
    evaporating_c, cop = rows[:, 0], rows[:, 1:]
    carnot = (condensing_c + KELVIN) / (condensing_c - evaporating_c[:, None])
    return evaporating_c, condensing_c, np.asarray(cop / carnot, dtype=np.float64)


def refrigerants() -> tuple[str, ...]:
    """Return the refrigerants of the table; the two-stage cycle of ammonia is one of them."""
    return tuple(_table())


def cycle_cop(refrigerant: str, evaporating_c: Array | float, condensing_c: Array | float) -> Array:
    """Return the COP of a real cycle, per hour: condenser heat per compressor work.

    What is interpolated (bilinearly) is the share of Carnot, which hardly bends; Carnot itself is exact.

    Parameters
    ----------
    refrigerant
        one of `refrigerants()`.
    evaporating_c, condensing_c
        degrees Celsius, numbers or arrays of one shape: -15 to 30 and 40 to 90.

    Raises
    ------
    ValueError
        for an unknown refrigerant or a temperature outside the table: nothing is extrapolated.
    """
    if refrigerant not in _table():
        raise ValueError(f"no cycle of {refrigerant!r}; known: {refrigerants()}")
    rows, columns, shares = _table()[refrigerant]
    cold, hot = np.broadcast_arrays(
        np.asarray(evaporating_c, dtype=float), np.asarray(condensing_c, dtype=float)
    )
    row, below = _place(rows, cold, "evaporating")
    column, left = _place(columns, hot, "condensing")
    low = shares[row, column] * (1 - left) + shares[row, column + 1] * left
    high = shares[row + 1, column] * (1 - left) + shares[row + 1, column + 1] * left
    share = low * (1 - below) + high * below
    return np.asarray(share * (hot + KELVIN) / (hot - cold), dtype=np.float64)


def _place(nodes: Array, values: Array, what: str) -> tuple[Whole, Array]:
    """Return the node below each value and how far it lies towards the next (0 to 1)."""
    if not np.all((values >= nodes[0]) & (values <= nodes[-1])):
        raise ValueError(
            f"{what} temperatures must lie between {nodes[0]:g} and {nodes[-1]:g} degrees Celsius"
        )
    index = np.clip(np.searchsorted(nodes, values, side="right") - 1, 0, nodes.size - 2)
    return index, (values - nodes[index]) / (nodes[index + 1] - nodes[index])
