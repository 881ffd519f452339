"""Each verb on a small example worked out by hand, its axis rule, and its spreadsheet form."""

# ruff: noqa: PLW0108  # the names of the parameters are what is tried

import numpy as np
import pytest
from support.tiny import FIXED, GROUP, OTHER, array, formula, model_of, per_group_yearly, years

from warmtenet.core import verbs, year_verbs
from warmtenet.core.model import ModelError
from warmtenet.core.verb import VERBS

NAN = float("nan")
YEARLY = array([1.0, 2.0, 4.0], 0)
PER = array([1.0, 2.0, 4.0], 1)
WORDS = array(["p", "r", "p"], 1)


def flat(value):
    return np.asarray(value).ravel().tolist()


NUMPY = {
    "sum_over": (verbs.sum_over(GROUP, PER), [7]),
    "sum_over of no elements": (verbs.sum_over(GROUP, PER[:, :0]), [0]),
    "largest_over": (verbs.largest_over(GROUP, PER), [4]),
    "largest_over of negatives": (verbs.largest_over(GROUP, -PER), [0]),
    "largest_over of no elements": (verbs.largest_over(GROUP, PER[:, :0]), [0]),
    "smallest_over": (verbs.smallest_over(FIXED, -PER), [-4]),
    "sum_by": (verbs.sum_by(FIXED, WORDS, PER), [5, 0, 2]),
    "sum_before": (verbs.sum_before(GROUP, PER), [0, 1, 3]),
    "largest_before": (verbs.largest_before(GROUP, array([2.0, 1.0, 4.0, 0.0], 1)), [0, 2, 2, 4]),
    "sum_years": (verbs.sum_years(YEARLY), [7]),
    "largest_year": (verbs.largest_year(array([1.0, 5.0, 4.0], 0)), [5]),
    "last_year": (verbs.last_year(YEARLY), [4]),
    "running_total": (verbs.running_total(YEARLY), [1, 3, 7]),
    "running_max": (verbs.running_max(array([2.0, 1.0, 4.0], 0)), [2, 2, 4]),
    "in_first_year": (verbs.in_first_year(years(), array([9.0], 0)), [9, 0, 0]),
    "in_first_year of a row": (verbs.in_first_year(years(), YEARLY), [1, 0, 0]),
    "in_last_year": (verbs.in_last_year(years(), array([9.0], 0)), [0, 0, 9]),
    "in_last_year of one year": (verbs.in_last_year(years(1), array([9.0], 0)), [9]),
    "sum_vintages": (verbs.sum_vintages(YEARLY, array([2.0], 0)), [1, 3, 6]),
    "sum_vintages, lifetime one": (verbs.sum_vintages(YEARLY, array([1.0], 0)), [1, 2, 4]),
    "sum_vintages, longer than the rows": (verbs.sum_vintages(YEARLY, array([9.0], 0)), [1, 3, 7]),
    "repeat_every": (verbs.repeat_every(array([5.0, 1, 0, 0, 0], 0), array([2.0], 0)), [5, 1, 5, 1, 5]),
    "repeat_every, longer than the rows": (verbs.repeat_every(YEARLY, array([3.0], 0)), [1, 2, 4]),
    "choose": (verbs.choose(array(["two"], 0), {"one": 1.0, "two": 2.0}), [2]),
    "choose per element": (verbs.choose(WORDS, {"p": PER, "r": 10.0}, otherwise=0), [1, 10, 4]),
    "choose, otherwise": (verbs.choose(array(["x"], 0), {"one": 1.0}, otherwise=7.0), [7]),
    "lookup": (verbs.lookup(FIXED, WORDS, PER), [1, 4, 1]),
    "is_element": (verbs.is_element(FIXED, array(["q"], 0)), [0, 1, 0]),
    "by_element": (verbs.by_element(FIXED, {"r": array([3.0], 0), "p": 1}), [1, 0, 3]),
    "which_smallest": (verbs.which_smallest({"x": YEARLY, "y": array([2.0], 0)}), ["x", "x", "y"]),
    "annuity": (verbs.annuity(array([0.1], 0), array([2.0], 0)), [0.1 / (1 - 1.1**-2)]),
    "annuity without interest": (verbs.annuity(array([0.0], 0), array([4.0], 0)), [0.25]),
    "smallest_year": (verbs.smallest_year(np.where(YEARLY > 3, np.nan, -YEARLY)), [-2]),
    "mean_year": (verbs.mean_year(np.where(YEARLY > 3, np.nan, YEARLY)), [1.5]),
    "raised": (verbs.raised(YEARLY, array([2.0], 0)), [1, 4, 16]),
    "share_of": (verbs.share_of(YEARLY, array([4.0], 0)), [0.25, 0.5, 1]),
    "share_of zero": (verbs.share_of(YEARLY, array([0.0], 0)), [0, 0, 0]),
    "at_least": (verbs.at_least(YEARLY, array([2.0], 0)), [False, True, True]),
    "whole_units": (verbs.whole_units(array([0.0, 0.2, 1.0, 1.01], 0)), [0, 1, 1, 2]),
    "given_or": (verbs.given_or(array([NAN, 0.0, 3.0], 1), array([5.0], 0)), [5, 0, 3]),
    "irr": (verbs.irr(array([-100.0, 110.0], 0)), [pytest.approx(0.1, abs=1e-12)]),
}


