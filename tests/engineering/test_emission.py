"""Emission of radiators and floor heating: the catalogue, limits of the formula, boosters and axes."""

from dataclasses import replace

import numpy as np
import pytest
from support import dwellings
from support.dwellings import take

from warmtenet.engineering import DwellingError, room_emission_w
from warmtenet.engineering.emission import (
    EMITTER_LABELS,
    RADIATOR_HEIGHTS_MM,
    emission_w,
    mean_difference_k,
    nominal_radiator_w,
)
from warmtenet.figures import load

RADIATORS = sorted(RADIATOR_HEIGHTS_MM)


def nominal(kind, height_mm, length_mm=1000):
    room = dwellings.room(
        emitters=[{"emitter": "r", "type": kind, "height_mm": height_mm, "length_mm": length_mm}]
    )
    return room_emission_w(dwellings.home(room), 75.0, 65.0)[0]["emission_w"]


@pytest.mark.parametrize(
    ("kind", "height_mm", "watt"),
    [
        ("11", 300, 551),
        ("11", 600, 979),
        ("21", 300, 720),
        ("21", 600, 1332),
        ("22", 300, 959),
        ("22", 500, 1556),
        ("22", 600, 1747),
        ("22", 700, 1961),
        ("22", 650, (1747 + 1961) / 2),
        ("11", 450, (551 + 979) / 2),
        ("33", 900, 3350),
    ],
)
def test_catalogue(kind, height_mm, watt):
    """Records of manufacturers (FACTS2, section 7) at 75/65/20, and half-way between two."""
    assert nominal(kind, height_mm) == pytest.approx(watt)


def test_catalogue_and_figures_hold_the_same_heights():
    keys = {key for key in load() if key.startswith("radiator.") and ".h" in key}
    assert keys == {f"radiator.{k}.h{h}" for k, heights in RADIATOR_HEIGHTS_MM.items() for h in heights}
    assert set(EMITTER_LABELS) == {*RADIATOR_HEIGHTS_MM, "own", "floor"}


@pytest.mark.parametrize("height_mm", [300, 400, 500, 600, 700, 800, 900])
def test_more_plates_and_more_height_give_more(height_mm):
    by_type = [nominal(kind, height_mm) for kind in RADIATORS]
    order = ["10", "20", "11", "21", "22", "33"]
    assert sorted(by_type) == [by_type[RADIATORS.index(kind)] for kind in order]
    if height_mm > 300:
        assert all(nominal(kind, height_mm) > nominal(kind, height_mm - 100) for kind in RADIATORS)


def test_emission_is_in_proportion_to_length_and_adds_up():
    assert nominal("22", 600, 2500) == pytest.approx(2.5 * 1747)
    two = [
        {"emitter": "a", "type": "22", "height_mm": 600, "length_mm": 1000},
        {"emitter": "b", "type": "own", "nominal_w": 253.0},
    ]
    room, whole = room_emission_w(dwellings.home(dwellings.room(emitters=two)), 75.0, 65.0)
    assert room["emission_w"] == pytest.approx(2000)
    assert whole == {"room": None, "emission_w": room["emission_w"]}


def test_nominal_power_given_wins_over_the_catalogue():
    emitter = {"emitter": "a", "type": "22", "height_mm": 600, "length_mm": 1000, "nominal_w": 1234.0}
    found = room_emission_w(dwellings.home(dwellings.room(emitters=[emitter])), 75.0, 65.0)
    assert found[0]["emission_w"] == pytest.approx(1234)


@pytest.mark.parametrize(
    ("supply_c", "return_c", "room_c", "expected"),
    [
        (75, 65, 20, 49.8329),
        (50, 50, 20, 30.0),
        (50, 50 - 1e-9, 20, 30.0),
        (50, 50 - 1e-3, 20, 29.9995),
        (70, 20, 20, 0.0),
        (70, 15, 20, 0.0),
        (18, 15, 20, 0.0),
        (20, 20, 20, 0.0),
    ],
)
def test_limits_of_the_logarithmic_mean(supply_c, return_c, room_c, expected):
    found = mean_difference_k(*(np.asarray(float(c)) for c in (supply_c, return_c, room_c)))
    assert found == pytest.approx(expected, abs=1e-4)


def test_a_return_above_the_supply_is_refused():
    assert np.isnan(mean_difference_k(np.asarray(40.0), np.asarray(50.0), np.asarray(20.0)))
    with pytest.raises(DwellingError, match=r"the return is 50\.0.C; expected no more than the supply of 40"):
        room_emission_w(dwellings.home(), 40.0, 50.0)


def test_warmer_water_or_a_cooler_room_gives_more():
    whole = dwellings.random_dwellings(20)
    now = emission_w(whole, 55.0, 45.0)
    assert (emission_w(whole, 60.0, 45.0) >= now).all()
    assert (emission_w(whole, 55.0, 50.0) >= now).all()
    cooler = replace(whole, rooms=replace(whole.rooms, temperature_c=whole.rooms.temperature_c - 1))
    assert (emission_w(cooler, 55.0, 45.0) > now).all()


def test_booster_multiplies_radiators_and_leaves_floor_heating():
    whole = dwellings.random_dwellings(20)
    plain = emission_w(whole, 55.0, 45.0)
    ones = emission_w(whole, 55.0, 45.0, booster=np.ones(160))
    boosted = emission_w(whole, 55.0, 45.0, booster=np.full(160, 1.4))
    floor = whole.emitters.kind == "floor"
    assert np.array_equal(plain, ones)
    assert np.array_equal(boosted[floor], plain[floor])
    assert boosted[~floor] == pytest.approx(1.4 * plain[~floor])


def test_floor_heating_by_area_and_water():
    """4.5 W/m2K over the mean difference, as long as the surface stays below 29 C."""
    circuit = {"emitter": "f", "type": "floor", "height_mm": 2000, "length_mm": 5000}
    room = dwellings.room(emitters=[circuit])
    found = room_emission_w(dwellings.home(room), 35.0, 30.0)[0]["emission_w"]
    mean = 5 / np.log(15 / 10)
    assert found == pytest.approx(10 * load()["floor_heating.emission"].values[-1].value * mean)
    warm = dwellings.room(temperature_c=30.0, emitters=[circuit])
    assert room_emission_w(dwellings.home(warm), 50.0, 45.0)[0]["emission_w"] == 0


def test_outside_the_catalogue_there_is_no_number():
    whole = dwellings.random_dwellings(20)
    heights = np.full(160, 0.29)
    low = nominal_radiator_w(replace(whole.emitters, height_m=heights))
    catalogued = np.isin(whole.emitters.kind, RADIATORS)
    assert np.isnan(low[catalogued]).all()
    assert not np.isnan(low[whole.emitters.kind == "own"]).any()


def test_batch_and_scenarios_equal_the_loop_bit_for_bit():
    whole = dwellings.random_dwellings(30)
    supply, back = np.array([70.0, 55.0, 45.0]), np.array([50.0, 45.0, 35.0])
    batch = emission_w(whole, supply, back)
    assert batch.shape == (240, 3)
    for s in range(3):
        one = emission_w(whole, float(supply[s]), float(back[s]))
        assert np.array_equal(batch[:, s], one)
        loop = [emission_w(take(whole, d), float(supply[s]), float(back[s])) for d in range(30)]
        assert np.array_equal(one, np.concatenate(loop))


def test_a_room_without_emitters_gives_nothing():
    assert room_emission_w(dwellings.home(), 70.0, 50.0)[0]["emission_w"] == 0
