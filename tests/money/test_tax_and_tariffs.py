"""Rules of profit tax, tariff regimes and energy tax: both sides of each edge."""

import numpy as np
import pytest

from warmtenet.model import tax


class TestTax:
    @pytest.mark.parametrize(
        ("profit", "flat", "two"),
        [(0, 0, 0), (199_999, 51_599.742, 37_999.81), (200_000, 51_600, 38_000),
         (200_001, 51_600.258, 38_000.258), (1_000_000, 258_000, 244_400)],
    )  # fmt: skip
    def test_bracket_edge(self, profit, flat, two):
        """19 % up to 200,000 EUR, 25.8 % above; by hand."""
        x = np.array([[[float(profit)]]])
        assert tax.tax_on(x, np.array([[["flat"]]]), 0.258, 0.19, 200_000).item() == pytest.approx(
            flat, abs=1e-6
        )
        assert tax.tax_on(x, np.array([[["two"]]]), 0.258, 0.19, 200_000).item() == pytest.approx(
            two, abs=1e-6
        )

    @pytest.mark.parametrize(
        ("profit", "used"),
        [
            (999_999, 999_999),
            (1_000_000, 1_000_000),
            (1_000_001, 1_000_000.5),
            (3_000_000, 2_000_000),
            (-5, 0),
            (0, 0),
        ],
    )
    def test_loss_threshold_edge(self, profit, used):
        """1 M EUR in full, half of what is above it."""
        assert float(tax.loss_relief(float(profit), 1e9, 1e6, 0.5)) == pytest.approx(used, abs=1e-6)

    def test_no_more_than_what_was_lost(self):
        assert float(tax.loss_relief(5e6, 1.2e6, 1e6, 0.5)) == 1.2e6

    def test_loss_of_3_million_against_profits_of_2_million(self):
        """1.5 M, 1.5 M, nothing left; no end date."""
        carried, found = 0.0, []
        for profit in (-3e6, 0.0, 2e6, 2e6, 2e6):
            used = float(tax.loss_used_eur(profit, carried, 1e6, 0.5))
            carried = float(tax.loss_carried_eur(carried, used, profit))
            found.append(used)
        assert found == [0, 0, 1.5e6, 1.5e6, 0]
        assert carried == 0

    def test_eia_is_40_percent_in_the_year_of_purchase(self, of_town):
        """Of heat pumps and net, less the WIS on the net; 40 % x 25.8 % = 10.3 % at most (FACTS 0.15)."""
        result = of_town(eligible_for=["eia", "none", "none", "none", "none", "none", "none"])
        bought = result["item_capex_eur"][0]
        assert result["eia_deduction_eur"] == pytest.approx(bought * 0.4, rel=1e-12)
        assert of_town(eia_granted="no")["eia_deduction_eur"].sum() == 0

    def test_eia_is_less_by_the_wis_on_the_same_item(self, of_town):
        result = of_town(eligible_for=["eia", "none", "wis_eia", "wis", "none", "none", "none"])
        ratio = result["wis_grant_eur"] / result["wis_eligible_cost_eur"]
        expected = 0.4 * (result["item_capex_eur"][0] + result["item_capex_eur"][2] * (1 - ratio))
        assert result["wis_grant_eur"] > 0
        assert result["eia_deduction_eur"] == pytest.approx(expected, rel=1e-9)

    def test_wis_deducted_or_taxed(self, of_town):
        """Over the whole life the same profit; at once or by lower depreciation."""
        base, income = (of_town(wis_tax=w) for w in ("base", "income"))
        assert base["taxable_profit_eur"].sum() == pytest.approx(income["taxable_profit_eur"].sum(), rel=1e-9)
        assert base["depreciation_eur"].sum() < income["depreciation_eur"].sum()
        assert base["net_cash_flow_eur"] == pytest.approx(income["net_cash_flow_eur"], rel=1e-12)

    def test_contributions_at_once_or_spread(self, of_town):
        once, spread = (of_town(bak_tax=w, bak_tax_term=4.0) for w in ("once", "spread"))
        assert once["bak_income_eur"] == pytest.approx(once["revenue_bak_eur"], rel=1e-12)
        assert spread["bak_income_eur"].sum() == pytest.approx(once["revenue_bak_eur"].sum(), rel=1e-12)
        assert spread["bak_income_eur"][0] == pytest.approx(once["revenue_bak_eur"][0] / 4, rel=1e-12)
        assert spread["bak_deferred_eur"][0] == pytest.approx(once["revenue_bak_eur"][0] * 0.75, rel=1e-12)


TARIFF_BASES = {"memo_2025": (36.19, 477.26, 27.11, 124.73), "acm_2025": (36.19, 477.26, 27.11, 124.37)}


