"""What the page carries to recalculate itself: the translated report, the model, and the values of the run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warmtenet.core.quantity import Given, Quantity
from warmtenet.locale import Translator, translator
from warmtenet.report.live.frozen import (
    classes_in,
    described,
    elements,
    families,
    formulas,
    freeze,
    readable_values,
)
from warmtenet.report.live.program import Program
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid

HTML = "warmtenet.report.html"
ROOTS: Mapping[str, tuple[str, ...]] = {
    f"{HTML}.sections": ("RECALCULATED",),
    f"{HTML}.summary": ("summary_of",),
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
    "warmtenet.core.prose": frozenset({"formula_text"}),
    "warmtenet.core.trace": frozenset({"references"}),
    "warmtenet.scenarios.attention": frozenset({"effect_of"}),
    "warmtenet.core.roots": frozenset({"present_value"}),
}
PROJECT = ("warnings", "name", "concept", "path", "sha256", "author", "scenario", "remarks", "ranges", "values", "settings")
EXTRAS = ("break_evens", "lenses", "stress", "comfort", "split", "irr_roots", "legal_tariff_eur_per_gj", "round_closed")
HERE = Path(__file__).parent


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


def data_of(
    result: Result, bars: Iterable[Bar], grid: Grid, version: str, extras: Extras, asked: Iterable[str] = ()
) -> dict[str, Any]:
    """Return everything that the page knows of a run, as JSON."""
    case, texts = result.case, program()[1]
    model = case.model
    bars = tuple(bars)
    shown = texts | set(asked) | {bar.name for bar in bars}
    shown |= {p for n in texts & set(model.quantities) for p in model.quantities[n].parameters}
    names = [n for n in (*model.inputs, *model.quantities) if n in shown]
    frozen = {
        "warnings": freeze(result.warnings),
        "bars": freeze(bars),
        "grid": freeze(grid),
        "extras": {name: freeze(getattr(extras, name)) for name in EXTRAS},
        "project": {name: freeze(getattr(case.project, name)) for name in PROJECT},
    }
    missing = {c for c in classes_in(frozen) if c[1] not in ROOTS.get(c[0], ())}
    assert not missing, missing
    declared = described(model, names)
    kinds = {n: [f.label, list(f.elements.items()), list(f.words.items())] for n, f in families(model).items()}
    return frozen | {
        "version": version,
        "years": list(case.years),
        "overridden": list(model.overridden),
        "declared": declared,
        "families": kinds,
        "elements": elements(case),
        "formulas": formulas(model, names),
        "values": readable_values(result, names),
        "catalogue": catalogue([*texts, *_texts_in(frozen), *_texts_in(declared), *_texts_in(kinds)]),
    }


def catalogue(texts: Iterable[str], t: Translator | None = None) -> dict[str, str]:
    """Return the Dutch of the texts that have it."""
    dutch = t or translator("nl")
    return {text: dutch(text) for text in sorted(set(texts)) if text and dutch(text) != text}


def _texts_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    children = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return {text for child in children for text in _texts_in(child)}


def script() -> str:
    """Return the ground, the host and the translated report, without the values of a run."""
    ground, host = (HERE.joinpath(name).read_text(encoding="utf-8") for name in ("python.js", "host.js"))
    return "\n".join((ground, host, program()[0], "Object.assign(host.modules, python);"))

