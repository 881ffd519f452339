"""Writes an input workbook: empty, as an example, or completed from a project."""

import math
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from warmtenet.core.model import Input, Model
from warmtenet.core.quantity import Quantity
from warmtenet.figures import Figures
from warmtenet.locale import Text, Translator, text, translator
from warmtenet.model import CONCEPT_LABELS
from warmtenet.model.families import COMFORT
from warmtenet.workbook import guide, table_sheet, validation
from warmtenet.workbook.assemble import complete
from warmtenet.workbook.cells import Rule, rule_of
from warmtenet.workbook.defaults import Default, default_of, localised
from warmtenet.workbook.layout import (
    GRADES,
    GUIDE,
    HEADERS,
    KINDS,
    LISTS,
    OVERRIDE_COLUMNS,
    OVERRIDES,
    PROJECT_ROWS,
    VATS,
    Layout,
    ScalarSheet,
    layout_of,
)
from warmtenet.workbook.live_sheet import LiveSheet
from warmtenet.workbook.problems import Findings, InputProblems, Problem
from warmtenet.workbook.project import ExampleData, Provenance, Typed, Value
from warmtenet.workbook.references import CHOICES
from warmtenet.workbook.styles import LINE, SIDE, TAB_INPUT, TAB_REST, Styles, height_of
from warmtenet.workbook.words import unit_label

CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # the same workbook gives the same file
NO_EXAMPLE = ExampleData()
COLUMN = {name: number for number, name in enumerate(HEADERS)}
WIDTHS = {
    "label": 46, "value": 28, "unit": 16, "default": 28, "low": 11, "high": 11, "price_level": 10, "vat": 15,
    "kind": 19, "grade": 7, "source": 42, "at": 30, "checked_on": 15, "remark": 55, "key": 32,
}  # fmt: skip
OVERRIDE_WIDTHS = {"label": 58, "value": 18, "unit": 16, "remark": 60, "key": 38}
HEADING_ROW = 3
MAY = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


@dataclass
class Writer:
    """One workbook in the making."""

    book: xlsxwriter.Workbook
    model: Model
    layout: Layout
    figures: Figures
    t: Translator
    concept: str
    example: ExampleData
    values: Mapping[str, Value]
    styles: Styles
    lists: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)

    def sheet(self, title: Text, colour: str) -> Worksheet:
        """Add a protected sheet; the protection has no password."""
        sheet: Worksheet = self.book.add_worksheet(self.t.render(title)[:31], LiveSheet)
        sheet.protect("", MAY)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(colour)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        return sheet

    def list_of(self, words: Mapping[str, str], name: str) -> str:
        """Return the defined name of a word list, made from the first input that uses it."""
        return self.lists.setdefault(tuple(words.items()), f"list_{name}")

    def default(self, entry: Input, element: str = "") -> Default:
        """Return the default of an input."""
        return default_of(entry, self.figures, self.values, element)

    def put(self, sheet: Worksheet, place: tuple[int, int], value: Value | None, style: Format,
            words: Mapping[str, str] | None = None) -> None:  # fmt: skip
        """Write a value by its type; a text never becomes a formula, a word shows its label."""
        row, column = place
        if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), style)
        elif isinstance(value, str):
            label = self.t(words[value]) if words and value in words else value
            sheet.write_string(row, column, label, style)
        else:
            sheet.write_number(row, column, value, style)

    def validate(self, sheet: Worksheet, area: tuple[int, int, int, int], rule: Rule, name: str) -> None:
        """Attach a drop-down or limits to an area."""
        if rule.words:
            rules: dict[str, Any] | None = validation.of_words(
                self.list_of(rule.words, name), self.t, is_open=bool(rule.pattern)
            )
        else:
            rules = validation.of_rule(rule, self.t)
        if rules is not None:
            sheet.data_validation(*area, rules)

    def validate_name(self, sheet: Worksheet, area: tuple[int, int, int, int], family: str) -> None:
        """Attach the drop-down of the names of a table, where the workbook has that table."""
        if any(plan.family.name == family for plan in self.layout.tables):
            sheet.data_validation(*area, validation.of_names(table_sheet.name_of(family), self.t))


