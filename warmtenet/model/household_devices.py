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
device_price_level = given(
    "year", 2026, "Price level of boiler and own heat pump", hidden=True
)
home_pump_hestia_level = given("year", 2024, "Price level of the own heat pump in Hestia", hidden=True)
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
    share = back_up_share(
        bin_c, hours, 1.0, home_pump_power_share, home_heating_limit_c, design_outside_c
    )
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
