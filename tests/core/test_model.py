"""The model: collecting, ordering, loops, overrides, and every problem reported at once."""

# ruff: noqa: PLW0108  # the names of the parameters are what is tried

import numpy as np
import pytest
from support.tiny import (
    FIXED,
    GROUP,
    YEAR,
    array,
    given,
    inputs,
    model_of,
    module,
    per_group_yearly,
    quantity,
    years,
)

from warmtenet.core.model import CALCULATED, Model, ModelError, NotFiniteError, Step
from warmtenet.core.quantity import Chapter
from warmtenet.core.verbs import running_total, sum_over


def make(unit="-", label="Label", **declared):
    """Return a decorator for a quantity with a docstring."""

    def hang(function):
        function.__doc__ = label
        return quantity(unit, **declared)(function)

    return hang


def test_order_follows_from_the_names():
    model = Model(
        module(
            a=given("-", 1, "A"),
            last=make()(lambda middle: middle + 1),
            middle=make()(lambda first: first + 1),
            first=make()(lambda a: a + 1),
        )
    )
    assert model.steps == [Step(("first",), False), Step(("middle",), False), Step(("last",), False)]
    assert model.evaluate({"a": array([1.0], 0), YEAR: years()}, {})["last"].item() == 4


def test_only_what_is_wanted_is_computed():
    model = Model(
        module(a=given("-", 1, "A"), x=make()(lambda a: a), y=make()(lambda x: x), z=make()(lambda a: a))
    )
    values = model.evaluate({"a": array([1.0], 0), YEAR: years()}, {}, ["y"])
    assert "z" not in values
    assert model.ingredients(["y"]) == {"x", "y"}
    assert model.users_of("a") == {"x", "z"}


def test_values_get_their_declared_shape():
    model = Model(
        module(
            **inputs(),
            c=make(yearly=True)(lambda a: a),
            d=make(per=GROUP, yearly=True)(lambda a: a),
            e=make(per=FIXED)(lambda a: a),
            k=make()(lambda a, b: a > b),
        )
    )
    arrays = {"a": array([3.0, 1.0], 2), "b": array([2.0], 0), YEAR: years()}
    values = model.evaluate(arrays, {"groups": 4, "fixed": 3}, ["c", "d", "e", "k"])
    assert values["c"].shape == (3, 1, 2)
    assert values["d"].shape == (3, 4, 2)
    assert values["e"].shape == (1, 3, 2)
    assert values["k"].ravel().tolist() == [1.0, 0.0]
    assert values["k"].dtype == float


def problems_of(*modules, **options):
    with pytest.raises(ModelError) as caught:
        Model(*modules, **options)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_duplicate_names():
    found = problems_of(
        module("one", a=given("-", 1, "A"), x=make()(lambda a: a)),
        module("two", a=given("-", 1, "A"), x=make()(lambda a: a)),
    )
    assert found == (
        "two: a exists already; give it a name of its own",
        "two: x exists already; give it a name of its own",
    )


def test_an_input_and_a_quantity_of_one_name():
    found = problems_of(module("one", a=given("-", 1, "A")), module("two", a=make()(lambda a: a)))
    assert "two: a exists already" in found[0]


def test_a_quantity_without_label_or_with_an_unknown_unit():
    found = problems_of(
        module(a=given("-", 1, "A"), x=make("furlong")(lambda a: a), y=make(label=None)(lambda a: a))
    )
    assert any("x has unit 'furlong', which is not in core.units; add it with a format" in p for p in found)
    assert any("y has no docstring; its first line is the label" in p for p in found)


def test_an_input_with_an_unknown_unit():
    problems = problems_of(module(a=given("furlong", 1, "A"), x=make()(lambda a: a)))
    assert any("furlong" in p for p in problems)


