"""Plants side by side: each as a run of its own, with its units, its safety and its cost."""

import json
from dataclasses import replace

import numpy as np
import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.scenarios.extras import Extras, entries
from warmtenet.scenarios.plant_variants import COMPARED, OVER_YEARS, plant_variants, written
from warmtenet.scenarios.result import Result

EN = translator("en")
OF_ONE_RUN = (
    "boiler_power_kw",
    "n_minus_1_share",
    "source_outage_share",
    "lcoh_eur_per_gj",
    "npv_project_eur",
)


@pytest.fixture(scope="module")
def variants(teo):
    return {v.name: v for v in plant_variants(teo)}


def test_the_first_is_the_case_itself(variants, teo):
    own = variants["own"]
    assert next(iter(variants)) == "own"
    assert {n: own.values[n] for n in COMPARED} == {n: teo[n] for n in COMPARED}
    for name in OVER_YEARS:
        assert own.values[name] == pytest.approx(np.sum(teo[name]), rel=1e-12)
    assert (written(own.heat_pumps), written(own.boilers)) == ("3x20%", "2x50%")
    assert own.is_safe == (True, True)


def test_the_case_does_not_stand_there_twice(variants):
    """2x50 % and 3x20 % heat pumps are the example itself."""
    assert "boilers_2x50" not in variants
    assert "pumps_3" not in variants


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("boilers_40_60", {"boiler_units": "1x40%+1x60%"}),
        ("boilers_1x40", {"boiler_units": "1x40%"}),
        ("pumps_4", {"heat_pump_units": "4x15%"}),
    ],
)
def test_a_variant_is_what_a_run_with_its_units_gives(variants, examples, name, setting):
    run = cases.with_settings(examples["kort-haarlem-teo"], **setting)
    for quantity in OF_ONE_RUN:
        assert variants[name].values[quantity] == pytest.approx(run[quantity], rel=1e-12), quantity
    assert variants[name].is_safe == (bool(run["n_minus_1_ok"]), bool(run["source_outage_ok"]))


def test_the_verdicts_of_the_memo(variants):
    """P19: with 2x50 % 110 and 100 %, with 1x40 % 60 and 40 %; 1x40 % + 1x60 % just passes."""
    shares = {
        n: (v.values["n_minus_1_share"], v.values["source_outage_share"])
        for n, v in variants.items()
        if v.values is not None
    }
    assert shares["own"] == pytest.approx((1.1, 1.0), rel=1e-9)
    assert shares["boilers_1x40"] == pytest.approx((0.6, 0.4), rel=1e-9)
    assert shares["boilers_40_60"] == pytest.approx((1.0, 1.0), rel=1e-9)
    assert shares["boilers_3x20"] == pytest.approx((1.0, 0.6), rel=1e-9)
    assert {n for n, v in variants.items() if v.values and all(v.is_safe)} == {
        "own",
        "boilers_40_60",
        "pumps_4",
    }


def test_a_buffer_spares_gas_and_costs_its_tank(variants):
    """No boilers: no gas, no NOx, no power left without the heat pumps; the tank is in the investment."""
    own, buffer = variants["own"].values, variants["buffer"].values
    assert buffer["boiler_power_kw"] == buffer["nox_kg_yearly"] == buffer["source_outage_share"] == 0
    assert buffer["heat_pump_heat_share"] == 1
    assert buffer["n_minus_1_share"] == pytest.approx(0.4)
    assert buffer["co2_network_t"] < own["co2_network_t"]
    boilers = own["boiler_power_kw"] * 60
    tank = buffer["buffer_volume_m3"] * 600
    assert tank > boilers, "the memo: a boiler is much cheaper than a buffer"
    assert buffer["capex_total_eur"] - own["capex_total_eur"] == pytest.approx(tank - boilers, rel=0.6)
    assert buffer["npv_project_eur"] < own["npv_project_eur"]
    assert "Deelen 2010" in EN.render(variants["buffer"].note)


def test_a_dearer_tank_only_lowers_the_buffer(teo, variants, monkeypatch):
    figures = type(teo.case.figures)
    value = figures.value
    monkeypatch.setattr(figures, "value", lambda s, k, y: value(s, k, y) * (2 if k == "cost.buffer" else 1))
    dear = {v.name: v for v in plant_variants(teo)}
    for name, variant in variants.items():
        if variant.values is None:
            continue
        change = dear[name].values["npv_project_eur"] - variant.values["npv_project_eur"]
        assert (change < -100_000) if name == "buffer" else change == 0


def test_existing_boilers_say_that_there_are_none(variants):
    assert variants["existing_boilers"].values is None
    assert "no power of existing boilers" in EN.render(variants["existing_boilers"].missing)


def test_existing_boilers_as_peak(teo):
    boilers = np.full_like(teo.case.arrays["existing_boiler_kw"], 2.0)
    case = replace(teo.case, arrays={**teo.case.arrays, "existing_boiler_kw": boilers})
    found = {v.name: v for v in plant_variants(Result(case, case.evaluate()))}
    values = found["existing_boilers"].values
    there = 2.0 * np.sum(teo["count"])
    assert values["existing_peak_kw"] == pytest.approx(there)
    assert values["boiler_power_kw"] == pytest.approx(teo["boiler_power_kw"] - there)
    assert values["capex_total_eur"] < teo["capex_total_eur"]
    assert values["source_outage_share"] == pytest.approx(1.0)
    assert found["boilers_1x40"].values["existing_peak_kw"] == 0, "the lists of the memo stand alone"


def test_without_heat_there_is_no_tank_and_no_number(run):
    """Nothing to sell: no cost of heat, which results.json cannot hold as a number."""
    empty = [{**row, "heat_demand_mwh": 0} for row in cases.BUILDINGS]
    result = run(buildings=empty)
    buffer = next(v for v in plant_variants(result) if v.name == "buffer")
    assert buffer.values is None
    found = entries(Extras(result), EN)
    json.dumps(found, allow_nan=False)
    assert set(found["lcoh_eur_per_gj_by_plant_variant"]["value"]) == {None}


def test_they_stand_in_the_results(teo):
    found = entries(Extras(teo), EN)
    json.dumps(found, allow_nan=False)
    rows = found["npv_project_eur_by_plant_variant"]["rows"]
    assert rows[0] == "own"
    for name in (*COMPARED, *OVER_YEARS, "n_minus_1_ok", "source_outage_ok"):
        entry = found[f"{name}_by_plant_variant"]
        assert entry["rows"] == rows
        assert len(entry["value"]) == len(rows)
    nox = found["nox_kg_yearly_by_power_share"]
    own = nox["value"][nox["rows"].index("60 %")]
    assert own == pytest.approx(np.sum(teo["nox_kg_yearly"]), rel=1e-12)
    assert nox["value"] == sorted(nox["value"], reverse=True), "more heat pumps, less gas"


@pytest.mark.parametrize(
    ("shares", "text"),
    [
        ((0.5, 0.5), "2x50%"),
        ((0.4, 0.6), "1x40% + 1x60%"),
        ((0.125,) * 3, "3x12.5%"),
        ((), "-"),
        ((0.0,), "-"),
    ],
)
def test_a_list_of_units_as_a_user_types_it(shares, text):
    assert written(shares) == text
