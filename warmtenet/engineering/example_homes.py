"""Example dwellings: areas by type and construction year, U values by year, as key figures.

Areas come from TABULA Netherlands and the RVO example dwellings, resistances from NTA 8800, annex I; see
`warmtenet/figures/geometry.toml`.
"""

from dataclasses import dataclass
from math import log, pi, sqrt
from types import MappingProxyType

from warmtenet.engineering.air import FLATS
from warmtenet.engineering.dwelling import HOME_TYPE_LABELS
from warmtenet.engineering.norms import latest

WALLS = ("solid", "cavity_empty", "cavity_filled")
# First year of each geometry per type; those without are used for all years.
PERIODS = MappingProxyType(
    {
        "terraced": {0: "terraced_1945", 1946: "terraced_1964", 1965: "terraced_1974", 1975: "terraced_2005"},
        "corner": {0: "corner_1945", 1946: "corner_1964", 1965: "corner_1974"},
    }
)
AREAS = ("reference_area", "roof", "facade", "floor", "windows", "doors")
RESISTANCE_YEARS = (1900, 1965, 1975, 1983, 1988, 1992, 2014, 2015, 2021)
INSTALLED_YEARS = (1900, 1965, 1975, 1983, 1992, 2005, 2010)
FIRST_INSULATED_YEAR = 1975  # from here the default resistance of NTA 8800 holds insulation

# Surface resistances, m2K/W: NTA 8800, annex I; outside 0.04; a floor above a crawl space has its inside
# resistance at both faces.
INSIDE_WALL, INSIDE_ROOF, INSIDE_FLOOR, OUTSIDE = 0.13, 0.10, 0.17, 0.04
# ISO 13370: conductivity of wet soil, W/mK, and thickness of the outside walls, m.
SOIL_W_PER_MK, WALL_THICKNESS_M = 2.0, 0.3
WELL_INSULATED = 0.457  # ISO 13370, formula for well-insulated floors
LEAST_LEVEL = 0.1  # a remainder below this share of the footprint is no level of its own

MIN_FLOOR_AREA_M2, MAX_FLOOR_AREA_M2 = 20.0, 500.0
MIN_YEAR, MAX_YEAR = 1500, 2100


