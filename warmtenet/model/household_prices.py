"""Prices of gas and electricity for a household, and the fixed cost of gas, including VAT (SPEC 13).

At `price_level_year`: prices move there with the bare energy prices, fixed cost with operating costs.
"""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, raised
from warmtenet.model.families import HOUSEHOLDS

CHAPTER = HOUSEHOLDS

consumer_price_basis = given(
    "word",
    "memo",
    "Energy prices of a household",
    words={
        "memo": "memo Kort Haarlem, mean of 2025-2040",
        "milieu_centraal": "Milieu Centraal, mean of 2026-2040",
        "own": "own prices",
    },
    help="The electricity price decides most: 0.26 against 0.21 EUR/kWh including VAT",
)
memo_gas_eur_per_m3 = given(
    "EUR/m3", None, "Gas price, memo", figure="price.gas_consumer", when="2025", hidden=True
)
memo_electricity_eur_per_kwh = given(
    "EUR/kWh", None, "Electricity price, memo", figure="price.electricity_consumer", when="2025", hidden=True
)
milieu_centraal_gas_eur_per_m3 = given(
    "EUR/m3", None, "Gas price, Milieu Centraal", figure="price.gas_consumer", when="2026", hidden=True
)
milieu_centraal_electricity_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "Electricity price, Milieu Centraal",
    figure="price.electricity_consumer",
    when="2026",
    hidden=True,
)
own_consumer_gas_eur_per_m3 = given(
    "EUR/m3",
    1.11,
    "Own gas price of a household",
    0,
    10,
    help="With energy tax, without VAT; used with own prices",
)
own_consumer_electricity_eur_per_kwh = given(
    "EUR/kWh",
    0.21,
    "Own electricity price of a household",
    0,
    2,
    help="With energy tax, without VAT; used with own prices",
)
home_gas_grid_eur = given(
    "EUR/yr",
    None,
    "Gas grid and meter of a household",
    0,
    2000,
    figure="home.gas_grid",
    help="Excl. VAT; the electricity connection stays and up to 3x25 A costs the same",
)
home_gas_standing_eur = given(
    "EUR/yr", None, "Standing charge of the gas supplier", 0, 1000, figure="home.gas_standing"
)
gas_grid_price_year = given("year", 2024, "Price level of the gas grid of a household", hidden=True)
gas_standing_price_year = given("year", 2026, "Price level of the standing charge of gas", hidden=True)


@quantity("EUR/m3")
def standard_gas_eur_per_m3(
    milieu_centraal_gas_eur_per_m3, index_energy, price_level_year, tariff_year_2026, vat_rate
):
    """Standard gas price of a household, including VAT"""
    index = raised(1 + index_energy, price_level_year - tariff_year_2026)
    return milieu_centraal_gas_eur_per_m3 * index * (1 + vat_rate)


@quantity("EUR/kWh")
def standard_electricity_eur_per_kwh(
    milieu_centraal_electricity_eur_per_kwh, index_energy, price_level_year, tariff_year_2026, vat_rate
):
    """Standard electricity price of a household, including VAT"""
    index = raised(1 + index_energy, price_level_year - tariff_year_2026)
    return milieu_centraal_electricity_eur_per_kwh * index * (1 + vat_rate)


def _including(basis, memo, own, standard, vat_rate):
    """Price with VAT by the chosen basis; the standard one has it already."""
    words = {"memo": memo * (1 + vat_rate), "milieu_centraal": standard, "own": own * (1 + vat_rate)}
    return choose(basis, words)


@quantity("EUR/m3", ask=True)
def consumer_gas_eur_per_m3(
    consumer_price_basis,
    memo_gas_eur_per_m3,
    standard_gas_eur_per_m3,
    own_consumer_gas_eur_per_m3,
    index_energy,
    price_level_year,
    tariff_year_2025,
    vat_rate,
):
    """Gas price of a household, including VAT"""
    index = raised(1 + index_energy, price_level_year - tariff_year_2025)
    excluding = memo_gas_eur_per_m3 * index, own_consumer_gas_eur_per_m3
    return _including(consumer_price_basis, *excluding, standard_gas_eur_per_m3, vat_rate)


@quantity("EUR/kWh", ask=True)
def consumer_electricity_eur_per_kwh(
    consumer_price_basis,
    memo_electricity_eur_per_kwh,
    standard_electricity_eur_per_kwh,
    own_consumer_electricity_eur_per_kwh,
    index_energy,
    price_level_year,
    tariff_year_2025,
    vat_rate,
):
    """Electricity price of a household, including VAT"""
    index = raised(1 + index_energy, price_level_year - tariff_year_2025)
    excluding = memo_electricity_eur_per_kwh * index, own_consumer_electricity_eur_per_kwh
    return _including(consumer_price_basis, *excluding, standard_electricity_eur_per_kwh, vat_rate)


@quantity("EUR/yr")
def gas_grid_household_eur(
    home_gas_grid_eur, price_level_year, gas_grid_price_year, inflation_opex, vat_rate
):
    """Gas grid of a household at the price level, including VAT"""
    return (
        home_gas_grid_eur
        * raised(1 + inflation_opex, price_level_year - gas_grid_price_year)
        * (1 + vat_rate)
    )


@quantity("EUR/yr")
def gas_standing_household_eur(
    home_gas_standing_eur, price_level_year, gas_standing_price_year, inflation_opex, vat_rate
):
    """Standing charge of gas at the price level, including VAT"""
    index = raised(1 + inflation_opex, price_level_year - gas_standing_price_year)
    return home_gas_standing_eur * index * (1 + vat_rate)
