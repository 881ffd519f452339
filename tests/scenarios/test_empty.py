"""Points of attention of tables that are empty or contradict themselves."""

import pytest
from support import cases

from warmtenet.scenarios.points import RULES

GROUP = dict(cases.BUILDINGS[0])
UTILITY = dict(cases.BUILDINGS[1])


def fired(result):
    return {rule.name for rule in RULES if result.case.project.concept in rule.concepts and rule.what(result)}


def test_a_sound_district_raises_none_of_them(run):
    empty = {"no_costs", "no_gas_left", "no_connection", "no_weq", "wrong_owner", "no_dwellings"}
    assert not fired(run()) & empty


def test_a_case_without_costs_is_critical(run):
    assert "no_costs" in fired(run(costs=()))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("no_gas_left", {"heat_demand_mwh": None, "gas_m3": 20, "cooks_on_gas": "yes"}),
        ("no_connection", {"connections": 0}),
        ("no_weq", {"weq": 0}),
        ("wrong_owner", {"owner": "utility"}),
    ],
)
def test_a_group_that_contradicts_itself_is_pointed_out(run, name, change):
    row = {k: v for k, v in {**GROUP, **change}.items() if v is not None}
    assert name in fired(run(buildings=(row, UTILITY)))


def test_a_district_without_dwellings_has_no_average_bill(run):
    assert "no_dwellings" in fired(run(buildings=(UTILITY,)))


def test_nobody_connects(run):
    assert "nobody_connects" in fired(run({"uptake": 0}))
