"""A small model and hand-made workbooks: just headings, keys and values."""

from pathlib import Path
from types import ModuleType

import openpyxl

from warmtenet.core.model import Model
from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.locale import translator
from warmtenet.model.families import (
    COST,
    COSTS,
    DEMAND,
    GROUP,
    HEAT_PUMP,
    MONTH,
    PIPE,
    PLANT,
    PROJECT,
    SOURCE,
)
from warmtenet.workbook import InputProblems, read

ENGLISH = translator("en")
OWNERS = {"owner_occupier": "owner-occupier", "housing_association": "housing association"}


def module(name, chapter, **things):
    """Make a module of a model out of inputs and quantities."""
    made = ModuleType(name)
    made.CHAPTER = chapter
    for key, thing in things.items():
        setattr(made, key, thing)
    return made


@quantity("C", ask=True)
def supply_temperature_c(radiator_c):
    """Supply temperature"""
    return radiator_c + 0


@quantity("kW")
def total_kw(radiator_c):
    """Total power"""
    return radiator_c * 1


@quantity("yes/no")
def is_enough(radiator_c):
    """Enough"""
    return radiator_c * 1


project = module(
    "tiny.project",
    PROJECT,
    first_year=given("year", 2029, "First year", 2020, 2060, structural=True),
    years=given("yr", 30, "Number of years", 1, 60, structural=True),
    first_delivery_year=given(
        "year", None, "First year of delivery", 2020, 2080, optional=True, structural=True
    ),
    price_level_year=given("year", 2025, "Price level", 2015, 2040, structural=True),
    inflation=given("%", None, "Inflation", -0.05, 0.15, range=(0.01, 0.03), figure="inflation.opex"),
    moment=given(
        "word", "start", "Moment", words={"start": "start of the year", "mid": "middle of the year"}
    ),
    application_date=given("date", "2028-01-01", "Application date", structural=True),
    fee_eur=given("EUR", 500, "Fee", 0, 1e6, range=(400, 600)),
    limit_kw=given("kW", None, "Limit", 0, 1e4, figure="wis.max_connection_power", when="application_date"),
    wis_open=given("yes/no", None, "Round open", hidden=True, round="wis", when="application_date"),
    loss_share=given("%", 0.25, "Loss", 0, 0.9),
    ratio=given("-", None, "Ratio", optional=True),
)
demand = module(
    "tiny.demand",
    DEMAND,
    kind=given(
        "word", None, "Kind", per=GROUP, required=True, words={"dwelling": "dwelling", "utility": "utility"}
    ),
    owner=given("word", None, "Owner", per=GROUP, required=True, words=OWNERS),
    count=given("number", None, "Number", 0, 100_000, per=GROUP, required=True),
    connections=given("number", None, "Connections", 0, 100_000, per=GROUP),
    weq=given("weq", None, "weq", 0, 5000, per=GROUP),
    gas_m3=given("m3", None, "Gas use", 0, 1e6, per=GROUP, optional=True),
    cooks_on_gas=given("word", "yes", "Cooks on gas", per=GROUP, words=YES_NO),
    building_saving_share=given("%", None, "Saving", 0, 0.95, per=GROUP, optional=True, key="saving_share"),
    building_heat_demand_mwh=given(
        "MWh", None, "Heat demand", 0, 1e5, per=GROUP, optional=True, key="heat_demand_mwh"
    ),
    building_space_heating_kw=given(
        "kW", None, "Power", 0, 1e5, per=GROUP, optional=True, key="space_heating_kw"
    ),
    hot_water_kw=given("kW", None, "Hot water", 0, 1e4, per=GROUP),
    floor_area_m2=given("m2", None, "Floor area", 0, 1e6, per=GROUP, optional=True),
    construction_year=given("year", None, "Construction year", 1200, 2060, per=GROUP, optional=True),
    function=given("word", "none", "Function", per=GROUP, words={"office": "office", "none": "none"}),
    archetype=given("text", "", "Archetype", per=GROUP, optional=True),
)
plant = module(
    "tiny.plant",
    PLANT,
    heat_pump_power_share=given("%", 0.6, "Heat pump share", 0.05, 1, range=(0.5, 0.7)),
    heat_pump_units=given("text", "3x20%", "Heat pump units", unit_list="unit_share"),
    unit_share=given("%", None, "Share per unit", per=HEAT_PUMP, hidden=True),
    radiator_c=given("C", 70, "Radiator", 30, 110),
    supply_temperature_c=supply_temperature_c,
    total_kw=total_kw,
    is_enough=is_enough,
)
source = module(
    "tiny.source",
    SOURCE,
    month_heat_share=given("%", None, "Heat share", 0, 1, per=MONTH, figure="month.{element}.heat_share"),
    charging=given("word", "no", "Charging", per=MONTH, words=YES_NO),
)
source_tea = module("tiny.tea", SOURCE, effluent_c=given("C", 15, "Effluent", 0, 35))
costs = module(
    "tiny.costs",
    COSTS,
    unit_cost_eur=given("EUR/unit", None, "Unit cost", 0, 1e9, per=COST, required=True),
    cost_lifetime=given("yr", 30, "Lifetime", 1, 200, per=COST, key="lifetime"),
    length_m=given("m", None, "Length", 0, 1e5, per=PIPE, required=True),
)
MODELS = {
    "teo": Model(project, demand, plant, source, costs),
    "tea": Model(project, demand, plant, source_tea, costs),
}
GROUP_ROW = {
    "group": "Noord",
    "kind": "dwelling",
    "owner": "owner_occupier",
    "count": 100,
    "gas_m3": 1200,
    "space_heating_kw": 8.5,
}


def model_for(concept):
    return MODELS[concept]


def workbook(folder, scalars=None, *, concept="teo", edit=None, **tables):
    """Write a workbook with one sheet of scalars and one sheet per table, and return its path."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Project"
    sheet.append(["Description", "Value", "Low", "High", "VAT", "Price level", "Provenance", "key"])
    for key, value in {"concept": concept, "project": "Proef", **(scalars or {})}.items():
        cells = value if isinstance(value, list) else [value]
        sheet.append([key, *cells, *[None] * (6 - len(cells)), key])
    for name, rows in {"buildings": [GROUP_ROW], **tables}.items():
        if rows is not None:
            _table(book.create_sheet(name), rows)
    if edit:
        edit(book)
    path = Path(folder) / "invoer.xlsx"
    book.save(path)
    return path


def _table(sheet, rows):
    keys = list(dict.fromkeys(key for row in rows for key in row))
    sheet.append([key.title() for key in keys])
    sheet.append(keys)
    for row in rows:
        sheet.append([row.get(key) for key in keys])


def read_tiny(path):
    return read(path, model_for, language="en")


def problems(path):
    """Return the problems of a workbook as English lines."""
    try:
        read_tiny(path)
    except InputProblems as error:
        return error.render(ENGLISH)
    return []


def remarks(project):
    return [warning.render(ENGLISH) for warning in project.warnings]
