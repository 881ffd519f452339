"""Dwellings completed: rooms from a short form, radiators by rule of thumb, U values by part and year."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from warmtenet.core.model import Model
from warmtenet.engineering.air import FLATS
from warmtenet.engineering.example_homes import ShortForm
from warmtenet.engineering.short_form import Row, short_form
from warmtenet.engineering.short_radiators import radiators_of
from warmtenet.engineering.surface_u import default_u
from warmtenet.figures import Figures
from warmtenet.locale import Text, Translator, text
from warmtenet.model.families import ARCHETYPE, RADIATOR, ROOM, SURFACE
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.defaults import provenance_of
from warmtenet.workbook.layout import ELEMENT_KEYS, column_key
from warmtenet.workbook.problems import Findings, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import Defaulted, Table, Value
from warmtenet.workbook.table_defaults import POSITIONS
from warmtenet.workbook.tables import nothing, text_of_owned

CM_PER_M = 100.0
# Columns with names of elements that belong to an archetype.
OWNED_KEYS = ("room", "surface", "radiator", "other_room")
# Key figure whose source stands for a column that a short form or a rule of thumb filled in.
ORIGINS: Mapping[str, str] = MappingProxyType(
    {
        "room_floor_area_m2": "geometry.terraced_1945.reference_area",
        "surface_area_m2": "geometry.terraced_1945.facade",
        "surface_u_w_per_m2k": "rc.facade.1965",
        "radiator_length_mm": "radiator.installed.1965",
    }
)


def complete_homes(
    model: Model,
    tables: Mapping[str, Table],
    done: Completed,
    findings: Findings,
    figures: Figures,
    t: Translator,
) -> dict[str, Table]:
    """Return the tables with rooms, surfaces and radiators for every archetype that lacks them.

    An archetype without rooms is filled in from the short form; one with rooms but without a single
    radiator gets radiators by the rule of thumb; an empty U value follows from part and year. Added rows
    stand on no sheet: their row is 0. Each completion is remarked, and the sources are recorded.
    """
    families = (ARCHETYPE.name, ROOM.name, SURFACE.name, RADIATOR.name)
    if any(family not in tables for family in families):
        return dict(tables)
    work = _Completion(model, dict(tables), done, findings, t)
    for index, home in enumerate(tables[ARCHETYPE.name].labels):
        short = _short(tables[ARCHETYPE.name], index)
        if home not in tables[ROOM.name].columns["room_archetype"]:
            work.from_short_form(index, short)
            continue
        work.u_values(short)
        if home not in tables[RADIATOR.name].columns["radiator_archetype"]:
            work.radiators(index, short)
    for name in work.filled:
        figure = figures[ORIGINS[name]]
        done.provenance[name] = provenance_of(figure, figure.values[-1], figures)
    return work.tables


def _short(table: Table, index: int) -> ShortForm:
    """Return what the row of an archetype says, as the description of a short form."""
    row: dict[str, Any] = {name: column[index] for name, column in table.columns.items()}
    kind, storeys = row["home_type"], row["home_storeys"]
    return ShortForm(
        archetype=table.labels[index],
        home_type=kind,
        year=int(row["home_year"]),
        floor_area_m2=row["home_area_m2"],
        wall=row["home_wall"],
        roof_insulated=row["home_roof_insulated"] == "yes",
        floor_insulated=row["home_floor_insulated"] == "yes",
        share_not_hr=row["home_old_glass_share"],
        crawl_space_m=row["home_crawl_space_cm"] / CM_PER_M,
        storeys=None if math.isnan(storeys) or kind in FLATS else storeys,
    )


@dataclass
class _Completion:
    """The tables in the making."""

    model: Model
    tables: dict[str, Table]
    done: Completed
    findings: Findings
    t: Translator
    filled: set[str] = field(default_factory=set)

    def from_short_form(self, index: int, home: ShortForm) -> None:
        """Add the rows of an archetype that is known in outline only."""
        rows = short_form(home, self.t)
        for family, added in zip((ROOM, SURFACE, RADIATOR), rows, strict=True):
            self._add(family.name, added)
        self.filled |= set(ORIGINS)
        what = text(
            "short form: {rooms} rooms, {surfaces} surfaces and {radiators} radiators after an example "
            "dwelling of TABULA or RVO.",
            rooms=len(rows.rooms),
            surfaces=len(rows.surfaces),
            radiators=len(rows.radiators),
        )
        remedy = text(
            "Overwrite it with a measurement report on the sheets of rooms, surfaces and radiators."
        )
        self._remark(index, what, remedy)

    def radiators(self, index: int, home: ShortForm) -> None:
        """Add radiators to a dwelling that was measured without them."""
        rooms = [self._plain(ROOM.name, row) for row in self._rows_of(ROOM.name, home.archetype)]
        surfaces = [self._plain(SURFACE.name, row) for row in self._rows_of(SURFACE.name, home.archetype)]
        added = radiators_of(home, rooms, surfaces, self.t)
        self._add(RADIATOR.name, added)
        self.filled.add("radiator_length_mm")
        what = text("no radiators: {radiators} by the rule of thumb for its construction year.",
                    radiators=len(added))  # fmt: skip
        self._remark(
            index, what, text("Record the radiators on site; they decide which measures are needed.")
        )

    def u_values(self, home: ShortForm) -> None:
        """Fill in the U values of the surfaces of an archetype that were left empty."""
        table = self.tables[SURFACE.name]
        rows = list(self._rows_of(SURFACE.name, home.archetype))
        plain = {row: self._plain(SURFACE.name, row) for row in rows}
        ground = math.fsum(
            p["area_m2"] for p in plain.values() if p["part"] == "floor" and p["boundary"] != "room"
        )
        values = list(table.columns["surface_u_w_per_m2k"])
        for row in rows:
            if isinstance(values[row], float) and math.isnan(values[row]):  # type: ignore[arg-type]
                part, boundary, position = (plain[row][key] for key in ("part", "boundary", "position"))
                values[row] = default_u(home, part, boundary, position, ground)
                self._list(table, row, values[row])
        columns = {**table.columns, "surface_u_w_per_m2k": tuple(values)}
        self.tables[SURFACE.name] = replace(table, columns=columns)

    def _list(self, table: Table, row: int, value: Value) -> None:
        name = "surface_u_w_per_m2k"
        letter = table.addresses.get(name)
        cell = f"{letter}{table.rows[row]}" if letter else ""
        label = self.model.inputs[name].given.label
        self.done.defaulted.append(Defaulted(table.sheet, cell, label, value, name))
        self.filled.add(name)

    def _rows_of(self, family: str, home: str) -> Iterator[int]:
        column = {ROOM.name: "room_archetype", SURFACE.name: "surface_archetype"}[family]
        return (row for row, found in enumerate(self.tables[family].columns[column]) if found == home)

    def _plain(self, family: str, row: int) -> Row:
        """Return a row by the keys of its columns, with names as they are within the archetype."""
        table = self.tables[family]
        found: Row = {
            column_key(self.model.inputs[name]): column[row] for name, column in table.columns.items()
        }
        found[ELEMENT_KEYS[family]] = table.labels[row]
        prefix = text_of_owned(found["archetype"], "")
        return found | {key: str(found[key]).removeprefix(prefix) for key in OWNED_KEYS if key in found}

    def _add(self, family: str, rows: Sequence[Row]) -> None:
        """Append rows whose references are names within their own archetype."""
        table = self.tables[family]
        full = [_full(row) for row in rows]
        labels = [str(row[ELEMENT_KEYS[family]]) for row in full]
        columns = {
            name: (*column, *(self._value(name, row) for row in full))
            for name, column in table.columns.items()
        }
        notes = {key: (*written, *("" for _ in rows)) for key, written in table.notes.items()}
        self.tables[family] = replace(
            table,
            labels=(*table.labels, *labels),
            columns=columns,
            rows=(*table.rows, *(0 for _ in rows)),
            notes=notes,
        )

    def _value(self, name: str, row: Row) -> Value:
        entry = self.model.inputs[name]
        value = row.get(column_key(entry))
        if value is None and name == "surface_position":
            return POSITIONS.get(row["part"], "wall")
        default = entry.given.default
        if value is None and isinstance(default, int | float | str):
            value = default
        if value is None:
            return nothing(entry)
        return float(value) if isinstance(value, int) else value

    def _remark(self, index: int, what: Text, remedy: Text) -> None:
        table = self.tables[ARCHETYPE.name]
        place = f"{table.sheet}!{table.name_column}{table.rows[index]}"
        where = Text("{place} {label}", {"place": place, "label": table.labels[index]})
        self.findings.warnings.append(Warning(where, what, "info", remedy))


def _full(row: Row) -> Row:
    """Return a row with the full names of the elements that belong to its archetype, its own among them."""
    home = str(row["archetype"])
    return row | {key: text_of_owned(home, str(row[key])) for key in OWNED_KEYS if row.get(key)}
