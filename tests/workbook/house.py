"""A small house on hand-made sheets, read with the whole model."""

from workbook.tiny import ENGLISH, workbook

from warmtenet.model import build
from warmtenet.workbook import InputProblems, read

GROUP = {
    "group": "Noord",
    "kind": "dwelling",
    "owner": "owner_occupier",
    "count": 100,
    "gas_m3": 1200,
    "archetype": "Huis",
}
HOME = {"archetype": "Huis", "home_type": "terraced", "construction_year": 1930, "floor_area_m2": 80}
ROOMS = (
    {"room": "Woonkamer", "archetype": "Huis", "kind": "living", "floor_area_m2": 40, "height_m": 2.8},
    {"room": "Hal", "archetype": "Huis", "kind": "hall", "floor_area_m2": 8, "height_m": 2.8},
    {"room": "Slaapkamer", "archetype": "Huis", "kind": "bedroom", "floor_area_m2": 32, "height_m": 2.8},
)


def surface(name, room, part, boundary, area, u=None, other=None):
    return {
        "surface": name,
        "archetype": "Huis",
        "room": room,
        "part": part,
        "boundary": boundary,
        "area_m2": area,
        "u_w_per_m2k": u,
        "other_room": other,
    }


SURFACES = (
    surface("Gevel", "Woonkamer", "solid_wall", "outside", 20, 1.5),
    surface("Raam", "Woonkamer", "window", "outside", 8),
    surface("Naar hal", "Woonkamer", "inner", "room", 6, other="Hal"),
    surface("Vloer", "Woonkamer", "floor", "unheated", 40),
    surface("Deur", "Hal", "door", "outside", 2.2),
    surface("Dak", "Slaapkamer", "roof", "outside", 45),
)
RADIATORS = (
    {
        "radiator": "Onder raam", "archetype": "Huis", "room": "Woonkamer", "type": "22", "height_mm": 600,
        "length_mm": 1800,
    },
)  # fmt: skip


def changed(rows, index, **changes):
    """Return rows with some cells of one row changed."""
    return [{**row, **changes} if place == index else dict(row) for place, row in enumerate(rows)]


def house(folder, scalars=None, *, edit=None, **tables):
    """Write the workbook of the house, with some tables replaced, and return its path."""
    rows = {
        "buildings": [GROUP], "archetypes": [HOME], "rooms": ROOMS, "surfaces": SURFACES,
        "radiators": RADIATORS, **tables,
    }  # fmt: skip
    return workbook(folder, scalars, edit=edit, **{name: value or None for name, value in rows.items()})


def read_house(folder, scalars=None, **tables):
    return read(house(folder, scalars, **tables), build, language="en")


def house_problems(folder, scalars=None, **tables):
    """Return the problems of the house as English lines."""
    try:
        read_house(folder, scalars, **tables)
    except InputProblems as error:
        return error.render(ENGLISH)
    return []
