"""The sentence engine: the first rule of a topic whose conditions hold speaks.

A rule is data only: comparisons over named facts and a pattern with formatting directives. Nothing in it is
Python, so the same declarations can be evaluated in a browser (`declarations`).

A pattern field is `{fact|directive}`: `{npv_project_eur|money}` writes "EUR 7,9 mln".
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from warmtenet.locale import Text, Translator
from warmtenet.report.numbers import Numbers, round_half_up
from warmtenet.report.words import Part, Sentence

Fact = float | str | None
Facts = Mapping[str, Fact]
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]
Condition = tuple[str, Literal["exists", "missing"]] | tuple[str, Comparison, float | str]
Operation = Literal["abs", "negative", "or_zero", "plus", "minus", "times", "divide", "round"]

_FIELD = re.compile(r"\{(\w+)\|(\w+)\}")


@dataclass(frozen=True)
class Rule:
    """One sentence: a unique id, conditions that must all hold, and the English pattern.

    A condition is (fact, comparison, number), (fact, comparison, "@other_fact") or (fact, "exists").
    A comparison with a missing fact never holds.
    """

    id: str
    when: tuple[Condition, ...]
    pattern: Text


@dataclass(frozen=True)
class Derived:
    """A fact computed from others before the rules are tried; missing where an argument is missing."""

    name: str
    operation: Operation
    arguments: tuple[str | float, ...]


@dataclass(frozen=True)
class Book:
    """All topics and the facts derived for them."""

    topics: Mapping[str, tuple[Rule, ...]]
    derived: tuple[Derived, ...] = ()
    plurals: Mapping[str, tuple[Text, Text]] | None = None


_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
_OPERATE: dict[str, Callable[..., float | None]] = {
    "abs": abs,
    "negative": lambda a: -a,
    "plus": lambda a, b: a + b,
    "minus": lambda a, b: a - b,
    "times": lambda a, b: a * b,
    "divide": lambda a, b: a / b if b else None,
    "round": lambda a, step: round_half_up(a, step=step),
}
_WRITE: dict[str, Callable[[Numbers, float], str]] = {
    "money": lambda n, v: n.money(v),
    "eur": lambda n, v: n.with_unit("EUR", v),
    "dwelling": lambda n, v: f"EUR\u00a0{n.dwelling(v)}",
    "tariff": lambda n, v: f"{n.tariff(v)}\u00a0EUR/GJ",
    "lcoh": lambda n, v: f"{n.lcoh(v)}\u00a0EUR/GJ",
    "gas_price": lambda n, v: f"{n.tariff(v)}\u00a0EUR/m³",
    "percent": lambda n, v: n.percent(v),
    "percent0": lambda n, v: n.percent(v, 0),
    "ratio": lambda n, v: n.ratio(v),
    "one": lambda n, v: n.number(v, 1),
    "whole": lambda n, v: n.whole(v),
    "year": lambda n, v: n.year(v),
    "mwh": lambda n, v: n.with_unit("MWh", v),
    "kw": lambda n, v: n.with_unit("kW", v),
    "celsius": lambda n, v: n.with_unit("C", v),
    "kelvin": lambda n, v: n.with_unit("K", v),
}


def with_derived(facts: Facts, derived: Sequence[Derived]) -> dict[str, Fact]:
    """Return the facts and, in order, what is derived from them; a given fact is never replaced."""
    known = {name: _clean(value) for name, value in facts.items()}
    for rule in derived:
        if known.get(rule.name) is None:
            known[rule.name] = _derive(rule, known)
    return known


def holds(condition: Condition, facts: Facts) -> bool:
    """Return whether one condition is true of the facts."""
    value = facts.get(condition[0])
    if condition[1] == "exists":
        return value is not None
    if condition[1] == "missing":
        return value is None
    other: Fact = condition[2]
    if isinstance(other, str) and other.startswith("@"):
        other = facts.get(other[1:])
    if value is None or other is None:
        return False
    if isinstance(value, str) or isinstance(other, str):
        return (value == other) == (condition[1] == "==")
    return _COMPARE[condition[1]](value, other)


def choose(topic: str, facts: Facts, book: Book) -> Rule | None:
    """Return the first rule of the topic whose conditions all hold, None where none does.

    Raises
    ------
    KeyError
        for an unknown topic.
    """
    known = with_derived(facts, book.derived)
    return next((rule for rule in book.topics[topic] if all(holds(c, known) for c in rule.when)), None)


def write(rule: Rule, facts: Facts, t: Translator, book: Book) -> Sentence:
    """Translate and fill the pattern of a rule; every figure keeps the name of its fact.

    Raises
    ------
    KeyError
        if the pattern names a fact that is missing, or an unknown directive.
    """
    known = with_derived(facts, book.derived)
    pattern = t(rule.pattern.message)
    parts: list[Part] = []
    end = 0
    for match in _FIELD.finditer(pattern):
        parts.append(Part(pattern[end : match.start()]))
        parts.append(_filled(rule, match[1], match[2], known, t, book))
        end = match.end()
    parts.append(Part(pattern[end:]))
    return Sentence(rule.id, tuple(part for part in parts if part.text))


def declarations(book: Book, t: Translator) -> dict[str, object]:
    """Return topics and derived facts as JSON-able data, patterns in the translator's language."""
    return {
        "topics": {
            name: [
                {"id": r.id, "when": [list(c) for c in r.when], "pattern": t(r.pattern.message)}
                for r in rules
            ]
            for name, rules in book.topics.items()
        },
        "derived": [[d.name, d.operation, list(d.arguments)] for d in book.derived],
        "plurals": {n: [t(one.message), t(many.message)] for n, (one, many) in (book.plurals or {}).items()},
    }


def _clean(value: Fact) -> Fact:
    if value is None or isinstance(value, str):
        return value
    number = float(value)
    return number if math.isfinite(number) else None


def _filled(rule: Rule, name: str, directive: str, facts: Facts, t: Translator, book: Book) -> Part:
    value = facts.get(name)
    if value is None:
        raise KeyError(f"rule {rule.id}: the fact {name!r} is missing")
    if directive == "text":
        return Part(str(value))
    if directive == "word":
        return Part(t(str(value)))
    if isinstance(value, str):
        raise TypeError(f"rule {rule.id}: {name!r} is a text, the directive {directive!r} writes a number")
    numbers = Numbers(t.language)
    plurals = book.plurals or {}
    if directive in plurals:
        one, many = plurals[directive]
        form = t.plural(one.message, many.message, int(value))
        return Part(form.replace("{n}", numbers.whole(value)), name)
    return Part(_WRITE[directive](numbers, value), name)


def _derive(rule: Derived, facts: Facts) -> float | None:
    values = [facts.get(a) if isinstance(a, str) else a for a in rule.arguments]
    if rule.operation == "or_zero":
        return values[0] if isinstance(values[0], float) else 0.0
    numbers = [float(v) for v in values if isinstance(v, (int, float))]
    if len(numbers) < len(values):
        return None
    return _OPERATE[rule.operation](*numbers)
