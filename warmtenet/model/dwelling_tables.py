"""The dwellings of the user's tables as the arrays of `warmtenet.engineering`."""

from types import MappingProxyType

import numpy as np

from warmtenet.engineering.air import required_ventilation_dm3_per_s
from warmtenet.engineering.dwelling import Conventions, Dwellings, Emitters, Homes, Rooms, Surfaces
from warmtenet.engineering.heating_up import heating_up_w_per_m2
from warmtenet.engineering.measures import MeasureRules, Questions

HOMES = (
    "home_area_m2",
    "home_wall",
    "home_roof_insulated",
    "home_floor_insulated",
    "home_old_glass_share",
    "home_crawl_space_cm",
    "home_ventilation",
    "home_qv10_dm3_per_s_m2",
)
ROOMS = (
    "room_archetype_number",
    "room_kind",
    "room_floor_area_m2",
    "room_height_m",
    "room_ventilation_dm3_per_s",
)
SURFACES = (
    "surface_room_number",
    "surface_part",
    "surface_boundary",
    "surface_area_m2",
    "surface_u_w_per_m2k",
    "surface_other_room_number",
    "surface_factor",
    "surface_bridge_w_per_m2k",
    "surface_position",
)
RADIATORS = (
    "radiator_room_number",
    "radiator_type",
    "radiator_height_mm",
    "radiator_length_mm",
    "radiator_nominal_w",
    "radiator_exponent",
)
CONVENTIONS = (
    "design_outside_c",
    "design_ground_c",
    "design_neighbour_c",
    "neighbour_certainty",
    "thermal_bridge_w_per_m2k",
    "leakage_method",
    "setback_h_per_day",
    "heating_up_basis",
    "heating_up_thermostat_w_per_m2",
    "heating_up_h",
    "cooling_down_k",
    "radiator_gradient_ceiling_k",
    "radiator_gradient_floor_k",
)
RULES = (
    "roof_thickness_mm",
    "roof_conductivity_w_per_mk",
    "cavity_width_mm",
    "cavity_conductivity_w_per_mk",
    "cavity_air_m2k_per_w",
    "floor_added_m2k_per_w",
    "crawl_space_least_m",
    "glazing_u_w_per_m2k",
    "draught_leakage_dm3_per_s_m2",
    "fresh_air_dm3_per_s_m2",
    "heat_recovery_share",
    "booster_factor",
    "radiator_longest_factor",
    "radiator_extra_m",
)
WATER = ("radiator_supply_c", "return_temperature_c", "home_pump_supply_c", "home_pump_return_c")
CLASS_TEMPERATURES = MappingProxyType(
    {
        "living": "comfort_living_c",
        "kitchen": "comfort_kitchen_c",
        "study": "comfort_study_c",
        "bathroom": "comfort_bathroom_c",
        "bedroom": "comfort_bedroom_c",
        "hall": "comfort_hall_c",
    }
)
ASKED = (*HOMES, *ROOMS, *SURFACES, *RADIATORS, *CONVENTIONS, *RULES, *WATER, *CLASS_TEMPERATURES.values())
SUPPLIED = ("living", "study", "bedroom")
# ISSO 51:2023: how sure it is that a neighbour heats, class A, B and C.
CERTAINTIES = MappingProxyType({"a": 0.0, "b": 0.5, "c": 1.0})


def dwellings_of(given):
    """Yield the dwellings in each comfort class."""
    kinds = list(CLASS_TEMPERATURES)
    kind = np.array([kinds.index(word) for word in given["room_kind"]], dtype=int)
    classes = np.stack([given[name] for name in CLASS_TEMPERATURES.values()], axis=1)
    homes, surfaces, emitters = _homes(given), _surfaces(given), _emitters(given)
    for temperatures in classes:
        yield Dwellings(homes, _rooms(given, temperatures[kind]), surfaces, emitters)


def questions_of(given, classes):
    """Return the conditions of the measures, per dwelling and that for every comfort class."""
    return Questions(
        roof_insulated=np.tile(given["home_roof_insulated"] == "yes", classes),
        floor_insulated=np.tile(given["home_floor_insulated"] == "yes", classes),
        wall=np.tile(given["home_wall"], classes),
        share_not_hr=np.tile(given["home_old_glass_share"], classes),
        crawl_space_m=np.tile(given["home_crawl_space_cm"] / 100, classes),
    )


