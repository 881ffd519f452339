"""The six archetypes of the memo (table 3.2): five as a short form, one written out room by room."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from warmtenet.engineering.example_homes import ShortForm
from warmtenet.engineering.short_form import short_form
from warmtenet.locale import Translator
from warmtenet.workbook.project import Value

WRITTEN_OUT = "Krügerlaan 1920-1930"
COLUMNS = (
    "archetype",
    "home_type",
    "construction_year",
    "floor_area_m2",
    "storeys",
    "wall",
    "crawl_space_cm",
    "boiler_place",
)
# A flat at the end of a block stands for the mean of its flats, some of which lie under the roof. Names from
# the memo; floor areas, storeys, crawl spaces and walls are assumptions until the residents' group
# hands in its reports.
HOMES = (
    ("Appartement Woonpartners", "flat_end", 1968, 72, None, "cavity_filled", 0, "ground"),
    ("Twee-onder-een-kap 1920-1940", "semi_detached", 1930, 121, None, "cavity_filled", 60, "attic"),
    ("Herenhuis 1900-1920", "terraced", 1910, 150, 3, "solid", 60, "attic"),
    ("Joubertstraat 1950-1965", "flat_end", 1958, 80, None, "cavity_filled", 40, "attic"),
    ("Joubertstraat 1930-1940", "terraced", 1935, 112, None, "cavity_filled", 40, "attic"),
    (WRITTEN_OUT, "terraced", 1925, 112, None, "solid", 40, "attic"),
)
# The memo's present state: bare roof and floor, double glazing, no ventilation, 2 cm on the walls.
SHARED: Mapping[str, Value] = MappingProxyType(
    {
        "roof_insulated": "no",
        "floor_insulated": "no",
        "old_glass_share": 1.0,
        "ventilation": "none",
        "electricity_connection": "1x35",
        "cooks_on_gas": "yes",
    }
)
CM_PER_M = 100


def home_tables(t: Translator) -> dict[str, list[Mapping[str, Value]]]:
    """Return the rows of the sheets with archetypes, rooms, surfaces and radiators."""
    source = t(
        "Memo, table 3.2 and the present state below it; floor area, storeys, walls and crawl space are "
        "assumptions (C)"
    )
    homes: list[Mapping[str, Value]] = [{**_filled(row), **SHARED, "source": source} for row in HOMES]
    written = next(home for home in homes if home["archetype"] == WRITTEN_OUT)
    rooms, surfaces, radiators = short_form(_short(written), t)
    return {"archetypes": homes, "rooms": [*rooms], "surfaces": [*surfaces], "radiators": [*radiators]}


def _filled(row: Iterable[Value | None]) -> dict[str, Value]:
    return {key: value for key, value in zip(COLUMNS, row, strict=True) if value is not None}


def _short(row: Mapping[str, Value]) -> ShortForm:
    return ShortForm(
        archetype=str(row["archetype"]),
        home_type=str(row["home_type"]),
        year=int(row["construction_year"]),  # type: ignore[arg-type]
        floor_area_m2=float(row["floor_area_m2"]),  # type: ignore[arg-type]
        wall=str(row["wall"]),
        crawl_space_m=float(row["crawl_space_cm"]) / CM_PER_M,  # type: ignore[arg-type]
    )
