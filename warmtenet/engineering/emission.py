"""What radiators and floor heating emit at some water temperatures, after EN 442 and EN 1264."""

from types import MappingProxyType

import numpy as np

from warmtenet.engineering.arrays import columns, like, look_up, sums
from warmtenet.engineering.dwelling import Dwellings, Emitters, Numbers
from warmtenet.engineering.norms import latest

# Temperatures at which EN 442 states the emission of a radiator: supply, return, room.
NORMAL_C = (75.0, 65.0, 20.0)
# Heights in mm of the catalogue (figures/radiators.toml), per type.
RADIATOR_HEIGHTS_MM = MappingProxyType(
    {
        "10": (300, 500, 600, 900),
        "11": (300, 600, 900),
        "20": (300, 600, 900),
        "21": (300, 600, 900),
        "22": (300, 500, 600, 700, 900),
        "33": (300, 500, 600, 900),
    }
)
EMITTER_LABELS = MappingProxyType(
    {
        "10": "10: one panel",
        "11": "11: one panel, one convector",
        "20": "20: two panels",
        "21": "21: two panels, one convector",
        "22": "22: two panels, two convectors",
        "33": "33: three panels, three convectors",
        "own": "own emission at 75/65/20 C",
        "floor": "floor heating",
    }
)
FLOOR = "floor"
# EN 1264-2: heat from a floor to a room is 8.92 (floor - room)^1.1 W/m2.
FLOOR_TRANSFER, FLOOR_EXPONENT = 8.92, 1.1
# EN 1264-2: highest mean floor temperature, and in a bathroom.
WARMEST_FLOOR_C, WARMEST_BATHROOM_FLOOR_C = 29.0, 33.0


def emission_w(
    dwellings: Dwellings,
    supply_c: float | Numbers,
    return_c: float | Numbers,
    booster: Numbers | None = None,
) -> Numbers:
    """Return what the emitters of every room give at some water temperatures, W, (R,) or (R, S).

    A radiator gives its emission at 75/65/20 C times (difference / difference at 75/65/20)^n, with the
    logarithmic mean difference of water and room. Its emission is the one given, else that of the
    catalogue for its type and height times its length. Floor heating gives a value per m2 and K over the
    same difference, up to what its warmest permitted surface gives; its area is height x length where
    both are given, else the floor of the room.

    Parameters
    ----------
    dwellings
        Their emitters and the temperatures of their rooms count.
    supply_c, return_c
        Water temperatures, one number or (S,).
    booster
        Factor on the radiators of a room by fans, (R,); 1 without them.

    Notes
    -----
    Where the return is not above the room, the logarithmic mean has gone to zero and so has the emission.
    A height outside the catalogue, a return above the supply or an unknown type gives not a number;
    `warmtenet.engineering.rooms` refuses those with a message.

    Source: EN 442; EN 1264-2; case P12.
    """
    rooms, emitters = dwellings.rooms, dwellings.emitters
    room_c = columns(rooms.temperature_c)[emitters.room]
    difference = mean_difference_k(np.asarray(supply_c), np.asarray(return_c), room_c)
    fans = 1.0 if booster is None else columns(booster[emitters.room])
    warm_floor = columns(emitters.kind == FLOOR)
    radiator = fans * _radiator_w(emitters, difference)
    each = np.where(warm_floor, _floor_w(dwellings, difference, room_c), radiator)
    scenarios = rooms.temperature_c.ndim > 1 or np.ndim(supply_c) > 0 or np.ndim(return_c) > 0
    return like(sums(each, emitters.room, len(rooms.dwelling)), scenarios)


def mean_difference_k(supply_c: Numbers, return_c: Numbers, room_c: Numbers) -> Numbers:
    """Return the logarithmic mean difference between water and room, K.

    Zero where the return is not above the room; the plain difference where supply and return are equal;
    not a number where the return is above the supply.
    """
    low = np.maximum(return_c - room_c, 0.0)
    spread = supply_c - return_c
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = spread / low
        mean = np.where(ratio > 0, spread / np.log1p(ratio), low)
    return np.where(spread < 0, np.nan, np.where(low > 0, mean, 0.0))


def nominal_radiator_w(emitters: Emitters) -> Numbers:
    """Return the emission at 75/65/20 C of every emitter, W, (E,); not a number for floor heating.

    The one given wins over the catalogue, which is interpolated over the height and not beyond it.
    """
    per_m = np.full(len(emitters.kind), np.nan)
    for kind, heights in RADIATOR_HEIGHTS_MM.items():
        rows = emitters.kind == kind
        table = [latest(f"radiator.{kind}.h{height}") for height in heights]
        height_mm = emitters.height_m[rows] * 1000
        per_m[rows] = np.interp(height_mm, heights, table, left=np.nan, right=np.nan)
    given = emitters.nominal_w
    return np.where(np.isnan(given), per_m * emitters.length_m, given)


def _radiator_w(emitters: Emitters, difference_k: Numbers) -> Numbers:
    supply, back, room = (np.asarray(normal) for normal in NORMAL_C)
    normal_k = mean_difference_k(supply, back, room)
    own = emitters.exponent
    exponent = np.where(np.isnan(own), latest("radiator.exponent"), own)
    share: Numbers = (difference_k / normal_k) ** columns(exponent)
    return columns(nominal_radiator_w(emitters)) * share


def _floor_w(dwellings: Dwellings, difference_k: Numbers, room_c: Numbers) -> Numbers:
    emitters, rooms = dwellings.emitters, dwellings.rooms
    heated = emitters.height_m * emitters.length_m
    area = np.where(np.isnan(heated), rooms.floor_area_m2[emitters.room], heated)
    warmest = look_up(rooms.kind, {"bathroom": WARMEST_BATHROOM_FLOOR_C})
    limit_c = columns(np.where(np.isnan(warmest), WARMEST_FLOOR_C, warmest)[emitters.room])
    most = FLOOR_TRANSFER * np.maximum(limit_c - room_c, 0.0) ** FLOOR_EXPONENT
    return columns(area) * np.minimum(latest("floor_heating.emission") * difference_k, most)
