"""Heat loss, emission and measures of the dwellings, room by room (SPEC 13).

The physics is in `warmtenet.engineering`; here it is joined to the tables of the user.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from warmtenet.core.quantity import Output, leaf, output
from warmtenet.engineering.measures import STATUS_LABELS, improve
from warmtenet.engineering.rooms import join
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
    classes = list(dwellings_of(given))
    if not classes:
        return NOTHING
    homes, questions = join(classes), questions_of(given, len(classes))
    conventions, rules = conventions_of(given), rules_of(given)
    found = [
        improve(homes, questions, conventions, *temperatures, rules, package=package)
        for package, temperatures in packages
    ]
    return {**_rooms(found, len(classes)), **_variants(found, len(classes)), **_steps(found, len(classes))}


def _flat(found, classes, value):
    """Return the values of each preparation, which hold the classes one after the other, by row first."""
    values = np.array([value(x) for x in found])
    per_class = values.reshape(len(found), classes, values.shape[1] // classes, *values.shape[2:])
    return np.moveaxis(per_class, (0, 1, 2), (2, 1, 0)).ravel()


def _rooms(found, classes):
    terms = {name: lambda x, term=term: getattr(x.losses, term) for name, (term, _) in ROOM_TERMS.items()}
    terms |= {
        "room_design_c": lambda x: x.dwellings.rooms.temperature_c,
        "room_emission_w": lambda x: x.emission_w,
        "room_shortage_w": lambda x: x.shortage_w,
    }
    return {name: _flat(found, classes, value) for name, value in terms.items()}


def _variants(found, classes):
    def per_home(values):
        return lambda x: np.bincount(x.dwellings.rooms.dwelling, values(x), len(x.home_loss_w))

    return {
        "dwelling_heat_loss_kw": _flat(found, classes, lambda x: x.home_loss_w / 1000),
        "dwelling_emission_kw": _flat(found, classes, per_home(lambda x: x.emission_w / 1000)),
        "rooms_short": _flat(found, classes, per_home(lambda x: x.shortage_w > NO_SHORTAGE_W)),
    }


def _steps(found, classes):
    return {
        "measure_amount": _flat(found, classes, lambda x: x.amount),
        "measure_status": _flat(found, classes, lambda x: x.status),
        "step_loss_kw": _flat(found, classes, lambda x: x.trail_loss_kw[:, 1:]),
        "step_emission_kw": _flat(found, classes, lambda x: x.trail_emission_kw[:, 1:]),
    }
