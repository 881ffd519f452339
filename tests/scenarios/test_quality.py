"""The quality page: what is planted in a case is found, and the examples give what is known of them."""

import copy
import json
from dataclasses import replace

import numpy as np
import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.report.html.context import Context
from warmtenet.report.html.quality import quality_tables
from warmtenet.report.output import contents_of
from warmtenet.scenarios import quality
from warmtenet.scenarios.closures import closures_of
from warmtenet.scenarios.dead_inputs import move_inputs
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.money_matrix import money_matrix
from warmtenet.scenarios.monotone import EXPECTATIONS, Expectation, try_expectations
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado
from warmtenet.scenarios.still import STILL

EN, NL = translator("en"), translator("nl")


def planted(result, **functions):
    """The case with some quantities computed by another function, `function(original, *arguments)`."""
    model = copy.copy(result.case.model)
    model.quantities = dict(model.quantities)
    for name, function in functions.items():
        q = model.quantities[name]
        changed = lambda *a, f=function, original=q.function: f(original, *a)  # noqa: E731
        model.quantities[name] = replace(q, function=changed)
    case = replace(result.case, model=model)
    return Result(case, case.evaluate())


def dead(result):
    return {d.name: d for d in move_inputs(result).dead}


def reason_of(result, name):
    return EN.render(dead(result)[name].reason)


def findings(result):
    return {f.test: f for f in quality.quality_of(result, money_matrix(result)).findings}


def test_kort_haarlem_has_only_dead_inputs_with_a_reason(teo):
    movement = move_inputs(teo)
    assert [d.name for d in movement.dead if d.reason is None] == []
    assert {"own_variable_tariff", "kvw_share", "construction_year"} <= {d.name for d in movement.dead}
    living = {"uptake", "electricity_price_eur_per_kwh", "unit_cost_eur", "cost_driver", "weq", "owner"}
    assert living <= set(movement.tested) - {d.name for d in movement.dead}
    assert {"years", "weather_year", "room_floor_area_m2"} <= set(movement.untested)
    assert not set(movement.tested) & set(movement.untested)


def test_an_effluent_source_has_only_dead_inputs_with_a_reason(tea):
    assert [d.name for d in move_inputs(tea).dead if d.reason is None] == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("own_variable_tariff", "counts only with Basis of the tariffs = own tariffs"),
        ("kvw_share", "counts only with Kansen voor West III is granted = yes"),
        ("eia_share", "counts only when this is 'yes': EIA counts"),
        ("svve_granted", "counts only when this is not zero: SVVE per dwelling"),
        ("wis_cap_eur", "a limit or an amount that this case stays clear of; a large change does count"),
        ("construction_interest", "counts only when this is 'no': Heat is delivered in this year"),
        ("cost_source", STILL["cost_source"].message),
    ],
)
def test_the_reason_says_what_keeps_an_input_from_counting(teo, name, reason):
    assert reason_of(teo, name) == reason


def test_what_the_reason_asks_for_brings_an_input_to_life(examples):
    own = cases.with_settings(
        examples["kort-haarlem-teo"],
        tariff_basis="own",
        own_variable_tariff=40,
        own_fixed_tariff=400,
        own_meter_tariff=30,
        own_delivery_set_rent=100,
    )
    assert not {"own_variable_tariff", "own_fixed_tariff"} & set(dead(own))
    assert "tax_brackets" in dead(own)


def test_profit_brings_the_tax_to_life(teo, paying):
    assert reason_of(teo, "tax_brackets") == "counts only when this is not zero: Profit that is taxed"
    assert "tax_brackets" not in dead(paying)


def test_behind_an_override_an_input_is_dead_and_the_reason_names_it(examples):
    found = cases.with_settings(examples["kort-haarlem-teo"], heat_pump_heat_share=0.97)
    assert reason_of(found, "heat_pump_heat_share_assumed") == (
        "works only on what is filled in by hand: Part of the heat from heat pumps"
    )
    overridden = findings(found)["overridden"]
    assert (overridden.verdict, overridden.names) == ("attention", ("heat_pump_heat_share",))


