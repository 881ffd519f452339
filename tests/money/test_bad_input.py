"""Bad input of the money through the workbook: an answer, or an error that names the cell."""

import numpy as np
import pytest
from money import town
from support import cases

from warmtenet.core.model import NotFiniteError
from warmtenet.workbook import InputProblems


def problems_of(folder, scalars=None, **tables):
    with pytest.raises(InputProblems) as refused:
        cases.project_from(folder, {**town.SCALARS, **(scalars or {})}, **{**town.TABLES, **tables})
    return refused.value.problems


def answer(folder, scalars=None, **tables):
    project = cases.project_from(folder, {**town.SCALARS, **(scalars or {})}, **{**town.TABLES, **tables})
    return cases.result_of(project)


def assert_named(problems, cell_of=None):
    """Each problem names a sheet and a cell, and says what to do."""
    assert problems
    for problem in problems:
        assert problem.sheet
        assert problem.cell
        assert problem.expected or problem.remedy


def loans(**changes):
    rows = {name: dict(row) for name, row in town.LOANS.items()}
    rows["Fund"].update(changes)
    return town.named("loans", rows)


BAD_LOANS = {
    "share of 120 %": {"share": 1.2},
    "share below zero": {"share": -0.1},
    "rate of 330 %": {"rate": 3.3},
    "rate below zero": {"rate": -0.01},
    "term of zero": {"term": 0},
    "unknown form": {"form": "bullet"},
    "rate as a text": {"rate": "three"},
}


def test_loans_that_cannot_be(tmp_path):
    """All in one table: each is named by its own cell, and nothing is computed."""
    rows = {name: {"share": 0.01, "rate": 0.03, **bad} for name, bad in BAD_LOANS.items()}
    problems = problems_of(tmp_path, loans=town.named("loans", rows))
    assert_named(problems)
    assert len({p.cell for p in problems}) == len(BAD_LOANS)


def test_half_a_year_of_term_of_a_loan(tmp_path):
    """Whole years, as its explanation says: otherwise 1/7.5 a year is repaid for seven years."""
    assert_named(problems_of(tmp_path, loans=loans(term=7.5)))


def test_loans_that_together_exceed_everything(tmp_path):
    """Shares of 70 and 60 %: more is lent than is drawn."""
    rows = {"A": {"share": 0.7, "rate": 0.03}, "B": {"share": 0.6, "rate": 0.04}}
    assert_named(problems_of(tmp_path, loans=town.named("loans", rows)))


def test_loans_that_together_are_everything(tmp_path):
    """Shares of 70 and 30 %: there is no main loan left, and that is an answer."""
    rows = {"A": {"share": 0.7, "rate": 0.03}, "B": {"share": 0.3, "rate": 0.04}}
    result = answer(tmp_path, loans=town.named("loans", rows))
    assert result["main_loan_share"] == pytest.approx(0, abs=1e-12)
    assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < 0.005


def test_no_loans_table(tmp_path):
    result = answer(tmp_path, loans=[], tariff_lines=[])
    assert result["main_loan_share"] == 1
    assert result["lines_per_gj_eur"].sum() == 0


def test_a_loan_without_interest_is_an_answer(tmp_path):
    result = answer(tmp_path, {"cost_of_debt": 0}, loans=loans(rate=0))
    assert np.isfinite(result["npv_equity_eur"])


def test_cost_items_that_cannot_be(tmp_path):
    """Lifetimes of 0, -5, 7.5 and 1000 years, maintenance of -10 and 150 %: each cell is named."""
    changes = {
        "Heat pumps": {"lifetime": 0},
        "Boilers": {"lifetime": -5},
        "Net": {"lifetime": 7.5},
        "Sets": {"lifetime": 1000},
        "Leads": {"maintenance_share": -0.1},
        "Preparation": {"maintenance_share": 1.5},
    }
    rows = [{**row, **changes.get(row["item"], {})} for row in town.COSTS]
    problems = problems_of(tmp_path, costs=rows)
    assert_named(problems)
    assert len({p.cell for p in problems}) == len(problems) == len(changes)


