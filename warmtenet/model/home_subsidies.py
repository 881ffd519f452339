"""Subsidies that do not reach the heat company, and those on request: ISDE, SAH, SVVE, SVOH, KVW, SPUK."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import choose, given_or, share_of, sum_over
from warmtenet.model.families import ARCHETYPE, GROUP, SUBSIDIES
from warmtenet.model.subsidies import GRANT_WORDS

CHAPTER = SUBSIDIES

isde_granted = given("word", "auto", "ISDE is granted", words=GRANT_WORDS)
sah_granted = given("word", "auto", "SAH is granted", words=GRANT_WORDS)
svve_granted = given("word", "no", "SVVE is granted", words={"yes": "yes", "no": "no"})
svoh_granted = given("word", "no", "SVOH is granted", words={"yes": "yes", "no": "no"})
kvw_granted = given("word", "no", "Kansen voor West III is granted", words={"yes": "yes", "no": "no"})
spuk_granted = given("word", "no", "SPUK-NPLW is granted", words={"yes": "yes", "no": "no"})
isde_round_open = given(
    "yes/no", None, "ISDE is open", hidden=True, round="isde", when="subsidy_application_date"
)
sah_round_open = given(
    "yes/no", None, "SAH is open", hidden=True, round="sah", when="subsidy_application_date"
)
isde_cooking_eur = given(
    "EUR", None, "ISDE for electric cooking", 0, 1e4, figure="isde.cooking", when="subsidy_application_date"
)
sah_indoor_share = given(
    "%", None, "SAH, share of indoor cost", 0, 1, figure="sah.indoor_share", when="subsidy_application_date"
)
sah_indoor_max_eur = given(
    "EUR",
    None,
    "SAH for indoor cost, highest amount",
    0,
    1e5,
    figure="sah.indoor_max",
    when="subsidy_application_date",
)
sah_connection_share = given(
    "%",
    None,
    "SAH, share of the connection",
    0,
    1,
    figure="sah.connection_share",
    when="subsidy_application_date",
)
sah_indoor_cost_eur = given(
    "EUR",
    None,
    "Indoor cost of a rental dwelling, own value",
    0,
    1e5,
    optional=True,
    help="Emission system, tap water and cooking; empty: the connection work of the archetype",
)
sah_indoor_assumed_eur = given(
    "EUR",
    2500,
    "Indoor cost of a rental dwelling without archetype",
    0,
    1e5,
    help="An assumption, where neither an own value nor an archetype tells it",
)
svve_eur_per_dwelling = given(
    "EUR", 0, "SVVE per dwelling", 0, 1e5, help="Of homeowners' associations; own amount"
)
landlord_kind = given(
    "word",
    "housing_association",
    "Landlord in the cost of a household",
    words={
        "housing_association": "housing association",
        "private_landlord": "private landlord",
    },
    help="Who lets the dwelling in the tables of the household: decides contribution, SAH and SVOH",
)
svoh_eur_per_dwelling = given(
    "EUR", 6000, "SVOH per dwelling", 0, 1e5, help="Private landlords; the memo: EUR 6,000 to 15,000"
)
extra_subsidy_eur = given(
    "EUR",
    0,
    "Extra subsidy to the heat company",
    0,
    1e9,
    help="A lump sum beside the schemes, paid in step with the investments; the funding gap for WIS is less",
)
kvw_share = given(
    "%", 0.3, "Kansen voor West III, share of the investment", 0, 1, help="The memo: at most 30 %"
)
kvw_max_eur = given("EUR", 2_000_000, "Kansen voor West III, highest amount", 0, 1e9, help="Differs per call")
spuk_eur = given(
    "EUR", 0, "SPUK-NPLW to the municipality", 0, 9e6, help="The memo: at most EUR 9 million a year in all"
)


@quantity("number", per=GROUP)
def owned_dwellings(dwellings, owner):
    """Owner-occupied dwellings"""
    return choose(owner, {"owner_occupier": dwellings}, otherwise=0)


@quantity("number", per=GROUP)
def rental_dwellings(dwellings, owner):
    """Rental dwellings"""
    return choose(owner, {"private_landlord": dwellings, "housing_association": dwellings}, otherwise=0)


@quantity("number", per=GROUP)
def private_rental_dwellings(dwellings, owner):
    """Dwellings of private landlords"""
    return choose(owner, {"private_landlord": dwellings}, otherwise=0)


@quantity("yes/no")
def isde_is_granted(isde_granted, isde_round_open):
    """ISDE counts"""
    return choose(isde_granted, {"auto": isde_round_open, "yes": 1, "no": 0})


@quantity("yes/no")
def sah_is_granted(sah_granted, sah_round_open):
    """SAH counts"""
    return choose(sah_granted, {"auto": sah_round_open, "yes": 1, "no": 0})


def _isde(cooks, network, cooking):
    return network + choose(cooks, {"yes": cooking, "no": 0})


def _sah(indoor_share, indoor_cost, indoor_max, connection_share, connection, connection_max):
    indoor = np.minimum(indoor_share * indoor_cost, indoor_max)
    return indoor + np.minimum(connection_share * connection, connection_max)


@quantity("EUR", per=GROUP)
def isde_per_dwelling_eur(cooks_on_gas, isde_heat_network_eur, isde_cooking_eur):
    """ISDE per owner-occupied dwelling"""
    return _isde(cooks_on_gas, isde_heat_network_eur, isde_cooking_eur)


@quantity("EUR", per=ARCHETYPE)
def home_isde_network_eur(home_cooks_on_gas, isde_heat_network_eur, isde_cooking_eur, home_isde_open):
    """ISDE for the heat network and electric cooking, owner-occupier"""
    return _isde(home_cooks_on_gas, isde_heat_network_eur, isde_cooking_eur) * home_isde_open


@quantity("EUR", per=GROUP)
def group_indoor_cost_eur(sah_indoor_cost_eur, sah_indoor_assumed_eur, group_archetype, indoor_work_eur):
    """Indoor cost of a dwelling of the group for SAH"""
    of_archetype = at_position(indoor_work_eur, group_archetype)
    return given_or(sah_indoor_cost_eur, np.where(group_archetype > 0, of_archetype, sah_indoor_assumed_eur))


@quantity("EUR", per=ARCHETYPE)
def home_indoor_cost_eur(sah_indoor_cost_eur, indoor_work_eur):
    """Indoor cost of the dwelling for SAH"""
    return given_or(sah_indoor_cost_eur, indoor_work_eur)


@quantity("EUR", per=GROUP)
def sah_per_dwelling_eur(
    owner,
    sah_indoor_share,
    sah_indoor_max_eur,
    group_indoor_cost_eur,
    sah_connection_share,
    sah_maximum_eur,
    bak_private_landlord_eur,
    bak_housing_association_eur,
    bak_factor,
    bak_added_sah_eur,
):
    """SAH per rental dwelling

    The connection counts at what is invoiced.
    """
    connection = choose(
        owner, {"private_landlord": bak_private_landlord_eur}, otherwise=bak_housing_association_eur
    )
    return _sah(
        sah_indoor_share,
        group_indoor_cost_eur,
        sah_indoor_max_eur,
        sah_connection_share,
        connection * bak_factor + bak_added_sah_eur,
        sah_maximum_eur,
    )


@quantity("EUR", per=ARCHETYPE)
def home_sah_eur(
    landlord_kind,
    sah_indoor_share,
    sah_indoor_max_eur,
    home_indoor_cost_eur,
    sah_connection_share,
    sah_maximum_eur,
    bak_private_landlord_eur,
    bak_housing_association_eur,
    bak_factor,
    bak_added_sah_eur,
):
    """SAH for the dwelling when it is let"""
    connection = choose(
        landlord_kind,
        {"private_landlord": bak_private_landlord_eur},
        otherwise=bak_housing_association_eur,
    )
    return _sah(
        sah_indoor_share,
        home_indoor_cost_eur,
        sah_indoor_max_eur,
        sah_connection_share,
        connection * bak_factor + bak_added_sah_eur,
        sah_maximum_eur,
    )


@quantity("EUR")
def sah_indoor_mean_eur(rental_dwellings, group_rental_indoor_eur):
    """Mean indoor cost of the rental dwellings for SAH"""
    return share_of(sum_over(GROUP, group_rental_indoor_eur), sum_over(GROUP, rental_dwellings))


@quantity("EUR", per=GROUP)
def group_rental_indoor_eur(rental_dwellings, group_indoor_cost_eur):
    """Indoor cost of the rental dwellings of the group"""
    return rental_dwellings * group_indoor_cost_eur


@quantity("EUR", per=GROUP)
def group_isde_eur(owned_dwellings, isde_per_dwelling_eur, isde_is_granted):
    """ISDE of the group, all connected"""
    return owned_dwellings * isde_per_dwelling_eur * isde_is_granted


@quantity("EUR", per=GROUP)
def group_sah_eur(rental_dwellings, sah_per_dwelling_eur, sah_is_granted):
    """SAH of the group, all connected"""
    return rental_dwellings * sah_per_dwelling_eur * sah_is_granted


@quantity("EUR")
def svve_each_eur(svve_eur_per_dwelling, svve_granted):
    """SVVE granted per owner-occupied flat"""
    return svve_eur_per_dwelling * choose(svve_granted, {"yes": 1, "no": 0})


@quantity("EUR")
def svoh_each_eur(svoh_eur_per_dwelling, svoh_granted):
    """SVOH granted per dwelling of a private landlord"""
    return svoh_eur_per_dwelling * choose(svoh_granted, {"yes": 1, "no": 0})


@quantity("EUR", per=GROUP)
def group_svve_eur(owned_dwellings, connection_type, svve_each_eur):
    """SVVE of the group, all connected: owner-occupied flats"""
    return owned_dwellings * choose(connection_type, {"b": 1, "c": 1}, otherwise=0) * svve_each_eur


@quantity("EUR", per=GROUP)
def group_svoh_eur(private_rental_dwellings, svoh_each_eur):
    """SVOH of the group, all connected"""
    return private_rental_dwellings * svoh_each_eur


@quantity("EUR", per=GROUP)
def group_home_subsidy_eur(group_isde_eur, group_sah_eur, group_svve_eur, group_svoh_eur):
    """Subsidies to owners of the group, all connected"""
    return group_isde_eur + group_sah_eur + group_svve_eur + group_svoh_eur


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_isde_eur(group_isde_eur, new_weq, weq_total):
    """ISDE in the year"""
    return sum_over(GROUP, group_isde_eur) * share_of(new_weq, weq_total)


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_sah_eur(group_sah_eur, new_weq, weq_total):
    """SAH in the year"""
    return sum_over(GROUP, group_sah_eur) * share_of(new_weq, weq_total)


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_svve_eur(group_svve_eur, new_weq, weq_total):
    """SVVE in the year"""
    return sum_over(GROUP, group_svve_eur) * share_of(new_weq, weq_total)


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_svoh_eur(group_svoh_eur, new_weq, weq_total):
    """SVOH in the year"""
    return sum_over(GROUP, group_svoh_eur) * share_of(new_weq, weq_total)


@quantity("EUR")
def kvw_grant_eur(kvw_granted, kvw_share, kvw_max_eur, capex_total_eur):
    """Kansen voor West III granted"""
    amount = np.minimum(kvw_share * capex_total_eur, kvw_max_eur)
    return amount * choose(kvw_granted, {"yes": 1, "no": 0})


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_kvw_eur(kvw_grant_eur, capex_eur, capex_total_eur):
    """Kansen voor West III in the year"""
    return kvw_grant_eur * share_of(capex_eur, capex_total_eur)


@quantity("EUR", yearly=True, over_years="sum")
def subsidy_extra_eur(extra_subsidy_eur, capex_eur, capex_total_eur):
    """Extra subsidy in the year"""
    return extra_subsidy_eur * share_of(capex_eur, capex_total_eur)


@quantity("EUR")
def other_grants_eur(kvw_grant_eur, extra_subsidy_eur):
    """Investment grants besides WIS"""
    return kvw_grant_eur + extra_subsidy_eur


@quantity("EUR")
def spuk_grant_eur(spuk_granted, spuk_eur):
    """SPUK-NPLW to the municipality"""
    return spuk_eur * choose(spuk_granted, {"yes": 1, "no": 0})
