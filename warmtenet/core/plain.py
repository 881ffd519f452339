"""Arrays (year, element, scenario) of one scenario as numbers, words and small arrays."""

import math
from typing import Any

from warmtenet.core.verb import Array

Plain = float | bool | str | None


def readable(value: Array, per_element: bool, yearly: bool) -> Any:
    """Turn an array (year, element, scenario) of one scenario into a number, word or small array."""
    if per_element and yearly:
        return value[:, :, 0].T
    if per_element:
        return value[0, :, 0]
    if yearly:
        return value[:, 0, 0]
    return plain(value[0, 0, 0])


def plain(value: Any) -> Plain:
    """Turn an array's number into a float, a missing one into None, a word into a string."""
    if isinstance(value, str):
        return str(value)
    number = float(value)
    return None if math.isnan(number) else number
