"""The calculation sheets: every row of the model as a live formula with its value beside it."""

from typing import Any

import numpy as np
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warmtenet.core.excel import ExcelPrinter
from warmtenet.core.quantity import Quantity
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.formats import IMPORTED, LEAF, TABS, USED_ELSEWHERE
from warmtenet.report.workbook.frame import write_top, write_years
from warmtenet.report.workbook.plan import (
    CONSTANT,
    FIRST_YEAR,
    LABEL,
    OPENING,
    TOTAL,
    UNIT,
    Line,
    SheetPlan,
    element_labels,
)


def write_calculations(book: Book) -> None:
    """Write one sheet per chapter."""
    for plan in book.plan.sheets:
        sheet = book.book.add_worksheet(plan.title)
        sheet.set_tab_color(TABS["calculation"])
        tables = [len(line.names) for line in plan.lines if line.names]
        after = FIRST_YEAR + max([len(book.result.years), *tables])
        write_top(book, sheet, plan.title)
        write_years(book, sheet, after)
        writer = SheetWriter(book, plan, sheet, after)
        for line in plan.lines:
            writer.write(line)


class SheetWriter:
    """Writes the lines of one calculation sheet."""

    def __init__(self, book: Book, plan: SheetPlan, sheet: Worksheet, after: int) -> None:
        self.book, self.plan, self.sheet, self.after = book, plan, sheet, after
        self.model = book.result.case.model

    def write(self, line: Line) -> None:
        """Write one line."""
        writers = {
            "heading": self._heading,
            "import": self._import,
            "single": self._single,
            "yearly": self._yearly,
            "element": self._element,
            "table head": self._table_head,
            "table": self._table,
        }
        writers[line.what](line)

    def _heading(self, line: Line) -> None:
        t = self.book.t
        if line.name:
            q = self.model.quantities[line.name]
            self._label(line.row, q, t(q.label), bold=True)
        else:
            self.sheet.write_string(line.row - 1, 0, t(line.label), self.book.formats.heading)

    def _label(self, row: int, q: Quantity, label: str, *, bold: bool = False) -> None:
        elsewhere = any(self.model.quantities[u].chapter != q.chapter for u in self.model.users_of(q.name))
        style: dict[str, Any] = {"bold": True} if bold else {}
        if elsewhere:
            style["font_color"] = USED_ELSEWHERE
        self.sheet.write_string(row - 1, LABEL, label, self.book.formats.get(**style))
        self.sheet.write_string(row - 1, UNIT, self.book.t(q.unit), self.book.formats.muted)
        self.sheet.write_string(row - 1, self.after + 1, q.name, self.book.formats.muted)

    def _import(self, line: Line) -> None:
        formats, row = self.book.formats, line.row
        q = self.model.quantities[line.name]
        home, place = self.book.plan.places[line.name]
        blue = formats.get(font_color=IMPORTED)
        self.sheet.write_string(row - 1, LABEL, self.book.t(q.label), blue)
        self.sheet.write_string(row - 1, UNIT, self.book.t(q.unit), formats.muted)
        self.sheet.write_url(
            row - 1,
            self.after,
            f"internal:{home}!E{place.row}",
            formats.get(font_color=IMPORTED, underline=1),
            home,
        )
        self.sheet.write_string(row - 1, self.after + 1, line.name, formats.muted)
        number = formats.number(q.unit, font_color=IMPORTED)
        opening = self.book.plan.columns.opening
        self.sheet.write_formula(row - 1, OPENING, f"={home}!{opening}{place.row}", number, 0)
        for position, value in enumerate(self.book.result[line.name]):
            column = FIRST_YEAR + position
            formula = f"={home}!{self.book.letter(column)}{place.row}"
            self.sheet.write_formula(row - 1, column, formula, number, _cached(value))

    def _number(self, q: Quantity) -> Format:
        if not q.description.live:
            return self.book.formats.number(q.unit, bg_color=LEAF)
        return self.book.formats.number(q.unit)

    def _single(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        self._label(line.row, q, self.book.t(q.label))
        value = self.book.result[line.name]
        self._formula(q, line.row, CONSTANT, None, None, value)
        if q.description.may_be_missing:
            start = value if isinstance(value, float) else 0.05
            self.sheet.write_number(line.row - 1, OPENING, start, self.book.formats.muted)
        self.book.book.define_name(q.name, f"={self.plan.title}!$F${line.row}")

    def _yearly(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        self._label(line.row, q, self.book.t(q.label))
        self._years(q, line.row, None, self.book.result[line.name])

    def _element(self, line: Line) -> None:
        q = self.model.quantities[line.name]
        assert q.per is not None
        assert line.element is not None
        label = element_labels(self.book.result.case, q.per, self.book.t)[line.element]
        self.sheet.write_string(line.row - 1, LABEL, label)
        self.sheet.write_string(line.row - 1, UNIT, self.book.t(q.unit), self.book.formats.muted)
        self._years(q, line.row, line.element, self.book.result[line.name][line.element])

    def _years(self, q: Quantity, row: int, element: int | None, values: Any) -> None:
        self.sheet.write_number(row - 1, OPENING, 0, self.book.formats.number(q.unit))
        first, last = self.book.plan.columns.years[0], self.book.plan.columns.years[-1]
        if q.description.over_years == "sum":
            total = float(np.sum(values))
            bold = self.book.formats.number(q.unit, bold=True)
            self.sheet.write_formula(row - 1, TOTAL, f"=SUM({first}{row}:{last}{row})", bold, total)
        for position, letter in enumerate(self.book.plan.columns.years):
            self._formula(q, row, FIRST_YEAR + position, element, letter, values[position])

    def _table_head(self, line: Line) -> None:
        formats, t = self.book.formats, self.book.t
        family = self.model.quantities[line.names[0]].per
        assert family is not None
        self.sheet.write_string(line.row - 1, LABEL, t(family.label), formats.head)
        for position, name in enumerate(line.names):
            q = self.model.quantities[name]
            column = FIRST_YEAR + position
            self.sheet.write_string(line.row - 1, column, t(q.label), formats.head)
            self.sheet.write_string(line.row, column, t(q.unit), formats.muted)
            self.sheet.write_string(
                line.row + 1, column, name, formats.get(font_color="#55606B", font_size=7)
            )

    def _table(self, line: Line) -> None:
        assert line.element is not None
        family = self.model.quantities[line.names[0]].per
        assert family is not None
        label = element_labels(self.book.result.case, family, self.book.t)[line.element]
        self.sheet.write_string(line.row - 1, LABEL, label)
        for position, name in enumerate(line.names):
            q = self.model.quantities[name]
            value = self.book.result[name][line.element]
            self._formula(q, line.row, FIRST_YEAR + position, line.element, None, value)

    def _formula(
        self, q: Quantity, row: int, column: int, element: int | None, letter: str | None, value: Any
    ) -> None:
        if isinstance(value, str):
            value = self.book.t(q.words[value])
        if not q.description.live:
            self.sheet.write(row - 1, column, _cached(value), self._number(q))
            return
        printer = ExcelPrinter(
            self.model, self.book.plan, self.book.t, q.name, self.plan.title, row, element, letter
        )
        self.sheet.write_formula(row - 1, column, printer.formula(), self._number(q), _cached(value))


def _cached(value: Any) -> Any:
    if value is None or (not isinstance(value, str) and np.isnan(value)):
        return ""
    return value if isinstance(value, str) else float(value)
