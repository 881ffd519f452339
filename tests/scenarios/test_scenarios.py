"""Batches, tornado, table and sweep: the same call with more numbers."""

import numpy as np
import pytest
from support import cases

from warmtenet.scenarios import sweep as sweeping
from warmtenet.scenarios.batch import NotVariableError, batch
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado

METRICS = ["npv_project_eur", "lcoh_eur_per_gj", "irr_project"]


def single(result, **settings):
    case = result.case.overriding(settings)
    arrays = {n: np.array([[[float(v)]]]) for n, v in settings.items()}
    return {m: case.evaluate(arrays, METRICS)[m].item() for m in METRICS}


def test_a_batch_does_not_depend_on_its_chunks(teo):
    rng = np.random.default_rng(7)
    changes = {bar.name: rng.uniform(bar.low, bar.high, 50) for bar in tornado(teo.case)}
    whole = batch(teo.case, changes, METRICS)
    parts = batch(teo.case, changes, METRICS, chunk=7)
    for metric in METRICS:
        assert np.array_equal(whole[metric], parts[metric], equal_nan=True)


def test_a_batch_over_a_computed_value_overrides_it(teo):
    found = batch(teo.case, {"heat_pump_heat_share": [0.9, teo["heat_pump_heat_share"]]}, METRICS)
    assert found["npv_project_eur"][0] == single(teo, heat_pump_heat_share=0.9)["npv_project_eur"]
    assert found["npv_project_eur"][1] == pytest.approx(teo["npv_project_eur"], rel=1e-12)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no_such_name", "is not an input or a computed value"),
        ("discount_moment", "is not a number"),
        ("subsidy_application_date", "is not a number"),
        ("count", "is a table column; change it in the workbook"),
        ("first_year", "shapes the rows; change it in the workbook"),
        ("revenue_eur", "is computed per year or element"),
        ("wis_binding_cap", "is computed per year or element"),
    ],
)
def test_what_cannot_differ_between_scenarios_is_refused_by_name(teo, name, reason):
    with pytest.raises(NotVariableError) as refusal:
        batch(teo.case, {name: [1.0]}, METRICS)
    assert (refusal.value.name, refusal.value.reason.message) == (name, reason)


def test_the_tornado_holds_the_outcome_at_both_ends_of_each_range(teo):
    bars = tornado(teo.case)
    assert [b.width for b in bars] == sorted((b.width for b in bars), reverse=True)
    for bar in bars[:6]:
        assert (bar.low, bar.high) == teo.case.project.ranges[bar.name]
        assert bar.at_low == single(teo, **{bar.name: bar.low})["npv_project_eur"]
        assert bar.at_high == single(teo, **{bar.name: bar.high})["npv_project_eur"]


def test_the_tornado_leaves_out_what_has_no_effect(teo):
    names = {bar.name for bar in tornado(teo.case)}
    assert "dscr_norm" not in names
    assert "investment_factor" in names


def test_the_table_has_the_base_case_in_its_middle(teo):
    grid = demand_by_tariff(teo.case)
    middle = grid.factors.index(1.0)
    assert grid.npv.shape == grid.lcoh.shape == (9, 9)
    assert grid.npv[middle, middle] == pytest.approx(teo["npv_project_eur"], rel=1e-12)
    assert grid.lcoh[middle, middle] == pytest.approx(teo["lcoh_eur_per_gj"], rel=1e-12)


def test_a_higher_tariff_never_lowers_the_outcome(teo):
    grid = demand_by_tariff(teo.case)
    assert (np.diff(grid.npv, axis=0) > 0).all()


def test_the_table_multiplies_the_factors_of_the_workbook(examples):
    moved = cases.with_settings(examples["kort-haarlem-teo"], heat_demand_factor=1.1)
    grid = demand_by_tariff(moved.case)
    middle = grid.factors.index(1.0)
    assert grid.npv[middle, middle] == pytest.approx(moved["npv_project_eur"], rel=1e-12)


def test_a_sweep_is_the_grid_of_all_combinations(teo):
    varies = [
        sweeping.parse_vary("uptake=0.6:1:3"),
        sweeping.parse_vary("electricity_price_eur_per_kwh=0,08:0,12:2"),
    ]
    frame = sweeping.sweep(teo.case, varies, ["npv_project_eur"])
    assert list(frame.columns) == ["uptake", "electricity_price_eur_per_kwh", "npv_project_eur"]
    assert frame["uptake"].tolist() == [0.6, 0.6, 0.8, 0.8, 1.0, 1.0]
    one = single(teo, uptake=0.8, electricity_price_eur_per_kwh=0.12)["npv_project_eur"]
    assert frame["npv_project_eur"][3] == one


@pytest.mark.parametrize(
    "written", ["uptake", "uptake=0.6", "uptake=a:b:3", "uptake=0.6:1:0", "uptake=0:inf:3", "=1:2:3"]
)
def test_a_vary_that_cannot_be_read_is_refused(written):
    with pytest.raises(sweeping.VaryError):
        sweeping.parse_vary(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (["uptake=0.6:2:3"], "uptake: must be a percentage from 0 % to 100 %"),
        (["cop=0:4:3"], "cop: must be a number in COP from 1 to 20"),
        (["heat_pump_heat_share=0.5:1.5:3"], "heat_pump_heat_share: must be a percentage from 0 % to 100 %"),
        (["uptake=0.6:1:3", "uptake=0.7:1:2"], "uptake: is varied twice; name it once"),
    ],
)
def test_a_sweep_refuses_what_a_run_refuses(teo, written, reason):
    with pytest.raises(NotVariableError) as refusal:
        sweeping.sweep(teo.case, [sweeping.parse_vary(w) for w in written], METRICS)
    assert str(refusal.value) == reason


def test_a_vary_of_percentages_is_read_as_shares():
    assert sweeping.parse_vary("uptake=60%:100%:2").values == (0.6, 1.0)


@pytest.mark.parametrize("metric", ["no_such_name", "revenue_eur", "wis_binding_cap"])
def test_a_metric_must_be_a_single_number(teo, metric):
    with pytest.raises(KeyError, match=metric):
        sweeping.sweep(teo.case, [sweeping.parse_vary("uptake=0.6:1:3")], [metric])
