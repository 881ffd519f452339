"""Cases with known answers, each with its source and tolerance, and the flows of a simple project."""

from datetime import date

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from money import town
from support import cases

from warmtenet.core.verbs import annuity, irr
from warmtenet.model import cash_flow, finance

EXACT = 1e-9
MEMO_RATE = 0.44 * 0.033 + 0.56 * 0.0429 / 0.742
NOTHING = {
    "electricity_price_eur_per_kwh": 0, "gas_price_eur_per_m3": 0, "energy_tax_factor": 0,
    "grid_tariff_factor": 0,
    "gas_grid_standing_eur": 0, "management_eur_per_weq": 0, "engineering_share": 0, "contingency_share": 0,
    "bak_owner_occupier_eur": 0, "wis_granted": "no", "sde_granted": "no", "eia_granted": "no",
}  # fmt: skip
HOUSES = [
    {"group": "Houses", "kind": "dwelling", "owner": "owner_occupier", "count": 1000, "space_heating_kw": 8,
     "hot_water_kw": 25, "heat_demand_mwh": 8}
]  # fmt: skip


def item(name, eur, lifetime):
    return {
        "item": name, "chapter": "network", "driver": "fixed", "unit_cost_eur": eur, "lifetime": lifetime,
        "maintenance_share": 0,
    }  # fmt: skip


def test_p1_wacc():
    """Memo; 1e-6."""
    pre_tax = finance.wacc_pre_tax(0.44, 0.033, 0.0429, 0.258)
    assert pre_tax * 100 == pytest.approx(4.689736, abs=1e-6)
    assert finance.wacc_real(pre_tax, 0.02) * 100 == pytest.approx(2.636996, abs=1e-6)


def test_p1_both_presets_are_always_shown(plain_town):
    """Memo 4.69 %; ACM 2026-2028 0.76 x 4.05 + 0.24 x 14.27 = 6.50 % (FACTS 2)."""
    assert plain_town["wacc_acm_2023"] * 100 == pytest.approx(4.689736, abs=1e-6)
    assert plain_town["wacc_acm_2026"] * 100 == pytest.approx(6.5033, abs=1e-4)
    acm = finance.wacc_post_tax(0.76, 0.0405, 0.1059, 0.258)
    assert acm * 100 == pytest.approx(4.83, abs=0.01)


P8 = [
    {"group": "Dwellings", "kind": "dwelling", "owner": "owner_occupier", "count": 785,
     "space_heating_kw": 10, "hot_water_kw": 25, "heat_demand_mwh": 9.0},
    {"group": "Utility", "kind": "utility", "owner": "utility", "count": 74, "weq": 1, "space_heating_kw": 10,
     "hot_water_kw": 0, "heat_demand_mwh": 9.0},
]  # fmt: skip


def test_p8_revenue_and_contributions(tmp_path):
    """Memo; 0.01 EUR, in 2025 and in 2029."""
    scalars = {
        "uptake": 1,
        "connection_rate_weq_per_year": 1000,
        "first_year_delivery_share": 1,
        "first_year": 2025,
    }
    result = cases.result_of(cases.project_from(tmp_path, scalars, buildings=P8))
    assert result["revenue_fixed_eur"][0] == pytest.approx(540_396.90, abs=0.01)
    assert result["revenue_variable_eur"][0] == pytest.approx(1_007_225.60, abs=0.01)
    heat = result["revenue_fixed_eur"] + result["revenue_variable_eur"]
    assert heat[0] == pytest.approx(1_547_622.50, abs=0.01)
    assert heat[4] == pytest.approx(1_675_196.37, abs=0.01)
    assert result["revenue_bak_eur"][0] == pytest.approx(1_718_000, abs=0.01)
    assert result["revenue_bak_eur"][1:].sum() == 0
    by_owner = dict(
        zip(("own", "landlord", "association", "utility"), result["owner_bak_eur"][:, 0], strict=True)
    )
    assert by_owner == {"own": 1_570_000, "landlord": 0, "association": 0, "utility": 148_000}


