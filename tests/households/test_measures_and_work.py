"""Cost of measures, ISDE with its bounds and dates, and who pays which work in the dwelling."""

from datetime import date

import numpy as np
import pytest
from households import street
from support import cases

from warmtenet.model.families import MEASURE, PREPARATION, WORK
from warmtenet.scenarios.case import elements_of

MEASURES, PREPARATIONS = list(MEASURE.elements), list(PREPARATION.elements)


def taken(**amounts):
    """Amounts for the house, standard comfort, of "preparation_measure"; nothing else is taken."""
    found = np.zeros((2, 2, len(PREPARATIONS), len(MEASURES)))
    for name, amount in amounts.items():
        preparation, measure = name.rsplit("_", 1)
        found[0, 0, PREPARATIONS.index(preparation), MEASURES.index(measure)] = amount
    return list(found.ravel())


def isde(place, preparation, changes=None, **amounts):
    """ISDE for the house of some amounts of measures."""
    named = {f"{preparation}_{name}": amount for name, amount in amounts.items()}
    other = place.with_(measure_amount=taken(**named), **(changes or {}))
    return other.of("measure_isde_eur", "House", "standard", preparation)


def test_prices_stand_at_the_level_that_the_figures_have(granted):
    """The years beside the prices in the workbook are those of the key figures."""
    figures = cases.figures()
    for family, column, keys in (
        (MEASURE, "measure_price_level", ("measure.{}.price",)),
        (WORK, "work_price_level", ("work.{}.house", "work.{}.flat", "work.{}.attic", "work.{}.heat_pump")),
    ):
        levels = dict(zip(elements_of(granted.case.project, family), granted[column], strict=True))
        for element, level in levels.items():
            found = {
                figures[k.format(element)].at(2027).price_level for k in keys if k.format(element) in figures
            }
            assert found == {level}, element
    for key, name in (
        ("home.boiler.price", "device_price_year"), ("home.heat_pump.buffer", "device_price_year"),
        ("home.boiler.upkeep", "device_price_year"), ("home.heat_pump.upkeep", "device_price_year"),
        ("home.heat_pump.fixed", "home_pump_price_year"), ("home.heat_pump.per_kw", "home_pump_price_year"),
        ("home.gas_grid", "gas_grid_price_year"), ("home.gas_standing", "gas_standing_price_year"),
    ):  # fmt: skip
        assert figures[key].values[-1].price_level == granted.single(name), key


def test_a_measure_that_is_not_taken_costs_nothing(granted):
    nothing = granted.with_(measure_amount=[0.0] * 128, measure_fixed_eur=[500.0] * 8)
    assert not nothing["measure_cost_eur"].any()
    assert not nothing["measure_isde_eur"].any()


def test_the_fixed_amount_comes_once(granted):
    with_fixed = granted.with_(measure_fixed_eur=[500.0] * 8)
    more = with_fixed.of("measure_cost_excl_eur", "House", "standard", "network") - granted.of(
        "measure_cost_excl_eur", "House", "standard", "network"
    )
    assert more == pytest.approx(500 * (2 * 1.02**-1 + 1.02**5))


@pytest.mark.parametrize(
    ("measure", "amount", "paid"),
    [
        ("roof", 19.9, 0), ("roof", 20, 20 * 32.5), ("roof", 200, 200 * 32.5), ("roof", 250, 200 * 32.5),
        ("cavity", 9.9, 0), ("cavity", 10, 105), ("cavity", 170, 1785), ("cavity", 171, 1785),
        ("glazing", 2.9, 0), ("glazing", 3, 150), ("glazing", 45, 2250), ("glazing", 46, 2250),
        ("floor", 19.9, 0), ("floor", 20, 220), ("floor", 130, 1430), ("floor", 131, 1430),
        ("booster", 5, 0), ("radiator", 5, 0), ("draught", 100, 0), ("ventilation", 1, 0),
    ],
)  # fmt: skip
def test_isde_between_least_and_largest_area(granted, measure, amount, paid):
    """FACTS: amounts per m2 of 2025 and 2026, doubled beside a connection to a heat network."""
    assert isde(granted, "network", **{measure: amount}) == pytest.approx(paid)


