"""Rows of a dwelling from a short description: complete, adding up, and as contractors built."""

from dataclasses import replace

import numpy as np
import pytest
from support.homes import MEMO, STANDARD, arrays

from warmtenet.engineering import room_emission_w, room_heat_loss_w
from warmtenet.engineering.air import default_leakage
from warmtenet.engineering.dwelling import (
    BOUNDARY_LABELS,
    HOME_TYPE_LABELS,
    PART_LABELS,
    ROOM_KIND_LABELS,
    Conventions,
)
from warmtenet.engineering.emission import RADIATOR_HEIGHTS_MM, emission_w, nominal_radiator_w
from warmtenet.engineering.example_homes import ShortForm, floor_u, roof_u, shell, wall_u, window_u
from warmtenet.engineering.heat_loss import heat_loss, home_loss_w
from warmtenet.engineering.short_form import short_form
from warmtenet.locale import Translator, translator

ENGLISH = translator("en")
ROOM = {"room", "archetype", "kind", "floor_area_m2", "height_m"}
SURFACE = {
    "surface",
    "archetype",
    "room",
    "part",
    "boundary",
    "area_m2",
    "u_w_per_m2k",
    "other_room",
    "factor",
    "position",
}
RADIATOR = {"radiator", "archetype", "room", "type", "height_mm", "length_mm"}
ALL = [
    ShortForm(f"{kind} {year} {area}", kind, year, area, crawl_space_m=crawl)
    for kind in HOME_TYPE_LABELS
    for year, area, crawl in ((1925, 60, 0.4), (1957, 95, 0.0), (1970, 130, 0.7), (2012, 180, 0.5))
] + list(MEMO.values())


def area_of(rows, *parts, boundaries=("outside", "ground", "unheated")):
    return sum(s["area_m2"] for s in rows.surfaces if s["part"] in parts and s["boundary"] in boundaries)


@pytest.fixture(params=ALL, ids=lambda home: home.archetype)
def home(request):
    return request.param


@pytest.fixture
def rows(home):
    return short_form(home, ENGLISH)


def test_rows_have_the_columns_of_the_sheets(home, rows):
    assert all(set(row) == ROOM for row in rows.rooms)
    assert all(set(row) == SURFACE for row in rows.surfaces)
    assert all(set(row) == RADIATOR for row in rows.radiators)
    assert {row["archetype"] for part in rows for row in part} == {home.archetype}


def test_words_and_references_exist(rows):
    names = {row["room"] for row in rows.rooms}
    assert {row["kind"] for row in rows.rooms} <= set(ROOM_KIND_LABELS)
    assert {row["part"] for row in rows.surfaces} <= set(PART_LABELS)
    assert {row["boundary"] for row in rows.surfaces} <= set(BOUNDARY_LABELS)
    assert {row["room"] for row in (*rows.surfaces, *rows.radiators)} <= names
    inside = [row for row in rows.surfaces if row["boundary"] == "room"]
    assert all(row["other_room"] in names - {row["room"]} for row in inside)
    assert all(row["other_room"] is None for row in rows.surfaces if row["boundary"] != "room")


def test_names_are_unique(rows):
    for part, key in ((rows.rooms, "room"), (rows.surfaces, "surface"), (rows.radiators, "radiator")):
        names = [row[key] for row in part]
        assert len(set(names)) == len(names)


def test_areas_add_up(home, rows):
    known = shell(home)
    assert sum(row["floor_area_m2"] for row in rows.rooms) == pytest.approx(home.floor_area_m2, abs=0.06)
    assert area_of(rows, "roof") == pytest.approx(known.roof_m2, abs=0.06)
    assert area_of(rows, "cavity_wall", "solid_wall") == pytest.approx(known.facade_m2, abs=0.06)
    assert area_of(rows, "window") == pytest.approx(known.windows_m2, abs=0.06)
    assert area_of(rows, "door") == pytest.approx(known.doors_m2, abs=0.06)
    assert area_of(rows, "floor") == pytest.approx(known.floor_m2, abs=0.06)


def test_every_room_is_complete(rows):
    assert all(row["area_m2"] > 0 and row["u_w_per_m2k"] > 0 for row in rows.surfaces)
    heated = {row["room"] for row in rows.radiators}
    outside = {row["room"] for row in rows.surfaces if row["boundary"] == "outside"}
    for row in rows.rooms:
        assert row["floor_area_m2"] > 1
        assert row["room"] in heated
        assert row["room"] in outside


