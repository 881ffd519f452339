"""Section 18: every input with its origin, the changed ones first, then by influence."""

from collections.abc import Iterator, Mapping
from datetime import date

from warmtenet.core.model import Input
from warmtenet.core.quantity import Family
from warmtenet.figures.schema import Source
from warmtenet.report.html.context import Context, capped
from warmtenet.report.html.outside import outside_files
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import squeezed, unit_name, written_exactly
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.assumed import ASSUMPTION, Entry, assumed, entries
from warmtenet.workbook.project import Provenance

MOST_COLUMNS = 8
KINDS = {
    "law": "law",
    "published": "published",
    "measured": "measured",
    "quote": "quote",
    "assumption": "assumption",
}


def assumptions(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 18."""
    t, found = ctx.t, entries(ctx.result, ctx.bars)
    sources = _sources(ctx, found)
    return Section(
        "uitgangspunten",
        18,
        t("Assumptions"),
        t("Which values went in, and where do they come from?"),
        tell("answer_assumptions", {**facts, **_counts(ctx, found)}, t) or "",
        (
            _table(ctx, found, sources),
            *_tables(ctx),
            *outside_files(ctx),
            _source_table(ctx, sources),
        ),
    )


def _counts(ctx: Context, found: list[Entry]) -> dict[str, Fact]:
    counted = assumed(found, ctx.bars)
    counts: dict[str, Fact] = {"inputs": counted.inputs, "assumptions": counted.assumptions}
    if counted.tornado_share is not None:
        counts["assumptions_tornado_share"] = counted.tornado_share
    return counts


def _table(ctx: Context, found: list[Entry], sources: Mapping[str, int]) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("description")),
        Column(t("value"), "", "right"),
        Column(t("unit")),
        Column(t("price level")),
        Column(t("VAT")),
        Column(t("low\u2013high"), "", "right"),
        Column(t("kind and grade")),
        Column(t("origin")),
        Column(t("checked on")),
        Column(t("state")),
    )
    note = t(
        "Grade A: law, measurement or quote, read in the primary source; B: published figure; C: assumption. "
        "[n]: number in the list of origins. Changed values come first, then by influence in the tornado."
    )
    rows = tuple(_row(ctx, entry, sources) for entry in found)
    return TableBlock(t("Inputs in use"), columns, rows, note, landscape=True)


def _row(ctx: Context, entry: Entry, sources: Mapping[str, int]) -> Row:
    t, origin, unit = ctx.t, entry.origin, ctx.declared(entry.name).unit
    is_money = unit.startswith("EUR")
    level = origin.price_level or (ctx.with_unit("price_level_year") if is_money else ABSENT)
    states = {"overridden": t("by hand"), "changed": t("changed"), "": t("default")}
    css = () if not entry.state else ("changed",)
    return row(
        ctx.label(entry.name),
        Cell(_value(ctx, entry.name), entry.name),
        unit_name(unit, t, ctx.numbers) or ABSENT,
        level if is_money else ABSENT,
        (t(origin.vat or "excl") if is_money else ABSENT),
        _range(ctx, entry.name),
        _grade(ctx, origin),
        _origin(origin, sources),
        ctx.numbers.date(date.fromisoformat(origin.checked_on)) if origin.checked_on else ABSENT,
        Cell(states[entry.state], None, css),
    )


def _value(ctx: Context, name: str) -> str:
    value, declared = ctx.result[name], ctx.declared(name)
    if isinstance(value, str):
        return ctx.word(name) if declared.words else squeezed(value)
    return written_exactly(declared.unit, value, ctx.t, ctx.numbers)


def _range(ctx: Context, name: str) -> Cell:
    bounds = ctx.project.ranges.get(name)
    if bounds is None:
        return Cell(ABSENT)
    unit = ctx.declared(name).unit
    low, high = (written_exactly(unit, v, ctx.t, ctx.numbers) for v in bounds)
    return Cell(ctx.numbers.span(low, high), f"range:{name}")


def _grade(ctx: Context, origin: Provenance) -> Cell:
    t = ctx.t
    if not origin.kind and not origin.grade:
        return Cell(t("choice"), None, ("muted",))
    words = f"{t(KINDS.get(origin.kind, origin.kind))} · {origin.grade or ABSENT}"
    if origin.grade != ASSUMPTION:
        return Cell(words)
    return Cell(
        words if origin.kind == "assumption" else f"{words} ({t('assumption')})", None, ("attention",)
    )


def _origin(origin: Provenance, sources: Mapping[str, int]) -> str:
    if not origin.source:
        return squeezed(origin.remark) or ABSENT
    place = f" {squeezed(origin.at)}" if origin.at.strip(" -") else ""
    return f"[{sources[origin.source]}]{place}"


def _sources(ctx: Context, found: list[Entry]) -> dict[str, int]:
    figures = ctx.result.case.figures
    numbered: dict[str, int] = {}
    used = [e.origin.source for e in found if e.origin.source]
    used += [_written(figures.sources[s]) for s in _table_sources(ctx)]
    for source in used:
        numbered.setdefault(source, len(numbered) + 1)
    return numbered


def _table_sources(ctx: Context) -> Iterator[str]:
    """Ids of the sources behind inputs per element of a fixed family."""
    figures = ctx.result.case.figures
    for entry in ctx.result.case.model.inputs.values():
        family = entry.given.per
        if entry.given.figure and family and family.elements:
            for element in family.elements:
                figure = figures.get(entry.given.figure.replace("{element}", element))
                if figure is not None:
                    yield figure.values[-1].source


def _written(source: Source) -> str:
    return f"{source.title}, {source.publisher}, {source.year}"


def _source_table(ctx: Context, sources: Mapping[str, int]) -> TableBlock:
    t = ctx.t
    urls = {_written(s): s.url or ABSENT for s in ctx.result.case.figures.sources.values()}
    rows = tuple(row(f"[{n}]", squeezed(name), urls.get(name, ABSENT)) for name, n in sources.items())
    columns = (Column(t("no.")), Column(t("title, publisher, year")), Column(t("address")))
    return TableBlock(t("Origins"), columns, rows)


def _tables(ctx: Context) -> Iterator[TableBlock]:
    """Input tables, folded: the columns that hold something, elements as rows, in parts that fit a page."""
    families = {e.given.per.name: e.given.per for e in ctx.result.case.model.inputs.values() if e.given.per}
    for key, family in families.items():
        names = [n for n, e in ctx.result.case.model.inputs.items() if _is_column(ctx, e, key)]
        for start in range(0, len(names), MOST_COLUMNS):
            yield _input_table(ctx, family, names[start : start + MOST_COLUMNS])


def _input_table(ctx: Context, family: Family, names: list[str]) -> TableBlock:
    columns = [Column(ctx.t(family.label))]
    columns += [Column(ctx.label(n), ctx.unit(n), "left" if _is_words(ctx, n) else "right") for n in names]
    labels = ctx.labels(family.name)
    rows = tuple(row(label, *(_table_cell(ctx, n, i) for n in names)) for i, label in enumerate(labels))
    caption = ctx.t("Table: {name}").format(name=ctx.t(family.label))
    return capped(TableBlock(caption, tuple(columns), rows, folded=True), ctx)


def _is_column(ctx: Context, entry: Input, family: str) -> bool:
    given = entry.given
    if given.per is None or given.per.name != family or given.yearly:
        return False
    return any(v == v and str(v) for v in ctx.result[entry.name])  # noqa: PLR0124


def _is_words(ctx: Context, name: str) -> bool:
    return bool(ctx.declared(name).words) or ctx.declared(name).unit in {"word", "text"}


def _table_cell(ctx: Context, name: str, element: int) -> Cell:
    value, declared = ctx.result[name][element], ctx.declared(name)
    if isinstance(value, str):
        return Cell(ctx.word_of(name, value) if declared.words else squeezed(value) or ABSENT)
    return Cell(written_exactly(declared.unit, float(value), ctx.t, ctx.numbers), ctx.key(name, element))
