"""Internal rates of return: every real root, bracketed, never a meaningless one in silence."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

LOWEST_RATE, HIGHEST_RATE = -0.95, 10.0
SCAN_POINTS = 64
FINE_SCAN_POINTS = 4096
HALVINGS = 60
# Values of a scan that are computed together: they fit in the cache of a processor.
VALUES_AT_ONCE = 32_768


def present_value(flows: Array, log_rate: Array) -> Array:
    """Present value of flows, shape (year, ...), at the rate exp(log_rate) - 1, first flow undiscounted."""
    discount = np.exp(-log_rate)
    value = np.broadcast_to(flows[-1], np.broadcast_shapes(flows.shape[1:], discount.shape)).copy()
    for flow in flows[-2::-1]:
        value *= discount
        value += flow
    return value


def irr_nearest_zero(flows: Array) -> Array:
    """Return the real rate nearest to no interest at which flows are worth nothing.

    Parameters
    ----------
    flows
        Shape (year, element, scenario), in EUR.

    Returns
    -------
    Shape (1, element, scenario); not-a-number where no root lies between -95 % and 1000 %.
    "Nearest" is measured in ln(1 + rate), so that -50 % and +100 % are equally far.
    """
    grid = np.log1p(np.linspace(0, 1, SCAN_POINTS) ** 2 * HIGHEST_RATE)
    grid = np.concatenate([np.linspace(np.log1p(LOWEST_RATE), 0, SCAN_POINTS // 2)[:-1], grid])
    root: Array = np.expm1(_bisect(flows, *_nearest_bracket(flows, grid)))[np.newaxis]
    return root


def _nearest_bracket(flows: Array, grid: Array) -> tuple[Array, Array]:
    """Return the two neighbours on a rising grid nearest to zero between which the value changes sign."""
    low = np.full(flows.shape[1:], np.nan)
    high, distance = low.copy(), np.full(flows.shape[1:], np.inf)
    points = max(1, VALUES_AT_ONCE // max(1, flows[0].size))
    before = present_value(flows, grid[0])[np.newaxis]
    for first in range(1, grid.size, points):
        rates = grid[first - 1 : first + points]
        values = np.concatenate([before, present_value(flows, rates[1:].reshape(-1, 1, 1))])
        found = (values[:-1] * values[1:] <= 0) & (values[:-1] != values[1:])
        away = np.minimum(np.abs(rates[:-1]), np.abs(rates[1:])).reshape(-1, 1, 1)
        away = np.where(found, away, np.inf)
        nearest, away = away.argmin(axis=0), away.min(axis=0)
        closer = away < distance
        low, high = np.where(closer, rates[nearest], low), np.where(closer, rates[nearest + 1], high)
        distance = np.where(closer, away, distance)
        before = values[-1:]
    return low, high


def irr_roots(flows: Array) -> list[float]:
    """Return all real rates between -95 % and 1000 % at which flows, shape (year,), are worth nothing."""
    grid = np.linspace(np.log1p(LOWEST_RATE), np.log1p(HIGHEST_RATE), FINE_SCAN_POINTS)
    values = present_value(np.asarray(flows, float)[:, np.newaxis], grid)
    change = np.flatnonzero((values[:-1] * values[1:] < 0) | (values[:-1] == 0))
    column = np.asarray(flows, float)[:, np.newaxis]
    return [float(r) for r in np.expm1(_bisect(column, grid[change], grid[change + 1]))]


def _bisect(flows: Array, low: Array, high: Array) -> Array:
    sign = np.sign(present_value(flows, low))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        same = np.sign(present_value(flows, middle)) == sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return (low + high) / 2
