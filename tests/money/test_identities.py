"""What must hold whatever the numbers: books, rates, moments, regimes, the money matrix, and the edges."""

import numpy as np
import pytest
from money import town
from support import cases

from warmtenet.model.families import OWNER_LABELS
from warmtenet.scenarios.money_matrix import PARTIES, imbalance, money_matrix

CENT = 0.005
RESIDENTS = ("owner_occupier", "tenant", "private_landlord", "housing_association", "utility")
VARIANTS = {
    "plain": {},
    "no loans": {"gearing": 0.0},
    "all loans": {"gearing": 1.0},
    "linear, interest added": {
        "debt_form": "linear",
        "construction_interest": "added",
        "first_delivery_year": 2031.0,
    },
    "spread": {"bak_tax": "spread", "bak_tax_term": 5.0, "wis_tax": "income", "tax_brackets": "two"},
    "province": {"kvw_granted": "yes", "kvw_share": 0.3},
    "extra subsidy": {"extra_subsidy_eur": 400_000.0, "bak_factor": 1.5},
    "rich": {"variable_tariff_factor": 4.0},
    "large contributions": {"bak_owner_occupier_eur": 50_000.0},
    "nobody": {"uptake": 0.0},
    "cost-based": {"cost_based_from_year": 2030.0},
    "allowed": {"cost_based_from_year": 2030.0, "allowed_revenue_from_year": 2034.0},
    "landlord pays the set": {"delivery_set_paid_by": "landlord"},
    "no residual": {"residual_value": "no"},
}


@pytest.fixture(scope="module", params=VARIANTS)
def result(request, of_town):
    return of_town(**VARIANTS[request.param])


class TestBooks:
    def test_balance_closes_in_every_year(self, result):
        assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < CENT
        assert abs(result["equity_eur"][-1]) < CENT
        assert abs(result["debt_eur"][-1]) < CENT
        assert abs(result["bak_deferred_eur"][-1]) < CENT

    def test_sources_are_uses_in_every_year(self, result):
        paid_in = np.maximum(-result["cash_flow_equity_eur"], 0)
        out = np.maximum(result["cash_flow_equity_eur"], 0)
        sources = result["revenue_eur"] + result["residual_value_eur"] + result["drawn_eur"] + paid_in
        uses = result["opex_eur"] + result["purchases_eur"] + result["profit_tax_levered_eur"] + out
        assert np.abs(sources - uses - result["debt_service_eur"]).max() < CENT

    def test_profit_of_all_years_is_what_the_owner_takes_out(self, result):
        """Everything is sold in the last row, so profit and cash agree over the whole life."""
        assert result["net_profit_eur"].sum() == pytest.approx(result["cash_flow_equity_eur"].sum(), abs=CENT)

    def test_debt_follows_from_what_is_drawn_and_repaid(self, result):
        added = result["interest_eur"] + result["repayment_eur"] - result["debt_service_eur"]
        steps = result["drawn_eur"] + added - result["repayment_eur"]
        assert np.cumsum(steps) == pytest.approx(result["debt_eur"], abs=CENT)
        assert (result["debt_eur"] >= -CENT).all()

    def test_gearing_never_asks_for_more_than_what_is_left(self, result):
        grants = sum(result[f"{n}_eur"] for n in ("subsidy_wis", "subsidy_kvw", "subsidy_extra", "revenue_bak"))
        left = np.maximum(result["purchases_eur"] - grants, 0)
        assert result["drawn_eur"] == pytest.approx(left * result["gearing"], abs=CENT)

    def test_losses_are_carried_until_they_are_used(self, result):
        for levered in ("", "levered_"):
            profit = result[f"taxable_profit_{levered}eur"]
            made, used = np.maximum(-profit, 0), result[f"loss_used_{levered}eur"]
            assert (used <= np.maximum(profit, 0) + CENT).all()
            assert np.cumsum(made - used) == pytest.approx(result[f"loss_carried_{levered}eur"], abs=CENT)


