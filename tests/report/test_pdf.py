"""report.pdf: the browser that is found or named prints it, alone, or a sentence says what to do."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

import warmtenet
from warmtenet.cli import main
from warmtenet.report import pdf
from warmtenet.report.output import NAMES, PDF

PRINTS = """
import json, sys
from pathlib import Path
target = next(a.partition("=")[2] for a in sys.argv if a.startswith("--print-to-pdf="))
Path(target).write_bytes(b"%PDF-1.4 " + json.dumps(sys.argv[1:]).encode() + b" %%EOF")
"""
BREAKS = "import sys; print('no usable display'); sys.exit(1)"
HALF = PRINTS.replace(" %%EOF", "")
SLEEPS = "import time; time.sleep(60)"


@pytest.fixture
def program(tmp_path):
    """Make a program that stands in for a browser."""
    if os.name == "nt":
        pytest.skip("scripts with a shebang")

    def make(code, name="browser"):
        place = tmp_path / "programs" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"#!{sys.executable}\n{code}")
        place.chmod(0o755)
        return place

    return make


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without any browser."""
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(pdf, "_usual_places", lambda *_: iter(()))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "kort-haarlem-tea.xlsx"
    assert main(["new", str(path), "--example", "kort-haarlem-tea"]) == 0
    return path


def test_the_named_browser_goes_first(program, monkeypatch):
    one, two = program(PRINTS, "one"), program(PRINTS, "two")
    assert pdf.find_browser(str(one), {pdf.VARIABLE: str(two)}) == one
    assert pdf.find_browser(None, {pdf.VARIABLE: str(two), "PATH": str(one.parent)}) == two


def test_names_on_the_path(program):
    place = program(PRINTS, "microsoft-edge")
    assert pdf.find_browser(None, {"PATH": str(place.parent)}) == place


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("darwin", "HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_usual_places(tmp_path, monkeypatch, platform, variable, place):
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(pdf.sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert pdf.find_browser(None, {variable: str(tmp_path), "PATH": str(tmp_path / "empty")}) == program


@pytest.mark.parametrize("source", ["--browser", pdf.VARIABLE])
def test_a_named_browser_that_is_not_there_is_a_mistake(source, bare):
    named, environment = (
        ("/nowhere/chrome", {}) if source == "--browser" else (None, {source: "/nowhere/chrome"})
    )
    with pytest.raises(pdf.PrintError, match=f"{source} /nowhere/chrome"):
        pdf.find_browser(named, environment)


def test_the_browser_gets_no_network_and_a_profile_of_its_own(program, tmp_path):
    page, target = tmp_path / "Zuid & West #1.html", tmp_path / "out.pdf"
    page.write_text("<p>x</p>")
    pdf.print_page(program(PRINTS), page, target)
    given = json.loads(target.read_bytes()[9:-6])
    assert given[-1] == page.as_uri()
    assert "--headless=new" in given
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in given
    profile = next(a.partition("=")[2] for a in given if a.startswith("--user-data-dir="))
    assert not Path(profile).exists()
    root = sys.platform.startswith("linux") and os.geteuid() == 0
    assert ("--no-sandbox" in given) == root


@pytest.mark.parametrize(
    ("code", "words"), [(BREAKS, "no usable display"), (HALF, "It said: -"), (SLEEPS, "within 0.5 s")]
)
def test_a_browser_that_fails_is_told_in_a_sentence(program, tmp_path, code, words):
    page = tmp_path / "report.html"
    page.write_text("<p>x</p>")
    started = time.monotonic()
    with pytest.raises(pdf.PrintError, match=words):
        pdf.print_page(program(code), page, tmp_path / "out.pdf", seconds=0.5 if code == SLEEPS else 20)
    assert time.monotonic() - started < 20


def test_a_program_that_cannot_start(tmp_path):
    place = tmp_path / "chrome"
    place.write_bytes(b"\x00")
    place.chmod(0o755)
    with pytest.raises(pdf.PrintError, match="printed no report"):
        pdf.print_page(place, tmp_path / "report.html", tmp_path / "out.pdf")


def test_the_run_prints_and_says_when_a_pdf_is_old(program, workbook, tmp_path, capsys):
    folder = tmp_path / "out"
    arguments = ["run", str(workbook), "-o", str(folder), "--lang", "en"]
    assert main([*arguments, "--browser", str(program(PRINTS))]) == 0
    assert sorted(p.name for p in folder.iterdir()) == sorted([*NAMES, PDF])
    assert f"{folder / PDF}\n" in capsys.readouterr().out
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert main([*arguments, "--browser", str(program(BREAKS, "broken"))]) == 2
    assert "no usable display" in capsys.readouterr().err
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert main(arguments) == 0
    assert "earlier run" in capsys.readouterr().err


def test_without_a_browser_the_run_goes_on(bare, workbook, tmp_path, capsys):
    assert main(["run", str(workbook), "-o", str(tmp_path / "out"), "--lang", "en", "--pdf"]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(NAMES)
    assert "Install one of them" in capsys.readouterr().err


def test_the_library_prints_too(program, bare, workbook, tmp_path, monkeypatch):
    result = warmtenet.run(workbook)
    with pytest.warns(UserWarning, match="Chromium, Chrome"):
        written = warmtenet.write_report(result, tmp_path / "one", "en", pdf=True)
    assert [p.name for p in written] == list(NAMES)
    monkeypatch.setenv(pdf.VARIABLE, str(program(PRINTS)))
    written = warmtenet.write_report(result, tmp_path / "two", "en", pdf=True)
    assert [p.name for p in written] == [*NAMES, PDF]
