"""Identities, limits and directions of what a household pays."""

import numpy as np
import pytest

from warmtenet.model.families import HOUSEHOLD

WAYS = (
    ("gas",), ("network", "standard"), ("network", "reduced"), ("heat_pump", "standard"),
    ("heat_pump", "reduced"),
)  # fmt: skip
NETWORK, PUMP = WAYS[1:3], WAYS[3:]
COST = "household_cost_eur_per_year"


def ways(place, name, dwelling="House", among=WAYS):
    return np.array([place.of(name, dwelling, *way) for way in among])


def test_households_are_every_dwelling_and_way(granted):
    assert granted.case.elements(HOUSEHOLD)[:5] == tuple(" · ".join(("House", *way)) for way in WAYS)


def test_four_segments_add_up(granted):
    total = sum(
        granted[f"household_{part}_eur"] for part in ("usage", "fixed", "device_cost", "own_investment")
    )
    assert granted[COST] == pytest.approx(total)


def test_use_is_gas_electricity_and_heat(granted):
    parts = sum(granted[f"household_{part}_eur"] for part in ("gas", "electricity", "heat_variable"))
    assert granted["household_usage_eur"] == pytest.approx(parts)
    assert (granted["household_cooking_eur"] <= granted["household_usage_eur"]).all()
    assert (granted["household_energy_tax_eur"] < granted["household_usage_eur"]).all()
    assert (granted["household_grid_eur"] <= granted["household_fixed_eur"]).all()


def test_gas_has_no_investment(granted):
    for name in ("household_investment_eur", "household_subsidy_owner_eur", "household_one_off_owner_eur",
                 "household_one_off_landlord_eur", "household_own_investment_eur", "household_set_rent_eur",
                 "household_bak_eur", "household_work_eur", "household_measures_eur"):  # fmt: skip
        for dwelling in ("House", "Flat"):
            assert granted.of(name, dwelling, "gas") == 0, name


def test_rent_of_the_set_is_counted_once(granted):
    """Not in the fixed cost, and without a device of one's own beside it."""
    fixed = ways(granted, "household_fixed_eur", among=NETWORK)
    assert fixed == pytest.approx((477.26 + 27.11) * 1.21)
    device = ways(granted, "household_device_cost_eur", among=NETWORK)
    assert device == pytest.approx(124.73 * 1.21)
    own = granted.with_(tariff_basis="own", own_delivery_set_rent=0.0)
    assert ways(own, "household_device_cost_eur", among=NETWORK) == pytest.approx(0)


def test_contribution_is_in_the_one_off_once(granted):
    other = granted.with_(bak_owner_occupier_eur=3000.0)
    more = other["household_investment_eur"] - granted["household_investment_eur"]
    network = [" network " in f" {name} " for name in granted.case.elements(HOUSEHOLD)]
    assert more == pytest.approx(np.where(network, 1210, 0))
    assert other["household_fixed_eur"] == pytest.approx(granted["household_fixed_eur"])
    assert other["household_device_cost_eur"] == pytest.approx(granted["household_device_cost_eur"])


def test_contribution_net_of_subsidy_is_raised_by_it(granted):
    net = granted.with_(bak_is_net_of_subsidy="yes")
    for name, added in (("household_bak_eur", 3775), ("household_bak_landlord_eur", 3800)):
        more = ways(net, name, among=NETWORK) - ways(granted, name, among=NETWORK)
        assert more == pytest.approx(added * 1.21), name
    assert net["bak_eur"] == pytest.approx([2000 + 3775, 2000 + 3800, 2000 + 3800, 2000 + 3800])


def test_low_and_high_touch_use_alone(granted):
    use = granted["household_usage_eur"]
    assert granted["household_cost_low_eur_per_year"] == pytest.approx(granted[COST] - 0.4 * use)
    assert granted["household_cost_high_eur_per_year"] == pytest.approx(granted[COST] + 0.5 * use)