@pytest.mark.parametrize("scalars", [{}, {"uptake": 0}, {"hourly_basis": "assumed", "tariff_regime": "wcw"}])
def test_a_small_district_without_dwelling_types(run, scalars):
    result = run(scalars)
    found = dead(result)
    assert [name for name, d in found.items() if d.reason is None] == []
    assert EN.render(found["measure_price_eur"].reason).startswith("nothing to count it for:")
    assert [f.test for f in findings(result).values() if f.verdict == "bad"] == []


def test_a_planted_dead_input_is_found_without_a_reason(teo):
    fixed = float(teo["management_eur_per_weq"])
    parameters = teo.case.model.quantities["management_eur"].parameters
    position = parameters.index("management_eur_per_weq")

    def deaf(original, *arguments):
        return original(*arguments[:position], np.full((1, 1, 1), fixed), *arguments[position + 1 :])

    found = planted(teo, management_eur=deaf)
    assert "management_eur_per_weq" not in dead(teo)
    assert dead(found)["management_eur_per_weq"].reason is None
    finding = findings(found)["dead_inputs"]
    assert finding.verdict == "attention"
    assert finding.names[0] == "management_eur_per_weq"
    assert "without a known reason: 1" in EN.render(finding.what)


def test_a_dead_input_that_was_filled_in_deserves_attention(examples):
    found = cases.with_settings(examples["kort-haarlem-teo"], kvw_max_eur=123456)
    assert dead(found)["kvw_max_eur"].typed
    assert findings(found)["dead_inputs"].verdict == "attention"


def test_every_expectation_of_the_examples_holds(teo, tea, paying):
    for result in (teo, tea, paying):
        tried = try_expectations(result)
        assert [t.expectation for t in tried if t.failed_from is not None] == []
        assert sum(t.passes for t in tried) > 0.8 * len(tried)


def test_every_expectation_is_tried_somewhere(teo, tea, paying, examples):
    """No expectation whose names no model has, and none that nothing ever moves."""
    granted = cases.with_settings(
        examples["kort-haarlem-teo"], wis_granted="yes", hourly_basis="assumed", discount_rate=0.05
    )
    passed = {t.expectation for r in (teo, tea, paying, granted) for t in try_expectations(r) if t.passes}
    assert set(EXPECTATIONS) - passed == set()


def test_a_planted_wrong_sign_is_found_with_the_place(teo):
    found = planted(teo, electricity_commodity_eur=lambda original, *a: -original(*a))
    failed = [t for t in try_expectations(found) if t.failed_from is not None]
    causes = {(t.expectation.cause, t.expectation.outcome) for t in failed}
    assert ("electricity_price_eur_per_kwh", "npv_without_subsidy_eur") in causes
    one = next(t for t in failed if t.expectation.cause == "electricity_price_eur_per_kwh")
    low, high = teo.case.project.ranges["electricity_price_eur_per_kwh"]
    assert one.failed_from == pytest.approx(low)
    assert one.failed_to == pytest.approx(low + (high - low) / 4)
    finding = findings(found)["monotonicity"]
    assert finding.verdict == "bad"
    assert "electricity_price_eur_per_kwh" in finding.names


def test_a_bend_in_the_middle_of_a_range_is_found_there(teo):
    """Falls at first, rises from the third point on."""
    low, high = teo.case.project.ranges["management_eur_per_weq"]
    middle = (low + high) / 2
    position = teo.case.model.quantities["management_eur"].parameters.index("management_eur_per_weq")

    def bent(original, *arguments):
        given = arguments[position]
        folded = np.where(given > middle, 2 * middle - given, given)
        return original(*arguments[:position], folded, *arguments[position + 1 :])

    expectation = Expectation("management_eur_per_weq", "npv_without_subsidy_eur", rises=False)
    (tried,) = try_expectations(planted(teo, management_eur=bent), [expectation])
    assert tried.failed_from == pytest.approx(middle)
    assert tried.change > 0


