"""Reports of unusual projects: texts fit, nothing is missing without a word, no text of the user is run."""

import re

import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.report.html import Context, build_page
from warmtenet.report.html.values import fitted, phrase, shortened, trimmed, written_exactly
from warmtenet.report.numbers import Numbers
from warmtenet.report.page_html import render
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.run import run_project
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado

NASTY = "<script>alert('x')</script> & \"Co\" {cop|money} {0} " + "long " * 60
SETTINGS = {
    "nobody connects": {"uptake": 0},
    "one year": {"years": 1},
    "two years": {"years": 2},
    "surplus": {"tariff_basis": "own", "own_variable_tariff": 300},
    "no residual value": {"residual_value": "no"},
    "grants by hand": {"wis_granted": "yes", "sde_granted": "yes", "eia_granted": "yes"},
    "grants left out": {"wis_granted": "no", "sde_granted": "no"},
    "simultaneity of Winter": {"simultaneity_method": "winter", "power_factor": 0.9},
    "late delivery": {"first_delivery_year": 2033},
    "fixed loss": {"network_loss_basis": "fixed"},
    "other price level": {"price_level_year": 2030},
    "hot network": {"radiator_supply_c": 95, "refrigerant": "r1234ze"},
    "grid there": {"grid_available_year": 2025},
    "norm": {"dscr_norm": 1.1},
    "no debt": {"gearing": 0},
    "all debt": {"gearing": 1, "dscr_norm": 1.3, "debt_form": "linear"},
    "regulated": {"cost_based_from_year": 2030, "allowed_revenue_from_year": 2036},
    "grants on request": {"kvw_granted": "yes", "svoh_granted": "yes", "spuk_granted": "yes"},
}
TABLES = {
    "no pipes": {"pipes": [], "costs": cases.COSTS[::2]},
    "one group": {"buildings": cases.BUILDINGS[:1]},
    "no dwellings": {"buildings": cases.BUILDINGS[1:]},
    "no costs": {"costs": []},
    "others pay": {"costs": [{**row, "paid_by": "owner"} for row in cases.COSTS]},
    "no power": {"buildings": [{**cases.BUILDINGS[0], "space_heating_kw": 0, "hot_water_kw": 0}]},
    "many groups": {"buildings": [{**cases.BUILDINGS[0], "group": f"pc {i}"} for i in range(120)]},
    "bad names": {
        "buildings": [{**cases.BUILDINGS[0], "group": NASTY}],
        "pipes": [{**cases.PIPES[0], "section": NASTY}],
        "costs": [{**row, "item": NASTY + row["item"], "source": NASTY} for row in cases.COSTS],
    },
}  # fmt: skip


def rendered(project, language="nl"):
    result = run_project(project)
    t = translator(language)
    bars, grid = tuple(tornado(result.case)), demand_by_tariff(result.case)
    page = build_page(Context(result, bars, grid, t, "1", Extras(result)))
    return page, render(page, t)


@pytest.mark.parametrize("concept", ["teo", "tea"])
@pytest.mark.parametrize("scalars", SETTINGS.values(), ids=SETTINGS)
def test_unusual_values(project_from, scalars, concept):
    _, html = rendered(project_from(scalars, concept=concept))
    assert_sound(html)


@pytest.mark.parametrize("concept", ["teo", "tea"])
@pytest.mark.parametrize("tables", TABLES.values(), ids=TABLES)
def test_unusual_tables(project_from, tables, concept):
    _, html = rendered(project_from({}, concept=concept, **tables), "en")
    assert_sound(html)


def assert_sound(html):
    assert "<script>alert" not in html
    body = re.sub(r"<script.*?</script>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    assert not re.search(r">\s*(nan|inf|None|\u22120(,0+)?)\s*<", body)
    assert not re.search(r'<td class="[^"]*right[^"]*"[^>]*></td>', body)


def test_names_of_the_user_are_written_as_text(project_from):
    page, html = rendered(project_from({}, **TABLES["bad names"]))
    assert "&lt;script&gt;alert" in html
    assert "{cop|money}" in html
    assert not page.meta.project.startswith("<")


def test_project_scenario_and_remarks_are_written_as_text(project_from):
    from warmtenet.model import build
    from warmtenet.workbook import apply_settings

    settings = {"project": NASTY, "scenario": NASTY, "remarks": NASTY, "author": NASTY}
    project = apply_settings(project_from({}), settings, build("teo"), figures=cases.figures())
    page, html = rendered(project)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert len(page.meta.project) <= 40
    assert page.meta.project.endswith("…")


def test_without_ranges_there_is_no_tornado(examples):
    from dataclasses import replace

    project = replace(examples["kort-haarlem-teo"], ranges={})
    page, html = rendered(project, "en")
    section = next(s for s in page.sections if s.id == "gevoeligheid")
    assert "No input has a range" in str(section.answer)
    assert 'id="fig-gevoeligheid-a"' not in html
    assert 'id="fig-gevoeligheid-b"' in html


def test_a_surplus_is_called_a_surplus(project_from):
    page, _ = rendered(project_from(SETTINGS["surplus"]), "en")
    assert page.cards[0].label == "Surplus after subsidy"
    assert page.cards[0].state == "good"
    assert "closes" in str(page.headline)


def test_a_scheme_counted_by_hand_is_told(examples):
    from warmtenet.model import build
    from warmtenet.workbook import apply_settings

    project = apply_settings(
        examples["kort-haarlem-teo"], {"wis_granted": "yes"}, build("teo"), figures=cases.figures()
    )
    page, html = rendered(project, "en")
    section = next(s for s in page.sections if s.id == "subsidies")
    assert "allowed by hand" in str(section.answer)
    assert "amount per connection" in str(page.cards[5].second)
    assert "by hand; closed since" in html


def test_a_smaller_list_of_rows_says_where_the_others_are(project_from):
    _, html = rendered(project_from({}, **TABLES["many groups"]), "en")
    assert "more rows stand in the workbook" in html
    assert "other groups" in html


def test_texts_are_shortened_to_their_place():
    assert shortened("a b c", 5) == "a b c"
    assert shortened("  a\n b\t\x07c ", 9) == "a b c"
    assert shortened("alpha beta gamma", 12) == "alpha beta…"
    assert shortened("x" * 30, 10) == "x" * 9 + "…"
    said = phrase("id", "now {value} and much more text", value=("EUR 7", "npv"))
    assert str(said) == "now EUR 7 and much more text"
    assert [part.key for part in said.parts] == [None, "npv", None]
    assert str(fitted(said, 15)) == "now EUR 7 and…"
    assert str(fitted(said, 7)) == "now …"
    assert fitted(said, 100) is said


def test_inputs_keep_the_decimals_they_were_given_with():
    n, t = Numbers("nl"), translator("nl")
    assert written_exactly("%", 0.0429, t, n) == "4,29\u00a0%"
    assert written_exactly("%", 0.6, t, n) == "60\u00a0%"
    assert written_exactly("EUR/GJ", 36.19, t, n) == "36,19"
    assert written_exactly("EUR/kWh", 0.11, t, n) == "0,11"
    assert written_exactly("EUR", 477.26, t, n) == "477,26"
    assert written_exactly("year", 2029.0, t, n) == "2029"
    assert written_exactly("factor", 1.0, t, n) == "1"
    assert written_exactly("EUR", float("nan"), t, n) == "\u2013"
    assert trimmed(1234.5, 0, 2, n) == "1.234,5"