def test_p9_vat(plain_town):
    """ACM 2025; 0.01 EUR/GJ."""
    assert 36.19 * (1 + plain_town["vat_rate"]) == pytest.approx(43.79, abs=0.01)


def test_p9_bill_of_a_household_carries_vat_and_the_lines_of_its_operator(plain_town):
    """Maximum, own lines and VAT: the bill uses what the operator receives."""
    heat = plain_town["household_heat_gj"] * (
        plain_town["variable_tariff_yearly_eur_per_gj"] + plain_town["lines_per_gj_eur"]
    )
    fixed = plain_town["fixed_tariff_yearly_eur"] + plain_town["lines_per_weq_eur"]
    assert plain_town["household_bill_yearly_eur"] == pytest.approx((heat + fixed) * 1.21, rel=EXACT)


TOMAHAWK = np.where(np.isin(np.arange(30), (0, 10, 20)), -92.0, 8.0)


def test_p10_net_present_value():
    """Tomahawk worked example (published -70.3); 0.01."""
    factor = cash_flow.discount_factor(0.06, np.arange(30).reshape(-1, 1, 1))
    flows = TOMAHAWK.reshape(-1, 1, 1)
    value = cash_flow.npv_project_eur(cash_flow.present_value_eur(flows, factor)).item()
    assert value == pytest.approx(-70.2942, abs=0.01)
    assert value == pytest.approx(npf.npv(0.06, TOMAHAWK), rel=EXACT)
    assert TOMAHAWK.sum() == -60


def payment_of(rate, term):
    return np.asarray(annuity(rate, term)).item()


@pytest.mark.parametrize(("term", "payment"), [(15, 85_594.72), (30, 53_017.48)])
def test_p11_annuity(term, payment):
    """Computed with numpy-financial; 0.01 EUR/yr."""
    assert 1e6 * payment_of(0.033, term) == pytest.approx(payment, abs=0.01)
    assert 1e6 * payment_of(0.033, term) == pytest.approx(-npf.pmt(0.033, term, 1e6), rel=EXACT)


@pytest.mark.parametrize("term", [1, 15, 30])
def test_p11_annuity_without_interest(term):
    """At 0 % an equal part each year; at a millionth almost so."""
    assert payment_of(0, term) == 1 / term
    assert payment_of(1e-6, term) == pytest.approx(1 / term, rel=1e-4)


@pytest.mark.parametrize("rate", [1e-12, 1e-17, 1e-200])
def test_p11_annuity_at_a_rate_left_by_rounding(rate):
    """What a formula in a cell leaves beside zero may not divide by zero."""
    with np.errstate(all="raise"):
        assert payment_of(rate, 30) == pytest.approx(1 / 30, rel=1e-3)


@pytest.fixture(scope="module")
def flat_loan(tmp_path_factory):
    """One item of 1 MEUR and nothing else, forty years, prices that do not move."""
    scalars = {**NOTHING, "years": 40, "gearing": 1, "inflation_capex": 0, "uptake": 0}
    folder = tmp_path_factory.mktemp("loan")
    project = cases.project_from(folder, scalars, buildings=HOUSES, pipes=[], costs=[item("Net", 1e6, 15)])
    return cases.result_of(project).case


@pytest.mark.parametrize(("term", "payment"), [(15, 85_594.72), (30, 53_017.48)])
def test_p11_annuity_through_the_debt_schedule(flat_loan, term, payment):
    """First payment one year after drawing, for the lifetime of what is bought; 0.01 EUR/yr."""
    values = flat_loan.evaluate(town.changes(cost_lifetime=[float(term)]))
    drawn, service = values["drawn_eur"].ravel(), values["debt_service_eur"].ravel()
    bought = np.isin(np.arange(40), range(0, 40, term))
    assert drawn == pytest.approx(np.where(bought, 1e6, 0.0), abs=1e-6)
    assert service[0] == 0
    assert service[1:39] == pytest.approx(np.full(38, payment), abs=0.01)
    for t in range(1, term + 1):
        interest = -npf.ipmt(0.033, t, term, 1e6)
        assert values["interest_eur"][t].item() == pytest.approx(interest, abs=0.01)
    assert values["debt_eur"][-1].item() == pytest.approx(0, abs=1e-6)
    assert service[-1] > payment


