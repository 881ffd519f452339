"""Expressions as spreadsheet formulas."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol

from warmtenet.core.model import PREVIOUS, YEAR, Model
from warmtenet.core.trace import Node, references
from warmtenet.core.verb import VERBS

ATOM, POWER, PRODUCT, SUM, COMPARISON = 5, 4, 3, 2, 1
BINARY = {
    "add": ("+", SUM),
    "subtract": ("-", SUM),
    "multiply": ("*", PRODUCT),
    "divide": ("/", PRODUCT),
    "less": ("<", COMPARISON),
    "less_equal": ("<=", COMPARISON),
    "greater": (">", COMPARISON),
    "greater_equal": (">=", COMPARISON),
}
CALLS = {
    "maximum": "MAX",
    "minimum": "MIN",
    "absolute": "ABS",
    "exp": "EXP",
    "log": "LN",
    "sqrt": "SQRT",
    "logical_and": "AND",
    "logical_or": "OR",
    "logical_not": "NOT",
    "where": "IF",
}


@dataclass(frozen=True)
class Place:
    """Where a value stands.

    Attributes
    ----------
    kind
        "name": one cell with a defined name; "row": a row along the years; "column": a column
        of elements; "block": rows of elements along the years.
    prefix
        Sheet name with "!" as seen from another sheet.
    row, count
        First row and number of rows, counted from one.
    column, labels
        Column of values (kind "column") and column of the labels of the elements.
    """

    kind: Literal["name", "row", "column", "block"]
    prefix: str = ""
    row: int = 0
    count: int = 1
    column: str = ""
    labels: str = "E"
    name: str = ""


@dataclass(frozen=True)
class Columns:
    """Letters of the opening column and of the years."""

    opening: str
    years: tuple[str, ...]

    def before(self, letter: str) -> str:
        """Return the column left of a year's column."""
        position = self.years.index(letter)
        return self.years[position - 1] if position else self.opening


YEAR_ROW = 4
_CALL, _BRACKET = re.compile(r"[A-Z]+\("), re.compile(r"[()]")


class Layout(Protocol):
    """Where each name stands as seen from a sheet, and which words it knows."""

    columns: Columns

    def place(self, name: str, sheet: str) -> Place:
        """Return the place of an input or quantity, of an imported row where there is one."""


