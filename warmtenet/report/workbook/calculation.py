"""The calculation sheets: every row of the model as a live formula with its value beside it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from xlsxwriter.format import Format

from warmtenet.core.excel import ExcelPrinter
from warmtenet.core.model import CALCULATED, PREVIOUS
from warmtenet.core.quantity import Quantity
from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.formats import IMPORTED, LATER, LEAF, MUTED, USED_ELSEWHERE
from warmtenet.report.workbook.frame import WIDTHS, YEAR_WIDTH, fit_row, write_top, write_years
from warmtenet.report.workbook.plan import (
    BEFORE,
    CONSTANT,
    FIRST_YEAR,
    LABEL,
    NOW,
    OPENING,
    TOTAL,
    UNIT,
    Line,
    SheetPlan,
    element_labels,
    letter,
)
from warmtenet.workbook.words import unit_label

FIRST_GUESS = 0.05
SMALL_LETTERS = 1.6
NOT_USED = text("{label} (calculated, replaced by hand)")
NOT_LIVE = text("{unit} (does not recalculate)")


def write_calculations(book: Book, after_chapter: Mapping[str, Callable[[Book], None]]) -> None:
    """Write one sheet per chapter.

    Parameters
    ----------
    after_chapter
        By chapter what writes the sheets that come after its own.
    """
    elsewhere = _used_elsewhere(book)
    for plan in book.plan.sheets:
        if plan is book.plan.technical:
            continue
        is_leaf = all(not q.description.live for q in book.plan.model.by_chapter[plan.chapter])
        _write_sheet(book, plan, "leaf" if is_leaf else "calculation", elsewhere)
        if plan.chapter.name in after_chapter:
            after_chapter[plan.chapter.name](book)


def write_technical(book: Book) -> None:
    """Write the sheet with the long tables of the engineering leaves; none where there are none."""
    if book.plan.technical.lines:
        _write_sheet(book, book.plan.technical, "leaf", _used_elsewhere(book))


def _write_sheet(book: Book, plan: SheetPlan, kind: str, elsewhere: set[str]) -> None:
    sheet = book.sheet(plan.title, kind)
    tables = [len(line.names) for line in plan.lines if line.names]
    after = FIRST_YEAR + max([len(book.result.years), *tables])
    write_top(book, sheet, plan.title)
    write_years(book, sheet, after)
    sheet.print_area(0, 0, plan.last_row, after)
    writer = SheetWriter(book, plan, sheet, after, elsewhere)
    for line in plan.lines:
        writer.write(line)


def _used_elsewhere(book: Book) -> set[str]:
    """Return the quantities that another chapter uses."""
    found = set()
    for q in book.plan.model.quantities.values():
        for parameter in q.parameters:
            used = book.plan.model.quantities.get(parameter.removesuffix(PREVIOUS))
            if used and used.chapter != q.chapter:
                found.add(used.name)
    return found


class SheetWriter:
    """Writes the lines of one calculation sheet."""

    def __init__(
        self, book: Book, plan: SheetPlan, sheet: LiveSheet, after: int, elsewhere: set[str]
    ) -> None:
        self.book, self.plan, self.sheet, self.after, self.elsewhere = book, plan, sheet, after, elsewhere
        self.model, self.formats, self.t = book.plan.model, book.formats, book.t
        self.labels: dict[str, list[str]] = {}
        self.writers = {
            "section": self._section,
            "heading": self._heading,
            "import": self._import,
            "single": self._single,
            "yearly": self._yearly,
            "element": self._element,
            "table head": self._table_head,
            "table": self._table,
        }

    def write(self, line: Line) -> None:
        """Write one line."""
        self.writers[line.what](line)

    def _section(self, line: Line) -> None:
        assert line.label is not None
        self.sheet.write_string(line.row - 1, 0, self.book.say(line.label), self.formats.section)

    def _heading(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        self._label(line.row, q, bold=True)
        self.sheet.write_string(line.row - 1, UNIT, self._unit(q), self.formats.unit)
        if self.book.plan.places[q.name][1].count == 0:
            self._note_empty(line.row)

    def _note_empty(self, row: int) -> None:
        muted = self.formats.get(font_color=MUTED, align="right")
        self.sheet.write_string(row - 1, CONSTANT, self.t("none"), muted)

    def _label(self, row: int, q: Quantity, *, bold: bool = False) -> None:
        style: dict[str, Any] = {"text_wrap": True}
        if bold:
            style["bold"] = True
        if q.name in self.elsewhere:
            style["font_color"] = USED_ELSEWHERE
        label = self.t(q.label)
        if q.name.endswith(CALCULATED) and q.name.removesuffix(CALCULATED) in self.model.overridden:
            label = self.t(NOT_USED.message).format(label=label)
        self.sheet.write_string(row - 1, LABEL, label, self.formats.get(**style))
        self.sheet.write_string(row - 1, self.after + 1, q.name, self.formats.key)
        fit_row(self.sheet, row - 1, [(label, WIDTHS[LABEL])])

    def _unit(self, q: Quantity) -> str:
        unit = self.book.say(unit_label(q.unit))
        return unit if q.description.live else self.t(NOT_LIVE.message).format(unit=unit)

    def _import(self, line: Line) -> None:
        row, name = line.row, line.name
        q = self.model.quantities[name]
        home, place = self.book.plan.places[name]
        blue = self.formats.get(font_color=IMPORTED, text_wrap=True)
        self.sheet.write_string(row - 1, LABEL, self.t(q.label), blue)
        fit_row(self.sheet, row - 1, [(self.t(q.label), WIDTHS[LABEL])])
        self.sheet.write_string(row - 1, UNIT, self._unit(q), self.formats.unit)
        self.sheet.write_url(row - 1, self.after, f"internal:{home}!E{place.row}", self.formats.link, home)
        self.sheet.write_string(row - 1, self.after + 1, name, self.formats.key)
        number = self.formats.number(q.unit, font_color=IMPORTED)
        opening = f"={home}!{self.book.plan.columns.opening}{place.row}"
        self.sheet.write_formula(row - 1, OPENING, opening, number, 0)
        for position, value in enumerate(self.book.result[name].tolist()):
            column = FIRST_YEAR + position
            formula = f"={home}!{letter(column)}{place.row}"
            self.sheet.write_formula(row - 1, column, formula, number, value)

    def _number(self, q: Quantity) -> Format:
        if not q.description.live:
            return self.formats.number(q.unit, bg_color=LEAF)
        if self._looks_down(q):
            return self.formats.number(q.unit, bg_color=LATER)
        return self.formats.number(q.unit)

    def _looks_down(self, q: Quantity) -> bool:
        own = self.book.plan.places[q.name][1].row
        for parameter in q.parameters:
            name = parameter.removesuffix(PREVIOUS)
            home, place = self.book.plan.places.get(name, ("", None))
            if place and home == self.plan.title and place.row > own and name not in self.plan.imports:
                return True
        return False

    def _single(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        self._label(line.row, q)
        self.sheet.write_string(line.row - 1, UNIT, self._unit(q), self.formats.unit)
        value = self.book.result[line.name]
        number = self._number(q)
        self._put(q, line.row, CONSTANT, self._formula(q, line.row), value, number)
        if self.model.expressions[q.name].op == "irr":
            guess = value if isinstance(value, float) else FIRST_GUESS
            self.sheet.write_number(line.row - 1, OPENING, guess, self.formats.number(q.unit))
        self.book.book.define_name(q.name, f"={self.plan.title}!$F${line.row}")

    def _yearly(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        self._label(line.row, q)
        self.sheet.write_string(line.row - 1, UNIT, self._unit(q), self.formats.unit)
        self._years(q, line.row, None, self.book.result[line.name])

    def _element(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        assert line.element is not None
        self._element_label(line.row, q, line.element)
        self.sheet.write_string(line.row - 1, UNIT, self._unit(q), self.formats.unit)
        self._years(q, line.row, line.element, self.book.result[line.name][line.element])

    def _element_label(self, row: int, q: Quantity, element: int) -> None:
        assert q.per is not None
        if q.per.name not in self.labels:
            self.labels[q.per.name] = element_labels(self.book.result.case, q.per, self.t)
        label = self.labels[q.per.name][element]
        self.sheet.write_string(row - 1, LABEL, label, self.formats.get(text_wrap=True, indent=1))
        fit_row(self.sheet, row - 1, [(label, WIDTHS[LABEL] - 2)])

    def _years(self, q: Quantity, row: int, element: int | None, values: Any) -> None:
        number, years = self._number(q), self.book.plan.columns.years
        self.sheet.write_number(row - 1, OPENING, 0, self.formats.number(q.unit))
        if q.description.over_years == "sum":
            bold = self.formats.number(q.unit, bold=True)
            total = f"=SUM({years[0]}{row}:{years[-1]}{row})"
            self.sheet.write_formula(row - 1, TOTAL, total, bold, float(np.sum(values)))
        pattern = self._formula(q, row, element, NOW)
        for position, value in enumerate(values.tolist()):
            formula = None if pattern is None else self._moved(pattern, years[position])
            self._put(q, row, FIRST_YEAR + position, formula, value, number)

    def _moved(self, pattern: str, year: str) -> str:
        """Return the formula of a row in the column of a year."""
        return pattern.replace(NOW, year).replace(BEFORE, self.book.plan.columns.before(year))

    def _table_head(self, line: Line) -> None:
        family = self.model.quantities[line.names[0]].per
        assert family is not None
        title = self.t(family.label)
        if line.label is not None:
            title = f"{title}: {self.book.say(line.label)}"
        self.sheet.write_string(line.row - 1, 0, title, self.formats.section)
        if not self.book.plan.case.elements(family):
            self._note_empty(line.row)
        labels = [self.t(self.model.quantities[name].label) for name in line.names]
        fit_row(self.sheet, line.row - 1, [(label, YEAR_WIDTH - 1.5) for label in labels])
        fit_row(self.sheet, line.row + 1, [(name, YEAR_WIDTH * SMALL_LETTERS) for name in line.names])
        for position, name in enumerate(line.names):
            q = self.model.quantities[name]
            column = FIRST_YEAR + position
            self.sheet.write_string(line.row - 1, column, self.t(q.label), self.formats.head_right)
            unit = self.formats.get(font_color=MUTED, align="right")
            self.sheet.write_string(line.row, column, self._unit(q), unit)
            key = self.formats.get(font_color=MUTED, font_size=6, align="right", text_wrap=True)
            self.sheet.write_string(line.row + 1, column, name, key)

    def _table(self, line: Line) -> None:
        assert line.element is not None
        self._element_label(line.row, self.model.quantities[line.names[0]], line.element)
        for position, name in enumerate(line.names):
            q = self.model.quantities[name]
            value = self.book.result[name][line.element]
            formula = self._formula(q, line.row, line.element)
            self._put(q, line.row, FIRST_YEAR + position, formula, value, self._number(q))

    def _formula(
        self, q: Quantity, row: int, element: int | None = None, column: str | None = None
    ) -> str | None:
        """Return the formula of a cell; nothing for what only Python evaluates."""
        if not q.description.live:
            return None
        layout = self.book.plan
        return ExcelPrinter(
            self.model, layout, self.t, q.name, self.plan.title, row, element, column
        ).formula()

    def _put(
        self, q: Quantity, row: int, column: int, formula: str | None, value: Any, style: Format
    ) -> None:
        if isinstance(value, str):
            value = self.t(q.words[value])
        if formula is None:
            self.sheet.write(row - 1, column, cached(value), style)
        else:
            self.sheet.write_formula(row - 1, column, formula, style, cached(value))
