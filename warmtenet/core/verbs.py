"""The verbs of the model: what operators cannot say, each declared once.

Every verb has a NumPy form, an axis rule and an Excel form, side by side. Arrays have the
axes (year, element, scenario); an axis of length one is shared. A verb applied to a
recorded expression records itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from warmtenet.core.quantity import Family
from warmtenet.core.roots import irr_nearest_zero
from warmtenet.core.trace import CannotRecordError, Node, as_node

Array = np.ndarray[Any, np.dtype[Any]]

TOLERANCE = 1e-9
UNIT_TOLERANCE = 1e-6


class Axes(NamedTuple):
    """Over which axes an expression varies."""

    yearly: bool
    family: Family | None


class Printer(Protocol):
    """What a verb asks of the Excel printer."""

    def here(self, node: Node) -> str:
        """Expression at the current element and year."""

    def atom(self, node: Node) -> str:
        """The same, in brackets where an operator could tear it apart."""

    def years(self, node: Node) -> str:
        """Expression over all years, as a range or an array."""

    def until_now(self, node: Node) -> str:
        """Row of a name from the first year to the current one."""

    def at_last_year(self, node: Node) -> str:
        """Name in the last year."""

    def elements(self, node: Node, family: Family) -> str:
        """Expression over all elements, as a range or an array."""

    def all_elements(self, node: Node) -> str:
        """Name over all elements of its own family, as a range."""

    def elements_until_here(self, node: Node) -> str:
        """Name from the first element to the current one."""

    def elements_before(self, node: Node) -> str:
        """Name from the cell above the first element to the one before the current."""

    def labels(self, node: Node) -> str:
        """Cells that hold the labels beside a name that is per element."""

    def element_label(self) -> str:
        """Cell that holds the label of the current element."""

    def element_key(self) -> str:
        """Key of the current element."""

    def word(self, selector: Node, key: str) -> str:
        """Quoted label of a word of an input or quantity."""

    def result_word(self, key: str) -> str:
        """Quoted label of a word of the quantity being printed."""

    def own_past(self) -> str:
        """Own row from the opening column to the column before the current one."""

    def opening(self) -> str:
        """Own cell in the opening column."""

    def is_name(self, node: Node) -> bool:
        """Whether the node is a plain name, whose cells form a range."""

    def year(self) -> str:
        """Calendar year of the current column."""

    def first_year(self) -> str:
        """Calendar year of the first column."""

    def last_year(self) -> str:
        """Calendar year of the last column."""

    def years_until_now(self) -> str:
        """Calendar years from the first column to the current one."""


@dataclass(frozen=True)
class Verb:
    """One verb: its NumPy form, its axis rule, its Excel form and its demands."""

    name: str
    numpy: Callable[..., Any]
    axes: Callable[[Sequence[Axes], tuple[Any, ...]], Axes]
    excel: Callable[..., str]
    across_years: bool
    names_only: bool


VERBS: dict[str, Verb] = {}


def verb(
    axes: Callable[[Sequence[Axes], tuple[Any, ...]], Axes],
    excel: Callable[..., str],
    *,
    across_years: bool = False,
    names_only: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a verb; `names_only` when its range arguments must be plain names."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        name = function.__name__.removeprefix("_")
        VERBS[name] = Verb(name, function, axes, excel, across_years, names_only)

        def call(*args: Any) -> Any:
            if not any(isinstance(a, Node) for a in args):
                return function(*args)
            return Node(name, tuple(_argument(a) for a in args))

        call.__name__, call.__doc__, call.__wrapped__ = name, function.__doc__, function  # type: ignore[attr-defined]
        return call

    return declare


def _argument(value: Any) -> Any:
    return value if isinstance(value, (Family, str, tuple)) else as_node(value)


def merge(axes: Sequence[Axes]) -> Axes:
    """Combine the axes of the operands of an operator."""
    families = {a.family.name: a.family for a in axes if a.family}
    if len(families) > 1:
        raise CannotRecordError(f"mixes the families {', '.join(sorted(families))}; sum one of them first")
    return Axes(any(a.yearly for a in axes), next(iter(families.values()), None))


def _same(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    return merge(axes)


def _without_years(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    together = merge(axes)
    if not together.yearly:
        raise CannotRecordError("sums or searches years of something that is not yearly")
    return Axes(yearly=False, family=together.family)


def _yearly(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    return Axes(yearly=True, family=merge(axes).family)


def _without_family(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    if axes[-1].family != args[0]:
        raise CannotRecordError(f"is not per {args[0].name}, so it cannot be summed over it")
    return Axes(axes[-1].yearly, None)


def _within_family(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    if axes[-1].family != args[0]:
        raise CannotRecordError(f"is not per {args[0].name}")
    return axes[-1]


def _looked_up(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    if axes[1].family != args[0]:
        raise CannotRecordError(f"the looked-up values are not per {args[0].name}")
    return Axes(axes[0].yearly or axes[1].yearly, axes[0].family)


def _per_family(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    return Axes(any(a.yearly for a in axes), args[0])


def _grouped(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    if axes[0].family is None or axes[0].family != axes[1].family:
        raise CannotRecordError("needs words and values of one family")
    return Axes(axes[1].yearly, args[0])


def _sum_excel(p: Printer, family: Family, x: Node) -> str:
    return f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.elements(x, family)})"


@verb(_without_family, _sum_excel)
def sum_over(family: Family, x: Array) -> Array:
    """Sum over the elements of a family, one after the other so that a batch equals the loop."""
    total = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        total = total + x[:, element : element + 1]
    return total


@verb(_without_family, lambda p, family, x: f"MAX(0,{p.elements(x, family)})", names_only=True)
def largest_over(family: Family, x: Array) -> Array:
    """Largest value over the elements of a family, at least zero."""
    largest = np.zeros((x.shape[0], 1, x.shape[2]))
    for element in range(x.shape[1]):
        largest = np.maximum(largest, x[:, element : element + 1])
    return largest


@verb(_without_family, lambda p, family, x: f"MIN({p.elements(x, family)})", names_only=True)
def smallest_over(family: Family, x: Array) -> Array:
    """Smallest value over the elements of a fixed family."""
    smallest = x[:, 0:1]
    for element in range(1, len(family.elements)):
        smallest = np.minimum(smallest, x[:, element : element + 1])
    return smallest


def _sum_by_excel(p: Printer, _: Family, word: Node, x: Node) -> str:
    return f"SUMIF({p.all_elements(word)},{p.element_label()},{p.all_elements(x)})"


@verb(_grouped, _sum_by_excel, names_only=True)
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


@verb(_within_family, lambda p, _, x: f"SUM({p.elements_until_here(x)})-{p.here(x)}", names_only=True)
def sum_before(family: Family, x: Array) -> Array:
    """Sum of the elements that come before each element in the table."""
    return np.cumsum(x, axis=1) - x


@verb(_within_family, lambda p, _, x: f"MAX(0,{p.elements_before(x)})", names_only=True)
def largest_before(family: Family, x: Array) -> Array:
    """Largest of the elements that come before each element in the table, at least zero."""
    largest = np.zeros_like(x)
    for element in range(1, x.shape[1]):
        largest[:, element] = np.maximum(largest[:, element - 1], x[:, element - 1])
    return largest


@verb(
    _without_years,
    lambda p, x: f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.years(x)})",
    across_years=True,
)
def sum_years(x: Array) -> Array:
    """Sum over the years, one after the other."""
    total = x[0:1]
    for year in range(1, x.shape[0]):
        total = total + x[year : year + 1]
    return total


@verb(_without_years, lambda p, x: f"MAX({p.years(x)})", across_years=True, names_only=True)
def largest_year(x: Array) -> Array:
    """Largest value over the years."""
    return np.max(x, axis=0, keepdims=True)


@verb(_without_years, lambda p, x: p.at_last_year(x), across_years=True, names_only=True)
def last_year(x: Array) -> Array:
    """Value in the last year."""
    return x[-1:]


@verb(_yearly, lambda p, x: f"SUM({p.until_now(x)})", across_years=True, names_only=True)
def running_total(x: Array) -> Array:
    """Sum of all years up to and including each year."""
    return np.cumsum(x, axis=0)


@verb(_yearly, lambda p, x: f"MAX({p.until_now(x)})", across_years=True, names_only=True)
def running_max(x: Array) -> Array:
    """Largest value of all years up to and including each year."""
    return np.maximum.accumulate(x, axis=0)


@verb(_yearly, lambda p, _, x: f"IF({p.year()}={p.first_year()},{p.here(x)},0)", across_years=True)
def in_first_year(year: Array, x: Array) -> Array:
    """The value in the first year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == 0, x, 0.0)


