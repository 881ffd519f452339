"""What rests on what: the quantities that follow an input, and those that wait for a simulation."""

from collections.abc import Iterable, Mapping

import numpy as np

from warmtenet.core.model import PREVIOUS, Model
from warmtenet.core.verb import Array

NUDGE = 1.01


def following(model: Model, names: Iterable[str]) -> set[str]:
    """Return all quantities that rest on some inputs or quantities, directly or through others.

    A name itself is among them only when it rests on another of them, or on its own last year.
    """
    users: dict[str, list[str]] = {}
    for q in model.quantities.values():
        for parameter in q.parameters:
            used = parameter if parameter in model.quantities else parameter.removesuffix(PREVIOUS)
            users.setdefault(used, []).append(q.name)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        new = set(users.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def resting_on_leaves(model: Model, moved: Iterable[str]) -> set[str]:
    """Return what does not follow moved inputs where leaves keep their values, as in the browser.

    That is every leaf that an input reaches, and all that rests on such a leaf. For several inputs it is
    the union of what it is for each.
    """
    leaves = {n for n in following(model, moved) if not model.quantities[n].description.live}
    return leaves | following(model, leaves)


def waits_for_leaf(
    model: Model, name: str, outcome: str, values: Mapping[str, Array], sizes: Mapping[str, int]
) -> bool:
    """Return whether an outcome rests on a leaf that an input reaches and that is in use in this case.

    A leaf whose users stay the same when it is nudged, such as one behind a choice that was not made,
    is not in use.
    """
    leaves = {n for n in following(model, (name,)) if not model.quantities[n].description.live}
    users = {user for leaf in leaves for user in _touched(model, leaf, values, sizes)}
    return outcome in users | following(model, users)


def _touched(model: Model, leaf: str, values: Mapping[str, Array], sizes: Mapping[str, int]) -> set[str]:
    """Return the live quantities directly behind a leaf whose value changes with it."""
    value = values[leaf]
    users = {q.name for q in model.quantities.values() if leaf in q.parameters and q.description.live}
    lagged = {q.name for q in model.quantities.values() if leaf + PREVIOUS in q.parameters}
    if value.dtype.kind != "f":
        return users | lagged
    nudged = {**values, leaf: value * NUDGE}
    return lagged | {u for u in users if _differs(model.compute(u, nudged, sizes), values[u])}


def _differs(one: Array, other: Array) -> bool:
    return not np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