def write_template(
    path: Path | str,
    model: Model,
    figures: Figures,
    *,
    language: str = "nl",
    concept: str = "teo",
    example: ExampleData | None = None,
) -> None:
    """Write an input workbook with all inputs of a model; the same call gives the same bytes.

    Raises
    ------
    InputProblems
        when the file cannot be written.
    """
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(suffix=".xlsx", dir=target.absolute().parent)
        os.close(handle)
        try:
            _write(temporary, model, figures, translator(language), concept, example or NO_EXAMPLE)
            Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        found = text("the file cannot be written ({reason})", reason=error.strerror or str(error))
        remedy = text("close it in Excel, or choose another folder")
        raise InputProblems([Problem("", "", target.name, found, None, remedy)]) from error


def _write(
    path: str, model: Model, figures: Figures, t: Translator, concept: str, example: ExampleData
) -> None:
    layout = layout_of(model)
    done = complete(model, layout, Typed(values=example.scalars), figures, Findings(), t)
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "title": example.name, "comments": "warmtenet"})
        book.set_size(2600, 1500)
        writer = Writer(book, model, layout, figures, t, concept, example, done.values, Styles(book))
        guide.write(writer, writer.sheet(GUIDE, TAB_REST))
        for plan in layout.sheets:
            sheet = writer.sheet(plan.title, TAB_INPUT)
            if isinstance(plan, ScalarSheet):
                _scalar_sheet(writer, sheet, plan)
            else:
                table_sheet.write(writer, sheet, plan)
        _override_sheet(writer, writer.sheet(OVERRIDES, TAB_REST))
        _list_sheet(writer, writer.sheet(LISTS, TAB_REST))


def _scalar_sheet(writer: Writer, sheet: Worksheet, plan: ScalarSheet) -> None:
    t, styles = writer.t, writer.styles
    for name, width in WIDTHS.items():
        sheet.set_column(COLUMN[name], COLUMN[name], width)
    sheet.write_string(0, 0, t.render(plan.title), styles.title)
    intro = t("An empty value takes the default. Low and high: the sensitivity; empty is not varied.")
    sheet.write_string(1, 0, intro, styles.intro)
    for name, title in HEADERS.items():
        sheet.write_string(HEADING_ROW, COLUMN[name], t.render(title), styles.heading)
    sheet.set_row(HEADING_ROW, 2 * LINE + 4)
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    row = HEADING_ROW + 1
    if plan.chapter.order == 0:
        row = _project_rows(writer, sheet, row)
    for entry in plan.inputs:
        _input_row(writer, sheet, row, entry)
        row += 1
    if plan.asked:
        sheet.write_string(row + 1, 0, t("Computed values: empty is computed"), styles.group)
        row += 2
        for quantity in plan.asked:
            _computed_row(writer, sheet, row, quantity, COLUMN)
            row += 1


def _project_rows(writer: Writer, sheet: Worksheet, row: int) -> int:
    example, t = writer.example, writer.t
    values = {
        "project": example.name,
        "concept": writer.concept,
        "author": example.author,
        "scenario": example.scenario,
        "remarks": example.remarks,
    }
    for key, label in PROJECT_ROWS.items():
        words = CONCEPT_LABELS if key == "concept" else {}
        rule = Rule("word" if words else "text", None, None, words, whole=False)
        _row_frame(writer, sheet, row, label, key, COLUMN)
        style = writer.styles.input("text")
        writer.put(sheet, (row, COLUMN["value"]), values[key], style, rule.words)
        shown = t(words.get(values[key], values[key]))
        sheet.set_row(row, height_of([(shown, WIDTHS["value"])]))
        writer.validate(sheet, (row, COLUMN["value"], row, COLUMN["value"]), rule, key)
        row += 1
    return row


