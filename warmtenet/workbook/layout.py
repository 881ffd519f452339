"""Which input stands on which sheet: the one plan that the writer and the reader share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from warmtenet.core.model import Input, Model
from warmtenet.core.quantity import Chapter, Family, Quantity
from warmtenet.locale import LANGUAGES, Text, text, translator
from warmtenet.workbook.project import is_table_of_rows
from warmtenet.workbook.words import normal

ELEMENT_KEYS = MappingProxyType(
    {
        "buildings": "group",
        "pipes": "section",
        "costs": "item",
        "loans": "loan",
        "tariff_lines": "line",
        "energy_prices": "step",
        "archetypes": "archetype",
        "comfort_classes": "class",
        "rooms": "room",
        "surfaces": "surface",
        "radiators": "radiator",
    }
)
# Families whose elements are named within the element that this column points at.
OWNER_KEYS = MappingProxyType({"rooms": "archetype", "surfaces": "archetype", "radiators": "archetype"})
NOTE_COLUMNS: Mapping[str, Text] = MappingProxyType(
    {"source": text("Provenance"), "remark": text("Explanation")}
)
SHEET_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "buildings": text("Buildings"),
        "pipes": text("Pipes"),
        "costs": text("Cost items"),
        "months": text("Months"),
        "grid_classes": text("Grid tariffs"),
        "loans": text("Loans"),
        "tariff_lines": text("Own tariff lines"),
        "energy_prices": text("Energy prices"),
        "archetypes": text("Archetypes"),
        "comfort_classes": text("Comfort classes"),
        "rooms": text("Rooms"),
        "surfaces": text("Surfaces"),
        "radiators": text("Radiators"),
        "measures": text("Measures"),
    }
)
HEADERS: Mapping[str, Text] = MappingProxyType(
    {
        "label": text("Description"),
        "value": text("Value"),
        "unit": text("Unit"),
        "default": text("Default"),
        "low": text("Low"),
        "high": text("High"),
        "price_level": text("Price level"),
        "vat": text("VAT"),
        "kind": text("Kind"),
        "grade": text("Grade"),
        "source": text("Provenance"),
        "at": text("Found at"),
        "checked_on": text("Checked on"),
        "remark": text("Explanation"),
        "key": text("key"),
    }
)
OVERRIDE_COLUMNS = ("label", "value", "unit", "remark", "key")
PROJECT_ROWS: Mapping[str, Text] = MappingProxyType(
    {
        "project": text("Name of the project"),
        "concept": text("Heat concept"),
        "author": text("Author"),
        "scenario": text("Scenario"),
        "remarks": text("Remarks"),
    }
)
GUIDE, OVERRIDES, LISTS = text("Guide"), text("Manual values"), text("Lists")
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "law": text("law").message,
        "published": text("published figure").message,
        "measured": text("measurement").message,
        "quote": text("quote").message,
        "assumption": text("assumption").message,
    }
)
VATS: Mapping[str, str] = MappingProxyType(
    {
        "excl": text("excluding VAT").message,
        "incl": text("including VAT").message,
        "none": text("not applicable").message,
    }
)
GRADES: Mapping[str, str] = MappingProxyType({"A": "A", "B": "B", "C": "C"})


@dataclass(frozen=True)
class ScalarSheet:
    """The single values of a chapter, and the computed ones that a user may fill in there."""

    chapter: Chapter
    inputs: tuple[Input, ...]
    asked: tuple[Quantity, ...]

    @property
    def title(self) -> Text:
        """Name of the sheet."""
        return Text(self.chapter.label, {})


@dataclass(frozen=True)
class TableSheet:
    """The columns of a family."""

    family: Family
    columns: Mapping[str, Input]

    @property
    def title(self) -> Text:
        """Name of the sheet."""
        return SHEET_NAMES.get(self.family.name, Text(self.family.label, {}))

    @property
    def element_key(self) -> str:
        """Key of the column with the names of the elements."""
        return ELEMENT_KEYS.get(self.family.name, "element")

    @property
    def owner_key(self) -> str | None:
        """Key of the column within whose value a name occurs once; None where names are unique."""
        key = OWNER_KEYS.get(self.family.name)
        return key if key in self.columns else None

    @property
    def is_fixed(self) -> bool:
        """Whether the elements are fixed."""
        return not is_table_of_rows(self.family)

    @property
    def notes(self) -> tuple[str, ...]:
        """Keys of the columns that the model does not use."""
        return () if self.is_fixed else tuple(key for key in NOTE_COLUMNS if key not in self.columns)


@dataclass(frozen=True)
class Layout:
    """All sheets of the inputs of a model, in order; see `layout_of`."""

    sheets: tuple[ScalarSheet | TableSheet, ...]
    inputs: Mapping[str, Input]
    overridable: Mapping[str, Quantity]

    @property
    def tables(self) -> tuple[TableSheet, ...]:
        """The sheets that hold a table."""
        return tuple(s for s in self.sheets if isinstance(s, TableSheet))

    @property
    def scalars(self) -> tuple[ScalarSheet, ...]:
        """The sheets that hold single values."""
        return tuple(s for s in self.sheets if isinstance(s, ScalarSheet))

    def knows(self, key: str) -> bool:
        """Return whether a key may stand in the key column of a sheet with single values."""
        return key in self.inputs or key in self.overridable or key in PROJECT_ROWS

    def sheet_of(self, name: str) -> Text:
        """Return the name of the sheet on which a single value belongs."""
        for sheet in self.scalars:
            if any(i.name == name for i in sheet.inputs):
                return sheet.title
        return OVERRIDES if name in self.overridable else GUIDE


def layout_of(model: Model) -> Layout:
    """Return which inputs of a model stand where.

    Hidden inputs and those that differ per calendar year have no place. A table stands beside the
    chapter that first declares a column of it.
    """
    sheets: list[ScalarSheet | TableSheet] = []
    chapters = sorted({m.CHAPTER for m in model.modules}, key=lambda chapter: chapter.order)
    placed: set[str] = set()
    for chapter in chapters:
        sheets += _scalar_sheet(model, chapter)
        for family in _families(model, chapter):
            if family.name not in placed:
                placed.add(family.name)
                sheets.append(_table_sheet(model, family))
    inputs = {i.name: i for i in model.inputs.values() if is_scalar(i) and not i.given.hidden}
    overridable = {n: q for n, q in model.quantities.items() if not q.per and not q.yearly}
    return Layout(tuple(sheets), inputs, overridable)


def is_scalar(entry: Input) -> bool:
    """Return whether an input is a single value."""
    return entry.given.per is None and not entry.given.yearly


def column_key(entry: Input) -> str:
    """Return the key of a table column."""
    return entry.given.key or entry.name


def names_of(title: Text | str) -> set[str]:
    """Return a sheet name or heading in every language, in the form for comparing."""
    words = title if isinstance(title, Text) else Text(title, {})
    return {normal(translator(language).render(words)) for language in LANGUAGES}


def _scalar_sheet(model: Model, chapter: Chapter) -> Iterator[ScalarSheet]:
    inputs = tuple(
        i for i in model.inputs.values() if i.chapter == chapter and is_scalar(i) and not i.given.hidden
    )
    asked = tuple(
        q
        for q in model.quantities.values()
        if q.chapter == chapter and q.description.ask and not q.per and not q.yearly
    )
    if inputs or asked or chapter.order == 0:
        yield ScalarSheet(chapter, inputs, asked)


def _families(model: Model, chapter: Chapter) -> Iterator[Family]:
    for entry in model.inputs.values():
        if entry.chapter == chapter and entry.given.per and _is_visible(entry):
            yield entry.given.per


def _table_sheet(model: Model, family: Family) -> TableSheet:
    columns = {column_key(i): i for i in model.inputs.values() if i.given.per == family and _is_visible(i)}
    return TableSheet(family, columns)


def _is_visible(entry: Input) -> bool:
    return not entry.given.hidden and not entry.given.yearly
