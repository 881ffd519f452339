"""Rules by date and by amount: the days around each round, and both sides of each edge."""

from datetime import date, timedelta

import numpy as np
import pytest
from money import town
from support import cases

from warmtenet.figures import Figure
from warmtenet.model import build
from warmtenet.scenarios.points import law
from warmtenet.workbook import apply_settings, round_open

DAY = timedelta(days=1)
# First and last day, from FACTS 3, FACTS2 2 and 3 and the sources named in rounds.toml.
ROUNDS = {
    "WIS 2023": ("wis", "2023-06-01", "2023-12-16"),
    "WIS 2024": ("wis", "2024-07-01", "2024-12-13"),
    "WIS 2025": ("wis", "2025-08-01", "2026-08-31"),
    "SDE++ 2023": ("sde", "2023-09-05", "2023-10-05"),
    "SDE++ 2024": ("sde", "2024-09-10", "2024-10-10"),
    "SDE++ 2026": ("sde", "2026-10-27", "2026-11-26"),
    "SAH": ("sah", "2020-05-01", "2024-12-31"),
    "ISDE": ("isde", "2023-01-01", "2026-12-31"),
    "EIA": ("eia", "2023-01-01", "2026-12-31"),
}
EDGES = [
    (scheme, day, is_open)
    for scheme, first, last in ROUNDS.values()
    for day, is_open in (
        (date.fromisoformat(first) - DAY, False), (date.fromisoformat(first), True),
        (date.fromisoformat(last), True), (date.fromisoformat(last) + DAY, False),
    )
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "day", "is_open"), EDGES)
def test_round_on_the_days_around_its_edges(scheme, day, is_open):
    assert round_open(cases.figures(), scheme, day) is is_open


KNOWN_FROM = date(2024, 9, 4)  # SDE++ amounts of 2024 are the first that were found


@pytest.mark.parametrize(("scheme", "day", "is_open"), [e for e in EDGES if e[1] >= KNOWN_FROM])
def test_grant_on_the_days_around_the_edges(town_of, scheme, day, is_open):
    """By the rules, with every other condition met."""
    result = town_of(**{f"{scheme}_granted": "auto", "subsidy_application_date": day.isoformat(), "years": 2})
    assert result[f"{scheme}_is_granted"] == is_open


@pytest.mark.parametrize("day", ["2023-06-01", "2023-12-16", "2024-07-01", "2024-09-03"])
def test_an_open_wis_round_can_be_run_before_the_first_known_sde_amounts(town_of, day):
    """What is unknown of one scheme may not keep a case from being run in an open round of another."""
    known = {"sde_term": 15, "sde_min_cop": 3, "sde_min_power_kw": 500, "sde_granted": "no"}
    result = town_of(subsidy_application_date=day, wis_granted="auto", years=2, **known)
    assert result["wis_is_granted"] == 1


WIS_AMOUNTS = {  # rental, other, cap per network (FACTS 3)
    "2024-12-13": (6000, 7000, 30e6), "2025-07-31": (6000, 7000, 30e6), "2025-08-01": (7000, 7000, 30e6),
    "2026-08-31": (7000, 7000, 30e6), "2026-09-01": (7000, 7000, 30e6),
}  # fmt: skip


@pytest.mark.parametrize("day", WIS_AMOUNTS)
def test_wis_amounts(town_of, day):
    result = town_of(subsidy_application_date=day, years=2)
    found = tuple(result[n] for n in ("wis_amount_rental_eur", "wis_amount_other_eur", "wis_cap_eur"))
    assert found == WIS_AMOUNTS[day]
    assert result["wis_share_of_cost"] == 0.45


DATED = {  # key -> day -> value, on both sides of a change
    "wis.cap": {"2023-06-01": 20e6, "2024-06-30": 20e6, "2024-07-01": 30e6},
    "wis.amount_rental": {"2023-06-01": 6000, "2025-07-31": 6000, "2025-08-01": 7000},
    "wis.amount_other": {"2024-06-30": 6000, "2024-07-01": 7000},
    "isde.heat_network": {"2023-12-31": 3325, "2024-01-01": 3775},
    "tax.eia_share": {"2023-12-31": 0.455, "2024-01-01": 0.4, "2026-01-01": 0.4},
    "acm.variable_tariff": {"2024-12-31": 38.59, "2025-01-01": 36.19, "2025-12-31": 36.19,
    "2026-01-01": 33.86},
    "acm.delivery_set_rent": {"2024-12-31": 120.15, "2025-01-01": 124.37},
    "wacc.gearing": {"2025-11-16": 0.44, "2025-11-17": 0.76},
    "wacc.cost_of_equity_after_tax": {"2025-11-16": 0.0429, "2025-11-17": 0.1059},
    "wacc.cost_of_debt": {"2025-11-16": 0.033, "2025-11-17": 0.0405},
    "energy_tax.electricity_1": {"2024-12-31": 0.10880, "2025-01-01": 0.10154, "2026-01-01": 0.09161},
    "energy_tax.gas_1": {"2024-12-31": 0.58301, "2025-01-01": 0.57816, "2026-01-01": 0.60066},
}  # fmt: skip


