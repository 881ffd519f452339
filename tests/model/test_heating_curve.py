"""The heating curve: nothing until chosen, then COP, heat loss and contracted power each their own supply."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import cases

from warmtenet.engineering.load_shape import load_hours
from warmtenet.engineering.weather import weather_year
from warmtenet.model.hours_profile import PROFILE, profile_of, weather_of
from warmtenet.model.hours_tea import effluent_of

KELVIN = 273.15
HEADLINES = ("cop", "heat_production_mwh", "electric_power_kw", "npv_project_eur", "lcoh_eur_per_gj")
ASKED = (
    *HEADLINES,
    "load_factor",
    "electricity_mwh",
    "network_loss_mwh",
    "cop_system_at_design",
    "source_temperature_c",
    "supply_temperature_mean_c",
)


def one(values, name):
    return values[name].item()


def changed(result, wanted=ASKED, **changes):
    arrays = {name: np.array([[[value]]]) for name, value in changes.items()}
    return result.case.evaluate(arrays, wanted)


def by_curve(result, mild_c, wanted=ASKED, **more):
    return changed(result, wanted, heating_curve="weather", supply_at_heating_limit_c=mild_c, **more)


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_a_fixed_supply_is_the_memo(request, name):
    """The memo: 74 C all year; the temperature of mild weather does not count then."""
    result = request.getfixturevalue(name)
    assert result["supply_temperature_weighted_c"] == result["supply_temperature_mean_c"] == 74
    assert result["cop_design_factor"] == result["network_loss_temperature_factor"] == 1
    other = changed(result, supply_at_heating_limit_c=40.0)
    assert {n: one(other, n) for n in HEADLINES} == {n: result[n] for n in HEADLINES}


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_a_curve_without_a_slope_is_a_fixed_supply(request, name):
    """Also when mild weather is given a higher supply than the design frost."""
    result = request.getfixturevalue(name)
    for mild in (74.0, 90.0):
        found = by_curve(result, mild)
        assert {n: one(found, n) for n in HEADLINES} == pytest.approx(
            {n: result[n] for n in HEADLINES}, rel=1e-12
        )


@pytest.mark.parametrize(("name", "convention"), [("teo", "source"), ("tea", "none"), ("tea", "both")])
def test_the_cop_is_that_of_the_hours_weighted_by_heat(request, name, convention):
    """Every hour its own supply, source and Carnot COP, added up here: within 0.1 %."""
    result = request.getfixturevalue(name)
    found = by_curve(result, 60.0, (*ASKED, "cop_weighted"), cop_convention=convention)
    shape = profile_of({n: result[n] for n in PROFILE})
    weather = weather_of({name: result[name] for name in ("weather_year", "weather_file")})
    air = weather_year(*weather)
    load = load_hours(shape, one(found, "load_factor"), weather)
    heat = np.minimum(load, result["heat_pump_power_share"])
    limit, design = result["profile_heating_limit_c"], result["profile_design_outside_c"]
    supply = 60 + 14 * np.clip((limit - air) / (limit - design), 0, 1) + KELVIN
    effluent = effluent_of(weather).temperature_c
    source = (effluent if name == "tea" else one(found, "source_temperature_c")) + KELVIN
    before, after = {"none": (0, 0), "source": (2, 0), "both": (2, 2)}[convention]
    electricity = heat * (1 - (source - before) / (supply + after)) / result["carnot_efficiency"]
    assert one(found, "cop") == pytest.approx(heat.sum() / electricity.sum(), rel=1e-3)
    assert one(found, "cop_weighted") == pytest.approx(one(found, "cop"), rel=0.01)
    assert one(found, "supply_temperature_mean_c") == pytest.approx(supply.mean() - KELVIN, abs=1e-9)


@given(st.floats(40, 74), st.floats(0.5, 20))
def test_a_lower_supply_saves_electricity_and_heat_but_no_connection(teo, mild, cooler):
    warm, cool = by_curve(teo, mild), by_curve(teo, max(mild - cooler, 30.0))
    assert one(cool, "cop") > one(warm, "cop")
    assert one(cool, "network_loss_mwh") < one(warm, "network_loss_mwh")
    assert one(cool, "electricity_mwh") < one(warm, "electricity_mwh")
    assert one(cool, "npv_project_eur") > one(warm, "npv_project_eur")
    for name in ("cop_system_at_design", "electric_power_kw"):
        assert one(cool, name) == pytest.approx(one(warm, name), rel=1e-3), "the design frost stays"


@pytest.mark.parametrize("basis", ["demand", "production", "fixed"])
def test_the_heat_loss_follows_the_temperature_above_the_ground(teo, basis):
    """Closed form: (supply + return - 2 ground) of the mean over that of the design."""
    fixed = changed(teo, network_loss_basis=basis)
    found = by_curve(teo, 60.0, network_loss_basis=basis)
    above = one(found, "supply_temperature_mean_c") + 50 - 20, 74 + 50 - 20
    ratio = one(found, "network_loss_mwh") / one(fixed, "network_loss_mwh")
    assert ratio == pytest.approx(above[0] / above[1], rel=1e-12)


def test_winter_has_the_lowest_cop_of_a_curve(tea):
    months = by_curve(tea, 50.0, ["supply_of_month_c"])["supply_of_month_c"].ravel()
    assert months.argmax() in (0, 1, 11)
    assert 50 <= months.min() < months.max() < 74


def test_a_given_cop_still_decides_the_connection(teo):
    """An override of the COP moves the contracted power, with and without a curve."""
    low, high = (cases.with_settings(teo.case.project, cop=c)["electric_power_kw"] for c in (3, 4))
    assert low / high == pytest.approx(4 / 3, rel=1e-12)


def test_the_hourly_shape_knows_the_curve(examples, teo):
    """Less loss in summer, so a little more of the year's heat lies in winter."""
    found = cases.with_settings(examples["kort-haarlem-teo"], profile_curve_k=30)
    summer = [5, 6, 7]
    heat = found["month_heat_share_computed"][summer].sum(), teo["month_heat_share_computed"][summer].sum()
    assert heat[0] < heat[1]
