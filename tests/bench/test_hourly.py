"""Speed of the hourly leaf: many variants of power share, buffer and weather year; nothing fails on time."""

import numpy as np
import pytest

from warmtenet.engineering.dispatch import Buffer, Plant, dispatch
from warmtenet.engineering.heat_share import heat_share_of_variants
from warmtenet.engineering.hourly_demand import HeatingCurve, Load, Physics, Yearly, calibrate
from warmtenet.engineering.weather import all_weather_years, weather_year

VARIANTS, PEAK_KW = 1_000, 4832.36


@pytest.fixture(scope="module")
def load() -> Load:
    physics = Physics(18, -10, 0, 1000, HeatingCurve(74, 74), 50)
    reference = [weather_year("De Bilt", year) for year in range(2018, 2025)]
    return calibrate(Yearly(6184.8, 1546.2, 1932.75, PEAK_KW), physics, reference)


def variants() -> tuple[Plant, list[tuple[str, int]]]:
    rng = np.random.default_rng(1)
    years = all_weather_years()
    tank = Buffer(rng.uniform(0, 400, VARIANTS), 20, 0.02, 4.19)
    plant = Plant(rng.uniform(0.3, 0.8, VARIANTS) * PEAK_KW, (1, 1, 1), 0.25, PEAK_KW, 0.9, tank)
    return plant, [years[i] for i in rng.integers(0, len(years), VARIANTS)]


def test_1_000_variants_of_share_buffer_and_weather(benchmark, load):
    benchmark.extra_info["target"] = "10 s on two cores"
    plant, weather = variants()
    benchmark.pedantic(heat_share_of_variants, args=(load, plant, weather), rounds=3, warmup_rounds=1)


def test_one_year_without_buffer(benchmark, load):
    demand = load.hours(weather_year("De Bilt", 2023)).power_kw
    benchmark(dispatch, demand, Plant(2900.0, (1, 1, 1), 0.25, PEAK_KW, 0.9), 3.6)


def test_one_year_with_buffer(benchmark, load):
    demand = load.hours(weather_year("De Bilt", 2023)).power_kw
    plant = Plant(2900.0, (1, 1, 1), 0.25, PEAK_KW, 0.9, Buffer(200.0, 20, 0.02, 4.19))
    benchmark.pedantic(dispatch, args=(demand, plant, 3.6), rounds=3, warmup_rounds=1)


def test_rebuilding_a_weather_year(benchmark):
    benchmark(weather_year.__wrapped__, "Deelen", 2010)
