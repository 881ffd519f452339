"""One weather year of a network, per unit of its design peak: load-duration, months, outages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from warmtenet.engineering.dispatch import Dispatch
from warmtenet.engineering.hourly_demand import HourlyDemand, LoadDuration, load_duration
from warmtenet.engineering.hours import Array, month_of_hour
from warmtenet.engineering.load_shape import Profile, demand_of, load_hours
from warmtenet.engineering.outage import (
    CASES,
    KWH_PER_MWH,
    WEEK_H,
    Building,
    Phase,
    coldest_week,
    outages,
)
from warmtenet.engineering.share_curves import HeatPumps
from warmtenet.engineering.weather import WeatherYear, weather_year

MONTHS = 12
BOILERS_ONLY = CASES.index("heat_pumps")


@dataclass(frozen=True)
class YearShape:
    """A weather year per unit of design peak: outside temperature (C), demand, and the plant's year."""

    air_c: Array
    demand: HourlyDemand
    plant: Dispatch

    @property
    def heat_pump_by_month(self) -> Array:
        """Part of the heat of the heat pumps per month, shape (12,)."""
        return shares_by_month(self.plant.heat_pump_kw)

    @property
    def boiler_by_month(self) -> Array:
        """Part of the heat of the boilers per month, shape (12,); zeros when none runs."""
        return shares_by_month(self.plant.boiler_kw)

    def duration(self, points: int) -> LoadDuration:
        """Return the load-duration curve in some points."""
        return load_duration(self.demand.power_kw, points)


def shares_by_month(power: Array) -> Array:
    """Return which part of a yearly series falls in each month, shape (12,); zeros for a series of zeros."""
    months = np.bincount(month_of_hour(power.size), power, MONTHS)
    total = months.sum()
    return np.asarray(months / total if total > 0 else months, dtype=np.float64)


def monthly_mean(series: Array, weight: Array) -> Array:
    """Return the weighted mean of a yearly series per month, shape (12,); the plain mean without weight."""
    month = month_of_hour(series.size)
    total = np.bincount(month, weight, MONTHS)
    plain = np.bincount(month, series, MONTHS) / np.bincount(month)
    return np.divide(np.bincount(month, weight * series, MONTHS), total, out=plain, where=total > 0)


def year_shape(
    profile: Profile, pumps: HeatPumps, weather: WeatherYear, load_factor: float, power: float
) -> YearShape:
    """Return a weather year of a network with heat pumps of some part of the design peak.

    Parameters
    ----------
    profile, pumps
        shape of the load and of the plant.
    weather
        the weather year.
    load_factor
        yearly production over design peak x 8,760 h.
    power
        heat pumps over design peak.
    """
    demand = demand_of(profile, load_factor, weather)
    return YearShape(weather_year(*weather), demand, pumps.run(demand.power_kw, power))


def coldest_year(profile: Profile, load_factor: float, years: Iterable[WeatherYear]) -> WeatherYear:
    """Return the year with the week that asks the most heat."""

    def week(year: WeatherYear) -> float:
        power = load_hours(profile, load_factor, year)
        start = coldest_week(power)
        return float(power[start : start + WEEK_H].sum())

    return max(years, key=week)


@dataclass(frozen=True)
class OutageCurve:
    """What a power that is left means in a coldest week, each of the shape of the powers.

    `unserved_h`: heat not delivered per kW of design peak, kWh/kW; `hours` in which heat is short;
    `indoor_c` the lowest indoor temperature.
    """

    unserved_h: Array
    hours: Array
    indoor_c: Array


def outage_curve(
    profile: Profile, load_factor: float, weather: WeatherYear, left: Sequence[float], building: Building
) -> OutageCurve:
    """Return what is short in the coldest week of a year, by the power left over the design peak.

    It holds for every phase of the roll-out: with a part of the buildings connected, demand and power left
    shrink together.
    """
    demand = demand_of(profile, load_factor, weather)
    found = outages(demand, weather_year(*weather), [Phase(1.0, (), (power,)) for power in left], building)
    column = (slice(None), BOILERS_ONLY)
    return OutageCurve(
        KWH_PER_MWH * found.unserved_mwh[column], found.hours[column], found.lowest_indoor_c[column]
    )
