"""The phases of the Wcw by year: the year before, the first year, and who they hold for."""

import pytest
from support import cases


def by_year(result, name):
    return dict(zip(result.years, result[name], strict=True))


def test_the_indexed_maximum_goes_on_by_default(run):
    result = run()
    assert result["is_cost_based"].sum() == result["is_allowed_revenue"].sum() == 0


def test_phase_2_holds_for_a_small_system_from_its_first_year(run):
    result = run({"tariff_regime": "wcw"})
    found = by_year(result, "is_cost_based")
    assert (found[2029], found[2030], found[2031]) == (0, 1, 1)
    assert result["is_allowed_revenue"].sum() == 0


@pytest.mark.parametrize(("count", "first"), [(1500, None), (1501, 2034)])
def test_phase_3_holds_for_a_large_system_only(run, count, first):
    row = {**cases.BUILDINGS[0], "count": count}
    found = by_year(run({"tariff_regime": "wcw"}, buildings=(row,)), "is_allowed_revenue")
    assert next((year for year, holds in found.items() if holds), None) == first


def test_an_own_year_wins(run):
    found = by_year(run({"tariff_regime": "wcw", "cost_based_from_year": 2035}), "is_cost_based")
    assert (found[2034], found[2035]) == (0, 1)
