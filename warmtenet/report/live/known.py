"""What a page knows of a run, as JSON: values, descriptions, what was found beside the model."""

from dataclasses import dataclass, field, replace
from typing import Any

from warmtenet.core.javascript import constant_values, needed_inputs
from warmtenet.core.model import Model
from warmtenet.core.quantity import Given, Quantity
from warmtenet.core.reach import resting_on_leaves
from warmtenet.report.html.context import Context
from warmtenet.report.live.frozen import described, elements, families, formulas, freeze
from warmtenet.report.page import FormulaBlock, Page, WhatIfBlock
from warmtenet.scenarios.attention import METRIC
from warmtenet.scenarios.lenses import LINES, WIS_MODEL, reach_of
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sample import Sample

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
SCHEME = tuple(name for name, _, _ in WIS_MODEL)
Data = dict[str, Any]


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


@dataclass(frozen=True)
class Asked:
    """What a page asks of a model.

    Attributes
    ----------
    names
        Inputs and quantities that it shows.
    wanted
        Quantities that follow the sliders.
    levers, effects
        Inputs of the sliders, and those of other conventions whose effect the page can tell.
    explained
        Quantities of which it shows the formula.
    """

    names: tuple[str, ...]
    wanted: tuple[str, ...]
    levers: tuple[str, ...]
    effects: tuple[str, ...]
    explained: tuple[str, ...]

    def replaceable(self, model: Model) -> list[str]:
        """Return the quantities for which the page may put a value."""
        return [n for n in dict.fromkeys((*self.levers, *self.effects, *SCHEME)) if n in model.quantities]


def asked_of(ctx: Context, page: Page, texts: frozenset[str]) -> Asked:
    """Return what a page asks, whose code holds these texts: every name among them may be shown."""
    blocks = [block for part in page.sections for block in part.blocks]
    sliders = [s for b in blocks if isinstance(b, WhatIfBlock) for s in (*b.sliders, *b.more)]
    levers = tuple(slider.name for slider in sliders)
    explained = tuple(block.name for block in blocks if isinstance(block, FormulaBlock))
    result, model = ctx.result, ctx.result.case.model
    assert isinstance(result, Observed)
    shown = texts | result.asked | {bar.name for bar in ctx.bars} | set(levers)
    shown |= set(ctx.extras.quality.movement.untested)
    shown |= {p for n in texts & set(model.quantities) for p in model.quantities[n].parameters}
    names = tuple(n for n in (*model.inputs, *model.quantities) if n in shown)
    wanted = tuple(n for n in names if n in model.quantities and model.quantities[n].description.live)
    return Asked(names, wanted, levers, tuple(_effects(result)), explained)


def data_of(ctx: Context, asked: Asked, texts: frozenset[str]) -> Data:
    """Return everything that the page knows of a run."""
    result, case, model = ctx.result, ctx.result.case, ctx.result.case.model
    given = needed_inputs(model, asked.wanted)
    rest = [n for n in asked.names if n not in {*asked.wanted, *given}]
    return (
        _told(ctx)
        | _described(ctx, asked)
        | {
            "version": ctx.version,
            "language": ctx.t.language,
            "years": list(case.years),
            "sizes": case.sizes,
            "figures": _figures(result, texts),
            "defaulted": len(case.project.defaulted),
            "inputs": constant_values(model, result.values, given),
            "values": constant_values(model, result.values, rest),
        }
    )


def _described(ctx: Context, asked: Asked) -> Data:
    case, model = ctx.result.case, ctx.result.case.model
    moved, names = (*asked.levers, *asked.effects), set(asked.names)
    kinds = families(model).items()
    return {
        "declared": described(model, asked.names),
        "families": {n: [f.label, list(f.elements.items()), list(f.words.items())] for n, f in kinds},
        "elements": elements(case),
        "formulas": formulas(model, asked.explained),
        "overridden": list(model.overridden),
        "levers": list(asked.levers),
        "effects": dict.fromkeys(asked.effects, True),
        "stale": {n: sorted(resting_on_leaves(model, [n], case.words) & names) for n in moved},
        "reach": {name: sorted(reach_of(name, model) & set(SCHEME)) for _, name, _ in LINES},
    }


def _told(ctx: Context) -> dict[str, Any]:
    """Return what was found beside the model, and what the user told of the project."""
    return {
        "warnings": freeze(ctx.result.warnings),
        "bars": freeze(ctx.bars),
        "grid": freeze(ctx.grid),
        "extras": {name: freeze(_shown(getattr(ctx.extras, name))) for name in EXTRAS},
        "project": {name: freeze(getattr(ctx.project, name)) for name in PROJECT},
    }


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
