"""Existing boilers of building owners as peak: what they spare, what they still cost, when they fail."""

import numpy as np
import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.model.families import OUTAGE
from warmtenet.scenarios.run import run_project

BLOCK_KW = 400.0
EN = translator("en")


@pytest.fixture(scope="module")
def blocks(teo):
    """The example with 1,600 kW of existing boilers in its first group, of 240 dwellings."""
    boilers = np.zeros_like(teo.case.arrays["existing_boiler_kw"])
    boilers[0, 0, 0] = BLOCK_KW / 60
    return teo.case, boilers


def evaluated(blocks, **changes):
    case, boilers = blocks
    arrays = {name: np.array([[[value]]]) for name, value in changes.items()}
    return case.evaluate({"existing_boiler_kw": boilers, **arrays})


def one(values, name):
    return values[name].item()


def test_they_change_nothing_until_chosen(blocks, teo):
    found = evaluated(blocks)
    assert one(found, "existing_boilers_kw") == pytest.approx(240 * BLOCK_KW / 60)
    for name in ("boiler_power_kw", "npv_project_eur", "gas_cost_eur", "nox_kg_yearly", "n_minus_1_share"):
        assert np.array_equal(found[name], teo.values[name])


def test_the_company_buys_less_by_what_exists(blocks, teo):
    """Power needed = bought + existing, and both shares stay what they were or better."""
    found = evaluated(blocks, peak_from_existing_boilers="yes")
    existing = one(found, "existing_boilers_kw")
    assert one(found, "existing_peak_kw") == existing
    assert one(found, "boiler_power_kw") == pytest.approx(teo["boiler_power_kw"] - existing, rel=1e-12)
    assert one(found, "source_outage_share") == pytest.approx(teo["source_outage_share"], rel=1e-12)
    assert one(found, "n_minus_1_share") > teo["n_minus_1_share"], "the largest unit is smaller"
    assert found["capex_eur"].sum() < teo["capex_eur"].sum()
    kept = found["source_outage_share_yearly"].ravel()
    assert kept.min() >= 1 - 1e-9, "in every phase of the roll-out"


def test_they_burn_more_gas_for_the_same_heat(blocks, teo):
    """Closed form: heat by power, each at its own efficiency; the company pays all of it."""
    found = evaluated(blocks, peak_from_existing_boilers="yes")
    share = one(found, "existing_peak_kw") / teo["boiler_power_kw"]
    old, new = teo["old_boiler_efficiency"], teo["boiler_efficiency"]
    more = (1 - share) + share * new / old
    assert one(found, "boiler_heat_mwh") == teo["boiler_heat_mwh"]
    assert found["gas_yearly_m3"] == pytest.approx(teo.values["gas_yearly_m3"] * more, rel=1e-12)
    assert (found["gas_commodity_eur"].sum()) == pytest.approx(
        teo["gas_commodity_eur"].sum() * more, rel=1e-12
    )


def test_more_than_is_needed_is_not_counted(blocks, teo):
    case, boilers = blocks
    found = case.evaluate(
        {"existing_boiler_kw": boilers * 100, "peak_from_existing_boilers": np.array([[["yes"]]])}
    )
    assert one(found, "existing_peak_kw") == pytest.approx(teo["boiler_power_kw"], rel=1e-12)
    assert one(found, "boiler_power_kw") == pytest.approx(0, abs=1e-9)
    assert one(found, "n_minus_1_share") == pytest.approx(
        (
            teo["heat_pump_power_kw"]
            + teo["boiler_power_kw"]
            - max(100 * BLOCK_KW / 60, teo["largest_heat_pump_kw"])
        )
        / teo["source_power_kw"]
    )


def test_a_large_existing_boiler_is_the_unit_that_fails(blocks):
    """N-1 counts the largest of all, whoever owns it."""
    case, _ = blocks
    boilers = np.zeros_like(case.arrays["existing_boiler_kw"])
    single = int(np.flatnonzero(case.arrays["count"].ravel() == 1)[0])
    boilers[0, single, 0] = 2000.0
    found = case.evaluate(
        {"existing_boiler_kw": boilers, "peak_from_existing_boilers": np.array([[["yes"]]])}
    )
    left = one(found, "heat_pump_power_kw") + one(found, "boiler_power_kw") + 2000 - 2000
    assert one(found, "n_minus_1_share") == pytest.approx(left / one(found, "source_power_kw"), rel=1e-12)


def test_an_outage_of_all_heat_pumps_is_the_same_with_other_owners(blocks, teo):
    """The leaf of the coldest week: as much boiler power, so as much heat short."""
    found = evaluated(blocks, peak_from_existing_boilers="yes")
    name = "unserved_by_weather_year_mwh"
    now, before = (v[name].reshape(len(OUTAGE.elements), -1) for v in (found, teo.values))
    largest = list(OUTAGE.elements).index("largest_unit")
    others = [i for i in range(len(OUTAGE.elements)) if i != largest]
    assert now[others] == pytest.approx(before[others], rel=1e-9, abs=1e-9)
    assert (now[largest] <= before[largest] + 1e-9).all(), "the largest unit is smaller"


def test_their_nox_has_its_own_factor(blocks):
    found = evaluated(blocks, peak_from_existing_boilers="yes")
    gas = found["gas_yearly_m3"].sum()
    share = one(found, "existing_gas_share")
    own = gas * (1 - share) * 31.65 / 1000 * 20 / 1000
    theirs = gas * share * 35.17 / 1000 * 15.6 / 1000
    assert found["nox_kg_yearly"].sum() == pytest.approx(own + theirs, rel=1e-12)
    assert 0 < theirs < own


def test_a_run_says_that_the_owners_keep_them(project_from):
    blocks = [{**cases.BUILDINGS[0], "existing_boiler_kw": 3}, cases.BUILDINGS[1]]
    said = {}
    for word in ("yes", "no"):
        project = project_from({"peak_from_existing_boilers": word}, buildings=blocks)
        said[word] = [EN.render(w.what) for w in run_project(project).warnings]
    start = "Existing boilers of building owners take 2,355"
    assert any(what.startswith(start) for what in said["yes"])
    assert not any(what.startswith(start) for what in said["no"])
    assert any("still needed beside the heat pumps" in what for what in said["no"])
