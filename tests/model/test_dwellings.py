"""Dwellings in the chain: what the leaf reads, what it gives, and what follows on the heat network."""

import numpy as np
import pytest
from support import cases

from warmtenet.model.dwelling_tables import ASKED
from warmtenet.model.dwellings import dwelling_physics
from warmtenet.model.families import ARCHETYPE, MEASURE, MEASURE_VARIANT, ROOM_VARIANT, VARIANT
from warmtenet.scenarios.comfort import comfort_outcomes

THIRD = {"class": "zuinig", "living_c": 20, "kitchen_c": 20, "study_c": 20, "bathroom_c": 20,
         "bedroom_c": 15, "hall_c": 15}  # fmt: skip
CLASSES = [
    {"class": "standard", "living_c": 22, "kitchen_c": 22, "study_c": 22, "bathroom_c": 22, "bedroom_c": 22,
     "hall_c": 15},
    {"class": "reduced", "living_c": 19, "kitchen_c": 19, "study_c": 19, "bathroom_c": 19, "bedroom_c": 15,
     "hall_c": 15},
]  # fmt: skip
HOUSE = {"archetype": "House", "home_type": "terraced", "construction_year": 1955, "floor_area_m2": 100}
GROUP = {"group": "Houses", "kind": "dwelling", "owner": "owner_occupier", "count": 300, "gas_m3": 1500,
         "hot_water_kw": 25, "archetype": "House"}  # fmt: skip


class Recording(dict):
    """Remembers what was read."""

    def __init__(self, *given):
        super().__init__(*given)
        self.read = set()

    def __getitem__(self, key):
        self.read.add(key)
        return super().__getitem__(key)


def plain(result, name):
    value = result.values[name]
    return value[0, :, 0] if result.case.model.axes_of(name).family else value[0, 0, 0].item()


def per(result, name, family, *shape):
    """Values of a product of families as an array with one axis per factor."""
    values = result.values[name][0, :, 0]
    assert len(values) == len(result.case.elements(family)) == np.prod(shape)
    return values.reshape(shape)


@pytest.fixture(scope="module")
def homes(teo):
    return len(teo.case.elements(ARCHETYPE))


def test_the_leaf_reads_all_that_it_asks(teo):
    given = Recording({name: plain(teo, name) for name in ASKED})
    dwelling_physics(given)
    table = Recording({**given, "heating_up_basis": "table"})
    dwelling_physics(table)
    assert given.read | table.read == set(ASKED)


def test_loss_of_a_dwelling_is_that_of_the_library(teo, homes):
    found = dwelling_physics({name: plain(teo, name) for name in ASKED})
    assert np.array_equal(found["dwelling_heat_loss_kw"], teo["dwelling_heat_loss_kw"])
    loss = per(teo, "dwelling_heat_loss_kw", VARIANT, homes, 2, 4)
    assert (loss[:, :, 1:] <= loss[:, :, :1]).all(), "a measure never raises the loss"
    assert (loss[:, 1, 0] < loss[:, 0, 0]).all(), "a cooler class loses less"
    assert (loss[:, :, 3] <= loss[:, :, 1] + 1e-12).all(), "all measures lose least"


def test_terms_of_a_room_add_up(teo):
    basis = sum(
        np.asarray(teo[f"room_{term}_w"])
        for term in ("outside", "ground", "unheated", "own_rooms", "infiltration")
    )
    extra = np.sqrt(
        sum(np.asarray(teo[f"room_{term}_w"]) ** 2 for term in ("neighbour", "ventilation", "heating_up"))
    )
    assert np.asarray(teo["room_heat_loss_w"]) == pytest.approx(np.maximum(basis + extra, 0), rel=1e-12)
    short = np.asarray(teo["room_heat_loss_w"]) - np.asarray(teo["room_emission_w"])
    assert np.asarray(teo["room_shortage_w"]) == pytest.approx(np.maximum(short, 0), abs=1e-6)


