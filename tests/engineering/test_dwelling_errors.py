"""Every mistake in a dwelling of plain data has its own message; all come at once."""

import doctest

import pytest
from support.dwellings import home, room, surface

from warmtenet.engineering import DwellingError, room_emission_w, room_heat_loss_w, rooms
from warmtenet.locale import translator

PLACE = "room living, surface facade"


def with_surface(**changes):
    return home(room(surfaces=[surface(**changes)]))


def with_emitter(**changes):
    return home(room(emitters=[{"emitter": "below window", "type": "22", **changes}]))


CASES = {
    "no rooms": (home() | {"rooms": []}, "dwelling: no rooms; expected at least one room"),
    "no surfaces": (
        home(room(surfaces=[])),
        "room living: no surfaces; expected at least one wall, floor or roof",
    ),
    "U of zero": (with_surface(u_w_per_m2k=0), f"{PLACE}: u_w_per_m2k is 0; expected a number above 0.0"),
    "U below zero": (
        with_surface(u_w_per_m2k=-1.0),
        f"{PLACE}: u_w_per_m2k is -1.0; expected a number",
    ),
    "area below zero": (
        with_surface(area_m2=-3.0),
        f"{PLACE}: area_m2 is -3.0; expected a number of at least 0.0",
    ),
    "area missing": (with_surface(area_m2=None), f"{PLACE}: area_m2 is missing; expected a number of at"),
    "area no number": (with_surface(area_m2="ten"), f"{PLACE}: area_m2 is 'ten'; expected a number of at"),
    "area true": (with_surface(area_m2=True), f"{PLACE}: area_m2 is True; expected a number of at"),
    "area endless": (with_surface(area_m2=float("inf")), f"{PLACE}: area_m2 is inf; expected a number"),
    "unknown part": (
        with_surface(part="moat"),
        f"{PLACE}: part is 'moat'; expected one of roof,",
    ),
    "unknown boundary": (
        with_surface(boundary="sea"),
        f"{PLACE}: boundary is 'sea'; expected one of outside, ground, unheated, neighbour, room",
    ),
    "boundary no word": (with_surface(boundary=["room"]), f"{PLACE}: boundary is ['room']; expected one of"),
    "unknown position": (
        with_surface(position="up"),
        f"{PLACE}: position is 'up'; expected one of wall, ceiling, floor",
    ),
    "wall to nowhere": (
        home(room(surfaces=[surface(boundary="room", other_room="attic")]), room("hall", kind="hall")),
        f"{PLACE}: the room behind it is 'attic'; expected one of hall, or the temperature behind it",
    ),
    "wall to nowhere with a temperature": (
        home(room(surfaces=[surface(boundary="room", other_room="attic", other_c=15.0)]), room("hall")),
        f"{PLACE}: the room behind it is 'attic'; expected one of hall",
    ),
    "wall to nothing": (
        home(room(surfaces=[surface(boundary="room")]), room("hall", kind="hall")),
        f"{PLACE}: the room behind it is not given; expected one of hall, or the temperature behind it",
    ),
    "wall to itself": (
        home(room(surfaces=[surface(boundary="room", other_room="living")]), room("hall", kind="hall")),
        f"{PLACE}: the room behind it is 'living'; expected one of hall",
    ),
    "facade to a room": (
        home(room(surfaces=[surface(other_room="hall")]), room("hall", kind="hall")),
        f"{PLACE}: it bounds on 'outside' but names room 'hall' behind it; expected a room only behind",
    ),
    "factor above one": (
        with_surface(boundary="unheated", factor=1.2),
        f"{PLACE}: factor is 1.2; expected a number from 0.0 to 1.0",
    ),
    "unknown field": (
        with_surface(colour="red"),
        f"{PLACE}: unknown field colour; expected one of surface, part, boundary",
    ),
    "unknown kind": (
        home(room(kind="cellar")),
        "room living: kind is 'cellar'; expected one of living, kitchen",
    ),
    "two rooms of one name": (
        home(room(), room()),
        "room living: the name occurs 2 times; expected a name of its own for every room",
    ),
    "room without a name": (home(room(None)), "room ?: room is missing; expected a name"),
    "no floor": (
        home(room(floor_area_m2=0.0), floor_area_m2=20.0),
        "room living: floor_area_m2 is 0.0; expected a number above 0.0",
    ),
    "no temperature": (
        home(room(temperature_c=None)),
        "room living: temperature_c is missing; expected a number",
    ),
    "air out": (
        home(room(ventilation_dm3_per_s=-5.0)),
        "room living: ventilation_dm3_per_s is -5.0; expected a number of at least 0.0",
    ),
    "surfaces no list": (
        home(room(surfaces="facade")),
        "room living: surfaces is 'facade'; expected a list of rows",
    ),
    "rooms no list": (home() | {"rooms": {"living": 1}}, "dwelling: rooms is {'living': 1}; expected a list"),
    "unknown system": (
        home(ventilation="f"),
        "dwelling: ventilation is 'f'; expected one of none, a, b, c, d, e",
    ),
    "recovery above one": (
        home(heat_recovery=1.5),
        "dwelling: heat_recovery is 1.5; expected a number from 0.0 to 1.0",
    ),
    "leakage below zero": (
        home(qv10_dm3_per_s_m2=-0.1),
        "dwelling: qv10_dm3_per_s_m2 is -0.1; expected a number of at least 0.0",
    ),
    "rooms larger than the dwelling": (
        home(floor_area_m2=15.0),
        "dwelling: the rooms add up to 20.0 m2; expected no more than the usable floor area of 15.0",
    ),
    "unknown method": (
        home(conventions={"leakage": "guess"}),
        "conventions: leakage is 'guess'; expected one of pressure_3_14, isso51_text, nen8088, pressure_1",
    ),
    "unknown convention": (
        home(conventions={"outside": -8}),
        "conventions: unknown field outside; expected one of outside_c",
    ),
    "34 hours a day": (
        home(heating_up={"cooling_k": 2.0, "hours": 34.0, "heavy": True}),
        "time for heating up is 34.0 h a day; expected 0.5 h to 24.0 h",
    ),
    "setback half given": (
        home(heating_up={"cooling_k": 2.0, "hours": 2.0}),
        "heating up: heavy is missing; expected yes or no",
    ),
    "setback no group": (home(heating_up=2.0), "dwelling: heating_up is 2.0; expected a group of fields"),
    "unknown radiator": (
        with_emitter(type="44"),
        "room living, emitter below window: type is '44'; expected one of 10, 11, 20, 21, 22, 33",
    ),
    "radiator too low": (
        with_emitter(height_mm=200, length_mm=1000),
        "emitter below window: height 200 mm, length 1,000 mm; expected a height from 300 mm",
    ),
    "radiator without length": (
        with_emitter(height_mm=600),
        "emitter below window: height 600 mm, length not given; expected a height from 300",
    ),
    "radiator without height": (
        with_emitter(length_mm=600),
        "emitter below window: height not given, length 600 mm; expected a height from 300",
    ),
    "own radiator without power": (
        with_emitter(type="own"),
        "emitter below window: nominal_w is missing; expected the emission at 75/65/20 C",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name):
    plain, expected = CASES[name]
    with pytest.raises(DwellingError) as caught:
        room_heat_loss_w(plain)
    english = translator("en")
    rendered = [english.render(problem).replace("\u00a0", " ") for problem in caught.value.problems]
    assert len(rendered) == 1, rendered
    assert expected in rendered[0]
    assert str(caught.value).replace("\u00a0", " ") == rendered[0]


def test_all_problems_come_at_once():
    bad = home(
        room(surfaces=[surface(u_w_per_m2k=0.0, area_m2=-1.0)], kind="cellar"),
        room("hall", kind="hall", surfaces=[]),
        ventilation="z",
        heating_up={"cooling_k": 9.0, "hours": 34.0, "heavy": False},
    )
    with pytest.raises(DwellingError) as caught:
        room_heat_loss_w(bad)
    assert len(caught.value.problems) == 7
    with pytest.raises(DwellingError) as again:
        room_emission_w(bad, 70.0, 50.0)
    assert again.value.problems == caught.value.problems


def test_what_may_be_left_out():
    """A dwelling with only what must be given has the defaults of ISSO 51."""
    short = {"room": "one", "kind": "living", "floor_area_m2": 10.0, "height_m": 2.5, "temperature_c": 20.0}
    short["surfaces"] = [surface(bridge_w_per_m2k=None, factor=float("nan"))]
    plain = {"floor_area_m2": 10.0, "qv10_dm3_per_s_m2": 0.0, "ventilation": "a", "rooms": [short]}
    found, whole = room_heat_loss_w(plain)
    assert found["outside_w"] == pytest.approx(10 * 0.6 * 30)
    assert {**found, "room": None} == whole


def test_the_example_in_the_documentation():
    assert doctest.testmod(rooms) == (0, 5)
