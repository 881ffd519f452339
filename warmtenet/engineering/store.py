"""River heat with a store in the ground, hour by hour (TEO + WKO): a year in which what is drawn is charged.

In hours in which the river is warm enough and the permit allows, the heat pumps draw from the river and the
store is charged; in all other hours the heat pumps draw from the store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array, Flags, month_of_hour
from warmtenet.engineering.pumps import SECONDS_PER_HOUR, flow_m3_per_s, heat_kw

KWH_PER_MWH: Final = 1000.0
MJ_PER_MWH: Final = 3600.0
MONTHS: Final = 12
# A part of a doublet below this is rounding, not a well.
WHOLE_TOLERANCE: Final = 1e-9

CopOfSource = Callable[[Array], Array]


@dataclass(frozen=True)
class Permit:
    """What may be taken from the river.

    Parameters
    ----------
    charging_months, direct_months
        months (1 to 12) in which the store may be charged and the heat pumps may draw from the river.
    lowest_intake_c
        river temperature below which nothing is taken.
    delta_t_k
        largest cooling between intake and discharge, kelvin.
    lowest_discharge_c
        lowest temperature of the discharge; the cooling shrinks to keep it.
    highest_infiltration_c
        highest temperature at which water may enter the warm wells.
    flow_m3_per_s
        most river water; infinite is no limit.
    heat_capacity_mj_per_m3k
        of water, MJ/m3K.
    """

    charging_months: Sequence[int]
    direct_months: Sequence[int]
    lowest_intake_c: float
    delta_t_k: float
    lowest_discharge_c: float
    highest_infiltration_c: float
    flow_m3_per_s: float
    heat_capacity_mj_per_m3k: float

    def cooling_k(self, water_c: Array) -> Array:
        """Return how far the river may be cooled per hour, kelvin; 0 where nothing may be taken."""
        cooling = np.clip(water_c - self.lowest_discharge_c, 0, self.delta_t_k)
        return np.where(water_c >= self.lowest_intake_c, cooling, 0.0)

    def most_kw(self, water_c: Array) -> Array:
        """Return the most heat from the river per hour, kW; infinite without a limit of flow."""
        cooling = self.cooling_k(water_c)
        if np.isinf(self.flow_m3_per_s):
            return np.where(cooling > 0, np.inf, 0.0)
        return heat_kw(self.flow_m3_per_s, cooling, self.heat_capacity_mj_per_m3k)

    def may_charge(self, water_c: Array) -> Flags:
        """Return the hours in which the store may be charged."""
        return in_months(water_c.size, self.charging_months) & (self.cooling_k(water_c) > 0)


@dataclass(frozen=True)
class Wells:
    """The store: recovered part of the stored heat, temperature step (K) and flow per doublet (m3/h)."""

    recovery_efficiency: float
    delta_t_k: float
    flow_per_doublet_m3_per_h: float


def in_months(hours: int, months: Sequence[int]) -> Flags:
    """Return the hours of a year that lie in some months (1 to 12)."""
    return np.isin(month_of_hour(hours) + 1, np.asarray(months, dtype=np.int_))


@dataclass(frozen=True)
class Draw:
    """How the heat pumps are fed, per hour, shape (hours,).

    `heat_kw` of the heat pumps = `river_kw` + `store_kw` + `electricity_kw`; `direct_share` the part of the
    heat made with river water; `source_c` the temperature of the source, weighted where both feed.
    """

    heat_kw: Array
    river_kw: Array
    store_kw: Array
    electricity_kw: Array
    direct_share: Array
    source_c: Array


def draw(heat: Array, water_c: Array, store_c: float, permit: Permit, cop_of: CopOfSource) -> Draw:
    """Return how river and store feed the heat pumps over a year.

    Parameters
    ----------
    heat
        of the heat pumps per hour, kW.
    water_c
        river per hour, degrees Celsius.
    store_c
        temperature of the water from the warm wells.
    permit
        what may be taken from the river.
    cop_of
        gives the COP for source temperatures.
    """
    cop_river, cop_store = cop_of(water_c), cop_of(np.asarray(store_c, dtype=np.float64))
    whole = heat * (1 - 1 / cop_river)
    most = np.where(in_months(heat.size, permit.direct_months), permit.most_kw(water_c), 0.0)
    share = np.where(most >= whole, np.where(most > 0, 1.0, 0.0), most / np.where(whole > 0, whole, 1))
    by_river, by_store = heat * share, heat * (1 - share)
    return Draw(
        heat_kw=heat,
        river_kw=by_river * (1 - 1 / cop_river),
        store_kw=by_store * (1 - 1 / cop_store),
        electricity_kw=by_river / cop_river + by_store / cop_store,
        direct_share=share,
        source_c=share * water_c + (1 - share) * store_c,
    )


def infiltration_temperature_c(water_c: Array, permit: Permit) -> float:
    """Return the mean temperature of what enters the warm wells, over the hours in which charging is allowed.

    Raises
    ------
    ValueError
        when there is no such hour.
    """
    usable = permit.may_charge(water_c)
    if not usable.any():
        raise ValueError("no hour of the year is warm enough to charge the store within the permit")
    return float(np.minimum(water_c[usable], permit.highest_infiltration_c).mean())


@dataclass(frozen=True)
class StoreYear:
    """A year of river, store and heat pumps.

    Per hour, shape (hours,): `drawn`, `charge_kw` (heat into the warm wells), `content_mwh` (recoverable heat
    at the end of the hour, the lowest is 0). Of the year: hours in which charging is allowed, the temperature
    of infiltration, heat that could not be charged for want of flow, the size of wells and intake, and hours
    in which the infiltration had to be held at its limit.
    """

    drawn: Draw
    charge_kw: Array
    content_mwh: Array
    usable_hours: int
    infiltration_c: float
    not_charged_mwh: float
    too_warm_hours: int
    river_flow_m3_per_s: float
    well_flow_m3_per_h: float
    doublets: int
    warm_well_m3: float
    cold_well_m3: float

    @property
    def charged_mwh(self) -> float:
        """Heat into the warm wells, MWh."""
        return float(self.charge_kw.sum()) / KWH_PER_MWH

    @property
    def extracted_mwh(self) -> float:
        """Heat drawn from the warm wells, MWh."""
        return float(self.drawn.store_kw.sum()) / KWH_PER_MWH

    @property
    def regeneration_power_kw(self) -> float:
        """Heat charged over the hours in which it may, kW."""
        return self.charged_mwh * KWH_PER_MWH / self.usable_hours

    @property
    def source_temperature_c(self) -> float:
        """Temperature of the source over the year, weighted by heat."""
        return float(np.average(self.drawn.source_c, weights=self.drawn.heat_kw))

    @property
    def source_temperature_by_month_c(self) -> Array:
        """The same per month, shape (12,); not a number in a month without heat."""
        month = month_of_hour(self.charge_kw.size)
        heat = np.bincount(month, self.drawn.heat_kw, MONTHS)
        weighted = np.bincount(month, self.drawn.heat_kw * self.drawn.source_c, MONTHS)
        return np.asarray(np.divide(weighted, heat, out=np.full(MONTHS, np.nan), where=heat > 0))

    @property
    def direct_source_share(self) -> float:
        """Part of the heat made straight from the river."""
        return float(np.average(self.drawn.direct_share, weights=self.drawn.heat_kw))

    def pump_electricity_mwh(self, river_share: float, wells_share: float) -> tuple[float, float]:
        """Return the electricity of the pumps at the river and in the wells, MWh.

        Parameters
        ----------
        river_share
            electricity per heat taken from the river.
        wells_share
            electricity per heat drawn from the store, charging included.
        """
        river = self.charged_mwh + float(self.drawn.river_kw.sum()) / KWH_PER_MWH
        return river * river_share, self.extracted_mwh * wells_share


def store_year(heat: Array, water_c: Array, permit: Permit, wells: Wells, cop_of: CopOfSource) -> StoreYear:
    """Return the year in which what the heat pumps draw from the store is charged again.

    The charge is spread over the allowed hours in proportion to the cooling that the permit leaves.
    Parameters as in `draw`; the store gives water of the mean infiltration temperature.
    """
    infiltration = infiltration_temperature_c(water_c, permit)
    drawn = draw(heat, water_c, infiltration, permit, cop_of)
    charge, missing = _charge(drawn, water_c, permit, wells)
    content = np.cumsum(wells.recovery_efficiency * charge - drawn.store_kw) / KWH_PER_MWH
    cooling = permit.cooling_k(water_c)
    taken = charge + drawn.river_kw
    flow = flow_m3_per_s(taken, np.where(cooling > 0, cooling, np.inf), permit.heat_capacity_mj_per_m3k)
    usable = permit.may_charge(water_c)
    well_flow = _well_flow(float(max(charge.max(), drawn.store_kw.max())), wells, permit)
    return StoreYear(
        drawn=drawn,
        charge_kw=charge,
        content_mwh=content - content.min(),
        usable_hours=int(usable.sum()),
        infiltration_c=infiltration,
        not_charged_mwh=missing,
        too_warm_hours=int((water_c[usable] > permit.highest_infiltration_c).sum()),
        river_flow_m3_per_s=float(flow.max()),
        well_flow_m3_per_h=well_flow,
        doublets=whole_doublets(well_flow, wells),
        warm_well_m3=_volume_m3(float(charge.sum()), wells, permit),
        cold_well_m3=_volume_m3(float(drawn.store_kw.sum()), wells, permit),
    )


def room_for_charging_kw(drawn: Draw, water_c: Array, permit: Permit) -> Array:
    """Return how much the river can still give to the store per hour, kW, after direct use."""
    left = np.maximum(permit.most_kw(water_c) - drawn.river_kw, 0)
    return np.where(permit.may_charge(water_c), left, 0.0)


def _charge(drawn: Draw, water_c: Array, permit: Permit, wells: Wells) -> tuple[Array, float]:
    """Return the charge per hour (kW) and what cannot be charged (MWh)."""
    need = float(drawn.store_kw.sum()) / wells.recovery_efficiency
    if np.isinf(permit.flow_m3_per_s):
        weight = np.where(permit.may_charge(water_c), permit.cooling_k(water_c), 0.0)
        return weight * (need / weight.sum()), 0.0
    room = room_for_charging_kw(drawn, water_c, permit)
    part = min(1.0, need / room.sum()) if room.sum() > 0 else 0.0
    return room * part, (need - float(room.sum()) * part) / KWH_PER_MWH


def _well_flow(power_kw: float, wells: Wells, permit: Permit) -> float:
    flow = flow_m3_per_s(power_kw, wells.delta_t_k, permit.heat_capacity_mj_per_m3k)
    return float(flow) * SECONDS_PER_HOUR


def whole_doublets(well_flow_m3_per_h: float, wells: Wells) -> int:
    """Return the doublets for a flow of the wells."""
    return int(np.ceil(well_flow_m3_per_h / wells.flow_per_doublet_m3_per_h - WHOLE_TOLERANCE))


def _volume_m3(heat_kwh: float, wells: Wells, permit: Permit) -> float:
    """Return the water that carries a heat between the wells in a year, m3."""
    return heat_kwh / KWH_PER_MWH * MJ_PER_MWH / (permit.heat_capacity_mj_per_m3k * wells.delta_t_k)
