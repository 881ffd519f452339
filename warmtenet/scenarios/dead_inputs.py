"""Inputs of this very project that change no result, each with the reason where one can be found.

An input can only act through the quantities that use it, so computing those once more with another value
is enough to know. A leaf is not computed again: an input that only leaves use asks for a new run.
"""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from warmtenet.core.model import CALCULATED, PREVIOUS, YEAR, Model
from warmtenet.core.quantity import Quantity
from warmtenet.core.verb import Array
from warmtenet.locale import Text, text
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.conditions import conditions
from warmtenet.scenarios.moves import far_moves, is_movable, moves
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.still import STILL


@dataclass(frozen=True)
class DeadInput:
    """An input without effect; `reason` is None where none was found, `typed` when it is not the default."""

    name: str
    reason: Text | None
    typed: bool


@dataclass(frozen=True)
class Movement:
    """What moving every input showed.

    Attributes
    ----------
    tested
        Names of the inputs that were moved.
    dead
        Those of them that changed nothing.
    untested
        Names of inputs that shape the rows or that only a leaf uses, so that they ask for a new run.
    """

    tested: tuple[str, ...] = ()
    dead: tuple[DeadInput, ...] = ()
    untested: tuple[str, ...] = ()


def move_inputs(result: Result) -> Movement:
    """Move every input of a project, single values and whole table columns, and see what changes.

    Hidden inputs, empty cells and texts are left out; a table column moves as a whole.
    """
    mover = _Mover(result)
    tested, dead, untested = [], [], []
    for name, entry in result.case.model.inputs.items():
        if entry.given.structural:
            untested.append(name)
        elif name in STILL and result.case.arrays[name].size:
            tested.append(name)
            dead.append(name)
        elif is_movable(result.case, name):
            state = mover.state(name)
            (untested if state is None else tested).append(name)
            dead += [name] if state is False else []
    changed = result.case.project.changed
    found = (DeadInput(n, STILL.get(n) or mover.reason(n), n in changed and n not in STILL) for n in dead)
    return Movement(tuple(tested), tuple(sorted(found, key=_order)), tuple(untested))


def _order(dead: DeadInput) -> tuple[bool, bool]:
    return dead.reason is not None, not dead.typed


@dataclass
class _Mover:
    """Computes the users of an input with other values of it."""

    result: Result
    users: dict[str, list[str]] = field(init=False)
    shadow: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.users = users_by_name(self.case.model)
        self.shadow = _replaced(self.case.model, self.users)

    @property
    def case(self) -> Case:
        return self.result.case

    def state(self, name: str) -> bool | None:
        """Whether an input changes a result; None where only a new run can tell."""
        live = self._live(name)
        if any(self._moves(user, {name: moved}) for moved in moves(self.case, name) for user in live):
            return True
        return None if self._leaves(name) else False

    def reason(self, name: str) -> Text | None:
        """Why an input changes nothing."""
        live = self._live(name)
        replaced = [u for u in self.users.get(name, ()) if u in self.shadow]
        if replaced and not live:
            return text("works only on what is filled in by hand: {names}", names=self._labels(replaced))
        empty = [q.per for q in map(self._quantity, live) if q.per and not self.case.elements(q.per)]
        if live and len(empty) == len(live):
            families = dict.fromkeys(family.label for family in empty)
            return text("nothing to count it for: {names}", names=[text(label) for label in families])
        tried = [*moves(self.case, name), *far_moves(self.case, name)]
        for user in live:
            parameters = self.case.model.quantities[user].parameters
            others = [p for p in parameters if p not in (name, name + PREVIOUS, YEAR)]
            for changes, why in conditions(self.result, others):
                if self._any_moves(user, name, tried, changes):
                    return why
        return None

    def _quantity(self, name: str) -> Quantity:
        return self.case.model.quantities[name]

    def _labels(self, names: Iterable[str]) -> list[Text]:
        return [text(self.result.describe(name).label) for name in names]

    def _any_moves(self, user: str, name: str, tried: list[Array], others: Mapping[str, Array]) -> bool:
        try:
            base = self._computed(user, others)
            return any(_differ(self._computed(user, {**others, name: moved}), base) for moved in tried)
        except IndexError:  # a position in a table that has no such row is no condition
            return False

    def _moves(self, user: str, changes: Mapping[str, Array]) -> bool:
        return _differ(self._computed(user, changes), self.result.values[user])

    def _computed(self, user: str, changes: Mapping[str, Array]) -> Array:
        values = ChainMap(dict(changes), self.result.values)  # type: ignore[arg-type]
        return self.case.model.compute(user, values, self.case.sizes)

    def _live(self, name: str) -> list[str]:
        quantities = self.case.model.quantities
        return [u for u in self._counting(name) if quantities[u].description.live]

    def _leaves(self, name: str) -> bool:
        quantities = self.case.model.quantities
        return any(not quantities[u].description.live for u in self._counting(name))

    def _counting(self, name: str) -> list[str]:
        return [u for u in self.users.get(name, ()) if u not in self.shadow]


def users_by_name(model: Model) -> dict[str, list[str]]:
    """Return the quantities that use each input or quantity."""
    found: dict[str, list[str]] = {}
    for q in model.quantities.values():
        for name in dict.fromkeys(p if p in model.inputs else p.removesuffix(PREVIOUS) for p in q.parameters):
            found.setdefault(name, []).append(q.name)
    return found


def _replaced(model: Model, users: Mapping[str, list[str]]) -> frozenset[str]:
    """Quantities that lead nowhere but to a calculation that the user replaced."""
    found: set[str] = set()
    for step in reversed(model.steps):
        own = set(step.names)
        after = {u for name in step.names for u in users.get(name, ())} - own
        if all(name.endswith(CALCULATED) for name in own) or (after and after <= found):
            found |= own
    return frozenset(found)


def _differ(a: Array, b: Array) -> bool:
    unequal = a != b
    if a.dtype.kind == "f" and b.dtype.kind == "f":
        unequal &= ~(np.isnan(a) & np.isnan(b))
    return bool(unequal.any())
