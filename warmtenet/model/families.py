"""What the model counts per: the families, and the chapters in working order."""

from collections.abc import Iterable
from types import MappingProxyType

from warmtenet.core.quantity import JOINT, Chapter, ElementsOf, Family, product
from warmtenet.engineering.measures import MEASURE_LABELS

GROUP = Family("buildings", "Building group")
OWNER_LABELS = MappingProxyType(
    {
        "owner_occupier": "owner-occupier",
        "private_landlord": "private landlord",
        "housing_association": "housing association",
        "utility": "utility owner",
    }
)
OWNER = Family("owners", "Owner", OWNER_LABELS)
PIPE = Family("pipes", "Pipe section")
COST = Family("costs", "Cost item")
LOAN = Family("loans", "Loan")
PRICE_STEP = Family("energy_prices", "Energy price")
TARIFF_LINE = Family("tariff_lines", "Own tariff line")
HEAT_PUMP = Family("heat_pump_units", "Heat pump")
BOILER = Family("boiler_units", "Boiler")

MONTH_LABELS = MappingProxyType(
    {
        "jan": "January",
        "feb": "February",
        "mar": "March",
        "apr": "April",
        "may": "May",
        "jun": "June",
        "jul": "July",
        "aug": "August",
        "sep": "September",
        "oct": "October",
        "nov": "November",
        "dec": "December",
    }
)
MONTH = Family("months", "Month", MONTH_LABELS)

# The weather years on board: `warmtenet.engineering.weather`.
WEATHER_STATIONS = MappingProxyType({"De Bilt": range(2018, 2025), "Deelen": range(2001, 2011)})
WEATHER_YEAR_LABELS = MappingProxyType(
    {f"{name} {year}": f"{name} {year}" for name, years in WEATHER_STATIONS.items() for year in years}
)
WEATHER_YEAR = Family("weather_years", "Weather year", WEATHER_YEAR_LABELS)
OUTAGE_LABELS = MappingProxyType(
    {"largest_unit": "largest unit fails", "heat_pumps": "all heat pumps fail", "source": "source stops"}
)
OUTAGE = Family("outages", "Outage", OUTAGE_LABELS)
OUTAGE_YEAR = product("outage_years", "Outage per weather year", OUTAGE, WEATHER_YEAR)
REFRIGERANT_LABELS = MappingProxyType(
    {
        "ammonia": "ammonia (R717)",
        "ammonia_two_stage": "ammonia in two stages",
        "butane": "butane (R600)",
        "isobutane": "isobutane (R600a)",
        "propane": "propane (R290)",
        "r1234ze": "R1234ze(E)",
    }
)
REFRIGERANT = Family("refrigerants", "Refrigerant", REFRIGERANT_LABELS)


def _steps(name: str, label: str, keys: Iterable[str]) -> Family:
    """Return the family of the points of a table, whose keys are numbers and the same in every language."""
    points = tuple(keys)
    return Family(name, label, rows=lambda _: points)


def _percent(tenths: range) -> Iterable[str]:
    """Return percentages as keys, from tenths of a percent."""
    return (f"{tenth / 10:g} %" for tenth in tenths)


# The axes of the tables of the hourly leaf, as (first, last, number of points) where a part of one is asked.
POWERS_AXIS, LOAD_FACTORS_AXIS, LEFT_AXIS, COLD_AXIS = (
    (0.0, 1.0, 41),
    (0.1, 0.4, 13),
    (0.0, 1.5, 31),
    (0.0, 3.0, 61),
)
LOAD_POINTS = 200
POWER_STEP = _steps("heat_pump_powers", "Heat pumps over the peak", _percent(range(0, 1001, 25)))
LOAD_STEP = _steps("load_factors", "Load factor of the table", _percent(range(100, 401, 25)))
SHARE_POINT = product("heat_share_points", "Load factor and power of the heat pumps", LOAD_STEP, POWER_STEP)
LEFT_STEP = _steps("powers_left", "Power left over the peak", _percent(range(0, 1501, 50)))
COLD_STEP = _steps("source_powers", "Cold side over the effluent", _percent(range(0, 3001, 50)))
PERMIT_STEP = _steps("permit_powers", "Permit over the cold side", _percent(range(0, 3001, 50)))
COVER_STEP = _steps("store_coverages", "Charge over the need of the store", _percent(range(0, 1001, 25)))
LOAD_POINT = _steps("load_points", "Point of the load-duration curve", map(str, range(1, LOAD_POINTS + 1)))

DRIVER_LABELS = MappingProxyType(
    {
        "fixed": "fixed amount",
        "kw_heat_pump": "kW heat pump",
        "kw_boiler": "kW boiler",
        "m3_buffer": "m3 heat buffer",
        "kw_wko": "kW store or source exchanger",
        "kw_source": "kW source power",
        "kw_electric": "kW electric",
        "m3_per_h": "m3/h source water",
        "metre": "metre of new pipe",
        "pipe_table": "amount of the pipe table",
        "connection": "connection",
        "connection_a": "connection type a",
        "connection_b": "connection type b",
        "connection_c": "connection type c",
        "weq": "weq",
        "building": "building",
        "share_of_investment": "share of the other items",
    }
)
DRIVER = Family("drivers", "Driver", DRIVER_LABELS)

