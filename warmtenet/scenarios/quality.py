"""The quality of this very case: what a careful reviewer would try on it, each with a verdict in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from warmtenet.locale import Amount, Text, Translator, text
from warmtenet.scenarios.assumed import assumed, entries
from warmtenet.scenarios.closures import Closure, closures_of
from warmtenet.scenarios.dead_inputs import DeadInput, Movement, move_inputs
from warmtenet.scenarios.money_matrix import MoneyMatrix
from warmtenet.scenarios.monotone import Tried, try_expectations
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, tornado

State = Literal["good", "attention", "bad", "untested"]
VERDICTS: Mapping[State, Text] = MappingProxyType(
    {
        "good": text("meets"),
        "attention": text("mind this"),
        "bad": text("does not meet"),
        "untested": text("not tested"),
    }
)
CONVENTIONS = (
    "discount_moment",
    "discount_rate",
    "price_level_year",
    "inflation_revenue",
    "inflation_opex",
    "inflation_capex",
    "index_energy",
    "gas_calorific_basis",
    "network_loss_basis",
    "saving_basis",
    "simultaneity_method",
    "hourly_basis",
    "weather_year",
    "cop_convention",
    "auxiliary_basis",
    "residual_value",
    "first_year_delivery_share",
    "bak_is_net_of_subsidy",
    "vat_rate",
)
CLOSURES: Mapping[str, Text] = MappingProxyType(
    {
        "energy": text("energy in = energy out + losses"),
        "money": text("money from = money to"),
        "funds": text("sources = uses"),
        "balance": text("cash flow and balance sheet"),
        "per_connection": text("per connection x connections = total"),
        "waterfall": text("waterfall = net present value"),
    }
)
LARGE_SHARE = 0.5


@dataclass(frozen=True)
class Finding:
    """One test of the case.

    Attributes
    ----------
    test
        Key of the test, the same in every language.
    names
        Inputs and results that it speaks of.
    """

    test: str
    label: Text
    verdict: State
    what: Text
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quality:
    """All tests of a case: a summary, and what lies behind it."""

    findings: tuple[Finding, ...]
    movement: Movement
    tried: tuple[Tried, ...]
    closures: tuple[Closure, ...]


def quality_of(result: Result, money: MoneyMatrix) -> Quality:
    """Test a case: inputs without effect, directions, sums, conventions, overrides, assumptions."""
    movement, tried = move_inputs(result), try_expectations(result)
    closures = closures_of(result, money)
    findings = (
        _dead(movement),
        _untested(movement),
        _directions(tried),
        *_sums(closures),
        _conventions(result),
        _overridden(result),
        _changed(result),
        _assumptions(result, tornado(result.case)),
    )
    return Quality(findings, movement, tried, closures)


def _dead(movement: Movement) -> Finding:
    label, dead = text("inputs without effect"), movement.dead
    moved, names = len(movement.tested), tuple(d.name for d in dead)
    if not dead:
        return Finding(
            "dead_inputs",
            label,
            "good",
            text("Each of the {moved} inputs moved changes a result.", moved=moved),
        )
    unexplained = sum(d.reason is None for d in dead)
    typed = sum(d.typed for d in dead)
    what = text(
        "Inputs moved: {moved}. Without effect: {dead}, of which without a known reason: {unexplained}, "
        "and filled in with another value than the default: {typed}.",
        moved=moved,
        dead=len(dead),
        unexplained=unexplained,
        typed=typed,
    )
    return Finding("dead_inputs", label, "attention" if unexplained or typed else "good", what, names)


def _untested(movement: Movement) -> Finding:
    label, names = text("inputs that ask for a new calculation"), movement.untested
    what = text(
        "Inputs not moved: {count}. They shape the rows, or act only through what is simulated once per run; "
        "change them in the workbook and run again.",
        count=len(names),
    )
    return Finding("untested_inputs", label, "untested" if names else "good", what, names)


def _directions(tried: Iterable[Tried]) -> Finding:
    tried = tuple(tried)
    failed = [t for t in tried if t.failed_from is not None]
    skipped = sum(t.reason is not None for t in tried)
    what = text(
        "Expectations that hold: {passed} of {count}; not as expected: {failed}; not tested in this case: "
        "{skipped}.",
        passed=len(tried) - len(failed) - skipped,
        count=len(tried),
        failed=len(failed),
        skipped=skipped,
    )
    names = dict.fromkeys(n for t in failed for n in (t.expectation.cause, t.expectation.outcome))
    state: State = "bad" if failed else "untested" if skipped == len(tried) else "good"
    return Finding("monotonicity", text("outcomes go the expected way"), state, what, tuple(names))


def _sums(closures: Iterable[Closure]) -> Iterator[Finding]:
    closures = tuple(closures)
    for test, label in CLOSURES.items():
        own = [c for c in closures if c.test == test]
        failed = [c for c in own if not c.closes]
        names = tuple(dict.fromkeys(n for c in failed or own for n in c.names))
        if not own:
            yield Finding(test, label, "untested", text("This model does not compute it."))
        elif failed:
            yield Finding(test, label, "bad", _gap(failed[0]), names)
        else:
            said = [c.label for c in own]
            yield Finding(test, label, "good", text("Agrees: {sums}.", sums=said), names)


def _gap(closure: Closure) -> Text:
    gap = Amount(closure.gap, 2)
    if closure.year is None:
        return text("{sum}: difference {gap}.", sum=closure.label, gap=gap)
    return text("{sum}: largest difference {gap}, in {year}.", sum=closure.label, gap=gap, year=closure.year)


def _conventions(result: Result) -> Finding:
    project = result.case.project
    used = [n for n in CONVENTIONS if n in result]
    other = tuple(n for n in used if n in project.changed or n in project.overrides)
    label = text("conventions in force")
    if not other:
        what = text("All {count} conventions are those of the default.", count=len(used))
        return Finding("conventions", label, "good", what, tuple(used))
    what = text(
        "Conventions: {count}; other than the default: {names}.",
        count=len(used),
        names=_labels(result, other),
    )
    return Finding("conventions", label, "attention", what, other)


def _overridden(result: Result) -> Finding:
    names = result.case.model.overridden
    label = text("computed values replaced by hand")
    if not names:
        return Finding("overridden", label, "good", text("None."))
    what = text("Replaced: {names}. They do not follow their inputs.", names=_labels(result, names))
    return Finding("overridden", label, "attention", what, names)


def _changed(result: Result) -> Finding:
    model = result.case.model
    names = tuple(n for n in model.inputs if n in result.case.project.changed)
    what = text("Inputs that differ from their default: {count}.", count=len(names))
    return Finding("changed", text("inputs changed"), "good", what, names)


def _assumptions(result: Result, bars: list[Bar]) -> Finding:
    found = entries(result, bars)
    counted = assumed(found, bars)
    names = tuple(e.name for e in found if e.is_assumption)
    label = text("part of the outcome that rests on assumptions")
    if counted.tornado_share is None:
        what = text("No input with a range changes the outcome.")
        return Finding("assumptions", label, "untested", what, names)
    what = text(
        "{assumptions} of {inputs} inputs are assumptions; together they make up {share} of the width of the "
        "tornado.",
        assumptions=counted.assumptions,
        inputs=counted.inputs,
        share=Amount(100 * counted.tornado_share, 0, "%"),
    )
    state: State = "attention" if counted.tornado_share >= LARGE_SHARE else "good"
    return Finding("assumptions", label, state, what, names)


def _labels(result: Result, names: Iterable[str]) -> list[Text]:
    return [text(result.describe(name).label) for name in names]


def details_of(quality: Quality, result: Result) -> tuple[Finding, ...]:
    """Return what lies behind the summary: a finding per input without effect and per expectation."""
    dead = (_of_dead(d, result) for d in quality.movement.dead)
    return (*dead, *(_of_tried(t, result) for t in quality.tried))


def _of_dead(dead: DeadInput, result: Result) -> Finding:
    label = text(result.describe(dead.name).label)
    reason = dead.reason or text("no reason found; check whether it was meant to count")
    state: State = "good" if dead.reason and not dead.typed else "attention"
    return Finding("dead_input", label, state, reason, (dead.name,))


def _of_tried(tried: Tried, result: Result) -> Finding:
    expectation = tried.expectation
    names = (expectation.cause, expectation.outcome)
    label = expectation.words(result)
    if tried.reason is not None:
        return Finding("direction", label, "untested", tried.reason, names)
    cause = result.describe(expectation.cause).unit
    if tried.failed_from is None or tried.failed_to is None:
        what = text(
            "holds from {low} to {high}", low=_amount(tried.low, cause), high=_amount(tried.high, cause)
        )
        return Finding("direction", label, "good", what, names)
    what = text(
        "fails between {low} and {high}: the outcome changes by {change}",
        low=_amount(tried.failed_from, cause),
        high=_amount(tried.failed_to, cause),
        change=_amount(tried.change, result.describe(expectation.outcome).unit),
    )
    return Finding("direction", label, "bad", what, names)


def _amount(value: float | None, unit: str) -> Amount:
    """Write a value with three digits that mean something; a share in per cent."""
    number = (value or 0.0) * (100 if unit.startswith("%") else 1)
    decimals = next((d for d in range(4) if abs(number) >= 10 ** (2 - d)), 4) if number else 0
    return Amount(number, decimals, "" if unit in {"factor", "number"} else unit)


def as_rows(quality: Quality, result: Result, t: Translator) -> list[dict[str, Any]]:
    """Return the part "quality" of results.json: the summary first, then every detail."""
    return [
        {
            "test": f.test,
            "label": t.render(f.label),
            "state": f.verdict,
            "verdict": t.render(VERDICTS[f.verdict]),
            "what": t.render(f.what),
            "names": list(f.names),
        }
        for f in (*quality.findings, *details_of(quality, result))
    ]
