"""What a formula cannot say is refused with the place in the source and what to use instead."""

# ruff: noqa: PLW0108  # the names of the parameters are what is tried

import math

import numpy as np
import pytest
from support.tiny import CHAPTER, GROUP, given, inputs, model_of, module, quantity

from warmtenet.core import trace, verbs
from warmtenet.core.model import Model, ModelError

BRANCH = r"cannot be recorded; use np\.where, np\.maximum, & and \| or the verb at_least"
UFUNC = "cannot be written as a formula; use an operator"
FUNCTION = r"cannot be written as a formula; use a verb"


def with_if(a, b):
    if a > b:
        return a
    return b


def with_in_place(a, b):
    a += b
    return a


def with_loop(g):
    return sum(x for x in g)


def with_global(a):
    return a * np.array([1.0, 2.0])


REFUSED = {
    "if": (with_if, BRANCH),
    "conditional expression": (lambda a, b: a if a > b else b * 2, BRANCH),
    "and": (lambda a, b: (a > 0) and (b > 0), BRANCH),
    "not": (lambda a, b: np.where(not a, b, 1), BRANCH),
    "chained comparison": (lambda a, b: np.where(0 < a < b, a, b), BRANCH),
    "max()": (lambda a, b: max(a, b), BRANCH),
    "min()": (lambda a, b: min(a, b), BRANCH),
    "abs()": (lambda a, b: abs(a) + b, BRANCH),
    "float()": (lambda a, b: float(a) + b, BRANCH),
    "int()": (lambda a, b: int(a) + b, BRANCH),
    "round()": (lambda a, b: round(a) + b, BRANCH),
    "math.ceil": (lambda a, b: math.ceil(a) + b, BRANCH),
    "==": (lambda a, b: np.where(a == b, a, 0), BRANCH),
    "!=": (lambda a, b: np.where(a != b, a, 0), BRANCH),
    "%": (lambda a, b: a % b, BRANCH),
    "//": (lambda a, b: a // b, BRANCH),
    "in-place": (with_in_place, BRANCH),
    "index": (lambda g: g[0], BRANCH),
    "loop": (with_loop, BRANCH),
    "len": (lambda g: len(g), BRANCH),
    "in": (lambda a, b: np.where(a in [b, 1], 1, 0), BRANCH),
    "np.ceil": (lambda a: np.ceil(a), "np.ceil " + UFUNC),
    "np.floor": (lambda a: np.floor(a), "np.floor " + UFUNC),
    "np.sin": (lambda a: np.sin(a), "np.sin " + UFUNC),
    "np.equal": (lambda a, b: np.equal(a, b), "np.equal " + UFUNC),
    "np.add.reduce": (lambda g: np.add.reduce(g), "np.add " + UFUNC),
    "out=": (lambda a, b: np.add(a, b, out=None, where=True), "np.add " + UFUNC),
    "np.sum": (lambda g: np.sum(g), "np.sum " + FUNCTION),
    "np.cumsum": (lambda y: np.cumsum(y), "np.cumsum " + FUNCTION),
    "np.clip": (lambda a: np.clip(a, 0, 1), "np.clip"),
    "np.where with one argument": (lambda a: np.where(a > 0), "np.where " + FUNCTION),
    "a string": (lambda a: a + "1", "'1' cannot stand in a formula"),
    "an array": (with_global, "cannot stand in a formula|cannot be written"),
    "None": (lambda a: None, "None cannot stand in a formula"),
    "a list": (lambda a: [a], "cannot stand in a formula"),
    "a parameter that is not used": (lambda a, b: a, "result never uses b; remove the parameter"),
    "a used parameter times nothing": (lambda a, b: a + 0 * 1, "result never uses b"),
    "a name that does not exist": (
        lambda a, nonsense: a + nonsense,
        "asks for nonsense, which is neither an input nor a quantity; correct the name or add the module",
    ),
    "previous of nothing": (lambda a, nonsense_previous: a + nonsense_previous, "asks for nonsense_previous"),
    "mixed families": (lambda g, h: g + h, "mixes the families groups, others; sum one of them first"),
    "sum of a maximum": (
        lambda g: verbs.sum_over(GROUP, np.maximum(g, 1)),
        "uses maximum inside sum_over, which a spreadsheet cannot sum; make that a quantity of its own",
    ),
}


@pytest.mark.parametrize("construct", REFUSED)
def test_refused(construct):
    function, message = REFUSED[construct]
    with pytest.raises(ModelError, match=message) as caught:
        model_of(function)
    assert all("test_refusals.py:" in problem for problem in caught.value.problems)


def test_the_place_is_the_line_of_the_function():
    line = with_if.__code__.co_firstlineno
    with pytest.raises(ModelError, match=rf"test_refusals\.py:{line}: result: if, and"):
        model_of(with_if)


def test_a_quantity_that_is_not_a_parameter_is_refused():
    """A body that names another quantity gets the function, which is not a value."""
    other = quantity("-")(lambda a: a)
    other.__doc__ = "Other"

    def result(a):
        """Result"""
        return a + other

    with pytest.raises(ModelError, match="cannot stand in a formula"):
        Model(module(**inputs(), other=other, result=quantity("-")(result)))


def test_an_input_that_is_not_a_parameter_is_refused():
    rate = given("-", 1, "Rate")

    def result(a):
        """Result"""
        return a * rate

    with pytest.raises(ModelError, match="cannot stand in a formula"):
        Model(module(a=given("-", 1, "A"), rate=rate, result=quantity("-")(result)))


def test_plain_numbers_of_every_kind_are_recorded():
    for number in (1, 1.5, np.float64(2), np.int64(3), True):
        assert trace.as_node(number).op == "number"


def test_walk_and_references():
    node = trace.refer("a") + 2 * trace.refer("b")
    assert trace.references(node) == {"a", "b"}
    assert [n.op for n in trace.walk(node)] == ["add", "ref", "multiply", "number", "ref"]


def test_a_recorded_expression_gives_the_same_node_kinds_from_both_sides():
    a = trace.refer("a")
    pairs = [(1 + a, "add"), (1 - a, "subtract"), (2 * a, "multiply"), (1 / a, "divide"), (2**a, "power")]
    for node, op in pairs:
        assert node.op == op
        assert node.args[0].op == "number"
    assert (np.float64(2) * a).op == "multiply"
    assert np.bitwise_and(a > 0, a > 1).op == "logical_and"


def test_chapter_of_the_tiny_model():
    model = model_of(lambda a: a)
    assert list(model.by_chapter) == [CHAPTER]
