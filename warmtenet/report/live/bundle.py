"""What the page carries to recalculate itself: translated report, model, values of the run."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from warmtenet.core.javascript import model_script
from warmtenet.locale import LANGUAGES, translator
from warmtenet.report import markup
from warmtenet.report.drawing import cache_folder, kept, packed
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.sections import GIVEN
from warmtenet.report.live.frozen import classes_in
from warmtenet.report.live.known import asked_of, data_of
from warmtenet.report.live.program import Program
from warmtenet.report.live.texts import catalogue, texts_in
from warmtenet.report.page import Page
from warmtenet.report.paper import section_on_paper

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
HERE = Path(__file__).parent
PARTS = ("python", "host", "engine")


@cache
def program() -> tuple[str, frozenset[str]]:
    """Return the translated report, and every text that stands in it; kept as long as no source changes."""
    code, texts = json.loads(kept("report", _sources(), _translated, cache_folder()))
    return code, frozenset(texts)


def _translated() -> str:
    found = Program(HOST)
    for module, names in ROOTS.items():
        for name in names:
            found.add(module, name)
    return json.dumps([found.write(), sorted(found.texts())])


def _sources() -> str:
    """Return what tells whether any source of the package changed."""
    digests = (sha256(path.read_bytes()).hexdigest() for path in sorted(HERE.parents[1].rglob("*.py")))
    return " ".join(digests)


def engine(ctx: Context, page: Page) -> str:
    """Return the calculation of a page, packed: code and data.

    Parameters
    ----------
    ctx
        From which the page was made; its result is an `Observed`, so that it knows what the page asks for.
    """
    report, texts = program()
    asked = asked_of(ctx, page, texts)
    data = data_of(ctx, asked, texts)
    unknown = {c for c in classes_in(data["extras"]) if c[1] not in ROOTS.get(c[0], ())}
    assert not unknown, f"the page does not know {unknown}"
    data["catalogue"] = catalogue([*texts, *texts_in(data)])
    data["given"] = {
        o.t.language: _given(o)
        for o in (_in(ctx, code) for code in LANGUAGES)
        if o.t.language != ctx.t.language
    }
    ground, host, maker = (HERE.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    model = model_script(ctx.result.case.model, asked.wanted, asked.replaceable(ctx.result.case.model))
    parts = (ground, model, host, report, "Object.assign(host.modules, python);", maker)
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
