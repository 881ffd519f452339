"""Tables: the rows a user fills in, the rows that are fixed, and those that a unit list stands for."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from openpyxl.utils import get_column_letter

from warmtenet.core.model import Input
from warmtenet.core.quantity import Family
from warmtenet.figures import Figures, FiguresError
from warmtenet.locale import Text, Translator, text
from warmtenet.workbook.cells import (
    Cell,
    Rule,
    expectation,
    note,
    read_value,
    refuse,
    rule_of,
    written_text,
)
from warmtenet.workbook.defaults import default_of
from warmtenet.workbook.layout import TableSheet
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Defaulted, Table, Value
from warmtenet.workbook.scan import RawTable
from warmtenet.workbook.table_defaults import COMPUTED, RowView
from warmtenet.workbook.unit_list import parse_units
from warmtenet.workbook.words import match_word, near_words, normal


@dataclass
class Context:
    """What the cells of a table are completed with."""

    scalars: Mapping[str, Value]
    figures: Figures
    findings: Findings
    defaulted: list[Defaulted] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day of which undated key figures are taken."""
        year = self.scalars.get("price_level_year")
        return date(int(year), 1, 1) if isinstance(year, float) else date.max


def read_table(raw: RawTable, context: Context) -> Table:
    """Return the rows that the user filled in, each completed with defaults."""
    labels = _labels(raw, context.findings)
    rules = {key: rule_of(entry.name, entry.given) for key, entry in raw.plan.columns.items()}
    _missing_columns(raw, context.findings)
    rows = [_row(raw, row, rules, context) for row in raw.rows]
    columns = {e.name: tuple(row[e.name] for row in rows) for e in raw.plan.columns.values()}
    present = {k: c for k, c in raw.columns.items() if k in raw.plan.columns}
    addresses = {raw.plan.columns[k].name: get_column_letter(c) for k, c in present.items()}
    notes = {
        key: tuple(written_text(raw.cell(key, row).value) for row in raw.rows)
        for key in raw.plan.notes
        if key in raw.columns
    }
    letter = get_column_letter(raw.columns.get(raw.plan.element_key, 1))
    return Table(tuple(labels), columns, raw.rows, addresses, raw.sheet.title, notes, letter)


def empty_table(plan: TableSheet, findings: Findings, t: Translator) -> Table:
    """Return a table without rows, for a sheet that is not there.

    A table with required columns of which nothing can be computed is a problem: buildings.
    """
    if plan.family.name == "buildings":
        remedy = text("add the sheet from a new template: warmtenet new")
        findings.problems.append(
            Problem(t.render(plan.title), "", text("sheet"), text("not found"), None, remedy)
        )
    return Table((), {entry.name: () for entry in plan.columns.values()})


def fixed_table(plan: TableSheet, raw: RawTable | None, context: Context) -> Table:
    """Return a table with fixed rows: what is typed, and defaults for the rest."""
    rows = {} if raw is None else _rows_by_element(raw, context.findings)
    columns = {
        entry.name: tuple(
            _fixed_value(entry, key, element, raw, rows.get(element), context)
            for element in plan.family.elements
        )
        for key, entry in plan.columns.items()
    }
    addresses = {}
    if raw is not None:
        present = {k: c for k, c in raw.columns.items() if k in plan.columns}
        addresses = {plan.columns[k].name: get_column_letter(c) for k, c in present.items()}
    return Table(
        tuple(plan.family.elements.values()),
        columns,
        tuple(rows.get(element, 0) for element in plan.family.elements),
        addresses,
        "" if raw is None else raw.sheet.title,
    )


def unit_table(family: Family, column: str, shares: tuple[float, ...], t: Translator) -> Table:
    """Return the rows that a unit list stands for, one per unit."""
    labels = tuple(f"{t(family.label)} {n}" for n in range(1, len(shares) + 1))
    return Table(labels, {column: shares}, rows=tuple(0 for _ in shares))


def read_units(cell: Cell, written: str, findings: Findings) -> tuple[float, ...]:
    """Return the shares of a unit list; empty after adding a problem."""
    shares = parse_units(written)
    if shares is None:
        expected = text("a list of units, such as 3x20% or 1x40% + 1x60%")
        refuse(cell, findings, expected, text("type number, x, share and %, joined by +"), written)
    return shares or ()


def _labels(raw: RawTable, findings: Findings) -> Iterator[str]:
    key = raw.plan.element_key
    if key not in raw.columns:
        found, remedy = text("not found"), text("restore it from a new template: warmtenet new")
        label = text("column {key}", key=key)
        findings.problems.append(Problem(raw.sheet.title, "", label, found, None, remedy))
    seen: dict[str, str] = {}
    for row in raw.rows:
        cell = raw.cell(key, row) if key in raw.columns else Cell(raw.sheet.title, row, 1, None)
        written = written_text(cell.value)
        name = match_word(written, raw.plan.family.words) or written
        whole = normal(text_of_owned(_owner(raw, row), name))
        if not name and key in raw.columns:
            refuse(cell, findings, text("a name"), text("name the row or empty it"), text("empty"))
        elif whole in seen and name:
            expected = text("a name that occurs once; it stands in {first} too", first=seen[whole])
            refuse(cell, findings, expected, text("give each row a name of its own"))
        seen.setdefault(whole, cell.address)
        yield name or str(row)


