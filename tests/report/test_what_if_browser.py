"""The sliders in Chromium, with a stand-in for the calculation of the page."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from report.demo import demo_page
from support.browser import available

from warmtenet.locale import translator
from warmtenet.report.page import Section, Slider, TableBlock, WhatIfBlock
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing
from warmtenet.report.tables import Column, row

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not available(), reason="Chromium is not installed")
NL = translator("nl")
REDRAW = '<script>\n"use strict";\n/* Shows another run'
MOCK = (Path(__file__).parent / "mock_engine.js").read_text(encoding="utf-8")


def demo_with_sliders():
    uptake = Slider("uptake", "volloop", "", "%", 60.0, 100.0, 1.0, 80.0, 0, 100, "80")
    subsidy = Slider("extra_subsidy_eur", "extra subsidie", "", "EUR mln", 0.0, 20.0, 0.2, 0.0, 1, 1e-6, "0")
    rate = Slider("discount_rate", "discontovoet", "leeg = WACC", "%", 1.0, 10.0, 0.01, 4.69, 2, 100, "4,69")
    year = Slider("grid_available_year", "jaar", "", "", 2026, 2050, 1, 2032, 0, 1, "2032")
    table = TableBlock(
        "Basis en variant", (Column("uitkomst"), Column("basis"), Column("nu")), (row("NCW", "a", "b"),)
    )
    section = Section(
        "wat-als", 0, "Wat als?", "Vraag", "", (WhatIfBlock((uptake, subsidy, rate), (year,), table),)
    )
    page = demo_page(NL)
    return replace(page, sections=(section, *page.sections))


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("what_if") / "report.html"
    with start_drawing() as drawing:
        html = render(demo_with_sliders(), NL, drawing)
    before, found, after = html.partition(REDRAW)
    assert found
    path.write_text(f"{before}<script>\n{MOCK}</script>\n{found}{after}", encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def visit(browser, address):
    """Open the page; whatever it logs as an error, throws, or asks from a network fails the test."""
    contexts, problems = [], []

    def opened(fragment="", *, ready=True, script="", **options):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else problems.append(r.url),
        )
        page.add_init_script(script)
        page.goto(address + fragment)
        if ready:
            page.evaluate("window.warmtenet.ready()")
            page.wait_for_selector("#wat-als-knoppen", state="visible")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not problems


def expect_headline(page, text):
    """Page 1 is out of view at the sliders: it follows at the first pause."""
    playwright.expect(page.locator("#headline")).to_have_text(text)


def bar(page):
    return page.text_content("#variant-balk > span")


def last_changes(page):
    return page.evaluate("window.mockRuns.at(-1).changes")


def frame(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_a_slider_moves_box_summary_table_and_bar(visit):
    page = visit()
    assert page.is_hidden("#variant-balk")
    page.locator("#knop-uptake").focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    frame(page)
    assert page.input_value("#vak-uptake") == "70"
    assert last_changes(page) == {"uptake": 0.7}
    expect_headline(page, "Het saldo is \u221214,3 mln.")
    assert "\u221214,3" in page.text_content("#wat-als-tabel")
    assert bar(page) == "Aangepaste variant: 1 knop gewijzigd: volloop 70 %"
    assert page.text_content("#variant-balk > strong") == "NCW: \u221212,3 \u2192 \u221214,3"
    assert page.get_attribute("#knop-uptake", "aria-valuetext") == "70 %"
    assert page.evaluate("document.activeElement.id") == "knop-uptake"


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("72,5", 0.725, "73"),
        ("72.5", 0.725, "73"),
        (" 72 % ", 0.72, "72"),
        ("80", None, "80"),
        ("", None, "80"),
    ],
)
def test_a_box_takes_a_number_as_the_dutch_write_it(visit, typed, value, shown):
    page = visit()
    page.fill("#vak-uptake", "61")
    page.fill("#vak-uptake", typed)
    page.keyboard.press("Tab")
    frame(page)
    assert last_changes(page) == ({} if value is None else {"uptake": value})
    assert page.input_value("#vak-uptake") == shown


@pytest.mark.parametrize("typed", ["59", "101", "veel", "1.000", "8-0", "<b>"])
def test_a_box_refuses_what_it_cannot_use_and_says_what_it_can(visit, typed):
    page = visit()
    page.fill("#vak-uptake", "70")
    page.fill("#vak-uptake", typed)
    assert page.get_attribute("#vak-uptake", "aria-invalid") == "true"
    assert "Volloop" in page.text_content("#wat-als-melding")
    page.keyboard.press("Tab")
    frame(page)
    assert page.input_value("#vak-uptake") == "70"
    assert page.get_attribute("#vak-uptake", "aria-invalid") is None
    assert last_changes(page) == {"uptake": 0.7}


def test_back_to_the_base_case_by_bar_button_and_by_hand(visit):
    page = visit()
    for back in ("#variant-balk [data-variant=reset]", "#wat-als-acties [data-variant=reset]"):
        page.fill("#vak-uptake", "70")
        page.fill("#vak-extra_subsidy_eur", "1,2")
        frame(page)
        assert bar(page).startswith("Aangepaste variant: 2 knoppen gewijzigd")
        assert last_changes(page) == {"uptake": 0.7, "extra_subsidy_eur": 1_200_000}
        page.click(back)
        frame(page)
        assert page.is_hidden("#variant-balk")
        assert last_changes(page) == {}
        assert page.input_value("#vak-uptake") == "80"
        assert page.input_value("#vak-extra_subsidy_eur") == "0,0"
    expect_headline(page, "Het saldo is \u221212,3 mln.")


def test_the_outcome_is_said_after_a_pause(visit):
    page = visit()
    assert page.get_attribute("#variant-uitkomst", "aria-live") == "polite"
    page.fill("#vak-uptake", "90")
    playwright.expect(page.locator("#variant-uitkomst")).to_have_text("Het saldo is \u221210,3 mln.")


def test_a_link_restores_the_variant_and_names_what_it_leaves_out(visit):
    page = visit("#v=uptake:0.7,grid_available_year:2040,unknown:1,discount_rate:9,extra_subsidy_eur:<b>x")
    frame(page)
    assert last_changes(page) == {"uptake": 0.7, "grid_available_year": 2040}
    told = page.text_content("#wat-als-melding")
    assert "unknown:1, discount_rate:9, extra_subsidy_eur:<b>x" in told
    assert page.locator("#wat-als-melding b").count() == 0
    assert page.is_visible("#knop-grid_available_year"), "a folded lever that is moved shows itself"
    page.evaluate("location.hash = '#v=uptake:0.9'")
    playwright.expect(page.locator("#vak-uptake")).to_have_value("90")
    frame(page)
    assert last_changes(page) == {"uptake": 0.9}


def test_what_is_copied_restores_the_variant(visit):
    page = visit()
    page.fill("#vak-uptake", "70")
    page.fill("#vak-discount_rate", "6,25")
    page.click("[data-variant=set]")
    assert page.input_value("#wat-als-kopie textarea") == "--set uptake=0.7 --set discount_rate=0.0625"
    assert page.evaluate("navigator.clipboard.readText()") == "--set uptake=0.7 --set discount_rate=0.0625"
    page.click("[data-variant=list]")
    rows = [line.split("\t") for line in page.input_value("#wat-als-kopie textarea").splitlines()]
    assert rows[0][0] == "key"
    assert rows[1:] == [["uptake", "volloop", "0,7"], ["discount_rate", "discontovoet", "0,0625"]]
    page.click("[data-variant=link]")
    link = page.input_value("#wat-als-kopie textarea")
    assert link.endswith("#v=uptake:0.7,discount_rate:0.0625")
    other = visit("#" + link.split("#")[1])
    frame(other)
    assert last_changes(other) == {"uptake": 0.7, "discount_rate": 0.0625}


def test_the_list_is_saved_as_a_file(visit):
    page = visit()
    page.fill("#vak-uptake", "70")
    with page.expect_download() as download:
        page.click("[data-variant=save]")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "variant.txt"
    assert text.splitlines()[1] == "uptake\tvolloop\t0,7"


def test_the_other_language_keeps_the_variant_and_turns_the_frame(visit):
    page = visit()
    page.fill("#vak-discount_rate", "6,25")
    page.click("[data-language=en]")
    frame(page)
    assert page.get_attribute("html", "lang") == "en"
    assert page.text_content("[data-print=plain]") == "Print"
    assert page.get_attribute("nav.contents", "aria-label") == "Contents"
    assert page.input_value("#vak-discount_rate") == "6.25"
    expect_headline(page, "The balance is \u221212.3 mln.")
    assert bar(page).startswith("Modified variant: 1 lever changed")
    assert page.get_attribute("[data-language=en]", "aria-pressed") == "true"
    page.evaluate("window.warmtenet.settle()")
    assert page.text_content("#opgave h2").startswith("2 EN")
    assert page.text_content('.contents a[href="#opgave"] .title').startswith("EN ")
    page.click("[data-language=nl]")
    frame(page)
    assert page.text_content("[data-print=plain]") == "Afdrukken"
    assert page.input_value("#vak-discount_rate") == "6,25"


def test_open_parts_focus_and_place_stay(visit):
    page = visit(reduced_motion="reduce")
    page.evaluate("document.querySelector('#opgave').scrollIntoView()")
    page.evaluate("for (const part of document.querySelectorAll('main .chapter details')) part.open = true")
    place = page.locator("main .chapter details > summary").nth(3)
    place.focus()
    place.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    where = "document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(f"[{where}, document.querySelectorAll('main details[open]').length]")
    move = "const box = document.getElementById('vak-uptake'); box.value = '70';"
    page.evaluate(f"{move} box.dispatchEvent(new Event('input', {{ bubbles: true }}))")
    frame(page)
    page.evaluate("window.warmtenet.settle()")
    after = page.evaluate(f"[{where}, document.querySelectorAll('main details[open]').length]")
    assert after == pytest.approx(before, abs=2)
    assert page.evaluate("document.activeElement.matches('summary')")


def test_charts_in_view_are_redrawn_and_the_others_before_printing(visit):
    page = visit()
    ids = page.evaluate(
        "[...document.querySelectorAll('[data-chart]')].filter((place) => !place.closest('[data-still]'))"
        ".map((place) => place.dataset.chart)"
    )
    page.evaluate(
        "window.drawnCharts = []; const draw = window.warmtenet.draw; window.warmtenet.draw = (id, spec) =>"
        "{ window.drawnCharts.push([id, spec.usermeta?.now]); return draw(id, spec); }; true"
    )
    page.evaluate("scrollTo(0, 0)")
    page.fill("#vak-uptake", "70")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector("#samenvatting [data-chart][data-live]")
    first = page.evaluate("window.drawnCharts")
    assert len(first) < len(ids)
    page.evaluate("window.warmtenet.settle()")
    drawn = page.evaluate("window.drawnCharts")
    assert sorted(i for i, _ in drawn) == sorted(ids), "each once"
    assert {now for _, now in drawn} == {"\u221214,3"}
    for id_ in ids:
        svg = page.locator(f'[data-chart="{id_}"] svg.marks')
        assert svg.count() == 1
        assert svg.get_attribute("role") == "img"
        assert svg.locator("> desc").text_content() == "alt \u221214,3"
    page.click("#variant-balk [data-variant=reset]")
    frame(page)
    page.evaluate("window.warmtenet.settle()")
    back = page.evaluate("window.drawnCharts").copy()[len(drawn) :]
    assert {now for _, now in back} == {None}
    assert len(back) == len(ids)


def test_a_run_that_fails_leaves_the_page_and_says_so(visit):
    page = visit()
    page.fill("#vak-uptake", "67")
    frame(page)
    page.fill("#vak-uptake", "66")
    frame(page)
    assert page.text_content("#wat-als-melding") != ""
    expect_headline(page, "Het saldo is \u221214,9 mln.")


@pytest.mark.parametrize("script", ["window.mockFails = true"])
def test_without_the_calculation_the_sentence_stays(visit, script):
    page = visit(ready=False, script=script)
    page.evaluate("window.warmtenet.ready?.()")
    if "mockFails" not in script:
        return
    assert page.is_visible("#wat-als-zonder")
    assert page.is_hidden("#wat-als-knoppen")
    assert page.is_hidden(".languages")


def test_without_javascript_the_table_of_the_base_case_stands_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.is_visible("#wat-als-zonder")
    assert page.is_visible("#wat-als-tabel table")
    assert page.is_hidden("#wat-als-knoppen")
    assert page.is_hidden(".languages")
    context.close()


def test_what_does_not_follow_says_so_while_a_variant_is_active(visit):
    page = visit()
    notes = page.locator(".for-base")
    assert notes.count() > 0
    assert not any(notes.nth(i).is_visible() for i in range(notes.count()))
    page.fill("#vak-uptake", "70")
    frame(page)
    assert "variant" in json.dumps(page.get_attribute("body", "class"))
    folded = "main details:not([open]) .for-base"
    assert page.evaluate(
        f"[...document.querySelectorAll('.for-base')].every((n) => n.matches('{folded}') || n.offsetParent)"
    )


def test_everything_can_be_reached_by_keyboard_and_shows_it(visit):
    page = visit()
    page.locator("#knop-uptake").focus()
    order = []
    for _ in range(5):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.id"))
    assert order == [
        "vak-uptake",
        "knop-extra_subsidy_eur",
        "vak-extra_subsidy_eur",
        "knop-discount_rate",
        "vak-discount_rate",
    ]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    frame(page)
    assert last_changes(page) == {"discount_rate": 0.01}


def test_what_does_not_follow_stays_whole_as_in_the_base_case(visit):
    page = visit()
    page.fill("#vak-uptake", "70")
    frame(page)
    page.evaluate("window.warmtenet.settle()")
    still = page.locator("[data-still] .chart-title").all_text_contents()
    assert still
    assert not any(title.startswith("NU ") for title in still)
    others = page.locator(".chapter figure:not([data-still]) .chart-title").all_text_contents()
    assert all(title.startswith("NU ") for title in others)


def test_a_section_that_fails_says_so_and_the_others_follow(visit):
    page = visit()
    page.fill("#vak-extra_subsidy_eur", "13")
    frame(page)
    page.evaluate("window.warmtenet.settle()")
    assert page.locator(".part-failed").count() == 1
    assert page.locator("#opgave > .part-failed").is_visible()
    expect_headline(page, "Het saldo is 0,7 mln.")
    page.fill("#vak-extra_subsidy_eur", "12")
    frame(page)
    page.evaluate("window.warmtenet.settle()")
    assert page.locator(".part-failed").count() == 0
