"""Hour by hour: heat pumps first, a buffer where there is one, boilers for the rest.

Arrays run over the hours along the first axis; a trailing axis of scenarios is optional everywhere. The
buffer starts full, and what it holds at the end is part of the balance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from warmtenet.engineering.hours import HOURS_PER_DAY, Array

SECONDS_PER_HOUR: Final = 3600.0
KWH_PER_MWH: Final = 1000.0
KJ_PER_MJ: Final = 1000.0
# One part in a million of the heat pumps' power: below it two subsets of units are the same.
SAME_POWER_DIGITS: Final = 6


@dataclass(frozen=True)
class Buffer:
    """A water tank between plant and network.

    Parameters
    ----------
    volume_m3
        m3, shape () or (scenarios,); 0 is no buffer.
    delta_t_k
        kelvin between full and empty.
    loss_share_per_day
        part of the content lost in a day.
    heat_capacity_mj_per_m3k
        of water, MJ/m3K.
    """

    volume_m3: Array | float
    delta_t_k: float
    loss_share_per_day: float
    heat_capacity_mj_per_m3k: float

    @property
    def capacity_kwh(self) -> Array:
        """Content when full, kWh, shape of the volume."""
        kj = np.asarray(self.volume_m3) * self.heat_capacity_mj_per_m3k * KJ_PER_MJ * self.delta_t_k
        return np.asarray(kj / SECONDS_PER_HOUR, dtype=np.float64)

    @property
    def loss_share_per_hour(self) -> float:
        """Part of the content lost in an hour."""
        return float(1 - (1 - self.loss_share_per_day) ** (1 / HOURS_PER_DAY))


@dataclass(frozen=True)
class Plant:
    """Heat pumps and boilers.

    Parameters
    ----------
    heat_pump_kw
        all heat pumps together, kW, shape () or (scenarios,).
    unit_shares
        size of each heat pump as a proportion of all of them; scaled to a sum of 1.
    minimum_load_share
        lowest load of a running unit as part of its power; below it the unit stands still.
    boiler_kw
        all boilers together, kW, shape () or (scenarios,).
    boiler_efficiency
        heat per gas, on the calorific value the gas is counted in.
    buffer
        None is no buffer.
    """

    heat_pump_kw: Array | float
    unit_shares: Sequence[float]
    minimum_load_share: float
    boiler_kw: Array | float
    boiler_efficiency: float
    buffer: Buffer | None = None


@dataclass(frozen=True)
class Dispatch:
    """A year of the plant per hour, kW (buffer_kwh: kWh at the end of the hour), shape (hours, ...)."""

    heat_pump_kw: Array
    boiler_kw: Array
    unserved_kw: Array
    buffer_kwh: Array
    buffer_start_kwh: Array
    buffer_loss_kw: Array
    electricity_kw: Array
    gas_kw: Array

    @property
    def heat_pump_heat_share(self) -> Array:
        """Heat of the heat pumps as part of all heat produced, shape (...)."""
        pump = self.heat_pump_kw.sum(axis=0)
        return np.asarray(pump / (pump + self.boiler_kw.sum(axis=0)), dtype=np.float64)

    @property
    def boiler_hours(self) -> Array:
        """Hours in which a boiler runs, shape (...)."""
        return np.asarray((self.boiler_kw > 0).sum(axis=0), dtype=np.float64)

    @property
    def seasonal_cop(self) -> Array:
        """Heat of the heat pumps per electricity: the COP weighted by heat, shape (...)."""
        return np.asarray(self.heat_pump_kw.sum(axis=0) / self.electricity_kw.sum(axis=0), dtype=np.float64)


class _Stages:
    """The powers that a set of units can give: for each subset from its minimum load to its full power."""

    def __init__(self, unit_shares: Sequence[float], minimum_load_share: float) -> None:
        sizes = [size for size in unit_shares if size > 0]
        subsets = (c for count in range(1, len(sizes) + 1) for c in combinations(sizes, count))
        powers = (sum(subset) / sum(sizes) for subset in subsets)
        full = sorted({round(power, SAME_POWER_DIGITS): power for power in powers}.values())
        self.ranges = self._joined([(minimum_load_share * power, power) for power in full])

    @staticmethod
    def _joined(ranges: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """Join overlapping ranges: most plants have one, from the smallest unit's minimum to full power."""
        joined: list[tuple[float, float]] = []
        for low, high in sorted(ranges):
            if joined and low <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            else:
                joined.append((low, high))
        return joined

    def output(self, wanted_kw: Array, limit_kw: Array | float) -> Array:
        """Return the most that the units can give without exceeding what is wanted."""
        best = np.zeros(np.broadcast_shapes(np.shape(wanted_kw), np.shape(limit_kw)))
        for low, high in self.ranges:
            given = np.minimum(wanted_kw, high * limit_kw)
            best = np.where(wanted_kw >= low * limit_kw, given, best)
        return best


