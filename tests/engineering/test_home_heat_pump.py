"""Individual heat pump: published fits, seasonal performance over real weather, limits."""

import csv
from collections import Counter

import numpy as np
import pytest
from support import cases

from warmtenet.engineering.home_heat_pump import (
    back_up_share,
    bivalent_point_c,
    cop,
    electric_power_w,
    grid_connection,
    heating_curve_c,
    hot_water_cop,
    needed_power_w,
    seasonal_cop,
)

BINS = "weather/temperature_hours.csv"
BIN_WIDTH_C = 0.5
YEARS = range(2018, 2025)


@pytest.fixture(scope="module")
def de_bilt():
    """Middle of the bins, and hours of De Bilt 2018-2024."""
    path = cases.SHARED / "data" / BINS
    cases.need(path.is_file(), f"{path} is absent")
    hours: Counter[float] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["station"] == "De Bilt 260" and int(row["year"]) in YEARS:
                hours[float(row["t_from_c"]) + BIN_WIDTH_C / 2] += float(row["hours"])
    bins = np.array(sorted(hours))
    return bins, np.array([hours[b] for b in bins])


@pytest.mark.parametrize(
    ("source", "source_c", "supply_c", "expected"),
    [
        ("brine", 0, 35, 4.5),
        ("brine", 0, 55, 2.6),
        ("water", 10, 35, 5.4),
        ("water", 10, 55, 3.3),
        ("air", 7, 35, 3.92),
        ("air", -10, 50, 1.82),
    ],
)
def test_published_points(source, source_c, supply_c, expected):
    """Laboratory fits (hplib) at their rating points; Staffell 2012 by hand at 28 and 60 K."""
    assert cop(source, source_c, supply_c) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(
    ("supply", "air", "air_compensated", "brine", "brine_compensated"),
    [
        (35, 3.8, 4.3, 4.9, 5.5),
        (45, 3.0, 3.9, 4.0, 5.1),
        (55, 2.4, 3.5, 3.1, 4.7),
        (65, 1.8, 3.2, 2.1, 4.3),
    ],
)
def test_seasonal_performance_of_de_bilt(de_bilt, supply, air, air_compensated, brine, brine_compensated):
    """Calculated before from the same hours with the same fits, without the practice factor."""

    def found(source, compensated):
        return seasonal_cop(*de_bilt, supply, source=source, practice_factor=1, compensated=compensated)

    assert found("air", False) == pytest.approx(air, abs=0.06)
    assert found("air", True) == pytest.approx(air_compensated, abs=0.06)
    assert found("brine", False) == pytest.approx(brine, abs=0.08)
    assert found("brine", True) == pytest.approx(brine_compensated, abs=0.06)


@pytest.mark.parametrize(("supply", "expected"), [(35, 5.4), (45, 4.4), (55, 3.3), (65, 2.3)])
def test_seasonal_performance_on_water(de_bilt, supply, expected):
    found = seasonal_cop(*de_bilt, supply, source="water", practice_factor=1, compensated=False)
    assert found == pytest.approx(expected, abs=0.06)


def test_seasonal_performance_by_hand():
    """Two bins: 10 h at 6 C and 5 h at -4 C give 100 K h each, at COP 4 and 3."""
    bins, hours = np.array([6.0, -4.0, 20.0]), np.array([10.0, 5.0, 1000.0])
    cops = cop("air", bins[:2], np.array(40.0))
    expected = 200 / (100 / cops).sum()
    found = seasonal_cop(bins, hours, 40, practice_factor=1, compensated=False)
    assert found == pytest.approx(expected)


def test_many_supplies_at_once(de_bilt):
    supplies = np.arange(35.0, 71.0, 5.0)
    together = seasonal_cop(*de_bilt, supplies)
    assert together == pytest.approx([float(seasonal_cop(*de_bilt, s)) for s in supplies])
    assert np.all(np.diff(together) < 0)


def test_practice_is_below_the_laboratory(de_bilt):
    laboratory = seasonal_cop(*de_bilt, 45, practice_factor=1)
    assert seasonal_cop(*de_bilt, 45) == pytest.approx(0.85 * laboratory, rel=1e-3)


@pytest.mark.parametrize("source", ["air", "brine", "water"])
def test_the_hotter_the_worse_and_never_below_an_element(source):
    supply = np.linspace(20, 150, 200)
    found = cop(source, np.array(-10.0), supply)
    assert np.all(np.diff(found) <= 1e-12)
    assert found.min() >= 1
    assert cop("brine", -20.0, 120.0) == 1.0


def test_heating_curve():
    outside = np.array([20.0, 16.0, 3.0, -10.0, -20.0])
    assert heating_curve_c(outside, 55) == pytest.approx([25, 25, 40, 55, 55])


def test_back_up(de_bilt):
    shares = back_up_share(*de_bilt, 10_000, np.array([0.0, 3000, 5000, 7000, 10_000, 20_000]))
    assert shares[0] == pytest.approx(1)
    assert np.all(np.diff(shares) <= 0)
    assert 0.03 < shares[2] < 0.08  # half the power carries some 95 % of the heat
    assert shares[4] < 1e-4  # hours below -10 C
    assert shares[5] == 0
    assert back_up_share(*de_bilt, 0.0, 0.0) == 0


def test_bivalent_point():
    assert bivalent_point_c(10_000, 5000) == pytest.approx(3)
    assert bivalent_point_c(10_000, np.array([10_000, 15_000])) == pytest.approx([-10, -10])


def test_power_needed(de_bilt):
    power = needed_power_w(*de_bilt, 8_200, 0.02)
    assert power % 500 == 0
    assert back_up_share(*de_bilt, 8_200, power) <= 0.02
    assert back_up_share(*de_bilt, 8_200, power - 500) > 0.02
    assert needed_power_w(*de_bilt, 8_200, 0.0) >= 8_200
    assert needed_power_w(*de_bilt, 0.0, 0.02) == 0
    frost = np.array([-20.0]), np.array([24.0])
    assert needed_power_w(*frost, 8_200, 0.0) == 8_500  # and yet it does not carry such a day


def test_hot_water(de_bilt):
    air = hot_water_cop(*de_bilt, 58)
    assert 1.8 < air < 2.5
    assert hot_water_cop(*de_bilt, 50) > air
    assert hot_water_cop(*de_bilt, 58, source="water") > air


def test_electric_power_and_connection():
    air = electric_power_w(6000, 2000, 55)
    assert air == pytest.approx(2000 + 6000 / (0.85 * (6.81 - 0.121 * 65 + 0.00063 * 65**2)))
    assert electric_power_w(6000, 2000, 55, source="brine") < air
    assert grid_connection(air, 4000) == "3x25 A"
    assert grid_connection(3000, 3000) == "1x35 A"
    assert grid_connection(3 * 25 * 230) == "3x25 A"
    assert grid_connection(3 * 25 * 230 + 1) == "3x35 A"


def test_refusals(de_bilt):
    with pytest.raises(ValueError, match="source must be one of"):
        cop("sun", 0, 35)
    with pytest.raises(ValueError, match="no hour lies below"):
        seasonal_cop(np.array([20.0]), np.array([8760.0]), 35)
    with pytest.raises(ValueError, match="exceeds 3x50 A"):
        grid_connection(40_000)
