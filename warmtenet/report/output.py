"""Writes the reports of a run, all or none."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from warmtenet.locale import Text, Translator, text
from warmtenet.report.drawing import DrawingProcess
from warmtenet.report.html import Context, build_page
from warmtenet.report.live.bundle import engine
from warmtenet.report.live.known import Observed
from warmtenet.report.page import Page
from warmtenet.report.page_html import render
from warmtenet.report.pdf import print_page
from warmtenet.report.render import start_drawing
from warmtenet.report.workbook import write_workbook
from warmtenet.scenarios.extras import Extras, entries
from warmtenet.scenarios.quality import as_rows
from warmtenet.scenarios.result import Result, results_of, write_json
from warmtenet.scenarios.sample import Sample, as_json
from warmtenet.scenarios.sensitivity import Bar, Grid, demand_by_tariff, tornado

NAMES = ("report.html", "report.xlsx", "results.json")
PDF = "report.pdf"
Progress = Callable[[Text], None]


class OutputError(OSError):
    """The reports cannot be put in their place; `message` says what to do."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.message.format(**message.values))


def write_reports(
    result: Result,
    folder: Path,
    t: Translator,
    version: str,
    *,
    drawing: DrawingProcess | None = None,
    progress: Progress = lambda _: None,
    sample: Sample | None = None,
    browser: Path | None = None,
) -> list[Path]:
    """Write report.html, report.xlsx and results.json, and report.pdf where a browser is given.

    They are made in a temporary folder and moved when complete, so a failure leaves what stood
    there untouched. A `sample` adds its percentiles to them.

    Raises
    ------
    OutputError
        when the folder cannot be written or a report is open in another program.
    PrintError
        when the browser does not print the page.
    """
    if drawing is None:
        with start_drawing() as own:
            return write_reports(
                result, folder, t, version, drawing=own, progress=progress, sample=sample, browser=browser
            )
    bars, grid = tornado(result.case), demand_by_tariff(result.case)
    extras, drawn = Extras(result, sample), drawing
    build = partial(_live_page, result, bars, grid, t, version, extras)

    def make(made: Path) -> None:
        progress(text("Writing the reports ..."))
        with ThreadPoolExecutor(1) as pool:
            page = pool.submit(_write_page, made, build, t, drawn, browser)
            write_workbook(made / NAMES[1], result, t, version, bars, grid, extras)
            write_json(made / NAMES[2], contents_of(result, extras, version, t))
            page.result()

    return put_together(folder, (*NAMES, PDF) if browser else NAMES, make)


def put_together(folder: Path, names: Sequence[str], make: Callable[[Path], None]) -> list[Path]:
    """Let files be made in a temporary folder, and move all of them when they are complete.

    Raises
    ------
    OutputError
        when the folder cannot be written or a file is open in another program.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".warmtenet-", dir=folder))
    except OSError as error:
        raise OutputError(_cannot_write(folder)) from error
    try:
        make(made)
        return [_put(made / name, folder / name) for name in names]
    finally:
        shutil.rmtree(made, ignore_errors=True)


def contents_of(result: Result, extras: Extras, version: str, t: Translator) -> dict[str, Any]:
    """Return the contents of results.json, with what was computed beside the model."""
    contents = results_of(result, version, t)
    contents["quantities"] |= entries(extras, t)
    contents["warnings"] += [
        {"where": b.name, "what": t.render(b.reason), "severity": "info", "remedy": "", "effect_eur": None}
        for b in extras.break_evens
        if b.reason is not None
    ]
    contents["quality"] = as_rows(extras.quality, result, t)
    if extras.sample is not None:
        contents["sample"] = as_json(extras.sample, t)
    return contents


def _write_page(
    folder: Path, build: Callable[[], Page], t: Translator, drawing: DrawingProcess, browser: Path | None
) -> None:
    page = folder / NAMES[0]
    page.write_text(render(build(), t, drawing), encoding="utf-8")
    if browser:
        print_page(browser, page, folder / PDF)


def _live_page(
    result: Result, bars: list[Bar], grid: Grid, t: Translator, version: str, extras: Extras
) -> Page:
    """Return the page with the calculation that it carries."""
    observed = Observed(result.case, result.values, result.warnings)
    ctx = Context(observed, tuple(bars), grid, t, version, extras)
    page = build_page(ctx)
    return replace(page, engine=engine(ctx, page))


def _put(made: Path, place: Path) -> Path:
    try:
        made.replace(place)
    except OSError as error:
        message = text("{file} is open in another program; close it and run again.", file=str(place))
        raise OutputError(message) from error
    return place


def _cannot_write(folder: Path) -> Text:
    with suppress(OSError):
        if folder.exists() and not folder.is_dir():
            return text("{folder} is a file; name another folder with -o.", folder=str(folder))
    return text("The folder {folder} cannot be written; name another with -o.", folder=str(folder))
