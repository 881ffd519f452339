"""Finds the keys on the sheets of a workbook and the cells that belong to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from openpyxl.utils import get_column_letter

from warmtenet.locale import Text, text
from warmtenet.workbook.cells import Cell, note
from warmtenet.workbook.layout import (
    GUIDE,
    HEADERS,
    LISTS,
    OVERRIDES,
    Layout,
    TableSheet,
    names_of,
)
from warmtenet.workbook.opening import Opened, Sheet
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.words import near, normal

TOP = 60


@dataclass(frozen=True)
class ScalarRow:
    """A row with a key, and its cells by the key of their heading."""

    key: str
    sheet: str
    row: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class RawTable:
    """A table as it stands on a sheet: column numbers by key, and the filled rows."""

    plan: TableSheet
    sheet: Sheet
    key_row: int
    columns: Mapping[str, int]
    rows: tuple[int, ...]

    def cell(self, key: str, row: int) -> Cell:
        """Return a cell of the table, labelled as its column."""
        column = self.columns[key]
        return cell_at(self.sheet, row, column, self.label(key))

    def label(self, key: str) -> Text:
        """Return what a column holds."""
        if key in self.plan.columns:
            return Text(self.plan.columns[key].given.label, {})
        return HEADERS[key] if key in HEADERS else Text(self.plan.family.label, {})


@dataclass
class Scanned:
    """Everything that was found."""

    rows: list[ScalarRow] = field(default_factory=list)
    tables: dict[str, RawTable] = field(default_factory=dict)


def cell_at(sheet: Sheet, row: int, column: int, label: Text | str = "") -> Cell:
    """Return a cell; rows and columns count from 1, and one outside the sheet is empty."""
    line = sheet.grid[row - 1] if row <= len(sheet.grid) else ()
    value = line[column - 1] if column <= len(line) else None
    return Cell(sheet.title, row, column, value, label, unsaved=(row, column) in sheet.unsaved)


def find_value(opened: Opened, key: str, findings: Findings) -> Cell | None:
    """Return the value cell of a key before the model is known; None when there is no such row.

    Where the row is there without a heading above its value, that is the problem, and the cell is empty.
    """
    bare: Cell | None = None
    for sheet in opened.sheets:
        for number, line in enumerate(sheet.grid, start=1):
            columns = [c for c, value in enumerate(line, start=1) if _is_key(value, key)]
            if not columns:
                continue
            heading = _heading_above(sheet, number)
            if heading is not None:
                return cell_at(sheet, number, heading["value"])
            if bare is None:
                _no_value_heading(sheet, number, columns[-1], findings)
                bare = Cell(sheet.title, 0, 0, None)
    return bare


def scan(opened: Opened, layout: Layout, is_foreign: Callable[[str], bool], findings: Findings) -> Scanned:
    """Return the keyed rows and tables of a workbook; sheets of the user's own are left alone.

    `is_foreign` says whether a key belongs to another heat concept; such keys are left alone too.
    """
    found = Scanned()
    skipped = names_of(GUIDE) | names_of(LISTS)
    for sheet in opened.sheets:
        if normal(sheet.title) in skipped:
            continue
        plan, key_row = _table_plan(sheet, layout)
        if plan is None:
            found.rows += _scalar_rows(sheet, layout, is_foreign, findings)
        elif key_row is None:
            _no_key_row(sheet, plan, findings)
        else:
            _add_table(found, _raw_table(sheet, plan, key_row, is_foreign, findings), findings)
    return found


def _table_plan(sheet: Sheet, layout: Layout) -> tuple[TableSheet | None, int | None]:
    """Return which table a sheet holds and the row of its keys: by its keys, or else by its name."""
    best: tuple[int, TableSheet | None, int | None] = (1, None, None)
    for number, line in enumerate(sheet.grid[:TOP], start=1):
        keys = {v.strip() for v in line if isinstance(v, str)}
        for plan in layout.tables:
            hits = len(keys & plan.columns.keys())
            if plan.element_key in keys and hits + 1 > best[0]:
                best = (hits + 1, plan, number)
    if best[1] is not None:
        return best[1], best[2]
    named = [plan for plan in layout.tables if normal(sheet.title) in names_of(plan.title)]
    return (named[0], _likely_key_row(sheet, named[0])) if named else (None, None)


def _likely_key_row(sheet: Sheet, plan: TableSheet) -> int | None:
    hits = {
        number: len({v.strip() for v in line if isinstance(v, str)} & plan.columns.keys())
        for number, line in enumerate(sheet.grid[:TOP], start=1)
    }
    row = max(hits, key=lambda number: hits[number], default=0)
    return row if row and hits[row] >= 2 else None


def _no_key_row(sheet: Sheet, plan: TableSheet, findings: Findings) -> None:
    keys = ", ".join([plan.element_key, *plan.columns])
    findings.problems.append(
        Problem(
            sheet.title,
            "",
            text("row of keys"),
            text("not found"),
            text("a row with the keys {keys}", keys=keys),
            text("restore it from a new template: warmtenet new"),
        )
    )


def _raw_table(
    sheet: Sheet, plan: TableSheet, key_row: int, is_foreign: Callable[[str], bool], findings: Findings
) -> RawTable:
    known = {plan.element_key, *plan.columns, *plan.notes}
    columns: dict[str, int] = {}
    for number, value in enumerate(sheet.grid[key_row - 1], start=1):
        key = value.strip() if isinstance(value, str) else ""
        if not key:
            continue
        if key in columns:
            _duplicate(cell_at(sheet, key_row, number, key), get_column_letter(columns[key]), findings)
        elif key in known:
            columns[key] = number
        elif not is_foreign(key):
            _unknown(cell_at(sheet, key_row, number, text("key")), known - columns.keys(), findings)
    rows = tuple(_filled_rows(sheet, key_row, columns.values()))
    return RawTable(plan, sheet, key_row, columns, rows)


def _filled_rows(sheet: Sheet, key_row: int, columns: Iterable[int]) -> Iterator[int]:
    wanted, unsaved = sorted(columns), {row for row, _ in sheet.unsaved}
    for row, line in enumerate(sheet.grid[key_row:], start=key_row + 1):
        if not any(value is not None for value in line) and row not in unsaved:
            continue
        if not all(cell_at(sheet, row, column).is_empty for column in wanted):
            yield row


def _add_table(found: Scanned, table: RawTable, findings: Findings) -> None:
    name = table.plan.family.name
    if name not in found.tables:
        found.tables[name] = table
        return
    other = found.tables[name].sheet.title
    cell = cell_at(table.sheet, table.key_row, 1, table.plan.title)
    findings.problems.append(
        Problem(
            cell.sheet,
            cell.address,
            cell.label,
            text("the same table as on sheet {sheet}", sheet=other),
            None,
            text("keep one of the two"),
        )
    )


def _scalar_rows(
    sheet: Sheet, layout: Layout, is_foreign: Callable[[str], bool], findings: Findings
) -> list[ScalarRow]:
    column = _key_column(sheet, layout)
    if column is None:
        _report_only_unknown(sheet, layout, is_foreign, findings)
        return []
    numbers = [n for n in range(1, len(sheet.grid) + 1) if _key_in(sheet, n, column, layout)]
    above = _heading_row(sheet, numbers[0])
    heading = _heading(sheet.grid[above - 1]) if above else None
    if heading is None and len(numbers) < 2 and not _is_planned(sheet, layout):
        return []
    if above is None or heading is None:
        _no_value_heading(sheet, numbers[0], column, findings)
        return []
    _report_headings(sheet, numbers[0], heading, findings)
    keyed = _keyed_rows(sheet, above, column, heading)
    _report_unknown_keys(sheet, keyed, column, layout, is_foreign, findings)
    return [row for row in keyed if layout.knows(row.key)]


def _report_only_unknown(
    sheet: Sheet, layout: Layout, is_foreign: Callable[[str], bool], findings: Findings
) -> None:
    """Report the keys of a sheet that has the headings but not one known key."""
    above = _heading_row(sheet, len(sheet.grid) + 1)
    heading = _heading(sheet.grid[above - 1]) if above else {}
    if above and "key" in heading:
        rows = _keyed_rows(sheet, above, heading["key"], heading)
        _report_unknown_keys(sheet, rows, heading["key"], layout, is_foreign, findings)


def _keyed_rows(sheet: Sheet, above: int, column: int, heading: Mapping[str, int]) -> list[ScalarRow]:
    """Return the rows with a key under the row of headings."""
    rows = (_scalar_row(sheet, n, column, heading) for n in range(above + 1, len(sheet.grid) + 1))
    return [row for row in rows if row.key and normal(row.key) not in headings()]


def _report_unknown_keys(
    sheet: Sheet,
    rows: Iterable[ScalarRow],
    column: int,
    layout: Layout,
    is_foreign: Callable[[str], bool],
    findings: Findings,
) -> None:
    known = {*layout.inputs, *layout.overridable}
    for row in rows:
        if not layout.knows(row.key) and not is_foreign(row.key):
            _unknown(cell_at(sheet, row.row, column, text("key")), known, findings)


def _scalar_row(sheet: Sheet, number: int, key_column: int, heading: Mapping[str, int]) -> ScalarRow:
    value = cell_at(sheet, number, key_column).value
    key = value.strip() if isinstance(value, str) else ""
    cells = {name: cell_at(sheet, number, column, HEADERS[name]) for name, column in heading.items()}
    return ScalarRow(key, sheet.title, number, cells)


def _key_column(sheet: Sheet, layout: Layout) -> int | None:
    """Return the column with the most keys of the model."""
    hits: dict[int, int] = {}
    for line in sheet.grid:
        for column, value in enumerate(line, start=1):
            if isinstance(value, str) and layout.knows(value.strip()):
                hits[column] = hits.get(column, 0) + 1
    return max(hits, key=lambda column: (hits[column], column)) if hits else None


def _is_planned(sheet: Sheet, layout: Layout) -> bool:
    titles = [OVERRIDES, *(plan.title for plan in layout.scalars)]
    return any(normal(sheet.title) in names_of(title) for title in titles)


def _key_in(sheet: Sheet, row: int, column: int, layout: Layout) -> bool:
    value = cell_at(sheet, row, column).value
    return isinstance(value, str) and layout.knows(value.strip())


def _heading_above(sheet: Sheet, row: int) -> dict[str, int] | None:
    """Return the nearest row above that holds headings, as heading -> column."""
    number = _heading_row(sheet, row)
    return _heading(sheet.grid[number - 1]) if number else None


def _heading_row(sheet: Sheet, row: int) -> int | None:
    """Return the number of the nearest row above that holds headings."""
    for number in range(row - 1, 0, -1):
        heading = _heading(sheet.grid[number - 1])
        if len(heading) >= 2 and "value" in heading:
            return number
    return None


def _heading(line: Iterable[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in enumerate(line, start=1):
        name = headings().get(normal(value)) if isinstance(value, str) else None
        if name is not None:
            found.setdefault(name, column)
    return found


def _report_headings(sheet: Sheet, row: int, heading: Mapping[str, int], findings: Findings) -> None:
    """Remark on headings that are not known while known ones are absent: they may have been renamed."""
    if {"low", "high"} <= heading.keys():
        return
    number = next(n for n in range(row - 1, 0, -1) if _heading(sheet.grid[n - 1]) == heading)
    for column, value in enumerate(sheet.grid[number - 1], start=1):
        if isinstance(value, str) and value.strip() and normal(value) not in headings():
            cell = cell_at(sheet, number, column, text("row of headings"))
            what = text('the heading "{heading}" is not known and is left out', heading=value)
            note(cell, findings, what)


def _no_value_heading(sheet: Sheet, first_row: int, key_column: int, findings: Findings) -> None:
    above = sheet.grid[first_row - 2] if first_row > 1 else ()
    seen = [str(v) for v in above[: key_column - 1] if isinstance(v, str) and normal(v) not in headings()]
    found = text('instead "{found}"', found='", "'.join(seen)) if seen else text("not found")
    row = str(first_row - 1) if first_row > 1 else "1"
    expected = text('the heading "{heading}" above the values', heading=HEADERS["value"])
    remedy = text("put the heading back")
    problem = Problem(sheet.title, f"A{row}", text("row of headings"), found, expected, remedy)
    if problem not in findings.problems:
        findings.problems.append(problem)


def _unknown(cell: Cell, known: Iterable[str], findings: Findings) -> None:
    close = near(cell.value, known)
    remedy = (
        text("did you mean {words}?", words=close)
        if close
        else text("remove the key, or look it up in a new template: warmtenet new")
    )
    findings.problems.append(
        Problem(cell.sheet, cell.address, cell.label, cell.value, text("a known key"), remedy)
    )


def _duplicate(cell: Cell, first: str, findings: Findings) -> None:
    found = text("the key stands here a second time, first in {first}", first=first)
    findings.problems.append(
        Problem(cell.sheet, cell.address, cell.label, found, None, text("keep one of the two"))
    )


def _is_key(value: object, key: str) -> bool:
    return isinstance(value, str) and value.strip() == key


@cache
def headings() -> Mapping[str, str]:
    """Return every spelling of a heading, in the form for comparing, with its key."""
    found = {spelling: name for name, title in HEADERS.items() for spelling in names_of(title)}
    return found | {"sleutel": "key"}
