"""Work in the dwelling for leaving gas: the memo's ten items, what they cost and who pays (SPEC 13)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.relations import at_position, position_of, sum_at
from warmtenet.core.verbs import choose, raised
from warmtenet.model.families import (
    ARCHETYPE,
    DWELLINGS,
    HOME_WORK,
    PREPARATION,
    RADIATOR,
    WORK,
    WORK_LABELS,
)

CHAPTER = DWELLINGS
PAYER_LABELS = {
    "owner": "owner of the dwelling",
    "grid_operator": "grid operator",
    "heat_company": "heat company",
}
# The memo, chapters 3 and 7: the heat company pays up to and including the delivery set, which is not among
# the ten items; the grid operator takes out the gas connection; all else is the owner's.
PAYERS = {"gas_removal": "grid_operator"}

work_price_eur = given(
    "EUR/unit",
    None,
    "Price in a house",
    0,
    1e5,
    per=WORK,
    figure="work.{element}.house",
    key="price_eur",
    help="Per dwelling, valves per radiator; excl. VAT",
)
work_flat_price_eur = given(
    "EUR/unit", None, "Price in a flat", 0, 1e5, per=WORK, figure="work.{element}.flat", key="flat_price_eur"
)
work_attic_eur = given(
    "EUR",
    0,
    "More with the boiler upstairs",
    0,
    1e5,
    per=WORK,
    figure="work.{element}.attic",
    key="attic_eur",
    help="On a heat network: pipes from the delivery set up to the heating system",
)
work_heat_pump_eur = given(
    "EUR",
    0,
    "More for an own heat pump",
    0,
    1e5,
    per=WORK,
    figure="work.{element}.heat_pump",
    key="heat_pump_eur",
)
work_price_level = given(
    "year",
    {
        "boiler_removal": 2026,
        "gas_removal": 2024,
        "connect_set": 2022,
        "tidy_up": 2026,
        "valves": 2026,
        "balancing": 2026,
        "radiators": 2026,
        "electricity_upgrade": 2024,
        "meter_cupboard": 2024,
        "hob": 2019,
    },
    "Price level of the price",
    2000,
    2060,
    per=WORK,
    key="price_level",
)


@leaf(
    {
        "home_work_archetype": output("number", "Archetype of the work, number", per=HOME_WORK),
        "home_work_number": output("number", "Number of the work", per=HOME_WORK),
        "home_work_kind": output("word", "Work", per=HOME_WORK, words=dict(WORK_LABELS)),
        "work_payer": output("word", "Paid by", per=HOME_WORK, words=PAYER_LABELS),
        "heat_pump_preparation": output("number", "Place of the preparation for an own heat pump"),
    }
)
def home_works(archetype_name):
    """Number the connection work of every archetype, and say who pays after the memo's demarcation."""
    kinds = tuple(WORK.elements)
    number = np.arange(len(archetype_name) * len(kinds))
    payers = [PAYERS.get(kind, "owner") for kind in kinds]
    return {
        "home_work_archetype": number // len(kinds) + 1.0,
        "home_work_number": number % len(kinds) + 1.0,
        "home_work_kind": np.array(kinds)[number % len(kinds)],
        "work_payer": np.array(payers)[number % len(kinds)],
        "heat_pump_preparation": list(PREPARATION.elements).index("heat_pump") + 1,
    }


@quantity("yes/no", per=ARCHETYPE)
def home_is_flat(home_type):
    """Dwelling is a flat"""
    return choose(home_type, {"flat_middle": 1, "flat_end": 1, "flat_top": 1}, otherwise=0)


@quantity("yes/no", per=ARCHETYPE)
def home_leaves_gas_cooking(home_cooks_on_gas):
    """Dwelling needs an electric hob"""
    return choose(home_cooks_on_gas, {"yes": 1, "no": 0})


@quantity("yes/no", per=ARCHETYPE)
def home_boiler_upstairs(home_boiler_place):
    """Boiler stands upstairs"""
    return choose(home_boiler_place, {"attic": 1, "ground": 0})


@quantity("yes/no", per=ARCHETYPE)
def home_needs_upgrade(home_electricity):
    """Electricity connection is smaller than the memo asks: 1x30, 1x35, 1x40 or 3x25 A"""
    return choose(home_electricity, {"1x25": 1}, otherwise=0)


@quantity("yes/no", per=ARCHETYPE)
def home_needs_three_phases(home_electricity):
    """Electricity connection is smaller than 3x25 A, which an own heat pump asks"""
    return choose(home_electricity, {"3x25": 0}, otherwise=1)


@quantity("number", per=RADIATOR)
def radiator_archetype_number(archetype_name, radiator_archetype):
    """Number of the archetype of the radiator"""
    return position_of(archetype_name, radiator_archetype)


@quantity("yes/no", per=RADIATOR)
def radiator_lacks_valve(radiator_has_valve, radiator_type):
    """Radiator lacks a thermostatic valve"""
    without = choose(radiator_has_valve, {"yes": 0, "no": 1})
    return without * choose(radiator_type, {"floor": 0}, otherwise=1)


@quantity("number", per=ARCHETYPE)
def home_valves_lacking(archetype_number, radiator_archetype_number, radiator_lacks_valve):
    """Radiators without a thermostatic valve"""
    return sum_at(archetype_number, radiator_archetype_number, radiator_lacks_valve)


@quantity("number", per=ARCHETYPE)
def home_valves_needed(home_valves_lacking, radiators_replaced, chosen_variant):
    """Radiators that stay and get a valve, heat network

    New radiators come with one; those are taken to be radiators without.
    """
    return np.maximum(home_valves_lacking - at_position(radiators_replaced, chosen_variant), 0)


