"""The model as JavaScript in Chromium: every operator, verb and shape gives what NumPy gives."""

# ruff: noqa: PLW0108  # the names of the parameters are what is tried

import json
import re

import numpy as np
import pytest
from core.test_verbs import EXCEL, OPERATORS
from support.tiny import FIXED, GROUP, OTHER, array, given, inputs, model_of, module, quantity, years

from warmtenet.core import verbs
from warmtenet.core.javascript import constant_values, helpers, model_script, needed_inputs
from warmtenet.core.javascript_printer import identifier, quoted
from warmtenet.core.model import YEAR, Model, ModelError, NotFiniteError
from warmtenet.core.quantity import leaf, output
from warmtenet.core.relations import at_position, position_of, sum_at
from warmtenet.core.roots import irr_nearest_zero, irr_roots
from warmtenet.core.trace import OPERATORS as RECORDED
from warmtenet.core.trace import SAME, walk
from warmtenet.core.verb import VERBS, same_axes, verb

COUNTS = {"groups": 3, "others": 4, "fixed": 3}
NAN = float("nan")
NOT_FINITE = "(([i, n, y]) => model.notFinite(model.evaluate(i, n, y), i))(given)"


def values_of(kind):
    """Inputs of `support.tiny`: random, with ties, all zero, some missing, or of an empty family."""
    rng = np.random.default_rng([*kind.encode()])
    groups = 0 if kind == "empty" else COUNTS["groups"]
    others = COUNTS["others"]

    def numbers(*shape):
        if kind == "zero":
            return np.zeros(shape)
        if kind == "ties":
            return rng.integers(0, 4, shape).astype(float)
        drawn = rng.normal(0, 3, shape)
        return np.where(rng.random(shape) < 0.4, NAN, drawn) if kind == "missing" else drawn

    lifetime = {"zero": 0.0, "ties": 2.0, "thirds": 1 / 3}.get(kind, rng.uniform(0.5, 4))
    return {
        YEAR: years(),
        "a": array([lifetime], 0),
        "b": array([3.0], 0) if kind in ("thirds", "ties") else np.abs(numbers(1, 1, 1)),
        "g": numbers(1, groups, 1),
        "gw": np.array(rng.choice(list(FIXED.elements), groups), dtype=str).reshape(1, -1, 1),
        "h": np.zeros((1, others, 1)) if kind == "empty" else array(rng.permutation(others) * 1.0, 1),
        "f": numbers(1, COUNTS["fixed"], 1),
        "y": numbers(3, 1, 1),
        "gy": numbers(3, groups, 1),
        "w": array([rng.choice(["one", "two", "three"])], 0),
        "fw": array([rng.choice(list(FIXED.elements))], 0),
    }


KINDS = ("random", "other", "third", "thirds", "ties", "zero", "missing", "gaps", "empty")
DATA = {kind: values_of("missing" if kind == "gaps" else kind) for kind in KINDS}


def sizes_of(values):
    return {**COUNTS, "groups": values["g"].shape[1]}


def differences(page, model, datasets, wanted=("result",)):
    """Load the script of a model and return where it gives other values than NumPy."""
    page.load(model_script(model, wanted))
    asked = needed_inputs(model, wanted)
    expected = [model.evaluate(values, sizes_of(values), wanted) for values in datasets]
    sent = [
        [constant_values(model, values, asked), sizes_of(values), values[YEAR].ravel().tolist()]
        for values in expected
    ]
    found = page.value("given.map(([i, n, y]) => model.evaluate(model.revive(i), n, y))", sent)
    return [
        (name, one[name], plain[name])
        for one, values in zip(found, expected, strict=True)
        for plain in [constant_values(model, values, wanted)]
        for name in wanted
        if not same(one[name], plain[name])
    ]


def same(found, expected):
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    if isinstance(expected, str):
        return found == expected
    return type(found) is not bool and bool(
        np.isclose(found, NAN if expected is None else expected, rtol=1e-12, atol=0, equal_nan=True)
    )


