"""The page recalculates itself: each number, text, table and chart is that of a fresh run of Python."""

import re
from dataclasses import replace

import numpy as np
import pytest
from live.reports import Tokens, ask, evaluated, opened, page_of, plain, report_of
from support import cases

from warmtenet.locale import translator
from warmtenet.report import markup
from warmtenet.report.page import all_charts

# One report per example serves all of it.
pytestmark = pytest.mark.xdist_group("live")
RELATIVE, NOISE = 1e-9, 1e-6
COMBINATIONS, WHOLE_PAGES = 20, 4
SHOWN = """(engine, [changes, language]) => {
  const run = engine.run(changes, language);
  const ids = [...document.querySelectorAll("main > section.chapter")].map((part) => part.id);
  return { summary: run.summary(), sections: Object.fromEntries(ids.map((id) => [id, run.section(id)])) };
}"""
VALUES = """(engine, [variants, names]) => variants.map((changes, i) => {
  const run = engine.run(changes, "nl");
  return Object.fromEntries(names[i].map((name) => [name, engine.plain(run.value(name) ?? null)]));
})"""
PAGE = """async (engine, [changes, language, ids]) => {
  const first = engine.run(changes, language), run = (await first.complete()) ?? first;
  return [engine.plain(run.page()), Object.fromEntries(ids.map((id) => [id, engine.plain(run.part(id))]))];
}"""


# What was given is kept; which inputs have no effect is that of the base case, also where a slider
# takes the place of a computed value.
KEPT = {"uitgangspunten"}
NOT_REDRAWN = KEPT | {"wat-als"}
EXCEPTIONS = (("controles", "blocks", 2, "rows"),)


def differing(found, expected):
    """Return the first tags or texts in which two pieces of HTML differ."""
    ours, theirs = Tokens(found).found, Tokens(expected).found
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    return pairs[:3] or ([] if len(ours) == len(theirs) else [(len(ours), len(theirs))])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_base_case_is_the_page_of_python(report, page, language):
    found = ask(page, SHOWN, [{}, language])
    context = report.spoken(language)
    expected = page_of(context)
    assert differing(found["summary"], markup.summary(expected, {}, context.t)) == []
    assert list(found["sections"]) == [part.id for part in expected.sections]
    for part in expected.sections:
        if part.id in KEPT and language == page.evaluate("document.documentElement.lang"):
            continue
        assert differing(found["sections"][part.id], markup.section(part, {}, context.t)) == [], part.id


def test_every_number_of_every_variant_is_that_of_a_fresh_run(report, page):
    variants = report.variants(COMBINATIONS)
    known = set(ask(page, "(engine) => engine.names"))
    names = [[n for n in report.following(v) if n in known] for v in variants]
    found = ask(page, VALUES, [variants, names])
    expected = evaluated(report, variants, sorted({n for some in names for n in some}))
    wrong = {
        (name, *variants[i])
        for i, values in enumerate(found)
        for name, value in values.items()
        if not close(value, expected[i][name])
    }
    assert wrong == set()
    assert sum(map(len, names)) > 200 * len(variants)
    moved = {n for n in found[0] if any(v.get(n) != found[0][n] for v in found[1:])}
    assert len(moved) > 150


def close(found, expected):
    """Return whether values agree to a billionth of the largest in their row."""
    if expected is None or isinstance(expected, str):
        return found == expected
    theirs = np.asarray(expected)
    if theirs.dtype.kind == "U":
        return np.array_equal(found, theirs)
    ours, theirs = np.asarray(found, float), theirs.astype(float)
    if theirs.size == 0:
        return ours.size == 0
    scale = np.max(np.abs(theirs), initial=0, where=np.isfinite(theirs))
    tolerance = max(RELATIVE * scale, NOISE if scale < NOISE else 0)
    return ours.shape == theirs.shape and np.allclose(ours, theirs, rtol=0, atol=tolerance, equal_nan=True)


def test_the_whole_page_of_a_variant_is_that_of_a_fresh_run(report, page):
    variants = report.variants(COMBINATIONS)
    for i, changes in enumerate([*variants[:3], *variants[-WHOLE_PAGES:]]):
        language = ("nl", "en")[i % 2]
        expected = page_of(report.fresh(changes, language))
        parts = {part.id: part for part in expected.sections if part.id not in NOT_REDRAWN}
        first, others = ask(page, PAGE, [changes, language, list(parts)])
        wrong = list(unlike(first, plain(replace(expected, sections=(), engine="")), ("page",)))
        for id_, part in parts.items():
            wrong += unlike(others[id_], plain(part), (id_,))
        assert wrong == [], changes


def unlike(found, expected, path):
    """Yield where two parts of a page differ, blocks of simulations and scenarios passed over."""
    if path in EXCEPTIONS:
        return
    if isinstance(found, dict) and isinstance(expected, dict):
        if found.get("leaf") is True:
            return
        for key in {**found, **expected}:
            yield from unlike(found.get(key), expected.get(key), (*path, key))
    elif isinstance(found, list) and isinstance(expected, list):
        if len(found) != len(expected):
            yield path, len(found), len(expected)
        for i, (a, b) in enumerate(zip(found, expected, strict=False)):
            yield from unlike(a, b, (*path, i))
    elif not same(found, expected):
        yield path, found, expected


def same(found, expected):
    if isinstance(found, (int, float)) and isinstance(expected, (int, float)):
        return found == expected or abs(found - expected) <= RELATIVE * max(1.0, abs(expected))
    return found == expected


