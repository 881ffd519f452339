"""What each measure does to dwellings: returns them changed where it is chosen, others untouched.

`chosen` is (D,), true for the dwellings that take the measure. No axis of scenarios.
"""

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from warmtenet.engineering.arrays import columns, sums
from warmtenet.engineering.dwelling import Dwellings, Emitters, Numbers, Positions
from warmtenet.engineering.emission import emission_w, nominal_radiator_w

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

SHELL_BOUNDARIES = ("outside", "ground", "unheated")
AIR_ROOMS = ("living", "kitchen", "study", "bedroom")  # get a unit of their own: the memo, and a study
FAN_TYPES = ("11", "21", "22", "33")  # with convectors for the fan to blow through
# The next heavier type of the same height and length.
HEAVIER = MappingProxyType({"10": "21", "11": "21", "20": "22", "21": "22", "22": "33"})
EXTRA_TYPE, USUAL_HEIGHT_M = "22", 0.6
RASTER_M = 0.1
NOTHING_W = 1e-6  # a shortage below this is rounding


def per_group(group: Positions, values: Numbers, count: int) -> Numbers:
    """Return the sums of values (N,) per group, (count,)."""
    return sums(columns(values), group, count)[:, 0]


def shell_rows(dwellings: Dwellings, part: str) -> Flags:
    """Return which surfaces are this part of the shell, (M,)."""
    surfaces = dwellings.surfaces
    return np.asarray((surfaces.part == part) & np.isin(surfaces.boundary, SHELL_BOUNDARIES))


def shell_area_m2(dwellings: Dwellings, part: str, above_u: float = 0.0) -> Numbers:
    """Return the area of a part of the shell with a U above some value, per dwelling, (D,)."""
    surfaces = dwellings.surfaces
    counts = shell_rows(dwellings, part) & (surfaces.u_w_per_m2k > above_u)
    area = np.where(counts, surfaces.area_m2, 0.0)
    of_room = dwellings.rooms.dwelling[surfaces.room]
    return per_group(of_room, area, len(dwellings.homes.floor_area_m2))


def insulate(dwellings: Dwellings, part: str, chosen: Flags, added_m2k_per_w: float) -> Dwellings:
    """Add a thermal resistance to a part of the shell."""
    surfaces = dwellings.surfaces
    rows = shell_rows(dwellings, part) & chosen[dwellings.rooms.dwelling[surfaces.room]]
    u = surfaces.u_w_per_m2k
    better = u / (1 + added_m2k_per_w * u)
    return replace(dwellings, surfaces=replace(surfaces, u_w_per_m2k=np.where(rows, better, u)))


def reglaze(dwellings: Dwellings, chosen: Flags, u_w_per_m2k: float) -> Dwellings:
    """Give every window at most this U."""
    surfaces = dwellings.surfaces
    rows = shell_rows(dwellings, "window") & chosen[dwellings.rooms.dwelling[surfaces.room]]
    u = surfaces.u_w_per_m2k
    better = np.where(rows, np.minimum(u, u_w_per_m2k), u)
    return replace(dwellings, surfaces=replace(surfaces, u_w_per_m2k=better))


def draught_proof(dwellings: Dwellings, chosen: Flags, leakage_dm3_per_s_m2: float) -> Dwellings:
    """Bring the leakage at 10 Pa down to this value; a lower one stays."""
    homes = dwellings.homes
    tight = np.minimum(homes.qv10_dm3_per_s_m2, leakage_dm3_per_s_m2)
    leakage = np.where(chosen, tight, homes.qv10_dm3_per_s_m2)
    return replace(dwellings, homes=replace(homes, qv10_dm3_per_s_m2=leakage))


def ventilate(dwellings: Dwellings, chosen: Flags, flow_dm3_per_s_m2: float, recovery: float) -> Dwellings:
    """Install balanced units with heat recovery in living room, kitchen, study and bedrooms."""
    homes, rooms = dwellings.homes, dwellings.rooms
    flow = np.where(np.isin(rooms.kind, AIR_ROOMS), flow_dm3_per_s_m2 * rooms.floor_area_m2, 0.0)
    fresh = np.where(chosen[rooms.dwelling], flow, rooms.ventilation_dm3_per_s)
    system = replace(
        homes,
        ventilation=np.where(chosen, "e", homes.ventilation),
        supply_c=np.where(chosen, np.nan, homes.supply_c),
        heat_recovery=np.where(chosen, recovery, homes.heat_recovery),
    )
    return replace(dwellings, homes=system, rooms=replace(rooms, ventilation_dm3_per_s=fresh))


def fans_per_room(dwellings: Dwellings) -> Numbers:
    """Return the number of radiators of every room that can have a booster fan, (R,)."""
    emitters = dwellings.emitters
    able = np.isin(emitters.kind, FAN_TYPES).astype(float)
    return per_group(emitters.room, able, len(dwellings.rooms.dwelling))


