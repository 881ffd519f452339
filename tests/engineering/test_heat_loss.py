"""Heat loss per room: a second opinion room by room, limits, axes, and the dwelling as a whole."""

from dataclasses import fields, replace
from math import isnan, sqrt

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from support import dwellings
from support.dwellings import pick, take

from warmtenet.engineering import room_heat_loss_w
from warmtenet.engineering.dwelling import LEAKAGE_LABELS, Conventions, Dwellings
from warmtenet.engineering.heat_loss import Losses, heat_loss, home_loss_w, home_losses
from warmtenet.engineering.rooms import join

# ISSO 51:2023, formula 2.35; a dwelling without a system as A.
F_INF = {"none": 0.8, "a": 0.8, "b": 0.85, "c": 1.0, "d": 1.1, "e": 1.05}
TERMS = [field.name for field in fields(Losses)]
WHOLE = Conventions(
    outside_c=-8.0,
    gradient_ceiling_k=3.0,
    gradient_floor_k=-1.0,
    heating_up_w_per_m2=11.0,
    ground_water_factor=1.15,
    wind_factor=1.1,
)


def gradient(position, c, height, top="ceiling"):
    bottom = "floor" if top == "ceiling" else "ceiling"
    return {top: c.gradient_ceiling_k * max(height / 4, 1), bottom: c.gradient_floor_k, "wall": 0.0}[position]


def by_hand(whole: Dwellings, number: int, c: Conventions) -> dict[str, float]:
    """The room in plain Python, written from the formulas of ISSO 51 and not from the code."""
    rooms, s, h = whole.rooms, whole.surfaces, whole.homes
    home, inside, area = rooms.dwelling[number], rooms.temperature_c[number], rooms.floor_area_m2[number]
    flow = dict.fromkeys(dwellings.RNG_PARTS, 0.0)
    for m in np.flatnonzero(s.room == number):
        au, given, kind = s.area_m2[m] * s.u_w_per_m2k[m], s.other_c[m], s.boundary[m]
        near = gradient(s.position[m], c, rooms.height_m[number])
        if kind == "outside":
            bridge = 0.1 if isnan(s.bridge_w_per_m2k[m]) else s.bridge_w_per_m2k[m]
            flow[kind] += s.area_m2[m] * (s.u_w_per_m2k[m] + bridge) * (inside - c.outside_c)
        elif kind == "unheated":
            share = 0.8 if isnan(s.factor[m]) else s.factor[m]
            flow[kind] += au * (share * (inside - c.outside_c) if isnan(given) else inside - given)
        elif kind == "ground":
            warmer = inside - 10 if isnan(s.factor[m]) else s.factor[m] * (inside - c.outside_c)
            flow[kind] += 1.45 * 1.15 * au * (warmer if isnan(given) else inside - given)
        elif kind == "neighbour":
            flow[kind] += 0.5 * au * (inside + near - (17 if isnan(given) else given))
        else:
            other = s.other_room[m]
            far = gradient(s.position[m], c, rooms.height_m[other], top="floor")
            flow[kind] += au * (inside + near - (rooms.temperature_c[other] if isnan(given) else given) - far)
    system = h.ventilation[home]
    leaking = (3.14 / 10) ** 0.67 * 1.1 * F_INF[system]
    infiltration = 1.2 * leaking * h.qv10_dm3_per_s_m2[home] * area * (inside - c.outside_c)
    vent = fresh(whole, number, c)
    counts = max(vent - infiltration, 0) if system in "ac" else vent
    basis = flow["outside"] + flow["unheated"] + flow["ground"] + flow["room"] + infiltration
    extra = sqrt(counts**2 + max(flow["neighbour"], 0) ** 2 + (11 * area) ** 2)
    return {"basis_w": basis, "extra_w": extra, "ventilation_w": counts, "total_w": max(basis + extra, 0)}


def fresh(whole, number, c):
    rooms, h = whole.rooms, whole.homes
    home, inside = rooms.dwelling[number], rooms.temperature_c[number]
    system, supply = h.ventilation[home], h.supply_c[home]
    mine = rooms.dwelling == home
    leaving = {"d": np.average(rooms.temperature_c[mine], weights=rooms.floor_area_m2[mine]), "e": inside}
    if isnan(supply):
        supply = c.outside_c
        if system in leaving:
            supply += h.heat_recovery[home] * (leaving[system] - c.outside_c)
    flow = 0 if system == "none" else rooms.ventilation_dm3_per_s[number]
    return max(1.2 * flow * (inside - supply), 0)


