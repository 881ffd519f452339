"""Cost of capital and the value after tax (SPEC 12)."""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import (
    irr,
    raised,
    sum_years,
)
from warmtenet.model.families import FINANCE

CHAPTER = FINANCE

gearing = given(
    "%",
    None,
    "Gearing",
    0,
    1,
    figure="wacc.gearing",
    when="2025",
    help="Loans as part of the capital; memo: ACM decision 2023",
)
cost_of_debt = given(
    "%",
    None,
    "Interest rate of loans",
    0,
    0.3,
    range=(0.025, 0.05),
    figure="wacc.cost_of_debt",
    when="2025",
)
cost_of_equity_after_tax = given(
    "%",
    None,
    "Cost of equity after tax",
    0,
    0.5,
    range=(0.03, 0.11),
    figure="wacc.cost_of_equity_after_tax",
    when="2025",
)
acm_2023_gearing = given("%", None, "Gearing, ACM 2023", figure="wacc.gearing", when="2025", hidden=True)
acm_2023_cost_of_debt = given(
    "%", None, "Interest rate, ACM 2023", figure="wacc.cost_of_debt", when="2025", hidden=True
)
acm_2023_cost_of_equity = given(
    "%", None, "Cost of equity, ACM 2023", figure="wacc.cost_of_equity_after_tax", when="2025", hidden=True
)
acm_2026_gearing = given("%", None, "Gearing, ACM 2026-2028", figure="wacc.gearing", when="2026", hidden=True)
acm_2026_cost_of_debt = given(
    "%", None, "Interest rate, ACM 2026-2028", figure="wacc.cost_of_debt", when="2026", hidden=True
)
acm_2026_cost_of_equity = given(
    "%",
    None,
    "Cost of equity, ACM 2026-2028",
    figure="wacc.cost_of_equity_after_tax",
    when="2026",
    hidden=True,
)


@quantity("%")
def wacc_pre_tax(gearing, cost_of_debt, cost_of_equity_after_tax, corporate_tax_rate):
    """WACC before tax"""
    return gearing * cost_of_debt + (1 - gearing) * cost_of_equity_after_tax / (1 - corporate_tax_rate)


@quantity("%")
def wacc_post_tax(gearing, cost_of_debt, cost_of_equity_after_tax, corporate_tax_rate):
    """WACC after tax"""
    return gearing * cost_of_debt * (1 - corporate_tax_rate) + (1 - gearing) * cost_of_equity_after_tax


@quantity("%")
def wacc_real(wacc_pre_tax, inflation_revenue):
    """WACC before tax, real"""
    return (1 + wacc_pre_tax) / (1 + inflation_revenue) - 1


@quantity("%")
def wacc_acm_2023(acm_2023_gearing, acm_2023_cost_of_debt, acm_2023_cost_of_equity, corporate_tax_rate):
    """WACC before tax, ACM 2023"""
    return acm_2023_gearing * acm_2023_cost_of_debt + (1 - acm_2023_gearing) * acm_2023_cost_of_equity / (
        1 - corporate_tax_rate
    )


@quantity("%")
def wacc_acm_2026(acm_2026_gearing, acm_2026_cost_of_debt, acm_2026_cost_of_equity, corporate_tax_rate):
    """WACC before tax, ACM 2026-2028"""
    return acm_2026_gearing * acm_2026_cost_of_debt + (1 - acm_2026_gearing) * acm_2026_cost_of_equity / (
        1 - corporate_tax_rate
    )


@quantity("EUR", yearly=True)
def present_value_at_acm_2026_eur(net_cash_flow_eur, wacc_acm_2026, discount_years):
    """Present value at the WACC of ACM 2026-2028"""
    return net_cash_flow_eur * raised(1 + wacc_acm_2026, -discount_years)


@quantity("EUR")
def npv_at_acm_2026_eur(present_value_at_acm_2026_eur):
    """Net present value at the WACC of ACM 2026-2028"""
    return sum_years(present_value_at_acm_2026_eur)


@quantity("EUR/yr", yearly=True, over_years="sum")
def cash_flow_post_tax_eur(net_cash_flow_eur, profit_tax_eur):
    """Net cash flow after tax"""
    return net_cash_flow_eur - profit_tax_eur


@quantity("factor", yearly=True)
def discount_factor_post_tax(wacc_post_tax, discount_years):
    """Discount factor after tax"""
    return raised(1 + wacc_post_tax, -discount_years)


@quantity("EUR")
def npv_post_tax_eur(cash_flow_post_tax_eur, discount_factor_post_tax):
    """Net present value after tax"""
    return sum_years(cash_flow_post_tax_eur * discount_factor_post_tax)


@quantity("%", may_be_missing=True)
def irr_post_tax(cash_flow_post_tax_eur):
    """Project return after tax"""
    return irr(cash_flow_post_tax_eur)


@quantity("EUR")
def npv_mixed_rates_eur(cash_flow_post_tax_eur, discount_factor):
    """Flow after tax at the rate before tax, shown as error only"""
    return sum_years(cash_flow_post_tax_eur * discount_factor)
