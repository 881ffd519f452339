"""The verbs of the model: what operators cannot say, each declared once.

Arrays have the axes (year, element, scenario); an axis of length one is shared. A verb applied
to a recorded expression records itself. Those that look along the years stand in `core.year_verbs`.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from warmtenet.core.quantity import Family
from warmtenet.core.trace import Node
from warmtenet.core.verb import (
    Array,
    Printer,
    Script,
    grouped_axes,
    looked_up_axes,
    per_family_axes,
    same_axes,
    verb,
    within_family_axes,
    without_family_axes,
)
from warmtenet.core.year_verbs import (
    in_first_year,
    in_last_year,
    irr,
    largest_year,
    last_year,
    mean_year,
    repeat_every,
    running_max,
    running_total,
    smallest_year,
    sum_vintages,
    sum_years,
)

__all__ = [
    "annuity",
    "at_least",
    "by_element",
    "choose",
    "given_or",
    "in_first_year",
    "in_last_year",
    "irr",
    "is_element",
    "largest_before",
    "largest_over",
    "largest_year",
    "last_year",
    "lookup",
    "mean_year",
    "missing_unless",
    "raised",
    "repeat_every",
    "running_max",
    "running_total",
    "share_of",
    "smallest_over",
    "smallest_year",
    "sum_before",
    "sum_by",
    "sum_over",
    "sum_vintages",
    "sum_years",
    "which_smallest",
    "whole_units",
]

TOLERANCE = 1e-9
UNIT_TOLERANCE = 1e-6


def _sum_excel(p: Printer, _: Family, x: Node) -> str:
    return f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.elements(x)})"


@verb(without_family_axes, _sum_excel, lambda p, f, x: f"sum({p.count(f)}, {p.elements(x)})")
def sum_over(_: Family, x: Array) -> Array:
    """Sum over the elements of a family, one after the other so that a batch equals the loop."""
    total = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        total = total + x[:, element : element + 1]
    return total


@verb(
    without_family_axes,
    lambda p, _, x: f"MAX(0,{p.elements(x)})",
    lambda p, f, x: f"largest({p.count(f)}, {p.elements(x)})",
    names_only=True,
)
def largest_over(_: Family, x: Array) -> Array:
    """Largest value over the elements of a family, at least zero."""
    largest = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        largest = np.maximum(largest, x[:, element : element + 1])
    return largest


@verb(
    without_family_axes,
    lambda p, _, x: f"MIN({p.elements(x)})",
    lambda p, f, x: f"smallest({p.count(f)}, {p.elements(x)})",
    names_only=True,
)
def smallest_over(family: Family, x: Array) -> Array:
    """Smallest value over the elements of a fixed family."""
    smallest = x[:, 0:1]
    for element in range(1, len(family.elements)):
        smallest = np.minimum(smallest, x[:, element : element + 1])
    return smallest


def _sum_by_excel(p: Printer, _: Family, word: Node, x: Node) -> str:
    return f"SUMIF({p.all_elements(word)},{p.element_label()},{p.all_elements(x)})"


def _sum_by_javascript(p: Script, family: Family, word: Node, x: Node) -> str:
    return f"sumAt({p.once('placesOf', word)}, {p.key(family)}, {p.elements(x)})"


@verb(grouped_axes, _sum_by_excel, _sum_by_javascript, names_only=True)
def sum_by(family: Family, word: Array, x: Array) -> Array:
    """Sum of the elements that carry each word, per element of the fixed family of the words."""
    words = [str(w) for w in np.asarray(word).ravel()]
    rows = []
    for key in family.elements:
        total = np.zeros((x.shape[0], 1, x.shape[2]))
        for element, found in enumerate(words):
            if found == key:
                total = total + x[:, element : element + 1]
        rows.append(total)
    return np.concatenate(rows, axis=1)


@verb(
    within_family_axes,
    lambda p, _, x: f"SUM({p.elements_until_here(x)})-{p.here(x)}",
    lambda p, f, x: f"sumBefore({p.element(f)}, {p.elements(x)})",
    names_only=True,
)
def sum_before(_: Family, x: Array) -> Array:
    """Sum of the elements that come before each element in the table."""
    return np.cumsum(x, axis=1) - x


@verb(
    within_family_axes,
    lambda p, _, x: f"MAX(0,{p.elements_before(x)})",
    lambda p, f, x: f"largest({p.element(f)}, {p.elements(x)})",
    names_only=True,
)
def largest_before(_: Family, x: Array) -> Array:
    """Largest of the elements that come before each element in the table, at least zero."""
    largest = np.zeros_like(x)
    for element in range(1, x.shape[1]):
        largest[:, element] = np.maximum(largest[:, element - 1], x[:, element - 1])
    return largest


def _choose_excel(p: Printer, selector: Node, keys: tuple[str, ...], *branches: Node) -> str:
    last = p.here(branches[-1])
    for key, branch in zip(keys[-2::-1], branches[-2::-1], strict=True):
        last = f"IF({p.here(selector)}={p.word(selector, key)},{p.here(branch)},{last})"
    return last


def _choose_javascript(p: Script, selector: Node, keys: tuple[str, ...], *branches: Node) -> str:
    word = p.atom(selector)
    chain = [
        f"{word} === {p.word(key)} ? {p.here(branch)} : "
        for key, branch in zip(keys[:-1], branches[:-1], strict=True)
    ]
    return f"({''.join(chain)}{p.here(branches[-1])})"


@verb(same_axes, _choose_excel, _choose_javascript)
def _choose(selector: Array, keys: tuple[str, ...], *branches: Array) -> Array:
    words = np.asarray(selector)
    if words.size == 1:
        word = str(words.reshape(())[()])
        return branches[keys.index(word) if word in keys else len(keys) - 1]
    result = np.asarray(branches[-1])
    for key, branch in zip(keys[:-1], branches[:-1], strict=True):
        result = np.where(words == key, branch, result)
    return result


def choose(word: Any, branches: Mapping[str, Any], otherwise: Any = None) -> Any:
    """Value that belongs to a word of a drop-down.

    `branches` names a value per word; `otherwise` stands for all words that are not named.
    Without it the last branch stands for the last word.
    """
    keys, values = tuple(branches), tuple(branches.values())
    if otherwise is not None:
        keys, values = (*keys, ""), (*values, otherwise)
    return _choose(word, keys, *values)


def _lookup_excel(p: Printer, _: Family, word: Node, x: Node) -> str:
    return f"INDEX({p.elements(x)},MATCH({p.here(word)},{p.labels(x)},0))"


def _lookup_javascript(p: Script, family: Family, word: Node, x: Node) -> str:
    return f"lookup({p.keys(family)}, {p.here(word)}, {p.elements(x)})"


@verb(looked_up_axes, _lookup_excel, _lookup_javascript, names_only=True)
def lookup(family: Family, word: Array, x: Array) -> Array:
    """Value of `x`, which is per element of a fixed family, that belongs to a word."""
    keys = list(family.elements)
    words = np.asarray(word)
    index: Array = np.array([keys.index(str(w)) for w in words.ravel()], dtype=int).reshape(words.shape)
    shape = (max(x.shape[0], index.shape[0]), *index.shape[1:2], max(x.shape[2], index.shape[2]))
    values = np.broadcast_to(x, (shape[0], x.shape[1], shape[2]))
    return np.take_along_axis(values, np.broadcast_to(index, shape), axis=1)


@verb(
    per_family_axes,
    lambda p, _, word: f"IF({p.here(word)}={p.element_label()},1,0)",
    lambda p, f, word: f"({p.atom(word)} === {p.key(f)} ? 1 : 0)",
)
def is_element(family: Family, word: Array) -> Array:
    """One at the element of a fixed family that a word names, zero elsewhere."""
    keys = np.array(list(family.elements)).reshape(1, -1, 1)
    return np.where(keys == np.asarray(word), 1.0, 0.0)


def _by_element_excel(p: Printer, _: Family, keys: tuple[str, ...], *values: Node) -> str:
    here = dict(zip(keys, values, strict=True)).get(p.element_key())
    return "0" if here is None else p.here(here)


def _by_element_javascript(p: Script, family: Family, keys: tuple[str, ...], *values: Node) -> str:
    chain = [
        f"{p.key(family)} === {p.word(key)} ? {p.here(value)} : "
        for key, value in zip(keys, values, strict=True)
    ]
    return f"({''.join(chain)}0)"


@verb(per_family_axes, _by_element_excel, _by_element_javascript)
def _by_element(family: Family, keys: tuple[str, ...], *values: Array) -> Array:
    rows = {key: np.asarray(v, float) for key, v in zip(keys, values, strict=True)}
    full = np.broadcast_shapes(*(np.atleast_3d(v).shape for v in rows.values()))
    columns = [np.broadcast_to(rows.get(key, np.zeros((1, 1, 1))), full) for key in family.elements]
    return np.concatenate(columns, axis=1)


def by_element(family: Family, values: Mapping[str, Any]) -> Any:
    """Put one value at each element of a fixed family, zero where none is named."""
    return _by_element(family, tuple(values), *values.values())


def _smallest_excel(p: Printer, keys: tuple[str, ...], *values: Node) -> str:
    printed = [p.here(v) for v in values]
    smallest = f"MIN({','.join(printed)})"
    last = p.result_word(keys[-1])
    for key, value in zip(keys[-2::-1], printed[-2::-1], strict=True):
        last = f"IF({value}<={smallest},{p.result_word(key)},{last})"
    return last


def _smallest_javascript(p: Script, keys: tuple[str, ...], *values: Node) -> str:
    return f"whichSmallest({p.words(keys)}, [{', '.join(p.here(v) for v in values)}])"


@verb(same_axes, _smallest_excel, _smallest_javascript)
def _which_smallest(keys: tuple[str, ...], *values: Array) -> Array:
    smallest = np.minimum.reduce(np.broadcast_arrays(*values))
    word = np.full(smallest.shape, keys[-1], dtype=f"<U{max(map(len, keys))}")
    for key, value in zip(keys[-2::-1], values[-2::-1], strict=True):
        word = np.where(value <= smallest, key, word)
    return word


def which_smallest(values: Mapping[str, Any]) -> Any:
    """Word of the smallest value; of equal ones the first named."""
    return _which_smallest(tuple(values), *values.values())


@verb(
    same_axes,
    lambda p, base, exponent: f"{p.atom(base)}^{p.atom(exponent)}",
    lambda p, base, exponent: f"raised({p.here(base)}, {p.here(exponent)})",
)
def raised(base: Array, exponent: Array) -> Array:
    """Power of a number, alike in the last bit for one scenario and for many.

    NumPy takes other paths for arrays that repeat a value, so both are written out first.
    """
    left, right = (np.array(a, dtype=float, order="C") for a in np.broadcast_arrays(base, exponent))
    power: Array = np.power(left, right)
    return power


def _annuity_excel(p: Printer, rate: Node, years: Node) -> str:
    r, n = p.atom(rate), p.atom(years)
    return f"IF(ABS({r})<1E-9,1/{n},{r}/(1-(1+{r})^-{n}))"


@verb(same_axes, _annuity_excel, lambda p, rate, years: f"annuity({p.here(rate)}, {p.here(years)})")
def annuity(rate: Array, years: Array) -> Array:
    """Yearly payment per euro of loan; an equal part of it each year when there is no interest."""
    rate, years = np.asarray(rate, float), np.asarray(years, float)
    free = np.abs(rate) < TOLERANCE
    safe = np.where(free, 1.0, rate)
    return np.where(free, 1 / years, safe / (1 - raised(1 + safe, -years)))


@verb(
    same_axes,
    lambda p, x, total: f"IF({p.here(total)}=0,0,{p.atom(x)}/{p.atom(total)})",
    lambda p, x, total: f"shareOf({p.here(x)}, {p.here(total)})",
)
def share_of(x: Array, total: Array) -> Array:
    """Part of a total, zero when the total is zero."""
    total = np.asarray(total, float)
    return np.where(total == 0, 0.0, x / np.where(total == 0, 1.0, total))


@verb(
    same_axes,
    lambda p, x, y: f"{p.here(x)}-{p.atom(y)}>=-1E-9*(1+ABS({p.here(y)}))",
    lambda p, x, y: f"atLeast({p.here(x)}, {p.here(y)})",
)
def at_least(x: Array, y: Array) -> Array:
    """Whether x is y or more, within rounding."""
    return np.asarray(x - y >= -TOLERANCE * (1 + np.abs(y)))


@verb(same_axes, lambda p, x: f"-INT(0.000001-{p.atom(x)})", lambda p, x: f"wholeUnits({p.here(x)})")
def whole_units(x: Array) -> Array:
    """Smallest whole number that is enough; three times a third counts as one."""
    return np.ceil(x - UNIT_TOLERANCE)


@verb(
    same_axes,
    lambda p, x, other: f"IF(ISNUMBER({p.here(x)}),{p.here(x)},{p.here(other)})",
    lambda p, x, other: f"givenOr({p.here(x)}, {p.here(other)})",
)
def given_or(x: Array, other: Array) -> Array:
    """The user's value, or the other one where the cell is empty; zero is a value."""
    return np.where(np.isnan(x), other, x)


@verb(
    same_axes,
    lambda p, condition, x: f'IF({p.here(condition)},{p.here(x)},"")',
    lambda p, condition, x: f"({p.condition(condition)} ? {p.here(x)} : NaN)",
)
def missing_unless(condition: Array, x: Array) -> Array:
    """The value where the condition holds, missing elsewhere."""
    return np.where(condition, x, np.nan)
