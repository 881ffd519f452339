"""A project as read from a workbook: values by the names of the model, and where each came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from warmtenet.core.quantity import Family
from warmtenet.locale import Text
from warmtenet.workbook.problems import Warning  # noqa: A004  # see there

Value = float | str | date


@dataclass(frozen=True)
class Provenance:
    """Where a value comes from; "" for what is unknown.

    `kind` is law, published, measured, quote or assumption; `grade` A, B or C; `checked_on` an ISO
    date; `vat` excl, incl or none, as the value was typed (inside everything excludes VAT); `figure`
    the key figure that supplied it and `source_id` its source. The texts of a key figure are English,
    see `defaults.localised`; what a user typed is as typed.
    """

    kind: str = ""
    grade: str = ""
    source: str = ""
    at: str = ""
    checked_on: str = ""
    remark: str = ""
    price_level: str = ""
    vat: str = ""
    figure: str = ""
    source_id: str = ""


@dataclass(frozen=True)
class Table:
    """The rows of a family.

    Attributes
    ----------
    labels
        Name of each element.
    columns
        Input name -> one value per element: a float (not a number where an optional cell is empty),
        the key of a word, a text ("" where empty) or a date.
    rows
        Row of each element on the sheet.
    addresses
        Input name -> letter of its column.
    notes
        Columns that the model does not use, such as `source`.
    name_column
        Letter of the column with the names.

    A row that stands on no sheet, because a default or a short form supplied it, has row 0.
    """

    labels: tuple[str, ...]
    columns: Mapping[str, tuple[Value, ...]]
    rows: tuple[int, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name_column: str = "A"


@dataclass(frozen=True)
class Defaulted:
    """A cell that was empty or absent, with the value that was taken; `cell` is "" if absent."""

    sheet: str
    cell: str
    label: str
    value: Value
    name: str


@dataclass(frozen=True)
class Typed:
    """What stood in the workbook or was set, before defaults.

    Attributes
    ----------
    values
        Single values by name.
    ranges
        Low and high value; None where both cells are empty, so that the value is not varied. A name
        that is absent takes the range of its default.
    origins
        Where a value comes from, as far as the columns say.
    places
        Name -> sheet and cell of its value, also where that cell is empty.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    overrides: Mapping[str, float | str] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float] | None] = field(default_factory=dict)
    origins: Mapping[str, Provenance] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class SeriesRead:
    """A year of a column of an outside file that the hours of the project use, after filling the gaps."""

    name: str
    unit: str
    year: int
    hours: int
    missing_h: int
    longest_gap_h: int
    least: float
    mean: float
    most: float


@dataclass(frozen=True)
class OutsideFile:
    """A file that an input names, and what was read from it.

    Attributes
    ----------
    name
        Name of the file, without its folder.
    kind
        What it is, such as hourly values of KNMI.
    period
        First and last moment, ISO 8601; "" where rows have no time.
    years
        Whole calendar years in it.
    series
        What the hours of the project use.
    filled
        Names of the building groups whose gas use it gave.
    """

    name: str
    sha256: str
    kind: Text
    rows: int
    period: tuple[str, str] = ("", "")
    time_zone: str = ""
    years: tuple[int, ...] = ()
    series: tuple[SeriesRead, ...] = ()
    filled: tuple[str, ...] = ()
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Project:
    """Everything that the user gave, completed with defaults.

    Attributes
    ----------
    values
        Every single-valued input of the model by name. Shares are fractions, amounts exclude VAT.
    tables
        Family name -> rows; families without a row have empty columns.
    overrides
        Computed quantities that the user replaces.
    ranges
        Low and high value of the sensitivity.
    changed
        Names whose value differs from the default, or that have none.
    typed
        What stood in the workbook or was set, before defaults.
    places
        Name -> sheet and cell of its value.
    settings
        What was set outside the workbook, as it was typed.
    files
        The outside files in use, by the name of the input. `sha256` is that of the workbook alone when
        there are none, or else of the workbook and all of them; `workbook_sha256` always of the workbook.
    """

    name: str
    concept: str
    path: str
    sha256: str
    author: str = ""
    scenario: str = ""
    remarks: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    overrides: Mapping[str, float | str] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    defaulted: tuple[Defaulted, ...] = ()
    warnings: tuple[Warning, ...] = ()
    typed: Typed = field(default_factory=Typed)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, OutsideFile] = field(default_factory=dict)
    workbook_sha256: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class ExampleData:
    """What to fill in when a template is written: an example, or a project to export again.

    `tables` holds per family name one mapping per row, from column key or input name to value, with the
    element's name under its own column key (`group`, `section`, `item`).
    """

    name: str = ""
    author: str = ""
    scenario: str = ""
    remarks: str = ""
    scalars: Mapping[str, Value] = field(default_factory=dict)
    tables: Mapping[str, list[Mapping[str, Value]]] = field(default_factory=dict)
    overrides: Mapping[str, float | str] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    provenance: Mapping[str, Provenance] = field(default_factory=dict)


def is_table_of_rows(family: Family) -> bool:
    """Return whether the user fills in the rows of a family."""
    return family.is_typed