def test_tenant_pays_use_and_fixed_and_the_set_when_agreed(granted):
    by_tenant = granted["household_tenant_eur_per_year"]
    by_landlord = granted.with_(delivery_set_paid_by="landlord")["household_tenant_eur_per_year"]
    running = granted["household_usage_eur"] + granted["household_fixed_eur"]
    assert by_landlord == pytest.approx(running)
    assert by_tenant - by_landlord == pytest.approx(granted["household_set_rent_eur"])


def test_landlord_gets_sah_and_a_private_one_svoh(granted):
    sah = granted.of("home_sah_eur", "House")
    assert ways(granted, "household_subsidy_landlord_eur") == pytest.approx([0, sah, sah, 0, 0])
    private = granted.with_(landlord_kind="private_landlord", svoh_granted="yes")
    assert ways(private, "household_subsidy_landlord_eur") == pytest.approx(
        [0, sah + 6000, sah + 6000, 6000, 6000]
    )
    association = granted.with_(svoh_granted="yes")
    assert ways(association, "household_subsidy_landlord_eur") == pytest.approx([0, sah, sah, 0, 0])
    gross = granted["household_investment_eur"] - granted["household_one_off_landlord_eur"]
    assert gross == pytest.approx(granted["household_subsidy_landlord_eur"])


def test_svve_is_for_owner_occupied_flats(granted):
    other = granted.with_(svve_granted="yes", svve_eur_per_dwelling=700.0)
    more = other["household_subsidy_owner_eur"] - granted["household_subsidy_owner_eur"]
    assert more == pytest.approx([0] * 5 + [0, 700, 700, 700, 700])


def test_one_off_is_investment_less_subsidy(granted):
    assert granted["household_one_off_owner_eur"] == pytest.approx(
        granted["household_investment_eur"] - granted["household_subsidy_owner_eur"]
    )
    parts = sum(granted[f"household_{part}_eur"] for part in ("measures", "work", "bak", "new_device"))
    assert granted["household_investment_eur"] == pytest.approx(parts)


def test_at_the_equal_gas_price_the_cost_is_equal(granted):
    """Set as the price of gas, it makes the dwelling on gas cost as much as the other way of heating."""
    for way in WAYS[1:]:
        price = granted.of("household_equal_gas_price_eur_per_m3", "House", *way)
        other = granted.with_(
            consumer_price_basis="own",
            own_consumer_gas_eur_per_m3=price / 1.21,
            own_consumer_electricity_eur_per_kwh=0.26 / 1.21,
        )
        assert other.of(COST, "House", "gas") == pytest.approx(granted.of(COST, "House", *way))
    assert granted.of("household_equal_gas_price_eur_per_m3", "House", "gas") == pytest.approx(1.34)


def test_dearer_gas_makes_gas_dearer_and_nothing_else(granted):
    own = {"consumer_price_basis": "own", "own_consumer_electricity_eur_per_kwh": 0.26 / 1.21}
    cheap = granted.with_(**own, own_consumer_gas_eur_per_m3=1.0)
    dear = granted.with_(**own, own_consumer_gas_eur_per_m3=1.5)
    more = ways(dear, COST) - ways(cheap, COST)
    assert more[0] == pytest.approx(0.5 * 1.21 * 1400)
    assert more[1:] == pytest.approx([0] * 4)


def test_dearer_electricity_meets_the_heat_pump_most(granted):
    own = {"consumer_price_basis": "own", "own_consumer_gas_eur_per_m3": 1.1}
    cheap = granted.with_(**own, own_consumer_electricity_eur_per_kwh=0.2)
    dear = granted.with_(**own, own_consumer_electricity_eur_per_kwh=0.3)
    more = ways(dear, COST) - ways(cheap, COST)
    assert more[0] == pytest.approx(0)
    assert more[1:3] == pytest.approx(0.1 * 1.21 * 175)
    assert (more[3:] > 5 * more[1]).all()