def test_nothing_is_expected_of_money_where_tariffs_follow_cost(examples):
    found = cases.with_settings(examples["kort-haarlem-teo"], tariff_regime="wcw", cost_based_from_year=2035)
    assert np.any(found["is_cost_based"])
    dear = [t for t in try_expectations(found) if t.expectation.outcome == "npv_without_subsidy_eur"]
    assert dear
    assert all("follow the cost" in EN.render(t.reason) for t in dear)


def test_sums_close_and_a_leak_is_found_in_its_year(teo, tea):
    for result in (teo, tea):
        assert [c.label for c in closures_of(result, money_matrix(result)) if not c.closes] == []
    leaking = teo.values["network_loss_yearly_mwh"].copy()
    leaking[4] += 5.0
    found = Result(teo.case, {**teo.values, "network_loss_yearly_mwh": leaking})
    finding = findings(found)["energy"]
    assert finding.verdict == "bad"
    assert EN.render(finding.what).endswith(f"largest difference 5.00, in {teo.years[4]}.")
    assert findings(teo)["energy"].verdict == "good"


def test_conventions_other_than_the_default_are_named(examples):
    found = cases.with_settings(examples["kort-haarlem-teo"], discount_moment="mid", inflation_opex=0.03)
    finding = findings(found)["conventions"]
    assert finding.verdict == "attention"
    assert set(finding.names) == {"discount_moment", "inflation_opex"}


def test_the_part_of_assumptions_is_that_of_section_18(teo):
    finding = findings(teo)["assumptions"]
    said = EN.render(finding.what)
    assert f"{len(finding.names)} of " in said
    assert finding.verdict == "attention"
    assert NL.render(finding.what).endswith("van de tornadobreedte.")


@pytest.mark.parametrize("t", [EN, NL], ids=["en", "nl"])
def test_results_hold_the_quality_in_words(teo, t):
    result = replace(teo, warnings=())
    rows = contents_of(result, Extras(result), "1", t)["quality"]
    assert json.loads(json.dumps(rows)) == rows
    words = {t.render(w) for w in quality.VERDICTS.values()}
    assert {row["verdict"] for row in rows} <= words
    assert all(set(row) >= {"test", "verdict", "what", "names"} for row in rows)
    assert all(row["what"] and "{" not in row["what"] for row in rows)
    known = set(teo.case.model.inputs) | set(teo.case.model.quantities)
    assert {name for row in rows for name in row["names"]} <= known
    assert sum(row["test"] == "direction" for row in rows) > 50


@pytest.mark.parametrize(
    ("t", "captions", "word"),
    [
        (EN, ("Quality of this calculation", "Inputs without effect in this case"), "meets"),
        (NL, ("Kwaliteit van deze berekening", "Invoer zonder effect in dit geval"), "voldoet"),
    ],
    ids=["en", "nl"],
)
def test_section_19_shows_every_finding(teo, t, captions, word):
    extras = Extras(teo)
    ctx = Context(teo, tuple(tornado(teo.case)), demand_by_tariff(teo.case), t, "1", extras)
    summary, dead_ones, directions, untested = quality_tables(ctx)
    assert (summary.caption, dead_ones.caption) == captions
    assert len(summary.rows) == len(extras.quality.findings)
    assert len(directions.rows) == len(extras.quality.tried)
    named = sum(len(r.cells[0].text.split("; ")) for r in dead_ones.rows)
    assert named == len(extras.quality.movement.dead)
    assert sum(len(r.cells[1].text.split("; ")) for r in untested.rows) == len(
        extras.quality.movement.untested
    )
    assert all(r.cells[2].text == word for r in dead_ones.rows)


def test_dutch_verdicts():
    assert [NL.render(w) for w in quality.VERDICTS.values()] == [
        "voldoet", "let op", "voldoet niet", "niet getoetst",
    ]  # fmt: skip