@pytest.mark.parametrize("case", NUMPY)
def test_worked_example(case):
    found, expected = NUMPY[case]
    assert flat(found) == expected


def test_missing_unless():
    found = verbs.missing_unless(YEARLY > 1, YEARLY)
    assert np.isnan(found[0]).all()
    assert flat(found[1:]) == [2, 4]


def test_three_thirds_are_one_unit():
    assert verbs.whole_units(np.array(3 * (1 / 3))) == 1
    assert verbs.whole_units(np.array(1 / 3 + 1 / 3 + 1 / 3)) == 1
    assert verbs.whole_units(np.array(0.1 + 0.2) / 0.1) == 3


def test_rounding_does_not_fail_a_threshold():
    assert verbs.at_least(np.array(0.1 + 0.2 + 0.7), np.array(1.0))
    assert verbs.at_least(np.array(1 - 1e-12), np.array(1.0))
    assert not verbs.at_least(np.array(1 - 1e-6), np.array(1.0))


def test_verbs_on_plain_numbers():
    """Where no axis is meant, a verb takes a float like any function."""
    assert verbs.share_of(1.0, 4.0) == 0.25
    assert verbs.share_of(1.0, 0.0) == 0
    assert verbs.at_least(1.0, 1.0)
    assert verbs.whole_units(2.3) == 3
    assert verbs.given_or(NAN, 5.0) == 5
    assert verbs.choose("two", {"one": 1.0, "two": 2.0}) == 2
    assert verbs.which_smallest({"x": 2.0, "y": 1.0}) == "y"


def test_equal_values_give_the_first_word():
    assert verbs.which_smallest({"x": 1.0, "y": 1.0}) == "x"


def test_vintages_with_a_lifetime_per_element():
    bought = per_group_yearly([[1, 1, 1], [1, 1, 1]])
    in_use = verbs.sum_vintages(bought, array([1.0, 2.0], 1))
    assert in_use[:, :, 0].T.tolist() == [[1, 1, 1], [1, 2, 2]]


def test_repeat_with_a_lifetime_per_element():
    bought = per_group_yearly([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]])
    repeated = verbs.repeat_every(bought, array([2.0, 3.0], 1))
    assert repeated[:, :, 0].T.tolist() == [[1, 0, 1, 0, 1], [0, 1, 0, 0, 1]]


def test_words_of_a_batch_choose_per_scenario():
    found = verbs.choose(array(["one", "two", "one"], 2), {"one": 1.0, "two": array([5.0, 6.0, 7.0], 2)})
    assert flat(found) == [1, 6, 1]


def test_words_of_a_batch_look_up_per_scenario():
    found = verbs.lookup(FIXED, array(["p", "r"], 2), PER)
    assert found.shape == (1, 1, 2)
    assert flat(found) == [1, 4]


REFUSED = {
    "is not per groups": lambda h: verbs.sum_over(GROUP, h),
    "sums or searches years": lambda a: verbs.sum_years(a),
    "needs words and values of one family": lambda w, g: verbs.sum_by(FIXED, w, g),
    "the looked-up values are not per fixed": lambda w, g: verbs.lookup(FIXED, w, g),
    "mixes the families groups, others": lambda g, h: verbs.share_of(g, h),
    "carries something along the years": lambda a: verbs.running_total(a),
    "or by a yearly number": lambda y: verbs.repeat_every(y, y),
    "words that stay through the years": lambda gy: verbs.sum_by(FIXED, gy, gy),
    "gives running_total an expression": lambda y: verbs.running_total(y * 2),
    "gives largest_over an expression": lambda g: verbs.largest_over(GROUP, g + 1),
    "gives irr an expression": lambda y: verbs.irr(y - 1),
    "gives last_year an expression": lambda y: verbs.last_year(-y),
    "gives lookup an expression": lambda fw, f: verbs.lookup(FIXED, fw, f * 2),
    "uses maximum inside sum_over": lambda g: verbs.sum_over(GROUP, np.maximum(g, 0)),
    "uses where inside sum_years": lambda y: verbs.sum_years(np.where(y > 0, y, 0)),
    "uses choose inside sum_over": lambda g, gw: verbs.sum_over(
        GROUP, verbs.choose(gw, {"p": g}, otherwise=0)
    ),
}


