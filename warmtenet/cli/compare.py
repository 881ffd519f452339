"""The command `compare`: workbooks or scenarios side by side."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from warmtenet import __version__
from warmtenet.cli.stop import OK, StopError, computing, counted, say, setting
from warmtenet.locale import Translator, text

if TYPE_CHECKING:
    from warmtenet.report.compare.view import View
    from warmtenet.scenarios.compare import Comparison

LONGEST_FOLDER = 100
_UNSAFE = re.compile(r"[^\w.=-]+")


def run_compare(options: argparse.Namespace, t: Translator) -> int:
    """Write the comparison and print its key figures."""
    from warmtenet.report.compare import View, write_compared
    from warmtenet.report.output import OutputError
    from warmtenet.report.render import start_drawing

    with start_drawing() as drawing:
        comparison = _comparison(options, t)
        view = View(comparison, t, __version__)
        folder = Path(options.output) if options.output else default_folder(comparison)
        try:
            written = write_compared(view, folder, drawing=drawing, progress=lambda message: say(message, t))
        except OutputError as error:
            raise StopError(error.message) from None
    _print_figures(view)
    for path in written:
        print(f"  {path}")
    return OK


def default_folder(comparison: "Comparison") -> Path:
    """Return outputs/<a>-vs-<b>, without characters that a folder may not have."""
    names = "-vs-".join(_UNSAFE.sub("-", variant.name).strip("-.") for variant in comparison.variants)
    return Path("outputs") / names[:LONGEST_FOLDER].rstrip("-.")


def _comparison(options: argparse.Namespace, t: Translator) -> "Comparison":
    from warmtenet.scenarios.compare import (
        Comparison,
        ComparisonError,
        FileProblems,
        computed,
        parse_scenario,
        read_variants,
    )

    settings = dict(setting(s, t) for s in options.settings)
    try:
        scenarios = [parse_scenario(written) for written in options.scenarios]
        say(text("Reading {file} ...", file=", ".join(options.files)), t)
        columns = read_variants(options.files, settings, scenarios)
    except ComparisonError as error:
        raise StopError(error.message) from None
    except FileProblems as problems:
        lines = problems.render(t)
        raise StopError(*lines, counted(t, len(lines))) from None
    variants = []
    for column in columns:
        with computing(t, column.name):
            variants.append(computed(column))
    return Comparison(tuple(variants))


def _print_figures(view: "View") -> None:
    """Print the ten figures of the cards, one column per variant, and what makes the difference."""
    names = [s.name for s in view.shown]
    rows = [
        [f"{f.label}, {f.unit}" if f.unit else f.label, *(f.marked(i) for i in range(len(names)))]
        for f in view.cards
    ]
    widths = [max(len(row[i]) for row in [["", *names], *rows]) for i in range(len(names) + 1)]
    for row in [["", *names], *rows]:
        cells = [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
        print("  " + "  ".join(cells).rstrip())
    for bridge in view.bridges:
        print(bridge.sentence())
    for point in view.points:
        remedy = f" {view.t.render(point.remedy)}" if point.remedy else ""
        print(f"{view.t(point.severity)}: {view.t.render(point.what)}{remedy}")