def test_all_problems_at_once():
    found = problems_of(
        module(
            a=given("-", 1, "A"),
            x=make("furlong")(lambda a: a),
            y=make()(lambda nonsense: nonsense),
            z=make(label="")(lambda a, wrong_previous: a + wrong_previous),
        )
    )
    assert len(found) == 4
    traced = problems_of(
        module(
            a=given("-", 1, "A"),
            x=make()(lambda a: float(a)),
            y=make()(lambda a: max(a, 1)),
            z=make()(lambda a: 1),
        )
    )
    assert len(traced) == 3


def test_all_axis_problems_at_once():
    found = problems_of(
        module(
            **inputs(),
            x=make()(lambda g, h: g * h),
            z=make()(lambda y: y),
            t=make()(lambda a: sum_over(GROUP, a)),
        )
    )
    assert len(found) == 3


def test_circular_in_the_same_year():
    found = problems_of(module(x=make(yearly=True)(lambda z: z), z=make(yearly=True)(lambda x: x)))
    assert len(found) == 1
    assert "need each other in the same year; use the previous year of one" in found[0]
    assert set(found[0].split(" need")[0].split(", ")) == {"x", "z"}


def test_a_quantity_that_uses_itself():
    found = problems_of(module(x=make(yearly=True)(lambda x: x + 1)))
    assert "x need each other in the same year" in found[0]


def test_a_loop_must_be_yearly():
    found = problems_of(module(a=given("-", 1, "A"), x=make()(lambda a, x_previous: a + x_previous)))
    assert any("x refers to itself but is not yearly" in p for p in found)


def test_a_loop_cannot_look_ahead():
    found = problems_of(
        module(
            x=make(yearly=True)(lambda y, t_previous: y + t_previous),
            t=make(yearly=True)(lambda x: running_total(x)),
            y=given("-", 1, "Y", yearly=True),
        )
    )
    assert any("t is stepped through the years, where running_total cannot look ahead" in p for p in found)


def test_previous_year_of_an_input_and_of_a_quantity():
    model = model_of(lambda y_previous, a: y_previous * a, yearly=True)
    values = model.evaluate(
        {"y": array([1.0, 2.0, 4.0], 0), "a": array([10.0], 0), YEAR: years()}, {}, ["result"]
    )
    assert values["result"].ravel().tolist() == [0, 10, 20]


def test_a_loop_of_one_steps_through_the_years():
    model = model_of(lambda y, result_previous, a: (result_previous + y) * a, yearly=True)
    assert model.steps == [Step(("result",), True)]
    arrays = {"y": array([1.0, 1.0, 1.0], 0), "a": array([2.0, 3.0], 2), YEAR: years()}
    values = model.evaluate(arrays, {}, ["result"])
    assert values["result"][:, 0, 0].tolist() == [2, 6, 14]
    assert values["result"][:, 0, 1].tolist() == [3, 12, 39]


def test_a_loan_is_a_loop_of_three():
    """Debt, interest and payment need each other through last year's debt; computed by hand."""
    model = Model(
        module(
            y=given("-", 0, "Drawn", yearly=True),
            a=given("-", 0.1, "Rate"),
            b=given("-", 60, "Payment"),
            interest=make(yearly=True)(lambda debt_previous, a: debt_previous * a),
            repaid=make(yearly=True)(
                lambda debt_previous, b, interest: np.minimum(debt_previous, b - interest)
            ),
            debt=make(yearly=True)(lambda debt_previous, y, repaid: debt_previous + y - repaid),
        )
    )
    assert [step.is_loop for step in model.steps] == [True]
    assert model.steps[0].names.index("interest") < model.steps[0].names.index("repaid")
    arrays = {"y": array([100.0, 0, 0], 0), "a": array([0.1], 0), "b": array([60.0], 0), YEAR: years()}
    values = model.evaluate(arrays, {})
    assert values["debt"].ravel().tolist() == [100, 50, 0]
    assert values["interest"].ravel().tolist() == [0, 10, 5]


