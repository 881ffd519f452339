"""What a name is: label, unit, value, formula, inputs as a tree, sources."""

import difflib
import math
from collections.abc import Iterator

from warmtenet.core.model import PREVIOUS, YEAR, Model
from warmtenet.core.prose import formula_text
from warmtenet.core.quantity import Quantity
from warmtenet.figures import load
from warmtenet.locale import Amount, Translator
from warmtenet.model import CONCEPTS, build
from warmtenet.scenarios.result import Result

DEPTH = 2
SHOWN_YEARS = 3
PERCENT = 100


def explain_name(name: str, result: Result | None, t: Translator, concept: str = "teo") -> str:
    """Return a name explained, with values when there is a result.

    Raises
    ------
    KeyError
        for a name that does not exist; its argument lists near names.
    """
    model = result.case.model if result else _model_with(name, concept)
    if name not in model.quantities and name not in model.inputs:
        near = difflib.get_close_matches(name, [*model.quantities, *model.inputs], 3, 0.5)
        raise KeyError(", ".join(near))
    return "\n".join(_lines(name, model, result, t))


def _model_with(name: str, concept: str) -> Model:
    models = [build(concept), *(build(c) for c in CONCEPTS if c != concept)]
    return next((m for m in models if name in m.quantities or name in m.inputs), models[0])


def _lines(name: str, model: Model, result: Result | None, t: Translator) -> Iterator[str]:
    entry = model.quantities.get(name) or model.inputs[name].given
    yield f"{name}: {t(entry.label)} [{t(entry.unit)}]"
    if result:
        yield f"  {t('value')}: {_value(name, result, t)}"
    if isinstance(entry, Quantity):
        yield from _quantity_lines(entry, model, result, t)
    else:
        yield f"  {t('input on sheet')}: {t(model.inputs[name].chapter.label)}"
        if entry.help:
            yield f"  {t(entry.help)}"
        yield from _source_lines(name, model, result, t)


def _quantity_lines(q: Quantity, model: Model, result: Result | None, t: Translator) -> Iterator[str]:
    if q.notes:
        yield f"  {' '.join(t(q.notes).split())}"
    yield f"  {t('formula')}: {formula_text(model.expressions[q.name])}"
    yield f"  {t('sheet')}: {t(q.chapter.label)}"
    users = sorted(model.users_of(q.name))
    if users:
        yield f"  {t('used by')}: {', '.join(users)}"
    yield f"  {t('rests on')}:"
    yield from _tree(q, model, result, t, 1, {q.name})


def _tree(
    q: Quantity, model: Model, result: Result | None, t: Translator, depth: int, seen: set[str]
) -> Iterator[str]:
    for parameter in q.parameters:
        name = parameter.removesuffix(PREVIOUS) if parameter not in model.quantities else parameter
        if name == YEAR or name in seen:
            continue
        entry = model.quantities.get(name) or model.inputs[name].given
        value = f" = {_value(name, result, t)}" if result else ""
        yield f"  {'  ' * depth}{name}{value} [{t(entry.unit)}] {t(entry.label)}"
        if isinstance(entry, Quantity) and depth < DEPTH:
            yield from _tree(entry, model, result, t, depth + 1, seen | {name})
        elif not isinstance(entry, Quantity):
            yield from ("  " * depth + line for line in _source_lines(name, model, result, t))


def _source_lines(name: str, model: Model, result: Result | None, t: Translator) -> Iterator[str]:
    origin = result.case.project.provenance.get(name) if result else None
    if origin and (origin.source or origin.kind):
        parts = (t(origin.kind), origin.grade, origin.source, origin.at)
        yield f"    {t('provenance')}: {', '.join(p for p in parts if p)}"
        return
    figure = model.inputs[name].given.figure
    found = load().get(figure) if figure and "{" not in figure else None
    if found:
        dated = found.values[-1]
        yield f"    {t('provenance')}: {load().sources[dated.source].title}, {dated.at} ({dated.grade})"


def _value(name: str, result: Result, t: Translator) -> str:
    value = result[name]
    if value is None:
        return t("none")
    if isinstance(value, str):
        entry = result.describe(name)
        return t(entry.words[value]) if value in entry.words else value
    scale = PERCENT if result.describe(name).unit in {"%", "%/yr"} else 1
    if isinstance(value, float | bool):
        return _number(value * scale, t)
    first = value[0] if getattr(value, "ndim", 1) > 1 else value
    words = result.describe(name).words
    shown = ", ".join(
        t(words.get(str(v), str(v))) if isinstance(v, str) else _number(float(v) * scale, t)
        for v in first[:SHOWN_YEARS]
    )
    return f"{shown} ... ({' x '.join(map(str, value.shape))})"


def _number(value: float, t: Translator) -> str:
    if math.isnan(value):
        return t("empty")
    size = abs(value)
    decimals = 0 if size >= 1000 else 2 if size >= 1 else 4  # three to four digits that count
    return t.amount(Amount(value, decimals))
