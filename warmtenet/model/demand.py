"""Heat demand of the buildings (SPEC 2)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import choose, given_or, share_of, sum_over
from warmtenet.model.families import DEMAND, GROUP, OWNER_LABELS

CHAPTER = DEMAND

FUNCTIONS = {
    "office": "office",
    "shop": "shop",
    "health": "health care",
    "lodging": "lodging",
    "education": "education",
    "industry": "industry",
    "meeting": "meeting",
    "sport": "sport",
    "other": "other",
    "cell": "detention",
    "none": "not applicable",
}

kind = given(
    "word",
    None,
    "Kind",
    per=GROUP,
    required=True,
    words={"dwelling": "dwelling", "utility": "utility building"},
)
owner = given("word", None, "Owner", per=GROUP, required=True, words=OWNER_LABELS)
count = given("number", None, "Number of buildings", 0, 100_000, per=GROUP, required=True)
connections = given(
    "number",
    None,
    "Connections",
    0,
    100_000,
    per=GROUP,
    help="Empty: one per building; type c: technical rooms",
)
individual_delivery_set = given("word", "yes", "Own delivery set", per=GROUP, words=YES_NO)
weq = given(
    "weq",
    None,
    "weq per building",
    0,
    5000,
    per=GROUP,
    help="Empty: 1 per dwelling; floor area / 130 m2 for utility",
)
gas_m3 = given("m3", None, "Gas use per building", 0, 1e6, per=GROUP, optional=True)
cooks_on_gas = given("word", "yes", "Cooks on gas", per=GROUP, words=YES_NO)
building_saving_share = given(
    "%",
    None,
    "Saving by measures, own value",
    0,
    0.95,
    per=GROUP,
    optional=True,
    key="saving_share",
    help="1 - design heat loss after / before the measures; empty: of the archetype, 0 without",
)
building_heat_demand_mwh = given(
    "MWh",
    None,
    "Heat demand per building",
    0,
    1e5,
    per=GROUP,
    optional=True,
    key="heat_demand_mwh",
    help="Final demand; wins over gas use and saving",
)
source_of_demand = given(
    "word",
    "estimate",
    "Where the demand comes from",
    per=GROUP,
    words={"postcode": "postcode data", "meter": "meter", "estimate": "estimate"},
)
building_space_heating_kw = given(
    "kW",
    None,
    "Connection power space heating, own value",
    0,
    1e5,
    per=GROUP,
    optional=True,
    key="space_heating_kw",
    help="Per building at -10 C; empty: of the archetype",
)
hot_water_kw = given(
    "kW",
    None,
    "Connection power hot water",
    0,
    1e4,
    per=GROUP,
    help="Per building; empty: 25 kW (CW4) for a dwelling, 0 for utility",
)
connection_type = given(
    "word",
    None,
    "Connection type",
    per=GROUP,
    words={"a": "a: ground-bound", "b": "b: stacked", "c": "c: technical room"},
    help="Empty: a; utility above 350 m2: c",
)
floor_area_m2 = given("m2", None, "Floor area per building", 0, 1e6, per=GROUP, optional=True)
construction_year = given("year", None, "Construction year", 1200, 2060, per=GROUP, optional=True)
function = given("word", "none", "Function", per=GROUP, words=FUNCTIONS)
existing_boiler_kw = given("kW", 0, "Existing boilers", 0, 1e5, per=GROUP)
archetype = given("text", "", "Archetype", per=GROUP, optional=True)
postcode = given(
    "text",
    "",
    "Postcode",
    per=GROUP,
    optional=True,
    help="For gas use from the file: 2801, 2801AB, a range such as 2801AA-2801BZ, or several with a comma",
)
gas_file = given(
    "text",
    "",
    "File with gas use by postcode",
    structural=True,
    optional=True,
    help="Small connections of Stedin, Liander or Enexis; in the folder of this workbook, or its whole path",
)

gas_calorific_basis = given(
    "word",
    "upper",
    "Calorific value of gas",
    words={"upper": "upper value", "lower": "lower value"},
    help="The 85 % efficiency of old boilers is stated on the upper value; the choice is worth 11 %",
)
upper_calorific_value_mj_per_m3 = given(
    "MJ/m3", None, "Upper calorific value of gas", 30, 45, figure="gas.upper_calorific_value"
)
lower_calorific_value_mj_per_m3 = given(
    "MJ/m3", None, "Lower calorific value of gas", 25, 40, figure="gas.lower_calorific_value"
)
cooking_gas_m3 = given("m3", None, "Gas for cooking per dwelling", 0, 200, figure="gas.cooking_use")
old_boiler_efficiency = given(
    "%",
    None,
    "Efficiency of the present boilers",
    0.5,
    1.1,
    range=(0.8, 0.95),
    figure="boiler.old_efficiency",
)
saving_basis = given(
    "word",
    "all",
    "What the saving applies to",
    words={"all": "space heating and hot water", "space_heating": "space heating only"},
)
saving_realised_share = given(
    "%",
    1,
    "Part of the calculated saving that shows in the use",
    0,
    1,
    range=(0.5, 1),
    help="The memo: 1. Poorly insulated dwellings use less than their heat loss says, so they save less",
)
hot_water_share_of_demand = given(
    "%",
    0.2,
    "Hot water as part of the demand of a dwelling",
    0,
    1,
    help="Used when the saving applies to space heating only",
)
weq_floor_area_m2 = given("m2", None, "Floor area of one weq", 50, 300, figure="weq.floor_area")
heat_demand_factor = given(
    "factor",
    1,
    "Factor on the heat demand",
    0.1,
    3,
    range=(0.8, 1.2),
    help="On energy only, for sensitivities",
)


@quantity("number", per=GROUP)
def dwellings(count, kind):
    """Dwellings"""
    return choose(kind, {"dwelling": count}, otherwise=0)


@quantity("number", per=GROUP)
def utility_buildings(count, kind):
    """Utility buildings"""
    return choose(kind, {"utility": count}, otherwise=0)


@quantity("MJ/m3")
def calorific_value_mj_per_m3(
    gas_calorific_basis, upper_calorific_value_mj_per_m3, lower_calorific_value_mj_per_m3
):
    """Calorific value of gas in use"""
    return choose(
        gas_calorific_basis,
        {"upper": upper_calorific_value_mj_per_m3, "lower": lower_calorific_value_mj_per_m3},
    )


@quantity("m3", per=GROUP)
def heating_gas_m3(gas_m3, cooks_on_gas, kind, cooking_gas_m3):
    """Gas for heating and hot water per building"""
    cooking = choose(kind, {"dwelling": choose(cooks_on_gas, {"yes": cooking_gas_m3, "no": 0})}, otherwise=0)
    return np.maximum(given_or(gas_m3, 0) - cooking, 0)


@quantity("kW", per=GROUP)
def space_heating_kw(building_space_heating_kw, archetype_space_heating_kw, group_archetype):
    """Connection power space heating"""
    return given_or(building_space_heating_kw, at_position(archetype_space_heating_kw, group_archetype))


@quantity("%", per=GROUP)
def saving_share(building_saving_share, archetype_saving_share, group_archetype):
    """Saving by measures"""
    return given_or(building_saving_share, at_position(archetype_saving_share, group_archetype))


@quantity("%", per=GROUP)
def saving_on_demand(saving_share, saving_realised_share, saving_basis, hot_water_share_of_demand):
    """Saving on the whole heat demand"""
    heating = choose(saving_basis, {"all": 1, "space_heating": 1 - hot_water_share_of_demand})
    return saving_share * saving_realised_share * heating


@quantity("MWh", per=GROUP)
def heat_from_gas_mwh(
    heating_gas_m3, old_boiler_efficiency, calorific_value_mj_per_m3, gj_per_mwh, saving_on_demand
):
    """Heat demand per building from gas use"""
    return (
        heating_gas_m3
        * old_boiler_efficiency
        * calorific_value_mj_per_m3
        / (gj_per_mwh * 1000)
        * (1 - saving_on_demand)
    )


@quantity("MWh", per=GROUP)
def heat_per_building_mwh(building_heat_demand_mwh, heat_from_gas_mwh):
    """Heat demand per building in use"""
    return given_or(building_heat_demand_mwh, heat_from_gas_mwh)


@quantity("MWh", per=GROUP)
def group_heat_demand_mwh(count, heat_per_building_mwh, heat_demand_factor):
    """Heat demand of the group"""
    return count * heat_per_building_mwh * heat_demand_factor


@quantity("weq", per=GROUP)
def group_weq(count, weq):
    """Weq of the group"""
    return count * weq


@quantity("MWh")
def heat_demand_mwh(group_heat_demand_mwh):
    """Heat demand of all buildings"""
    return sum_over(GROUP, group_heat_demand_mwh)


@quantity("weq")
def weq_total(group_weq):
    """Weq of all buildings"""
    return sum_over(GROUP, group_weq)


@quantity("number")
def dwellings_total(dwellings):
    """Dwellings in the area"""
    return sum_over(GROUP, dwellings)


@quantity("number")
def utility_buildings_total(utility_buildings):
    """Utility buildings in the area"""
    return sum_over(GROUP, utility_buildings)


@quantity("number")
def buildings_total(count):
    """Buildings in the area"""
    return sum_over(GROUP, count)


@quantity("number")
def connections_total(connections):
    """Connections in the area"""
    return sum_over(GROUP, connections)


@quantity("number", per=GROUP)
def connections_a(connections, connection_type):
    """Connections of type a"""
    return choose(connection_type, {"a": connections}, otherwise=0)


@quantity("number", per=GROUP)
def connections_b(connections, connection_type):
    """Connections of type b"""
    return choose(connection_type, {"b": connections}, otherwise=0)


@quantity("number", per=GROUP)
def connections_c(connections, connection_type):
    """Connections of type c"""
    return choose(connection_type, {"c": connections}, otherwise=0)


@quantity("MWh")
def heat_demand_per_weq_mwh(heat_demand_mwh, weq_total):
    """Heat demand per weq"""
    return share_of(heat_demand_mwh, weq_total)


@quantity("MWh", per=GROUP)
def dwelling_heat_mwh(group_heat_demand_mwh, kind):
    """Heat demand of the dwellings of the group"""
    return choose(kind, {"dwelling": group_heat_demand_mwh}, otherwise=0)


@quantity("GJ")
def household_heat_gj(dwelling_heat_mwh, gj_per_mwh, dwellings_total):
    """Heat use of an average dwelling"""
    return share_of(sum_over(GROUP, dwelling_heat_mwh) * gj_per_mwh, dwellings_total)
