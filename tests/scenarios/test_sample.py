"""Monte Carlo against closed forms: a linear input gives the percentiles of its own distribution."""

from dataclasses import replace

import numpy as np
import pytest
from support import cases

import warmtenet
from warmtenet.locale import translator
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.page_one import lead
from warmtenet.report.html.sampled import range_of_outcomes
from warmtenet.report.output import contents_of
from warmtenet.report.page import LEAD, Missing, TableBlock
from warmtenet.scenarios import sobol
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.sample import SampleError, inputs_to_draw, sample, triangular
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado

EN, NL = translator("en"), translator("nl")
# Both act on the net present value in proportion and independently of each other.
LINEAR = {"management_eur_per_weq": (20.0, 80.0), "bak_owner_occupier_eur": (1500.0, 3000.0)}


def ranged(result, ranges):
    case = result.case
    return replace(case, project=replace(case.project, ranges=ranges))


def npv_at(case, name, value):
    return cases.changed(case, {name: value})["npv_project_eur"].item()


@pytest.fixture(scope="module")
def drawn(teo):
    return sample(teo.case, 200, 1)


def test_triangular_has_the_quantiles_of_the_closed_form():
    low, peak, high = 2.0, 3.0, 7.0
    at_peak = (peak - low) / (high - low)
    found = triangular(np.array([0.0, at_peak, 1.0, 0.1, 0.9]), low, peak, high)
    assert found[:3] == pytest.approx([low, peak, high])
    assert (found[3] - low) ** 2 / ((high - low) * (peak - low)) == pytest.approx(0.1)
    assert (high - found[4]) ** 2 / ((high - low) * (high - peak)) == pytest.approx(0.1)
    many = triangular((np.arange(100_000) + 0.5) / 100_000, low, peak, high)
    assert many.mean() == pytest.approx((low + peak + high) / 3, rel=1e-6)


@pytest.mark.parametrize(("low", "peak", "high"), [(1.0, 1.0, 2.0), (1.0, 2.0, 2.0)])
def test_the_value_may_stand_at_an_end_of_its_range(low, peak, high):
    found = triangular(np.linspace(0, 1, 11), low, peak, high)
    assert np.isfinite(found).all()
    assert (found[0], found[-1]) == (low, high)


@pytest.mark.parametrize("distribution", ["triangular", "uniform"])
def test_percentiles_of_a_linear_input_converge_to_the_closed_form(teo, distribution):
    name, (low, high) = "management_eur_per_weq", LINEAR["management_eur_per_weq"]
    case = ranged(teo, {name: (low, high)})
    found = sample(case, 20_000, 5, distribution, sobol=False).spread("npv_project_eur")
    base = case.arrays[name].item()
    for percentile, share in ((found.p10, 0.9), (found.p50, 0.5), (found.p90, 0.1)):
        value = low + share * (high - low)
        if distribution == "triangular":
            value = triangular(np.array([share]), low, base, high).item()
        width = npv_at(case, name, low) - npv_at(case, name, high)
        assert percentile == pytest.approx(npv_at(case, name, value), abs=0.015 * width)


def test_sobol_indices_of_a_sum_are_parts_of_the_variance(teo):
    case = ranged(teo, LINEAR)
    found = sample(case, 1024, 2)
    variances = {}
    for name, (low, high) in LINEAR.items():
        peak = case.arrays[name].item()
        slope = (npv_at(case, name, high) - npv_at(case, name, low)) / (high - low)
        spread = low**2 + peak**2 + high**2 - low * peak - low * high - peak * high
        variances[name] = slope**2 * spread / 18
    total = sum(variances.values())
    assert {i.name for i in found.indices} == set(LINEAR)
    for index in found.indices:
        expected = variances[index.name] / total
        assert index.first == pytest.approx(expected, abs=0.02)
        assert index.total == pytest.approx(expected, abs=0.02)
        assert 0 < index.total_confidence < 0.2
    assert [i.total for i in found.indices] == sorted((i.total for i in found.indices), reverse=True)


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(teo, drawn):
    again, other = sample(teo.case, "200", "1"), sample(teo.case, 200, 2, sobol=False)
    assert again.spreads == drawn.spreads
    assert again.indices == drawn.indices
    assert all(np.array_equal(again.scenarios[n], v, equal_nan=True) for n, v in drawn.scenarios.items())
    assert other.spread("npv_project_eur") != drawn.spread("npv_project_eur")


def test_every_scenario_stays_within_the_ranges(teo, drawn):
    for name in drawn.varied:
        low, high = teo.case.project.ranges[name]
        values = drawn.scenarios[name]
        assert low <= values.min() < values.max() <= high
    assert drawn.table().shape == (200, len(drawn.varied) + len(drawn.spreads))


def test_a_scenario_is_that_of_a_calculation_of_its_own(teo, drawn):
    one = {name: float(drawn.scenarios[name][17]) for name in drawn.varied}
    alone = cases.changed(teo.case, one)
    for name in ("npv_project_eur", "lcoh_eur_per_gj", "household_heat_bill_eur"):
        assert drawn.scenarios[name][17] == pytest.approx(alone[name].item(), rel=1e-12)