def _row_frame(
    writer: Writer, sheet: Worksheet, row: int, label: Text | str, key: str, columns: Mapping[str, int]
) -> None:
    sheet.write_string(row, columns["label"], writer.t.render(label), writer.styles.text)
    sheet.write_string(row, columns["key"], key, writer.styles.key)


def _input_row(writer: Writer, sheet: Worksheet, row: int, entry: Input) -> None:
    given, name, styles = entry.given, entry.name, writer.styles
    _row_frame(writer, sheet, row, given.label, name, COLUMN)
    rule = rule_of(name, given)
    default = writer.default(entry)
    value = writer.example.scalars.get(name)
    unit = writer.t.render(unit_label(given.unit))
    sheet.write_string(row, COLUMN["unit"], unit, styles.text)
    words = COMFORT.words if CHOICES.get(name) == COMFORT.name else given.words
    writer.put(sheet, (row, COLUMN["value"]), value, styles.input(given.unit, value), words)
    area = (row, COLUMN["value"], row, COLUMN["value"])
    if name in CHOICES:
        writer.validate_name(sheet, area, CHOICES[name])
    else:
        writer.validate(sheet, area, rule, name)
    writer.put(
        sheet, (row, COLUMN["default"]), default.value, styles.default(given.unit, default.value), words
    )
    in_use = {"type": "formula", "criteria": f"=ISBLANK($B{row + 1})", "format": styles.in_use}
    sheet.conditional_format(row, COLUMN["default"], row, COLUMN["default"], in_use)
    _range_cells(writer, sheet, row, entry, default)
    described = writer.example.provenance.get(name, default.provenance)
    origin = localised(described, writer.figures, writer.t)
    _origin_cells(writer, sheet, row, entry, origin)


def _range_cells(writer: Writer, sheet: Worksheet, row: int, entry: Input, default: Default) -> None:
    given, columns = entry.given, (COLUMN["low"], COLUMN["high"])
    if given.words or given.structural or given.unit in {"text", "date", "year"}:
        for column in columns:
            sheet.write_blank(row, column, None, writer.styles.closed)
        return
    sides = writer.example.ranges.get(entry.name, (default.low, default.high))
    for column, side in zip(columns, sides, strict=True):
        writer.put(sheet, (row, column), side, writer.styles.input(given.unit, side))
    writer.validate(sheet, (row, columns[0], row, columns[1]), rule_of(entry.name, given), entry.name)


def _origin_cells(writer: Writer, sheet: Worksheet, row: int, entry: Input, origin: Provenance) -> None:
    styles, t = writer.styles, writer.t
    is_amount = entry.given.unit.startswith("EUR")
    for name, words in (("vat", VATS), ("kind", KINDS), ("grade", GRADES)):
        value = getattr(origin, name)
        if name == "vat" and not is_amount:
            sheet.write_blank(row, COLUMN[name], None, styles.closed)
            continue
        writer.put(sheet, (row, COLUMN[name]), value, styles.input("list", fill=SIDE), words)
        rule = Rule("word", None, None, words, whole=False)
        writer.validate(sheet, (row, COLUMN[name], row, COLUMN[name]), rule, name)
    if is_amount:
        level = float(origin.price_level) if origin.price_level.isdigit() else None
        writer.put(sheet, (row, COLUMN["price_level"]), level, styles.input("year", fill=SIDE))
    else:
        sheet.write_blank(row, COLUMN["price_level"], None, styles.closed)
    remark = origin.remark or t(entry.given.help)
    shown = t(entry.given.words.get(str(entry.given.default), ""))
    wrapped = (("source", origin.source), ("at", origin.at), ("remark", remark))
    sheet.set_row(row, height_of((written, WIDTHS[name]) for name, written in (*wrapped, ("default", shown))))
    for name, value in wrapped:
        writer.put(sheet, (row, COLUMN[name]), value, styles.input("text", fill=SIDE))
    checked = date.fromisoformat(origin.checked_on) if origin.checked_on else None
    writer.put(sheet, (row, COLUMN["checked_on"]), checked, styles.input("date", fill=SIDE))


