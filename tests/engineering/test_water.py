"""Modelled river and effluent: plausible beside the series they stand in for, and always labelled."""

import numpy as np
import pytest
from engineering import measured

from warmtenet.engineering.hours import month_of_hour
from warmtenet.engineering.water import effluent_flow, effluent_year, water_year
from warmtenet.engineering.weather import all_weather_years, weather_year


def summer(series):
    months = month_of_hour(series.size) + 1
    return series[(months >= 6) & (months <= 9)]


def test_the_synthetic_series_is_the_one_of_the_case():
    """P21, so that the comparison below is with the right numbers."""
    month, water = measured.synthetic_river().T
    warm = water[(month >= 6) & (month <= 9)]
    assert (water.min(), water.max()) == (5.6, 21.0)
    assert warm.mean() == pytest.approx(19.121, abs=0.005)
    assert (warm >= 18).sum() == 2625
    assert warm[warm >= 18].mean() == pytest.approx(19.476, abs=0.005)


def test_river_from_the_measured_air():
    """P21: with the measured hours of De Bilt 2023 the lag gives the statistics of the synthetic series."""
    river = water_year(measured.de_bilt(2023)).temperature_c
    assert river.min() == pytest.approx(5.6, abs=0.3)
    assert river.max() == pytest.approx(21.0, abs=0.3)
    assert summer(river).mean() == pytest.approx(19.121, abs=0.1)
    assert (summer(river) >= 18).sum() == pytest.approx(2625, rel=0.02)
    assert summer(river)[summer(river) >= 18].mean() == pytest.approx(19.476, abs=0.1)


def test_river_from_the_rebuilt_air():
    """The order of hours is modelled: the mean of summer holds, single hours above 18 C less well."""
    river = water_year(weather_year("De Bilt", 2023)).temperature_c
    assert summer(river).mean() == pytest.approx(19.121, abs=0.3)
    assert (summer(river) >= 18).sum() == pytest.approx(2625, rel=0.15)
    assert summer(river)[summer(river) >= 18].mean() == pytest.approx(19.476, abs=0.3)


@pytest.mark.parametrize("weather", all_weather_years())
def test_every_year_is_plausible_and_labelled(weather):
    air = weather_year(*weather)
    river, effluent = water_year(air), effluent_year(air)
    assert river.synthetic
    assert effluent.synthetic
    assert 0 <= river.temperature_c.min() < 8
    assert 19 < river.temperature_c.max() < 26
    assert 12 <= effluent.temperature_c.min() < 15
    assert 21 < effluent.temperature_c.max() <= 22
    assert np.abs(np.diff(river.temperature_c)).max() < 0.2


def test_warmer_air_gives_warmer_water():
    air = weather_year("De Bilt", 2020)
    for model in (water_year, effluent_year):
        assert np.all(model(air + 1).temperature_c >= model(air).temperature_c)


def test_effluent_flow_keeps_its_mean_and_is_low_in_the_morning():
    flow = effluent_flow(1000.0, 8760)
    assert flow.mean() == pytest.approx(1000)
    assert flow[:24].argmin() in (6, 7)
    monthly = np.where(month_of_hour(8760) < 6, 900.0, 1100.0)
    assert effluent_flow(monthly, 8760)[: 24 * 31].mean() == pytest.approx(900)
