"""Design heat loss per room and per dwelling, after ISSO 51:2023 (NEN-EN 12831-1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

import numpy as np

from warmtenet.engineering.air import fresh_air_dm3_per_s, infiltration_dm3_per_s, supply_air_c
from warmtenet.engineering.arrays import Flags, columns, like, sums
from warmtenet.engineering.dwelling import Conventions, Dwellings, Numbers, Positions, Words

# ISSO 51:2023, formula 4.18: the equivalent U of a floor does not hold the swing of the seasons.
GROUND_FACTOR = 1.45
# ISSO 51:2023, table 2.12, note 2: above this height the air under the ceiling is warmer in proportion.
HIGH_ROOM_M = 4.0
# Systems whose fresh air comes through the facade, as infiltration does.
FACADE_SYSTEMS = ("a", "c")


@dataclass(frozen=True)
class Losses:
    """Heat losses in W, of rooms (R,) or (R, S), or of dwellings (D,) or (D, S).

    Attributes
    ----------
    outside_w, unheated_w, ground_w
        Transmission to outside air (with thermal bridges), to unheated spaces and to the ground.
    rooms_w
        Transmission to other rooms of the dwelling; below zero when those are warmer.
    infiltration_w
        Heat for the air that leaks in.
    basis_w
        Sum of the above.
    neighbour_w
        Transmission to other dwellings times the certainty; never below zero.
    fresh_air_w
        Heat for all ventilation air.
    ventilation_w
        What of that counts: for air through the facade only what exceeds the infiltration.
    heating_up_w
        Allowance for heating up after a night setback.
    extra_w
        Root of the summed squares of neighbour, ventilation and heating up, which do not coincide.
    total_w
        Basis and extra, never below zero.
    """

    outside_w: Numbers
    unheated_w: Numbers
    ground_w: Numbers
    neighbour_w: Numbers
    rooms_w: Numbers
    infiltration_w: Numbers
    fresh_air_w: Numbers
    ventilation_w: Numbers
    heating_up_w: Numbers
    basis_w: Numbers
    extra_w: Numbers
    total_w: Numbers

    def homes(self, dwellings: Dwellings) -> "Losses":
        """Return the losses per dwelling, see `home_losses`."""
        return home_losses(dwellings, self)


@dataclass(frozen=True)
class _Part:
    """The surfaces with one boundary: rows (m, 1) or (m, S), `room` and `position` (m,)."""

    room: Positions
    position: Words
    area_m2: Numbers
    u_w_per_m2k: Numbers
    bridge_w_per_m2k: Numbers
    factor: Numbers
    given_c: Numbers
    inside_c: Numbers
    other_room_c: Numbers
    near_height: Numbers
    far_height: Numbers


def heat_loss(dwellings: Dwellings, conventions: Conventions) -> Losses:
    """Return the design heat loss of every room, W.

    Basis = outside + unheated + ground + own rooms + infiltration; extra = sqrt(ventilation^2 +
    neighbour^2 + heating up^2); total = basis + extra, at least zero.

    - outside: A (U + thermal bridge) (inside - outside);
    - unheated: A U f_k (inside - outside), or to the temperature given;
    - ground: 1.45 G_w A U_e f_g2 (inside - outside), or to the temperature given; where no factor is,
      f_g2 (inside - outside) is inside - ground, from the design temperature of the ground;
    - own rooms: A U (inside - other), with the air gradients of both rooms over a floor or ceiling;
    - neighbour: certainty x A U (inside + own gradient - neighbour), of a room at least zero;
    - infiltration and ventilation: c q (inside - entering), see `warmtenet.engineering.air`; with
      systems a and c the air through the facade counts once: max(ventilation - infiltration, 0);
    - heating up: allowance x floor area.

    The result is (R, S) where a temperature, U, flow or leakage has an axis of scenarios, else (R,).
    Input is taken to be sound: a word outside its list or an inside wall to nowhere gives not a number,
    `warmtenet.engineering.rooms` refuses them with a message.

    Source: ISSO 51:2023/2024, chapters 3 and 4; proved on a published Vabi report (case P14).
    """
    through = {boundary: _through(dwellings, boundary, conventions) for boundary in _TRANSMISSIONS}
    infiltration, fresh_air = _air(dwellings, conventions)
    floor_area = columns(dwellings.rooms.floor_area_m2)
    terms = {
        "outside_w": through["outside"],
        "unheated_w": through["unheated"],
        "ground_w": through["ground"],
        "rooms_w": through["room"],
        "infiltration_w": infiltration,
        "neighbour_w": np.maximum(through["neighbour"], 0.0),
        "fresh_air_w": fresh_air,
        "heating_up_w": conventions.heating_up_w_per_m2 * floor_area,
    }
    scenarios = any(values.shape[1] > 1 for values in terms.values()) or _has_scenarios(dwellings)
    facade = np.isin(dwellings.homes.ventilation, FACADE_SYSTEMS)[dwellings.rooms.dwelling]
    return _totals(terms, columns(facade), scenarios)


def home_losses(dwellings: Dwellings, losses: Losses) -> Losses:
    """Return the design heat loss of every dwelling, W, (D,) or (D, S).

    It is not the sum of the rooms. Heat between own rooms cancels, so `rooms_w` is zero; and the parts
    that do not coincide are added over the dwelling before the root is taken:

        total = sum(outside + unheated + ground + infiltration)
                + sqrt(sum(ventilation)^2 + sum(neighbour)^2 + sum(heating up)^2)

    with, for systems a and c, ventilation = max(sum(fresh air) - sum(infiltration), 0).

    Source: ISSO 51:2023, formulas 3.3, 3.4 and 3.10 to 3.12.
    """
    rooms, homes = dwellings.rooms, dwellings.homes
    summed = (
        "outside_w",
        "unheated_w",
        "ground_w",
        "infiltration_w",
        "neighbour_w",
        "fresh_air_w",
        "heating_up_w",
    )
    count = len(homes.floor_area_m2)
    terms = {name: sums(columns(getattr(losses, name)), rooms.dwelling, count) for name in summed}
    terms["rooms_w"] = np.zeros((count, 1))
    facade = columns(np.isin(homes.ventilation, FACADE_SYSTEMS))
    return _totals(terms, facade, scenarios=losses.total_w.ndim > 1)


def home_loss_w(dwellings: Dwellings, losses: Losses) -> Numbers:
    """Return the total design heat loss of every dwelling, W, (D,) or (D, S), see `home_losses`."""
    return home_losses(dwellings, losses).total_w


def _totals(terms: Mapping[str, Numbers], facade: Flags, scenarios: bool) -> Losses:
    """Complete the terms (N, 1) or (N, S) with what follows from them."""
    fresh_air, infiltration = terms["fresh_air_w"], terms["infiltration_w"]
    ventilation = np.where(facade, np.maximum(fresh_air - infiltration, 0.0), fresh_air)
    basis = terms["outside_w"] + terms["unheated_w"] + terms["ground_w"] + terms["rooms_w"] + infiltration
    extra = np.sqrt(ventilation**2 + terms["neighbour_w"] ** 2 + terms["heating_up_w"] ** 2)
    total = np.maximum(basis + extra, 0.0)
    whole = {
        **terms,
        "ventilation_w": ventilation,
        "basis_w": basis,
        "extra_w": extra,
        "total_w": total,
    }
    even = np.broadcast_arrays(*whole.values())
    named = dict(zip(whole, even, strict=True))
    return Losses(**{field.name: like(named[field.name], scenarios) for field in fields(Losses)})


def _has_scenarios(dwellings: Dwellings) -> bool:
    homes, rooms = dwellings.homes, dwellings.rooms
    axes = (
        rooms.temperature_c,
        rooms.ventilation_dm3_per_s,
        homes.qv10_dm3_per_s_m2,
        dwellings.surfaces.u_w_per_m2k,
    )
    return any(values.ndim > 1 for values in axes)


def _air(dwellings: Dwellings, conventions: Conventions) -> tuple[Numbers, Numbers]:
    """Return the heat for infiltration and for all fresh air, (R, 1) or (R, S)."""
    inside, capacity = columns(dwellings.rooms.temperature_c), conventions.air_j_per_dm3k
    leaking = infiltration_dm3_per_s(dwellings, conventions)
    infiltration = capacity * leaking * (inside - conventions.outside_c)
    warmer = inside - supply_air_c(dwellings, conventions)
    fresh_air = capacity * fresh_air_dm3_per_s(dwellings) * warmer
    return infiltration, np.maximum(fresh_air, 0.0)


def _through(dwellings: Dwellings, boundary: str, conventions: Conventions) -> Numbers:
    """Return the heat through all surfaces with one boundary, per room, (R, 1) or (R, S)."""
    rows = np.flatnonzero(dwellings.surfaces.boundary == boundary)
    part = _part(dwellings, rows)
    count = len(dwellings.rooms.dwelling)
    return sums(_TRANSMISSIONS[boundary](part, conventions), part.room, count)


def _part(dwellings: Dwellings, rows: Positions) -> _Part:
    surfaces, rooms = dwellings.surfaces, dwellings.rooms
    inside = columns(rooms.temperature_c)
    room, other = surfaces.room[rows], surfaces.other_room[rows]
    known = columns(other >= 0)
    high = columns(np.maximum(rooms.height_m / HIGH_ROOM_M, 1.0))
    return _Part(
        room=room,
        position=surfaces.position[rows],
        area_m2=columns(surfaces.area_m2[rows]),
        u_w_per_m2k=columns(surfaces.u_w_per_m2k[rows]),
        bridge_w_per_m2k=columns(surfaces.bridge_w_per_m2k[rows]),
        factor=columns(surfaces.factor[rows]),
        given_c=columns(surfaces.other_c[rows]),
        inside_c=inside[room],
        other_room_c=np.where(known, inside[other], np.nan),
        near_height=high[room],
        far_height=np.where(known, high[other], 1.0),
    )


def _outside_w(part: _Part, conventions: Conventions) -> Numbers:
    bridge = _or(part.bridge_w_per_m2k, conventions.thermal_bridge_w_per_m2k)
    return part.area_m2 * (part.u_w_per_m2k + bridge) * (part.inside_c - conventions.outside_c)


def _unheated_w(part: _Part, conventions: Conventions) -> Numbers:
    share = _or(part.factor, conventions.unheated_factor)
    by_share = share * (part.inside_c - conventions.outside_c)
    return part.area_m2 * part.u_w_per_m2k * _or(part.inside_c - part.given_c, by_share)


def _ground_w(part: _Part, conventions: Conventions) -> Numbers:
    share = _or(part.factor, conventions.ground_factor)
    by_share = share * (part.inside_c - conventions.outside_c)
    difference = _or(by_share, part.inside_c - conventions.ground_c)
    conductance = GROUND_FACTOR * conventions.ground_water_factor * part.area_m2 * part.u_w_per_m2k
    return conductance * _or(part.inside_c - part.given_c, difference)


def _neighbour_w(part: _Part, conventions: Conventions) -> Numbers:
    near = _gradient_k(part.position, conventions, part.near_height, above="ceiling")
    warmer = part.inside_c + near - _or(part.given_c, conventions.neighbour_c)
    return conventions.neighbour_certainty * part.area_m2 * part.u_w_per_m2k * warmer


def _rooms_w(part: _Part, conventions: Conventions) -> Numbers:
    near = _gradient_k(part.position, conventions, part.near_height, above="ceiling")
    far = _gradient_k(part.position, conventions, part.far_height, above="floor")
    behind = _or(part.given_c, part.other_room_c)
    return part.area_m2 * part.u_w_per_m2k * (part.inside_c + near - behind - far)


def _gradient_k(position: Words, conventions: Conventions, height: Numbers, above: str) -> Numbers:
    """Return what the air at a surface is warmer than its room; `above`: where that room has its top."""
    below = "floor" if above == "ceiling" else "ceiling"
    top = conventions.gradient_ceiling_k * height
    bottom = np.where(columns(position == below), conventions.gradient_floor_k, 0.0)
    return np.where(columns(position == above), top, bottom)


def _or(values: Numbers, otherwise: Numbers | float) -> Numbers:
    """Return the values, with something else where there is not a number."""
    return np.where(np.isnan(values), otherwise, values)


_TRANSMISSIONS: Mapping[str, Callable[[_Part, Conventions], Numbers]] = MappingProxyType(
    {
        "outside": _outside_w,
        "unheated": _unheated_w,
        "ground": _ground_w,
        "neighbour": _neighbour_w,
        "room": _rooms_w,
    }
)