def test_isde_doubles_with_a_second_insulation_only_without_network_or_heat_pump(granted):
    assert isde(granted, "all", roof=40) == pytest.approx(40 * 16.25)
    assert isde(granted, "all", roof=40, floor=40) == pytest.approx(2 * 40 * (16.25 + 5.5))
    assert isde(granted, "all", roof=40, floor=10) == pytest.approx(40 * 16.25)  # too small to count
    assert isde(granted, "all", roof=40, ventilation=1) == pytest.approx(40 * 16.25 + 400)
    for preparation in ("network", "heat_pump"):
        assert isde(granted, preparation, roof=40) == pytest.approx(2 * 40 * 16.25)
        assert isde(granted, preparation, roof=40, floor=40) == pytest.approx(2 * 40 * (16.25 + 5.5))


def test_isde_for_ventilation_comes_beside_insulation_once_and_single(granted):
    assert isde(granted, "network", ventilation=1) == 0
    assert isde(granted, "network", ventilation=1, floor=10) == 0
    assert isde(granted, "network", ventilation=1, floor=20) == pytest.approx(400 + 220)
    assert isde(granted, "network", ventilation=4, floor=20) == pytest.approx(400 + 220)


def test_isde_for_ventilation_starts_in_2026(street_of):
    before = street_of({"subsidy_application_date": date(2025, 12, 31)})
    after = street_of({"subsidy_application_date": date(2026, 1, 1)})
    assert isde(before, "network", ventilation=1, floor=20) == pytest.approx(220)
    assert isde(after, "network", ventilation=1, floor=20) == pytest.approx(620)


@pytest.mark.parametrize(("year", "paid"), [(2018, True), (2019, False)])
def test_isde_is_for_dwellings_from_before_2019(granted, year, paid):
    """Built before 1 January 2019, for measures, network and heat pump alike."""
    built = {"home_year": [float(year), float(year)]}
    other = granted.with_(**built)
    for option in (("network", "standard"), ("heat_pump", "standard")):
        assert bool(other.of("household_subsidy_owner_eur", "House", *option)) is paid
    assert bool(isde(granted, "network", built, roof=40)) is paid


def test_without_a_round_nothing_is_granted(refused):
    assert not refused["household_subsidy_owner_eur"].any()
    assert not refused["household_subsidy_landlord_eur"].any()
    assert not refused["measure_isde_eur"].any()


def test_insulation_carries_mixed_vat_and_devices_the_full_rate(granted):
    rate = dict(zip(MEASURES, granted["measure_vat_rate"], strict=True))
    assert {rate[m] for m in ("roof", "cavity", "glazing", "floor")} == {0.15}
    assert {rate[m] for m in ("ventilation", "booster", "radiator")} == {0.21}
    house = granted.of("measure_cost_eur", "House", "standard", "all")
    excl = granted.of("measure_cost_excl_eur", "House", "standard", "all")
    assert 1.15 < house / excl < 1.21


def work(place, dwelling, name="work_needed"):
    """Amount per kind of work of a dwelling."""
    values = place[name].reshape(2, len(WORK.elements))[["House", "Flat"].index(dwelling)]
    return dict(zip(WORK.elements, values, strict=True))


def test_the_ten_items_and_when_they_are_needed(granted):
    """House: gas hob, 1x35 A, three radiators without valve of which one is replaced. Flat: none of these."""
    assert work(granted, "House") == {
        "boiler_removal": 1, "gas_removal": 1, "connect_set": 1, "tidy_up": 1, "valves": 2, "balancing": 1,
        "radiators": 0, "electricity_upgrade": 0, "meter_cupboard": 1, "hob": 1,
    }  # fmt: skip
    flat = work(granted, "Flat")
    assert (flat["meter_cupboard"], flat["hob"], flat["electricity_upgrade"]) == (0, 0, 1)
    assert flat["valves"] == 1  # floor heating needs none


def test_an_own_heat_pump_needs_three_phases_and_no_delivery_set(granted):
    pump = work(granted, "House", "work_heat_pump_needed")
    assert (pump["connect_set"], pump["electricity_upgrade"], pump["meter_cupboard"]) == (0, 1, 1)
    assert pump["valves"] == 0  # four radiators are replaced, three lack a valve
    ready = granted.with_(home_electricity=["3x25", "3x25"])
    assert work(ready, "House", "work_heat_pump_needed")["electricity_upgrade"] == 0