def _owner(raw: RawTable, row: int) -> str:
    """Return the name as typed of what the element of a row belongs to; "" where names are unique."""
    key = raw.plan.owner_key
    return written_text(raw.cell(key, row).value) if key in raw.columns and key is not None else ""


def text_of_owned(owner: str, name: str) -> str:
    """Return the full name of an element that belongs to another, such as a room of an archetype."""
    return f"{owner}: {name}" if owner else name


def _missing_columns(raw: RawTable, findings: Findings) -> None:
    for key, entry in raw.plan.columns.items():
        if key not in raw.columns and raw.rows and is_required(entry) and entry.name not in COMPUTED:
            found, remedy = text("not found"), text("restore it from a new template: warmtenet new")
            label = text("column {key}", key=key)
            findings.problems.append(Problem(raw.sheet.title, "", label, found, None, remedy))


def is_required(entry: Input) -> bool:
    """Return whether a table cell must be filled in, unless it can be computed."""
    given = entry.given
    return given.required or (given.default is None and given.figure is None and not given.optional)


def _row(raw: RawTable, row: int, rules: Mapping[str, Rule], context: Context) -> dict[str, Value]:
    values: dict[str, Value] = {}
    empty: list[str] = []
    for key, entry in raw.plan.columns.items():
        cell = raw.cell(key, row) if key in raw.columns else None
        if cell is None or cell.is_empty:
            empty.append(key)
            continue
        value = read_value(cell, rules[key], context.findings)
        values[entry.name] = nothing(entry) if value is None else value
    given = dict(values)
    for key in empty:
        view = RowView(given, context.scalars, context.figures, context.day)
        values[raw.plan.columns[key].name] = _empty_cell(raw, key, row, view, context)
        given[raw.plan.columns[key].name] = values[raw.plan.columns[key].name]
    return values


def _empty_cell(raw: RawTable, key: str, row: int, view: RowView, context: Context) -> Value:
    entry = raw.plan.columns[key]
    cell = raw.cell(key, row) if key in raw.columns else Cell(raw.sheet.title, 0, 0, None, raw.label(key))
    computed = COMPUTED[entry.name](view) if entry.name in COMPUTED else None
    if computed is not None:
        if computed.why is not None:
            note(cell, context.findings, computed.why)
        return _filled_in(cell, entry, computed.value, context)
    default = _default(entry, cell, context)
    if default is not None and default != "":
        return _filled_in(cell, entry, default, context)
    is_reported = entry.name == "connections"  # it follows from the count, which is required itself
    if is_required(entry) and not is_reported and (key in raw.columns or entry.name in COMPUTED):
        rule = rule_of(entry.name, entry.given)
        refuse(cell, context.findings, expectation(rule), _fill_in(entry), text("empty"))
    return nothing(entry)


def _fill_in(entry: Input) -> Text:
    if entry.name == "weq":
        return text("fill in the value, or the floor area")
    return text("fill in the value")


def _filled_in(cell: Cell, entry: Input, value: Value, context: Context) -> Value:
    context.defaulted.append(Defaulted(cell.sheet, cell.address, entry.given.label, value, entry.name))
    return value


def _default(entry: Input, cell: Cell, context: Context, element: str = "") -> Value | None:
    """Return the default of a cell; None where it has none, or after adding why it has none."""
    try:
        return default_of(entry, context.figures, context.scalars, element).value
    except FiguresError as error:
        for why in error.problems:
            refuse(cell, context.findings, None, None, why)
        return None


def nothing(entry: Input) -> Value:
    """Return what an empty optional input holds: not a number, or an empty text."""
    return "" if entry.given.words or entry.given.unit in {"text", "date"} else math.nan


def _rows_by_element(raw: RawTable, findings: Findings) -> dict[str, int]:
    found: dict[str, int] = {}
    elements = raw.plan.family.elements
    if raw.plan.element_key not in raw.columns:
        return dict(zip(elements, raw.rows, strict=False))
    for row in raw.rows:
        cell = raw.cell(raw.plan.element_key, row)
        element = match_word(cell.value, elements) if not cell.is_empty else None
        if element is None or element in found:
            rule = Rule("word", None, None, elements, whole=False)
            close = near_words(cell.value, elements) if element is None and not cell.is_empty else []
            remedy = text("did you mean {words}?", words=close) if close else text("keep one row for each")
            refuse(cell, findings, expectation(rule), remedy)
        else:
            found[element] = row
    return found


def _fixed_value(
    entry: Input, key: str, element: str, raw: RawTable | None, row: int | None, context: Context
) -> Value:
    cell = None
    if raw is not None and row is not None and key in raw.columns:
        column = Text(entry.given.label, {})
        element_label = Text(raw.plan.family.elements[element], {})
        label = Text("{column} ({element})", {"column": column, "element": element_label})
        cell = replace(raw.cell(key, row), label=label)
    if cell is not None and not cell.is_empty:
        value = read_value(cell, rule_of(entry.name, entry.given), context.findings)
        return nothing(entry) if value is None else value
    cell = cell or Cell("", 0, 0, None, Text(entry.given.label, {}))
    default = _default(entry, cell, context, element)
    return nothing(entry) if default is None else _filled_in(cell, entry, default, context)
