"""Inputs that contradict each other or the calculation: converted, refused in words, or warned about."""

import numpy as np
import pytest
from support import cases

from warmtenet.scenarios.run import run_project
from warmtenet.workbook import InputProblems

PIPE = {"section": "Main", "dn": "150", "length_m": 1000, "cost_eur_per_m": 1500}


def test_peak_of_a_year_is_that_of_the_connected(examples):
    """Sized for the 80 % that connects, the plant meets their whole peak in the last year."""
    result = cases.with_settings(examples["kort-haarlem-teo"], uptake_for_sizing=0.8, uptake=0.8)
    assert result["peak_power_yearly_kw"][-1] == pytest.approx(result["source_power_kw"], rel=1e-9)


def test_all_units_come_when_the_plant_is_sized_for_the_uptake(examples):
    settings = {"uptake_for_sizing": 0.8, "uptake": 0.8, "heat_pump_units": "5x12%"}
    result = cases.with_settings(examples["kort-haarlem-teo"], **settings)
    assert result["heat_pump_installed_kw"][-1] == pytest.approx(result["heat_pump_power_kw"], rel=1e-9)


@pytest.mark.parametrize(
    ("basis", "year", "tariff"),
    [("memo_2025", 2025, 36.19), ("acm_2025", 2025, 36.19), ("acm_2026", 2026, 33.86)],
)
def test_a_tariff_is_of_its_own_price_level(examples, basis, year, tariff):
    """The tariff of a year is charged in that year, whatever the price level of the project."""
    for level in (2025, 2026):
        settings = {"tariff_basis": basis, "first_year": year, "price_level_year": level}
        result = cases.with_settings(examples["kort-haarlem-teo"], **settings)
        assert result["variable_tariff_yearly_eur_per_gj"][0] == pytest.approx(tariff, rel=1e-9), level


def test_a_pipe_that_is_built_after_the_last_year_is_not_free_in_silence(project_from):
    try:
        project = project_from(pipes=[{**PIPE, "build_year": 2090}])
    except InputProblems:
        return
    warnings = run_project(project).warnings
    assert any("2090" in str(w) or "build" in str(w).lower() for w in warnings)


@pytest.mark.parametrize("settings", [{"first_delivery_year": 2025}, {"heat_pump_units": "3x30%"}])
def test_a_setting_is_held_against_the_other_inputs(examples, settings):
    """What the reader refuses in a workbook is refused in --set too."""
    with pytest.raises(InputProblems):
        cases.with_settings(examples["kort-haarlem-teo"], **settings)


def test_a_source_hotter_than_the_supply_gives_no_negative_cop(examples):
    try:
        result = cases.with_settings(
            examples["kort-haarlem-teo"], radiator_supply_c=30, source_temperature_c=45
        )
    except (InputProblems, ArithmeticError):
        return
    assert result["cop"] > 1
    assert np.all(result["electricity_yearly_mwh"] >= 0)