@pytest.mark.parametrize(("key", "day"), [(k, d) for k, days in DATED.items() for d in days])
def test_amount_on_the_days_around_a_change(key, day):
    assert cases.figures().value(key, date.fromisoformat(day)) == DATED[key][day]


MONEY = ("acm.", "memo.", "wis.", "sde.", "isde.", "sah.", "tax.", "wacc.", "energy_tax.", "inflation.")
CHANGES = [
    (key, before, after)
    for key, figure in cases.figures().items()
    if key.startswith(MONEY)
    for before, after in zip(figure.values, figure.values[1:], strict=False)
]


@pytest.mark.parametrize(("key", "before", "after"), CHANGES, ids=[f"{k} {a.from_}" for k, _, a in CHANGES])
def test_every_dated_amount_changes_on_its_day(key, before, after):
    figure: Figure = cases.figures()[key]
    assert figure.at(after.from_ - DAY) is before
    assert figure.at(after.from_) is after


WIS_CAPS = {
    "share_of_cost": {"wis_share_of_cost": 0.1},
    "amount_per_connection": {"wis_amount_rental_eur": 200.0, "wis_amount_other_eur": 300.0},
    "maximum": {"wis_cap_eur": 50_000.0},
    "funding_gap": {"wis_funding_gap_eur": 40_000.0},
}


class TestWis:
    @pytest.mark.parametrize(("connected", "granted"), [(249.99, 0), (250.0, 1), (250.01, 1)])
    def test_250_small_connections(self, of_town, connected, granted):
        """Of the 450 small connections of the town so many connect that the number is on the edge."""
        result = of_town(
            wis_granted="auto", wis_round_open=1.0, uptake=connected / 450, connection_rate_weq_per_year=1e4
        )
        assert result["wis_small_connections"] == pytest.approx(connected, rel=1e-9)
        assert result["wis_is_granted"] == granted
        assert (result["subsidy_wis_eur"].sum() > 0) == granted

    @pytest.mark.parametrize(("power", "counts"), [(99.9, 450), (100.0, 450), (100.1, 250)])
    def test_small_means_up_to_100_kw(self, of_town, power, counts):
        result = of_town(
            building_space_heating_kw=[power, 8.0, 7.0, 150.0], uptake=1.0, connection_rate_weq_per_year=1e4
        )
        assert result["wis_small_connections"] == pytest.approx(counts, rel=1e-12)

    @pytest.mark.parametrize("cap", WIS_CAPS)
    def test_each_cap_binds_in_turn(self, of_town, cap):
        loose = {"wis_share_of_cost": 0.45, "wis_funding_gap_eur": 20e6}
        result = of_town(**{**loose, **WIS_CAPS[cap]})
        amounts = {
            "share_of_cost": result["wis_share_of_cost"] * result["wis_eligible_cost_eur"],
            "amount_per_connection": result["wis_connection_amount_eur"],
            "maximum": result["wis_cap_eur"],
            "funding_gap": result["wis_funding_gap_eur"],
        }
        assert result["wis_binding_cap"] == cap == min(amounts, key=amounts.get)
        assert result["wis_grant_eur"] == pytest.approx(amounts[cap], rel=1e-12)
        assert result["subsidy_wis_eur"].sum() == pytest.approx(amounts[cap], rel=1e-12)

    def test_amount_per_connection_by_owner(self, of_town):
        """6,000 for 250 rental, 7,000 for 200 other dwellings; offices without a set do not count."""
        result = of_town(
            wis_amount_rental_eur=6000.0,
            wis_amount_other_eur=7000.0,
            uptake=1.0,
            connection_rate_weq_per_year=1e4,
        )
        assert result["wis_connection_amount_eur"] == pytest.approx(250 * 6000 + 200 * 7000, rel=1e-12)

    def test_paid_with_the_eligible_investment(self, plain_town):
        shares = plain_town["subsidy_wis_eur"] / plain_town["wis_grant_eur"]
        expected = plain_town["wis_eligible_capex_eur"] / plain_town["wis_eligible_cost_eur"]
        assert shares == pytest.approx(expected, rel=1e-12)
        assert (plain_town["wis_eligible_capex_eur"] <= plain_town["capex_eur"]).all()

    def test_the_gap_is_that_without_wis(self, of_town):
        """Nothing circular: the gap does not depend on the grant."""
        gaps = [of_town(wis_granted=w)["wis_funding_gap_eur"] for w in ("yes", "no")]
        assert gaps[0] == gaps[1] > 0

    def test_no_gap_no_grant(self, of_town):
        result = of_town(variable_tariff_factor=5.0)
        assert (result["wis_funding_gap_eur"], result["wis_grant_eur"]) == (0, 0)
        assert result["wis_binding_cap"] == "funding_gap"


