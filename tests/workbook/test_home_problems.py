"""The sheets of the dwellings: one tiny broken workbook per mistake, matched on its message."""

import pytest
from workbook.house import (
    GROUP,
    HOME,
    RADIATORS,
    ROOMS,
    SURFACES,
    changed,
    house_problems,
    surface,
)

from warmtenet.locale import translator

DUTCH = translator("nl")
HEAT_PUMP = {"home_pump_supply_c": 40, "home_pump_return_c": 45}
MISTAKES = {
    "a room without surfaces": (
        {"surfaces": SURFACES[:5]},
        (
            "rooms!A5 Huis: Slaapkamer: no surfaces; expected at least one surface of this room on the sheet "
            "with surfaces; add its walls, windows, floor and ceiling."
        ),
    ),
    "a U of zero": (
        {"surfaces": changed(SURFACES, 0, u_w_per_m2k=0)},
        (
            'surfaces!G3 U value: found "0"; expected a number in W/m2K from 0.05 to 7; '
            "correct the number or its unit."
        ),
    ),
    "an inside wall to nowhere": (
        {"surfaces": changed(SURFACES, 2, other_room=None)},
        (
            "surfaces!H5 Room behind it (Huis: Naar hal): empty; expected a room of the same archetype; "
            "name the room behind this wall, or choose another boundary."
        ),
    ),
    "an inside wall to a room that does not exist": (
        {"surfaces": changed(SURFACES, 2, other_room="Hall")},
        (
            'surfaces!H5 Room behind it: found "Hall"; expected a room of Huis on the sheet with rooms; '
            "did you mean Huis: Hal?"
        ),
    ),
    "an inside wall to itself": (
        {"surfaces": changed(SURFACES, 2, other_room="Woonkamer")},
        (
            'surfaces!H5 Room behind it (Huis: Naar hal): found "Huis: Woonkamer"; '
            "expected another room than the one it belongs to; name the room behind this wall."
        ),
    ),
    "a room behind an outside wall": (
        {"surfaces": changed(SURFACES, 0, other_room="Hal")},
        (
            'surfaces!H3 Room behind it (Huis: Gevel): found "Huis: Hal"; expected empty; '
            "empty the cell, or let the surface border on another room."
        ),
    ),
    "34 hours of heating a day": (
        {"scalars": {"setback_h_per_day": 34}},
        (
            'Project!B4 Hours a day with the heating set back: found "34"; '
            "expected a number in hours from 0 to 24; correct the number or its unit."
        ),
    ),
    "rooms that do not add up": (
        {"rooms": changed(ROOMS, 0, floor_area_m2=60)},
        (
            "archetypes!D3 Usable floor area (Huis): rooms of 100 m2 together; "
            "expected rooms that add up to 80 m2, give or take 5 %; add the missing rooms, or "
            "correct an area."
        ),
    ),
    "hardly any facade": (
        {"surfaces": [*changed(SURFACES[1:], 0, area_m2=1), surface("G", "Hal", "solid_wall", "outside", 2)]},
        (
            "archetypes!D3 Usable floor area (Huis): facade of 5.2 m2; "
            "expected 8 to 320 m2 for 80 m2 of floor; correct the surfaces of this archetype, "
            "or its floor area."
        ),
    ),
    "far too much facade": (
        {"surfaces": changed(SURFACES, 0, area_m2=500)},
        (
            "archetypes!D3 Usable floor area (Huis): facade of 510.2 m2; "
            "expected 8 to 320 m2 for 80 m2 of floor; correct the surfaces of this archetype, "
            "or its floor area."
        ),
    ),
    "too much roof": (
        {"surfaces": changed(SURFACES, 5, area_m2=450)},
        (
            "archetypes!D3 Usable floor area (Huis): roof of 450 m2; "
            "expected 0 to 160 m2 for 80 m2 of floor; correct the surfaces of this archetype, "
            "or its floor area."
        ),
    ),
    "too much ground floor": (
        {"surfaces": changed(SURFACES, 3, area_m2=120)},
        (
            "archetypes!D3 Usable floor area (Huis): ground floor of 120 m2; "
            "expected 0 to 96 m2 for 80 m2 of floor; correct the surfaces of this archetype, or "
            "its floor area."
        ),
    ),
    "more window than facade": (
        {"surfaces": changed(SURFACES[1:], 0, area_m2=20)},
        (
            "archetypes!A3 Huis: windows of 20 m2 in a facade of 22.2 m2; "
            "expected windows of at most 80 % of walls, windows and doors; "
            "add the walls around the windows, without the area of the windows."
        ),
    ),
    "a radiator type that does not exist": (
        {"radiators": changed(RADIATORS, 0, type="44")},
        (
            'radiators!D3 Type: found "44"; expected one of: type 10, type 11, type 20, type 21, type 22, '
            "type 33, floor heating, own power; choose from the list in the cell."
        ),
    ),
    "a radiator without a length": (
        {"radiators": changed(RADIATORS, 0, length_mm=None)},
        (
            "radiators!F3 Length (Huis: Onder raam): empty; "
            "expected height and length, or the power at 75/65/20 °C; fill in one or the other."
        ),
    ),
    "a radiator without any size": (
        {"radiators": changed(RADIATORS, 0, length_mm=None, height_mm=None)},
        (
            "radiators!E3 Height (Huis: Onder raam): empty; "
            "expected height and length, or the power at 75/65/20 °C; fill in one or the other."
        ),
    ),
    "an own radiator without power": (
        {"radiators": changed(RADIATORS, 0, type="own")},
        (
            "radiators!A3 Power at 75/65/20 (Huis: Onder raam): empty; expected a power in W; "
            "fill in the power at 75/65/20 °C."
        ),
    ),
    "a height outside the catalogue": (
        {"radiators": changed(RADIATORS, 0, height_mm=1200)},
        (
            'radiators!E3 Height (Huis: Onder raam): found "1200"; '
            "expected 300 to 900 mm, the heights of the catalogue; "
            "correct the height, or fill in the power at 75/65/20 °C."
        ),
    ),
    "no living room": (
        {"rooms": changed(ROOMS, 0, kind="study")},
        (
            "archetypes!A3 Huis: no living room among the rooms; expected at least one living room; "
            "give one of its rooms the kind living room."
        ),
    ),
    "a class as cold as outside": (
        {
            "scalars": {"design_outside_c": 5, "comfort_class": "koud"},
            "comfort_classes": [
                {
                    "class": "Koud",
                    "living_c": 18,
                    "kitchen_c": 18,
                    "study_c": 18,
                    "bathroom_c": 18,
                    "bedroom_c": 15,
                    "hall_c": 5,
                }
            ],
        },
        (
            'comfort_classes!G3 Hall, landing (Koud): found "5"; '
            "expected more than the outside temperature of 5 °C; "
            "correct the temperature of the room or of the design."
        ),
    ),
    "a heat pump whose return is warmer than its supply": (
        {"scalars": HEAT_PUMP},
        (
            "Project!B5 Return of an own heat pump in the design: a return of 45 °C; "
            "expected a return of less than the supply of 40 °C; correct one of the two."
        ),
    ),
    "a radiator net whose return is warmer than its supply": (
        {"scalars": {"radiator_supply_c": 50}},
        (
            "Project!B4 Supply temperature at the radiator: a return of 50 °C; "
            "expected a return of less than the supply of 50 °C; correct one of the two."
        ),
    ),
    "a window to the ground": (
        {"surfaces": changed(SURFACES, 1, boundary="ground")},
        (
            "surfaces!E4 Borders on (Huis: Raam): window to ground; expected one of: outside, "
            "unheated space; "
            "correct the part or what it borders on."
        ),
    ),
    "an inside wall to the outside": (
        {"surfaces": changed(SURFACES, 2, boundary="outside", other_room=None)},
        (
            "surfaces!E5 Borders on (Huis: Naar hal): inside wall or floor to outside; "
            "expected one of: unheated space, neighbouring dwelling, another room; "
            "correct the part or what it borders on."
        ),
    ),
    "the same archetype twice": (
        {"archetypes": [HOME, {**HOME, "archetype": " huis"}]},
        (
            'archetypes!A4 Archetype: found " huis"; expected a name that occurs once; it stands in A3 too; '
            "give each row a name of its own."
        ),
    ),
    "the same room twice": (
        {
            "rooms": [
                *changed(ROOMS, 2, floor_area_m2=20),
                {**ROOMS[2], "room": "SLAAPKAMER", "floor_area_m2": 12},
            ]
        },
        (
            'rooms!A6 Room: found "SLAAPKAMER"; expected a name that occurs once; it stands in A5 too; '
            "give each row a name of its own."
        ),
    ),
    "a comfort class that does not exist": (
        {"scalars": {"comfort_class": "redused"}},
        (
            'Project!B4 Comfort class of the calculation: found "redused"; '
            "expected one of: standard, reduced; did you mean reduced?"
        ),
    ),
    "a group whose archetype is unknown": (
        {"buildings": [{**GROUP, "archetype": "Huys"}]},
        (
            'buildings!F3 Archetype: found "Huys"; expected a name on the sheet with archetypes; '
            "did you mean Huis?"
        ),
    ),
    "a group with an archetype and no archetypes": (
        {"archetypes": (), "rooms": (), "surfaces": (), "radiators": ()},
        (
            'buildings!F3 Archetype: found "Huis"; expected a name on the sheet with archetypes; '
            "describe the archetype there, or empty the cell."
        ),
    ),
    "a room of an unknown archetype": (
        {"rooms": [*ROOMS, {**ROOMS[1], "archetype": "Villa"}]},
        'rooms!B6 Archetype: found "Villa"; expected a name on the sheet with archetypes; choose from: Huis.',
    ),
    "a radiator in an unknown room": (
        {"radiators": changed(RADIATORS, 0, room="Zolder")},
        (
            'radiators!C3 Room: found "Zolder"; expected a room of Huis on the sheet with rooms; '
            "choose from: Huis: Woonkamer, Huis: Hal, Huis: Slaapkamer."
        ),
    ),
    "a radiator without rooms": (
        {"rooms": (), "surfaces": ()},
        (
            'radiators!C3 Room: found "Woonkamer"; expected a room of Huis on the sheet with rooms; '
            "fill in the rooms of this archetype too, or remove the row."
        ),
    ),
    "a dwelling too small for a short form": (
        {"archetypes": [{**HOME, "floor_area_m2": 16}], "rooms": (), "surfaces": (), "radiators": ()},
        (
            'archetypes!D3 Usable floor area (Huis): found "16"; expected 20 to 500 m2 for a short form; '
            "fill in the rooms and surfaces of this dwelling."
        ),
    ),
    "no type of dwelling": (
        {"archetypes": [{**HOME, "home_type": None}]},
        (
            "archetypes!B3 Type of dwelling: empty; expected one of: terraced, in between, "
            "terraced, corner or end, semi-detached, detached, flat, in between, flat, at the end, "
            "flat, under the roof; fill in the value."
        ),
    ),
    "a room without a name": (
        {"rooms": [*ROOMS, {**ROOMS[1], "room": None, "floor_area_m2": 1}]},
        "rooms!A6 Room: empty; expected a name; name the row or empty it.",
    ),
}


@pytest.mark.parametrize(("tables", "line"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_description_of_a_dwelling(tmp_path, tables, line):
    rows = {name: value for name, value in tables.items() if name != "scalars"}
    assert house_problems(tmp_path, tables.get("scalars"), **rows) == [line]


def test_all_mistakes_come_at_once(tmp_path):
    surfaces = changed(changed(SURFACES, 1, boundary="ground"), 2, other_room="Woonkamer")
    found = house_problems(
        tmp_path, {"comfort_class": "x"}, surfaces=surfaces, radiators=changed(RADIATORS, 0, type="own")
    )
    assert len(found) == 4
