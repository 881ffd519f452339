"""Declarations: what a quantity, an input, a family and a chapter are."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])
OverYears = Literal["sum", "last"]
NO_WORDS: Mapping[str, str] = MappingProxyType({})
YES_NO: Mapping[str, str] = MappingProxyType({"yes": "yes", "no": "no"})


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
    """

    name: str
    label: str
    elements: Mapping[str, str] = field(default_factory=dict, hash=False)


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
    default: float | str | Mapping[str, str] | None = field(hash=False)
    label: str
    low: float | None = None
    high: float | None = None
    range: tuple[float, float] | None = None
    per: Family | None = None
    yearly: bool = False
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
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

    @property
    def is_word(self) -> bool:
        """Whether the value is one of a list of words."""
        return bool(self.words)


def given(
    unit: str,
    default: float | str | Mapping[str, str] | None,
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
        False for an engineering leaf that only Python evaluates.
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
