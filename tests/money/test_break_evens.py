"""Break-evens put back in: the value is zero, with the subsidies held at those of the run."""

import numpy as np
import pytest
from money import town

from warmtenet.scenarios.break_even import LEVERS, solve_break_evens

HELD = ("wis_grant_eur", "kvw_grant_eur")
VARIANTS = {
    "plain": {},
    "no subsidies": {"wis_granted": "no", "sde_granted": "no"},
    "insured, middle of the year": {"insurance_share_of_revenue": 0.03, "discount_moment": "mid"},
    "factors": {"variable_tariff_factor": 2.5, "investment_factor": 0.7, "heat_demand_factor": 1.3},
    "discount and large users": {
        "tariff_discount": 0.15,
        "large_user_tariff_factor": 0.5,
        "variable_tariff_factor": 3.0,
    },
    "rich": {"variable_tariff_factor": 4.0, "cost_of_equity_after_tax": 0.08},
    "province": {"kvw_granted": "yes"},
    "late": {"first_delivery_year": 2032.0, "variable_tariff_factor": 3.0},
}
REGIMES = {
    "cost-based later": {"cost_based_from_year": 2036.0, "variable_tariff_factor": 2.0, "bak_tax_term": 30.0},
    "allowed revenue later": {
        "allowed_revenue_from_year": 2037.0,
        "variable_tariff_factor": 2.0,
        "bak_tax_term": 30.0,
    },
}
CONTRIBUTIONS = (
    "bak_owner_occupier_eur",
    "bak_private_landlord_eur",
    "bak_housing_association_eur",
    "bak_utility_eur",
)


@pytest.fixture(scope="module", params=VARIANTS)
def result(request, of_town):
    return of_town(**VARIANTS[request.param])


@pytest.fixture(scope="module", params=REGIMES)
def regulated(request, of_town):
    return of_town(**REGIMES[request.param])


def value_with(result, **new):
    """Net present value with other inputs and the subsidies of the run, against the size of the flow."""
    names = [n for n in (*HELD, *new) if n in result.case.model.quantities]
    arrays = {n: result.values[n] for n in result.case.model.inputs}
    case = result.case.overriding(names)
    held = {n: result.values[n] for n in HELD}
    found = case.evaluate({**arrays, **held, **town.changes(**new)}, ["npv_project_eur", "net_cash_flow_eur"])
    return found["npv_project_eur"].item() / np.abs(found["net_cash_flow_eur"]).sum()


def closes(result, **new):
    return abs(value_with(result, **new)) < 1e-9


def test_the_value_of_the_run_itself_comes_back(result):
    size = np.abs(result["net_cash_flow_eur"]).sum()
    assert value_with(result) * size == pytest.approx(result["npv_project_eur"], rel=1e-9)


def test_tariff(result):
    tariff = result["break_even_tariff_eur_per_gj"] / result["variable_tariff_factor"]
    assert closes(result, variable_tariff_eur_per_gj=tariff)


def test_contribution(result):
    assert closes(result, **dict.fromkeys(CONTRIBUTIONS, result["break_even_bak_eur"]))


def test_subsidy_per_connection(result):
    extra = result["break_even_subsidy_per_connection_eur"] * result["new_weq"]
    worth = (extra * result["discount_factor"]).sum()
    assert abs(worth + result["npv_project_eur"]) < 1e-9 * np.abs(result["net_cash_flow_eur"]).sum()


def test_electricity_price(result):
    price = result["break_even_electricity_price_eur_per_kwh"]
    if price is None:
        assert value_with(result, electricity_price_eur_per_kwh=0.0) < 0
    else:
        assert closes(result, electricity_price_eur_per_kwh=price)


def test_investment_factor(result):
    factor = result["break_even_investment_factor"]
    if factor is None:
        assert value_with(result, investment_factor=1e-9) < 0
    else:
        assert closes(result, investment_factor=factor)