def test_the_two_price_sets(granted):
    """Memo 1.34 and 0.26 of 2025, Milieu Centraal 1.37 and 0.21; the standard cost takes the second."""
    assert granted.single("consumer_gas_eur_per_m3") == pytest.approx(1.34)
    assert granted.single("consumer_electricity_eur_per_kwh") == pytest.approx(0.26)
    other = granted.with_(consumer_price_basis="milieu_centraal", tariff_basis="acm_2026")
    assert other.single("consumer_gas_eur_per_m3") == pytest.approx(1.37)
    assert other.single("consumer_electricity_eur_per_kwh") == pytest.approx(0.21)
    assert other[COST] == pytest.approx(other["household_standard_eur_per_year"])
    assert granted["household_standard_eur_per_year"] == pytest.approx(
        other["household_standard_eur_per_year"]
    )


def test_more_saving_means_less_use(granted):
    """Design losses after the measures 10 % lower; those of the dwelling as it is stay."""
    loss = granted["dwelling_heat_loss_kw"].reshape(-1, 4).copy()
    loss[:, 1:] *= 0.9
    other = granted.with_(dwelling_heat_loss_kw=list(loss.ravel()))
    for dwelling in ("House", "Flat"):
        before = ways(granted, "household_usage_eur", dwelling, WAYS[1:])
        assert (ways(other, "household_usage_eur", dwelling, WAYS[1:]) < before).all()
        assert other.of("household_usage_eur", dwelling, "gas") == granted.of(
            "household_usage_eur", dwelling, "gas"
        )


def test_without_saving_all_ways_use_the_same_heat(granted):
    same = granted.with_(dwelling_heat_loss_kw=[6.0] * 16)
    assert ways(same, "household_heat_mwh") == pytest.approx((1400 - 37) * 0.85 * 35.17 / 3600)


def test_saving_on_space_heating_only_leaves_hot_water(granted):
    other = granted.with_(saving_basis="space_heating")
    present = other.of("household_present_heat_mwh", "House", "gas")
    assert ways(other, "household_hot_water_mwh") == pytest.approx(0.2 * present)
    assert ways(other, "household_heat_mwh")[1] == pytest.approx(present * (1 - 0.2 * 0.8))


def test_half_of_the_saving_in_practice_is_half_of_it_in_use(granted):
    half = granted.with_(saving_realised_share=0.5)
    present = granted["household_present_heat_mwh"]
    saved = present - granted["household_heat_mwh"]
    assert present - half["household_heat_mwh"] == pytest.approx(saved / 2)


def test_gas_use_is_the_mean_of_the_groups_unless_given(granted):
    assert granted["archetype_gas_m3"] == pytest.approx([(100 * 1500 + 50 * 1200) / 150, 850])


def test_a_group_with_only_a_heat_demand_counts_as_the_gas_for_it(street_of):
    heat = 1463 * 0.85 * 35.17 / 3600  # MWh of 1,463 m3, so 1,500 m3 with cooking
    rows = [{"group": "G", "kind": "dwelling", "owner": "owner_occupier", "count": 10, "archetype": "House",
             "hot_water_kw": 25, "heat_demand_mwh": heat}]  # fmt: skip
    assert street_of(buildings=rows).of("archetype_gas_m3", "House") == pytest.approx(1500)


def test_who_cooks_on_gas_pays_for_it_and_stops(granted):
    """The house cooks on gas; the flat on electricity, in every way of heating."""
    assert ways(granted, "household_cooking_gas_m3") == pytest.approx([37, 0, 0, 0, 0])
    assert ways(granted, "household_cooking_kwh") == pytest.approx([0, 175, 175, 175, 175])
    assert ways(granted, "household_cooking_kwh", "Flat") == pytest.approx([175] * 5)
    assert granted.of("household_gas_m3", "Flat", "gas") == pytest.approx(850)


