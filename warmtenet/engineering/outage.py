"""What fails in the coldest week: heat that is not delivered, for how long, and how cold it gets indoors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hourly_demand import HourlyDemand, Load
from warmtenet.engineering.hours import HOURS_PER_DAY, Array
from warmtenet.engineering.weather import WeatherYear, weather_year

KWH_PER_MWH: Final = 1000.0
WEEK_H: Final = 7 * HOURS_PER_DAY
CASES: Final = ("largest_unit", "heat_pumps", "source")


@dataclass(frozen=True)
class Phase:
    """A moment in the roll-out.

    Parameters
    ----------
    connected_share
        connected part of the demand.
    heat_pumps_kw, boilers_kw
        power of each unit in place, kW.
    """

    connected_share: float
    heat_pumps_kw: Sequence[float]
    boilers_kw: Sequence[float]


@dataclass(frozen=True)
class Building:
    """A building with one heat capacity.

    Parameters
    ----------
    time_constant_h
        heat capacity over heat loss coefficient, hours.
    indoor_c
        temperature that full heating keeps.
    heating_limit_c
        outside temperature at and above which no heating is needed; sun and people do the rest.
    """

    time_constant_h: float
    indoor_c: float
    heating_limit_c: float

    def indoor_temperature_c(self, air_c: Array, served: Array) -> Array:
        """Return the indoor temperature at the end of each hour.

        Parameters
        ----------
        air_c
            outside temperature, shape (hours,).
        served
            part of the space heating that is delivered, shape (hours, ...).

        Notes
        -----
        Full heating holds `indoor_c`. With a part f of it the building drifts to
        indoor - (1 - f)(heating limit - outside), with its time constant.
        """
        keep = np.exp(-1 / self.time_constant_h)
        cold = np.maximum(self.heating_limit_c - air_c, 0).reshape(-1, *[1] * (served.ndim - 1))
        target = -(1 - served) * cold
        below = np.zeros(served.shape[1:])
        indoor = np.empty(served.shape)
        for hour in range(served.shape[0]):
            below = target[hour] + (below - target[hour]) * keep
            indoor[hour] = self.indoor_c + below
        return indoor


@dataclass(frozen=True)
class Outages:
    """Outcome per phase and case (`CASES`), shape (phases, cases), in the coldest week of a year.

    `first_hour` is the hour of the year in which the week begins; `left_kw` the power left; `unserved_mwh`
    and `hours` what is short; `lowest_indoor_c` the indoor temperature at its lowest.
    """

    first_hour: int
    left_kw: Array
    unserved_mwh: Array
    hours: Array
    lowest_indoor_c: Array


def power_left_kw(phase: Phase, source_left_share: float) -> Array:
    """Return the power that is left per case, kW, shape (3,).

    Parameters
    ----------
    phase
        units in place.
    source_left_share
        part of the heat pumps' power that another source (the wells) keeps going when the source stops.
    """
    pumps, boilers = sum(phase.heat_pumps_kw), sum(phase.boilers_kw)
    largest = max((*phase.heat_pumps_kw, *phase.boilers_kw), default=0.0)
    return np.array([pumps + boilers - largest, boilers, boilers + source_left_share * pumps])


def coldest_week(power_kw: Array) -> int:
    """Return the first hour of the 168 hours with the most heat; weeks do not wrap around the year."""
    total = np.concatenate([[0.0], np.cumsum(power_kw)])
    return int(np.argmax(total[WEEK_H:] - total[:-WEEK_H]))


def outages(
    demand: HourlyDemand,
    air_c: Array,
    phases: Sequence[Phase],
    building: Building,
    source_left_share: float = 0.0,
) -> Outages:
    """Return what each outage means in the coldest week of a weather year, for every phase.

    Parameters
    ----------
    demand
        of all buildings, from `Load.hours`.
    air_c
        the weather year, shape (hours,).
    phases
        moments of the roll-out.
    building
        for the indoor temperature.
    source_left_share
        see `power_left_kw`.

    Notes
    -----
    The outage lasts the whole week and no buffer helps. Losses of the network and hot water go on; what is
    short is taken from space heating first.
    """
    start = coldest_week(demand.power_kw)
    week = slice(start, start + WEEK_H)
    connected = np.array([phase.connected_share for phase in phases])[:, None]
    left = np.array([power_left_kw(phase, source_left_share) for phase in phases])
    asked = demand.power_kw[week, None, None] * connected
    short = np.maximum(asked - left, 0)
    heating = demand.space_heating_kw[week, None, None] * connected
    served = 1 - np.minimum(np.divide(short, heating, out=np.zeros_like(short), where=heating > 0), 1)
    indoor = building.indoor_temperature_c(air_c[week], served)
    return Outages(
        first_hour=start,
        left_kw=left,
        unserved_mwh=short.sum(axis=0) / KWH_PER_MWH,
        hours=(short > 0).sum(axis=0).astype(np.float64),
        lowest_indoor_c=indoor.min(axis=0),
    )


def outages_by_year(
    load: Load,
    years: Iterable[WeatherYear],
    phases: Sequence[Phase],
    building: Building,
    source_left_share: float = 0.0,
) -> dict[WeatherYear, Outages]:
    """Return the outages of every phase in the coldest week of each weather year; see `outages`."""
    found = {}
    for year in years:
        air = weather_year(*year)
        found[year] = outages(load.hours(air), air, phases, building, source_left_share)
    return found
