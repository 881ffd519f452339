"""Purchases, replacement, residual value and maintenance per cost item (SPEC 8)."""

import numpy as np

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import (
    choose,
    in_last_year,
    last_year,
    raised,
    repeat_every,
    running_total,
    share_of,
    sum_by,
    sum_over,
    sum_years,
)
from warmtenet.model.families import COST, COST_CHAPTER, COSTS

CHAPTER = COSTS


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
    return raised(1 + inflation_capex, year - cost_price_level)


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_capex_eur(item_bought_eur, item_capex_index, engineering_share, contingency_share):
    """Investment"""
    return item_bought_eur * item_capex_index * ((1 + engineering_share) * (1 + contingency_share))


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
    return raised(1 + inflation_opex, year - cost_price_level)


@quantity("EUR", per=COST, yearly=True)
def item_in_place_before_eur(item_bought_eur):
    """Bare cost in place at the start of the year"""
    return running_total(item_bought_eur) - item_bought_eur


@quantity("EUR/yr", per=COST, yearly=True, over_years="sum")
def item_maintenance_eur(
    item_in_place_before_eur,
    item_bought_eur,
    cost_maintenance_share,
    item_opex_index,
    first_year_delivery_share,
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
