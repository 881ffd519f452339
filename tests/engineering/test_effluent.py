"""Effluent: what it can give, when it is short, and what that leaves the heat pumps."""

import numpy as np
import pytest
from engineering.plants import DE_BILT, KORT_HAARLEM, SOURCE_KW, plant
from hypothesis import given
from hypothesis import strategies as st
from support.carnot import carnot_cop

from warmtenet.engineering.dispatch import dispatch
from warmtenet.engineering.effluent import EffluentRules, available_kw, effluent_supply
from warmtenet.engineering.water import effluent_flow, effluent_year

RULES = EffluentRules(5, 5, 4.19)
PUMP_KW = 0.6 * SOURCE_KW
AIR = DE_BILT[5]
WARMTH = effluent_year(AIR).temperature_c
COP = carnot_cop(0.6, 74, WARMTH, 2, "source")
DEMAND = KORT_HAARLEM.hours(AIR).power_kw
COLD = dispatch(DEMAND, plant(), COP).heat_pump_kw * (1 - 1 / COP)


def supply(mean_flow, temperature=WARMTH, rules=RULES):
    flow = effluent_flow(mean_flow, AIR.size)
    return effluent_supply(flow, temperature, COLD, PUMP_KW * (1 - 1 / COP), rules)


def test_heat_by_hand():
    """360 m3/h over 5 K is 0.1 m3/s x 5 x 4.19 MJ."""
    found = available_kw(np.full(4, 360.0), np.array([20.0, 10.0, 7.0, 4.0]), RULES)
    assert found.tolist() == pytest.approx([2095, 2095, 838, 0])


def test_plenty_serves_every_hour():
    found = supply(1100.0)
    assert found.share_of_hours_met == found.full_power_share == 1
    assert found.short_mwh.sum() == found.short_hours.sum() == found.longest_shortage_h == 0
    assert np.all(found.available_share == 1)


def test_what_is_short_and_when():
    found = supply(350.0)
    assert 0.9 < found.share_of_hours_met < 1
    assert found.full_power_share < found.share_of_hours_met
    assert found.short_mwh.sum() == pytest.approx(np.maximum(COLD - found.available_kw, 0).sum() / 1000)
    assert found.short_hours.sum() == pytest.approx((1 - found.share_of_hours_met) * AIR.size)
    assert found.short_mwh[4:10].sum() == 0
    assert found.short_mwh[:4].min() > 0
    assert 0 < found.longest_shortage_h <= found.short_hours.sum()


def test_a_week_without_effluent():
    flow = effluent_flow(1100.0, AIR.size)
    flow[100:268] = 0
    found = effluent_supply(flow, WARMTH, COLD, PUMP_KW * (1 - 1 / COP), RULES)
    assert found.longest_shortage_h == 168
    assert found.short_hours[0] == 168
    assert found.share_of_hours_met == pytest.approx(1 - 168 / 8760)
    assert np.all(found.available_share[100:268] == 0)


def test_dispatch_within_the_source_never_draws_more_than_there_is():
    found = supply(350.0)
    result = dispatch(DEMAND, plant(minimum=0.0), COP, found.available_share)
    drawn = result.heat_pump_kw * (1 - 1 / COP)
    assert np.all(drawn <= found.available_kw * (1 + 1e-9))
    assert result.heat_pump_heat_share < dispatch(DEMAND, plant(minimum=0.0), COP).heat_pump_heat_share


@given(st.floats(50, 2000), st.floats(0, 500))
def test_more_effluent_never_serves_fewer_hours(flow, more):
    assert supply(flow + more).share_of_hours_met >= supply(flow).share_of_hours_met
    assert supply(flow + more).short_mwh.sum() <= supply(flow).short_mwh.sum()


def test_a_lower_discharge_limit_gives_more():
    met = [supply(400.0, rules=EffluentRules(5, limit, 4.19)).share_of_hours_met for limit in (5, 8, 10, 12)]
    assert met == sorted(met, reverse=True)
    assert met[0] > met[-1]
