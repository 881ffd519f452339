"""Tables of what heat pumps deliver, by their power and by the load factor, for the live model to read.

A Monte Carlo of 100,000 scenarios cannot simulate each year; between the points of these tables a straight
line is within 0.1 percentage point of the simulation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from warmtenet.engineering.dispatch import Buffer, Dispatch, Plant, dispatch
from warmtenet.engineering.hours import Array
from warmtenet.engineering.load_shape import PEAK_KW, Profile, load_columns
from warmtenet.engineering.weather import WeatherYear

ANY_COP = 1.0
# Load factors that run side by side: their years fit in the cache of a processor.
LOADS_AT_ONCE = 3
LITRES_PER_M3 = 1000.0
# Heat capacity of water, as the figure water.heat_capacity; the size of the tank is a round number anyway.
WATER_MJ_PER_M3K = 4.19


@dataclass(frozen=True)
class HeatPumps:
    """The heat pumps and the tank of the shape: everything per kW of design peak.

    Parameters
    ----------
    unit_shares
        size of each heat pump as a proportion.
    minimum_load_share
        lowest load of a running unit as part of its power.
    buffer_l_per_kw
        water tank in litres per kW of design peak; 0 is none.
    buffer_delta_t_k
        kelvin between full and empty.
    buffer_loss_share_per_day
        part of the content lost in a day.
    """

    unit_shares: tuple[float, ...]
    minimum_load_share: float
    buffer_l_per_kw: Array | float
    buffer_delta_t_k: float
    buffer_loss_share_per_day: float

    def run(self, demand: Array, power: Array | float) -> Dispatch:
        """Return the year of heat pumps with a power per unit of peak, and boilers without limit.

        `demand` has shape (hours,) or (hours, scenarios) and `power` () or (scenarios,).
        """
        volume_m3 = self.buffer_l_per_kw * PEAK_KW / LITRES_PER_M3
        tank = Buffer(volume_m3, self.buffer_delta_t_k, self.buffer_loss_share_per_day, WATER_MJ_PER_M3K)
        plant = Plant(power, self.unit_shares, self.minimum_load_share, np.inf, 1.0, tank)
        return dispatch(demand, plant, ANY_COP)


@dataclass(frozen=True)
class ShareTable:
    """Tables over load factors and powers, shape (load factors, powers).

    `heat_share` is the part of the heat from heat pumps, `weighted` the mean of each hourly series weighted
    by the heat of the heat pumps, shape (series, load factors, powers).
    """

    heat_share: Array
    weighted: Array


def share_table(
    profile: Profile,
    pumps: HeatPumps,
    weather: WeatherYear,
    load_factors: Sequence[float],
    powers: Sequence[float],
    series: Sequence[Array] = (),
) -> ShareTable:
    """Return what heat pumps deliver in a weather year, by load factor and power.

    Parameters
    ----------
    profile, pumps
        shape of the load and of the plant.
    weather
        the weather year.
    load_factors
        yearly production over design peak x 8,760 h, each above 0.
    powers
        power of the heat pumps over the design peak, rising; at 0 the weighted means are those of the next.
    series
        hourly values of that year, each of shape (hours,), such as 1 in hours of direct use.
    """
    demand = load_columns(profile, load_factors, weather)
    weights = np.array(series).reshape(len(series), demand.shape[0])
    shares, means = [], []
    for first in range(0, len(load_factors), LOADS_AT_ONCE):
        part = demand[:, first : first + LOADS_AT_ONCE]
        columns = np.repeat(part, len(powers), axis=1)
        result = pumps.run(columns, np.tile(np.asarray(powers, dtype=np.float64), part.shape[1]))
        shape = (part.shape[1], len(powers))
        shares.append(result.heat_pump_heat_share.reshape(shape))
        total = result.heat_pump_kw.sum(axis=0)
        weighted = (weights @ result.heat_pump_kw) / np.where(total > 0, total, np.nan)
        means.append(weighted.reshape(len(series), *shape))
    together = np.concatenate(means, axis=1)
    nowhere = np.isnan(together)
    return ShareTable(np.concatenate(shares), np.where(nowhere, np.roll(together, -1, axis=2), together))
