"""Points of attention of the dwellings and of what their residents pay."""

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Amount, Text, text
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result

# ISSO 51:2023, living room and bedroom (the memo, table 3.1: "de standaard").
ISSO_C = 22
# Design loss per m2 of Dutch dwellings, W/m2: new ones some 30, leaky pre-war ones up to 160.
LOSS_LOW_W_PER_M2, LOSS_HIGH_W_PER_M2 = 25, 200
SAVING_HIGH = 0.7
MONTH_STEP_EUR = 0.5


def _has_homes(r: Result) -> bool:
    return bool(r["reference_position"] > 0)


def _chosen(r: Result, name: str) -> Array:
    """Return the values of a quantity per variant, for the dwelling types on the network as calculated."""
    values: Array = np.asarray(r[name], float)[np.asarray(r["chosen_variant"], int) - 1]
    return values


def _colder(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    at = int(r["comfort_position"]) - 1
    living, bedroom = float(r["comfort_living_c"][at]), float(r["comfort_bedroom_c"][at])
    return when(
        min(living, bedroom) < ISSO_C,
        text(
            "The dwellings are sized for {living} in the living room and {bedroom} in bedrooms; ISSO 51 asks 22 °C.",
            living=Amount(living, 0, "°C"),
            bedroom=Amount(bedroom, 0, "°C"),
        ),
    )


def _rooms_short(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    short = _chosen(r, "rooms_short")
    return when(
        short.any(),
        text(
            "Rooms that stay too cold in a frost after all measures: {rooms}, in {types} of {all} dwelling types.",
            types=Amount(int(np.count_nonzero(short))),
            all=Amount(short.size),
            rooms=Amount(short.sum()),
        ),
    )


def _rooms_short_heat_pump(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    own = np.asarray(r["variant_preparation"]) == "heat_pump"
    own &= np.asarray(r["variant_class"]) == r["comfort_position"]
    short = np.asarray(r["rooms_short"], float)[own]
    return when(
        short.any(),
        text(
            "With an own heat pump at {supply} rooms stay too cold in {types} of {all} dwelling types.",
            supply=Amount(r["home_pump_supply_c"], 0, "°C"),
            types=Amount(int(np.count_nonzero(short))),
            all=Amount(short.size),
        ),
    )


def _heat_pump_grid(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    needed = np.asarray(r["home_needs_three_phases"], float)
    return when(
        needed.any(),
        text(
            "An own heat pump asks a connection of 3x25 A; {types} of {all} dwelling types have less.",
            types=Amount(int(np.count_nonzero(needed))),
            all=Amount(needed.size),
        ),
    )


def _loss_per_m2(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    level = 1000 * _chosen(r, "dwelling_present_kw") / np.asarray(r["home_area_m2"], float)
    odd = (level < LOSS_LOW_W_PER_M2) | (level > LOSS_HIGH_W_PER_M2)
    return when(
        odd.any(),
        text(
            "Dwelling types with a heat loss outside 25 to 200 W/m2: {types}, such as {level}.",
            types=Amount(int(np.count_nonzero(odd))),
            level=Amount(level[odd][0] if odd.any() else 0, 0, "W/m²"),
        ),
    )


def _large_saving(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    saving = np.asarray(r["archetype_saving_share"], float)
    return when(
        saving.max() > SAVING_HIGH,
        text(
            "Measures save up to {saving} of the heat by the design heat loss; in practice savings are smaller.",
            saving=Amount(100 * saving.max(), 0, "%"),
        ),
    )


def _tenant_pays_more(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    more = r["tenant_difference_month_eur"]
    return when(
        more > MONTH_STEP_EUR,
        text(
            "A tenant of the reference dwelling pays EUR {more} per month more than on gas.",
            more=Amount(more),
        ),
    )


def _no_subsidy(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    return when(
        not r["isde_is_granted"],
        text("No ISDE is counted for the dwellings, so what an owner-occupier pays once is without subsidy."),
    )


def _unused_types(r: Result) -> Text | None:
    if not _has_homes(r):
        return None
    unused = np.asarray(r["archetype_dwellings"], float) == 0
    return when(
        unused.any(),
        text(
            "Dwelling types without a building group: {types}; they do not count in demand and power.",
            types=Amount(int(np.count_nonzero(unused))),
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule("colder_than_isso", "comfort_class", "attention", _colder, text("Agree on the comfort class with owners and residents."),
         lambda r: {"comfort_class": str(r["comfort_name"][0])}),
    Rule("rooms_short", "rooms_short", "critical", _rooms_short, text("Add radiators, insulate further or raise the supply temperature.")),
    Rule("rooms_short_heat_pump", "rooms_short", "attention", _rooms_short_heat_pump,
         text("The cost of the own heat pump is then too low; raise its supply temperature.")),
    Rule("heat_pump_grid", "home_needs_three_phases", "info", _heat_pump_grid, text("The cost of the upgrade is in the comparison.")),
    Rule("loss_per_m2", "dwelling_heat_loss_kw", "attention", _loss_per_m2, text("Check areas and U values of these dwellings.")),
    Rule("large_saving", "archetype_saving_share", "attention", _large_saving, text("Look at the outcome with a larger heat demand.")),
    Rule("tenant_pays_more", "tenant_difference_month_eur", "attention", _tenant_pays_more,
         text("Agree with the landlord who bears the difference.")),
    Rule("no_isde_for_homes", "isde_is_granted", "info", _no_subsidy, text("Choose a date with an open round, or count it by hand.")),
    Rule("unused_types", "archetype_dwellings", "info", _unused_types, text("Name the dwelling type in the table of buildings.")),
)  # fmt: skip
