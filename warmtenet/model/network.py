"""The network: pipes, cost and heat loss (SPEC 7)."""

import numpy as np

from warmtenet.core.quantity import YES_NO, given, quantity
from warmtenet.core.verbs import at_least, choose, given_or, lookup, share_of, sum_over
from warmtenet.model.families import DN_LABELS, NETWORK, PIPE, PIPE_SIZE

CHAPTER = NETWORK

dn = given("word", None, "Nominal diameter", per=PIPE, required=True, words=DN_LABELS)
length_m = given(
    "m", None, "Trench length", 0, 1e5, per=PIPE, required=True, help="Supply and return in one trench"
)
trench = given(
    "word",
    "street",
    "Trench",
    per=PIPE,
    words={"street": "street", "verge": "verge", "drilled": "drilled", "indoor": "indoors"},
)
cost_eur_per_m = given(
    "EUR/m", 0, "Cost per metre", 0, 1e5, per=PIPE, help="Supply and return together, excl. VAT"
)
surcharge = given("%", 0, "Surcharge for soft soil", -0.5, 3, per=PIPE)
existing = given("word", "no", "Existing pipe", per=PIPE, words=YES_NO, help="At no cost, with heat loss")
build_year = given(
    "year", None, "Year of building", 2000, 2100, per=PIPE, optional=True, help="Empty: first year"
)

network_loss_basis = given(
    "word",
    "demand",
    "Heat loss of the network is",
    words={
        "demand": "a share of the demand",
        "production": "a share of the production",
        "fixed": "fixed, computed from the pipe table",
    },
)
network_loss_share_of_demand = given(
    "%",
    None,
    "Heat loss of the network",
    0,
    0.9,
    range=(0.2, 0.35),
    figure="network.heat_loss_share",
    help="As a share of the demand or of the production, as chosen above",
)
pipe_size_loss_w_per_m = given(
    "W/m",
    None,
    "Heat loss of supply and return",
    per=PIPE_SIZE,
    hidden=True,
    figure="pipe.dn{element}.loss_s2",
)
pipe_loss_reference_k = given(
    "K",
    100,
    "Temperature difference of the catalogue loss",
    hidden=True,
    help="Supply 70 plus return 50 minus twice ground 10 C",
)


@quantity("W/m", per=PIPE)
def pipe_loss_w_per_m(
    dn,
    pipe_size_loss_w_per_m,
    supply_temperature_mean_c,
    return_temperature_c,
    ground_temperature_c,
    pipe_loss_reference_k,
):
    """Heat loss per metre of trench"""
    difference = supply_temperature_mean_c + return_temperature_c - 2 * ground_temperature_c
    return lookup(PIPE_SIZE, dn, pipe_size_loss_w_per_m) * difference / pipe_loss_reference_k


@quantity("EUR", per=PIPE)
def pipe_cost_eur(length_m, cost_eur_per_m, surcharge, existing):
    """Cost of the section at its price level"""
    return length_m * cost_eur_per_m * (1 + surcharge) * choose(existing, {"yes": 0, "no": 1})


@quantity("m", per=PIPE)
def pipe_new_m(length_m, existing):
    """New trench"""
    return length_m * choose(existing, {"yes": 0, "no": 1})


@quantity("m")
def trench_length_m(length_m):
    """Trench length"""
    return sum_over(PIPE, length_m)


@quantity("m")
def new_trench_length_m(pipe_new_m):
    """New trench length"""
    return sum_over(PIPE, pipe_new_m)


@quantity("EUR")
def pipe_table_cost_eur(pipe_cost_eur):
    """Cost of the pipe table"""
    return sum_over(PIPE, pipe_cost_eur)


@quantity("yes/no", per=PIPE, yearly=True)
def pipe_built_this_year(year, build_year, first_year):
    """Section is built in this year"""
    built = np.maximum(given_or(build_year, first_year), first_year)
    return np.where(at_least(year, built) & at_least(built, year), 1, 0)


@quantity("%", yearly=True)
def pipe_spending_share(pipe_built_this_year, pipe_cost_eur, pipe_table_cost_eur):
    """Part of the pipe table built in this year"""
    return share_of(sum_over(PIPE, pipe_built_this_year * pipe_cost_eur), pipe_table_cost_eur)


@quantity("MWh")
def network_loss_computed_mwh(length_m, pipe_loss_w_per_m, hours_per_year):
    """Heat loss computed from the pipe table"""
    return sum_over(PIPE, length_m * pipe_loss_w_per_m) * hours_per_year / 1_000_000


@quantity("MWh")
def network_loss_mwh(
    network_loss_basis,
    network_loss_share_of_demand,
    heat_demand_mwh,
    network_loss_computed_mwh,
    network_loss_temperature_factor,
):
    """Heat loss of the network

    A share holds at the design supply temperature, and shrinks with a heating curve.
    """
    share = network_loss_share_of_demand
    of_demand = heat_demand_mwh * network_loss_temperature_factor
    return choose(
        network_loss_basis,
        {
            "demand": of_demand * share,
            "production": of_demand * share / (1 - share),
            "fixed": network_loss_computed_mwh,
        },
    )


@quantity("MWh")
def heat_production_mwh(heat_demand_mwh, network_loss_mwh):
    """Heat fed into the network"""
    return heat_demand_mwh + network_loss_mwh


@quantity("%")
def network_loss_share_of_production(network_loss_mwh, heat_production_mwh):
    """Heat loss as part of the production"""
    return share_of(network_loss_mwh, heat_production_mwh)


@quantity("W/m")
def network_loss_w_per_m(network_loss_mwh, hours_per_year, trench_length_m):
    """Heat loss per metre of trench, as used"""
    return share_of(network_loss_mwh * 1_000_000 / hours_per_year, trench_length_m)


@quantity("m")
def trench_per_weq_m(trench_length_m, weq_total):
    """Trench per weq"""
    return share_of(trench_length_m, weq_total)