RELATIONS = {
    "position_of": (lambda gw, fw: position_of(gw, fw), {}),
    "position_of numbers": (lambda g, h: position_of(g, h), {"per": OTHER}),
    "at_position": (lambda g, h: at_position(g, h), {"per": OTHER}),
    "at_position in a row": (lambda gy, h: at_position(gy, h), {"per": OTHER, "yearly": True}),
    "sum_at": (lambda h, g: sum_at(h, g, g), {"per": OTHER}),
    "sum_at in a row": (lambda h, g, gy: sum_at(h, g, gy), {"per": OTHER, "yearly": True}),
}
SHAPES = {
    "a number for all": (lambda a, b: a * b, {"per": GROUP, "yearly": True}),
    "a row for all": (lambda y: y * 2, {"per": GROUP, "yearly": True}),
    "three axes": (lambda g, y, gy, a: g * y + gy / a, {"per": GROUP, "yearly": True}),
    "a condition as number": (lambda y, a: (y > a) * y + (y < 0), {"yearly": True}),
    "at the limits": (lambda y, a, g: np.where((y <= a) & (g >= 0), y, g), {"per": GROUP, "yearly": True}),
    "a number as condition": (lambda y, a: np.where(y, a, 7), {"yearly": True}),
    "a missing number as condition": (lambda g, a: verbs.missing_unless(g, a), {"per": GROUP}),
    "nested choices": (
        lambda gw, w, g, a: verbs.choose(
            gw, {"p": verbs.choose(w, {"one": g, "two": 2 * g}, otherwise=a)}, otherwise=np.where(g > a, g, a)
        ),
        {"per": GROUP},
    ),
    "a word of a word": (
        lambda w, fw: verbs.choose(w, {"one": fw}, otherwise=fw),
        {"unit": "word", "words": dict(FIXED.elements)},
    ),
    "a sum within each element": (lambda g: verbs.share_of(g, verbs.sum_over(GROUP, g)), {"per": GROUP}),
    "sums of sums": (
        lambda gy, g, y: verbs.sum_years(y * verbs.sum_over(GROUP, gy * g)) + verbs.sum_over(GROUP, g),
        {},
    ),
    "a sum over years within a sum": (lambda gy, g: verbs.sum_over(GROUP, g * verbs.sum_years(gy)), {}),
    "a running total within an expression": (
        lambda gy, g, y: g - verbs.running_total(gy) * verbs.last_year(y),
        {"per": GROUP, "yearly": True},
    ),
    "vintages of an expression": (
        lambda gy, g, a: 1 + verbs.repeat_every(gy * g, a),
        {"per": GROUP, "yearly": True},
    ),
    "another family inside": (
        lambda g, f, y: g * verbs.sum_over(FIXED, f * y) + verbs.smallest_over(FIXED, f),
        {"per": GROUP, "yearly": True},
    ),
    "last year, outside a loop": (
        lambda gy_previous, y_previous: gy_previous + y_previous,
        {"per": GROUP, "yearly": True},
    ),
    "sum of last year": (lambda y_previous: verbs.sum_years(y_previous) + verbs.last_year(y_previous), {}),
    "calendar years": (lambda year, a: year - verbs.last_year(year) + a, {"yearly": True}),
    "powers": (lambda y, a, b: (-y) ** 2 + a**-b - (-a) ** 2 - np.negative(-y) - -(a + b), {"yearly": True}),
    "one to the power of what is missing": (lambda a, f: verbs.raised(1 + 0 * a, f), {"per": FIXED}),
    "a condition alone": (lambda y, a: (y > a) & (y < 2 * a), {"yearly": True}),
    "not, and, or": (
        lambda y, a: np.where(~((y > a) | (y < 0) & (a > 1)) | verbs.at_least(a, y), 1, 2),
        {"yearly": True},
    ),
}
TRIED = (
    {
        text: (function, {k: v for k, v in o.items() if k not in ("element", "column")})
        for text, (function, o) in EXCEL.items()
    }
    | {text: (function, {}) for text, function in OPERATORS.items()}
    | RELATIONS
    | SHAPES
)


@pytest.mark.parametrize("case", TRIED)
def test_gives_what_numpy_gives(script_page, case):
    function, declared = TRIED[case]
    model = model_of(function, **{"may_be_missing": True, **declared})
    data = [v for kind, v in DATA.items() if case not in RELATIONS or kind not in ("missing", "gaps")]
    assert differences(script_page, model, data) == []


