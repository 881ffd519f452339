"""Time, price level and indices (SPEC 1)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, raised
from warmtenet.model.families import PROJECT

CHAPTER = PROJECT

first_year = given(
    "year",
    2029,
    "First year",
    2023,
    2060,
    structural=True,
    help="First row of the cash flow; start of building",
)
years = given(
    "yr", 30, "Number of years", 1, 60, structural=True, help="Rows of the cash flow; the memo takes 30"
)
first_delivery_year = given(
    "year",
    None,
    "First year of heat delivery",
    2020,
    2080,
    optional=True,
    structural=True,
    help="Empty: the first year; earlier rows hold only spending",
)
price_level_year = given(
    "year",
    2025,
    "Price level of the amounts",
    2015,
    2040,
    structural=True,
    help="Year of the prices in this workbook; tariffs and energy prices are of this year",
)
inflation_revenue = given(
    "%", None, "Inflation of tariffs", -0.05, 0.15, range=(0.01, 0.03), figure="inflation.revenue"
)
inflation_opex = given(
    "%",
    None,
    "Inflation of operating costs",
    -0.05,
    0.15,
    range=(0.01, 0.03),
    figure="inflation.opex",
    help="Also for grid tariffs",
)
inflation_capex = given(
    "%", None, "Inflation of investments", -0.05, 0.15, range=(0.01, 0.03), figure="inflation.capex"
)
index_energy = given(
    "%",
    None,
    "Yearly change of bare energy prices",
    -0.1,
    0.15,
    range=(-0.01, 0.02),
    figure="inflation.energy",
)
discount_moment = given(
    "word",
    "start",
    "Moment of discounting",
    words={"start": "start of the year", "mid": "middle of the year", "end": "end of the year"},
    help="Where in the year a flow falls; the value date is 1 January of the first year",
)
gj_per_mwh = given("factor", 3.6, "Gigajoules per megawatt-hour", hidden=True)
hours_per_year = given("h", 8760, "Hours per year", hidden=True)
seconds_per_hour = given("factor", 3600, "Seconds per hour", hidden=True)
months_per_year = given("factor", 12, "Months per year", hidden=True)
kelvin_at_zero_c = given("K", 273.15, "Kelvin at zero degrees Celsius", hidden=True)
vat_rate = given("%", None, "VAT rate", 0, 0.3, figure="tax.vat")


@quantity("year")
def delivery_start_year(first_delivery_year, first_year):
    """First year with heat delivery"""
    return np.where(first_delivery_year > first_year, first_delivery_year, first_year)


@quantity("yr", yearly=True)
def year_index(year, first_year):
    """Years since the first year"""
    return year - first_year


@quantity("factor", yearly=True)
def revenue_index(year, price_level_year, inflation_revenue):
    """Index of tariffs"""
    return raised(1 + inflation_revenue, year - price_level_year)


@quantity("factor", yearly=True)
def opex_index(year, price_level_year, inflation_opex):
    """Index of operating costs"""
    return raised(1 + inflation_opex, year - price_level_year)


@quantity("yr", yearly=True)
def discount_years(year_index, discount_moment):
    """Years over which a flow is discounted"""
    return year_index + choose(discount_moment, {"start": 0, "mid": 1 / 2, "end": 1})
