"""A store of a given size through several years with unlike summers and winters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array
from warmtenet.engineering.store import (
    KWH_PER_MWH,
    CopOfSource,
    Permit,
    Wells,
    draw,
    room_for_charging_kw,
)

# Over each period of five years no heat may be left in the ground (SIKB, open systems).
BALANCE_YEARS: Final = 5
# MWh that count as rounding in a balance.
CLOSED_MWH: Final = 1e-6


@dataclass(frozen=True)
class Season:
    """A year for the store: heat of the heat pumps (kW) and river (C) per hour, shape (8760,) or (8784,)."""

    heat_kw: Array
    water_c: Array


@dataclass(frozen=True)
class StoreYears:
    """A store over years, shape (years,).

    Heat charged, drawn and asked but not there (MWh), hours of that shortage, hours in which charging was
    allowed, recoverable heat at the end of each year, and net heat into the ground.
    """

    charged_mwh: Array
    extracted_mwh: Array
    short_mwh: Array
    short_hours: Array
    usable_hours: Array
    content_mwh: Array

    @property
    def net_heat_mwh(self) -> Array:
        """Heat left in the ground per year: charged less drawn."""
        return self.charged_mwh - self.extracted_mwh

    @property
    def net_heat_of_periods_mwh(self) -> Array:
        """Heat left in the ground over each period of five years (over all years when there are fewer)."""
        window = np.ones(min(BALANCE_YEARS, self.charged_mwh.size))
        return np.convolve(self.net_heat_mwh, window, mode="valid")

    @property
    def heats_the_ground(self) -> bool:
        """Whether any period of five years leaves heat in the ground, which the rules do not allow."""
        return bool(self.net_heat_of_periods_mwh.max() > CLOSED_MWH)


def net_heat_of_periods_mwh(years: StoreYears) -> Array:
    """Return the heat left in the ground over the five years that end with each, shape (years,).

    Not a number for years with less than four before them.
    """
    total = np.concatenate([[0.0], np.cumsum(years.net_heat_mwh)])
    found = np.full(years.charged_mwh.size, np.nan)
    found[BALANCE_YEARS - 1 :] = total[BALANCE_YEARS:] - total[:-BALANCE_YEARS]
    return found


def store_years(
    seasons: Sequence[Season],
    permit: Permit,
    wells: Wells,
    cop_of: CopOfSource,
    store_c: float,
    charging_kw: float,
    capacity_mwh: float,
    start_mwh: float,
) -> StoreYears:
    """Return how a store of a given size comes through years in a row.

    Parameters
    ----------
    seasons
        the years in order.
    permit, wells, cop_of
        as in `store_year`.
    store_c
        temperature of the water from the warm wells.
    charging_kw
        power of the exchanger that charges.
    capacity_mwh
        recoverable heat when full; charging stops there.
    start_mwh
        recoverable heat at the start of the first year.
    """
    drawn = [draw(s.heat_kw, s.water_c, store_c, permit, cop_of) for s in seasons]
    room = [room_for_charging_kw(d, s.water_c, permit) for d, s in zip(drawn, seasons, strict=True)]
    found = through_years(
        [d.store_kw for d in drawn],
        [np.minimum(most, charging_kw) for most in room],
        wells.recovery_efficiency,
        capacity_mwh,
        start_mwh,
    )
    usable = np.array([float(permit.may_charge(season.water_c).sum()) for season in seasons])
    return replace(found, usable_hours=usable)


def through_years(
    asked_kw: Sequence[Array],
    room_kw: Sequence[Array],
    recovery_efficiency: float,
    capacity_mwh: float,
    start_mwh: float,
) -> StoreYears:
    """Return how a store comes through years in a row, from what is asked of it and what may be charged.

    Parameters
    ----------
    asked_kw, room_kw
        per year what is asked and what can be charged in each hour, kW, shape (8760,) or (8784,).
    recovery_efficiency
        recovered part of the stored heat.
    capacity_mwh, start_mwh
        as in `store_years`.
    """
    rows = []
    content = start_mwh
    for asked, room in zip(asked_kw, room_kw, strict=True):
        flows = _through(asked, room, recovery_efficiency, capacity_mwh, content)
        content = flows[-1]
        rows.append((*flows, float((room > 0).sum())))
    charged, extracted, short, short_hours, contents, usable = np.array(rows).T
    return StoreYears(charged, extracted, short, short_hours, usable, contents)


def _through(
    asked_kw: Array, room_kw: Array, recovery: float, capacity_mwh: float, start_mwh: float
) -> tuple[float, float, float, float, float]:
    """Return MWh charged, drawn and short, hours short and the content at the end (MWh); hour by hour."""
    content, capacity = start_mwh * KWH_PER_MWH, capacity_mwh * KWH_PER_MWH
    charged = drawn = short = short_hours = 0.0
    for asked, room in zip(asked_kw.tolist(), room_kw.tolist(), strict=True):
        given = min(content, asked)
        if asked > given:
            short += asked - given
            short_hours += 1
        drawn += given
        content -= given
        if room > 0 and content < capacity:
            space = (capacity - content) / recovery
            charge = min(space, room)
            charged += charge
            content += charge * recovery
    mwh = KWH_PER_MWH
    return charged / mwh, drawn / mwh, short / mwh, short_hours, content / mwh