class ExcelPrinter:
    """Prints the expression of one quantity at one cell; see `core.verbs.Printer`.

    Parameters
    ----------
    model, layout, translate
        The names, their places, and the language of words.
    name, sheet, row, element
        The quantity, its sheet and row, and the position of its element (None without family).
    column
        Letter of the year; None for a value without years.
    """

    def __init__(
        self,
        model: Model,
        layout: Layout,
        translate: Callable[[str], str],
        name: str,
        sheet: str,
        row: int,
        element: int | None = None,
        column: str | None = None,
    ) -> None:
        self.model, self.layout, self.translate = model, layout, translate
        self.name, self.sheet, self.row = name, sheet, row
        self._element: int | Literal["all"] | None = element
        self._column: str | None = column

    def formula(self) -> str:
        """Return the formula with its equals sign."""
        printed = self.here(self.model.expressions[self.name])
        missing = self.model.quantities[self.name].description.may_be_missing
        if missing and not printed.startswith("IFERROR("):
            printed = f'IFERROR({printed},"")'
        return "=" + printed

    def here(self, node: Node) -> str:
        return self._print(node)[0]

    def atom(self, node: Node) -> str:
        return self._within(node, ATOM)

    def _within(self, node: Node, needed: int) -> str:
        text, strength = self._print(node)
        return text if strength >= needed else f"({text})"

    def _print(self, node: Node) -> tuple[str, int]:
        if node.op == "number":
            return _number(node.args[0])
        if node.op == "ref":
            return self._ref(node.args[0]), ATOM
        if node.op in BINARY:
            sign, strength = BINARY[node.op]
            left, right = self._within(node.args[0], strength), self._within(node.args[1], strength + 1)
            return f"{left}{sign}{right}", strength
        return self._print_call(node)

    def _print_call(self, node: Node) -> tuple[str, int]:
        if node.op == "power":
            return f"{self._within(node.args[0], ATOM)}^{self._within(node.args[1], ATOM)}", POWER
        if node.op == "negative":
            return f"-{self._within(node.args[0], ATOM)}", COMPARISON
        if node.op in CALLS:
            return f"{CALLS[node.op]}({','.join(self.here(a) for a in node.args)})", ATOM
        text = VERBS[node.op].excel(self, *node.args)
        return text, ATOM if _is_call(text) else COMPARISON

    def _ref(self, name: str) -> str:
        if name == YEAR:
            return self._year_cell()
        previous = name not in self.model.inputs and name not in self.model.quantities
        place = self.layout.place(name.removesuffix(PREVIOUS) if previous else name, self.sheet)
        if place.kind == "name":
            return place.name
        if place.kind == "column":
            return self._rows(place, f"${place.column}")
        if self._column is None:
            first, last = self._year_letters()
            return f"{self._rows(place, '$' + first)}:{self._last_row(place, '$' + last)}"
        letter = self.layout.columns.before(self._column) if previous else self._column
        return self._rows(place, letter)

    def _year_letters(self) -> tuple[str, str]:
        return self.layout.columns.years[0], self.layout.columns.years[-1]

    def _rows(self, place: Place, letter: str) -> str:
        if place.kind == "row":
            return f"{place.prefix}{letter}{place.row}"
        if self._element == "all":
            last = place.row + place.count - 1
            return f"{place.prefix}{letter}${place.row}:{letter}${last}"
        return f"{place.prefix}{letter}{place.row + (self._element or 0)}"

    def _last_row(self, place: Place, letter: str) -> str:
        if place.kind == "row":
            return f"{letter}{place.row}"
        row = place.row + (place.count - 1 if self._element == "all" else self._element or 0)
        return f"{letter}{row}"

    def _year_cell(self) -> str:
        first, last = self._year_letters()
        if self._column is None:
            return f"${first}${YEAR_ROW}:${last}${YEAR_ROW}"
        return f"{self._column}${YEAR_ROW}"

    @contextmanager
    def _at(self, *, element: int | Literal["all"] | None, column: str | None) -> Iterator[None]:
        before = self._element, self._column
        self._element, self._column = element, column
        yield
        self._element, self._column = before

    def years(self, node: Node) -> str:
        with self._at(element=self._element, column=None):
            return self.here(node)

    def until_now(self, node: Node) -> str:
        first = self.layout.columns.years[0]
        with self._at(element=self._element, column=first):
            start = self.here(node)
        return f"{_fix_column(start)}:{_without_sheet(self.here(node))}"

    def at_last_year(self, node: Node) -> str:
        with self._at(element=self._element, column=self.layout.columns.years[-1]):
            return _fix_column(self.here(node))

    def elements(self, node: Node) -> str:
        if self._size(node) == 0:
            return "0"
        with self._at(element="all", column=self._column):
            return self.here(node)

    def all_elements(self, node: Node) -> str:
        with self._at(element="all", column=self._column):
            return self.here(node)

    def elements_until_here(self, node: Node) -> str:
        with self._at(element=0, column=self._column):
            first = _fix_row(self.here(node))
        return f"{first}:{_without_sheet(self.here(node))}"

    def elements_before(self, node: Node) -> str:
        position = self._element if isinstance(self._element, int) else 0
        with self._at(element=-1, column=self._column):
            first = _fix_row(self.here(node))
        with self._at(element=position - 1, column=self._column):
            return f"{first}:{_without_sheet(self.here(node))}"

    def labels(self, node: Node) -> str:
        place = self.layout.place(node.args[0], self.sheet)
        last = place.row + place.count - 1
        return f"{place.prefix}${place.labels}${place.row}:${place.labels}${last}"

    def element_label(self) -> str:
        place = self.layout.place(self.name, self.sheet)
        return f"${place.labels}{self.row}"

    def element_key(self) -> str:
        family = self.model.quantities[self.name].per
        assert family is not None
        assert isinstance(self._element, int)
        return list(family.elements)[self._element]

    def word(self, selector: Node, key: str) -> str:
        name = selector.args[0]
        words = self.model.inputs[name].given.words if name in self.model.inputs else self._words_of(name)
        return self._quoted(words, key)

    def result_word(self, key: str) -> str:
        return self._quoted(self._words_of(self.name), key)

    def _words_of(self, name: str) -> Mapping[str, str]:
        return self.model.quantities[name].words

    def _quoted(self, words: Mapping[str, str], key: str) -> str:
        return '"' + self.translate(words[key]).replace('"', '""') + '"'

    def own_past(self) -> str:
        assert self._column is not None
        columns = self.layout.columns
        return f"${columns.opening}{self.row}:{columns.before(self._column)}{self.row}"

    def opening(self) -> str:
        return f"${self.layout.columns.opening}{self.row}"

    def is_name(self, node: Node) -> bool:
        return node.op == "ref"

    def year(self) -> str:
        return self._year_cell()

    def first_year(self) -> str:
        return f"${self.layout.columns.years[0]}${YEAR_ROW}"

    def last_year(self) -> str:
        return f"${self.layout.columns.years[-1]}${YEAR_ROW}"

    def years_until_now(self) -> str:
        return f"{self.first_year()}:{self._column}${YEAR_ROW}"

    def _size(self, node: Node) -> int:
        names = (n.removesuffix(PREVIOUS) for n in references(node) if n != YEAR)
        places = [self.layout.place(n, self.sheet) for n in names]
        counts = [p.count for p in places if p.kind in ("column", "block")]
        return min(counts, default=1)


def _number(value: float) -> tuple[str, int]:
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value).upper()
    return text, COMPARISON if value < 0 else ATOM


def _is_call(text: str) -> bool:
    if not text.endswith(")") or not _CALL.match(text):
        return False
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.end() == len(text)
    return False


def _fix_column(address: str) -> str:
    return re.sub(r"(^|!)([A-Z]+)(\d+)$", r"\1$\2\3", address)


def _fix_row(address: str) -> str:
    return re.sub(r"(\$?[A-Z]+)\$?(-?\d+)$", r"\1$\2", address)


def _without_sheet(address: str) -> str:
    return address.rpartition("!")[2]
