"""Two projects side by side: what was given otherwise, and projects that lie between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from warmtenet.core.model import Model
from warmtenet.figures import Figures, load
from warmtenet.locale import translator
from warmtenet.model.families import ARCHETYPE, COMFORT, GROUP, RADIATOR, ROOM, SURFACE
from warmtenet.workbook.assemble import complete, same, unit_tables
from warmtenet.workbook.layout import layout_of
from warmtenet.workbook.problems import Findings
from warmtenet.workbook.project import Project, Provenance, Table, Typed, Value
from warmtenet.workbook.reader import build
from warmtenet.workbook.references import settle

# The rows of these name each other, so they move together.
HOMES = (ARCHETYPE.name, ROOM.name, SURFACE.name, RADIATOR.name)
# What names a row of a table moves with it when the rows have other names.
POINTING_TABLES: Mapping[str, str] = {GROUP.name: ARCHETYPE.name}
POINTING_VALUES: Mapping[str, str] = {"reference_dwelling": ARCHETYPE.name, "comfort_class": COMFORT.name}


@dataclass(frozen=True)
class Difference:
    """What was given otherwise and moves as one: single inputs, overrides, tables by family."""

    values: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that moves, single values first."""
        return (*self.values, *self.overrides, *self.tables)

    def __add__(self, other: "Difference") -> "Difference":
        """Return both as one."""
        return Difference(
            self.values + other.values, self.overrides + other.overrides, self.tables + other.tables
        )


def differences(a: Project, b: Project, models: tuple[Model, Model]) -> tuple[Difference, ...]:
    """Return what two projects were given otherwise among the inputs that both models have.

    In the order of the chapters. A default that follows from another input is no difference of its own,
    and neither is a table that holds other columns in each model while its rows differ.

    Parameters
    ----------
    models
        Of both concepts, without overrides.
    """
    found = [*_values(a, b, models), *_overrides(a, b, models), *_tables(a, b, models)]
    position = _positions(models[0])
    return tuple(sorted(_linked(found, a, b), key=lambda d: min(position[n] for n in d.names)))


def by_chapter(found: Iterable[Difference], model: Model) -> tuple[Difference, ...]:
    """Return differences joined per chapter, for projects that have too many of them."""
    position = _positions(model)
    groups = groupby(found, key=lambda d: min(position[n] for n in d.names)[0])
    return tuple(_joined(tuple(members)) for _, members in groups)


def mixed(
    home: Project, guest: Project, moved: Iterable[Difference], model: Model, figures: Figures | None = None
) -> Project:
    """Return a project of the concept of `home` in which what moved is as in `guest`.

    Defaults that depend on what moved follow.

    Parameters
    ----------
    model
        Of the concept of `home`, without overrides.

    Raises
    ------
    InputProblems
        when the two do not go together, such as a choice that names a row which is not there.
    """
    taken = _joined(tuple(moved))
    typed = _typed(home, guest, taken)
    findings, t = Findings(), translator(home.language)
    tables = {**home.tables, **{f: _table(home.tables[f], guest.tables[f]) for f in taken.tables}}
    done = complete(model, layout_of(model), typed, figures or load(), findings, t)
    tables |= unit_tables(model, done.values, typed, findings, t)
    settle(model, tables, done, typed, findings)
    findings.raise_if_any()
    return build(replace(home, tables=tables), typed, done, findings)


def same_values(a: Iterable[Value], b: Iterable[Value]) -> bool:
    """Return whether two columns hold the same, but for what a spreadsheet loses in writing it."""
    one, other = tuple(a), tuple(b)
    return len(one) == len(other) and all(map(same, one, other))


def shared_columns(a: Table, b: Table) -> list[str]:
    """Return the columns that two tables both have."""
    return [name for name in a.columns if name in b.columns]


def _values(a: Project, b: Project, models: tuple[Model, Model]) -> Iterator[Difference]:
    for name, entry in models[0].inputs.items():
        if entry.given.per or name not in models[1].inputs:
            continue
        if name in (a.typed.values.keys() | b.typed.values.keys()) and not same(
            a.values[name], b.values[name]
        ):
            yield Difference(values=(name,))