def test_a_loop_per_element():
    model = model_of(lambda gy, result_previous: gy + result_previous, per=GROUP, yearly=True)
    arrays = {"gy": per_group_yearly([[1, 2, 3], [10, 10, 10]]), YEAR: years()}
    found = model.evaluate(arrays, {"groups": 2}, ["result"])["result"]
    assert found[:, :, 0].T.tolist() == [[1, 3, 6], [10, 20, 30]]


def test_override_becomes_an_input_and_the_calculation_stays():
    parts = module(a=given("-", 1, "A"), x=make("kW", "The X")(lambda a: a * 2), z=make()(lambda x: x + 1))
    model = Model(parts, overridden=["x"])
    assert "x" in model.inputs
    assert model.inputs["x"].given.label == "The X"
    assert model.inputs["x"].given.unit == "kW"
    assert model.quantities["x" + CALCULATED].unit == "kW"
    values = model.evaluate({"a": array([3.0], 0), "x": array([100.0], 0), YEAR: years()}, {})
    assert values["x" + CALCULATED].item() == 6
    assert values["z"].item() == 101
    assert "x" not in {n for step in model.steps for n in step.names}


def test_override_breaks_a_loop_that_passes_through_it():
    """What replaced a value of the example no longer feeds its own calculation."""
    parts = module(a=given("-", 1, "A"), x=make()(lambda a: a), z=make()(lambda x: x))
    assert [s.is_loop for s in Model(parts, overridden=["x"]).steps] == [False, False]


@pytest.mark.parametrize("name", ["t", "e", "a", "nonsense"])
def test_only_a_computed_single_value_can_be_overridden(name):
    parts = module(**inputs(), t=make(yearly=True)(lambda y: y), e=make(per=GROUP)(lambda g: g))
    found = problems_of(parts, overridden=[name])
    assert found[0] == f"{name} is not a computed single value, so it cannot be overridden"


def test_not_finite_names_the_quantity():
    model = model_of(lambda a, b: a / b, label="A part of nothing")
    with pytest.raises(
        NotFiniteError, match=r"result \(A part of nothing\) is not a finite number"
    ) as caught:
        model.evaluate({"a": array([1.0], 0), "b": array([0.0], 0), YEAR: years()}, {}, ["result"])
    assert (caught.value.name, caught.value.label) == ("result", "A part of nothing")


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_one_bad_scenario_of_many_stops_the_run(bad):
    model = model_of(lambda a: a * 2)
    with pytest.raises(NotFiniteError):
        model.evaluate({"a": array([1.0, bad, 3.0], 2), YEAR: years()}, {}, ["result"])


def test_what_may_be_missing_may_be_missing():
    model = model_of(lambda a: a * 2, may_be_missing=True)
    assert np.isnan(model.evaluate({"a": array([np.nan], 0), YEAR: years()}, {}, ["result"])["result"]).all()


def test_a_loop_that_is_not_finite_is_named_too():
    model = model_of(lambda a, result_previous: (result_previous + 1) / a, yearly=True)
    with pytest.raises(NotFiniteError, match="result"):
        model.evaluate({"a": array([0.0], 0), YEAR: years()}, {}, ["result"])


def test_chapters_stand_in_their_order():
    late, early = Chapter("late", "Late", 9), Chapter("early", "Early", 0)
    model = Model(
        module("m1", late, a=given("-", 1, "A"), x=make()(lambda z: z)),
        module("m2", early, z=make()(lambda a: a)),
    )
    assert [c.name for c in model.by_chapter] == ["early", "late"]
    assert [q.name for q in model.by_chapter[late]] == ["x"]


def test_axes_of_names():
    model = model_of(lambda y_previous: y_previous, yearly=True)
    assert model.axes_of(YEAR).yearly
    assert model.axes_of("y_previous").yearly
    assert model.axes_of("g").family == GROUP
    assert model.axes_of("result") == (True, None)


def test_the_decorator_returns_the_function_unchanged():
    def doubled(a):
        """Doubled"""
        return a * 2

    assert quantity("-")(doubled) is doubled
    assert doubled(2.0) == 4
