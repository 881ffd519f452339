"""Investment, replacement, residual value and maintenance per cost item (SPEC 8)."""

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import (
    by_element,
    choose,
    in_first_year,
    last_year,
    lookup,
    share_of,
    sum_over,
)
from warmtenet.model.families import COST, COST_CHAPTER_LABELS, COSTS, DRIVER, DRIVER_LABELS, GROUP

CHAPTER = COSTS

cost_chapter = given(
    "word", None, "Chapter", per=COST, required=True, key="chapter", words=COST_CHAPTER_LABELS
)
cost_driver = given("word", None, "Driver", per=COST, required=True, key="driver", words=DRIVER_LABELS)
unit_cost_eur = given(
    "EUR/unit",
    None,
    "Unit cost",
    0,
    1e9,
    per=COST,
    required=True,
    help="Per unit of the driver; a share as 0.05",
)
cost_price_level = given(
    "year",
    None,
    "Price level",
    2000,
    2060,
    per=COST,
    key="price_level",
    help="Empty: price level of the project",
)
cost_vat = given(
    "word", "excl", "VAT", per=COST, key="vat", words={"excl": "excl.", "incl": "incl.", "none": "none"}
)
cost_lifetime = given("yr", 30, "Lifetime", 1, 200, per=COST, key="lifetime", help="Whole years")
cost_maintenance_share = given(
    "%/yr", 0, "Maintenance", 0, 1, per=COST, key="maintenance_share", help="Per year, of the bare cost"
)
cost_phase = given(
    "word",
    "start",
    "Phase",
    per=COST,
    key="phase",
    words={
        "start": "at the start",
        "connections": "with the connections",
        "stages": "with heat pumps or boilers",
    },
)
paid_by = given(
    "word",
    "heat_company",
    "Paid by",
    per=COST,
    words={
        "heat_company": "heat company",
        "owner": "building owner",
        "grid_operator": "grid operator",
        "municipality": "municipality",
    },
)
eligible_for = given(
    "word",
    "none",
    "Eligible for",
    per=COST,
    words={"none": "none", "wis": "WIS", "eia": "EIA", "wis_eia": "WIS and EIA"},
)
cost_source = given("text", "", "Where the figure comes from", per=COST, key="source", optional=True)

engineering_share = given(
    "%",
    None,
    "Engineering and supervision",
    0,
    1,
    figure="cost.engineering_share",
    help="On first investments",
)
contingency_share = given(
    "%",
    None,
    "Contingency",
    0,
    1,
    range=(0, 0.25),
    figure="cost.contingency_share",
    help="On first investments",
)
investment_factor = given("factor", 1, "Factor on the investments", 0.1, 5, range=(0.8, 1.3))
residual_value = given("word", "yes", "Residual value in the last year", words=YES_NO)
management_eur_per_weq = given(
    "EUR/weq", None, "Management", 0, 1000, range=(25, 70), figure="memo.management_cost"
)
insurance_share_of_revenue = given("%", 0, "Insurance and bad debt", 0, 0.2, help="Share of the heat revenue")


@quantity("units", per=DRIVER)
def driver_amount(
    heat_pump_power_kw,
    boiler_power_kw,
    buffer_volume_m3,
    wko_power_kw,
    source_power_kw,
    electric_power_kw,
    source_flow_m3_per_h,
    new_trench_length_m,
    pipe_table_cost_eur,
    connections_total,
    connections_a_total,
    connections_b_total,
    connections_c_total,
    weq_total,
    buildings_total,
):
    """Amount of each driver for the whole table"""
    return by_element(
        DRIVER,
        {
            "fixed": 1,
            "kw_heat_pump": heat_pump_power_kw,
            "kw_boiler": boiler_power_kw,
            "m3_buffer": buffer_volume_m3,
            "kw_wko": wko_power_kw,
            "kw_source": source_power_kw,
            "kw_electric": electric_power_kw,
            "m3_per_h": source_flow_m3_per_h,
            "metre": new_trench_length_m,
            "pipe_table": pipe_table_cost_eur,
            "connection": connections_total,
            "connection_a": connections_a_total,
            "connection_b": connections_b_total,
            "connection_c": connections_c_total,
            "weq": weq_total,
            "building": buildings_total,
        },
    )


@quantity("number")
def connections_a_total(connections_a):
    """Connections of type a in the area"""
    return sum_over(GROUP, connections_a)


@quantity("number")
def connections_b_total(connections_b):
    """Connections of type b in the area"""
    return sum_over(GROUP, connections_b)


