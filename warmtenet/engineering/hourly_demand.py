"""Heat demand at the plant hour by hour: space heating, hot water and heat loss of the network.

Each part has its own shape, and two things are met at once: the yearly demand (as the mean of the reference
weather years) and the design peak (the simultaneous power with losses at the design temperature outside). It
is never the profile of one household multiplied.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import HOURS_PER_YEAR, Array, Whole, hour_of_day, lagged

KWH_PER_MWH: Final = 1000.0
MOST_POINTS: Final = 200
# Bounds of the bend: beyond them demand and peak do not belong together, and the demand is kept.
LEAST_BEND, MOST_BEND = 0.3, 4.0
BISECTIONS: Final = 60

# Hot water of many dwellings by hour of the day: two peaks, little at night. Assumption (grade C).
HOT_WATER_DAY: Final = (
    *(0.35, 0.20, 0.15, 0.15, 0.25, 0.60, 1.30, 1.75, 1.65, 1.35, 1.15, 1.05),
    *(1.05, 0.95, 0.85, 0.85, 1.00, 1.35, 1.60, 1.60, 1.45, 1.35, 1.15, 0.85),
)
FLAT_DAY: Final = (1.0,) * 24


@dataclass(frozen=True)
class HeatingCurve:
    """Supply temperature of the network by outside temperature, degrees Celsius; equal values: constant."""

    design_c: float
    minimum_c: float


@dataclass(frozen=True)
class Yearly:
    """What the network asks in a mean year.

    Parameters
    ----------
    space_heating_mwh, hot_water_mwh, network_loss_mwh
        MWh per year, the mean over the reference years.
    design_peak_kw
        kW at the plant at the design temperature outside; None: as the space heating runs in a straight line
        with the temperature.
    """

    space_heating_mwh: float
    hot_water_mwh: float
    network_loss_mwh: float
    design_peak_kw: float | None


@dataclass(frozen=True)
class Physics:
    """How the parts depend on the weather.

    Parameters
    ----------
    heating_limit_c
        outside temperature at and above which no space heating is asked.
    design_outdoor_c
        outside temperature of the design peak.
    inertia_h
        time constant with which buildings follow the outside temperature, hours.
    ground_inertia_h
        the same for the ground around the pipes; 0: the loss does not vary with the season.
    supply
        heating curve of the network.
    return_c
        return temperature, degrees Celsius.
    hot_water_day
        24 values, hot water by hour of the day; only their proportions count.
    """

    heating_limit_c: float
    design_outdoor_c: float
    inertia_h: float
    ground_inertia_h: float
    supply: HeatingCurve
    return_c: float
    hot_water_day: Sequence[float] = HOT_WATER_DAY

    def curve_part(self, air_c: Array | float) -> Array:
        """Return the place on the heating curve per hour: 0 from the heating limit on, 1 in design frost."""
        part = (self.heating_limit_c - np.asarray(air_c)) / (self.heating_limit_c - self.design_outdoor_c)
        return np.asarray(np.clip(part, 0, 1), dtype=np.float64)

    def supply_c(self, air_c: Array | float) -> Array:
        """Return the supply temperature per hour: the curve between heating limit and design temperature."""
        return self.supply.minimum_c + (self.supply.design_c - self.supply.minimum_c) * self.curve_part(air_c)

    def coldness(self, air_c: Array) -> Array:
        """Return how cold each hour is: 1 at the design temperature, 0 from the heating limit on."""
        below = self.heating_limit_c - lagged(air_c, self.inertia_h)
        return np.maximum(below, 0) / (self.heating_limit_c - self.design_outdoor_c)

    def pipe_difference_k(self, air_c: Array) -> Array:
        """Return what drives the heat loss of supply and return pipe: both above the ground, kelvin.

        Without ground inertia the mean of the year stands for every hour.
        """
        if self.ground_inertia_h <= 0:
            return np.full(air_c.shape, self.supply_c(air_c).mean() + self.return_c - 2 * air_c.mean())
        return self.supply_c(air_c) + self.return_c - 2 * lagged(air_c, self.ground_inertia_h)


@dataclass(frozen=True)
class HourlyDemand:
    """Heat at the plant per hour, kW, shape (hours,)."""

    space_heating_kw: Array
    hot_water_kw: Array
    network_loss_kw: Array

    @property
    def power_kw(self) -> Array:
        """All heat asked from the plant, kW, shape (hours,)."""
        return self.space_heating_kw + self.hot_water_kw + self.network_loss_kw

    @property
    def total_mwh(self) -> float:
        """Heat of the year, MWh."""
        return float(self.power_kw.sum()) / KWH_PER_MWH


@dataclass(frozen=True)
class Load:
    """A network whose hourly demand can be asked for any weather year; made by `calibrate`.

    `heating_kw` is the space heating at the design temperature, `bend` the exponent of its dependence on
    coldness (1: straight line; above 1: more of the year's heat lies in mild hours).
    """

    physics: Physics
    heating_kw: float
    bend: float
    hot_water_kw: float
    loss_kw_per_k: float
    loss_design_kw: float

    @property
    def design_kw(self) -> float:
        """Demand at the design temperature, kW: the design peak, where demand and peak can both be met."""
        return self.heating_kw + self.hot_water_kw + self.loss_design_kw

    def hours(self, air_c: Array) -> HourlyDemand:
        """Return the demand per hour in a weather year, air temperature of shape (8760,) or (8784,)."""
        day = np.asarray(self.physics.hot_water_day, dtype=np.float64)
        return HourlyDemand(
            space_heating_kw=self.heating_kw * self.physics.coldness(air_c) ** self.bend,
            hot_water_kw=self.hot_water_kw * (day / day.mean())[hour_of_day(air_c.size)],
            network_loss_kw=self.loss_kw_per_k * self.physics.pipe_difference_k(air_c),
        )


def calibrate(yearly: Yearly, physics: Physics, reference: Sequence[Array]) -> Load:
    """Return the load that meets yearly demand and design peak over the reference weather years.

    Parameters
    ----------
    yearly
        demand in a mean year and design peak.
    physics
        how the parts depend on the weather.
    reference
        air temperatures of the years whose mean is the mean year, each of shape (8760,) or (8784,).

    Notes
    -----
    Where no bend between 0.3 and 4 meets both, the demand is met and `design_kw` of the result differs from
    the design peak; a caller can see it there.
    """
    hours = sum(air.size for air in reference)
    difference = np.concatenate([physics.pipe_difference_k(air) for air in reference])
    coldness = np.concatenate([physics.coldness(air) for air in reference])
    loss_kw = yearly.network_loss_mwh * KWH_PER_MWH / HOURS_PER_YEAR
    loss_kw_per_k = loss_kw / float(difference.mean())
    hot_water_kw = yearly.hot_water_mwh * KWH_PER_MWH / HOURS_PER_YEAR
    heating_kwh = yearly.space_heating_mwh * KWH_PER_MWH * hours / HOURS_PER_YEAR
    loss_design_kw = loss_kw_per_k * _design_difference(physics, reference)
    bend = 1.0
    if yearly.design_peak_kw is not None:
        heating_kw = yearly.design_peak_kw - hot_water_kw - loss_design_kw
        bend = _bend(coldness, heating_kwh, heating_kw)
    return Load(
        physics=physics,
        heating_kw=heating_kwh / float((coldness**bend).sum()),
        bend=bend,
        hot_water_kw=hot_water_kw,
        loss_kw_per_k=loss_kw_per_k,
        loss_design_kw=loss_design_kw,
    )


def _design_difference(physics: Physics, reference: Sequence[Array]) -> float:
    """Return what drives the heat loss on the design day: design supply, ground as on the coldest days."""
    if physics.ground_inertia_h <= 0:
        return float(np.mean([physics.pipe_difference_k(air)[0] for air in reference]))
    ground = np.mean([lagged(air, physics.ground_inertia_h).min() for air in reference])
    return float(physics.supply.design_c + physics.return_c - 2 * ground)


def _bend(coldness: Array, heating_kwh: float, heating_kw: float) -> float:
    """Return the exponent at which the hours of cold hold the demand under the peak, by bisection."""
    low, high = LEAST_BEND, MOST_BEND
    warm_enough = coldness[coldness > 0]
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        too_much = heating_kw * float((warm_enough**middle).sum()) > heating_kwh
        low, high = (middle, high) if too_much else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True)
class LoadDuration:
    """Points of a load-duration curve: rank from 0, hour of the year with that rank, and its power in kW."""

    rank: Array
    hour: Whole
    power_kw: Array


def load_duration(power_kw: Array, points: int = MOST_POINTS) -> LoadDuration:
    """Return the hours of a year from the highest load to the lowest, thinned to at most `points`.

    The first point is the peak and the last the lowest hour. `hour` finds outside temperature, heat pump and
    boiler of a point in the other series of the year.
    """
    order = np.argsort(-power_kw, kind="stable")
    count = min(points, order.size)
    rank = np.round(np.linspace(0, order.size - 1, count)).astype(np.int_)
    return LoadDuration(rank.astype(np.float64), order[rank], power_kw[order[rank]])
