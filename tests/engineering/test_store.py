"""River and store: closed balances, the memo's chain, permits that bind, years with unlike summers."""

from dataclasses import replace

import numpy as np
import pytest
from engineering.plants import DE_BILT, KORT_HAARLEM, plant
from hypothesis import given, settings
from hypothesis import strategies as st
from support.carnot import carnot_cop

from warmtenet.engineering.dispatch import dispatch
from warmtenet.engineering.pumps import flow_m3_per_s
from warmtenet.engineering.store import Permit, Wells, draw, infiltration_temperature_c, store_year
from warmtenet.engineering.store_years import Season, store_years
from warmtenet.engineering.water import water_year
from warmtenet.engineering.weather import weather_year

SUMMER = (6, 7, 8, 9)
MEMO = Permit(SUMMER, SUMMER, 18, 10, -50, 25, np.inf, 4.19)
WELLS = Wells(1.0, 8, 100)
RIVER = water_year(DE_BILT[5]).temperature_c
HEAT = dispatch(KORT_HAARLEM.hours(DE_BILT[5]).power_kw, plant(), 3.6).heat_pump_kw


def cop_of(source_c):
    return carnot_cop(0.6, 74, source_c, 2, "source")


def year(permit=MEMO, wells=WELLS, river=RIVER, heat=HEAT):
    return store_year(heat, river, permit, wells, cop_of)


def test_the_chain_of_the_memo():
    """P7: 9,441.48 MWh at COP 3.62243, 12 % straight from the river, 2,500 hours of charging."""
    charging = np.zeros(8760, dtype=bool)
    charging[3624 : 3624 + 2500] = True
    heat = 9441.48e3 * np.where(charging, 0.12 / 2500, 0.88 / 6260)
    found = year(river=np.where(charging, 18.5, 10.0), heat=heat)
    assert found.usable_hours == 2500
    assert found.infiltration_c == pytest.approx(18.5)
    assert found.source_temperature_c == pytest.approx(18.5)
    assert found.direct_source_share == pytest.approx(0.12)
    assert found.extracted_mwh == pytest.approx(6014.88, rel=1e-5)
    assert found.regeneration_power_kw == pytest.approx(2405.95, rel=1e-5)
    assert float(flow_m3_per_s(found.charge_kw.max(), 10, 4.19)) == pytest.approx(0.05742, rel=1e-3)
    assert found.drawn.electricity_kw.sum() / 1000 == pytest.approx(2606.39, rel=1e-5)


@pytest.mark.parametrize("flow", [np.inf, 0.1, 0.02])
@pytest.mark.parametrize("efficiency", [1.0, 0.6])
@pytest.mark.parametrize("lowest", [-50, 12])
def test_every_hour_and_the_year_close(flow, efficiency, lowest):
    permit = replace(MEMO, flow_m3_per_s=flow, lowest_discharge_c=lowest)
    found = year(permit, replace(WELLS, recovery_efficiency=efficiency))
    drawn = found.drawn
    gap = drawn.river_kw + drawn.store_kw + drawn.electricity_kw - HEAT
    assert np.abs(gap).max() <= 1e-9 * HEAT.max()
    assert min(drawn.river_kw.min(), drawn.store_kw.min(), found.charge_kw.min()) >= 0
    need = found.extracted_mwh / efficiency
    assert found.charged_mwh + found.not_charged_mwh == pytest.approx(need, rel=1e-9)
    rise = (
        found.content_mwh[-1]
        - found.content_mwh[0]
        + (drawn.store_kw[0] - efficiency * found.charge_kw[0]) / -1000
    )
    assert rise == pytest.approx(-found.not_charged_mwh * efficiency, abs=1e-6 * need)
    assert found.content_mwh.min() == 0
    assert found.river_flow_m3_per_s <= flow * (1 + 1e-9)


def test_the_river_serves_in_its_hours_and_the_store_in_all_others():
    found = year()
    warm = MEMO.may_charge(RIVER)
    assert np.all(found.drawn.store_kw[warm] == 0)
    assert np.all(found.drawn.river_kw[~warm] == 0)
    assert np.all(found.charge_kw[~warm] == 0)
    assert found.usable_hours == warm.sum()
    assert found.infiltration_c == pytest.approx(RIVER[warm].mean())
    months = found.source_temperature_by_month_c
    assert months[[0, 1, 2, 3, 4, 9, 10, 11]] == pytest.approx(np.full(8, found.infiltration_c))
    assert months[6] == pytest.approx(20.5, abs=0.5)
    assert 0.05 < found.direct_source_share < 0.15


def test_wells_and_pumps_follow_from_the_heat():
    found = year()
    assert found.warm_well_m3 == pytest.approx(found.charged_mwh * 3600 / (4.19 * 8))
    assert found.cold_well_m3 == pytest.approx(found.warm_well_m3)
    most = max(found.charge_kw.max(), found.drawn.store_kw.max())
    assert found.well_flow_m3_per_h == pytest.approx(most / 1000 * 3600 / (4.19 * 8))
    assert found.doublets == np.ceil(found.well_flow_m3_per_h / 100)
    river, wells = found.pump_electricity_mwh(0.017, 0.025)
    assert river == pytest.approx(0.017 * (found.charged_mwh + found.drawn.river_kw.sum() / 1000))
    assert wells == pytest.approx(0.025 * found.extracted_mwh)


