"""Water flows, heat exchangers and pumps between source, wells and heat pump."""

from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array

SECONDS_PER_HOUR: Final = 3600.0
KW_PER_MW: Final = 1000.0
W_PER_KW: Final = 1000.0
# Below this relative difference the two ends of an exchanger are equal and the mean is their average.
EQUAL_ENDS: Final = 1e-6


def flow_m3_per_s(
    power_kw: Array | float, delta_t_k: Array | float, heat_capacity_mj_per_m3k: float
) -> Array:
    """Return the water flow that carries a heat flow at a temperature difference, m3/s."""
    return np.asarray(np.asarray(power_kw) / KW_PER_MW / (heat_capacity_mj_per_m3k * np.asarray(delta_t_k)))


def flow_m3_per_h(
    power_kw: Array | float, delta_t_k: Array | float, heat_capacity_mj_per_m3k: float
) -> Array:
    """Return the water flow that carries a heat flow at a temperature difference, m3/h."""
    return flow_m3_per_s(power_kw, delta_t_k, heat_capacity_mj_per_m3k) * SECONDS_PER_HOUR


def heat_kw(flow_m3_per_s: Array | float, delta_t_k: Array | float, heat_capacity_mj_per_m3k: float) -> Array:
    """Return the heat flow of water cooled or warmed by a temperature difference, kW."""
    return np.asarray(
        np.asarray(flow_m3_per_s) * np.asarray(delta_t_k) * heat_capacity_mj_per_m3k * KW_PER_MW
    )


def lmtd_k(one_end_k: Array | float, other_end_k: Array | float) -> Array:
    """Return the logarithmic mean of the temperature differences at both ends of an exchanger, kelvin.

    Raises
    ------
    ValueError
        when a difference is not positive: the streams would have to cross.
    """
    one, other = np.broadcast_arrays(np.asarray(one_end_k, dtype=float), np.asarray(other_end_k, dtype=float))
    if np.any(one <= 0) or np.any(other <= 0):
        raise ValueError("both temperature differences of an exchanger must be above zero")
    equal = np.abs(one - other) <= EQUAL_ENDS * one
    ratio = np.where(equal, np.e, one / other)
    return np.asarray(np.where(equal, (one + other) / 2, (one - other) / np.log(ratio)), dtype=np.float64)


def exchanger_area_m2(power_kw: Array | float, mean_difference_k: Array | float, u_w_per_m2k: float) -> Array:
    """Return the area of a heat exchanger, m2: power over heat transfer coefficient and mean difference."""
    return np.asarray(np.asarray(power_kw) * W_PER_KW / (u_w_per_m2k * np.asarray(mean_difference_k)))


def pump_power_kw(flow_m3_per_s: Array | float, pressure_kpa: Array | float, efficiency: float) -> Array:
    """Return the electric power of a pump, kW: flow (m3/s) x pressure (kPa) over its efficiency."""
    return np.asarray(np.asarray(flow_m3_per_s) * np.asarray(pressure_kpa) / efficiency)
