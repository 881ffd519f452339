"""Dwellings as flat arrays: every room of every dwelling in one row, every surface in another.

`R` rooms, `M` surfaces, `E` emitters and `D` dwellings; a last axis of `S` scenarios is optional where
an attribute says so. Words are arrays of strings.
"""

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Positions = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Words = np.ndarray[tuple[int, ...], np.dtype[np.str_]]

ROOM_KIND_LABELS = MappingProxyType(
    {
        "living": "living room",
        "kitchen": "kitchen",
        "study": "study",
        "bathroom": "bathroom",
        "bedroom": "bedroom",
        "hall": "hall, landing",
    }
)
PART_LABELS = MappingProxyType(
    {
        "roof": "roof",
        "cavity_wall": "cavity wall",
        "solid_wall": "solid wall",
        "window": "window",
        "door": "door",
        "floor": "floor",
        "inner": "inside wall or floor",
    }
)
BOUNDARY_LABELS = MappingProxyType(
    {
        "outside": "outside",
        "ground": "ground",
        "unheated": "unheated space",
        "neighbour": "neighbouring dwelling",
        "room": "another room",
    }
)
VENTILATION_LABELS = MappingProxyType(
    {
        "none": "none or closed (the memo: 0 dm3/s)",
        "a": "A: natural",
        "b": "B: mechanical supply",
        "c": "C: mechanical exhaust",
        "d": "D: balanced, with heat recovery",
        "e": "E: balanced per room, with heat recovery",
    }
)
HOME_TYPE_LABELS = MappingProxyType(
    {
        "terraced": "terraced, in between",
        "corner": "terraced, corner or end",
        "semi_detached": "semi-detached",
        "detached": "detached",
        "flat_middle": "flat, in between",
        "flat_end": "flat, at the end",
        "flat_top": "flat, under the roof",
    }
)
LEAKAGE_LABELS = MappingProxyType(
    {
        "pressure_3_14": "leakage at 3.14 Pa times the factor of the system (ISSO 51 as software applies it)",
        "isso51_text": "ISSO 51:2023, formula 2.34 without pressure term",
        "nen8088": "NEN 8088-1, 23 % of the leakage at 10 Pa",
        "pressure_1": "leakage at 1 Pa",
    }
)
NO_ROOM = -1


@dataclass(frozen=True)
class Homes:
    """One row per dwelling, shape (D,).

    Attributes
    ----------
    floor_area_m2
        Usable floor area.
    qv10_dm3_per_s_m2
        Leakage at 10 Pa per m2 of usable floor area, (D,) or (D, S).
    ventilation
        Key of `VENTILATION_LABELS`.
    supply_c
        Temperature of the ventilation air where it enters; not a number: outside air, or what heat
        recovery makes of it.
    heat_recovery
        Efficiency of heat recovery, 0 to 1; counts for systems d and e.
    """

    floor_area_m2: Numbers
    qv10_dm3_per_s_m2: Numbers
    ventilation: Words
    supply_c: Numbers
    heat_recovery: Numbers


@dataclass(frozen=True)
class Rooms:
    """One row per room, shape (R,).

    Attributes
    ----------
    dwelling
        Position of the dwelling, from 0.
    kind
        Key of `ROOM_KIND_LABELS`.
    temperature_c
        Design temperature, (R,) or (R, S).
    ventilation_dm3_per_s
        Design flow of fresh air into the room, (R,) or (R, S).
    """

    dwelling: Positions
    kind: Words
    floor_area_m2: Numbers
    height_m: Numbers
    temperature_c: Numbers
    ventilation_dm3_per_s: Numbers


@dataclass(frozen=True)
class Surfaces:
    """One row per surface of a room, shape (M,).

    Attributes
    ----------
    room
        Position of the room that it bounds, from 0.
    part, boundary
        Keys of `PART_LABELS` and `BOUNDARY_LABELS`.
    u_w_per_m2k
        Heat transmission, (M,) or (M, S); to the ground the equivalent one.
    other_room
        Position of the room behind an inside surface, `NO_ROOM` for the others.
    other_c
        Temperature behind it where that is given, else not a number.
    factor
        Share of the difference between inside and outside that stands over it, for an unheated space
        (f_k) and for the ground (f_g2); not a number: the default of the boundary.
    bridge_w_per_m2k
        Surcharge for thermal bridges; not a number: the default of the conventions.
    position
        "wall", "ceiling" or "floor": which air gradient of the room stands over it.
    """

    room: Positions
    part: Words
    boundary: Words
    area_m2: Numbers
    u_w_per_m2k: Numbers
    other_room: Positions
    other_c: Numbers
    factor: Numbers
    bridge_w_per_m2k: Numbers
    position: Words


@dataclass(frozen=True)
class Emitters:
    """One row per radiator or floor heating circuit, shape (E,).

    Attributes
    ----------
    room
        Position of the room, from 0.
    kind
        Key of the catalogue of emitters, such as "11", "22", "floor" or "own".
    height_m, length_m
        Of a radiator; not a number where `nominal_w` is given.
    nominal_w
        Emission at 75/65/20 C; not a number: from the catalogue.
    exponent
        Of the emission over the temperature difference; not a number: from the catalogue.
    """

    room: Positions
    kind: Words
    height_m: Numbers
    length_m: Numbers
    nominal_w: Numbers
    exponent: Numbers


@dataclass(frozen=True)
class Dwellings:
    """Some dwellings with their rooms, surfaces and emitters."""

    homes: Homes
    rooms: Rooms
    surfaces: Surfaces
    emitters: Emitters


@dataclass(frozen=True)
class Conventions:
    """Choices of the calculation that hold for all dwellings.

    Attributes
    ----------
    outside_c, ground_c, neighbour_c
        Design temperatures.
    neighbour_certainty
        Factor on the loss to neighbouring dwellings: 0, 0.5 or 1 for class A, B or C.
    thermal_bridge_w_per_m2k
        Surcharge where a surface has none of its own.
    ground_water_factor
        G_w of ISSO 51.
    leakage
        Key of `LEAKAGE_LABELS`.
    wind_factor
        f_wind, 1 below 13 m.
    heating_up_w_per_m2
        Allowance per m2 of floor for heating up after a night setback.
    gradient_ceiling_k, gradient_floor_k
        Air temperature under the ceiling and above the floor against that of the room.
    unheated_factor
        Share of the difference over a surface to an unheated space without a factor of its own.
    ground_factor
        f_g2 of a floor on the ground without a factor of its own; not a number: as the temperatures give
        it, (inside - ground) / (inside - outside).
    air_j_per_dm3k
        Heat to warm a dm3 of air by 1 K; ISSO 51 takes 1.2, TABULA 1.224 (0.34 Wh/m3K).
    """

    outside_c: float = -10.0
    ground_c: float = 10.0
    neighbour_c: float = 17.0
    neighbour_certainty: float = 0.5
    thermal_bridge_w_per_m2k: float = 0.1
    ground_water_factor: float = 1.0
    leakage: str = "pressure_3_14"
    wind_factor: float = 1.0
    heating_up_w_per_m2: float = 0.0
    gradient_ceiling_k: float = 0.0
    gradient_floor_k: float = 0.0
    unheated_factor: float = 0.8
    ground_factor: float = float("nan")
    air_j_per_dm3k: float = 1.2