def test_a_higher_discharge_limit_asks_more_water():
    """18 degrees and 12 at discharge leave 6 of the 10 K: the flow of the worst hour grows."""
    flows = [
        year(replace(MEMO, lowest_discharge_c=limit)).river_flow_m3_per_s for limit in (-50, 8, 10, 12, 14)
    ]
    assert flows[0] == pytest.approx(flows[1])
    assert np.all(np.diff(flows[1:]) > 0)
    assert MEMO.cooling_k(np.array([17.9, 18.0, 25.0])).tolist() == [0, 10, 10]
    strict = replace(MEMO, lowest_discharge_c=12)
    assert strict.cooling_k(np.array([17.9, 18.0, 21.0, 25.0])).tolist() == [0, 6, 9, 10]


def test_a_hot_river_is_held_at_the_infiltration_limit():
    hot = year(river=RIVER + 6)
    assert hot.too_warm_hours == (RIVER[MEMO.may_charge(RIVER + 6)] + 6 > 25).sum() > 0
    assert hot.infiltration_c < (RIVER[MEMO.may_charge(RIVER + 6)] + 6).mean()
    assert hot.infiltration_c <= 25
    assert year().too_warm_hours == 0


def test_too_little_flow_shows_what_cannot_be_charged():
    short = year(replace(MEMO, flow_m3_per_s=0.02))
    assert short.not_charged_mwh > 1000
    assert short.drawn.direct_share.max() <= 1
    assert year(replace(MEMO, flow_m3_per_s=0.5)).not_charged_mwh == pytest.approx(0, abs=1e-9)


def test_a_river_that_is_never_warm_is_refused():
    with pytest.raises(ValueError, match="warm enough"):
        infiltration_temperature_c(np.full(8760, 17.0), MEMO)


@settings(max_examples=30, deadline=None)
@given(st.floats(0.3, 1.0), st.floats(0.3, 1.0))
def test_more_loss_never_lowers_the_regeneration(one, other):
    less, more = sorted((one, other), reverse=True)
    need = [year(wells=replace(WELLS, recovery_efficiency=e)).charged_mwh for e in (less, more)]
    assert need[1] >= need[0]


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 4))
def test_warmer_water_never_costs_electricity(warmer):
    base, warm = (draw(HEAT, river, 19.0, MEMO, cop_of) for river in (RIVER, RIVER + warmer))
    both_direct = (base.direct_share == 1) & (warm.direct_share == 1)
    assert np.all(warm.electricity_kw[both_direct] <= base.electricity_kw[both_direct])
    assert year(river=RIVER + warmer).usable_hours >= year().usable_hours


def seasons(station="Deelen", years=range(2001, 2011)):
    for number in years:
        air = weather_year(station, number)
        heat = dispatch(KORT_HAARLEM.hours(air).power_kw, plant(), 3.6).heat_pump_kw
        yield Season(heat, water_year(air).temperature_c)


def run(permit=MEMO, wells=WELLS, charging=3000.0, capacity=7000.0, start=3500.0, years=None):
    return store_years(years or list(seasons()), permit, wells, cop_of, 19.0, charging, capacity, start)


def test_a_balance_closes_over_years_with_unlike_summers():
    for efficiency in (1.0, 0.7):
        found = run(wells=replace(WELLS, recovery_efficiency=efficiency))
        before = np.concatenate([[3500.0], found.content_mwh[:-1]])
        rise = efficiency * found.charged_mwh - found.extracted_mwh
        assert found.content_mwh - before == pytest.approx(rise, abs=1e-6)
        assert np.all((found.content_mwh >= 0) & (found.content_mwh <= 7000))
        assert found.net_heat_of_periods_mwh.size == 6
        assert np.all((found.short_hours > 0) == (found.short_mwh > 0))


def test_a_cool_summer_leaves_a_store_short_and_more_power_helps():
    weak, strong = run(charging=2500.0), run(charging=8000.0)
    assert weak.short_mwh.sum() > strong.short_mwh.sum() >= 0
    assert np.ptp(weak.usable_hours) > 500
    assert run(permit=replace(MEMO, lowest_intake_c=15)).short_mwh.sum() < weak.short_mwh.sum()


def test_a_store_with_losses_heats_the_ground():
    """What is charged beyond what is drawn stays in the ground, over every five years."""
    same = list(seasons("De Bilt", (2023,))) * 6
    steady = run(charging=8000.0, start=4000.0, capacity=7000.0, years=same)
    assert abs(steady.net_heat_mwh[1:]).max() < 1
    lossy = run(wells=replace(WELLS, recovery_efficiency=0.6), charging=12000.0, start=4000.0, years=same)
    assert lossy.heats_the_ground
    assert lossy.net_heat_mwh[-1] == pytest.approx(lossy.extracted_mwh[-1] * (1 / 0.6 - 1), rel=1e-3)
    assert not run(charging=100.0, years=same).heats_the_ground
    assert run(years=same[:2]).net_heat_of_periods_mwh.size == 1
