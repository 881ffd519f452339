"""Rules by date: the day before, the first day, the last day, the day after; and around each bracket edge."""

from datetime import date, timedelta

import numpy as np
import pytest
from support import cases

from warmtenet.model import build, energy
from warmtenet.workbook import InputProblems, apply_settings, round_open

DAY = timedelta(days=1)
SCHEMES = ("wis", "sde", "eia")
KNOWN = [(scheme, known) for scheme in SCHEMES for known in cases.figures().rounds(scheme)]
NAMES = [known.name for _, known in KNOWN]


def granted(project, scheme, day):
    """Whether a round is open on a day; None when the day lies before all that is known."""
    try:
        result = cases.with_settings(project, subsidy_application_date=day.isoformat())
    except InputProblems:
        return None
    return result[f"{scheme}_round_open"] == 1


@pytest.mark.parametrize(("scheme", "known"), KNOWN, ids=NAMES)
def test_round_is_open_on_its_first_and_last_day(examples, scheme, known):
    project = examples["kort-haarlem-teo"]
    assert granted(project, scheme, known.opens) is True
    assert granted(project, scheme, known.closes) is True


@pytest.mark.parametrize(("scheme", "known"), KNOWN, ids=NAMES)
def test_round_is_closed_the_day_before_and_the_day_after(examples, scheme, known):
    project = examples["kort-haarlem-teo"]
    for day in (known.opens - DAY, known.closes + DAY):
        expected = round_open(cases.figures(), scheme, day)
        assert granted(project, scheme, day) in {expected, None}
        neighbours = [r for r in cases.figures().rounds(scheme) if r.opens <= day <= r.closes]
        assert expected == bool(neighbours)


WIS_AMOUNTS = {
    "2024-12-13": (6000, 7000, 30e6),
    "2025-07-31": (6000, 7000, 30e6),
    "2025-08-01": (7000, 7000, 30e6),
    "2026-08-31": (7000, 7000, 30e6),
    "2028-01-01": (7000, 7000, 30e6),
}


@pytest.mark.parametrize("day", WIS_AMOUNTS)
def test_wis_amounts_follow_the_date(examples, day):
    result = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date=day)
    found = result["wis_amount_rental_eur"], result["wis_amount_other_eur"], result["wis_cap_eur"]
    assert found == WIS_AMOUNTS[day]


def test_wis_of_2023(examples):
    """20 M per network and 6,000 per connection in the first round."""
    result = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date="2023-06-01")
    assert (result["wis_cap_eur"], result["wis_amount_other_eur"], result["wis_round_open"]) == (
        20e6,
        6000,
        1,
    )


def test_wis_in_an_open_round_is_granted_and_paid(examples):
    result = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date="2026-08-31")
    assert result["wis_is_granted"] == 1
    assert result["subsidy_wis_eur"].sum() == pytest.approx(result["wis_amount_eur"], rel=1e-12)
    closed = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date="2026-09-01")
    assert closed["subsidy_wis_eur"].sum() == 0
    gain = result["npv_project_eur"] - closed["npv_project_eur"]
    assert 0.8 * result["wis_amount_eur"] < gain <= result["wis_amount_eur"]


def test_a_closed_round_can_be_granted_by_hand_and_an_open_one_refused(examples):
    project = examples["kort-haarlem-teo"]
    by_hand = cases.with_settings(project, subsidy_application_date="2026-09-01", wis_granted="yes")
    assert by_hand["wis_is_granted"] == 1
    refused = cases.with_settings(project, subsidy_application_date="2026-08-31", wis_granted="no")
    assert refused["wis_is_granted"] == 0


@pytest.mark.parametrize(("least", "open_"), [(557, 1), (558, 0)])
def test_wis_asks_for_enough_small_connections(examples, least, open_):
    """Small connections that connect: 80 % of those with a delivery set of their own."""
    settings = {"subsidy_application_date": "2026-08-31", "wis_min_connections": 1}
    small = cases.with_settings(examples["kort-haarlem-teo"], **settings)["wis_small_connections"]
    edge = least - 557 + int(small)
    settings["wis_min_connections"] = edge
    assert cases.with_settings(examples["kort-haarlem-teo"], **settings)["wis_is_granted"] == open_