@dataclass(frozen=True)
class ShortForm:
    """What is asked of a dwelling without a measurement report.

    Attributes
    ----------
    archetype
        Name under which its rows stand.
    home_type
        Key of `HOME_TYPE_LABELS`.
    year
        Of construction.
    floor_area_m2
        Usable floor area.
    wall
        "solid" (with 2 cm of insulation on the inside, the memo's present state), "cavity_empty" or
        "cavity_filled".
    roof_insulated, floor_insulated
        With insulation of unknown thickness.
    share_not_hr
        Share of the windows that is not HR++, 0 to 1; those have double glazing.
    crawl_space_m
        Height of the crawl space; 0: floor on the ground.
    storeys
        Number of floors of equal area, where it differs from the example: a town house of three storeys
        scales the terraced house to 1945 (no archetype of its own was found, grade C).
    """

    archetype: str
    home_type: str
    year: int
    floor_area_m2: float
    wall: str = "cavity_empty"
    roof_insulated: bool = False
    floor_insulated: bool = False
    share_not_hr: float = 1.0
    crawl_space_m: float = 0.5
    storeys: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no dwelling can be."""
        sound = {
            "home_type": self.home_type in HOME_TYPE_LABELS,
            "year": MIN_YEAR <= self.year <= MAX_YEAR,
            "floor_area_m2": MIN_FLOOR_AREA_M2 <= self.floor_area_m2 <= MAX_FLOOR_AREA_M2,
            "wall": self.wall in WALLS,
            "share_not_hr": 0 <= self.share_not_hr <= 1,
            "crawl_space_m": self.crawl_space_m >= 0,
            "storeys": self.storeys is None or (self.storeys >= 1 and self.home_type not in FLATS),
        }
        wrong = {name: getattr(self, name) for name, fine in sound.items() if not fine}
        if wrong:
            raise ValueError(f"dwelling {self.archetype!r} cannot have {wrong}")


@dataclass(frozen=True)
class Shell:
    """Areas of the outside of one dwelling, m2; `levels_m2` is the floor area per level, lowest first."""

    roof_m2: float
    facade_m2: float
    floor_m2: float
    windows_m2: float
    doors_m2: float
    levels_m2: tuple[float, ...]


def shell(home: ShortForm) -> Shell:
    """Return the areas of the example of its type and year, scaled with the floor area.

    Facade, windows and doors scale with the floor area at equal depth of the dwelling; roof and ground
    floor also with the number of storeys where that is given.
    """
    known = _example(home)
    scale = home.floor_area_m2 / known["reference_area"]
    storeys = known["reference_area"] / known["floor"] if known["floor"] else 1.0
    per_storey = scale * (storeys / home.storeys if home.storeys else 1.0)
    return Shell(
        roof_m2=known["roof"] * per_storey,
        facade_m2=known["facade"] * scale,
        floor_m2=known["floor"] * per_storey,
        windows_m2=known["windows"] * scale,
        doors_m2=known["doors"] * scale,
        levels_m2=_levels(home.floor_area_m2, home.storeys or storeys),
    )


def _example(home: ShortForm) -> dict[str, float]:
    key = _newest(PERIODS.get(home.home_type, {0: home.home_type}), home.year)
    return {part: latest(f"geometry.{key}.{part}") for part in AREAS}


def _levels(floor_area_m2: float, storeys: float) -> tuple[float, ...]:
    footprint = floor_area_m2 / storeys
    full = max(int(storeys + LEAST_LEVEL), 1)
    rest = floor_area_m2 - full * footprint
    if rest > LEAST_LEVEL * footprint:
        return (footprint,) * full + (rest,)
    return (floor_area_m2 / full,) * full


def _newest(by_year: dict[int, str], year: int) -> str:
    return by_year[max(first for first in by_year if first <= year)]


def _by_year(prefix: str, years: tuple[int, ...], year: int) -> float:
    first = max((y for y in years if y <= year), default=years[0])
    return latest(f"{prefix}.{first}")


def installed_w_per_m2(year: int) -> float:
    """Return what contractors installed by construction year, W per m2 of floor at 75/65/20 C (grade C)."""
    return _by_year("radiator.installed", INSTALLED_YEARS, year)


def wall_u(home: ShortForm) -> float:
    """Return U of the facade, W/m2K: solid and filled walls before 1975 hold about 2 cm of insulation."""
    resistance = _by_year("rc.facade", RESISTANCE_YEARS, home.year)
    old = home.year < RESISTANCE_YEARS[1]
    if home.wall != "solid" and old:
        resistance = latest("rc.facade.cavity")
    if home.wall != "cavity_empty" and home.year < FIRST_INSULATED_YEAR:
        resistance += latest("rc.insulated")
    return 1 / (resistance + INSIDE_WALL + OUTSIDE)


def roof_u(home: ShortForm) -> float:
    """Return U of the roof, W/m2K."""
    added = latest("rc.insulated") if home.roof_insulated and home.year < FIRST_INSULATED_YEAR else 0.0
    return 1 / (_by_year("rc.roof", RESISTANCE_YEARS, home.year) + added + INSIDE_ROOF + OUTSIDE)


def floor_u(home: ShortForm, floor_m2: float) -> float:
    """Return U of the ground floor, W/m2K; without a crawl space the equivalent one of ISO 13370.

    The floor on the ground is taken as deep as it is long, with two of its four sides in the open.
    """
    added = latest("rc.insulated") if home.floor_insulated and home.year < FIRST_INSULATED_YEAR else 0.0
    resistance = _by_year("rc.floor", RESISTANCE_YEARS, home.year) + added
    if home.crawl_space_m > 0:
        return 1 / (resistance + 2 * INSIDE_FLOOR)
    characteristic_m = sqrt(floor_m2)  # area over half the perimeter in the open
    equivalent_m = WALL_THICKNESS_M + SOIL_W_PER_MK * (INSIDE_FLOOR + resistance + OUTSIDE)
    if equivalent_m >= characteristic_m:
        return SOIL_W_PER_MK / (WELL_INSULATED * characteristic_m + equivalent_m)
    spread = pi * characteristic_m
    return 2 * SOIL_W_PER_MK / (spread + equivalent_m) * log(spread / equivalent_m + 1)


def window_u(home: ShortForm) -> float:
    """Return the mean U of the windows, W/m2K: double glazing and HR++ by share."""
    double, better = latest("u.window.double"), latest("u.window.hr")
    return home.share_not_hr * double + (1 - home.share_not_hr) * better


def door_u() -> float:
    """Return U of an outside door, W/m2K."""
    return latest("u.door")
