"""Cost of electricity and gas: commodity, energy tax, grid (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import at_least, by_element, choose, is_element, share_of, sum_before, sum_over
from warmtenet.model.families import ELECTRICITY_BRACKET, ENERGY, GAS_BRACKET, GRID_CLASS, GRID_CLASS_LABELS

CHAPTER = ENERGY

electricity_price_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "Electricity price, bare",
    0,
    2,
    range=(0.07, 0.15),
    figure="price.electricity_business",
    help="Without energy tax, grid and VAT",
)
gas_price_eur_per_m3 = given(
    "EUR/m3",
    None,
    "Gas price, bare",
    0,
    5,
    range=(0.2, 0.6),
    figure="price.gas_business",
    help="Without energy tax, grid and VAT",
)
energy_tax_factor = given("factor", 1, "Factor on the energy tax", 0, 5)
electricity_tax_eur_per_kwh = given(
    "EUR/kWh",
    None,
    "Energy tax on electricity",
    per=ELECTRICITY_BRACKET,
    yearly=True,
    hidden=True,
    figure="energy_tax.electricity_{element}",
    when="year",
)
gas_tax_eur_per_m3 = given(
    "EUR/m3",
    None,
    "Energy tax on gas",
    per=GAS_BRACKET,
    yearly=True,
    hidden=True,
    figure="energy_tax.gas_{element}",
    when="year",
)
electricity_limit_1 = given(
    "kWh", None, "Upper limit of electricity bracket 1", figure="energy_tax.electricity_limit_1", hidden=True
)
electricity_limit_2 = given(
    "kWh", None, "Upper limit of electricity bracket 2", figure="energy_tax.electricity_limit_2", hidden=True
)
electricity_limit_3 = given(
    "kWh", None, "Upper limit of electricity bracket 3", figure="energy_tax.electricity_limit_3", hidden=True
)
gas_limit_1 = given("m3", None, "Upper limit of gas bracket 1", figure="energy_tax.gas_limit_1", hidden=True)
gas_limit_2 = given("m3", None, "Upper limit of gas bracket 2", figure="energy_tax.gas_limit_2", hidden=True)
gas_limit_3 = given("m3", None, "Upper limit of gas bracket 3", figure="energy_tax.gas_limit_3", hidden=True)
no_limit = given("units", 1e15, "Upper limit of an open bracket", hidden=True)
grid_tariff_class = given(
    "word",
    "auto",
    "Grid tariff class",
    words={"auto": "by contracted power", **GRID_CLASS_LABELS},
    help="The physical level of the connection decides; choose it when the grid operator has named it",
)
grid_limit_kw = given(
    "kW", None, "Upper limit of the class", 0, 1e6, per=GRID_CLASS, figure="grid.{element}.limit"
)
grid_standing_eur = given(
    "EUR/yr", None, "Standing charge", 0, 1e6, per=GRID_CLASS, figure="grid.{element}.standing"
)
grid_connection_eur = given(
    "EUR/yr", None, "Periodic connection fee", 0, 1e6, per=GRID_CLASS, figure="grid.{element}.connection"
)
grid_contract_eur_per_kw = given(
    "EUR/kW/yr", None, "Contracted power", 0, 1e4, per=GRID_CLASS, figure="grid.{element}.contract"
)
grid_peak_eur_per_kw = given(
    "EUR/kW/month", None, "Highest power of the month", 0, 1e4, per=GRID_CLASS, figure="grid.{element}.peak"
)
grid_energy_eur_per_kwh = given(
    "EUR/kWh", None, "Transport", 0, 2, per=GRID_CLASS, figure="grid.{element}.energy"
)
monthly_peak_share = given(
    "%", 1, "Highest power of the month as part of the contract", 0, 1, help="Mean over the twelve months"
)
grid_tariff_factor = given("factor", 1, "Factor on the grid tariff", 0, 5, range=(0.8, 1.5))
grid_available_year = given(
    "year",
    2032,
    "Year from which the grid can deliver the power",
    2020,
    2060,
    help="The memo: no new large connections in Zuid-Holland before 2032",
)
gas_grid_standing_eur = given(
    "EUR/yr",
    None,
    "Gas grid, per year",
    0,
    1e6,
    figure="gas_grid.standing",
    help="Standing charge and capacity",
)


@quantity("kWh", yearly=True)
def electricity_yearly_kwh(electricity_yearly_mwh):
    """Electricity in kilowatt-hours"""
    return electricity_yearly_mwh * 1000


@quantity("EUR/yr", yearly=True, over_years="sum")
def electricity_commodity_eur(electricity_yearly_kwh, electricity_price_yearly_eur_per_kwh):
    """Electricity, bare"""
    return electricity_yearly_kwh * electricity_price_yearly_eur_per_kwh


@quantity("kWh", per=ELECTRICITY_BRACKET)
def electricity_bracket_from_kwh(electricity_limit_1, electricity_limit_2, electricity_limit_3):
    """Lower limit of the bracket"""
    return by_element(
        ELECTRICITY_BRACKET, {"2": electricity_limit_1, "3": electricity_limit_2, "4": electricity_limit_3}
    )


@quantity("kWh", per=ELECTRICITY_BRACKET)
def electricity_bracket_to_kwh(electricity_limit_1, electricity_limit_2, electricity_limit_3, no_limit):
    """Upper limit of the bracket"""
    return by_element(
        ELECTRICITY_BRACKET,
        {"1": electricity_limit_1, "2": electricity_limit_2, "3": electricity_limit_3, "4": no_limit},
    )


@quantity("kWh", per=ELECTRICITY_BRACKET, yearly=True)
def electricity_in_bracket_kwh(
    electricity_yearly_kwh, electricity_bracket_from_kwh, electricity_bracket_to_kwh
):
    """Electricity in the bracket"""
    return np.maximum(
        np.minimum(electricity_yearly_kwh, electricity_bracket_to_kwh) - electricity_bracket_from_kwh, 0
    )


@quantity("EUR/yr", yearly=True, over_years="sum")
def electricity_tax_eur(electricity_in_bracket_kwh, electricity_tax_eur_per_kwh, energy_tax_factor):
    """Energy tax on electricity in the year"""
    return sum_over(ELECTRICITY_BRACKET, electricity_in_bracket_kwh * electricity_tax_eur_per_kwh) * (
        energy_tax_factor
    )


@quantity("kW", yearly=True)
def contracted_power_kw(heat_pump_installed_kw, cop_system_at_design):
    """Contracted power"""
    return heat_pump_installed_kw / cop_system_at_design


@quantity("yes/no", per=GRID_CLASS, yearly=True)
def grid_class_fits(contracted_power_kw, grid_limit_kw):
    """Contracted power is within the limit of the class"""
    return np.where(at_least(grid_limit_kw, contracted_power_kw), 1, 0)


@quantity("number", per=GRID_CLASS, yearly=True)
def grid_class_fits_before(grid_class_fits):
    """Earlier classes within whose limit the contracted power is"""
    return sum_before(GRID_CLASS, grid_class_fits)


@quantity("yes/no", per=GRID_CLASS, yearly=True)
def grid_class_used(grid_tariff_class, grid_class_fits, grid_class_fits_before, contracted_power_kw):
    """Class of the year"""
    first_that_fits = np.where(grid_class_fits_before > 0, 0, grid_class_fits)
    chosen = choose(
        grid_tariff_class, {"auto": first_that_fits}, otherwise=is_element(GRID_CLASS, grid_tariff_class)
    )
    return np.where(contracted_power_kw > 0, chosen, 0)


@quantity("yes/no", yearly=True)
def grid_power_lacking(contracted_power_kw, year, grid_available_year):
    """Power is asked for before the grid can deliver it"""
    return np.where(at_least(year, grid_available_year), 0, np.where(contracted_power_kw > 0, 1, 0))


@quantity("EUR/yr", yearly=True, over_years="sum")
def electricity_grid_eur(
    grid_class_used,
    grid_standing_eur,
    grid_connection_eur,
    grid_contract_eur_per_kw,
    grid_peak_eur_per_kw,
    grid_energy_eur_per_kwh,
    contracted_power_kw,
    monthly_peak_share,
    months_per_year,
    electricity_yearly_kwh,
    opex_index,
    grid_tariff_factor,
):
    """Electricity grid in the year"""
    per_kw = grid_contract_eur_per_kw + grid_peak_eur_per_kw * months_per_year * monthly_peak_share
    tariff = (
        grid_standing_eur
        + grid_connection_eur
        + per_kw * contracted_power_kw
        + grid_energy_eur_per_kwh * electricity_yearly_kwh
    )
    return sum_over(GRID_CLASS, grid_class_used * tariff) * opex_index * grid_tariff_factor


@quantity("EUR/yr", yearly=True, over_years="sum")
def electricity_cost_eur(electricity_commodity_eur, electricity_tax_eur, electricity_grid_eur):
    """Electricity"""
    return electricity_commodity_eur + electricity_tax_eur + electricity_grid_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def gas_commodity_eur(gas_yearly_m3, gas_price_yearly_eur_per_m3):
    """Gas, bare"""
    return gas_yearly_m3 * gas_price_yearly_eur_per_m3


@quantity("m3", per=GAS_BRACKET)
def gas_bracket_from_m3(gas_limit_1, gas_limit_2, gas_limit_3):
    """Lower limit of the gas bracket"""
    return by_element(GAS_BRACKET, {"2": gas_limit_1, "3": gas_limit_2, "4": gas_limit_3})


@quantity("m3", per=GAS_BRACKET)
def gas_bracket_to_m3(gas_limit_1, gas_limit_2, gas_limit_3, no_limit):
    """Upper limit of the gas bracket"""
    return by_element(GAS_BRACKET, {"1": gas_limit_1, "2": gas_limit_2, "3": gas_limit_3, "4": no_limit})


@quantity("m3", per=GAS_BRACKET, yearly=True)
def gas_in_bracket_m3(gas_yearly_m3, gas_bracket_from_m3, gas_bracket_to_m3):
    """Gas in the bracket"""
    return np.maximum(np.minimum(gas_yearly_m3, gas_bracket_to_m3) - gas_bracket_from_m3, 0)


@quantity("EUR/yr", yearly=True, over_years="sum")
def gas_tax_eur(gas_in_bracket_m3, gas_tax_eur_per_m3, energy_tax_factor):
    """Energy tax on gas in the year"""
    return sum_over(GAS_BRACKET, gas_in_bracket_m3 * gas_tax_eur_per_m3) * energy_tax_factor


@quantity("EUR/yr", yearly=True, over_years="sum")
def gas_grid_eur(gas_grid_standing_eur, delivers, opex_index):
    """Gas grid in the year"""
    return gas_grid_standing_eur * delivers * opex_index


@quantity("EUR/yr", yearly=True, over_years="sum")
def gas_cost_eur(gas_commodity_eur, gas_tax_eur, gas_grid_eur):
    """Gas"""
    return gas_commodity_eur + gas_tax_eur + gas_grid_eur


@quantity("EUR/kWh", yearly=True)
def electricity_all_in_eur_per_kwh(electricity_cost_eur, electricity_yearly_kwh):
    """Electricity, all in"""
    return share_of(electricity_cost_eur, electricity_yearly_kwh)
