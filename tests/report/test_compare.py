"""The comparison as page, workbook and results.json: figures, marks, bridge, and how it looks."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pytest
from report.test_page_browser import REDRAW, assert_alike, chromium, unescaped  # noqa: F401  # a fixture
from support import cases, libreoffice
from support.reports import differences

from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.report.charts.compare import MOST_ROWS, bridge_steps, step_of
from warmtenet.report.compare import View, compared_contents, write_compared
from warmtenet.report.compare.figures import BEST, ELECTRICITY, Figure
from warmtenet.report.compare.page import build_compare_page
from warmtenet.report.compare.tables import difference_of
from warmtenet.report.compare.workbook import write_compare_workbook
from warmtenet.report.markup import SIGNS
from warmtenet.report.output import OutputError
from warmtenet.report.page import ChartsBlock, TableBlock, all_charts
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing
from warmtenet.report.rules.compare import COMPARE, say_compared
from warmtenet.scenarios.compare import Comparison, Variant
from warmtenet.scenarios.run import run_project
from warmtenet.workbook import apply_settings

NPV = "npv_project_eur"
NASTY = '=1+1 <b>"low"</b>'
NUMBER = re.compile(r"[\u2212-]?\d[\d.,]*")
KEYED = re.compile(r"(\d)\|([a-z_0-9]+)")


@pytest.fixture(scope="module")
def variants(examples):
    teo, tea = (examples[name] for name in ("kort-haarlem-teo", "kort-haarlem-tea"))
    low = apply_settings(teo, {"uptake": "0.6", "cop": "3.2"}, build("teo"))
    projects = {"kort-haarlem-teo": teo, "kort-haarlem-tea": tea, NASTY: low}
    return [Variant(name, run_project(project), {}) for name, project in projects.items()]


@pytest.fixture(scope="module")
def two(variants):
    return View(Comparison(tuple(variants[:2])), translator("en"), "9.9.9")


@pytest.fixture(scope="module")
def three(variants):
    return View(Comparison(tuple(variants)), translator("nl"), "9.9.9")


def view_of(*results, language="en"):
    named = tuple(Variant(f"v{i}", result, {}) for i, result in enumerate(results, start=1))
    return View(Comparison(named), translator(language), "9.9.9")


def changed(variant, **settings):
    project = variant.project
    written = {name: str(value) for name, value in settings.items()}
    return run_project(apply_settings(project, written, build(project.concept)))


# Figures and marks


def figure(values, written=None, better="higher"):
    return Figure("key", "Label", "", values, written or tuple(map(str, values)), better)


@pytest.mark.parametrize(
    ("values", "better", "best"),
    [
        ((1.0, 2.0, 3.0), "higher", {2}),
        ((1.0, 2.0, 3.0), "lower", {0}),
        ((1.0, 2.0, 3.0), "", set()),
        ((2.0, 2.0), "higher", set()),
        ((2.0, 1.0, 2.0), "higher", {0, 2}),
        ((None, 1.0), "higher", set()),
        ((None, 1.0, 0.0), "higher", {1}),
        ((None, 1.0, 1.0), "higher", set()),
    ],
)
def test_only_what_is_better_without_doubt_is_marked(values, better, best):
    assert figure(values, better=better).best == best


def test_what_reads_the_same_is_not_better():
    assert figure((1.04, 1.01), ("1.0", "1.0")).best == frozenset()
    shared = figure((1.04, 1.01, 0.5), ("1.0", "1.0", "0.5"))
    assert [shared.marked(i) for i in range(3)] == [f"1.0 {BEST}", f"1.0 {BEST}", "0.5"]


def test_the_ten_figures_are_those_of_the_cards(two):
    assert len(two.cards) == 10
    for shown in two.shown:
        position = shown.number - 1
        for found, card in zip(two.cards[1:], shown.cards[1:], strict=True):
            assert found.key == card.key
            assert found.written[position].startswith(card.value)
    npv = two.cards[0]
    assert npv.values == tuple(s.variant.result[NPV] for s in two.shown)
    assert npv.best == {1}


def test_investment_and_subsidy_are_never_better(two):
    assert [f.better for f in two.cards if f.key.startswith("sum:")] == ["", ""]


def test_no_money_is_marked_on_another_basis(variants):
    view = view_of(variants[0].result, changed(variants[0], first_year=2030))
    marked = {f.key for f in (*view.cards, *view.more) if f.better}
    assert not marked & {NPV, "lcoh_eur_per_gj", "irr_project", "bill_month_eur", "npv_price_level_eur"}
    assert {"cop", "dscr_min", "co2_saving_share"} <= marked
    assert view.points[0].where == "first_year"
    assert "do not compare" in str(build_compare_page(view).headline)


def test_the_difference_is_the_second_less_the_first(two):
    by_key = {f.key: f for f in (*two.cards, *two.more)}
    gap = by_key[NPV].values[1] - by_key[NPV].values[0]
    assert difference_of(by_key[NPV], two.shown[0], two.t) == f"+{gap / 1e6:.1f}"
    share = by_key["co2_saving_share"].values
    said = difference_of(by_key["co2_saving_share"], two.shown[0], two.t)
    assert said == f"\u2212{100 * abs(share[1] - share[0]):.1f} points"
    assert difference_of(figure((None, 1.0)), two.shown[0], two.t) == "\u2013"


def test_electricity_per_gj_is_plausible(two):
    """SPEC 17: 95 to 130 kWh per GJ sold."""
    power = next(f for f in two.more if f.key == ELECTRICITY)
    for value, shown in zip(power.values, two.shown, strict=True):
        result = shown.variant.result
        assert value == pytest.approx(
            1000 * result["electricity_yearly_mwh"].sum() / (3.6 * result["heat_demand_sold_mwh"].sum())
        )
        assert 95 < value < 130


def test_investment_per_chapter_adds_up_to_the_card(two):
    total = next(f for f in two.cards if f.key == "sum:capex_eur").values
    chapters = [f.values for f in two.more if f.key.startswith("sum:capex_eur:")]
    assert [sum(column) for column in zip(*chapters, strict=True)] == pytest.approx(total)


# The page


class Keyed(HTMLParser):
    """Collects the text of every element with a data-key, and the tags that are open at the end."""

    VOID = frozenset({"meta", "link", "br", "rect", "path", "line", "col", "input"})

    def __init__(self, html):
        super().__init__()
        self.found, self.key, self.open = [], None, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.key = dict(attrs).get("data-key")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.key:
            self.found.append((self.key, data))
            self.key = None


@pytest.fixture(scope="module")
def html(three):
    return render(build_compare_page(three), three.t)


def test_the_page_is_well_formed_and_holds_no_markup_of_the_user(html):
    assert Keyed(html).open == []
    assert '<b>"low"</b>' not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_every_figure_is_that_of_its_variant(html, three):
    results = {s.number: s.variant.result for s in three.shown}
    seen = set()
    for key, written in Keyed(html).found:
        match = KEYED.fullmatch(key)
        if match is None or "\u2013" in written:
            continue
        value = results[int(match[1])][match[2]]
        if value is None or not isinstance(value, float):
            continue
        seen.add(key)
        digits = NUMBER.search(written)[0].replace("\u2212", "-")
        found = float(digits.replace(".", "").replace(",", "."))
        decimals = len(digits.partition(",")[2])
        scale = 1e-6 if match[2] == NPV and "." not in digits else 100 if "%" in written else 1
        step = 50 if match[2].startswith("one_off") else 10**-decimals
        assert abs(found - value * scale) <= step / 2 + 1e-9, (key, written, value)
    assert len(seen) > 50


def test_no_cell_is_empty_or_not_a_number(html):
    numbers = re.findall(r'<td class="right[^"]*"[^>]*>([^<]*)</td>', html)
    assert len(numbers) > 100
    assert not [written for written in numbers if not written or re.search(r"nan|inf|None", written)]


def test_six_verdicts_per_variant(three):
    sections = {section.id: section for section in build_compare_page(three).sections}
    (table,) = sections["oordelen"].blocks
    assert len(table.rows) == 6
    for row in table.rows:
        assert len(row.cells) == 4
        assert all(cell.text[0] in SIGNS.values() and cell.classes[0] for cell in row.cells[1:])


def test_a_bridge_from_the_first_to_each_of_the_others(three):
    sections = {section.id: section for section in build_compare_page(three).sections}
    tables = [block for block in sections["brug"].blocks if isinstance(block, TableBlock)]
    assert len(tables) == 2
    for table, bridge in zip(tables, three.comparison.bridges, strict=True):
        assert len(table.rows) == len(bridge.moving) + 2
        assert str(three.shown[0].name) in table.caption


def test_equal_variants_say_so_and_show_no_dots(variants):
    view = view_of(variants[0].result, variants[0].result)
    page = build_compare_page(view)
    assert "same outcome" in str(page.headline)
    sections = {section.id: section for section in page.sections}
    assert "v1 and v2 are the same" in str(sections["brug"].blocks[0].words)
    assert not [b for b in page.opening.blocks if isinstance(b, ChartsBlock)]
    assert str(sections["invoer"].answer) == "No input that the variants share differs."
    assert sections["aandacht"].blocks == ()
    Keyed(render(page, view.t))


def test_a_case_without_money_can_be_compared(run):
    results = [replace(r, warnings=()) for r in (run(), run({"uptake": 0.5}))]
    view = view_of(*results)
    Keyed(render(build_compare_page(view), view.t))


def test_the_page_in_dutch_leaves_nothing_in_english(variants):
    t = translator("nl")
    missed = []

    class Listening(type(t)):
        def __call__(self, message):
            if message and self.is_missing(message):
                missed.append(message)
            return super().__call__(message)

    view = View(Comparison(tuple(variants)), Listening("nl"), "9.9.9")
    render(build_compare_page(view), view.t)
    assert [m for m in dict.fromkeys(missed) if m not in user_texts(variants)] == []


def user_texts(variants):
    """Sources that a user typed, which are said as they are."""
    return {p.source for v in variants for p in v.project.provenance.values()}


def test_long_names_are_cut_and_stay_apart(variants):
    name = "a-very-long-name-of-a-workbook-that-does-not-fit"
    named = tuple(Variant(f"{name}-{i}", v.result, {}) for i, v in enumerate(variants))
    view = View(Comparison(named), translator("nl"), "9.9.9")
    names = [s.name for s in view.shown]
    assert len(set(names)) == 3
    assert max(map(len, names)) <= 28
    Keyed(render(build_compare_page(view), view.t))


def test_the_page_in_a_browser_is_silent_and_redraws_the_same(chromium, three, tmp_path):  # noqa: F811
    page = build_compare_page(three)
    script = REDRAW.replace("IDS", json.dumps([chart.id for chart in all_charts(page)]))
    source = tmp_path / "compare.html"
    with start_drawing() as drawing:
        html = render(page, three.t, drawing).replace("</body>", f"<script>{script}</script></body>")
    source.write_text(html, encoding="utf-8")
    ran = chromium("--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", source.as_uri())
    assert not [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
    outcome = json.loads(unescaped(re.search(r'<pre id="outcome">(.*?)</pre>', ran.stdout, re.DOTALL)[1]))
    assert outcome.pop("requests") == []
    assert len(outcome) == len(all_charts(page)) > 5
    for before, after in outcome.values():
        assert_alike(before["words"], after["words"])
        assert_alike(before["shapes"], after["shapes"])


# The bridge as a picture


def test_the_picture_of_a_bridge_must_close():
    t = translator("en")
    steps = [step_of("a", 2e6, "k"), step_of("b", -5e5, "k")]
    chart = bridge_steps("fig", "title", steps, 1.5e6, t)
    assert [row.cells[1].text for row in chart.table.rows] == ["+2,000,000", "\u2212500,000", "+1,500,000"]
    with pytest.raises(ValueError, match="the bridge ends at"):
        bridge_steps("fig", "title", steps, 1.6e6, t)


def test_many_steps_are_shown_as_the_largest_and_the_rest():
    t = translator("en")
    steps = [step_of(f"step {i}", float(10 ** (i % 7)), "k") for i in range(20)]
    chart = bridge_steps("fig", "title", steps, sum(s.eur for s in steps), t)
    words = json.dumps(chart.spec)
    assert "other steps" in words
    assert words.count('"t": "step ') == MOST_ROWS - 1
    assert len(chart.table.rows) == 21


# Sentences


BEST_FACTS = {
    "same_basis": 1.0,
    "best": "B",
    "second": "A",
    "best_npv_eur": 5e6,
    "band_eur": 2e5,
    "gap_eur": 1e6,
    "spread_eur": 1e6,
}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"same_basis": 0.0}, "other_basis"),
        ({"spread_eur": 499.0, "gap_eur": 499.0}, "equal"),
        ({"spread_eur": 501.0, "gap_eur": 499.0}, "shared"),
        ({"spread_eur": 501.0, "gap_eur": 501.0}, "band"),
        ({"gap_eur": 199_999.0}, "band"),
        ({"gap_eur": 200_000.0}, "best"),
    ],
)
def test_the_headline_by_rule(facts, rule):
    said = say_compared("compare_headline", BEST_FACTS | facts, translator("en"))
    assert said.id == f"compare_headline.{rule}"


@pytest.mark.parametrize(("closing", "rule"), [(0, "none"), (1, "some"), (2, "some"), (3, "all")])
def test_who_closes_by_rule(closing, rule):
    facts = {"closing": closing, "variants": 3, "closing_names": "A"}
    assert say_compared("compare_closing", facts, translator("en")).id == f"compare_closing.{rule}"


BRIDGE_FACTS = {"from": "A", "to": "B", "differences": 2.0, "steps": 2, "step": "uptake", "step_eur": 3e6}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"differences": 0.0, "change_eur": 0.0}, "identical"),
        ({"steps": 0, "change_eur": 0.0}, "idle"),
        ({"change_eur": 499.0}, "balanced"),
        ({"change_eur": -499.0}, "balanced"),
        ({"change_eur": 501.0}, "up"),
        ({"change_eur": -501.0}, "down"),
        ({"change_eur": 2e6, "counter": "cop", "counter_eur": -1e6}, "up_against"),
        ({"change_eur": -2e6, "counter": "cop", "counter_eur": 1e6}, "down_against"),
    ],
)
def test_the_sentence_of_the_bridge_by_rule(facts, rule):
    assert say_compared("bridge", BRIDGE_FACTS | facts, translator("en")).id == f"bridge.{rule}"


def test_the_sentence_of_the_bridge_in_full():
    facts = BRIDGE_FACTS | {"change_eur": 2e6, "counter": "the COP", "counter_eur": -1e6}
    said = str(say_compared("bridge", facts, translator("en"))).replace("\u00a0", " ")
    assert said == (
        "From A to B the NPV rises by EUR 2.0 mln; most comes from uptake (EUR 3.0 mln), while the COP works "
        "against it (EUR \u22121.0 mln)."
    )


def test_counts_by_rule():
    t = translator("en")
    for topic, fact in (
        ("answer_inputs", "differing"),
        ("answer_points", "points"),
        ("answer_verdicts", "verdicts_differing"),
    ):
        found = [say_compared(topic, {fact: n}, t).id for n in (0, 1, 2)]
        assert found == [rule.id for rule in COMPARE[topic]]


# The workbook


@pytest.fixture(scope="module")
def books(three, two, variants, tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    equal = view_of(variants[0].result, variants[0].result)
    views = {"two.xlsx": two, "three.xlsx": three, "equal.xlsx": equal}
    for name, view in views.items():
        write_compare_workbook(folder / name, view)
    return {folder / name: view for name, view in views.items()}


def test_the_workbook_recalculates_to_what_is_stored(books, tmp_path):
    cases.need(libreoffice.available(), "LibreOffice is not installed")
    poisoned = []
    for path in books:
        poisoned.append(tmp_path / path.name)
        assert libreoffice.poison(path, poisoned[-1]) > 50
    for path, again in zip(books, libreoffice.recalculate(tmp_path, *poisoned), strict=True):
        stored, found = libreoffice.values(path), libreoffice.values(again)
        assert differences(stored, found, libreoffice.formulas(path)) == []
        cells = [str(value) for sheet in found.values() for value in sheet.values()]
        assert not [cell for cell in cells if cell.startswith(("#", "Err:"))]


def test_the_first_sheet_says_whether_all_checks_close(books, tmp_path):
    cases.need(libreoffice.available(), "LibreOffice is not installed")
    path = next(p for p in books if p.name == "two.xlsx")
    assert openpyxl.load_workbook(path, data_only=True)["Comparison"]["A3"].value == "All checks close"
    broken = openpyxl.load_workbook(path)
    sheet = broken["Comparison"]
    row = next(c.row for c in sheet["A"] if c.value == "table Kostenposten")
    sheet[f"D{row}"].value += 1000
    broken.save(tmp_path / "broken.xlsx")
    (again,) = libreoffice.recalculate(tmp_path, tmp_path / "broken.xlsx")
    assert libreoffice.values(again)["Comparison"]["A3"] == "3 checks do not close"


def test_the_bridge_stands_in_the_workbook(books):
    path, view = next((p, v) for p, v in books.items() if p.name == "two.xlsx")
    values = libreoffice.values(path)["Comparison"]
    labels = {value: cell for cell, value in values.items() if cell.startswith("A")}
    for step in view.bridges[0].bridge.steps:
        row = labels[view.bridges[0].label(step)][1:]
        found = [values[f"{column}{row}"] for column in "CDE"]
        assert found == pytest.approx([step.effect_eur, step.forward_eur, step.backward_eur])


def test_a_name_of_the_user_never_becomes_a_formula(books):
    path = next(p for p in books if p.name == "three.xlsx")
    formulas = libreoffice.formulas(path)
    assert not [f for cells in formulas.values() for f in cells.values() if "1+1" in f]
    heads = libreoffice.values(path)["Vergelijking"]
    assert NASTY in heads.values()


def test_sheets_in_both_languages(books):
    titles = {path.name: openpyxl.load_workbook(path).sheetnames for path in books}
    assert titles["two.xlsx"] == [
        "Comparison",
        "Inputs",
        "Cash_flow",
        "Verdicts",
        "Points_of_attention",
        "Files",
    ]
    assert titles["three.xlsx"][0] == "Vergelijking"
    assert not set(titles["three.xlsx"]) & set(titles["two.xlsx"])


# results.json and writing


def test_results_json_holds_every_run_and_the_comparison(three):
    contents = json.loads(json.dumps(compared_contents(three), allow_nan=False))
    assert list(contents["variants"]) == ["kort-haarlem-teo", "kort-haarlem-tea", NASTY]
    for name, found in contents["variants"].items():
        assert found["quantities"][NPV]["value"] == three.comparison[name][NPV]
    compared = contents["comparison"]
    assert compared["figures"][NPV]["best"] == ["kort-haarlem-tea"]
    for bridge in compared["bridges"]:
        total = sum(step["effect_eur"] for step in bridge["steps"])
        assert bridge["start_eur"] + total == pytest.approx(bridge["end_eur"], abs=1e-6)
    uptake = next(d for d in compared["inputs"] if d["name"] == "uptake")
    assert list(uptake["values"].values()) == [0.8, 0.8, 0.6]


def test_three_files_or_none(two, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    written = write_compared(two, folder)
    assert [path.name for path in written] == ["compare.html", "compare.xlsx", "results.json"]
    before = {path: path.read_bytes() for path in written}

    def broken(*_):
        raise RuntimeError("stop")

    monkeypatch.setattr("warmtenet.report.compare.output.write_compare_workbook", broken)
    with pytest.raises(RuntimeError):
        write_compared(two, folder)
    assert {path: path.read_bytes() for path in sorted(folder.iterdir())} == before


def test_a_folder_that_is_a_file_is_said(two, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        write_compared(two, tmp_path / "file")
