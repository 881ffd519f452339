"""Subsidies as dated rules with conditions and caps (SPEC 11)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import at_least, choose, lookup, share_of, sum_over, sum_years, which_smallest
from warmtenet.model.families import COST, GROUP, SDE_CATEGORY, SDE_CATEGORY_LABELS, SUBSIDIES

CHAPTER = SUBSIDIES

GRANT_WORDS = {"auto": "by the rules", "yes": "yes", "no": "no"}
WIS_CAPS = {
    "share_of_cost": "share of the eligible cost",
    "amount_per_connection": "amount per connection",
    "maximum": "maximum per network",
    "funding_gap": "funding gap",
}

subsidy_application_date = given(
    "date",
    "2028-01-01",
    "Date of application for subsidy",
    structural=True,
    help="Decides which round is open and which amounts hold",
)
wis_granted = given("word", "auto", "WIS is granted", words=GRANT_WORDS)
sde_granted = given("word", "auto", "SDE++ is granted", words=GRANT_WORDS)
eia_granted = given("word", "auto", "EIA is granted", words=GRANT_WORDS)
sde_category = given("word", "b1", "SDE++ category", words=SDE_CATEGORY_LABELS)
wis_round_open = given(
    "yes/no", None, "A WIS round is open", hidden=True, round="wis", when="subsidy_application_date"
)
sde_round_open = given(
    "yes/no", None, "An SDE++ round is open", hidden=True, round="sde", when="subsidy_application_date"
)
eia_round_open = given(
    "yes/no", None, "EIA is open", hidden=True, round="eia", when="subsidy_application_date"
)
wis_share_of_cost = given(
    "%",
    None,
    "WIS, share of the eligible cost",
    0,
    1,
    figure="wis.share_of_cost",
    when="subsidy_application_date",
)
wis_amount_rental_eur = given(
    "EUR",
    None,
    "WIS per rental connection",
    0,
    1e5,
    figure="wis.amount_rental",
    when="subsidy_application_date",
)
wis_amount_other_eur = given(
    "EUR",
    None,
    "WIS per other connection",
    0,
    1e5,
    figure="wis.amount_other",
    when="subsidy_application_date",
)
wis_cap_eur = given(
    "EUR", None, "WIS, maximum per network", 0, 1e9, figure="wis.cap", when="subsidy_application_date"
)
wis_min_connections = given(
    "number",
    None,
    "WIS, fewest small connections",
    0,
    1e5,
    figure="wis.min_connections",
    when="subsidy_application_date",
)
wis_max_connection_kw = given(
    "kW",
    None,
    "WIS, largest small connection",
    0,
    1e4,
    figure="wis.max_connection_power",
    when="subsidy_application_date",
)
sde_base_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "SDE++ base amount",
    per=SDE_CATEGORY,
    hidden=True,
    figure="sde.{element}.base_amount",
    when="subsidy_application_date",
)
sde_floor_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "SDE++ floor",
    per=SDE_CATEGORY,
    hidden=True,
    figure="sde.{element}.floor",
    when="subsidy_application_date",
)
sde_correction_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "SDE++ correction amount of the product",
    per=SDE_CATEGORY,
    hidden=True,
    figure="sde.{element}.correction",
    when="subsidy_application_date",
)
sde_ets_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "SDE++ correction amount of emission rights",
    per=SDE_CATEGORY,
    hidden=True,
    figure="sde.{element}.ets_correction",
    when="subsidy_application_date",
)
sde_full_load_hours = given(
    "h",
    None,
    "SDE++ highest full-load hours",
    per=SDE_CATEGORY,
    hidden=True,
    figure="sde.{element}.full_load_hours",
    when="subsidy_application_date",
)
sde_term = given("yr", None, "SDE++ term", 1, 30, figure="sde.term", when="subsidy_application_date")
sde_min_cop = given(
    "COP", None, "SDE++ lowest COP", 0, 10, figure="sde.min_cop", when="subsidy_application_date"
)
sde_min_power_kw = given(
    "kW", None, "SDE++ lowest power", 0, 1e5, figure="sde.min_power", when="subsidy_application_date"
)
eia_share = given("%", None, "EIA deduction", 0, 1, figure="tax.eia_share", when="subsidy_application_date")


@quantity("number", per=GROUP)
def small_connections(
    connections, individual_delivery_set, space_heating_kw, hot_water_kw, wis_max_connection_kw
):
    """Individual connections up to the limit, all connected

    The larger of the powers for space heating and hot water counts.
    """
    small = np.where(np.maximum(space_heating_kw, hot_water_kw) <= wis_max_connection_kw, 1, 0)
    return connections * small * choose(individual_delivery_set, {"yes": 1, "no": 0})


@quantity("number", per=GROUP)
def small_rental_connections(small_connections, owner):
    """Small connections of rental dwellings"""
    return small_connections * choose(owner, {"private_landlord": 1, "housing_association": 1}, otherwise=0)


@quantity("number")
def wis_rental_connections(small_rental_connections, connected_share_final):
    """Small rental connections that connect"""
    return sum_over(GROUP, small_rental_connections) * connected_share_final


@quantity("number")
def wis_small_connections(small_connections, connected_share_final):
    """Small connections that connect"""
    return sum_over(GROUP, small_connections) * connected_share_final


@quantity("EUR")
def wis_connection_amount_eur(
    wis_rental_connections, wis_small_connections, wis_amount_rental_eur, wis_amount_other_eur
):
    """WIS by the amount per connection"""
    other = wis_small_connections - wis_rental_connections
    return wis_rental_connections * wis_amount_rental_eur + other * wis_amount_other_eur


@quantity("%", per=COST)
def wis_eligible(eligible_for):
    """Item is eligible for WIS"""
    return choose(eligible_for, {"wis": 1, "wis_eia": 1}, otherwise=0)


@quantity("%", per=COST)
def eia_eligible(eligible_for):
    """Item is eligible for EIA"""
    return choose(eligible_for, {"eia": 1, "wis_eia": 1}, otherwise=0)


@quantity("EUR", yearly=True, over_years="sum")
def wis_eligible_capex_eur(item_capex_eur, wis_eligible):
    """Investment eligible for WIS in the year"""
    return sum_over(COST, item_capex_eur * wis_eligible)


@quantity("EUR")
def wis_eligible_cost_eur(wis_eligible_capex_eur):
    """Investment eligible for WIS"""
    return sum_years(wis_eligible_capex_eur)


@quantity("EUR")
def wis_share_amount_eur(wis_eligible_cost_eur, wis_share_of_cost):
    """WIS by the share of the eligible cost"""
    return wis_eligible_cost_eur * wis_share_of_cost


@quantity("EUR", yearly=True)
def flow_without_wis_eur(
    revenue_variable_eur,
    revenue_fixed_eur,
    revenue_bak_eur,
    subsidy_sde_eur,
    subsidy_kvw_eur,
    subsidy_extra_eur,
    opex_eur,
    capex_eur,
    replacement_eur,
    residual_value_eur,
):
    """Cash flow without WIS"""
    income = revenue_variable_eur + revenue_fixed_eur + revenue_bak_eur
    subsidies = subsidy_sde_eur + subsidy_kvw_eur + subsidy_extra_eur
    return income + subsidies + residual_value_eur - opex_eur - capex_eur - replacement_eur


@quantity("EUR")
def wis_funding_gap_eur(flow_without_wis_eur, discount_factor):
    """Funding gap for WIS

    Of the whole project, evaluated without WIS.
    """
    return np.maximum(-sum_years(flow_without_wis_eur * discount_factor), 0)


@quantity("word", words=WIS_CAPS)
def wis_binding_cap(wis_share_amount_eur, wis_connection_amount_eur, wis_cap_eur, wis_funding_gap_eur):
    """WIS, binding cap"""
    return which_smallest(
        {
            "share_of_cost": wis_share_amount_eur,
            "amount_per_connection": wis_connection_amount_eur,
            "maximum": wis_cap_eur,
            "funding_gap": wis_funding_gap_eur,
        }
    )


@quantity("EUR")
def wis_amount_eur(wis_share_amount_eur, wis_connection_amount_eur, wis_cap_eur, wis_funding_gap_eur):
    """WIS, smallest of the caps"""
    return np.minimum(
        np.minimum(wis_share_amount_eur, wis_connection_amount_eur),
        np.minimum(wis_cap_eur, wis_funding_gap_eur),
    )


@quantity("yes/no")
def wis_conditions_ok(wis_small_connections, wis_min_connections):
    """Conditions of WIS are met"""
    return np.where(at_least(wis_small_connections, wis_min_connections), 1, 0)


@quantity("yes/no")
def wis_is_granted(wis_granted, wis_round_open, wis_conditions_ok):
    """WIS counts"""
    return choose(wis_granted, {"auto": wis_round_open * wis_conditions_ok, "yes": 1, "no": 0})


@quantity("EUR")
def wis_grant_eur(wis_is_granted, wis_amount_eur):
    """WIS granted"""
    return wis_is_granted * wis_amount_eur


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_wis_eur(wis_grant_eur, wis_eligible_capex_eur, wis_eligible_cost_eur):
    """WIS in the year"""
    return wis_grant_eur * share_of(wis_eligible_capex_eur, wis_eligible_cost_eur)


@quantity("yes/no")
def halogen_free(refrigerant):
    """Refrigerant is halogen-free"""
    return choose(refrigerant, {"r1234ze": 0}, otherwise=1)


@quantity("yes/no")
def sde_conditions_ok(cop, sde_min_cop, heat_pump_power_kw, sde_min_power_kw, halogen_free):
    """Conditions of SDE++ are met"""
    enough = at_least(cop, sde_min_cop) & at_least(heat_pump_power_kw, sde_min_power_kw)
    return np.where(enough, halogen_free, 0)


@quantity("yes/no")
def sde_is_granted(sde_granted, sde_round_open, sde_conditions_ok):
    """SDE++ counts"""
    return choose(sde_granted, {"auto": sde_round_open * sde_conditions_ok, "yes": 1, "no": 0})


@quantity("EUR/kWh", per=SDE_CATEGORY)
def sde_category_rate(
    sde_base_eur_per_kwh, sde_floor_eur_per_kwh, sde_correction_eur_per_kwh, sde_ets_eur_per_kwh
):
    """SDE++ per category: base amount less the larger of correction and floor"""
    correction = np.maximum(sde_correction_eur_per_kwh + sde_ets_eur_per_kwh, sde_floor_eur_per_kwh)
    return np.maximum(sde_base_eur_per_kwh - correction, 0)


@quantity("EUR/kWh")
def sde_rate_eur_per_kwh(sde_category, sde_category_rate):
    """SDE++ per kilowatt-hour of heat"""
    return lookup(SDE_CATEGORY, sde_category, sde_category_rate)


@quantity("MWh", yearly=True)
def sde_heat_mwh(
    heat_pump_heat_yearly_mwh,
    heat_pump_installed_kw,
    sde_category,
    sde_full_load_hours,
    year,
    delivery_start_year,
    sde_term,
):
    """Heat that counts for SDE++ in the year"""
    limit = heat_pump_installed_kw * lookup(SDE_CATEGORY, sde_category, sde_full_load_hours) / 1000
    within = np.where(at_least(year, delivery_start_year + sde_term), 0, 1)
    return np.minimum(heat_pump_heat_yearly_mwh, limit) * within


@quantity("EUR/yr", yearly=True, over_years="sum")
def subsidy_sde_eur(sde_heat_mwh, sde_rate_eur_per_kwh, sde_is_granted):
    """SDE++ in the year"""
    return sde_heat_mwh * 1000 * sde_rate_eur_per_kwh * sde_is_granted


@quantity("yes/no")
def eia_is_granted(eia_granted, eia_round_open):
    """EIA counts"""
    return choose(eia_granted, {"auto": eia_round_open, "yes": 1, "no": 0})


@quantity("%")
def wis_ratio(wis_grant_eur, wis_eligible_cost_eur):
    """WIS as part of the eligible investment"""
    return share_of(wis_grant_eur, wis_eligible_cost_eur)


@quantity("EUR", yearly=True)
def eia_deduction_eur(item_capex_eur, eia_eligible, wis_eligible, wis_ratio, eia_share, eia_is_granted):
    """EIA deduction in the year"""
    base = sum_over(COST, item_capex_eur * eia_eligible * (1 - wis_eligible * wis_ratio))
    return base * eia_share * eia_is_granted


@quantity("EUR/yr", yearly=True, over_years="sum")
def revenue_subsidy_eur(subsidy_wis_eur, subsidy_sde_eur, subsidy_kvw_eur, subsidy_extra_eur):
    """Subsidies to the heat company"""
    return subsidy_wis_eur + subsidy_sde_eur + subsidy_kvw_eur + subsidy_extra_eur


@quantity("EUR")
def subsidy_total_eur(revenue_subsidy_eur):
    """Subsidies, all years"""
    return sum_years(revenue_subsidy_eur)
