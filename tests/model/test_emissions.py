"""CO2 and NOx by source, per weq and per household, and the renewable share (SPEC 14)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import cases


def one(values, name):
    return values[name].item()


def changed(result, name, **changes):
    return result.case.evaluate({n: np.array([[[v]]]) for n, v in changes.items()}, [name])


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_sources_add_up_to_the_network(request, name):
    result = request.getfixturevalue(name)
    assert result["co2_network_t"] == pytest.approx(
        result["co2_electricity_t"] + result["co2_boilers_t"], rel=1e-12
    )
    nox = result["nox_boilers_kg"] + result["nox_existing_boilers_kg"]
    assert result["nox_kg_yearly"] == pytest.approx(nox, rel=1e-12)


def test_nox_by_hand(teo):
    """20 g per GJ on the lower value, 15.6 g on the upper value: 31.65 and 35.17 MJ per m3."""
    assert teo["nox_kg_yearly"] == pytest.approx(teo["gas_yearly_m3"] * 31.65e-3 * 20e-3, rel=1e-12)
    gas = teo["reference_gas_m3"] * teo["connected_share_mean"]
    assert teo["nox_gas_kg_yearly"] == pytest.approx(gas * 35.17e-3 * 15.6e-3, rel=1e-12)


def test_the_factor_of_the_peak_boilers_is_the_limit(figures):
    """70 mg/Nm3 at 3 % oxygen; dry flue gas by the EPA's factor: 8,710 scf per MMBtu (upper value)."""
    per_gj_upper = 8710 * 0.0283168 / 1.05506 * 273.15 / 293.15
    at_3_percent = per_gj_upper * 20.9 / (20.9 - 3) * 35.17 / 31.65
    assert 70e-3 * at_3_percent == pytest.approx(figures.value("nox.boiler", 2025), rel=0.03)
    assert figures.value("nox.individual_boiler", 2025) == pytest.approx(56 / 3.6, abs=0.05)


def test_per_weq_times_weq_is_the_total(teo):
    weq = teo["connected_weq_mean"].sum()
    for per_weq, total, scale in (
        ("co2_network_per_weq_kg", "co2_network_t", 1000),
        ("co2_gas_per_weq_kg", "co2_gas_t", 1000),
        ("co2_heat_pumps_per_weq_kg", "co2_heat_pumps_t", 1000),
        ("nox_network_per_weq_g", "nox_kg_yearly", 1000),
        ("nox_gas_per_weq_g", "nox_gas_kg_yearly", 1000),
    ):
        assert teo[per_weq] * weq == pytest.approx(teo[total].sum() * scale, rel=1e-12)


def test_renewable_heat_is_what_comes_from_water(teo):
    """Energy in = energy out: source, compressors and boilers make the production."""
    compressors = teo["heat_pump_heat_yearly_mwh"] / teo["cop"]
    made = teo["renewable_heat_yearly_mwh"] + compressors + teo["boiler_heat_yearly_mwh"]
    assert made == pytest.approx(teo["heat_production_yearly_mwh"], rel=1e-12)
    assert teo["renewable_share"] == pytest.approx(
        teo["cold_side_heat_mwh"] / teo["heat_production_mwh"], rel=1e-9
    )


@given(st.floats(0, 1))
def test_green_electricity_leaves_only_the_boilers(teo, part):
    found = changed(teo, "renewable_share", renewable_electricity_share=part)
    assert one(found, "renewable_share") >= teo["renewable_share"] - 1e-12
    assert one(found, "renewable_share") <= teo["heat_pump_heat_share"] + 1e-12
    if part == 1:
        assert one(found, "renewable_share") == pytest.approx(teo["heat_pump_heat_share"], rel=1e-12)


@given(st.floats(0.2, 1), st.floats(0.01, 0.5))
def test_more_heat_pumps_never_raise_nox(teo, share, more):
    shares = share, min(share + more, 1.0)
    few, many = (changed(teo, "nox_kg_yearly", heat_pump_power_share=s) for s in shares)
    assert many["nox_kg_yearly"].sum() <= few["nox_kg_yearly"].sum() + 1e-9


def test_a_household_on_the_network_has_the_nox_of_its_heat(teo):
    """Sum over connected dwellings is not the point; heat times the network's NOx per GJ is."""
    systems = np.asarray(teo["household_system"])
    heat, nox = np.asarray(teo["household_network_heat_gj"]), np.asarray(teo["household_nox_g_per_year"])
    on_net = systems == "network"
    assert nox[on_net] == pytest.approx(heat[on_net] * teo["network_nox_g_per_gj"], rel=1e-12)
    assert (nox[systems == "heat_pump"] == 0).all()
    assert nox[systems == "gas"].min() > 50 * nox[on_net].max(), "boilers of dwellings burn all of the heat"


def test_while_nothing_is_sold_the_full_network_tells(examples):
    found = cases.with_settings(examples["kort-haarlem-teo"], uptake=0)
    heat_gj = found["heat_demand_mwh"] * 3.6
    assert found["network_nox_g_per_gj"] == pytest.approx(found["nox_full_kg"] * 1000 / heat_gj, rel=1e-12)
    assert found["nox_full_kg"] > 0
    assert found["nox_network_per_weq_g"] == 0