def strengthen(
    dwellings: Dwellings,
    loss_w: Numbers,
    water_c: tuple[float, float],
    booster: Numbers,
    longest: float,
    extra_m: float,
) -> tuple[Dwellings, Numbers]:
    """Make radiators heavier, then longer, then add one, in rooms whose emission is below their loss.

    Parameters
    ----------
    loss_w
        Loss that each room must meet, (R,); zero where nothing is to be done.
    water_c
        Supply and return.
    booster
        Factor by fans per room, (R,).
    longest
        Length of a longer radiator at most, against the present one.
    extra_m
        Length of an extra radiator (type 22, 600 mm) at most; zero for none.

    Returns
    -------
    The dwellings, and the pieces replaced or added per room, (R,). The type rises along 10 or 11, 21, 22,
    33 at equal height and length, one step at a time with a test in between. Rooms do not share emission,
    so that living room and kitchen come first changes nothing in the outcome.
    """
    present = dwellings.emitters
    for _ in HEAVIER:
        short = _short(dwellings, loss_w, water_c, booster)
        if not (short[dwellings.emitters.room] & np.isin(dwellings.emitters.kind, list(HEAVIER))).any():
            break
        dwellings = replace(dwellings, emitters=_heavier(dwellings.emitters, short))
    dwellings = _longer(dwellings, loss_w, water_c, booster, longest)
    changed = _differs(dwellings.emitters, present)
    dwellings, extra = _extra(dwellings, loss_w, water_c, booster, extra_m)
    pieces = per_group(present.room, changed.astype(float), len(loss_w))
    return dwellings, pieces + extra


def short_w(loss_w: Numbers, emission: Numbers) -> Numbers:
    """Return what the emission lacks, zero where it suffices."""
    lacking = loss_w - emission
    return np.where(lacking > NOTHING_W, lacking, 0.0)


def _short(dwellings: Dwellings, loss_w: Numbers, water_c: tuple[float, float], booster: Numbers) -> Flags:
    return np.asarray(short_w(loss_w, emission_w(dwellings, *water_c, booster)) > 0)


def _heavier(emitters: Emitters, short: Flags) -> Emitters:
    """Step up the type in short rooms; a given emission grows as the catalogue does."""
    kind = emitters.kind.copy()
    for present, heavier in HEAVIER.items():
        kind[(emitters.kind == present) & short[emitters.room]] = heavier
    bare = replace(
        emitters,
        height_m=np.where(np.isnan(emitters.height_m), USUAL_HEIGHT_M, emitters.height_m),
        length_m=np.ones_like(emitters.length_m),
        nominal_w=np.full_like(emitters.nominal_w, np.nan),
    )
    changed = kind != emitters.kind
    ratio = np.ones_like(emitters.nominal_w)
    after = nominal_radiator_w(replace(bare, kind=kind))
    ratio[changed] = after[changed] / nominal_radiator_w(bare)[changed]
    return replace(emitters, kind=kind, nominal_w=emitters.nominal_w * ratio)


def _longer(
    dwellings: Dwellings, loss_w: Numbers, water_c: tuple[float, float], booster: Numbers, longest: float
) -> Dwellings:
    """Lengthen the radiators of short rooms as far as needed, up to the limit."""
    emitters = dwellings.emitters
    emission = emission_w(dwellings, *water_c, booster)
    with_floor = np.isin(np.arange(len(loss_w)), emitters.room[emitters.kind == "floor"])
    fit = (short_w(loss_w, emission) > 0) & (emission > 0) & ~with_floor
    factor = np.ones_like(loss_w)
    factor[fit] = np.minimum(loss_w[fit] / emission[fit], longest)
    per_emitter = factor[emitters.room]
    wanted = _on_raster(emitters.length_m * per_emitter)
    limit = emitters.length_m * longest
    length = np.where(per_emitter > 1, np.minimum(wanted, limit), emitters.length_m)
    longer = replace(emitters, length_m=length, nominal_w=emitters.nominal_w * per_emitter)
    return replace(dwellings, emitters=longer)


def _extra(
    dwellings: Dwellings, loss_w: Numbers, water_c: tuple[float, float], booster: Numbers, extra_m: float
) -> tuple[Dwellings, Numbers]:
    """Add one radiator in every room that is still short, up to the limit of its length."""
    lacking = short_w(loss_w, emission_w(dwellings, *water_c, booster))
    rooms = np.flatnonzero(lacking > 0) if extra_m > 0 else np.array([], dtype=np.int64)
    fans = fans_per_room(dwellings)
    one = _radiators(rooms, np.ones(len(rooms)))
    per_m = emission_w(replace(dwellings, emitters=one), *water_c, booster)[rooms]
    warm = per_m > 0
    rooms, per_m = rooms[warm], per_m[warm]
    length = np.minimum(_on_raster(lacking[rooms] / per_m), extra_m)
    added = _joined(dwellings.emitters, _radiators(rooms, length))
    count = np.zeros_like(fans)
    count[rooms] = 1.0
    return replace(dwellings, emitters=added), count


def _radiators(rooms: Positions, length_m: Numbers) -> Emitters:
    missing = np.full(len(rooms), np.nan)
    return Emitters(
        room=rooms,
        kind=np.full(len(rooms), EXTRA_TYPE),
        height_m=np.full(len(rooms), USUAL_HEIGHT_M),
        length_m=length_m,
        nominal_w=missing,
        exponent=missing,
    )


def _joined(first: Emitters, second: Emitters) -> Emitters:
    names = ("room", "kind", "height_m", "length_m", "nominal_w", "exponent")
    return Emitters(**{name: np.concatenate([getattr(first, name), getattr(second, name)]) for name in names})


def _differs(after: Emitters, before: Emitters) -> Flags:
    """Return which of the present radiators were replaced, (E,)."""
    other_kind = after.kind != before.kind
    other_length = np.nan_to_num(after.length_m) != np.nan_to_num(before.length_m)
    other_power = np.nan_to_num(after.nominal_w) != np.nan_to_num(before.nominal_w)
    return np.asarray(other_kind | other_length | other_power)


def _on_raster(length_m: Numbers) -> Numbers:
    """Round up to the raster of product lengths; what lies on it stays."""
    return np.ceil(np.round(length_m / RASTER_M, 6)) * RASTER_M
