"""Weather years on board: the table is the measured one, the rebuilt hours keep it and run like weather."""

import csv

import numpy as np
import pytest
from engineering import measured
from support.cases import SHARED, need

from warmtenet.engineering.hours import by_month_mwh, hours_of_months, lagged, month_of_hour
from warmtenet.engineering.weather import (
    DEGREE_DAY_WEIGHTS,
    _embedded_year,
    available_years,
    degree_days,
    temperature_hours,
    weather_year,
)

YEARS = [(station, year) for station, years in available_years().items() for year in years]


def test_which_years_are_on_board():
    assert available_years() == {"De Bilt": tuple(range(2018, 2025)), "Deelen": tuple(range(2001, 2011))}


@pytest.mark.parametrize(("station", "year"), YEARS)
def test_the_table_is_the_one_counted_from_the_knmi(station, year):
    path = SHARED / "data/weather/temperature_hours.csv"
    need(path.is_file(), f"{path} is absent")
    counted = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["station"].startswith(station) and int(row["year"]) == year:
                low = float(row["t_from_c"])
                counted[low] = counted.get(low, 0) + int(row["hours"])
    temperatures, hours = temperature_hours(station, year)
    assert {round(t - 0.2, 1): h for t, h in zip(temperatures, hours, strict=True) if h} == counted


@pytest.mark.parametrize(("station", "year"), YEARS)
def test_every_month_keeps_its_measured_hours(station, year):
    air = weather_year(station, year)
    leap = year % 4 == 0
    assert air.shape == (8784 if leap else 8760,)
    temperatures, hours = temperature_hours(station, year)
    edges = np.append(temperatures, temperatures[-1] + 0.5) - 0.225
    assert np.array_equal(np.histogram(air, edges)[0], hours)
    assert hours.sum() == air.size
    assert np.bincount(month_of_hour(air.size)).tolist() == list(hours_of_months(air.size))


def test_several_years_add_up():
    _, one = temperature_hours("De Bilt", 2023)
    bins, all_years = temperature_hours("De Bilt")
    assert all_years.sum() == 5 * 8760 + 2 * 8784
    assert np.all(np.diff(bins) == pytest.approx(0.5))
    _, two = temperature_hours("De Bilt", [2023, 2023])
    assert np.array_equal(two, 2 * one)


def test_mean_temperatures_are_those_of_the_measured_hours():
    """KNMI hourly values of De Bilt 2023 and Deelen 2010, averaged outside this project."""
    assert weather_year("De Bilt", 2023).mean() == pytest.approx(11.786, abs=0.01)
    assert weather_year("Deelen", 2010).mean() == pytest.approx(8.703, abs=0.01)


def test_rebuilt_hours_run_like_weather():
    """Warm afternoons, and a day that resembles the day before (0.64 measured, season taken out)."""
    air = weather_year("De Bilt", 2023)
    days = air[: 365 * 24].reshape(365, 24)
    assert days[150:240].mean(axis=0).argmax() in range(12, 17)
    assert np.abs(np.diff(air)).mean() < 1.0
    slow = lagged(air, 24 * 30)
    assert 0.45 < np.corrcoef((air - slow)[24:], (air - slow)[:-24])[0, 1] < 0.85


def test_a_year_is_always_the_same_and_read_only():
    first = weather_year("De Bilt", 2023)
    _embedded_year.cache_clear()
    assert np.array_equal(first, weather_year("De Bilt", 2023))
    assert first[:3].tolist() == pytest.approx(weather_year("De Bilt", 2023)[:3].tolist())
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0


@pytest.mark.parametrize(("station", "year"), [("De Bilt", 2017), ("Delft", 2023)])
def test_what_is_not_on_board_is_refused(station, year):
    with pytest.raises(ValueError, match="on board"):
        weather_year(station, year)
    with pytest.raises(ValueError, match="on board"):
        temperature_hours(station, year)
    with pytest.raises(ValueError, match="on board"):
        temperature_hours("Delft")


def test_a_year_has_whole_days():
    with pytest.raises(ValueError, match="8759"):
        hours_of_months(8759)


@pytest.mark.parametrize("time_constant", [1, 24, 300])
def test_a_lag_keeps_the_mean_and_narrows_the_range(time_constant):
    air = weather_year("De Bilt", 2018)
    slow = lagged(air, time_constant)
    assert slow.mean() == pytest.approx(air.mean(), abs=1e-12)
    assert air.min() < slow.min() < slow.max() < air.max()
    keep = np.exp(-1 / time_constant)
    assert slow[1:] == pytest.approx(keep * slow[:-1] + (1 - keep) * air[1:], abs=1e-9)


def test_no_lag_is_the_series_itself():
    air = weather_year("De Bilt", 2018)
    assert lagged(air, 0) is air


def test_degree_days_of_a_cold_year():
    """P17: Deelen 2010, base 18 C, days of universal time; 20, 10 and -4 C give 30."""
    assert degree_days(np.array([20.0, 10.0, -4.0]), 18) == pytest.approx(30)
    days = measured.deelen(2010).reshape(365, 24).mean(axis=1)
    assert degree_days(days, 18) == pytest.approx(3506.3, abs=0.2)
    assert degree_days(days, 18, DEGREE_DAY_WEIGHTS) == pytest.approx(3556.2, abs=0.2)


def test_rebuilt_days_have_the_degree_days_of_the_measurement():
    """The order of the hours is modelled, so days differ; over a year they come close."""
    days = weather_year("Deelen", 2010).reshape(365, 24).mean(axis=1)
    assert degree_days(days, 18) == pytest.approx(3506.3, rel=0.01)


def test_energy_by_month():
    energy = by_month_mwh(np.ones(8784))
    assert energy[:3].tolist() == [0.744, 0.696, 0.744]
    assert energy.sum() == pytest.approx(8.784)
