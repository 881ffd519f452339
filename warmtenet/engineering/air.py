"""Air through a dwelling: leakage at 10 Pa to the design flow, fresh air, and what the rules ask."""

from types import MappingProxyType

import numpy as np

from warmtenet.engineering.arrays import columns, look_up, sums
from warmtenet.engineering.dwelling import Conventions, Dwellings, Numbers, Words
from warmtenet.engineering.norms import latest

# Exponent of flow over pressure: NTA 8800, table 11.2.
LEAKAGE_EXPONENT = 0.67
# Pressure at which q_v10 is measured.
MEASURED_PA = 10.0
# Design flow as a share of the leakage at 10 Pa. 3.14 Pa reproduces Vabi's ISSO 51 report (case P14) and
# is no value of the standard; 0.23 is NEN 8088-1, formula 5.25; ISSO 51:2023, formula 2.34 has no term.
LEAKAGE_SHARES = MappingProxyType(
    {
        "pressure_3_14": (3.14 / MEASURED_PA) ** LEAKAGE_EXPONENT,
        "isso51_text": 1.0,
        "nen8088": 0.23,
        "pressure_1": (1.0 / MEASURED_PA) ** LEAKAGE_EXPONENT,
    }
)
# f_inf of ISSO 51:2023, formula 2.35: what the ventilation system does to the pressure over the facade.
SYSTEM_LEAKAGE_FACTORS = MappingProxyType(
    {"none": 0.80, "a": 0.80, "b": 0.85, "c": 1.0, "d": 1.10, "e": 1.05}
)
HEAT_RECOVERY_SYSTEMS = ("d", "e")
# f_type of NTA 8800, table 11.14 applies to q_v10;spec of a house or of a flat.
FLATS = ("flat_middle", "flat_end", "flat_top")
# Years from which a class of NTA 8800, table 11.13 holds, newest first.
LEAKAGE_YEARS = MappingProxyType(
    {2010: "from_2010", 2000: "2000_2009", 1990: "1990_1999", 1980: "1980_1989", 1970: "1970_1979"}
)
OLDEST = "before_1970"


def infiltration_dm3_per_s(dwellings: Dwellings, conventions: Conventions) -> Numbers:
    """Return the design flow of infiltration into every room, dm3/s, (R, 1) or (R, S).

    f_wind x f_inf x share x q_v10, spread over the rooms by floor area. The share of the leakage at 10 Pa
    that flows under design conditions is a choice, see `LEAKAGE_SHARES`; all take the factor of the
    ventilation system and of the wind.

    Source: ISSO 51:2023, formulas 2.34 and 2.35; NEN 8088-1, formula 5.25.
    """
    homes, rooms = dwellings.homes, dwellings.rooms
    share = LEAKAGE_SHARES[conventions.leakage] * conventions.wind_factor
    factor = look_up(homes.ventilation, SYSTEM_LEAKAGE_FACTORS) * share
    per_m2: Numbers = columns(homes.qv10_dm3_per_s_m2) * columns(factor)
    flow: Numbers = per_m2[rooms.dwelling] * columns(rooms.floor_area_m2)
    return flow


def supply_air_c(dwellings: Dwellings, conventions: Conventions) -> Numbers:
    """Return the temperature of the fresh air that enters every room, C, (R, 1) or (R, S).

    As given; else outside air, which heat recovery brings nearer to the air that leaves: of the whole
    dwelling for system d (mean of its rooms by floor area), of the room itself for system e.
    """
    homes, rooms = dwellings.homes, dwellings.rooms
    inside = columns(rooms.temperature_c)
    system = homes.ventilation[rooms.dwelling]
    central = columns(system == "d")
    leaving = np.where(central, mean_temperature_c(dwellings)[rooms.dwelling], inside)
    recovers = np.isin(homes.ventilation, HEAT_RECOVERY_SYSTEMS)
    recovery = columns(np.where(recovers, homes.heat_recovery, 0.0)[rooms.dwelling])
    entering = conventions.outside_c + recovery * (leaving - conventions.outside_c)
    given = columns(homes.supply_c[rooms.dwelling])
    return np.where(np.isnan(given), entering, given)


def mean_temperature_c(dwellings: Dwellings) -> Numbers:
    """Return the mean of the rooms of every dwelling by floor area, C, (D, 1) or (D, S)."""
    rooms, count = dwellings.rooms, len(dwellings.homes.floor_area_m2)
    area = columns(rooms.floor_area_m2)
    total = sums(area, rooms.dwelling, count)
    weighted = sums(area * columns(rooms.temperature_c), rooms.dwelling, count)
    return weighted / np.where(total > 0, total, 1.0)


def fresh_air_dm3_per_s(dwellings: Dwellings) -> Numbers:
    """Return the flow of fresh air into every room, dm3/s, (R, 1) or (R, S); none without a system."""
    rooms = dwellings.rooms
    closed = columns(dwellings.homes.ventilation[rooms.dwelling] == "none")
    return np.where(closed, 0.0, columns(rooms.ventilation_dm3_per_s))


def required_ventilation_dm3_per_s(kind: Words, floor_area_m2: Numbers) -> Numbers:
    """Return the air that the building rules ask for rooms of some kinds and areas, dm3/s, (R,).

    Living rooms, studies and bedrooms need fresh air by floor area with a least flow; kitchen, bathroom
    and toilet need exhaust, which may come from another room and is then no fresh air there; a hall
    needs none.

    Source: Besluit bouwwerken leefomgeving (Bbl), as ISSO 51:2023 uses it.

    Raises
    ------
    KeyError
        for a kind of room without a rule.
    """
    flow = np.zeros(len(kind))
    for word in np.unique(kind):
        rows = kind == word
        flow[rows] = _required(str(word), floor_area_m2[rows])
    return flow


def _required(kind: str, area_m2: Numbers) -> Numbers:
    if kind == "hall":
        return np.zeros(len(area_m2))
    if kind in ("living", "study", "bedroom"):
        least = latest("dwelling.ventilation.least")
        return np.maximum(latest("dwelling.ventilation.per_m2") * area_m2, least)
    return np.full(len(area_m2), latest(f"dwelling.ventilation.{kind}"))


def default_leakage(home_type: str, year: int, *, flat_roof: bool = False) -> float:
    """Return the leakage of a dwelling at 10 Pa where none was measured, dm3/s per m2 of usable area.

    f_type x f_y x q_v10;spec: by type of dwelling (key of `HOME_TYPE_LABELS`), year of construction, and
    roof of a house. Of the years 1970 to 1999 two transcriptions differ; the higher one stands in the
    figures, the lower one is their `low`.

    Source: NTA 8800, formula 11.86, tables 11.13 and 11.14.

    Raises
    ------
    KeyError
        for an unknown type.
    """
    roof = "flat" if home_type in FLATS else "house_flat_roof" if flat_roof else "house_pitched_roof"
    period = next((name for first, name in LEAKAGE_YEARS.items() if year >= first), OLDEST)
    factors = latest(f"leakage.type.{home_type}") * latest(f"leakage.year.{period}")
    return factors * latest(f"leakage.base.{roof}")
