"""Values of empty table cells that follow from the other cells of the row."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from warmtenet.engineering.air import default_leakage
from warmtenet.figures import Figures
from warmtenet.locale import Text, text
from warmtenet.workbook.project import Value

GJ_PER_MWH = 3.6
W_PER_KW = 1000.0
LARGEST_TYPE_A_M2 = 350.0
PERIODS = ((1921, "before_1921"), (1976, "1921_1975"), (1991, "1976_1990"), (1996, "1991_1995"))
LAST_PERIOD, UNKNOWN_PERIOD = "1996_2019", "unknown"
DWELLING_PERIODS = (
    (1975, "before_1975"),
    (1981, "1975_1980"),
    (1990, "1981_1989"),
    (2000, "1990_1999"),
    (2010, "2000_2009"),
    (2016, "2010_2015"),
)
LAST_DWELLING_PERIOD = "from_2016"
# Cavity walls came in around 1920 and were filled as built from 1975: NTA 8800, annex I, and the memo.
FIRST_CAVITY_YEAR, FIRST_FILLED_YEAR = 1920, 1975
POSITIONS = MappingProxyType({"roof": "ceiling", "floor": "floor"})


@dataclass(frozen=True)
class RowView:
    """The filled cells of one row by input name, and what a default may be computed from."""

    values: Mapping[str, Value]
    scalars: Mapping[str, Value]
    figures: Figures
    day: date

    def number(self, name: str) -> float | None:
        """Return a number of the row; None where it is empty."""
        value = self.values.get(name)
        return value if isinstance(value, float) and not math.isnan(value) else None

    def scalar(self, name: str, otherwise: float) -> float:
        """Return a single value of the project."""
        value = self.scalars.get(name, otherwise)
        return value if isinstance(value, float) else otherwise

    @property
    def is_utility(self) -> bool:
        """Whether the row holds utility buildings."""
        return self.values.get("kind") == "utility"

    def figure(self, key: str) -> float | None:
        """Return a key figure on the day of the price level; None where there is none of that name."""
        return self.figures.value(key, self.day) if key in self.figures else None


@dataclass(frozen=True)
class Computed:
    """A default for a cell; `why` is said in a remark where it replaces data that one would expect."""

    value: Value
    why: Text | None = None


def _connections(row: RowView) -> Computed | None:
    count = row.number("count")
    return None if count is None else Computed(count)


def _weq(row: RowView) -> Computed | None:
    if not row.is_utility:
        return Computed(1.0)
    area = row.number("floor_area_m2")
    return None if area is None else Computed(area / row.scalar("weq_floor_area_m2", 130.0))


def _hot_water(row: RowView) -> Computed | None:
    if row.is_utility:
        return Computed(0.0)
    power = row.figure("hot_water.cw4_power")
    return None if power is None else Computed(power)


def _connection_type(row: RowView) -> Computed | None:
    area = row.number("floor_area_m2")
    is_large = row.is_utility and area is not None and area > LARGEST_TYPE_A_M2
    return Computed("c" if is_large else "a")


def _utility_heat(row: RowView) -> Computed | None:
    area = row.number("floor_area_m2")
    if not row.is_utility or area is None or row.number("gas_m3") is not None:
        return None
    stem = f"utility.{row.values.get('function')}"
    heating = row.figure(f"{stem}.heat.{period(row.number('construction_year'))}")
    if heating is None:
        return None
    per_m2 = heating + (row.figure(f"{stem}.hot_water") or 0.0)
    why = text("key figure for the function and period: {value} GJ/m2 a year", value=per_m2)
    return Computed(area * per_m2 / GJ_PER_MWH, why)


def _power(row: RowView) -> Computed | None:
    """Key figure of buildings without an archetype; one that has an archetype takes its power from there."""
    if row.values.get("archetype"):
        return None
    return _utility_power(row) if row.is_utility else _dwelling_power(row)


def _utility_power(row: RowView) -> Computed | None:
    area = row.number("floor_area_m2")
    per_m2 = row.figure(f"utility.{row.values.get('function')}.power")
    if area is None or per_m2 is None:
        return None
    return Computed(area * per_m2, text("key figure for the function: {value} kW/m2", value=per_m2))


def _dwelling_power(row: RowView) -> Computed | None:
    area, year = row.number("floor_area_m2"), row.number("construction_year")
    per_m2 = None if year is None else row.figure(f"dwelling.power.{dwelling_period(year)}")
    if area is None or per_m2 is None:
        return None
    why = text("key figure for the construction year: {value} W/m2", value=round(per_m2))
    return Computed(area * per_m2 / W_PER_KW, why)


def _price_level(row: RowView) -> Computed | None:
    return Computed(row.scalar("price_level_year", float(row.day.year)))


def period(construction_year: float | None) -> str:
    """Return the period of the key figures of utility buildings in which a year falls."""
    if construction_year is None:
        return UNKNOWN_PERIOD
    return next((name for before, name in PERIODS if construction_year < before), LAST_PERIOD)


def dwelling_period(construction_year: float) -> str:
    """Return the period of the key figures of dwellings in which a year falls."""
    periods = DWELLING_PERIODS
    return next((name for before, name in periods if construction_year < before), LAST_DWELLING_PERIOD)


def _wall(row: RowView) -> Computed | None:
    year = row.number("home_year")
    if year is None:
        return None
    if year < FIRST_CAVITY_YEAR:
        return Computed("solid")
    return Computed("cavity_empty" if year < FIRST_FILLED_YEAR else "cavity_filled")


def _leakage(row: RowView) -> Computed | None:
    year, kind = row.number("home_year"), row.values.get("home_type")
    return Computed(default_leakage(str(kind), int(year))) if year is not None and kind else None


def _position(row: RowView) -> Computed | None:
    part = row.values.get("surface_part")
    return Computed(POSITIONS.get(str(part), "wall")) if part else None


COMPUTED: Mapping[str, Callable[[RowView], Any]] = MappingProxyType(
    {
        "connections": _connections,
        "weq": _weq,
        "hot_water_kw": _hot_water,
        "connection_type": _connection_type,
        "building_heat_demand_mwh": _utility_heat,
        "building_space_heating_kw": _power,
        "cost_price_level": _price_level,
        "home_wall": _wall,
        "home_qv10_dm3_per_s_m2": _leakage,
        "surface_position": _position,
    }
)
