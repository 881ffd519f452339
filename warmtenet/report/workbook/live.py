"""Expressions of the result sheets: written once as a function, read as formula and as number.

A function names model values as its parameters, as the quantities of the model do; recorded it
becomes a formula, called with the arrays of the result it gives the stored value.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from warmtenet.core.excel import ExcelPrinter
from warmtenet.core.trace import Node, as_node, refer
from warmtenet.report.workbook.plan import Plan
from warmtenet.scenarios.result import Result

Function = Callable[..., Any]


def needs(function: Function) -> tuple[str, ...]:
    """Return the names of the model that a function asks for."""
    return tuple(inspect.signature(function).parameters)


class Evaluator:
    """Reads functions for one result and one layout."""

    def __init__(self, result: Result, plan: Plan) -> None:
        self.result, self.plan = result, plan

    def has(self, names: Iterable[str]) -> bool:
        """Return whether the model of this concept has all names."""
        return all(name in self.plan.places for name in names)

    def formula(self, function: Function, sheet: str) -> str:
        """Return the formula of a function on a sheet."""
        return "=" + self.printed(self.recorded(function), sheet)

    def value(self, function: Function) -> Any:
        """Return the number or word that a function gives."""
        with np.errstate(all="ignore"):
            found = self.computed(function)
        return np.asarray(found).ravel()[0].item()

    def recorded(self, function: Function) -> Any:
        """Return the expression, or the tuple of expressions, of a function."""
        return function(*(refer(name) for name in needs(function)))

    def computed(self, function: Function) -> Any:
        """Return the array, or the tuple of arrays, that a function gives."""
        return function(*(self.result.values[name] for name in needs(function)))

    def printed(self, node: Any, sheet: str) -> str:
        """Return the text of an expression on a sheet, without equals sign."""
        model = self.plan.model
        recorded: Node = as_node(node)
        return ExcelPrinter(model, self.plan, self.plan.t, "", sheet, 0).here(recorded)
