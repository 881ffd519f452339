"""Verbs between families: which element of one belongs to an element of another.

A position counts from one; zero stands for none.
"""

from collections.abc import Sequence

import numpy as np

from warmtenet.core.trace import Node
from warmtenet.core.verb import Array, Printer, Script, found_axes, gathered_axes, scattered_axes, verb

NONE = "0"


def _position_excel(p: Printer, names: Node, name: Node) -> str:
    cells = p.elements(names)
    if cells == NONE:
        return NONE
    return f"SUMPRODUCT(({cells}={p.here(name)})*(ROW({cells})-MIN(ROW({cells}))+1))"


def _position_javascript(p: Script, names: Node, name: Node) -> str:
    return f"positionOf({p.once('positionsOf', names)}, {p.here(name)})"


@verb(found_axes, _position_excel, _position_javascript, names_only=True)
def position_of(names: Array, name: Array) -> Array:
    """Position of a name among the names of a family, which differ; zero when it is not there."""
    here: Sequence[str] = [str(n).casefold() for n in names.ravel()]
    place = {n: position for position, n in enumerate(here, start=1)}
    found = [place.get(str(n).casefold(), 0) for n in name.ravel()]
    return np.array(found, dtype=float).reshape(name.shape)


def _at_excel(p: Printer, x: Node, position: Node) -> str:
    cells = p.elements(x)
    if cells == NONE:
        return NONE
    place = p.here(position)
    return f"IF({place}=0,0,INDEX({cells},{place}))"


@verb(
    gathered_axes,
    _at_excel,
    lambda p, x, position: f"atPosition({p.here(position)}, {p.elements(x)})",
    names_only=True,
)
def at_position(x: Array, position: Array) -> Array:
    """Value of `x` at a position in its own family; zero at position zero."""
    index = np.asarray(position).astype(int)
    padded = np.concatenate([np.zeros((x.shape[0], 1, x.shape[2])), x], axis=1)
    years, scenarios = max(x.shape[0], index.shape[0]), max(x.shape[2], index.shape[2])
    values = np.broadcast_to(padded, (years, padded.shape[1], scenarios))
    return np.take_along_axis(values, np.broadcast_to(index, (years, index.shape[1], scenarios)), axis=1)


def _sum_at_excel(p: Printer, number: Node, position: Node, x: Node) -> str:
    positions = p.elements(position)
    return NONE if positions == NONE else f"SUMIF({positions},{p.here(number)},{p.elements(x)})"


def _sum_at_javascript(p: Script, number: Node, position: Node, x: Node) -> str:
    return f"sumAt({p.once('placesOf', position)}, {p.here(number)}, {p.elements(x)})"


@verb(scattered_axes, _sum_at_excel, _sum_at_javascript, names_only=True)
def sum_at(number: Array, position: Array, x: Array) -> Array:
    """Sum of the values of another family whose position is the number of each element."""
    total = np.zeros((x.shape[0], number.shape[1], x.shape[2]))
    own = {int(n): element for element, n in enumerate(number[0, :, 0])}
    for element, place in enumerate(position[0, :, 0]):
        if int(place) in own:
            total[:, own[int(place)]] += x[:, element]
    return total
