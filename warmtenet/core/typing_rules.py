"""Axis rules: over which axes an expression varies."""

from collections.abc import Callable

from warmtenet.core.quantity import Family
from warmtenet.core.trace import CannotRecordError, Node
from warmtenet.core.verb import VERBS, Axes, merge

SCALAR = Axes(yearly=False, family=None)
CONDITIONS = frozenset(
    {"less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or", "logical_not", "at_least"}
)


def result_axes(node: Node, axes_of: Callable[[str], Axes]) -> Axes:
    """Return the axes of an expression.

    Raises
    ------
    CannotRecordError
        when it mixes families, adds conditions, or gives a verb something that its Excel form cannot say.
    """
    if node.op == "ref":
        return axes_of(node.args[0])
    if node.op == "number":
        return SCALAR
    below = [result_axes(a, axes_of) for a in node.args if isinstance(a, Node)]
    if node.op == "add" and all(a.op in CONDITIONS for a in node.args):
        raise CannotRecordError("adds two conditions, which NumPy takes for or; use | or np.where")
    if node.op not in VERBS:
        return merge(below)
    verb = VERBS[node.op]
    if verb.names_only:
        _demand_names(node)
    if node.op in ("sum_over", "sum_years"):
        _demand_arithmetic(node)
    families = tuple(a for a in node.args if isinstance(a, (Family, tuple, str)))
    return verb.axes(below, families)


def _demand_names(node: Node) -> None:
    values = [a for a in node.args if isinstance(a, Node)]
    if values and any(v.op not in ("ref", "number") for v in values):
        raise CannotRecordError(
            f"gives {node.op} an expression; make it a quantity of its own and pass its name"
        )


def _demand_arithmetic(node: Node) -> None:
    plain = {
        "ref",
        "number",
        "add",
        "subtract",
        "multiply",
        "divide",
        "power",
        "negative",
        "sum_over",
        "sum_years",
    }
    for arg in node.args:
        if isinstance(arg, Node):
            _refuse_other(node.op, arg, plain)


def _refuse_other(verb: str, node: Node, plain: set[str]) -> None:
    if node.op not in plain:
        raise CannotRecordError(
            f"uses {node.op} inside {verb}, which a spreadsheet cannot sum; make that a quantity of its own"
        )
    for arg in node.args:
        if isinstance(arg, Node):
            _refuse_other(verb, arg, plain)
