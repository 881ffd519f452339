"""One table of written numbers, in Dutch and English."""

from datetime import date

import pytest

from warmtenet.report.numbers import ABSENT, MINUS, NBSP, UNIT_FORMATS, Numbers, round_half_up

NL, EN = Numbers("nl"), Numbers("en")
S = NBSP
M = MINUS


@pytest.mark.parametrize(
    ("method", "value", "dutch", "english"),
    [
        ("mln", 7_940_000, "7,9", "7.9"),
        ("mln", -12_360_000, f"{M}12,4", f"{M}12.4"),
        ("mln", 49_999, "0", "0"),
        ("mln", -49_999, "0", "0"),
        ("money", 7_940_000, f"EUR{S}7,9{S}mln", f"EUR{S}7.9{S}mln"),
        ("money", -7_940_000, f"EUR{S}{M}7,9{S}mln", f"EUR{S}{M}7.9{S}mln"),
        ("money", 999_499, f"EUR{S}999.000", f"EUR{S}999,000"),
        ("money", 999_500, f"EUR{S}1,0{S}mln", f"EUR{S}1.0{S}mln"),
        ("money", 499, f"EUR{S}0", f"EUR{S}0"),
        ("money", None, ABSENT, ABSENT),
        ("money", float("nan"), ABSENT, ABSENT),
        ("eur", 1234.5, "1.235", "1,235"),
        ("eur", -0.4, "0", "0"),
        ("dwelling", 7_424.99, "7.400", "7,400"),
        ("dwelling", 7_425, "7.450", "7,450"),
        ("month", 168.4, "168", "168"),
        ("tariff", 42.664, "42,66", "42.66"),
        ("lcoh", 98.449, "98,4", "98.4"),
        ("whole", 4210.5, "4.211", "4,211"),
        ("whole", float("inf"), ABSENT, ABSENT),
        ("ratio", 3.0, "3,00", "3.00"),
        ("celsius", 70.0, f"70{S}°C", f"70{S}°C"),
        ("celsius", 12.54, f"12,5{S}°C", f"12.5{S}°C"),
        ("percent", 0.6, f"60,0{S}%", f"60.0{S}%"),
        ("percent", 0.0, f"0{S}%", f"0{S}%"),
        ("percent", None, ABSENT, ABSENT),
        ("year", 2031.0, "2031", "2031"),
    ],
)
def test_written(method, value, dutch, english):
    assert getattr(NL, method)(value) == dutch
    assert getattr(EN, method)(value) == english


@pytest.mark.parametrize(
    ("unit", "value", "number", "with_unit"),
    [
        ("EUR", 12345.6, "12.346", f"EUR{S}12.346"),
        ("EUR/yr", 12345.6, "12.346", f"12.346{S}EUR/jr"),
        ("EUR/GJ", 42.0, "42,00", f"42,00{S}EUR/GJ"),
        ("EUR/kW", 18.5, "18,50", f"18,50{S}EUR/kW"),
        ("EUR/kWh", 0.1088, "0,1088", f"0,1088{S}EUR/kWh"),
        ("EUR/kWh", 0.17, "0,17", f"0,17{S}EUR/kWh"),
        ("EUR/m3", 1.5, "1,50", f"1,50{S}EUR/m³"),
        ("EUR/dwelling", 7430, "7.450", f"7.450{S}EUR/woning"),
        ("MWh", 6180.4, "6.180", f"6.180{S}MWh"),
        ("kWh", 1000, "1.000", f"1.000{S}kWh"),
        ("kW", 4210, "4.210", f"4.210{S}kW"),
        ("GJ", 0.3, "0", f"0{S}GJ"),
        ("m3", 1250, "1.250", f"1.250{S}m³"),
        ("m3/h", 12.34, "12,3", f"12,3{S}m³/h"),
        ("m3/s", 0.0415, "0,042", f"0,042{S}m³/s"),
        ("h", 8760, "8.760", f"8.760{S}uur"),
        ("C", 10, "10", f"10{S}°C"),
        ("K", 5.96, "6", f"6{S}K"),
        ("-", 0.25, "0,25", "0,25"),
        ("COP", 3.456, "3,46", "3,46"),
        ("%", 0.6, f"60,0{S}%", f"60,0{S}%"),
        ("yr", 30, "30", f"30{S}jaar"),
        ("yr", 12.5, "12,5", f"12,5{S}jaar"),
        ("year", 2026, "2026", "2026"),
        ("weq", 687.4, "687", f"687{S}weq"),
        ("m", 6872, "6.872", f"6.872{S}m"),
        ("kg", -3.2, f"{M}3,2", f"{M}3,2{S}kg"),
        ("t", 1020, "1.020", f"1.020{S}t"),
        ("W/m", 14.26, "14,3", f"14,3{S}W/m"),
        ("kW", None, ABSENT, ABSENT),
    ],
)
def test_by_unit(unit, value, number, with_unit):
    assert NL.for_unit(unit, value) == number
    assert NL.with_unit(unit, value) == with_unit


@pytest.mark.parametrize("unit", UNIT_FORMATS)
@pytest.mark.parametrize("numbers", [NL, EN], ids=["nl", "en"])
def test_no_unit_writes_a_negative_zero_or_a_not_a_number(unit, numbers):
    assert MINUS not in numbers.for_unit(unit, -0.00001)
    assert numbers.for_unit(unit, float("nan")) == ABSENT
    assert "-" not in numbers.for_unit(unit, -1234.5)


def test_signed_shows_a_plus_and_zero_shows_none():
    assert NL.mln(4.1e6, signed=True) == "+4,1"
    assert NL.mln(0, signed=True) == "0"
    assert NL.percent(0.05, signed=True) == f"+5,0{S}%"


def test_dates_and_ranges():
    day = date(2026, 11, 1)
    assert NL.date(day) == "01-11-2026"
    assert EN.date(day) == "2026-11-01"
    assert NL.date_long(day) == f"1{S}november{S}2026"
    assert EN.date_long(day) == f"1{S}November{S}2026"
    assert NL.date(None) == NL.date_long(None) == ABSENT
    assert NL.span("81", "90") == f"81{ABSENT}90"
    assert NL.span("81", "81") == "81"
    assert NL.span(f"{M}3", "4") == f"{M}3{S}{ABSENT}{S}4"
    assert NL.listing(["a", "b", "c"]) == "a, b en c"
    assert EN.listing(["a", "b"]) == "a and b"
    assert NL.listing(["a"]) == "a"


def test_english_names_of_units():
    assert EN.with_unit("EUR/month", 168) == f"168{S}EUR/month"
    assert NL.with_unit("EUR/month", 168) == f"168{S}EUR/mnd"
    assert EN.unit("EUR/yr") == "EUR/yr"


def test_rounding_is_half_away_from_zero():
    assert round_half_up(2.5) == 3
    assert round_half_up(-2.5) == -3
    assert round_half_up(0.125, 2) == 0.13
    assert round_half_up(25, step=50) == 50


def test_unknown_language_and_unit_are_refused():
    with pytest.raises(ValueError, match="language"):
        Numbers("fr")
    with pytest.raises(KeyError):
        NL.for_unit("furlong", 1)
