"""Where everything stands in the report workbook: one chapter is one sheet, one name one place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from warmtenet.core.excel import Columns, Place
from warmtenet.core.model import PREVIOUS, YEAR, Input
from warmtenet.core.quantity import Chapter, Family, Quantity
from warmtenet.locale import Translator
from warmtenet.scenarios.case import Case

LABEL, CONSTANT, UNIT, TOTAL, OPENING, FIRST_YEAR = 4, 5, 6, 7, 8, 9
FIRST_ROW = 7
INPUT_HEADER_ROW = 6
SCALARS, TABLES, SERIES = "Inputs", "Input tables", "Input series"


@dataclass(frozen=True)
class Line:
    """One row of a calculation sheet (rows counted from one).

    `what` is "heading", "import", "single", "yearly", "element" (of a yearly block) or
    "table" (a row of a table of elements, `names` its columns).
    """

    row: int
    what: str
    name: str = ""
    element: int | None = None
    label: str = ""
    names: tuple[str, ...] = ()


@dataclass
class SheetPlan:
    """A calculation sheet and its lines."""

    title: str
    chapter: Chapter
    lines: list[Line] = field(default_factory=list)
    imports: dict[str, int] = field(default_factory=dict)


class Plan:
    """Places of all inputs and quantities of a case; the layout that the Excel printer asks for."""

    def __init__(self, case: Case, t: Translator) -> None:
        self.case, self.model, self.t = case, case.model, t
        letters = tuple(xl_col_to_name(FIRST_YEAR + i) for i in range(len(case.years)))
        self.columns = Columns(xl_col_to_name(OPENING), letters)
        self.places: dict[str, tuple[str, Place]] = {}
        self.titles = {SCALARS: t(SCALARS), TABLES: sheet_name(t(TABLES)), SERIES: sheet_name(t(SERIES))}
        self.scalar_rows: dict[str, int] = {}
        self.tables: dict[str, tuple[Family, int, list[str]]] = {}
        self.series: list[tuple[str, int]] = []
        self._plan_inputs()
        self.sheets = [self._plan_sheet(c, qs) for c, qs in self.model.by_chapter.items() if qs]

    def place(self, name: str, sheet: str) -> Place:
        """Return where a name stands as seen from a sheet."""
        for plan in self.sheets:
            if plan.title == sheet and name in plan.imports:
                return Place("row", row=plan.imports[name])
        home, place = self.places[name]
        if home == sheet or place.kind == "name":
            return place
        prefix = f"{home}!"
        return Place(place.kind, prefix, place.row, place.count, place.column, place.labels, place.name)

    def _plan_inputs(self) -> None:
        by_family: dict[str, list[str]] = {}
        families: dict[str, Family] = {}
        row, series_row = INPUT_HEADER_ROW + 1, FIRST_ROW
        for name, entry in self._ordered_inputs():
            given = entry.given
            if given.yearly:
                series_row = self._place_series(name, given.per, series_row)
            elif given.per:
                by_family.setdefault(given.per.name, []).append(name)
                families[given.per.name] = given.per
            else:
                self.places[name] = (self.titles[SCALARS], Place("name", row=row, name=name))
                self.scalar_rows[name] = row
                row += 1
        self._place_tables(by_family, families)

    def _ordered_inputs(self) -> Iterator[tuple[str, Input]]:
        chapters = sorted({e.chapter for e in self.model.inputs.values()}, key=lambda c: c.order)
        for chapter in chapters:
            yield from ((n, e) for n, e in self.model.inputs.items() if e.chapter == chapter)

    def _place_series(self, name: str, family: Family | None, row: int) -> int:
        count = len(self.case.elements(family)) if family else 1
        kind = "block" if family else "row"
        self.places[name] = (self.titles[SERIES], Place(kind, row=row + 1, count=count))
        self.series.append((name, row))
        return row + count + 2

    def _place_tables(self, by_family: dict[str, list[str]], families: dict[str, Family]) -> None:
        row = INPUT_HEADER_ROW
        for key, names in by_family.items():
            count = len(self.case.elements(families[key]))
            self.tables[key] = (families[key], row, names)
            for position, name in enumerate(names):
                column = xl_col_to_name(position + 1)
                place = Place("column", row=row + 4, count=count, column=column, labels="A")
                self.places[name] = (self.titles[TABLES], place)
            row += count + 6

    def _plan_sheet(self, chapter: Chapter, quantities: list[Quantity]) -> SheetPlan:
        plan = SheetPlan(sheet_name(self.t(chapter.label)), chapter)
        row = FIRST_ROW
        imports = self._imports_of(quantities)
        if imports:
            plan.lines.append(Line(row, "heading", label="From other sheets"))
            for name in imports:
                row += 1
                plan.imports[name] = row
                plan.lines.append(Line(row, "import", name))
            row += 2
        for q in quantities:
            row = self._plan_quantity(plan, q, row)
        self._plan_tables(plan, [q for q in quantities if q.per and not q.yearly], row + 1)
        return plan

    def _plan_quantity(self, plan: SheetPlan, q: Quantity, row: int) -> int:
        if q.per and not q.yearly:
            return row
        if q.per:
            elements = self.case.elements(q.per)
            plan.lines.append(Line(row, "heading", q.name))
            self.places[q.name] = (plan.title, Place("block", row=row + 1, count=len(elements)))
            plan.lines += [Line(row + 1 + i, "element", q.name, i) for i in range(len(elements))]
            return row + len(elements) + 2
        kind = "row" if q.yearly else "name"
        self.places[q.name] = (plan.title, Place(kind, row=row, name=q.name))
        plan.lines.append(Line(row, "yearly" if q.yearly else "single", q.name))
        return row + 1

    def _plan_tables(self, plan: SheetPlan, quantities: list[Quantity], row: int) -> None:
        families = {q.per.name: q.per for q in quantities if q.per}
        for key, family in families.items():
            members = [q for q in quantities if q.per and q.per.name == key]
            elements = self.case.elements(family)
            names = tuple(q.name for q in members)
            plan.lines.append(Line(row, "table head", key, names=names))
            for position, q in enumerate(members):
                column = xl_col_to_name(FIRST_YEAR + position)
                place = Place("column", row=row + 3, count=len(elements), column=column)
                self.places[q.name] = (plan.title, place)
            plan.lines += [Line(row + 3 + i, "table", key, i, names=names) for i in range(len(elements))]
            row += len(elements) + 5

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


def sheet_name(label: str) -> str:
    """Return a sheet name without spaces or apostrophes, so that formulas need no quotes."""
    return label.replace(" ", "_").replace("'", "")[:31]


def element_labels(case: Case, family: Family, t: Translator) -> list[str]:
    """Return what stands beside the elements of a family."""
    if family.elements:
        return [t(label) for label in family.elements.values()]
    return list(case.elements(family))
