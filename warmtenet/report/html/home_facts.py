"""What the sentences on dwellings and household cost speak of."""

import numpy as np

from warmtenet.report.html.context import Context
from warmtenet.report.html.homes import NETWORK, Homes, homes_of
from warmtenet.report.sentences import Fact

MONEY = (
    "bill_month_eur",
    "bill_gas_month_eur",
    "bill_heat_pump_month_eur",
    "one_off_owner_eur",
    "one_off_association_eur",
    "tenant_difference_month_eur",
)
EMISSION_MEASURES = ("booster", "radiator")


def home_facts(ctx: Context) -> dict[str, Fact]:
    """Return the facts on the dwellings; none without dwelling types."""
    homes = homes_of(ctx)
    if homes is None:
        return {}
    facts: dict[str, Fact] = {name: ctx.number(name) for name in MONEY}
    option = int(ctx.known("reference_network_option")) - 1
    facts |= {
        "dwelling_type": homes.types[homes.reference],
        "equal_gas_price_eur_per_m3": homes.value("household_equal_gas_price_eur_per_m3", option),
    }
    return facts | comfort_facts(homes) | chain_facts(homes)


def comfort_facts(homes: Homes) -> dict[str, Fact]:
    """Return what the coldest comfort class saves beside the first, weighted by dwellings."""
    lowest = homes.lowest
    facts: dict[str, Fact] = {
        "dwelling_types": len(homes.types),
        "types_with_radiators": sum(radiators_suffice(homes, i, lowest) for i in range(len(homes.types))),
    }
    if lowest == 0:
        return facts
    saving = [one_off(homes, i, 0) - one_off(homes, i, lowest) for i in range(len(homes.types))]
    return facts | {
        "comfort_saving_eur": float(np.average(saving, weights=weights(homes))),
        "comfort_lower": homes.class_keys[lowest],
        "comfort_lower_name": homes.classes[lowest],
    }


def one_off(homes: Homes, home: int, comfort: int) -> float:
    """Return what an owner-occupier pays once for the heat network, after subsidy."""
    return homes.value("household_one_off_owner_eur", homes.household(home, NETWORK, comfort))


def radiators_suffice(homes: Homes, home: int, comfort: int) -> bool:
    """Return whether a dwelling stays warm on the heat network with its present radiators."""
    variant = homes.variant(home, comfort)
    changed = {homes.measure_key(i) for i in homes.taken(variant)} & set(EMISSION_MEASURES)
    return not changed and homes.value("rooms_short", variant) == 0


def weights(homes: Homes) -> np.ndarray:
    """Return the dwellings per type; one each where no building group is linked."""
    found = np.zeros(len(homes.types))
    for number, count in zip(homes.ctx.column("group_archetype"), homes.ctx.column("dwellings"), strict=True):
        if number:
            found[int(number) - 1] += count
    return found if found.any() else np.ones(len(homes.types))


def chain_facts(homes: Homes) -> dict[str, Fact]:
    """Return what another comfort class does to source, balance and bill; none with one class."""
    outcomes = homes.ctx.extras.comfort
    own = next(o for o in outcomes if o.chosen)
    other = next((o for o in outcomes if not o.chosen), None)
    if other is None:
        return {}
    return {
        "comfort_other": homes.classes[homes.class_keys.index(other.name.casefold())],
        "comfort_power_change_kw": other.values["source_power_kw"] - own.values["source_power_kw"],
        "comfort_npv_change_eur": other.values["npv_project_eur"] - own.values["npv_project_eur"],
        "comfort_bill_change_eur": other.values["bill_month_eur"] - own.values["bill_month_eur"],
    }