class TestLoans:
    @pytest.mark.parametrize("form", ["annuity", "linear"])
    @pytest.mark.parametrize("interest", ["paid", "added"])
    @pytest.mark.parametrize("moment", ["start", "mid", "end"])
    def test_loans_at_their_own_rate_are_worth_nothing(self, of_town, form, interest, moment):
        result = of_town(
            debt_form=form, construction_interest=interest, discount_moment=moment,
            first_delivery_year=2031.0,
            loan_rate=[0.033, 0.033], cost_of_debt=0.033,
        )  # fmt: skip
        assert abs(result["npv_loans_eur"]) < 1e-9 * result["drawn_eur"].sum()

    def test_a_cheap_loan_is_worth_something(self, of_town):
        assert of_town(loan_rate=[0.0, 0.033])["npv_loans_eur"] > 1000

    def test_added_interest_is_not_paid_before_the_first_delivery(self, of_town):
        result = of_town(construction_interest="added", first_delivery_year=2032.0)
        early = slice(0, 3)
        assert result["debt_service_eur"][early] == pytest.approx(result["repayment_eur"][early], abs=CENT)
        assert result["added_interest_eur"][1] > 0
        assert (result["added_interest_eur"][3:] == 0).all()


class TestCover:
    def test_without_loans_there_is_no_cover(self, of_town):
        result = of_town(gearing=0.0, dscr_norm=1.2)
        assert np.isnan(result["dscr"]).all()
        assert [result[n] for n in ("dscr_min", "dscr_mean", "llcr")] == [None, None, None]
        assert result["drawn_eur"].sum() == result["interest_eur"].sum() == result["debt_eur"].sum() == 0
        assert result["npv_loans_eur"] == 0

    def test_without_a_norm_there_is_no_capacity(self, plain_town, of_town):
        assert plain_town["debt_capacity_eur"] is None
        asked = of_town(dscr_norm=1.25, variable_tariff_factor=4.0)
        assert asked["debt_capacity_eur"] == pytest.approx(asked["pv_cfads_eur"] / 1.25, rel=1e-12)

    def test_capacity_does_not_need_a_loan(self, of_town):
        """What a bank could lend follows from the cash flow, not from what is borrowed now."""
        some = of_town(dscr_norm=1.25, variable_tariff_factor=4.0, corporate_tax_rate=0.0)
        none = of_town(dscr_norm=1.25, variable_tariff_factor=4.0, corporate_tax_rate=0.0, gearing=0.0)
        assert (
            none["debt_capacity_eur"] is None or none["debt_capacity_eur"] > 0.8 * some["debt_capacity_eur"]
        )

    def test_last_row_and_first_row_are_left_out(self, plain_town):
        assert np.isnan(plain_town["dscr"][[0, -1]]).all()
        assert np.isfinite(plain_town["dscr"][1:-1]).all()
        assert plain_town["dscr_min"] == np.nanmin(plain_town["dscr"])


