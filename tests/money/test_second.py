"""The model against the second implementation, on random cases; 1e-9 of the largest amount in the row."""

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from money import town
from money.bank import Second

from warmtenet.scenarios.result import Result

YEARS = (1, 2, 6, 17)
RELAXED = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
ITEMS, LOANS = len(town.COSTS), len(town.LOANS)


class ByYears(dict):
    """Cases by their number of years; short when hypothesis prints it."""

    def __repr__(self):
        return "cases"


@pytest.fixture(scope="module")
def by_years(town_of):
    return ByYears({n: town_of(years=n).case for n in YEARS})


def between(low, high):
    """A number in hundredths of the range, its ends included: no rate of 1e-300 that nobody types."""
    return st.integers(0, 100).map(lambda i: low + (high - low) * i / 100)


NUMBERS = {
    "variable_tariff_factor": between(0, 5), "uptake": between(0, 1),
    "connection_rate_weq_per_year": between(20, 620),
    "first_year_delivery_share": between(0, 1), "inflation_revenue": between(-0.02, 0.05),
    "inflation_opex": between(-0.02, 0.05), "inflation_capex": between(-0.02, 0.05),
    "engineering_share": between(0, 0.3), "contingency_share": between(0, 0.3),
    "investment_factor": between(0.1, 3),
    "gearing": between(0, 1), "cost_of_debt": between(0, 0.1), "cost_of_equity_after_tax": between(0, 0.2),
    "corporate_tax_rate": between(0, 0.4), "corporate_tax_rate_low": between(0, 0.3),
    "corporate_tax_bracket_eur": between(0, 1e6), "loss_share_above": between(0, 1),
    "loss_threshold_eur": between(0, 2e6), "bak_owner_occupier_eur": between(0, 20_000),
    "bak_housing_association_eur": between(0, 4000), "bak_utility_eur": between(0, 4000),
    "bak_factor": between(0, 3), "extra_subsidy_eur": between(0, 5e5),
    "bak_tax_term": st.integers(1, 40).map(float), "tariff_discount": between(0, 0.5),
    "insurance_share_of_revenue": between(0, 0.1), "large_user_tariff_factor": between(0, 2),
    "large_user_kw": st.sampled_from([7.0, 100.0, 150.0]), "kvw_share": between(0, 0.4),
    "wis_cap_eur": between(1e5, 3e6), "management_eur_per_weq": between(0, 100),
    "sde_term": st.integers(1, 20).map(float),
}  # fmt: skip
WORDS = {
    "discount_moment": ("start", "mid", "end"), "residual_value": ("yes", "no"),
    "tax_brackets": ("flat", "two"),
    "wis_granted": ("yes", "no"), "eia_granted": ("yes", "no"), "sde_granted": ("yes", "no"),
    "kvw_granted": ("yes", "no"), "wis_tax": ("base", "income"), "bak_tax": ("once", "spread"),
    "debt_form": ("annuity", "linear"), "construction_interest": ("paid", "added"),
    "bak_is_net_of_subsidy": ("yes", "no"), "sde_category": ("a1", "a2", "b1"),
}  # fmt: skip


def each(strategy, count):
    return st.lists(strategy, min_size=count, max_size=count)


@st.composite
def scenario(draw):
    """A horizon, a late start of delivery, tariff regimes, and every input of the money."""
    years = draw(st.sampled_from(YEARS))
    last = town.FIRST + years - 1
    later = st.one_of(st.just(np.nan), st.integers(town.FIRST, last).map(float))
    found = {name: draw(s) for name, s in NUMBERS.items()}
    found |= {name: draw(st.sampled_from(words)) for name, words in WORDS.items()}
    found |= {
        n: draw(later) for n in ("first_delivery_year", "cost_based_from_year", "allowed_revenue_from_year")
    }
    found |= {
        "cost_lifetime": draw(each(st.integers(1, 40).map(float), ITEMS)),
        "cost_phase": draw(each(st.sampled_from(["start", "connections", "stages"]), ITEMS)),
        "eligible_for": draw(each(st.sampled_from(["none", "wis", "eia", "wis_eia"]), ITEMS)),
        "cost_maintenance_share": draw(each(between(0, 0.05), ITEMS)),
        "loan_share": draw(each(between(0, 0.5), LOANS)),
        "loan_rate": draw(each(between(0, 0.1), LOANS)),
        "loan_form": draw(each(st.sampled_from(["annuity", "linear"]), LOANS)),
        "loan_term": draw(each(st.integers(1, 30).map(float), LOANS)),
    }
    return years, found


def differences(values, second, size):
    """Names of the rows and single values that differ, with both."""
    wrong = []
    for name, computed in {**second.rows(), **second.singles()}.items():
        found = np.asarray(values[name], float).ravel()
        expected = np.atleast_1d(np.asarray(computed, float))
        is_ratio = name.startswith(("dscr", "llcr", "lcoh"))
        scale = np.nanmax(np.abs(expected), initial=0) if is_ratio else max(np.nanmax(np.abs(expected)), size)
        tolerance = 1e-9 * scale + (1e-9 if is_ratio else 0)
        if not np.allclose(found, expected, rtol=0, atol=tolerance, equal_nan=True):
            wrong.append((name, found.tolist(), expected.tolist()))
    return wrong


@given(scenario())
@settings(max_examples=120, **RELAXED)
def test_plain_loops_agree(by_years, drawn):
    years, changes = drawn
    case = by_years[years]
    values = case.evaluate(town.changes(**changes))
    second = Second(values, case.years)
    size = sum(second.bought)
    assert differences(values, second, size) == []
    for name, flow in (("irr_project", second.flow), ("irr_equity", second.to_owner)):
        rate = values[name].item()
        if not np.isnan(rate):
            assert abs(npf.npv(rate, flow)) <= 1e-8 * npf.npv(rate, np.abs(flow)), name


@given(scenario())
@settings(max_examples=40, **RELAXED)
def test_books_close_on_random_cases(by_years, drawn):
    """Balance to half a cent, nothing left at the end, sources equal uses, residents pay what comes in."""
    years, changes = drawn
    case = by_years[years]
    result = Result(case, case.evaluate(town.changes(**changes)))
    assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < 0.005
    assert abs(result["equity_eur"][-1]) < 0.005
    assert abs(result["debt_eur"][-1]) < 0.005
    assert np.abs(result["heat_payments_check_eur"]).max() < 0.005
    sources = result["revenue_eur"] + result["residual_value_eur"] + result["drawn_eur"]
    uses = (
        result["opex_eur"]
        + result["purchases_eur"]
        + result["debt_service_eur"]
        + result["profit_tax_levered_eur"]
    )
    assert np.abs(sources - uses - result["cash_flow_equity_eur"]).max() < 0.005


def test_the_examples_agree(teo, tea, paying):
    for result in (teo, tea, paying):
        second = Second(result.values, result.years)
        assert differences(result.values, second, 1.0) == []


def test_the_town_with_all_its_parts_agrees(plain_town):
    """The town as typed: loans, lines, owners and grants are all in use, so the comparison says something."""
    second = Second(plain_town.values, plain_town.years)
    assert differences(plain_town.values, second, 1.0) == []
    for name in ("wis", "sde", "eia", "bak", "replacement", "drawn", "interest", "maintenance"):
        assert sum(getattr(second, name)) > 0, name
