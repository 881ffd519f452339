"""The verbs of the model: what operators cannot say, each declared once.

Arrays have the axes (year, element, scenario); an axis of length one is shared. A verb applied
to a recorded expression records itself.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from warmtenet.core.quantity import Family
from warmtenet.core.roots import irr_nearest_zero
from warmtenet.core.trace import Node
from warmtenet.core.verb import (
    Array,
    Printer,
    grouped_axes,
    looked_up_axes,
    per_family_axes,
    same_axes,
    verb,
    within_family_axes,
    without_family_axes,
    without_years_axes,
    yearly_axes,
)

TOLERANCE = 1e-9
UNIT_TOLERANCE = 1e-6


def _sum_excel(p: Printer, _: Family, x: Node) -> str:
    return f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.elements(x)})"


@verb(without_family_axes, _sum_excel)
def sum_over(_: Family, x: Array) -> Array:
    """Sum over the elements of a family, one after the other so that a batch equals the loop."""
    total = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        total = total + x[:, element : element + 1]
    return total


@verb(without_family_axes, lambda p, _, x: f"MAX(0,{p.elements(x)})", names_only=True)
def largest_over(_: Family, x: Array) -> Array:
    """Largest value over the elements of a family, at least zero."""
    largest = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        largest = np.maximum(largest, x[:, element : element + 1])
    return largest


@verb(without_family_axes, lambda p, _, x: f"MIN({p.elements(x)})", names_only=True)
def smallest_over(family: Family, x: Array) -> Array:
    """Smallest value over the elements of a fixed family."""
    smallest = x[:, 0:1]
    for element in range(1, len(family.elements)):
        smallest = np.minimum(smallest, x[:, element : element + 1])
    return smallest


def _sum_by_excel(p: Printer, _: Family, word: Node, x: Node) -> str:
    return f"SUMIF({p.all_elements(word)},{p.element_label()},{p.all_elements(x)})"


@verb(grouped_axes, _sum_by_excel, names_only=True)
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


@verb(within_family_axes, lambda p, _, x: f"SUM({p.elements_until_here(x)})-{p.here(x)}", names_only=True)
def sum_before(_: Family, x: Array) -> Array:
    """Sum of the elements that come before each element in the table."""
    return np.cumsum(x, axis=1) - x


@verb(within_family_axes, lambda p, _, x: f"MAX(0,{p.elements_before(x)})", names_only=True)
def largest_before(_: Family, x: Array) -> Array:
    """Largest of the elements that come before each element in the table, at least zero."""
    largest = np.zeros_like(x)
    for element in range(1, x.shape[1]):
        largest[:, element] = np.maximum(largest[:, element - 1], x[:, element - 1])
    return largest


@verb(
    without_years_axes,
    lambda p, x: f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.years(x)})",
    across_years=True,
)
def sum_years(x: Array) -> Array:
    """Sum over the years, one after the other."""
    total = x[0:1]
    for year in range(1, x.shape[0]):
        total = total + x[year : year + 1]
    return total


@verb(without_years_axes, lambda p, x: f"MAX({p.years(x)})", across_years=True, names_only=True)
def largest_year(x: Array) -> Array:
    """Largest value over the years."""
    return np.asarray(np.max(x, axis=0, keepdims=True))


@verb(
    without_years_axes,
    lambda p, x: f'IF(COUNT({p.years(x)})=0,"",MIN({p.years(x)}))',
    across_years=True,
    names_only=True,
)
def smallest_year(x: Array) -> Array:
    """Smallest value over the years that have one; missing when none has."""
    some = np.isfinite(x).any(axis=0, keepdims=True)
    return np.where(some, np.min(np.where(np.isfinite(x), x, np.inf), axis=0, keepdims=True), np.nan)


@verb(
    without_years_axes,
    lambda p, x: f'IF(COUNT({p.years(x)})=0,"",AVERAGE({p.years(x)}))',
    across_years=True,
    names_only=True,
)
def mean_year(x: Array) -> Array:
    """Mean over the years that have a value; missing when none has."""
    count: Array = sum_years(np.where(np.isfinite(x), 1.0, 0.0))
    return np.where(count > 0, sum_years(np.where(np.isfinite(x), x, 0.0)) / np.maximum(count, 1), np.nan)


@verb(without_years_axes, lambda p, x: p.at_last_year(x), across_years=True, names_only=True)
def last_year(x: Array) -> Array:
    """Value in the last year."""
    return x[-1:]


@verb(yearly_axes, lambda p, x: f"SUM({p.until_now(x)})", across_years=True, names_only=True)
def running_total(x: Array) -> Array:
    """Sum of all years up to and including each year."""
    total = np.empty_like(x)
    total[0] = x[0]
    for year in range(1, x.shape[0]):
        np.add(total[year - 1], x[year], out=total[year])
    return total


@verb(yearly_axes, lambda p, x: f"MAX({p.until_now(x)})", across_years=True, names_only=True)
def running_max(x: Array) -> Array:
    """Largest value of all years up to and including each year."""
    return np.maximum.accumulate(x, axis=0)


@verb(yearly_axes, lambda p, _, x: f"IF({p.year()}={p.first_year()},{p.here(x)},0)", across_years=True)
def in_first_year(year: Array, x: Array) -> Array:
    """The value in the first year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == 0, x, 0.0)