class TestRates:
    def test_nominal_and_real_agree(self, result):
        """Flows in euros of the first year at the real rate are worth what the nominal ones are."""
        growth, t = 1 + result["inflation_revenue"], np.arange(len(result.years))
        real_rate = (1 + result["discount_rate"]) / growth - 1
        real = (result["net_cash_flow_eur"] / growth**t / (1 + real_rate) ** t).sum()
        size = np.abs(result["net_cash_flow_eur"]).sum()
        assert abs(real - result["npv_project_eur"]) <= 1e-9 * size
        assert result["wacc_real"] == pytest.approx((1 + result["wacc_pre_tax"]) / growth - 1, rel=1e-12)

    @pytest.mark.parametrize("inflation", [0.0, 0.02, 0.05])
    def test_with_one_inflation_the_real_case_is_the_nominal_case(self, of_town, inflation):
        """Prices of the first year without inflation at 3 %, and with it at 1.03 (1 + i) - 1.

        Nothing nominal is left in it: no contributions, no energy tax, no line that is not indexed.
        """
        names = ("inflation_revenue", "inflation_opex", "inflation_capex", "index_energy")
        owners = ("owner_occupier", "private_landlord", "housing_association", "utility")
        common = {
            **{f"bak_{owner}_eur": 0.0 for owner in owners}, "tariff_basis": "own",
            "price_level_year": 2029.0,
            "cost_price_level": [2029.0] * len(town.COSTS), "energy_tax_factor": 0.0, "residual_value": "no",
            "line_indexed": ["yes"] * 3, "wis_granted": "no", "sde_granted": "no",
        }  # fmt: skip
        rate = 1.03 * (1 + inflation) - 1
        result = of_town(**dict.fromkeys(names, inflation), **common, discount_rate=rate)
        flat = of_town(**dict.fromkeys(names, 0.0), **common, discount_rate=0.03)
        assert result["npv_project_eur"] == pytest.approx(flat["npv_project_eur"], rel=1e-9)
        assert result["lcoh_eur_per_gj"] == pytest.approx(flat["lcoh_eur_per_gj"], rel=1e-9)

    @pytest.mark.parametrize("rate", ["discount_rate", "wacc_post_tax", "cost_of_equity_after_tax"])
    def test_the_three_moments(self, of_town, rate):
        """Half a year later is worth (1 + r)^-0.5, a year later that once more."""
        name = {
            "discount_rate": "npv_project_eur", "wacc_post_tax": "npv_post_tax_eur",
            "cost_of_equity_after_tax": "npv_equity_eur",
        }[rate]  # fmt: skip
        free = {"wis_granted": "no"}
        start, mid, end = (of_town(discount_moment=m, **free) for m in ("start", "mid", "end"))
        half = (1 + start[rate]) ** 0.5
        assert mid[name] * half == pytest.approx(start[name], rel=1e-12)
        assert end[name] * half == pytest.approx(mid[name], rel=1e-12)

    def test_each_flow_has_its_own_rate(self, plain_town):
        t = np.arange(len(plain_town.years))
        for flow, rate, value in (
            ("net_cash_flow_eur", "wacc_pre_tax", "npv_project_eur"),
            ("cash_flow_post_tax_eur", "wacc_post_tax", "npv_post_tax_eur"),
            ("cash_flow_equity_eur", "cost_of_equity_after_tax", "npv_equity_eur"),
        ):
            expected = (plain_town[flow] / (1 + plain_town[rate]) ** t).sum()
            assert plain_town[value] == pytest.approx(expected, rel=1e-9), value

    def test_levered_tax_is_not_in_the_project(self, of_town):
        """Gearing changes the shareholder, not the unlevered project."""
        low, high = (
            of_town(gearing=g, discount_rate=0.05, wis_granted="no", variable_tariff_factor=4.0)
            for g in (0.0, 0.9)
        )
        assert low["profit_tax_eur"] == pytest.approx(high["profit_tax_eur"], rel=1e-12)
        assert low["npv_project_eur"] == pytest.approx(high["npv_project_eur"], rel=1e-12)
        assert low["profit_tax_levered_eur"] == pytest.approx(low["profit_tax_eur"], rel=1e-12)
        assert high["profit_tax_levered_eur"].sum() < high["profit_tax_eur"].sum()


