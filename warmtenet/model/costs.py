"""Investment, replacement, residual value and maintenance per cost item (SPEC 8)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import (
    by_element,
    choose,
    in_first_year,
    in_last_year,
    last_year,
    lookup,
    repeat_every,
    running_total,
    share_of,
    sum_by,
    sum_over,
    sum_years,
)
from warmtenet.model.families import COST, COST_CHAPTER, COST_CHAPTER_LABELS, DRIVER, DRIVER_LABELS, GROUP
from warmtenet.model.families import COSTS as CHAPTER

cost_chapter = given("word", None, "Chapter", per=COST, required=True, key="chapter", words=COST_CHAPTER_LABELS)
cost_driver = given("word", None, "Driver", per=COST, required=True, key="driver", words=DRIVER_LABELS)
unit_cost_eur = given(
    "EUR/unit", None, "Unit cost", 0, 1e9, per=COST, required=True, help="Per unit of the driver; a share as 0.05"
)
cost_price_level = given(
    "year", None, "Price level", 2000, 2060, per=COST, key="price_level", help="Empty: price level of the project"
)
cost_vat = given(
    "word", "excl", "VAT", per=COST, key="vat", words={"excl": "excl.", "incl": "incl.", "none": "none"}
)
cost_lifetime = given("yr", 30, "Lifetime", 1, 200, per=COST, key="lifetime", help="Whole years")
cost_maintenance_share = given(
    "%/yr", 0, "Maintenance", 0, 1, per=COST, key="maintenance_share", help="Per year, of the bare cost"
)
cost_phase = given(
    "word", "start", "Phase", per=COST, key="phase",
    words={
        "start": "at the start",
        "connections": "with the connections",
        "stages": "with heat pumps or boilers",
    },
)
paid_by = given(
    "word", "heat_company", "Paid by", per=COST,
    words={
        "heat_company": "heat company",
        "owner": "building owner",
        "grid_operator": "grid operator",
        "municipality": "municipality",
    },
)
eligible_for = given(
    "word", "none", "Eligible for", per=COST,
    words={"none": "none", "wis": "WIS", "eia": "EIA", "wis_eia": "WIS and EIA"},
)
cost_source = given("text", "", "Where the figure comes from", per=COST, key="source", optional=True)

engineering_share = given(
    "%", None, "Engineering and supervision", 0, 1, figure="cost.engineering_share", help="On first investments"
)
contingency_share = given(
    "%", None, "Contingency", 0, 1, range=(0, 0.25), figure="cost.contingency_share", help="On first investments"
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
    return unit_cost_net * lookup(DRIVER, cost_driver, driver_amount) * choose(
        paid_by, {"heat_company": 1}, otherwise=0
    )


@quantity("EUR")
def investment_base_eur(item_own_cost_eur):
    """Sum of the items that are not a share"""
    return sum_over(COST, item_own_cost_eur)


@quantity("EUR", per=COST)
def item_cost_eur(item_own_cost_eur, unit_cost_net, cost_driver, investment_base_eur, paid_by, investment_factor):
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


@quantity("%", yearly=True)
def boiler_timing(boiler_installed_kw, boiler_installed_kw_previous, boiler_power_kw):
    """Spending with the boilers"""
    return share_of(boiler_installed_kw - boiler_installed_kw_previous, boiler_power_kw)


@quantity("%", per=COST, yearly=True)
def item_timing(
    cost_phase, cost_driver, start_timing, connection_timing, heat_pump_timing, boiler_timing, pipe_spending_share
):
    """Part of the item bought in the year"""
    stages = choose(cost_driver, {"kw_boiler": boiler_timing}, otherwise=heat_pump_timing)
    at_start = choose(cost_driver, {"pipe_table": pipe_spending_share}, otherwise=start_timing)
    return choose(cost_phase, {"start": at_start, "connections": connection_timing, "stages": stages})


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_bought_eur(item_cost_eur, item_extent, item_timing):
    """First purchase, bare and at its price level"""
    return item_cost_eur * item_extent * item_timing


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_bought_again_eur(item_bought_eur, cost_lifetime):
    """All purchases, bare and at their price level"""
    return repeat_every(item_bought_eur, cost_lifetime)


@quantity("factor", per=COST, yearly=True)
def item_capex_index(year, cost_price_level, inflation_capex):
    """Index of investments from the price level of the item"""
    return (1 + inflation_capex) ** (year - cost_price_level)


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_capex_eur(item_bought_eur, item_capex_index, engineering_share, contingency_share):
    """Investment"""
    return item_bought_eur * item_capex_index * (1 + engineering_share) * (1 + contingency_share)


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_replacement_eur(item_bought_again_eur, item_bought_eur, item_capex_index):
    """Replacement"""
    return (item_bought_again_eur - item_bought_eur) * item_capex_index


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_purchase_eur(item_capex_eur, item_replacement_eur):
    """Investment and replacement"""
    return item_capex_eur + item_replacement_eur


@quantity("%", per=COST, yearly=True)
def value_left_share(year, last_row_year, cost_lifetime):
    """Part of a purchase of this year that is left at the end of the last year"""
    return np.maximum(1 - (last_row_year - year + 1) / cost_lifetime, 0)


@quantity("year")
def last_row_year(year):
    """Last year of the cash flow"""
    return last_year(year)


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_value_left_eur(item_purchase_eur, value_left_share):
    """Value left of the purchases of the year"""
    return item_purchase_eur * value_left_share


@quantity("EUR", yearly=True, over_years="sum")
def value_left_eur(item_value_left_eur):
    """Value left of the purchases of the year, all items"""
    return sum_over(COST, item_value_left_eur)


@quantity("EUR")
def residual_value_total_eur(value_left_eur, residual_value):
    """Residual value at the end"""
    return sum_years(value_left_eur) * choose(residual_value, {"yes": 1, "no": 0})


@quantity("EUR", yearly=True, over_years="sum")
def residual_value_eur(year, residual_value_total_eur):
    """Residual value"""
    return in_last_year(year, residual_value_total_eur)


@quantity("EUR", yearly=True, over_years="sum")
def capex_eur(item_capex_eur):
    """Investment, all items"""
    return sum_over(COST, item_capex_eur)


@quantity("EUR", yearly=True, over_years="sum")
def replacement_eur(item_replacement_eur):
    """Replacement, all items"""
    return sum_over(COST, item_replacement_eur)


@quantity("factor", per=COST, yearly=True)
def item_opex_index(year, cost_price_level, inflation_opex):
    """Index of maintenance from the price level of the item"""
    return (1 + inflation_opex) ** (year - cost_price_level)


@quantity("EUR", per=COST, yearly=True)
def item_in_place_before_eur(item_bought_eur):
    """Bare cost in place at the start of the year"""
    return running_total(item_bought_eur) - item_bought_eur


@quantity("EUR/yr", per=COST, yearly=True, over_years="sum")
def item_maintenance_eur(
    item_in_place_before_eur, item_bought_eur, cost_maintenance_share, item_opex_index, first_year_delivery_share
):
    """Maintenance of the item"""
    in_use = item_in_place_before_eur + item_bought_eur * first_year_delivery_share
    return in_use * cost_maintenance_share * item_opex_index


@quantity("EUR/yr", yearly=True, over_years="sum")
def maintenance_eur(item_maintenance_eur):
    """Maintenance"""
    return sum_over(COST, item_maintenance_eur)


@quantity("EUR/yr", yearly=True, over_years="sum")
def management_eur(connected_weq_mean, management_eur_per_weq, opex_index):
    """Management"""
    return connected_weq_mean * management_eur_per_weq * opex_index


@quantity("EUR/yr", yearly=True, over_years="sum")
def own_opex_eur(insurance_share_of_revenue, revenue_variable_eur, revenue_fixed_eur):
    """Insurance and bad debt in the year"""
    return insurance_share_of_revenue * (revenue_variable_eur + revenue_fixed_eur)


@quantity("EUR", per=COST)
def item_capex_total_eur(item_capex_eur):
    """Investment of the item, all years"""
    return sum_years(item_capex_eur)


@quantity("EUR", per=COST)
def item_real_total_eur(item_bought_eur, engineering_share, contingency_share):
    """Investment of the item at its price level"""
    return sum_years(item_bought_eur) * (1 + engineering_share) * (1 + contingency_share)


@quantity("EUR", per=COST_CHAPTER)
def chapter_capex_eur(cost_chapter, item_capex_total_eur):
    """Investment per chapter"""
    return sum_by(COST_CHAPTER, cost_chapter, item_capex_total_eur)


@quantity("EUR", per=COST_CHAPTER)
def chapter_real_eur(cost_chapter, item_real_total_eur):
    """Investment per chapter at its price level"""
    return sum_by(COST_CHAPTER, cost_chapter, item_real_total_eur)


@quantity("EUR")
def capex_total_eur(capex_eur):
    """Investment, all years"""
    return sum_years(capex_eur)


@quantity("EUR")
def capex_real_total_eur(item_real_total_eur):
    """Investment at its price level, all years"""
    return sum_over(COST, item_real_total_eur)


@quantity("EUR/weq")
def capex_per_connected_weq_eur(capex_real_total_eur, connected_weq_final):
    """Investment per connected weq"""
    return share_of(capex_real_total_eur, connected_weq_final)
