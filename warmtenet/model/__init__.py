"""The model: one file is one chapter. A concept is a choice of chapters."""

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType, ModuleType

from warmtenet.core.model import Model
from warmtenet.model import (
    balance,
    break_even,
    capacity,
    cash_flow,
    connection_work,
    cop,
    costs,
    debt,
    demand,
    dwelling_power,
    dwellings,
    emissions,
    energy,
    finance,
    heating_curve,
    home_structure,
    home_subsidies,
    homes,
    hours,
    hours_cop,
    hours_outages,
    hours_river,
    hours_shapes,
    hours_store,
    hours_store_years,
    hours_tea,
    hours_teo,
    household_bills,
    household_devices,
    household_prices,
    household_reference,
    household_value,
    households,
    investment,
    measure_costs,
    measure_rules,
    money,
    network,
    phasing,
    plant,
    prices,
    project,
    redundancy,
    regimes,
    source_tea,
    source_teo,
    subsidies,
    tariffs,
    tax,
)

COMMON = (
    project,
    demand,
    capacity,
    plant,
    heating_curve,
    cop,
    redundancy,
    hours,
    hours_shapes,
    hours_cop,
    hours_outages,
    network,
    phasing,
    costs,
    investment,
    energy,
    prices,
    tariffs,
    regimes,
    subsidies,
    home_subsidies,
    cash_flow,
    break_even,
    finance,
    debt,
    tax,
    balance,
    homes,
    home_structure,
    measure_rules,
    dwellings,
    dwelling_power,
    measure_costs,
    connection_work,
    household_devices,
    households,
    household_prices,
    household_bills,
    household_value,
    household_reference,
    money,
    emissions,
)
CONCEPTS: MappingProxyType[str, tuple[ModuleType, ...]] = MappingProxyType(
    {
        "teo": (*COMMON, hours_teo, hours_river, hours_store, hours_store_years, source_teo),
        "tea": (*COMMON, hours_tea, source_tea),
    }
)
CONCEPT_LABELS = MappingProxyType(
    {"teo": "surface water with seasonal store (TEO + WKO)", "tea": "effluent (TEA)"}
)


def build(concept: str, overridden: Iterable[str] = ()) -> Model:
    """Return the model of a concept, with some quantities replaced by the user's values.

    Raises
    ------
    KeyError
        for a concept that does not exist.
    warmtenet.core.model.ModelError
        when a name that is to be overridden is not a computed single value.
    """
    return _build(concept, tuple(sorted(overridden)))


@cache
def _build(concept: str, overridden: tuple[str, ...]) -> Model:
    return Model(*CONCEPTS[concept], overridden=overridden)
