"""warmtenet: the engineering and the business case of a heat network.

>>> import warmtenet
>>> r = warmtenet.run("inputs/kort-haarlem-teo.xlsx")
>>> r["npv_project_eur"]  # a number; yearly values are arrays
>>> r.table("cash_flow")  # a pandas DataFrame
"""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from warmtenet.scenarios.compare import Comparison
    from warmtenet.scenarios.result import Result
    from warmtenet.scenarios.sample import Sample
    from warmtenet.workbook.project import Project

__version__ = "0.1.0"
__all__ = ["compare", "explain", "read", "run", "sample", "sweep", "write_comparison", "write_report"]


def read(path: str | Path, settings: Mapping[str, str] | None = None) -> "Project":
    """Read an input workbook; `settings` replace single values, as `--set` does.

    Raises
    ------
    warmtenet.workbook.InputProblems
        with every problem found in the workbook or the settings.
    """
    from warmtenet.model import build
    from warmtenet.workbook import apply_settings, names_files
    from warmtenet.workbook import read as read_workbook

    project = read_workbook(path, build, files_later=names_files(settings or ()))
    return apply_settings(project, settings, build(project.concept)) if settings else project


def run(path: str | Path, settings: Mapping[str, str] | None = None) -> "Result":
    """Read an input workbook and compute everything.

    Returns
    -------
    `result["npv_project_eur"]` gives a value by its name, `result.table("cash_flow")` a data frame,
    `result.warnings` the points of attention.

    Raises
    ------
    warmtenet.workbook.InputProblems
        with every problem found.
    warmtenet.core.model.NotFiniteError
        when a quantity is not finite, naming it.
    """
    from warmtenet.scenarios.run import run_project

    return run_project(read(path, settings))


def write_report(
    result: "Result", folder: str | Path, language: str = "nl", *, pdf: bool = False
) -> list[Path]:
    """Write report.html, report.xlsx and results.json into a folder and return their paths.

    `pdf` adds report.pdf, printed by an installed Chromium, Chrome or Edge (or the one that the
    environment variable `WARMTENET_BROWSER` names); where there is none, a warning says so.

    Raises
    ------
    warmtenet.report.output.OutputError
        when a report cannot be put in its place.
    warmtenet.report.pdf.PrintError
        when the named browser does not exist, or the browser does not print.
    """
    from warmtenet.locale import translator
    from warmtenet.report.output import write_reports
    from warmtenet.report.pdf import MISSING, find_browser

    t = translator(language)
    browser = find_browser() if pdf else None
    if pdf and browser is None:
        warnings.warn(t.render(MISSING), stacklevel=2)
    return write_reports(result, Path(folder), t, __version__, browser=browser)


def compare(
    paths: Sequence[str | Path],
    settings: Mapping[str, str] | None = None,
    scenarios: Mapping[str, Mapping[str, str]] | None = None,
) -> "Comparison":
    """Compute workbooks side by side, and scenarios of the first: name -> settings.

    Returns
    -------
    `comparison.frame` is a data frame of every single value, `comparison.bridges` says what moves the
    net present value from the first to each of the others, `comparison["name"]` is the result of one.

    Raises
    ------
    warmtenet.scenarios.compare.ComparisonError
        for fewer than two or more than six, or the same one twice.
    warmtenet.workbook.InputProblems
        with every problem found in all files.
    """
    from warmtenet.scenarios.compare import Scenario, compare_files

    named = [Scenario(chosen, name) for name, chosen in (scenarios or {}).items()]
    return compare_files(paths, settings, named)


def write_comparison(comparison: "Comparison", folder: str | Path, language: str = "nl") -> list[Path]:
    """Write compare.html, compare.xlsx and results.json into a folder and return their paths."""
    from warmtenet.locale import translator
    from warmtenet.report.compare import View, write_compared

    return write_compared(View(comparison, translator(language), __version__), Path(folder))


def sweep(
    path: str | Path, vary: Mapping[str, tuple[float, float, int]], metrics: list[str] | None = None
) -> "pd.DataFrame":
    """Evaluate every combination of some inputs, each from, to and number of values.

    Raises
    ------
    warmtenet.scenarios.batch.NotVariableError
        for a name that cannot be moved.
    """
    import numpy as np

    from warmtenet.scenarios.case import prepare
    from warmtenet.scenarios.sweep import Vary
    from warmtenet.scenarios.sweep import sweep as sweep_case

    varies = [Vary(n, tuple(np.linspace(*bounds).tolist())) for n, bounds in vary.items()]
    return sweep_case(prepare(read(path)), varies, metrics or ["npv_project_eur"])


def sample(
    path: str | Path,
    n: int = 1000,
    seed: int = 1,
    distribution: str = "triangular",
    settings: Mapping[str, str] | None = None,
) -> "Sample":
    """Draw `n` scenarios over the ranges of the workbook; the same seed gives the same numbers.

    Returns
    -------
    `found.spread("npv_project_eur").p50` is a median, `found.closes` the probability of a net present
    value above zero, `found.indices` the Sobol indices (None without SALib), `found.table()` the scenarios.

    Raises
    ------
    warmtenet.scenarios.sample.SampleError
        for a number of scenarios, a seed or a distribution that makes no sense, or without any range.
    """
    from warmtenet.scenarios.case import prepare
    from warmtenet.scenarios.sample import sample as sample_case

    return sample_case(prepare(read(path, settings)), n, seed, distribution)


def explain(name: str, path: str | Path | None = None, language: str = "nl") -> str:
    """Return label, unit, value, formula, inputs and sources of a quantity or input.

    Raises
    ------
    KeyError
        for a name that does not exist; its text names the nearest.
    """
    from warmtenet.locale import translator
    from warmtenet.scenarios.explain import explain_name

    return explain_name(name, run(path) if path else None, translator(language))
