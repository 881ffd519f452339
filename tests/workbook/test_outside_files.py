"""Files beside the workbook: found, read, the year chosen, gas by postcode; and every mistake in words."""

import shutil

import numpy as np
import pytest
from support import cases
from support.hourly import waves, write_hours

from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.workbook import InputProblems, apply_settings, names_files, read

ENGLISH = translator("en")
AIR = "T (C)"
GAS = "stedin_zeeland_2023.csv.gz"
SPRING = range(31 * 24, 120 * 24)
GROUP = {"group": "Noord", "kind": "dwelling", "owner": "owner_occupier", "count": 100, "space_heating_kw": 8}
OWN = {**GROUP, "group": "Eigen", "gas_m3": 900, "postcode": "4331"}


def air(folder, name="air.csv", **options):
    years = options.get("years", 1)
    values = options.pop("values", waves(8784 * years))
    return write_hours(folder / name, {options.pop("heading", AIR): values}, **options)


def said(problems):
    return "\n".join(problems.value.render(ENGLISH))


def refused(folder, scalars, **more):
    with pytest.raises(InputProblems) as caught:
        cases.project_from(folder, scalars, **more)
    return said(caught)


def told(project):
    return "\n".join(ENGLISH.render(w.what) for w in project.warnings)


@pytest.fixture
def gas(tmp_path):
    source = cases.SHARED / "data" / "gas" / GAS
    cases.need(source.exists(), "the shared data are not there")
    return shutil.copy(source, tmp_path / "gas.csv.gz").name


@pytest.mark.parametrize(
    "written", ["air.csv", " 'air.csv' ", "data\\air.csv", "data/air.csv", '"{folder}/air.csv"']
)
def test_a_path_is_found_as_it_is_written(tmp_path, written):
    (tmp_path / "data").mkdir()
    place = tmp_path / "data" if "data" in written else tmp_path
    air(place)
    project = cases.project_from(tmp_path, {"weather_file": written.format(folder=tmp_path)})
    assert project.values["weather_year"] == "2023"
    assert project.values["weather_file"].startswith("air.csv (")
    assert project.typed.values["weather_file"] == written.format(folder=tmp_path).strip()


def test_what_was_read_is_kept_with_its_origin(tmp_path):
    air(tmp_path, left_out=[100, 101])
    project = cases.project_from(tmp_path, {"weather_file": "air.csv"})
    file = project.files["weather_file"]
    assert (file.name, file.rows, file.years) == ("air.csv", 8758, (2023,))
    assert [m[:13] for m in file.period] == ["2023-01-01T00", "2023-12-31T23"]
    series = file.series[0]
    assert (series.unit, series.hours, series.missing_h, series.longest_gap_h) == ("C", 8760, 2, 2)
    assert series.least < series.mean < series.most
    origin = project.provenance["weather_file"]
    assert (origin.kind, origin.grade, origin.source) == ("measured", "A", "air.csv")
    assert "2 of 8,760 hours had no value" in told(project)
    assert {"weather_file", "weather_year"} <= project.changed


def test_one_row_too_few_is_said_and_a_long_gap_is_a_point_of_attention(tmp_path):
    air(tmp_path, left_out=[4000])
    few = cases.project_from(tmp_path, {"weather_file": "air.csv"})
    assert "1 of 8,760 hours" in told(few)
    assert not [w for w in few.warnings if "8,760" in ENGLISH.render(w.what) and w.severity != "info"]
    air(tmp_path, left_out=range(4000, 4100))
    many = cases.project_from(tmp_path, {"weather_file": "air.csv"})
    serious = [w for w in many.warnings if w.severity == "attention"]
    assert any("100 of 8,760 hours" in ENGLISH.render(w.what) for w in serious)


def test_a_leap_year_is_said(tmp_path):
    air(tmp_path, first=2024)
    project = cases.project_from(tmp_path, {"weather_file": "air.csv"})
    assert project.files["weather_file"].series[0].hours == 8784
    assert "2024 is a leap year: all 8,784 hours count" in told(project)


def test_the_year_of_the_cell_is_taken_from_a_file_of_several(tmp_path):
    air(tmp_path, years=2)
    project = cases.project_from(tmp_path, {"weather_file": "air.csv", "weather_year": "2024"})
    assert project.values["weather_year"] == "2024"
    assert project.files["weather_file"].years == (2023, 2024)


@pytest.mark.parametrize("written", ["De Bilt 2024", "2024"])
def test_a_word_of_the_list_gives_its_year(tmp_path, written):
    air(tmp_path, years=2)
    project = cases.project_from(tmp_path, {"weather_file": "air.csv", "weather_year": written})
    assert project.values["weather_year"] == "2024"


def test_the_river_of_one_year_brings_its_weather(tmp_path):
    air(tmp_path, "river.csv", first=2021)
    project = cases.project_from(tmp_path, {"water_file": "river.csv"})
    assert project.values["weather_year"] == "De Bilt 2021"
    assert "De Bilt 2021 is taken, the year of the files." in told(project)


