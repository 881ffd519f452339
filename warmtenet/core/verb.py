"""How a verb is declared: its NumPy form, its axis rule and its Excel form, side by side."""

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
    return axes[1]


def gathered_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of the positions at which values are taken."""
    return Axes(axes[0].yearly or axes[1].yearly, axes[1].family)


def scattered_axes(axes: Sequence[Axes], _: tuple[Any, ...]) -> Axes:
    """Return the axes of the elements to whose number values are added."""
    if axes[1].family is None or axes[1].family != axes[2].family:
        raise CannotRecordError("needs positions and values of one family")
    return Axes(axes[2].yearly, axes[0].family)


def grouped_axes(axes: Sequence[Axes], args: tuple[Any, ...]) -> Axes:
    """Return the axes of sums per word."""
    if axes[0].family is None or axes[0].family != axes[1].family:
        raise CannotRecordError("needs words and values of one family")
    return Axes(axes[1].yearly, args[0])
