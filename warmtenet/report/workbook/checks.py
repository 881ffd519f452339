"""The checks of the workbook: what must agree, each side once for formula and number.

A check is a function of values of the model that gives both sides; see `live.Formula`. Checks whose
values are not in the model of a concept are left out.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from warmtenet.core.relations import at_position
from warmtenet.core.verbs import last_year, sum_over, sum_years
from warmtenet.locale import Text, text
from warmtenet.model.families import (
    ARCHETYPE,
    COST,
    COST_CHAPTER,
    HOME_WORK,
    HOUSEHOLD,
    MEASURE_VARIANT,
    VARIANT,
)
from warmtenet.report.workbook.live import Formula, of

CENT, SMALL, EURO = 0.01, 1e-6, 1.0


@dataclass(frozen=True)
class Check:
    """Two sides that must agree.

    Attributes
    ----------
    sides
        Gives A and B.
    each_year
        Both are yearly and must agree in every year; the sheet shows their sums.
    at_most
        A may be smaller than B.
    """

    label: Text
    unit: str
    tolerance: float
    sides: Formula
    each_year: bool = False
    at_most: bool = False

    def shown(self, a: Any, b: Any) -> tuple[Any, Any, Any]:
        """Return A, B and their difference as the sheet shows them."""
        if self.each_year:
            return sum_years(a), sum_years(b), sum_years(np.absolute(a - b))
        return a, b, np.maximum(a - b, 0) if self.at_most else a - b


@dataclass(frozen=True)
class Row:
    """A check on the sheet: formulas with their values.

    `b` may be a plain number; an empty `difference` is A - B.
    """

    label: str
    unit: str
    tolerance: float
    a: str
    b: str | float
    values: tuple[float, float, float]
    sheet: str
    difference: str = ""

    @property
    def closes(self) -> bool:
        """Whether the difference is within the tolerance."""
        return abs(self.values[2]) <= self.tolerance


def _present(delivers: Any, cost: Any) -> tuple[Any, Any]:
    """Count the operating years with a cost, and how many there must be when it occurs at all."""
    occurs = np.where(sum_years(cost) > 0, 1, 0)
    return sum_years(delivers * (cost > 0)), sum_years(delivers) * occurs


def _parts(whole: Any, *parts: Any) -> tuple[Any, Any]:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return whole, total


CHECKS = (
    Check(
        text("Heat produced = heat sold + loss, each year"), "MWh", SMALL,
        of(lambda heat_production_yearly_mwh, heat_demand_sold_mwh, network_loss_yearly_mwh: (
            heat_production_yearly_mwh, heat_demand_sold_mwh + network_loss_yearly_mwh)),
        each_year=True,
    ),
    Check(
        text("Heat pumps + boilers = heat produced, each year"), "MWh", SMALL,
        of(lambda heat_production_yearly_mwh, heat_pump_heat_yearly_mwh, boiler_heat_yearly_mwh: (
            heat_pump_heat_yearly_mwh + boiler_heat_yearly_mwh, heat_production_yearly_mwh)),
        each_year=True,
    ),
    Check(
        text("Heat pumps + boilers = heat produced, full size"), "MWh", SMALL,
        of(lambda heat_pump_heat_mwh, boiler_heat_mwh, heat_production_mwh: (
            heat_pump_heat_mwh + boiler_heat_mwh, heat_production_mwh)),
    ),
    Check(
        text("Source: heat drawn = heat of the heat pumps - electricity of the compressors"), "MWh", SMALL,
        of(lambda cold_side_heat_mwh, heat_pump_heat_mwh, heat_pump_electricity_mwh: (
            cold_side_heat_mwh, heat_pump_heat_mwh - heat_pump_electricity_mwh)),
    ),
    Check(
        text("Source: river + store = heat drawn"), "MWh", SMALL,
        of(lambda direct_source_heat_mwh, wko_extraction_mwh, cold_side_heat_mwh: (
            direct_source_heat_mwh + wko_extraction_mwh, cold_side_heat_mwh)),
    ),
    Check(
        text("Store: in = out + loss"), "MWh", SMALL,
        of(lambda wko_storage_mwh, wko_extraction_mwh, wko_loss_mwh: (
            wko_storage_mwh, wko_extraction_mwh + wko_loss_mwh)),
    ),
    Check(
        text("Electricity in kWh = in MWh, each year"), "kWh", SMALL,
        of(lambda electricity_yearly_kwh, electricity_yearly_mwh: (
            electricity_yearly_kwh, electricity_yearly_mwh * 1000)),
        each_year=True,
    ),
    Check(
        text("Connections of the years = connected at the end"), "weq", SMALL,
        of(lambda new_weq, connected_weq_final: (sum_years(new_weq), connected_weq_final)),
    ),
    Check(
        text("Connected weq never falls"), "weq", SMALL,
        of(lambda new_weq: (sum_years(new_weq * (new_weq < 0)), 0)),
    ),
    Check(
        text("Connected weq within the weq of the area"), "weq", SMALL,
        of(lambda connected_weq_final, weq_total: (connected_weq_final, weq_total)),
        at_most=True,
    ),
    Check(
        text("Revenue = its parts, each year"), "EUR", CENT,
        Formula(
            ("revenue_eur", "revenue_variable_eur", "revenue_fixed_eur", "revenue_bak_eur",
             "revenue_subsidy_eur"),
            _parts,
        ),
        each_year=True,
    ),
    Check(
        text("Operating cost = its parts, each year"), "EUR", CENT,
        Formula(
            ("opex_eur", "electricity_cost_eur", "gas_cost_eur", "maintenance_eur", "management_eur",
             "own_opex_eur"),
            _parts,
        ),
        each_year=True,
    ),
    Check(
        text("Electricity = commodity + energy tax + grid, each year"), "EUR", CENT,
        Formula(
            ("electricity_cost_eur", "electricity_commodity_eur", "electricity_tax_eur",
             "electricity_grid_eur"),
            _parts,
        ),
        each_year=True,
    ),
    Check(
        text("Items of the cost table = investment"), "EUR", CENT,
        of(lambda item_capex_total_eur, capex_total_eur: (
            sum_over(COST, item_capex_total_eur), capex_total_eur)),
    ),
    Check(
        text("Investment by chapter = investment"), "EUR", CENT,
        of(lambda chapter_capex_eur, capex_total_eur: (
            sum_over(COST_CHAPTER, chapter_capex_eur), capex_total_eur)),
    ),
    Check(
        text("Investment by chapter = investment, at price level"), "EUR", CENT,
        of(lambda chapter_real_eur, capex_real_total_eur: (
            sum_over(COST_CHAPTER, chapter_real_eur), capex_real_total_eur)),
    ),
    Check(
        text("Electricity is paid in each operating year"), "number", SMALL,
        Formula(("delivers", "electricity_cost_eur"), _present),
    ),
    Check(
        text("Gas is paid in each operating year"), "number", SMALL,
        Formula(("delivers", "gas_cost_eur"), _present),
    ),
    Check(
        text("Maintenance is paid in each operating year"), "number", SMALL,
        Formula(("delivers", "maintenance_eur"), _present),
    ),
    Check(
        text("Management is paid in each operating year"), "number", SMALL,
        Formula(("delivers", "management_eur"), _present),
    ),
    Check(
        text("Subsidies = WIS + SDE++ + Kansen voor West III + extra subsidy, each year"), "EUR", CENT,
        of(lambda revenue_subsidy_eur, subsidy_wis_eur, subsidy_sde_eur, subsidy_kvw_eur, subsidy_extra_eur: (
            revenue_subsidy_eur, subsidy_wis_eur + subsidy_sde_eur + subsidy_kvw_eur + subsidy_extra_eur)),
        each_year=True,
    ),
    Check(
        text("WIS paid out is at most the WIS granted"), "EUR", CENT,
        of(lambda subsidy_wis_eur, wis_grant_eur: (sum_years(subsidy_wis_eur), wis_grant_eur)),
        at_most=True,
    ),
    Check(
        text("WIS is at most the share of the eligible cost"), "EUR", CENT,
        of(lambda wis_grant_eur, wis_share_amount_eur: (wis_grant_eur, wis_share_amount_eur)),
        at_most=True,
    ),
    Check(
        text("WIS is at most the amount per connection"), "EUR", CENT,
        of(lambda wis_grant_eur, wis_connection_amount_eur: (wis_grant_eur, wis_connection_amount_eur)),
        at_most=True,
    ),
    Check(
        text("WIS is at most the maximum per network"), "EUR", CENT,
        of(lambda wis_grant_eur, wis_cap_eur: (wis_grant_eur, wis_cap_eur)),
        at_most=True,
    ),
    Check(
        text("WIS is at most the funding gap"), "EUR", CENT,
        of(lambda wis_grant_eur, wis_funding_gap_eur: (wis_grant_eur, wis_funding_gap_eur)),
        at_most=True,
    ),
    Check(
        text("Cumulative cash flow ends at the sum of the years"), "EUR", CENT,
        of(lambda cumulative_cash_eur, net_cash_flow_eur: (
            last_year(cumulative_cash_eur), sum_years(net_cash_flow_eur))),
    ),
    Check(
        text("Cumulative present value ends at the net present value"), "EUR", CENT,
        of(lambda cumulative_present_value_eur, npv_project_eur: (
            last_year(cumulative_present_value_eur), npv_project_eur)),
    ),
    Check(
        text("Depreciation + book value at the end = purchases"), "EUR", CENT,
        of(lambda depreciation_eur, book_value_eur, tax_base_eur: (
            sum_years(depreciation_eur) + last_year(book_value_eur), sum_years(tax_base_eur))),
    ),
    Check(
        text("Book value is never negative"), "EUR", CENT,
        of(lambda book_value_eur: (sum_years(book_value_eur * (book_value_eur < 0)), 0)),
    ),
    Check(
        text("Loss carried forward is never negative"), "EUR", CENT,
        of(lambda loss_carried_eur: (sum_years(loss_carried_eur * (loss_carried_eur < 0)), 0)),
    ),
    Check(
        text("Loss set off is at most the profit, all years"), "EUR", CENT,
        of(lambda loss_used_eur, taxable_profit_eur: (
            sum_years(loss_used_eur), sum_years(taxable_profit_eur * (taxable_profit_eur > 0)))),
        at_most=True,
    ),
    Check(
        text("Loss carried forward with loans is never negative"), "EUR", CENT,
        of(lambda loss_carried_levered_eur: (
            sum_years(loss_carried_levered_eur * (loss_carried_levered_eur < 0)), 0)),
    ),
    Check(
        text("Balance sheet: assets = equity and liabilities, each year"), "EUR", CENT,
        of(lambda assets_eur, liabilities_eur: (assets_eur, liabilities_eur)),
        each_year=True,
    ),
    Check(
        text("Loans are repaid at the end"), "EUR", CENT,
        of(lambda debt_eur: (last_year(debt_eur), 0)),
    ),
    Check(
        text("Loans drawn + interest added = repaid"), "EUR", CENT,
        of(lambda drawn_eur, added_interest_eur, repayment_eur: (
            sum_years(drawn_eur) + sum_years(added_interest_eur), sum_years(repayment_eur))),
    ),
    Check(
        text("Loans are worth nothing at their own rate (without further loans)"), "EUR", CENT,
        of(lambda npv_loans_eur, main_loan_share: (npv_loans_eur * (main_loan_share >= 1), 0)),
    ),
    Check(
        text("Paid in and distributed = result for the shareholder, all years"), "EUR", CENT,
        of(lambda cash_flow_equity_eur, net_profit_eur: (
            sum_years(cash_flow_equity_eur), sum_years(net_profit_eur))),
    ),
    Check(
        text("Payments of residents = heat revenue, each year"), "EUR", CENT,
        of(lambda revenue_variable_eur, revenue_fixed_eur, heat_payments_check_eur: (
            revenue_variable_eur + revenue_fixed_eur + heat_payments_check_eur,
            revenue_variable_eur + revenue_fixed_eur)),
        each_year=True,
    ),
    Check(
        text("Household: four segments = yearly cost, all dwelling types and ways of heating"), "EUR", CENT,
        of(lambda household_cost_eur_per_year, household_usage_eur, household_fixed_eur,
           household_device_cost_eur, household_own_investment_eur: (
               sum_over(HOUSEHOLD, household_cost_eur_per_year),
               sum_over(HOUSEHOLD, household_usage_eur + household_fixed_eur)
               + sum_over(HOUSEHOLD, household_device_cost_eur + household_own_investment_eur))),
    ),
    Check(
        text("Household: gas + electricity + heat = usage"), "EUR", CENT,
        of(lambda household_usage_eur, household_gas_eur, household_electricity_eur,
           household_heat_variable_eur: (
               sum_over(HOUSEHOLD, household_gas_eur + household_electricity_eur)
               + sum_over(HOUSEHOLD, household_heat_variable_eur),
               sum_over(HOUSEHOLD, household_usage_eur))),
    ),
    Check(
        text("Dwelling: measures together = cost of the measures"), "EUR", CENT,
        of(lambda measure_cost_eur, measure_item_incl_eur: (
            sum_over(MEASURE_VARIANT, measure_item_incl_eur), sum_over(VARIANT, measure_cost_eur))),
    ),
    Check(
        text("Dwelling: ISDE of the measures together"), "EUR", CENT,
        of(lambda measure_isde_eur, measure_item_isde_eur: (
            sum_over(MEASURE_VARIANT, measure_item_isde_eur), sum_over(VARIANT, measure_isde_eur))),
    ),
    Check(
        text("Dwelling: owner + grid operator = connection work"), "EUR", CENT,
        of(lambda indoor_work_eur, work_grid_operator_eur, work_item_eur: (
            sum_over(ARCHETYPE, indoor_work_eur + work_grid_operator_eur),
            sum_over(HOME_WORK, work_item_eur))),
    ),
    Check(
        text("Household: investment - subsidy = paid once, owner-occupier"), "EUR", CENT,
        of(lambda household_one_off_owner_eur, household_investment_eur, household_subsidy_owner_eur: (
            sum_over(HOUSEHOLD, household_investment_eur - household_subsidy_owner_eur),
            sum_over(HOUSEHOLD, household_one_off_owner_eur))),
    ),
    Check(
        text("Reference dwelling: month x 12 = year on the heat network"), "EUR", CENT,
        of(lambda bill_month_eur, months_per_year, household_cost_eur_per_year, reference_network_option: (
            bill_month_eur * months_per_year,
            at_position(household_cost_eur_per_year, reference_network_option))),
    ),
)  # fmt: skip
