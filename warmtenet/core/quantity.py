"""Declarations: what a quantity, an input, a family and a chapter are."""

import inspect
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])
OverYears = Literal["sum", "last"]
NO_WORDS: Mapping[str, str] = MappingProxyType({})
YES_NO: Mapping[str, str] = MappingProxyType({"yes": "yes", "no": "no"})
JOINT = " · "


@dataclass(frozen=True)
class Family:
    """Things of one kind that a quantity is counted per: building groups, cost items, months.

    Attributes
    ----------
    name
        Key in the code and in `results.json`.
    label
        What a user calls one element.
    elements
        Keys and labels of a family that is fixed; empty when the user fills in the rows.
    rows
        Makes the elements of a family that follows from other families, such as every archetype in
        every comfort class; it is given what tells the elements of a family.
    words
        Keys and labels of the parts of such an element, which are joined by `JOINT`.
    """

    name: str
    label: str
    elements: Mapping[str, str] = field(default_factory=dict, hash=False)
    rows: Callable[["ElementsOf"], Iterable[str]] | None = field(default=None, compare=False)
    words: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_typed(self) -> bool:
        """Whether the user fills in the rows."""
        return not self.elements and self.rows is None

    def labels(self, elements: Sequence[str], say: Callable[[str], str]) -> list[str]:
        """Return what a reader calls the elements, each word of a fixed list in their language."""
        if self.elements:
            return [say(label) for label in self.elements.values()]
        return [
            JOINT.join(say(self.words[part]) if part in self.words else part for part in key.split(JOINT))
            for key in elements
        ]


ElementsOf = Callable[[Family], Sequence[str]]


def product(name: str, label: str, *factors: Family) -> Family:
    """Return the family of every combination of the elements of some families, the last running fastest."""

    def rows(elements: ElementsOf) -> Iterable[str]:
        return (JOINT.join(parts) for parts in itertools.product(*(elements(f) for f in factors)))

    words = {key: said for f in factors for key, said in {**f.elements, **f.words}.items()}
    return Family(name, label, rows=rows, words=words)


@dataclass(frozen=True)
class Chapter:
    """A file of the model, which is also a sheet of the workbooks."""

    name: str
    label: str
    order: int


@dataclass(frozen=True)
class Description:
    """What the decorator hangs on a function."""

    unit: str
    per: Family | None
    yearly: bool
    over_years: OverYears | None
    live: bool
    may_be_missing: bool
    words: Mapping[str, str] = field(hash=False)
    ask: bool


@dataclass(frozen=True)
class Given:
    """An input or key figure; see `given`."""

    unit: str
    default: float | str | Mapping[str, float | str] | None = field(hash=False)
    label: str
    low: float | None = None
    high: float | None = None
    range: tuple[float, float] | None = None
    per: Family | None = None
    yearly: bool = False
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    pattern: str = ""
    figure: str | None = None
    when: str = "price_level_year"
    help: str = ""
    key: str | None = None
    structural: bool = False
    required: bool = False
    optional: bool = False
    hidden: bool = False
    unit_list: str | None = None
    round: str | None = None
    names: bool = False

    @property
    def is_word(self) -> bool:
        """Whether the value is one of a list of words."""
        return bool(self.words)


def given(
    unit: str,
    default: float | str | Mapping[str, float | str] | None,
    label: str,
    low: float | None = None,
    high: float | None = None,
    **details: Any,
) -> Given:
    """Declare an input.

    Parameters
    ----------
    unit, default, label
        Unit from the list in `core.units`, value when the user gives none (or a value per
        element of a fixed family), English label.
    low, high
        Limits outside which a value is refused, in `unit`.
    range
        Low and high value of the sensitivity.
    per, yearly
        Family of which it is a table column; whether it differs per calendar year.
    words
        Keys and English labels of a drop-down.
    pattern
        Regular expression of what may be typed beside the words.
    figure, when
        Key figure that supplies the default, and by which date it is taken: the name of an
        input, or "year" for the value of each calendar year. `{element}` stands for the
        element of a family.
    help
        Explanation beside the input.
    key
        Column key in the workbook where it differs from the name in the model.
    structural
        It shapes the axes or the choice of figures, so scenarios are prepared one by one.
    required, optional
        Must be filled in; may stay empty (not a number in the model).
    hidden
        Not asked for in the workbook: always the key figure, or made from another input.
    unit_list
        The text is a list of units such as "3x20%" that fills this column, which is per
        unit of a family without a sheet of its own.
    round
        One when a round of this subsidy scheme is open on the date named by `when`.
    names
        The text is the name of each element of the family itself.
    """
    return Given(unit, default, label, low, high, **details)


