"""Measured years in the hourly leaves: the same hours give the same results, whoever brought them."""

import json
from dataclasses import replace

import numpy as np
import pytest
from engineering import measured as real
from support import cases
from support.hourly import write_hours

from warmtenet import importers
from warmtenet.engineering.measured import keep, measured_years
from warmtenet.engineering.water import effluent_flow_of, effluent_of, river_of
from warmtenet.engineering.weather import available_years, degree_days, weather_year, years_of
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.scenarios.result import as_json, results_of
from warmtenet.workbook import apply_settings
from warmtenet.workbook.outside_series import _series

TEO, TEA = "kort-haarlem-teo", "kort-haarlem-tea"
DE_BILT = available_years()["De Bilt"]
YEAR = ("De Bilt", 2019)
SHARED = cases.SHARED / "data"


def shared(path):
    file = SHARED / path
    cases.need(file.exists(), "the shared data are not there")
    return str(file)


def air_of_de_bilt(folder):
    hours = np.concatenate([weather_year("De Bilt", year) for year in DE_BILT])
    return str(write_hours(folder / "air.csv", {"T (C)": hours}, first=DE_BILT[0], years=len(DE_BILT)))


def river(folder, shift=0.0):
    return str(
        write_hours(folder / "river.csv", {"T (C)": river_of(YEAR).temperature_c + shift}, 2019, digits=9)
    )


def effluent(folder):
    flow = effluent_flow_of(YEAR, "", np.full(12, 1000.0))
    columns = {"temp (C)": effluent_of(YEAR).temperature_c, "debiet (m3/h)": flow}
    return str(write_hours(folder / "effluent.csv", columns, 2019, digits=9))


def same(one, other, *names):
    for name in names:
        assert np.asarray(one[name]) == pytest.approx(np.asarray(other[name]), rel=1e-7, abs=1e-9), name


def test_the_embedded_years_as_a_file_give_the_embedded_results(examples, teo, tmp_path):
    found = cases.with_settings(examples[TEO], weather_file=air_of_de_bilt(tmp_path), weather_year=2019)
    same(teo, found, "heat_pump_heat_share", "direct_source_share", "source_temperature_c", "npv_project_eur")
    same(teo, found, "load_point_share", "heat_pump_heat_share_by_weather_year", "unserved_by_weather_year_h")


def test_the_modelled_river_as_a_file_gives_the_modelled_results(examples, teo, tmp_path):
    found = cases.with_settings(examples[TEO], water_file=river(tmp_path))
    assert found["weather_year"] == "De Bilt 2019"
    same(teo, found, "direct_source_share", "source_temperature_c", "river_temperature_computed_c")
    same(teo, found, "regeneration_hours_by_weather_year", "store_short_share")


def test_the_modelled_effluent_as_a_file_gives_the_modelled_results(examples, tmp_path):
    found = cases.with_settings(examples[TEA], effluent_file=effluent(tmp_path))
    assert found["weather_year"] == "De Bilt 2019"
    assert found["effluent_flow_computed_m3_per_h"] == pytest.approx(np.full(12, 1000.0), rel=1e-6)
    base = cases.result_of(examples[TEA])
    same(base, found, "effluent_temperature_computed_c", "source_temperature_c")


def test_a_measured_flow_decides_what_is_short(examples, tmp_path):
    path = write_hours(tmp_path / "e.csv", {"debiet (m3/h)": np.full(8760, 120.0)}, 2019)
    base = cases.result_of(examples[TEA])
    found = cases.with_settings(examples[TEA], effluent_file=path)
    assert found["source_availability"] < base["source_availability"]
    assert found["heat_pump_heat_share"] < base["heat_pump_heat_share"]
    assert found["effluent_short_months"] == 12
    assert found["effluent_temperature_computed_c"] == pytest.approx(base["effluent_temperature_computed_c"])


def test_warmer_water_never_lowers_the_cop(teo):
    water = river_of(YEAR).temperature_c
    shifts = (0.0, 0.5, 1.0, 2.0, 4.0)
    for shift in shifts:
        keep(f"warmer {shift}", {"temperature": {2019: water + shift}})
    files = np.array([f"warmer {shift}" for shift in shifts]).reshape(1, 1, -1)
    found = teo.case.evaluate({"water_file": files}, ["cop", "regeneration_hours_available"])
    assert (np.diff(found["cop"].ravel()) >= 0).all()
    assert (np.diff(found["regeneration_hours_available"].ravel()) > 0).all()


