"""What rests on what: the quantities that follow an input, and those that wait for a simulation."""

from collections.abc import Iterable

from warmtenet.core.model import PREVIOUS, Model


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