def _computed_row(
    writer: Writer, sheet: Worksheet, row: int, quantity: Quantity, columns: Mapping[str, int]
) -> None:
    _row_frame(writer, sheet, row, quantity.label, quantity.name, columns)
    unit = writer.t.render(unit_label(quantity.unit))
    sheet.write_string(row, columns["unit"], unit, writer.styles.text)
    value = writer.example.overrides.get(quantity.name)
    origin = writer.example.provenance.get(quantity.name, Provenance())
    writer.put(
        sheet, (row, columns["value"]), value, writer.styles.input(quantity.unit, value), quantity.words
    )
    if quantity.words:
        rule = Rule("word", None, None, quantity.words, whole=False)
        writer.validate(sheet, (row, columns["value"], row, columns["value"]), rule, quantity.name)
    hint = writer.t("empty: computed") if columns is COLUMN else ""
    remark = hint if value is None else origin.remark
    writer.put(sheet, (row, columns["remark"]), remark, writer.styles.input("text", fill=SIDE))


def _override_sheet(writer: Writer, sheet: Worksheet) -> None:
    t, styles = writer.t, writer.styles
    columns = {name: number for number, name in enumerate(OVERRIDE_COLUMNS)}
    for name, number in columns.items():
        sheet.set_column(number, number, OVERRIDE_WIDTHS[name])
        sheet.write_string(HEADING_ROW, number, t.render(HEADERS[name]), styles.heading)
    sheet.write_string(0, 0, t.render(OVERRIDES), styles.title)
    intro = t("A value here replaces the computed one; the report marks it everywhere. Empty is computed.")
    sheet.write_string(1, 0, intro, styles.intro)
    sheet.freeze_panes(HEADING_ROW + 1, 1)
    row, asked = HEADING_ROW + 1, {q.name for plan in writer.layout.scalars for q in plan.asked}
    for chapter, quantities in _by_chapter(writer):
        sheet.write_string(row, 0, t(chapter), styles.group)
        row += 1
        for quantity in quantities:
            shown = writer if quantity.name not in asked else _without_overrides(writer)
            _computed_row(shown, sheet, row, quantity, columns)
            row += 1


def _without_overrides(writer: Writer) -> Writer:
    """A value that stands on the sheet of its chapter is not written a second time."""
    return replace(writer, example=replace(writer.example, overrides={}))


def _by_chapter(writer: Writer) -> Sequence[tuple[str, list[Quantity]]]:
    found: dict[str, list[Quantity]] = {}
    for quantity in sorted(writer.layout.overridable.values(), key=lambda q: q.chapter.order):
        found.setdefault(quantity.chapter.label, []).append(quantity)
    return list(found.items())


def _list_sheet(writer: Writer, sheet: Worksheet) -> None:
    t, styles = writer.t, writer.styles
    title = t.render(LISTS)
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(
        1, 0, t("The words of the drop-downs, each with the key that programs use."), styles.intro
    )
    for number, (words, name) in enumerate(writer.lists.items()):
        column = 3 * number
        sheet.set_column(column, column, 34)
        sheet.set_column(column + 1, column + 1, 22)
        sheet.set_column(column + 2, column + 2, 2)
        sheet.write_string(HEADING_ROW, column, name, styles.heading)
        sheet.write_string(HEADING_ROW, column + 1, t.render(HEADERS["key"]), styles.heading)
        for row, (key, label) in enumerate(words, start=HEADING_ROW + 1):
            sheet.write_string(row, column, t(label), styles.text)
            sheet.write_string(row, column + 1, key, styles.key)
        letter = xl_col_to_name(column)
        first, last = HEADING_ROW + 2, HEADING_ROW + 1 + len(words)
        writer.book.define_name(name, f"='{title}'!${letter}${first}:${letter}${last}")