ELECTRICITY_BRACKET = Family(
    "electricity_brackets",
    "Electricity bracket",
    MappingProxyType({"1": "bracket 1", "2": "bracket 2", "3": "bracket 3", "4": "bracket 4"}),
)
GAS_BRACKET = Family(
    "gas_brackets",
    "Gas bracket",
    MappingProxyType({"1": "bracket 1", "2": "bracket 2", "3": "bracket 3", "4": "bracket 4"}),
)
GRID_CLASS_LABELS = MappingProxyType(
    {
        "lv": "low voltage",
        "mv_lv": "transformer MV/LV",
        "mv": "medium voltage",
        "hv_mv": "transformer HV/MV",
        "ts": "intermediate voltage",
    }
)
GRID_CLASS = Family("grid_classes", "Grid tariff class", GRID_CLASS_LABELS)

DN_LABELS = MappingProxyType(
    {
        dn: f"DN {dn}"
        for dn in ("20", "25", "32", "40", "50", "65", "80", "100", "125", "150", "200", "250", "300")
    }
)
PIPE_SIZE = Family("pipe_sizes", "Pipe size", DN_LABELS)

PROJECT = Chapter("project", "Project", 0)
DEMAND = Chapter("demand", "Demand", 1)
CAPACITY = Chapter("capacity", "Capacity", 2)
PLANT = Chapter("plant", "Plant", 3)
SOURCE = Chapter("source", "Heat source", 4)
HOURS = Chapter("hours", "Hour by hour", 5)
NETWORK = Chapter("network", "Network", 6)
PHASING = Chapter("phasing", "Phasing", 7)
COSTS = Chapter("costs", "Costs", 8)
ENERGY = Chapter("energy", "Energy costs", 9)
TARIFFS = Chapter("tariffs", "Tariffs", 10)
SUBSIDIES = Chapter("subsidies", "Grants", 11)
CASH_FLOW = Chapter("cash_flow", "Cash flow", 12)
FINANCE = Chapter("finance", "Financing", 13)
BALANCE = Chapter("balance", "Balance sheet", 14)
DWELLINGS = Chapter("dwellings", "Dwellings", 15)
HOUSEHOLDS = Chapter("households", "Household costs", 16)
MONEY = Chapter("money", "Flows of money", 17)
EMISSIONS = Chapter("emissions", "Emissions", 18)

COST_CHAPTER_LABELS = MappingProxyType(
    {
        "source": "source",
        "plant": "plant",
        "network": "network",
        "connection": "connection",
        "delivery_set": "delivery set",
        "meter": "meter",
        "development": "development",
    }
)
COST_CHAPTER = Family("cost_chapters", "Cost chapter", COST_CHAPTER_LABELS)

SDE_CATEGORY_LABELS = MappingProxyType(
    {
        "a1": "a.1 seasonal store, base load",
        "a2": "a.2 base load, existing network",
        "a3": "a.3 base load, new transfer station",
        "b1": "b.1 no base load",
        "b2": "b.2 seasonal store, direct use",
    }
)
SDE_CATEGORY = Family("sde_categories", "SDE++ category", SDE_CATEGORY_LABELS)

PARTY_LABELS = MappingProxyType(
    {
        "owner_occupier": "owner-occupier",
        "tenant": "tenant",
        "private_landlord": "private landlord",
        "housing_association": "housing association",
        "utility": "utility owner",
        "heat_company": "heat company",
        "state": "State",
        "province": "province",
        "municipality": "municipality",
        "grid_operator": "grid operator",
        "suppliers": "suppliers and contractors",
        "bank": "bank",
        "shareholder": "shareholder",
        "successor": "owner after the last year",
    }
)

ARCHETYPE = Family("archetypes", "Archetype")
COMFORT = Family("comfort_classes", "Comfort class", words={"standard": "standard", "reduced": "reduced"})
ROOM = Family("rooms", "Room")
SURFACE = Family("surfaces", "Surface")
RADIATOR = Family("radiators", "Radiator")
MEASURE = Family("measures", "Measure", MEASURE_LABELS)
PREPARATION_LABELS = MappingProxyType(
    {
        "present": "as it is",
        "network": "for the heat network",
        "heat_pump": "for an own heat pump",
        "all": "all measures",
    }
)
PREPARATION = Family("preparations", "Preparation", PREPARATION_LABELS)
SYSTEM_LABELS = MappingProxyType(
    {"gas": "gas boiler", "network": "heat network", "heat_pump": "own heat pump"}
)


def _options(elements: ElementsOf) -> Iterable[str]:
    yield "gas"
    for system in ("network", "heat_pump"):
        yield from (f"{system}{JOINT}{name}" for name in elements(COMFORT))


OPTION = Family("heating_options", "Way of heating", rows=_options, words={**SYSTEM_LABELS, **COMFORT.words})
VARIANT = product("dwelling_variants", "Dwelling, comfort and preparation", ARCHETYPE, COMFORT, PREPARATION)
ROOM_VARIANT = product("room_variants", "Room, comfort and preparation", ROOM, COMFORT, PREPARATION)
MEASURE_VARIANT = product("measure_variants", "Measure per dwelling and comfort", VARIANT, MEASURE)
HOUSEHOLD = product("households", "Dwelling and way of heating", ARCHETYPE, OPTION)
WORK_LABELS = MappingProxyType(
    {
        "boiler_removal": "take out the boiler and its flue",
        "gas_removal": "take out the gas connection",
        "connect_set": "connect heating and hot water to the delivery set",
        "tidy_up": "box in the delivery set and pipes",
        "valves": "thermostatic valves",
        "balancing": "balance the radiators",
        "radiators": "replace radiators",
        "electricity_upgrade": "larger electricity connection",
        "meter_cupboard": "meter cupboard and cable to the hob",
        "hob": "electric hob",
    }
)
WORK = Family("connection_work", "Connection work", WORK_LABELS)
HOME_WORK = product("home_work", "Connection work per dwelling", ARCHETYPE, WORK)
