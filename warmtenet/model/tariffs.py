"""Heat tariffs, contributions and what a household pays (SPEC 10)."""

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import choose, raised, share_of, sum_over, sum_years
from warmtenet.model.families import GROUP, TARIFFS

CHAPTER = TARIFFS

TARIFF_WORDS = {
    "memo_2025": "memo Kort Haarlem, 2025",
    "acm_2025": "ACM maximum 2025",
    "acm_2026": "ACM maximum 2026",
    "own": "own tariffs",
}

tariff_basis = given(
    "word",
    "memo_2025",
    "Basis of the tariffs",
    words=TARIFF_WORDS,
    help="The memo's rent of the delivery set has two digits swapped; ACM 2025 has 124.37",
)
tariff_year_2025 = given("year", 2025, "Price level of the tariffs of 2025", hidden=True)
tariff_year_2026 = given("year", 2026, "Price level of the tariffs of 2026", hidden=True)
memo_variable_tariff = given(
    "EUR/GJ", None, "Variable tariff of the memo", figure="memo.variable_tariff", hidden=True
)
memo_fixed_tariff = given("EUR/yr", None, "Fixed tariff of the memo", figure="memo.fixed_tariff", hidden=True)
memo_meter_tariff = given("EUR/yr", None, "Meter tariff of the memo", figure="memo.meter_tariff", hidden=True)
memo_set_rent = given(
    "EUR/yr", None, "Rent of the delivery set of the memo", figure="memo.delivery_set_rent", hidden=True
)
acm_variable_2025 = given(
    "EUR/GJ", None, "ACM variable tariff 2025", figure="acm.variable_tariff", when="2025", hidden=True
)
acm_fixed_2025 = given(
    "EUR/yr", None, "ACM fixed tariff 2025", figure="acm.fixed_tariff", when="2025", hidden=True
)
acm_meter_2025 = given(
    "EUR/yr", None, "ACM meter tariff 2025", figure="acm.meter_tariff", when="2025", hidden=True
)
acm_set_2025 = given(
    "EUR/yr",
    None,
    "ACM rent of the delivery set 2025",
    figure="acm.delivery_set_rent",
    when="2025",
    hidden=True,
)
acm_variable_2026 = given(
    "EUR/GJ", None, "ACM variable tariff 2026", figure="acm.variable_tariff", when="2026", hidden=True
)
acm_fixed_2026 = given(
    "EUR/yr", None, "ACM fixed tariff 2026", figure="acm.fixed_tariff", when="2026", hidden=True
)
acm_meter_2026 = given(
    "EUR/yr", None, "ACM meter tariff 2026", figure="acm.meter_tariff", when="2026", hidden=True
)
acm_set_2026 = given(
    "EUR/yr",
    None,
    "ACM rent of the delivery set 2026",
    figure="acm.delivery_set_rent",
    when="2026",
    hidden=True,
)
own_variable_tariff = given(
    "EUR/GJ", 36.19, "Own variable tariff", 0, 500, help="Used with own tariffs; excl. VAT"
)
own_fixed_tariff = given("EUR/yr", 477.26, "Own fixed tariff", 0, 5000, help="Per weq, excl. VAT")
own_meter_tariff = given("EUR/yr", 27.11, "Own meter tariff", 0, 1000, help="Per weq, excl. VAT")
own_delivery_set_rent = given(
    "EUR/yr", 124.37, "Own rent of the delivery set", 0, 2000, help="Per weq, excl. VAT"
)
variable_tariff_factor = given(
    "factor", 1, "Factor on the variable tariff", 0, 5, range=(0.8, 1.2), help="For sensitivities"
)
bak_owner_occupier_eur = given(
    "EUR",
    None,
    "Contribution, owner-occupier",
    0,
    1e5,
    range=(1500, 3000),
    figure="memo.bak_dwelling",
    help="Per dwelling, excl. VAT, not indexed",
)
bak_private_landlord_eur = given(
    "EUR",
    None,
    "Contribution, private landlord",
    0,
    1e5,
    figure="memo.bak_dwelling",
    help="Per dwelling, excl. VAT",
)
bak_housing_association_eur = given(
    "EUR",
    None,
    "Contribution, housing association",
    0,
    1e5,
    figure="memo.bak_dwelling",
    help="Per dwelling, excl. VAT",
)
bak_utility_eur = given(
    "EUR/weq", None, "Contribution, utility", 0, 1e5, figure="memo.bak_weq", help="Per weq"
)
bak_factor = given("factor", 1, "Factor on the contributions", 0, 10, help="For all owners alike")
bak_is_net_of_subsidy = given(
    "word",
    "no",
    "Contribution is what remains after subsidy",
    words=YES_NO,
    help="Yes: the subsidy of owner or landlord is added to the invoice",
)
isde_heat_network_eur = given(
    "EUR",
    None,
    "ISDE for a heat network connection",
    0,
    1e5,
    figure="isde.heat_network",
    when="subsidy_application_date",
)
sah_maximum_eur = given(
    "EUR",
    None,
    "SAH for the connection, highest amount",
    0,
    1e5,
    figure="sah.connection_max",
    when="subsidy_application_date",
)


