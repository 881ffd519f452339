"""What a bank looks at: statements, balance sheet, cover of the debt service, equity (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import quantity
from warmtenet.core.verbs import (
    choose,
    given_or,
    irr,
    mean_year,
    missing_unless,
    raised,
    share_of,
    smallest_year,
    sum_years,
)
from warmtenet.model.families import BALANCE

CHAPTER = BALANCE


@quantity("EUR/yr", yearly=True, over_years="sum")
def net_profit_eur(operating_profit_eur, interest_eur, profit_tax_levered_eur):
    """Profit after interest and tax"""
    return operating_profit_eur - interest_eur - profit_tax_levered_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def cash_flow_equity_eur(net_cash_flow_eur, profit_tax_levered_eur, drawn_eur, debt_service_eur):
    """Cash flow to the shareholder

    Distributed when positive, called when negative, each year.
    """
    return net_cash_flow_eur - profit_tax_levered_eur + drawn_eur - debt_service_eur


@quantity("EUR", yearly=True, over_years="last")
def assets_eur(book_value_eur, is_last_row):
    """Assets at the end of the year

    In the last year everything is sold at its residual value.
    """
    return book_value_eur * (1 - is_last_row)


@quantity("EUR", yearly=True, over_years="last")
def equity_eur(equity_eur_previous, net_profit_eur, cash_flow_equity_eur):
    """Equity at the end of the year"""
    return equity_eur_previous + net_profit_eur - cash_flow_equity_eur


@quantity("EUR", yearly=True, over_years="last")
def bak_deferred_eur(bak_tax, bak_total_yearly_eur, bak_released_total_eur, is_last_row):
    """Contributions not yet in the profit"""
    open_part = (bak_total_yearly_eur - bak_released_total_eur) * (1 - is_last_row)
    return choose(bak_tax, {"spread": open_part}, otherwise=0)


@quantity("EUR", yearly=True, over_years="last")
def liabilities_eur(equity_eur, debt_eur, bak_deferred_eur):
    """Equity, debt and deferred contributions"""
    return equity_eur + debt_eur + bak_deferred_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def cfads_eur(
    revenue_eur, subsidy_wis_eur, subsidy_kvw_eur, subsidy_extra_eur, opex_eur, profit_tax_levered_eur
):
    """Cash flow available for debt service (CFADS)"""
    grants = subsidy_wis_eur + subsidy_kvw_eur + subsidy_extra_eur
    return revenue_eur - grants - opex_eur - profit_tax_levered_eur


@quantity("yes/no", yearly=True)
def has_debt_service(debt_service_eur, is_last_row):
    """Year with debt service that counts for the DSCR"""
    return np.where(debt_service_eur > 0, 1, 0) * (1 - is_last_row)


@quantity("factor", yearly=True, may_be_missing=True)
def dscr(cfads_eur, debt_service_eur, has_debt_service):
    """Debt service cover ratio (DSCR)"""
    return missing_unless(has_debt_service > 0, share_of(cfads_eur, debt_service_eur))


@quantity("factor", may_be_missing=True)
def dscr_min(dscr):
    """Lowest DSCR"""
    return smallest_year(dscr)


@quantity("factor", may_be_missing=True)
def dscr_mean(dscr):
    """Mean DSCR"""
    return mean_year(dscr)


@quantity("factor", yearly=True)
def loan_discount_factor(cost_of_debt, discount_years):
    """Discount factor at the interest rate"""
    return raised(1 + cost_of_debt, -discount_years)


@quantity("EUR")
def pv_cfads_eur(cfads_eur, has_debt_service, loan_discount_factor):
    """Present value of CFADS in the years with debt service, at the interest rate"""
    return sum_years(cfads_eur * has_debt_service * loan_discount_factor)


@quantity("EUR")
def pv_debt_service_eur(debt_service_eur, has_debt_service, loan_discount_factor):
    """Present value of the debt service, at the interest rate"""
    return sum_years(debt_service_eur * has_debt_service * loan_discount_factor)


@quantity("factor", may_be_missing=True)
def llcr(pv_cfads_eur, pv_debt_service_eur):
    """Loan life cover ratio (LLCR)"""
    return missing_unless(pv_debt_service_eur > 0, share_of(pv_cfads_eur, pv_debt_service_eur))


@quantity("EUR", may_be_missing=True)
def debt_capacity_eur(pv_cfads_eur, pv_debt_service_eur, dscr_norm):
    """Loan that fits the required DSCR

    Present value of what is available in the years with debt service, divided by the required DSCR.
    """
    norm = given_or(dscr_norm, 0)
    known = (norm > 0) & (pv_debt_service_eur > 0)
    return missing_unless(known, share_of(np.maximum(pv_cfads_eur, 0), norm))


@quantity("factor", yearly=True)
def equity_discount_factor(cost_of_equity_after_tax, discount_years):
    """Discount factor at the cost of equity"""
    return raised(1 + cost_of_equity_after_tax, -discount_years)


@quantity("EUR")
def npv_equity_eur(cash_flow_equity_eur, equity_discount_factor):
    """Net present value for the shareholder"""
    return sum_years(cash_flow_equity_eur * equity_discount_factor)


@quantity("%", may_be_missing=True)
def irr_equity(cash_flow_equity_eur):
    """Return on equity"""
    return irr(cash_flow_equity_eur)


@quantity("EUR")
def npv_loans_eur(drawn_eur, debt_service_eur, loan_discount_factor):
    """Value of the loans to the heat company at the interest rate

    Zero when all loans carry that rate.
    """
    return sum_years((drawn_eur - debt_service_eur) * loan_discount_factor)
