"""Names that point at a row of another table: matched like words, and replaced by the full name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from warmtenet.core.model import Model
from warmtenet.locale import Text, text
from warmtenet.model.families import ARCHETYPE, COMFORT, GROUP, RADIATOR, ROOM, SURFACE
from warmtenet.workbook.assemble import Completed, same
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Table, Typed
from warmtenet.workbook.tables import text_of_owned
from warmtenet.workbook.words import near, normal, spellings

HOMES, ROOMS = ARCHETYPE.name, ROOM.name
# Column that names an archetype, per table; a row of the last three belongs to it.
HOME_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        GROUP.name: "archetype",
        ROOM.name: "room_archetype",
        SURFACE.name: "surface_archetype",
        RADIATOR.name: "radiator_archetype",
    }
)
ROOM_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {SURFACE.name: ("surface_room", "surface_other_room"), RADIATOR.name: ("radiator_room",)}
)
# Single values that name a row.
CHOICES: Mapping[str, str] = MappingProxyType({"comfort_class": COMFORT.name, "reference_dwelling": HOMES})


def relate(model: Model, tables: Mapping[str, Table], findings: Findings) -> dict[str, Table]:
    """Return the tables with every reference replaced by the full name of the row that it points at.

    Rooms, surfaces and radiators are renamed to "archetype: name", so that names are unique over the
    sheet. A reference to a row that does not exist is a problem, and stays as it was typed.
    """
    related = dict(tables)
    if HOMES not in tables:
        return related
    for family, column in HOME_COLUMNS.items():
        if family in related and column in related[family].columns:
            related[family] = _Relating(model, related, family, findings).homes(column)
    for family, columns in ROOM_COLUMNS.items():
        for column in columns if family in related else ():
            related[family] = _Relating(model, related, family, findings).rooms(column)
    return related


@dataclass(frozen=True)
class _Relating:
    """One table whose references are looked up in the others."""

    model: Model
    tables: Mapping[str, Table]
    family: str
    findings: Findings

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.tables[self.family]

    def homes(self, column: str) -> Table:
        """Look up the archetype of each row; rows that belong to it take its name before their own."""
        known = {normal(label): label for label in self.tables[HOMES].labels}
        found = tuple(
            self._matched(column, row, str(written), known)
            for row, written in enumerate(self.table.columns[column])
        )
        labels = self.table.labels
        if self.family != GROUP.name:
            labels = tuple(text_of_owned(home, own) for home, own in zip(found, labels, strict=True))
        return replace(self.table, labels=labels, columns={**self.table.columns, column: found})

    def rooms(self, column: str) -> Table:
        """Look up the room of each row among those of the same archetype."""
        homes = self.table.columns[HOME_COLUMNS[self.family]]
        known = {home: self._rooms_of(str(home)) for home in set(homes)}
        found = tuple(
            self._matched(column, row, str(written), known[homes[row]], str(homes[row]))
            for row, written in enumerate(self.table.columns[column])
        )
        return replace(self.table, columns={**self.table.columns, column: found})

    def _rooms_of(self, home: str) -> dict[str, str]:
        """Return the full name of each room of an archetype by its short and full name, as compared."""
        rooms, found = self.tables[ROOMS], dict[str, str]()
        for label, owner in zip(rooms.labels, rooms.columns["room_archetype"], strict=True):
            for form in (label, label.removeprefix(text_of_owned(home, ""))) if owner == home else ():
                found.setdefault(normal(form), label)
        return found

    def _matched(self, column: str, row: int, written: str, known: Mapping[str, str], home: str = "") -> str:
        if not written or normal(written) in known:
            return known.get(normal(written), "")
        if not self._is_reported(row, column):
            self.findings.problems.append(self._unknown(column, row, written, known, home))
        return written

    def _is_reported(self, row: int, column: str) -> bool:
        """Whether the row has been refused already, or its archetype is the one that is unknown."""
        if column in ROOM_COLUMNS.get(self.family, ()):
            owner = self.table.columns[HOME_COLUMNS[self.family]][row]
            return owner not in self.tables[HOMES].labels
        return False

    def _unknown(self, column: str, row: int, written: str, known: Mapping[str, str], home: str) -> Problem:
        label = Text(self.model.inputs[column].given.label, {})
        cell = f"{self.table.addresses.get(column, 'A')}{self.table.rows[row]}"
        if home:
            expected = text("a room of {archetype} on the sheet with rooms", archetype=home)
        else:
            expected = text("a name on the sheet with archetypes")
        if not known and home:
            remedy = text("fill in the rooms of this archetype too, or remove the row")
        elif not known:
            remedy = text("describe the archetype there, or empty the cell")
        else:
            remedy = _did_you_mean(written, known)
        return Problem(self.table.sheet, cell, label, written, expected, remedy)


def _did_you_mean(written: str, known: Mapping[str, str]) -> Text:
    close = list(dict.fromkeys(known[form] for form in near(written, known)))
    if close:
        return text("did you mean {words}?", words=close)
    return text("choose from: {words}", words=list(dict.fromkeys(known.values())))


def settle(
    model: Model, tables: Mapping[str, Table], done: Completed, typed: Typed, findings: Findings
) -> None:
    """Replace single values that name a row, such as the comfort class, by the name of that row."""
    for name, family in CHOICES.items():
        written = str(done.values.get(name, ""))
        if name not in model.inputs or family not in tables or not written:
            continue
        words = COMFORT.words if family == COMFORT.name else {}
        labels = tables[family].labels
        known = {form: key for form, key in spellings(words).items() if key in labels}
        known |= {normal(label): label for label in labels}
        if normal(written) not in known:
            findings.problems.append(_no_such_row(model, name, written, known, typed, words))
            continue
        done.values[name] = known[normal(written)]
        if same(known[normal(written)], str(model.inputs[name].given.default)):
            done.changed.discard(name)


def _no_such_row(
    model: Model,
    name: str,
    written: str,
    known: Mapping[str, str],
    typed: Typed,
    words: Mapping[str, str],
) -> Problem:
    def said(labels: Iterable[str]) -> list[Text | str]:
        return [Text(words[x], {}) if x in words else x for x in dict.fromkeys(labels)]

    sheet, cell = typed.places.get(name, ("", ""))
    close = [known[form] for form in near(written, known)]
    remedy = text("did you mean {words}?", words=said(close)) if close else text("name a row of that sheet")
    label, expected = (
        Text(model.inputs[name].given.label, {}),
        text("one of: {words}", words=said(known.values())),
    )
    return Problem(sheet, cell, label, written, expected, remedy)