def test_hours_of_the_months_close_with_files(examples, tmp_path):
    found = cases.with_settings(
        examples[TEO], weather_file=air_of_de_bilt(tmp_path), weather_year=2020, teo_permit_flow_m3_per_s=0.04
    )
    for months, year in (
        ("heat_production_month_mwh", "heat_production_mwh"),
        ("cold_side_heat_month_mwh", "cold_side_heat_mwh"),
        ("store_heat_month_mwh", "wko_extraction_mwh"),
    ):
        assert found[months].sum() == pytest.approx(found[year], rel=1e-9)
    assert found["weather_year"] == "2020"


def test_p21_through_the_report(examples):
    """2,625 measured hours of 18 degrees in June to September; the filled ones come on top."""
    found = cases.with_settings(
        examples[TEO], water_file=shared("water/SYNTHETIC_waterinfo_layout_T_2023.csv.gz")
    )
    assert found["weather_year"] == "De Bilt 2023"
    assert 2625 <= found["charging_hours_computed"][5:9].sum() <= 2625 + 33
    assert found["infiltration_temperature_c"] == pytest.approx(19.476, abs=0.03)


def test_the_year_of_knmi_is_the_measured_one(examples):
    """De Bilt 2023 with local times, through the workbook, against the independent reader of the tests."""
    path = shared("weather/knmi_260_T_2018-2025_local_time.csv.gz")
    found = cases.with_settings(examples[TEO], weather_file=path, weather_year=2023)
    key = found["weather_file"]
    assert years_of(key) == DE_BILT
    assert weather_year(key, 2023) == pytest.approx(real.de_bilt(2023), abs=1e-9)
    embedded = cases.with_settings(examples[TEO], weather_year="De Bilt 2023")
    assert found["heat_pump_heat_share"] == pytest.approx(embedded["heat_pump_heat_share"], abs=2e-3)


def test_p17_of_a_file_in_utc(examples):
    """Degree days of Deelen 2010 by days of UTC, from the year as the leaves have it."""
    path = shared("weather/knmi_uurgeg_275_2001-2010.zip")
    project = apply_settings(
        examples[TEO], {"weather_file": path, "weather_year": "2010"}, build("teo"), figures=cases.figures()
    )
    utc = np.roll(weather_year(project.values["weather_file"], 2010), -1)
    assert degree_days(utc.reshape(-1, 24).mean(axis=1), 18) == pytest.approx(3506.3, abs=0.2)


def test_a_file_is_read_once(examples, tmp_path, monkeypatch):
    _series.cache_clear()
    count = []
    whole = importers.read_every
    monkeypatch.setattr(importers, "read_every", lambda *given: count.append(given) or whole(*given))
    project = apply_settings(examples[TEO], {"water_file": river(tmp_path)}, build("teo"))
    again = apply_settings(project, {"uptake": "0.7"}, build("teo"))
    case = cases.result_of(again).case
    case.evaluate({"heat_demand_factor": np.linspace(0.8, 1.2, 50).reshape(1, 1, -1)}, ["npv_project_eur"])
    assert len(count) == 1


def test_results_hold_no_hours(examples, tmp_path):
    """results.json: no list as long as a year, the key of the file as the input, its fingerprint in it."""
    project = apply_settings(examples[TEO], {"water_file": river(tmp_path)}, build("teo"))
    written = results_of(replace(cases.result_of(project), warnings=()), "0", translator("en"))
    assert written["inputs"]["water_file"]["value"] == project.values["water_file"]
    assert written["inputs"]["water_file"]["source"] == "river.csv"
    assert written["input_sha256"] == project.sha256
    read = written["files"]["water_file"]
    assert (read["rows"], list(read["years"]), read["series"][0]["missing_h"]) == (8760, [2019], 0)
    assert read["time_zone"] == "UTC+01:00"
    longest = max(len(e["value"]) for e in written["quantities"].values() if isinstance(e["value"], list))
    assert longest < 1000
    assert json.dumps(written, allow_nan=False)
    assert as_json(project.values["water_file"], "text") == project.values["water_file"]


def test_years_of_another_number_of_hours_are_not_kept():
    with pytest.raises(ValueError, match="8760 or 8784"):
        keep("short", {"temperature": {2019: np.zeros(8759)}})
    assert not measured_years("short")
    assert not measured_years("")
