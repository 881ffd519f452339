"""The HTML page: offline, safe, complete without JavaScript, and no text longer than its place."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from report.demo import demo_page, missing_chart

from warmtenet.locale import translator
from warmtenet.report.drawing import unpacked
from warmtenet.report.page import Card, HtmlBlock, Section, TextBudgetError, all_charts
from warmtenet.report.page_html import render, templates
from warmtenet.report.render import start_drawing

NL = translator("nl")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
NASTY = "<script>alert('x')</script> & \"Co\""


class Outline(HTMLParser):
    """Collects what the tests ask about; knows nothing else of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.keys: list[str] = []
        self.headings: list[int] = []
        self.scripts: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.keys += [attributes["data-key"]] if "data-key" in attributes else []
        self.links += [attributes["href"]] if tag == "a" else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.scripts.append(attributes.get("type", "text/javascript"))


@pytest.fixture(scope="module")
def html():
    with start_drawing() as drawing:
        return render(demo_page(NL), NL, drawing)


@pytest.fixture(scope="module")
def still():
    return render(demo_page(NL), NL)


def test_nothing_comes_from_the_network(html, still):
    assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in html
    addresses = set(re.findall(r"https?://[^\s\"'<>\\)]+", still))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://vega.github.io/schema/vega-lite/v6.json"}
    assert not re.search(r'(?:src|srcset)="|@import|url\((?!#)', still)
    assert 'href="data:,"' in still
    assert len(html.encode()) <= 1_800_000


def test_names_are_escaped_everywhere():
    page = demo_page(NL, NASTY)
    section = Section("x", 21, NASTY, NASTY, NASTY, not_computed=NASTY)
    page = replace(page, sections=(*page.sections, section), data={"name": NASTY})
    html = render(page, NL)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "\\u003cscript\\u003e" in html
    css = re.search(r"@bottom-left \{ content: \"(.*?)\";", html)[1]
    assert "<" not in css
    assert '"' not in css


def test_outline_is_sound(still):
    outline = Outline(still)
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(outline.headings, outline.headings[1:], strict=False))
    for link in outline.links:
        assert link.startswith("#")
        assert link[1:] in outline.ids
    assert '<html lang="nl">' in still


def test_figures_carry_their_key_and_charts_their_table(still):
    outline = Outline(still)
    for key in (
        "npv_project_eur",
        "break_even:tariff",
        "capex_eur:network",
        "heat_map_npv:4:4",
        "opex_eur:2040",
    ):
        assert key in outline.keys
    code = re.search(r'id="specs">([^<]*)<', still)[1]
    specs = json.loads(unpacked(code))
    for chart in all_charts(demo_page(NL)):
        assert f'id="{chart.id}"' in still
        assert specs[chart.id] == json.loads(json.dumps(chart.spec))
    assert still.count('role="img"') == len(all_charts(demo_page(NL)))


def test_a_section_without_figures_keeps_its_heading_and_says_why(still):
    section = re.search(r'<section id="varianten".*?</section>', still, re.DOTALL)[0]
    assert "Vergelijking" in section
    assert "er is één concept berekend" in section
    assert "<figure" not in section


def test_a_missing_chart_on_page_one_gives_its_reason():
    page = demo_page(NL)
    html = render(replace(page, charts=(page.charts[0], missing_chart())), NL)
    assert '<div class="missing">' in html


def test_without_drawing_code_the_page_has_no_bundle(html, still):
    assert 'id="bundle"' in html
    assert 'id="bundle"' not in still
    assert Outline(still).scripts.count("text/plain") == 1
    assert Outline(html).scripts.count("text/plain") == 2


def test_ready_made_blocks_stand_as_they_are():
    from markupsafe import Markup

    page = demo_page(NL)
    block = HtmlBlock(Markup('<div id="schema">ok</div>'))
    html = render(replace(page, sections=(Section("concept", 3, "T", "V", "A", (block,)),)), NL)
    assert '<div id="schema">ok</div>' in html


def test_english_page_speaks_english():
    en = translator("en")
    html = render(demo_page(en), en)
    assert '<html lang="en">' in html
    assert "Show figures" in html
    assert "The business case does not close" in html


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "x" * 113},
        {"lead": ("x" * 200, "y" * 100)},
        {"cards": (Card("x" * 29, "1", "", "s", "k"),)},
        {"cards": (Card("x", "1", "", "s" * 46, "k"),)},
        {"warnings": ("x" * 111,)},
    ],
    ids=["headline", "lead", "card label", "card second line", "warning"],
)
def test_a_text_that_does_not_fit_is_an_error(change):
    with pytest.raises(TextBudgetError, match="characters"):
        render(replace(demo_page(NL), **change), NL)


def test_all_texts_that_do_not_fit_are_told_at_once():
    page = demo_page(NL)
    page = replace(
        page,
        headline="x" * 113,
        readers=(replace(page.readers[0], answer="x" * 151),),
        verdicts=(replace(page.verdicts[0], text="x" * 46),),
        charts=(replace(page.charts[0], title="x" * 56), page.charts[1]),
    )
    with pytest.raises(TextBudgetError) as caught:
        render(page, NL)
    told = str(caught.value).splitlines()
    assert [line.split(":")[0].split(" ")[0] for line in told] == ["headline", "chart", "reader", "verdict"]


def test_a_text_exactly_at_its_budget_fits():
    render(replace(demo_page(NL), headline="x" * 112, warnings=("x" * 110,)), NL)


def test_templates_are_found():
    assert (templates() / "report.html.j2").is_file()
