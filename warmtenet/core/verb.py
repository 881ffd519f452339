"""How a verb is declared: its NumPy form, axis rule, Excel form and JavaScript form, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from warmtenet.core.quantity import Family
from warmtenet.core.trace import CannotRecordError, Node, as_node

Array = np.ndarray[Any, np.dtype[Any]]


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

    def elements(self, node: Node) -> str:
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


class Script(Protocol):
    """What a verb asks of the JavaScript printer.

    "Here" is the current element and year. What a verb returns is a call or stands in brackets.
    """

    def here(self, node: Node) -> str:
        """Number or word here."""

    def atom(self, node: Node) -> str:
        """The same, in brackets where an operator could tear it apart."""

    def condition(self, node: Node) -> str:
        """Whether an expression holds here."""

    def elements(self, node: Node) -> str:
        """Function that gives the expression at the position of an element of its own family."""

    def years(self, node: Node) -> str:
        """Function that gives the expression at the position of a year, at the element here."""

    def row(self, node: Node) -> str:
        """Array of the expression over all years, at the element here."""

    def at_last_year(self, node: Node) -> str:
        """Expression in the last year."""

    def once(self, helper: str, node: Node) -> str:
        """Name of what a helper makes of all elements of a name, once for the whole quantity."""

    def count(self, family: Family) -> str:
        """Number of elements of a family."""

    def element(self, family: Family) -> str:
        """Position of the current element of a family, from zero."""

    def keys(self, family: Family) -> str:
        """Array of the keys of a fixed family."""

    def key(self, family: Family) -> str:
        """Key of the current element of a fixed family."""

    def year(self) -> str:
        """Position of the current year, from zero."""

    def year_count(self) -> str:
        """Number of years."""

    def word(self, key: str) -> str:
        """Key of a word in quotes."""

    def words(self, keys: Sequence[str]) -> str:
        """Array of keys of words."""


@dataclass(frozen=True)
class Verb:
    """One verb: its NumPy form, its axis rule, its Excel and JavaScript forms and its demands."""

    name: str
    numpy: Callable[..., Any]
    axes: Callable[[Sequence[Axes], tuple[Any, ...]], Axes]
    excel: Callable[..., str]
    javascript: Callable[..., str]
    across_years: bool
    names_only: bool
    gives_row: bool


VERBS: dict[str, Verb] = {}


def verb(
    axes: Callable[[Sequence[Axes], tuple[Any, ...]], Axes],
    excel: Callable[..., str],
    javascript: Callable[..., str],
    *,
    across_years: bool = False,
    names_only: bool = False,
    gives_row: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a verb.

    Parameters
    ----------
    axes, excel, javascript
        Axis rule, and how the verb is written at one cell and at one element and year.
    across_years
        It looks at other years, so it cannot stand in a loop through the years.
    names_only
        Its range arguments must be plain names.
    gives_row
        Its JavaScript form is the array of all years, not the value of one.
    """

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        name = function.__name__.removeprefix("_")
        VERBS[name] = Verb(name, function, axes, excel, javascript, across_years, names_only, gives_row)

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


def same_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of the operands together."""
    return merge(axes)


def without_years_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes once the years are gone."""
    together = merge(axes)
    if not together.yearly:
        raise CannotRecordError("sums or searches years of something that is not yearly")
    return Axes(yearly=False, family=together.family)


def yearly_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of something yearly."""
    return Axes(yearly=True, family=merge(axes).family)


def along_years_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of what is carried along the years, with a lifetime that stays the same."""
    together = merge(axes)
    if not axes[0].yearly or any(a.yearly for a in axes[1:]):
        raise CannotRecordError("carries something along the years that is not yearly, or by a yearly number")
    return Axes(yearly=True, family=together.family)


def without_family_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes once a family is summed."""
    if axes[-1].family != args[0]:
        raise CannotRecordError(f"is not per {args[0].name}, so it cannot be summed over it")
    return Axes(axes[-1].yearly, None)


def within_family_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes of values that stay per element of the family."""
    if axes[-1].family != args[0]:
        raise CannotRecordError(f"is not per {args[0].name}")
    return axes[-1]


def looked_up_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes of the word that is looked up."""
    if axes[1].family != args[0]:
        raise CannotRecordError(f"the looked-up values are not per {args[0].name}")
    return Axes(axes[0].yearly or axes[1].yearly, axes[0].family)


def per_family_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes of one value per element of a family."""
    return Axes(any(a.yearly for a in axes), args[0])


def found_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of names that are looked for among those of another family."""
    if axes[0].yearly:
        raise CannotRecordError("looks for a name among names that differ per year")
    return axes[1]


def gathered_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of the positions at which values are taken."""
    return Axes(axes[0].yearly or axes[1].yearly, axes[1].family)


def scattered_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of the elements to whose number values are added."""
    if axes[1].family is None or axes[1].family != axes[2].family:
        raise CannotRecordError("needs positions and values of one family")
    if axes[0].yearly or axes[1].yearly:
        raise CannotRecordError("needs numbers and positions that stay the same through the years")
    return Axes(axes[2].yearly, axes[0].family)


def grouped_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes of sums per word."""
    if axes[0].family is None or axes[0].family != axes[1].family or axes[0].yearly:
        raise CannotRecordError("needs words and values of one family, words that stay through the years")
    return Axes(axes[1].yearly, args[0])