@pytest.mark.parametrize("message", REFUSED)
def test_axis_rule_refuses(message):
    declared = {"per": GROUP, "yearly": True} if "mixes" not in message else {"per": GROUP}
    with pytest.raises(ModelError, match=message):
        model_of(REFUSED[message], **declared)


@pytest.mark.parametrize(
    ("function", "declared"),
    [
        (lambda g: verbs.sum_over(GROUP, g), {"per": None}),
        (lambda gy: verbs.sum_over(GROUP, gy), {"yearly": True}),
        (lambda gy: verbs.sum_years(gy), {"per": GROUP}),
        (lambda gy: verbs.running_total(gy), {"per": GROUP, "yearly": True}),
        (lambda gw, f: verbs.lookup(FIXED, gw, f), {"per": GROUP}),
        (lambda fw: verbs.is_element(FIXED, fw), {"per": FIXED}),
        (lambda gw, g: verbs.sum_by(FIXED, gw, g), {"per": FIXED}),
        (lambda a, y: verbs.by_element(FIXED, {"p": a, "q": y}), {"per": FIXED, "yearly": True}),
    ],
)
def test_axis_rule_accepts(function, declared):
    assert model_of(function, **declared).quantities


@pytest.mark.parametrize(
    ("function", "declared"),
    [
        (lambda y: y * 2, {}),
        (lambda g: g * 2, {}),
        (lambda g: g * 2, {"per": OTHER}),
        (lambda gy: gy, {"per": GROUP}),
    ],
)
def test_declared_axes_must_be_those_of_the_expression(function, declared):
    with pytest.raises(ModelError, match="result is declared yearly="):
        model_of(function, **declared)


EXCEL = {
    "=SUM($D$30:$D$32)": (lambda g: verbs.sum_over(GROUP, g), {}),
    "=SUMPRODUCT($D$30:$D$32*a)": (lambda g, a: verbs.sum_over(GROUP, g * a), {}),
    "=SUM(G$40:G$42)": (lambda gy: verbs.sum_over(GROUP, gy), {"yearly": True, "column": "G"}),
    "=MAX(0,$D$30:$D$32)": (lambda g: verbs.largest_over(GROUP, g), {}),
    "=MIN($D$50:$D$52)": (lambda f: verbs.smallest_over(FIXED, f), {}),
    "=SUMIF($D$30:$D$32,$E20,$D$30:$D$32)": (
        lambda gw, g: verbs.sum_by(FIXED, gw, g),
        {"per": FIXED, "element": 1},
    ),
    "=SUM($D$30:$D31)-$D31": (lambda g: verbs.sum_before(GROUP, g), {"per": GROUP, "element": 1}),
    "=MAX(0,$D$29:$D30)": (lambda g: verbs.largest_before(GROUP, g), {"per": GROUP, "element": 1}),
    "=SUM($F10:$H10)": (lambda y: verbs.sum_years(y), {}),
    "=SUMPRODUCT($F10:$H10*a)": (lambda y, a: verbs.sum_years(y * a), {}),
    "=MAX($F10:$H10)": (lambda y: verbs.largest_year(y), {}),
    "=$H10": (lambda y: verbs.last_year(y), {}),
    "=SUM($F10:G10)": (lambda y: verbs.running_total(y), {"yearly": True, "column": "G"}),
    "=MAX($F10:G10)": (lambda y: verbs.running_max(y), {"yearly": True, "column": "G"}),
    "=IF(G$4=$F$4,a,0)": (lambda year, a: verbs.in_first_year(year, a), {"yearly": True, "column": "G"}),
    "=IF(G$4=$H$4,a,0)": (lambda year, a: verbs.in_last_year(year, a), {"yearly": True, "column": "G"}),
    '=SUMIF($F$4:G$4,">"&(G$4-a),$F10:G10)': (
        lambda y, a: verbs.sum_vintages(y, a),
        {"yearly": True, "column": "G"},
    ),
    "=G10+IF(G$4-$F$4>=a,INDEX($E20:F20,1,G$4-$F$4-a+2),0)": (
        lambda y, a: verbs.repeat_every(y, a),
        {"yearly": True, "column": "G"},
    ),
    '=IF(w="the one",a,b)': (lambda w, a, b: verbs.choose(w, {"one": a, "two": b}), {}),
    '=IF(w="the one",a,0)': (lambda w, a: verbs.choose(w, {"one": a}, otherwise=0), {}),
    "=INDEX($D$50:$D$52,MATCH(fw,$E$50:$E$52,0))": (lambda fw, f: verbs.lookup(FIXED, fw, f), {}),
    "=IF(fw=$E20,1,0)": (lambda fw: verbs.is_element(FIXED, fw), {"per": FIXED, "element": 0}),
    "=b": (lambda a, b: verbs.by_element(FIXED, {"p": a, "q": b}), {"per": FIXED, "element": 1}),
    "=0": (lambda a, b: verbs.by_element(FIXED, {"p": a, "q": b}), {"per": FIXED, "element": 2}),
    '=IF(a<=MIN(a,b),"the x","the y")': (
        lambda a, b: verbs.which_smallest({"x": a, "y": b}),
        {"unit": "word", "words": {"x": "the x", "y": "the y"}},
    ),
    "=IF(ABS(a)<1E-9,1/b,a/(1-(1+a)^-b))": (lambda a, b: verbs.annuity(a, b), {}),
    '=IF(COUNT($F10:$H10)=0,"",MIN($F10:$H10))': (lambda y: verbs.smallest_year(y), {}),
    '=IF(COUNT($F10:$H10)=0,"",AVERAGE($F10:$H10))': (lambda y: verbs.mean_year(y), {}),
    "=(1+a)^(-b)": (lambda a, b: verbs.raised(1 + a, -b), {}),
    "=IF(a+b=0,0,a/(a+b))": (lambda a, b: verbs.share_of(a, a + b), {}),
    "=a-b>=-1E-9*(1+ABS(b))": (lambda a, b: verbs.at_least(a, b), {}),
    "=-INT(0.000001-(a*b))": (lambda a, b: verbs.whole_units(a * b), {}),
    "=IF(ISNUMBER(a),a,b)": (lambda a, b: verbs.given_or(a, b), {}),
    '=IF(a>0,a,"")': (lambda a: verbs.missing_unless(a > 0, a), {}),
    '=IFERROR(IRR($F10:$H10,$E20),"")': (lambda y: verbs.irr(y), {"may_be_missing": True}),
}


