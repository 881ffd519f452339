"""From a short description of a dwelling to complete rows of rooms, surfaces and radiators.

The rows are a plausible default that a measurement report overwrites: areas of the shell come from example
dwellings, spread over rooms by rules of thumb (grade C).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from types import MappingProxyType
from typing import Any, NamedTuple

from warmtenet.engineering.air import FLATS
from warmtenet.engineering.example_homes import (
    Shell,
    ShortForm,
    door_u,
    floor_u,
    roof_u,
    shell,
    wall_u,
    window_u,
)
from warmtenet.engineering.short_radiators import radiators_of
from warmtenet.locale import Translator, text

Row = dict[str, Any]

# Shares of a floor plan and sizes of rooms: usual Dutch plans of the period, grade C.
GROUND_PLAN = MappingProxyType({"hall": 0.14, "kitchen": 0.20, "living": 0.66})
FLAT_PLAN = MappingProxyType({"hall": 0.12, "bathroom": 0.07, "kitchen": 0.13, "living": 0.36})
LANDING_SHARE, BATHROOM_M2, LARGEST_BATHROOM_SHARE = 0.12, 5.0, 0.2
BEDROOM_M2, STUDY_FROM_M2 = 14.0, 140.0
FIRST_BEDROOM, LAST_BEDROOM = 1.3, 0.7  # sizes against the mean of the level
ATTIC_SHARE = 0.4  # a level below this share of the ground floor is one room
# Weight of window and facade per m2 of floor by kind of room, grade C.
WINDOW_WEIGHTS = MappingProxyType({"living": 1.3, "kitchen": 1.0, "bathroom": 0.4, "hall": 0.3})
FACADE_WEIGHTS = MappingProxyType({"bathroom": 0.8, "hall": 0.6})
ATTIC_FACADE = 0.5  # share of the facade of an attic against a full level
FRONT_DOOR_M2 = 2.2
# First construction year of each height between floors, m: Bbl 2.6 since 2003, older ones grade C.
ROOM_HEIGHTS_M = MappingProxyType({0: 3.0, 1921: 2.8, 1946: 2.6})
# Depth over width of the plan and number of shared walls per type, grade C.
DEPTH_TO_WIDTH = MappingProxyType({"terraced": 1.6, "corner": 1.6, "semi_detached": 1.1, "detached": 1.0})
FLAT_DEPTH_TO_WIDTH = 1.2
SHARED_WALLS = MappingProxyType(
    {"terraced": 2, "corner": 1, "semi_detached": 1, "flat_middle": 2, "flat_end": 1, "flat_top": 2}
)
SHARED_SIDE = 0.6  # of the side of a square room, the part that bounds the hall
# U of inside walls and floors, W/m2K, grade C: half-brick, one brick or cavity between dwellings, timber
# and concrete floors (2.9 in the published Vabi report).
INNER_WALL_U, PARTY_WALL_U, TIMBER_FLOOR_U, CONCRETE_FLOOR_U = 2.2, 2.0, 1.5, 2.5
CONCRETE_FROM = 1965
# f_k of a crawl space with little ventilation: ISSO 53, table 4.2.
CRAWL_SPACE_FACTOR = 0.6
LEAST_OVERLAP = 0.01  # of a storey; less is no surface of its own
POSITIONS = MappingProxyType({"roof": "ceiling", "floor": "floor"})
DECIMALS, U_DECIMALS = 2, 3  # what a consultant would type in


class HomeRows(NamedTuple):
    """Rows of the input sheets for one dwelling."""

    rooms: list[Row]
    surfaces: list[Row]
    radiators: list[Row]


@dataclass(frozen=True)
class Room:
    """One room of the plan; `level` counts from 0 at the bottom."""

    name: str
    kind: str
    level: int
    area_m2: float


def short_form(home: ShortForm, t: Translator) -> HomeRows:
    """Return the rows of the input sheets for a dwelling that is known in outline only.

    Parameters
    ----------
    home
        The description.
    t
        Language of the names of rooms and surfaces.

    Returns
    -------
    `rooms` with room, archetype, kind, floor_area_m2, height_m; `surfaces` with surface, archetype, room,
    part, boundary, area_m2, u_w_per_m2k, other_room, factor; `radiators` with radiator, archetype, room,
    type, height_mm, length_mm. What does not apply is None. An inside wall stands in the rows of both its
    rooms. The floor areas add up to that of the dwelling, the outside areas to those of the example.
    """
    outside = shell(home)
    plan = _plan(home, outside, t)
    height = _height_m(home)
    rooms = [
        {
            "room": room.name,
            "archetype": home.archetype,
            "kind": room.kind,
            "floor_area_m2": round(room.area_m2, DECIMALS),
            "height_m": height,
        }
        for room in plan
    ]
    surfaces = [*_outside_rows(home, outside, plan), *_party_rows(home, plan, height)]
    surfaces += _inside_rows(home, plan, height)
    named = _named(home, surfaces, t)
    return HomeRows(rooms, named, radiators_of(home, rooms, named, t))


def _height_m(home: ShortForm) -> float:
    if home.home_type in FLATS:
        return ROOM_HEIGHTS_M[max(ROOM_HEIGHTS_M)]
    return ROOM_HEIGHTS_M[max(first for first in ROOM_HEIGHTS_M if first <= home.year)]


def _plan(home: ShortForm, outside: Shell, t: Translator) -> list[Room]:
    """Return the rooms, level by level from the hall to the bedrooms."""
    found: list[tuple[str, int, float]] = []
    for level, area in enumerate(outside.levels_m2):
        if home.home_type in FLATS:
            found += [(kind, level, area * share) for kind, share in FLAT_PLAN.items()]
            sleeping = area * (1 - sum(FLAT_PLAN.values()))
            found += [("bedroom", level, size) for size in _bedrooms(sleeping)]
        elif level == 0:
            found += [(kind, level, area * share) for kind, share in GROUND_PLAN.items()]
        elif area < ATTIC_SHARE * outside.levels_m2[0]:
            found.append(("attic", level, area))
        else:
            found += _upper(level, area)
    if home.home_type not in FLATS and home.floor_area_m2 >= STUDY_FROM_M2:
        found = _with_study(found)
    return list(_numbered(found, t))


def _upper(level: int, area: float) -> Iterator[tuple[str, int, float]]:
    """Landing, a bathroom on the first floor, and bedrooms."""
    landing = LANDING_SHARE * area
    bathroom = min(BATHROOM_M2, LARGEST_BATHROOM_SHARE * area) if level == 1 else 0.0
    yield ("landing", level, landing)
    if bathroom:
        yield ("bathroom", level, bathroom)
    for size in _bedrooms(area - landing - bathroom):
        yield ("bedroom", level, size)


def _bedrooms(area_m2: float) -> list[float]:
    number = max(round(area_m2 / BEDROOM_M2), 1)
    sizes = [1.0] * number
    if number > 1:
        sizes[0], sizes[-1] = FIRST_BEDROOM, LAST_BEDROOM
    return [area_m2 * size / sum(sizes) for size in sizes]


def _with_study(found: list[tuple[str, int, float]]) -> list[tuple[str, int, float]]:
    """In a large house the last bedroom of the first floor is a study."""
    bedrooms = [place for place, (kind, level, _) in enumerate(found) if (kind, level) == ("bedroom", 1)]
    if len(bedrooms) < 2:
        return found
    _, level, area = found[bedrooms[-1]]
    return [*found[: bedrooms[-1]], ("study", level, area), *found[bedrooms[-1] + 1 :]]


def _numbered(found: Sequence[tuple[str, int, float]], t: Translator) -> Iterator[Room]:
    names = {
        "hall": t("hall"),
        "landing": t("landing"),
        "living": t("living room"),
        "kitchen": t("kitchen"),
        "study": t("study"),
        "bathroom": t("bathroom"),
        "attic": t("attic room"),
    }
    kinds = {"landing": "hall", "attic": "bedroom"}
    bedrooms, landings = 0, 0
    for word, level, area in found:
        name = names.get(word, "")
        if word == "bedroom":
            bedrooms += 1
            name = t.render(text("bedroom {number}", number=bedrooms))
        if word == "landing":
            landings += 1
            name = name if landings == 1 else t.render(text("landing {number}", number=landings))
        yield Room(name, kinds.get(word, word), level, area)


def _spread(total: float, weights: Mapping[Room, float]) -> Iterator[tuple[Room, float]]:
    """Divide an area over rooms by weight, leaving out those without."""
    whole = sum(weights.values())
    for room, weight in weights.items():
        if total > 0 and weight > 0:
            yield room, total * weight / whole


def _outside_rows(home: ShortForm, outside: Shell, plan: Sequence[Room]) -> Iterator[Row]:
    facade = {r: r.area_m2 * _level_share(outside, r) for r in plan}
    windows = {r: weight * WINDOW_WEIGHTS.get(r.kind, 1.0) for r, weight in facade.items()}
    opaque = {r: weight * FACADE_WEIGHTS.get(r.kind, 1.0) for r, weight in facade.items()}
    wall = "solid_wall" if home.wall == "solid" else "cavity_wall"
    for room, area in _spread(outside.facade_m2, opaque):
        yield _row(room, wall, "outside", area, wall_u(home))
    for room, area in _spread(outside.windows_m2, windows):
        yield _row(room, "window", "outside", area, window_u(home))
    for room, area in _doors(outside, plan):
        yield _row(room, "door", "outside", area, door_u())
    for room, area in _spread(outside.roof_m2, _under_roof(outside, plan)):
        yield _row(room, "roof", "outside", area, roof_u(home))
    crawl = home.crawl_space_m > 0
    boundary, factor = ("unheated", CRAWL_SPACE_FACTOR) if crawl else ("ground", None)
    for room, area in _spread(outside.floor_m2, {r: r.area_m2 for r in plan if r.level == 0}):
        yield _row(room, "floor", boundary, area, floor_u(home, outside.floor_m2), factor=factor)


def _level_share(outside: Shell, room: Room) -> float:
    """Return the share of facade that rooms of a level get: an attic has less than a full level."""
    attic = outside.levels_m2[room.level] < ATTIC_SHARE * outside.levels_m2[0]
    return ATTIC_FACADE if attic else 1.0


def _doors(outside: Shell, plan: Sequence[Room]) -> Iterator[tuple[Room, float]]:
    """Front door in the hall, what is left in the kitchen."""
    front = min(outside.doors_m2, FRONT_DOOR_M2)
    areas = {"hall": front, "kitchen": outside.doors_m2 - front}
    for room in plan:
        area = areas.pop(room.kind, 0.0)
        if area > 0:
            yield room, area


def _under_roof(outside: Shell, plan: Sequence[Room]) -> dict[Room, float]:
    """Return the floor of each room that has no other above it."""
    levels = outside.levels_m2
    bare = [1 - min(above / below, 1.0) for below, above in pairwise(levels)] + [1.0]
    return {room: room.area_m2 * bare[room.level] for room in plan}


def _party_rows(home: ShortForm, plan: Sequence[Room], height: float) -> Iterator[Row]:
    """Walls to neighbouring dwellings; for flats also floor and ceiling."""
    ratio = DEPTH_TO_WIDTH.get(home.home_type, FLAT_DEPTH_TO_WIDTH)
    for level in sorted({room.level for room in plan}):
        on_level = {room: room.area_m2 for room in plan if room.level == level}
        depth = sqrt(sum(on_level.values()) * ratio)
        shared = SHARED_WALLS.get(home.home_type, 0) * depth * height
        for room, area in _spread(shared, on_level):
            yield _row(room, "inner", "neighbour", area, PARTY_WALL_U)
    if home.home_type in FLATS:
        sides = ("floor",) if home.home_type == "flat_top" else ("floor", "ceiling")
        for room in plan:
            for side in sides:
                yield _row(room, "inner", "neighbour", room.area_m2, storey_u(home), position=side)


def storey_u(home: ShortForm) -> float:
    """Return U of a floor between levels or dwellings, W/m2K: concrete or timber by year (grade C)."""
    return CONCRETE_FLOOR_U if home.year >= CONCRETE_FROM or home.home_type in FLATS else TIMBER_FLOOR_U


def _inside_rows(home: ShortForm, plan: Sequence[Room], height: float) -> Iterator[Row]:
    """Walls of the hall and of the bathroom, and floors between levels, in the rows of both rooms."""
    for level in sorted({room.level for room in plan}):
        on_level = [room for room in plan if room.level == level]
        halls = [room for room in on_level if room.kind == "hall"]
        others = [room for room in on_level if room.kind != "hall"]
        for hall in halls:
            for room in others:
                area = SHARED_SIDE * sqrt(room.area_m2) * height
                yield from _between(hall, room, area, INNER_WALL_U)
        bathrooms = [room for room in others if room.kind == "bathroom"]
        bedrooms = [room for room in others if room.kind == "bedroom"]
        for bathroom, room in zip(bathrooms, bedrooms, strict=False):
            area = SHARED_SIDE * sqrt(bathroom.area_m2) * height
            yield from _between(bathroom, room, area, INNER_WALL_U)
        above = [room for room in plan if room.level == level + 1]
        for lower, upper, area in _stacked(on_level, above):
            yield _row(lower, "inner", "room", area, storey_u(home), other=upper.name, position="ceiling")
            yield _row(upper, "inner", "room", area, storey_u(home), other=lower.name, position="floor")


def _stacked(below: Sequence[Room], above: Sequence[Room]) -> Iterator[tuple[Room, Room, float]]:
    """Lay two plans over each other in the same order, hall on landing; yield what overlaps, m2."""
    covered = min(sum(r.area_m2 for r in below), sum(r.area_m2 for r in above))
    for lower, low_from, low_to in _strips(below):
        for upper, up_from, up_to in _strips(above):
            overlap = min(low_to, up_to) - max(low_from, up_from)
            if overlap > LEAST_OVERLAP:
                yield lower, upper, overlap * covered


def _strips(rooms: Sequence[Room]) -> Iterator[tuple[Room, float, float]]:
    whole = sum(room.area_m2 for room in rooms)
    start = 0.0
    for room in rooms:
        end = start + room.area_m2 / whole
        yield room, start, end
        start = end


def _between(one: Room, other: Room, area: float, u: float) -> Iterator[Row]:
    yield _row(one, "inner", "room", area, u, other=other.name)
    yield _row(other, "inner", "room", area, u, other=one.name)


def _row(
    room: Room,
    part: str,
    boundary: str,
    area: float,
    u: float,
    other: str | None = None,
    factor: float | None = None,
    position: str | None = None,
) -> Row:
    return {
        "room": room.name,
        "part": part,
        "boundary": boundary,
        "area_m2": round(area, DECIMALS),
        "u_w_per_m2k": round(u, U_DECIMALS),
        "other_room": other,
        "factor": factor,
        "position": position or POSITIONS.get(part, "wall"),
    }


def _named(home: ShortForm, rows: Sequence[Row], t: Translator) -> list[Row]:
    """Give every surface a name that says where it is; equal ones get a number."""
    parts = {
        "roof": t("roof"),
        "cavity_wall": t("cavity wall"),
        "solid_wall": t("solid wall"),
        "window": t("window"),
        "door": t("outside door"),
        "floor": t("floor"),
        "inner": t("wall or floor to the neighbours"),
    }
    count: dict[str, int] = {}
    named = []
    for row in rows:
        part = parts[row["part"]]
        if row["other_room"] is not None:
            part = t.render(text("to {room}", room=row["other_room"]))
        name = t.render(text("{room}: {part}", room=row["room"], part=part))
        count[name] = count.get(name, 0) + 1
        if count[name] > 1:
            name = t.render(text("{name} ({number})", name=name, number=count[name]))
        named.append({"surface": name, "archetype": home.archetype, **row})
    return named
