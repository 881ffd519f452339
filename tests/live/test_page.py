"""The page recalculates itself: each number, text, table and chart is that of a fresh run of Python."""

from dataclasses import replace

import numpy as np
import pytest
from live.reports import Tokens, ask, evaluated, page_of, plain

from warmtenet.report import markup

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
        parts = {part.id: part for part in expected.sections if part.id not in KEPT}
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
