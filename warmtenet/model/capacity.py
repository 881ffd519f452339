"""Simultaneous power and source power (SPEC 3)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, raised, sum_over
from warmtenet.model.families import CAPACITY, GROUP

CHAPTER = CAPACITY

simultaneity_method = given(
    "word",
    "measured",
    "Method of simultaneity",
    words={"measured": "measured factors (above 200 dwellings)", "winter": "Winter et al. 2001"},
)
simultaneity_space_heating = given(
    "%", None, "Simultaneity of space heating", 0, 1, range=(0.35, 0.5), figure="simultaneity.space_heating"
)
simultaneity_hot_water = given(
    "%", None, "Simultaneity of hot water", 0, 1, range=(0.03, 0.1), figure="simultaneity.hot_water"
)
simultaneity_utility = given(
    "%", None, "Simultaneity of utility buildings", 0, 1, range=(0.5, 0.95), figure="simultaneity.utility"
)
uptake_for_sizing = given(
    "%", 1, "Uptake for sizing", 0.05, 1.5, help="The memo sizes the plant for all buildings"
)
power_factor = given(
    "factor",
    1,
    "Factor on the power demand",
    0.1,
    3,
    range=(0.9, 1.1),
    help="On power only, for sensitivities",
)
network_power_loss = given("%", None, "Power loss of the network", 0, 0.5, figure="network.power_loss")
winter_a = given("factor", None, "Winter formula, a", figure="simultaneity.winter_a", hidden=True)
winter_b = given("factor", None, "Winter formula, b", figure="simultaneity.winter_b", hidden=True)
winter_c = given("factor", None, "Winter formula, c", figure="simultaneity.winter_c", hidden=True)
winter_d = given("factor", None, "Winter formula, d", figure="simultaneity.winter_d", hidden=True)


@quantity("kW")
def dwelling_space_heating_kw(dwellings, space_heating_kw):
    """Connected space heating of dwellings"""
    return sum_over(GROUP, dwellings * space_heating_kw)


@quantity("kW")
def dwelling_hot_water_kw(dwellings, hot_water_kw):
    """Connected hot water of dwellings"""
    return sum_over(GROUP, dwellings * hot_water_kw)


@quantity("kW")
def utility_space_heating_kw(utility_buildings, space_heating_kw):
    """Connected space heating of utility buildings"""
    return sum_over(GROUP, utility_buildings * space_heating_kw)


@quantity("%")
def winter_simultaneity(buildings_total, winter_a, winter_b, winter_c, winter_d):
    """Simultaneity after Winter et al. for the number of buildings

    Fitted on 1 to 200 consumers.
    """
    return winter_a + winter_b / (1 + raised(buildings_total / winter_c, winter_d))


@quantity("kW")
def simultaneous_space_heating_kw(
    simultaneity_method, simultaneity_space_heating, winter_simultaneity, dwelling_space_heating_kw
):
    """Simultaneous space heating of dwellings"""
    return dwelling_space_heating_kw * choose(
        simultaneity_method, {"measured": simultaneity_space_heating, "winter": winter_simultaneity}
    )


@quantity("kW")
def simultaneous_hot_water_kw(simultaneity_hot_water, dwelling_hot_water_kw):
    """Simultaneous hot water of dwellings"""
    return simultaneity_hot_water * dwelling_hot_water_kw


@quantity("kW")
def simultaneous_utility_kw(
    simultaneity_method, simultaneity_utility, winter_simultaneity, utility_space_heating_kw
):
    """Simultaneous power of utility buildings"""
    return utility_space_heating_kw * choose(
        simultaneity_method, {"measured": simultaneity_utility, "winter": winter_simultaneity}
    )


@quantity("kW")
def simultaneous_power_kw(
    simultaneous_space_heating_kw,
    simultaneous_hot_water_kw,
    simultaneous_utility_kw,
    uptake_for_sizing,
    power_factor,
):
    """Simultaneous power"""
    return (
        (simultaneous_space_heating_kw + simultaneous_hot_water_kw + simultaneous_utility_kw)
        * uptake_for_sizing
        * power_factor
    )


@quantity("kW")
def source_power_kw(simultaneous_power_kw, network_power_loss):
    """Source power"""
    return simultaneous_power_kw * (1 + network_power_loss)


@quantity("h")
def source_full_load_hours(heat_production_mwh, source_power_kw):
    """Full-load hours of the source power"""
    return heat_production_mwh * 1000 / np.maximum(source_power_kw, 1)