@pytest.mark.parametrize("expected", EXCEL)
def test_spreadsheet_form(expected):
    function, options = EXCEL[expected]
    assert formula(function, **options) == expected


def test_every_verb_is_tried_here():
    printed = {name for name in VERBS if any(name in str(case) for case in NUMPY)} | {"missing_unless"}
    own = {name for name, v in VERBS.items() if v.numpy.__module__ in (verbs.__name__, year_verbs.__name__)}
    assert own == printed
    traced = set()
    for function, options in EXCEL.values():
        declared = {k: v for k, v in options.items() if k not in ("element", "column")}
        node = model_of(function, **declared).expressions["result"]
        traced.add(node.op)
    assert traced == own


OPERATORS = {
    "=a-(b-1)": lambda a, b: a - (b - 1),
    "=a-b-1": lambda a, b: a - b - 1,
    "=a/(b*2)": lambda a, b: a / (b * 2),
    "=a*(b+1)": lambda a, b: a * (b + 1),
    "=(-a)^2": lambda a: (-a) ** 2,
    "=-(a^2)": lambda a: -(a**2),
    "=2^(a^b)": lambda a, b: 2 ** (a**b),
    "=(2^a)^b": lambda a, b: (2**a) ** b,
    "=a^(-b)": lambda a, b: a**-b,
    "=(-1)*a": lambda a: -1 * a,
    "=MAX(a,b+1)": lambda a, b: np.maximum(a, b + 1),
    "=IF(AND(a>0,b>0),a,b)": lambda a, b: np.where((a > 0) & (b > 0), a, b),
    "=IF(OR(a>0,NOT(b>0)),a,b)": lambda a, b: np.where((a > 0) | ~(b > 0), a, b),
    "=EXP(a)+LN(b)+SQRT(a)+ABS(b)": lambda a, b: np.exp(a) + np.log(b) + np.sqrt(a) + np.abs(b),
    "=MIN(a,0.1)": lambda a: np.minimum(a, 0.1),
    "=1-a": lambda a: 1 - a,
    "=2/a": lambda a: 2 / a,
}


@pytest.mark.parametrize("expected", OPERATORS)
def test_operators_keep_their_meaning_in_a_spreadsheet(expected):
    """In Excel -2^2 is 4 and 2^3^2 is 64: brackets stand wherever that could bite."""
    assert formula(OPERATORS[expected]) == expected


def test_previous_year_points_one_column_to_the_left():
    assert formula(lambda y_previous: y_previous * 2, yearly=True, column="G") == "=F10*2"
    assert formula(lambda y_previous: y_previous * 2, yearly=True, column="F") == "=E10*2"


def test_words_of_an_empty_table_look_up_nothing():
    """A project without pipes or cost items has columns of no words."""
    assert verbs.lookup(FIXED, np.zeros((1, 0, 1)), PER).shape == (1, 0, 1)
    assert verbs.lookup(FIXED, np.array([], dtype=str).reshape(1, 0, 1), PER).shape == (1, 0, 1)
    assert verbs.sum_by(FIXED, np.zeros((1, 0, 1)), PER[:, :0]).ravel().tolist() == [0, 0, 0]
