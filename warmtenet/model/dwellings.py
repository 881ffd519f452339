"""Heat loss, emission and measures of the dwellings, room by room (SPEC 13)."""

import numpy as np

from warmtenet.core.quantity import leaf, output
from warmtenet.model.families import DWELLINGS, MEASURE_VARIANT, ROOM_VARIANT, VARIANT

CHAPTER = DWELLINGS
STATUS_LABELS = {"taken": "taken", "not_needed": "not needed"}

ROOM_OUTPUTS = {
    "room_heat_loss_w": output("W", "Design heat loss of the room", per=ROOM_VARIANT),
    "room_emission_w": output("W", "Emission of the radiators", per=ROOM_VARIANT),
    "room_shortage_w": output("W", "Emission that falls short", per=ROOM_VARIANT),
    "room_design_c": output("C", "Design temperature", per=ROOM_VARIANT),
    "room_outside_w": output("W", "Loss to outside", per=ROOM_VARIANT),
    "room_ground_w": output("W", "Loss to the ground", per=ROOM_VARIANT),
    "room_unheated_w": output("W", "Loss to unheated spaces", per=ROOM_VARIANT),
    "room_neighbour_w": output("W", "Loss to neighbouring dwellings", per=ROOM_VARIANT),
    "room_own_rooms_w": output("W", "Loss to other rooms", per=ROOM_VARIANT),
    "room_infiltration_w": output("W", "Loss by infiltration", per=ROOM_VARIANT),
    "room_ventilation_w": output("W", "Loss by ventilation", per=ROOM_VARIANT),
    "room_heating_up_w": output("W", "Allowance for heating up", per=ROOM_VARIANT),
}
VARIANT_OUTPUTS = {
    "dwelling_heat_loss_kw": output("kW", "Design heat loss of the dwelling", per=VARIANT),
    "dwelling_emission_kw": output("kW", "Emission of all radiators", per=VARIANT),
    "rooms_short": output("number", "Rooms that fall short", per=VARIANT),
}
STEP_OUTPUTS = {
    "measure_amount": output("number", "Amount", per=MEASURE_VARIANT),
    "measure_status": output("word", "Why", per=MEASURE_VARIANT, words=STATUS_LABELS),
    "step_loss_kw": output("kW", "Heat loss after the step", per=MEASURE_VARIANT),
    "step_emission_kw": output("kW", "Emission after the step", per=MEASURE_VARIANT),
}


@leaf({**ROOM_OUTPUTS, **VARIANT_OUTPUTS, **STEP_OUTPUTS})
def dwelling_physics(room_variant, variant_number, measure_variant):
    """Stands in until the physics is joined."""
    sizes = {**dict.fromkeys(ROOM_OUTPUTS, room_variant), **dict.fromkeys(VARIANT_OUTPUTS, variant_number)}
    sizes |= dict.fromkeys(STEP_OUTPUTS, measure_variant)
    found = {name: np.ones(len(like)) for name, like in sizes.items()}
    return {**found, "measure_status": np.full(len(measure_variant), "taken")}
