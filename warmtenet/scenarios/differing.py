"""Which inputs differ between variants: value, unit and where each stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from warmtenet.core.quantity import Given
from warmtenet.locale import Text, text
from warmtenet.model import build
from warmtenet.scenarios.compare import Variant
from warmtenet.workbook.assemble import same
from warmtenet.workbook.project import Table, Value

# Beyond this many rows that some variants lack, the rows of a table are counted.
MOST_APART = 12


@dataclass(frozen=True)
class Differing:
    """One input that is not the same in all variants.

    Attributes
    ----------
    name
        Of the input or of the computed value that is replaced.
    element
        Row of the table; "" for a single value.
    values
        Per variant; None where the variant has no such row.
    places
        Per variant: sheet and cell, or what set it; "" where a default stands in.
    follows
        Nowhere typed: a default that follows from another input.
    """

    name: str
    label: str
    unit: str
    words: Mapping[str, str]
    element: str
    values: tuple[Value | None, ...]
    places: tuple[str, ...]
    sheet: str = ""
    follows: bool = False
    is_override: bool = False


@dataclass(frozen=True)
class OwnInputs:
    """Inputs that only some variants have, as their heat concept asks for them."""

    variants: tuple[str, ...]
    labels: tuple[str, ...]


def differing_inputs(variants: Sequence[Variant]) -> tuple[Differing, ...]:
    """Return the inputs that all variants have and that are not the same everywhere."""
    singles = sorted(_singles(variants), key=lambda d: d.follows)
    return (*singles, *_overrides(variants), *_cells(variants))


def own_inputs(variants: Sequence[Variant]) -> tuple[OwnInputs, ...]:
    """Return the inputs that not every variant has, grouped by the variants that have them."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, given in _declared(variants).items():
        having = tuple(v.name for v in variants if name in v.result.case.model.inputs)
        if len(having) < len(variants) and not given.hidden and not _is_override(name, variants):
            groups.setdefault(having, []).append(given.label)
    return tuple(OwnInputs(having, tuple(labels)) for having, labels in groups.items())


def _declared(variants: Sequence[Variant]) -> dict[str, Given]:
    return {n: entry.given for v in variants for n, entry in v.result.case.model.inputs.items()}


def _is_override(name: str, variants: Sequence[Variant]) -> bool:
    return any(name in v.project.overrides for v in variants)


def _differ(values: Sequence[Value | None]) -> bool:
    first = values[0]
    return any((a is None) != (first is None) or not same(a, first) for a in values)  # type: ignore[arg-type]


def _singles(variants: Sequence[Variant]) -> Iterator[Differing]:
    for name, given in _declared(variants).items():
        projects = [v.project for v in variants]
        if given.hidden or not all(name in p.values for p in projects):
            continue
        values = tuple(p.values[name] for p in projects)
        if _differ(values):
            places = tuple(map(partial(_place, name), variants))
            follows = not any(name in p.typed.values for p in projects)
            yield Differing(name, given.label, given.unit, given.words, "", values, places, follows=follows)


def _overrides(variants: Sequence[Variant]) -> Iterator[Differing]:
    for name in dict.fromkeys(n for v in variants for n in v.project.overrides):
        values = tuple(v.project.overrides.get(name) for v in variants)
        if _differ(values):
            models = [build(v.project.concept) for v in variants]
            quantity = next(m.quantities[name] for m in models if name in m.quantities)
            places = tuple(map(partial(_place, name), variants))
            yield Differing(
                name, quantity.label, quantity.unit, quantity.words, "", values, places, is_override=True
            )


def _place(name: str, variant: Variant) -> str:
    project = variant.project
    if name in variant.scenario:
        return f"--with {name}"
    if name in project.settings:
        return f"--set {name}"
    if name in project.typed.values or name in project.overrides:
        return "!".join(part for part in project.places.get(name, ()) if part)
    return ""


def _cells(variants: Sequence[Variant]) -> Iterator[Differing]:
    families = [f for f in variants[0].project.tables if all(f in v.project.tables for v in variants)]
    for family in families:
        tables = [v.project.tables[family] for v in variants]
        columns = [n for n in tables[0].columns if all(n in t.columns for t in tables)]
        labels = dict.fromkeys(label for table in tables for label in table.labels)
        shared = set.intersection(*(set(table.labels) for table in tables))
        if len(labels) - len(shared) > MOST_APART:
            yield _counted(family, tables)
            labels = {label: None for label in labels if label in shared}
        rows = [{label: i for i, label in enumerate(table.labels)} for table in tables]
        for label in labels:
            at = [row.get(label) for row in rows]
            yield from _row(variants, tables, columns, label, at)


def _counted(family: str, tables: Sequence[Table]) -> Differing:
    """Return how many rows each has of a table whose rows mostly differ."""
    counts = tuple(float(len(table.labels)) for table in tables)
    sheet = tables[0].sheet or family
    places = tuple(table.sheet for table in tables)
    return Differing("", OTHER_ROWS.message, "number", {}, sheet, counts, places, sheet)


def _row(
    variants: Sequence[Variant],
    tables: Sequence[Table],
    columns: Sequence[str],
    label: str,
    at: Sequence[int | None],
) -> Iterator[Differing]:
    """Return the cells of a row that differ; of one that some variants lack only that it is there."""
    inputs, sheet = variants[0].result.case.model.inputs, tables[0].sheet
    if any(row is None for row in at):
        present: tuple[Value | None, ...] = tuple(None if row is None else "yes" for row in at)
        places = tuple(map(_cell_of, tables, ["" for _ in tables], at))
        words = {"yes": IN_TABLE.message}
        yield Differing("", NO_ROW.message, "word", words, label, present, places, sheet)
        return
    for name in columns:
        if name not in inputs:
            continue
        values = tuple(t.columns[name][row] for t, row in zip(tables, at, strict=True) if row is not None)
        if _differ(values):
            given = inputs[name].given
            places = tuple(map(_cell_of, tables, [name for _ in tables], at))
            yield Differing(name, given.label, given.unit, given.words, label, values, places, sheet)


NO_ROW, OTHER_ROWS = text("row of the table"), text("rows, of which most have other names")
IN_TABLE = text("present")


def _cell_of(table: Table, name: str, row: int | None) -> str:
    if row is None or row >= len(table.rows) or not table.rows[row]:
        return ""
    letter = table.addresses.get(name, "" if name else table.name_column)
    return f"{table.sheet}!{letter}{table.rows[row]}" if letter else ""


def said_of(difference: Differing) -> Text:
    """Return what differs in words: the label, and the row of the table it stands in."""
    if not difference.element:
        return Text(difference.label, {})
    return text("{element}: {label}", element=difference.element, label=Text(difference.label, {}))
