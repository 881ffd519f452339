"""Verbs between families: worked examples, axis rules, spreadsheet forms."""

# ruff: noqa: PLW0108  # the names of the parameters are what is tried

import numpy as np
import pytest
from support.tiny import GROUP, OTHER, array, formula, given, inputs, model_of, module, quantity, years

from warmtenet.core import relations
from warmtenet.core.model import Model, ModelError
from warmtenet.core.quantity import JOINT, Family, product
from warmtenet.core.relations import at_position, position_of, sum_at
from warmtenet.core.verb import VERBS

NAMES = array(["Flat", "House*", "Villa"], 1)


def flat(value):
    return np.asarray(value).ravel().tolist()


def test_position_of_names():
    assert flat(position_of(NAMES, array(["villa", "Flat", "House1", ""], 1))) == [3, 1, 0, 0]
    assert flat(position_of(NAMES[:, :0], array(["Flat"], 1))) == [0]


def test_values_at_positions():
    x = array([10.0, 20.0, 30.0], 1)
    assert flat(at_position(x, array([3.0, 0.0, 1.0, 1.0], 1))) == [30, 0, 10, 10]
    assert flat(at_position(x[:, :0], array([0.0, 0.0], 1))) == [0, 0]


def test_values_at_positions_per_year_and_scenario():
    x = np.arange(12.0).reshape(2, 3, 2)
    found = at_position(x, array([2.0, 0.0], 1))
    assert found.shape == (2, 2, 2)
    assert np.array_equal(found[:, 0], x[:, 1])
    assert not found[:, 1].any()


def test_a_position_per_scenario():
    found = at_position(array([10.0, 20.0], 1), array([1.0, 2.0, 0.0], 2))
    assert flat(found) == [10, 20, 0]


def test_sums_at_numbers():
    x, positions = array([1.0, 2.0, 4.0, 8.0], 1), array([2.0, 1.0, 2.0, 0.0], 1)
    assert flat(sum_at(array([1.0, 2.0, 3.0], 1), positions, x)) == [2, 5, 0]
    assert flat(sum_at(array([1.0], 1), positions[:, :0], x[:, :0])) == [0]


def test_a_batch_of_sums_equals_the_loop():
    x = np.random.default_rng(1).random((3, 5, 7))
    number, positions = array([1.0, 2.0], 1), array([1.0, 2.0, 1.0, 1.0, 2.0], 1)
    together = sum_at(number, positions, x)
    for s in range(7):
        assert np.array_equal(together[:, :, s], sum_at(number, positions, x[:, :, s : s + 1])[:, :, 0])


REFUSED = {
    "gives at_position an expression": lambda g, h: at_position(g * 2, h),
    "gives sum_at an expression": lambda g, h: sum_at(g, h, h + 1),
    "needs positions and values of one family": lambda g, h: sum_at(g, h, g),
}


@pytest.mark.parametrize("message", REFUSED)
def test_axis_rule_refuses(message):
    with pytest.raises(ModelError, match=message):
        model_of(REFUSED[message], per=OTHER)


EXCEL = {
    "=SUMPRODUCT(($D$30:$D$32=$D61)*(ROW($D$30:$D$32)-MIN(ROW($D$30:$D$32))+1))": (
        lambda g, h: position_of(g, h),
        {"per": OTHER, "element": 1},
    ),
    "=IF($D61=0,0,INDEX($D$30:$D$32,$D61))": (lambda g, h: at_position(g, h), {"per": OTHER, "element": 1}),
    "=IF($D61=0,0,INDEX(G$40:G$42,$D61))": (
        lambda gy, h: at_position(gy, h),
        {"per": OTHER, "element": 1, "yearly": True, "column": "G"},
    ),
    "=SUMIF($D$30:$D$32,$D61,$D$30:$D$32)": (
        lambda h, gw, g: sum_at(h, gw, g),
        {"per": OTHER, "element": 1},
    ),
}


@pytest.mark.parametrize("expected", EXCEL)
def test_spreadsheet_form(expected):
    function, options = EXCEL[expected]
    assert formula(function, **options) == expected


def test_every_verb_of_the_module_is_tried_here():
    tried = {function.__code__.co_names[0] for function, _ in EXCEL.values()}
    assert {name for name, v in VERBS.items() if v.numpy.__module__ == relations.__name__} == tried


def test_a_product_of_families_names_every_combination():
    colours = Family("colours", "Colour", {"red": "the red", "blue": "the blue"})
    both = product("both", "Both", GROUP, colours)
    rows = tuple(both.rows(lambda f: tuple(f.elements) or ("a", "b")))
    assert rows == (f"a{JOINT}red", f"a{JOINT}blue", f"b{JOINT}red", f"b{JOINT}blue")
    assert both.labels(rows, str.upper) == ["a · THE RED", "a · THE BLUE", "b · THE RED", "b · THE BLUE"]
    assert not both.is_typed
    assert GROUP.is_typed


def test_names_reach_a_formula_that_sums_what_belongs_together():
    """A group looks up its kind by name; a kind sums its groups."""

    def place(g_name, h_name):
        """Place"""
        return position_of(h_name, g_name)

    def number(h_name):
        """Number"""
        return position_of(h_name, h_name)

    def total(number, place, g):
        """Total"""
        return sum_at(number, place, g)

    model = Model(
        module(
            **inputs(),
            g_name=given("text", "", "G name", per=GROUP),
            h_name=given("text", "", "H name", per=OTHER),
            place=quantity("number", per=GROUP)(place),
            number=quantity("number", per=OTHER)(number),
            total=quantity("-", per=OTHER)(total),
        )
    )
    values = {
        "year": years(),
        "g": array([1.0, 2.0, 4.0], 1),
        "g_name": array(["x", "y", "x"], 1),
        "h_name": array(["x", "y"], 1),
    }
    assert flat(model.evaluate(values, {"groups": 3, "others": 2}, ["total"])["total"]) == [5, 2]
