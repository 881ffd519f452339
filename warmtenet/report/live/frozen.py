"""What a run knows, as JSON for the browser: values, descriptions, what stands beside the model."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import numpy as np

from warmtenet.core.model import Input, Model
from warmtenet.core.prose import formula_text
from warmtenet.core.quantity import Family, Quantity
from warmtenet.core.trace import references
from warmtenet.model import families as model_families
from warmtenet.scenarios.case import Case

CLASS, ENTRIES, ARRAY, DAY, SET = "$c", "$d", "$n", "$day", "$s"


def freeze(value: Any) -> Any:
    """Return a value as JSON from which `thaw` in host.js makes it again; dataclasses keep their name.

    Raises
    ------
    TypeError
        for a value that is not data.
    """
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float, np.number)):
        number = float(value)
        return number if math.isfinite(number) else {"$f": str(number)}
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return [freeze(v) for v in value]
    return _marked(value)


def _marked(value: Any) -> dict[str, Any]:
    """Return data that JSON has no form for, under the mark that tells what it is."""
    if isinstance(value, date):
        return {DAY: value.toordinal()}
    if isinstance(value, np.ndarray):
        return {ARRAY: freeze(value.tolist())}
    if isinstance(value, Mapping):
        return {ENTRIES: [[freeze(k), freeze(v)] for k, v in value.items()]}
    if isinstance(value, (set, frozenset)):
        return {SET: [freeze(v) for v in sorted(value)]}
    return _object(value)


def classes_in(frozen: Any) -> set[tuple[str, str]]:
    """Return module and name of every dataclass in frozen data."""
    if isinstance(frozen, list):
        return {c for v in frozen for c in classes_in(v)}
    if isinstance(frozen, dict):
        own = {(frozen[CLASS][0], frozen[CLASS][1])} if CLASS in frozen else set()
        return own.union(*(classes_in(v) for v in frozen.values()))
    return set()


def _object(value: Any) -> dict[str, Any]:
    if is_dataclass(value) and not isinstance(value, type):
        values = [getattr(value, f.name) for f in fields(value)]
    elif isinstance(value, tuple):
        values = list(value)
    else:
        raise TypeError(f"{type(value).__name__} is not data")
    return {CLASS: [type(value).__module__, type(value).__name__, [freeze(v) for v in values]]}


def described(model: Model, names: Iterable[str]) -> dict[str, Any]:
    """Return what is known of quantities and inputs: [kind, unit, label, family, yearly, words, marks]."""
    entries = {}
    for name in names:
        if name in model.quantities:
            entries[name] = _quantity(model.quantities[name])
        elif name in model.inputs:
            entries[name] = _given(model.inputs[name])
    return entries


def _quantity(q: Quantity) -> list[Any]:
    marks = [q.description.live, q.description.may_be_missing]
    return ["q", q.unit, q.label, q.per.name if q.per else None, q.yearly, list(q.words.items()), marks]


def _given(entry: Input) -> list[Any]:
    g = entry.given
    bounds = [g.low, g.high, list(g.range) if g.range else None, entry.chapter.label]
    return ["i", g.unit, g.label, g.per.name if g.per else None, g.yearly, list(g.words.items()), bounds]


def families(model: Model) -> dict[str, Family]:
    """Return the families of a model by name, and those that others follow from."""
    return {f.name: f for f in vars(model_families).values() if isinstance(f, Family)} | model.families


def formulas(model: Model, names: Iterable[str]) -> dict[str, Any]:
    """Return the formula of each quantity as text, and the names it uses."""
    known = [name for name in names if name in model.expressions]
    return {n: [formula_text(model.expressions[n]), sorted(references(model.expressions[n]))] for n in known}


def elements(case: Case) -> dict[str, list[str]]:
    """Return the keys of the elements of every family."""
    return {name: list(case.elements(f)) for name, f in families(case.model).items()}
