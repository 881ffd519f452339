"""The page in Chromium: one printed page, silent console, no network, the same picture when redrawn."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from report.demo import demo_page
from support.browser import CHROMIUM, FLAGS

from warmtenet.locale import translator
from warmtenet.report import page as page_module
from warmtenet.report.page import Page, all_charts
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing

FILLER = (
    "De opbrengst per aansluiting is na aftrek van de subsidie te laag voor de warmtelevering, zodat het "
    "warmtebedrijf, de corporatie en de bewoners samen naar een oplossing zoeken; de gemeenteraad neemt "
    "in het voorjaar een besluit over de investering, de planning en de voorwaarden waaronder het net "
    "wordt aangelegd."
)

REDRAW = """
(async () => {
  const said = (e, name) => e.closest(`[${name}]`)?.getAttribute(name) ?? "none";
  const paint = (e, name) => (said(e, name) === "transparent" ? "none" : said(e, name));
  const seen = (e) => ["fill", "stroke"].some((name) => paint(e, name) !== "none");
  const picture = (svg) => ({
    words: [...svg.querySelectorAll("text")].map((e) => [e.textContent, e.getAttribute("transform")]),
    shapes: [...svg.querySelectorAll("path[d]")].filter(seen)
      .map((e) => [paint(e, "fill"), e.getAttribute("d")]),
    box: svg.getAttribute("viewBox"),
    role: svg.getAttribute("role"),
  });
  const report = {};
  for (const id of IDS) {
    const place = document.querySelector(`[data-chart="${id}"]`);
    const before = picture(place.querySelector("svg"));
    await window.warmtenet.draw(id, await window.warmtenet.specOf(id));
    report[id] = [before, picture(place.querySelector("svg"))];
  }
  report.requests = performance.getEntriesByType("resource").map((entry) => entry.name);
  const pre = document.createElement("pre");
  pre.id = "outcome";
  pre.textContent = JSON.stringify(report);
  document.body.append(pre);
})();
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    if CHROMIUM is None:
        if os.environ.get("WARMTENET_NO_SKIP") == "1":
            pytest.fail("chromium is not on PATH")
        pytest.skip("chromium is not on PATH")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        profile = tmp_path_factory.mktemp("profile")
        command = [CHROMIUM, "--headless", *FLAGS, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    return run


def filler(length: int) -> str:
    """Dutch words of exactly this many characters."""
    words = FILLER[:length]
    return words if not words.endswith(" ") else words[:-1] + "n"


def stretched(page: Page) -> Page:
    """The page with every text on page 1 exactly as long as its budget."""
    b = page_module
    return replace(
        page,
        headline=filler(b.HEADLINE),
        lead=(filler(b.LEAD),),
        cards=tuple(
            replace(c, label=filler(b.CARD_LABEL), second=filler(b.CARD_SECOND), state="bad")
            for c in page.cards
        ),
        charts=tuple(
            replace(c, title=filler(b.CHART_TITLE), subtitle=filler(b.CHART_SUBTITLE)) for c in page.charts
        ),
        readers=tuple(replace(r, answer=filler(b.READER)) for r in page.readers),
        verdicts=tuple(replace(v, text=filler(b.VERDICT)) for v in page.verdicts),
        warnings=tuple(filler(b.WARNING) for _ in page.warnings),
    )


def pages_until_first_section(pdf: Path, texts: list[str]) -> list[str]:
    count = int(re.search(r"Pages:\s+(\d+)", shell("pdfinfo", str(pdf)))[1])
    pages = [shell("pdftotext", "-f", str(i), "-l", str(i), str(pdf), "-") for i in range(1, count + 1)]
    first = next(i for i, words in enumerate(pages) if texts[0] in words)
    return pages[:first]


def shell(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("fill", [lambda page: page, stretched], ids=["demo", "every text at its budget"])
def test_page_one_is_exactly_one_printed_page(chromium, tmp_path, fill):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on PATH")
    t = translator("nl")
    source, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    source.write_text(render(fill(demo_page(t)), t), encoding="utf-8")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri())
    assert len(pages_until_first_section(pdf, ["Wat is onderzocht?"])) == 1


def test_redrawn_charts_are_the_same_picture_under_the_content_policy(chromium, tmp_path):
    t = translator("nl")
    page = demo_page(t)
    script = REDRAW.replace("IDS", json.dumps([chart.id for chart in all_charts(page)]))
    source = tmp_path / "report.html"
    with start_drawing() as drawing:
        page_html = render(page, t, drawing)
    source.write_text(page_html.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    run = chromium("--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", source.as_uri())
    assert not [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    outcome = json.loads(unescaped(re.search(r'<pre id="outcome">(.*?)</pre>', run.stdout, re.DOTALL)[1]))
    assert outcome.pop("requests") == []
    assert len(outcome) == len(all_charts(page))
    for before, after in outcome.values():
        assert before["box"] == after["box"]
        assert after["role"] == "img"
        assert_alike(before["words"], after["words"])
        assert_alike(before["shapes"], after["shapes"])


def assert_alike(before: list[list[str]], after: list[list[str]]) -> None:
    """The same words, fills and places, to a twentieth of a pixel."""
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert (old[0] or "transparent") == (new[0] or "transparent")
        places = [re.findall(r"-?[\d.]+(?:e-?\d+)?", text or "") for text in (old[1], new[1])]
        assert [float(v) for v in places[0]] == pytest.approx([float(v) for v in places[1]], abs=0.05)


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&")
