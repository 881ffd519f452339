"""Everyone can use the page: axe finds nothing serious, keys reach all, nothing scrolls the page sideways."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from support.pages import DESKTOP, NARROW, PHONE, opened

SERIOUS = {"serious", "critical"}
# Rows of a table and marks of a picture are all alike; axe reads the first of them.
THINNED = """
() => {
  for (const body of document.querySelectorAll("tbody")) [...body.rows].slice(3).forEach((r) => r.remove());
  [...document.querySelectorAll("details.formula")].slice(3).forEach((one) => one.remove());
  for (const svg of document.querySelectorAll("svg.marks")) {
    [...svg.children].slice(3).forEach((mark) => mark.remove());
  }
}
"""
ADDRESSED = "([...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1)))"
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))"
WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
PICTURES = """
() => [...document.querySelectorAll("svg.marks")].map((svg) => {
  const text = (name) => document.getElementById(svg.getAttribute(name))?.textContent ?? "";
  return [svg.getAttribute("role"), text("aria-labelledby"), text("aria-describedby")];
})
"""
STOPS = """
() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
  .length
"""
FOCUSED = """
() => {
  const one = document.activeElement, style = getComputedStyle(one);
  one.dataset.reached = "yes";
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [one.tagName, ring || one.matches("select, .skip"), one.outerHTML.slice(0, 80)];
}
"""
HIDDEN_SCROLLERS = """
() => [...document.querySelectorAll("main *")].filter((one) => {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  return scrolls && one.scrollWidth > one.clientWidth + 1 && one.tabIndex < 0;
}).map((one) => one.className)
"""
CONTRAST = """
() => {
  const light = (rgb) => rgb.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const channels = (text) => text.match(/[\\d.]+/g).map(Number);
  const paper = channels(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  const behind = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
      if (a > 0) layers.unshift([[r, g, b], a]);
    }
    return layers.reduce((under, [over, a]) => under.map((v, i) => over[i] * a + v * (1 - a)), paper);
  };
  const ratio = (one) => {
    const fore = light(channels(getComputedStyle(one).color).slice(0, 3).map((v) => v / 255));
    const back = light(behind(one).map((v) => v / 255));
    return (Math.max(fore, back) + 0.05) / (Math.min(fore, back) + 0.05);
  };
  const own = (one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return [...document.querySelectorAll("body *:not(script):not(style):not(svg *)")]
    .filter((one) => own(one) && one.checkVisibility())
    .map((one) => [ratio(one), `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`])
    .filter(([value]) => value < 4.5);
}
"""


def violations(page):
    page.evaluate(THINNED)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in SERIOUS]


@pytest.mark.parametrize(
    ("language", "dark", "width"),
    [("nl", False, DESKTOP), ("en", True, DESKTOP), ("nl", True, PHONE), ("en", False, PHONE)],
)
def test_axe_finds_nothing_serious(browser, file_of, language, dark, width):
    with opened(browser, file_of("demo", language), width=width, dark=dark) as found:
        assert not violations(found.page)
        found.open_details()
        assert not violations(found.page)


def test_axe_finds_nothing_serious_in_an_example(browser, file_of):
    with opened(browser, file_of("teo", "nl"), width=PHONE) as found:
        found.open_details()
        assert not violations(found.page)


@pytest.mark.parametrize(("name", "dark"), list(itertools.product(("demo", "teo"), (False, True))))
def test_every_text_has_contrast(browser, file_of, name, dark):
    with opened(browser, file_of(name, "nl"), dark=dark) as found:
        found.open_details()
        assert not found.page.evaluate(CONTRAST)


@pytest.mark.parametrize(
    ("name", "width"),
    [("demo", NARROW), ("teo", NARROW), ("nasty", NARROW), ("teo", DESKTOP // 2)],
    ids=["demo", "teo", "nasty", "a desktop at 200 %"],
)
def test_nothing_but_frames_scrolls_sideways(browser, file_of, name, width):
    with opened(browser, file_of(name, "nl"), width=width) as found:
        for opening in (lambda: None, found.open_details):
            opening()
            found.page.wait_for_timeout(100)
            scrolled, shown = found.page.evaluate(WIDTHS)
            assert scrolled <= shown
            assert not found.page.evaluate(HIDDEN_SCROLLERS)


def test_keys_reach_everything_and_the_ring_is_seen(browser, file_of):
    with opened(browser, file_of("demo", "nl"), width=PHONE) as found:
        stops = found.page.evaluate(STOPS)
        assert stops > 20
        reached = []
        for _ in range(stops):
            found.page.keyboard.press("Tab")
            reached.append(found.page.evaluate(FOCUSED))
        assert reached[0][0] == "A", "the skip link comes first"
        assert not [html for _, ring, html in reached if not ring]
        assert found.page.evaluate("document.querySelectorAll('[data-reached]').length") == stops


def test_the_skip_link_and_the_folded_parts_work_by_key(browser, file_of):
    with opened(browser, file_of("demo", "nl")) as found:
        found.page.keyboard.press("Tab")
        found.page.keyboard.press("Enter")
        assert found.page.evaluate("location.hash") == "#inhoud"
        summary = found.page.locator("details.figures summary").first
        summary.focus()
        found.page.keyboard.press("Enter")
        assert found.page.locator("details.figures").first.get_attribute("open") is not None


@pytest.mark.parametrize(("name", "language"), [("demo", "nl"), ("teo", "nl"), ("tea", "en")])
def test_headings_links_and_pictures_speak(browser, file_of, name, language):
    with opened(browser, file_of(name, language)) as found:
        page = found.page
        assert page.locator("html").get_attribute("lang") == language
        levels = page.evaluate(LEVELS)
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
        missing = [t for t in page.evaluate(ADDRESSED) if t and not page.locator(f'[id="{t}"]').count()]
        assert not missing
        pictures = page.evaluate(PICTURES)
        assert pictures
        for role, title, description in pictures:
            assert role == "img"
            assert title
            assert any(character.isdigit() for character in title + description), title


def test_nothing_moves_for_who_asks_so(browser, file_of):
    with opened(browser, file_of("demo", "nl")) as found:
        assert found.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = "document.getAnimations().length"
        assert found.page.evaluate(moving) == 0


@pytest.mark.parametrize("name", ["demo", "teo"])
def test_the_page_is_silent_stores_nothing_and_asks_nothing(browser, file_of, name):
    path = file_of(name, "nl")
    with opened(browser, path) as found:
        page = found.page
        found.open_details()
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(300)
        assert found.said == []
        assert found.asked == [path.as_uri()]
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
        assert policy.startswith("default-src 'none'")
        blocked = "fetch('https://example.org/').then(() => 'out', () => 'stopped')"
        assert page.evaluate(blocked) == "stopped"
    assert path.stat().st_size <= 1_800_000
