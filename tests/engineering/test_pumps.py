"""Flows, exchangers, pumps and one pipe against published and hand-computed numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cases import need

from warmtenet.engineering.pipe_flow import LAMINAR_REYNOLDS, Pipe, density_kg_per_m3, viscosity_pa_s
from warmtenet.engineering.pumps import (
    exchanger_area_m2,
    flow_m3_per_h,
    flow_m3_per_s,
    heat_kw,
    lmtd_k,
    pump_power_kw,
)

WATER = 4.19
MAIN = Pipe(0.1071, 500, 0.1, 0.26)


def test_heat_of_balanswijk():
    """P4: 0.0402 m3/s over 5 K is 842.2 kW, 1,888.2 MWh in 2,242 h; a tenth of a stream of 0.402 m3/s."""
    power = float(heat_kw(0.0402, 5, WATER))
    assert power == pytest.approx(842.2, rel=1e-3)
    assert power * 2242 / 1000 == pytest.approx(1888.2, rel=1e-3)
    assert float(flow_m3_per_s(power, 5, WATER)) / 0.1 == pytest.approx(0.402)


def test_flow_of_the_chain():
    """P7: 2,405.95 kW at 10 K."""
    assert float(flow_m3_per_s(2405.95, 10, WATER)) == pytest.approx(0.05742, rel=1e-3)
    assert float(flow_m3_per_h(2405.95, 10, WATER)) == pytest.approx(206.7, rel=1e-3)


@given(st.floats(0.1, 50), st.floats(0.1, 50))
def test_the_logarithmic_mean_lies_between_geometric_and_arithmetic(one, other):
    mean = float(lmtd_k(one, other))
    assert np.sqrt(one * other) * (1 - 1e-6) <= mean <= (one + other) / 2 * (1 + 1e-6)
    assert mean == pytest.approx(float(lmtd_k(other, one)), rel=1e-6)


def test_logarithmic_mean_by_hand():
    assert float(lmtd_k(2, 2)) == 2
    assert float(lmtd_k(10, 5)) == pytest.approx(5 / np.log(2))
    assert float(lmtd_k(55, 45)) == pytest.approx(49.83, abs=0.005)


@pytest.mark.parametrize("ends", [(0, 2), (2, -1)])
def test_streams_that_cross_are_refused(ends):
    with pytest.raises(ValueError, match="above zero"):
        lmtd_k(*ends)


def test_exchanger_and_pump_by_hand():
    assert float(exchanger_area_m2(2406, 2, 3000)) == pytest.approx(401)
    assert float(exchanger_area_m2(2406, 4, 3000)) == pytest.approx(200.5)
    assert float(pump_power_kw(0.05742, 200, 0.65)) == pytest.approx(17.67, abs=0.01)


def test_pipe_of_pandapipes():
    """P13: outlet within 0.005 K, pressure within 2 %."""
    flow = MAIN.flow(5.0, 74.0, 10.0, 4186)
    assert float(flow.outlet_c) == pytest.approx(73.6037, abs=0.005)
    assert float(flow.loss_w) == pytest.approx(8294, rel=1e-3)
    assert float(flow.velocity_m_per_s) == pytest.approx(0.569, abs=0.001)
    assert float(flow.friction_factor) == pytest.approx(0.0211, rel=0.02)
    assert float(flow.pressure_drop_kpa) == pytest.approx(15.58, rel=0.02)


@given(st.floats(5e3, 1e7))
def test_friction_solves_colebrook_white(reynolds):
    factor = float(MAIN.friction_factor(np.array(reynolds)))
    right = -2 * np.log10(0.1e-3 / 0.1071 / 3.71 + 2.51 / (reynolds * np.sqrt(factor)))
    assert 1 / np.sqrt(factor) == pytest.approx(right, rel=1e-9)


def test_slow_water_is_laminar():
    assert float(MAIN.friction_factor(np.array(LAMINAR_REYNOLDS - 1))) == pytest.approx(64 / 2319)


def test_flows_run_side_by_side_and_faster_water_arrives_warmer():
    flow = MAIN.flow(np.array([1.0, 2.0, 5.0, 10.0]), 74.0, 10.0, 4186)
    assert np.all(np.diff(flow.outlet_c) > 0)
    assert np.all(np.diff(flow.pressure_drop_kpa) > 0)
    assert float(flow.pressure_drop_kpa[2]) == float(MAIN.flow(5.0, 74.0, 10.0, 4186).pressure_drop_kpa)


def test_properties_of_water_against_coolprop():
    try:
        from CoolProp.CoolProp import PropsSI
    except ImportError:
        need(False, "CoolProp is not installed")
    for water in range(5, 96, 10):
        state = ("T", water + 273.15, "P", 6e5, "Water")
        assert float(density_kg_per_m3(water)) == pytest.approx(PropsSI("D", *state), rel=1e-3)
        assert float(viscosity_pa_s(water)) == pytest.approx(PropsSI("V", *state), rel=0.012)
