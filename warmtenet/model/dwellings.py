"""Heat loss, emission and measures of the dwellings, room by room (SPEC 13).

The physics is in `warmtenet.engineering`; here it is joined to the tables of the user.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from warmtenet.core.quantity import Output, leaf, output
from warmtenet.engineering.measures import STATUS_LABELS, improve
from warmtenet.model.dwelling_tables import ASKED, conventions_of, dwellings_of, questions_of, rules_of
from warmtenet.model.families import DWELLINGS, MEASURE_VARIANT, ROOM_VARIANT, VARIANT

CHAPTER = DWELLINGS

ROOM_TERMS = MappingProxyType(
    {
        "room_outside_w": ("outside_w", "Loss to outside"),
        "room_ground_w": ("ground_w", "Loss to the ground"),
        "room_unheated_w": ("unheated_w", "Loss to unheated spaces"),
        "room_own_rooms_w": ("rooms_w", "Loss to other rooms"),
        "room_infiltration_w": ("infiltration_w", "Loss by infiltration"),
        "room_neighbour_w": ("neighbour_w", "Loss to neighbouring dwellings"),
        "room_ventilation_w": ("ventilation_w", "Loss by ventilation"),
        "room_heating_up_w": ("heating_up_w", "Allowance for heating up"),
        "room_heat_loss_w": ("total_w", "Design heat loss of the room"),
    }
)
ROOM_OUTPUTS: Mapping[str, Output] = {
    "room_design_c": output("C", "Design temperature", per=ROOM_VARIANT),
    **{name: output("W", label, per=ROOM_VARIANT) for name, (_, label) in ROOM_TERMS.items()},
    "room_emission_w": output("W", "Emission of the radiators", per=ROOM_VARIANT),
    "room_shortage_w": output("W", "Emission that falls short", per=ROOM_VARIANT),
}
VARIANT_OUTPUTS: Mapping[str, Output] = {
    "dwelling_heat_loss_kw": output("kW", "Design heat loss of the dwelling", per=VARIANT),
    "dwelling_emission_kw": output("kW", "Emission of all radiators", per=VARIANT),
    "rooms_short": output("number", "Rooms that fall short", per=VARIANT),
}
STEP_OUTPUTS: Mapping[str, Output] = {
    "measure_amount": output("number", "Amount of the measure", per=MEASURE_VARIANT),
    "measure_status": output("word", "Why", per=MEASURE_VARIANT, words=dict(STATUS_LABELS)),
    "step_loss_kw": output("kW", "Heat loss after the step", per=MEASURE_VARIANT),
    "step_emission_kw": output("kW", "Emission after the step", per=MEASURE_VARIANT),
}
NOTHING = {
    name: np.zeros(0, dtype=str if declared.description.words else float)
    for name, declared in {**ROOM_OUTPUTS, **VARIANT_OUTPUTS, **STEP_OUTPUTS}.items()
}
NO_SHORTAGE_W = 0.5


@leaf({**ROOM_OUTPUTS, **VARIANT_OUTPUTS, **STEP_OUTPUTS}, asks=ASKED)
def dwelling_physics(given):
    """Heat loss per room after ISSO 51, emission after EN 442, and the memo's ladder of measures.

    Per comfort class and preparation: as it is, what the heat network needs, what an own heat pump
    needs at its lower temperatures, and all measures.
    """
    water = given["radiator_supply_c"], given["return_temperature_c"]
    pump = given["home_pump_supply_c"], given["home_pump_return_c"]
    packages = (("none", water), ("needed", water), ("needed", pump), ("all", water))
    shared = questions_of(given), conventions_of(given)
    rules = rules_of(given)
    found = [
        [improve(homes, *shared, *temperatures, rules, package=package) for package, temperatures in packages]
        for homes in dwellings_of(given)
    ]
    return {**_rooms(found), **_variants(found), **_steps(found)} if found else NOTHING


def _flat(found, value):
    """Return values of every class and preparation, each per dwelling or room, that one running slowest."""
    return np.moveaxis(np.array([[value(x) for x in row] for row in found]), 2, 0)


def _rooms(found):
    terms = {
        name: _flat(found, lambda x, term=term: getattr(x.losses, term))
        for name, (term, _) in ROOM_TERMS.items()
    }
    terms |= {
        "room_design_c": _flat(found, lambda x: x.dwellings.rooms.temperature_c),
        "room_emission_w": _flat(found, lambda x: x.emission_w),
        "room_shortage_w": _flat(found, lambda x: x.shortage_w),
    }
    return {name: value.ravel() for name, value in terms.items()}


def _variants(found):
    def per_home(values):
        return lambda x: np.bincount(x.dwellings.rooms.dwelling, values(x), len(x.home_loss_w))

    return {
        "dwelling_heat_loss_kw": _flat(found, lambda x: x.home_loss_w / 1000).ravel(),
        "dwelling_emission_kw": _flat(found, per_home(lambda x: x.emission_w / 1000)).ravel(),
        "rooms_short": _flat(found, per_home(lambda x: x.shortage_w > NO_SHORTAGE_W)).ravel(),
    }


def _steps(found):
    return {
        "measure_amount": _flat(found, lambda x: x.amount).ravel(),
        "measure_status": _flat(found, lambda x: x.status).ravel(),
        "step_loss_kw": _flat(found, lambda x: x.trail_loss_kw[:, 1:]).ravel(),
        "step_emission_kw": _flat(found, lambda x: x.trail_emission_kw[:, 1:]).ravel(),
    }
