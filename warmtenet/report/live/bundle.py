"""What the page carries to recalculate itself: translated report, model, values of the run."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from warmtenet.core.javascript import constant_values, model_script, needed_inputs
from warmtenet.core.quantity import Given, Quantity
from warmtenet.core.reach import resting_on_leaves
from warmtenet.locale import LANGUAGES, Translator, translator
from warmtenet.report import markup
from warmtenet.report.drawing import packed
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.sections import GIVEN
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
from warmtenet.report.paper import section_on_paper
from warmtenet.scenarios.attention import METRIC
from warmtenet.scenarios.lenses import LINES, WIS_MODEL, reach_of
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sample import Sample

HTML = "warmtenet.report.html"
ROOTS: Mapping[str, tuple[str, ...]] = {
    f"{HTML}.sections": ("RECALCULATED",),
    f"{HTML}.summary": ("summary_of",),
    f"{HTML}.what_if": ("what_if_table",),
    "warmtenet.report.markup": ("summary", "section", "what_if"),
    "warmtenet.report.page": ("charts_of",),
    "warmtenet.report.paper": ("first_on_paper", "section_on_paper"),
    "warmtenet.report.live_texts": ("TEXTS",),
    f"{HTML}.facts": ("facts_of",),
    f"{HTML}.checks": ("checks_of",),
    f"{HTML}.context": ("Context",),
    "warmtenet.locale": ("Translator", "Text", "Amount"),
    "warmtenet.core.quantity": ("Quantity", "Given", "Description", "Family"),
    "warmtenet.scenarios.attention": ("Attention", "find_attention"),
    "warmtenet.scenarios.plant_variants": ("PlantVariant",),
    "warmtenet.scenarios.points": ("RULES",),
    "warmtenet.scenarios.closures": ("Closure",),
    "warmtenet.scenarios.dead_inputs": ("DeadInput", "Movement"),
    "warmtenet.scenarios.monotone": ("Expectation", "Tried"),
    "warmtenet.scenarios.quality": ("Quality", "Finding"),
    "warmtenet.scenarios.sample": ("Sample", "Spread"),
    "warmtenet.scenarios.break_even": ("BreakEven", "LEVERS", "_solve"),
    "warmtenet.scenarios.comfort": ("ComfortOutcome", "comfort_outcomes"),
    "warmtenet.scenarios.lenses": ("Lenses", "LensLine", "LensChange", "wis_lenses"),
    "warmtenet.scenarios.money_matrix": ("money_matrix", "MoneyMatrix", "MoneyFlow"),
    "warmtenet.scenarios.sensitivity": ("Bar", "Grid"),
    "warmtenet.scenarios.sobol": ("Index",),
    "warmtenet.scenarios.split": ("Split",),
    "warmtenet.scenarios.stress": ("Stress", "stress_table"),
    "warmtenet.workbook.problems": ("Warning",),
}
HOST: Mapping[str, frozenset[str]] = {
    "warmtenet.report.numbers": frozenset({"round_half_up"}),
    "warmtenet.locale": frozenset({"_catalogue"}),
    f"{HTML}.what_if": frozenset({"_follows"}),
    "warmtenet.core.prose": frozenset({"formula_text"}),
    "warmtenet.core.trace": frozenset({"references"}),
    "warmtenet.scenarios.attention": frozenset({"effect_of"}),
    "warmtenet.scenarios.batch": frozenset({"batch"}),
    "warmtenet.scenarios.break_even": frozenset({"SCAN", "REFINEMENTS"}),
    "warmtenet.scenarios.lenses": frozenset({"reach_of"}),
    "warmtenet.scenarios.stress": frozenset({"_rises"}),
    "warmtenet.core.roots": frozenset({"present_value"}),
}
PROJECT = (
    "warnings",
    "name",
    "concept",
    "path",
    "sha256",
    "author",
    "scenario",
    "remarks",
    "ranges",
    "values",
    "settings",
)
EXTRAS = (
    "break_evens",
    "comfort",
    "emission_origins",
    "irr_roots",
    "legal_tariff_eur_per_gj",
    "lenses",
    "plant_variants",
    "quality",
    "round_closed",
    "sample",
    "split",
    "stress",
)
HERE = Path(__file__).parent
FNV_START, FNV_FACTOR = 2166136261, 16777619
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


def engine(ctx: Context, page: Page) -> str:
    """Return the calculation of a page, packed: code and data.

    Parameters
    ----------
    ctx
        From which the page was made; its result is an `Observed`, so that it knows what the page asks for.
    """
    assert isinstance(ctx.result, Observed)
    data, model = data_of(ctx, levers_of(page))
    data["given"] = {
        o.t.language: _given(o)
        for o in (_in(ctx, code) for code in LANGUAGES)
        if o.t.language != ctx.t.language
    }
    ground, host, maker = (HERE.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    parts = (ground, model, host, program()[0], "Object.assign(host.modules, python);", maker)
    code = "window.warmtenet.makeEngine = (() => {\n" + "\n".join(parts) + "\nreturn makeEngine;\n})();"
    return packed(json.dumps({"code": bare(code), "data": data}, ensure_ascii=False, separators=(",", ":")))


def bare(code: str) -> str:
    """Return a script without indentation and without comments that have lines of their own."""
    lines = (line.strip() for line in code.split("\n"))
    return "\n".join(line for line in lines if line and not (line.startswith("/*") and line.endswith("*/")))


def _in(ctx: Context, language: str) -> Context:
    return replace(ctx, t=translator(language))


def _given(ctx: Context) -> dict[str, str]:
    """Return the sections that tell what was given, which the page cannot make itself."""
    facts, checks = facts_of(ctx), checks_of(ctx)
    return {
        name: markup.section(section_on_paper(make(ctx, facts, checks)), {}, ctx.t)
        for name, make in GIVEN.items()
    }


def levers_of(page: Page) -> tuple[str, ...]:
    """Return the inputs that the sliders of a page move."""
    blocks = [block for part in page.sections for block in part.blocks if isinstance(block, WhatIfBlock)]
    return tuple(slider.name for block in blocks for slider in (*block.sliders, *block.more))


def data_of(ctx: Context, levers: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """Return everything that the page knows of a run, as JSON, and the script of its model."""
    result, bars = ctx.result, ctx.bars
    assert isinstance(result, Observed)
    case, texts, model = result.case, program()[1], result.case.model
    shown = texts | result.asked | {bar.name for bar in bars} | set(levers)
    shown |= set(ctx.extras.quality.movement.untested)
    shown |= {p for n in texts & set(model.quantities) for p in model.quantities[n].parameters}
    names = [n for n in (*model.inputs, *model.quantities) if n in shown]
    effects = _effects(result)
    replaced = (*levers, *effects, *(n for n, _, _ in WIS_MODEL))
    replaceable = [n for n in dict.fromkeys(replaced) if n in model.quantities]
    wanted = [n for n in names if n in model.quantities and model.quantities[n].description.live]
    given = needed_inputs(model, wanted)
    told = _told(ctx) | {
        "declared": described(model, names),
        "families": {
            n: [f.label, list(f.elements.items()), list(f.words.items())] for n, f in families(model).items()
        },
    }
    followed = set(wanted)
    stale = {n: sorted(resting_on_leaves(model, [n], case.words) & set(names)) for n in (*levers, *effects)}
    return told | {
        "version": ctx.version,
        "language": ctx.t.language,
        "years": list(case.years),
        "sizes": case.sizes,
        "overridden": list(model.overridden),
        "elements": elements(case),
        "formulas": formulas(model, names),
        "levers": list(levers),
        "figures": _figures(result, texts),
        "reach": {name: sorted(reach_of(name, model) & {n for n, _, _ in WIS_MODEL}) for _, name, _ in LINES},
        "defaulted": len(case.project.defaulted),
        "effects": dict.fromkeys(effects, True),
        "stale": stale,
        "inputs": constant_values(model, result.values, given),
        "values": constant_values(
            model, result.values, [n for n in names if n not in followed and n not in given]
        ),
        "catalogue": catalogue([*texts, *_texts_in(told)]),
    }, model_script(model, wanted, replaceable)


def _told(ctx: Context) -> dict[str, Any]:
    """Return what was found beside the model, and what the user told of the project."""
    frozen = {
        "warnings": freeze(ctx.result.warnings),
        "bars": freeze(ctx.bars),
        "grid": freeze(ctx.grid),
        "extras": {name: freeze(_shown(getattr(ctx.extras, name))) for name in EXTRAS},
        "project": {name: freeze(getattr(ctx.project, name)) for name in PROJECT},
    }
    missing = {c for c in classes_in(frozen) if c[1] not in ROOTS.get(c[0], ())}
    assert not missing, f"the page does not know {missing}"
    return frozen


def _shown(found: Any) -> Any:
    """Return what a reader sees of it: a sample without its scenarios."""
    return replace(found, scenarios={}) if isinstance(found, Sample) else found


def _figures(result: Result, texts: frozenset[str]) -> dict[str, Any]:
    """Return what the report asks of key figures: years with a value, value and grade at the price level."""
    figures, year = result.case.figures, int(result["price_level_year"])
    asked = [key for key in figures if key in texts]
    return {
        key: [
            [dated.from_.year for dated in figures[key].values],
            figures.value(key, year) if figures[key].values[0].from_.year <= year else None,
            figures[key].at(year).grade if figures[key].values[0].from_.year <= year else "",
        ]
        for key in asked
    }


def _effects(result: Result) -> list[str]:
    """Return the inputs of other conventions whose effect on the outcome follows without a simulation."""
    model = result.case.model
    asked = {name for rule in RULES if rule.instead for name in rule.instead(result)}
    known = [n for n in sorted(asked) if n in model.inputs or n in model.quantities]
    words = {n: w for n, w in result.case.words.items() if n not in asked}
    return [n for n in known if METRIC not in resting_on_leaves(model, [n], words)]


def catalogue(texts: Iterable[str], t: Translator | None = None) -> dict[str, str]:
    """Return the Dutch of the texts that have it, by a short key of the English; two alike keep the text."""
    dutch, known = t or translator("nl"), sorted(set(texts) - {""})
    times = Counter(short_key(text) for text in known)
    unique = {text: short_key(text) for text in known if times[short_key(text)] == 1}
    return {unique.get(x, x): dutch(x) for x in known if dutch(x) != x or x not in unique}


def short_key(text: str) -> str:
    """Return a key of six letters and digits for a text, as `shortKey` of host.js does (FNV-1a, 32 bits)."""
    found = FNV_START
    for unit in np.frombuffer(text.encode("utf-16-le"), "<u2").tolist():
        found = (found ^ unit) * FNV_FACTOR % 2**32
    return np.base_repr(found, 36).lower()


def _texts_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    children = (
        value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    )
    return {text for child in children for text in _texts_in(child)}