class TestRegimes:
    def heat(self, result):
        return result["revenue_variable_eur"] + result["revenue_fixed_eur"]

    def test_cost_based_revenue_is_the_allowed_revenue(self, of_town):
        result = of_town(cost_based_from_year=2031.0, line_eur=[0.0] * 3)
        fixed = result["revenue_fixed_eur"]
        holds = (np.array(result.years) >= 2031) & (fixed <= result["allowed_revenue_eur"])
        assert holds.any()
        assert self.heat(result)[holds] == pytest.approx(result["allowed_revenue_eur"][holds], rel=1e-9)

    def test_cost_based_revenue_is_the_fixed_tariff_where_that_is_more(self, of_town):
        result = of_town(cost_based_from_year=2031.0, line_eur=[0.0] * 3, fixed_tariff_eur=5000.0)
        holds = np.array(result.years) >= 2031
        assert (result["revenue_fixed_eur"] > result["allowed_revenue_eur"])[holds].any()
        expected = np.maximum(result["revenue_fixed_eur"], result["allowed_revenue_eur"])
        assert self.heat(result)[holds] == pytest.approx(expected[holds], rel=1e-9)

    @pytest.mark.parametrize("factor", [0.3, 1.0, 3.0])
    def test_allowed_revenue_is_met_exactly(self, of_town, factor):
        result = of_town(
            allowed_revenue_from_year=2032.0, line_eur=[0.0] * 3, large_user_tariff_factor=factor
        )
        holds = np.array(result.years) >= 2032
        assert self.heat(result)[holds] == pytest.approx(result["allowed_revenue_eur"][holds], rel=1e-9)

    def test_regulation_alone_earns_the_regulated_return(self, of_town):
        """With cost-based tariffs from the first year, average capital earns the allowed return."""
        result = of_town(allowed_revenue_from_year=2029.0, line_eur=[0.0] * 3, bak_tax_term=1.0)
        earned = (
            self.heat(result)
            - result["opex_eur"]
            - result["regulated_depreciation_eur"]
            + result["revenue_bak_eur"]
        )
        base = result["regulated_assets_eur"]
        mean = (base + np.concatenate([[0.0], base[:-1]])) / 2
        assert earned == pytest.approx(mean * result["regulated_return"], rel=1e-9)

    @pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
    def test_discount_on_the_maximum(self, of_town, share):
        full, less = of_town(line_eur=[0.0] * 3), of_town(line_eur=[0.0] * 3, tariff_discount=share)
        assert self.heat(less) == pytest.approx(self.heat(full) * (1 - share), rel=1e-12, abs=1e-9)


class TestMatrix:
    def test_heat_company_closes_per_year_and_as_present_value(self, result):
        matrix = money_matrix(result)
        assert imbalance(matrix) < CENT
        company = PARTIES.index("heat_company")
        for table in (matrix.present, matrix.first_full_year):
            assert table[:, company].sum() == pytest.approx(table[company].sum(), abs=CENT)
            assert (np.diag(table) == 0).all()

    def test_every_flow_has_one_payer_and_one_receiver_and_is_positive(self, result):
        matrix = money_matrix(result)
        seen = [(f.what.message, f.payer, f.receiver) for f in matrix.flows if f.payer != "tenant"]
        assert len(set(seen)) == len(seen)  # tenants of landlord and of association are two flows
        assert all(
            f.payer in PARTIES and f.receiver in PARTIES and f.payer != f.receiver for f in matrix.flows
        )
        assert all((f.yearly >= -CENT).all() for f in matrix.flows)

    def test_rows_and_columns_are_the_flows(self, result):
        matrix = money_matrix(result)
        discount = result["discount_factor"]
        for index, party in enumerate(PARTIES):
            paid = sum(float((f.yearly * discount).sum()) for f in matrix.flows if f.payer == party)
            got = sum(float((f.yearly * discount).sum()) for f in matrix.flows if f.receiver == party)
            assert matrix.present[index].sum() == pytest.approx(paid, abs=CENT)
            assert matrix.present[:, index].sum() == pytest.approx(got, abs=CENT)
        balances = matrix.present.sum(axis=0) - matrix.present.sum(axis=1)
        assert balances.sum() == pytest.approx(0, abs=CENT)

    def test_residents_pay_what_the_operator_receives(self, result):
        assert np.abs(result["heat_payments_check_eur"]).max() < CENT
        paid = sum(
            f.yearly
            for f in money_matrix(result).flows
            if f.payer in RESIDENTS and f.receiver == "heat_company"
        )
        received = result["revenue_variable_eur"] + result["revenue_fixed_eur"] + result["revenue_bak_eur"]
        assert np.broadcast_to(paid, received.shape) == pytest.approx(received, abs=CENT)

    def test_contributions_and_grants_of_owners_add_up(self, result):
        assert result["owner_bak_eur"].sum(axis=0) == pytest.approx(result["revenue_bak_eur"], abs=CENT)
        grants = sum(result[f"subsidy_{n}_eur"] for n in ("isde", "sah", "svve", "svoh"))
        assert result["owner_home_subsidy_eur"].sum(axis=0) == pytest.approx(grants, abs=CENT)
        assert len(result["owner_bak_eur"]) == len(OWNER_LABELS)

    def test_rent_of_the_set_moves_from_tenant_to_landlord(self, of_town):
        tenant, landlord = (money_matrix(of_town(delivery_set_paid_by=w)) for w in ("tenant", "landlord"))
        company = PARTIES.index("heat_company")
        moved = {p: landlord.present[i, company] - tenant.present[i, company] for i, p in enumerate(PARTIES)}
        assert moved["tenant"] < -1000
        assert moved["private_landlord"] > 0
        assert moved["housing_association"] > 0
        assert sum(moved.values()) == pytest.approx(0, abs=CENT)
        assert moved["owner_occupier"] == pytest.approx(0, abs=CENT)


