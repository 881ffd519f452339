"""Other values of an input within its limits: the ends of its range, a tenth more and less, other words."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from warmtenet.core.quantity import Given
from warmtenet.core.verb import Array
from warmtenet.scenarios.case import Case

STEP = 0.1
FAR = 10.0
YEARS = frozenset({"yr", "year", "date"})
LONGEST_WORD = 80
Others = Callable[[float], list[float]]


def is_movable(case: Case, name: str) -> bool:
    """Return whether an input has a number or a word from a list that may be changed in one run."""
    given, array = case.model.inputs[name].given, case.arrays[name]
    if given.structural or given.hidden or array.size == 0:
        return False
    return bool(given.words) if array.dtype.kind == "U" else bool(np.isfinite(array).any())


def moves(case: Case, name: str) -> Iterator[Array]:
    """Return other arrays for an input: the whole column up, down, and every other cell of it."""
    given, array = case.model.inputs[name].given, case.arrays[name]
    if array.dtype.kind == "U":
        yield from _other_words(array, given)
        return
    low, high = case.project.ranges.get(name, (math.nan, math.nan))
    ends = [v for v in (low, high) if array.size == 1 and math.isfinite(v)]
    yield from _alternatives(array, lambda value: [*ends, *near(value, given)])


def far_moves(case: Case, name: str) -> Iterator[Array]:
    """Return arrays at the limits of an input and at ten times its value, which cross any threshold."""
    given, array = case.model.inputs[name].given, case.arrays[name]
    if array.dtype.kind != "U":
        yield from _alternatives(array, lambda value: far(value, given))


def near(value: float, given: Given) -> list[float]:
    """Return a tenth more and a tenth less, as far as the limits allow; whole years for a year."""
    step = max(1.0, round(STEP * abs(value))) if given.unit == "yr" else STEP * (abs(value) or 1.0)
    step = 1.0 if given.unit in YEARS - {"yr"} else step
    return _allowed([value + step, value - step, value + step / FAR, value - step / FAR], value, given)


def far(value: float, given: Given) -> list[float]:
    """Return the limits and ten times as much and as little, as far as the limits allow."""
    ends = [v for v in (given.low, given.high) if v is not None]
    return _allowed([*ends, value * FAR, value / FAR, value + FAR, value - FAR], value, given)


def _allowed(tried: list[float], value: float, given: Given) -> list[float]:
    low = -math.inf if given.low is None else given.low
    high = math.inf if given.high is None else given.high
    return list(dict.fromkeys(v for v in tried if low <= v <= high and v != value))


def _alternatives(array: Array, others: Others) -> Iterator[Array]:
    """Move all cells together, each to its n-th other value, then every other cell only."""
    cells = [others(float(v)) if np.isfinite(v) else [] for v in array.ravel()]
    for rank in range(max((len(c) for c in cells), default=0)):
        moved = [c[min(rank, len(c) - 1)] if c else v for c, v in zip(cells, array.ravel(), strict=True)]
        whole = np.array(moved, dtype=float).reshape(array.shape)
        yield whole
        if array.size > 1:
            yield np.where(np.arange(array.size).reshape(array.shape) % 2 == 0, whole, array)


def _other_words(array: Array, given: Given) -> Iterator[Array]:
    for word in given.words:
        if (array != word).any():
            yield np.full(array.shape, word, dtype=f"<U{LONGEST_WORD}")
