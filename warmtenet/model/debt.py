"""Loans: drawn with the purchases, repaid over the lifetimes (SPEC 12)."""

import numpy as np

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import annuity, choose, in_last_year, share_of, sum_over, sum_vintages
from warmtenet.model.families import COST, FINANCE, LOAN

CHAPTER = FINANCE

FORMS = {"annuity": "annuity", "linear": "linear"}

debt_form = given(
    "word",
    "annuity",
    "Repayment of the main loan",
    words=FORMS,
    help="Its term is the lifetime of what is bought; first payment one year after drawing",
)
construction_interest = given(
    "word",
    "paid",
    "Interest before the first delivery",
    words={"paid": "paid by the shareholder", "added": "added to the loan"},
    help="Added interest is repaid in equal parts from the first delivery on",
)
loan_share = given(
    "%",
    0,
    "Part of all loans",
    0,
    1,
    per=LOAN,
    required=True,
    key="share",
    help="Further loans beside the main one, which takes the rest; together at most 100 %",
)
loan_rate = given("%", None, "Interest rate", 0, 0.3, per=LOAN, required=True, key="rate")
loan_form = given("word", "annuity", "Repayment", per=LOAN, words=FORMS, key="form")
loan_term = given("yr", 30, "Term", 1, 60, per=LOAN, key="term", help="Whole years")


@quantity("EUR", yearly=True, over_years="sum")
def purchases_eur(capex_eur, replacement_eur):
    """Investment and replacement, all items"""
    return capex_eur + replacement_eur


@quantity("%", yearly=True)
def financed_share(purchases_eur, subsidy_wis_eur, subsidy_kvw_eur, subsidy_extra_eur, revenue_bak_eur):
    """Part of the purchases left after investment grants and contributions"""
    left = purchases_eur - subsidy_wis_eur - subsidy_kvw_eur - subsidy_extra_eur - revenue_bak_eur
    return share_of(np.maximum(left, 0), purchases_eur)


@quantity("%")
def main_loan_share(loan_share):
    """Main loan as part of all loans"""
    return np.maximum(1 - sum_over(LOAN, loan_share), 0)


@quantity("EUR", yearly=True, over_years="sum")
def drawn_eur(purchases_eur, financed_share, gearing):
    """Loans drawn"""
    return purchases_eur * financed_share * gearing


@quantity("EUR", per=COST, yearly=True)
def item_drawn_before_eur(item_main_drawn_eur_previous):
    """Main loan drawn in the year before"""
    return item_main_drawn_eur_previous


@quantity("EUR", per=COST, yearly=True, over_years="sum")
def item_main_drawn_eur(item_purchase_eur, financed_share, gearing, main_loan_share):
    """Main loan drawn for the item"""
    return item_purchase_eur * (financed_share * gearing * main_loan_share)


@quantity("EUR", per=COST, yearly=True)
def item_paying_eur(item_drawn_before_eur, cost_lifetime):
    """Main loan under repayment, as drawn"""
    return sum_vintages(item_drawn_before_eur, cost_lifetime)


@quantity("factor", per=COST)
def item_annuity(cost_of_debt, cost_lifetime):
    """Yearly payment per euro of main loan"""
    return annuity(cost_of_debt, cost_lifetime)


@quantity("EUR/yr", yearly=True)
def main_annuity_eur(item_paying_eur, item_annuity):
    """Payment on the main loan as an annuity"""
    return sum_over(COST, item_paying_eur * item_annuity)


@quantity("EUR/yr", yearly=True)
def main_linear_eur(item_paying_eur, cost_lifetime):
    """Repayment of the main loan in equal parts"""
    return sum_over(COST, item_paying_eur / cost_lifetime)


@quantity("EUR", yearly=True)
def main_drawn_eur(drawn_eur, main_loan_share):
    """Main loan drawn"""
    return drawn_eur * main_loan_share


@quantity("yes/no", yearly=True)
def is_last_row(year):
    """Last row of the cash flow"""
    return in_last_year(year, 1)


@quantity("EUR/yr", yearly=True)
def main_interest_eur(main_debt_eur_previous, cost_of_debt):
    """Interest on the main loan"""
    return main_debt_eur_previous * cost_of_debt


@quantity("EUR/yr", yearly=True)
def main_repayment_eur(
    debt_form,
    main_annuity_eur,
    main_interest_eur,
    main_linear_eur,
    main_debt_eur_previous,
    main_drawn_eur,
    is_last_row,
):
    """Repayment of the main loan"""
    planned = choose(debt_form, {"annuity": main_annuity_eur - main_interest_eur, "linear": main_linear_eur})
    return np.where(
        is_last_row > 0, main_debt_eur_previous + main_drawn_eur, np.minimum(planned, main_debt_eur_previous)
    )


