"""Who pays whom: the flows between the parties, each with one payer (SPEC 12, memo section 7)."""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, share_of, sum_by, sum_over
from warmtenet.model.families import MONEY, OWNER

CHAPTER = MONEY

delivery_set_paid_by = given(
    "word",
    "tenant",
    "Rent of the delivery set of a rental dwelling is paid by",
    words={"tenant": "the tenant", "landlord": "the landlord"},
    help="The memo: the tenant; in the Startmotorkader the housing association",
)


@quantity("MWh", per=OWNER)
def owner_paying_heat_mwh(owner, group_paying_heat_mwh):
    """Heat demand times the tariff factor per kind of owner"""
    return sum_by(OWNER, owner, group_paying_heat_mwh)


@quantity("weq", per=OWNER)
def owner_paying_weq(owner, group_paying_weq):
    """Weq times the tariff factor per kind of owner"""
    return sum_by(OWNER, owner, group_paying_weq)


@quantity("MWh", per=OWNER)
def owner_heat_mwh(owner, group_heat_demand_mwh):
    """Heat demand per kind of owner"""
    return sum_by(OWNER, owner, group_heat_demand_mwh)


@quantity("weq", per=OWNER)
def owner_weq(owner, group_weq):
    """Weq per kind of owner"""
    return sum_by(OWNER, owner, group_weq)


@quantity("EUR", per=OWNER)
def owner_bak_total_eur(owner, group_bak_eur):
    """Contributions per kind of owner, all connected"""
    return sum_by(OWNER, owner, group_bak_eur)


@quantity("EUR", per=OWNER)
def owner_home_subsidy_total_eur(owner, group_home_subsidy_eur):
    """Subsidies per kind of owner, all connected"""
    return sum_by(OWNER, owner, group_home_subsidy_eur)


@quantity("EUR/yr", per=OWNER, yearly=True, over_years="sum")
def owner_variable_eur(
    owner_paying_heat_mwh,
    owner_heat_mwh,
    gj_per_mwh,
    connected_share_mean,
    variable_tariff_yearly_eur_per_gj,
    lines_per_gj_eur,
):
    """Variable heat bill per kind of owner"""
    return (
        (owner_paying_heat_mwh * variable_tariff_yearly_eur_per_gj + owner_heat_mwh * lines_per_gj_eur)
        * gj_per_mwh
        * connected_share_mean
    )


@quantity("EUR/yr", per=OWNER, yearly=True, over_years="sum")
def owner_fixed_eur(
    owner_paying_weq, owner_weq, connected_share_mean, fixed_tariff_yearly_eur, lines_per_weq_eur
):
    """Fixed heat bill per kind of owner"""
    return (owner_paying_weq * fixed_tariff_yearly_eur + owner_weq * lines_per_weq_eur) * connected_share_mean


@quantity("%")
def set_rent_share(delivery_set_rent_eur, fixed_tariff_eur, meter_tariff_eur):
    """Rent of the delivery set as part of the fixed tariff"""
    return share_of(delivery_set_rent_eur, fixed_tariff_eur + meter_tariff_eur + delivery_set_rent_eur)


@quantity("EUR/yr", per=OWNER, yearly=True, over_years="sum")
def landlord_set_rent_eur(
    owner_paying_weq, connected_share_mean, fixed_tariff_yearly_eur, set_rent_share, delivery_set_paid_by
):
    """Rent of delivery sets that the landlord pays for the tenant"""
    rent = owner_paying_weq * fixed_tariff_yearly_eur * connected_share_mean * set_rent_share
    return rent * choose(delivery_set_paid_by, {"landlord": 1, "tenant": 0})


@quantity("EUR", per=OWNER, yearly=True, over_years="sum")
def owner_bak_eur(owner_bak_total_eur, new_weq, weq_total):
    """Contributions per kind of owner"""
    return owner_bak_total_eur * share_of(new_weq, weq_total)


@quantity("EUR", per=OWNER, yearly=True, over_years="sum")
def owner_home_subsidy_eur(owner_home_subsidy_total_eur, new_weq, weq_total):
    """Subsidies per kind of owner"""
    return owner_home_subsidy_total_eur * share_of(new_weq, weq_total)


@quantity("EUR/yr", yearly=True, over_years="sum")
def energy_tax_eur(electricity_tax_eur, gas_tax_eur):
    """Energy tax in the year"""
    return electricity_tax_eur + gas_tax_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def grid_cost_eur(electricity_grid_eur, gas_grid_eur):
    """Grid operator in the year"""
    return electricity_grid_eur + gas_grid_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def supplier_cost_eur(
    electricity_commodity_eur, gas_commodity_eur, maintenance_eur, management_eur, own_opex_eur
):
    """Suppliers of energy, upkeep and management in the year"""
    return electricity_commodity_eur + gas_commodity_eur + maintenance_eur + management_eur + own_opex_eur


@quantity("EUR", yearly=True)
def heat_payments_check_eur(owner_variable_eur, owner_fixed_eur, revenue_variable_eur, revenue_fixed_eur):
    """Payments of residents less revenue of the heat company"""
    paid = sum_over(OWNER, owner_variable_eur) + sum_over(OWNER, owner_fixed_eur)
    return paid - revenue_variable_eur - revenue_fixed_eur