def test_second_opinion():
    """300 rooms of all kinds in plain Python."""
    whole = dwellings.random_dwellings(50, rooms=6, seed=3)
    losses = heat_loss(whole, WHOLE)
    for number in range(300):
        for term, expected in by_hand(whole, number, WHOLE).items():
            assert getattr(losses, term)[number] == pytest.approx(expected, rel=1e-12, abs=1e-9), (
                number,
                term,
            )


def test_batch_equals_loop_bit_for_bit():
    whole = dwellings.random_dwellings(40)
    batch = heat_loss(whole, WHOLE)
    parts = [take(whole, number) for number in range(40)]
    loop = [heat_loss(part, WHOLE) for part in parts]
    for term in TERMS:
        assert np.array_equal(getattr(batch, term), np.concatenate([getattr(x, term) for x in loop])), term
    one_by_one = [home_loss_w(part, losses)[0] for part, losses in zip(parts, loop, strict=True)]
    assert np.array_equal(home_loss_w(whole, batch), one_by_one)
    joined = heat_loss(join(parts), WHOLE)
    assert np.array_equal(joined.total_w, batch.total_w)


def test_scenario_axis_equals_loop_bit_for_bit():
    whole = dwellings.random_dwellings(10)
    shift = np.array([-3.0, 0.0, 2.5])
    rooms, homes, surfaces = whole.rooms, whole.homes, whole.surfaces

    def vary(change):
        return Dwellings(
            replace(homes, qv10_dm3_per_s_m2=change(homes.qv10_dm3_per_s_m2, 0.1)),
            replace(
                rooms,
                temperature_c=change(rooms.temperature_c, 1.0),
                ventilation_dm3_per_s=change(rooms.ventilation_dm3_per_s, 1.0) + 5,
            ),
            replace(surfaces, u_w_per_m2k=change(surfaces.u_w_per_m2k, 0.01)),
            whole.emitters,
        )

    batch_of = vary(lambda values, step: values[:, None] + step * shift)
    batch = heat_loss(batch_of, WHOLE)
    whole_homes = home_losses(batch_of, batch)
    for s, by in enumerate(shift):
        single = vary(lambda values, step, by=by: values + step * by)
        one = heat_loss(single, WHOLE)
        for term in TERMS:
            assert np.array_equal(getattr(batch, term)[:, s], getattr(one, term)), term
            assert np.array_equal(getattr(whole_homes, term)[:, s], getattr(one.homes(single), term)), term


@pytest.mark.parametrize("axis", [1, 3])
def test_one_varied_attribute_gives_every_term_the_axis(axis):
    whole = dwellings.random_dwellings(3)
    u = np.repeat(whole.surfaces.u_w_per_m2k[:, None], axis, axis=1)
    varied = replace(whole, surfaces=replace(whole.surfaces, u_w_per_m2k=u))
    losses = heat_loss(varied, WHOLE)
    assert {getattr(losses, term).shape for term in TERMS} == {(24, axis)}
    assert np.array_equal(losses.total_w[:, -1], heat_loss(whole, WHOLE).total_w)


def test_no_loss_at_equal_temperature():
    whole = dwellings.random_dwellings(20)
    level = 20.0
    warm = replace(
        whole,
        homes=replace(whole.homes, supply_c=np.full(20, np.nan)),
        rooms=replace(whole.rooms, temperature_c=np.full(160, level)),
        surfaces=replace(whole.surfaces, other_c=np.full(960, np.nan)),
    )
    same = Conventions(outside_c=level, ground_c=level, neighbour_c=level)
    losses = heat_loss(warm, same)
    for term in TERMS:
        assert getattr(losses, term) == pytest.approx(0, abs=1e-9), term


def test_doubling_areas_doubles_transmission():
    whole = dwellings.random_dwellings(20)
    double = replace(whole, surfaces=replace(whole.surfaces, area_m2=2 * whole.surfaces.area_m2))
    one, two = heat_loss(whole, WHOLE), heat_loss(double, WHOLE)
    for term in ("outside_w", "unheated_w", "ground_w", "neighbour_w", "rooms_w"):
        assert getattr(two, term) == pytest.approx(2 * getattr(one, term)), term
    assert np.array_equal(two.infiltration_w, one.infiltration_w)


@pytest.mark.parametrize("method", LEAKAGE_LABELS)
def test_less_leakage_less_infiltration(method):
    whole = dwellings.random_dwellings(20)
    tight = replace(whole, homes=replace(whole.homes, qv10_dm3_per_s_m2=0.5 * whole.homes.qv10_dm3_per_s_m2))
    choice = Conventions(leakage=method)
    assert (heat_loss(tight, choice).infiltration_w < heat_loss(whole, choice).infiltration_w).all()


