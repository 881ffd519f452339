"""River, permit and store in the live model: limits, availability, years in a row, closed balances."""

import numpy as np
import pytest
from support import cases

from warmtenet.engineering.river_limits import RiverHours
from warmtenet.engineering.store_years import net_heat_of_periods_mwh, through_years
from warmtenet.model.families import WEATHER_STATIONS, WEATHER_YEAR
from warmtenet.model.hours_profile import (
    COMMON_LOAD_FACTOR,
    COMMON_POWER,
    COVERAGES,
    POWERS_ASKED,
    weather_of,
)
from warmtenet.model.hours_river import river_hours, river_limit_curves

TEO = "kort-haarlem-teo"
PERMITS = (0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 1.0)
ROWS = [
    "store_charged_by_weather_year_mwh",
    "store_drawn_by_weather_year_mwh",
    "store_short_by_weather_year_mwh",
    "store_end_by_weather_year_mwh",
]
NAMES = (
    "heat_pump_heat_share",
    "source_availability",
    "direct_carried_share",
    "permit_coverage",
    "river_heat_share",
    "direct_source_share",
    "cold_side_heat_mwh",
    "direct_source_heat_mwh",
    "wko_extraction_mwh",
    *ROWS,
)


def along(result, name, values, wanted=NAMES):
    """Quantities with one input at several values, each as (elements, values)."""
    found = result.case.evaluate({name: np.array(values).reshape(1, 1, -1)}, wanted)
    return {n: np.broadcast_to(found[n][0], (*found[n].shape[1:2], len(values))) for n in wanted}


@pytest.fixture(scope="module")
def given_of(teo):
    """The inputs of the leaf as it is given them."""
    asked = river_limit_curves.__leaf__.asks

    def plain(name):
        value = teo[name]
        return value if isinstance(value, str | float) else np.asarray(value)

    return {name: plain(name) for name in asked}


@pytest.fixture(scope="module")
def hours(given_of):
    return river_hours(given_of, weather_of(given_of), COMMON_LOAD_FACTOR, COMMON_POWER)


def test_without_a_permit_nothing_is_limited(teo):
    assert teo["teo_permit_flow_m3_per_s"] is None
    assert teo["river_heat_share"] == 1
    assert teo["heat_pump_heat_share"] == teo["heat_pump_heat_share_of_plant"]
    assert teo["direct_source_share"] == teo["direct_share_of_plant"]


def test_more_river_water_never_gives_less(teo):
    found = along(teo, "teo_permit_flow_m3_per_s", PERMITS)
    for name in ("heat_pump_heat_share", "source_availability", "direct_carried_share", "permit_coverage"):
        assert (np.diff(found[name][0]) >= -1e-12).all(), name
        assert ((found[name] >= 0) & (found[name] <= 1)).all(), name
    assert found["heat_pump_heat_share"][0, 0] == 0 == found["source_availability"][0, 0]
    assert found["heat_pump_heat_share"][0, -1] == teo["heat_pump_heat_share"]


def test_source_and_store_close_within_a_permit(teo):
    found = along(teo, "teo_permit_flow_m3_per_s", PERMITS)
    both = found["direct_source_heat_mwh"] + found["wko_extraction_mwh"]
    assert both == pytest.approx(found["cold_side_heat_mwh"], rel=1e-9, abs=1e-9)


def test_charge_and_direct_use_stay_within_the_permit(hours):
    """Every hour: what the river gives is at most the flow times the cooling that the permit leaves."""
    for limit in (0.0, 0.3, 1.0, 2.5):
        taken = hours.drawn(limit) + hours.room(limit)
        assert (taken <= limit * hours.cooling + 1e-9).all()
        assert np.abs(hours.drawn(limit) + hours.store_asked(limit) - hours.load).max() <= 1e-12
        assert hours.room(limit).min() >= 0


def test_the_curves_rise_and_end_at_all(given_of, hours):
    curves = river_limit_curves(given_of)
    for name in ("direct_carried_curve", "carried_hours_curve"):
        assert (np.diff(curves[name]) >= -1e-12).all(), name
    assert (np.diff(curves["direct_short_curve"]) <= 0).all()
    assert curves["carried_hours_curve"][-1] == 1
    assert curves["direct_carried_curve"][[0, -1]] == pytest.approx([0, 1], abs=1e-3)
    mean = hours.load[hours.direct].mean()
    hand = [np.minimum(hours.load, x * mean * hours.cooling)[hours.direct].sum() for x in POWERS_ASKED]
    assert curves["direct_carried_curve"] == pytest.approx(np.array(hand) / hours.load[hours.direct].sum())


