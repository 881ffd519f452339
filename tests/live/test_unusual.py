"""Pages of unusual projects calculate too: the base case as Python writes it, sliders at their far end."""

import json

import pytest
from report.test_html_edges import SETTINGS, TABLES

from warmtenet.locale import translator
from warmtenet.report import markup
from warmtenet.report.drawing import unpacked
from warmtenet.report.html import Context, build_page
from warmtenet.report.live.bundle import engine
from warmtenet.report.live.known import Observed
from warmtenet.report.page import WhatIfBlock
from warmtenet.report.paper import on_paper
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.run import run_project
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado

# For each slider: no section of the page may throw, nor write what is no number.
TRIED = """(given) => {
  const engine = window.warmtenet.makeEngine(JSON.parse(given.data)), sections = {}, wrong = [];
  const base = engine.run({}, "nl");
  sections.samenvatting = base.summary();
  for (const id of given.ids) sections[id] = base.section(id);
  for (const changes of given.variants) {
    const run = engine.run(changes, "en");
    const html = [run.summary(), run.whatIf(), ...given.ids.map((id) => run.section(id))].join("");
    const found = />\\s*(?:NaN|undefined|null|-?Infinity|\\[object)/.exec(html);
    if (found) wrong.push([JSON.stringify(changes), html.slice(found.index - 60, found.index + 60)]);
  }
  return { sections, wrong };
}"""
EACH = 5  # of the sliders; tests/live/test_page.py moves every one on the examples
LIKE_OTHERS = frozenset({
    "two years", "no residual value", "grants left out", "simultaneity of Winter", "fixed loss",
    "hot network", "other price level", "grid there", "norm", "grants on request", "one group", "others pay",
})  # fmt: skip
CASES = {
    **{name: ({**scalars}, {}) for name, scalars in SETTINGS.items() if name not in LIKE_OTHERS},
    **{name: ({}, tables) for name, tables in TABLES.items() if name not in LIKE_OTHERS},
    "a COP by hand": ({}, {"overrides": {"cop": 3.0, "heat_pump_heat_share": 0.9}}),
}


@pytest.mark.parametrize(("scalars", "tables"), CASES.values(), ids=CASES)
def test_an_unusual_page_calculates(project_from, script_page, scalars, tables):
    found = run_project(project_from(scalars, **tables))
    t = translator("nl")
    observed = Observed(found.case, found.values, found.warnings)
    bars, grid = tuple(tornado(found.case)), demand_by_tariff(found.case)
    ctx = Context(observed, bars, grid, t, "1", Extras(found))
    page = build_page(ctx)
    parts = json.loads(unpacked(engine(ctx, page)))
    script_page.load("window.warmtenet = {};" + parts["code"])
    fitted = on_paper(page)
    sections = {s.id: markup.section(s, {}, t) for s in fitted.sections if s.id != "uitgangspunten"}
    blocks = [b for s in page.sections for b in s.blocks if isinstance(b, WhatIfBlock)]
    sliders = [s for b in blocks for s in (*b.sliders, *b.more)]
    variants = [{s.name: s.high / s.factor} for s in sliders[::EACH]]
    given = {"data": json.dumps(parts["data"]), "ids": list(sections), "variants": variants}
    outcome = script_page.value(f"({TRIED})(given)", given)
    assert outcome["sections"].pop("samenvatting") == markup.summary(fitted, {}, t)
    assert outcome["sections"] == sections
    assert outcome["wrong"] == []
