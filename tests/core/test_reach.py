"""What follows an input, and what waits for a simulation."""

import pytest
from support.tiny import inputs, module, quantity

from warmtenet.core.model import Model
from warmtenet.core.quantity import leaf, output
from warmtenet.core.reach import following, resting_on_leaves
from warmtenet.core.verbs import choose


def before_leaf(a):
    """Before"""
    return a * 2


def simulated(before_leaf, y):
    """What iterates"""
    return {"leaf_value": before_leaf}


def after_leaf(leaf_value, b):
    """After"""
    return leaf_value * b


def stock(stock_previous, y):
    """Stock"""
    return stock_previous + y


def both(a, stock):
    """Both"""
    return a * stock


def later(both_previous):
    """A year later"""
    return both_previous * 1


@pytest.fixture
def model():
    return Model(
        module(
            **inputs(),
            before_leaf=quantity("-")(before_leaf),
            simulated=leaf({"leaf_value": output("-", "Leaf")})(simulated),
            after_leaf=quantity("-")(after_leaf),
            stock=quantity("-", yearly=True)(stock),
            both=quantity("-", yearly=True)(both),
            later=quantity("-", yearly=True)(later),
        )
    )


def test_what_follows(model):
    assert following(model, ["b"]) == {"after_leaf"}
    assert following(model, ["stock"]) == {"stock", "both", "later"}
    assert following(model, ["a"]) == {"before_leaf", "leaf_value", "after_leaf", "both", "later"}
    assert following(model, []) == following(model, ["h"]) == set()


def test_what_waits_for_a_simulation(model):
    assert resting_on_leaves(model, ["a"]) == {"leaf_value", "after_leaf"}
    assert resting_on_leaves(model, ["b"]) == set()
    assert resting_on_leaves(model, ["b", "y"]) == {"leaf_value", "after_leaf"}


def chosen(w, leaf_value, b):
    """By a word"""
    return choose(w, {"one": leaf_value}, otherwise=b)


def test_only_the_branch_of_the_word_counts(model):
    wider = Model(
        module(
            **inputs(),
            before_leaf=quantity("-")(before_leaf),
            simulated=leaf({"leaf_value": output("-", "Leaf")})(simulated),
            chosen=quantity("-")(chosen),
        )
    )
    assert "chosen" in resting_on_leaves(wider, ["a"])
    assert "chosen" in resting_on_leaves(wider, ["a"], {"w": "one"})
    assert "chosen" not in resting_on_leaves(wider, ["a"], {"w": "two"})
    assert "chosen" in following(wider, ["b", "w"], {"w": "two"})
