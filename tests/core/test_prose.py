"""Formulas as text: they read as Python and mean what was recorded."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmtenet.core.prose import formula_text
from warmtenet.core.trace import LEAF, Node, refer, walk
from warmtenet.model import CONCEPTS, build

A, B, C = refer("a"), refer("b"), refer("c")
PLAIN = {"add", "subtract", "multiply", "divide", "power", "negative", "ref", "number"}


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (A * (1 + B), "a * (1 + b)"),
        (A - (B - C), "a - (b - c)"),
        (A - B - C, "a - b - c"),
        (A / (B * C), "a / (b * c)"),
        ((1 + A) ** -B, "(1 + a) ** -b"),
        ((-A) ** 2, "(-a) ** 2"),
        (-(A**2), "-a ** 2"),
        (A * 0.5, "a * 0.5"),
        (A + -3, "a + -3"),
        (np.maximum(A, B + C), "max(a, b + c)"),
        (np.where((A > 0) & (B >= C), A, 0), "if(a > 0 and b >= c, a, 0)"),
        (~((A > 0) | (B > 0)), "not (a > 0 or b > 0)"),
        (refer("x_previous") + A, "x_previous + a"),
        (Node("choose", (A, ("yes", ""), B, C)), "choose(a; yes: b; otherwise: c)"),
        (Node("which_smallest", (("x", "y"), A, B)), "which_smallest(x: a; y: b)"),
    ],
)
def test_operators_bind_as_in_python(node, text):
    assert formula_text(node) == text


def trees():
    leaves = st.sampled_from([A, B, C]) | st.integers(-3, 3).map(lambda n: Node("number", (float(n),)))

    def grow(children):
        pairs = st.tuples(
            st.sampled_from(["add", "subtract", "multiply", "divide", "power"]), children, children
        )
        return pairs.map(lambda p: Node(p[0], p[1:])) | children.map(lambda c: Node("negative", (c,)))

    return st.recursive(leaves, grow, max_leaves=12)


def compute(node, values):
    if node.op == "ref":
        return values[node.args[0]]
    if node.op == "number":
        return node.args[0]
    numbers = [compute(arg, values) for arg in node.args]
    return getattr(np, node.op)(*numbers)


@given(trees())
def test_the_text_means_what_was_recorded(node):
    values = {name: np.float64(v) for name, v in (("a", 1.7), ("b", 0.3), ("c", 2.2))}
    with np.errstate(all="ignore"):
        expected = compute(node, values)
        found = eval(formula_text(node), {}, values)  # only names and numbers of our own
    assert np.isclose(found, expected, equal_nan=True) or math.isinf(expected)


@pytest.mark.parametrize("concept", sorted(CONCEPTS))
def test_every_quantity_of_the_model_can_be_written(concept):
    model = build(concept)
    for name, node in model.expressions.items():
        text = formula_text(node)
        assert text.count("(") == text.count(")")
        shown = node.args[:1] if node.op == LEAF else (node,)
        for used in {n.args[0] for top in shown for n in walk(top) if n.op == "ref"}:
            assert used in text, name
