"""The commands as a user types them."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import warmtenet
from warmtenet.cli import main

ROOT = Path(__file__).parents[2]
REPORTS = ["report.html", "report.xlsx", "results.json"]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "kort-haarlem-teo.xlsx"
    assert main(["new", str(path), "--example", "kort-haarlem-teo"]) == 0
    return path


@pytest.fixture(scope="module")
def ran(workbook, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ran")
    assert main(["run", str(workbook), "-o", str(folder)]) == 0
    return folder


def said(capsys):
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_run_writes_three_reports_and_nothing_else(ran):
    assert sorted(p.name for p in ran.iterdir()) == REPORTS


def test_run_prints_the_headline_figures(workbook, tmp_path, capsys):
    assert main(["run", str(workbook), "-o", str(tmp_path)]) == 0
    out, _ = said(capsys)
    assert "Kort Haarlem, TEO (TEO)" in out
    for words in (
        "Warmtevraag",
        "Bronvermogen",
        "COP",
        "Investering",
        "Netto contante waarde",
        "Onrendabele top",
    ):
        assert words.lower() in out.lower()
    assert "aandachtspunten" in out


def test_run_in_english(workbook, tmp_path, capsys):
    assert main(["run", str(workbook), "-o", str(tmp_path), "--lang", "en"]) == 0
    out, _ = said(capsys)
    assert "Net present value" in out
    assert json.loads((tmp_path / "results.json").read_text())["language"] == "en"


def test_run_writes_beside_the_name_of_the_workbook_by_default(workbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["run", str(workbook)]) == 0
    assert sorted(p.name for p in (tmp_path / "outputs" / "kort-haarlem-teo").iterdir()) == REPORTS


def test_results_json_has_the_contract(ran):
    results = json.loads((ran / "results.json").read_text(encoding="utf-8"))
    assert {
        "project",
        "concept",
        "version",
        "input_sha256",
        "quantities",
        "inputs",
        "warnings",
        "figures",
    } <= set(results)
    assert results["concept"] == "teo"
    npv = results["quantities"]["npv_project_eur"]
    assert {"value", "unit", "label", "per", "yearly"} <= set(npv)
    assert npv["value"] < 0
    assert results["quantities"]["n_minus_1_ok"]["value"] is True
    assert len(results["quantities"]["revenue_eur"]["value"]) == 30
    assert results["quantities"]["payback_year"]["value"] is None
    assert results["inputs"]["discount_moment"]["value"] == "start"
    assert results["inputs"]["subsidy_application_date"]["value"] == "2028-01-01"
    assert all({"where", "what"} <= set(w) for w in results["warnings"])
    assert results["figures"]["gas.upper_calorific_value"]["value"] == 35.17


def test_a_missing_value_has_a_warning(ran):
    results = json.loads((ran / "results.json").read_text(encoding="utf-8"))
    named = {w["where"] for w in results["warnings"]}
    missing = {
        n for n, q in results["quantities"].items() if q["value"] is None and not n.startswith("river_share")
    }
    assert missing <= named | {"irr_post_tax", "dscr_norm"}


def test_two_runs_give_the_same_files(workbook, tmp_path):
    command = [sys.executable, "-m", "warmtenet", "run", str(workbook), "-o"]
    for place in ("one", "two"):
        subprocess.run([*command, str(tmp_path / place)], check=True, capture_output=True, cwd=ROOT)
    for name in REPORTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_set_replaces_a_single_value_and_marks_an_override(workbook, tmp_path):
    changes = ["--set", "uptake=60%", "--set", "cop=3,5"]
    assert main(["run", str(workbook), "-o", str(tmp_path), *changes]) == 0
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert results["inputs"]["uptake"]["value"] == 0.6
    assert results["quantities"]["cop"]["value"] == 3.5
    assert results["quantities"]["cop"]["overridden"] is True
    assert 3.6 < results["quantities"]["cop_calculated"]["value"] < 3.8


@pytest.mark.parametrize("name", ["npv_project_eur", "lcoh_eur_per_gj"])
def test_a_result_set_by_hand_is_reported_as_such(workbook, tmp_path, name):
    assert main(["run", str(workbook), "-o", str(tmp_path), "--set", f"{name}=5"]) == 0
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert results["quantities"][name]["value"] == 5
    assert "handmatig gezet" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "absent.xlsx"], "absent.xlsx"),
        (["run", "FILE", "--set", "uptake=70"], "70%"),
        (["run", "FILE", "--set", "uptak=0.7"], "uptake"),
        (["run", "FILE", "--set", "gas_m3=900"], "gas_m3"),
        (["run", "FILE", "--set", "uptake"], "NAME=VALUE"),
        (["sweep", "FILE", "--vary", "uptake=0.6"], "NAME=FROM:TO:N"),
        (["sweep", "FILE", "--vary", "dn=0:1:2"], "dn"),
        (["sweep", "FILE", "--vary", "uptake=0:1:2", "--metric", "nothing"], "nothing"),
        (["sweep", "FILE", "--vary", "uptake=0:1:2", "-o", "table.txt"], ".csv"),
        (["sweep", "FILE", "--vary", "uptake=0.6:2:3"], "from 0 % to 100 %"),
        (["sweep", "FILE", "--vary", "uptake=0.6:1:2", "--vary", "uptake=0.6:1:2"], "twice"),
        (["sweep", "FILE", "--vary", "source_temperature_c=60:74:2"], "temperature_lift_k"),
        (["sample", "FILE", "--n", "10"], "from 100 to 1000000"),
        (["sample", "FILE", "--n", "many"], "--n many"),
        (["sample", "FILE", "--n", "1.000"], "--n 1.000"),
        (["sample", "FILE", "--seed", "-1"], "--seed -1"),
        (["sample", "FILE", "--seed", "lucky"], "--seed lucky"),
        (["sample", "FILE", "--distribution", "normal"], "triangular, uniform"),
        (["run", "FILE", "--sample", "10"], "from 100 to 1000000"),
        (["run", "FILE", "--set", "heat_pump_heat_share=1.5"], "from 0 % to 100 %"),
        (["explain", "npv_projct_eur"], "npv_project_eur"),
        (["figures", "--on", "yesterday"], "YYYY-MM-DD"),
        (["new", "FILE"], "--force"),
        (["new", "project.xls"], ".xlsx"),
        (["new", "project.xlsx", "--concept", "geo"], "teo, tea"),
        (["new", "project.xlsx", "--example", "elsewhere"], "kort-haarlem-teo"),
    ],
)
def test_a_mistake_gets_a_sentence_and_exit_code_2(workbook, tmp_path, monkeypatch, capsys, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert main([*(str(workbook) if a == "FILE" else a for a in arguments), "--lang", "en"]) == 2
    out, err = said(capsys)
    assert words in err
    assert "Traceback" not in out + err
    assert list(tmp_path.iterdir()) == []


def test_a_failing_run_leaves_the_earlier_report(workbook, ran):
    before = {p.name: p.read_bytes() for p in ran.iterdir()}
    assert main(["run", str(workbook), "-o", str(ran), "--set", "uptake=-1"]) == 2
    assert {p.name: p.read_bytes() for p in ran.iterdir()} == before


def test_a_crash_while_writing_leaves_the_earlier_report(workbook, ran, monkeypatch):
    before = {p.name: p.read_bytes() for p in ran.iterdir()}

    def fail(*_):
        raise RuntimeError("disk full")

    monkeypatch.setattr("warmtenet.report.output.write_workbook", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        main(["run", str(workbook), "-o", str(ran)])
    assert {p.name: p.read_bytes() for p in ran.iterdir()} == before


def test_a_report_that_cannot_be_replaced_is_named(workbook, tmp_path, capsys):
    (tmp_path / "report.xlsx").mkdir()
    assert main(["run", str(workbook), "-o", str(tmp_path)]) == 2
    assert "report.xlsx" in said(capsys)[1]


def test_a_folder_that_is_a_file_is_named(workbook, tmp_path, capsys):
    place = tmp_path / "taken"
    place.write_text("mine")
    assert main(["run", str(workbook), "-o", str(place)]) == 2
    assert "taken" in said(capsys)[1]
    assert place.read_text() == "mine"


def test_a_quantity_that_is_not_finite_stops_the_run_by_name(workbook, tmp_path, capsys):
    assert main(["run", str(workbook), "-o", str(tmp_path), "--set", "source_temperature_c=74"]) == 2
    assert "temperature_lift_k" in said(capsys)[1]
    assert list(tmp_path.iterdir()) == []


def test_check_lists_the_points_of_attention(workbook, capsys):
    assert main(["check", str(workbook)]) == 0
    assert "4,69" in said(capsys)[0]


def test_check_of_a_csv_renamed(tmp_path, capsys):
    path = tmp_path / "data.xlsx"
    path.write_text("a;b\n1;2\n")
    assert main(["check", str(path)]) == 2
    assert "data.xlsx" in said(capsys)[1]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_sweep_writes_a_table(workbook, tmp_path, suffix):
    path = tmp_path / f"table.{suffix}"
    assert main(["sweep", str(workbook), "--vary", "uptake=0.6:1:3", "-o", str(path)]) == 0
    assert path.stat().st_size > 50


@pytest.mark.parametrize(("suffix", "language"), [("csv", "nl"), ("xlsx", "en")])
def test_sample_prints_and_writes_a_table(workbook, tmp_path, capsys, suffix, language):
    path = tmp_path / f"table.{suffix}"
    command = ["sample", str(workbook), "--n", "100", "--seed", "7", "-o", str(path), "--lang", language]
    assert main(command) == 0
    out, _ = said(capsys)
    assert all(words in out for words in ("P10", "P50", "P90", "seed 7", "100"))
    label = {"nl": "Netto contante waarde (NCW)", "en": "Net present value"}[language]
    assert label in out
    assert {"nl": "Kans dat", "en": "Probability that"}[language] in out
    frame = pd.read_csv(path) if suffix == "csv" else pd.read_excel(path)
    row = frame[(frame["part"] == "result") & (frame["name"] == "npv_project_eur")].iloc[0]
    assert row["label"] == label
    assert (row["n"], row["seed"], row["distribution"]) == (100, 7, "triangular")
    assert row["p10"] < row["p50"] < row["p90"] < 0
    assert row["probability_above_zero"] == 0


def test_run_with_a_sample_puts_the_range_into_all_three_reports(workbook, tmp_path):
    assert main(["run", str(workbook), "-o", str(tmp_path), "--sample", "100", "--seed", "3"]) == 0
    found = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["sample"]
    assert (found["n"], found["seed"], found["left_out"]) == (100, 3, {})
    npv = next(r for r in found["results"] if r["name"] == "npv_project_eur")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "80\N{NO-BREAK SPACE}% kans" in page or "80 % kans" in page
    assert 'data-key="sample:npv_project_eur:p10"' in page
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["Gevoeligheid"]
    cells = [cell.value for line in sheet.iter_rows() for cell in line]
    assert any(isinstance(v, (int, float)) and abs(v - npv["p50"]) < 1 for v in cells)


def test_explain_shows_formula_inputs_and_sources(workbook, capsys):
    assert main(["explain", "heat_pump_power_kw", str(workbook)]) == 0
    out, _ = said(capsys)
    assert "source_power_kw * heat_pump_power_share" in out
    assert "simultaneous_power_kw" in out


def test_explain_an_input_without_a_workbook(capsys):
    assert main(["explain", "carnot_efficiency"]) == 0
    assert "carnot_efficiency" in said(capsys)[0]


def test_figures_lists_source_and_grade(capsys):
    assert main(["figures", "acm.variable"]) == 0
    out, _ = said(capsys)
    assert "36.19" in out
    assert "(B)" in out


def test_figures_not_checked_for_a_year(capsys):
    assert main(["figures", "acm", "--on", "2030-01-01"]) == 0
    assert "acm.variable_tariff" in said(capsys)[0].splitlines()[-1]


def test_new_writes_an_empty_workbook_that_names_what_is_missing(tmp_path, capsys):
    path = tmp_path / "mine.xlsx"
    assert main(["new", str(path), "--concept", "tea"]) == 0
    assert main(["check", str(path)]) == 2
    assert "Gebouwen" in said(capsys)[1]


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "river.csv"
    path.write_text("time;T (C)\n2023-06-01 00:00;18,5\n2023-06-01 01:00;\n2023-06-01 02:00;19,5\n")
    return path


def test_inspect_says_what_was_read(series, capsys):
    assert main(["inspect", str(series), "--lang", "en"]) == 0
    out, _ = said(capsys)
    assert "river.csv: series of times and values" in out
    assert "T: 1 of 3 hours without value" in out
    assert "19.50" in out
    assert main(["inspect", str(series)]) == 0
    assert "19,50" in said(capsys)[0]


def test_inspect_gives_json(series, capsys):
    assert main(["inspect", str(series), "--json"]) == 0
    data = json.loads(said(capsys)[0])
    assert (data["file"], data["kind"], data["rows"], data["time_zone"]) == (
        "river.csv",
        "hourly",
        3,
        "UTC+01:00",
    )
    assert data["columns"]["T"] == {
        "unit": "C",
        "count": 2,
        "gaps": 1,
        "min": 18.5,
        "mean": 19.0,
        "max": 19.5,
    }
    assert data["filled"]["T"]["hours"] == 1


def test_inspect_refuses_in_one_sentence(tmp_path, capsys):
    path = tmp_path / "page.csv"
    path.write_text("<html>404</html>")
    assert main(["inspect", str(path), "--json", "--lang", "en"]) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.startswith("page.csv: a web page")
    assert err.count("\n") == 1


def test_inspect_loads_no_library_of_tables(series):
    code = f"import sys; from warmtenet.cli import main; main(['inspect', {str(series)!r}]); "
    code += "sys.exit(bool({'pandas', 'openpyxl', 'pydantic'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_explains_itself(language):
    command = [sys.executable, "-m", "warmtenet", "--lang", language, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert all(
        name in done.stdout for name in ("new", "check", "run", "sweep", "explain", "figures", "inspect")
    )


def test_the_library_gives_values_tables_and_reports(workbook, tmp_path):
    result = warmtenet.run(workbook)
    assert result["npv_project_eur"] < 0
    table = result.table("cash_flow")
    assert table.loc[2029, "net_cash_flow_eur"] < 0
    assert list(table.index) == list(result.years)
    assert result.table("buildings").loc["Kespercollege", "count"] == 1
    frame = warmtenet.sweep(workbook, {"uptake": (0.6, 1.0, 3)})
    assert len(frame) == 3
    assert "npv_project_eur" in warmtenet.explain("npv_project_eur", workbook, "en")
    assert [p.name for p in warmtenet.write_report(result, tmp_path)] == REPORTS
    with pytest.raises(KeyError, match="neither"):
        result["no_such_name"]


def test_the_committed_examples_are_what_the_command_writes(tmp_path):
    for name in ("kort-haarlem-teo", "kort-haarlem-tea"):
        path = tmp_path / f"{name}.xlsx"
        assert main(["new", str(path), "--example", name]) == 0
        assert path.read_bytes() == (ROOT / "inputs" / path.name).read_bytes()