@pytest.mark.parametrize(("limit", "counts"), [(25, True), (24.99, False)])
def test_wis_limit_of_a_small_connection(examples, limit, counts):
    """The larger of space heating and hot water (25 kW) counts; at the limit a connection is still small."""
    result = cases.with_settings(examples["kort-haarlem-teo"], wis_max_connection_kw=limit)
    houses = result["kind"] == "dwelling"
    own = result["individual_delivery_set"] == "yes"
    assert (result["small_connections"][houses & own] > 0).all() == counts


@pytest.mark.parametrize(("above", "granted_"), [(-1e-4, 1), (1e-4, 0)])
def test_sde_asks_for_a_cop(examples, teo, above, granted_):
    settings = {"subsidy_application_date": "2026-10-27", "sde_min_cop": teo["cop"] + above}
    assert cases.with_settings(examples["kort-haarlem-teo"], **settings)["sde_is_granted"] == granted_


@pytest.mark.parametrize(("above", "granted_"), [(-1e-3, 1), (1e-3, 0)])
def test_sde_asks_for_power(examples, teo, above, granted_):
    settings = {
        "subsidy_application_date": "2026-10-27",
        "sde_min_power_kw": teo["heat_pump_power_kw"] + above,
    }
    assert cases.with_settings(examples["kort-haarlem-teo"], **settings)["sde_is_granted"] == granted_


def test_sde_asks_for_a_halogen_free_refrigerant(examples):
    settings = {"subsidy_application_date": "2026-10-27"}
    project = examples["kort-haarlem-teo"]
    assert cases.with_settings(project, **settings, refrigerant="ammonia")["sde_is_granted"] == 1
    assert cases.with_settings(project, **settings, refrigerant="r1234ze")["sde_is_granted"] == 0


def test_sde_lasts_its_term(examples):
    """Fifteen years from the first delivery, the last of them included."""
    result = cases.with_settings(examples["kort-haarlem-teo"], sde_granted="yes", first_delivery_year=2031)
    paid = [year for year, heat in zip(result.years, result["sde_heat_mwh"], strict=True) if heat > 0]
    assert paid == list(range(2031, 2046))


TAX = {  # FACTS 4.1, Belastingdienst; 2024 above 10 M kWh: the business rate
    2023: (0.12599, 0.10046, 0.03942, 0.00115),
    2024: (0.10880, 0.09037, 0.03943, 0.00188),
    2025: (0.10154, 0.06937, 0.03868, 0.00321),
    2026: (0.09161, 0.06671, 0.03735, 0.00379),
    2027: (0.09161, 0.06671, 0.03735, 0.00379),
    2052: (0.09161, 0.06671, 0.03735, 0.00379),
}
GAS_TAX = {
    2023: (0.48980, 0.09621, 0.05109, 0.03919),
    2024: (0.58301, 0.22378, 0.12855, 0.04886),
    2025: (0.57816, 0.31573, 0.20347, 0.05385),
    2026: (0.60066, 0.33085, 0.21396, 0.05313),
    2052: (0.60066, 0.33085, 0.21396, 0.05313),
}


@pytest.fixture(scope="module")
def from_2023(examples):
    return cases.with_settings(examples["kort-haarlem-teo"], first_year=2023)


@pytest.mark.parametrize("year", TAX)
def test_energy_tax_by_year(from_2023, year):
    column = from_2023.years.index(year)
    assert tuple(from_2023["electricity_tax_eur_per_kwh"][:, column]) == TAX[year]


@pytest.mark.parametrize("year", GAS_TAX)
def test_gas_tax_by_year(from_2023, year):
    column = from_2023.years.index(year)
    assert tuple(from_2023["gas_tax_eur_per_m3"][:, column]) == GAS_TAX[year]