def test_inside_walls_stand_in_both_rooms(rows):
    seen = {
        (row["room"], row["other_room"], row["area_m2"], row["u_w_per_m2k"])
        for row in rows.surfaces
        if row["boundary"] == "room"
    }
    assert seen == {(other, room, area, u) for room, other, area, u in seen}


def test_radiators_are_products(home, rows):
    assert all(row["height_mm"] in RADIATOR_HEIGHTS_MM[row["type"]] for row in rows.radiators)
    assert all(row["length_mm"] % 100 == 0 and 400 <= row["length_mm"] <= 2000 for row in rows.radiators)


def test_installed_power_follows_the_year(home):
    dwellings = arrays([home], STANDARD)
    per_m2 = nominal_radiator_w(dwellings.emitters).sum() / home.floor_area_m2
    rule = 140 if home.year < 1965 else 130 if home.year < 1975 else 85
    assert per_m2 == pytest.approx(rule, rel=0.1)


@pytest.mark.parametrize(
    ("kind", "year", "area", "expected"),
    [
        ("terraced", 1935, 112.2, (73.55, 49.0, 55.0, 21.1, 2.5)),
        ("terraced", 1957, 95.7, (57.29, 42.3, 47.0, 21.4, 1.3)),
        ("corner", 1957, 95.7, (57.29, 95.3, 47.0, 23.2, 1.3)),
        ("terraced", 1970, 116.6, (65.47, 40.5, 52.0, 25.6, 1.6)),
        ("semi_detached", 1930, 121, (79.12, 97.8, 66.0, 26.0, 2.3)),
        ("detached", 1950, 143, (128.09, 136.7, 93.0, 28.3, 2.9)),
        ("flat_middle", 1970, 74.67, (0, 17.62, 0, 15.71, 5.4)),
    ],
)
def test_areas_of_the_sources(kind, year, area, expected):
    """TABULA Netherlands and RVO Voorbeeldwoningen 2022."""
    found = shell(ShortForm("x", kind, year, area))
    got = (found.roof_m2, found.facade_m2, found.floor_m2, found.windows_m2, found.doors_m2)
    assert got == pytest.approx(expected)


def test_areas_scale_with_the_floor():
    small, large = (shell(ShortForm("x", "terraced", 1957, area)) for area in (80, 160))
    assert large.roof_m2 == pytest.approx(2 * small.roof_m2)
    assert large.windows_m2 == pytest.approx(2 * small.windows_m2)


def test_more_storeys_need_less_roof():
    home = ShortForm("x", "terraced", 1910, 150)
    tall = shell(replace(home, storeys=3))
    assert len(tall.levels_m2) == 3
    assert tall.floor_m2 == pytest.approx(50, rel=1e-3)
    assert tall.roof_m2 < shell(home).roof_m2
    assert tall.facade_m2 == shell(home).facade_m2


@pytest.mark.parametrize(
    ("wall", "year", "rc"),
    [
        ("solid", 1910, 0.69),
        ("cavity_empty", 1957, 0.35),
        ("cavity_filled", 1957, 0.85),
        ("solid", 1995, 2.5),
    ],
)
def test_u_of_walls(wall, year, rc):
    """NTA 8800, annex I: 1 / (Rc + Rsi + Rse)."""
    assert wall_u(ShortForm("x", "terraced", year, 100, wall)) == pytest.approx(1 / (rc + 0.17))


def test_u_of_roof_floor_and_windows():
    bare = ShortForm("x", "terraced", 1930, 100)
    better = replace(bare, roof_insulated=True, floor_insulated=True, share_not_hr=0)
    assert roof_u(bare) == pytest.approx(1 / 0.36)
    assert roof_u(better) == pytest.approx(1 / 0.86)
    assert floor_u(bare, 50) == pytest.approx(1 / 0.49)
    assert floor_u(better, 50) == pytest.approx(1 / 0.99)
    assert (window_u(bare), window_u(better)) == (2.9, 1.8)
    assert window_u(replace(bare, share_not_hr=0.5)) == pytest.approx(2.35)


def test_u_of_a_floor_on_the_ground():
    """ISO 13370: bare slabs of 6 to 7 m come to about 0.6 W/m2K; no jump where the formula changes."""
    home = ShortForm("x", "terraced", 1930, 100, crawl_space_m=0)
    assert 0.5 < floor_u(home, 45) < 0.75
    assert floor_u(home, 90) < floor_u(home, 45)
    modern = ShortForm("x", "terraced", 2022, 100, crawl_space_m=0)
    areas = np.linspace(40, 90, 400)
    values = np.array([floor_u(modern, area) for area in areas])
    assert np.abs(np.diff(values)).max() < 0.005
    assert 0.1 < values.min() < values.max() < 0.25


