"""The parts of a table, shared by the page and by the figures behind a chart."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right"]
RowKind = Literal["", "total", "group", "marked"]


@dataclass(frozen=True)
class Cell:
    """One written cell.

    `key` is the name (and year, element) of the quantity behind a number, e.g. "capex_eur:source:2031";
    `classes` are CSS classes: good, attention, bad, leaf, changed, muted, bar.
    """

    text: str
    key: str | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column heading with its unit; numbers stand right, words left."""

    label: str
    unit: str = ""
    align: Align = "left"


@dataclass(frozen=True)
class Row:
    """One row of cells; a total is bold with a rule above it, a group is a bold heading row."""

    cells: tuple[Cell, ...]
    kind: RowKind = ""


def row(*cells: Cell | str, kind: RowKind = "") -> Row:
    """Return a row of cells; a plain text becomes a cell without key."""
    return Row(tuple(c if isinstance(c, Cell) else Cell(c) for c in cells), kind)
