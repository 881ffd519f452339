"""Redundancy and the roll-out of units (SPEC 4)."""

import numpy as np

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import at_least, largest_before, largest_over, share_of, sum_before, sum_over
from warmtenet.model.families import BOILER, HEAT_PUMP, PLANT

CHAPTER = PLANT


@quantity("%")
def n_minus_1_share(
    heat_pump_power_kw,
    boiler_power_kw,
    existing_peak_kw,
    largest_heat_pump_kw,
    largest_boiler_kw,
    largest_existing_boiler_kw,
    source_power_kw,
):
    """Power left when the largest unit fails"""
    largest = np.maximum(np.maximum(largest_heat_pump_kw, largest_boiler_kw), largest_existing_boiler_kw)
    return share_of(heat_pump_power_kw + boiler_power_kw + existing_peak_kw - largest, source_power_kw)


@quantity("%")
def source_outage_share(boiler_power_kw, existing_peak_kw, source_power_kw):
    """Power left without the heat pumps"""
    return share_of(boiler_power_kw + existing_peak_kw, source_power_kw)


@quantity("kW")
def peak_gap_with_existing_kw(source_power_kw, heat_pump_power_kw, existing_boilers_kw):
    """Peak power still needed beside heat pumps and existing boilers"""
    return np.maximum(source_power_kw - heat_pump_power_kw - existing_boilers_kw, 0)


@quantity("yes/no")
def n_minus_1_ok(n_minus_1_share):
    """Enough power when the largest unit fails"""
    return np.where(at_least(n_minus_1_share, 1), 1, 0)


@quantity("yes/no")
def source_outage_ok(source_outage_share):
    """Enough power without the heat pumps"""
    return np.where(at_least(source_outage_share, 1), 1, 0)


@quantity("%", per=HEAT_PUMP)
def heat_pump_share_before(heat_pump_unit_share):
    """Share of the heat pumps earlier in the list"""
    return sum_before(HEAT_PUMP, heat_pump_unit_share)


@quantity("kW", per=BOILER)
def boiler_kw_before(boiler_unit_kw):
    """Power of the boilers earlier in the list"""
    return sum_before(BOILER, boiler_unit_kw)


@quantity("kW", per=BOILER)
def largest_boiler_before_kw(boiler_unit_kw):
    """Largest boiler earlier in the list"""
    return largest_before(BOILER, boiler_unit_kw)


@quantity("yes/no", per=HEAT_PUMP, yearly=True)
def heat_pump_installed(heat_pump_share_before, heat_pump_units_sum, sized_share):
    """Heat pump in place"""
    return np.where(at_least(share_of(heat_pump_share_before, heat_pump_units_sum), sized_share), 0, 1)


@quantity("kW", yearly=True, over_years="last")
def heat_pump_installed_kw(heat_pump_installed, heat_pump_unit_kw):
    """Heat pumps in place"""
    return sum_over(HEAT_PUMP, heat_pump_installed * heat_pump_unit_kw)


@quantity("kW", per=HEAT_PUMP, yearly=True)
def heat_pump_installed_unit_kw(heat_pump_installed, heat_pump_unit_kw):
    """Power of each heat pump in place"""
    return heat_pump_installed * heat_pump_unit_kw


@quantity("kW", yearly=True)
def largest_installed_heat_pump_kw(heat_pump_installed_unit_kw):
    """Largest heat pump in place"""
    return largest_over(HEAT_PUMP, heat_pump_installed_unit_kw)


@quantity("%", yearly=True)
def sized_share(connected_share, uptake_for_sizing):
    """Connected as part of what the plant is sized for"""
    return share_of(connected_share, uptake_for_sizing)


@quantity("kW", yearly=True)
def peak_power_yearly_kw(source_power_kw, sized_share):
    """Peak of the connected buildings"""
    return source_power_kw * sized_share


@quantity("kW", yearly=True)
def existing_peak_yearly_kw(existing_peak_kw, sized_share):
    """Existing boilers of the connected buildings that take part of the peak"""
    return existing_peak_kw * np.minimum(sized_share, 1)


@quantity("yes/no", per=BOILER, yearly=True)
def boiler_installed(
    boiler_kw_before,
    boiler_power_kw,
    sized_share,
    peak_power_yearly_kw,
    existing_peak_yearly_kw,
    heat_pump_installed_kw,
    largest_boiler_before_kw,
    largest_installed_heat_pump_kw,
    largest_existing_boiler_kw,
):
    """Boiler in place

    Units follow in list order until they cover the connected share, the failure of the
    largest unit and the outage of the source.
    """
    enough = at_least(share_of(boiler_kw_before, boiler_power_kw), sized_share)
    boilers = boiler_kw_before + existing_peak_yearly_kw
    covers_source = at_least(boilers, peak_power_yearly_kw)
    own = np.maximum(largest_boiler_before_kw, largest_installed_heat_pump_kw)
    largest = np.maximum(own, largest_existing_boiler_kw)
    covers_unit = at_least(heat_pump_installed_kw + boilers - largest, peak_power_yearly_kw)
    return np.where(enough & covers_source & covers_unit, 0, 1)


@quantity("kW", per=BOILER, yearly=True)
def boiler_installed_unit_kw(boiler_installed, boiler_unit_kw):
    """Power of each boiler in place"""
    return boiler_installed * boiler_unit_kw


@quantity("kW", yearly=True, over_years="last")
def boiler_installed_kw(boiler_installed_unit_kw):
    """Boilers in place"""
    return sum_over(BOILER, boiler_installed_unit_kw)


@quantity("kW", yearly=True)
def largest_installed_boiler_kw(boiler_installed_unit_kw):
    """Largest boiler in place"""
    return largest_over(BOILER, boiler_installed_unit_kw)


@quantity("%", yearly=True)
def n_minus_1_share_yearly(
    heat_pump_installed_kw,
    boiler_installed_kw,
    existing_peak_yearly_kw,
    largest_installed_heat_pump_kw,
    largest_installed_boiler_kw,
    largest_existing_boiler_kw,
    peak_power_yearly_kw,
):
    """Power left when the largest unit fails, against the peak of the year"""
    own = np.maximum(largest_installed_heat_pump_kw, largest_installed_boiler_kw)
    left = heat_pump_installed_kw + boiler_installed_kw + existing_peak_yearly_kw
    return share_of(left - np.maximum(own, largest_existing_boiler_kw), peak_power_yearly_kw)


@quantity("%", yearly=True)
def source_outage_share_yearly(boiler_installed_kw, existing_peak_yearly_kw, peak_power_yearly_kw):
    """Power left without the heat pumps, against the peak of the year"""
    return share_of(boiler_installed_kw + existing_peak_yearly_kw, peak_power_yearly_kw)