def test_the_probability_is_the_part_above_zero(paying):
    found = sample(ranged(paying, {"investment_factor": (0.8, 1.3)}), 400, 1, sobol=False)
    assert 0 < found.closes < 1
    assert found.closes == np.mean(found.scenarios["npv_project_eur"] > 0)


def test_what_asks_for_a_new_calculation_is_left_out_and_named(teo):
    ranges = {"uptake": (0.6, 1.0), "years": (20.0, 40.0), "design_outside_c": (-12.0, -8.0)}
    found = sample(ranged(teo, ranges), 100, 1, sobol=False)
    assert found.varied == ("uptake",)
    assert set(found.left_out) == {"years", "design_outside_c"}
    assert "simulated once per run" in EN.render(found.left_out["design_outside_c"])
    assert "gesimuleerd" in NL.render(found.left_out["design_outside_c"])


def test_no_range_of_the_examples_is_left_out(teo, tea):
    for result in (teo, tea):
        assert inputs_to_draw(result.case, ["npv_project_eur"])[1] == {}


@pytest.mark.parametrize("n", [0, 99, -5, "1e3", "1.000", "many", "", 1_000_001, "100.0"])
def test_a_number_of_scenarios_that_makes_no_sense_is_refused(teo, n):
    with pytest.raises(SampleError, match=r"--n .*whole number from 100 to 1000000"):
        sample(teo.case, n)


@pytest.mark.parametrize("seed", [-1, "x", 2**32, "1.5"])
def test_a_seed_that_makes_no_sense_is_refused(teo, seed):
    with pytest.raises(SampleError, match="--seed"):
        sample(teo.case, 100, seed)


def test_an_unknown_distribution_is_refused(teo):
    with pytest.raises(SampleError, match="triangular, uniform"):
        sample(teo.case, 100, 1, "normal")


@pytest.mark.parametrize("ranges", [{}, {"uptake": (0.8, 0.8)}, {"years": (20.0, 40.0)}])
def test_without_a_range_there_is_nothing_to_draw(teo, ranges):
    with pytest.raises(SampleError, match="'Low' and 'High'") as caught:
        sample(ranged(teo, ranges), 100)
    assert "'Laag' en 'Hoog'" in NL.render(caught.value.message)


def test_whole_years_stay_whole(teo):
    found = sample(ranged(teo, {"boiler_lifetime": (12.0, 18.0), "uptake": (0.6, 1.0)}), 100, 1, sobol=False)
    assert set(found.scenarios["boiler_lifetime"]) <= set(range(12, 19))


def test_results_without_a_value_are_counted(teo):
    case = cases.with_settings(teo.case.project, gearing=0).case
    found = sample(ranged(cases.result_of(case.project), {"uptake": (0.6, 1.0)}), 100, 1, sobol=False)
    dscr = found.spread("dscr_min")
    assert (dscr.p10, dscr.p50, dscr.p90, dscr.missing) == (None, None, None, 100)


def context(result, found, t):
    extras = Extras(result, found)
    return Context(result, tuple(tornado(result.case)), demand_by_tariff(result.case), t, "1", extras)


@pytest.mark.parametrize(
    ("t", "words"), [(EN, "With 80 % probability"), (NL, "Met 80 % kans")], ids=["en", "nl"]
)
def test_the_report_says_the_range(teo, drawn, t, words):
    ctx = context(replace(teo, warnings=()), drawn, t)
    said = " ".join(str(part) for part in lead(ctx, facts_of(ctx))).replace("\N{NO-BREAK SPACE}", " ")
    assert words in said
    assert len(said) <= LEAD
    blocks = list(range_of_outcomes(ctx))
    assert [type(b) for b in blocks] == [TableBlock, TableBlock]
    assert len(blocks[0].rows) == len(drawn.spreads)
    assert "seed 1" in blocks[0].note
    part = contents_of(ctx.result, ctx.extras, "1", t)["sample"]
    assert [r["name"] for r in part["results"]] == [s.name for s in drawn.spreads]


def test_without_a_sample_the_report_says_how_to_get_one(teo):
    ctx = context(teo, None, EN)
    (block,) = range_of_outcomes(ctx)
    assert isinstance(block, Missing)
    assert "--sample" in block.reason
    assert "sample" not in contents_of(replace(teo, warnings=()), Extras(teo), "1", EN)


def test_without_the_library_there_are_no_indices_and_the_report_says_so(teo, monkeypatch):
    monkeypatch.setattr(sobol.importlib.util, "find_spec", lambda name: None)
    found = sample(ranged(teo, {"uptake": (0.6, 1.0)}), 100)
    assert found.indices is None
    assert found.spread("npv_project_eur").p50 < 0
    last = list(range_of_outcomes(context(teo, found, EN)))[-1]
    assert "warmtenet[sensitivity]" in last.reason


def test_from_python(teo):
    found = warmtenet.sample(teo.case.project.path, n=100, seed=3)
    assert (found.n, found.seed) == (100, 3)
    assert found.spread("lcoh_eur_per_gj").p50 > 0
