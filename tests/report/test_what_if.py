"""What if?: which inputs a reader can move, between what bounds, and the table of the cards."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from support import cases

from warmtenet.core.reach import resting_on_leaves
from warmtenet.locale import translator
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report import live_texts, markup
from warmtenet.report.html.context import Context
from warmtenet.report.html.what_if import (
    MOST_FROM_TORNADO,
    OUTCOME,
    WISHES,
    what_if,
    what_if_rows,
    what_if_table,
)
from warmtenet.report.numbers import ABSENT, Numbers
from warmtenet.report.page import Card, WhatIfBlock
from warmtenet.report.page_html import templates
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.sensitivity import Bar, Grid, tornado

NL, N = translator("nl"), Numbers("nl")
NO_GRID = Grid((), (), ())
CARDS = (
    Card("Tekort na subsidie", "7,9", "EUR mln", "", "npv_project_eur", "bad", -7.94e6),
    Card("Projectrendement (IRR)", "3,1 %", "", "", "irr_project", "", 0.031, "percent"),
    Card("Kostprijs warmte", "60,0", "EUR/GJ", "", "lcoh_eur_per_gj", "", 60.0, "lcoh"),
    Card("Laagste DSCR", "0,80", "(2031)", "", "dscr_min", "", 0.8, "ratio"),
    Card("Maandlasten", "168", "EUR/mnd", "", "bill_month_eur", "", 168.0, "month"),
    Card("Eenmalig", "4.200", "EUR", "", "one_off_owner_eur", "", 4212.0, "dwelling"),
    Card("CO₂-besparing", "61 %", "", "", "co2_saving_share", "", 0.61, "percent0"),
)


def context(result, language="nl"):
    bars = tuple(tornado(result.case))
    return Context(result, bars, NO_GRID, translator(language), "9.9.9", Extras(result))


def block_of(ctx) -> WhatIfBlock:
    (block,) = what_if(ctx, CARDS).blocks
    return block


@pytest.fixture(scope="module")
def contexts(teo, tea):
    return {"teo": context(teo), "tea": context(tea)}


@pytest.mark.parametrize("concept", ["teo", "tea"])
def test_every_slider_has_sound_bounds_around_the_value_of_the_project(contexts, concept):
    ctx = contexts[concept]
    block = block_of(ctx)
    for slider in (*block.sliders, *block.more):
        value = ctx.number(slider.name)
        assert value is not None, slider.name
        assert slider.low <= slider.base <= slider.high, slider.name
        assert slider.low < slider.high, slider.name
        assert slider.base / slider.factor == pytest.approx(
            value, abs=1.01 * 10.0**-slider.decimals / slider.factor
        )
        for bound in (slider.base, slider.high):
            steps = (bound - slider.low) / slider.step
            assert steps == pytest.approx(round(steps), abs=1e-6), slider.name
        limits = ctx.declared(slider.name)
        for bound in (slider.low, slider.high):
            assert getattr(limits, "low", None) is None or bound / slider.factor >= limits.low - 1e-9
            assert getattr(limits, "high", None) is None or bound / slider.factor <= limits.high + 1e-9


@pytest.mark.parametrize("concept", ["teo", "tea"])
def test_sliders_are_inputs_that_the_outcome_follows_without_a_simulation(contexts, concept):
    ctx = contexts[concept]
    block = block_of(ctx)
    model = ctx.result.case.model
    names = [slider.name for slider in (*block.sliders, *block.more)]
    assert len(names) == len(set(names))
    for name in names:
        asked = model.inputs[name].given if name in model.inputs else model.quantities[name].description
        assert not getattr(asked, "structural", False)
        assert name in model.inputs or asked.ask, name
        assert OUTCOME not in resting_on_leaves(model, (name,), ctx.result.case.words)
    assert names[: len(WISHES)] == [wish.name for wish in WISHES]
    assert {bar.name for bar in ctx.bars[:MOST_FROM_TORNADO]} <= set(names)
    assert block.left_out == ""


@pytest.mark.parametrize("name", [wish.name for wish in WISHES if wish.name != "grid_available_year"])
def test_every_slider_moves_the_report(teo, contexts, name):
    """At its upper end a card or a yearly row is another than in the base case."""
    slider = next(s for s in block_of(contexts["teo"]).sliders if s.name == name)
    moved = cases.with_settings(teo.case.project, **{name: slider.high / slider.factor})
    cards = ("npv_project_eur", "bill_gas_month_eur", "capex_total_eur")
    assert any(moved[key] != teo[key] for key in cards)


def test_what_cannot_follow_is_named_and_has_no_slider(teo):
    """The temperature of the radiators decides on the measures, which a simulation chooses."""
    bars = (Bar("radiator_supply_c", 50, 80, -2e6, 2e6), Bar("inflation_opex", 0.01, 0.03, -1e6, 1e6))
    ctx = Context(teo, bars, NO_GRID, NL, "9.9.9", Extras(teo))
    block = block_of(ctx)
    assert [slider.name for slider in block.more] == ["inflation_opex"]
    assert ctx.label("radiator_supply_c").lower() in block.left_out
    assert block.left_out in markup.section(what_if(ctx, CARDS), {}, NL)


def test_rows_show_the_balance_with_its_sign_and_differences_as_the_figures():
    now = tuple(
        replace(card, number=card.number + change, value=value)
        for card, change, value in zip(
            CARDS,
            (8.24e6, 0.013, -3.04, 0.21, -6.0, 88.0, 0.0),
            ("0,3", "4,4 %", "57,0", "1,01", "162", "4.300", "61 %"),
            strict=True,
        )
    )
    rows = [[cell.text for cell in row.cells] for row in what_if_rows(CARDS, now, N, NL)]
    assert rows == [
        ["Saldo na subsidie, EUR mln", "\u22127,9", "0,3", "+8,2"],
        ["Projectrendement (IRR)", "3,1 %", "4,4 %", "+1,3 procentpunt"],
        ["Kostprijs warmte, EUR/GJ", "60,0", "57,0", "\u22123,0"],
        ["Laagste DSCR", "0,80", "1,01", "+0,21"],
        ["Maandlasten, EUR/mnd", "168", "162", "\u22126"],
        ["Eenmalig, EUR", "4.200", "4.300", "+100"],
        ["CO₂-besparing", "61 %", "61 %", "0"],
    ]


def test_a_missing_figure_has_no_difference():
    gone = replace(CARDS[1], number=None, value="niet bepaald")
    for before, after in ((CARDS[1], gone), (gone, CARDS[1])):
        (row,) = what_if_rows((before,), (after,), N, NL)
        assert row.cells[3].text == ABSENT
    assert row.cells[1].text == "niet bepaald"


def test_without_javascript_the_base_case_stands_there_with_a_sentence(contexts):
    html = markup.section(what_if(contexts["teo"], CARDS), {}, NL)
    assert 'id="wat-als-knoppen" hidden' in html
    assert 'id="wat-als-acties" hidden' in html
    assert "De schuiven werken alleen met JavaScript" in html
    assert '<div class="base-only" id="wat-als-tabel">' in html
    assert "\u22127,9" in html


def test_the_table_alone_is_what_a_run_replaces():
    table = what_if_table(CARDS, CARDS, N, NL)
    assert markup.what_if(table, NL).count("<tr") == len(CARDS) + 1


def test_a_factor_tells_what_a_hundred_per_cent_is(contexts):
    notes = {slider.name: slider.note for slider in block_of(contexts["teo"]).sliders}
    assert notes["variable_tariff_factor"] == "100 % = 36,19\u00a0EUR/GJ"
    assert notes["bak_factor"] == "100 % = EUR\u00a01,7\u00a0mln"


def test_a_discount_rate_by_hand_is_no_longer_the_wacc(examples):
    by_hand = context(cases.with_settings(examples["kort-haarlem-teo"], discount_rate=0.06))
    slider = next(s for s in block_of(by_hand).sliders if s.name == "discount_rate")
    assert (slider.base, slider.note) == (6.0, "")


def test_the_calculation_can_translate_all_that_scripts_and_frame_say():
    said = set(
        re.findall(
            r'data-(?:text|label)="([^"{]+(?:\{name\}[^"]*)?)"', (templates() / "report.html.j2").read_text()
        )
    )
    for script in ("live.js", "redraw.js"):
        code = (templates() / script).read_text(encoding="utf-8")
        said |= set(re.findall(r'\bt\("([^"]+)"\)', code))
        said |= {text for pair in re.findall(r'\bt\([^()]*\? "([^"]+)" : "([^"]+)"\)', code) for text in pair}
    known = {text.message for text in live_texts.TEXTS}
    assert said - set(CONCEPT_LABELS.values()) == known
    tree = ast.parse(Path(live_texts.__file__).read_text(encoding="utf-8"))
    assert len(known) == sum(isinstance(n, ast.Call) and n.func.id == "text" for n in ast.walk(tree))


def test_contributions_follow_their_factor_for_every_owner(teo):
    half = cases.with_settings(teo.case.project, bak_factor=0.5)
    assert half["bak_eur"] == pytest.approx(teo["bak_eur"] / 2)
    assert half["revenue_bak_eur"] == pytest.approx(teo["revenue_bak_eur"] / 2)
    assert half["household_bak_eur"] == pytest.approx(teo["household_bak_eur"] / 2)


def test_an_extra_subsidy_is_paid_with_the_investments(teo):
    more = cases.with_settings(teo.case.project, extra_subsidy_eur=1e6)
    assert more["subsidy_extra_eur"].sum() == pytest.approx(1e6, rel=1e-12)
    assert more["subsidy_extra_eur"] == pytest.approx(1e6 * teo["capex_eur"] / teo["capex_eur"].sum())
    gain = (more["subsidy_extra_eur"] * more["discount_factor"]).sum()
    assert more["npv_project_eur"] - teo["npv_project_eur"] == pytest.approx(gain, rel=1e-9)
