"""Real reports for tests of the page: opened in Chromium, compared with fresh runs of Python."""

import json
import random
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from support.browser import PLAIN_TEXT

from warmtenet.core.plain import readable
from warmtenet.core.reach import resting_on_leaves
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.report.html import Context, build_page
from warmtenet.report.live.bundle import engine
from warmtenet.report.live.known import Observed
from warmtenet.report.page import Page, Slider, WhatIfBlock
from warmtenet.report.page_html import render
from warmtenet.report.paper import on_paper
from warmtenet.scenarios.attention import find_attention
from warmtenet.scenarios.case import Case, prepare
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.run import run_project
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado
from warmtenet.workbook import apply_settings

VERSION = "9.9.9"
ASK = (
    "async (text) => {"
    + PLAIN_TEXT
    + """
  const given = JSON.parse(text), engine = await window.warmtenet.engine();
  return plainText(await (%s)(engine, given));
}"""
)


def page_of(context: Context) -> Page:
    """Return the page as it is written: fitted to paper."""
    return on_paper(build_page(context))


@dataclass(frozen=True)
class Report:
    """A run with all that its page is made of, and the page as a file."""

    context: Context
    path: Path

    @property
    def result(self) -> Result:
        return self.context.result

    @cached_property
    def sliders(self) -> list[Slider]:
        blocks = [b for part in build_page(self.context).sections for b in part.blocks]
        found = [b for b in blocks if isinstance(b, WhatIfBlock)]
        return [s for b in found for s in (*b.sliders, *b.more)]

    def variants(self, count: int) -> list[dict[str, float]]:
        """Return each slider at both ends, then random combinations, as values of the model."""
        rng = random.Random(count)
        ends = [{s.name: value / s.factor} for s in self.sliders for value in (s.low, s.high)]
        drawn = [rng.sample(self.sliders, rng.randint(2, 5)) for _ in range(count)]
        return [*ends, *({s.name: _within(s, rng.random()) for s in some} for some in drawn)]

    def fresh(self, changes: Mapping[str, float], language: str = "nl") -> Context:
        """Return the context of a fresh run with settings.

        What was simulated stays as it was, and with it all that rests on it: that is what the page says.
        """
        project = self.result.case.project
        written = {name: repr(value) for name, value in changes.items()}
        moved = apply_settings(project, written, build(project.concept))
        # Remarks on the workbook and on the command line are not of the sliders.
        kept = {name: getattr(project, name) for name in ("warnings", "settings", "defaulted")}
        result = self._kept(prepare(replace(moved, **kept)), changes)
        return replace(self.context, result=result, t=translator(language), extras=Extras(result))

    def spoken(self, language: str) -> Context:
        """Return the same run in a language."""
        return replace(self.context, t=translator(language))

    def _kept(self, case: Case, changes: Mapping[str, float]) -> Result:
        model, base = self.result.case.model, self.result.values
        stale = frozenset(resting_on_leaves(model, changes, self.result.case.words))
        values = {n: base[n] if n in stale else value for n, value in case.evaluate().items()}
        result = Result(case, values, stale=stale)
        return replace(result, warnings=find_attention(result, RULES))

    def following(self, changes: Mapping[str, float]) -> list[str]:
        """Return the quantities that need no simulation to follow some changes."""
        model = self.result.case.model
        stale = resting_on_leaves(model, changes, self.result.case.words)
        return [n for n, q in model.quantities.items() if q.description.live and n not in stale]


def _within(slider: Slider, share: float) -> float:
    """Return a value between the ends of a slider, as the page can give it."""
    return round(slider.low + share * (slider.high - slider.low), slider.decimals) / slider.factor


def report_of(project, folder: Path, drawing=None) -> Report:
    """Run a project and write its page."""
    result = run_project(project)
    observed = Observed(result.case, result.values, result.warnings)
    bars, grid = tornado(result.case), demand_by_tariff(result.case)
    ctx = Context(observed, tuple(bars), grid, translator("nl"), VERSION, Extras(result))
    page = build_page(ctx)
    path = folder / "report.html"
    path.write_text(render(replace(page, engine=engine(ctx, page)), ctx.t, drawing), encoding="utf-8")
    return Report(ctx, path)


def evaluated(report: Report, variants: list[dict[str, float]], names: list[str]) -> list[dict]:
    """Return quantities of each variant as NumPy gives them, those that move the same inputs in one call."""
    found: list[dict] = [{} for _ in variants]
    case = report.result.case
    for moved in {tuple(sorted(v)) for v in variants}:
        places = [i for i, v in enumerate(variants) if tuple(sorted(v)) == moved]
        own = case.overriding(moved)
        arrays = {n: np.array([variants[i][n] for i in places]).reshape(1, 1, -1) for n in moved}
        values = own.evaluate(arrays, names)
        for k, place in enumerate(places):
            found[place] = {n: _one(own.model, n, values[n], k) for n in names}
    return found


def _one(model, name, value, k):
    axes = model.axes_of(name)
    return readable(value[:, :, [min(k, value.shape[2] - 1)]], axes.family is not None, axes.yearly)


def plain(value):
    """Return what the page makes of data: dataclasses, dictionaries and arrays as JSON."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return plain(value.tolist()) if isinstance(value, (np.ndarray, np.generic)) else value


def ask(page, script, given=None):
    """Return what a function of the engine and a value gives in an open report."""
    return json.loads(page.evaluate(ASK % script, json.dumps(given, allow_nan=False)))


@contextmanager
def opened(browser, address):
    """Open a report; whatever it logs, throws or asks from a network is a problem."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, problems = context.new_page(), []
    page.on("console", lambda m: problems.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(f"{error}\n{error.stack}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else problems.append(r.url),
    )
    page.goto(address)
    page.evaluate("window.warmtenet.ready()")
    yield page
    context.close()
    assert not problems, problems


class Tokens(HTMLParser):
    """Tags and texts of a piece of HTML; numbers in attributes count by value."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: _number(value or "") for name, value in attrs}))

    def handle_data(self, data):
        if data.strip():
            self.found.append(" ".join(data.split()))


def _number(text):
    try:
        return float(text)
    except ValueError:
        return text