SDE_MET = {"sde_granted": "auto", "sde_round_open": 1.0, "cop": 3.0, "heat_pump_power_kw": 500.0}


SDE_FAILS = {"cop": 2.999, "heat_pump_power_kw": 499.9, "refrigerant": "r1234ze", "sde_round_open": 0.0}


SDE_RATES = {"a1": 0.0513, "a2": 0.0205, "a3": 0.0353, "b1": 0.0516, "b2": 0.0364}


class TestSde:
    def test_met_exactly_at_the_limits(self, of_town):
        assert of_town(**SDE_MET)["sde_is_granted"] == 1

    @pytest.mark.parametrize("name", SDE_FAILS)
    def test_each_condition_fails_in_turn(self, of_town, name):
        result = of_town(**{**SDE_MET, name: SDE_FAILS[name]})
        assert result["sde_is_granted"] == 0
        assert result["subsidy_sde_eur"].sum() == 0

    @pytest.mark.parametrize("refrigerant", ["ammonia", "butane", "isobutane"])
    def test_halogen_free(self, of_town, refrigerant):
        assert of_town(**SDE_MET, refrigerant=refrigerant)["sde_is_granted"] == 1

    def test_it_is_the_cop_without_auxiliaries_that_counts(self, of_town):
        result = of_town(**SDE_MET, auxiliary_power_share=0.5)
        assert result["cop_system"] < 3 <= result["cop"]
        assert result["sde_is_granted"] == 1

    @pytest.mark.parametrize("start", [2029, 2031])
    def test_fifteen_years_the_first_and_the_last_included(self, town_of, start):
        result = town_of(years=20, first_delivery_year=start)
        paid = [y for y, eur in zip(result.years, result["subsidy_sde_eur"], strict=True) if eur > 0]
        assert (paid[0], paid[-1], len(paid)) == (start, start + 14, 15)

    @pytest.mark.parametrize("hours", [100.0, 1e5])
    def test_full_load_hours(self, of_town, hours):
        """Capped at power in place times hours; beyond that all heat of the heat pumps counts."""
        result = of_town(sde_full_load_hours=[hours] * 5)
        cap = result["heat_pump_installed_kw"] * hours / 1000
        expected = np.minimum(result["heat_pump_heat_yearly_mwh"], cap)
        assert result["sde_heat_mwh"] == pytest.approx(expected, rel=1e-12)
        assert (result["sde_heat_mwh"] == result["heat_pump_heat_yearly_mwh"]).all() == (hours > 9000)

    @pytest.mark.parametrize(
        ("correction", "ets", "rate"),
        [
            (0.056, 0.0004, 0.0516),
            (0.0236, 0.0004, 0.084),
            (0.02, 0.0004, 0.084),
            (0.03, 0.0, 0.078),
            (0.2, 0.0, 0.0),
        ],
    )
    def test_floor_against_correction(self, of_town, correction, ets, rate):
        """b.1: 0.1080 less the larger of correction with ETS and 0.0240; never below zero (FACTS2 2.2)."""
        result = of_town(sde_correction_eur_per_kwh=[correction] * 5, sde_ets_eur_per_kwh=[ets] * 5)
        assert result["sde_rate_eur_per_kwh"] == pytest.approx(rate, abs=1e-12)
        assert result["subsidy_sde_eur"] == pytest.approx(result["sde_heat_mwh"] * 1000 * rate, rel=1e-9)

    @pytest.mark.parametrize("category", SDE_RATES)
    def test_provisional_subsidy_of_2024(self, of_town, category):
        """FACTS2 2.2; exact."""
        assert of_town(sde_category=category)["sde_rate_eur_per_kwh"] == pytest.approx(
            SDE_RATES[category], abs=1e-12
        )

    @pytest.mark.parametrize(
        ("category", "wis", "warns"), [("a3", "yes", True), ("a3", "no", False), ("b1", "yes", False)]
    )
    def test_a3_excludes_wis(self, of_town, category, wis, warns):
        """Art. 62(4): a warning when both are counted."""
        result = of_town(sde_category=category, wis_granted=wis)
        rule = next(r for r in law.RULES if r.name == "wis_and_a3")
        assert (rule.what(result) is not None) == warns