def test_p11_linear_repayment(flat_loan):
    """A fifteenth a year, interest on what is still owed."""
    values = flat_loan.evaluate(town.changes(debt_form="linear"))
    assert values["repayment_eur"][1:39].ravel() == pytest.approx(np.full(38, 1e6 / 15), abs=1e-6)
    owed = 1e6 - 1e6 / 15 * np.arange(15)
    assert values["interest_eur"][1:16].ravel() == pytest.approx(owed * 0.033, abs=1e-6)


WIS_TOWN = [
    {"group": g, "kind": "dwelling", "owner": o, "count": n, "space_heating_kw": 8, "heat_demand_mwh": 8}
    for g, o, n in (("Rental", "housing_association", 400), ("Other", "owner_occupier", 385))
]  # fmt: skip


@pytest.fixture(scope="module")
def wis_case(tmp_path_factory):
    scalars = {
        **NOTHING, "wis_granted": "auto", "subsidy_application_date": date(2024, 12, 1), "uptake": 1,
        "connection_rate_weq_per_year": 1000, "inflation_capex": 0, "years": 5,
    }  # fmt: skip
    project = cases.project_from(
        tmp_path_factory.mktemp("wis"), scalars, overrides={"wis_funding_gap_eur": 9e6},
        buildings=WIS_TOWN, pipes=[], costs=[{**item("Net", 14e6, 30), "eligible_for": "wis"}],
    )  # fmt: skip
    return cases.result_of(project).case


@pytest.mark.parametrize(("cost", "amount"), [(14e6, 5.095e6), (8e6, 3.6e6)])
def test_p20_wis_cap(wis_case, cost, amount):
    """RVO, 30 May 2024, in the round of 2024; exact."""
    values = wis_case.evaluate(town.changes(unit_cost_eur=[cost]))
    assert values["wis_is_granted"].item() == 1
    assert values["wis_grant_eur"].item() == pytest.approx(amount, rel=EXACT)
    assert values["subsidy_wis_eur"].sum() == pytest.approx(amount, rel=EXACT)


YEAR = np.arange(31)
FLOWS = np.where(YEAR == 0, -10e6, 0.62e6 * 1.02**YEAR) - np.where(YEAR == 20, 2e6 * 1.02**20, 0)


VALUES = {"start": 1_554_508.95, "mid": 1_519_291.73, "end": 1_484_872.36}


@pytest.fixture(scope="module")
def simple(tmp_path_factory):
    """-10 M in year 0, 0.62 M x 1.02^t in the thirty years after it, 2 M x 1.02^20 again in year 20.

    A network of 8 M that outlives the rows, plant of 2 M with a life of 20 years, 1,000 dwellings at 620 EUR.
    """
    scalars = {
        **NOTHING, "first_year": 2029, "years": 31, "first_delivery_year": 2030, "price_level_year": 2029,
        "uptake": 1, "connection_rate_weq_per_year": 1000, "first_year_delivery_share": 1,
        "residual_value": "no",
        "tariff_basis": "own", "own_variable_tariff": 0, "own_fixed_tariff": 620, "own_meter_tariff": 0,
        "own_delivery_set_rent": 0,
    }  # fmt: skip
    project = cases.project_from(
        tmp_path_factory.mktemp("flows"), scalars, buildings=HOUSES, pipes=[],
        costs=[item("Net", 8e6, 31), item("Plant", 2e6, 20)],
    )  # fmt: skip
    return cases.result_of(project)


def test_flows_are_those_of_the_case(simple):
    """0.01 EUR in every year."""
    assert simple["net_cash_flow_eur"] == pytest.approx(FLOWS, abs=0.01)
    assert simple["discount_rate"] == pytest.approx(MEMO_RATE, rel=EXACT)


