"""Expressions of the result sheets: written once as a function, read as formula and as number.

Recorded, as the quantities of the model are, such a function becomes a formula; called with the
arrays of the result it gives the stored value.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np

from warmtenet.core.excel import ExcelPrinter
from warmtenet.core.trace import Node, as_node, refer
from warmtenet.core.verbs import sum_years
from warmtenet.report.workbook.plan import Plan
from warmtenet.scenarios.result import Result


class Formula(NamedTuple):
    """A function of values of the model, and their names; of one element where values have them."""

    names: tuple[str, ...]
    function: Callable[..., Any]
    element: int = 0


def of(function: Callable[..., Any]) -> Formula:
    """Return the formula of a function whose parameters are names of the model."""
    return Formula(tuple(inspect.signature(function).parameters), function)


def value(name: str) -> Formula:
    """Return the formula that is one value of the model."""
    return Formula((name,), lambda x: x)


def present_value(*incoming: str, less: tuple[str, ...] = ()) -> Formula:
    """Return the present value of yearly rows that come in, or of those that go out."""
    if incoming:
        names, function = incoming, lambda *rows: sum_years(_total(rows[:-1]) * rows[-1])
    else:
        names, function = less, lambda *rows: -sum_years(_total(rows[:-1]) * rows[-1])
    return Formula((*names, "discount_factor"), function)


def _total(rows: tuple[Any, ...]) -> Any:
    total = rows[0]
    for row in rows[1:]:
        total = total + row
    return total


class Evaluator:
    """Reads formulas for one result and one layout."""

    def __init__(self, result: Result, plan: Plan) -> None:
        self.result, self.plan = result, plan

    def has(self, names: Iterable[str]) -> bool:
        """Return whether the model of this concept has all names."""
        return all(name in self.plan.places for name in names)

    def formula(self, formula: Formula, sheet: str) -> str:
        """Return the text of a formula on a sheet."""
        return "=" + self.printed(self.recorded(formula), sheet, formula.element)

    def value(self, formula: Formula) -> Any:
        """Return the number or word that a formula gives."""
        with np.errstate(all="ignore"):
            found = self.computed(formula)
        return np.asarray(found).ravel()[0].item()

    def recorded(self, formula: Formula) -> Any:
        """Return the expression, or the tuple of expressions, of a formula."""
        return formula.function(*(refer(name) for name in formula.names))

    def computed(self, formula: Formula) -> Any:
        """Return the array, or the tuple of arrays, that a formula gives."""
        chosen = slice(formula.element, formula.element + 1)
        values = (self.result.values[name] for name in formula.names)
        return formula.function(*(v[:, chosen] if v.shape[1] > 1 and formula.element else v for v in values))

    def printed(self, node: Any, sheet: str, element: int = 0) -> str:
        """Return the text of an expression on a sheet, without equals sign."""
        model = self.plan.model
        recorded: Node = as_node(node)
        return ExcelPrinter(model, self.plan, self.plan.t, "", sheet, 0, element).here(recorded)
