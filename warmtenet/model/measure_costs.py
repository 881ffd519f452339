"""What the measures at a dwelling cost, and what ISDE pays of them (SPEC 13)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position, sum_at
from warmtenet.core.verbs import at_least, choose, raised
from warmtenet.model.families import ARCHETYPE, DWELLINGS, MEASURE, MEASURE_VARIANT, VARIANT

CHAPTER = DWELLINGS

measure_price_eur = given(
    "EUR/unit",
    None,
    "Price per unit",
    0,
    1e5,
    per=MEASURE,
    figure="measure.{element}.price",
    key="price_eur",
    help="Per m2, dwelling or piece, as the amount is counted; excl. VAT",
)
measure_fixed_eur = given(
    "EUR",
    0,
    "Fixed amount",
    0,
    1e5,
    per=MEASURE,
    figure="measure.{element}.fixed",
    key="fixed_eur",
    help="Once per dwelling where the measure is taken; excl. VAT",
)
measure_price_level = given(
    "year",
    {
        "roof": 2020,
        "cavity": 2020,
        "glazing": 2020,
        "draught": 2020,
        "ventilation": 2020,
        "floor": 2020,
        "booster": 2026,
        "radiator": 2026,
    },
    "Price level of the price",
    2000,
    2060,
    per=MEASURE,
    key="price_level",
)
measure_vat_rate = given(
    "%",
    None,
    "VAT rate of the measure",
    0,
    0.3,
    per=MEASURE,
    figure="home.vat.{element}",
    key="vat_rate",
    help="Insulation: 9 % on labour, 21 % on the rest",
)
measure_lifetime = given(
    "yr", None, "Lifetime", 1, 100, per=MEASURE, figure="home.lifetime.{element}", key="lifetime"
)
measure_isde_rate_eur = given(
    "EUR/unit",
    0,
    "ISDE per unit",
    0,
    5000,
    per=MEASURE,
    figure="isde.{element}.rate",
    when="subsidy_application_date",
    key="isde_rate_eur",
    help="Of one measure alone, before doubling",
)
measure_isde_min = given(
    "number",
    0,
    "Least amount for ISDE",
    0,
    1000,
    per=MEASURE,
    figure="isde.{element}.min_m2",
    when="subsidy_application_date",
    key="isde_min",
)
measure_isde_max = given(
    "number",
    0,
    "Largest amount that ISDE counts",
    0,
    1000,
    per=MEASURE,
    figure="isde.{element}.max_m2",
    when="subsidy_application_date",
    key="isde_max",
)
measure_is_insulation = given(
    "yes/no",
    {
        "roof": 1,
        "cavity": 1,
        "glazing": 1,
        "draught": 0,
        "ventilation": 0,
        "floor": 1,
        "booster": 0,
        "radiator": 0,
    },
    "Insulation in the sense of ISDE",
    per=MEASURE,
    hidden=True,
)
measure_is_radiator = given(
    "yes/no",
    {
        "roof": 0,
        "cavity": 0,
        "glazing": 0,
        "draught": 0,
        "ventilation": 0,
        "floor": 0,
        "booster": 0,
        "radiator": 1,
    },
    "Replaces a radiator",
    per=MEASURE,
    hidden=True,
)
isde_built_before = given(
    "year",
    None,
    "ISDE: built before",
    1900,
    2040,
    figure="isde.built_before",
    when="subsidy_application_date",
)


@quantity("factor", per=MEASURE)
def measure_price_index(price_level_year, measure_price_level, inflation_capex):
    """Prices of measures to the price level"""
    return raised(1 + inflation_capex, price_level_year - measure_price_level)


@quantity("EUR", per=MEASURE_VARIANT)
def measure_item_eur(
    measure_amount, measure_number, measure_price_eur, measure_fixed_eur, measure_price_index
):
    """Cost of the measure, excluding VAT"""
    price = at_position(measure_price_eur, measure_number)
    fixed = np.where(measure_amount > 0, at_position(measure_fixed_eur, measure_number), 0)
    return (measure_amount * price + fixed) * at_position(measure_price_index, measure_number)


@quantity("EUR", per=MEASURE_VARIANT)
def measure_item_incl_eur(measure_item_eur, measure_vat_rate, measure_number):
    """Cost of the measure, including VAT"""
    return measure_item_eur * (1 + at_position(measure_vat_rate, measure_number))


@quantity("EUR", per=VARIANT)
def measure_cost_excl_eur(variant_number, measure_variant, measure_item_eur):
    """Cost of all measures, excluding VAT"""
    return sum_at(variant_number, measure_variant, measure_item_eur)


@quantity("EUR", per=VARIANT)
def measure_cost_eur(variant_number, measure_variant, measure_item_incl_eur):
    """Cost of all measures, including VAT"""
    return sum_at(variant_number, measure_variant, measure_item_incl_eur)


@quantity("yes/no", per=MEASURE_VARIANT)
def measure_counts_for_isde(measure_amount, measure_number, measure_isde_min):
    """Measure is large enough for ISDE"""
    enough = at_least(measure_amount, at_position(measure_isde_min, measure_number))
    return np.where((measure_amount > 0) & enough, 1, 0)


@quantity("yes/no", per=MEASURE_VARIANT)
def insulation_for_isde(measure_counts_for_isde, measure_is_insulation, measure_number):
    """Insulation that ISDE pays"""
    return measure_counts_for_isde * at_position(measure_is_insulation, measure_number)


@quantity("number", per=VARIANT)
def variant_insulations(variant_number, measure_variant, insulation_for_isde):
    """Kinds of insulation that ISDE pays"""
    return sum_at(variant_number, measure_variant, insulation_for_isde)


@quantity("yes/no", per=ARCHETYPE)
def home_isde_open(home_year, isde_built_before, isde_is_granted):
    """ISDE is granted and the dwelling is old enough"""
    return np.where(home_year < isde_built_before, 1, 0) * isde_is_granted


@quantity("yes/no", per=VARIANT)
def variant_isde_open(home_isde_open, variant_archetype):
    """ISDE is open to the dwelling"""
    return at_position(home_isde_open, variant_archetype)


@quantity("factor", per=VARIANT)
def variant_isde_factor(variant_insulations, variant_preparation):
    """Multiple of the ISDE per m2 of insulation

    Twice with a second kind of insulation, a heat pump or a connection to a heat network within 24 months.
    """
    by_number = np.where(at_least(variant_insulations, 2), 2, 1)
    return choose(variant_preparation, {"network": 2, "heat_pump": 2}, otherwise=by_number)


@quantity("EUR", per=MEASURE_VARIANT)
def measure_item_isde_eur(
    measure_amount,
    measure_number,
    measure_variant,
    measure_counts_for_isde,
    measure_is_insulation,
    measure_isde_rate_eur,
    measure_isde_max,
    variant_isde_factor,
    variant_isde_open,
    variant_insulations,
):
    """ISDE for the measure, owner-occupier

    Ventilation is paid once, and only beside insulation.
    """
    amount = np.minimum(measure_amount, at_position(measure_isde_max, measure_number))
    beside_insulation = np.where(at_position(variant_insulations, measure_variant) > 0, 1, 0)
    times = np.where(
        at_position(measure_is_insulation, measure_number) > 0,
        at_position(variant_isde_factor, measure_variant),
        beside_insulation,
    )
    each = amount * at_position(measure_isde_rate_eur, measure_number) * times
    return each * measure_counts_for_isde * at_position(variant_isde_open, measure_variant)


@quantity("EUR", per=VARIANT)
def measure_isde_eur(variant_number, measure_variant, measure_item_isde_eur):
    """ISDE for the measures, owner-occupier"""
    return sum_at(variant_number, measure_variant, measure_item_isde_eur)


@quantity("number", per=MEASURE_VARIANT)
def radiators_in_measure(measure_amount, measure_is_radiator, measure_number):
    """Radiators replaced in the measure"""
    return measure_amount * at_position(measure_is_radiator, measure_number)


@quantity("number", per=VARIANT)
def radiators_replaced(variant_number, measure_variant, radiators_in_measure):
    """Radiators replaced"""
    return sum_at(variant_number, measure_variant, radiators_in_measure)