@quantity("EUR", yearly=True)
def main_debt_eur(main_debt_eur_previous, main_drawn_eur, main_repayment_eur):
    """Main loan at the end of the year"""
    return main_debt_eur_previous + main_drawn_eur - main_repayment_eur


@quantity("EUR", per=LOAN, yearly=True)
def loan_drawn_eur(drawn_eur, loan_share):
    """Loan drawn"""
    return drawn_eur * loan_share


@quantity("EUR", per=LOAN, yearly=True)
def loan_drawn_before_eur(loan_drawn_eur_previous):
    """Loan drawn in the year before"""
    return loan_drawn_eur_previous


@quantity("EUR", per=LOAN, yearly=True)
def loan_paying_eur(loan_drawn_before_eur, loan_term):
    """Loan under repayment, as drawn"""
    return sum_vintages(loan_drawn_before_eur, loan_term)


@quantity("EUR/yr", per=LOAN, yearly=True)
def loan_payment_eur(loan_paying_eur, loan_rate, loan_term):
    """Payment on the loan as an annuity"""
    return loan_paying_eur * annuity(loan_rate, loan_term)


@quantity("EUR/yr", per=LOAN, yearly=True)
def loan_interest_eur(loan_debt_eur_previous, loan_rate):
    """Interest on the loan"""
    return loan_debt_eur_previous * loan_rate


@quantity("EUR/yr", per=LOAN, yearly=True)
def loan_repayment_eur(
    loan_form,
    loan_payment_eur,
    loan_interest_eur,
    loan_paying_eur,
    loan_term,
    loan_debt_eur_previous,
    loan_drawn_eur,
    is_last_row,
):
    """Repayment of the loan"""
    planned = choose(
        loan_form,
        {"annuity": loan_payment_eur - loan_interest_eur, "linear": loan_paying_eur / loan_term},
    )
    return np.where(
        is_last_row > 0, loan_debt_eur_previous + loan_drawn_eur, np.minimum(planned, loan_debt_eur_previous)
    )


@quantity("EUR", per=LOAN, yearly=True)
def loan_debt_eur(loan_debt_eur_previous, loan_drawn_eur, loan_repayment_eur):
    """Loan at the end of the year"""
    return loan_debt_eur_previous + loan_drawn_eur - loan_repayment_eur


@quantity("EUR/yr", yearly=True)
def contract_interest_eur(main_interest_eur, loan_interest_eur):
    """Interest on the loans as drawn"""
    return main_interest_eur + sum_over(LOAN, loan_interest_eur)


@quantity("EUR/yr", yearly=True)
def added_interest_eur(contract_interest_eur, added_debt_interest_eur, construction_interest, delivers):
    """Interest added to the loans"""
    added = choose(construction_interest, {"added": 1, "paid": 0}) * (1 - delivers)
    return (contract_interest_eur + added_debt_interest_eur) * added


@quantity("EUR/yr", yearly=True)
def added_debt_interest_eur(added_debt_eur_previous, cost_of_debt):
    """Interest on added interest"""
    return added_debt_eur_previous * cost_of_debt


@quantity("EUR/yr", yearly=True)
def added_repayment_eur(added_debt_eur_previous, delivers, last_row_year, year):
    """Repayment of added interest"""
    return added_debt_eur_previous * delivers / (last_row_year - year + 1)


@quantity("EUR", yearly=True)
def added_debt_eur(added_debt_eur_previous, added_interest_eur, added_repayment_eur):
    """Added interest that is still owed"""
    return added_debt_eur_previous + added_interest_eur - added_repayment_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def interest_eur(contract_interest_eur, added_debt_interest_eur):
    """Interest"""
    return contract_interest_eur + added_debt_interest_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def repayment_eur(main_repayment_eur, loan_repayment_eur, added_repayment_eur):
    """Repayment"""
    return main_repayment_eur + sum_over(LOAN, loan_repayment_eur) + added_repayment_eur


@quantity("EUR", yearly=True, over_years="last")
def debt_eur(main_debt_eur, loan_debt_eur, added_debt_eur):
    """Debt at the end of the year"""
    return main_debt_eur + sum_over(LOAN, loan_debt_eur) + added_debt_eur


@quantity("EUR/yr", yearly=True, over_years="sum")
def debt_service_eur(interest_eur, repayment_eur, added_interest_eur):
    """Debt service"""
    return interest_eur + repayment_eur - added_interest_eur