def test_methods_for_leakage_differ_as_published():
    """FACTS: 0.461 and 0.214 of the leakage at 10 Pa; NEN 8088-1 0.23; ISSO 51 all of it."""
    whole = dwellings.random_dwellings(1)
    found = {m: heat_loss(whole, Conventions(leakage=m)).infiltration_w[0] for m in LEAKAGE_LABELS}
    share = {method: watt / found["isso51_text"] for method, watt in found.items()}
    assert share["pressure_3_14"] == pytest.approx(0.461, abs=0.001)
    assert share["pressure_1"] == pytest.approx(0.214, abs=0.0005)
    assert share["nen8088"] == pytest.approx(0.23)


def test_the_memo_read_literally_would_be_absurd():
    """3.0 dm3/s m2 is leakage at 10 Pa: as air flow 100 m2 would lose 11.5 kW, as design flow 5.3 kW."""
    big = dwellings.room(floor_area_m2=100.0, temperature_c=22.0)

    def lost(method):
        chosen = {"leakage": method}
        return room_heat_loss_w(
            dwellings.home(big, qv10_dm3_per_s_m2=3.0, ventilation="c", conventions=chosen)
        )[-1]["infiltration_w"]

    assert lost("isso51_text") == pytest.approx(11_520)
    assert lost("pressure_3_14") == pytest.approx(5_302, rel=0.001)


@pytest.mark.parametrize(
    ("system", "flow", "expected"),
    [
        ("none", 30.0, 0.0),
        ("a", 30.0, 30 * 1.2 * 30 - 300 * 0.8),
        ("a", 5.0, 0.0),
        ("b", 30.0, 30 * 1.2 * 30),
        ("c", 30.0, 30 * 1.2 * 30 - 300 * 1.0),
        ("d", 30.0, 30 * 1.2 * 30 * 0.2),
        ("e", 30.0, 30 * 1.2 * 30 * 0.2),
    ],
)
def test_ventilation_by_system(system, flow, expected):
    """Leakage chosen so that the infiltration is 300 W times the factor of the system."""
    leak = 300 / (1.2 * 30 * 20)
    plain = dwellings.home(
        dwellings.room(ventilation_dm3_per_s=flow),
        ventilation=system,
        heat_recovery=0.8,
        qv10_dm3_per_s_m2=leak,
        conventions={"leakage": "isso51_text"},
    )
    assert room_heat_loss_w(plain)[0]["ventilation_w"] == pytest.approx(expected)


def test_warm_supply_air_and_warm_neighbours_are_not_counted_on():
    next_door = dwellings.surface(boundary="neighbour", part="inner")
    cool = dwellings.room(temperature_c=15.0, ventilation_dm3_per_s=20.0, surfaces=[next_door])
    found = room_heat_loss_w(dwellings.home(cool, ventilation="d", supply_c=18.0))[0]
    assert found["neighbour_w"] == found["ventilation_w"] == found["extra_w"] == 0


def test_a_room_heated_by_its_neighbours_needs_nothing():
    thin = {"boundary": "room", "part": "inner", "area_m2": 100.0, "u_w_per_m2k": 2.0}
    wall, back = (dwellings.surface(**thin, other_room=behind) for behind in ("living", "hall"))
    hall = dwellings.room("hall", kind="hall", temperature_c=15.0, surfaces=[wall, dwellings.surface()])
    living = dwellings.room(temperature_c=20.0, surfaces=[back])
    found = room_heat_loss_w(dwellings.home(hall, living))
    assert found[0]["rooms_w"] == -1000
    assert found[0]["total_w"] == 0
    assert found[1]["rooms_w"] == 1000
    assert found[2]["total_w"] == pytest.approx(found[0]["outside_w"]) == 125


def test_gradients_between_own_rooms_cancel():
    """What the ceiling below loses, the floor above wins, also under a high ceiling."""
    up = dwellings.surface(boundary="room", part="inner", other_room="up", position="ceiling")
    down = dwellings.surface(boundary="room", part="inner", other_room="down", position="floor")
    rooms = (
        dwellings.room("down", height_m=6.0, temperature_c=22.0, surfaces=[up]),
        dwellings.room("up", temperature_c=19.0, surfaces=[down]),
    )
    chosen = {"gradient_ceiling_k": 3.0, "gradient_floor_k": -1.0}
    below, above, _ = room_heat_loss_w(dwellings.home(*rooms, conventions=chosen))
    assert below["rooms_w"] == pytest.approx(10 * 0.5 * (22 + 3 * 1.5 - (19 - 1)))
    assert above["rooms_w"] == pytest.approx(-below["rooms_w"])


