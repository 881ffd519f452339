"""The tank that takes the place of the boilers: closed forms on a load made by hand, and real years."""

from dataclasses import replace

import numpy as np
import pytest
from engineering.plants import PHYSICS

from warmtenet.engineering import buffer_size
from warmtenet.engineering.buffer_size import hardest_year, heat_short_h, smallest_buffer_l_per_kw
from warmtenet.engineering.load_shape import Profile, load_hours
from warmtenet.engineering.share_curves import HeatPumps
from warmtenet.engineering.weather import all_weather_years

PUMPS = HeatPumps((1.0,), 0.0, 0.0, 20.0, 0.0)
SHAPE = Profile("De Bilt", 0.2, 0.25, PHYSICS.heating_limit_c, PHYSICS.design_outdoor_c, 24, 1000, 62, 62)
YEAR = ("De Bilt", 2019)
# Water: 4.19 MJ/m3K and 20 K give 23.28 Wh per litre.
KWH_PER_LITRE = 4.19 * 20 / 3600


@pytest.fixture
def block(monkeypatch):
    """A year at half of the power, but for ten hours at full power: five kWh per kW short with half pumps."""
    demand = np.full(8760, 0.4)
    demand[1000:1010] = 1.0
    monkeypatch.setattr(buffer_size, "load_hours", lambda *_: demand)
    return demand


def test_a_block_of_peak_has_its_own_tank(block):
    """Short: 10 h x (1 - 0.5) = 5 kWh per kW; a tank of exactly that, to the next size."""
    needed = 5 / KWH_PER_LITRE
    sizes = range(0, 400, 5)
    found = smallest_buffer_l_per_kw(SHAPE, PUMPS, YEAR, 0.25, 0.5, sizes)
    assert found - 5 < needed <= found


def test_without_room_to_charge_no_tank_is_enough(block):
    """Heat pumps below the mean load never fill a tank again."""
    block[:] = 0.6
    assert smallest_buffer_l_per_kw(SHAPE, PUMPS, YEAR, 0.25, 0.5, range(0, 2001, 100)) is None


def test_heat_pumps_for_the_whole_peak_need_none(block):
    assert smallest_buffer_l_per_kw(SHAPE, PUMPS, YEAR, 0.25, 1.0, [0, 10]) == 0


def test_what_is_short_without_a_tank(block):
    assert heat_short_h(SHAPE, PUMPS, YEAR, 0.25, 0.5) == pytest.approx(5)
    tank = replace(PUMPS, buffer_l_per_kw=2 / KWH_PER_LITRE)
    assert heat_short_h(SHAPE, tank, YEAR, 0.25, 0.5) == pytest.approx(3)


def test_more_heat_pumps_never_need_a_larger_tank():
    sizes = range(0, 2001, 50)
    found = [smallest_buffer_l_per_kw(SHAPE, PUMPS, YEAR, 0.25, power, sizes) for power in (0.55, 0.65, 0.8)]
    assert found == sorted(found, reverse=True)


def test_the_hardest_year_asks_most_above_the_heat_pumps():
    years = list(all_weather_years())
    above = {y: np.maximum(load_hours(SHAPE, 0.25, y) - 0.6, 0).sum() for y in years}
    assert above[hardest_year(SHAPE, years, 0.25, 0.6)] == max(above.values())
