"""The sheet with the sources: every one that a project used, linked with the inputs it supplied."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from warmtenet.core.model import Input
from warmtenet.figures import Source
from warmtenet.locale import text
from warmtenet.report.workbook.book import Book, Citation, LiveSheet
from warmtenet.report.workbook.formats import IMPORTED
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import SOURCES
from warmtenet.scenarios.result import Result
from warmtenet.workbook.defaults import default_of
from warmtenet.workbook.project import Provenance

HEADS = (
    (text("No."), 6),
    (text("Title"), 62),
    (text("Publisher"), 26),
    (text("Year"), 8),
    (text("Web address"), 60),
    (text("Remark"), 50),
)
USE_HEADS = (text("No."), text("Input"), text("Chapter"), text("Grade"), text("Found at"), text("key"))
USES = text("Where the sources are used")
NO_SOURCES = text("No sources were given.")
FIRST = 5


@dataclass(frozen=True)
class Use:
    """An input that a source supplied, and where in the source it stands."""

    name: str
    origin: Provenance


@dataclass
class Cited:
    """A source with the inputs it supplied; `known` is nothing for a source that the user typed."""

    written: str
    known: Source | None
    uses: list[Use] = field(default_factory=list)


def sources_of(result: Result) -> dict[str, Cited]:
    """Return the sources in use by the way they are written, those of the package first."""
    known = {f"{s.title}, {s.publisher}, {s.year}": s for s in result.case.figures.sources.values()}
    found: dict[str, Cited] = {}
    for use in _uses(result):
        written = use.origin.source
        found.setdefault(written, Cited(written, known.get(written))).uses.append(use)
    return dict(sorted(found.items(), key=lambda item: (item[1].known is None, item[0].casefold())))


def _uses(result: Result) -> Iterator[Use]:
    provenance = result.case.project.provenance
    for name, entry in result.case.model.inputs.items():
        if name in provenance:
            if provenance[name].source:
                yield Use(name, provenance[name])
        elif entry.given.figure is not None:
            yield from _figures_of(result, name, entry)
    costs = result.case.project.tables.get("costs")
    for written in dict.fromkeys(costs.columns.get("cost_source", ()) if costs else ()):
        if written:
            yield Use("cost_source", Provenance(source=str(written)))


def _figures_of(result: Result, name: str, entry: Input) -> Iterator[Use]:
    """Yield the source of each element of a table of key figures, each source once."""
    given, case = entry.given, result.case
    table = case.project.tables.get(given.per.name) if given.per else None
    if table and table.rows and not (given.per and given.per.elements):
        return
    values = {"year": float(case.years[0]), **case.project.values}
    elements = tuple(given.per.elements) if given.per else ("",)
    origins = [default_of(entry, case.figures, values, e).provenance for e in elements]
    first = {origin.source: origin for origin in sorted(origins, key=lambda o: (o.source, o.at))}
    yield from (Use(name, origin) for source, origin in first.items() if source)


def citations(cited: dict[str, Cited]) -> dict[str, Citation]:
    """Return each source in short, with its number and row on the sheet."""
    found = {}
    for number, (written, source) in enumerate(cited.items(), start=1):
        known = source.known
        short = f"{number} · {known.publisher} {known.year}" if known else f"{number} · {written}"
        found[written] = Citation(short, FIRST + number)
    return found


def write_sources(book: Book, cited: dict[str, Cited]) -> None:
    """Write the sources, and below them every use with links both ways."""
    title = book.plan.title(SOURCES)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST - 1, column, book.say(label), book.formats.head)
    if not cited:
        sheet.write_string(FIRST, 1, book.say(NO_SOURCES))
    top = FIRST + len(cited) + 2
    use_row = top + 2
    for number, source in enumerate(cited.values(), start=1):
        _write_source(book, sheet, number, source, use_row)
        use_row = _write_uses(book, sheet, number, source, use_row)
    if cited:
        sheet.write_string(top, 0, book.say(USES), book.formats.section)
        for column, label in enumerate(USE_HEADS):
            sheet.write_string(top + 1, column, book.say(label), book.formats.head)
    sheet.freeze_panes(FIRST, 0)
    page_list(sheet, FIRST - 1, landscape=True)


def _write_source(book: Book, sheet: LiveSheet, number: int, source: Cited, use_row: int) -> None:
    row, wrapped = FIRST - 1 + number, book.formats.wrapped
    known = source.known
    down = f"internal:{book.plan.title(SOURCES)}!A{use_row + 1}"
    link = book.formats.get(font_color=IMPORTED, underline=1, align="center", valign="top")
    sheet.write_url(row, 0, down, link, str(number))
    sheet.write_string(row, 1, known.title if known else book.t(source.written), wrapped)
    if known is None:
        fit_row(sheet, row, [(source.written, HEADS[1][1])])
        return
    sheet.write_string(row, 2, known.publisher, wrapped)
    sheet.write_number(row, 3, known.year, book.formats.get(num_format="0", valign="top"))
    if known.url:
        web = book.formats.get(font_color=IMPORTED, underline=1, text_wrap=True, valign="top")
        sheet.write_url(row, 4, known.url, web, known.url)
    note = book.t(known.note) if known.note else ""
    sheet.write_string(row, 5, note, wrapped)
    fit_row(sheet, row, [(known.title, HEADS[1][1]), (known.url or "", HEADS[4][1]), (note, HEADS[5][1])])


def _write_uses(book: Book, sheet: LiveSheet, number: int, source: Cited, row: int) -> int:
    """Write the uses of a source from a row on; return the row after them."""
    model, wrapped = book.plan.model, book.formats.wrapped
    here = f"internal:{book.plan.title(SOURCES)}!A{FIRST + number}"
    center = book.formats.get(font_color=IMPORTED, underline=1, align="center")
    for use in source.uses:
        entry = model.inputs[use.name]
        sheet.write_url(row, 0, here, center, str(number))
        sheet.write_url(
            row, 1, f"internal:{book.plan.cell(use.name)}", book.formats.link, book.t(entry.given.label)
        )
        sheet.write_string(row, 2, book.t(entry.chapter.label), wrapped)
        sheet.write_string(row, 3, use.origin.grade, wrapped)
        sheet.write_string(row, 4, use.origin.at, wrapped)
        sheet.write_string(row, 5, use.name, book.formats.key)
        fit_row(sheet, row, [(use.origin.at, HEADS[4][1])])
        row += 1
    return row
