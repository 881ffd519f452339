"""Individual heat pump: seasonal performance over real weather, back-up heat, power and grid connection.

Weather comes as bins: outside temperatures and the hours of each. Heat demand is taken as proportional to
the heating limit less the outside temperature. Temperatures are in degrees Celsius.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Literal

import numpy as np

from warmtenet.engineering.dwelling import Numbers

Source = Literal["air", "brine", "water"]
Fit = Callable[[Numbers, Numbers], Numbers]

# Staffell et al. 2012, doi 10.1039/C2EE22653G: field and test data of air source units, lift of 15 to 60 K.
AIR_CONSTANT, AIR_PER_K, AIR_PER_K2 = 6.81, -0.121, 0.000630
AIR_LEAST_LIFT_K = 15.0
AIR_LOWEST_LIFT_K = -AIR_PER_K / (2 * AIR_PER_K2)  # the parabola rises again beyond its minimum
# Keymark laboratory data as fitted in RE-Lab-Projects/hplib aa85af57 (CC BY 4.0), inverter units.
BRINE_CONSTANT, BRINE_PER_K = 7.79, 0.0941
WATER_CONSTANT, WATER_PER_K = 8.01, 0.1044
LEAST_COP = 1.0  # below it an electric element does the same

SOURCE_C = MappingProxyType({"brine": 5.0, "water": 10.0})  # mean inlet over the heating season
DESIGN_OUTSIDE_C = -10.0  # the memo
HEATING_LIMIT_C = 16.0
SUPPLY_AT_LIMIT_C = 25.0  # of a weather-compensated curve, at the heating limit

VOLT = 230.0
# Phases, amperes and name of the usual connections of a dwelling (grid operators' tariff sheets 2026).
CONNECTIONS = ((1, 35.0, "1x35 A"), (3, 25.0, "3x25 A"), (3, 35.0, "3x35 A"), (3, 50.0, "3x50 A"))


def cop(source: Source, source_c: Numbers, supply_c: Numbers, practice_factor: float = 1.0) -> Numbers:
    """Return the heat per electricity of a heat pump, broadcast over its arguments.

    Parameters
    ----------
    source
        "air" (Staffell 2012), "brine" or "water" (laboratory fits).
    source_c, supply_c
        Temperature of outside air, brine or water at the inlet, and of the water to the radiators.
    practice_factor
        What practice makes of the fit.

    Notes
    -----
    Above a lift of 60 K (air) or a supply of 55 C (brine, water) the fits are extrapolated; the result is
    never below 1, what an electric element gives.
    """
    fits: dict[str, Fit] = {"air": _air, "brine": _brine, "water": _water}
    if source not in fits:
        raise ValueError(f"source must be one of {sorted(fits)}, not {source!r}")
    found = fits[source](np.asarray(source_c, float), np.asarray(supply_c, float))
    return np.maximum(found * practice_factor, LEAST_COP)


def _air(source_c: Numbers, supply_c: Numbers) -> Numbers:
    lift_k = np.clip(supply_c - source_c, AIR_LEAST_LIFT_K, AIR_LOWEST_LIFT_K)
    return AIR_CONSTANT + AIR_PER_K * lift_k + AIR_PER_K2 * lift_k**2


def _brine(source_c: Numbers, supply_c: Numbers) -> Numbers:
    return BRINE_CONSTANT + BRINE_PER_K * (source_c - supply_c)


def _water(source_c: Numbers, supply_c: Numbers) -> Numbers:
    return WATER_CONSTANT + WATER_PER_K * (source_c - supply_c)


def heating_curve_c(
    outside_c: Numbers,
    supply_at_design_c: Numbers | float,
    *,
    heating_limit_c: float = HEATING_LIMIT_C,
    design_outside_c: float = DESIGN_OUTSIDE_C,
) -> Numbers:
    """Return the weather-compensated supply: straight from the design point to 25 C at the heating limit.

    Shapes broadcast. Colder than the design temperature it stays at the design supply.
    """
    share = (heating_limit_c - np.asarray(outside_c, float)) / (heating_limit_c - design_outside_c)
    at_design = np.maximum(supply_at_design_c, SUPPLY_AT_LIMIT_C)
    return np.asarray(SUPPLY_AT_LIMIT_C + np.clip(share, 0.0, 1.0) * (at_design - SUPPLY_AT_LIMIT_C))


def seasonal_cop(
    bin_c: Numbers,
    hours: Numbers,
    supply_at_design_c: Numbers | float,
    heating_limit_c: float = HEATING_LIMIT_C,
    source: Source = "air",
    practice_factor: float = 0.85,
    *,
    compensated: bool = True,
) -> Numbers:
    """Return heat over electricity for space heating over the hours of the bins.

    Parameters
    ----------
    bin_c, hours
        Outside temperatures and their hours, (B,).
    supply_at_design_c
        Supply at the design temperature of -10 C, a number or (N,).
    source
        "air": outside air; "brine" at 5 C and "water" at 10 C, the year round.
    practice_factor
        On every performance; 1 for the fits as published.
    compensated
        Supply follows the weather (25 C at the heating limit), or is constant.

    Returns
    -------
    A number per supply temperature, () or (N,).

    Raises
    ------
    ValueError
        when no hour lies below the heating limit.
    """
    heat = _heat(bin_c, hours, heating_limit_c)
    design = np.asarray(supply_at_design_c, float)[..., None]
    outside = np.asarray(bin_c, float)
    supply = heating_curve_c(outside, design, heating_limit_c=heating_limit_c) if compensated else design
    source_c = outside if source == "air" else np.asarray(SOURCE_C[source])
    return np.asarray(heat.sum() / (heat / cop(source, source_c, supply, practice_factor)).sum(axis=-1))


def back_up_share(
    bin_c: Numbers,
    hours: Numbers,
    design_loss_w: Numbers | float,
    power_w: Numbers | float,
    heating_limit_c: float = HEATING_LIMIT_C,
    design_outside_c: float = DESIGN_OUTSIDE_C,
) -> Numbers:
    """Return the share of the heat beyond the power of the heat pump, that of the back-up.

    Parameters
    ----------
    design_loss_w
        Heat loss at the design temperature; falls in a straight line to zero at the heating limit.
    power_w
        Heat output at the design temperature; what a unit gives more in mild weather does not matter
        above the bivalent point.

    Returns
    -------
    Share from 0 to 1, broadcast over the two powers; 0 for a dwelling without loss.
    """
    heat = _heat(bin_c, hours, heating_limit_c)
    per_hour = np.maximum(heating_limit_c - np.asarray(bin_c, float), 0.0)
    load = np.asarray(design_loss_w, float)[..., None] * per_hour / (heating_limit_c - design_outside_c)
    missing = np.maximum(load - np.asarray(power_w, float)[..., None], 0.0)
    above = np.divide(missing, load, out=np.zeros_like(missing * load), where=load > 0)
    return np.asarray((above * heat).sum(axis=-1) / heat.sum())


def bivalent_point_c(
    design_loss_w: Numbers | float,
    power_w: Numbers | float,
    heating_limit_c: float = HEATING_LIMIT_C,
    design_outside_c: float = DESIGN_OUTSIDE_C,
) -> Numbers:
    """Return the outside temperature below which the heat pump alone does not suffice.

    Not below the design temperature: a pump that suffices there has no bivalent point above it.
    """
    share = np.minimum(np.asarray(power_w, float) / np.asarray(design_loss_w, float), 1.0)
    return np.asarray(heating_limit_c - share * (heating_limit_c - design_outside_c))


def needed_power_w(
    bin_c: Numbers, hours: Numbers, design_loss_w: float, back_up_at_most: float, step_w: float = 500.0
) -> float:
    """Return the least power, in steps of a product range, that leaves at most this share to the back-up.

    At most the first step that carries the loss at the design temperature; colder hours are the back-up's.
    """
    sizes = step_w * np.arange(1.0, np.ceil(design_loss_w / step_w) + 1.0)
    if not sizes.size:
        return 0.0
    enough = back_up_share(bin_c, hours, np.full_like(sizes, design_loss_w), sizes) <= back_up_at_most
    return float(sizes[np.argmax(enough)] if enough.any() else sizes[-1])


def hot_water_cop(
    bin_c: Numbers,
    hours: Numbers,
    hot_water_c: float,
    source: Source = "air",
    practice_factor: float = 0.85,
) -> float:
    """Return heat over electricity for tap water over the year: the same heat in every hour."""
    outside, time = np.asarray(bin_c, float), np.asarray(hours, float)
    source_c = outside if source == "air" else np.full_like(outside, SOURCE_C[source])
    return float(time.sum() / (time / cop(source, source_c, np.asarray(hot_water_c), practice_factor)).sum())


def electric_power_w(
    heat_power_w: float,
    back_up_power_w: float,
    supply_at_design_c: float,
    source: Source = "air",
    practice_factor: float = 0.85,
    design_outside_c: float = DESIGN_OUTSIDE_C,
) -> float:
    """Return what compressor and electric back-up draw together at the design temperature."""
    source_c = np.asarray(design_outside_c if source == "air" else SOURCE_C[source])
    return back_up_power_w + float(
        heat_power_w / cop(source, source_c, np.asarray(supply_at_design_c), practice_factor)
    )


def grid_connection(electric_w: float, other_w: float = 0.0) -> str:
    """Return the smallest usual connection for heat pump and other use at the same time.

    Raises
    ------
    ValueError
        when the largest of the list does not suffice.
    """
    for phases, ampere, name in CONNECTIONS:
        if electric_w + other_w <= phases * ampere * VOLT:
            return name
    raise ValueError(f"{electric_w + other_w:.0f} W exceeds {CONNECTIONS[-1][2]}")


def _heat(bin_c: Numbers, hours: Numbers, heating_limit_c: float) -> Numbers:
    """Heat per bin up to a constant factor."""
    heat: Numbers = np.maximum(heating_limit_c - np.asarray(bin_c, float), 0.0) * np.asarray(hours, float)
    if not heat.sum() > 0:
        raise ValueError(f"no hour lies below the heating limit of {heating_limit_c} C")
    return heat
