"""Demand at the plant: meets yearly demand and design peak, each part in its own shape."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmtenet.engineering.hourly_demand import (
    FLAT_DAY,
    HeatingCurve,
    Physics,
    Yearly,
    calibrate,
    load_duration,
)
from warmtenet.engineering.weather import weather_year

# P7: 859 weq at 9.0 MWh, a quarter of it as loss; 20 % hot water; source power 4,832.36 kW.
KORT_HAARLEM = Yearly(6184.8, 1546.2, 1932.75, 4832.36)
PHYSICS = Physics(18, -10, 0, 1000, HeatingCurve(74, 74), 50)
REFERENCE = [weather_year("De Bilt", year) for year in range(2018, 2025)]
AIR = REFERENCE[5]


def mean_year(load, part):
    hours = sum(air.size for air in REFERENCE)
    return sum(part(load.hours(air)).sum() for air in REFERENCE) / hours * 8760 / 1000


@pytest.mark.parametrize("inertia", [0, 24])
@pytest.mark.parametrize("ground", [0, 1000])
@pytest.mark.parametrize("minimum", [74, 60])
def test_demand_and_peak_are_both_met(inertia, ground, minimum):
    physics = replace(PHYSICS, inertia_h=inertia, ground_inertia_h=ground, supply=HeatingCurve(74, minimum))
    load = calibrate(KORT_HAARLEM, physics, REFERENCE)
    assert load.design_kw == pytest.approx(4832.36, rel=1e-6)
    assert mean_year(load, lambda d: d.power_kw) == pytest.approx(9663.75, rel=1e-3)
    assert mean_year(load, lambda d: d.space_heating_kw) == pytest.approx(6184.8, rel=1e-6)
    assert mean_year(load, lambda d: d.hot_water_kw) == pytest.approx(1546.2, rel=1e-6)
    assert mean_year(load, lambda d: d.network_loss_kw) == pytest.approx(1932.75, rel=1e-6)


def test_without_a_peak_space_heating_is_a_straight_line():
    load = calibrate(replace(KORT_HAARLEM, design_peak_kw=None), PHYSICS, REFERENCE)
    heating = load.hours(AIR).space_heating_kw
    cold = AIR < 18
    per_k = heating[cold] / (18 - AIR[cold])
    assert per_k == pytest.approx(np.full(cold.sum(), per_k[0]))
    assert np.all(heating[~cold] == 0)
    assert load.bend == 1


def test_a_peak_that_cannot_belong_to_the_demand_shows():
    load = calibrate(replace(KORT_HAARLEM, design_peak_kw=500.0), PHYSICS, REFERENCE)
    assert load.design_kw > 600
    assert mean_year(load, lambda d: d.space_heating_kw) == pytest.approx(6184.8, rel=1e-6)


def test_hot_water_follows_its_day_and_the_loss_the_ground():
    load = calibrate(KORT_HAARLEM, PHYSICS, REFERENCE)
    demand = load.hours(AIR)
    day = demand.hot_water_kw[:24]
    assert day.max() > 5 * day.min()
    assert np.array_equal(day, demand.hot_water_kw[24:48])
    months = demand.network_loss_kw[:8760].reshape(365, 24).mean(axis=1)
    assert months[40:80].mean() > 1.1 * months[220:260].mean()
    assert np.abs(np.diff(demand.network_loss_kw)).max() < 1e-3 * demand.network_loss_kw.mean()
    highest = np.mean([load.hours(air).network_loss_kw.max() for air in REFERENCE])
    assert load.loss_design_kw == pytest.approx(highest, rel=1e-9)
    flat = calibrate(KORT_HAARLEM, replace(PHYSICS, hot_water_day=FLAT_DAY), REFERENCE).hours(AIR)
    assert np.ptp(flat.hot_water_kw) == 0
    assert flat.hot_water_kw.sum() == pytest.approx(demand.hot_water_kw.sum())


def test_a_cooler_net_in_summer_loses_less_there():
    curve = replace(PHYSICS, supply=HeatingCurve(74, 60))
    assert curve.supply_c(np.array([-15.0, -10.0, 4.0, 18.0, 30.0])).tolist() == [74, 74, 67, 60, 60]
    constant = calibrate(KORT_HAARLEM, PHYSICS, REFERENCE).hours(AIR).network_loss_kw
    curved = calibrate(KORT_HAARLEM, curve, REFERENCE).hours(AIR).network_loss_kw
    assert curved[4400:5000].mean() < constant[4400:5000].mean()


def test_a_colder_year_asks_more():
    load = calibrate(KORT_HAARLEM, PHYSICS, REFERENCE)
    mild, cold = (load.hours(weather_year(*w)).total_mwh for w in (("De Bilt", 2020), ("Deelen", 2010)))
    assert cold > 1.3 * mild


def test_inertia_lowers_the_peak_and_keeps_the_heat():
    peaks = []
    for inertia in (0, 12, 24, 48):
        yearly = replace(KORT_HAARLEM, design_peak_kw=None)
        load = calibrate(yearly, replace(PHYSICS, inertia_h=inertia), REFERENCE)
        peaks.append(load.hours(AIR).power_kw.max())
        assert mean_year(load, lambda d: d.space_heating_kw) == pytest.approx(6184.8, rel=1e-6)
    assert peaks == sorted(peaks, reverse=True)


@settings(max_examples=25, deadline=None)
@given(
    st.floats(500, 20_000), st.floats(100, 5000), st.floats(0, 5000), st.floats(0.15, 1.2), st.integers(0, 48)
)
def test_no_hour_is_negative_and_the_year_adds_up(heating, water, loss, peak, inertia):
    yearly = Yearly(heating, water, loss, heating * peak)
    demand = calibrate(yearly, replace(PHYSICS, inertia_h=inertia), [AIR]).hours(AIR)
    assert demand.power_kw.min() >= 0
    assert demand.total_mwh == pytest.approx(heating + water + loss, rel=1e-9)


def test_the_curve_runs_from_peak_to_lowest_in_200_points():
    power = calibrate(KORT_HAARLEM, PHYSICS, REFERENCE).hours(AIR).power_kw
    curve = load_duration(power)
    assert curve.power_kw.size == curve.rank.size == curve.hour.size == 200
    assert (curve.power_kw[0], curve.power_kw[-1]) == (power.max(), power.min())
    assert np.all(np.diff(curve.power_kw) <= 0)
    assert np.array_equal(power[curve.hour], curve.power_kw)
    assert (curve.rank[0], curve.rank[-1]) == (0, 8759)
    assert np.trapezoid(curve.power_kw, curve.rank) == pytest.approx(power.sum(), rel=2e-3)
    assert load_duration(np.array([1.0, 3.0, 2.0])).power_kw.tolist() == [3, 2, 1]
