"""The stand-in that records an expression instead of computing it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np


class CannotRecordError(TypeError):
    """A body does something that no formula can say; the message names what to use instead."""


@dataclass(frozen=True, eq=False)
class Node:
    """One step of an expression.

    `op` is "ref" (args: name), "number" (args: value), an operator such as "add", or the
    name of a verb; `args` holds nodes and, for verbs, also words and families.
    """

    op: str
    args: tuple[Any, ...]
    __array_priority__ = 1000

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> "Node":
        if method != "__call__" or options or ufunc.__name__ not in OPERATORS:
            raise CannotRecordError(
                f"np.{ufunc.__name__} cannot be written as a formula; use an operator, "
                "np.maximum, np.minimum, np.where or a verb of warmtenet.core.verbs"
            )
        return record(ufunc.__name__, inputs)

    def __array_function__(self, func: Callable[..., Any], types: Any, args: Any, kwargs: Any) -> "Node":
        if func is np.where and len(args) == WHERE_ARGUMENTS and not kwargs:
            return record("where", args)
        raise CannotRecordError(
            f"np.{func.__name__} cannot be written as a formula; use a verb (sum_over, sum_years ...)"
        )

    def _refuse(self, *_: object) -> Any:
        raise CannotRecordError(
            "if, and, or, not, max(), float(), round() and == between numbers cannot be recorded; "
            "use np.where, np.maximum, & and | or the verb at_least"
        )

    __bool__ = __float__ = __int__ = __index__ = __round__ = __ceil__ = __floor__ = _refuse
    __eq__ = __ne__ = __hash__ = __len__ = __iter__ = __getitem__ = _refuse
    __iadd__ = __isub__ = __imul__ = __itruediv__ = __mod__ = __floordiv__ = __abs__ = _refuse

    def __add__(self, other: Any) -> "Node":
        return record("add", (self, other))

    def __radd__(self, other: Any) -> "Node":
        return record("add", (other, self))

    def __sub__(self, other: Any) -> "Node":
        return record("subtract", (self, other))

    def __rsub__(self, other: Any) -> "Node":
        return record("subtract", (other, self))

    def __mul__(self, other: Any) -> "Node":
        return record("multiply", (self, other))

    def __rmul__(self, other: Any) -> "Node":
        return record("multiply", (other, self))

    def __truediv__(self, other: Any) -> "Node":
        return record("divide", (self, other))

    def __rtruediv__(self, other: Any) -> "Node":
        return record("divide", (other, self))

    def __pow__(self, other: Any) -> "Node":
        return record("power", (self, other))

    def __rpow__(self, other: Any) -> "Node":
        return record("power", (other, self))

    def __neg__(self) -> "Node":
        return record("negative", (self,))

    def __lt__(self, other: Any) -> "Node":
        return record("less", (self, other))

    def __le__(self, other: Any) -> "Node":
        return record("less_equal", (self, other))

    def __gt__(self, other: Any) -> "Node":
        return record("greater", (self, other))

    def __ge__(self, other: Any) -> "Node":
        return record("greater_equal", (self, other))

    def __and__(self, other: Any) -> "Node":
        return record("logical_and", (self, other))

    def __or__(self, other: Any) -> "Node":
        return record("logical_or", (self, other))

    def __invert__(self) -> "Node":
        return record("logical_not", (self,))


WHERE_ARGUMENTS = 3
LEAF = "leaf"
OPERATORS = frozenset(
    {
        "add",
        "subtract",
        "multiply",
        "divide",
        "power",
        "negative",
        "maximum",
        "minimum",
        "absolute",
        "exp",
        "log",
        "sqrt",
        "less",
        "less_equal",
        "greater",
        "greater_equal",
        "logical_and",
        "logical_or",
        "logical_not",
        "bitwise_and",
        "bitwise_or",
        "invert",
    }
)
SAME = {"bitwise_and": "logical_and", "bitwise_or": "logical_or", "invert": "logical_not"}


def as_node(value: Any) -> Node:
    """Turn a plain number into a node; a node stays what it is."""
    if isinstance(value, Node):
        return value
    if isinstance(value, (int, float, np.floating, np.integer)):
        return Node("number", (float(value),))
    raise CannotRecordError(f"{value!r} cannot stand in a formula")


def record(op: str, args: tuple[Any, ...]) -> Node:
    """Record an operator applied to nodes and numbers."""
    return Node(SAME.get(op, op), tuple(as_node(a) for a in args))


def refer(name: str) -> Node:
    """Return the node that stands for an input or another quantity."""
    return Node("ref", (name,))


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes below it."""
    yield node
    for arg in node.args:
        if isinstance(arg, Node):
            yield from walk(arg)


def references(node: Node) -> set[str]:
    """Return the names that an expression uses."""
    return {n.args[0] for n in walk(node) if n.op == "ref"}
