"""Small steps over rows: a scenario axis for everything, sums per group of rows, words to numbers."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from warmtenet.engineering.dwelling import Numbers, Positions, Words

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Kind = TypeVar("Kind", bound=np.generic)


def columns(
    values: np.ndarray[tuple[int, ...], np.dtype[Kind]],
) -> np.ndarray[tuple[int, ...], np.dtype[Kind]]:
    """Return (N,) as (N, 1) and leave (N, S) as it is."""
    return values[:, np.newaxis] if values.ndim == 1 else values


def sums(values: Numbers, group: Positions, count: int) -> Numbers:
    """Return the sums (count, S) of rows (N, S) per group, added in the order of the rows.

    The order makes a batch of dwellings equal to the loop over them, bit for bit.
    """
    added = [np.bincount(group, weights=column, minlength=count) for column in values.T]
    return np.stack(added, axis=-1)


def look_up(words: Words, numbers: Mapping[str, float]) -> Numbers:
    """Return the number of every word; not a number for an unknown one."""
    found = np.full(words.shape, np.nan)
    for word, number in numbers.items():
        found[words == word] = number
    return found


def like(values: Numbers, scenarios: bool) -> Numbers:
    """Return (N, 1) as (N,) where there is no axis of scenarios."""
    return values if scenarios else values[:, 0]
