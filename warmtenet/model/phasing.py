"""Roll-out: who is connected when, and the energy of each year (SPEC 9)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import at_least, choose, last_year, share_of
from warmtenet.model.families import PHASING

CHAPTER = PHASING

uptake = given(
    "%", 0.8, "Final uptake", 0, 1, range=(0.6, 1), help="Part of all weq that connects in the end"
)
connection_rate_weq_per_year = given(
    "weq/yr", 300, "Connections per year", 1, 1e5, range=(150, 450), help="The memo: 300 weq per year"
)
first_year_delivery_share = given(
    "%", 0.5, "Delivery in the year of connection", 0, 1, help="Half: connections are spread over the year"
)


@quantity("weq", yearly=True, over_years="last")
def connected_weq(uptake, weq_total, connection_rate_weq_per_year, year, delivery_start_year):
    """Connected weq at the end of the year"""
    years = np.maximum(year - delivery_start_year + 1, 0)
    return np.minimum(uptake * weq_total, connection_rate_weq_per_year * years)


@quantity("weq", yearly=True, over_years="sum")
def new_weq(connected_weq, connected_weq_previous):
    """Weq connected in the year"""
    return connected_weq - connected_weq_previous


@quantity("weq", yearly=True)
def connected_weq_mean(connected_weq_previous, new_weq, first_year_delivery_share):
    """Connected weq, mean over the year"""
    return connected_weq_previous + first_year_delivery_share * new_weq


@quantity("weq")
def connected_weq_final(connected_weq):
    """Connected weq in the last year"""
    return last_year(connected_weq)


@quantity("%", yearly=True)
def connected_share(connected_weq, weq_total):
    """Connected at the end of the year"""
    return share_of(connected_weq, weq_total)


@quantity("%", yearly=True)
def connected_share_mean(connected_weq_mean, weq_total):
    """Connected, mean over the year"""
    return share_of(connected_weq_mean, weq_total)


@quantity("%")
def connected_share_final(connected_weq_final, weq_total):
    """Connected in the last year"""
    return share_of(connected_weq_final, weq_total)


@quantity("number", yearly=True, over_years="last")
def connected_connections(connections_total, connected_share):
    """Connections at the end of the year"""
    return connections_total * connected_share


@quantity("number")
def connections_final(connections_total, connected_share_final):
    """Connections in the last year"""
    return connections_total * connected_share_final


@quantity("MWh", yearly=True, over_years="sum")
def heat_demand_sold_mwh(heat_demand_mwh, connected_share_mean):
    """Heat sold"""
    return heat_demand_mwh * connected_share_mean


@quantity("GJ", yearly=True, over_years="sum")
def heat_sold_gj(heat_demand_sold_mwh, gj_per_mwh):
    """Heat sold in gigajoules"""
    return heat_demand_sold_mwh * gj_per_mwh


@quantity("yes/no", yearly=True)
def delivers(year, delivery_start_year):
    """Heat is delivered in this year"""
    return np.where(at_least(year, delivery_start_year), 1, 0)


@quantity("MWh", yearly=True, over_years="sum")
def network_loss_yearly_mwh(network_loss_basis, network_loss_mwh, connected_share_mean, delivers):
    """Heat loss of the network in the year

    A share follows the connected demand; the fixed loss is there from the first delivery on.
    """
    return network_loss_mwh * choose(network_loss_basis, {"fixed": delivers}, otherwise=connected_share_mean)


@quantity("MWh", yearly=True, over_years="sum")
def heat_production_yearly_mwh(heat_demand_sold_mwh, network_loss_yearly_mwh):
    """Heat fed into the network in the year"""
    return heat_demand_sold_mwh + network_loss_yearly_mwh


@quantity("MWh", yearly=True, over_years="sum")
def heat_pump_heat_yearly_mwh(heat_production_yearly_mwh, heat_pump_heat_share):
    """Heat from the heat pumps in the year"""
    return heat_production_yearly_mwh * heat_pump_heat_share


@quantity("MWh", yearly=True, over_years="sum")
def boiler_heat_yearly_mwh(heat_production_yearly_mwh, heat_pump_heat_yearly_mwh):
    """Heat from the boilers in the year"""
    return heat_production_yearly_mwh - heat_pump_heat_yearly_mwh


@quantity("MWh", yearly=True, over_years="sum")
def electricity_yearly_mwh(heat_pump_heat_yearly_mwh, cop_system):
    """Electricity with auxiliaries in the year"""
    return heat_pump_heat_yearly_mwh / cop_system


@quantity("m3", yearly=True, over_years="sum")
def gas_yearly_m3(boiler_heat_yearly_mwh, peak_efficiency, upper_calorific_value_mj_per_m3, gj_per_mwh):
    """Gas of the boilers in the year"""
    return boiler_heat_yearly_mwh / peak_efficiency * gj_per_mwh * 1000 / upper_calorific_value_mj_per_m3


@quantity("%", yearly=True)
def network_loss_share_of_supply_yearly(network_loss_yearly_mwh, heat_production_yearly_mwh):
    """Heat loss as part of the supply in the year"""
    return share_of(network_loss_yearly_mwh, heat_production_yearly_mwh)


@quantity("%", yearly=True)
def network_loss_share_of_demand_yearly(network_loss_yearly_mwh, heat_demand_sold_mwh):
    """Heat loss as part of the heat sold in the year"""
    return share_of(network_loss_yearly_mwh, heat_demand_sold_mwh)
