"""Round tick values and stacked bars."""

import math
from collections.abc import Iterable, Sequence

STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round values that enclose [low, high], at most about `most` of them; zero is one of them."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in STEPS if s * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(i * step, 10) + 0.0 for i in range(first, last + 1)]


def free_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round values that enclose [low, high] without zero, for dots and lines only."""
    if high - low < 1e-9 * max(abs(low), abs(high), 1):
        low, high = low - 1, high + 1
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in STEPS if s * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(i * step, 10) + 0.0 for i in range(first, last + 1)]


def decimals_of(values: Sequence[float]) -> int:
    """Return the decimals needed to write these ticks apart (0 to 3)."""
    return next((d for d in range(4) if all(abs(v - round(v, d)) < 1e-9 for v in values)), 3)


def stack(values: Iterable[float]) -> list[tuple[float, float]]:
    """Return start and end of each value, positive ones upward from zero, negative ones downward."""
    up = down = 0.0
    spans = []
    for value in values:
        if value >= 0:
            spans.append((up, up + value))
            up += value
        else:
            spans.append((down, down + value))
            down += value
    return spans


def year_ticks(years: Sequence[int], most: int = 9) -> list[int]:
    """Return the first year and round years after it, so that labels do not touch."""
    span = years[-1] - years[0]
    step = next((s for s in (1, 2, 5, 10, 20) if span / s <= most), 50)
    if step == 1:
        return list(years)
    near = [year for year in years if year % step == 0 and year - years[0] >= step * 0.6]
    return [years[0], *near]