@quantity("number", per=ARCHETYPE)
def chosen_pump_variant(chosen_variant, heat_pump_preparation, network_preparation):
    """Number of the dwelling with an own heat pump in the comfort class of the calculation"""
    return chosen_variant + heat_pump_preparation - network_preparation


@quantity("number", per=ARCHETYPE)
def home_pump_valves_needed(home_valves_lacking, radiators_replaced, chosen_pump_variant):
    """Radiators that stay and get a valve, own heat pump"""
    return np.maximum(home_valves_lacking - at_position(radiators_replaced, chosen_pump_variant), 0)


@quantity("number", per=HOME_WORK)
def work_needed(
    home_work_kind, home_work_archetype, home_valves_needed, home_leaves_gas_cooking, home_needs_upgrade
):
    """Amount of work on a heat network

    Replaced radiators are counted among the measures.
    """
    cooking = at_position(home_leaves_gas_cooking, home_work_archetype)
    return choose(
        home_work_kind,
        {
            "valves": at_position(home_valves_needed, home_work_archetype),
            "radiators": 0,
            "electricity_upgrade": at_position(home_needs_upgrade, home_work_archetype),
            "meter_cupboard": cooking,
            "hob": cooking,
        },
        otherwise=1,
    )


@quantity("number", per=HOME_WORK)
def work_heat_pump_needed(
    home_work_kind, work_needed, home_work_archetype, home_pump_valves_needed, home_needs_three_phases
):
    """Amount of work for an own heat pump"""
    return choose(
        home_work_kind,
        {
            "connect_set": 0,
            "valves": at_position(home_pump_valves_needed, home_work_archetype),
            "electricity_upgrade": at_position(home_needs_three_phases, home_work_archetype),
            "meter_cupboard": 1,
        },
        otherwise=work_needed,
    )


@quantity("factor", per=WORK)
def work_price_index(price_level_year, work_price_level, inflation_capex):
    """Prices of connection work to the price level"""
    return raised(1 + inflation_capex, price_level_year - work_price_level)


@quantity("EUR/unit", per=HOME_WORK)
def work_each_eur(home_work_archetype, home_work_number, home_is_flat, work_price_eur, work_flat_price_eur):
    """Price of the work in this dwelling, excluding VAT"""
    return np.where(
        at_position(home_is_flat, home_work_archetype) > 0,
        at_position(work_flat_price_eur, home_work_number),
        at_position(work_price_eur, home_work_number),
    )


@quantity("EUR", per=HOME_WORK)
def work_item_eur(
    work_needed,
    work_each_eur,
    work_attic_eur,
    work_price_index,
    home_boiler_upstairs,
    home_work_archetype,
    home_work_number,
    vat_rate,
):
    """Cost of the work on a heat network, including VAT"""
    upstairs = at_position(home_boiler_upstairs, home_work_archetype)
    each = work_each_eur + upstairs * at_position(work_attic_eur, home_work_number)
    return work_needed * each * at_position(work_price_index, home_work_number) * (1 + vat_rate)


@quantity("EUR", per=HOME_WORK)
def work_heat_pump_item_eur(
    work_heat_pump_needed, work_each_eur, work_heat_pump_eur, work_price_index, home_work_number, vat_rate
):
    """Cost of the work for an own heat pump, including VAT"""
    each = work_each_eur + at_position(work_heat_pump_eur, home_work_number)
    return work_heat_pump_needed * each * at_position(work_price_index, home_work_number) * (1 + vat_rate)


@quantity("EUR/unit", per=HOME_WORK)
def work_valve_eur(home_work_kind, work_each_eur, work_price_index, home_work_number, vat_rate):
    """Price of a thermostatic valve, including VAT"""
    each = work_each_eur * at_position(work_price_index, home_work_number) * (1 + vat_rate)
    return choose(home_work_kind, {"valves": each}, otherwise=0)


@quantity("EUR/unit", per=ARCHETYPE)
def home_valve_eur(archetype_number, home_work_archetype, work_valve_eur):
    """Price of a thermostatic valve in this dwelling, including VAT"""
    return sum_at(archetype_number, home_work_archetype, work_valve_eur)


@quantity("EUR", per=HOME_WORK)
def work_owner_item_eur(work_payer, work_item_eur):
    """Work on a heat network that the owner pays"""
    return choose(work_payer, {"owner": work_item_eur}, otherwise=0)


@quantity("EUR", per=HOME_WORK)
def work_heat_pump_owner_item_eur(work_payer, work_heat_pump_item_eur):
    """Work for an own heat pump that the owner pays"""
    return choose(work_payer, {"owner": work_heat_pump_item_eur}, otherwise=0)


@quantity("EUR", per=HOME_WORK)
def work_grid_operator_item_eur(work_payer, work_item_eur):
    """Work that the grid operator pays"""
    return choose(work_payer, {"grid_operator": work_item_eur}, otherwise=0)


@quantity("EUR", per=ARCHETYPE)
def indoor_work_eur(archetype_number, home_work_archetype, work_owner_item_eur):
    """Work in the dwelling for the heat network, paid by the owner, including VAT"""
    return sum_at(archetype_number, home_work_archetype, work_owner_item_eur)


@quantity("EUR", per=ARCHETYPE)
def indoor_work_heat_pump_eur(archetype_number, home_work_archetype, work_heat_pump_owner_item_eur):
    """Work in the dwelling for an own heat pump, paid by the owner, including VAT"""
    return sum_at(archetype_number, home_work_archetype, work_heat_pump_owner_item_eur)


@quantity("EUR", per=ARCHETYPE)
def work_grid_operator_eur(archetype_number, home_work_archetype, work_grid_operator_item_eur):
    """Work that the grid operator pays for a dwelling that leaves gas, including VAT"""
    return sum_at(archetype_number, home_work_archetype, work_grid_operator_item_eur)
