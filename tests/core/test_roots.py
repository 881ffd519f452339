"""Internal rates of return against pyxirr and numpy-financial, with the traps that bit others."""

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from warmtenet.core.roots import irr_nearest_zero, irr_roots, present_value


def nearest(flows):
    return irr_nearest_zero(np.asarray(flows, float).reshape(-1, 1, 1)).item()


PLAIN = {
    "a bond": ([-100] + [5] * 9 + [105], 0.05),
    "doubling in one year": ([-100, 200], 1.0),
    "half is lost": ([-100, 50], -0.5),
    "no interest": ([-100, 50, 50], 0.0),
    "a loan": ([100, -110], 0.1),
    "late investment": ([0, 0, -100, 121], 0.21),
    "a thousand percent": ([-1, 10.9], 9.9),
    "nearly all is lost": ([-100, 6], -0.94),
}


@pytest.mark.parametrize("case", PLAIN)
def test_known_rate(case):
    flows, rate = PLAIN[case]
    assert nearest(flows) == pytest.approx(rate, abs=1e-9)
    assert irr_roots(flows) == [pytest.approx(rate, abs=1e-9)]


@pytest.mark.parametrize("flows", [[1, 2, 3], [-1, -2], [0, 0, 0], [5], [-100, 1], [-1, 100]])
def test_without_root_between_the_limits(flows):
    """Only gains, only losses, nothing at all, or a rate outside -95 % to 1000 %."""
    assert np.isnan(nearest(flows))
    if any(flows):
        assert irr_roots(flows) == []


def test_several_sign_changes_give_all_roots():
    """-100, 230, -132 is worth nothing at 10 % and at 20 % (Lorie and Savage 1955)."""
    assert irr_roots([-100, 230, -132]) == [pytest.approx(0.1), pytest.approx(0.2)]
    assert nearest([-100, 230, -132]) == pytest.approx(0.1)


def test_three_roots():
    roots = [0.05, 0.25, 0.6]
    flows = np.poly1d([1.0])
    for root in roots:
        flows = flows * np.poly1d([1.0, -(1 + root)])
    assert irr_roots(flows.coeffs) == [pytest.approx(r, abs=1e-7) for r in roots]
    assert nearest(flows.coeffs) == pytest.approx(0.05, abs=1e-9)


def test_roots_on_both_sides_of_zero_take_the_nearest():
    flows = np.poly1d([1.0, -0.7]) * np.poly1d([1.0, -1.1])
    assert nearest(flows.coeffs) == pytest.approx(0.1, abs=1e-9)


def test_numpy_financial_meaningless_root():
    """numpy-financial 1.0.0 gives -0.9998 for these flows, which return 1.004."""
    flows = [-1678.87, 771.96, 1814.05, 3520.30, 3552.95, 3584.99, 4789.91, -1]
    assert npf.irr(flows) == pytest.approx(-0.9998, abs=1e-4)
    assert nearest(flows) == pytest.approx(1.00426, abs=1e-5)
    assert irr_roots(flows) == [pytest.approx(1.00426, abs=1e-5)]
    assert nearest(flows) == pytest.approx(pyxirr.irr(flows, guess=1.0), abs=1e-9)


@pytest.mark.parametrize("growth", [1.004, 1.0, 0.996])
def test_long_flows_close_to_zero_return(growth):
    """Thirty years that return 0.4 % in all; the polynomial of numpy-financial has wild roots there."""
    flows = np.array([-100.0] + [100.0 * growth / 30] * 30)
    rate = nearest(flows)
    assert abs(rate) < 0.001
    assert npf.npv(rate, flows) == pytest.approx(0, abs=1e-9)
    assert rate == pytest.approx(pyxirr.irr(flows), abs=1e-9)


@given(
    st.floats(1e3, 1e8),
    st.lists(st.floats(0, 1e7), min_size=1, max_size=40),
    st.integers(0, 3),
)
@settings(max_examples=100)
def test_one_sign_change_agrees_with_pyxirr(investment, income, wait):
    flows = np.array([-investment] + [0.0] * wait + income)
    ours = nearest(flows)
    if np.isnan(ours):
        assert (present_value(flows, np.log(np.array([0.05, 11]))) != 0).any()
        total = present_value(flows, np.log(0.05)), present_value(flows, np.log(11.0))
        assert total[0] * total[1] > 0
        return
    assert -0.95 <= ours <= 10
    theirs = pyxirr.irr(flows)
    if theirs is not None and -0.9 < theirs < 9:
        assert ours == pytest.approx(theirs, abs=1e-6)
    value = present_value(flows, np.log1p(ours))
    size = present_value(np.abs(flows), np.log1p(ours))
    assert abs(value) <= 1e-9 * size


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
@settings(max_examples=100)
def test_every_root_is_worth_nothing(flows):
    flows = np.array(flows)
    for root in irr_roots(flows):
        value = present_value(flows, np.log1p(root))
        assert abs(value) <= 1e-6 * present_value(np.abs(flows), np.log1p(root))


def test_batch_equals_the_loop():
    rng = np.random.default_rng(1)
    flows = rng.normal(size=(20, 2, 33))
    flows[0] -= 5
    together = irr_nearest_zero(flows)
    for element in range(2):
        for scenario in range(33):
            alone = irr_nearest_zero(flows[:, element : element + 1, scenario : scenario + 1])
            assert np.array_equal(together[:, element, scenario], alone[:, 0, 0], equal_nan=True)


def test_present_value_against_numpy_financial():
    flows = np.array([-92.0] + [8.0] * 9)
    assert present_value(flows, np.log(1.06)) == pytest.approx(npf.npv(0.06, flows), rel=1e-12)
