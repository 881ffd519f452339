"""Writes compare.html, compare.xlsx and results.json, all or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from warmtenet.locale import Translator, text
from warmtenet.report.compare.bridges import BridgeView
from warmtenet.report.compare.figures import Figure
from warmtenet.report.compare.page import build_compare_page
from warmtenet.report.compare.tables import input_label
from warmtenet.report.compare.view import View
from warmtenet.report.compare.workbook import write_compare_workbook
from warmtenet.report.drawing import DrawingProcess
from warmtenet.report.output import Progress, contents_of, put_together
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing
from warmtenet.scenarios.differing import Differing
from warmtenet.scenarios.result import as_json, write_json

NAMES = ("compare.html", "compare.xlsx", "results.json")


def write_compared(
    view: View,
    folder: Path,
    *,
    drawing: DrawingProcess | None = None,
    progress: Progress = lambda _: None,
) -> list[Path]:
    """Write the page, the workbook and results.json of a comparison; see `report.output.write_reports`.

    Raises
    ------
    warmtenet.report.output.OutputError
        when the folder cannot be written or a file is open in another program.
    """
    if drawing is None:
        with start_drawing() as own:
            return write_compared(view, folder, drawing=own, progress=progress)
    drawn = drawing

    def make(made: Path) -> None:
        progress(text("Writing the reports ..."))
        (made / NAMES[0]).write_text(render(build_compare_page(view), view.t, drawn), encoding="utf-8")
        write_compare_workbook(made / NAMES[1], view)
        write_json(made / NAMES[2], compared_contents(view))

    return put_together(folder, NAMES, make)


def compared_contents(view: View) -> dict[str, Any]:
    """Return the contents of results.json: per variant the usual ones under its name, and the comparison."""
    t = view.t
    names = [s.variant.name for s in view.shown]
    return {
        "version": view.version,
        "language": t.language,
        "variants": {
            s.variant.name: contents_of(s.variant.result, s.ctx.extras, view.version, t) for s in view.shown
        },
        "comparison": {
            "names": names,
            "figures": {f.key: _figure(f, names) for f in (*view.cards, *view.more)},
            "bridges": [_bridge(bridge) for bridge in view.bridges],
            "inputs": [_input(difference, names, t) for difference in view.differing],
            "warnings": [
                {
                    "where": t.render(p.where),
                    "what": t.render(p.what),
                    "severity": p.severity,
                    "remedy": t.render(p.remedy) if p.remedy else "",
                }
                for p in view.points
            ],
        },
    }


def _figure(figure: Figure, names: list[str]) -> Mapping[str, Any]:
    return {
        "label": figure.label,
        "unit": figure.unit_code,
        "values": dict(zip(names, figure.values, strict=True)),
        "best": [names[i] for i in sorted(figure.best)],
    }


def _bridge(view: BridgeView) -> Mapping[str, Any]:
    steps = [
        {
            "label": view.label(step),
            "names": list(step.difference.names),
            "effect_eur": step.effect_eur,
            "forward_eur": step.forward_eur,
            "backward_eur": step.backward_eur,
        }
        for step in view.bridge.steps
    ]
    return {
        "from": view.start.variant.name,
        "to": view.end.variant.name,
        "start_eur": view.bridge.start_eur,
        "end_eur": view.bridge.end_eur,
        "steps": steps,
    }


def _input(found: Differing, names: list[str], t: Translator) -> Mapping[str, Any]:
    values = [as_json(_plain(value), found.unit) for value in found.values]
    return {
        "name": found.name,
        "element": found.element,
        "label": input_label(found, t),
        "unit": found.unit,
        "values": dict(zip(names, values, strict=True)),
        "places": dict(zip(names, found.places, strict=True)),
    }


def _plain(value: Any) -> Any:
    """Return a date as the number of its day, as the model holds it."""
    return float(value.toordinal()) if hasattr(value, "toordinal") else value