EDGES = {
    "one year": {"years": 1},
    "two years": {"years": 2},
    "one year without loans": {"years": 1, "gearing": 0},
    "one year, all loans": {"years": 1, "gearing": 1},
    "delivery in the last year": {"years": 3, "first_delivery_year": 2031, "construction_interest": "added"},
}


@pytest.mark.parametrize("edge", EDGES)
def test_edges_of_the_horizon(town_of, edge):
    result = town_of(**EDGES[edge])
    assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < CENT
    assert imbalance(money_matrix(result)) < CENT
    if len(result.years) == 1:
        assert result["dscr_min"] is None
        assert result["interest_eur"].sum() == 0
        assert result["drawn_eur"] == pytest.approx(result["repayment_eur"], abs=CENT)


RATES = {
    "all zero": dict.fromkeys(("cost_of_debt",
                               "cost_of_equity_after_tax", "inflation_capex", "inflation_opex",
                               "inflation_revenue", "corporate_tax_rate"), 0.0),
    "rate is growth": {"discount_rate": 0.02, "inflation_revenue": 0.02, "inflation_opex": 0.02},
    "interest is return": {"cost_of_debt": 0.04, "cost_of_equity_after_tax": 0.04, "loan_rate": [0.04, 0.04]},
    "loans without interest": {"cost_of_debt": 0.0, "loan_rate": [0.0, 0.0]},
    "no bracket": {"tax_brackets": "two", "corporate_tax_bracket_eur": 0.0},
    "no threshold": {"loss_threshold_eur": 0.0, "loss_share_above": 0.0},
    "lifetime is horizon": {"cost_lifetime": [12.0] * 7},
    "lifetime of one year": {"cost_lifetime": [1.0] * 7},
    "nobody, all loans": {"uptake": 0.0, "gearing": 1.0, "construction_interest": "added"},
    "no investment": {"unit_cost_eur": [0.0] * 7},
    "no heat": {"heat_demand_factor": 0.1, "uptake": 0.0, "allowed_revenue_from_year": 2029.0},
    "everything subsidised": {"kvw_granted": "yes", "kvw_share": 1.0, "kvw_max_eur": 1e9},
}  # fmt: skip


@pytest.mark.parametrize("name", RATES)
def test_equal_and_zero_rates(of_town, name):
    result = of_town(**RATES[name])
    assert np.isfinite(result["npv_project_eur"])
    assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < CENT
    assert imbalance(money_matrix(result)) < CENT


def test_all_zero_is_a_plain_sum(of_town):
    result = of_town(**RATES["all zero"])
    for flow, value in (("net_cash_flow_eur", "npv_project_eur"), ("cash_flow_equity_eur", "npv_equity_eur")):
        assert result[value] == pytest.approx(result[flow].sum(), rel=1e-9)


def test_lifetime_of_the_horizon_leaves_nothing_and_replaces_nothing(of_town):
    result = of_town(cost_lifetime=[12.0] * 7, cost_phase=["start"] * 7, build_year=[2029.0, 2029.0])
    assert result["replacement_eur"].sum() == 0
    assert result["residual_value_eur"].sum() == pytest.approx(0, abs=CENT)


def test_examples_balance(examples):
    for name, project in examples.items():
        result = cases.result_of(project)
        assert np.abs(result["assets_eur"] - result["liabilities_eur"]).max() < CENT, name
        assert imbalance(money_matrix(result)) < CENT, name
