"""A small town with every kind of owner, cost item, loan and tariff line, for tests of the money."""

import numpy as np

from warmtenet.workbook.layout import ELEMENT_KEYS

FIRST = 2029


def named(family, rows):
    """Rows of a table with the names in the column that the workbook asks for."""
    key = ELEMENT_KEYS.get(family, "element")
    return [{key: name, **row} for name, row in rows.items()]


BUILDINGS = [
    {"group": "Own", "kind": "dwelling", "owner": "owner_occupier", "count": 200, "space_heating_kw": 10,
     "hot_water_kw": 25, "heat_demand_mwh": 9.0, "connection_type": "a"},
    {"group": "Landlord", "kind": "dwelling", "owner": "private_landlord", "count": 100,
     "space_heating_kw": 8, "hot_water_kw": 25, "heat_demand_mwh": 8.0, "connection_type": "b"},
    {"group": "Association", "kind": "dwelling", "owner": "housing_association", "count": 150,
     "space_heating_kw": 7, "hot_water_kw": 25, "heat_demand_mwh": 7.0, "connection_type": "b"},
    {"group": "Offices", "kind": "utility", "owner": "utility", "count": 3, "weq": 10,
     "space_heating_kw": 150, "hot_water_kw": 0, "heat_demand_mwh": 90.0, "connection_type": "c",
     "individual_delivery_set": "no"},
]  # fmt: skip
COSTS = [
    {"item": "Heat pumps", "chapter": "plant", "driver": "kw_heat_pump", "unit_cost_eur": 900,
     "phase": "stages", "lifetime": 12, "maintenance_share": 0.03, "eligible_for": "eia"},
    {"item": "Boilers", "chapter": "plant", "driver": "kw_boiler", "unit_cost_eur": 150, "phase": "stages",
     "lifetime": 20, "maintenance_share": 0.02},
    {"item": "Net", "chapter": "network", "driver": "pipe_table", "unit_cost_eur": 1, "price_level": 2026,
     "lifetime": 30, "maintenance_share": 0.01, "eligible_for": "wis_eia"},
    {"item": "Sets", "chapter": "delivery_set", "driver": "connection", "unit_cost_eur": 1500,
     "phase": "connections", "lifetime": 5, "maintenance_share": 0.02, "eligible_for": "wis"},
    {"item": "Leads", "chapter": "connection", "driver": "weq", "unit_cost_eur": 700, "vat": "incl",
     "phase": "connections", "lifetime": 1},
    {"item": "Preparation", "chapter": "development", "driver": "fixed", "unit_cost_eur": 200_000,
     "lifetime": 40},
    {"item": "Indoor", "chapter": "connection", "driver": "weq", "unit_cost_eur": 2000, "paid_by": "owner"},
]  # fmt: skip
PIPES = [
    {"section": "Main", "dn": "150", "length_m": 1000, "cost_eur_per_m": 1500},
    {"section": "North", "dn": "80", "length_m": 400, "cost_eur_per_m": 900, "build_year": FIRST + 1},
]
LOANS = {
    "Fund": {"share": 0.2, "rate": 0.02, "form": "linear", "term": 7},
    "Municipality": {"share": 0.1, "rate": 0.045, "form": "annuity", "term": 10},
}
LINES = {
    "Cold": {"per": "weq", "amount_eur": 30, "from_year": FIRST + 2},
    "Pumping": {"per": "gj", "amount_eur": 1.5, "until_year": FIRST + 4, "indexed": "no"},
    "Contract": {"per": "connection", "amount_eur": 12},
}
SCALARS = {
    "first_year": FIRST, "years": 12, "price_level_year": 2025, "connection_rate_weq_per_year": 150,
    "wis_granted": "yes", "sde_granted": "yes", "eia_granted": "yes", "isde_granted": "yes",
    "sah_granted": "yes",
    "variable_tariff_factor": 1.2, "large_user_tariff_factor": 0.9,
}  # fmt: skip
TABLES = {
    "buildings": BUILDINGS, "costs": COSTS, "pipes": PIPES, "loans": named("loans", LOANS),
    "tariff_lines": named("tariff_lines", LINES),
}  # fmt: skip


def one(value):
    """An input of one value, with the axes of the model."""
    return np.array([[[value]]])


def column(values):
    """A column of a table, with the axes of the model."""
    return np.array(values).reshape(1, -1, 1)


def changes(**values):
    """Inputs replaced: single values and lists over the elements of a table."""
    return {n: column(v) if isinstance(v, list | tuple) else one(v) for n, v in values.items()}
