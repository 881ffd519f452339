"""The Kort Haarlem examples: the memo's numbers where it gives them, cited figures elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType

from warmtenet.figures import Figures
from warmtenet.locale import Translator
from warmtenet.workbook.project import ExampleData, Value

MEMO_YEAR = 2025

# group, kind, owner, count, connections, own set, weq, gas m3, saving, kW, type, m2, year, function
GROUPS = (
    (
        "Appartementen Woonpartners",
        "dwelling",
        "housing_association",
        240,
        4,
        "no",
        1,
        800,
        0.10,
        5.5,
        "c",
        72,
        1968,
    ),
    (
        "Twee-onder-een-kap 1920-1940",
        "dwelling",
        "owner_occupier",
        90,
        90,
        "yes",
        1,
        1500,
        0.20,
        10.0,
        "a",
        121,
        1930,
    ),
    (
        "Herenhuizen 1900-1920",
        "dwelling",
        "owner_occupier",
        60,
        60,
        "yes",
        1,
        1800,
        0.15,
        12.0,
        "a",
        150,
        1910,
    ),
    (
        "Joubertstraat 1950-1965",
        "dwelling",
        "housing_association",
        120,
        120,
        "yes",
        1,
        900,
        0.15,
        7.0,
        "b",
        75,
        1958,
    ),
    (
        "Joubertstraat 1930-1940",
        "dwelling",
        "owner_occupier",
        110,
        110,
        "yes",
        1,
        1250,
        0.20,
        8.5,
        "a",
        112,
        1935,
    ),
    (
        "Krügerlaan 1920-1930",
        "dwelling",
        "private_landlord",
        115,
        115,
        "yes",
        1,
        1250,
        0.20,
        8.5,
        "a",
        112,
        1925,
    ),
    (
        "Overige woningen jaren 80",
        "dwelling",
        "owner_occupier",
        50,
        50,
        "yes",
        1,
        900,
        0.05,
        6.5,
        "a",
        110,
        1984,
    ),
)
# group, count, connections, own set, weq, MWh, kW, type, m2, year, function
UTILITY = (
    ("Kleine utiliteit", 18, 18, "yes", 1.5, 12.0, 10.0, "a", 195, 1960, "shop"),
    ("Grote utiliteit", 5, 5, "no", 6.0, 46.0, 35.0, "c", 780, 1970, "office"),
    ("Kespercollege", 1, 1, "no", 17.0, 130.0, 90.0, "c", 2210, 1975, "education"),
)
PIPES = (
    ("Transportleiding energiecentrale", "200", 300, "street"),
    ("Hoofdleiding", "150", 700, "street"),
    ("Wijkleiding west", "125", 900, "street"),
    ("Wijkleiding oost", "100", 1200, "street"),
    ("Straatleiding groot", "80", 1300, "street"),
    ("Straatleiding midden", "65", 1300, "street"),
    ("Straatleiding klein", "50", 1172, "street"),
)
# item, chapter, driver, figure or amount, lifetime, maintenance, phase, eligible
SHARED_COSTS = (
    ("Warmtepompen", "plant", "kw_heat_pump", "cost.heat_pump", "plant", "heat_pump", "stages", "eia"),
    ("Gasketels piek en back-up", "plant", "kw_boiler", "cost.boiler", "plant", "boiler", "stages", "none"),
    (
        "Energiecentrale, gebouw en terrein",
        "plant",
        "fixed",
        "cost.energy_centre",
        "building",
        "building",
        "start",
        "none",
    ),
    (
        "Elektriciteitsaansluiting",
        "plant",
        "fixed",
        "cost.electricity_connection",
        "electricity_connection",
        "electricity_connection",
        "start",
        "none",
    ),
    (
        "Pompen en distributiestation",
        "plant",
        "kw_source",
        "cost.pump_station_per_kw",
        "station",
        "station",
        "start",
        "wis",
    ),
    ("Distributienet (leidingtabel)", "network", "pipe_table", 1, "pipes", "net", "start", "wis"),
    (
        "Aansluitleidingen grondgebonden",
        "connection",
        "connection_a",
        "cost.house_lead",
        "pipes",
        "net",
        "connections",
        "wis",
    ),
    (
        "Aansluitleidingen gestapeld",
        "connection",
        "connection_b",
        "cost.house_lead",
        "pipes",
        "net",
        "connections",
        "wis",
    ),
    (
        "Aansluitleidingen technische ruimte",
        "connection",
        "connection_c",
        "cost.house_lead",
        "pipes",
        "net",
        "connections",
        "wis",
    ),
    (
        "Inpandig leidingwerk grondgebonden",
        "connection",
        "connection_a",
        "cost.indoor_piping_a",
        "indoor",
        "indoor",
        "connections",
        "none",
    ),
    (
        "Inpandig leidingwerk gestapeld",
        "connection",
        "connection_b",
        "cost.indoor_piping_b",
        "indoor",
        "indoor",
        "connections",
        "none",
    ),
    (
        "Afleversets grondgebonden",
        "delivery_set",
        "connection_a",
        "cost.delivery_set",
        "delivery_set",
        "delivery_set",
        "connections",
        "none",
    ),
    (
        "Afleversets gestapeld",
        "delivery_set",
        "connection_b",
        "cost.delivery_set",
        "delivery_set",
        "delivery_set",
        "connections",
        "none",
    ),
    (
        "Onderstations technische ruimte",
        "delivery_set",
        "connection_c",
        "cost.utility_connection",
        "delivery_set",
        "delivery_set",
        "connections",
        "none",
    ),
    ("Warmtemeters", "meter", "connection", "cost.heat_meter", "meter", "meter", "connections", "none"),
    (
        "Projectleiding per aansluiting",
        "development",
        "weq",
        "cost.project_management",
        "building",
        "",
        "connections",
        "none",
    ),
)
TEO_COSTS = (
    ("WKO, vast deel", "source", "fixed", "cost.wko_fixed", "source", "wko", "start", "eia"),
    ("WKO, per kW", "source", "kw_wko", "cost.wko_per_kw", "source", "wko", "start", "eia"),
    (
        "TEO inname en wisselaar, vast deel",
        "source",
        "fixed",
        "cost.teo_fixed",
        "source",
        "teo",
        "start",
        "none",
    ),
    (
        "TEO inname en wisselaar, per kW",
        "source",
        "kw_wko",
        "cost.teo_per_kw",
        "source",
        "teo",
        "start",
        "none",
    ),
)
TEA_COSTS = (
    (
        "TEA uitkoppeling en wisselaar, vast deel",
        "source",
        "fixed",
        "cost.tea_fixed",
        "source",
        "tea",
        "start",
        "none",
    ),
    (
        "TEA uitkoppeling en wisselaar, per kW",
        "source",
        "kw_wko",
        "cost.tea_per_kw",
        "source",
        "tea",
        "start",
        "none",
    ),
)
TEA_ROUTE_M = 1500
TEA_ROUTE = "TEA-tracé, 1.500 m heen (HDD en open ontgraving)"

EXAMPLES: Mapping[str, str] = MappingProxyType({"kort-haarlem-teo": "teo", "kort-haarlem-tea": "tea"})


def example(name: str, figures: Figures, t: Translator) -> tuple[str, ExampleData]:
    """Return the concept and the data of an example.

    Raises
    ------
    KeyError
        when there is no example of that name.
    """
    concept = EXAMPLES[name]
    costs = [_cost(row, figures) for row in (TEO_COSTS if concept == "teo" else TEA_COSTS)]
    if concept == "tea":
        costs.append(_route(figures))
    costs += [_cost(row, figures) for row in SHARED_COSTS]
    data = ExampleData(
        name=f"Kort Haarlem, {concept.upper()}",
        author="warmtenet",
        scenario=t("base"),
        remarks=t(
            "Follows the assumptions memo of Witteveen+Bos for Kort Haarlem in Gouda. Dwellings per type, gas "
            "use, connection power, pipe lengths and investments are not in the memo: cited figures or "
            "assumptions."
        ),
        tables={"buildings": _buildings(), "pipes": _pipes(figures), "costs": costs},
    )
    return concept, data


def _buildings() -> list[Mapping[str, Value]]:
    rows: list[Mapping[str, Value]] = []
    for group, kind, owner, count, connections, own_set, weq, gas, saving, power, link, area, year in GROUPS:
        rows.append(
            {
                "group": group,
                "kind": kind,
                "owner": owner,
                "count": count,
                "connections": connections,
                "individual_delivery_set": own_set,
                "weq": weq,
                "gas_m3": gas,
                "cooks_on_gas": "yes",
                "saving_share": saving,
                "source_of_demand": "estimate",
                "space_heating_kw": power,
                "hot_water_kw": 25,
                "connection_type": link,
                "floor_area_m2": area,
                "construction_year": year,
            }
        )
    for group, count, connections, own_set, size, heat, power, link, area, year, function in UTILITY:
        rows.append(
            {
                "group": group,
                "kind": "utility",
                "owner": "utility",
                "count": count,
                "connections": connections,
                "individual_delivery_set": own_set,
                "weq": size,
                "heat_demand_mwh": heat,
                "cooks_on_gas": "no",
                "source_of_demand": "estimate",
                "space_heating_kw": power,
                "hot_water_kw": 0,
                "connection_type": link,
                "floor_area_m2": area,
                "construction_year": year,
                "function": function,
            }
        )
    return rows


def _pipes(figures: Figures) -> list[Mapping[str, Value]]:
    surcharge = figures.value("cost.soft_soil_surcharge", MEMO_YEAR)
    return [
        {
            "section": section,
            "dn": dn,
            "length_m": length,
            "trench": trench,
            "surcharge": surcharge,
            "cost_eur_per_m": figures.value(f"cost.pipe_dn{dn}", MEMO_YEAR),
            "existing": "no",
        }
        for section, dn, length, trench in PIPES
    ]


def _cost(row: tuple[str, str, str, str | int, str, str, str, str], figures: Figures) -> Mapping[str, Value]:
    item, chapter, driver, figure, lifetime, maintenance, phase, eligible = row
    key = figure if isinstance(figure, str) else "cost.pipe_dn100"
    dated = figures[key].at(MEMO_YEAR)
    source = figures.sources[dated.source]
    return {
        "item": item,
        "chapter": chapter,
        "driver": driver,
        "unit_cost_eur": figures.value(figure, MEMO_YEAR) if isinstance(figure, str) else figure,
        "price_level": dated.price_level or MEMO_YEAR,
        "vat": "excl",
        "lifetime": figures.value(f"lifetime.{lifetime}", MEMO_YEAR),
        "maintenance_share": figures.value(f"maintenance.{maintenance}", MEMO_YEAR) if maintenance else 0,
        "phase": phase,
        "paid_by": "heat_company",
        "eligible_for": eligible,
        "source": f"{source.title} ({dated.grade}), {dated.at}",
    }


def _route(figures: Figures) -> Mapping[str, Value]:
    row = (TEA_ROUTE, "source", "fixed", "cost.tea_route", "pipes", "net", "start", "none")
    return {**_cost(row, figures), "unit_cost_eur": TEA_ROUTE_M * figures.value("cost.tea_route", MEMO_YEAR)}
