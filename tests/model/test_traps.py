"""Traps that bit other tools, each a test (the table of traps in the research on users)."""

import numpy as np
import pytest
from support import cases

from warmtenet.model import investment

YEARLY_COSTS = (
    "electricity_cost_eur",
    "electricity_commodity_eur",
    "electricity_tax_eur",
    "electricity_grid_eur",
    "gas_cost_eur",
    "gas_commodity_eur",
    "gas_tax_eur",
    "gas_grid_eur",
    "maintenance_eur",
    "management_eur",
)
ROW = {"group": "G", "kind": "dwelling", "owner": "owner_occupier", "count": 100, "space_heating_kw": 8}
ITEM = {"item": "I", "chapter": "plant", "driver": "fixed", "unit_cost_eur": 121_000, "price_level": 2029}


@pytest.fixture(params=["teo", "tea", "paying"])
def result(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", YEARLY_COSTS)
def test_trap_a_yearly_cost_is_carried_over_the_lifetime(result, name):
    assert (result[name] > 0).all()


def test_trap_an_own_yearly_cost_is_carried_over_the_lifetime(examples):
    result = cases.with_settings(examples["kort-haarlem-teo"], insurance_share_of_revenue=0.02)
    heat = result["revenue_variable_eur"] + result["revenue_fixed_eur"]
    assert result["own_opex_eur"] == pytest.approx(0.02 * heat, rel=1e-12)
    assert (result["own_opex_eur"] > 0).all()


def test_trap_maintenance_of_each_item_follows_what_is_in_place(teo):
    """Once everything is built, maintenance is share x bare cost x index in each year, replaced or not."""
    shares, bare = teo["cost_maintenance_share"], teo["item_bought_eur"].sum(axis=1)
    for year in (2032, 2045, 2058):
        column = teo.years.index(year)
        index = 1.02 ** (year - teo["cost_price_level"])
        assert teo["item_maintenance_eur"][:, column] == pytest.approx(
            shares * bare * index, rel=1e-9, abs=1e-6
        )


def test_trap_items_add_up_to_the_total(result):
    assert result["item_capex_eur"].sum(axis=0) == pytest.approx(result["capex_eur"], rel=1e-12)
    assert result["item_replacement_eur"].sum(axis=0) == pytest.approx(
        result["replacement_eur"], rel=1e-12, abs=1e-6
    )
    assert result["chapter_capex_eur"].sum() == pytest.approx(result["capex_total_eur"], rel=1e-12)
    assert result["chapter_real_eur"].sum() == pytest.approx(result["capex_real_total_eur"], rel=1e-12)
    revenue = [result[f"revenue_{part}_eur"] for part in ("variable", "fixed", "bak", "subsidy")]
    assert sum(revenue) == pytest.approx(result["revenue_eur"], rel=1e-12)
    opex = [result[n] for n in ("electricity_cost_eur", "gas_cost_eur", "maintenance_eur", "management_eur")]
    assert sum(opex) + result["own_opex_eur"] == pytest.approx(result["opex_eur"], rel=1e-12)


def test_trap_balance_of_the_cash_flow(result):
    """Amounts are positive in their own row; the balance subtracts."""
    names = ("revenue_eur", "opex_eur", "capex_eur", "replacement_eur", "residual_value_eur")
    revenue, opex, capex, again, left = (result[n] for n in names)
    assert all((amount >= 0).all() for amount in (revenue, opex, capex, again, left))
    assert revenue - opex - capex - again + left == pytest.approx(
        result["net_cash_flow_eur"], rel=1e-9, abs=1e-6
    )


def test_trap_every_item_is_a_cost(teo):
    """A dearer item lowers the value, whichever item it is."""
    unit = teo.case.arrays["unit_cost_eur"]
    count = unit.shape[1]
    dearer = np.repeat(unit, count, axis=2)
    dearer[0, np.arange(count), np.arange(count)] *= 1.1
    npv = teo.case.evaluate({"unit_cost_eur": dearer}, ["npv_project_eur"])["npv_project_eur"][0, 0]
    assert (npv < teo["npv_project_eur"]).all()


def test_trap_all_plants_count(run):
    """Two heat pumps as two cost items cost what one item of twice the price costs."""
    pump = {
        "chapter": "plant",
        "driver": "kw_heat_pump",
        "lifetime": 20,
        "phase": "stages",
        "maintenance_share": 0.02,
    }
    two = run(
        costs=[{**pump, "item": "A", "unit_cost_eur": 400}, {**pump, "item": "B", "unit_cost_eur": 600}]
    )
    one = run(costs=[{**pump, "item": "A", "unit_cost_eur": 1000}])
    for name in ("capex_eur", "replacement_eur", "maintenance_eur", "net_cash_flow_eur", "depreciation_eur"):
        assert two[name] == pytest.approx(one[name], rel=1e-12), name


def test_trap_capacity_part_is_apportioned_by_the_units(teo):
    """What is bought in stages adds up to the whole, and follows the units that are in place."""
    driver, phase = teo["cost_driver"], teo["cost_phase"]
    pumps = (driver == "kw_heat_pump") & (phase == "stages")
    bought = teo["item_bought_eur"][pumps].sum(axis=0)
    assert bought.sum() == pytest.approx(teo["item_cost_eur"][pumps].sum(), rel=1e-12)
    new = np.diff(teo["heat_pump_installed_kw"], prepend=0)
    assert ((bought > 0) == (new > 0)).all()


def test_trap_denominators_are_the_connected(result):
    """Per connection x connections = total, and it is the connected that count."""
    per = result["capex_per_connected_weq_eur"]
    assert per * result["connected_weq_final"] == pytest.approx(result["capex_real_total_eur"], rel=1e-12)
    assert result["connected_weq_final"] == pytest.approx(0.8 * result["weq_total"], rel=1e-12)
    assert result["heat_demand_per_weq_mwh"] * result["weq_total"] == pytest.approx(
        result["heat_demand_mwh"], rel=1e-12
    )
    assert result["trench_per_weq_m"] * result["weq_total"] == pytest.approx(
        result["trench_length_m"], rel=1e-12
    )


@pytest.mark.parametrize("driver", ["connection", "connection_a", "weq", "building"])
def test_trap_what_comes_per_connection_is_bought_for_the_connected_only(run, driver):
    """785 + 74 connections, buildings and weq, of which 80 % connects."""
    item = {
        "item": "I",
        "chapter": "connection",
        "driver": driver,
        "unit_cost_eur": 1000,
        "phase": "connections",
    }
    result = run({"engineering_share": 0, "contingency_share": 0, "uptake": 0.8}, costs=[item])
    assert result["item_bought_eur"].sum() == pytest.approx(0.8 * 859 * 1000, rel=1e-12)


@pytest.mark.parametrize("phase", ["start", "connections", "stages"])
def test_trap_metres_are_bought_for_the_whole_table(run, phase):
    item = {"item": "I", "chapter": "network", "driver": "metre", "unit_cost_eur": 1000, "phase": phase}
    result = run({"uptake": 0.3}, costs=[item])
    assert result["item_bought_eur"].sum() == pytest.approx(1000 * 1000, rel=1e-12)


def test_trap_a_connection_has_one_payer(run):
    """What the owner pays is no cost of the heat company, and leaves nothing behind."""
    for payer in ("owner", "grid_operator", "municipality"):
        result = run(costs=[{**ITEM, "paid_by": payer, "maintenance_share": 0.1}])
        for name in (
            "capex_eur",
            "maintenance_eur",
            "depreciation_eur",
            "residual_value_eur",
            "replacement_eur",
        ):
            assert result[name].sum() == 0, (payer, name)
    assert run(costs=[ITEM])["capex_total_eur"] > 0


def test_trap_a_share_counts_only_what_the_heat_company_pays(run):
    share = {"item": "S", "chapter": "development", "driver": "share_of_investment", "unit_cost_eur": 0.1}
    plain = {"engineering_share": 0, "contingency_share": 0, "inflation_capex": 0}
    both = run(plain, costs=[ITEM, share, {**ITEM, "item": "J", "paid_by": "owner"}])
    assert both["capex_total_eur"] == pytest.approx(1.1 * 121_000, rel=1e-12)


def test_trap_the_contribution_reaches_the_operator(result):
    """Every connected party's contribution is revenue, once, in the year in which it connects."""
    expected = result["group_bak_eur"].sum() * result["connected_share_final"]
    assert result["revenue_bak_eur"].sum() == pytest.approx(expected, rel=1e-12)
    assert ((result["revenue_bak_eur"] > 0) == (result["new_weq"] > 0)).all()


def test_trap_contribution_of_the_memo(teo):
    """2000 per dwelling and 2000 per weq of utility: 859 x 2000 x 80 %."""
    assert teo["bak_total_eur"] == pytest.approx(859 * 2000, rel=1e-12)


def test_trap_contribution_net_of_subsidy(examples):
    """Yes: ISDE of the owner and SAH of the landlord are added to the invoice; utility gets neither."""
    result = cases.with_settings(examples["kort-haarlem-teo"], bak_is_net_of_subsidy="yes")
    by_owner = dict(zip(result["owner"], result["bak_eur"], strict=True))
    assert by_owner["owner_occupier"] == 2000 + result["isde_heat_network_eur"]
    assert by_owner["housing_association"] == 2000 + result["sah_maximum_eur"]
    assert by_owner["utility"] == 2000


@pytest.mark.parametrize(("lifetime", "years"), [(10, {2039, 2049}), (15, {2044}), (29, {2058}), (30, set())])
def test_trap_replacement_falls_in_whole_years(run, lifetime, years):
    """Bought in 2029 with lifetime L: again in 2029 + L if that is within the thirty rows."""
    result = run(costs=[{**ITEM, "lifetime": lifetime}])
    again = {y for y, amount in zip(result.years, result["replacement_eur"], strict=True) if amount > 0}
    assert again == years
    for year in years:
        amount = result["replacement_eur"][result.years.index(year)]
        assert amount == pytest.approx(121_000 * 1.02 ** (year - 2029), rel=1e-12)


def test_trap_replacement_without_engineering_and_contingency(run):
    """Those are on first investments only."""
    result = run({"engineering_share": 0.1, "contingency_share": 0.2}, costs=[{**ITEM, "lifetime": 10}])
    assert result["capex_eur"][0] == pytest.approx(121_000 * 1.1 * 1.2, rel=1e-12)
    assert result["replacement_eur"][10] == pytest.approx(121_000 * 1.02**10, rel=1e-12)


def test_trap_no_index_is_applied_at_0_percent(examples):
    """At 0 % inflation everything costs what it costs in the workbook, whatever the year."""
    zero = {"inflation_revenue": 0, "inflation_opex": 0, "inflation_capex": 0, "index_energy": 0}
    result = cases.with_settings(examples["kort-haarlem-teo"], **zero)
    for name in ("revenue_index", "opex_index", "energy_index"):
        assert (result[name] == 1).all(), name
    assert (result["item_capex_index"] == 1).all()
    assert result["capex_total_eur"] == pytest.approx(result["capex_real_total_eur"], rel=1e-12)
    assert result["lcoh_eur_per_gj"] == pytest.approx(result["lcoh_nominal_eur_per_gj"], rel=1e-12)
    late = cases.with_settings(examples["kort-haarlem-teo"], **zero, first_year=2040)
    assert late["capex_eur"] == pytest.approx(result["capex_eur"], rel=1e-12)


def test_trap_no_index_is_applied_twice(teo):
    """The index of a year counts from the price level, once."""
    column = teo.years.index(2040)
    assert teo["revenue_index"][column] == pytest.approx(1.02**15, rel=1e-12)
    expected = teo["heat_sold_gj"][column] * 36.19 * 1.02**15
    assert teo["revenue_variable_eur"][column] == pytest.approx(expected, rel=1e-12)
    assert teo["management_eur"][column] == pytest.approx(35 * 687.2 * 1.02**15, rel=1e-12)


def test_trap_contributions_and_grants_are_not_indexed(examples):
    slow = cases.with_settings(examples["kort-haarlem-teo"], wis_granted="yes")
    fast = cases.with_settings(examples["kort-haarlem-teo"], wis_granted="yes", inflation_revenue=0.03)
    assert fast["revenue_bak_eur"] == pytest.approx(slow["revenue_bak_eur"], rel=1e-12)
    assert fast["wis_amount_eur"] == pytest.approx(slow["wis_amount_eur"], rel=1e-12)


def test_trap_part_years_balance_in_each_year(result):
    """Half a year of connection counts for heat, fixed tariff and management alike."""
    connected = np.concatenate([[0], result["connected_weq"]])
    mean = connected[:-1] + 0.5 * np.diff(connected)
    assert result["connected_weq_mean"] == pytest.approx(mean, rel=1e-12)
    for name, per_weq in (
        ("heat_demand_sold_mwh", result["heat_demand_mwh"] / result["weq_total"]),
        ("revenue_fixed_eur", result["fixed_tariff_yearly_eur"]),
        ("management_eur", result["management_eur_per_weq"] * result["opex_index"]),
    ):
        assert result[name] == pytest.approx(mean * per_weq, rel=1e-12), name
    loss = result["heat_production_yearly_mwh"] - result["heat_demand_sold_mwh"]
    assert loss == pytest.approx(result["network_loss_yearly_mwh"], rel=1e-9)


def test_trap_cooking_counts_once(run):
    """37 m3 for cooking comes off the gas once, and only of a dwelling that cooks on gas."""
    rows = [
        {**ROW, "group": "gas", "gas_m3": 1037},
        {**ROW, "group": "electric", "gas_m3": 1000, "cooks_on_gas": "no"},
        {**ROW, "group": "utility", "kind": "utility", "owner": "utility", "gas_m3": 1000, "weq": 1},
        {**ROW, "group": "final", "gas_m3": 1037, "heat_demand_mwh": 5},
    ]
    result = run(buildings=rows)
    assert result["heating_gas_m3"] == pytest.approx([1000, 1000, 1000, 1000])
    heat = 1000 * 0.85 * 35.17 / 3600
    assert result["heat_per_building_mwh"] == pytest.approx([heat, heat, heat, 5], rel=1e-12)
    saved = result["heat_from_gas_mwh"][0] / 0.85 / 35.17 * 3600 + 37
    assert saved == pytest.approx(1037, rel=1e-12)


def test_trap_the_calorific_basis_is_worth_11_percent(run):
    rows = [{**ROW, "gas_m3": 1037}]
    upper = run(buildings=rows)["heat_demand_mwh"]
    lower = run({"gas_calorific_basis": "lower"}, buildings=rows)["heat_demand_mwh"]
    assert upper / lower == pytest.approx(35.17 / 31.65, rel=1e-9)
    assert upper / lower == pytest.approx(1.11, abs=0.005)


def test_trap_zero_is_a_value_and_missing_is_not_zero(run):
    """A demand of 0 is 0, also beside a gas use; an empty demand takes the gas use."""
    rows = [
        {**ROW, "group": "zero", "gas_m3": 1000, "heat_demand_mwh": 0},
        {**ROW, "group": "gas", "gas_m3": 1000},
    ]
    per_building = run(buildings=rows)["heat_per_building_mwh"]
    assert per_building[0] == 0
    assert per_building[1] > 5


def test_trap_an_override_of_zero_is_a_value(examples):
    memo = {"hourly_basis": "assumed", "direct_source_share": 0}
    result = cases.with_settings(examples["kort-haarlem-teo"], **memo)
    assert result["direct_source_share"] == 0
    assert result["direct_source_share_calculated"] == 0.12
    assert result["wko_extraction_mwh"] == pytest.approx(result["cold_side_heat_mwh"], rel=1e-12)


def test_trap_existing_pipes_cost_nothing_but_lose_heat(run):
    pipe = {"section": "Main", "dn": "150", "length_m": 1000, "cost_eur_per_m": 1500}
    settings = {"network_loss_basis": "fixed"}
    new, old = run(settings, pipes=[pipe]), run(settings, pipes=[{**pipe, "existing": "yes"}])
    assert old["pipe_table_cost_eur"] == 0
    assert old["new_trench_length_m"] == 0
    assert old["network_loss_mwh"] == new["network_loss_mwh"] > 0


def test_trap_losses_have_the_right_thousand(teo):
    """Watts per metre x metres x hours is watt-hours: a district of 7 km loses some 1.5 GWh a year."""
    lost = (teo["length_m"] * teo["pipe_loss_w_per_m"]).sum() * 8760 / 1e6
    assert teo["network_loss_computed_mwh"] == pytest.approx(lost, rel=1e-12)
    assert 500 < teo["network_loss_computed_mwh"] < 3000
    assert (teo["pipe_loss_w_per_m"] > 5).all()
    assert (teo["pipe_loss_w_per_m"] < 80).all()


def test_trap_a_share_of_demand_is_not_a_share_of_production(examples):
    """25 % of demand is 20 % of production; 25 % of production is 33 % of demand."""
    project = examples["kort-haarlem-teo"]
    demand = cases.with_settings(project, network_loss_basis="demand")
    production = cases.with_settings(project, network_loss_basis="production")
    assert demand["network_loss_share_of_production"] == pytest.approx(0.2, rel=1e-12)
    assert production["network_loss_share_of_production"] == pytest.approx(0.25, rel=1e-12)
    ratio = production["heat_production_mwh"] / demand["heat_production_mwh"]
    assert ratio == pytest.approx((4 / 3) / 1.25, rel=1e-12)


def test_trap_one_temperature_chain(teo):
    """A hotter supply lowers the COP and raises the loss alike."""
    hot = teo.case.evaluate({"radiator_supply_c": np.array([[[80.0]]])}, ["cop", "network_loss_computed_mwh"])
    assert hot["cop"].item() < teo["cop"]
    assert hot["network_loss_computed_mwh"].item() > teo["network_loss_computed_mwh"]


def test_trap_vat_is_taken_off_once(run):
    """121,000 including 21 % is 100,000 excluding."""
    excluding = run(costs=[{**ITEM, "unit_cost_eur": 100_000, "vat": "excl"}])
    including = run(costs=[{**ITEM, "vat": "incl"}])
    none = run(costs=[{**ITEM, "unit_cost_eur": 100_000, "vat": "none"}])
    assert including["npv_project_eur"] == pytest.approx(excluding["npv_project_eur"], rel=1e-12)
    assert none["npv_project_eur"] == pytest.approx(excluding["npv_project_eur"], rel=1e-12)


def test_trap_a_bill_has_vat_and_revenue_has_not(teo):
    fixed = teo["fixed_tariff_eur"] + teo["meter_tariff_eur"] + teo["delivery_set_rent_eur"]
    bare = teo["household_heat_gj"] * teo["variable_tariff_eur_per_gj"] + fixed
    assert teo["household_heat_bill_eur"] == pytest.approx(bare * 1.21, rel=1e-12)
    column = teo.years.index(2040)
    per_weq = teo["revenue_fixed_eur"][column] / teo["connected_weq_mean"][column] / 1.02**15
    assert per_weq == pytest.approx(fixed, rel=1e-12)


def test_trap_pre_tax_rate_on_flows_after_tax_is_shown_apart(paying):
    """Mixing is shown with its error, not done: three different values of one project."""
    values = {paying[n] for n in ("npv_project_eur", "npv_post_tax_eur", "npv_mixed_rates_eur")}
    assert len(values) == 3
    flow = paying["cash_flow_post_tax_eur"]
    assert paying["npv_post_tax_eur"] == pytest.approx(
        (flow * paying["discount_factor_post_tax"]).sum(), rel=1e-12
    )


def test_trap_the_convention_of_discounting_is_an_input(teo):
    """Start, middle and end of the year differ by half a year of interest each."""
    found = [
        teo.case.evaluate({"discount_moment": np.array([[[m]]])}, ["npv_project_eur"])[
            "npv_project_eur"
        ].item()
        for m in ("start", "mid", "end")
    ]
    half = (1 + teo["wacc_pre_tax"]) ** 0.5
    assert found[0] / found[1] == pytest.approx(half, rel=1e-12)
    assert found[1] / found[2] == pytest.approx(half, rel=1e-12)


def test_trap_year_zero_is_the_first_row(teo):
    assert teo["discount_factor"][0] == 1
    assert teo["year_index"][0] == 0


def test_trap_a_lower_uptake_does_not_buy_all_connections(teo):
    low = teo.case.evaluate({"uptake": np.array([[[0.4]]])}, ["item_bought_eur", "item_cost_eur"])
    phase, driver = teo["cost_phase"], teo["cost_driver"]
    rows = (phase == "connections") & np.isin(driver, ("connection_a", "connection_b", "connection_c", "weq"))
    share = low["item_bought_eur"][:, rows, 0].sum(axis=0) / low["item_cost_eur"][0, rows, 0]
    assert share == pytest.approx(np.full(rows.sum(), 0.4), rel=1e-12)


def test_trap_all_units_come_in_the_end(teo):
    """Of units of a third, the last heat pump comes in the year that passes two thirds."""
    share = teo["connected_share"]
    installed = teo["heat_pump_installed_kw"] / teo["heat_pump_power_kw"]
    assert installed == pytest.approx(np.ceil(share * 3 - 1e-9) / 3, rel=1e-9)


def test_trap_redundancy_holds_in_every_year(result):
    assert (result["n_minus_1_share_yearly"] >= 1 - 1e-9).all()
    assert (result["source_outage_share_yearly"] >= 1 - 1e-9).all()


def test_trap_units_are_not_bought_before_they_are_needed(run):
    """Beside a heat pump of 20 % one boiler of 50 % is enough up to a peak of 20 %."""
    result = run({"connection_rate_weq_per_year": 859 / 6, "uptake": 1, "boiler_units": "2x50%"})
    assert result["connected_share"][:2] == pytest.approx([1 / 6, 1 / 3])
    assert result["boiler_installed_kw"][:2] / result["source_power_kw"] == pytest.approx([0.5, 1.0])


def test_the_chapter_of_investment_is_part_of_both_concepts(teo, tea):
    assert investment in teo.case.model.modules
    assert investment in tea.case.model.modules
