"""The traps of money that bit others, each by its name."""

from dataclasses import replace

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from money import town
from support import cases

from warmtenet.core.model import NotFiniteError
from warmtenet.core.roots import irr_roots
from warmtenet.core.verbs import irr
from warmtenet.scenarios.money_matrix import PARTIES, money_matrix
from warmtenet.scenarios.points import law
from warmtenet.workbook import InputProblems

ALL = {"uptake": 1.0, "connection_rate_weq_per_year": 1e4}


def test_trap_a_yearly_cost_not_carried_over_the_lifetime(plain_town):
    """Each line of the operation is there in every year with delivery, also after a replacement."""
    for name in ("maintenance_eur", "management_eur", "electricity_cost_eur", "gas_cost_eur", "opex_eur",
                 "revenue_variable_eur", "revenue_fixed_eur", "depreciation_eur"):  # fmt: skip
        assert (plain_town[name] > 0).all(), name
    kept = [i for i, c in enumerate(town.COSTS) if c.get("maintenance_share")]
    assert (plain_town["item_maintenance_eur"][kept] > 0).all()


def test_trap_items_do_not_add_up_to_the_total(plain_town):
    for one, total in (("item_capex_eur", "capex_eur"), ("item_replacement_eur", "replacement_eur"),
                       ("item_maintenance_eur", "maintenance_eur")):  # fmt: skip
        assert plain_town[one].sum(axis=0) == pytest.approx(plain_town[total], rel=1e-12)
    assert plain_town["chapter_capex_eur"].sum() == pytest.approx(plain_town["capex_total_eur"], rel=1e-12)


COSTS_MORE = {
    "electricity_price_eur_per_kwh": 0.2, "gas_price_eur_per_m3": 0.9, "management_eur_per_weq": 80.0,
    "investment_factor": 1.2, "grid_tariff_factor": 1.5, "insurance_share_of_revenue": 0.02,
}  # fmt: skip
EARNS_MORE = {
    "variable_tariff_factor": 1.5, "fixed_tariff_eur": 600.0, "bak_owner_occupier_eur": 3000.0,
    "delivery_set_rent_eur": 200.0, "bak_utility_eur": 5000.0, "kvw_granted": "yes",
}  # fmt: skip


@pytest.mark.parametrize("name", [*COSTS_MORE, *EARNS_MORE])
def test_trap_a_price_taken_as_cost_instead_of_revenue(of_town, name):
    """The sign of each amount: what costs more lowers the value, what earns more raises it."""
    free = {"wis_granted": "no"}
    value = of_town(**free, **{name: {**COSTS_MORE, **EARNS_MORE}[name]})["npv_project_eur"]
    base = of_town(**free)["npv_project_eur"]
    assert value < base if name in COSTS_MORE else value > base


def test_trap_only_the_first_plant_counted(of_town):
    """Two plants cost what both cost."""
    both = of_town()["item_capex_eur"]
    one = of_town(unit_cost_eur=[900.0, 0.0, 1.0, 1500.0, 700.0, 200_000.0, 2000.0])["item_capex_eur"]
    assert one[1].sum() == 0
    assert both[1].sum() > 0
    assert both[0] == pytest.approx(one[0], rel=1e-12)


def test_trap_denominator_over_all_dwellings_instead_of_the_connected(of_town):
    result = of_town(uptake=0.5)
    per_weq = result["capex_per_connected_weq_eur"]
    assert per_weq * result["connected_weq_final"] == pytest.approx(result["capex_real_total_eur"], rel=1e-12)
    subsidy = result["break_even_subsidy_per_connection_eur"] * result["pv_new_weq"]
    assert subsidy == pytest.approx(-result["npv_project_eur"], rel=1e-12)


def test_trap_investment_does_not_grow_with_uptake(of_town):
    totals = [of_town(uptake=u / 10)["capex_total_eur"] for u in range(11)]
    assert (np.diff(totals) >= 0).all()
    assert totals[-1] > totals[0]


def test_trap_more_loss_gave_lower_cost(of_town):
    found = [of_town(network_loss_share_of_demand=x)["opex_eur"] for x in (0.1, 0.25, 0.4)]
    assert (found[0] < found[1]).all()
    assert (found[1] < found[2]).all()