def test_ground_without_a_factor_follows_the_temperatures():
    """f_g2 = (inside - ground) / (inside - outside), so 0.375 at 22, 10 and -10 C."""
    floor = dwellings.surface(part="floor", boundary="ground", position="floor")
    room = dwellings.room(temperature_c=22.0, surfaces=[floor])
    own = room_heat_loss_w(dwellings.home(room))[0]["ground_w"]
    given_one = dwellings.home(dwellings.room(temperature_c=22.0, surfaces=[{**floor, "factor": 0.375}]))
    for_all = dwellings.home(room, conventions={"ground_factor": 0.375})
    assert own == pytest.approx(1.45 * 10 * 0.5 * 12)
    assert room_heat_loss_w(given_one)[0]["ground_w"] == pytest.approx(own)
    assert room_heat_loss_w(for_all)[0]["ground_w"] == pytest.approx(own)


def test_the_dwelling_is_not_the_sum_of_its_rooms():
    """Basis 125 + 125 W; the extra parts 3, 4 and 12 kW of one room each come together as 13 kW."""
    neighbour = dwellings.surface(boundary="neighbour", part="inner", other_c=10.0, area_m2=800.0)
    rooms = (
        dwellings.room("air", temperature_c=20.0, ventilation_dm3_per_s=3000 / 36),
        dwellings.room("next", temperature_c=20.0, surfaces=[neighbour]),
    )
    chosen = {"thermal_bridge_w_per_m2k": 0.0, "neighbour_certainty": 1.0, "heating_up_w_per_m2": 300.0}
    *single, whole = room_heat_loss_w(dwellings.home(*rooms, ventilation="b", conventions=chosen))
    assert whole["ventilation_w"] == pytest.approx(3000)
    assert whole["neighbour_w"] == pytest.approx(4000)
    assert whole["heating_up_w"] == pytest.approx(12_000)
    assert whole["extra_w"] == pytest.approx(13_000)
    assert whole["total_w"] == pytest.approx(13_150)
    assert sum(row["total_w"] for row in single) > whole["total_w"]


def test_facade_air_is_set_off_over_the_whole_dwelling():
    """System c: one room leaks, the other is ventilated; together 1,080 W less 600 W."""
    rooms = (
        dwellings.room("leaks", surfaces=[dwellings.surface()]),
        dwellings.room("aired", ventilation_dm3_per_s=30.0),
    )
    chosen = {"leakage": "isso51_text"}
    leak = 600 / (1.2 * 30 * 40)
    plain = dwellings.home(*rooms, ventilation="c", qv10_dm3_per_s_m2=leak, conventions=chosen)
    first, second, whole = room_heat_loss_w(plain)
    assert (first["ventilation_w"], second["ventilation_w"]) == pytest.approx((0, 1080 - 300))
    assert whole["ventilation_w"] == pytest.approx(480)


@given(seed=st.integers(0, 10_000))
def test_whole_against_rooms(seed):
    """The root over sums is at most the sum of roots, so a dwelling needs no more than its rooms."""
    whole = dwellings.random_dwellings(4, rooms=3, surfaces=4, seed=seed)
    sound = replace(whole, surfaces=pick(whole.surfaces, np.flatnonzero(whole.surfaces.boundary != "room")))
    losses = heat_loss(sound, WHOLE)
    rooms = np.bincount(sound.rooms.dwelling, weights=losses.total_w)
    assert (home_loss_w(sound, losses) <= rooms + 1e-6).all()


@given(seed=st.integers(0, 10_000), factor=st.floats(1.0, 3.0))
def test_more_u_more_leakage_more_air_never_less_loss(seed, factor):
    whole = dwellings.random_dwellings(3, rooms=4, surfaces=4, seed=seed)
    cold = np.isin(whole.surfaces.boundary, ["outside", "unheated"])
    plain = replace(whole.surfaces, other_c=np.full(len(cold), np.nan))
    sound = replace(whole, surfaces=plain)
    more = replace(plain, u_w_per_m2k=np.where(cold, factor, 1.0) * plain.u_w_per_m2k)
    leaky = replace(whole.homes, qv10_dm3_per_s_m2=factor * whole.homes.qv10_dm3_per_s_m2)
    aired = replace(whole.rooms, ventilation_dm3_per_s=factor * whole.rooms.ventilation_dm3_per_s)
    before = heat_loss(sound, WHOLE)
    for change in ({"surfaces": more}, {"homes": leaky}, {"rooms": aired}):
        changed = replace(sound, **change)
        after = heat_loss(changed, WHOLE)
        assert (after.total_w >= before.total_w - 1e-6).all()
        assert (home_loss_w(changed, after) >= home_loss_w(sound, before) - 1e-6).all()