@quantity("number")
def connections_c_total(connections_c):
    """Connections of type c in the area"""
    return sum_over(GROUP, connections_c)


@quantity("EUR/unit", per=COST)
def unit_cost_net(unit_cost_eur, cost_vat, vat_rate):
    """Unit cost excluding VAT"""
    return unit_cost_eur * choose(cost_vat, {"incl": 1 / (1 + vat_rate)}, otherwise=1)


@quantity("EUR", per=COST)
def item_own_cost_eur(unit_cost_net, cost_driver, driver_amount, paid_by):
    """Cost for the whole table, items that are a share left out"""
    return (
        unit_cost_net
        * lookup(DRIVER, cost_driver, driver_amount)
        * choose(paid_by, {"heat_company": 1}, otherwise=0)
    )


@quantity("EUR")
def investment_base_eur(item_own_cost_eur):
    """Sum of the items that are not a share"""
    return sum_over(COST, item_own_cost_eur)


@quantity("EUR", per=COST)
def item_cost_eur(
    item_own_cost_eur, unit_cost_net, cost_driver, investment_base_eur, paid_by, investment_factor
):
    """Bare cost for the whole table"""
    share = choose(cost_driver, {"share_of_investment": unit_cost_net}, otherwise=0)
    ours = choose(paid_by, {"heat_company": 1}, otherwise=0)
    return (item_own_cost_eur + share * investment_base_eur * ours) * investment_factor


@quantity("%", per=COST)
def item_extent(cost_driver, cost_phase, connected_share_final):
    """Part of the table that is bought

    Metres and what is bought at the start: all; what comes per connection or with the
    connections: what connects.
    """
    with_connections = choose(cost_driver, {"metre": 1, "pipe_table": 1}, otherwise=connected_share_final)
    in_stages = choose(
        cost_driver,
        {
            "connection": connected_share_final,
            "connection_a": connected_share_final,
            "connection_b": connected_share_final,
            "connection_c": connected_share_final,
            "weq": connected_share_final,
            "building": connected_share_final,
        },
        otherwise=1,
    )
    return choose(cost_phase, {"start": 1, "connections": with_connections, "stages": in_stages})


@quantity("%", yearly=True)
def start_timing(year):
    """Spending at the start"""
    return in_first_year(year, 1)


@quantity("%", yearly=True)
def connection_timing(new_weq, connected_weq_final):
    """Spending with the connections"""
    return share_of(new_weq, connected_weq_final)


@quantity("%", yearly=True)
def heat_pump_timing(heat_pump_installed_kw, heat_pump_installed_kw_previous, heat_pump_power_kw):
    """Spending with the heat pumps"""
    return share_of(heat_pump_installed_kw - heat_pump_installed_kw_previous, heat_pump_power_kw)


@quantity("kW")
def heat_pump_installed_last_kw(heat_pump_installed_kw):
    """Heat pumps in place in the last year"""
    return last_year(heat_pump_installed_kw)


@quantity("%", yearly=True)
def stage_timing(heat_pump_installed_kw, heat_pump_installed_kw_previous, heat_pump_installed_last_kw):
    """Spending of what is bought whole, in the steps of the heat pumps"""
    return share_of(heat_pump_installed_kw - heat_pump_installed_kw_previous, heat_pump_installed_last_kw)


@quantity("%", yearly=True)
def boiler_timing(boiler_installed_kw, boiler_installed_kw_previous, boiler_power_kw):
    """Spending with the boilers"""
    return share_of(boiler_installed_kw - boiler_installed_kw_previous, boiler_power_kw)


@quantity("%", per=COST, yearly=True)
def item_timing(
    cost_phase,
    cost_driver,
    start_timing,
    connection_timing,
    heat_pump_timing,
    stage_timing,
    boiler_timing,
    pipe_spending_share,
):
    """Part of the item bought in the year"""
    stages = choose(
        cost_driver,
        {
            "kw_boiler": boiler_timing,
            "metre": stage_timing,
            "pipe_table": stage_timing,
            "connection": stage_timing,
            "connection_a": stage_timing,
            "connection_b": stage_timing,
            "connection_c": stage_timing,
            "weq": stage_timing,
            "building": stage_timing,
        },
        otherwise=heat_pump_timing,
    )
    at_start = choose(cost_driver, {"pipe_table": pipe_spending_share}, otherwise=start_timing)
    return choose(cost_phase, {"start": at_start, "connections": connection_timing, "stages": stages})
