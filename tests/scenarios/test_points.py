"""Points of attention: each fires where it should and is silent where it should."""

import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.run import run_project


def points(project, **settings):
    result = cases.with_settings(project, **settings)
    return {rule.name for rule in RULES if result.case.project.concept in rule.concepts and rule.what(result)}


# setting that makes a point appear or disappear, beside the example
APPEARS = [
    ("unit_fails", {"boiler_units": "1x40%"}),
    ("source_fails", {"boiler_units": "1x40%"}),
    ("low_cop", {"source_temperature_c": 5}),
    ("winter_cop", {"carnot_efficiency": 0.45}),
    ("above_cycle", {"cop": 5}),
    ("heat_share_differs", {"heat_pump_heat_share": 0.9}),
    ("post_tax_rate", {"discount_rate": 0.0348}),
    ("tight_hours", {"regeneration_hours": 1700}),
    ("warm_infiltration", {"infiltration_temperature_c": 26}),
    ("net_heating", {"wko_recovery_efficiency": 0.8}),
    ("direct_share", {"direct_source_share": 0.3}),
    ("investment_level", {"investment_factor": 3}),
    ("electricity_level", {"cop": 1.5}),
    ("wis_forced", {"wis_granted": "yes"}),
    ("sde_forced", {"sde_granted": "yes"}),
    ("eia_forced", {"eia_granted": "yes"}),
    ("wis_without_gap", {"wis_granted": "yes", "variable_tariff_eur_per_gj": 150}),
    ("wis_and_a3", {"wis_granted": "yes", "sde_granted": "yes", "sde_category": "a3"}),
    ("no_irr", {"uptake": 0, "residual_value": "no"}),
    ("no_tariff", {"uptake": 0}),
    ("no_investment", {"variable_tariff_eur_per_gj": 0, "management_eur_per_weq": 1000}),
    ("overrides", {"cop": 3.5}),
]
DISAPPEARS = [
    ("new_wacc", {"gearing": 0.76, "cost_of_debt": 0.0405, "cost_of_equity_after_tax": 0.1059}),
    ("flat_energy", {"index_energy": 0.02}),
    ("grid", {"grid_available_year": 2025}),
    ("cold_year", {"heat_pump_heat_share": 0.95}),
    ("memo_share", {"hourly_basis": "assumed"}),
    ("cool_summer", {"direct_source_share": 1}),
    ("outage_unserved", {"boiler_units": "3x60%"}),
    ("mixing_zone", {"teo_delta_t_k": 5}),
    ("cold_discharge", {"teo_delta_t_k": 5}),
    ("perfect_store", {"wko_recovery_efficiency": 0.8}),
    ("too_few_hours", {"regeneration_hours": 1500}),
    ("digit_swap", {"tariff_basis": "acm_2025"}),
    ("net_contribution", {"bak_is_net_of_subsidy": "yes"}),
    ("loss_basis", {"network_loss_basis": "fixed"}),
    ("gas_basis", {"gas_calorific_basis": "lower"}),
    ("sized_for_all", {"uptake_for_sizing": 0.8}),
    ("power_loss", {"network_power_loss": 0.1}),
    ("no_tax", {"variable_tariff_eur_per_gj": 150}),
    ("no_payback", {"variable_tariff_eur_per_gj": 150}),
    ("no_electricity", {"variable_tariff_eur_per_gj": 150}),
    ("wis_closed", {"subsidy_application_date": "2025-10-01"}),
    ("sde_closed", {"subsidy_application_date": "2026-11-01"}),
    ("planning", {"first_year": 2030}),
]


@pytest.mark.parametrize(("name", "settings"), APPEARS)
def test_a_point_appears(examples, name, settings):
    project = examples["kort-haarlem-teo"]
    assert name not in points(project)
    assert name in points(project, **settings)


@pytest.mark.parametrize(("name", "settings"), DISAPPEARS)
def test_a_point_disappears(examples, name, settings):
    project = examples["kort-haarlem-teo"]
    assert name in points(project)
    assert name not in points(project, **settings)


def test_a_low_cop_names_sde(examples):
    result = run_project(
        cases.with_settings(examples["kort-haarlem-teo"], source_temperature_c=5).case.project
    )
    said = [translator("nl").render(w.what) for w in result.warnings]
    assert any("SDE++" in line and "3,0" in line for line in said)


def test_the_effect_is_that_of_the_other_convention(examples):
    project = examples["kort-haarlem-teo"]
    result = run_project(project)
    effect = next(w.effect_eur for w in result.warnings if w.where == "index_energy")
    other = cases.with_settings(project, index_energy=0.02)["npv_project_eur"]
    assert effect == pytest.approx(other - result["npv_project_eur"], rel=1e-9)


def test_critical_points_come_first(examples):
    project = cases.with_settings(examples["kort-haarlem-teo"], boiler_units="1x40%").case.project
    severities = [w.severity for w in run_project(project).warnings]
    assert severities[0] == "critical"
    assert severities == sorted(severities, key=["critical", "attention", "info"].index)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["kort-haarlem-teo", "kort-haarlem-tea"])
def test_every_point_is_written_in_both_languages(examples, name, language):
    t = translator(language)
    for point in run_project(examples[name]).warnings:
        line = t.render(point.what)
        assert line
        assert "{" not in line


BANK_APPEARS = [
    (
        "grants_above_cost",
        {
            "kvw_granted": "yes",
            "kvw_share": 0.95,
            "kvw_max_eur": 1e9,
            "wis_granted": "yes",
            "variable_tariff_eur_per_gj": 0,
        },
    ),
    ("dscr_low", {"dscr_norm": 1.2}),
    ("no_debt", {"gearing": 0}),
    ("no_capacity", {"gearing": 0, "dscr_norm": 1.2}),
    ("wis_in_tariffs", {"cost_based_from_year": 2030, "wis_granted": "yes"}),
    ("no_scale", {"allowed_revenue_from_year": 2030, "tariff_discount": 1}),
    ("no_equity_return", {"uptake": 0, "residual_value": "no", "gearing": 0}),
    ("no_return_after_tax", {"uptake": 0, "residual_value": "no"}),
]
BANK_DISAPPEARS = [
    ("debt_not_served", {"gearing": 0.1}),
    ("no_norm", {"dscr_norm": 1.2}),
    ("wcw", {"cost_based_from_year": 2030}),
]


@pytest.mark.parametrize(("name", "settings"), BANK_APPEARS)
def test_a_point_of_the_bank_appears(examples, name, settings):
    project = examples["kort-haarlem-teo"]
    assert name not in points(project)
    assert name in points(project, **settings)


@pytest.mark.parametrize(("name", "settings"), BANK_DISAPPEARS)
def test_a_point_of_the_bank_disappears(examples, name, settings):
    project = examples["kort-haarlem-teo"]
    assert name in points(project)
    assert name not in points(project, **settings)