def test_trap_extrapolation_silently_frozen_at_the_end_of_the_table(town_of):
    """Energy tax after its last dated year is held, and the run says so."""
    result = town_of(first_year=2029)
    rule = next(r for r in law.RULES if r.name == "held_tax")
    assert rule.what(result) is not None


def test_trap_connection_counted_at_customer_and_operator(of_town):
    """A contribution is paid once, by the owner, and an item of the owner is not bought by the company."""
    result = of_town(**ALL)
    matrix = money_matrix(result)
    paid = [f for f in matrix.flows if f.what.message == "contribution"]
    assert sum(f.yearly.sum() for f in paid) == pytest.approx(result["revenue_bak_eur"].sum(), rel=1e-12)
    assert len({f.payer for f in paid}) == len(paid)
    indoor = [c["item"] for c in town.COSTS].index("Indoor")
    assert result["item_capex_eur"][indoor].sum() == 0


def test_trap_costs_vanished_as_nan(town_case):
    """A missing cost stops the run and names the quantity."""
    with pytest.raises(NotFiniteError) as stopped:
        town_case.evaluate(town.changes(management_eur_per_weq=np.nan))
    assert "management_eur" in str(stopped.value)


DEAD = {  # inputs of the money without effect on the value, each with what it does change
    "gearing": ("npv_equity_eur", 0.7), "cost_of_debt": ("npv_equity_eur", 0.06),
    "corporate_tax_rate": ("npv_post_tax_eur", 0.2), "loss_threshold_eur": ("npv_post_tax_eur", 1000.0),
    "loss_share_above": ("npv_post_tax_eur", 0.1), "cost_of_equity_after_tax": ("npv_equity_eur", 0.1),
    "tax_brackets": ("npv_post_tax_eur", "two"), "wis_tax": ("npv_post_tax_eur", "income"),
    "bak_tax": ("npv_post_tax_eur", "spread"), "debt_form": ("npv_equity_eur", "linear"),
    "construction_interest": ("npv_equity_eur", "added"), "eia_granted": ("npv_post_tax_eur", "no"),
    "eia_share": ("npv_post_tax_eur", 0.2), "dscr_norm": ("debt_capacity_eur", 1.3),
    "loan_rate": ("npv_equity_eur", [0.1, 0.1]), "loan_term": ("npv_equity_eur", [3.0, 3.0]),
    "loan_form": ("npv_equity_eur", ["annuity", "linear"]), "loan_share": ("npv_equity_eur", [0.0, 0.0]),
    "regulated_return": ("allowed_revenue_eur", 0.1), "bak_tax_term": ("allowed_revenue_eur", 10.0),
    "delivery_set_paid_by": ("landlord_set_rent_eur", "landlord"),
}  # fmt: skip


@pytest.mark.parametrize("name", DEAD)
def test_trap_changing_an_input_changed_nothing(of_town, name):
    """In a case that pays tax, every input of finance moves the figure that it is for."""
    target, new = DEAD[name]
    rich = {
        "variable_tariff_factor": 3.0, "wis_funding_gap_eur": 2e6, "loss_share_above": 0.5,
        "loss_threshold_eur": 50_000.0, "discount_rate": 0.05, "first_delivery_year": 2031.0,
        "eligible_for": ["eia", "none", "wis_eia", "wis", "none", "none", "none"],
    }  # fmt: skip
    before, after = of_town(**rich)[target], of_town(**{**rich, name: new})[target]
    assert not np.array_equal(np.asarray(before, float), np.asarray(after, float)), name


def test_trap_the_connection_fee_missing_from_one_side(of_town):
    """In the owner's payments and in the revenue of the operator, in the same year."""
    before, after = of_town(**ALL), of_town(**ALL, bak_owner_occupier_eur=3000.0)
    revenue = after["revenue_bak_eur"] - before["revenue_bak_eur"]
    paid = after["owner_bak_eur"][0] - before["owner_bak_eur"][0]
    assert revenue.sum() == pytest.approx(200 * 1000, rel=1e-12)
    assert paid == pytest.approx(revenue, rel=1e-12)
    assert after["owner_bak_eur"][1:] == pytest.approx(before["owner_bak_eur"][1:], rel=1e-12)


