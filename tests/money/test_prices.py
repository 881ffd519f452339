"""Paths of the energy prices: constant, low, high, and a series of one's own."""

import pytest

from warmtenet.workbook import InputProblems

ROWS = [
    {"step": "now", "from_year": 2029, "electricity_eur_per_kwh": 0.10, "gas_eur_per_m3": 0.30},
    {"step": "later", "from_year": 2040, "electricity_eur_per_kwh": 0.20, "gas_eur_per_m3": 0.50},
]


@pytest.mark.parametrize(("path", "change"), [("constant", 0.01), ("low", -0.02), ("high", 0.03)])
def test_a_path_is_a_yearly_change(run, path, change):
    scalars = {
        "energy_price_path": path, "index_energy": 0.01, "index_energy_low": -0.02, "index_energy_high": 0.03,
        "electricity_price_eur_per_kwh": 0.1,
    }  # fmt: skip
    found = run(scalars)["electricity_price_yearly_eur_per_kwh"]
    assert found[0] == pytest.approx(0.1 * (1 + change) ** 4, rel=1e-12)
    assert found[-1] == pytest.approx(0.1 * (1 + change) ** 33, rel=1e-12)


def test_a_series_holds_from_its_year_until_the_next_row(run):
    result = run({"energy_price_path": "own"}, energy_prices=ROWS)
    price = dict(zip(result.years, result["electricity_price_yearly_eur_per_kwh"], strict=True))
    gas = dict(zip(result.years, result["gas_price_yearly_eur_per_m3"], strict=True))
    assert [price[y] for y in (2029, 2039, 2040, 2058)] == [0.1, 0.1, 0.2, 0.2]
    assert [gas[y] for y in (2039, 2040)] == [0.3, 0.5]


def test_before_the_first_row_the_price_of_the_workbook_holds(run):
    result = run({"energy_price_path": "own", "electricity_price_eur_per_kwh": 0.07}, energy_prices=ROWS[1:])
    price = dict(zip(result.years, result["electricity_price_yearly_eur_per_kwh"], strict=True))
    assert price[2039] == pytest.approx(0.07)
    assert price[2040] == 0.2


def test_a_series_counts_only_when_it_is_chosen(run):
    assert run(energy_prices=ROWS)["own_price_holds"].sum() == 0


def test_rows_out_of_order_are_named(run):
    with pytest.raises(InputProblems, match="ascending"):
        run({"energy_price_path": "own"}, energy_prices=ROWS[::-1])