@pytest.mark.parametrize("permit", [0.02, 0.04, 0.06, 0.08])
def test_share_rises_with_power_within_a_permit(teo, permit):
    """A larger heat pump never delivers less from the same river, but for the table's tenth of a point."""
    powers = np.linspace(0.05, 1, 20).reshape(1, 1, -1)
    given = {"heat_pump_power_share": powers, "teo_permit_flow_m3_per_s": np.full((1, 1, 1), permit)}
    shares = teo.case.evaluate(given, ["heat_pump_heat_share"])["heat_pump_heat_share"].ravel()
    assert np.diff(shares).min() >= -1e-3


@pytest.mark.parametrize("permit", [0.01, 0.03, 0.05])
def test_the_permit_against_a_year_of_hours(teo, permit):
    """What river and store give, against the sum over the hours of the year at the power of the project."""
    given = {"teo_permit_flow_m3_per_s": np.full((1, 1, 1), permit)}
    names = (
        "river_heat_share",
        "permit_over_cold",
        "cold_power_on_store_kw",
        "base_load_asked_mwh",
        "cop_on_store",
    )
    values = teo.case.evaluate(given, names)
    share, limit, power, asked, cop = (values[name].item() for name in names)
    inputs = {name: teo[name] for name in river_limit_curves.__leaf__.asks}
    hours = river_hours(inputs, weather_of(inputs), teo["load_factor_node"], teo["heat_pump_power_node"])
    need = asked * (1 - 1 / cop) * 1000 / power
    scale = hours.load.sum() / need
    given_h = hours.drawn(limit * scale).sum() + hours.room(limit * scale).sum()
    assert share == pytest.approx(min(given_h / hours.load.sum(), 1), abs=0.01)


@pytest.mark.parametrize("coverage", [0.2, 0.5, 0.75, 0.975, 1.0])
def test_carried_hours_are_those_of_a_store_that_goes_round(hours, coverage):
    """Against a store simulated hour by hour for three equal years, without a limit on its size."""
    asked = np.where(hours.direct, 0.0, hours.load)
    weight = np.where(hours.charging, hours.cooling, 0.0)
    charge = coverage * weight * asked.sum() / weight.sum()
    run = through_years([asked] * 3, [charge] * 3, 1.0, np.inf, 0.0)
    found = hours.carried_hours([coverage])[0]
    assert found == pytest.approx(1 - run.short_hours[-1] / asked.size, abs=3 / asked.size)


def test_carried_hours_by_hand():
    """Two days by hand: charged in twelve hours, asked in all; half the charge runs out half way."""
    load, charging = np.ones(48), np.arange(48) < 12
    small = RiverHours(load, charging.astype(float), np.zeros(48, bool), charging)
    assert small.carried_hours([1.0, 0.5, 0.0]) == pytest.approx([1.0, 0.5, 0.0])


def test_availability_of_the_example(teo):
    """2,500 hours are asked and 1,859 are there: the store holds 74 %, and river and store carry 73 %."""
    assert teo["store_coverage"] == pytest.approx(teo["regeneration_hours_available"] / 2500)
    assert 0.65 < teo["source_availability"] < 0.8
    enough = along(teo, "regeneration_hours", [1800.0, 2500.0])
    assert enough["source_availability"][0, 0] == 1


def test_an_assumed_availability_stands_beside_the_computed_one(examples):
    found = cases.with_settings(examples[TEO], hourly_basis="assumed", source_availability_assumed=0.9)
    assert found["source_availability"] == 0.9
    assert found["source_availability_computed"] < 0.9


