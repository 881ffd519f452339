"""Under which other circumstances an input would count: what stands beside it in a formula, changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from warmtenet.core.model import PREVIOUS
from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.scenarios.moves import FAR
from warmtenet.scenarios.result import Result

NUMBERS = "fi"
Condition = tuple[Mapping[str, Array], Text]


def conditions(result: Result, parameters: Sequence[str]) -> Iterator[Condition]:
    """Return other values of the arguments of a formula, each with the sentence that says so.

    The simplest come first: one zero that becomes one, one other word, nothing but a large change of the
    input itself, a number that becomes quite another; then two of those together.
    """
    known = [p for p in parameters if p.removesuffix(PREVIOUS) in result.values]
    words = list(_words(result, known))
    numbers = list(_numbers(result, known))
    zeros = list(_zeros(result, known))
    yield from (*zeros, *words)
    yield {}, text("a limit or an amount that this case stays clear of; a large change does count")
    yield from numbers
    for one, why in words:
        for other, more in (*zeros, *numbers):
            yield {**one, **other}, text("{first}, and {second}", first=why, second=more)
    yield from _zeros_together(result, known)


def _zeros(result: Result, parameters: Iterable[str]) -> Iterator[Condition]:
    for parameter in parameters:
        array = _value(result, parameter)
        if array.dtype.kind in NUMBERS and array.size and not array.any():
            yield {parameter: np.ones_like(array)}, _not_zero(result, [parameter])


def _not_zero(result: Result, parameters: Sequence[str]) -> Text:
    declared = [result.describe(p.removesuffix(PREVIOUS)) for p in parameters]
    names = [text(d.label) for d in declared]
    if all(d.unit == "yes/no" for d in declared):
        return text("counts only when this is 'yes': {names}", names=names)
    return text("counts only when this is not zero: {names}", names=names)


def _words(result: Result, parameters: Iterable[str]) -> Iterator[Condition]:
    for parameter in parameters:
        array, declared = _value(result, parameter), result.describe(parameter.removesuffix(PREVIOUS))
        for word, label in declared.words.items() if array.dtype.kind == "U" else ():
            if (array != word).any():
                changed = np.full(array.shape, word, dtype=f"<U{max(map(len, declared.words))}")
                yield (
                    {parameter: changed},
                    text("counts only with {name} = {word}", name=text(declared.label), word=text(label)),
                )


def _numbers(result: Result, parameters: Iterable[str]) -> Iterator[Condition]:
    for parameter in parameters:
        array, declared = _value(result, parameter), result.describe(parameter.removesuffix(PREVIOUS))
        if array.dtype.kind not in NUMBERS or not array.size:
            continue
        label = text(declared.label)
        if declared.unit == "yes/no":
            yield {parameter: np.zeros_like(array)}, text("counts only when this is 'no': {name}", name=label)
            continue
        for other in (FAR * np.abs(array) + 1, np.abs(array) / FAR, -array):
            yield {parameter: other}, text("counts only at quite another value of: {name}", name=label)


def _zeros_together(result: Result, parameters: Iterable[str]) -> Iterator[Condition]:
    """Every two zeros that become one, then all of them: one may keep another from counting."""
    zeros = [p for condition, _ in _zeros(result, parameters) for p in condition]
    pairs = [list(pair) for pair in combinations(zeros, 2)]
    for several in (*pairs, *([zeros] if len(zeros) > 2 else [])):
        yield {p: np.ones_like(_value(result, p)) for p in several}, _not_zero(result, several)


def _value(result: Result, parameter: str) -> Array:
    return result.values[parameter.removesuffix(PREVIOUS)]
