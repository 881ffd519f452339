"""Properties that hold for every case, on random cases and on the edges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cases

NEVER_NEGATIVE = (
    "heat_demand_sold_mwh",
    "network_loss_yearly_mwh",
    "heat_pump_heat_yearly_mwh",
    "electricity_yearly_mwh",
    "gas_yearly_m3",
    "revenue_variable_eur",
    "revenue_fixed_eur",
    "capex_eur",
    "maintenance_eur",
    "management_eur",
    "electricity_cost_eur",
    "gas_cost_eur",
    "profit_tax_eur",
    "new_weq",
)


def row(*values):
    return np.array(values, float).reshape(1, 1, -1)


def scan(result, name, values, *wanted):
    found = result.case.evaluate({name: row(*values)}, wanted)
    return [found[w][0, 0] if found[w].shape[0] == 1 else found[w][:, 0] for w in wanted]


@pytest.mark.parametrize("basis", ["demand", "production"])
def test_more_loss_never_lowers_production_or_cost(teo, basis):
    changes = {
        "network_loss_share_of_demand": row(*np.linspace(0, 0.6, 25)),
        "network_loss_basis": np.array([[[basis]]]),
    }
    found = teo.case.evaluate(
        changes, ["heat_production_mwh", "pv_costs_eur", "npv_project_eur", "lcoh_eur_per_gj"]
    )
    assert (np.diff(found["heat_production_mwh"]) > 0).all()
    assert (np.diff(found["pv_costs_eur"]) > 0).all()
    assert (np.diff(found["npv_project_eur"]) < 0).all()
    assert (np.diff(found["lcoh_eur_per_gj"]) > 0).all()


def test_more_power_loss_never_lowers_power_or_cost(teo):
    power, cost = scan(teo, "network_power_loss", np.linspace(0, 0.3, 13), "source_power_kw", "pv_costs_eur")
    assert (np.diff(power) > 0).all()
    assert (np.diff(cost) > 0).all()


MONOTONE = {
    "variable_tariff_factor": 1,
    "electricity_price_eur_per_kwh": -1,
    "gas_price_eur_per_m3": -1,
    "management_eur_per_weq": -1,
    "investment_factor": -1,
    "carnot_efficiency": 1,
    "contingency_share": -1,
    "grid_tariff_factor": -1,
    "energy_tax_factor": -1,
    "auxiliary_power_share": -1,
    "bak_owner_occupier_eur": 1,
    "insurance_share_of_revenue": -1,
    "boiler_efficiency": 1,
}


@pytest.mark.parametrize("name", MONOTONE)
def test_value_moves_the_way_it_should(teo, name):
    """More income or efficiency raises the value, more cost lowers it."""
    base = float(teo.case.arrays[name].item())
    values = np.linspace(0.7, 1.3, 13) * base if base else np.linspace(0, 0.2, 13)
    (npv,) = scan(teo, name, values, "npv_project_eur")
    assert (np.sign(np.diff(npv)) == MONOTONE[name]).all()


def test_value_is_linear_in_subsidy(teo):
    case = teo.case.overriding(["wis_grant_eur"])
    grants = np.linspace(0, 10e6, 11)
    npv = case.evaluate({"wis_grant_eur": row(*grants)}, ["npv_project_eur"])["npv_project_eur"][0, 0]
    steps = np.diff(npv)
    assert steps == pytest.approx(np.full(10, steps[0]), rel=1e-9)
    assert 0 < steps[0] <= 1e6


def test_a_subsidy_at_the_first_day_is_worth_itself(teo):
    """All WIS in the first year, discounted from 1 January, is worth its amount."""
    case = teo.case.overriding(["wis_grant_eur"])
    phases = np.full(teo.case.arrays["cost_phase"].shape, "start")
    base = case.evaluate({"cost_phase": phases})["npv_project_eur"].item()
    more = case.evaluate({"cost_phase": phases, "wis_grant_eur": row(1e6)})["npv_project_eur"].item()
    assert more - base == pytest.approx(1e6, rel=1e-9)


@pytest.mark.parametrize("moment", ["start", "mid", "end"])
@pytest.mark.parametrize("tariff", [60, 95, 140])
def test_at_the_return_the_value_is_zero(examples, tariff, moment):
    settings_ = {"variable_tariff_eur_per_gj": tariff, "discount_moment": moment}
    result = cases.with_settings(examples["kort-haarlem-teo"], **settings_)
    rate = result["irr_project"]
    case = result.case.overriding(["discount_rate"])
    at_return = case.evaluate({"discount_rate": row(rate)}, ["npv_project_eur", "net_cash_flow_eur"])
    size = np.abs(at_return["net_cash_flow_eur"]).sum()
    assert abs(at_return["npv_project_eur"].item()) < 1e-9 * size


share = st.just(0.0) | st.floats(1e-6, 1)
RANDOM = st.fixed_dictionaries(
    {
        "uptake": share,
        "connection_rate_weq_per_year": st.floats(1, 2000),
        "first_year_delivery_share": share,
        "network_loss_share_of_demand": share.map(lambda x: 0.6 * x),
        "heat_pump_power_share": st.floats(0.05, 1),
        "heat_pump_heat_share_assumed": share,
        "auxiliary_power_share": share.map(lambda x: x / 2),
        "carnot_efficiency": st.floats(0.3, 0.8),
        "direct_source_share_assumed": share,
        "wko_recovery_efficiency": st.floats(0.2, 1),
        "heat_demand_factor": st.floats(0.1, 3),
        "power_factor": st.floats(0.1, 3),
        "boiler_efficiency": st.floats(0.5, 1.1),
    }
)


@pytest.fixture(scope="module")
def quiet(teo):
    return cases.Quiet(case=teo.case)


@given(RANDOM, st.sampled_from(["demand", "production", "fixed"]), st.sampled_from(["electricity", "heat"]))
@settings(max_examples=40)
def test_energy_in_is_energy_out_and_losses(quiet, numbers, basis, auxiliary):
    words = {"network_loss_basis": np.array([[[basis]]]), "auxiliary_basis": np.array([[[auxiliary]]])}
    v = quiet["case"].evaluate({**{n: row(x) for n, x in numbers.items()}, **words})
    for names in (
        ("heat_production_mwh", "heat_demand_mwh", "network_loss_mwh"),
        ("heat_production_mwh", "heat_pump_heat_mwh", "boiler_heat_mwh"),
        ("heat_pump_heat_mwh", "cold_side_heat_mwh", "heat_pump_electricity_mwh"),
        ("cold_side_heat_mwh", "wko_extraction_mwh", "direct_source_heat_mwh"),
        ("wko_storage_mwh", "wko_extraction_mwh", "wko_loss_mwh"),
        ("heat_production_yearly_mwh", "heat_demand_sold_mwh", "network_loss_yearly_mwh"),
        ("heat_production_yearly_mwh", "heat_pump_heat_yearly_mwh", "boiler_heat_yearly_mwh"),
    ):
        whole, one, other = (v[n] for n in names)
        size = np.abs(whole).max() + 1
        assert np.abs(whole - one - other).max() <= 1e-9 * size, names
    gas_heat = v["gas_yearly_m3"] * v["upper_calorific_value_mj_per_m3"] / 3600 * v["boiler_efficiency"]
    assert gas_heat.ravel() == pytest.approx(v["boiler_heat_yearly_mwh"].ravel(), rel=1e-9, abs=1e-9)
    for name in NEVER_NEGATIVE:
        assert (v[name] >= 0).all(), name
    assert (v["connected_weq"] <= v["weq_total"] * numbers["uptake"] + 1e-9).all()
    assert v["new_weq"].sum() == pytest.approx(v["connected_weq_final"].item(), abs=1e-9)


@pytest.mark.parametrize("inflation", [0.0, 0.02, 0.07])
def test_nominal_and_real_discounting_agree(examples, inflation):
    """With one inflation for everything, the value at real rate and prices is the value at nominal ones."""
    flat = {"inflation_revenue": 0, "inflation_opex": 0, "inflation_capex": 0, "index_energy": 0}
    common = {
        "price_level_year": 2029,
        "tariff_basis": "own",
        "residual_value": "no",
        "energy_tax_factor": 0,
        "bak_owner_occupier_eur": 0,
        "bak_private_landlord_eur": 0,
        "bak_housing_association_eur": 0,
        "bak_utility_eur": 0,
    }
    project = examples["kort-haarlem-teo"]
    real = cases.with_settings(project, **common, **flat, discount_rate=0.03)
    grown = dict.fromkeys(flat, inflation)
    nominal = cases.with_settings(project, **common, **grown, discount_rate=1.03 * (1 + inflation) - 1)
    levels = {"cost_price_level": np.full(real.case.arrays["cost_price_level"].shape, 2029.0)}
    found = [r.case.evaluate(levels, ["npv_project_eur"])["npv_project_eur"].item() for r in (real, nominal)]
    assert found[1] == pytest.approx(found[0], rel=1e-9)


def test_investment_grows_with_uptake(teo):
    total, connected = scan(teo, "uptake", np.linspace(0, 1, 21), "capex_total_eur", "connected_weq_final")
    assert (np.diff(total) > 0).all()
    assert (np.diff(connected) > 0).all()


def test_a_saving_never_raises_demand(teo):
    shares = np.linspace(0, 0.9, 10).reshape(1, 1, -1)
    saving = np.broadcast_to(shares, (1, teo.case.arrays["building_saving_share"].shape[1], 10))
    for basis in ("all", "space_heating"):
        changes = {"building_saving_share": saving, "saving_basis": np.array([[[basis]]])}
        demand = teo.case.evaluate(changes, ["heat_demand_mwh"])["heat_demand_mwh"][0, 0]
        assert (np.diff(demand) < 0).all()


class TestEdges:
    def test_rate_zero(self, examples):
        result = cases.with_settings(examples["kort-haarlem-teo"], discount_rate=0)
        assert result["npv_project_eur"] == pytest.approx(result["net_cash_flow_eur"].sum(), rel=1e-12)
        assert (result["discount_factor"] == 1).all()

    def test_wacc_without_any_return(self, examples):
        result = cases.with_settings(examples["kort-haarlem-teo"], cost_of_debt=0, cost_of_equity_after_tax=0)
        assert result["wacc_pre_tax"] == 0
        assert result["npv_project_eur"] == pytest.approx(result["net_cash_flow_eur"].sum(), rel=1e-12)

    def test_rate_equals_growth(self, examples):
        """At r = g every year weighs the same: the heat in euros of the price level is the plain sum."""
        result = cases.with_settings(examples["kort-haarlem-teo"], discount_rate=0.02, inflation_revenue=0.02)
        expected = result["heat_sold_gj"].sum() * 1.02 ** (2029 - 2025)
        assert result["pv_heat_indexed_gj"] == pytest.approx(expected, rel=1e-9)
        assert np.isfinite(result["lcoh_eur_per_gj"])

    @pytest.mark.parametrize("name", ["kort-haarlem-teo", "kort-haarlem-tea"])
    def test_horizon_of_one_year(self, examples, name):
        result = cases.with_settings(examples[name], years=1)
        assert len(result.years) == 1
        assert result["npv_project_eur"] == pytest.approx(result["net_cash_flow_eur"].sum(), rel=1e-12)
        assert result["replacement_eur"].sum() == 0
        assert result["irr_project"] is None

    def test_lifetime_equals_horizon(self, teo):
        """Bought in the first year with a lifetime of the horizon: no replacement, nothing left."""
        shape = teo.case.arrays["cost_lifetime"].shape
        values = teo.case.evaluate(
            {
                "cost_lifetime": np.full(shape, 30.0),
                "cost_phase": np.full(shape, "start"),
            }
        )
        assert values["replacement_eur"].sum() == 0
        assert values["residual_value_eur"].sum() == pytest.approx(0, abs=1e-6)
        assert values["book_value_eur"][-1].item() == pytest.approx(0, abs=1e-3)

    def test_lifetime_one_year_short_of_the_horizon(self, teo):
        """Replaced in the last row, of which all but one year is left."""
        shape = teo.case.arrays["cost_lifetime"].shape
        values = teo.case.evaluate(
            {
                "cost_lifetime": np.full(shape, 29.0),
                "cost_phase": np.full(shape, "start"),
            }
        )
        bought = values["replacement_eur"][:, 0, 0]
        assert (bought[:-1] == 0).all()
        assert values["residual_value_eur"][-1].item() == pytest.approx(bought[-1] * 28 / 29, rel=1e-9)

    def test_lifetime_longer_than_the_horizon(self, teo):
        shape = teo.case.arrays["cost_lifetime"].shape
        values = teo.case.evaluate({"cost_lifetime": np.full(shape, 200.0)})
        assert values["replacement_eur"].sum() == 0
        assert values["residual_value_eur"].sum() > 0.8 * values["capex_eur"].sum()

    def test_no_pipes(self, run):
        result = run(pipes=[])
        assert result["trench_length_m"] == 0
        assert result["pipe_table_cost_eur"] == 0
        assert result["network_loss_computed_mwh"] == 0
        assert np.isfinite(result["npv_project_eur"])

    def test_no_cost_items(self, run):
        result = run(costs=[])
        assert result["capex_total_eur"] == 0
        assert result["depreciation_eur"].sum() == 0
        assert result["payback_year"] == result.years[0]
        assert result["irr_project"] is None

    @pytest.mark.parametrize("name", ["kort-haarlem-teo", "kort-haarlem-tea"])
    def test_uptake_of_nothing(self, examples, name):
        """Nobody connects: no heat, no income, but what is bought at the start stands there."""
        result = cases.with_settings(examples[name], uptake=0)
        assert result["heat_sold_gj"].sum() == 0
        assert result["revenue_eur"].sum() == 0
        assert result["capex_total_eur"] > 0
        assert result["lcoh_eur_per_gj"] is None
        assert result["break_even_tariff_eur_per_gj"] is None
        assert result["break_even_subsidy_per_connection_eur"] is None
        assert result["capex_per_connected_weq_eur"] == 0

    def test_first_delivery_after_the_start(self, examples):
        """Earlier rows hold only spending."""
        result = cases.with_settings(examples["kort-haarlem-teo"], first_delivery_year=2032)
        for name in (
            "revenue_eur",
            "electricity_cost_eur",
            "gas_cost_eur",
            "management_eur",
            "connected_weq",
        ):
            assert (result[name][:3] == 0).all(), name
            assert result[name][3] > 0, name
        assert result["capex_eur"][0] > 0

    def test_first_delivery_in_the_last_year(self, examples):
        result = cases.with_settings(examples["kort-haarlem-teo"], first_delivery_year=2058)
        assert (result["connected_weq"][:-1] == 0).all()
        assert result["connected_weq"][-1] == 300

    def test_no_heat_pump_heat(self, examples):
        result = cases.with_settings(examples["kort-haarlem-teo"], heat_pump_heat_share=0)
        assert result["electricity_yearly_mwh"].sum() == 0
        assert result["break_even_electricity_price_eur_per_kwh"] is None

    def test_all_debt_and_all_equity(self, examples):
        project = examples["kort-haarlem-teo"]
        assert cases.with_settings(project, gearing=1)["wacc_pre_tax"] == pytest.approx(0.033, rel=1e-12)
        assert cases.with_settings(project, gearing=0)["wacc_post_tax"] == pytest.approx(0.0429, rel=1e-12)


class TestBreakEvens:
    """At each break-even the value is zero, all subsidies held at those of the run."""

    def assert_zero(self, case, changes):
        found = case.evaluate(changes, ["npv_project_eur", "capex_eur"])
        assert abs(found["npv_project_eur"].item()) < 1e-9 * found["capex_eur"].sum()

    @pytest.fixture(params=["plain", "insured", "factored"])
    def result(self, request, examples):
        settings_ = {
            "plain": {},
            "insured": {"insurance_share_of_revenue": 0.03, "discount_moment": "mid"},
            "factored": {"variable_tariff_factor": 1.3, "investment_factor": 0.7, "heat_demand_factor": 1.2},
        }[request.param]
        return cases.with_settings(examples["kort-haarlem-teo"], **settings_)

    def test_tariff(self, result):
        case = result.case.overriding(["variable_tariff_eur_per_gj"])
        tariff = result["break_even_tariff_eur_per_gj"] / result["variable_tariff_factor"]
        self.assert_zero(case, {"variable_tariff_eur_per_gj": row(tariff)})

    def test_contribution(self, result):
        names = [n for n in result.case.model.inputs if n.startswith("bak_") and n.endswith("_eur")]
        assert len(names) == 4
        self.assert_zero(result.case, {n: row(result["break_even_bak_eur"]) for n in names})

    def test_subsidy_per_connection(self, result):
        """Paid with each connection, the subsidy closes the gap."""
        flows = result["break_even_subsidy_per_connection_eur"] * result["new_weq"]
        npv = result["npv_project_eur"] + (flows * result["discount_factor"]).sum()
        assert abs(npv) < 1e-9 * result["capex_eur"].sum()

    def test_investment(self, result, paying):
        factor = paying["break_even_investment_factor"]
        self.assert_zero(paying.case, {"investment_factor": row(factor)})

    def test_electricity_price(self, paying):
        price = paying["break_even_electricity_price_eur_per_kwh"]
        self.assert_zero(paying.case, {"electricity_price_eur_per_kwh": row(price)})

    def test_electricity_price_that_would_have_to_be_negative_is_missing(self, teo):
        assert teo["break_even_electricity_price_eur_per_kwh"] is None

    def test_levelised_cost_is_the_all_in_price_of_a_closed_case(self, result):
        """With the levelised cost as only income the value is zero."""
        silent = (
            "fixed_tariff_eur",
            "meter_tariff_eur",
            "delivery_set_rent_eur",
            "variable_tariff_eur_per_gj",
        )
        case = result.case.overriding(silent)
        none = {
            n: row(0)
            for n in case.model.inputs
            if n in silent or (n.startswith("bak_") and n.endswith("_eur"))
        }
        none |= {"variable_tariff_factor": row(1), "insurance_share_of_revenue": row(0)}
        lcoh = case.evaluate(none, ["lcoh_eur_per_gj"])["lcoh_eur_per_gj"].item()
        self.assert_zero(case, {**none, "variable_tariff_eur_per_gj": row(lcoh)})

    def test_funding_gap(self, result):
        assert result["funding_gap_eur"] == pytest.approx(-result["npv_project_eur"], rel=1e-9)

    def test_funding_gap_leaves_all_subsidy_out(self, examples):
        project = examples["kort-haarlem-teo"]
        with_ = cases.with_settings(project, wis_granted="yes", sde_granted="yes")
        without = cases.with_settings(project)
        assert with_["funding_gap_eur"] == pytest.approx(without["funding_gap_eur"], rel=1e-9)
        assert with_["funding_gap_after_subsidy_eur"] < without["funding_gap_after_subsidy_eur"]

    def test_a_profitable_case_has_no_funding_gap(self, paying):
        assert paying["npv_project_eur"] > 0
        assert paying["funding_gap_eur"] == 0

    def test_break_even_tariff_holds_the_subsidies_of_the_run(self, examples):
        """With a grant that the funding gap caps, the break-even still holds the grant of the run."""
        result = cases.with_settings(examples["kort-haarlem-teo"], wis_granted="yes")
        case = result.case.overriding(["variable_tariff_eur_per_gj", "wis_grant_eur"])
        changes = {"variable_tariff_eur_per_gj": row(result["break_even_tariff_eur_per_gj"])}
        self.assert_zero(case, changes)