def _overrides(a: Project, b: Project, models: tuple[Model, Model]) -> Iterator[Difference]:
    for name in sorted(a.overrides.keys() | b.overrides.keys()):
        is_shared = all(name in model.quantities for model in models)
        if is_shared and a.overrides.get(name) != b.overrides.get(name):
            yield Difference(overrides=(name,))


def _tables(a: Project, b: Project, models: tuple[Model, Model]) -> Iterator[Difference]:
    follow = {
        models[0].inputs[i.given.unit_list].given.per for i in models[0].inputs.values() if i.given.unit_list
    }
    skipped = {family.name for family in follow if family}
    for family in a.tables:
        if family in skipped or family not in b.tables:
            continue
        one, other = a.tables[family], b.tables[family]
        if _can_move(one, other) and not _same_tables(one, other):
            yield Difference(tables=(family,))


def _can_move(a: Table, b: Table) -> bool:
    return a.labels == b.labels or a.columns.keys() == b.columns.keys()


def _same_tables(a: Table, b: Table) -> bool:
    return a.labels == b.labels and all(
        same_values(a.columns[name], b.columns[name]) for name in shared_columns(a, b)
    )


def _linked(found: list[Difference], a: Project, b: Project) -> Iterator[Difference]:
    """Join what names each other's rows; the rest stays by itself."""
    renamed = {
        family
        for family in (ARCHETYPE.name, COMFORT.name)
        if family in a.tables and family in b.tables and a.tables[family].labels != b.tables[family].labels
    }
    groups: dict[str, list[Difference]] = {}
    for difference in found:
        groups.setdefault(_group(difference.names[0], renamed), []).append(difference)
    for members in groups.values():
        yield _joined(tuple(members))


def _group(name: str, renamed: set[str]) -> str:
    if name in HOMES:
        return ARCHETYPE.name
    target = {**POINTING_TABLES, **POINTING_VALUES}.get(name, "")
    return target if target in renamed else name


def _joined(members: tuple[Difference, ...]) -> Difference:
    whole = Difference()
    for member in members:
        whole += member
    return whole


def _typed(home: Project, guest: Project, taken: Difference) -> Typed:
    """Return what was typed, with what moved as in the guest.

    A value that only one of them typed and that is the default of the other stays what it is.
    """
    typed, other = home.typed, guest.typed
    values, origins, places = dict(typed.values), dict(typed.origins), dict(typed.places)
    for name in other.values.keys() & home.values.keys() - values.keys():
        if same(home.values[name], guest.values[name]):
            values[name], origins[name] = home.values[name], Provenance()
    for name in taken.values:
        _take(name, values, other.values)
    overrides = dict(typed.overrides)
    for name in taken.overrides:
        _take(name, overrides, other.overrides)
    for name in (*taken.values, *taken.overrides):
        _take(name, origins, other.origins)
        _take(name, places, other.places)
    return Typed(values, overrides, typed.ranges, origins, places)


def _take(name: str, into: dict[str, Any], source: Mapping[str, Any]) -> None:
    into.pop(name, None)
    if name in source:
        into[name] = source[name]


def _table(home: Table, guest: Table) -> Table:
    """Return the rows of the guest; columns that only the model at home has keep theirs."""
    return replace(
        guest, columns={**home.columns, **{n: guest.columns[n] for n in shared_columns(home, guest)}}
    )


def _positions(model: Model) -> dict[str, tuple[int, int]]:
    """Return chapter and place in it of every input, quantity and family."""
    position: dict[str, tuple[int, int]] = {}
    for place, (name, entry) in enumerate(model.inputs.items()):
        position[name] = (entry.chapter.order, place)
        if entry.given.per:
            position.setdefault(entry.given.per.name, position[name])
    for place, (name, quantity) in enumerate(model.quantities.items()):
        position[name] = (quantity.chapter.order, place)
    return position
