"""Tiny models for tests of the core: a few inputs and functions put together by hand."""

from types import ModuleType

import numpy as np

from warmtenet.core.excel import Columns, ExcelPrinter, Place
from warmtenet.core.model import PREVIOUS, YEAR, Model
from warmtenet.core.quantity import Chapter, Family, given, quantity

CHAPTER = Chapter("tiny", "Tiny", 1)
GROUP = Family("groups", "Group")
OTHER = Family("others", "Other")
FIXED = Family("fixed", "Fixed", {"p": "the p", "q": "the q", "r": "the r"})
WORDS = {"one": "the one", "two": "the two"}
COLUMNS = Columns("E", ("F", "G", "H"))


def module(name="tiny", chapter=CHAPTER, **things):
    """Make a module of the model; names of functions and inputs are those of the keywords."""
    made = ModuleType(name)
    made.CHAPTER = chapter
    for key, thing in things.items():
        if callable(thing):
            thing.__name__ = key
        setattr(made, key, thing)
    return made


def inputs():
    """One input of each shape: a and b single, g per group, h per other group, y and gy yearly, w a word."""
    return {
        "a": given("-", 1, "A"),
        "b": given("-", 2, "B"),
        "g": given("-", 1, "G", per=GROUP),
        "gw": given("word", "p", "GW", per=GROUP, words=dict(FIXED.elements)),
        "h": given("-", 1, "H", per=OTHER),
        "f": given("-", 1, "F", per=FIXED),
        "y": given("-", 1, "Y", yearly=True),
        "gy": given("-", 1, "GY", per=GROUP, yearly=True),
        "w": given("word", "one", "W", words=WORDS),
        "fw": given("word", "p", "FW", words=dict(FIXED.elements)),
    }


def model_of(function, *, unit="-", label="Result", **declared):
    """Return the model of one quantity `result` over the inputs of `inputs`."""
    function.__doc__ = label
    return Model(module(**inputs(), result=quantity(unit, **declared)(function)))


def array(values, axis):
    """Put a list along one axis (year 0, element 1, scenario 2)."""
    shape = [1, 1, 1]
    shape[axis] = -1
    return np.array(values).reshape(shape)


def years(count=3, first=2029):
    return np.arange(first, first + count, dtype=float).reshape(-1, 1, 1)


def per_group_yearly(rows):
    """Rows of elements, each with its years, as (year, element, scenario)."""
    return np.array(rows, dtype=float).T[:, :, np.newaxis]


class Sheet:
    """A layout with one sheet: single values by name, the rest on fixed rows."""

    columns = COLUMNS

    def __init__(self, model):
        self.model = model

    def place(self, name, sheet):
        axes = self.model.axes_of(name)
        rows = {"y": 10, "result": 20, "g": 30, "gw": 30, "gy": 40, "f": 50, "h": 60}
        row, count = rows.get(name.removesuffix(PREVIOUS), 70), 3
        if axes.yearly:
            return Place("block" if axes.family else "row", "", row, count if axes.family else 1)
        if axes.family:
            return Place("column", "", row, count, "D")
        return Place("name", name=name)


def formula(function, *, element=None, column=None, **declared):
    """Return the spreadsheet formula of one quantity at row 20."""
    model = model_of(function, **declared)
    printer = ExcelPrinter(model, Sheet(model), str, "result", "Tiny", 20, element, column)
    return printer.formula()


__all__ = ["CHAPTER", "FIXED", "GROUP", "OTHER", "YEAR", "Family", "given", "quantity"]
