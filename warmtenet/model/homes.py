"""The dwellings as the user describes them: archetypes, rooms, surfaces, radiators, comfort (SPEC 13)."""

from warmtenet.core.quantity import YES_NO, given
from warmtenet.engineering.dwelling import (
    BOUNDARY_LABELS,
    HOME_TYPE_LABELS,
    LEAKAGE_LABELS,
    PART_LABELS,
    ROOM_KIND_LABELS,
    VENTILATION_LABELS,
)
from warmtenet.model.families import ARCHETYPE, COMFORT, DWELLINGS, RADIATOR, ROOM, SURFACE

CHAPTER = DWELLINGS

WALL_WORDS = {
    "solid": "solid, no cavity",
    "cavity_empty": "cavity, empty",
    "cavity_filled": "cavity, filled",
}
BOILER_PLACES = {"attic": "attic or upstairs", "ground": "ground floor, near the meters"}
CONNECTION_WORDS = {
    "1x25": "1 x 25 A or less",
    "1x30": "1 x 30 A",
    "1x35": "1 x 35 A",
    "1x40": "1 x 40 A",
    "3x25": "3 x 25 A",
}
RADIATOR_WORDS = {
    "10": "type 10",
    "11": "type 11",
    "20": "type 20",
    "21": "type 21",
    "22": "type 22",
    "33": "type 33",
    "floor": "floor heating",
    "own": "own power",
}
POSITION_WORDS = {"wall": "wall", "ceiling": "ceiling", "floor": "floor"}

archetype_name = given("text", "", "Archetype", per=ARCHETYPE, hidden=True, names=True)
home_type = given(
    "word", None, "Type of dwelling", per=ARCHETYPE, required=True, words=dict(HOME_TYPE_LABELS)
)
home_year = given(
    "year",
    None,
    "Construction year",
    1600,
    2060,
    per=ARCHETYPE,
    required=True,
    key="construction_year",
)
home_area_m2 = given(
    "m2", None, "Usable floor area", 15, 1000, per=ARCHETYPE, required=True, key="floor_area_m2"
)
home_storeys = given(
    "number",
    None,
    "Storeys",
    1,
    6,
    per=ARCHETYPE,
    optional=True,
    key="storeys",
    help="Of a house without rooms of its own below; empty: of the example dwelling",
)
home_wall = given(
    "word",
    None,
    "Outside wall",
    per=ARCHETYPE,
    words=WALL_WORDS,
    key="wall",
    help="Empty: solid before 1920, an empty cavity until 1974, filled after that",
)
home_roof_insulated = given(
    "word", "no", "Roof is insulated", per=ARCHETYPE, words=YES_NO, key="roof_insulated"
)
home_floor_insulated = given(
    "word", "no", "Floor is insulated", per=ARCHETYPE, words=YES_NO, key="floor_insulated"
)
home_old_glass_share = given(
    "%",
    1,
    "Glass that is not HR++",
    0,
    1,
    per=ARCHETYPE,
    key="old_glass_share",
    help="Part of the window area",
)
home_crawl_space_cm = given(
    "cm",
    40,
    "Height of the crawl space",
    0,
    300,
    per=ARCHETYPE,
    key="crawl_space_cm",
    help="Floor insulation needs more than 50 cm; 0 without crawl space",
)
home_ventilation = given(
    "word", "none", "Ventilation", per=ARCHETYPE, words=dict(VENTILATION_LABELS), key="ventilation"
)
home_qv10_dm3_per_s_m2 = given(
    "dm3/s/m2",
    None,
    "Leakage at 10 Pa",
    0.05,
    8,
    per=ARCHETYPE,
    optional=True,
    key="qv10_dm3_per_s_m2",
    help="Per m2 of floor; empty: NTA 8800 by type and year",
)
home_boiler_place = given(
    "word", "attic", "Place of the boiler", per=ARCHETYPE, words=BOILER_PLACES, key="boiler_place"
)
home_electricity = given(
    "word",
    "1x35",
    "Electricity connection",
    per=ARCHETYPE,
    words=CONNECTION_WORDS,
    key="electricity_connection",
)
home_cooks_on_gas = given("word", "yes", "Cooks on gas", per=ARCHETYPE, words=YES_NO, key="cooks_on_gas")
home_gas_m3 = given(
    "m3",
    None,
    "Gas use",
    0,
    20_000,
    per=ARCHETYPE,
    optional=True,
    key="gas_m3",
    help="A year; empty: mean of the building groups of this archetype",
)

comfort_name = given("text", "", "Comfort class", per=COMFORT, hidden=True, names=True)
comfort_living_c = given("C", None, "Living room", 5, 30, per=COMFORT, required=True, key="living_c")
comfort_kitchen_c = given("C", None, "Kitchen", 5, 30, per=COMFORT, required=True, key="kitchen_c")
comfort_study_c = given("C", None, "Study", 5, 30, per=COMFORT, required=True, key="study_c")
comfort_bathroom_c = given("C", None, "Bathroom", 5, 30, per=COMFORT, required=True, key="bathroom_c")
comfort_bedroom_c = given("C", None, "Bedroom", 5, 30, per=COMFORT, required=True, key="bedroom_c")
comfort_hall_c = given("C", None, "Hall, landing", 5, 30, per=COMFORT, required=True, key="hall_c")