def test_every_operator_and_verb_is_tried():
    used = {n.op for f, o in TRIED.values() for n in walk(model_of(f, **o).expressions["result"])}
    assert used >= set(VERBS)
    assert {SAME.get(op, op) for op in RECORDED} | {"where"} <= used


def test_a_verb_without_javascript_is_refused_at_import():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'javascript'"):
        verb(same_axes, lambda p, x: f"ABS({p.here(x)})")(np.abs)
    assert all(callable(v.javascript) for v in VERBS.values())


def test_two_conditions_are_not_added():
    """NumPy takes the sum of two truths for true, a spreadsheet and a script for two."""
    with pytest.raises(ModelError, match="adds two conditions"):
        model_of(lambda a, b: (a > 1) + (b > 1))


# Names, loops, leaves, overrides.


def debt(drawn_total, repaid, debt_previous):
    """Debt"""
    return debt_previous + drawn_total - repaid


def repaid(debt_previous, y, irr):
    """Repaid"""
    return np.minimum(debt_previous, np.maximum(y, 0)) * (1 - irr)


def drawn_total(drawn):
    """Drawn by all"""
    return verbs.sum_over(GROUP, drawn)


def drawn(gy, new):
    """Drawn"""
    return np.maximum(gy, 0) * new


def new(w, a, b):
    """Part that is drawn </script><!-- */"""
    return verbs.choose(w, {"one": a, "two": b}, otherwise=a + b)


def group_debt(group_debt_previous, gy, g, repaid, debt_total_previous):
    """Debt of a group"""
    return (
        group_debt_previous * 0.9
        + gy * verbs.share_of(g, verbs.sum_over(GROUP, g))
        - repaid
        + debt_total_previous
    )


def debt_total(group_debt):
    """Debt of all groups"""
    return verbs.sum_over(GROUP, group_debt)


def function(studied, group_debt, debt):
    """A word that JavaScript keeps for itself"""
    return studied * verbs.share_of(group_debt, verbs.last_year(debt))


def study(g, a):
    """What iterates"""
    return {"studied": g * a, "studied_word": np.array(["one"] * len(g))}


def idle(b):
    """What nobody asks for"""
    return b * 2


ROW, BLOCK = {"yearly": True}, {"yearly": True, "per": GROUP}
WANTED = ("function", "debt", "repaid", "debt_total", "studied_word", "new", "w")


@pytest.fixture
def parts():
    outputs = {
        "studied": output("-", "Studied", per=GROUP),
        "studied_word": output("word", "Word", per=GROUP, words={"one": "one"}),
    }
    return module(
        **inputs(),
        irr=given("-", 0.1, "An input with the name of a helper"),
        drawn=quantity("EUR", **BLOCK)(drawn),
        drawn_total=quantity("EUR", **ROW)(drawn_total),
        repaid=quantity("EUR", **ROW)(repaid),
        debt=quantity("EUR", **ROW)(debt),
        new=quantity("-")(new),
        group_debt=quantity("EUR", **BLOCK)(group_debt),
        debt_total=quantity("EUR", **ROW)(debt_total),
        function=quantity("-", **BLOCK)(function),
        study=leaf(outputs)(study),
        idle=quantity("-")(idle),
    )


def with_irr(kind):
    return {**DATA[kind], "irr": array([0.1], 0)}


def test_loops_leaves_and_taken_names(script_page, parts):
    model = Model(parts)
    assert {s.names for s in model.steps if s.is_loop} == {("repaid", "debt"), ("group_debt", "debt_total")}
    data = [with_irr(kind) for kind in ("random", "other", "ties", "zero", "empty")]
    assert differences(script_page, model, data, WANTED) == []


def test_an_overridden_quantity_keeps_its_calculation_beside_it(script_page, parts):
    model = Model(parts, overridden=["new"])
    data = [{**with_irr(kind), "new": array([7.0], 0)} for kind in ("random", "ties")]
    assert differences(script_page, model, data, (*WANTED, "new_calculated")) == []
    plain = Model(parts).evaluate(data[0], COUNTS, ["debt"])["debt"]
    assert not np.allclose(plain, model.evaluate(data[0], COUNTS, ["debt"])["debt"])


