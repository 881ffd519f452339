"""The command `compare` as a user types it."""

import json
from pathlib import Path

import pytest

import warmtenet
from warmtenet.cli import main
from warmtenet.cli.compare import default_folder
from warmtenet.scenarios.compare import Comparison, Variant

ROOT = Path(__file__).parents[2]
TEO, TEA = (ROOT / "inputs" / f"kort-haarlem-{concept}.xlsx" for concept in ("teo", "tea"))
REPORTS = ["compare.html", "compare.xlsx", "results.json"]


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """The shipped example: TEO against TEA of Kort Haarlem, with a scenario."""
    folder = tmp_path_factory.mktemp("compared")
    command = ["compare", str(TEO), str(TEA), "--with", "low: uptake=0,6", "-o", str(folder)]
    assert main(command) == 0
    return folder


def test_three_reports_and_nothing_else(compared):
    assert sorted(path.name for path in compared.iterdir()) == REPORTS


def test_results_are_those_of_a_run(compared):
    found = json.loads((compared / "results.json").read_text(encoding="utf-8"))
    assert list(found["variants"]) == ["kort-haarlem-teo", "kort-haarlem-tea", "low"]
    alone = warmtenet.run(TEA)
    results = found["variants"]["kort-haarlem-tea"]
    assert results["quantities"]["npv_project_eur"]["value"] == alone["npv_project_eur"]
    assert results["concept"] == "tea"
    assert found["variants"]["low"]["inputs"]["uptake"]["value"] == 0.6


def test_the_bridge_of_the_example_closes(compared):
    found = json.loads((compared / "results.json").read_text(encoding="utf-8"))
    bridges = found["comparison"]["bridges"]
    assert [(b["from"], b["to"]) for b in bridges] == [
        ("kort-haarlem-teo", "kort-haarlem-tea"),
        ("kort-haarlem-teo", "low"),
    ]
    for bridge in bridges:
        end = found["variants"][bridge["to"]]["quantities"]["npv_project_eur"]["value"]
        total = sum(step["effect_eur"] for step in bridge["steps"])
        assert bridge["start_eur"] + total == pytest.approx(end, abs=1e-6)
    assert [step["names"] for step in bridges[1]["steps"]] == [["uptake"]]


def test_it_prints_a_short_table(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    command = ["compare", str(TEO), "--with", "years=25", "--with", "uptake=0.6", "--lang", "en"]
    assert main([*command, "--set", "discount_moment=mid"]) == 0
    out = capsys.readouterr().out
    folder = tmp_path / "outputs" / "kort-haarlem-teo-vs-years=25-vs-uptake=0.6"
    assert sorted(path.name for path in folder.iterdir()) == REPORTS
    lines = out.splitlines()
    assert lines[0].split() == ["kort-haarlem-teo", "years=25", "uptake=0.6"]
    assert len([line for line in lines if line.startswith("  ") and not line.startswith("  outputs")]) == 11
    assert "From kort-haarlem-teo to years=25" in out
    assert "The numbers of years differ" in out
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    moments = {v["inputs"]["discount_moment"]["value"] for v in results["variants"].values()}
    assert moments == {"mid"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([TEO], "at least two"),
        ([TEO, TEO], "given twice"),
        ([TEO, TEA, TEO], "given twice"),
        ([TEO, "--with", "uptake"], "write NAME=VALUE"),
        ([TEO, "--with", "uptake=1", "--with", "uptake=1"], "given twice"),
        ([TEO, TEA, "--set", "uptake"], "write NAME=VALUE"),
        ([TEO, "absent.xlsx"], "absent.xlsx: the file does not exist"),
        ([TEO, "--with", "uptke=1"], "kort-haarlem-teo.xlsx: --set uptke: unknown name"),
        ([TEO, TEA, "--set", "regeneration_hours=2000"], "kort-haarlem-tea.xlsx: --set regeneration_hours"),
        ([TEO, TEA, *(f"--with=years={n}" for n in range(20, 25))], "7 variants"),
    ],
)
def test_what_cannot_be_compared_is_said_and_nothing_is_written(arguments, said, tmp_path, capsys):
    folder = tmp_path / "out"
    assert main(["compare", *map(str, arguments), "-o", str(folder), "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not folder.exists()


def test_all_problems_of_all_files_are_listed_with_their_count(tmp_path, capsys):
    command = ["compare", str(TEO), "a.xlsx", "b.xlsx", "--set", "uptke=1", "-o", str(tmp_path / "out")]
    assert main([*command, "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["kort-haarlem-teo.xlsx", "a.xlsx", "b.xlsx"]
    assert lines[3] == "3 problems; nothing was written."


def test_a_value_that_cannot_be_computed_names_its_variant(monkeypatch, tmp_path, capsys):
    from warmtenet.core.model import NotFiniteError

    def broken(_):
        raise NotFiniteError("npv_project_eur", "Net present value")

    monkeypatch.setattr("warmtenet.scenarios.compare.run_project", broken)
    assert main(["compare", str(TEO), str(TEA), "-o", str(tmp_path / "out"), "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("kort-haarlem-teo:\nnpv_project_eur (Net present value) is not a finite number")


def test_a_folder_has_no_characters_that_it_may_not_have(monkeypatch):
    names = ("one/case", 'low: "x" <y>|?*', "z" * 200)
    variants = tuple(Variant(name, None, {}) for name in names)
    folder = default_folder(Comparison(variants))
    assert folder.parts[0] == "outputs"
    assert len(folder.parts) == 2
    assert folder.name.startswith("one-case-vs-low-x-y-vs-zzz")
    assert len(folder.name) <= 100


def test_help_in_dutch(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["compare", "--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "invoerwerkmappen" in out
    assert "--with" in out