room_name = given("text", "", "Room", per=ROOM, hidden=True, names=True)
room_archetype = given("text", "", "Archetype", per=ROOM, required=True, key="archetype")
room_kind = given("word", None, "Kind", per=ROOM, required=True, words=dict(ROOM_KIND_LABELS), key="kind")
room_floor_area_m2 = given("m2", None, "Floor area", 0.5, 500, per=ROOM, required=True, key="floor_area_m2")
room_height_m = given("m", 2.6, "Height", 1.5, 6, per=ROOM, key="height_m")
room_ventilation_dm3_per_s = given(
    "dm3/s",
    None,
    "Fresh air",
    0,
    200,
    per=ROOM,
    optional=True,
    key="ventilation_dm3_per_s",
    help="Empty: as the Bbl asks where the dwelling is ventilated",
)

surface_archetype = given("text", "", "Archetype", per=SURFACE, required=True, key="archetype")
surface_room = given("text", "", "Room", per=SURFACE, required=True, key="room")
surface_part = given("word", None, "Part", per=SURFACE, required=True, words=dict(PART_LABELS), key="part")
surface_boundary = given(
    "word", None, "Borders on", per=SURFACE, required=True, words=dict(BOUNDARY_LABELS), key="boundary"
)
surface_area_m2 = given("m2", None, "Area", 0.01, 2000, per=SURFACE, required=True, key="area_m2")
surface_u_w_per_m2k = given(
    "W/m2K",
    None,
    "U value",
    0.05,
    7,
    per=SURFACE,
    optional=True,
    key="u_w_per_m2k",
    help="Empty: NTA 8800 by part and construction year",
)
surface_other_room = given(
    "text", "", "Room behind it", per=SURFACE, optional=True, key="other_room", help="For an inside wall"
)
surface_factor = given(
    "%",
    None,
    "Share of the temperature difference",
    0,
    1,
    per=SURFACE,
    optional=True,
    key="factor",
    help="For an unheated space (f_k) or the ground (f_g2); empty: the default below",
)
surface_bridge_w_per_m2k = given(
    "W/m2K",
    None,
    "Thermal bridges",
    0,
    0.5,
    per=SURFACE,
    optional=True,
    key="bridge_w_per_m2k",
    help="Empty: the surcharge of the project",
)
surface_position = given(
    "word",
    None,
    "Position",
    per=SURFACE,
    words=POSITION_WORDS,
    key="position",
    help="Empty: a roof is a ceiling, a floor a floor, all else a wall",
)

radiator_archetype = given("text", "", "Archetype", per=RADIATOR, required=True, key="archetype")
radiator_room = given("text", "", "Room", per=RADIATOR, required=True, key="room")
radiator_type = given("word", None, "Type", per=RADIATOR, required=True, words=RADIATOR_WORDS, key="type")
radiator_height_mm = given("mm", None, "Height", 200, 2400, per=RADIATOR, optional=True, key="height_mm")
radiator_length_mm = given("mm", None, "Length", 200, 6000, per=RADIATOR, optional=True, key="length_mm")
radiator_nominal_w = given(
    "W",
    None,
    "Power at 75/65/20",
    0,
    20_000,
    per=RADIATOR,
    optional=True,
    key="nominal_w",
    help="Empty: from the catalogue by type, height and length",
)
radiator_exponent = given(
    "factor", None, "Exponent", 1, 1.6, per=RADIATOR, optional=True, key="exponent", help="Empty: of the type"
)
radiator_has_valve = given(
    "word", "no", "Thermostatic valve", per=RADIATOR, words=YES_NO, key="thermostatic_valve"
)

comfort_class = given(
    "text",
    "standard",
    "Comfort class of the calculation",
    help="Name of a row of the comfort classes; decides power, saving and cost of the dwellings",
)
design_outside_c = given("C", -10, "Outside temperature of the design", -20, 5, help="The memo: -10 C")
design_ground_c = given("C", 10, "Ground temperature of the design", 0, 15)
design_neighbour_c = given("C", 17, "Temperature of neighbouring dwellings", 5, 22)
neighbour_certainty = given(
    "word",
    "b",
    "Certainty class of neighbouring dwellings",
    words={"a": "A: heated for sure", "b": "B: probably heated", "c": "C: may be cold"},
)
thermal_bridge_w_per_m2k = given("W/m2K", 0.1, "Surcharge for thermal bridges", 0, 0.3)
radiator_gradient_ceiling_k = given(
    "K",
    3,
    "Air under the ceiling above the room",
    0,
    6,
    help="ISSO 51: 3 K with radiators, 2 K at low temperature",
)
radiator_gradient_floor_k = given(
    "K", -1, "Air above the floor against the room", -3, 0, help="ISSO 51: -1 K"
)
leakage_method = given(
    "word",
    "pressure_3_14",
    "From leakage at 10 Pa to the flow of the design",
    words=dict(LEAKAGE_LABELS),
    help="The methods differ by a factor of two to four",
)
setback_h_per_day = given(
    "h", 8, "Hours a day with the heating set back", 0, 24, help="0: heated day and night in a frost"
)
heating_up_basis = given(
    "word",
    "thermostat",
    "Allowance for heating up after a setback",
    words={"thermostat": "room thermostat: W/m2 below", "table": "table of ISSO 51, by cooling and time"},
    help="ISSO 51 allows the first for existing dwellings with a room thermostat",
)
heating_up_thermostat_w_per_m2 = given(
    "W/m2", None, "Allowance with a room thermostat", 0, 50, figure="dwelling.heating_up.thermostat"
)
heating_up_h = given("h", 2, "Time for heating up after a setback", 0.5, 4)
cooling_down_k = given("K", 2, "Cooling down in a setback", 1, 3)
home_pump_supply_c = given("C", 55, "Supply of an own heat pump in the design", 30, 75)
home_pump_return_c = given("C", 45, "Return of an own heat pump in the design", 20, 65)