def conventions_of(given):
    """Return the choices of the calculation."""
    return Conventions(
        outside_c=given["design_outside_c"],
        ground_c=given["design_ground_c"],
        neighbour_c=given["design_neighbour_c"],
        neighbour_certainty=CERTAINTIES[given["neighbour_certainty"]],
        thermal_bridge_w_per_m2k=given["thermal_bridge_w_per_m2k"],
        leakage=given["leakage_method"],
        heating_up_w_per_m2=_allowance_w_per_m2(given),
        gradient_ceiling_k=given["radiator_gradient_ceiling_k"],
        gradient_floor_k=given["radiator_gradient_floor_k"],
    )


def _allowance_w_per_m2(given):
    if given["setback_h_per_day"] == 0:
        return 0.0
    if given["heating_up_basis"] == "thermostat":
        return given["heating_up_thermostat_w_per_m2"]
    return heating_up_w_per_m2(given["cooling_down_k"], given["heating_up_h"], heavy=True)


def rules_of(given):
    """Return what the measures bring."""
    filled = given["cavity_width_mm"] / 1000 / given["cavity_conductivity_w_per_mk"]
    return MeasureRules(
        roof_m2k_per_w=given["roof_thickness_mm"] / 1000 / given["roof_conductivity_w_per_mk"],
        cavity_m2k_per_w=filled - given["cavity_air_m2k_per_w"],
        floor_m2k_per_w=given["floor_added_m2k_per_w"],
        glazing_w_per_m2k=given["glazing_u_w_per_m2k"],
        leakage_dm3_per_s_m2=given["draught_leakage_dm3_per_s_m2"],
        fresh_air_dm3_per_s_m2=given["fresh_air_dm3_per_s_m2"],
        recovery=given["heat_recovery_share"],
        crawl_space_m=given["crawl_space_least_m"],
        booster=given["booster_factor"],
        longest=given["radiator_longest_factor"],
        extra_m=given["radiator_extra_m"],
    )


def _homes(given):
    count = len(given["home_area_m2"])
    return Homes(
        floor_area_m2=given["home_area_m2"],
        qv10_dm3_per_s_m2=given["home_qv10_dm3_per_s_m2"],
        ventilation=given["home_ventilation"],
        supply_c=np.full(count, np.nan),
        heat_recovery=np.full(count, given["heat_recovery_share"]),
    )


def _rooms(given, temperature_c):
    flow, area, kind = given["room_ventilation_dm3_per_s"], given["room_floor_area_m2"], given["room_kind"]
    # Kitchen and bathroom take their air from other rooms.
    required = np.where(np.isin(kind, SUPPLIED), required_ventilation_dm3_per_s(kind, area), 0.0)
    return Rooms(
        dwelling=_position(given["room_archetype_number"]),
        kind=kind,
        floor_area_m2=area,
        height_m=given["room_height_m"],
        temperature_c=temperature_c,
        ventilation_dm3_per_s=np.where(np.isnan(flow), required, flow),
    )


def _surfaces(given):
    count = len(given["surface_area_m2"])
    return Surfaces(
        room=_position(given["surface_room_number"]),
        part=given["surface_part"],
        boundary=given["surface_boundary"],
        area_m2=given["surface_area_m2"],
        u_w_per_m2k=given["surface_u_w_per_m2k"],
        other_room=_position(given["surface_other_room_number"]),
        other_c=np.full(count, np.nan),
        factor=given["surface_factor"],
        bridge_w_per_m2k=given["surface_bridge_w_per_m2k"],
        position=given["surface_position"],
    )


def _emitters(given):
    return Emitters(
        room=_position(given["radiator_room_number"]),
        kind=given["radiator_type"],
        height_m=given["radiator_height_mm"] / 1000,
        length_m=given["radiator_length_mm"] / 1000,
        nominal_w=given["radiator_nominal_w"],
        exponent=given["radiator_exponent"],
    )


def _position(number):
    """Return positions from 0; -1 (`NO_ROOM`) stands for none."""
    return np.asarray(number, dtype=int) - 1
