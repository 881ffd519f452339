"""Expressions as text that a reader can follow: `heat_demand_mwh * (1 + network_loss_share_of_demand)`."""

from collections.abc import Callable
from typing import Any

from warmtenet.core.quantity import Family
from warmtenet.core.trace import LEAF, Node

OR, AND, NOT, COMPARISON, SUM, PRODUCT, NEGATIVE, POWER, ATOM = range(9)

_BINARY = {
    "add": ("+", SUM),
    "subtract": ("-", SUM),
    "multiply": ("*", PRODUCT),
    "divide": ("/", PRODUCT),
    "less": ("<", COMPARISON),
    "less_equal": ("<=", COMPARISON),
    "greater": (">", COMPARISON),
    "greater_equal": (">=", COMPARISON),
    "at_least": (">=", COMPARISON),
    "logical_and": ("and", AND),
    "logical_or": ("or", OR),
}
_NOT_REPEATED = frozenset({COMPARISON})
_NAMES = {"maximum": "max", "minimum": "min", "absolute": "abs", "where": "if"}
_WHOLE = 1e15
_SHOWN = 6


def formula_text(node: Node) -> str:
    """Return the expression with operators between names and verbs as calls.

    Operators bind as in Python, so the text can be read and retyped. A choice among words is
    written `choose(tariff_basis; own: a; otherwise: b)`, the value of last year `x_previous`.
    """
    return _printed(node)[0]


def _printed(node: Node) -> tuple[str, int]:
    if node.op in _BINARY:
        return _binary(node)
    if node.op in _PRINTERS:
        return _PRINTERS[node.op](*node.args)
    return _call(node), ATOM


def _power(base: Node, exponent: Node) -> tuple[str, int]:
    return f"{_within(base, ATOM)} ** {_within(exponent, NEGATIVE)}", POWER


def _negative(node: Node) -> tuple[str, int]:
    return f"-{_within(node, NEGATIVE)}", NEGATIVE


def _not(node: Node) -> tuple[str, int]:
    return f"not {_within(node, NOT)}", NOT


def _binary(node: Node) -> tuple[str, int]:
    sign, strength = _BINARY[node.op]
    left = _within(node.args[0], strength + (strength in _NOT_REPEATED))
    return f"{left} {sign} {_within(node.args[1], strength + 1)}", strength


def _within(node: Node, needed: int) -> str:
    text, strength = _printed(node)
    return text if strength >= needed else f"({text})"


def _number(value: float) -> tuple[str, int]:
    whole = value == int(value) and abs(value) < _WHOLE
    return str(int(value)) if whole else repr(value), ATOM if value >= 0 else NEGATIVE


def _call(node: Node) -> str:
    return f"{_NAMES.get(node.op, node.op)}({', '.join(_argument(a) for a in node.args)})"


def _argument(value: Any) -> str:
    if isinstance(value, Node):
        return formula_text(value)
    if isinstance(value, Family):
        return value.name
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _choose(selector: Node, keys: tuple[str, ...], *branches: Node) -> tuple[str, int]:
    return f"choose({formula_text(selector)}; {_named(keys, branches)})", ATOM


def _by_element(family: Family, keys: tuple[str, ...], *values: Node) -> tuple[str, int]:
    return f"by_element({family.name}; {_named(keys, values)})", ATOM


def _which_smallest(keys: tuple[str, ...], *values: Node) -> tuple[str, int]:
    return f"which_smallest({_named(keys, values)})", ATOM


def _leaf(*inputs: Node) -> tuple[str, int]:
    """Print a simulation by its inputs, of many only the first and how many more there are."""
    names = [formula_text(node) for node in inputs]
    more = len(names) - _SHOWN
    shown = [*names[:_SHOWN], f"... {more} more"] if more > 1 else names
    return f"simulation({', '.join(shown)})", ATOM


def _named(keys: tuple[str, ...], values: tuple[Node, ...]) -> str:
    pairs = zip(keys, values, strict=True)
    return "; ".join(f"{key or 'otherwise'}: {formula_text(value)}" for key, value in pairs)


_PRINTERS: dict[str, Callable[..., tuple[str, int]]] = {
    "ref": lambda name: (str(name), ATOM),
    "number": _number,
    "power": _power,
    "negative": _negative,
    "logical_not": _not,
    "choose": _choose,
    "by_element": _by_element,
    "which_smallest": _which_smallest,
    LEAF: _leaf,
}
