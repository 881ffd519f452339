"""The names that other programs rely on: keys of results.json, of --set, of explain and of the workbook."""

from warmtenet.model import build

BOTH = """
bak_eur boiler_heat_mwh boiler_heat_yearly_mwh boiler_power_kw capex_eur carnot_efficiency
cash_flow_post_tax_eur connected_weq connected_weq_mean contingency_share cop cop_system
corporate_tax_rate cost_of_debt cost_of_equity_after_tax delivery_set_rent_eur discount_factor
discount_moment discount_rate electric_power_kw electricity_cost_eur electricity_mwh
electricity_price_eur_per_kwh electricity_yearly_mwh engineering_share first_delivery_year first_year
first_year_delivery_share fixed_tariff_eur funding_gap_after_subsidy_eur funding_gap_eur
gas_calorific_basis gas_cost_eur gas_price_eur_per_m3 gas_yearly_m3 gearing heat_demand_factor
heat_demand_mwh heat_demand_sold_mwh heat_exchanger_lmtd_k heat_production_mwh heat_production_yearly_mwh
heat_pump_cold_power_kw heat_pump_heat_mwh heat_pump_heat_share heat_pump_heat_yearly_mwh
heat_pump_power_kw heat_pump_power_share index_energy inflation_capex inflation_opex inflation_revenue
irr_project lcoh_eur_per_gj lcoh_nominal_eur_per_gj maintenance_eur management_eur meter_tariff_eur
n_minus_1_ok n_minus_1_share n_minus_1_share_yearly net_cash_flow_eur network_loss_basis
network_loss_computed_mwh network_loss_share_of_demand network_power_loss new_weq npv_post_tax_eur
npv_project_eur npv_without_residual_eur opex_eur payback_year power_factor present_value_eur
price_level_year profit_tax_eur replacement_eur residual_value residual_value_eur revenue_bak_eur
revenue_eur revenue_fixed_eur revenue_subsidy_eur revenue_variable_eur simultaneity_hot_water
simultaneity_method simultaneity_space_heating simultaneity_utility simultaneous_power_kw source_outage_ok
source_outage_share source_power_kw source_temperature_c subsidy_application_date supply_temperature_c
tariff_basis tax_brackets uptake uptake_for_sizing variable_tariff_eur_per_gj variable_tariff_factor
wacc_post_tax wacc_pre_tax weq_total wis_funding_gap_eur wis_granted years wko_power_kw
heat_pump_heat_share_by_weather_year peak_heat_mwh cop_by_month cop_cycle unserved_heat_mwh
hourly_basis weather_year
"""
ONLY_TEO = """
direct_source_share flow_per_doublet_m3_per_h regeneration_hours regeneration_power_kw teo_delta_t_k
teo_flow_m3_per_s wko_doublets wko_extraction_mwh wko_recovery_efficiency wko_storage_mwh
regeneration_hours_available
"""
ONLY_TEA = "effluent_flow_m3_per_h source_availability"
COLUMNS = {
    "buildings": """
kind owner count connections individual_delivery_set weq gas_m3 cooks_on_gas saving_share heat_demand_mwh
source_of_demand space_heating_kw hot_water_kw connection_type floor_area_m2 construction_year function
existing_boiler_kw archetype
""",
    "pipes": "dn length_m trench cost_eur_per_m surcharge existing build_year",
    "costs": """
chapter driver unit_cost_eur price_level vat lifetime maintenance_share phase paid_by eligible_for source
""",
}


def test_names():
    for concept, more in (("teo", ONLY_TEO), ("tea", ONLY_TEA)):
        model = build(concept)
        known = {*model.inputs, *model.quantities}
        assert {*BOTH.split(), *more.split()} - known == set(), concept


def test_columns():
    inputs = build("teo").inputs.values()
    for family, keys in COLUMNS.items():
        known = {i.given.key or i.name for i in inputs if i.given.per and i.given.per.name == family}
        assert set(keys.split()) <= known, family
