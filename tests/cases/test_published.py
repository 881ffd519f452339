"""Published and hand-computed cases with known answers; each with its source and tolerance."""

from datetime import date

import numpy as np
import numpy_financial as npf
import pytest

from warmtenet.model import cash_flow, cop, finance, plant, regimes, source_teo, tariffs

MEMO = "assumptions memo Kort Haarlem"
BALANSWIJK = "Balanswijk 2.0, energy vision"
EXACT = 1e-9


def test_p1_wacc_of_the_memo():
    """Memo; 1e-6."""
    pre_tax = finance.wacc_pre_tax(0.44, 0.033, 0.0429, 0.258)
    assert pre_tax == pytest.approx(0.04689736, abs=1e-8)
    assert pre_tax * 100 == pytest.approx(4.689736, abs=1e-6)
    assert finance.wacc_real(pre_tax, 0.02) * 100 == pytest.approx(2.636996, abs=1e-6)


def test_p1_wacc_through_the_example(teo):
    """Memo; 1e-6."""
    assert teo["wacc_pre_tax"] * 100 == pytest.approx(4.689736, abs=1e-6)
    assert teo["wacc_real"] * 100 == pytest.approx(2.636996, abs=1e-6)


def test_p3_cop_with_regeneration(run):
    """Balanswijk; exact."""
    assert cop.cop(4.8, 1.04) == pytest.approx(4.992, rel=EXACT)
    result = run({"regeneration_cop_factor": 1.04}, overrides={"cop_carnot": 4.8})
    assert result["cop"] == pytest.approx(4.992, rel=EXACT)


def test_p4_teo_energy():
    """Balanswijk; 0.5 %."""
    power = 842.2
    assert source_teo.teo_flow_m3_per_s(power, 4.19, 5) == pytest.approx(0.0402, rel=0.005)
    assert source_teo.regeneration_power_kw(1888.2, 2242) == pytest.approx(power, rel=0.005)
    assert source_teo.river_share(0.0402, 0.402) == pytest.approx(0.10, rel=0.005)


def test_p4_teo_energy_through_a_workbook(run):
    """Balanswijk; 0.5 %."""
    result = run(
        {"regeneration_hours": 2242, "teo_delta_t_k": 5, "river_flow_m3_per_s": 0.402},
        overrides={"wko_storage_mwh": 1888.2, "heat_pump_cold_power_kw": 0.0},
    )
    assert result["regeneration_power_kw"] == pytest.approx(842.2, rel=0.005)
    assert result["teo_flow_m3_per_s"] == pytest.approx(0.0402, rel=0.005)
    assert result["river_share"] == pytest.approx(0.10, rel=0.005)


CARNOT = {
    "cop_without_exchangers": (3.360, 3.530, 3.719, 3.753, 3.787, 4.006),
    "cop_with_source_exchanger": (3.255, 3.415, 3.591, 3.622, 3.654, 3.857),
    "cop_with_both_exchangers": (3.174, 3.325, 3.491, 3.521, 3.551, 3.741),
}
SOURCES_C = (12, 15, 18, 18.5, 19, 22)


@pytest.mark.parametrize("convention", CARNOT)
def test_p5_carnot(teo, convention):
    """Memo, 60 % of Carnot at a supply of 74 C; 0.002."""
    case = teo.case.overriding(["source_temperature_c"])
    sources = np.array(SOURCES_C, float).reshape(1, 1, -1)
    values = case.evaluate({"source_temperature_c": sources}, [convention])
    assert values["supply_temperature_c"].item() == 74
    assert values[convention].ravel() == pytest.approx(CARNOT[convention], abs=0.002)


def test_p5_chosen_convention(teo):
    """The word decides which of the three the case computes with."""
    for word, name in zip(("none", "source", "both"), CARNOT, strict=True):
        values = teo.case.evaluate({"cop_convention": np.array([[[word]]])}, ["cop", name])
        assert values["cop"].item() == values[name].item()


@pytest.mark.parametrize(
    ("power", "buildings", "source"), [(8, 3493.25 + 384.8, 4071.95), (10, 4121.25 + 481, 4832.36)]
)
def test_p6_simultaneous_power(run, power, buildings, source):
    """Memo; 0.01 kW."""
    result = run(
        buildings=[
            {
                "group": "D",
                "kind": "dwelling",
                "owner": "owner_occupier",
                "count": 785,
                "space_heating_kw": power,
                "hot_water_kw": 25,
                "heat_demand_mwh": 9,
            },
            {
                "group": "U",
                "kind": "utility",
                "owner": "utility",
                "count": 1,
                "weq": 74,
                "space_heating_kw": 74 * power,
                "heat_demand_mwh": 666,
            },
        ]
    )
    assert result["simultaneous_power_kw"] == pytest.approx(buildings, abs=0.01)
    assert result["source_power_kw"] == pytest.approx(source, abs=0.01)
    assert result["simultaneous_hot_water_kw"] == pytest.approx(981.25, abs=0.01)


