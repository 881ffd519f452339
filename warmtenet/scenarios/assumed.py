"""Which inputs are in use, where each comes from, and how much of the outcome rests on assumptions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from warmtenet.core.model import Input
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar
from warmtenet.workbook.project import Provenance

NOTHING = Provenance()
ASSUMPTION = "C"
# Names of inputs that count only with one word of a choice.
ONLY_WITH: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        r"winter_\w+": ("simultaneity_method", "winter"),
        r"memo_\w+": ("tariff_basis", "memo_2025"),
        r"own_\w+": ("tariff_basis", "own"),
        r"acm_(variable|fixed|meter|set)_2025": ("tariff_basis", "acm_2025"),
        r"acm_(variable|fixed|meter|set)_2026": ("tariff_basis", "acm_2026"),
    }
)


@dataclass(frozen=True)
class Entry:
    """An input in use: its state ("overridden", "changed" or "") and its width in the tornado in EUR."""

    name: str
    origin: Provenance
    state: str
    influence: float

    @property
    def is_assumption(self) -> bool:
        """Whether nobody but the author vouches for the value."""
        return self.origin.grade == ASSUMPTION


@dataclass(frozen=True)
class Assumed:
    """How many of the inputs with a grade are assumptions, and their part of the tornado's total width."""

    inputs: int
    assumptions: int
    tornado_share: float | None


def entries(result: Result, bars: Sequence[Bar]) -> list[Entry]:
    """Return single inputs that have a value: overridden and changed first, then by influence."""
    widths = {bar.name: bar.width for bar in bars}
    model, project = result.case.model, result.case.project
    found = []
    for name, entry in model.inputs.items():
        if entry.given.per or entry.given.yearly or not _is_told(result, name, entry):
            continue
        overridden = name in model.overridden
        state = "overridden" if overridden else "changed" if name in project.changed else ""
        origin = project.provenance.get(name) or (
            Provenance("assumption", ASSUMPTION) if overridden else NOTHING
        )
        found.append(Entry(name, origin, state, widths.get(name, 0.0)))
    return sorted(found, key=lambda e: (("overridden", "changed", "").index(e.state), -e.influence))


def assumed(found: Sequence[Entry], bars: Sequence[Bar]) -> Assumed:
    """Count the assumptions among the inputs in use and weigh them by the tornado."""
    graded = [e for e in found if e.origin.grade]
    grades = {e.name: e.origin.grade for e in found}
    total = sum(bar.width for bar in bars)
    part = sum(b.width for b in bars if grades.get(b.name, ASSUMPTION) == ASSUMPTION)
    return Assumed(len(graded), sum(e.is_assumption for e in graded), part / total if total else None)


def _is_told(result: Result, name: str, entry: Input) -> bool:
    """Constants of nature and choices of the concept need no origin; an empty optional input says nothing."""
    value = result[name]
    if value is None or value == "" or not _is_in_use(result, name):
        return False
    return not entry.given.hidden or bool(entry.given.figure) or entry.given.is_word


def _is_in_use(result: Result, name: str) -> bool:
    """Whether the choice that an input belongs to was made; other inputs always count."""
    choices = (choice for pattern, choice in ONLY_WITH.items() if re.fullmatch(pattern, name))
    return all(str(result[chooser]) == word for chooser, word in choices)
