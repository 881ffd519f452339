"""Words, numbers typed as text, and unit lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmtenet.core.quantity import YES_NO
from warmtenet.workbook.cells import Cell, Rule, read_value
from warmtenet.workbook.problems import Findings
from warmtenet.workbook.unit_list import parse_units
from warmtenet.workbook.words import match_word, near_words

NUMBER = Rule("m3", None, None, {}, whole=False)
SHARE = Rule("%", 0, 1, {}, whole=False)
OWNERS = {"owner_occupier": "owner-occupier", "housing_association": "housing association"}


def value_of(typed, rule=NUMBER):
    findings = Findings()
    return read_value(Cell("Blad", 1, 1, typed, "x"), rule, findings)


@pytest.mark.parametrize("typed", ["ja", "Ja", "JA", " yes ", "1", 1, 1.0, "TRUE", True, "waar", "j"])
def test_every_way_to_say_yes(typed):
    assert match_word(typed, YES_NO) == "yes"


@pytest.mark.parametrize("typed", ["nee", "Nee", "no", "0", 0, "FALSE", False, "onwaar", "n\u00a0"])
def test_every_way_to_say_no(typed):
    assert match_word(typed, YES_NO) == "no"


@pytest.mark.parametrize(
    "typed", ["owner_occupier", "Owner-Occupier", " owner occupier", "OWNER\u00a0OCCUPIER"]
)
def test_key_and_label_are_the_same_word(typed):
    assert match_word(typed, OWNERS) == "owner_occupier"


def test_a_number_may_be_a_word():
    assert match_word(100, {"100": "DN 100"}) == "100"
    assert match_word(100.0, {"100": "DN 100"}) == "100"


def test_near_words_come_once_and_best_first():
    assert [word.message for word in near_words("housing_asociation", OWNERS)] == ["housing association"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,5", 1.5), ("1.5", 1.5), (" 12 ", 12), ("\u00a012\u00a0", 12), ("1 234", 1234),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234\u202f567", 1234567), ("0,125", 0.125), ("1234,567", 1234.567), ("-0", 0), ("1e3", 1000),
    ],
)  # fmt: skip
def test_a_number_typed_as_text(typed, value):
    assert value_of(typed) == value


@pytest.mark.parametrize(
    "typed",
    ["1.234,5", "1,234.5", "1.500", "12,000", "12 kW", "n.v.t.", "-", "1 2", "1,5,5", "15-20", "2x20%"],
)
def test_a_text_that_is_not_one_number_is_refused(typed):
    assert value_of(typed) is None


@pytest.mark.parametrize(("typed", "value"), [("60%", 0.6), ("60 %", 0.6), ("0,6", 0.6), ("12,5%", 0.125)])
def test_a_percentage_typed_as_text(typed, value):
    assert value_of(typed, SHARE) == value


def test_zero_is_a_value():
    assert value_of(0) == 0
    assert not Cell("Blad", 1, 1, 0).is_empty
    assert Cell("Blad", 1, 1, " \u00a0").is_empty


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_a_decimal_comma_never_shifts_the_value(number):
    assert value_of(str(number).replace(".", ",")) == float(number)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none(), st.dates()))
def test_whatever_stands_in_a_cell_gives_a_value_or_a_problem(typed):
    for rule in (
        NUMBER,
        SHARE,
        Rule("date", None, None, {}, whole=False),
        Rule("word", None, None, OWNERS, whole=False),
    ):
        findings = Findings()
        cell = Cell("Blad", 1, 1, typed, "x")
        if not cell.is_empty:
            assert (read_value(cell, rule, findings) is None) == bool(findings.problems)


@pytest.mark.parametrize(
    ("written", "shares"),
    [
        ("3x20%", (0.2, 0.2, 0.2)),
        ("3 x 20 %", (0.2, 0.2, 0.2)),
        ("1x40%+1x60%", (0.4, 0.6)),
        ("3X20% + 1×40%", (0.2, 0.2, 0.2, 0.4)),  # noqa: RUF001
        ("2*12,5%", (0.125, 0.125)),
    ],
)
def test_a_unit_list(written, shares):
    assert parse_units(written) == shares


@pytest.mark.parametrize(
    "written", ["", "3x20", "x20%", "0x20%", "3x0%", "3x20%,1x40%", "60%", "999x1%", "3x20%+"]
)
def test_what_is_not_a_unit_list(written):
    assert parse_units(written) is None