def test_the_default_year_stays_where_the_river_has_it(tmp_path):
    air(tmp_path, "river.csv", first=2019, years=2, values=waves(17544))
    assert cases.project_from(tmp_path, {"water_file": "river.csv"}).values["weather_year"] == "De Bilt 2019"


def test_temperature_and_flow_of_effluent_come_from_one_file(tmp_path):
    write_hours(tmp_path / "e.csv", {"temp (C)": waves(8760, 16, 4, 0), "debiet (m3/h)": np.full(8760, 700)})
    project = cases.project_from(tmp_path, {"effluent_file": "e.csv"}, concept="tea")
    assert [s.unit for s in project.files["effluent_file"].series] == ["C", "m3/h"]


MISTAKES = {
    "absent": (None, {}, "absent.csv: the file does not exist"),
    "three months": ({"left_out": SPRING}, {}, "less than half is there of February, March, April"),
    "Fahrenheit": ({"values": waves(8784) * 1.8 + 32}, {}, "a mean of 51.8 looks like Fahrenheit, not C"),
    "kelvin": ({"values": waves(8784) + 273.15}, {}, "looks like kelvin, not C"),
    "tenths": ({"values": waves(8784) * 10}, {}, "tenths of C"),
    "too warm": ({"values": waves(8784) + 23}, {}, "values from 22.0 to 46.0"),
    "two years": ({"years": 2}, {}, "empty, while the files hold the years 2023, 2024"),
    "other year": ({}, {"weather_year": "2022"}, "the whole years 2023; expected the year 2022, chosen as"),
    "a flow": ({"heading": "debiet (m3/h)", "values": np.full(8784, 500)}, {}, "the columns debiet (m3/h)"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_file_of_weather(tmp_path, name):
    options, scalars, expected = MISTAKES[name]
    if options is not None:
        air(tmp_path, **options)
    file = "air.csv" if options is not None else "absent.csv"
    found = refused(tmp_path, {"weather_file": file, **scalars})
    assert expected in found
    assert "Uur voor uur!B" in found
    assert found.count("\n") == 0


TEXTS = {
    "web page": ("<!DOCTYPE html><html><body>Storing</body></html>", "web page"),
    "heading only": ("time,T (C)\n", "a heading without rows"),
    "no times": ("a,b\n1,2\n3,4\n", "no column with dates and times"),
    "no text": ("", "empty"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_series_is_refused(tmp_path, name):
    written, expected = TEXTS[name]
    (tmp_path / "air.csv").write_text(written, encoding="utf-8")
    found = refused(tmp_path, {"weather_file": "air.csv"})
    assert expected in found
    assert "File with weather: air.csv: " in found


def test_a_flow_in_the_wrong_unit_is_refused_and_a_small_plant_is_not(tmp_path):
    def project(flow):
        write_hours(tmp_path / "e.csv", {"debiet (m3/h)": np.full(8760, flow)})
        return cases.project_from(tmp_path, {"effluent_file": "e.csv"}, concept="tea")

    with pytest.raises(InputProblems) as caught:
        project(0.2)
    assert "looks like m3/s, not m3/h; expected a flow in m3/h" in said(caught)
    assert "60 looks like l/s" in " ".join(
        ENGLISH.render(r) for r in project(60).files["effluent_file"].remarks
    ).replace("60.00", "60")


def test_a_year_alone_needs_a_file(tmp_path):
    assert '"2023", a year without a station' in refused(tmp_path, {"weather_year": "2023"})
    assert "expected one of" in refused(tmp_path, {"weather_year": "De Bilt 1999"})


def test_files_without_a_common_year_are_refused(tmp_path):
    air(tmp_path)
    air(tmp_path, "river.csv", first=2021)
    found = refused(tmp_path, {"weather_file": "air.csv", "water_file": "river.csv"})
    assert "no year that the weather and all files share: air.csv: 2023, river.csv: 2021" in found


def test_the_fingerprint_follows_the_contents(tmp_path):
    air(tmp_path)
    first = cases.project_from(tmp_path, {"weather_file": "air.csv"})
    again = read(first.path, build)
    air(tmp_path, values=waves(8784, mean=12))
    other = read(first.path, build)
    assert first.sha256 == again.sha256 != other.sha256
    assert first.workbook_sha256 == other.workbook_sha256 != first.sha256
    assert first.values["weather_file"] != other.values["weather_file"]
    without = cases.project_from(tmp_path)
    assert without.sha256 == without.workbook_sha256


def test_a_setting_names_a_file(tmp_path, monkeypatch):
    project = cases.project_from(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    air(elsewhere)
    monkeypatch.chdir(elsewhere)
    changed = apply_settings(project, {"weather_file": "air.csv"}, build("teo"))
    assert changed.values["weather_year"] == "2023"
    assert changed.sha256 != project.sha256
    with pytest.raises(InputProblems, match="--set weather_file"):
        apply_settings(project, {"weather_file": "other.csv"}, build("teo"))


def test_a_setting_chooses_the_year_that_the_workbook_left_open(tmp_path):
    import warmtenet

    air(tmp_path, years=2)
    refused(tmp_path, {"weather_file": "air.csv"})
    project = warmtenet.read(tmp_path / "project.xlsx", {"weather_year": "2024"})
    assert project.values["weather_year"] == "2024"


def test_which_settings_touch_files():
    assert names_files(["uptake", "water_file"])
    assert not names_files(["uptake"])


def gas_of(project):
    return dict(
        zip(project.tables["buildings"].labels, project.tables["buildings"].columns["gas_m3"], strict=True)
    )


@pytest.mark.parametrize(
    ("postcode", "mean", "connections"),
    [
        ("4331", 1590.816, "4,005"),
        (4331, 1590.816, "4,005"),
        ("Middelburg", 1293.58, "20,579"),
        ("4331AA-4331ZZ", 1590.816, "4,005"),
    ],
)
def test_gas_by_postcode_is_weighted_by_connections(tmp_path, gas, postcode, mean, connections):
    """P16: Stedin Zeeland 2023."""
    project = cases.project_from(
        tmp_path, {"gas_file": gas}, buildings=[{**GROUP, "postcode": postcode}, OWN]
    )
    assert gas_of(project)["Noord"] == pytest.approx(mean, abs=0.01)
    assert gas_of(project)["Eigen"] == 900
    assert project.tables["buildings"].columns["source_of_demand"] == ("postcode", "estimate")
    assert f"{connections} connections" in told(project)
    assert project.files["gas_file"].filled == ("Noord",)
    assert [d.value for d in project.defaulted if d.name == "gas_m3"] == pytest.approx([mean], abs=0.01)


def test_several_postcodes_are_weighted_together(tmp_path, gas):
    one, other, both = (
        gas_of(cases.project_from(tmp_path, {"gas_file": gas}, buildings=[{**GROUP, "postcode": code}]))[
            "Noord"
        ]
        for code in ("4331", "4332", "4331, 4332")
    )
    assert min(one, other) < both < max(one, other)


def test_a_heat_demand_of_its_own_wins_over_the_postcode(tmp_path, gas):
    own = {**GROUP, "heat_demand_mwh": 7, "postcode": "4331"}
    project = cases.project_from(tmp_path, {"gas_file": gas}, buildings=[own])
    assert np.isnan(gas_of(project)["Noord"])
    assert "The file is not used: each group with a postcode has" in told(project)


def test_the_heat_demand_follows_from_the_postcode(tmp_path, gas):
    filled = cases.project_from(tmp_path, {"gas_file": gas}, buildings=[{**GROUP, "postcode": "4331"}])
    mean = gas_of(filled)["Noord"]
    typed = cases.project_from(tmp_path, buildings=[{**GROUP, "gas_m3": mean}])
    results = [cases.result_of(project)["heat_demand_mwh"] for project in (filled, typed)]
    assert results[0] == pytest.approx(results[1], rel=1e-9)


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [
        ("2801", "none of the postcodes 2801 is in it; expected postcodes from"),
        ("4331, 2801", "nothing for 2801; expected postcodes in the file"),
        ("43x1", '"43x1" is no postcode'),
    ],
)
def test_a_postcode_that_gives_nothing(tmp_path, gas, postcode, expected):
    found = refused(tmp_path, {"gas_file": gas}, buildings=[{**GROUP, "postcode": postcode}])
    assert expected in found
    assert "Postcode (Noord)" in found
    assert "Gebouwen!" in found


def test_a_postcode_without_a_file_says_what_is_missing(tmp_path):
    found = refused(tmp_path, {}, buildings=[{**GROUP, "postcode": "4331"}])
    assert "name the file with gas use by postcode" in found


def test_a_file_that_is_no_gas_use_is_refused(tmp_path):
    air(tmp_path)
    found = refused(tmp_path, {"gas_file": "air.csv"}, buildings=[{**GROUP, "postcode": "4331"}, OWN])
    assert "File with gas use by postcode: air.csv: " in found


def test_another_file_by_setting_replaces_the_first(tmp_path, gas):
    project = cases.project_from(tmp_path, {"gas_file": gas}, buildings=[{**GROUP, "postcode": "4331"}])
    source = cases.SHARED / "data" / "gas" / "stedin_zeeland_2024.csv.gz"
    changed = apply_settings(project, {"gas_file": str(source)}, build("teo"))
    assert gas_of(changed)["Noord"] < gas_of(project)["Noord"]
    assert sum(d.name == "gas_m3" for d in changed.defaulted) == 1


def test_a_setting_fills_what_the_workbook_leaves_open(tmp_path, gas):
    import warmtenet

    refused(tmp_path, {}, buildings=[{**GROUP, "postcode": "4331"}])
    project = warmtenet.read(tmp_path / "project.xlsx", {"gas_file": gas})
    assert gas_of(project)["Noord"] == pytest.approx(1590.816, abs=0.01)
