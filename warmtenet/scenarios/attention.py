"""Points of attention: conventions that matter, results outside sound bounds, limits of the law."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from warmtenet.locale import Text, text
from warmtenet.scenarios.result import Result

Severity = Literal["critical", "attention", "info"]
PLACES: Mapping[str, Text] = {"inputs": text("Inputs"), "overrides": text("Overrides")}
METRIC = "npv_project_eur"
ORDER = {"critical": 0, "attention": 1, "info": 2}


@dataclass(frozen=True)
class Attention:
    """Something that deserves attention.

    Attributes
    ----------
    where
        Sheet and cell, or the name of a quantity.
    effect_eur
        What the other convention would do to the net present value, where computed.
    """

    where: Text | str
    what: Text
    severity: Severity
    remedy: Text | None = None
    effect_eur: float | None = None


@dataclass(frozen=True)
class Rule:
    """When a point of attention holds and what it says.

    `what` returns nothing when the point does not hold. `instead` are the inputs of the other
    convention, for its effect on the net present value.
    """

    name: str
    where: str
    severity: Severity
    what: Callable[[Result], Text | None]
    remedy: Text | None = None
    instead: Callable[[Result], Mapping[str, float | str]] | None = None
    concepts: frozenset[str] = field(default=frozenset({"teo", "tea"}))


def when(condition: object, message: Text) -> Text | None:
    """Return the message where the condition holds."""
    return message if condition else None


def find_attention(result: Result, rules: Iterable[Rule]) -> tuple[Attention, ...]:
    """Return the points of attention of a result, those of its workbook included, worst first."""
    from_workbook = (Attention(w.where, w.what, w.severity, w.remedy) for w in result.case.project.warnings)
    found = [*from_workbook, *_apply(result, rules)]
    return tuple(sorted(found, key=lambda a: (ORDER[a.severity], -abs(a.effect_eur or 0))))


def _apply(result: Result, rules: Iterable[Rule]) -> Iterator[Attention]:
    for rule in rules:
        if result.case.project.concept not in rule.concepts:
            continue
        what = rule.what(result)
        if what is not None:
            effect = effect_of(result, rule.instead(result)) if rule.instead else None
            yield Attention(rule.where, what, rule.severity, rule.remedy, effect)


def effect_of(result: Result, instead: Mapping[str, float | str]) -> float | None:
    """Return what other inputs do to the net present value; nothing when they are not in the model."""
    case, model = result.case, result.case.model
    if any(n not in case.arrays and n not in model.quantities for n in instead):
        return None
    return float(case.single(instead, [METRIC])[METRIC] - result[METRIC])
