"""One tiny broken folder per possible mistake, matched on its message."""

from datetime import date

import pytest

from warmtenet.figures import FiguresError, load

SOURCE = """
[law]
title = "Law"
publisher = "State"
year = 2025
"""

FIGURE = """
["tariff.heat"]
label = "Heat tariff"
unit = "EUR/GJ"
kind = "law"
vat = "excl"
range = [10, 100]
checked_on = 2026-01-01
after_last = "hold"
values = [
    { from = 2024-01-01, value = 38.59, source = "law", at = "art. 1", grade = "A" },
    { from = 2025-01-01, value = 36.19, low = 30, high = 40, source = "law", at = "art. 2", grade = "A" },
]
"""

ROUND = """
[[round]]
scheme = "wis"
name = "WIS 2025"
opens = 2025-08-01
closes = 2026-08-31
source = "law"
at = "art. 3"
grade = "A"
"""


def folder(tmp_path, figure=FIGURE, *, sources=SOURCE, rounds=ROUND, other=""):
    files = {"sources": sources, "rounds": rounds, "tariffs": figure, "more": other}
    for name, content in files.items():
        (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
    return tmp_path


def test_sound_folder(tmp_path):
    figures = load(folder(tmp_path))
    assert list(figures) == ["tariff.heat"]
    assert figures["tariff.heat"].at(2025).low == 30
    assert figures.sources["law"].title == "Law"
    assert [known.name for known in figures.rounds("wis")] == ["WIS 2025"]


def test_files_of_sources_and_rounds_may_be_absent(tmp_path):
    assert len(load(tmp_path)) == 0


BROKEN = [
    ('unit = "EUR/GJ"', "", r"tariffs\.toml: tariff\.heat: unit is missing; add it"),
    ('label = "Heat tariff"', 'label = ""', "label cannot be '' "),
    ('label = "Heat tariff"', 'lable = "Heat tariff"', "unknown field lable; correct its spelling"),
    ('unit = "EUR/GJ"', 'unit = "euro/GJ"', "unit 'euro/GJ' is not in the list of units"),
    ('kind = "law"', 'kind = "rumour"', "kind cannot be 'rumour'"),
    ('kind = "law"', 'kind = "quote"', "amount of 2024-01-01 has no price level; add price_level"),
    ('vat = "excl"', 'vat = "maybe"', "vat cannot be 'maybe'"),
    ("range = [10, 100]", "range = [100, 10]", "the range runs downwards; swap its ends"),
    ("range = [10, 100]", "range = [10]", r"range\.1 is missing"),
    ("range = [10, 100]", "range = [37, 100]", "36.19 of 2025-01-01 lies outside the plausible range 37.0"),
    ("range = [10, 100]", "range = [33, 100]", "30.0 of 2025-01-01 lies outside the plausible range 33.0"),
    ("range = [10, 100]", "range = [10, 39]", "40.0 of 2025-01-01 lies outside the plausible range 10.0"),
    ("low = 30", "low = 37", "low 37.0, value 36.19 and high 40.0 of 2025-01-01 are not in order"),
    ("high = 40", "high = 36", "low 30.0, value 36.19 and high 36.0 of 2025-01-01 are not in order"),
    ("value = 38.59", 'value = "38.59"', r"values\.0\.value cannot be '38.59'"),
    ("value = 38.59", "value = nan", r"values\.0\.value cannot be nan"),
    ("value = 38.59, ", "", r"values\.0\.value is missing"),
    ("value = 38.59", "valeu = 38.59", r"unknown field values\.0\.valeu"),
    ("from = 2024-01-01", 'from = "2024-01-01"', r"values\.0\.from cannot be '2024-01-01'"),
    ("from = 2024-01-01", "from = 2025-01-01", "two values hold from 2025-01-01; keep one"),
    ("from = 2024-01-01", "from = 2026-01-01", "not in order of date at 2025-01-01; put the oldest first"),
    ('at = "art. 1", grade = "A"', 'at = "art. 1", grade = "D"', r"values\.0\.grade cannot be 'D'"),
    ('at = "art. 1", grade = "A"', 'at = "art. 1", grade = "C"', "grade C of 2024-01-01 needs a note"),
    ('at = "art. 1", ', "", r"values\.0\.at is missing; add it"),
    ('source = "law", at = "art. 1"', 'at = "art. 1"', r"values\.0\.source is missing; add it"),
    ('source = "law", at = "art. 1"', 'source = "lwa", at = "art. 1"', "source lwa is not in sources.toml"),
    ('after_last = "hold"', 'after_last = "stop"', "after_last cannot be 'stop'"),
    ('after_last = "hold"', 'after_last = "hold"\nuntil = 2026-12-31', "until only goes with after_last"),
    ('after_last = "hold"', 'after_last = "error"\nuntil = 2024-12-31', "until lies before the last value"),
    ("checked_on = 2026-01-01", "", "checked_on is missing"),
    ('["tariff.heat"]', '["Tariff heat"]', "key cannot be 'Tariff heat'"),
    ('["tariff.heat"]', "[tariff.heat]", "unknown field heat"),
    ('["tariff.heat"]', 'lost = 1\n["tariff.heat"]', "lost: stands outside a table"),
    ('vat = "excl"', 'vat = "incl"', r"includes VAT, but tax\.vat is missing; add that figure"),
    ('unit = "EUR/GJ"', 'unit = "EUR/GJ"\nunit = "EUR"', "not readable .* a key may occur once"),
]


@pytest.mark.parametrize(("sound", "broken", "message"), BROKEN)
def test_defect_in_a_figure(tmp_path, sound, broken, message):
    assert sound in FIGURE
    with pytest.raises(FiguresError, match=message):
        load(folder(tmp_path, FIGURE.replace(sound, broken, 1)))


BROKEN_ROUNDS = [
    ("closes = 2026-08-31", "closes = 2025-07-31", "WIS 2025: closes before it opens"),
    ('source = "law"', 'source = "lwa"', "WIS 2025: source lwa is not in sources.toml"),
    ('grade = "A"', 'grade = "C"', "WIS 2025: grade C needs a note"),
    ("opens = 2025-08-01", "open = 2025-08-01", "WIS 2025: unknown field open"),
    ('name = "WIS 2025"', "", "name is missing"),
]


@pytest.mark.parametrize(("sound", "broken", "message"), BROKEN_ROUNDS)
def test_defect_in_a_round(tmp_path, sound, broken, message):
    assert sound in ROUND
    with pytest.raises(FiguresError, match=message):
        load(folder(tmp_path, rounds=ROUND.replace(sound, broken, 1)))


def test_overlapping_rounds(tmp_path):
    later = ROUND.replace("WIS 2025", "WIS 2026").replace("2025-08-01", "2026-08-31")
    with pytest.raises(FiguresError, match="WIS 2026: opens before WIS 2025 has closed"):
        load(folder(tmp_path, rounds=ROUND + later.replace("closes = 2026-08-31", "closes = 2027-01-01")))


def test_key_in_two_files(tmp_path):
    with pytest.raises(FiguresError, match=r"tariffs\.toml: tariff\.heat: occurs already in more\.toml"):
        load(folder(tmp_path, other=FIGURE))


def test_unused_source(tmp_path):
    with pytest.raises(FiguresError, match=r"sources\.toml: other: nothing cites this source"):
        load(folder(tmp_path, sources=SOURCE + SOURCE.replace("[law]", "[other]")))


def test_defect_in_a_source(tmp_path):
    with pytest.raises(FiguresError, match=r"sources\.toml: law: publisher is missing"):
        load(folder(tmp_path, sources=SOURCE.replace('publisher = "State"', "")))


def test_all_problems_are_raised_at_once(tmp_path):
    broken = FIGURE.replace('source = "law"', 'source = "lwa"').replace("EUR/GJ", "euro/GJ")
    with pytest.raises(FiguresError) as caught:
        load(folder(tmp_path, broken, rounds=""))
    assert len(caught.value.problems) == 4
    assert str(caught.value).count("\n") == 3


FAMILY = """
[[family]]
unit = "mm"
kind = "published"
vat = "none"
range = [1, 100]
checked_on = 2026-01-01
after_last = "hold"
from = 2020-01-01
source = "law"
at = "table 1"
grade = "A"
note = "shared"

[family.members]
"pipe.dn20" = { label = "DN20", value = 21.7 }
"pipe.dn25" = { label = "DN25", value = 28.5, low = 28, note = "own" }
"""


def test_members_of_a_family_share_fields(tmp_path):
    figures = load(folder(tmp_path, other=FAMILY))
    plain, own = figures["pipe.dn20"], figures["pipe.dn25"]
    assert (plain.unit, plain.at(2020).value, plain.at(2020).note) == ("mm", 21.7, "shared")
    assert (own.at(date(2030, 1, 1)).low, own.at(2020).note) == (28, "own")


def test_a_member_is_checked_like_any_figure(tmp_path):
    with pytest.raises(FiguresError, match=r"more\.toml: pipe\.dn20: 217\.0 of 2020-01-01 lies outside"):
        load(folder(tmp_path, other=FAMILY.replace("21.7", "217.0")))
