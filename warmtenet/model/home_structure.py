"""Which dwelling, comfort class, preparation and way of heating belong together, as positions from one."""

import numpy as np

from warmtenet.core.quantity import leaf, output, quantity
from warmtenet.core.relations import position_of
from warmtenet.model.families import (
    ARCHETYPE,
    DWELLINGS,
    GROUP,
    HOUSEHOLD,
    MEASURE,
    MEASURE_VARIANT,
    PREPARATION,
    RADIATOR,
    ROOM,
    ROOM_VARIANT,
    SURFACE,
    SYSTEM_LABELS,
    VARIANT,
)

CHAPTER = DWELLINGS
PREPARATIONS = tuple(PREPARATION.elements)


@leaf(
    {
        "variants_per_archetype": output("number", "Combinations per archetype"),
        "preparations_per_class": output("number", "Preparations per comfort class"),
        "network_preparation": output("number", "Place of the preparation for the heat network"),
        "variant_number": output("number", "Number of the combination", per=VARIANT),
        "variant_archetype": output("number", "Archetype of the combination", per=VARIANT),
        "variant_class": output("number", "Comfort class of the combination", per=VARIANT),
        "variant_preparation": output("word", "Preparation", per=VARIANT, words=dict(PREPARATION.elements)),
        "variant_present": output("number", "Combination of the same dwelling as it is", per=VARIANT),
    }
)
def variants(archetype_name, comfort_name):
    """Number the combinations of dwelling, comfort class and preparation."""
    classes, kinds = len(comfort_name), len(PREPARATIONS)
    number = np.arange(len(archetype_name) * classes * kinds)
    return {
        "variants_per_archetype": classes * kinds,
        "preparations_per_class": kinds,
        "network_preparation": PREPARATIONS.index("network") + 1,
        "variant_number": number + 1.0,
        "variant_archetype": number // max(classes * kinds, 1) + 1.0,
        "variant_class": number // kinds % max(classes, 1) + 1.0,
        "variant_preparation": np.array(PREPARATIONS)[number % kinds],
        "variant_present": number - number % kinds + 1.0 + PREPARATIONS.index("present"),
    }


@leaf(
    {
        "measure_variant": output("number", "Combination of the measure", per=MEASURE_VARIANT),
        "measure_number": output("number", "Number of the measure", per=MEASURE_VARIANT),
    }
)
def measure_variants(variant_number):
    """Number the measures of every combination."""
    kinds = len(MEASURE.elements)
    number = np.arange(len(variant_number) * kinds)
    return {"measure_variant": number // kinds + 1.0, "measure_number": number % kinds + 1.0}


@leaf(
    {
        "room_variant_room": output("number", "Number of the room", per=ROOM_VARIANT),
        "room_variant": output("number", "Combination of the room", per=ROOM_VARIANT),
    }
)
def room_variants(room_archetype_number, comfort_name):
    """Number the rooms of every combination."""
    each = len(comfort_name) * len(PREPARATIONS)
    number = np.arange(len(room_archetype_number) * each)
    room = number // max(each, 1)
    return {
        "room_variant_room": room + 1.0,
        "room_variant": (room_archetype_number[room] - 1) * each + number % max(each, 1) + 1.0,
    }


@leaf(
    {
        "household_archetype": output("number", "Archetype of the household", per=HOUSEHOLD),
        "household_system": output("word", "Way of heating", per=HOUSEHOLD, words=dict(SYSTEM_LABELS)),
        "household_class": output("number", "Comfort class of the household; 0 for gas", per=HOUSEHOLD),
        "household_variant": output("number", "Combination of the household", per=HOUSEHOLD),
        "household_gas_option": output("number", "Number of the same dwelling on gas", per=HOUSEHOLD),
    }
)
def households(archetype_name, comfort_name):
    """Number the ways of heating of every archetype: gas, the heat network and an own heat pump per class."""
    classes, kinds = len(comfort_name), len(PREPARATIONS)
    options = 1 + 2 * classes
    number = np.arange(len(archetype_name) * options)
    home, option = number // options, number % options
    system = np.where(option == 0, "gas", np.where(option <= classes, "network", "heat_pump"))
    comfort = np.where(option == 0, 0, (option - 1) % max(classes, 1) + 1)
    preparation = np.where(option == 0, PREPARATIONS.index("present"), _position(system))
    first = home * classes + np.maximum(comfort - 1, 0)
    return {
        "household_archetype": home + 1.0,
        "household_system": system,
        "household_class": comfort.astype(float),
        "household_variant": first * kinds + preparation + 1.0,
        "household_gas_option": home * options + 1.0,
    }


def _position(system):
    return np.array([PREPARATIONS.index(s) if s in PREPARATIONS else 0 for s in system], dtype=int)


@quantity("number", per=ARCHETYPE)
def archetype_number(archetype_name):
    """Number of the archetype"""
    return position_of(archetype_name, archetype_name)


@quantity("number", per=GROUP)
def group_archetype(archetype_name, archetype):
    """Number of the archetype of the group; 0 without"""
    return position_of(archetype_name, archetype)


@quantity("number", per=ROOM)
def room_archetype_number(archetype_name, room_archetype):
    """Number of the archetype of the room"""
    return position_of(archetype_name, room_archetype)


@quantity("number", per=SURFACE)
def surface_room_number(room_name, surface_room):
    """Number of the room of the surface"""
    return position_of(room_name, surface_room)


@quantity("number", per=SURFACE)
def surface_other_room_number(room_name, surface_other_room):
    """Number of the room behind the surface; 0 without"""
    return position_of(room_name, surface_other_room)


@quantity("number", per=RADIATOR)
def radiator_room_number(room_name, radiator_room):
    """Number of the room of the radiator"""
    return position_of(room_name, radiator_room)


@quantity("number")
def comfort_position(comfort_name, comfort_class):
    """Number of the comfort class of the calculation"""
    return position_of(comfort_name, comfort_class)


@quantity("number", per=ARCHETYPE)
def chosen_variant(
    archetype_number, comfort_position, variants_per_archetype, preparations_per_class, network_preparation
):
    """Combination on the heat network in the class in use"""
    before = (archetype_number - 1) * variants_per_archetype
    return before + (comfort_position - 1) * preparations_per_class + network_preparation