def test_only_what_is_wanted_and_what_it_rests_on(parts):
    model = Model(parts)
    assert needed_inputs(model, WANTED) == (
        "a", "b", "g", "y", "gy", "w", "irr", "studied", "studied_word"
    )  # fmt: skip
    assert needed_inputs(model, ["debt_total", YEAR]) == ("a", "b", "g", "y", "gy", "w", "irr")
    script = model_script(model, WANTED)
    assert "const debt =" in script
    assert "idle" not in script
    assert "const studied" not in script
    with pytest.raises(KeyError, match="nothing"):
        model_script(model, ["nothing"])


def test_each_quantity_stands_under_its_label(parts):
    script = model_script(Model(parts), ["debt_total", "drawn_total"])
    assert (
        "  // Drawn by all [EUR]\n  const drawn_total = each(Y, y => sum(n.groups, e => drawn[e][y]));\n"
        in script
    )
    assert (
        "    // Debt of all groups [EUR]\n    debt_total[y] = sum(n.groups, e => group_debt[e][y]);\n"
        in script
    )


def test_the_script_cannot_end_the_script_element_of_a_page(parts):
    script = model_script(Model(parts), WANTED)
    assert "Part that is drawn" in script
    assert "</script" not in script
    assert "<!--" not in script
    assert quoted("</script>\u2028") == '"<\\/script>\\u2028"'


def test_strict_and_without_making_code_of_text(parts):
    script = model_script(Model(parts), WANTED)
    assert script.startswith('"use strict";')
    assert not re.search(r"\beval\(|\bFunction\b|document|window|import\b", script)


def test_helpers_and_words_of_the_language_are_not_names():
    assert {"sum", "irr", "each", "IRR_GRID", "TOLERANCE"} <= helpers()
    for name in ("class", "irr", "y", "n", "values", "Math", "years"):
        assert identifier(name, helpers()) == f"{name}$"
    assert identifier("npv_project_eur", helpers()) == "npv_project_eur"


def test_what_is_not_finite_is_named_where_a_run_refuses_it(script_page):
    values = {**DATA["random"], "a": array([0.0], 0)}
    for missing in (False, True):
        model = model_of(lambda y, a: y / a, yearly=True, may_be_missing=missing)
        script_page.load(model_script(model, ["result"]))
        given_values = constant_values(model, values, ["y", "a"])
        found = script_page.value(NOT_FINITE, [given_values, COUNTS, [2029, 2030, 2031]])
        assert found == ([] if missing else ["result"])
        if not missing:
            with pytest.raises(NotFiniteError):
                model.evaluate(values, COUNTS)


# Internal rates of return.

FLOWS = {
    "a bond": [-100.0, *[5.0] * 9, 105.0],
    "two roots": [-100.0, 230.0, -132.0],
    "both sides of zero": list(np.poly1d([1.0, -0.7]) * np.poly1d([1.0, -1.1])),
    "roots as near as each other": list(np.poly1d([1.0, -0.98]) * np.poly1d([1.0, -1.001])),
    "only gains": [1.0, 2.0, 3.0],
    "nothing": [0.0, 0.0, 0.0],
    "one year": [5.0],
    "long": [-5.0, *np.random.default_rng(3).normal(0, 1, 40)],
}


@pytest.mark.parametrize("case", FLOWS)
def test_all_roots_and_the_nearest(script_page, parts, case):
    flows = [float(f) for f in FLOWS[case]]
    script_page.load(model_script(Model(parts), ["new"]))
    nearest, roots = script_page.value("[model.irr(given), model.irrRoots(given)]", flows)
    expected = irr_nearest_zero(np.array(flows).reshape(-1, 1, 1)).item()
    assert nearest == pytest.approx(expected, abs=1e-12, nan_ok=True)
    assert roots == pytest.approx(irr_roots(np.array(flows)), abs=1e-12)


# Values as JSON.


def test_layout_of_values(parts):
    model = Model(parts)
    values = {**DATA["random"], "gy": np.arange(9.0).reshape(3, 3, 1), "b": array([NAN], 0)}
    found = constant_values(model, values, ["gy", "y", "b", "w", "gw", YEAR])
    assert found["gy"] == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
    assert found["y"] == values["y"].ravel().tolist()
    assert found["b"] is None
    assert found["w"] == values["w"].item()
    assert found["gw"] == values["gw"].ravel().tolist()
    assert found[YEAR] == [2029, 2030, 2031]
    assert json.loads(json.dumps(found)) == found
