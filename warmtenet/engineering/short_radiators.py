"""Radiators as a contractor sizes them: power by construction year and room, under the window."""

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Any

from warmtenet.engineering.example_homes import ShortForm, installed_w_per_m2
from warmtenet.engineering.norms import latest
from warmtenet.locale import Translator, text

Row = dict[str, Any]

# Power per m2 against the mean of the dwelling, and types in order of choice; rules of thumb, grade C.
POWER_WEIGHTS = MappingProxyType(
    {"living": 1.1, "kitchen": 0.9, "bathroom": 1.2, "bedroom": 0.9, "hall": 0.8}
)
TYPES = MappingProxyType({"living": ("21", "22"), "kitchen": ("11", "21", "22")})
OTHER_TYPES = ("11", "21", "22")
HEIGHT_MM = 600
WINDOW_HEIGHT_M = 1.4
RASTER_MM = 100
LEAST_LENGTH_MM, MOST_LENGTH_MM = 400, 2000
BESIDE_WINDOW_MM = 400  # a radiator may be this much longer than the window
LEAST_PLACE_MM = 800  # on a wall without a window


def radiators_of(
    home: ShortForm, rooms: Sequence[Mapping[str, Any]], surfaces: Sequence[Mapping[str, Any]], t: Translator
) -> list[Row]:
    """Return the rows of radiators: radiator, archetype, room, type, height_mm, length_mm.

    The power installed per m2 by construction year (grade C) is shared over the rooms. In each the
    lightest usual type is taken that fits its window, else the heaviest in as many pieces as it needs.
    """
    weights = [row["floor_area_m2"] * POWER_WEIGHTS.get(row["kind"], 1.0) for row in rooms]
    installed_w = installed_w_per_m2(home.year) * home.floor_area_m2
    found: list[Row] = []
    for row, weight in zip(rooms, weights, strict=True):
        window_m2 = sum(s["area_m2"] for s in surfaces if s["room"] == row["room"] and s["part"] == "window")
        kind, lengths = _choice(row["kind"], installed_w * weight / sum(weights), window_m2)
        for number, length in enumerate(lengths, start=1):
            name = t.render(text("radiator {room} {number}", room=row["room"], number=number))
            found.append(
                {
                    "radiator": name,
                    "archetype": home.archetype,
                    "room": row["room"],
                    "type": kind,
                    "height_mm": HEIGHT_MM,
                    "length_mm": length,
                }
            )
    return found


def _choice(kind: str, power_w: float, window_m2: float) -> tuple[str, list[int]]:
    """Return type and lengths in mm, rounded to the raster."""
    window_mm = window_m2 / WINDOW_HEIGHT_M * 1000
    place_mm = min(max(window_mm + BESIDE_WINDOW_MM, LEAST_PLACE_MM), MOST_LENGTH_MM)
    types = TYPES.get(kind, OTHER_TYPES)
    needed_mm = {word: power_w / latest(f"radiator.{word}.h{HEIGHT_MM}") * 1000 for word in types}
    fitting = [word for word in types if needed_mm[word] <= place_mm]
    chosen = fitting[0] if fitting else types[-1]
    pieces = ceil(needed_mm[chosen] / place_mm)
    length = max(round(needed_mm[chosen] / pieces / RASTER_MM) * RASTER_MM, LEAST_LENGTH_MM)
    return chosen, [length] * pieces
