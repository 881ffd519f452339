"""What a sound Kort Haarlem result looks like, from an independent calculation on cited figures."""

import pytest

FULL_YEAR = 2040


@pytest.fixture(params=["teo", "tea"])
def result(request):
    return request.getfixturevalue(request.param)


def real(result, amounts):
    """Amounts of a full year in euros of 2025."""
    year = result.years.index(FULL_YEAR)
    return amounts[year] / 1.02 ** (FULL_YEAR - 2025)


def test_source_power(result):
    assert 3600 <= result["source_power_kw"] <= 5000


def test_heat_sold_is_that_of_the_connected(result):
    sold = result["heat_sold_gj"][result.years.index(FULL_YEAR)]
    assert 16_000 <= sold <= 25_000
    assert sold == pytest.approx(result["heat_demand_mwh"] * 3.6 * 0.8, rel=1e-9)


def test_electricity_per_gj(result):
    year = result.years.index(FULL_YEAR)
    assert 95 <= result["electricity_yearly_kwh"][year] / result["heat_sold_gj"][year] <= 130


def test_investment_per_connected_weq(result):
    assert 25_000 <= result["capex_per_connected_weq_eur"] <= 45_000


def test_operating_cost_per_connected_weq(result):
    assert 850 <= real(result, result["opex_eur"]) / result["connected_weq_final"] <= 1400


def test_revenue_per_connected_weq(result):
    assert 1450 <= real(result, result["revenue_eur"]) / result["connected_weq_final"] <= 1850


def test_net_present_value(result):
    assert -30e6 <= result["npv_project_eur"] <= -8e6


def test_internal_rate_of_return(result):
    assert result["irr_project"] is None or -0.08 <= result["irr_project"] <= 0


def test_levelised_cost_beside_the_tariff(result):
    assert 75 <= result["lcoh_eur_per_gj"] <= 135
    assert 52 <= result["revenue_per_gj_eur"] <= 66


def test_wis_if_granted(result):
    assert 3.1e6 <= result["wis_amount_eur"] <= 4.8e6
    assert result["wis_binding_cap"] == "amount_per_connection"
    assert result["wis_amount_eur"] < result["wis_funding_gap_eur"]


def test_household(result):
    assert 1600 <= result["household_heat_bill_eur"] <= 2200


def test_no_profit_tax_is_ever_paid(result):
    assert not result["profit_tax_eur"].any()


def test_no_round_is_open_on_the_example_date(result):
    assert result["wis_is_granted"] == 0
    assert result["subsidy_total_eur"] == 0


def test_uptake_hardly_changes_the_value(result):
    """A connection barely earns its own cost: ten points of uptake move the value by less than a tenth."""
    case = result.case
    lower = case.evaluate({"uptake": case.arrays["uptake"] - 0.1}, ["npv_project_eur"])[
        "npv_project_eur"
    ].item()
    assert abs(lower - result["npv_project_eur"]) < 0.1 * abs(result["npv_project_eur"])