def test_steps_never_raise_the_loss_and_end_at_the_result(teo, homes):
    steps = per(teo, "step_loss_kw", MEASURE_VARIANT, homes, 2, 4, len(MEASURE.elements))
    assert (np.diff(steps, axis=3) <= 1e-12).all()
    last = per(teo, "dwelling_heat_loss_kw", VARIANT, homes, 2, 4)
    assert steps[..., -1] == pytest.approx(last, rel=1e-12)
    present = per(teo, "measure_amount", MEASURE_VARIANT, homes, 2, 4, 8)[:, :, 0]
    assert not present.any()


def test_rooms_of_a_variant_belong_to_its_dwelling(teo):
    room = teo["room_variant_room"].astype(int) - 1
    variant = teo["room_variant"].astype(int) - 1
    assert np.array_equal(teo["room_archetype_number"][room], teo["variant_archetype"][variant])
    assert len(room) == len(teo.case.elements(ROOM_VARIANT))


def test_a_group_takes_power_and_saving_of_its_archetype(teo):
    place = teo["group_archetype"].astype(int)
    linked = place > 0
    own = np.isnan(teo.case.arrays["building_space_heating_kw"][0, :, 0])
    assert (linked & own).sum() == 6
    expected = teo["archetype_space_heating_kw"][place[linked] - 1]
    assert teo["space_heating_kw"][linked] == pytest.approx(expected)
    assert teo["saving_share"][linked] == pytest.approx(teo["archetype_saving_share"][place[linked] - 1])


def test_an_own_value_wins_over_the_archetype(project_from):
    project = project_from(
        buildings=[{**GROUP, "space_heating_kw": 9.5, "saving_share": 0.0}], archetypes=[HOUSE]
    )
    result = cases.result_of(project)
    assert result["space_heating_kw"].tolist() == [9.5]
    assert result["saving_share"].tolist() == [0]


def test_the_saving_lowers_the_demand_as_far_as_it_is_realised(project_from):
    project = project_from(buildings=[GROUP], archetypes=[HOUSE])
    whole, half, none = (
        cases.with_settings(project, saving_realised_share=share) for share in ("100 %", "50 %", "0 %")
    )
    demand = [r["heat_demand_mwh"] for r in (whole, half, none)]
    assert demand[0] == pytest.approx(demand[2] * (1 - whole["saving_share"][0]), rel=1e-12)
    assert demand[1] == pytest.approx((demand[0] + demand[2]) / 2, rel=1e-12)


def test_the_reduced_class_needs_a_smaller_plant(teo):
    standard, reduced = comfort_outcomes(teo)
    assert (standard.name, standard.chosen, reduced.name, reduced.chosen) == (
        "standard",
        True,
        "reduced",
        False,
    )
    assert standard.values["npv_project_eur"] == teo["npv_project_eur"]
    assert reduced.values["source_power_kw"] < teo["source_power_kw"]
    again = cases.with_settings(teo.case.project, comfort_class="reduced")
    assert again["npv_project_eur"] == reduced.values["npv_project_eur"]


def test_a_third_class_is_a_row(project_from):
    project = project_from(
        {"comfort_class": "zuinig"}, buildings=[GROUP], archetypes=[HOUSE], comfort_classes=[*CLASSES, THIRD]
    )
    result = cases.result_of(project)
    loss = per(result, "dwelling_heat_loss_kw", VARIANT, 1, 3, 4)
    assert loss[0, 1, 0] < loss[0, 2, 0] < loss[0, 0, 0]
    assert result["space_heating_kw"][0] == loss[0, 2, 1]


def test_a_project_without_archetypes_has_no_dwellings(project_from):
    result = cases.result_of(project_from())
    assert result["dwelling_heat_loss_kw"].size == 0
    assert result["space_heating_kw"].tolist() == [10, 10]


def test_warmer_water_needs_no_more_measures(teo):
    warm = cases.with_settings(teo.case.project, radiator_supply_c=90, return_temperature_c=70)
    cost = np.asarray(teo["measure_cost_eur"])
    network = np.asarray(teo["variant_preparation"]) == "network"
    assert (np.asarray(warm["measure_cost_eur"])[network] <= cost[network]).all()
    assert np.asarray(warm["measure_cost_eur"])[network].sum() < cost[network].sum()
