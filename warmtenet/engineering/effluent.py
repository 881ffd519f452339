"""Heat from effluent hour by hour (TEA): how much it can give, when it is short, and by how much."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array, Flags, by_month_mwh, month_of_hour
from warmtenet.engineering.pumps import SECONDS_PER_HOUR, heat_kw

MONTHS: Final = 12
# A relative rounding that does not count as short.
SAME: Final = 1e-9


@dataclass(frozen=True)
class EffluentRules:
    """How far the effluent may be cooled.

    Parameters
    ----------
    delta_t_k
        largest cooling, kelvin.
    lowest_discharge_c
        lowest temperature of the discharge.
    heat_capacity_mj_per_m3k
        of water, MJ/m3K.
    """

    delta_t_k: float
    lowest_discharge_c: float
    heat_capacity_mj_per_m3k: float


@dataclass(frozen=True)
class EffluentYear:
    """A year of effluent against what the heat pumps draw.

    `available_kw`, `short_kw` per hour; `share_of_hours_met` the part of the hours in which the draw is met,
    `full_power_share` in which even full power would be; `available_share` per hour is the part of the heat
    pumps' full power that the effluent allows, for `dispatch`; `short_mwh` and `short_hours` per month.
    """

    available_kw: Array
    short_kw: Array
    share_of_hours_met: float
    full_power_share: float
    available_share: Array
    short_mwh: Array
    short_hours: Array
    longest_shortage_h: int


def available_kw(flow_m3_per_h: Array, temperature_c: Array, rules: EffluentRules) -> Array:
    """Return the heat that the effluent can give per hour, kW, from its flow (m3/h) and temperature (C)."""
    cooling = np.clip(temperature_c - rules.lowest_discharge_c, 0, rules.delta_t_k)
    return heat_kw(flow_m3_per_h / SECONDS_PER_HOUR, cooling, rules.heat_capacity_mj_per_m3k)


def effluent_supply(
    flow_m3_per_h: Array,
    temperature_c: Array,
    cold_kw: Array,
    full_cold_kw: Array | float,
    rules: EffluentRules,
) -> EffluentYear:
    """Return how the effluent of a year serves the cold side of the heat pumps.

    Parameters
    ----------
    flow_m3_per_h, temperature_c
        effluent per hour, shape (hours,) of a year of 8,760 or 8,784.
    cold_kw
        what the heat pumps draw per hour for the heat they are asked, kW: heat x (1 - 1/COP).
    full_cold_kw
        the same at full power, a number or per hour (the COP follows the temperature).
    rules
        how far the effluent may be cooled.
    """
    can = available_kw(flow_m3_per_h, temperature_c, rules)
    short = np.maximum(cold_kw - can, 0)
    is_short = short > SAME * np.maximum(cold_kw, 1)
    month = month_of_hour(can.size)
    full = np.broadcast_to(np.asarray(full_cold_kw, dtype=np.float64), can.shape)
    share = np.minimum(np.divide(can, full, out=np.ones_like(can), where=full > 0), 1)
    return EffluentYear(
        available_kw=can,
        short_kw=short,
        share_of_hours_met=float(1 - is_short.mean()),
        full_power_share=float((share >= 1 - SAME).mean()),
        available_share=share,
        short_mwh=by_month_mwh(short),
        short_hours=np.bincount(month, is_short, MONTHS).astype(np.float64),
        longest_shortage_h=_longest_run(is_short),
    )


def _longest_run(flags: Flags) -> int:
    """Return the longest unbroken run of true hours."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))