def test_trap_year_0_or_year_1(of_town):
    """Where in the year a flow falls is an input; the first row is undiscounted by default."""
    factors = {
        m: of_town(discount_moment=m, discount_rate=0.05)["discount_factor"][:2]
        for m in ("start", "mid", "end")
    }
    assert factors["start"] == pytest.approx([1, 1 / 1.05], rel=1e-12)
    assert factors["mid"] == pytest.approx([1.05**-0.5, 1.05**-1.5], rel=1e-12)
    assert factors["end"] == pytest.approx([1 / 1.05, 1.05**-2], rel=1e-12)


@pytest.mark.parametrize("life", [1, 4, 5, 11, 12, 13])
def test_trap_replacement_rounded_or_continuous(of_town, life):
    """Bought in t, bought again in t + L as long as that is a row; exactly in those years."""
    result = of_town(cost_lifetime=[40.0] * 5 + [float(life), 40.0], cost_phase=["start"] * 7)
    bought = {y for y, eur in zip(result.years, result["item_replacement_eur"][5], strict=True) if eur > 0}
    assert bought == set(range(2029 + life, 2041, life))


def test_trap_an_index_applied_twice_and_construction_years_padded_twice(town_of, of_town):
    """At 0 % every year costs the same; at 2 % the year 2030 costs 1.02^5 of the price level 2025, once."""
    flat = of_town(inflation_revenue=0.0, inflation_opex=0.0, inflation_capex=0.0, **ALL, line_eur=[0.0] * 3)
    for name in ("revenue_fixed_eur", "management_eur"):
        assert flat[name][1:] == pytest.approx(np.full(11, flat[name][1]), rel=1e-12)
    grown = of_town(**ALL, line_eur=[0.0] * 3)
    index = 1.02 ** (np.array(grown.years) - 2025)
    assert grown["revenue_fixed_eur"] == pytest.approx(flat["revenue_fixed_eur"] * index, rel=1e-12)
    assert grown["item_capex_eur"][5, 0] == pytest.approx(flat["item_capex_eur"][5, 0] * 1.02**4, rel=1e-12)
    late = town_of(first_delivery_year=2031, years=12)
    assert len(late.years) == 12
    assert (late["revenue_fixed_eur"][:2] == 0).all()
    assert late["revenue_fixed_eur"][2] > 0


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.05])
def test_trap_equal_rates_divide_by_zero(of_town, rate):
    """Growth, interest, return and discount all the same."""
    names = ("inflation_revenue", "inflation_opex", "inflation_capex", "index_energy", "discount_rate",
             "cost_of_debt",
             "cost_of_equity_after_tax", "regulated_return")  # fmt: skip
    result = of_town(**dict.fromkeys(names, rate), loan_rate=[rate, rate])
    for name in ("npv_project_eur", "npv_equity_eur", "lcoh_eur_per_gj", "llcr", "npv_loans_eur"):
        assert np.isfinite(result[name]), name


@pytest.mark.parametrize(
    ("name", "value"), [("discount_rate", "5"), ("gearing", "44"), ("cost_of_debt", "1.05")]
)
def test_trap_1_05_or_0_05(town_project, name, value):
    """A rate typed as 5 or 1.05 where 5 % is meant: read as a share out of range, refused with the reason."""
    with pytest.raises(InputProblems):
        cases.with_settings(town_project, **{name: value})


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("gearing", "44%", 0.44), ("cost_of_debt", "3,3 %", 0.033)]
)
def test_trap_a_percentage_is_read_as_one(town_project, name, value, expected):
    result = cases.with_settings(town_project, **{name: value})
    assert result[name] == pytest.approx(expected, rel=1e-12)


def test_trap_a_missing_value_made_a_gain_of_zero(of_town):
    """Without a required DSCR there is no debt capacity, not one of zero; zero interest is a value."""
    assert of_town()["debt_capacity_eur"] is None
    assert of_town(loan_rate=[0.0, 0.0], cost_of_debt=0.0)["interest_eur"].sum() == 0


