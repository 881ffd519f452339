"""A batch of scenarios equals the loop over them, bit for bit, in every quantity."""

import numpy as np
import pytest

FIXED_INPUTS = {"kelvin_at_zero_c"}
BIG = 4097


def moving(case, count, seed=7):
    """Move every single number of the model that is not structural, each scenario in its own way."""
    rng = np.random.default_rng(seed)
    changes = {}
    for name, entry in case.model.inputs.items():
        value, given = case.arrays[name], entry.given
        plain = given.per is None and not given.yearly and not given.structural and value.dtype.kind == "f"
        if not plain or name in FIXED_INPUTS or np.isnan(value).any():
            continue
        moved = value * rng.uniform(0.95, 1.05, (1, 1, count))
        changes[name] = np.clip(moved, given.low, given.high) if given.low is not None else moved
    return changes


def beside_leaves(case, changes):
    """The changes on which no leaf rests: each of those is simulated by itself, in smaller batches below."""
    quantities = case.model.quantities
    resting = case.model.ingredients(n for n, q in quantities.items() if not q.description.live)
    read = {parameter for name in resting for parameter in quantities[name].parameters}
    return {name: values for name, values in changes.items() if name not in read}


def one(changes, scenario):
    return {name: array[:, :, scenario : scenario + 1].copy() for name, array in changes.items()}


def differing(batch, alone, scenario):
    """Names of the quantities that differ between a scenario of a batch and that scenario alone."""
    return [name for name in alone if not same(batch[name], alone[name], scenario)]


def same(array, alone, scenario):
    if array.shape[2] > 1:
        array = array[:, :, scenario : scenario + 1]
    if array.dtype.kind != "f":
        return np.array_equal(*np.broadcast_arrays(array, alone))
    return np.array_equal(*np.broadcast_arrays(array, alone), equal_nan=True)


@pytest.mark.parametrize("count", [1, 2, 7, 64])
@pytest.mark.parametrize("name", ["teo", "tea"])
def test_batch_equals_the_loop(request, name, count):
    case = request.getfixturevalue(name).case
    changes = moving(case, count)
    assert len(changes) > 60
    batch = case.evaluate(changes)
    for scenario in range(count):
        assert differing(batch, case.evaluate(one(changes, scenario)), scenario) == []


def test_large_batch_equals_single_scenarios(teo):
    """One more than a chunk of 4,096: the ends, the seam and a few in between."""
    changes = beside_leaves(teo.case, moving(teo.case, BIG))
    assert len(changes) > 40
    batch = teo.case.evaluate(changes)
    for scenario in (0, 1, 2, 7, 2047, 2048, 4094, 4095, 4096):
        assert differing(batch, teo.case.evaluate(one(changes, scenario)), scenario) == []


def test_strided_and_reversed_batches(teo):
    """Views with holes, in reverse, or read-only give the same bits as tidy arrays."""
    wide = moving(teo.case, 30)
    tidy = teo.case.evaluate({n: a[:, :, ::3].copy() for n, a in wide.items()})
    holes = teo.case.evaluate({n: a[:, :, ::3] for n, a in wide.items()})
    backwards = teo.case.evaluate({n: a[:, :, ::3][:, :, ::-1] for n, a in wide.items()})
    for name, array in tidy.items():
        assert same_all(array, holes[name]), name
        turned = backwards[name][:, :, ::-1] if backwards[name].shape[2] > 1 else backwards[name]
        assert same_all(array, turned), name


def test_permuted_batch(teo):
    changes = moving(teo.case, 65)
    order = np.random.default_rng(3).permutation(65)
    straight = teo.case.evaluate(changes)
    permuted = teo.case.evaluate({n: a[:, :, order] for n, a in changes.items()})
    for name, array in straight.items():
        expected = array[:, :, order] if array.shape[2] > 1 else array
        assert same_all(expected, permuted[name]), name


def same_all(a, b):
    return a.shape == b.shape and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")


def test_words_in_a_batch(teo):
    """A drop-down may differ per scenario too."""
    words = {
        "cop_convention": ["none", "source", "both"],
        "discount_moment": ["start", "mid", "end"],
        "network_loss_basis": ["demand", "production", "fixed"],
        "wis_granted": ["auto", "yes", "no"],
        "tariff_basis": ["own", "acm_2025", "acm_2026"],
        "grid_tariff_class": ["auto", "lv", "ts"],
    }
    changes = {name: np.array(choice).reshape(1, 1, 3) for name, choice in words.items()}
    batch = teo.case.evaluate(changes)
    for scenario in range(3):
        assert differing(batch, teo.case.evaluate(one(changes, scenario)), scenario) == []


def test_looked_up_words_in_a_batch(teo):
    """The category of SDE++ is looked up in a table."""
    changes = {
        "sde_granted": np.array(["yes", "yes", "yes"]).reshape(1, 1, 3),
        "sde_category": np.array(["a1", "b1", "b2"]).reshape(1, 1, 3),
    }
    batch = teo.case.evaluate(changes)
    for scenario in range(3):
        assert differing(batch, teo.case.evaluate(one(changes, scenario)), scenario) == []


def test_table_cells_in_a_batch(teo):
    """A column may differ per scenario: (1, element, scenario)."""
    rng = np.random.default_rng(5)
    names = ("count", "building_space_heating_kw", "length_m", "unit_cost_eur", "cost_lifetime")
    changes = {n: teo.case.arrays[n] * rng.uniform(0.9, 1.1, (1, 1, 5)) for n in names}
    changes["cost_lifetime"] = np.round(changes["cost_lifetime"])
    batch = teo.case.evaluate(changes)
    for scenario in range(5):
        assert differing(batch, teo.case.evaluate(one(changes, scenario)), scenario) == []


def test_overridden_values_in_a_batch(teo):
    case = teo.case.overriding(["cop", "heat_pump_heat_share"])
    changes = {"cop": np.linspace(2.5, 5, 9).reshape(1, 1, 9)}
    batch = case.evaluate(changes)
    for scenario in range(9):
        assert differing(batch, case.evaluate(one(changes, scenario)), scenario) == []


def test_overriding_at_the_computed_value_changes_nothing(teo):
    case = teo.case.overriding(["cop", "npv_project_eur", "source_temperature_c"])
    values = case.evaluate()
    for name, array in teo.values.items():
        assert same_all(array, values[name]), name