def quantity(
    unit: str,
    *,
    per: Family | None = None,
    yearly: bool = False,
    over_years: OverYears | None = None,
    live: bool = True,
    may_be_missing: bool = False,
    words: Mapping[str, str] = NO_WORDS,
    ask: bool = False,
) -> Callable[[Function], Function]:
    """Declare that a function computes a quantity; the function itself stays as it is.

    Parameters
    ----------
    unit
        From the list in `core.units`.
    per, yearly
        Axes of the result: one value per element of a family, per calendar year.
    over_years
        How years add up: "sum" for flows, "last" for stocks, None for prices and shares.
    live
        False for an engineering leaf that only Python evaluates: its body is not recorded and is
        given plain numbers, words and arrays, see `leaf`.
    may_be_missing
        The result may be not-a-number, such as an internal rate of return without root.
    words
        Keys and labels when the result is a word.
    ask
        Listed among the inputs as "empty = computed".
    """

    def hang(function: Function) -> Function:
        function.__quantity__ = Description(  # type: ignore[attr-defined]
            unit, per, yearly, over_years, live, may_be_missing, words, ask
        )
        return function

    return hang


@dataclass(frozen=True)
class Output:
    """One result of a leaf: its label and what `quantity` is told of others."""

    label: str
    description: Description


def output(
    unit: str,
    label: str,
    *,
    per: Family | None = None,
    yearly: bool = False,
    over_years: OverYears | None = None,
    may_be_missing: bool = False,
    words: Mapping[str, str] = NO_WORDS,
) -> Output:
    """Declare a result of a leaf, see `quantity`."""
    return Output(label, Description(unit, per, yearly, over_years, False, may_be_missing, words, ask=False))


@dataclass(frozen=True)
class Leaf:
    """What `leaf` hangs on a function."""

    outputs: Mapping[str, Output]
    asks: tuple[str, ...]


def leaf(outputs: Mapping[str, Output], asks: Iterable[str] = ()) -> Callable[[Function], Function]:
    """Declare that a function simulates or iterates and gives several quantities at once.

    The function is not recorded. It is given single values as numbers or words, those per element as
    arrays (element,), yearly ones as (year,) or (year, element), and returns one such value for every
    name in `outputs`. It is called once for each distinct set of inputs.

    Parameters
    ----------
    asks
        Names of what it needs, where those are too many for parameters: it is given one mapping.
    """

    def hang(function: Function) -> Function:
        function.__leaf__ = Leaf(outputs, tuple(asks))  # type: ignore[attr-defined]
        return function

    return hang


@dataclass(frozen=True)
class Quantity:
    """A function of the model with its description and place in the source."""

    name: str
    function: Callable[..., Any]
    description: Description
    parameters: tuple[str, ...]
    chapter: Chapter
    label: str
    notes: str
    place: str

    @property
    def unit(self) -> str:
        """Unit of the result."""
        return self.description.unit

    @property
    def per(self) -> Family | None:
        """Family of the result."""
        return self.description.per

    @property
    def yearly(self) -> bool:
        """Whether the result has one value per year."""
        return self.description.yearly

    @property
    def words(self) -> Mapping[str, str]:
        """Words that the result stands for."""
        return self.description.words


def read_leaf(function: Callable[..., Any], chapter: Chapter) -> list[Quantity]:
    """Make the quantities of a function decorated by `leaf`."""
    declared: Leaf = function.__leaf__  # type: ignore[attr-defined]
    code, notes = function.__code__, inspect.getdoc(function) or ""
    place = f"{code.co_filename}:{code.co_firstlineno}"
    parameters, call = tuple(inspect.signature(function).parameters), function
    if declared.asks:
        parameters, call = declared.asks, _with_mapping(function, declared.asks)
    return [
        Quantity(name, call, o.description, parameters, chapter, o.label, notes, place)
        for name, o in declared.outputs.items()
    ]


def _with_mapping(function: Callable[..., Any], names: tuple[str, ...]) -> Callable[..., Any]:
    return lambda *values: function(dict(zip(names, values, strict=True)))


def read_quantity(function: Callable[..., Any], chapter: Chapter, name: str | None = None) -> Quantity:
    """Make the quantity of a decorated function."""
    label, _, notes = (inspect.getdoc(function) or "").partition("\n")
    code = function.__code__
    return Quantity(
        name=name or function.__name__,
        function=function,
        description=function.__quantity__,  # type: ignore[attr-defined]
        parameters=tuple(inspect.signature(function).parameters),
        chapter=chapter,
        label=label.strip(),
        notes=notes.strip(),
        place=f"{code.co_filename}:{code.co_firstlineno}",
    )