def test_trap_irr_returns_a_meaningless_root():
    """USERS: numpy-financial gives -0.9998 for 1.004; ours lists all roots and takes the nearest to zero."""
    flows = np.array([-1.0, 2.004, 0.0, 0.0, -1e-7, -1e-3])
    roots = irr_roots(flows)
    assert roots
    assert all(-0.95 <= r <= 10 for r in roots)
    assert irr(flows.reshape(-1, 1, 1)).item() == pytest.approx(
        min(roots, key=lambda r: abs(np.log1p(r))), abs=1e-9
    )
    assert all(abs(npf.npv(r, flows)) < 1e-9 for r in roots)


@pytest.mark.parametrize("flows", [[-100, 230, -132], [-1000, 3600, -4310, 1716], [-1, 0, 0, 8]])
def test_trap_several_sign_changes(flows):
    """Roots known by construction: 10 and 20 %; 10, 20 and 30 %; 100 %."""
    known = {3: [0.1, 0.2], 4: [0.1, 0.2, 0.3]}[len(flows)] if flows[-1] != 8 else [1.0]
    assert irr_roots(np.array(flows, float)) == pytest.approx(known, abs=1e-9)
    assert irr(np.array(flows, float).reshape(-1, 1, 1)).item() == pytest.approx(known[0], abs=1e-9)


def test_trap_irr_of_the_town_against_two_libraries(of_town):
    result = of_town(variable_tariff_factor=4.0)
    flow = result["net_cash_flow_eur"]
    assert result["irr_project"] == pytest.approx(npf.irr(flow), abs=1e-9)
    assert result["irr_project"] == pytest.approx(pyxirr.irr(flow), abs=1e-9)


def test_trap_a_pre_tax_rate_meets_after_tax_flows(of_town):
    """Shown as an error only; the warning comes when the rate after tax is asked for on flows before tax."""
    result = of_town(variable_tariff_factor=4.0)
    assert result["npv_mixed_rates_eur"] != pytest.approx(result["npv_post_tax_eur"], rel=1e-3)
    rule = next(r for r in law.RULES if r.name == "post_tax_rate")
    assert rule.what(result) is None
    mixed = of_town(discount_rate=result["wacc_post_tax"])
    assert rule.what(mixed) is not None


def test_trap_every_euro_has_one_payer(plain_town):
    """What one party pays another receives: over all parties nothing is left."""
    matrix = money_matrix(plain_town)
    assert matrix.present.shape == (len(PARTIES), len(PARTIES))
    assert matrix.present.sum() == pytest.approx(
        sum(float((f.yearly * plain_town["discount_factor"]).sum()) for f in matrix.flows), rel=1e-12
    )
    assert (matrix.present >= -0.005).all()


def test_trap_loans_are_not_income(of_town):
    """Gearing moves the shareholder's flow and leaves the project's flow as it is."""
    none, much = (of_town(gearing=g, wis_granted="no") for g in (0.0, 0.9))
    assert none["net_cash_flow_eur"] == pytest.approx(much["net_cash_flow_eur"], rel=1e-12)
    assert none["revenue_eur"] == pytest.approx(much["revenue_eur"], rel=1e-12)


def test_trap_a_batch_is_not_the_loop(town_case):
    """Scenarios side by side give what they give one by one, through loans, tax and grants."""
    gearings = np.linspace(0, 1, 5)
    wanted = ["npv_equity_eur", "dscr_min", "profit_tax_levered_eur", "equity_eur"]
    together = town_case.evaluate({"gearing": gearings.reshape(1, 1, -1)}, wanted)
    for i, gearing in enumerate(gearings):
        alone = town_case.evaluate(town.changes(gearing=gearing), wanted)
        for name in wanted:
            found = np.broadcast_to(together[name], (*together[name].shape[:2], 5))[:, :, i]
            assert np.array_equal(found, alone[name][:, :, 0], equal_nan=True), name


def test_trap_an_unused_variant_of_the_town_stays_as_it_was(town_case, of_town):
    """Evaluations do not leak into each other."""
    before = of_town()["npv_equity_eur"]
    of_town(gearing=1.0, debt_form="linear")
    assert of_town()["npv_equity_eur"] == before
    assert replace(town_case) == town_case