@pytest.mark.parametrize("lever", LEVERS)
def test_solved_levers(result, lever):
    """Uptake and heat demand: no closed form; the subsidies of the run as a present value."""
    solved = {s.name: s for s in solve_break_evens(_fixed(result))}[lever]
    subsidy = result["npv_project_eur"] - result["npv_without_subsidy_eur"]
    case = _fixed(result)

    def value(x):
        found = case.evaluate(town.changes(**{solved.lever: x}), ["npv_without_subsidy_eur"])
        return found["npv_without_subsidy_eur"].item() + subsidy

    size = np.abs(result["net_cash_flow_eur"]).sum()
    if solved.value is None:
        assert solved.reason is not None
        signs = {value(x) > 0 for x in np.linspace(solved.low, solved.high, 7)}
        assert len(signs) == 1 or "jumps" in solved.reason.message
    else:
        assert solved.low <= solved.value <= solved.high
        assert abs(value(solved.value)) < 1e-6 * size


def _fixed(result):
    """The case with the inputs of the variant."""
    from dataclasses import replace

    return replace(result.case, arrays={n: result.values[n] for n in result.case.arrays})


class TestRegulated:
    """Cost-based tariffs pass cost and contributions on: the break-evens have to know."""

    def test_tariff(self, regulated):
        tariff = regulated["break_even_tariff_eur_per_gj"] / regulated["variable_tariff_factor"]
        assert closes(regulated, variable_tariff_eur_per_gj=tariff)

    def test_contribution(self, regulated):
        assert closes(regulated, **dict.fromkeys(CONTRIBUTIONS, regulated["break_even_bak_eur"]))

    def test_electricity_price(self, regulated):
        price = regulated["break_even_electricity_price_eur_per_kwh"]
        assert price is None or closes(regulated, electricity_price_eur_per_kwh=price)

    def test_investment_factor(self, regulated):
        factor = regulated["break_even_investment_factor"]
        assert factor is None or closes(regulated, investment_factor=factor)


class TestNone:
    def test_nobody_connects(self, of_town):
        result = of_town(uptake=0.0)
        for name in (
            "tariff_eur_per_gj",
            "subsidy_per_connection_eur",
            "bak_eur",
            "electricity_price_eur_per_kwh",
        ):
            assert result[f"break_even_{name}"] is None, name

    def test_everything_regulated_has_no_tariff(self, of_town):
        assert of_town(allowed_revenue_from_year=2029.0)["break_even_tariff_eur_per_gj"] is None

    def test_free_electricity_is_not_enough(self, of_town):
        result = of_town(variable_tariff_factor=0.0)
        assert result["npv_project_eur"] < 0
        assert result["break_even_electricity_price_eur_per_kwh"] is None

    def test_operation_at_a_loss_has_no_investment_factor(self, of_town):
        silent = dict.fromkeys(("variable_tariff_factor", "fixed_tariff_eur", *CONTRIBUTIONS), 0.0)
        result = of_town(**silent, wis_granted="no", sde_granted="no")
        assert result["break_even_investment_factor"] is None

    def test_reasons_in_words(self, of_town):
        for factor, message in ((0.0, "shortfall"), (20.0, "surplus")):
            result = of_town(variable_tariff_factor=factor, unit_cost_eur=[0.0] * 7 if factor else [1e6] * 7)
            solved = solve_break_evens(_fixed(result))
            heat = next(s for s in solved if s.lever == "heat_demand_factor")
            assert heat.value is None
            assert message in heat.reason.message

    def test_the_solver_finds_what_was_put_in(self, of_town):
        """A tariff that closes the case at 90 % uptake: from 100 % the solver comes back to 90 %."""
        none = {"wis_granted": "no", "sde_granted": "no"}
        there = of_town(uptake=0.9, **none)
        tariff = there["break_even_tariff_eur_per_gj"] / there["variable_tariff_factor"]
        result = of_town(uptake=1.0, variable_tariff_eur_per_gj=tariff, **none)
        solved = next(s for s in solve_break_evens(_fixed(result)) if s.lever == "uptake")
        assert solved.value == pytest.approx(0.9, abs=1e-6)
