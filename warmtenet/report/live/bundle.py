"""What the page carries to recalculate itself: the translated report, the model, and the values of the run."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warmtenet.core.javascript import constant_values, model_script, needed_inputs
from warmtenet.core.quantity import Given, Quantity
from warmtenet.core.reach import resting_on_leaves
from warmtenet.locale import Translator, translator
from warmtenet.report.drawing import packed
from warmtenet.report.live.frozen import (
    classes_in,
    described,
    elements,
    families,
    formulas,
    freeze,
)
from warmtenet.report.live.program import Program
from warmtenet.report.page import Page, WhatIfBlock
from warmtenet.scenarios.attention import METRIC
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid

HTML = "warmtenet.report.html"
ROOTS: Mapping[str, tuple[str, ...]] = {
    f"{HTML}.sections": ("RECALCULATED",),
    f"{HTML}.summary": ("summary_of",),
    f"{HTML}.what_if": ("what_if_table",),
    "warmtenet.report.markup": ("summary", "section", "what_if"),
    "warmtenet.report.page": ("charts_of",),
    "warmtenet.report.live_texts": ("TEXTS",),
    f"{HTML}.facts": ("facts_of",),
    f"{HTML}.checks": ("checks_of",),
    f"{HTML}.context": ("Context",),
    "warmtenet.locale": ("Translator", "Text", "Amount"),
    "warmtenet.core.quantity": ("Quantity", "Given", "Description", "Family"),
    "warmtenet.scenarios.attention": ("Attention", "find_attention"),
    "warmtenet.scenarios.points": ("RULES",),
    "warmtenet.scenarios.break_even": ("BreakEven",),
    "warmtenet.scenarios.comfort": ("ComfortOutcome",),
    "warmtenet.scenarios.lenses": ("Lenses", "LensLine", "LensChange"),
    "warmtenet.scenarios.money_matrix": ("money_matrix", "MoneyMatrix", "MoneyFlow"),
    "warmtenet.scenarios.sensitivity": ("Bar", "Grid"),
    "warmtenet.scenarios.split": ("Split",),
    "warmtenet.scenarios.stress": ("Stress",),
    "warmtenet.workbook.problems": ("Warning",),
}
HOST: Mapping[str, frozenset[str]] = {
    "warmtenet.report.numbers": frozenset({"round_half_up"}),
    "warmtenet.locale": frozenset({"_catalogue"}),
    f"{HTML}.what_if": frozenset({"_follows"}),
    "warmtenet.core.prose": frozenset({"formula_text"}),
    "warmtenet.core.trace": frozenset({"references"}),
    "warmtenet.scenarios.attention": frozenset({"effect_of"}),
    "warmtenet.core.roots": frozenset({"present_value"}),
}
PROJECT = ("warnings", "name", "concept", "path", "sha256", "author", "scenario", "remarks", "ranges", "values", "settings")
EXTRAS = ("break_evens", "lenses", "stress", "comfort", "split", "irr_roots", "legal_tariff_eur_per_gj", "round_closed")
HERE = Path(__file__).parent
PARTS = ("python", "host", "engine")


@dataclass(frozen=True)
class Observed(Result):
    """A result that remembers which names it was asked for."""

    asked: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def describe(self, name: str) -> Quantity | Given:
        """Return the declaration of a quantity or input."""
        self.asked.add(name)
        return super().describe(name)


@cache
def program() -> tuple[str, frozenset[str]]:
    """Return the translated report, and every text that stands in it."""
    found = Program(HOST)
    for module, names in ROOTS.items():
        for name in names:
            found.add(module, name)
    return found.write(), frozenset(found.texts())


def engine(result: Observed, page: Page, bars: Iterable[Bar], grid: Grid, version: str, extras: Extras) -> str:
    """Return the calculation of a page, packed: code and data.

    Parameters
    ----------
    result
        The result from which the page was made, so that it knows what the page asks for.
    """
    levers = levers_of(page)
    data, model = data_of(result, levers, tuple(bars), grid, version, extras)
    ground, host, maker = (HERE.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    parts = (ground, model, host, program()[0], "Object.assign(host.modules, python);", maker)
    code = "window.warmtenet.makeEngine = (() => {\n" + "\n".join(parts) + "\nreturn makeEngine;\n})();"
    return packed(json.dumps({"code": code, "data": data}, ensure_ascii=False, separators=(",", ":")))


def levers_of(page: Page) -> tuple[str, ...]:
    """Return the inputs that the sliders of a page move."""
    blocks = [block for part in page.sections for block in part.blocks if isinstance(block, WhatIfBlock)]
    return tuple(slider.name for block in blocks for slider in (*block.sliders, *block.more))


def data_of(
    result: Observed, levers: tuple[str, ...], bars: tuple[Bar, ...], grid: Grid, version: str, extras: Extras
) -> tuple[dict[str, Any], str]:
    """Return everything that the page knows of a run, as JSON, and the script of its model."""
    case, texts, model = result.case, program()[1], result.case.model
    shown = texts | result.asked | {bar.name for bar in bars} | set(levers)
    shown |= {p for n in texts & set(model.quantities) for p in model.quantities[n].parameters}
    names = [n for n in (*model.inputs, *model.quantities) if n in shown]
    effects = _effects(result)
    replaceable = [n for n in (*levers, *effects) if n in model.quantities]
    wanted = [n for n in names if n in model.quantities and model.quantities[n].description.live]
    given = needed_inputs(model, wanted)
    told = _told(result, bars, grid, extras) | {
        "declared": described(model, names),
        "families": {n: [f.label, list(f.elements.items()), list(f.words.items())] for n, f in families(model).items()},
    }
    followed = set(wanted)
    stale = {n: sorted(resting_on_leaves(model, [n]) & set(names)) for n in (*levers, *effects)}
    return told | {
        "version": version,
        "years": list(case.years),
        "sizes": case.sizes,
        "overridden": list(model.overridden),
        "elements": elements(case),
        "formulas": formulas(model, names),
        "levers": list(levers),
        "figures": {key: [d.from_.year for d in case.figures[key].values] for key in case.figures if key in texts},
        "defaulted": len(case.project.defaulted),
        "effects": {n: True for n in effects},
        "stale": stale,
        "inputs": constant_values(model, result.values, given),
        "values": constant_values(model, result.values, [n for n in names if n not in followed and n not in given]),
        "catalogue": catalogue([*texts, *_texts_in(told)]),
    }, model_script(model, wanted, replaceable)


def _told(result: Result, bars: tuple[Bar, ...], grid: Grid, extras: Extras) -> dict[str, Any]:
    """Return what was found beside the model, and what the user told of the project."""
    frozen = {
        "warnings": freeze(result.warnings),
        "bars": freeze(bars),
        "grid": freeze(grid),
        "extras": {name: freeze(getattr(extras, name)) for name in EXTRAS},
        "project": {name: freeze(getattr(result.case.project, name)) for name in PROJECT},
    }
    missing = {c for c in classes_in(frozen) if c[1] not in ROOTS.get(c[0], ())}
    assert not missing, f"the page does not know {missing}"
    return frozen


def _effects(result: Result) -> list[str]:
    """Return the inputs of other conventions whose effect on the outcome follows without a simulation."""
    model = result.case.model
    asked = {name for rule in RULES if rule.instead for name in rule.instead(result)}
    known = [n for n in sorted(asked) if n in model.inputs or n in model.quantities]
    return [n for n in known if METRIC not in resting_on_leaves(model, [n])]


def catalogue(texts: Iterable[str], t: Translator | None = None) -> dict[str, str]:
    """Return the Dutch of the texts that have it."""
    dutch = t or translator("nl")
    return {text: dutch(text) for text in sorted(set(texts)) if text and dutch(text) != text}


def _texts_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    children = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return {text for child in children for text in _texts_in(child)}
