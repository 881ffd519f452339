"""The plant in other ways, side by side: other units, a buffer or existing boilers for the peak."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.engineering.buffer_size import hardest_year, heat_short_h, smallest_buffer_l_per_kw
from warmtenet.engineering.load_shape import Profile
from warmtenet.engineering.share_curves import HeatPumps
from warmtenet.engineering.weather import WeatherYear
from warmtenet.locale import Amount, Text, text
from warmtenet.model import hours_profile
from warmtenet.model.families import BOILER, COST, HEAT_PUMP
from warmtenet.model.hours_profile import PLANT_SHAPE, PROFILE
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.result import Result
from warmtenet.workbook.project import Table, Value

COMPARED = (
    "heat_pump_power_kw",
    "boiler_power_kw",
    "existing_peak_kw",
    "buffer_volume_m3",
    "n_minus_1_share",
    "source_outage_share",
    "heat_pump_heat_share",
    "capex_total_eur",
    "lcoh_eur_per_gj",
    "npv_project_eur",
)
TESTS = ("n_minus_1_ok", "source_outage_ok")
OVER_YEARS = ("co2_network_t", "nox_kg_yearly")
WANTED = (*COMPARED, *TESTS, *OVER_YEARS)
EXISTING, HEAT_SHARE, BUFFER = "peak_from_existing_boilers", "heat_pump_heat_share", "buffer_volume_m3"
NO_GAS: Mapping[str, float | str] = {EXISTING: "no", HEAT_SHARE: 1.0, "gas_grid_standing_eur": 0.0}
PUMP_SHARE, BOILER_SHARE = "heat_pump_unit_share", "boiler_unit_share"
# The memo, page on N-1: 2x50 % is chosen over 1x40 % + 1x60 %; 1x40 % is the peak without back-up; 3x20 %
# gives units of one size with the heat pumps; heat pumps in 3x20 % or 4x15 %.
BOILER_LISTS: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("boilers_2x50", (0.5, 0.5)),
    ("boilers_40_60", (0.4, 0.6)),
    ("boilers_3x20", (0.2, 0.2, 0.2)),
    ("boilers_1x40", (0.4,)),
)
PUMP_LISTS: tuple[tuple[str, int], ...] = (("pumps_3", 3), ("pumps_4", 4))
BUFFER_STEP, MOST_BUFFER = 10, 2000
# Functions of the model carry no types.
profile_of: Callable[[Mapping[str, Any]], Profile] = hours_profile.profile_of
pumps_of: Callable[[Mapping[str, Any]], HeatPumps] = hours_profile.pumps_of
weather_of: Callable[[dict[str, Any]], WeatherYear] = hours_profile.weather_of
all_years: Callable[[], list[WeatherYear]] = hours_profile.all_years
SAME = 1e-6


@dataclass(frozen=True)
class PlantVariant:
    """The case with another plant.

    Attributes
    ----------
    name, label
        Key and name.
    heat_pumps, boilers
        Size of each unit as part of the source power.
    values
        `COMPARED`, and `OVER_YEARS` summed over the years.
    is_safe
        Whether what is left suffices when the largest unit fails, and without the heat pumps.
    missing
        Why there are no values; empty otherwise.
    note
        What a reader must know of it.
    """

    name: str
    label: Text
    heat_pumps: tuple[float, ...] = ()
    boilers: tuple[float, ...] = ()
    values: Mapping[str, float] | None = None
    is_safe: tuple[bool, bool] = (False, False)
    missing: Text | None = None
    note: Text | None = None


def plant_variants(result: Result) -> list[PlantVariant]:
    """Evaluate the plant of the case and its alternatives; one that equals the case is left out."""
    own = _evaluated("own", text("as entered"), result.case, {})
    others = (*_other_units(result.case), _with_buffer(result), _with_existing(result))
    return [own, *(v for v in others if v.values is None or v.values != own.values)]


def _other_units(case: Case) -> Iterator[PlantVariant]:
    """Yield the lists of units of the memo, without existing boilers."""
    total = float(case.arrays["heat_pump_power_share"].item())
    for name, boilers in BOILER_LISTS:
        label = text("boilers {units}", units=written(boilers))
        yield _evaluated(name, label, _with_units(case, BOILER_SHARE, boilers), {EXISTING: "no"})
    for name, count in PUMP_LISTS:
        pumps = (total / count,) * count
        label = text("heat pumps {units}", units=written(pumps))
        yield _evaluated(name, label, _with_units(case, PUMP_SHARE, pumps), {EXISTING: "no"})


def _with_existing(result: Result) -> PlantVariant:
    name, label = "existing_boilers", text("existing boilers of building owners as peak")
    if not result["existing_boilers_kw"]:
        why = text("the table of buildings gives no power of existing boilers")
        return PlantVariant(name, label, missing=why)
    return _evaluated(name, label, result.case, {EXISTING: "yes"})


def _with_buffer(result: Result) -> PlantVariant:
    """Return heat pumps with the smallest tank that carries the weather year, and no boilers."""
    name, label = "buffer", text("heat buffer instead of boilers")
    shape = _shape_of(result)
    sizes = range(0, MOST_BUFFER + BUFFER_STEP, BUFFER_STEP)
    size = smallest_buffer_l_per_kw(*shape, sizes) if result["load_factor"] else None
    if size is None:
        why = text("no tank of up to {most} l per kW carries the weather year", most=MOST_BUFFER)
        return PlantVariant(name, label, missing=why)
    case = _with_units(_with_tank(result), BOILER_SHARE, (0.0,))
    volume_m3 = size * float(result["source_power_kw"]) / 1000
    found = _evaluated(name, label, case, {**NO_GAS, BUFFER: volume_m3})
    return replace(found, note=_in_the_hardest_year(shape, size, result))


Shape = tuple[Profile, HeatPumps, WeatherYear, float, float]


def _shape_of(result: Result) -> Shape:
    """Return what a simulation of the case asks: load, plant, weather year, load factor, power."""
    given = {n: result[n] for n in (*PROFILE, *PLANT_SHAPE)}
    sizes = float(result["load_factor"]), float(result["heat_pump_power_share"])
    return profile_of(given), pumps_of(given), weather_of(given), *sizes


def _in_the_hardest_year(shape: Shape, size_l_per_kw: float, result: Result) -> Text:
    profile, pumps, _, load_factor, power = shape
    cold = hardest_year(profile, all_years(), load_factor, power)
    short_h = heat_short_h(profile, replace(pumps, buffer_l_per_kw=size_l_per_kw), cold, load_factor, power)
    return text(
        "The tank of {size} l per kW is sized for {weather}; in weather as in {cold} it leaves "
        "{short} short.",
        size=Amount(size_l_per_kw),
        weather=result["weather_year"],
        cold=" ".join(map(str, cold)),
        short=Amount(short_h * float(result["source_power_kw"]) / 1000, 0, "MWh"),
    )


def _evaluated(name: str, label: Text, case: Case, changes: Mapping[str, float | str]) -> PlantVariant:
    computed = [n for n in changes if n in case.model.quantities]
    found = case.overriding(computed).evaluate({n: np.array([[[v]]]) for n, v in changes.items()}, WANTED)
    values = {n: found[n].item() for n in COMPARED} | {n: float(found[n].sum()) for n in OVER_YEARS}
    pumps = case.arrays[PUMP_SHARE].ravel()
    scale = float(case.arrays["heat_pump_power_share"].item()) / max(pumps.sum(), SAME)
    return PlantVariant(
        name,
        label,
        tuple(float(p) * scale for p in pumps),
        tuple(float(b) for b in case.arrays[BOILER_SHARE].ravel() if b),
        values,
        (bool(found[TESTS[0]].item()), bool(found[TESTS[1]].item())),
    )


def _with_units(case: Case, column: str, shares: Sequence[float]) -> Case:
    """Return the case with another list of units."""
    family = HEAT_PUMP if column == PUMP_SHARE else BOILER
    table = Table(tuple(f"{i + 1}" for i in range(len(shares))), {column: tuple(shares)})
    project = replace(case.project, tables={**case.project.tables, family.name: table})
    values = np.array(shares, dtype=float).reshape(1, -1, 1)
    return replace(case, project=project, arrays={**case.arrays, column: values})


def _with_tank(result: Result) -> Case:
    """Return the case with a tank among the cost items; the first item lends what a tank has no value for."""
    case, table = result.case, result.case.project.tables.get(COST.name)
    if table is None or not table.labels or "m3_buffer" in table.columns["cost_driver"]:
        return case
    year = int(result["price_level_year"])
    tank: dict[str, Value] = {
        "cost_chapter": "plant",
        "cost_driver": "m3_buffer",
        "unit_cost_eur": case.figures.value("cost.buffer", year),
        "cost_price_level": float(year),
        "cost_vat": "excl",
        "cost_lifetime": case.figures.value("lifetime.plant", year),
        "cost_maintenance_share": case.figures.value("maintenance.buffer", year),
        "cost_phase": "start",
        "paid_by": "heat_company",
        "eligible_for": "none",
    }
    labels = (*table.labels, "heat buffer")
    arrays = {n: _longer(a, tank.get(n)) for n, a in case.arrays.items() if _per_item(case, n)}
    tables = {**case.project.tables, COST.name: replace(table, labels=labels)}
    return replace(case, project=replace(case.project, tables=tables), arrays={**case.arrays, **arrays})


def _per_item(case: Case, name: str) -> bool:
    return name in case.model.inputs and case.model.inputs[name].given.per == COST


def _longer(array: Array, value: Value | None) -> Array:
    last = array[:, :1] if value is None else np.array([[[value]]])
    return np.concatenate([array, last], axis=1)


def written(shares: Sequence[float]) -> str:
    """Write a list of units as a user types it: "2x50%", "1x40% + 1x60%"; "-" for none."""
    sizes = [f"{100 * share:.4g}%" for share in shares if share]
    return " + ".join(f"{sizes.count(size)}x{size}" for size in dict.fromkeys(sizes)) or "-"