class TestTariffs:
    @pytest.mark.parametrize("name", ["cost_based_from_year", "allowed_revenue_from_year"])
    def test_a_regime_holds_from_its_year(self, of_town, name):
        flag = {"cost_based_from_year": "is_cost_based", "allowed_revenue_from_year": "is_allowed_revenue"}[
            name
        ]
        result = of_town(**{name: 2034.0})
        assert dict(zip(result.years, result[flag], strict=True)) == {
            y: float(y >= 2034) for y in result.years
        }
        assert of_town()[flag].sum() == 0

    def test_phases_follow_each_other(self, of_town):
        """Maximum, cost-based from phase 2, allowed revenue from phase 3."""
        result = of_town(cost_based_from_year=2031.0, allowed_revenue_from_year=2034.0, line_eur=[0.0] * 3)
        heat = result["revenue_variable_eur"] + result["revenue_fixed_eur"]
        early, late = slice(0, 2), slice(5, None)
        assert heat[early] == pytest.approx(result["revenue_at_maximum_eur"][early], rel=1e-12)
        assert heat[late] == pytest.approx(result["allowed_revenue_eur"][late], rel=1e-9)

    @pytest.mark.parametrize(("start", "end", "years"), [(2031.0, np.nan, range(2031, 2041)),
                                                         (np.nan, 2031.0, range(2029, 2032)),
                                                         (2032.0, 2032.0, range(2032, 2033))])  # fmt: skip
    def test_an_own_line_holds_from_its_first_until_its_last_year(self, of_town, start, end, years):
        result = of_town(line_from_year=[start] * 3, line_until_year=[end] * 3, line_indexed=["no"] * 3)
        found = {y for y, eur in zip(result.years, result["line_yearly_eur"][0], strict=True) if eur}
        assert found == set(years)

    @pytest.mark.parametrize(("limit", "factor"), [(149.9, 0.5), (150.0, 1.0), (150.1, 1.0)])
    def test_large_users_are_outside_the_maximum(self, of_town, limit, factor):
        """Offices have connections of 150 kW: at the limit the maximum still holds."""
        result = of_town(large_user_kw=limit, large_user_tariff_factor=0.5)
        assert result["group_tariff_factor"].tolist() == [1, 1, 1, factor]

    @pytest.mark.parametrize("basis", TARIFF_BASES)
    def test_basis(self, of_town, basis):
        """FACTS 0.1 and 1: the memo has two digits swapped."""
        names = (
            "variable_tariff_eur_per_gj",
            "fixed_tariff_eur",
            "meter_tariff_eur",
            "delivery_set_rent_eur",
        )
        assert tuple(of_town(tariff_basis=basis)[n] for n in names) == TARIFF_BASES[basis]

    def test_acm_2025_adds_up_to_the_published_total(self):
        """760.77 EUR incl. VAT (ANP, December 2024)."""
        assert sum(TARIFF_BASES["acm_2025"][1:]) * 1.21 == pytest.approx(760.77, abs=0.01)

    def test_acm_2026_adds_up_to_the_published_total(self, of_town):
        """684 EUR excl. VAT in all at the level of 2026, a year of inflation above that of 2025 (FACTS 1)."""
        result = of_town(tariff_basis="acm_2026")
        fixed = sum(result[n] for n in ("fixed_tariff_eur", "meter_tariff_eur", "delivery_set_rent_eur"))
        assert result["variable_tariff_eur_per_gj"] * 1.02 == pytest.approx(33.86, rel=1e-12)
        assert fixed * 1.02 == pytest.approx(684, abs=0.5)


BRACKETS = {
    "electricity": (
        (10_000, 50_000, 10_000_000),
        (0.09161, 0.06671, 0.03735, 0.00379),
        "heat_pump_heat_share",
    ),
    "gas": ((170_000, 1_000_000, 10_000_000), (0.60066, 0.33085, 0.21396, 0.05313), "boiler_efficiency"),
}


@pytest.mark.parametrize("fuel", BRACKETS)
@pytest.mark.parametrize("edge", [0, 1, 2])
@pytest.mark.parametrize("step", [-1.0, 0.0, 1.0])
def test_energy_tax_around_each_bracket_edge(of_town, fuel, edge, step):
    """Rates of 2026, held afterwards; by hand, through the whole chain from the demand."""
    limits, rates, _ = BRACKETS[fuel]
    unit = {"electricity": "electricity_yearly_kwh", "gas": "gas_yearly_m3"}[fuel]
    flat = {"uptake": 1.0, "connection_rate_weq_per_year": 1e4, "first_year_delivery_share": 1.0,
            "heat_pump_heat_share": 0.5, "source_temperature_c": 15.0}  # fmt: skip
    per_factor = of_town(**flat, network_loss_basis="demand", heat_demand_factor=1.0)[unit][0]
    use = limits[edge] + step
    result = of_town(**flat, network_loss_basis="demand", heat_demand_factor=use / per_factor)
    assert result[unit][0] == pytest.approx(use, rel=1e-9)
    lower, due = 0, 0.0
    for limit, rate in zip((*limits, 1e15), rates, strict=True):
        due += max(min(use, limit) - lower, 0) * rate
        lower = limit
    assert result[f"{fuel}_tax_eur"][0] == pytest.approx(due, rel=1e-9)