@verb(_yearly, lambda p, _, x: f"IF({p.year()}={p.last_year()},{p.here(x)},0)", across_years=True)
def in_last_year(year: Array, x: Array) -> Array:
    """The value in the last year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == year.shape[0] - 1, x, 0.0)


@verb(
    _yearly,
    lambda p, x, lifetime: f'SUMIF({p.years_until_now()},">"&({p.year()}-{p.atom(lifetime)}),{p.until_now(x)})',
    across_years=True,
    names_only=True,
)
def sum_vintages(x: Array, lifetime: Array) -> Array:
    """Sum of what was bought in the last `lifetime` whole years, this year included."""
    total = np.cumsum(x, axis=0)
    gone = np.concatenate([np.zeros_like(total[:1]), total])
    until = np.arange(x.shape[0]).reshape(-1, 1, 1) - lifetime.astype(int) + 1
    return total - np.take_along_axis(*_broadcast(gone, np.maximum(until, 0)), axis=0)


def _broadcast(x: Array, index: Array) -> tuple[Array, Array]:
    shape = np.broadcast_shapes(x.shape[1:], index.shape[1:])
    return np.broadcast_to(x, (x.shape[0], *shape)), np.broadcast_to(index, (index.shape[0], *shape))


def _repeat_excel(p: Printer, x: Node, lifetime: Node) -> str:
    age = f"{p.year()}-{p.first_year()}"
    past = f"INDEX({p.own_past()},1,{age}-{p.atom(lifetime)}+2)"
    return f"{p.here(x)}+IF({age}>={p.here(lifetime)},{past},0)"


@verb(_yearly, _repeat_excel, across_years=True)
def repeat_every(x: Array, lifetime: Array) -> Array:
    """What is bought and bought again each `lifetime` whole years, within the rows."""
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


@verb(_same, _choose_excel)
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


def _lookup_excel(p: Printer, family: Family, word: Node, x: Node) -> str:
    return f"INDEX({p.elements(x, family)},MATCH({p.here(word)},{p.labels(x)},0))"


@verb(_looked_up, _lookup_excel, names_only=True)
def lookup(family: Family, word: Array, x: Array) -> Array:
    """Value of `x`, which is per element of a fixed family, that belongs to a word."""
    keys = list(family.elements)
    return x[:, [keys.index(str(w)) for w in np.asarray(word).ravel()], :]


@verb(_per_family, lambda p, _, word: f"IF({p.here(word)}={p.element_label()},1,0)")
def is_element(family: Family, word: Array) -> Array:
    """One at the element of a fixed family that a word names, zero elsewhere."""
    keys = np.array(list(family.elements)).reshape(1, -1, 1)
    return np.where(keys == np.asarray(word), 1.0, 0.0)


def _by_element_excel(p: Printer, _: Family, keys: tuple[str, ...], *values: Node) -> str:
    here = dict(zip(keys, values, strict=True)).get(p.element_key())
    return "0" if here is None else p.here(here)


@verb(_per_family, _by_element_excel)
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


@verb(_same, _smallest_excel)
def _which_smallest(keys: tuple[str, ...], *values: Array) -> Array:
    smallest = np.minimum.reduce(np.broadcast_arrays(*values))
    word = np.full(smallest.shape, keys[-1], dtype=f"<U{max(map(len, keys))}")
    for key, value in zip(keys[-2::-1], values[-2::-1], strict=True):
        word = np.where(value <= smallest, key, word)
    return word



def which_smallest(values: Mapping[str, Any]) -> Any:
    """Word of the smallest value; of equal ones the first named."""
    return _which_smallest(tuple(values), *values.values())


@verb(_same, lambda p, x, total: f"IF({p.here(total)}=0,0,{p.atom(x)}/{p.atom(total)})")
def share_of(x: Array, total: Array) -> Array:
    """Part of a total, zero when the total is zero."""
    total = np.asarray(total, float)
    return np.where(total == 0, 0.0, x / np.where(total == 0, 1.0, total))


@verb(_same, lambda p, x, y: f"{p.here(x)}-{p.atom(y)}>=-1E-9*(1+ABS({p.here(y)}))")
def at_least(x: Array, y: Array) -> Array:
    """Whether x is y or more, within rounding."""
    return np.asarray(x - y >= -TOLERANCE * (1 + np.abs(y)))


@verb(_same, lambda p, x: f"-INT(0.000001-{p.atom(x)})")
def whole_units(x: Array) -> Array:
    """Smallest whole number that is enough; three times a third counts as one."""
    return np.ceil(x - UNIT_TOLERANCE)


@verb(_same, lambda p, x, other: f"IF(ISNUMBER({p.here(x)}),{p.here(x)},{p.here(other)})", names_only=False)
def given_or(x: Array, other: Array) -> Array:
    """The user's value, or the other one where the cell is empty; zero is a value."""
    return np.where(np.isnan(x), other, x)


@verb(_same, lambda p, condition, x: f'IF({p.here(condition)},{p.here(x)},"")')
def missing_unless(condition: Array, x: Array) -> Array:
    """The value where the condition holds, missing elsewhere."""
    return np.where(condition, x, np.nan)


@verb(
    _without_years,
    lambda p, x: f'IFERROR(IRR({p.years(x)},{p.opening()}),"")',
    across_years=True,
    names_only=True,
)
def irr(x: Array) -> Array:
    """Internal rate of return nearest to zero; missing without a root (see core.roots)."""
    return irr_nearest_zero(x)
