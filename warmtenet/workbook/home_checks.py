"""What must hold between the sheets of the dwellings: rooms that fit, surfaces that lead somewhere."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from warmtenet.core.model import Model
from warmtenet.engineering.emission import FLOOR, RADIATOR_HEIGHTS_MM
from warmtenet.engineering.example_homes import MAX_FLOOR_AREA_M2, MIN_FLOOR_AREA_M2
from warmtenet.locale import Text, text
from warmtenet.model.families import ARCHETYPE, COMFORT, GROUP, RADIATOR, ROOM, SURFACE
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.problems import Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import Table, Typed

# Rooms measured inside may differ a little from the usable floor area of NEN 2580.
ROOMS_TOLERANCE = 0.05
MOST_GLASS = 0.8  # of a facade; more is no house but a greenhouse
# Outside areas against the usable floor area of the dwelling, least and most. The example dwellings
# (TABULA, RVO) have facades of 0.45 to 1.5 and roofs and ground floors of 0 to 1.1.
FACADE, ROOF, GROUND_FLOOR = text("facade"), text("roof"), text("ground floor")
AREA_LIMITS = ((FACADE, 0.1, 4.0), (ROOF, 0.0, 2.0), (GROUND_FLOOR, 0.0, 1.2))
FACADE_PARTS = frozenset({"cavity_wall", "solid_wall", "window", "door"})
WALL_PARTS = frozenset({"cavity_wall", "solid_wall"})
# Boundaries that a part cannot have; a wall can have any.
IMPOSSIBLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "roof": frozenset({"ground", "room"}),
        "window": frozenset({"ground", "neighbour", "room"}),
        "door": frozenset({"ground"}),
        "inner": frozenset({"outside", "ground"}),
    }
)
BELOW = (("radiator_supply_c", "return_temperature_c"), ("home_pump_supply_c", "home_pump_return_c"))


@dataclass(frozen=True)
class Rows:
    """One table with the declarations of its columns; rows count from 0."""

    model: Model
    table: Table

    @property
    def typed(self) -> list[int]:
        """The rows that stand on a sheet; those of a short form are sound by themselves."""
        return [index for index, row in enumerate(self.table.rows) if row]

    def number(self, name: str, index: int) -> float:
        """Return a number; not a number where the cell is empty or refused."""
        value = self.table.columns[name][index]
        return value if isinstance(value, float) else math.nan

    def word(self, name: str, index: int) -> str:
        """Return a word or text; "" where the cell is empty or refused."""
        value = self.table.columns[name][index]
        return value if isinstance(value, str) else ""

    def of(self, name: str, value: str) -> list[int]:
        """Return the rows with a text in a column."""
        return self._places[name].get(value, [])

    @cached_property
    def _places(self) -> dict[str, dict[str, list[int]]]:
        """Rows per text of each column with texts."""
        found: dict[str, dict[str, list[int]]] = {}
        for name, column in self.table.columns.items():
            if self.model.inputs[name].given.unit == "text":
                found[name] = {}
                for index, value in enumerate(column):
                    found[name].setdefault(str(value), []).append(index)
        return found

    def problem(self, name: str, index: int, found: object, expected: Text | None, remedy: Text) -> Problem:
        """Return a problem with a cell of a column, or with the name of the row where `name` is ""."""
        letter = self.table.addresses.get(name, self.table.name_column)
        label: Text | str = self.table.labels[index]
        if name:
            column = Text(self.model.inputs[name].given.label, {})
            label = Text("{column} ({element})", {"column": column, "element": label})
        return Problem(self.table.sheet, f"{letter}{self.table.rows[index]}", label, found, expected, remedy)


@dataclass(frozen=True)
class Homes:
    """The tables that describe dwellings."""

    homes: Rows
    rooms: Rows
    surfaces: Rows
    radiators: Rows
    classes: Rows
    groups: Rows

    def facade_of(self, home: str) -> float:
        """Return the area of walls, windows and doors of an archetype to the outside, m2."""
        return self.area(home, FACADE_PARTS, "outside")

    def area(self, home: str, parts: frozenset[str], *boundaries: str) -> float:
        """Return the area of the surfaces of an archetype of some parts and boundaries, m2."""
        s = self.surfaces
        return math.fsum(
            s.number("surface_area_m2", index)
            for index in s.of("surface_archetype", home)
            if s.word("surface_part", index) in parts and s.word("surface_boundary", index) in boundaries
            if not math.isnan(s.number("surface_area_m2", index))
        )


def homes_of(model: Model, tables: Mapping[str, Table]) -> Homes | None:
    """Return the tables that describe dwellings; None for a model without them."""
    families = (ARCHETYPE, ROOM, SURFACE, RADIATOR, COMFORT, GROUP)
    if any(family.name not in tables for family in families):
        return None
    return Homes(*(Rows(model, tables[family.name]) for family in families))


def home_problems(
    model: Model, tables: Mapping[str, Table], done: Completed, typed: Typed
) -> Iterator[Problem]:
    """Yield each contradiction in the description of the dwellings."""
    yield from _water(model, done, typed)
    homes = homes_of(model, tables)
    if homes is None:
        return
    checks: Sequence[Callable[[Homes], Iterator[Problem]]] = (
        _plans, _shells, _glass, _bare_rooms, _boundaries, _inside_walls, _radiators,
    )  # fmt: skip
    for check in checks:
        yield from check(homes)
    yield from _comfort(homes, done)


def home_warnings(model: Model, tables: Mapping[str, Table]) -> Iterator[Warning]:
    """Yield what is odd about the description of the dwellings and does not stop the calculation."""
    homes = homes_of(model, tables)
    if homes is None:
        return
    linked = set(homes.groups.table.columns["archetype"])
    for index in homes.homes.typed:
        name = homes.homes.table.labels[index]
        if name not in linked:
            what = text("no building group is linked to this archetype.")
            remedy = text("Name it in the column with archetypes of the sheet with buildings.")
            yield Warning(_where(homes.homes, index), what, "attention", remedy)
        elif not _has_gas(homes, name, index):
            what = text("no gas use is known, so its household bill counts no heat.")
            remedy = text("Fill in the gas use of the archetype, or of a group that is linked to it.")
            yield Warning(_where(homes.homes, index), what, "attention", remedy)


def _has_gas(homes: Homes, name: str, index: int) -> bool:
    """Return whether an archetype or a group that is linked to it has a gas use."""
    columns = homes.groups.table.columns
    linked = (gas for kind, gas in zip(columns["archetype"], columns["gas_m3"], strict=True) if kind == name)
    known = (homes.homes.table.columns["home_gas_m3"][index], *linked)
    return any(isinstance(gas, float) and not math.isnan(gas) for gas in known)


def _where(rows: Rows, index: int) -> Text:
    place = f"{rows.table.sheet}!{rows.table.name_column}{rows.table.rows[index]}"
    return Text("{place} {label}", {"place": place, "label": rows.table.labels[index]})


def _water(model: Model, done: Completed, typed: Typed) -> Iterator[Problem]:
    for supply, back in BELOW:
        warm, cold = done.values.get(supply), done.values.get(back)
        if isinstance(warm, float) and isinstance(cold, float) and warm <= cold:
            name = back if back in typed.values else supply
            sheet, cell = typed.places.get(name, ("", ""))
            expected = text("a return of less than the supply of {supply} °C", supply=warm)
            found = text("a return of {back} °C", back=cold)
            label = Text(model.inputs[name].given.label, {})
            yield Problem(sheet, cell, label, found, expected, text("correct one of the two"))


def _plans(homes: Homes) -> Iterator[Problem]:
    """Yield archetypes whose rooms do not add up, or that have no room to live in."""
    for index in homes.homes.typed:
        home = homes.homes.table.labels[index]
        rooms = homes.rooms.of("room_archetype", home)
        area = homes.homes.number("home_area_m2", index)
        if not rooms:
            if not MIN_FLOOR_AREA_M2 <= area <= MAX_FLOOR_AREA_M2 and not math.isnan(area):
                expected = text(
                    "{low} to {high} m2 for a short form", low=MIN_FLOOR_AREA_M2, high=MAX_FLOOR_AREA_M2
                )
                remedy = text("fill in the rooms and surfaces of this dwelling")
                yield homes.homes.problem("home_area_m2", index, area, expected, remedy)
            continue
        if all(homes.rooms.word("room_kind", room) != "living" for room in rooms):
            remedy = text("give one of its rooms the kind living room")
            found = text("no living room among the rooms")
            yield homes.homes.problem("", index, found, text("at least one living room"), remedy)
        total = math.fsum(homes.rooms.number("room_floor_area_m2", room) for room in rooms)
        if abs(total - area) > ROOMS_TOLERANCE * area:
            found = text("rooms of {total} m2 together", total=round(total, 1))
            expected = text("rooms that add up to {area} m2, give or take 5 %", area=area)
            remedy = text("add the missing rooms, or correct an area")
            yield homes.homes.problem("home_area_m2", index, found, expected, remedy)


def _shells(homes: Homes) -> Iterator[Problem]:
    """Yield archetypes whose outside does not fit their floor plan."""
    for index in homes.homes.typed:
        home, floor = homes.homes.table.labels[index], homes.homes.number("home_area_m2", index)
        if not homes.surfaces.of("surface_archetype", home) or math.isnan(floor):
            continue
        areas = (
            homes.facade_of(home),
            homes.area(home, frozenset({"roof"}), "outside", "unheated"),
            homes.area(home, frozenset({"floor"}), "outside", "unheated", "ground"),
        )
        for (part, least, most), area in zip(AREA_LIMITS, areas, strict=True):
            if not least * floor <= area <= most * floor:
                found = text("{part} of {area} m2", part=part, area=round(area, 1))
                expected = text(
                    "{least} to {most} m2 for {floor} m2 of floor",
                    least=round(least * floor, 1), most=round(most * floor, 1), floor=floor,
                )  # fmt: skip
                remedy = text("correct the surfaces of this archetype, or its floor area")
                yield homes.homes.problem("home_area_m2", index, found, expected, remedy)


def _glass(homes: Homes) -> Iterator[Problem]:
    """Yield archetypes with more window than facade."""
    for index in homes.homes.typed:
        home = homes.homes.table.labels[index]
        facade, windows = homes.facade_of(home), homes.area(home, frozenset({"window"}), "outside")
        if windows > MOST_GLASS * facade:
            found = text("windows of {windows} m2 in a facade of {facade} m2",
                         windows=round(windows, 1), facade=round(facade, 1))  # fmt: skip
            expected = text(
                "windows of at most {share} % of walls, windows and doors", share=MOST_GLASS * 100
            )
            remedy = text("add the walls around the windows, without the area of the windows")
            yield homes.homes.problem("", index, found, expected, remedy)


def _bare_rooms(homes: Homes) -> Iterator[Problem]:
    known = set(homes.surfaces.table.columns["surface_room"])
    for index in homes.rooms.typed:
        is_homeless = homes.rooms.word("room_archetype", index) not in homes.homes.table.labels
        if homes.rooms.table.labels[index] not in known and not is_homeless:
            expected = text("at least one surface of this room on the sheet with surfaces")
            remedy = text("add its walls, windows, floor and ceiling")
            yield homes.rooms.problem("", index, text("no surfaces"), expected, remedy)


def _boundaries(homes: Homes) -> Iterator[Problem]:
    s = homes.surfaces
    parts = s.model.inputs["surface_part"].given.words
    borders = s.model.inputs["surface_boundary"].given.words
    for index in s.typed:
        part, boundary = s.word("surface_part", index), s.word("surface_boundary", index)
        if boundary in IMPOSSIBLE.get(part, ()):
            found = text(
                "{part} to {boundary}", part=Text(parts[part], {}), boundary=Text(borders[boundary], {})
            )
            possible = [Text(said, {}) for word, said in borders.items() if word not in IMPOSSIBLE[part]]
            expected = text("one of: {words}", words=possible)
            yield s.problem(
                "surface_boundary", index, found, expected, text("correct the part or what it borders on")
            )


def _inside_walls(homes: Homes) -> Iterator[Problem]:
    s = homes.surfaces
    for index in s.typed:
        other, inside = s.word("surface_other_room", index), s.word("surface_boundary", index) == "room"
        if inside and not other:
            remedy = text("name the room behind this wall, or choose another boundary")
            expected = text("a room of the same archetype")
            yield s.problem("surface_other_room", index, text("empty"), expected, remedy)
        elif inside and other == s.word("surface_room", index):
            expected = text("another room than the one it belongs to")
            yield s.problem(
                "surface_other_room", index, other, expected, text("name the room behind this wall")
            )
        elif other and not inside and s.word("surface_boundary", index):
            remedy = text("empty the cell, or let the surface border on another room")
            yield s.problem("surface_other_room", index, other, text("empty"), remedy)


def _radiators(homes: Homes) -> Iterator[Problem]:
    r = homes.radiators
    for index in r.typed:
        kind = r.word("radiator_type", index)
        if not math.isnan(r.number("radiator_nominal_w", index)) or kind in {"", FLOOR}:
            continue
        height, length = r.number("radiator_height_mm", index), r.number("radiator_length_mm", index)
        heights = RADIATOR_HEIGHTS_MM.get(kind)
        if heights is None:
            expected, remedy = text("a power in W"), text("fill in the power at 75/65/20 °C")
            yield r.problem("radiator_nominal_w", index, text("empty"), expected, remedy)
        elif math.isnan(height) or math.isnan(length):
            name = "radiator_height_mm" if math.isnan(height) else "radiator_length_mm"
            expected = text("height and length, or the power at 75/65/20 °C")
            yield r.problem(name, index, text("empty"), expected, text("fill in one or the other"))
        elif not heights[0] <= height <= heights[-1]:
            expected = text(
                "{low} to {high} mm, the heights of the catalogue", low=heights[0], high=heights[-1]
            )
            remedy = text("correct the height, or fill in the power at 75/65/20 °C")
            yield r.problem("radiator_height_mm", index, height, expected, remedy)


def _comfort(homes: Homes, done: Completed) -> Iterator[Problem]:
    outside = done.values.get("design_outside_c")
    if not isinstance(outside, float):
        return
    columns = [name for name in homes.classes.table.columns if name.endswith("_c")]
    for index in homes.classes.typed:
        for name in columns:
            degrees = homes.classes.number(name, index)
            if degrees <= outside:
                expected = text("more than the outside temperature of {outside} °C", outside=outside)
                remedy = text("correct the temperature of the room or of the design")
                yield homes.classes.problem(name, index, degrees, expected, remedy)