def test_p9_vat_of_the_variable_tariff(teo):
    """ACM 2025; 0.01 EUR/GJ."""
    assert teo["variable_tariff_eur_per_gj"] == 36.19
    assert 36.19 * (1 + teo["vat_rate"]) == pytest.approx(43.79, abs=0.01)
    one_gj = {"vat_rate": 0.21, "household_heat_gj": 1, "variable_tariff_factor": 1}
    bill = tariffs.household_heat_bill_eur(
        tariff_discount=0,
        variable_tariff_eur_per_gj=36.19,
        fixed_tariff_eur=0,
        meter_tariff_eur=0,
        delivery_set_rent_eur=0,
        **one_gj,
    )
    assert bill == pytest.approx(43.79, abs=0.01)


TOMAHAWK = np.where(np.isin(np.arange(30), (0, 10, 20)), -92.0, 8.0)


def test_p10_net_present_value(teo):
    """Tomahawk, worked example (published -70.3); 0.01."""
    case = teo.case.overriding(["discount_rate"])
    factor = case.evaluate({"discount_rate": np.array([[[0.06]]])}, ["discount_factor"])["discount_factor"]
    flows = TOMAHAWK.reshape(-1, 1, 1)
    value = cash_flow.npv_project_eur(cash_flow.present_value_eur(flows, factor)).item()
    assert value == pytest.approx(-70.2942, abs=0.01)
    assert value == pytest.approx(npf.npv(0.06, TOMAHAWK), rel=EXACT)
    assert flows.sum() == -60


@pytest.mark.parametrize(("term", "payment"), [(15, 85_594.72), (30, 53_017.48)])
def test_p11_annuity(teo, term, payment):
    """Computed with numpy-financial; 0.01 EUR/yr."""
    reference = -npf.pmt(0.033, term, 1e6)
    assert reference == pytest.approx(payment, abs=0.01)
    # An annuity paid at the end of each of `term` years has the loan as its present value.
    case = teo.case.overriding(["discount_rate"])
    changes = {"discount_rate": np.array([[[0.033]]]), "discount_moment": np.array([[["end"]]])}
    factor = case.evaluate(changes, ["discount_factor"])["discount_factor"][:term]
    assert 1e6 / factor.sum() == pytest.approx(payment, abs=0.01)


@pytest.mark.parametrize(
    ("pumps", "boilers", "n_minus_1", "outage", "passes"),
    [("3x20%", "2x50%", 1.10, 1.00, 1), ("3x20%", "1x40%", 0.60, 0.40, 0)],
)
def test_p19_redundancy(run, pumps, boilers, n_minus_1, outage, passes):
    """Memo; exact."""
    result = run({"heat_pump_units": pumps, "boiler_units": boilers, "heat_pump_power_share": 0.6})
    assert result["n_minus_1_share"] == pytest.approx(n_minus_1, rel=EXACT)
    assert result["source_outage_share"] == pytest.approx(outage, rel=EXACT)
    assert result["n_minus_1_ok"] == passes
    assert result["source_outage_ok"] == passes


@pytest.mark.parametrize(
    ("cost", "amount", "cap"), [(14e6, 5.095e6, "amount_per_connection"), (8e6, 3.6e6, "share_of_cost")]
)
def test_p20_wis_cap(run, cost, amount, cap):
    """RVO, 30 May 2024, through a workbook dated in the round of 2024; exact."""
    groups = [("Rental", "housing_association", 400), ("Other", "owner_occupier", 385)]
    result = run(
        {
            "subsidy_application_date": date(2024, 12, 1),
            "uptake": 1,
            "connection_rate_weq_per_year": 1000,
            "inflation_capex": 0,
            "engineering_share": 0,
            "contingency_share": 0,
        },
        overrides={"wis_funding_gap_eur": 9e6},
        buildings=[
            {
                "group": g,
                "kind": "dwelling",
                "owner": o,
                "count": n,
                "space_heating_kw": 8,
                "heat_demand_mwh": 8,
            }
            for g, o, n in groups
        ],
        costs=[
            {
                "item": "Net",
                "chapter": "network",
                "driver": "fixed",
                "unit_cost_eur": cost,
                "eligible_for": "wis",
            }
        ],
    )
    assert result["wis_eligible_cost_eur"] == pytest.approx(cost, rel=EXACT)
    assert result["wis_amount_eur"] == pytest.approx(amount, rel=EXACT)
    assert result["wis_binding_cap"] == cap
    assert result["wis_grant_eur"] == pytest.approx(amount, rel=EXACT)
    assert result["subsidy_wis_eur"].sum() == pytest.approx(amount, rel=EXACT)


def test_quantities_are_plain_functions_of_floats():
    """A quantity is an ordinary function: it computes with floats as with arrays."""
    assert plant.heat_pump_cold_power_kw(2899.42, 3.62243) == pytest.approx(2099.01, rel=0.001)
    fixed = regimes.revenue_fixed_eur(859, 477.26 + 27.11 + 124.73, 859, 0)
    assert fixed == pytest.approx(540_396.90, abs=0.01)
