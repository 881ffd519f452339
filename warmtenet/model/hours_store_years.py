"""Hour by hour: the store through the weather years in a row, with what it holds carried over (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import sum_over
from warmtenet.engineering.store import Permit, Wells
from warmtenet.engineering.store_years import Season, net_heat_of_periods_mwh, store_years
from warmtenet.engineering.water import river_of
from warmtenet.engineering.year_shape import year_shape
from warmtenet.model.families import HOURS, WEATHER_STATIONS, WEATHER_YEAR
from warmtenet.model.hours_cop import cop_at
from warmtenet.model.hours_profile import NODE, PLANT_SHAPE, PROFILE, profile_of, pumps_of, weather_of
from warmtenet.model.hours_teo import RIVER

CHAPTER = HOURS
PERMIT = ("charging", "teo_delta_t_k", "teo_permit_flow_m3_per_s", "water_heat_capacity_mj_per_m3k")
COP_AT = (
    "cop_convention",
    "carnot_efficiency",
    "supply_temperature_c",
    "heat_exchanger_lmtd_k",
    "kelvin_at_zero_c",
    "regeneration_cop_factor",
)
STORE = (
    "base_load_asked_mwh",
    "infiltration_temperature_c",
    "wko_recovery_efficiency",
    "regeneration_power_kw",
    "store_capacity_mwh",
)

store_capacity_share = given(
    "%",
    1.5,
    "Most heat in the store, over what it gives in a year",
    0.2,
    5,
    help="Charging stops there; what is above one year is the reserve of warm summers",
)


def permit_of(given):
    """Return what may be taken from the river."""
    flow = given["teo_permit_flow_m3_per_s"]
    return Permit(
        charging_months=_months(given["charging"]),
        direct_months=_months(given["direct_use"]),
        lowest_intake_c=given["minimum_charging_temperature_c"],
        delta_t_k=given["teo_delta_t_k"],
        lowest_discharge_c=given["river_lowest_discharge_c"],
        highest_infiltration_c=np.inf,
        flow_m3_per_s=np.inf if np.isnan(flow) else flow,
        heat_capacity_mj_per_m3k=given["water_heat_capacity_mj_per_m3k"],
    )


def _months(words):
    return tuple(place for place, word in enumerate(words, start=1) if word == "yes")


def seasons_of(given, station, years):
    """Return weather years in a row as the store sees them; the year of the project asks its base load."""
    profile, pumps, node = profile_of(given), pumps_of(given), [given[name] for name in NODE]
    own = year_shape(profile, pumps, weather_of(given), *node).plant.heat_pump_kw.sum()
    scale = given["base_load_asked_mwh"] * 1000 / own if own > 0 else 0.0
    for year in years:
        shape = year_shape(profile, pumps, (station, year), *node)
        water = river_of((station, year), given["water_file"]).temperature_c
        yield Season(shape.plant.heat_pump_kw * scale, water)


def run_of(given, station, years):
    """Return how the store comes through weather years in a row, after it has come through them once."""
    words = [given[name] for name in COP_AT]
    supply_c, seasons = given["supply_temperature_c"], list(seasons_of(given, station, years))

    def run(start_mwh):
        return store_years(
            seasons,
            permit_of(given),
            Wells(given["wko_recovery_efficiency"], 1.0, 1.0),
            lambda source_c: cop_at(np.maximum(supply_c - source_c, 1), *words),
            given["infiltration_temperature_c"],
            given["regeneration_power_kw"],
            given["store_capacity_mwh"],
            start_mwh,
        )

    return run(float(run(0.0).content_mwh[-1]))


@leaf(
    {
        "store_charged_by_weather_year_mwh": output(
            "MWh", "Heat into the store, years in a row", per=WEATHER_YEAR
        ),
        "store_drawn_by_weather_year_mwh": output(
            "MWh", "Heat from the store, years in a row", per=WEATHER_YEAR
        ),
        "store_short_by_weather_year_mwh": output(
            "MWh", "Heat that the store lacks, years in a row", per=WEATHER_YEAR
        ),
        "store_short_hours_by_weather_year": output(
            "h", "Hours in which the store is empty, years in a row", per=WEATHER_YEAR
        ),
        "store_end_by_weather_year_mwh": output(
            "MWh", "Recoverable heat in the store at the end of the year", per=WEATHER_YEAR
        ),
        "store_five_years_by_weather_year_mwh": output(
            "MWh", "Heat left in the ground over five years", per=WEATHER_YEAR, may_be_missing=True
        ),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *NODE, *RIVER, *PERMIT, *COP_AT, *STORE),
)
def store_through_years(given):
    """Run the store hour by hour through the years of each station in a row.

    The first year begins with what the last one leaves. Charging goes on with the regeneration power, in the
    hours and within the flow of the permit, until the store is full. Over five years: charged less drawn, up to
    and with the year; missing in the first four.
    """
    runs = [run_of(given, station, years) for station, years in WEATHER_STATIONS.items()]
    columns = {
        "store_charged_by_weather_year_mwh": [r.charged_mwh for r in runs],
        "store_drawn_by_weather_year_mwh": [r.extracted_mwh for r in runs],
        "store_short_by_weather_year_mwh": [r.short_mwh for r in runs],
        "store_short_hours_by_weather_year": [r.short_hours for r in runs],
        "store_end_by_weather_year_mwh": [r.content_mwh for r in runs],
        "store_five_years_by_weather_year_mwh": [net_heat_of_periods_mwh(r) for r in runs],
    }
    return {name: np.concatenate(parts) for name, parts in columns.items()}


@quantity("MWh")
def store_capacity_mwh(store_capacity_share, store_need_mwh):
    """Most recoverable heat in the store"""
    return store_capacity_share * store_need_mwh


@quantity("yes/no", per=WEATHER_YEAR)
def store_runs_empty(store_short_by_weather_year_mwh, store_need_mwh):
    """Store runs empty in the weather year

    It lacks more than a thousandth of its need.
    """
    return np.where(store_short_by_weather_year_mwh > store_need_mwh / 10**3, 1, 0)


@quantity("number")
def store_empty_years(store_runs_empty):
    """Weather years in a row in which the store runs empty"""
    return sum_over(WEATHER_YEAR, store_runs_empty)


@quantity("m3", per=WEATHER_YEAR)
def warm_well_by_weather_year_m3(
    store_charged_by_weather_year_mwh, gj_per_mwh, water_heat_capacity_mj_per_m3k, wko_delta_t_k
):
    """Water into the warm wells, years in a row"""
    heat_mj = store_charged_by_weather_year_mwh * gj_per_mwh * 1000
    return heat_mj / (water_heat_capacity_mj_per_m3k * wko_delta_t_k)


@quantity("m3", per=WEATHER_YEAR)
def cold_well_by_weather_year_m3(
    store_drawn_by_weather_year_mwh, gj_per_mwh, water_heat_capacity_mj_per_m3k, wko_delta_t_k
):
    """Water into the cold wells, years in a row"""
    heat_mj = store_drawn_by_weather_year_mwh * gj_per_mwh * 1000
    return heat_mj / (water_heat_capacity_mj_per_m3k * wko_delta_t_k)
