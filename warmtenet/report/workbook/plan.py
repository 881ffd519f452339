"""Where everything stands in the report workbook: one chapter is one sheet, one name one place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from xlsxwriter.utility import xl_col_to_name

from warmtenet.core.excel import Columns, Place
from warmtenet.core.model import PREVIOUS, YEAR, Input
from warmtenet.core.quantity import Chapter, Family, Given, Quantity
from warmtenet.locale import Text, Translator, text
from warmtenet.report.workbook.sections import declared_names, in_sections
from warmtenet.scenarios.case import Case

LABEL, CONSTANT, UNIT, TOTAL, OPENING, FIRST_YEAR = 4, 5, 6, 7, 8, 9
FIRST_ROW, MOST_COLUMNS = 7, 16
INPUT_HEADER_ROW = 6
NOW, BEFORE = "ZZZ", "ZZY"

COVER = text("Cover")
SUMMARY = text("Summary")
ATTENTION = text("Points of attention")
SCALARS = text("Inputs")
TABLES = text("Input tables")
SERIES = text("Input series")
SOURCES = text("Provenance")
SENSITIVITY = text("Sensitivities")
CHECKS = text("Checks")
GLOSSARY = text("Glossary")
LISTS = text("Lists")
STATEMENTS = text("Statements")
MONEY_MATRIX = text("Money matrix")
SCHEMES = text("Subsidy overview")
LENSES = text("Subsidy model")
PLANTS = text("Other plants")
FROM_OTHER_SHEETS = text("From other sheets")
TECHNICAL = Chapter("technical_series", text("Technical series").message, 100)
# From this many fixed elements on a table is a series of its own, away from the rows that people read.
LONG_TABLE = 60

What = Literal["section", "heading", "import", "single", "yearly", "element", "table head", "table"]


@dataclass(frozen=True)
class Line:
    """One row of a calculation sheet (rows counted from one).

    `what` tells the kinds apart: "element" is a row of a yearly block, "table" a row of a table of
    elements with `names` as its columns.
    """

    row: int
    what: What
    name: str = ""
    element: int | None = None
    label: Text | None = None
    names: tuple[str, ...] = ()


@dataclass
class SheetPlan:
    """A calculation sheet and its lines."""

    title: str
    chapter: Chapter
    lines: list[Line] = field(default_factory=list)
    imports: dict[str, int] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """Last row in use."""
        return max((line.row + 2 * (line.what == "table head") for line in self.lines), default=FIRST_ROW)


@dataclass(frozen=True)
class Moving(Columns):
    """Columns that know the marks `NOW` and `BEFORE`, which stand for any year and the one before it."""

    def before(self, letter: str) -> str:
        """Return the column left of a year's column."""
        return BEFORE if letter == NOW else super().before(letter)