PICTURES = """async (engine, ids) => {
  const paints = ["fill", "stroke"], none = [null, "none", "transparent"];
  const paint = (e, name) => e.closest(`[${name}]`)?.getAttribute(name) ?? null;
  const fill = (e) => (none.includes(paint(e, "fill")) ? null : paint(e, "fill"));
  const seen = (e) => paints.some((name) => !none.includes(paint(e, name)));
  const picture = (svg) => ({
    words: [...svg.querySelectorAll("text")].map((e) => [e.textContent, e.getAttribute("transform")]),
    shapes: [...svg.querySelectorAll("path[d]")].filter(seen).map((e) => [fill(e), e.getAttribute("d")]),
    box: svg.getAttribute("viewBox"),
  });
  const found = {};
  for (const id of ids) {
    const still = picture(document.querySelector(`[data-chart="${id}"] svg`));
    await window.warmtenet.draw(id, engine.run({}, "nl").chart(id).spec);
    found[id] = [still, picture(document.querySelector(`[data-chart="${id}"] svg`))];
  }
  return found;
}"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
HALF_A_PIXEL = 0.5


def test_a_picture_is_the_same_drawn_before_and_by_the_page(browser, report):
    with opened(browser, report.path.as_uri()) as page:
        ids = [chart.id for chart in all_charts(page_of(report.context))]
        found = ask(page, PICTURES, ids)
    assert len(ids) > 15
    for id_, (still, drawn) in found.items():
        assert still["box"] == drawn["box"], id_
        for kind in ("words", "shapes"):
            assert [a for a, _ in still[kind]] == [a for a, _ in drawn[kind]], id_
            for (_, before), (_, after) in zip(still[kind], drawn[kind], strict=True):
                assert same_place(before or "", after or ""), (id_, before, after)


def same_place(before, after):
    numbers = [[float(n) for n in NUMBER.findall(text)] for text in (before, after)]
    return NUMBER.sub("", before) == NUMBER.sub("", after) and np.allclose(
        *numbers, rtol=0, atol=HALF_A_PIXEL
    )


TEXT_OF_PAGE = """() => {
  const copy = document.querySelector("main").cloneNode(true);
  for (const place of copy.querySelectorAll(".scroll")) place.removeAttribute("tabindex");
  for (const place of copy.querySelectorAll("#variant-uitkomst, #variant-balk")) place.remove();
  for (const place of copy.querySelectorAll("[data-chart]")) {
    place.replaceChildren();
    place.removeAttribute("data-live");
  }
  return copy.innerHTML;
}"""


def moved(page, slider, value):
    """Move a slider and wait until the whole page shows it."""
    page.fill(f"#vak-{slider}", value)
    shown(page)


def shown(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("window.warmtenet.settle()")


def test_reset_language_and_link_restore_the_page(browser, reports):
    address = reports["teo"].path.as_uri()
    with opened(browser, address) as page:
        policy = "document.querySelector('meta[http-equiv]').content"
        allowed, before = page.evaluate(policy), page.evaluate(TEXT_OF_PAGE)
        moved(page, "uptake", "65")
        variant = page.evaluate(TEXT_OF_PAGE)
        assert differing(variant, before)
        link = page.evaluate("location.href") + "#v=uptake:0.65"
        page.click("[data-language=en]")
        shown(page)
        assert page.text_content("#wat-als h2").endswith("What if?")
        page.click("[data-language=nl]")
        shown(page)
        assert differing(page.evaluate(TEXT_OF_PAGE), variant) == []
        page.click("#variant-balk [data-variant=reset]")
        shown(page)
        assert differing(page.evaluate(TEXT_OF_PAGE), before) == []
        assert page.evaluate(policy) == allowed
    with opened(browser, link) as page:
        shown(page)
        assert differing(page.evaluate(TEXT_OF_PAGE), variant) == []


def test_a_figure_of_a_simulation_says_that_it_is_of_the_base_case(browser, reports):
    with opened(browser, reports["teo"].path.as_uri()) as page:
        stale = "[...document.querySelectorAll('main .stale')].map((e) => [e.dataset.key, e.textContent])"
        assert page.evaluate(stale) == []
        moved(page, "heat_demand_factor", "85")
        keys = dict(page.evaluate(stale))
        assert len(keys) > 5
        assert not any(key.startswith("npv") for key in keys)
        assert page.get_attribute("main .stale", "title") == translator("nl")("holds for the base case")
        page.click("#variant-balk [data-variant=reset]")
        shown(page)
        assert page.evaluate(stale) == []


def test_what_the_user_typed_stays_text_after_a_recalculation(browser, tmp_path, drawing):
    bad = "<img src=x onerror=alert(1)></script><script>window.broken = 1</script>"
    buildings = [{**row, "group": f"{bad} {i}"} for i, row in enumerate(cases.BUILDINGS)]
    costs = [{**row, "item": f"{row['item']} {bad}", "remark": bad} for row in cases.COSTS]
    scalars = {"name": bad, "author": bad, "scenario": "</textarea><b>x"}
    report = report_of(cases.project_from(tmp_path, scalars, buildings=buildings, costs=costs), tmp_path)
    with opened(browser, report.path.as_uri()) as page:
        made = "main img, main script, main b, main textarea"
        counted = f"[document.querySelectorAll('{made}').length, window.broken ?? 0]"
        before = page.evaluate(counted)
        assert before[1] == 0
        assert bad in page.text_content("main")
        moved(page, "uptake", "70")
        page.click("[data-language=en]")
        shown(page)
        assert page.evaluate(counted) == before
        assert bad in page.text_content("main")