BAD_SINGLE = {
    "years": 0, "gearing": 1.2, "cost_of_debt": -0.01, "corporate_tax_rate": 1.0, "bak_tax_term": 0,
    "dscr_norm": 0,
    "loss_share_above": 2, "tariff_discount": 1.01, "uptake": 1.5, "first_delivery_year": 2028,
    "kvw_share": 1.1,
    "cost_based_from_year": 2020,
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_SINGLE)
def test_a_single_value_that_cannot_be(town_project, name):
    with pytest.raises(InputProblems) as refused:
        cases.with_settings(town_project, **{name: BAD_SINGLE[name]})
    assert name in str(refused.value) or refused.value.problems[0].cell


def test_half_a_year_of_term_for_contributions(town_project):
    """Whole years, as its explanation says: otherwise 1/7.5 a year is released for seven years."""
    with pytest.raises(InputProblems):
        cases.with_settings(town_project, bak_tax_term=7.5)


def test_delivery_after_the_last_row(town_project):
    with pytest.raises(InputProblems):
        cases.with_settings(town_project, years=3, first_delivery_year=2032)


def test_a_date_before_every_round_grants_nothing(town_project):
    """An answer without grants, or a refusal in words."""
    names = ("wis", "sde", "eia", "isde", "sah")
    by_the_rules = {f"{n}_granted": "auto" for n in names}
    try:
        result = cases.with_settings(town_project, subsidy_application_date="2015-01-01", **by_the_rules)
    except InputProblems:
        return
    assert [result[f"{n}_is_granted"] for n in names] == [0] * 5


def test_a_word_that_does_not_exist(town_project):
    for name in ("wis_granted", "debt_form", "tariff_basis", "sde_category", "discount_moment"):
        with pytest.raises(InputProblems):
            cases.with_settings(town_project, **{name: "perhaps"})


EXTREMES = {
    "one year": {"years": 1},
    "no rate at all": {"cost_of_debt": 0, "cost_of_equity_after_tax": 0, "inflation_revenue": 0,
    "inflation_opex": 0},
    "discount rate of zero": {"discount_rate": 0},
    "all loans, nobody": {"gearing": 1, "uptake": 0},
    "no loans": {"gearing": 0},
    "free heat": {"variable_tariff_factor": 0, "fixed_tariff_eur": 0, "meter_tariff_eur": 0,
    "delivery_set_rent_eur": 0},
    "free heat, allowed revenue": {
        "variable_tariff_factor": 0, "fixed_tariff_eur": 0, "meter_tariff_eur": 0, "delivery_set_rent_eur": 0,
        "allowed_revenue_from_year": 2029,
    },
    "everything away": {"tariff_discount": 1},
    "no tax": {"corporate_tax_rate": 0, "corporate_tax_rate_low": 0},
    "sixty years": {"years": 60},
    "deflation": {"inflation_revenue": -0.05, "inflation_opex": -0.05, "inflation_capex": -0.05},
    "a rate from rounding": {"cost_of_debt": "1e-17"},
}  # fmt: skip


@pytest.mark.parametrize("extreme", EXTREMES)
def test_extremes_are_answered(town_project, extreme):
    try:
        result = cases.with_settings(town_project, **EXTREMES[extreme])
    except (NotFiniteError, ZeroDivisionError) as error:
        pytest.fail(f"no answer: {error}")
    assert np.isfinite(result["npv_project_eur"])
    assert np.isfinite(result["npv_equity_eur"])
    assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < 0.005


def test_allowed_revenue_without_any_tariff_brings_in_nothing(town_project):
    """Tariffs are scaled to the allowed revenue; tariffs of nothing cannot be, and stay nothing."""
    result = cases.with_settings(town_project, **EXTREMES["free heat, allowed revenue"])
    assert (result["allowed_scale"] == 0).all()
    assert (result["fixed_tariff_yearly_eur"] == 0).all()