def test_an_own_heat_pump_does_better_at_a_lower_supply(granted):
    found = [granted.with_(home_pump_supply_c=float(c)).single("home_pump_scop") for c in (35, 45, 55, 65)]
    assert found == sorted(found, reverse=True)
    constant = granted.with_(home_pump_curve="constant")
    assert constant.single("home_pump_scop") < granted.single("home_pump_scop")
    assert granted.single("home_pump_scop") == pytest.approx(0.85 * 3.5, abs=0.05)  # FACTS2 8.3


def test_a_smaller_heat_pump_leaves_more_to_the_element(granted):
    shares = [
        granted.with_(home_pump_power_share=s).single("home_pump_backup_share") for s in (0.4, 0.6, 0.8, 1.0)
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.05
    assert shares[-1] < 0.001


def test_isde_of_the_heat_pump_has_a_floor(granted):
    small = granted.with_(isde_pump_fixed_eur=0.0, isde_pump_eur_per_kw=1.0)
    assert ways(small, "household_isde_device_eur", among=PUMP) == pytest.approx(500)
    assert granted.of("household_isde_device_eur", "House", *PUMP[0]) == pytest.approx(1225 + 225 * 5.6)


def test_nothing_grows_at_equal_rates(granted):
    """Growth and discount rate equal: a payment counts as often as there are years."""
    equal = granted.with_(
        household_discount_rate=0.02, consumer_gas_growth=0.02, consumer_electricity_growth=0.02,
        inflation_capex=0.02, inflation_revenue=0.02, inflation_opex=0.02,
    )  # fmt: skip
    for years in (15, 30):
        for name in ("gas", "electricity", "heat", "upkeep"):
            assert equal.single(f"{name}_present_{years}") == pytest.approx(years)
    near = granted.with_(household_discount_rate=0.02 + 1e-7)
    assert near.single("heat_present_30") == pytest.approx(30, rel=1e-5)
    for way in WAYS[1:]:
        cost = equal.of("household_one_off_owner_eur", "House", *way) + 30 * (
            equal.of("household_usage_eur", "House", *way)
            + equal.of("household_fixed_eur", "House", *way)
            + equal.of("household_set_rent_eur", "House", *way)
            + equal.of("household_upkeep_eur", "House", *way)
        )
        bought = equal.of("household_devices_30_eur", "House", *way)
        renewal = equal.of("measure_cost_eur", "House", way[1], way[0])
        total = equal.of("household_net_present_cost_eur", "House", *way)
        assert cost + bought <= total + 1e-6 <= cost + bought + renewal + 1e-6


def test_energy_follows_the_index_unless_given(granted):
    own = granted.with_(consumer_gas_growth=0.03)
    assert own.single("gas_present_30") > granted.single("gas_present_30")
    assert own.single("electricity_present_30") == granted.single("electricity_present_30")
    path = granted.with_(index_energy=0.03)
    assert path.single("gas_present_30") == pytest.approx(own.single("gas_present_30"))


def test_a_longer_horizon_costs_more(granted):
    assert (granted["household_net_present_cost_eur"] > granted["household_net_present_cost_15_eur"]).all()


def test_co2_of_the_network_is_that_of_its_own_sources(granted):
    emitted = granted.values["co2_network_t"].sum() * 1000
    sold = granted.values["heat_sold_gj"].sum()
    intensity = granted.single("network_co2_intensity")
    assert intensity == pytest.approx(emitted / sold)
    heat = granted.of("household_network_heat_gj", "House", *NETWORK[0])
    cooking = 175 * granted.single("co2_electricity_kg_per_kwh")
    assert granted.of("household_co2_kg_per_year", "House", *NETWORK[0]) == pytest.approx(
        heat * intensity + cooking
    )
    assert granted.of("household_co2_kg_per_year", "House", "gas") == pytest.approx(1400 * 2.134)


def test_a_network_that_sells_nothing_still_has_its_emission(granted):
    """Never zero by default: the network at full size stands in."""
    idle = granted.with_(uptake=0.0)
    assert idle.values["heat_sold_gj"].sum() == 0
    assert idle.single("network_co2_intensity") == pytest.approx(granted.single("network_co2_full"))
    assert idle.single("network_co2_intensity") > 5


def test_a_dirtier_network_emits_more(granted):
    dirty = granted.with_(co2_electricity_kg_per_kwh=0.5)
    name = "household_co2_kg_per_year"
    assert (ways(dirty, name, among=WAYS[1:]) > ways(granted, name, among=WAYS[1:])).all()
    assert dirty.of(name, "House", "gas") == granted.of(name, "House", "gas")


def test_the_first_page_shows_the_most_common_dwelling(granted):
    assert granted.single("bill_month_eur") == pytest.approx(
        granted.of("household_month_eur", "House", "network", "standard")
    )
    assert granted.single("bill_gas_month_eur") == pytest.approx(
        granted.of("household_month_eur", "House", "gas")
    )
    assert granted.single("bill_heat_pump_month_eur") == pytest.approx(
        granted.of("household_month_eur", "House", "heat_pump", "standard")
    )
    assert granted.single("isde_reference_eur") == granted.of(
        "household_subsidy_owner_eur", "House", "network", "standard"
    )
    tenant = [granted.of("household_tenant_eur_per_year", "House", *way) for way in (WAYS[1], WAYS[0])]
    assert granted.single("tenant_difference_month_eur") == pytest.approx((tenant[0] - tenant[1]) / 12)


def test_the_first_page_shows_the_named_dwelling_and_class(granted):
    flat = granted.with_(reference_dwelling="flat")
    assert flat.single("one_off_owner_eur") == flat.of(
        "household_one_off_owner_eur", "Flat", "network", "standard"
    )
    reduced = granted.with_(comfort_class="reduced")
    assert reduced.single("one_off_association_eur") == reduced.of(
        "household_one_off_landlord_eur", "House", "network", "reduced"
    )
    unknown = granted.with_(reference_dwelling="castle")
    assert unknown.single("reference_position") == 1


def test_equally_common_dwellings_show_the_first(granted):
    even = granted.with_(count=[60.0, 60.0, 120.0, 30.0])
    assert even.single("reference_position") == 1
    more = granted.with_(count=[10.0, 50.0, 120.0, 30.0])
    assert more.single("reference_position") == 2


def test_no_archetypes_no_first_page(street_of):
    rows = [{"group": "G", "kind": "dwelling", "owner": "owner_occupier", "count": 10, "gas_m3": 1000,
             "hot_water_kw": 25, "space_heating_kw": 8}]  # fmt: skip
    empty = street_of(buildings=rows, archetypes=[], radiators=[], rooms=[], surfaces=[])
    for name in ("bill_month_eur", "bill_gas_month_eur", "one_off_owner_eur", "reference_position"):
        assert empty.single(name) == 0


def test_a_household_on_the_network_pays_a_plausible_bill(granted):
    """SPEC 17: about 1,600 to 2,200 EUR a year including VAT for use, fixed cost and set of a dwelling."""
    use = granted.with_(home_gas_m3=[1250.0, 900.0])
    for dwelling in ("House", "Flat"):
        bill = sum(
            use.of(f"household_{part}_eur", dwelling, "network", "standard")
            for part in ("heat_variable", "fixed", "set_rent")
        )
        assert 1600 < bill < 2200, dwelling


def test_a_batch_equals_one_by_one(granted):
    prices = np.array([0.15, 0.22, 0.3]).reshape(1, 1, 3)
    basis = np.array([[["own"]]])
    many = granted.case.evaluate(
        {"consumer_price_basis": basis, "own_consumer_electricity_eur_per_kwh": prices}
    )
    for scenario, price in enumerate(prices.ravel()):
        single = granted.with_(consumer_price_basis="own", own_consumer_electricity_eur_per_kwh=price)
        for name in (COST, "household_net_present_cost_eur", "household_co2_kg_per_year"):
            found = many[name][:, :, min(scenario, many[name].shape[2] - 1)]
            assert np.array_equal(found, single.values[name][:, :, 0]), name
