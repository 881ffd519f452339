"""A street of two archetypes with known heat loss and measures, for tests of the money of a household."""

from types import ModuleType

import numpy as np
from support import cases

from warmtenet.core.model import Model
from warmtenet.core.quantity import given
from warmtenet.model import CONCEPTS, dwellings
from warmtenet.model.families import (
    DWELLINGS,
    MEASURE,
    MEASURE_VARIANT,
    PREPARATION,
    VARIANT,
)
from warmtenet.scenarios.case import Case

BUILDINGS = [
    {"group": "Houses", "kind": "dwelling", "owner": "owner_occupier", "count": 100, "gas_m3": 1500,
     "hot_water_kw": 25, "archetype": "House", "space_heating_kw": 8},
    {"group": "More houses", "kind": "dwelling", "owner": "housing_association", "count": 50, "gas_m3": 1200,
     "hot_water_kw": 25, "archetype": "House", "space_heating_kw": 8},
    {"group": "Flats", "kind": "dwelling", "owner": "housing_association", "count": 120, "gas_m3": 900,
     "hot_water_kw": 25, "archetype": "Flat", "space_heating_kw": 5},
    {"group": "Loose", "kind": "dwelling", "owner": "private_landlord", "count": 30, "gas_m3": 1100,
     "hot_water_kw": 25, "space_heating_kw": 6},
]  # fmt: skip
ARCHETYPES = [
    {"archetype": "House", "home_type": "terraced", "wall": "cavity_empty", "construction_year": 1955,
     "floor_area_m2": 100, "boiler_place": "attic", "electricity_connection": "1x35", "cooks_on_gas": "yes"},
    {"archetype": "Flat", "home_type": "flat_middle", "wall": "solid", "construction_year": 1968,
     "floor_area_m2": 72, "boiler_place": "ground",
     "electricity_connection": "1x25", "cooks_on_gas": "no", "gas_m3": 850},
]  # fmt: skip
CLASSES = [
    {"class": "standard", "living_c": 22, "kitchen_c": 22, "study_c": 22, "bathroom_c": 22, "bedroom_c": 22,
     "hall_c": 15},
    {"class": "reduced", "living_c": 19, "kitchen_c": 19, "study_c": 19, "bathroom_c": 19, "bedroom_c": 15,
     "hall_c": 15},
]  # fmt: skip
RADIATORS = [
    {"radiator": f"R{n}", "archetype": home, "room": room, "type": kind, "height_mm": 600, "length_mm": 1000,
     "thermostatic_valve": valve}
    for n, (home, room, kind, valve) in enumerate([
        ("House", "Living", "22", "no"), ("House", "Living", "22", "yes"), ("House", "Kitchen", "11", "no"),
        ("House", "Bed", "11", "no"), ("Flat", "Sitting", "22", "no"), ("Flat", "Sitting", "floor", "no"),
    ])
]  # fmt: skip
ROOMS = [
    {"room": "Living", "archetype": "House", "kind": "living", "floor_area_m2": 40},
    {"room": "Kitchen", "archetype": "House", "kind": "kitchen", "floor_area_m2": 20},
    {"room": "Bed", "archetype": "House", "kind": "bedroom", "floor_area_m2": 40},
    {"room": "Sitting", "archetype": "Flat", "kind": "living", "floor_area_m2": 72},
]
SURFACES = [
    {"surface": f"Wall {room['room']}", "archetype": room["archetype"], "room": room["room"],
     "part": "solid_wall", "boundary": "outside", "area_m2": 12, "position": "wall"}
    for room in ROOMS
]  # fmt: skip
# Design heat loss in kW: dwelling, class, preparation (present, network, heat_pump, all).
LOSS_KW = [10, 8, 7, 5, 8, 7.2, 6, 4.4, 5, 5, 4, 3.5, 4, 4, 3.6, 3]
# Measures of the house: preparation -> measure -> amount; in the reduced class half of it; none in the flat.
AMOUNTS = {
    "network": {"roof": 55, "booster": 2, "radiator": 1},
    "heat_pump": {"roof": 55, "cavity": 42, "glazing": 18, "radiator": 4},
    "all": {"roof": 55, "cavity": 42, "glazing": 18, "draught": 100, "ventilation": 1, "floor": 48,
            "booster": 3, "radiator": 5},
}  # fmt: skip


def amounts():
    """Amounts per dwelling, class, preparation and measure."""
    found = np.zeros((2, 2, len(PREPARATION.elements), len(MEASURE.elements)))
    for share, per_class in zip((1, 0.5), found[0], strict=True):
        for preparation, taken in AMOUNTS.items():
            for measure, amount in taken.items():
                place = list(PREPARATION.elements).index(preparation), list(MEASURE.elements).index(measure)
                per_class[place] = amount * share
    return found.ravel()


def stand_in():
    """Heat loss and measures as inputs, in the place of the room calculation."""
    made = ModuleType("stand_in")
    made.CHAPTER = DWELLINGS
    made.dwelling_heat_loss_kw = given("kW", 1, "Heat loss", per=VARIANT)
    made.measure_amount = given("number", 0, "Amount", per=MEASURE_VARIANT)
    return made


def case(folder, scalars=None, **tables):
    """The street as a case, its heat loss and measures given."""
    rows = {
        "buildings": BUILDINGS, "archetypes": ARCHETYPES, "comfort_classes": CLASSES, "radiators": RADIATORS,
        "rooms": ROOMS, "surfaces": SURFACES, **tables,
    }  # fmt: skip
    made = cases.prepare(cases.project_from(folder, scalars, **rows), cases.figures())
    model = Model(*(stand_in() if m is dwellings else m for m in CONCEPTS["teo"]))
    arrays = {
        **made.arrays,
        "dwelling_heat_loss_kw": np.array(LOSS_KW, float).reshape(1, -1, 1)[:, : made.sizes[VARIANT.name]],
        "measure_amount": amounts().reshape(1, -1, 1)[:, : made.sizes[MEASURE_VARIANT.name]],
    }
    return Case(made.project, model, made.figures, made.years, arrays)


def one(value):
    """A single value as an array."""
    return np.array([[[value]]])


def column(values):
    """Values per element as an array."""
    return np.array(values).reshape(1, -1, 1)
