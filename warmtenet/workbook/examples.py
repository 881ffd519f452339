"""The Kort Haarlem examples: the memo's numbers where it gives them, cited figures elsewhere."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from warmtenet.figures import Figures
from warmtenet.locale import Translator
from warmtenet.workbook.example_homes import home_tables
from warmtenet.workbook.example_rows import (
    GROUPS,
    PIPES,
    SHARED_COSTS,
    TEA_COSTS,
    TEA_ROUTE,
    TEA_ROUTE_M,
    TEO_COSTS,
    UTILITY,
)
from warmtenet.workbook.project import ExampleData, Provenance, Value

MEMO_YEAR = 2025
REALISED_SAVING = 0.6
REFERENCE = "Joubertstraat 1930-1940"  # the most common type of owner-occupiers

EXAMPLES: Mapping[str, str] = MappingProxyType({"kort-haarlem-teo": "teo", "kort-haarlem-tea": "tea"})
GROUP_COLUMNS = (
    "group",
    "kind",
    "owner",
    "count",
    "connections",
    "individual_delivery_set",
    "weq",
    "gas_m3",
    "saving_share",
    "space_heating_kw",
    "connection_type",
    "floor_area_m2",
    "construction_year",
    "archetype",
)
UTILITY_COLUMNS = (
    "group",
    "count",
    "connections",
    "individual_delivery_set",
    "weq",
    "heat_demand_mwh",
    "space_heating_kw",
    "connection_type",
    "floor_area_m2",
    "construction_year",
    "function",
)
# What all rows of a table have in common.
GROUP_SHARED: Mapping[str, Value] = MappingProxyType(
    {"cooks_on_gas": "yes", "source_of_demand": "estimate", "hot_water_kw": 25}
)
UTILITY_SHARED: Mapping[str, Value] = MappingProxyType(
    {
        "kind": "utility",
        "owner": "utility",
        "cooks_on_gas": "no",
        "source_of_demand": "estimate",
        "hot_water_kw": 0,
    }
)


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
            "Follows the assumptions memo of Witteveen+Bos for Kort Haarlem in Gouda. Dwellings per type, "
            "gas use, connection power, pipe lengths and investments are not in the memo: cited figures or "
            "assumptions."
        ),
        scalars={"saving_realised_share": REALISED_SAVING, "reference_dwelling": REFERENCE},
        provenance={"saving_realised_share": _realised_origin(t)},
        tables={"buildings": _buildings(), "pipes": _pipes(figures), "costs": costs, **home_tables(t)},
    )
    return concept, data


def _realised_origin(t: Translator) -> Provenance:
    """Return why the example does not take the whole calculated saving.

    Of a terraced dwelling roof (320 m3) and glazing (70 m3) save 31 % of 1,250 m3; its design heat loss
    falls by 52 %.
    """
    source = t("Milieu Centraal, gas saved per measure, against the fall of the design heat loss")
    return Provenance("published", "C", source, t("terraced dwelling: 31 % of the gas, 52 % of the loss"))


def _buildings() -> list[Mapping[str, Value]]:
    return [
        *(_building(GROUP_COLUMNS, values, GROUP_SHARED) for values in GROUPS),
        *(_building(UTILITY_COLUMNS, values, UTILITY_SHARED) for values in UTILITY),
    ]


def _building(
    columns: Iterable[str], values: Iterable[Value | None], shared: Mapping[str, Value]
) -> Mapping[str, Value]:
    filled = {key: value for key, value in zip(columns, values, strict=True) if value is not None}
    return {**filled, **shared}


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
