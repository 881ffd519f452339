"""Hour by hour: the store through the weather years in a row, with what it holds carried over (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import missing_unless, share_of, sum_over, whole_units
from warmtenet.engineering.store_years import StoreYears, net_heat_of_periods_mwh, through_years
from warmtenet.model.families import HOURS, WEATHER_STATIONS, WEATHER_YEAR
from warmtenet.model.hours_profile import NODE, PLANT_SHAPE, PROFILE, weather_of
from warmtenet.model.hours_river import river_hours
from warmtenet.model.hours_teo import RIVER

CHAPTER = HOURS
STORE = (
    "wko_recovery_efficiency",
    "store_capacity_share",
    "charging_hours_asked",
    "permit_node",
)

store_capacity_share = given(
    "%",
    1.5,
    "Most heat in the store, over what it gives in a year",
    0.2,
    5,
    help="Charging stops there; what is above one year is the reserve of warm summers",
)


def years_in_a_row(given, limit):
    """Return per station what is asked of the store and what the river can charge in each hour of its years.

    Both are per unit of the cold side at full power.
    """
    node = [given[name] for name in NODE]
    for station, years in WEATHER_STATIONS.items():
        hours = [river_hours(given, (station, year), *node) for year in years]
        yield [h.store_asked(limit) for h in hours], [h.room(limit) for h in hours]


def run_of(given, asked, room, need):
    """Return how the store comes through years in a row, after it has come through them once."""
    power = need / given["charging_hours_asked"] if given["charging_hours_asked"] > 0 else np.inf
    charge = [np.minimum(most, power) for most in room]
    recovery, capacity_mwh = given["wko_recovery_efficiency"], given["store_capacity_share"] * need / 1000

    def run(start_mwh: float) -> StoreYears:
        return through_years(asked, charge, recovery, capacity_mwh, start_mwh)

    return run(float(run(0.0).content_mwh[-1]))


@leaf(
    {
        "store_charged_share": output("%", "Into the store over its need, years in a row", per=WEATHER_YEAR),
        "store_drawn_share": output("%", "From the store over its need, years in a row", per=WEATHER_YEAR),
        "store_short_share": output("%", "Lacking over the need of the store", per=WEATHER_YEAR),
        "store_short_hours_by_weather_year": output(
            "h", "Hours in which the store is empty, years in a row", per=WEATHER_YEAR
        ),
        "store_end_share": output("%", "In the store at the end of the year over its need", per=WEATHER_YEAR),
        "store_five_years_share": output(
            "%", "Left in the ground in five years over the need", per=WEATHER_YEAR
        ),
        "has_five_years": output("yes/no", "Four weather years come before the year", per=WEATHER_YEAR),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *NODE, *RIVER, "charging", "teo_delta_t_node", *STORE),
)
def store_through_years(given):
    """Run the store hour by hour through the years of each station in a row.

    Everything is over what the weather year of the project asks of the store. The first year begins with what
    the last one leaves. Charging goes on with the regeneration power, in the hours and within the flow of the
    permit, until the store is full. Over five years: charged less drawn, up to and with the year; missing in
    the first four.
    """
    limit = given["permit_node"]
    own = river_hours(given, weather_of(given), *(given[name] for name in NODE)).store_asked(limit)
    need = max(float(own.sum()), np.finfo(float).tiny)
    runs = [run_of(given, asked, room, need) for asked, room in years_in_a_row(given, limit)]
    columns = {
        "store_charged_share": [r.charged_mwh for r in runs],
        "store_drawn_share": [r.extracted_mwh for r in runs],
        "store_short_share": [r.short_mwh for r in runs],
        "store_end_share": [r.content_mwh for r in runs],
        "store_five_years_share": [net_heat_of_periods_mwh(r) for r in runs],
    }
    found = {name: np.concatenate(parts) * 1000 / need for name, parts in columns.items()}
    five = found["store_five_years_share"]
    return found | {
        "store_short_hours_by_weather_year": np.concatenate([r.short_hours for r in runs]),
        "store_five_years_share": np.nan_to_num(five),
        "has_five_years": np.isfinite(five).astype(float),
    }


@quantity("h")
def charging_hours_asked(store_need_mwh, regeneration_power_kw):
    """Full-load hours in which the store takes up its need, in whole hours"""
    return whole_units(share_of(store_need_mwh * 1000, regeneration_power_kw) - 1 / 2)


@quantity("MWh", per=WEATHER_YEAR)
def store_charged_by_weather_year_mwh(store_charged_share, store_need_mwh):
    """Heat into the store, years in a row"""
    return store_charged_share * store_need_mwh


@quantity("MWh", per=WEATHER_YEAR)
def store_drawn_by_weather_year_mwh(store_drawn_share, store_need_mwh):
    """Heat from the store, years in a row"""
    return store_drawn_share * store_need_mwh


@quantity("MWh", per=WEATHER_YEAR)
def store_short_by_weather_year_mwh(store_short_share, store_need_mwh):
    """Heat that the store lacks, years in a row"""
    return store_short_share * store_need_mwh


@quantity("MWh", per=WEATHER_YEAR)
def store_end_by_weather_year_mwh(store_end_share, store_need_mwh):
    """Recoverable heat in the store at the end of the year"""
    return store_end_share * store_need_mwh


@quantity("MWh", per=WEATHER_YEAR, may_be_missing=True)
def store_five_years_by_weather_year_mwh(store_five_years_share, has_five_years, store_need_mwh):
    """Heat left in the ground over five years"""
    return missing_unless(has_five_years > 0, store_five_years_share * store_need_mwh)


@quantity("MWh")
def store_capacity_mwh(store_capacity_share, store_need_mwh):
    """Most recoverable heat in the store"""
    return store_capacity_share * store_need_mwh


@quantity("yes/no", per=WEATHER_YEAR)
def store_runs_empty(store_short_share):
    """Store runs empty in the weather year

    It lacks more than a thousandth of its need.
    """
    return np.where(store_short_share > 1 / 1000, 1, 0)


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