@quantity("factor")
def tariff_index_2025(price_level_year, tariff_year_2025, inflation_revenue):
    """Tariffs of 2025 to the price level"""
    return raised(1 + inflation_revenue, price_level_year - tariff_year_2025)


@quantity("factor")
def tariff_index_2026(price_level_year, tariff_year_2026, inflation_revenue):
    """Tariffs of 2026 to the price level"""
    return raised(1 + inflation_revenue, price_level_year - tariff_year_2026)


@quantity("EUR/GJ", ask=True)
def variable_tariff_eur_per_gj(
    tariff_basis,
    memo_variable_tariff,
    acm_variable_2025,
    acm_variable_2026,
    own_variable_tariff,
    tariff_index_2025,
    tariff_index_2026,
):
    """Variable tariff

    Excluding VAT, at the price level of the project.
    """
    return choose(
        tariff_basis,
        {
            "memo_2025": memo_variable_tariff * tariff_index_2025,
            "acm_2025": acm_variable_2025 * tariff_index_2025,
            "acm_2026": acm_variable_2026 * tariff_index_2026,
            "own": own_variable_tariff,
        },
    )


@quantity("EUR/yr", ask=True)
def fixed_tariff_eur(
    tariff_basis,
    memo_fixed_tariff,
    acm_fixed_2025,
    acm_fixed_2026,
    own_fixed_tariff,
    tariff_index_2025,
    tariff_index_2026,
):
    """Fixed tariff"""
    return choose(
        tariff_basis,
        {
            "memo_2025": memo_fixed_tariff * tariff_index_2025,
            "acm_2025": acm_fixed_2025 * tariff_index_2025,
            "acm_2026": acm_fixed_2026 * tariff_index_2026,
            "own": own_fixed_tariff,
        },
    )


@quantity("EUR/yr", ask=True)
def meter_tariff_eur(
    tariff_basis,
    memo_meter_tariff,
    acm_meter_2025,
    acm_meter_2026,
    own_meter_tariff,
    tariff_index_2025,
    tariff_index_2026,
):
    """Meter tariff"""
    return choose(
        tariff_basis,
        {
            "memo_2025": memo_meter_tariff * tariff_index_2025,
            "acm_2025": acm_meter_2025 * tariff_index_2025,
            "acm_2026": acm_meter_2026 * tariff_index_2026,
            "own": own_meter_tariff,
        },
    )


@quantity("EUR/yr", ask=True)
def delivery_set_rent_eur(
    tariff_basis,
    memo_set_rent,
    acm_set_2025,
    acm_set_2026,
    own_delivery_set_rent,
    tariff_index_2025,
    tariff_index_2026,
):
    """Rent of the delivery set"""
    return choose(
        tariff_basis,
        {
            "memo_2025": memo_set_rent * tariff_index_2025,
            "acm_2025": acm_set_2025 * tariff_index_2025,
            "acm_2026": acm_set_2026 * tariff_index_2026,
            "own": own_delivery_set_rent,
        },
    )


