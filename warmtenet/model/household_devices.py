"""The boiler and the own heat pump of a household: power, performance, price, upkeep (SPEC 13)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import choose, raised
from warmtenet.engineering.home_heat_pump import back_up_share, hot_water_cop, seasonal_cop
from warmtenet.engineering.weather import temperature_hours
from warmtenet.model.families import HOUSEHOLD, HOUSEHOLDS

CHAPTER = HOUSEHOLDS
# All embedded years of the station of the country's middle: 2018-2024, both mild and cold winters.
WEATHER_STATION = "De Bilt"

home_pump_curve = given(
    "word",
    "compensated",
    "Supply of an own heat pump",
    words={"compensated": "follows the weather", "constant": "constant"},
    help="Following the weather it falls in a straight line to 25 C at the heating limit",
)
home_heating_limit_c = given("C", 16, "Heating limit of a dwelling", 10, 20)
home_pump_practice_factor = given(
    "factor",
    None,
    "Practice of an own heat pump against the laboratory",
    0.5,
    1.1,
    figure="home_heat_pump.practice_factor",
)
home_pump_hot_water_c = given(
    "C",
    None,
    "Temperature at which an own heat pump makes hot water",
    40,
    70,
    figure="home_heat_pump.hot_water_temperature",
)
home_pump_power_share = given(
    "%",
    0.8,
    "Power of an own heat pump, share of the design heat loss",
    0.2,
    1.5,
    help="An electric element gives the rest on the coldest days",
)
boiler_price_eur = given(
    "EUR", None, "Price of a new boiler, in place", 0, 20_000, figure="home.boiler.price", help="Excl. VAT"
)
boiler_upkeep_eur = given("EUR/yr", None, "Upkeep of a boiler", 0, 1000, figure="home.boiler.upkeep")
boiler_lifetime = given("yr", None, "Lifetime of a boiler", 1, 50, figure="home.boiler.lifetime")
home_pump_price_eur = given(
    "EUR",
    None,
    "Price of an own heat pump in place, fixed part",
    0,
    50_000,
    figure="home.heat_pump.fixed",
    help="Air-water with its outdoor unit; excl. VAT",
)
home_pump_price_eur_per_kw = given(
    "EUR/kW", None, "Price of an own heat pump, per kW", 0, 5000, figure="home.heat_pump.per_kw"
)
home_pump_buffer_eur = given(
    "EUR", None, "Buffer of an own heat pump", 0, 10_000, figure="home.heat_pump.buffer", help="Excl. VAT"
)
home_pump_upkeep_eur = given(
    "EUR/yr", None, "Upkeep of an own heat pump", 0, 2000, figure="home.heat_pump.upkeep"
)
home_pump_lifetime = given(
    "yr", None, "Lifetime of an own heat pump", 1, 50, figure="home.heat_pump.lifetime"
)
home_pump_price_year = given("year", 2024, "Price level of the own heat pump", hidden=True)
device_price_year = given("year", 2026, "Price level of boiler, buffer and upkeep", hidden=True)
isde_pump_fixed_eur = given(
    "EUR",
    None,
    "ISDE for an own heat pump, fixed amount",
    0,
    20_000,
    figure="isde.heat_pump.fixed",
    when="subsidy_application_date",
    help="Air-water, with the best energy label",
)
isde_pump_eur_per_kw = given(
    "EUR/kW",
    None,
    "ISDE for an own heat pump, per kW",
    0,
    2000,
    figure="isde.heat_pump.per_kw",
    when="subsidy_application_date",
)
isde_pump_least_eur = given(
    "EUR",
    None,
    "ISDE for an own heat pump, least amount",
    0,
    20_000,
    figure="isde.heat_pump.least",
    when="subsidy_application_date",
)


@leaf(
    {
        "home_pump_scop": output("COP", "Seasonal performance of an own heat pump, space heating"),
        "home_pump_hot_water_cop": output("COP", "Performance of an own heat pump, hot water"),
        "home_pump_backup_share": output("%", "Share of the electric element in space heating"),
    }
)
def home_pump_performance(
    home_pump_supply_c,
    home_pump_curve,
    home_heating_limit_c,
    home_pump_practice_factor,
    home_pump_hot_water_c,
    home_pump_power_share,
    design_outside_c,
):
    """Simulate an air-water heat pump over the embedded weather years, hour by hour in bins."""
    bin_c, hours = temperature_hours(WEATHER_STATION)
    share = back_up_share(bin_c, hours, 1.0, home_pump_power_share, home_heating_limit_c, design_outside_c)
    return {
        "home_pump_scop": seasonal_cop(
            bin_c,
            hours,
            home_pump_supply_c,
            home_heating_limit_c,
            practice_factor=home_pump_practice_factor,
            compensated=home_pump_curve == "compensated",
        ),
        "home_pump_hot_water_cop": hot_water_cop(
            bin_c, hours, home_pump_hot_water_c, practice_factor=home_pump_practice_factor
        ),
        "home_pump_backup_share": share,
    }


@quantity("factor")
def device_price_index(price_level_year, device_price_year, inflation_capex):
    """Prices of boiler and buffer to the price level"""
    return raised(1 + inflation_capex, price_level_year - device_price_year)


@quantity("factor")
def home_pump_price_index(price_level_year, home_pump_price_year, inflation_capex):
    """Price of the own heat pump to the price level"""
    return raised(1 + inflation_capex, price_level_year - home_pump_price_year)


@quantity("factor")
def device_upkeep_index(price_level_year, device_price_year, inflation_opex):
    """Upkeep of boiler and own heat pump to the price level"""
    return raised(1 + inflation_opex, price_level_year - device_price_year)


@quantity("kW", per=HOUSEHOLD)
def household_heat_loss_kw(dwelling_heat_loss_kw, household_variant):
    """Design heat loss of the household"""
    return at_position(dwelling_heat_loss_kw, household_variant)


@quantity("kW", per=HOUSEHOLD)
def household_pump_kw(household_system, household_heat_loss_kw, home_pump_power_share):
    """Power of the own heat pump"""
    return choose(
        household_system, {"heat_pump": household_heat_loss_kw * home_pump_power_share}, otherwise=0
    )


@quantity("EUR", per=HOUSEHOLD)
def household_device_eur(
    household_system,
    household_pump_kw,
    boiler_price_eur,
    home_pump_price_eur,
    home_pump_price_eur_per_kw,
    home_pump_buffer_eur,
    device_price_index,
    home_pump_price_index,
    vat_rate,
):
    """Purchase of boiler or own heat pump, including VAT

    None on the heat network, where the delivery set is rented.
    """
    pump = (home_pump_price_eur + home_pump_price_eur_per_kw * household_pump_kw) * home_pump_price_index
    return choose(
        household_system,
        {
            "gas": boiler_price_eur * device_price_index,
            "heat_pump": pump + home_pump_buffer_eur * device_price_index,
        },
        otherwise=0,
    ) * (1 + vat_rate)


@quantity("EUR/yr", per=HOUSEHOLD)
def household_upkeep_eur(
    household_system, boiler_upkeep_eur, home_pump_upkeep_eur, device_upkeep_index, vat_rate
):
    """Upkeep of boiler or own heat pump, including VAT"""
    upkeep = choose(
        household_system, {"gas": boiler_upkeep_eur, "heat_pump": home_pump_upkeep_eur}, otherwise=0
    )
    return upkeep * device_upkeep_index * (1 + vat_rate)


@quantity("yr", per=HOUSEHOLD)
def household_device_lifetime(household_system, boiler_lifetime, home_pump_lifetime):
    """Lifetime of boiler or own heat pump"""
    return choose(household_system, {"heat_pump": home_pump_lifetime}, otherwise=boiler_lifetime)


@quantity("EUR", per=HOUSEHOLD)
def household_isde_device_eur(
    household_system,
    household_pump_kw,
    household_archetype,
    home_isde_open,
    isde_pump_fixed_eur,
    isde_pump_eur_per_kw,
    isde_pump_least_eur,
):
    """ISDE for the own heat pump"""
    amount = np.maximum(isde_pump_fixed_eur + isde_pump_eur_per_kw * household_pump_kw, isde_pump_least_eur)
    return choose(household_system, {"heat_pump": amount}, otherwise=0) * at_position(
        home_isde_open, household_archetype
    )
