"""Values by date, VAT, rounds and age."""

from datetime import date

import pytest

from warmtenet.figures import Figure, FiguresError, load, open_round, stale
from warmtenet.locale import translator


def figure(**changes):
    values = (
        {"from": date(2024, 7, 1), "value": 1.0, "source": "a", "at": "p. 1", "grade": "A"},
        {"from": date(2025, 1, 1), "value": 2.0, "source": "a", "at": "p. 1", "grade": "A"},
    )
    sound = {
        "key": "a.b",
        "label": "Label",
        "unit": "-",
        "kind": "law",
        "vat": "none",
        "range": (0.0, 9.0),
        "values": values,
        "checked_on": date(2026, 1, 1),
        "after_last": "hold",
    }
    return Figure.model_validate({**sound, **changes})


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (date(2024, 7, 1), 1.0),
        (date(2024, 7, 2), 1.0),
        (date(2024, 12, 31), 1.0),
        (date(2025, 1, 1), 2.0),
        (2025, 2.0),
        (2060, 2.0),
    ],
)
def test_value_holds_until_the_next(when, value):
    assert figure().at(when).value == value


def test_day_before_the_first_date():
    with pytest.raises(
        FiguresError, match=r"Label \(a\.b\) has no value on 2024-06-30: .* from 2024-07-01; choose"
    ):
        figure().at(date(2024, 6, 30))


def test_a_year_means_its_first_day():
    with pytest.raises(FiguresError, match="no value on 2024-01-01"):
        figure().at(2024)


@pytest.mark.parametrize("after_last", ["hold", "index"])
def test_last_value_goes_on(after_last):
    assert figure(after_last=after_last).at(date(2026, 1, 1)).value == 2.0
    assert figure(after_last=after_last).valid_until is None


def test_error_after_the_last_own_year():
    ending = figure(after_last="error")
    assert ending.at(date(2025, 12, 31)).value == 2.0
    with pytest.raises(
        FiguresError, match="no value on 2026-01-01: the last one holds until 2025-12-31; choose"
    ):
        ending.at(date(2026, 1, 1))


def test_error_after_until():
    ending = figure(after_last="error", until=date(2026, 8, 31))
    assert ending.at(date(2026, 8, 31)).value == 2.0
    with pytest.raises(FiguresError, match="no value on 2026-09-01: the last one holds until 2026-08-31"):
        ending.at(date(2026, 9, 1))


def test_message_can_be_rendered_in_dutch():
    with pytest.raises(FiguresError) as caught:
        figure().at(2020)
    assert "2024-07-01" in translator("nl").render(caught.value.problems[0])


def test_a_figure_does_not_change():
    with pytest.raises(ValueError, match="frozen"):
        figure().unit = "m"


def test_vat_of_the_acm_tariff_of_2025():
    figures = load()
    tariff = figures["acm.variable_tariff"]
    excluding = tariff.excl_vat(tariff.at(2025))
    assert excluding == 36.19
    assert excluding * (1 + figures.value("tax.vat", 2025)) == pytest.approx(43.79, abs=0.01)


def test_vat_is_taken_off_once():
    gas = load()["price.gas_consumer"]
    assert gas.vat == "incl"
    assert gas.excl_vat(gas.at(2025)) == pytest.approx(1.34 / 1.21)
    assert gas.bounds_excl_vat(gas.at(2025)) == pytest.approx((1.16 / 1.21, 1.45 / 1.21))
    assert load().value("price.gas_consumer", 2025) == pytest.approx(1.34 / 1.21)


def test_bounds_that_are_not_given():
    assert figure().bounds_excl_vat(figure().at(2025)) == (None, None)


def test_figure_made_by_hand_has_no_vat_rate():
    by_hand = figure(vat="incl")
    with pytest.raises(FiguresError, match="was not read with its rate"):
        by_hand.excl_vat(by_hand.at(2025))


def test_unknown_key_names_what_is_near():
    with pytest.raises(KeyError, match=r"acm\.variable_tariff"):
        load()["acm.variable_tarif"]
    with pytest.raises(KeyError, match="no key figure 'qqq'"):
        load()["qqq"]
    assert "qqq" not in load()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 5, 31), None),
        (date(2023, 6, 1), "WIS 2023"),
        (date(2023, 12, 16), "WIS 2023"),
        (date(2023, 12, 17), None),
        (date(2024, 7, 1), "WIS 2024"),
        (date(2024, 12, 13), "WIS 2024"),
        (date(2024, 12, 14), None),
        (date(2025, 7, 31), None),
        (date(2025, 8, 1), "WIS 2025"),
        (date(2026, 8, 31), "WIS 2025"),
        (date(2026, 9, 1), None),
        (date(2028, 1, 1), None),
    ],
)
def test_open_round_of_wis(day, name):
    found = open_round(load(), "wis", day)
    assert (found and found.name) == name


def test_unknown_scheme_has_no_rounds():
    assert load().rounds("none") == []
    assert open_round(load(), "none", date(2026, 1, 1)) is None


def test_stale_after_a_year():
    figures = load()
    checked = max(known.checked_on for known in figures.values())
    assert stale(figures, checked) == []
    assert len(stale(figures, date(checked.year + 2, 1, 1))) == len(figures)


@pytest.mark.parametrize(
    ("day", "found"), [(date(2026, 11, 21), False), (date(2027, 11, 21), False), (date(2027, 11, 22), True)]
)
def test_stale_counts_days(day, found):
    figures = load()
    assert (figures["acm.variable_tariff"] in stale(figures, day)) is found


def test_packaged_figures_are_read_once():
    assert load() is load()
