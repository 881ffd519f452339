"""Paths of the bare energy prices: constant change, low, high, or a series of one's own (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import at_least, choose, raised, sum_before, sum_over
from warmtenet.model.families import ENERGY, PRICE_STEP

CHAPTER = ENERGY

energy_price_path = given(
    "word",
    "constant",
    "Path of the energy prices",
    words={"constant": "constant yearly change", "low": "low", "high": "high", "own": "own series"},
    help="Low and high: the spread of KEV 2025; own series: the table of energy prices",
)
index_energy_low = given(
    "%", -0.016, "Yearly change in the low path", -0.1, 0.15, help="Derived from KEV 2025 for electricity"
)
index_energy_high = given(
    "%", 0.014, "Yearly change in the high path", -0.1, 0.15, help="Derived from KEV 2025 for electricity"
)
price_from_year = given(
    "year",
    None,
    "From year",
    2000,
    2100,
    per=PRICE_STEP,
    required=True,
    key="from_year",
    help="In ascending order",
)
own_electricity_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "Electricity price, bare",
    0,
    2,
    per=PRICE_STEP,
    required=True,
    key="electricity_eur_per_kwh",
    help="Nominal, until the next row",
)
own_gas_eur_per_m3 = given(
    "EUR/m3",
    None,
    "Gas price, bare",
    0,
    5,
    per=PRICE_STEP,
    required=True,
    key="gas_eur_per_m3",
    help="Nominal, until the next row",
)


@quantity("factor", yearly=True)
def energy_index(
    year, price_level_year, energy_price_path, index_energy, index_energy_low, index_energy_high
):
    """Index of bare energy prices"""
    change = choose(
        energy_price_path, {"low": index_energy_low, "high": index_energy_high}, otherwise=index_energy
    )
    return raised(1 + change, year - price_level_year)


@quantity("yes/no", per=PRICE_STEP, yearly=True)
def price_step_begun(year, price_from_year, energy_price_path):
    """Row of the price series has begun"""
    own = choose(energy_price_path, {"own": 1}, otherwise=0)
    return np.where(at_least(year, price_from_year), 1, 0) * own


@quantity("number", per=PRICE_STEP, yearly=True)
def price_steps_begun_before(price_step_begun):
    """Earlier rows of the price series that have begun"""
    return sum_before(PRICE_STEP, price_step_begun)


@quantity("number", yearly=True)
def price_steps_begun(price_step_begun):
    """Rows of the price series that have begun"""
    return sum_over(PRICE_STEP, price_step_begun)


@quantity("yes/no", per=PRICE_STEP, yearly=True)
def price_step_holds(price_step_begun, price_steps_begun_before, price_steps_begun):
    """Row of the price series holds"""
    later = price_steps_begun - price_steps_begun_before - price_step_begun
    return np.where(later > 0, 0, price_step_begun)


@quantity("yes/no", yearly=True)
def own_price_holds(price_step_holds):
    """Own energy prices hold"""
    return sum_over(PRICE_STEP, price_step_holds)


@quantity("EUR/kWh", yearly=True)
def electricity_price_yearly_eur_per_kwh(
    electricity_price_eur_per_kwh,
    energy_index,
    own_price_holds,
    price_step_holds,
    own_electricity_eur_per_kwh,
):
    """Bare electricity price of the year"""
    own = sum_over(PRICE_STEP, price_step_holds * own_electricity_eur_per_kwh)
    return np.where(own_price_holds > 0, own, electricity_price_eur_per_kwh * energy_index)


@quantity("EUR/m3", yearly=True)
def gas_price_yearly_eur_per_m3(
    gas_price_eur_per_m3, energy_index, own_price_holds, price_step_holds, own_gas_eur_per_m3
):
    """Bare gas price of the year"""
    own = sum_over(PRICE_STEP, price_step_holds * own_gas_eur_per_m3)
    return np.where(own_price_holds > 0, own, gas_price_eur_per_m3 * energy_index)