@quantity("EUR")
def bak_added_isde_eur(bak_is_net_of_subsidy, isde_heat_network_eur):
    """ISDE added to the contribution"""
    return isde_heat_network_eur * choose(bak_is_net_of_subsidy, {"yes": 1, "no": 0})


@quantity("EUR")
def bak_added_sah_eur(bak_is_net_of_subsidy, sah_maximum_eur):
    """SAH added to the contribution"""
    return sah_maximum_eur * choose(bak_is_net_of_subsidy, {"yes": 1, "no": 0})


@quantity("EUR", per=GROUP)
def bak_subsidy_eur(owner, bak_added_isde_eur, bak_added_sah_eur):
    """Subsidy added to the contribution, per dwelling"""
    return choose(
        owner,
        {
            "owner_occupier": bak_added_isde_eur,
            "private_landlord": bak_added_sah_eur,
            "housing_association": bak_added_sah_eur,
        },
        otherwise=0,
    )


@quantity("EUR", per=GROUP)
def bak_eur(
    owner,
    bak_owner_occupier_eur,
    bak_private_landlord_eur,
    bak_housing_association_eur,
    bak_utility_eur,
    bak_factor,
    bak_subsidy_eur,
):
    """Contribution per dwelling, or per weq of utility"""
    amount = choose(
        owner,
        {
            "owner_occupier": bak_owner_occupier_eur,
            "private_landlord": bak_private_landlord_eur,
            "housing_association": bak_housing_association_eur,
            "utility": bak_utility_eur,
        },
    )
    return amount * bak_factor + bak_subsidy_eur


@quantity("EUR", per=GROUP)
def group_bak_eur(kind, bak_eur, count, group_weq):
    """Contribution of the group, all connected"""
    return bak_eur * choose(kind, {"dwelling": count, "utility": group_weq})


@quantity("EUR")
def bak_total_eur(group_bak_eur):
    """Contributions, all connected"""
    return sum_over(GROUP, group_bak_eur)


@quantity("EUR", yearly=True, over_years="sum")
def revenue_bak_eur(bak_total_eur, new_weq, weq_total):
    """Contributions"""
    return bak_total_eur * share_of(new_weq, weq_total)


@quantity("EUR/GJ")
def revenue_per_gj_eur(
    household_heat_gj,
    variable_tariff_eur_per_gj,
    variable_tariff_factor,
    tariff_discount,
    fixed_tariff_eur,
    meter_tariff_eur,
    delivery_set_rent_eur,
):
    """All-in tariff of an average dwelling"""
    fixed = fixed_tariff_eur + meter_tariff_eur + delivery_set_rent_eur
    all_in = variable_tariff_eur_per_gj * variable_tariff_factor + share_of(fixed, household_heat_gj)
    return all_in * (1 - tariff_discount)


@quantity("EUR/yr")
def household_heat_bill_eur(
    household_heat_gj,
    variable_tariff_eur_per_gj,
    variable_tariff_factor,
    tariff_discount,
    fixed_tariff_eur,
    meter_tariff_eur,
    delivery_set_rent_eur,
    vat_rate,
):
    """Heat bill of an average dwelling, including VAT"""
    fixed = fixed_tariff_eur + meter_tariff_eur + delivery_set_rent_eur
    variable = household_heat_gj * variable_tariff_eur_per_gj * variable_tariff_factor
    return (variable + fixed) * (1 - tariff_discount) * (1 + vat_rate)


@quantity("EUR")
def heat_revenue_total_eur(revenue_variable_eur, revenue_fixed_eur):
    """Heat revenue, all years"""
    return sum_years(revenue_variable_eur + revenue_fixed_eur)
