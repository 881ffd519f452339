"""Dwellings for tests: one as plain data, many drawn at random, and the published ones."""

import csv
import json
from dataclasses import fields, replace

import numpy as np
from support import cases

from warmtenet.engineering import dwelling as d

NAN = float("nan")
RNG_PARTS = ("outside", "unheated", "ground", "neighbour", "room")


def surface(name="facade", **changes):
    row = {"surface": name, "part": "cavity_wall", "boundary": "outside", "area_m2": 10.0, "u_w_per_m2k": 0.5}
    return {**row, **changes}


def room(name="living", **changes):
    row = {
        "room": name,
        "kind": "living",
        "floor_area_m2": 20.0,
        "height_m": 2.6,
        "temperature_c": 20.0,
        "ventilation_dm3_per_s": 0.0,
        "surfaces": [surface()],
    }
    return {**row, **changes}


def home(*rooms, **changes):
    table = list(rooms) or [room()]
    row = {
        "floor_area_m2": sum(row["floor_area_m2"] for row in table),
        "qv10_dm3_per_s_m2": 0.0,
        "ventilation": "none",
        "conventions": {"thermal_bridge_w_per_m2k": 0.0},
        "rooms": table,
    }
    return {**row, **changes}


def random_dwellings(homes, rooms=8, surfaces=6, seed=1):
    """Draw dwellings with every boundary, position and ventilation system."""
    rng = np.random.default_rng(seed)
    count = homes * rooms
    return d.Dwellings(
        _homes(rng, homes),
        _rooms(rng, homes, rooms),
        _surfaces(rng, count, rooms, surfaces),
        _emitters(rng, count),
    )


def _homes(rng, homes):
    given = rng.random(homes) < 0.3
    return d.Homes(
        floor_area_m2=rng.uniform(50, 200, homes),
        qv10_dm3_per_s_m2=rng.uniform(0.3, 4, homes),
        ventilation=rng.choice(list(d.VENTILATION_LABELS), homes),
        supply_c=np.where(given, rng.uniform(10, 20, homes), NAN),
        heat_recovery=rng.uniform(0, 0.95, homes),
    )


def _rooms(rng, homes, rooms):
    count = homes * rooms
    return d.Rooms(
        dwelling=np.repeat(np.arange(homes), rooms),
        kind=rng.choice(list(d.ROOM_KIND_LABELS), count),
        floor_area_m2=rng.uniform(4, 40, count),
        height_m=rng.uniform(2.3, 5.5, count),
        temperature_c=rng.choice([15.0, 19.0, 20.0, 22.0], count),
        ventilation_dm3_per_s=rng.uniform(0, 40, count),
    )


def _surfaces(rng, count, rooms, surfaces):
    owner = np.repeat(np.arange(count), surfaces)
    size = len(owner)
    boundary = rng.choice(RNG_PARTS, size)
    next_door = owner // rooms * rooms + (owner + 1) % rooms
    given = rng.random(size) < 0.3
    return d.Surfaces(
        room=owner,
        part=rng.choice(list(d.PART_LABELS), size),
        boundary=boundary,
        area_m2=rng.uniform(0, 30, size),
        u_w_per_m2k=rng.uniform(0.1, 5, size),
        other_room=np.where(boundary == "room", next_door, d.NO_ROOM),
        other_c=np.where(given & (boundary != "outside"), rng.uniform(5, 22, size), NAN),
        factor=np.where(rng.random(size) < 0.5, rng.random(size), NAN),
        bridge_w_per_m2k=np.where(rng.random(size) < 0.5, 0.02, NAN),
        position=rng.choice(["wall", "ceiling", "floor"], size),
    )


def _emitters(rng, count):
    kinds = rng.choice(["10", "11", "20", "21", "22", "33", "floor", "own"], count)
    floor = kinds == "floor"
    return d.Emitters(
        room=np.arange(count),
        kind=kinds,
        height_m=np.where(floor, NAN, rng.uniform(0.3, 0.9, count)),
        length_m=np.where(floor, NAN, rng.uniform(0.4, 3, count)),
        nominal_w=np.where(kinds == "own", rng.uniform(200, 3000, count), NAN),
        exponent=np.where(rng.random(count) < 0.5, 1.25, NAN),
    )


def take(whole, number):
    """One dwelling of many, as a set of its own."""
    rooms = np.flatnonzero(whole.rooms.dwelling == number)
    rows = np.flatnonzero(np.isin(whole.surfaces.room, rooms))
    ours = np.flatnonzero(np.isin(whole.emitters.room, rooms))
    first = rooms[0]
    surfaces = pick(whole.surfaces, rows)
    behind = np.where(surfaces.other_room < 0, -1, surfaces.other_room - first)
    emitters = pick(whole.emitters, ours)
    return d.Dwellings(
        pick(whole.homes, [number]),
        replace(pick(whole.rooms, rooms), dwelling=np.zeros(len(rooms), dtype=int)),
        replace(surfaces, room=surfaces.room - first, other_room=behind),
        replace(emitters, room=emitters.room - first),
    )


def pick(table, rows):
    return replace(table, **{f.name: getattr(table, f.name)[rows] for f in fields(table)})


def shared(name):
    path = cases.SHARED / "data" / "cases" / name
    cases.need(path.exists(), f"{path} is not there")
    return path


BOUNDARIES = {
    "exterior": "outside",
    "adjacent_room": "room",
    "unheated_space": "unheated",
    "ground": "ground",
}


def published():
    """Return the two rooms of the Vabi report as plain data, with the printed results."""
    case = json.loads(shared("isso51_dr_public.json").read_text(encoding="utf-8"))
    given = case["invoer"]
    building, air = given["building"], given["ventilation"]
    plain = {
        "floor_area_m2": building["total_floor_area"],
        "qv10_dm3_per_s_m2": building["qv10"] / building["total_floor_area"],
        "ventilation": air["system_type"].removeprefix("system_"),
        "supply_c": air["supply_temperature"],
        "heat_recovery": air["heat_recovery_efficiency"],
        "conventions": {
            "outside_c": given["climate"]["theta_e"],
            "neighbour_c": given["climate"]["theta_b_residential"],
            "gradient_ceiling_k": 2.0,  # radiators at low temperature, ISSO 51
            "gradient_floor_k": -1.0,
        },
        "rooms": [_published_room(row) for row in given["rooms"]],
    }
    return plain, case["verwacht"]


def _published_room(row):
    return {
        "room": row["id"],
        "kind": "living",
        "floor_area_m2": row["floor_area"],
        "height_m": row["height"],
        "temperature_c": row["custom_temperature"],
        "ventilation_dm3_per_s": row["ventilation_rate"],
        "surfaces": [_published_surface(known) for known in row["constructions"]],
    }


def _published_surface(known):
    boundary, ground = BOUNDARIES[known["boundary_type"]], known.get("ground_params", {})
    return {
        "surface": known["id"],
        "part": "inner" if boundary == "room" else "cavity_wall",
        "boundary": boundary,
        "area_m2": known["area"],
        "u_w_per_m2k": ground.get("u_equivalent", known["u_value"]),
        "other_c": known.get("adjacent_temperature") if boundary == "room" else None,
        "factor": ground.get("fg2", known.get("temperature_factor")),
        "bridge_w_per_m2k": known.get("custom_delta_u_tb"),
        "position": known["vertical_position"],
    }


def tabula():
    """Return the rows of the Dutch TABULA dwellings."""
    with shared("tabula_nl_public10.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