class TestOwners:
    def test_isde_goes_to_owner_occupiers(self, of_town):
        """200 dwellings at 3,775, with 400 for electric cooking where gas is left."""
        result = of_town(uptake=1.0, connection_rate_weq_per_year=1e4, cooks_on_gas=["yes"] * 4)
        assert result["subsidy_isde_eur"].sum() == pytest.approx(200 * (3775 + 400), rel=1e-12)
        less = of_town(uptake=1.0, connection_rate_weq_per_year=1e4, cooks_on_gas=["no"] * 4)
        assert less["subsidy_isde_eur"].sum() == pytest.approx(200 * 3775, rel=1e-12)

    @pytest.mark.parametrize(
        ("indoor", "bak", "amount"), [(2500, 2000, 1600), (3000, 2000, 1800), (9000, 20_000, 5000)]
    )
    def test_sah_of_rental_dwellings(self, of_town, indoor, bak, amount):
        """40 % of indoor cost, at most 1,200, and 30 % of the connection, at most 3,800 (FACTS 0.6)."""
        result = of_town(
            uptake=1.0, connection_rate_weq_per_year=1e4, sah_indoor_cost_eur=float(indoor),
            bak_housing_association_eur=float(bak), bak_private_landlord_eur=float(bak),
        )  # fmt: skip
        assert result["subsidy_sah_eur"].sum() == pytest.approx(250 * amount, rel=1e-12)

    def test_sah_of_a_private_landlord_follows_his_own_contribution(self, of_town):
        same = {"uptake": 1.0, "connection_rate_weq_per_year": 1e4, "bak_housing_association_eur": 2000.0}
        low, high = (of_town(**same, bak_private_landlord_eur=b) for b in (0.0, 4000.0))
        assert low["owner_home_subsidy_eur"][1].sum() < high["owner_home_subsidy_eur"][1].sum()

    def test_grants_of_owners_never_reach_the_heat_company(self, of_town):
        one, other = (
            of_town(isde_granted="yes", sah_granted="yes"),
            of_town(isde_granted="no", sah_granted="no"),
        )
        assert one["npv_project_eur"] == other["npv_project_eur"]
        assert one["revenue_subsidy_eur"] == pytest.approx(other["revenue_subsidy_eur"], rel=1e-12)

    def test_contribution_net_of_subsidy_adds_it_to_the_invoice(self, of_town):
        """Yes: ISDE for owners and the maximum of SAH for landlords on top of 2,000."""
        connected = {"uptake": 1.0, "connection_rate_weq_per_year": 1e4}
        no, yes = (of_town(**connected, bak_is_net_of_subsidy=w) for w in ("no", "yes"))
        more = yes["revenue_bak_eur"].sum() - no["revenue_bak_eur"].sum()
        assert more == pytest.approx(200 * 3775 + 250 * 3800, rel=1e-12)

    @pytest.mark.parametrize(("share", "grant"), [(0.1, None), (0.9, 50_000.0)])
    def test_province_pays_a_share_up_to_a_maximum(self, of_town, share, grant):
        result = of_town(kvw_granted="yes", kvw_share=share, kvw_max_eur=grant or 1e9)
        expected = grant or share * result["capex_eur"].sum()
        assert result["subsidy_kvw_eur"].sum() == pytest.approx(expected, rel=1e-12)


def test_isde_and_sah_amounts_follow_the_date(town_project):
    """3,325 EUR on the last day of 2023, 3,775 EUR on the day after (FACTS 0.7)."""
    known = {"sde_term": "15", "sde_min_cop": "3", "sde_min_power_kw": "500"}
    for day, amount in (("2023-12-31", 3325), ("2024-01-01", 3775)):
        settings = {**known, "subsidy_application_date": day}
        project = apply_settings(town_project, settings, build("teo"), figures=cases.figures())
        assert project.values["isde_heat_network_eur"] == amount
        assert project.values["sah_maximum_eur"] == 3800
        assert project.values["sah_indoor_max_eur"] == 1200


def test_a_day_without_any_round_grants_nothing(town_of):
    names = ("wis", "sde", "eia", "isde", "sah")
    result = town_of(
        **{f"{n}_granted": "auto" for n in names}, subsidy_application_date="2028-01-01", years=3
    )
    assert [result[f"{n}_is_granted"] for n in names] == [0] * 5
    assert result["subsidy_total_eur"] == 0
    assert town.SCALARS["wis_granted"] == "yes"
