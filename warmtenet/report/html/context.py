"""What all sections share: the result, how its values become cells, and its sentences.

A `data-key` is `name[:element][:year]`: the element is its key in a fixed family, or the number of
its row in a table of the user (from 1). Costs keep the key of their positive row where a balance
shows them negative. `a+b` is a sum of rows, `sum:` a sum over the years, `pv:` a present value,
`gj:` a number of megawatt-hours in gigajoules, `max:` and `min:` the extremes over the years, `lcoh:`
a present value per GJ of the levelised cost, `run:` and `runpv:` running totals. `in:PERIOD:a-b` sums
a less b over the years in which PERIOD is above zero (`up:` and `down:` only what has that sign);
`month:` is a twelfth of a yearly amount.
Beside the model stand `stress:`, `lens:`, `change:`, `matrix:PAYER:RECEIVER` and `first:` (empty: all).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from warmtenet.core.quantity import Given, Quantity
from warmtenet.locale import Translator
from warmtenet.report.html.values import squeezed, unit_name, written
from warmtenet.report.numbers import Numbers
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid
from warmtenet.workbook.project import Project

MOST_ROWS = 40
Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Context:
    """One result with its sensitivities, in one language."""

    result: Result
    bars: tuple[Bar, ...]
    grid: Grid
    t: Translator
    version: str
    extras: Extras

    @cached_property
    def numbers(self) -> Numbers:
        """Writes figures in the language of the report."""
        return Numbers(self.t.language)

    @property
    def project(self) -> Project:
        """The project as read from the workbook."""
        return self.result.case.project

    @property
    def years(self) -> tuple[int, ...]:
        """Calendar years of the rows."""
        return self.result.years

    @property
    def is_tea(self) -> bool:
        """Whether the source is effluent rather than surface water with a store."""
        return self.project.concept == "tea"

    def number(self, name: str) -> float | None:
        """Return a single value; None where it is missing or not part of this model."""
        if name not in self.result or self.result.axes(name) != (False, False):
            return None
        value = self.result[name]
        return None if value is None or isinstance(value, str) else float(value)

    def known(self, name: str) -> float:
        """Return a single value that every model has; zero where it is missing."""
        return self.number(name) or 0.0

    def flow(self, *names: str) -> Array:
        """Return the sum of yearly rows; a row that this model lacks counts as zero."""
        total = np.zeros(len(self.years))
        for name in names:
            if name in self.result:
                total = total + np.asarray(self.result[name], float)
        return total

    def total(self, *names: str) -> float:
        """Return the sum of yearly rows over the years."""
        return float(self.flow(*names).sum())

    def present(self, *names: str) -> float:
        """Return the present value of yearly rows."""
        return float((self.flow(*names) * self.flow("discount_factor")).sum())

    def column(self, name: str) -> list[float]:
        """Return the values per element; empty where this model lacks the name."""
        return [float(v) for v in self.result[name]] if name in self.result else []

    def words(self, name: str) -> list[str]:
        """Return the words per element."""
        return [str(v) for v in self.result[name]] if name in self.result else []

    def declared(self, name: str) -> Quantity | Given:
        """Return the declaration of a quantity or input."""
        return self.result.describe(name)

    def label(self, name: str) -> str:
        """Return the label of a quantity or input in the language of the report."""
        return self.t(self.declared(name).label)

    def unit(self, name: str) -> str:
        """Return the unit as a reader sees it."""
        return unit_name(self.declared(name).unit, self.t, self.numbers)

    def labels(self, family: str) -> list[str]:
        """Return the names of the elements of a family, on one line each."""
        found = self.result.case.model.families.get(family)
        if found is None:
            return []
        return [squeezed(name) for name in found.labels(self.result.case.elements(found), self.t)]

    def word(self, name: str) -> str:
        """Return the label of the word that an input or quantity holds."""
        value = str(self.result[name])
        words = self.declared(name).words
        return self.t(words[value]) if value in words else value

    def word_of(self, name: str, value: str) -> str:
        """Return the label of one word of an input per element."""
        words = self.declared(name).words
        return self.t(words[value]) if value in words else value

    def write(self, unit: str, value: object) -> str:
        """Return a value as its unit asks, without the unit."""
        return written(unit, value, self.t, self.numbers)

    def with_unit(self, name: str) -> str:
        """Return a single value with its unit."""
        unit = self.declared(name).unit
        return self.joined(unit, self.result[name])

    def joined(self, unit: str, value: object) -> str:
        """Return a value with its unit, joined by a no-break space."""
        number, shown = self.write(unit, value), unit_name(unit, self.t, self.numbers)
        if unit == "EUR":
            return f"EUR\u00a0{number}"
        return number if not shown or unit.startswith("%") else f"{number}\u00a0{shown}"

    def cell(
        self,
        name: str,
        element: int | None = None,
        year: int | None = None,
        *,
        unit: str = "",
        classes: Sequence[str] = (),
    ) -> Cell:
        """Return a value as a cell; the element counts from 0, the year is a calendar year."""
        if name not in self.result:
            return Cell(written("", None, self.t, self.numbers))
        value = self.result[name]
        if element is not None:
            value = value[element]
        if year is not None:
            value = value[self.years.index(year)]
        if isinstance(value, str) and self.declared(name).words:
            value = self.word_of(name, value)
        elif isinstance(value, np.generic):
            value = value.item()
        shown = self.write(unit or self.declared(name).unit, value)
        return Cell(shown, self.key(name, element, year), (*classes, *self.marks(name)))

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the class of a cell whose value does not follow the sliders; none for any other."""
        declared = self.declared(name)
        if isinstance(declared, Quantity) and not declared.description.live:
            return ("leaf",)
        return ("stale",) if name in self.result.stale else ()

    def key(self, name: str, element: int | None = None, year: int | None = None) -> str:
        """Return the data-key of a value."""
        parts = [name]
        if element is not None:
            family = self.result.case.model.axes_of(name).family
            keys = list(family.elements) if family else []
            parts.append(keys[element] if keys else str(element + 1))
        if year is not None:
            parts.append(str(year))
        return ":".join(parts)


def capped(block: TableBlock, ctx: Context) -> TableBlock:
    """Return a table of the user's rows with at most forty of them, and where the others stand.

    A total keeps its place as the last row.
    """
    if len(block.rows) <= MOST_ROWS:
        return block
    last = block.rows[-1:] if block.rows[-1].kind == "total" else ()
    rows = (*block.rows[: MOST_ROWS - len(last)], *last)
    told = ctx.t("{n} more rows stand in the workbook.").format(n=len(block.rows) - len(rows))
    return replace(block, rows=rows, note=f"{block.note} {told}".strip())