def test_a_newer_house_is_never_worse():
    for u in (wall_u, roof_u, lambda home: floor_u(home, 50)):
        values = [u(ShortForm("x", "terraced", year, 100)) for year in range(1930, 2026)]
        assert np.all(np.diff(values) <= 0)


class Marked(Translator):
    """Marks what went through the translator."""

    def __call__(self, message):
        return f"<{message}"


def test_names_go_through_the_translator():
    rows = short_form(MEMO["apartment"], Marked("nl"))
    names = [row["room"] for row in rows.rooms]
    names += [row["surface"] for row in rows.surfaces] + [row["radiator"] for row in rows.radiators]
    assert all(name.startswith("<") for name in names)


@pytest.mark.parametrize(
    "wrong",
    [
        {"home_type": "castle"},
        {"year": 3000},
        {"floor_area_m2": 5},
        {"wall": "wood"},
        {"share_not_hr": 1.2},
        {"crawl_space_m": -1},
        {"storeys": 0.5},
        {"home_type": "flat_end", "storeys": 2},
    ],
    ids=str,
)
def test_what_no_dwelling_can_be(wrong):
    with pytest.raises(ValueError, match="cannot have"):
        ShortForm(**{"archetype": "x", "home_type": "terraced", "year": 1950, "floor_area_m2": 100, **wrong})


def as_plain_data(home, temperatures):
    """Return a short form as `room_heat_loss_w` takes it."""
    rows = short_form(home, ENGLISH)

    def of(room, part, keep):
        found = [row for row in part if row["room"] == room]
        return [{k: v for k, v in row.items() if k in keep and v is not None} for row in found]

    surface_keys = SURFACE - {"archetype", "room"}
    rooms = [
        {
            **{k: row[k] for k in ROOM - {"archetype"}},
            "temperature_c": temperatures[row["kind"]],
            "surfaces": of(row["room"], rows.surfaces, surface_keys),
            "emitters": [
                {"emitter": e["radiator"], **{k: e[k] for k in ("type", "height_mm", "length_mm")}}
                for e in of(row["room"], rows.radiators, RADIATOR)
            ],
        }
        for row in rows.rooms
    ]
    leakage = default_leakage(home.home_type, home.year)
    whole = {"floor_area_m2": home.floor_area_m2, "qv10_dm3_per_s_m2": leakage, "ventilation": "none"}
    return {**whole, "rooms": rooms}


def test_rows_pass_the_checks_of_a_measurement_report(home):
    """What the short form fills in is sound input, and gives the same loss and emission."""
    plain = as_plain_data(home, STANDARD)
    dwellings = arrays([home], STANDARD)
    losses = heat_loss(dwellings, Conventions())
    rooms = room_heat_loss_w(plain)
    assert [row["total_w"] for row in rooms[:-1]] == pytest.approx(losses.total_w)
    assert rooms[-1]["total_w"] == pytest.approx(home_loss_w(dwellings, losses)[0])
    emission = [row["emission_w"] for row in room_emission_w(plain, 70.0, 50.0)[:-1]]
    assert emission == pytest.approx(emission_w(dwellings, 70.0, 50.0))


def test_loss_of_a_terraced_house_by_hand():
    """TABULA areas, NTA 8800 resistances, every room at 22 C: areas times U, leakage and neighbours."""
    home = MEMO["Joubertstraat 1950-65"]
    dwellings = arrays([home], dict.fromkeys(STANDARD, 22))
    kelvin, bridge = 32.0, 0.1
    outside = 57.29 * (1 / 0.36 + bridge) + 42.3 * (1 / 1.02 + bridge)
    outside += 21.4 * (2.9 + bridge) + 1.3 * (3.4 + bridge)
    crawl_space = 47.0 * 0.6 / 0.49
    leakage = 1.2 * 3.0 * 95.7 * 0.314**0.67 * 0.80
    plan = 95.7 / 2
    neighbours = 0.5 * 2.0 * 2 * (2 * np.sqrt(plan * 1.6) * 2.6) * (22 - 17)
    by_hand = (outside + crawl_space + leakage) * kelvin + neighbours
    found = home_loss_w(dwellings, heat_loss(dwellings, Conventions()))[0]
    assert found == pytest.approx(by_hand, rel=2e-3)
