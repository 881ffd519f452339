"""Reads rows of plain data against a list of fields, and collects what is wrong with them."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from warmtenet.locale import Text, text


@dataclass(frozen=True)
class Field:
    """What a field may hold: `expected` says it to a reader, `accepts` tests it."""

    expected: Text
    accepts: Callable[[object], bool]
    default: Any = None
    required: bool = False


def number(
    default: float | None = None,
    *,
    least: float = -math.inf,
    most: float = math.inf,
    above: float | None = None,
) -> Field:
    """Return a field for a finite number within limits; without a default it must be given."""

    def accepts(value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return False
        return least <= value <= most and (above is None or value > above)

    expected = text("a number")
    if above is not None:
        expected = text("a number above {least}", least=above)
    elif math.isfinite(most):
        expected = text("a number from {least} to {most}", least=least, most=most)
    elif math.isfinite(least):
        expected = text("a number of at least {least}", least=least)
    return Field(expected, accepts, default, default is None)


def word(words: Iterable[str], default: str | None = None) -> Field:
    """Return a field for one of some words; without a default it must be given."""
    known = tuple(words)
    return Field(one_of(known), lambda value: value in known, default, default is None)


def name(*, required: bool = True) -> Field:
    """Return a field for a text that is not empty."""
    return Field(text("a name"), lambda value: isinstance(value, str) and bool(value), None, required)


def yes_no() -> Field:
    """Return a field for a truth value, which must be given."""
    return Field(text("yes or no"), lambda value: isinstance(value, bool), None, required=True)


def rows() -> Field:
    """Return a field for a list of mappings, empty where it is left out."""

    def accepts(value: object) -> bool:
        return isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)

    return Field(text("a list of rows"), accepts, ())


def group() -> Field:
    """Return a field for a mapping that may be left out."""
    return Field(text("a group of fields"), lambda value: isinstance(value, Mapping))


def one_of(words: Iterable[str]) -> Text:
    """Return the words as a text."""
    return text("one of {words}", words=", ".join(words))


@dataclass
class Reading:
    """One pass over plain data, with the problems met on the way."""

    problems: list[Text] = field(default_factory=list)

    def row(self, raw: Mapping[str, Any], fields: Mapping[str, Field], where: Text) -> dict[str, Any]:
        """Return one value per field: the one given, else its default; report everything else."""
        for unknown in sorted(raw.keys() - fields.keys()):
            self.report(where, text("unknown field {field}", field=unknown), one_of(fields))
        return {key: self._value(raw.get(key), key, known, where) for key, known in fields.items()}

    def report(self, where: Text, found: Text, expected: Text) -> None:
        """Add a problem: where it is, what was found there, what is expected."""
        problem = text("{where}: {found}; expected {expected}", where=where, found=found, expected=expected)
        self.problems.append(problem)

    def _value(self, value: object, key: str, known: Field, where: Text) -> Any:
        if value is None or (isinstance(value, float) and math.isnan(value)):
            if known.required:
                self.report(where, text("{field} is missing", field=key), known.expected)
            return known.default
        if not known.accepts(value):
            self.report(where, text("{field} is {found}", field=key, found=repr(value)), known.expected)
            return known.default
        return value
