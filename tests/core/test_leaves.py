"""Leaves: several results of one call, once per distinct input, never recorded."""

import numpy as np
import pytest
from support.tiny import GROUP, array, given, inputs, module, years

from warmtenet.core.model import Model, ModelError
from warmtenet.core.prose import formula_text
from warmtenet.core.quantity import leaf, output
from warmtenet.core.trace import LEAF, Node, refer

CALLS = []


def simulated(a, w, g, y):
    """Count the calls and use what no formula could say."""
    CALLS.append(float(a))
    total = sum(float(v) for v in g if v > 1)
    return {"total": a * total if w == "one" else 0.0, "each": g * 2, "yearly_total": y + a}


OUTPUTS = {
    "total": output("-", "Total"),
    "each": output("-", "Each", per=GROUP),
    "yearly_total": output("-", "Yearly", yearly=True),
}


@pytest.fixture
def model():
    CALLS.clear()
    return Model(module(**inputs(), study=leaf(OUTPUTS)(simulated)))


def values(a):
    words = {"w": np.array([[["one"]]]), "g": array([1.0, 2.0, 4.0], 1), "y": array([1.0, 2.0, 3.0], 0)}
    return {"year": years(), "a": a, **words}


def test_one_call_gives_all_results(model):
    found = model.evaluate(values(array([10.0], 0)), {"groups": 3})
    assert found["total"].item() == 60
    assert found["each"][0, :, 0].tolist() == [2, 4, 8]
    assert found["yearly_total"][:, 0, 0].tolist() == [11, 12, 13]
    assert CALLS == [10]


def test_a_batch_calls_once_per_distinct_input(model):
    found = model.evaluate(values(array([1.0, 2.0, 1.0, 2.0], 2)), {"groups": 3})
    assert found["total"][0, 0].tolist() == [6, 12, 6, 12]
    assert found["yearly_total"][2, 0].tolist() == [4, 5, 4, 5]
    assert CALLS == [1, 2]


def test_the_same_inputs_again_are_not_simulated_again(model):
    for _ in range(3):
        model.evaluate(values(array([5.0], 0)), {"groups": 3})
    assert CALLS == [5]


def test_a_leaf_is_known_by_its_results(model):
    q = model.quantities["each"]
    assert not q.description.live
    assert q.parameters == ("a", "w", "g", "y")
    assert formula_text(model.expressions["each"]) == "simulation(a, w, g, y)"
    assert "study" not in model.quantities


def test_a_leaf_of_many_inputs_names_the_first():
    many = Node(LEAF, tuple(refer(f"x{n}") for n in range(9)))
    assert formula_text(many) == "simulation(x0, x1, x2, x3, x4, x5, ... 3 more)"


def test_a_result_with_the_name_of_an_input_is_refused():
    with pytest.raises(ModelError, match="g exists already"):
        Model(module(**inputs(), study=leaf({"g": output("-", "G", per=GROUP)})(lambda a: {"g": a})))


def test_a_leaf_that_asks_for_the_unknown_is_refused():
    with pytest.raises(ModelError, match="asks for zzz"):
        Model(module(b=given("-", 1, "B"), study=leaf({"x": output("-", "X")})(lambda zzz: {"x": zzz})))