@pytest.mark.parametrize(("moment", "shift"), [("start", 0), ("mid", 0.5), ("end", 1)])
def test_flows_net_present_value(simple, moment, shift):
    """numpy-financial at 4.689736 %; 0.01 EUR."""
    values = simple.case.evaluate(town.changes(discount_moment=moment))
    reference = npf.npv(MEMO_RATE, FLOWS) / (1 + MEMO_RATE) ** shift
    assert values["npv_project_eur"].item() == pytest.approx(reference, abs=0.01)
    assert reference == pytest.approx(VALUES[moment], abs=0.01)


def test_flows_internal_rate_of_return(simple):
    """numpy-financial and pyxirr; 1e-9."""
    assert npf.irr(FLOWS) == pytest.approx(0.0590899990, abs=1e-9)
    assert simple["irr_project"] == pytest.approx(npf.irr(FLOWS), abs=EXACT)
    assert simple["irr_project"] == pytest.approx(pyxirr.irr(FLOWS), abs=EXACT)


def test_flows_payback(simple):
    """First year from which the cumulative flow stays at or above zero."""
    running = np.cumsum(FLOWS)
    expected = next(t for t in YEAR if (running[t:] >= 0).all())
    assert expected == 14
    assert simple["payback_year"] == 2029 + expected


def test_flows_to_the_shareholder(simple):
    """44 % of each purchase borrowed at 3.3 % over its lifetime, tax after interest; by hand, 0.01 EUR."""
    loans = [(0, 3.52e6, 31), (0, 0.88e6, 20), (20, 0.88e6 * 1.02**20, 20)]
    purchases = [(0, 8e6, 31), (0, 2e6, 20), (20, 2e6 * 1.02**20, 20)]
    drawn, service, interest, written = (np.zeros(31) for _ in range(4))
    for start, amount, term in loans:
        drawn[start] += amount
        left = amount
        for t in range(start + 1, min(start + term, 30) + 1):
            charge = left * 0.033
            back = left if t == 30 else -npf.pmt(0.033, term, amount) - charge
            left -= back
            interest[t] += charge
            service[t] += charge + back
    for start, amount, life in purchases:
        written[start : start + life] += amount / life
    income = np.where(YEAR == 0, 0, 0.62e6 * 1.02**YEAR)
    profit = income - written - interest
    profit[30] -= 10e6 + 2e6 * 1.02**20 - written.sum()
    tax, losses = np.zeros(31), 0.0
    for t in YEAR:
        used = min(losses, max(profit[t], 0))
        losses += max(-profit[t], 0) - used
        tax[t] = (max(profit[t], 0) - used) * 0.258
    expected = FLOWS + drawn - service - tax
    assert tax.sum() > 1e6
    assert simple["cash_flow_equity_eur"] == pytest.approx(expected, abs=0.01)
    assert simple["npv_equity_eur"] == pytest.approx(npf.npv(0.0429, expected), abs=0.01)
    assert simple["irr_equity"] == pytest.approx(pyxirr.irr(expected), abs=1e-8)
    cover = (income - tax)[1:30] / service[1:30]
    assert simple["dscr"][1:30] == pytest.approx(cover, rel=EXACT)
    assert np.isnan(simple["dscr"][[0, 30]]).all()
    assert simple["dscr_min"] == pytest.approx(cover.min(), rel=EXACT)
    assert simple["dscr_mean"] == pytest.approx(cover.mean(), rel=EXACT)


def test_irr_of_flows_with_a_meaningless_root():
    """numpy-financial may give -0.9998 with several sign changes; ours is the root nearest to zero."""
    flows = np.array([-1000.0, 1004.0, 500.0, -503.0, 0.5])
    rate = irr(flows.reshape(-1, 1, 1)).item()
    assert rate > -0.95
    assert npf.npv(rate, flows) == pytest.approx(0, abs=1e-6)
