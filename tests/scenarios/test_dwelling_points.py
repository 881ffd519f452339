"""Points of attention of dwellings: each fires where it should, at its threshold and not below."""

import numpy as np
import pytest
from support import cases

from warmtenet.scenarios.attention import effect_of
from warmtenet.scenarios.points.dwellings import RULES

RULE = {rule.name: rule for rule in RULES}
QUIET = {
    "reference_position": 1.0,
    "comfort_position": 1.0,
    "comfort_living_c": np.array([22.0]),
    "comfort_bedroom_c": np.array([22.0]),
    "chosen_variant": np.array([2.0]),
    "variant_preparation": np.array(["present", "network", "heat_pump", "all"]),
    "variant_class": np.ones(4),
    "rooms_short": np.array([3.0, 0.0, 0.0, 0.0]),
    "home_pump_supply_c": 55.0,
    "home_needs_three_phases": np.array([0.0]),
    "dwelling_present_kw": np.full(4, 10.0),
    "home_area_m2": np.array([100.0]),
    "archetype_saving_share": np.array([0.5]),
    "tenant_difference_month_eur": 0.0,
    "isde_is_granted": 1.0,
    "archetype_dwellings": np.array([10.0]),
}


def fires(name, **changes):
    return RULE[name].what({**QUIET, **changes}) is not None


@pytest.mark.parametrize("name", RULE)
def test_a_sound_dwelling_is_silent_and_so_is_a_project_without_any(name):
    assert not fires(name)
    assert not fires(name, reference_position=0.0, isde_is_granted=0.0, tenant_difference_month_eur=9.0)


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [
        ("colder_than_isso", {"comfort_living_c": np.array([22.0])}, {"comfort_living_c": np.array([21.9])}),
        (
            "colder_than_isso",
            {"comfort_bedroom_c": np.array([22.0])},
            {"comfort_bedroom_c": np.array([15.0])},
        ),
        ("rooms_short", {"rooms_short": np.array([9.0, 0, 9, 9])}, {"rooms_short": np.array([0.0, 1, 0, 0])}),
        (
            "rooms_short_heat_pump",
            {"rooms_short": np.array([9.0, 9, 0, 9])},
            {"rooms_short": np.array([0.0, 0, 1, 0])},
        ),
        ("heat_pump_grid", {}, {"home_needs_three_phases": np.array([1.0])}),
        ("loss_per_m2", {"home_area_m2": np.array([50.0])}, {"home_area_m2": np.array([49.9])}),
        ("loss_per_m2", {"home_area_m2": np.array([400.0])}, {"home_area_m2": np.array([401.0])}),
        (
            "large_saving",
            {"archetype_saving_share": np.array([0.7])},
            {"archetype_saving_share": np.array([0.1, 0.71])},
        ),
        ("tenant_pays_more", {"tenant_difference_month_eur": 0.5}, {"tenant_difference_month_eur": 0.51}),
        ("no_isde_for_homes", {}, {"isde_is_granted": 0.0}),
        ("unused_types", {}, {"archetype_dwellings": np.array([5.0, 0.0])}),
    ],
)
def test_thresholds(name, below, above):
    assert not fires(name, **below)
    assert fires(name, **above)


def points(result):
    return {rule.name for rule in RULES if rule.what(result)}


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("colder_than_isso", {"comfort_class": "reduced"}),
        ("rooms_short", {"radiator_supply_c": 35, "return_temperature_c": 30}),
        ("rooms_short_heat_pump", {"home_pump_supply_c": 33, "home_pump_return_c": 30}),
        ("tenant_pays_more", {"variable_tariff_eur_per_gj": 80}),
    ],
)
def test_a_point_appears(examples, name, settings):
    changed = cases.with_settings(examples["kort-haarlem-teo"], **settings)
    lower = cases.with_settings(examples["kort-haarlem-teo"], variable_tariff_eur_per_gj=10)
    assert name not in points(lower)
    assert name in points(changed)


def test_the_effect_of_the_comfort_class_is_that_of_the_first_one(examples):
    reduced = cases.with_settings(examples["kort-haarlem-teo"], comfort_class="reduced")
    standard = cases.with_settings(examples["kort-haarlem-teo"])
    effect = effect_of(reduced, RULE["colder_than_isso"].instead(reduced))
    assert effect == pytest.approx(standard["npv_project_eur"] - reduced["npv_project_eur"])
