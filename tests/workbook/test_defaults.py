"""Defaults from key figures: by date, per element, without VAT."""

from datetime import date

import pytest

from warmtenet.core.model import Input
from warmtenet.core.quantity import YES_NO, Family, given
from warmtenet.figures import FiguresError, load
from warmtenet.model.families import ELECTRICITY_BRACKET, MONTH, PROJECT
from warmtenet.workbook import default_of, round_open, series

FIGURES = load()


def entry(*args, **details):
    return Input("x", given(*args, **details), PROJECT)


def test_a_figure_is_taken_on_the_day_that_when_names():
    one = entry("%", None, "Share", figure="tax.eia_share", when="day")
    on = date(2028, 1, 1)
    found = default_of(one, FIGURES, {"day": on})
    assert found.value == FIGURES.value("tax.eia_share", on)
    assert found.provenance.figure == "tax.eia_share"
    assert found.provenance.grade in {"A", "B", "C"}


def test_a_year_means_its_first_day_and_may_be_written_in_the_declaration():
    by_input = default_of(entry("%", None, "G", figure="wacc.gearing", when="y"), FIGURES, {"y": 2026.0})
    literal = default_of(entry("%", None, "G", figure="wacc.gearing", when="2026"), FIGURES, {})
    assert by_input == literal
    assert literal.value == FIGURES["wacc.gearing"].at(2026).value


def test_a_figure_with_vat_comes_back_without():
    incl = next(f for f in FIGURES.values() if f.vat == "incl")
    year = incl.values[-1].from_.year
    found = default_of(entry("EUR", None, "T", figure=incl.key, when="y"), FIGURES, {"y": float(year + 1)})
    dated = incl.at(year + 1)
    assert found.value == pytest.approx(dated.value / (1 + FIGURES.value("tax.vat", dated.from_)))
    assert found.provenance.vat == "excl"


def test_the_declared_range_wins_over_that_of_the_figure():
    key = "simultaneity.utility"
    plain = default_of(entry("%", None, "S", figure=key), FIGURES, {"price_level_year": 2025.0})
    dated = FIGURES[key].at(2025)
    assert (plain.low, plain.high) == (dated.low, dated.high)
    own = default_of(
        entry("%", None, "S", figure=key, range=(0.1, 0.2)), FIGURES, {"price_level_year": 2025.0}
    )
    assert (own.low, own.high) == (0.1, 0.2)


def test_an_element_fills_in_the_name_of_the_figure():
    one = entry("%", None, "S", per=MONTH, figure="month.{element}.heat_share")
    found = default_of(one, FIGURES, {"price_level_year": 2025.0}, "feb")
    assert found.value == FIGURES.value("month.feb.heat_share", 2025)


def test_a_figure_may_switch_a_word():
    one = entry("word", "no", "C", words=YES_NO, figure="tax.eia_share")
    assert default_of(one, FIGURES, {"price_level_year": 2025.0}).value == "yes"


def test_a_default_may_differ_per_element():
    pair = Family("pair", "Pair", {"a": "A", "b": "B"})
    one = entry("-", {"a": 1, "b": 2}, "P", per=pair)
    assert [default_of(one, FIGURES, {}, e).value for e in pair.elements] == [1, 2]


def test_series_by_year_and_element():
    tax = entry(
        "EUR/kWh", None, "Tax", per=ELECTRICITY_BRACKET, yearly=True, hidden=True,
        figure="energy_tax.electricity_{element}", when="year",
    )  # fmt: skip
    rows = series(tax, FIGURES, [2029, 2030], list(ELECTRICITY_BRACKET.elements))
    assert len(rows) == 2
    assert rows[0] == [
        FIGURES.value(f"energy_tax.electricity_{e}", 2029) for e in ELECTRICITY_BRACKET.elements
    ]


def test_a_series_that_is_not_yearly_has_one_row():
    share = entry("%", None, "S", per=MONTH, hidden=True, figure="month.{element}.heat_share")
    [row] = series(share, FIGURES, [2029, 2030], list(MONTH.elements), {"price_level_year": 2025.0})
    assert len(row) == 12


def test_a_date_before_the_first_value_is_refused():
    with pytest.raises(FiguresError, match="has no value on 1901"):
        default_of(entry("%", None, "E", figure="tax.eia_share", when="y"), FIGURES, {"y": 1901.0})


def test_an_unknown_figure_is_a_mistake_of_the_model():
    with pytest.raises(KeyError):
        default_of(entry("%", None, "E", figure="no.such"), FIGURES, {"price_level_year": 2025.0})


def test_rounds_open_and_close_on_their_days():
    known = FIGURES.rounds("sde")[-1]
    assert round_open(FIGURES, "sde", known.opens)
    assert round_open(FIGURES, "sde", known.closes)
    assert not round_open(FIGURES, "sde", date(1999, 1, 1))
