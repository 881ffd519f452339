"""What rests on what: the quantities that follow an input, and those that wait for a simulation."""

from collections.abc import Iterable, Iterator, Mapping

from warmtenet.core.model import PREVIOUS, Model
from warmtenet.core.quantity import Quantity
from warmtenet.core.trace import Node

Words = Mapping[str, str]
NO_WORDS: Words = {}


def following(model: Model, names: Iterable[str], words: Words = NO_WORDS) -> set[str]:
    """Return all quantities that rest on some inputs or quantities, directly or through others.

    A name itself is among them only when it rests on another of them, or on its own last year. Of a choice
    by an input of which `words` tells the word, only the branch of that word counts.
    """
    users: dict[str, list[str]] = {}
    for q in model.quantities.values():
        for parameter in _asked(model, q, words):
            used = parameter if parameter in model.quantities else parameter.removesuffix(PREVIOUS)
            users.setdefault(used, []).append(q.name)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        new = set(users.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def resting_on_leaves(model: Model, moved: Iterable[str], words: Words = NO_WORDS) -> set[str]:
    """Return what does not follow moved inputs where leaves keep their values, as in the browser.

    That is every leaf that an input reaches, and all that rests on such a leaf. For several inputs it is
    the union of what it is for each.
    """
    leaves = {n for n in following(model, moved, words) if not model.quantities[n].description.live}
    return leaves | following(model, leaves, words)


def _asked(model: Model, q: Quantity, words: Words) -> Iterable[str]:
    if not words or not q.description.live:
        return q.parameters
    return set(_read(model.expressions[q.name], words))


def _read(node: Node, words: Words) -> Iterator[str]:
    """Yield the names in an expression, without the branches of a choice that its word leaves out."""
    if node.op == "ref":
        yield node.args[0]
        return
    args = node.args
    if node.op == "choose" and args[0].op == "ref" and args[0].args[0] in words:
        selector, keys, *branches = args
        word = words[selector.args[0]]
        args = (selector, branches[keys.index(word) if word in keys else len(keys) - 1])
    for arg in args:
        if isinstance(arg, Node):
            yield from _read(arg, words)