@pytest.mark.parametrize("recovery", [1.0, 0.7])
@pytest.mark.parametrize("hours_asked", [1000.0, 1500.0, 2500.0])
def test_the_years_of_the_store_close(teo, recovery, hours_asked):
    """Charged x recovery - drawn is what the content rises, in each year; asked is drawn plus lacking."""
    arrays = {"wko_recovery_efficiency": recovery, "regeneration_hours": hours_asked}
    found = teo.case.evaluate(
        {n: np.full((1, 1, 1), v) for n, v in arrays.items()}, (*ROWS, "store_need_mwh")
    )
    charged, drawn, short, content = (found[name].ravel() for name in ROWS)
    need = found["store_need_mwh"].item()
    first = 0
    for years in WEATHER_STATIONS.values():
        part = slice(first, first + len(years))
        rise = np.diff(content[part], prepend=content[part][-1])
        gain = charged[part] * recovery - drawn[part]
        assert gain[1:] == pytest.approx(rise[1:], rel=1e-9, abs=1e-9 * need)
        first += len(years)
    assert (content <= 1.5 * need * (1 + 1e-9)).all()
    assert min(charged.min(), drawn.min(), short.min(), content.min()) >= 0
    own = WEATHER_YEAR_PLACE
    assert drawn[own] + short[own] == pytest.approx(need, rel=1e-3)


WEATHER_YEAR_PLACE = list(WEATHER_YEAR.elements).index("De Bilt 2019")


def test_more_loss_in_the_store_never_lowers_regeneration(teo):
    found = along(teo, "wko_recovery_efficiency", np.linspace(1, 0.4, 7), ("wko_storage_mwh", *ROWS))
    assert (np.diff(found["wko_storage_mwh"][0]) > 0).all()
    assert (np.diff(found["store_charged_by_weather_year_mwh"], axis=1) >= -1e-6).all()


def test_a_larger_store_never_runs_empty_more_often(teo):
    found = along(teo, "store_capacity_share", [0.5, 1.0, 1.5, 3.0], ROWS)
    assert (np.diff(found["store_short_by_weather_year_mwh"].sum(axis=0)) <= 1e-6).all()


def test_five_years_end_with_each_year(teo):
    net = teo["store_charged_by_weather_year_mwh"] - teo["store_drawn_by_weather_year_mwh"]
    five = teo["store_five_years_by_weather_year_mwh"]
    first = 0
    for years in WEATHER_STATIONS.values():
        part = slice(first, first + len(years))
        assert np.isnan(five[part][:4]).all()
        assert five[part][4:] == pytest.approx(np.convolve(net[part], np.ones(5), "valid"), abs=1e-6)
        first += len(years)


def test_fewer_than_five_years_have_no_balance():
    run = through_years([np.zeros(8760)] * 3, [np.zeros(8760)] * 3, 1.0, 1.0, 0.0)
    assert np.isnan(net_heat_of_periods_mwh(run)[:4]).all()


def test_wells_carry_the_heat(teo):
    """Volume x heat capacity x step is the heat, by hand in MWh."""
    heat = teo["warm_well_by_weather_year_m3"] * 4.19 * teo["wko_delta_t_k"] / 3600
    assert heat == pytest.approx(teo["store_charged_by_weather_year_mwh"], rel=1e-9)
    heat = teo["cold_well_by_weather_year_m3"] * 4.19 * teo["wko_delta_t_k"] / 3600
    assert heat == pytest.approx(teo["store_drawn_by_weather_year_mwh"], rel=1e-9)


def warned(result):
    from warmtenet.scenarios.attention import find_attention
    from warmtenet.scenarios.points.hours import RULES

    return {str(a.where) for a in find_attention(result, RULES)}


def test_points_of_attention(examples, teo):
    assert {"source_availability", "store_short_by_weather_year_mwh"} <= warned(teo)
    assert "teo_permit_flow_m3_per_s" not in warned(teo)
    narrow = cases.with_settings(examples[TEO], teo_permit_flow_m3_per_s=0.03)
    assert "teo_permit_flow_m3_per_s" in warned(narrow)
    enough = cases.with_settings(examples[TEO], regeneration_hours=900, teo_permit_flow_m3_per_s=1)
    assert not {
        "source_availability",
        "store_short_by_weather_year_mwh",
        "teo_permit_flow_m3_per_s",
    } & warned(enough)
    heating = cases.with_settings(examples[TEO], regeneration_hours=900, wko_recovery_efficiency=0.7)
    assert "store_five_years_by_weather_year_mwh" in warned(heating)
    assert "store_five_years_by_weather_year_mwh" not in warned(enough)


def test_axes():
    assert COVERAGES[0] == 0
    assert COVERAGES[-1] == 1
