"""Outages in the coldest week: redundancy of the memo, drift of the indoor temperature, phases."""

import numpy as np
import pytest
from engineering.plants import DE_BILT, KORT_HAARLEM, SOURCE_KW

from warmtenet.engineering.hourly_demand import HourlyDemand
from warmtenet.engineering.outage import (
    CASES,
    Building,
    Phase,
    coldest_week,
    outages,
    outages_by_year,
    power_left_kw,
)
from warmtenet.engineering.weather import weather_year

UNIT = 0.2 * SOURCE_KW
BUILDING = Building(60, 20, 18)
AIR = DE_BILT[5]
DEMAND = KORT_HAARLEM.hours(AIR)


def phase(connected=1.0, pumps=3, boilers=(0.5, 0.5)):
    return Phase(connected, [UNIT] * pumps, [share * SOURCE_KW for share in boilers])


def test_redundancy_of_the_memo():
    """P19: 3x20 % + 2x50 % keeps 110 % and 100 %; with 1x40 % 60 % and 40 %."""
    assert power_left_kw(phase(), 0) / SOURCE_KW == pytest.approx([1.1, 1.0, 1.0], rel=1e-12)
    assert power_left_kw(phase(boilers=(0.4,)), 0) / SOURCE_KW == pytest.approx([0.6, 0.4, 0.4], rel=1e-12)
    assert CASES == ("largest_unit", "heat_pumps", "source")


def test_a_store_keeps_heat_pumps_going_when_the_river_stops():
    assert power_left_kw(phase(), 0.5)[2] == pytest.approx(1.3 * SOURCE_KW)
    assert power_left_kw(phase(), 0.5)[1] == pytest.approx(SOURCE_KW)


def test_nothing_is_short_where_enough_is_left():
    found = outages(DEMAND, AIR, [phase()], BUILDING)
    assert found.unserved_mwh.max() == found.hours.max() == 0
    assert found.lowest_indoor_c.tolist() == [[20, 20, 20]]


def test_what_is_short_adds_up_by_hand():
    asked = np.full(8760, 100.0)
    demand = HourlyDemand(asked * 0.8, asked * 0.1, asked * 0.1)
    found = outages(demand, np.zeros(8760), [Phase(1.0, [50.0], [30.0])], Building(60, 20, 18))
    assert found.left_kw.tolist() == [[30, 30, 30]]
    assert found.unserved_mwh[0] == pytest.approx([168 * 70 / 1000] * 3)
    assert found.hours.tolist() == [[168, 168, 168]]
    half = outages(demand, np.zeros(8760), [Phase(0.5, [50.0], [30.0])], Building(60, 20, 18))
    assert half.unserved_mwh[0] == pytest.approx([168 * 20 / 1000] * 3)
    assert found.lowest_indoor_c[0, 0] == pytest.approx(20 - 70 / 80 * 18 * (1 - np.exp(-168 / 60)))


def test_the_coldest_week_holds_the_most_heat():
    power = DEMAND.power_kw
    start = coldest_week(power)
    sums = [power[i : i + 168].sum() for i in range(0, power.size - 168, 7)]
    assert power[start : start + 168].sum() >= max(sums)
    assert coldest_week(np.concatenate([np.zeros(500), np.ones(168), np.zeros(500)])) == 500


def test_an_unheated_building_drifts_to_the_outside():
    """Without heat, below the heating limit by the same amount as outside, after many time constants."""
    indoor = BUILDING.indoor_temperature_c(np.full(1000, -5.0), np.zeros((1000, 1)))
    assert indoor[0, 0] == pytest.approx(20 - 23 * (1 - np.exp(-1 / 60)))
    assert indoor[59, 0] == pytest.approx(20 - 23 * (1 - np.exp(-1)))
    assert indoor[-1, 0] == pytest.approx(-3, abs=1e-4)
    assert np.all(BUILDING.indoor_temperature_c(np.full(48, 25.0), np.zeros(48)) == 20)


def test_a_slower_building_stays_warmer():
    weak = [phase(boilers=(0.3,))]
    lowest = [outages(DEMAND, AIR, weak, Building(t, 20, 18)).lowest_indoor_c[0, 1] for t in (20, 60, 200)]
    assert lowest == sorted(lowest)
    assert lowest[0] < lowest[-1] < 20


def test_phases_and_years():
    phases = [phase(0.3, 1, (0.3,)), phase(0.7, 2, (0.5,)), phase()]
    found = outages_by_year(KORT_HAARLEM, [("De Bilt", 2020), ("Deelen", 2010)], phases, BUILDING)
    mild, cold = found["De Bilt", 2020], found["Deelen", 2010]
    assert mild.unserved_mwh.shape == (3, 3)
    assert np.all(cold.unserved_mwh >= mild.unserved_mwh)
    assert np.all(cold.lowest_indoor_c <= mild.lowest_indoor_c)
    assert np.all((cold.hours > 0) == (cold.unserved_mwh > 0))
    one = outages(
        KORT_HAARLEM.hours(weather_year("Deelen", 2010)), weather_year("Deelen", 2010), phases, BUILDING
    )
    assert np.array_equal(one.unserved_mwh, cold.unserved_mwh)


def test_more_boilers_never_serve_less():
    short = [
        outages(DEMAND, AIR, [phase(boilers=(size,))], BUILDING).unserved_mwh[0]
        for size in (0.1, 0.3, 0.5, 1)
    ]
    assert np.all(np.diff(short, axis=0) <= 1e-9)
    assert short[0].min() > 0