@pytest.mark.parametrize(
    ("connection", "upgrade"), [("1x25", 1), ("1x30", 0), ("1x35", 0), ("1x40", 0), ("3x25", 0)]
)
def test_the_connection_is_upgraded_below_1x30(granted, connection, upgrade):
    other = granted.with_(home_electricity=[connection, connection])
    assert work(other, "House")["electricity_upgrade"] == upgrade


def test_a_boiler_upstairs_means_longer_pipes(granted):
    below = granted.with_(home_boiler_place=["ground", "ground"])
    more = granted.of("indoor_work_eur", "House") - below.of("indoor_work_eur", "House")
    assert more == pytest.approx((2350 * 1.02**3 + 300 / 1.02) * 1.21)
    assert below.of("indoor_work_heat_pump_eur", "House") == pytest.approx(
        granted.of("indoor_work_heat_pump_eur", "House")
    )


def test_each_item_has_one_payer(granted):
    """Owner plus grid operator is all of it; the heat company pays none of the ten items."""
    total = granted["work_item_eur"].reshape(2, -1).sum(axis=1)
    assert granted["indoor_work_eur"] + granted["work_grid_operator_eur"] == pytest.approx(total)
    assert granted["work_grid_operator_eur"] == pytest.approx([1212 * 1.02 * 1.21, 479 * 1.02 * 1.21])


def test_a_second_class_counts_its_own_valves(granted):
    """Standard replaces one radiator, reduced half of one (of three without a valve)."""
    valve = granted.of("home_valve_eur", "House")
    more = granted.of("household_work_eur", "House", "network", "reduced") - granted.of(
        "household_work_eur", "House", "network", "standard"
    )
    assert valve == pytest.approx(62.5 / 1.02)
    assert more == pytest.approx(0.5 * valve)


def test_sah_takes_the_indoor_work_of_the_archetype(granted, refused):
    """40 % of the indoor cost to 1,200 EUR, and 30 % of the contribution of 2,000 EUR."""
    house, flat = granted["indoor_work_eur"]
    assert house * 0.4 > 1200 > flat * 0.4
    assert granted["home_sah_eur"] == pytest.approx([1200 + 600, flat * 0.4 + 600])
    groups = dict(zip(("Houses", "More", "Flats", "Loose"), granted["sah_per_dwelling_eur"], strict=True))
    assert groups["Flats"] == pytest.approx(flat * 0.4 + 600)
    assert groups["Loose"] == pytest.approx(0.4 * 2500 + 600)
    own = granted.with_(sah_indoor_cost_eur=1000.0)
    assert own["home_sah_eur"] == pytest.approx([1000, 1000])
    assert own["sah_per_dwelling_eur"] == pytest.approx([1000] * 4)


def test_sah_counts_the_connection_as_invoiced(granted):
    """A contribution of 2,000 EUR after subsidy is invoiced at 5,800: 30 % of that, at most 3,800."""
    net = granted.with_(bak_is_net_of_subsidy="yes")
    assert net["home_sah_eur"] - granted["home_sah_eur"] == pytest.approx([0.3 * 3800] * 2)
    assert net["sah_per_dwelling_eur"][1:] - granted["sah_per_dwelling_eur"][1:] == pytest.approx(
        [0.3 * 3800] * 3
    )
    large = granted.with_(bak_housing_association_eur=20_000.0)
    assert large.of("home_sah_eur", "House") == pytest.approx(1200 + 3800)


def test_the_network_of_the_street_is_granted_per_group_and_per_dwelling_alike(granted):
    """One rule: the group's ISDE is that of its archetype."""
    houses = granted["isde_per_dwelling_eur"][0]
    assert houses == granted["home_isde_network_eur"][0] == 3775 + 400
    assert granted["home_isde_network_eur"][1] == 3775


def test_the_street_has_known_losses(granted):
    assert list(granted["dwelling_heat_loss_kw"]) == street.LOSS_KW