@verb(yearly_axes, lambda p, _, x: f"IF({p.year()}={p.last_year()},{p.here(x)},0)", across_years=True)
def in_last_year(year: Array, x: Array) -> Array:
    """The value in the last year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == year.shape[0] - 1, x, 0.0)


@verb(
    yearly_axes,
    lambda p, x, lifetime: (
        f'SUMIF({p.years_until_now()},">"&({p.year()}-{p.atom(lifetime)}),{p.until_now(x)})'
    ),
    across_years=True,
    names_only=True,
)
def sum_vintages(x: Array, lifetime: Array) -> Array:
    """Sum of what was bought in the last `lifetime` whole years, this year included."""
    total: Array = running_total(x)
    if _differs_per_scenario(x, lifetime):
        gone = np.concatenate([np.zeros_like(total[:1]), total])
        until = np.arange(x.shape[0]).reshape(-1, 1, 1) - lifetime.astype(int) + 1
        return np.asarray(total - np.take_along_axis(*_broadcast(gone, np.maximum(until, 0)), axis=0))
    recent = total.copy()
    for element, years in enumerate(_whole_years(x, lifetime)):
        recent[years:, element] -= total[: x.shape[0] - years, element]
    return recent


def _differs_per_scenario(x: Array, lifetime: Array) -> bool:
    return bool(lifetime.shape[2] > 1 or lifetime.shape[1] > x.shape[1])


def _whole_years(x: Array, lifetime: Array) -> list[int]:
    """Lifetime of each element, at most the number of rows."""
    whole = np.minimum(np.broadcast_to(lifetime[0, :, 0], x.shape[1:2]).astype(int), x.shape[0])
    return [int(years) for years in whole]


def _broadcast(x: Array, index: Array) -> tuple[Array, Array]:
    shape = np.broadcast_shapes(x.shape[1:], index.shape[1:])
    return np.broadcast_to(x, (x.shape[0], *shape)), np.broadcast_to(index, (index.shape[0], *shape))


def _repeat_excel(p: Printer, x: Node, lifetime: Node) -> str:
    age = f"{p.year()}-{p.first_year()}"
    past = f"INDEX({p.own_past()},1,{age}-{p.atom(lifetime)}+2)"
    return f"{p.here(x)}+IF({age}>={p.here(lifetime)},{past},0)"


@verb(yearly_axes, _repeat_excel, across_years=True)
def repeat_every(x: Array, lifetime: Array) -> Array:
    """What is bought and bought again each `lifetime` whole years, within the rows."""
    if not _differs_per_scenario(x, lifetime):
        again = x.copy()
        for element, years in enumerate(_whole_years(x, lifetime)):
            for year in range(years, x.shape[0]):
                again[year, element] += again[year - years, element]
        return again
    shape = np.broadcast_shapes(x.shape[1:], lifetime.shape[1:])
    bought = np.broadcast_to(x, (x.shape[0], *shape)).copy()
    whole = np.broadcast_to(lifetime.astype(int), (1, *shape))
    for year in range(1, x.shape[0]):
        source = year - whole
        earlier = np.take_along_axis(bought, np.maximum(source, 0), axis=0)
        bought[year] = bought[year] + np.where(source >= 0, earlier, 0.0)[0]
    return bought


def _choose_excel(p: Printer, selector: Node, keys: tuple[str, ...], *branches: Node) -> str:
    last = p.here(branches[-1])
    for key, branch in zip(keys[-2::-1], branches[-2::-1], strict=True):
        last = f"IF({p.here(selector)}={p.word(selector, key)},{p.here(branch)},{last})"
    return last


@verb(same_axes, _choose_excel)
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


@verb(looked_up_axes, _lookup_excel, names_only=True)
def lookup(family: Family, word: Array, x: Array) -> Array:
    """Value of `x`, which is per element of a fixed family, that belongs to a word."""
    keys = list(family.elements)
    words = np.asarray(word)
    index: Array = np.array([keys.index(str(w)) for w in words.ravel()], dtype=int).reshape(words.shape)
    shape = (max(x.shape[0], index.shape[0]), *index.shape[1:2], max(x.shape[2], index.shape[2]))
    values = np.broadcast_to(x, (shape[0], x.shape[1], shape[2]))
    return np.take_along_axis(values, np.broadcast_to(index, shape), axis=1)


@verb(per_family_axes, lambda p, _, word: f"IF({p.here(word)}={p.element_label()},1,0)")
def is_element(family: Family, word: Array) -> Array:
    """One at the element of a fixed family that a word names, zero elsewhere."""
    keys = np.array(list(family.elements)).reshape(1, -1, 1)
    return np.where(keys == np.asarray(word), 1.0, 0.0)


def _by_element_excel(p: Printer, _: Family, keys: tuple[str, ...], *values: Node) -> str:
    here = dict(zip(keys, values, strict=True)).get(p.element_key())
    return "0" if here is None else p.here(here)


@verb(per_family_axes, _by_element_excel)
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


@verb(same_axes, _smallest_excel)
def _which_smallest(keys: tuple[str, ...], *values: Array) -> Array:
    smallest = np.minimum.reduce(np.broadcast_arrays(*values))
    word = np.full(smallest.shape, keys[-1], dtype=f"<U{max(map(len, keys))}")
    for key, value in zip(keys[-2::-1], values[-2::-1], strict=True):
        word = np.where(value <= smallest, key, word)
    return word


def which_smallest(values: Mapping[str, Any]) -> Any:
    """Word of the smallest value; of equal ones the first named."""
    return _which_smallest(tuple(values), *values.values())


@verb(same_axes, lambda p, base, exponent: f"{p.atom(base)}^{p.atom(exponent)}")
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


@verb(same_axes, _annuity_excel)
def annuity(rate: Array, years: Array) -> Array:
    """Yearly payment per euro of loan; an equal part of it each year when there is no interest."""
    rate, years = np.asarray(rate, float), np.asarray(years, float)
    free = np.abs(rate) < 1e-9
    safe = np.where(free, 1.0, rate)
    return np.where(free, 1 / years, safe / (1 - raised(1 + safe, -years)))


@verb(same_axes, lambda p, x, total: f"IF({p.here(total)}=0,0,{p.atom(x)}/{p.atom(total)})")
def share_of(x: Array, total: Array) -> Array:
    """Part of a total, zero when the total is zero."""
    total = np.asarray(total, float)
    return np.where(total == 0, 0.0, x / np.where(total == 0, 1.0, total))


@verb(same_axes, lambda p, x, y: f"{p.here(x)}-{p.atom(y)}>=-1E-9*(1+ABS({p.here(y)}))")
def at_least(x: Array, y: Array) -> Array:
    """Whether x is y or more, within rounding."""
    return np.asarray(x - y >= -TOLERANCE * (1 + np.abs(y)))


@verb(same_axes, lambda p, x: f"-INT(0.000001-{p.atom(x)})")
def whole_units(x: Array) -> Array:
    """Smallest whole number that is enough; three times a third counts as one."""
    return np.ceil(x - UNIT_TOLERANCE)


@verb(
    same_axes, lambda p, x, other: f"IF(ISNUMBER({p.here(x)}),{p.here(x)},{p.here(other)})", names_only=False
)
def given_or(x: Array, other: Array) -> Array:
    """The user's value, or the other one where the cell is empty; zero is a value."""
    return np.where(np.isnan(x), other, x)


@verb(same_axes, lambda p, condition, x: f'IF({p.here(condition)},{p.here(x)},"")')
def missing_unless(condition: Array, x: Array) -> Array:
    """The value where the condition holds, missing elsewhere."""
    return np.where(condition, x, np.nan)


@verb(
    without_years_axes,
    lambda p, x: f'IFERROR(IRR({p.years(x)},{p.opening()}),"")',
    across_years=True,
    names_only=True,
)
def irr(x: Array) -> Array:
    """Internal rate of return nearest to zero; missing without a root (see core.roots)."""
    return irr_nearest_zero(x)