def dispatch(demand_kw: Array, plant: Plant, cop: Array | float, available: Array | float = 1.0) -> Dispatch:
    """Return how the plant meets a year of demand.

    Parameters
    ----------
    demand_kw
        heat asked, shape (hours,) or (hours, scenarios).
    plant
        heat pumps, boilers and buffer.
    cop
        of the heat pumps: heat per electricity, a number or shape (hours,) or (hours, scenarios).
    available
        part of the heat pumps' power that the source allows, a number or per hour.

    Returns
    -------
    Dispatch
        demand = heat pumps + boilers + unserved - buffer loss - rise of the buffer, in every hour.
    """
    demand, free = _laid_out(demand_kw, plant, available)
    stages = _Stages(plant.unit_shares, plant.minimum_load_share)
    flows = (
        _with_buffer(demand, free, stages, plant)
        if _has_buffer(plant)
        else _direct(demand, free, stages, plant)
    )
    boiler = np.minimum(flows.rest_kw, np.asarray(plant.boiler_kw))
    return Dispatch(
        heat_pump_kw=flows.heat_pump_kw,
        boiler_kw=boiler,
        unserved_kw=flows.rest_kw - boiler,
        buffer_kwh=flows.content_kwh,
        buffer_start_kwh=flows.start_kwh,
        buffer_loss_kw=flows.loss_kw,
        electricity_kw=flows.heat_pump_kw / _per_hour(np.asarray(cop, dtype=np.float64), demand.ndim),
        gas_kw=boiler / plant.boiler_efficiency,
    )


@dataclass(frozen=True)
class _Flows:
    """Heat pumps, what they and the buffer leave (kW), content after each hour and at the start (kWh)."""

    heat_pump_kw: Array
    rest_kw: Array
    content_kwh: Array
    loss_kw: Array
    start_kwh: Array


def _per_hour(values: Array, axes: int) -> Array:
    """Give a series of hours the trailing axis of scenarios."""
    return values[:, None] if values.ndim == 1 and axes > 1 else values


def _laid_out(demand_kw: Array, plant: Plant, available: Array | float) -> tuple[Array, Array]:
    """Return demand and allowed power of the heat pumps in one common shape."""
    volume = 0.0 if plant.buffer is None else plant.buffer.volume_m3
    given = (np.shape(plant.heat_pump_kw), np.shape(plant.boiler_kw), np.shape(volume), demand_kw.shape[1:])
    scenarios = np.broadcast_shapes(*given, np.shape(available)[1:])
    shape = (demand_kw.shape[0], *scenarios)
    demand = np.broadcast_to(_per_hour(demand_kw, len(shape)), shape)
    share = _per_hour(np.asarray(available, dtype=np.float64), len(shape))
    return demand, np.broadcast_to(share * np.asarray(plant.heat_pump_kw), shape)


def _has_buffer(plant: Plant) -> bool:
    return plant.buffer is not None and bool(np.any(plant.buffer.volume_m3))


def _direct(demand: Array, free: Array, stages: _Stages, plant: Plant) -> _Flows:
    """Return the flows without a buffer: what the heat pumps cannot give in the hour is left."""
    pump = stages.output(np.minimum(demand, free), plant.heat_pump_kw)
    nothing = np.broadcast_to(np.float64(0), demand.shape)
    return _Flows(pump, demand - pump, nothing, nothing, np.zeros(demand.shape[1:]))


def _with_buffer(demand: Array, free: Array, stages: _Stages, plant: Plant) -> _Flows:
    """Return the flows with a buffer, which the heat pumps keep as full as they can."""
    assert plant.buffer is not None
    capacity = np.broadcast_to(plant.buffer.capacity_kwh, demand.shape[1:])
    pump, rest, held, lost = (np.empty(demand.shape) for _ in range(4))
    content = capacity
    for hour in range(demand.shape[0]):
        loss = content * plant.buffer.loss_share_per_hour
        left = content - loss
        wanted = np.minimum(demand[hour] + (capacity - left), free[hour])
        given = stages.output(wanted, plant.heat_pump_kw)
        short = demand[hour] - given
        drawn = np.minimum(short, left)
        content = np.minimum(left - drawn, capacity)
        pump[hour], rest[hour], held[hour], lost[hour] = given, short - drawn, content, loss
    return _Flows(pump, rest, held, lost, capacity)
