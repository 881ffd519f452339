"""One dwelling as plain data: fields, checks with a message each, and the arrays they become."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from warmtenet.engineering.dwelling import (
    BOUNDARY_LABELS,
    LEAKAGE_LABELS,
    NO_ROOM,
    PART_LABELS,
    ROOM_KIND_LABELS,
    VENTILATION_LABELS,
    Conventions,
    Dwellings,
    Emitters,
    Homes,
    Numbers,
    Positions,
    Rooms,
    Surfaces,
)
from warmtenet.engineering.emission import EMITTER_LABELS, FLOOR, RADIATOR_HEIGHTS_MM
from warmtenet.engineering.heating_up import heating_up_w_per_m2
from warmtenet.engineering.plain import Field, Reading, group, name, number, one_of, rows, word, yes_no
from warmtenet.engineering.problems import DwellingError
from warmtenet.locale import Amount, Text, text

NAN = float("nan")
POSITIONS = ("wall", "ceiling", "floor")
# Rooms measured inside may add up to a little more than the usable floor area of NEN 2580.
MOST_OF_FLOOR_AREA = 1.05

HOME_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "floor_area_m2": number(above=0.0),
        "qv10_dm3_per_s_m2": number(least=0.0),
        "ventilation": word(VENTILATION_LABELS),
        "supply_c": number(NAN),
        "heat_recovery": number(0.0, least=0.0, most=1.0),
        "rooms": rows(),
        "conventions": group(),
        "heating_up": group(),
    }
)
ROOM_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "room": name(),
        "kind": word(ROOM_KIND_LABELS),
        "floor_area_m2": number(above=0.0),
        "height_m": number(above=0.0),
        "temperature_c": number(),
        "ventilation_dm3_per_s": number(0.0, least=0.0),
        "surfaces": rows(),
        "emitters": rows(),
    }
)
SURFACE_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "surface": name(),
        "part": word(PART_LABELS),
        "boundary": word(BOUNDARY_LABELS),
        "area_m2": number(least=0.0),
        "u_w_per_m2k": number(above=0.0),
        "other_room": name(required=False),
        "other_c": number(NAN),
        "factor": number(NAN, least=0.0, most=1.0),
        "bridge_w_per_m2k": number(NAN, least=0.0),
        "position": word(POSITIONS, "wall"),
    }
)
EMITTER_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "emitter": name(),
        "type": word(EMITTER_LABELS),
        "height_mm": number(NAN, above=0.0),
        "length_mm": number(NAN, above=0.0),
        "nominal_w": number(NAN, above=0.0),
        "exponent": number(NAN, above=0.0),
    }
)
HEATING_UP_FIELDS: Mapping[str, Field] = MappingProxyType(
    {"cooling_k": number(), "hours": number(), "heavy": yes_no()}
)
_LIMITS: Mapping[str, Field] = MappingProxyType(
    {
        "neighbour_certainty": number(least=0.0, most=1.0),
        "thermal_bridge_w_per_m2k": number(least=0.0),
        "ground_water_factor": number(above=0.0),
        "leakage": word(LEAKAGE_LABELS),
        "wind_factor": number(above=0.0),
        "heating_up_w_per_m2": number(least=0.0),
        "unheated_factor": number(least=0.0, most=1.0),
        "ground_factor": number(least=0.0, most=1.0),
        "air_j_per_dm3k": number(above=0.0),
    }
)
CONVENTION_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        known.name: replace(_LIMITS.get(known.name, number()), default=known.default, required=False)
        for known in fields(Conventions)
    }
)

Row = dict[str, Any]


def read_dwelling(plain: Mapping[str, Any]) -> tuple[Dwellings, Conventions, list[str]]:
    """Return one dwelling of plain data as arrays, its conventions, and the names of its rooms.

    The fields are those of `warmtenet.engineering.rooms.room_heat_loss_w`.

    Raises
    ------
    DwellingError
        with every problem found.
    """
    reading = Reading()
    home = reading.row(plain, HOME_FIELDS, text("dwelling"))
    conventions = _conventions(reading, home)
    if not plain.get("rooms"):
        reading.report(text("dwelling"), text("no rooms"), text("at least one room"))
    _check_names(reading, home["rooms"])
    rooms_read = [_room(reading, raw) for raw in home["rooms"]]
    for room in rooms_read:
        _check_surfaces(reading, room, rooms_read)
        _check_emitters(reading, room)
    _check_floor_area(reading, home, rooms_read)
    if reading.problems:
        raise DwellingError(reading.problems)
    return _arrays(home, rooms_read), conventions, [room["room"] for room in rooms_read]


def _conventions(reading: Reading, home: Row) -> Conventions:
    chosen = reading.row(home["conventions"] or {}, CONVENTION_FIELDS, text("conventions"))
    if home["heating_up"] is None:
        return Conventions(**chosen)
    before = len(reading.problems)
    setback = reading.row(home["heating_up"], HEATING_UP_FIELDS, text("heating up"))
    if len(reading.problems) == before:
        try:
            chosen["heating_up_w_per_m2"] = heating_up_w_per_m2(**setback)
        except DwellingError as error:
            reading.problems += error.problems
    return Conventions(**chosen)


def _room(reading: Reading, raw: Mapping[str, Any]) -> Row:
    place = text("room {room}", room=raw.get("room") or "?")
    room = {**reading.row(raw, ROOM_FIELDS, place), "place": place, "bare": not raw.get("surfaces")}
    room["surfaces"] = [
        {**reading.row(row, SURFACE_FIELDS, where), "place": where}
        for row in room["surfaces"]
        for where in [_within(raw, text("surface {surface}", surface=row.get("surface") or "?"))]
    ]
    room["emitters"] = [
        {**reading.row(row, EMITTER_FIELDS, where), "place": where}
        for row in room["emitters"]
        for where in [_within(raw, text("emitter {emitter}", emitter=row.get("emitter") or "?"))]
    ]
    return room


def _within(room: Mapping[str, Any], part: Text) -> Text:
    return text("room {room}, {part}", room=room.get("room") or "?", part=part)


def _check_names(reading: Reading, raw_rooms: Sequence[Mapping[str, Any]]) -> None:
    names = [raw.get("room") for raw in raw_rooms]
    for twice in sorted({str(known) for known in names if known and names.count(known) > 1}):
        found = text("the name occurs {count} times", count=names.count(twice))
        reading.report(text("room {room}", room=twice), found, text("a name of its own for every room"))


def _check_surfaces(reading: Reading, room: Row, all_rooms: Sequence[Row]) -> None:
    others = [other["room"] for other in all_rooms if other["room"] and other is not room]
    if room["bare"]:
        reading.report(room["place"], text("no surfaces"), text("at least one wall, floor or roof"))
    for surface in room["surfaces"]:
        behind, inner = surface["other_room"], surface["boundary"] == "room"
        if inner and behind not in others and (behind or math.isnan(surface["other_c"])):
            found = text("the room behind it is {found}", found=repr(behind) if behind else text("not given"))
            expected = text("{rooms}, or the temperature behind it", rooms=one_of(others))
            reading.report(surface["place"], found, expected)
        if behind and surface["boundary"] and not inner:
            found = text(
                "it bounds on {boundary} but names room {room} behind it",
                boundary=repr(surface["boundary"]),
                room=repr(behind),
            )
            reading.report(surface["place"], found, text("a room only behind an inside surface"))


def _check_emitters(reading: Reading, room: Row) -> None:
    for emitter in room["emitters"]:
        kind, height, length = emitter["type"], emitter["height_mm"], emitter["length_mm"]
        if kind is None or kind == FLOOR or not math.isnan(emitter["nominal_w"]):
            continue
        heights = RADIATOR_HEIGHTS_MM.get(kind)
        if heights is None:
            expected = text("the emission at 75/65/20 C")
            reading.report(emitter["place"], text("nominal_w is missing"), expected)
        elif not heights[0] <= height <= heights[-1] or math.isnan(length):
            found = text("height {height}, length {length}", height=_size(height), length=_size(length))
            expected = text(
                "a height from {least} to {most} and a length, or nominal_w",
                least=_size(heights[0]),
                most=_size(heights[-1]),
            )
            reading.report(emitter["place"], found, expected)


def _size(length_mm: float) -> Amount | Text:
    return text("not given") if math.isnan(length_mm) else Amount(length_mm, 0, "mm")


def _check_floor_area(reading: Reading, home: Row, all_rooms: Sequence[Row]) -> None:
    total = math.fsum(room["floor_area_m2"] or 0.0 for room in all_rooms)
    usable = home["floor_area_m2"]
    if usable and total > MOST_OF_FLOOR_AREA * usable:
        found = text("the rooms add up to {total}", total=Amount(total, 1, "m2"))
        expected = text("no more than the usable floor area of {usable}", usable=Amount(usable, 1, "m2"))
        reading.report(text("dwelling"), found, expected)


def _arrays(home: Row, all_rooms: Sequence[Row]) -> Dwellings:
    homes = Homes(
        floor_area_m2=_numbers([home], "floor_area_m2"),
        qv10_dm3_per_s_m2=_numbers([home], "qv10_dm3_per_s_m2"),
        ventilation=np.array([home["ventilation"]]),
        supply_c=_numbers([home], "supply_c"),
        heat_recovery=_numbers([home], "heat_recovery"),
    )
    rooms_read = Rooms(
        dwelling=np.zeros(len(all_rooms), dtype=np.int64),
        kind=np.array([room["kind"] for room in all_rooms]),
        floor_area_m2=_numbers(all_rooms, "floor_area_m2"),
        height_m=_numbers(all_rooms, "height_m"),
        temperature_c=_numbers(all_rooms, "temperature_c"),
        ventilation_dm3_per_s=_numbers(all_rooms, "ventilation_dm3_per_s"),
    )
    return Dwellings(homes, rooms_read, _surfaces(all_rooms), _emitters(all_rooms))


def _surfaces(all_rooms: Sequence[Row]) -> Surfaces:
    place = {room["room"]: position for position, room in enumerate(all_rooms)}
    table = [surface for room in all_rooms for surface in room["surfaces"]]
    behind = [place.get(surface["other_room"], NO_ROOM) for surface in table]
    return Surfaces(
        room=_owners(all_rooms, "surfaces"),
        part=np.array([surface["part"] for surface in table]),
        boundary=np.array([surface["boundary"] for surface in table]),
        area_m2=_numbers(table, "area_m2"),
        u_w_per_m2k=_numbers(table, "u_w_per_m2k"),
        other_room=np.array(behind, dtype=np.int64),
        other_c=_numbers(table, "other_c"),
        factor=_numbers(table, "factor"),
        bridge_w_per_m2k=_numbers(table, "bridge_w_per_m2k"),
        position=np.array([surface["position"] for surface in table]),
    )


def _emitters(all_rooms: Sequence[Row]) -> Emitters:
    table = [emitter for room in all_rooms for emitter in room["emitters"]]
    return Emitters(
        room=_owners(all_rooms, "emitters"),
        kind=np.array([emitter["type"] for emitter in table], dtype=np.str_),
        height_m=_numbers(table, "height_mm") / 1000,
        length_m=_numbers(table, "length_mm") / 1000,
        nominal_w=_numbers(table, "nominal_w"),
        exponent=_numbers(table, "exponent"),
    )


def _owners(all_rooms: Sequence[Row], what: str) -> Positions:
    return np.repeat(np.arange(len(all_rooms)), [len(room[what]) for room in all_rooms])


def _numbers(table: Sequence[Row], key: str) -> Numbers:
    return np.array([row[key] for row in table], dtype=np.float64)
