"""The model as a script: its fourth reading, for a page that recalculates itself.

`model_script` gives JavaScript that defines `const model`; `needed_inputs` names what it must be given, and
`constant_values` turns arrays of a run into what JSON holds.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from warmtenet.core import roots, verbs
from warmtenet.core.javascript_printer import JavaScriptPrinter, quoted
from warmtenet.core.model import PREVIOUS, YEAR, Model
from warmtenet.core.plain import plain, readable
from warmtenet.core.verb import Array

CONSTANTS = {
    "TOLERANCE": verbs.TOLERANCE,
    "UNIT_TOLERANCE": verbs.UNIT_TOLERANCE,
    "LOWEST_RATE": roots.LOWEST_RATE,
    "HIGHEST_RATE": roots.HIGHEST_RATE,
    "SCAN_POINTS": roots.SCAN_POINTS,
    "FINE_SCAN_POINTS": roots.FINE_SCAN_POINTS,
    "HALVINGS": roots.HALVINGS,
}
HEAD = """"use strict";
const model = (() => {
"use strict";
"""
TAIL = "return {evaluate, irr, irrRoots, notFinite, revive};\n})();\n"


def model_script(model: Model, wanted: Iterable[str], replaceable: Iterable[str] = ()) -> str:
    """Return JavaScript that evaluates some quantities and all that they rest on.

    It defines `const model` with

    - `evaluate(inputs, sizes, years)`: `inputs` holds a value for each of `needed_inputs`, `sizes` the number
      of elements per family name, `years` the calendar years; it returns an object of all values, the inputs
      and `year` included. A single value is a number or a word, a yearly one an array over the years, one
      per element an array over the elements, one with both axes `[element][year]`; missing is NaN.
    - `irr(flows)`, `irrRoots(flows)`: as in `core.roots`.
    - `notFinite(values, inputs)`: names of quantities for which `Model.evaluate` would raise an error.
    - `revive(json)`: values read from JSON, null becoming NaN.

    Leaves are not evaluated: their values are among the inputs. A value given for a `replaceable` quantity,
    which has a single value, takes the place of the computed one.

    Raises
    ------
    KeyError
        for a wanted name that the model does not have.
    """
    live, given = _parts(model, wanted)
    printer = JavaScriptPrinter(model, helpers(), frozenset(replaceable))
    lines: list[str] = []
    for step in model.steps:
        if step.names[0] not in live:
            continue
        if step.is_loop:
            lines += ["// Stepped through the years"]
            lines += printer.loop(step.names, lambda name: _comment(model, name))
        else:
            lines += [_comment(model, step.names[0]), *printer.statements(step.names[0])]
    constants = "".join(f"const {name} = {value!r};\n" for name, value in CONSTANTS.items())
    known = f"{constants}{runtime()}{_missing(model, live)}{_keys(printer)}"
    return f"{HEAD}{known}{_evaluate(printer, given, live, lines)}{TAIL}"


def needed_inputs(model: Model, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the inputs and the results of leaves that `model_script` of the same names must be given."""
    return _parts(model, wanted)[1]


def constant_values(model: Model, arrays: Mapping[str, Array], names: Iterable[str]) -> dict[str, Any]:
    """Return values of one scenario as JSON holds them, in the layout of `model_script`.

    Parameters
    ----------
    arrays
        With the axes (year, element, scenario); the first scenario is taken.
    names
        Inputs and quantities of the model. Missing becomes None.
    """
    found = {}
    for name in names:
        axes = model.axes_of(name)
        found[name] = _json(readable(arrays[name], axes.family is not None, axes.yearly))
    return found


def _json(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return [_json(one) for one in value]
    return None if value is None else plain(value)


def _parts(model: Model, wanted: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is evaluated and what is given, each in the order of the model."""
    live: set[str] = set()
    given: set[str] = set()
    waiting = [name for name in wanted if name != YEAR]
    while waiting:
        name = waiting.pop()
        if name in live or name in given:
            continue
        if name in model.inputs or not model.quantities[name].description.live:
            given.add(name)
            continue
        live.add(name)
        waiting += [_used(model, p) for p in model.quantities[name].parameters if p != YEAR]
    order = [name for step in model.steps for name in step.names]
    return (
        tuple(name for name in order if name in live),
        tuple(name for name in (*model.inputs, *order) if name in given),
    )


def _used(model: Model, parameter: str) -> str:
    known = parameter in model.quantities or parameter in model.inputs
    return parameter if known else parameter.removesuffix(PREVIOUS)


@cache
def runtime() -> str:
    """Return the hand-written functions of the verbs."""
    return files("warmtenet.core").joinpath("javascript_verbs.js").read_text(encoding="utf-8")


@cache
def helpers() -> frozenset[str]:
    """Return the names that the script has beside the quantities."""
    return frozenset(re.findall(r"^(?:function|const) (\w+)", runtime(), re.MULTILINE)) | frozenset(CONSTANTS)


def _comment(model: Model, name: str) -> str:
    q = model.quantities[name]
    return f"// {q.label} [{q.unit}]".replace("</", "< /").replace("<!--", "< !--")


def _missing(model: Model, live: Sequence[str]) -> str:
    names = ", ".join(quoted(name) for name in live if model.quantities[name].description.may_be_missing)
    return f"const MAY_BE_MISSING = new Set([{names}]);\n"


def _keys(printer: JavaScriptPrinter) -> str:
    families = printer.families.values()
    entries = (f"  {f.name}: {printer.words(tuple(f.elements))},\n" for f in families)
    return f"const keys = {{\n{''.join(entries)}}};\n"


def _evaluate(
    printer: JavaScriptPrinter, given: Sequence[str], live: Sequence[str], lines: Sequence[str]
) -> str:
    taken = ", ".join(_named(printer, name) for name in given)
    body = "".join(f"  {line}\n" for line in lines)
    gives = "".join(f"  values.{name} = {printer.name(name)};\n" for name in live)
    # An object without prototype is a hash table from the start: a thousand names cost no hidden classes.
    return (
        "function evaluate(inputs, sizes, years) {\n"
        f"  const {{{taken}}} = inputs;\n"
        "  const n = sizes, Y = years.length;\n"
        f"{body}"
        "  const values = Object.assign(Object.create(null), inputs);\n"
        "  values.year = years;\n"
        f"{gives}"
        "  return values;\n"
        "}\n"
    )


def _named(printer: JavaScriptPrinter, name: str) -> str:
    called = printer.name(name)
    return name if called == name else f"{name}: {called}"