@pytest.mark.parametrize("year", [2020, 2022])
def test_a_year_before_the_energy_tax_is_known_is_refused_in_words(examples, year):
    """The first year may be 2020; what is not known is a problem of the input, never a traceback."""
    with pytest.raises(InputProblems):
        cases.with_settings(examples["kort-haarlem-teo"], first_year=year)


def electricity_tax(result, kwh, year=2025):
    rates = np.array(TAX[year]).reshape(1, 4, 1)
    use = np.array(kwh, float).reshape(-1, 1, 1)
    start, end = result.values["electricity_bracket_from_kwh"], result.values["electricity_bracket_to_kwh"]
    return energy.electricity_tax_eur(energy.electricity_in_bracket_kwh(use, start, end), rates, 1.0).ravel()


@pytest.mark.parametrize(
    ("kwh", "eur"),
    [(0, 0), (10_000, 1015.40), (50_000, 3790.20), (10_000_000, 388_656.20), (11_000_000, 391_866.20)],
)
def test_electricity_tax_at_the_bracket_edges(teo, kwh, eur):
    """Rates of 2025, computed by hand."""
    assert electricity_tax(teo, [kwh]) == pytest.approx([eur], abs=0.005)


@pytest.mark.parametrize("edge", [10_000, 50_000, 10_000_000])
def test_electricity_tax_is_continuous(teo, edge):
    below, at, above = electricity_tax(teo, [edge - 1, edge, edge + 1])
    assert 0 < above - at <= at - below < 0.13


def test_brackets_add_up(teo):
    """What is in the brackets is all electricity, and all gas."""
    assert teo["electricity_in_bracket_kwh"].sum(axis=0) == pytest.approx(
        teo["electricity_yearly_kwh"], rel=1e-12
    )
    assert teo["gas_in_bracket_m3"].sum(axis=0) == pytest.approx(teo["gas_yearly_m3"], rel=1e-12)


def grid_class(project, power):
    """Class of the last year with a given contracted power."""
    settings = {"heat_pump_power_kw": power, "cop_system": 1, "sde_granted": "no"}
    result = cases.with_settings(project, **settings)
    assert result["contracted_power_kw"][-1] == pytest.approx(power, rel=1e-12)
    chosen = result["grid_class_used"][:, -1]
    assert chosen.sum() == 1
    family = result.case.model.quantities["grid_class_used"].per
    return list(family.elements)[int(chosen.argmax())]


@pytest.mark.parametrize(
    ("power", "expected"),
    [(50, "lv"), (50.1, "mv_lv"), (150, "mv_lv"), (150.1, "mv"), (1500, "mv"), (1500.1, "hv_mv")],
)
def test_grid_class_edges(examples, power, expected):
    assert grid_class(examples["kort-haarlem-teo"], power) == expected


def test_grid_class_can_be_named_by_the_user(examples):
    result = cases.with_settings(examples["kort-haarlem-teo"], grid_tariff_class="ts")
    assert (result["grid_class_used"][-1] == 1).all()
    assert (result["grid_class_used"][:-1] == 0).all()


def test_every_year_with_power_has_one_grid_class(teo):
    assert (teo["grid_class_used"].sum(axis=0) == 1).all()


def test_isde_follows_the_date(examples):
    """3,325 EUR before 1 January 2024, 3,775 EUR from then (FACTS 0.7)."""
    settings = {"sde_term": 15, "sde_min_cop": 3, "sde_min_power_kw": 500}
    before = apply_settings(
        examples["kort-haarlem-teo"],
        {
            **dict.fromkeys(settings, "1"),
            "subsidy_application_date": "2023-12-31",
            **{k: str(v) for k, v in settings.items()},
        },
        build("teo"),
    )
    after = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date="2025-01-01")
    assert before.values["isde_heat_network_eur"] == 3325
    assert after["isde_heat_network_eur"] == 3775


def test_dates_are_real_days():
    assert date.fromisoformat("2026-08-31") + DAY == date(2026, 9, 1)