class Plan:
    """Places of all inputs and quantities of a case; the layout that the Excel printer asks for."""

    def __init__(self, case: Case, t: Translator) -> None:
        self.case, self.model, self.t = case, case.model, t
        self.columns: Columns = Moving(
            letter(OPENING), tuple(letter(FIRST_YEAR + i) for i in range(len(case.years)))
        )
        self.places: dict[str, tuple[str, Place]] = {}
        self._elsewhere: dict[str, Place] = {}
        self.scalar_rows: dict[str, int] = {}
        self.scalar_headings: dict[int, Chapter] = {}
        self.tables: dict[str, tuple[Family, int, list[str]]] = {}
        self.series: list[tuple[str, int]] = []
        self.lists: dict[tuple[tuple[str, str], ...], str] = {}
        self._plan_inputs()
        self.sheets = [self._plan_sheet(c, qs) for c, qs in self.model.by_chapter.items() if qs]
        self.technical = self._plan_technical()
        self.sheets += [self.technical] if self.technical.lines else []
        self._by_title = {plan.title: plan for plan in self.sheets}

    def title(self, title: Text) -> str:
        """Return the name of a sheet that is not a chapter."""
        return sheet_name(self.t.render(title))

    def place(self, name: str, sheet: str) -> Place:
        """Return where a name stands as seen from a sheet."""
        plan = self._by_title.get(sheet)
        if plan and name in plan.imports:
            return Place("row", row=plan.imports[name])
        home, place = self.places[name]
        if home == sheet or place.kind == "name":
            return place
        if name not in self._elsewhere:
            self._elsewhere[name] = replace(place, prefix=f"{home}!")
        return self._elsewhere[name]

    def cell(self, name: str) -> str:
        """Return sheet and first cell of a name, for a link."""
        home, place = self.places[name]
        column = place.column or (letter(FIRST_YEAR) if place.kind != "name" else "")
        value = "B" if name in self.scalar_rows else letter(CONSTANT)
        return f"{home}!{column or value}{place.row}"

    def row_range(self, name: str) -> str:
        """Return the address of a yearly row, with its sheet."""
        home, place = self.places[name]
        first, last = self.columns.years[0], self.columns.years[-1]
        return f"{home}!${first}${place.row}:${last}${place.row + place.count - 1}"

    def _plan_inputs(self) -> None:
        by_family: dict[str, list[str]] = {}
        families: dict[str, Family] = {}
        row, series_row, chapter = INPUT_HEADER_ROW, FIRST_ROW, None
        for name, entry in self._ordered_inputs():
            given = entry.given
            self._note_words(name, given)
            if given.yearly:
                series_row = self._place_series(name, given.per, series_row)
            elif given.per:
                by_family.setdefault(given.per.name, []).append(name)
                families[given.per.name] = given.per
            else:
                row += 1
                if entry.chapter != chapter:
                    chapter = self.scalar_headings[row] = entry.chapter
                    row += 1
                self.places[name] = (self.title(SCALARS), Place("name", row=row, name=name))
                self.scalar_rows[name] = row
        self._place_tables(by_family, families)

    def _ordered_inputs(self) -> Iterator[tuple[str, Input]]:
        chapters = sorted({e.chapter for e in self.model.inputs.values()}, key=lambda c: c.order)
        for chapter in chapters:
            yield from ((n, e) for n, e in self.model.inputs.items() if e.chapter == chapter)

    def _note_words(self, name: str, given: Given) -> None:
        if given.is_word:
            self.lists.setdefault(tuple(given.words.items()), f"list_{name}")

    def list_of(self, words: Mapping[str, str]) -> str:
        """Return the defined name of the list of words of an input."""
        return self.lists[tuple(words.items())]

    def _place_series(self, name: str, family: Family | None, row: int) -> int:
        count = len(self.case.elements(family)) if family else 1
        place = Place("block" if family else "row", row=row + 1, count=count)
        self.places[name] = (self.title(SERIES), place)
        self.series.append((name, row))
        return row + count + 2

    def _place_tables(self, by_family: dict[str, list[str]], families: dict[str, Family]) -> None:
        row = INPUT_HEADER_ROW
        for key, names in by_family.items():
            count = len(self.case.elements(families[key]))
            self.tables[key] = (families[key], row, names)
            for position, name in enumerate(names, start=1):
                place = Place("column", row=row + 4, count=count, column=letter(position), labels="A")
                self.places[name] = (self.title(TABLES), place)
            row += count + 6

    def _plan_sheet(self, chapter: Chapter, quantities: list[Quantity]) -> SheetPlan:
        plan = SheetPlan(sheet_name(self.t(chapter.label)), chapter)
        row = self._plan_imports(plan, quantities, FIRST_ROW)
        declared = self._declared(chapter)
        tables = [q for q in quantities if q.per and not q.yearly and not _is_series(q)]
        row = self._plan_tables(plan, tables, row, declared)
        rows = [q for q in quantities if q.yearly or not q.per]
        for heading, members in in_sections(rows, declared):
            plan.lines.append(Line(row, "section", label=heading))
            row += 1
            for q in members:
                row = self._plan_quantity(plan, q, row)
            row += 1
        return plan

    def _plan_technical(self) -> SheetPlan:
        """Place the long tables of all chapters on a sheet of their own."""
        plan = SheetPlan(sheet_name(self.t(TECHNICAL.label)), TECHNICAL)
        series = [q for q in self.model.quantities.values() if _is_series(q)]
        self._plan_tables(plan, series, FIRST_ROW, [q.name for q in series])
        return plan

    def _declared(self, chapter: Chapter) -> list[str]:
        modules = [m for m in self.model.modules if chapter == m.CHAPTER]
        return [name for module in modules for name in declared_names(module)]

    def _plan_imports(self, plan: SheetPlan, quantities: list[Quantity], row: int) -> int:
        imports = self._imports_of(quantities)
        if not imports:
            return row
        plan.lines.append(Line(row, "section", label=FROM_OTHER_SHEETS))
        for row, name in enumerate(imports, start=row + 1):  # noqa: B020, PLR1704  # the row goes on
            plan.imports[name] = row
            plan.lines.append(Line(row, "import", name))
        return row + 2

    def _plan_quantity(self, plan: SheetPlan, q: Quantity, row: int) -> int:
        if q.per:
            elements = self.case.elements(q.per)
            plan.lines.append(Line(row, "heading", q.name))
            self.places[q.name] = (plan.title, Place("block", row=row + 1, count=len(elements)))
            plan.lines += [Line(row + 1 + i, "element", q.name, i) for i in range(len(elements))]
            return row + 1 + (len(elements) + 1 if elements else 0)
        place = Place("row" if q.yearly else "name", row=row, name=q.name)
        self.places[q.name] = (plan.title, place)
        plan.lines.append(Line(row, "yearly" if q.yearly else "single", q.name))
        return row + 1

    def _plan_tables(self, plan: SheetPlan, quantities: list[Quantity], row: int, declared: list[str]) -> int:
        """Plan a table per family; one that is too wide becomes a table per sub-heading."""
        families = {q.per.name: q.per for q in quantities if q.per}
        for key, family in families.items():
            members = [q for q in quantities if q.per and q.per.name == key]
            wide = len(members) > MOST_COLUMNS
            parts = in_sections(members, declared) if wide else [(None, members)]
            for heading, part in parts:
                row = self._plan_table(plan, family, part, heading, row)
        return row

    def _plan_table(
        self, plan: SheetPlan, family: Family, members: list[Quantity], heading: Text | None, row: int
    ) -> int:
        elements = self.case.elements(family)
        names = tuple(q.name for q in members)
        plan.lines.append(Line(row, "table head", family.name, label=heading, names=names))
        for position, q in enumerate(members):
            column = letter(FIRST_YEAR + position)
            place = Place("column", row=row + 3, count=len(elements), column=column)
            self.places[q.name] = (plan.title, place)
        plan.lines += [Line(row + 3 + i, "table", family.name, i, names=names) for i in range(len(elements))]
        return row + len(elements) + 4

    def _imports_of(self, quantities: list[Quantity]) -> list[str]:
        here = {q.name for q in quantities}
        found: dict[str, None] = {}
        for q in quantities:
            for parameter in q.parameters:
                name = parameter.removesuffix(PREVIOUS)
                other = self.model.quantities.get(name)
                if name not in here and name != YEAR and other and other.yearly and not other.per:
                    found[name] = None
        return list(found)


def _is_series(q: Quantity) -> bool:
    """Return whether a quantity stands in a long table whose elements no user decides."""
    if q.per is None or q.yearly:
        return False
    made = tuple(q.per.rows(lambda other: tuple(other.elements))) if q.per.rows else ()
    return len(q.per.elements or made) >= LONG_TABLE


@cache
def letter(column: int) -> str:
    """Return the letter of a column counted from zero."""
    return str(xl_col_to_name(column))


def sheet_name(label: str) -> str:
    """Return a sheet name of letters, digits and underscores, so that formulas need no quotes."""
    return re.sub(r"\W+", "_", label).strip("_")[:31]


def element_labels(case: Case, family: Family, t: Translator) -> list[str]:
    """Return what stands beside the elements of a family."""
    return family.labels(case.elements(family), t)
