"""The blocks as HTML: every text stays text, and what does not follow the sliders says so."""

from dataclasses import replace

import pytest
from report.demo import demo_page

from warmtenet.locale import translator
from warmtenet.report import markup
from warmtenet.report.page import (
    ChartBlock,
    FormulaBlock,
    Missing,
    Section,
    Slider,
    TableBlock,
    TextBlock,
    Verdict,
    WhatIfBlock,
)
from warmtenet.report.tables import Cell, Column, row
from warmtenet.report.words import Part, Sentence

NL = translator("nl")
NASTY = "<script>alert(1)</script>&\"'"
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#34;&#39;"
CHART = demo_page(NL).charts[0]


def body(*blocks, **details):
    return markup.section(Section("x", 4, "T", "V", "A", blocks, **details), {}, NL)


def nasty_table(**details):
    columns = (Column(NASTY, NASTY), Column(NASTY, NASTY, "right"))
    rows = (row(NASTY, Cell(NASTY, NASTY)), row(NASTY, "", kind="group"))
    return TableBlock(NASTY, columns, rows, NASTY, id=NASTY, **details)


def slider(name="uptake"):
    return Slider(name, NASTY, NASTY, NASTY, 0.0, 1.0, 0.1, 0.5, 1, 1, NASTY)


NASTY_BLOCKS = [
    nasty_table(),
    nasty_table(folded=True, leaf=True),
    TextBlock(Sentence("r", (Part(NASTY, NASTY), Part(NASTY))), "bad"),
    FormulaBlock(NASTY, NASTY, NASTY, (row(NASTY, NASTY, NASTY),)),
    Missing(NASTY, NASTY),
    ChartBlock(replace(CHART, id=NASTY, title=NASTY, subtitle=NASTY, legend=((NASTY, NASTY),)), leaf=True),
    WhatIfBlock((slider(NASTY),), (slider(NASTY),), nasty_table(), NASTY),
]


@pytest.mark.parametrize("block", NASTY_BLOCKS, ids=lambda block: type(block).__name__)
def test_texts_of_a_block_stay_text(block):
    html = body(block)
    assert "<script" not in html
    assert "&amp;lt;" not in html, "escaped twice"
    assert SAFE in html
    assert NASTY not in html


def test_texts_of_a_section_and_of_page_one_stay_text():
    section = Section(NASTY, 4, NASTY, NASTY, NASTY, not_computed=NASTY)
    page = demo_page(NL, NASTY)
    page = replace(
        page,
        headline=NASTY,
        lead=(NASTY,),
        cards=tuple(replace(c, label=NASTY, value=NASTY, unit=NASTY, second=NASTY) for c in page.cards),
        readers=tuple(replace(r, who=NASTY, answer=NASTY) for r in page.readers),
        verdicts=(Verdict(NASTY, "good"),),
        warnings=(NASTY,),
    )
    for html in (markup.section(section, {}, NL), markup.summary(page, {}, NL)):
        assert "<script" not in html
        assert NASTY not in html
        assert "&amp;lt;" not in html
        assert SAFE in html


def test_only_what_does_not_follow_carries_the_mark():
    plain = TableBlock("C", (Column("a"),), (row("b"),))
    for still, moving in (
        (replace(plain, leaf=True), plain),
        (ChartBlock(CHART, leaf=True), ChartBlock(CHART)),
    ):
        assert "rekent niet mee" in body(still)
        assert 'class="badge for-base"' in body(still)
        assert " data-still" in body(still)
        assert "badge" not in body(moving)
        assert "data-still" not in body(moving)
    assert 'aria-label="C"' in body(replace(plain, leaf=True)), "the mark is no part of the name"


def test_a_picture_stands_in_its_place_or_leaves_it_empty():
    block, place = ChartBlock(CHART), f'<div class="drawing" data-chart="{CHART.id}">'
    with_picture = markup.section(Section("x", 4, "T", "V", "A", (block,)), {CHART.id: "<svg></svg>"}, NL)
    assert f"{place}<svg></svg></div>" in with_picture
    assert f"{place}</div>" in body(block)


def test_a_figure_carries_its_key_and_a_word_does_not():
    html = body(TextBlock(Sentence("r", (Part("kost "), Part("12", "capex_eur:2030")))))
    assert 'kost <span class="n" data-key="capex_eur:2030">12</span>' in html


def test_a_section_without_number_has_a_bare_heading():
    html = markup.section(Section("wat-als", 0, "Wat als?", "Vraag"), {}, NL)
    assert html.startswith('<h2 id="wat-als-kop">Wat als?</h2>')


@pytest.mark.parametrize(("state", "word"), [("good", "voldoet"), ("untested", "niet getoetst")])
def test_a_verdict_says_its_state_in_a_word(state, word):
    page = replace(demo_page(NL), verdicts=(Verdict("N-1", state),))
    assert f'N-1 <span class="word">{word}</span>' in markup.summary(page, {}, NL)
