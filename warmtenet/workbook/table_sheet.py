"""Writes the sheet of a table: headings, units, explanation, keys, and rows to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from warmtenet.core.model import Input
from warmtenet.locale import text
from warmtenet.model.families import COMFORT
from warmtenet.workbook.cells import Rule, rule_of
from warmtenet.workbook.comfort_rows import comfort_rows
from warmtenet.workbook.layout import NOTE_COLUMNS, TableSheet
from warmtenet.workbook.problems import Findings, number_text
from warmtenet.workbook.project import Value
from warmtenet.workbook.references import CHOICES, HOME_COLUMNS, HOMES
from warmtenet.workbook.styles import INPUT, SIDE
from warmtenet.workbook.table_defaults import COMPUTED
from warmtenet.workbook.tables import Context, is_required
from warmtenet.workbook.words import unit_label

if TYPE_CHECKING:
    from warmtenet.workbook.template import Writer

ROWS = 120
OTHER_ROWS = MappingProxyType(
    {
        "loans": 20,
        "tariff_lines": 30,
        "energy_prices": 60,
        "archetypes": 40,
        "comfort_classes": 10,
        "rooms": 100,
        "surfaces": 400,
        "radiators": 100,
    }
)
LABELS, UNITS, HELP, KEYS, FIRST = 2, 3, 4, 5, 6
HELP_HEIGHT = 62
NAME_WIDTH, WORD_WIDTH, NUMBER_WIDTH, NOTE_WIDTH = 34, 21, 12, 60


@dataclass(frozen=True)
class _Column:
    """One column: its key, heading, unit and explanation, and what its cells must be.

    `labels` are the words of names that mean the same in every language, such as comfort classes.
    """

    key: str
    label: str
    unit: str
    help: str
    rule: Rule
    is_required: bool
    name: str
    labels: Mapping[str, str] = field(default_factory=dict)


def write(writer: "Writer", sheet: Worksheet, plan: TableSheet) -> None:
    """Write the sheet of a table with its example rows, or its fixed rows with their defaults."""
    t = writer.t
    columns = _columns(writer, plan)
    sheet.write_string(0, 0, t.render(plan.title), writer.styles.title)
    intro = (
        t("The rows are fixed; change a value where your project differs.")
        if plan.is_fixed
        else t("One row for each; a whole table can be pasted at once. Brown headings are required.")
    )
    sheet.write_string(1, 0, intro, writer.styles.intro)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_row(LABELS, 56)
    sheet.set_row(HELP, HELP_HEIGHT)
    rows = _rows(writer, plan)
    _define_names(writer, plan)
    for number, column in enumerate(columns):
        _heading(writer, sheet, number, column)
        _cells(writer, sheet, number, column, plan, rows)


def _rows(writer: "Writer", plan: TableSheet) -> list[Mapping[str, Value]]:
    """Return the rows to write: those of the example, fixed rows, or the two comfort classes."""
    if plan.is_fixed:
        return _fixed_rows(writer, plan)
    rows = writer.example.tables.get(plan.family.name, [])
    if not rows and plan.family == COMFORT:
        context = Context(writer.values, writer.figures, Findings())
        return comfort_rows(plan, writer.figures, context.day)
    return rows


def last_row(writer: "Writer", plan: TableSheet) -> int:
    """Return how many rows of a sheet can be filled in."""
    count = len(_rows(writer, plan))
    return count if plan.is_fixed else max(OTHER_ROWS.get(plan.family.name, ROWS), count + 50)


def name_of(family: str) -> str:
    """Return the defined name of the names of a table, for the drop-downs that refer to it."""
    return f"names_{family}"


def _define_names(writer: "Writer", plan: TableSheet) -> None:
    if plan.family.name in {HOMES, *CHOICES.values()}:
        title, letter = writer.t.render(plan.title)[:31], xl_col_to_name(0)
        area = f"${letter}${FIRST + 1}:${letter}${FIRST + last_row(writer, plan)}"
        writer.book.define_name(name_of(plan.family.name), f"='{title}'!{area}")


def _columns(writer: "Writer", plan: TableSheet) -> list[_Column]:
    t = writer.t
    words = plan.family.elements
    element_rule = Rule("word" if words else "text", None, None, words, whole=False)
    help_text = "" if plan.is_fixed else t("A name that occurs once")
    if plan.owner_key:
        help_text = t("A name that occurs once in the archetype")
    first = _Column(
        plan.element_key,
        t(plan.family.label),
        "",
        help_text,
        element_rule,
        not plan.is_fixed,
        "",
        plan.family.words,
    )
    inputs = [_input_column(writer, plan, key, entry) for key, entry in plan.columns.items()]
    side = Rule("text", None, None, {}, whole=False)
    notes = [_Column(key, t.render(NOTE_COLUMNS[key]), "", "", side, False, key) for key in plan.notes]
    return [first, *inputs, *notes]


def _input_column(writer: "Writer", plan: TableSheet, key: str, entry: Input) -> _Column:
    t = writer.t
    needed = is_required(entry) and entry.name not in COMPUTED
    return _Column(
        key,
        t(entry.given.label),
        t.render(unit_label(entry.given.unit)),
        _help(writer, entry),
        rule_of(entry.name, entry.given),
        needed and not plan.is_fixed,
        entry.name,
    )


def _help(writer: "Writer", entry: Input) -> str:
    """Return the explanation of a column, with the default of an empty cell where it is one value."""
    t, default = writer.t, entry.given.default
    parts = [t(entry.given.help)] if entry.given.help else []
    is_one = isinstance(default, int | float | str) and default != "" and entry.given.per is not None
    if is_one and not entry.given.per.elements:  # type: ignore[union-attr]
        if isinstance(default, str):
            shown = t(entry.given.words.get(default, default))
        else:
            share = entry.given.unit in {"%", "%/yr"}
            shown = number_text(float(default) * 100, t) + " %" if share else number_text(float(default), t)  # type: ignore[arg-type]
        parts.append(t.render(text("Empty: {default}", default=shown)))
    return ". ".join(parts)


def _heading(writer: "Writer", sheet: Worksheet, number: int, column: _Column) -> None:
    styles = writer.styles
    sheet.set_column(number, number, _width(writer, number, column))
    sheet.write_string(
        LABELS, number, column.label, styles.required if column.is_required else styles.heading
    )
    sheet.write_string(UNITS, number, column.unit, styles.small)
    sheet.write_string(HELP, number, column.help, styles.small)
    sheet.write_string(KEYS, number, column.key, styles.key)


def _width(writer: "Writer", number: int, column: _Column) -> float:
    """Return a width in which the longest word of the heading, the key and every drop-down word fit."""
    if number == 0 and not column.rule.words:
        return NAME_WIDTH
    if column.key in NOTE_COLUMNS:
        return NOTE_WIDTH
    heading = max(len(word) for word in column.label.split()) * 1.3
    shown = max((len(writer.t(label)) + 3 for label in column.rule.words.values()), default=0)
    text_width = WORD_WIDTH if column.rule.unit == "text" and not column.rule.words else 0
    return min(max(NUMBER_WIDTH, heading, shown, text_width, len(column.key) * 0.9), NAME_WIDTH)


def _cells(
    writer: "Writer", sheet: Worksheet, number: int, column: _Column, plan: TableSheet,
    rows: list[Mapping[str, Value]],
) -> None:  # fmt: skip
    last = last_row(writer, plan)
    is_label = plan.is_fixed and number == 0
    unit = "list" if column.rule.words else column.rule.unit
    fill, words = SIDE if column.key in NOTE_COLUMNS else INPUT, {**column.labels, **column.rule.words}
    for index, row in enumerate(rows[:last]):
        value = row.get(column.key, row.get(column.name))
        style = writer.styles.text if is_label else writer.styles.input(unit, value, fill=fill, wrap=False)
        writer.put(sheet, (FIRST + index, number), value, style, words)
    empty = writer.styles.input(unit, fill=fill, wrap=False)
    for index in range(len(rows), last):
        sheet.write_blank(FIRST + index, number, None, empty)
    if column.name in HOME_COLUMNS.values():
        writer.validate_name(sheet, (FIRST, number, FIRST + last - 1, number), HOMES)
    elif not is_label:
        name = column.name or column.key
        writer.validate(sheet, (FIRST, number, FIRST + last - 1, number), column.rule, name)


def _fixed_rows(writer: "Writer", plan: TableSheet) -> list[Mapping[str, Value]]:
    """Return the fixed rows: the example's values where it has them, else the defaults."""
    given = {str(r[plan.element_key]): r for r in writer.example.tables.get(plan.family.name, [])}
    rows: list[Mapping[str, Value]] = []
    for element in plan.family.elements:
        row: dict[str, Value] = {plan.element_key: element}
        for key, entry in plan.columns.items():
            typed = given.get(element, {})
            value = typed.get(key, typed.get(entry.name))
            default = writer.default(entry, element).value if value is None else value
            row[key] = "" if default is None else default
        rows.append(row)
    return rows
