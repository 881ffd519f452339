"""COP: the published Carnot readings, and the table of cycles against CoolProp."""

import csv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.carnot import carnot_cop
from support.cases import need

from warmtenet.engineering.cycle import (
    TABLE,
    TWO_STAGE_AMMONIA,
    cycle_cop,
    refrigerants,
)
from warmtenet.model.families import REFRIGERANT_LABELS

P5 = {
    "none": (3.360, 3.530, 3.719, 3.753, 3.787, 4.006),
    "source": (3.255, 3.415, 3.591, 3.622, 3.654, 3.857),
    "both": (3.174, 3.325, 3.491, 3.521, 3.551, 3.741),
}


@pytest.mark.parametrize("exchangers", P5)
def test_carnot_as_published(exchangers):
    """P5: 60 % of Carnot, supply 74 C, per source temperature and convention."""
    sources = np.array([12, 15, 18, 18.5, 19, 22])
    assert carnot_cop(0.6, 74, sources, 2, exchangers) == pytest.approx(P5[exchangers], abs=0.002)


def test_carnot_of_the_chain():
    """P7: convention (b) 18.5 -> 74."""
    assert float(carnot_cop(0.6, 74, 18.5, 2, "source")) == pytest.approx(3.62243, abs=1e-5)


@pytest.mark.parametrize("source", [74, 80])
def test_a_source_as_warm_as_the_supply_is_refused(source):
    assert np.isnan(carnot_cop(0.6, 74, source, 2, "none")), "which stops a run"


@given(st.floats(-5, 29), st.floats(0.01, 5), st.floats(60, 89), st.sampled_from(list(P5)))
def test_warmer_water_never_lowers_the_cop(source, warmer, supply, exchangers):
    cold, warm = carnot_cop(0.6, supply, np.array([source, source + warmer]), 2, exchangers)
    assert warm > cold
    for refrigerant in refrigerants():
        low, high = cycle_cop(refrigerant, np.array([source, min(source + warmer, 30)]), supply)
        assert high >= low


def test_every_refrigerant_of_the_model_has_a_cycle():
    assert set(refrigerants()) == set(REFRIGERANT_LABELS)
    assert TWO_STAGE_AMMONIA in REFRIGERANT_LABELS


def test_a_real_cycle_between_2_9_and_3_3():
    """CASES: a source cooled from 19 to 9 C, 2 K exchangers, supply 74 C: 2.9 to 3.3 in a single stage."""
    four = [float(cycle_cop(name, 7.0, 76.0)) for name in ("ammonia", "butane", "isobutane", "r1234ze")]
    assert min(four) == pytest.approx(2.9, abs=0.03)
    assert max(four) == pytest.approx(3.3, abs=0.03)
    assert float(cycle_cop(TWO_STAGE_AMMONIA, 7.0, 76.0)) > max(four)


def test_at_the_nodes_the_table_itself_comes_back():
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in ("condensing_40_c", "condensing_75_c", "condensing_90_c"):
                hot = float(name.split("_")[1])
                found = float(cycle_cop(row["refrigerant"], float(row["evaporating_c"]), hot))
                assert found == pytest.approx(float(row[name]), rel=1e-12)


@pytest.mark.parametrize(("cold", "hot"), [(-15.1, 60), (30.1, 60), (5, 39.9), (5, 90.1), (np.nan, 60)])
def test_nothing_is_extrapolated(cold, hot):
    with pytest.raises(ValueError, match="temperatures must lie between"):
        cycle_cop("ammonia", cold, hot)


def test_an_unknown_refrigerant_is_refused():
    with pytest.raises(ValueError, match="known"):
        cycle_cop("water", 5, 60)


@pytest.mark.parametrize("refrigerant", refrigerants())
def test_the_table_is_the_one_of_coolprop(refrigerant):
    """Part of the table computed again, and points between its nodes within 0.2 %."""
    try:
        from support import cycle_table
    except ImportError:
        need(False, "CoolProp is not installed")
    for cold, hot in ((-15, 40), (5, 75), (30, 90), (7.5, 77.5)):
        assert float(cycle_cop(refrigerant, cold, hot)) == pytest.approx(
            cycle_table.cop(refrigerant, cold, hot), rel=1e-5
        )
    for cold, hot in ((8.7, 76.2), (16.3, 76.2), (1.1, 51.3), (28.9, 41.1), (-13.9, 88.8)):
        assert float(cycle_cop(refrigerant, cold, hot)) == pytest.approx(
            cycle_table.cop(refrigerant, cold, hot), rel=2e-3
        )
