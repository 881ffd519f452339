"""Hour by hour: COP by month, the refrigerant cycle beside it, exchangers (SPEC 5).

The reciprocal of the Carnot COP runs in a straight line with the source temperature, and nearly so with
the supply temperature, so the COP at the heat-weighted temperatures is the COP of all hours together.
"""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.verbs import lookup, missing_unless, share_of, smallest_over, sum_over
from warmtenet.engineering.cycle import cycle_cop
from warmtenet.model import cop as plant_cop
from warmtenet.model.families import HOURS, MONTH, REFRIGERANT

CHAPTER = HOURS
# What the table of cycles covers, degrees Celsius: `warmtenet.engineering.cycle`.
EVAPORATING_C, CONDENSING_C = (-15.0, 30.0), (40.0, 90.0)

exchanger_u_w_per_m2k = given(
    "W/m2K", None, "Heat transfer of plate exchangers", 200, 10000, figure="exchanger.u_value"
)


@quantity("K", per=MONTH)
def lift_of_month_k(supply_of_month_c, source_temperature_of_month_c):
    """Temperature lift in the month

    Not a number when the source is as warm as the supply.
    """
    lift = supply_of_month_c - source_temperature_of_month_c
    return missing_unless(lift > 0, lift)


@quantity("COP", per=MONTH)
def cop_by_month(
    cop_convention,
    carnot_efficiency,
    supply_of_month_c,
    lift_of_month_k,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
    regeneration_cop_factor,
):
    """COP by month"""
    return cop_at(
        lift_of_month_k,
        cop_convention,
        carnot_efficiency,
        supply_of_month_c,
        heat_exchanger_lmtd_k,
        kelvin_at_zero_c,
        regeneration_cop_factor,
    )


def cop_at(
    lift_k,
    cop_convention,
    carnot_efficiency,
    supply_temperature_c,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
    regeneration_cop_factor,
):
    """Return the COP at a temperature lift, by the convention of the plant."""
    warm = carnot_efficiency, supply_temperature_c, lift_k
    exchangers = heat_exchanger_lmtd_k, kelvin_at_zero_c
    return plant_cop.cop(
        plant_cop.cop_carnot(
            cop_convention,
            plant_cop.cop_without_exchangers(*warm, kelvin_at_zero_c),
            plant_cop.cop_with_source_exchanger(*warm, *exchangers),
            plant_cop.cop_with_both_exchangers(*warm, *exchangers),
        ),
        regeneration_cop_factor,
    )


@quantity("COP")
def cop_coldest_month(cop_by_month):
    """COP in the coldest month"""
    return smallest_over(MONTH, cop_by_month)


@quantity("COP")
def cop_weighted(heat_share_of_month, cop_by_month):
    """COP of the months together, weighted by heat"""
    return share_of(sum_over(MONTH, heat_share_of_month), sum_over(MONTH, heat_share_of_month / cop_by_month))


@leaf(
    {
        "evaporating_c": output("C", "Evaporating temperature of the cycle"),
        "condensing_c": output("C", "Condensing temperature of the cycle"),
        "cop_cycle": output("COP", "COP of the refrigerant cycle", per=REFRIGERANT, may_be_missing=True),
    }
)
def refrigerant_cycles(
    source_temperature_c,
    source_step_k,
    supply_temperature_weighted_c,
    return_temperature_c,
    heat_exchanger_lmtd_k,
):
    """Refrigerant cycles between the water that leaves the source and the supply.

    Computed with CoolProp: isentropic efficiency 0.75, 5 K of superheat and subcooling. Missing where the
    table ends.
    """
    leaving = source_temperature_c - source_step_k
    cold = leaving - _approach_k(source_step_k, heat_exchanger_lmtd_k)
    step = max(supply_temperature_weighted_c - return_temperature_c, 0)
    hot = supply_temperature_weighted_c + _approach_k(step, heat_exchanger_lmtd_k)
    inside = EVAPORATING_C[0] <= cold <= EVAPORATING_C[-1] and CONDENSING_C[0] <= hot <= CONDENSING_C[-1]
    cops = [float(cycle_cop(name, cold, hot)) if inside else np.nan for name in REFRIGERANT.elements]
    return {"evaporating_c": cold, "condensing_c": hot, "cop_cycle": np.array(cops)}


def _approach_k(step_k, lmtd_k):
    """Return the difference at the near end of an exchanger whose refrigerant keeps one temperature."""
    if lmtd_k <= 0:
        return 0.0
    return step_k / np.expm1(step_k / lmtd_k) if step_k > 0 else lmtd_k


@quantity("COP", may_be_missing=True)
def cop_cycle_chosen(refrigerant, cop_cycle):
    """COP of the cycle with the chosen refrigerant"""
    return lookup(REFRIGERANT, refrigerant, cop_cycle)


@quantity("m2")
def source_exchanger_area_m2(wko_power_kw, exchanger_u_w_per_m2k, heat_exchanger_lmtd_k):
    """Area of the source exchanger"""
    return share_of(wko_power_kw * 1000, exchanger_u_w_per_m2k * heat_exchanger_lmtd_k)
