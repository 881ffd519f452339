"""The report on paper: one page first, letters of the designed size, nothing cut off, no lonely heading."""

import re
import shutil
from functools import cache

import pytest
from support.pages import A4, opened
from support.paper import MARGIN, pages_of

from warmtenet.report.page import TableBlock
from warmtenet.report.paper import IN_A_FIGURE, ON_ITS_SIDE, UPRIGHT, form_of, on_paper, text_em
from warmtenet.report.pdf import find_browser, print_page
from warmtenet.report.tables import Cell, Column, row

REPORTS = [("teo", "nl"), ("teo", "en"), ("tea", "nl"), ("tea", "en"), ("nasty", "nl"), ("demo", "nl")]
REAL = REPORTS[:5]
MATRIX = {"nl": "Geldstromenmatrix, contante waarde", "en": "Money matrix, present value"}
CHART_PT = 8.49  # 8.5 but for the rounding of pixels

LETTERS = """
() => [...document.querySelectorAll("main .drawing svg text, main .legend li")].map((one) => {
  const svg = one.closest("svg.marks");
  const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  return [parseFloat(getComputedStyle(one).fontSize) * scale * 0.75, one.textContent];
})
"""
TOO_WIDE = """
([upright, aside]) => [...document.querySelectorAll("main table, main figure, main p, main svg, main pre")]
  .filter((one) => one.getBoundingClientRect().width > 0)
  .filter((one) => one.getBoundingClientRect().right > (one.closest(".landscape") ? aside : upright) + 1)
  .map((one) => [one.tagName, Math.round(one.getBoundingClientRect().right), one.textContent.slice(0, 60)])
"""
START = 20  # of a label, as far as it stands on one line
CELLS = "() => [...document.querySelectorAll('tbody td, tbody th')].map((cell) => cell.textContent)"
HEADINGS = """
() => [...document.querySelectorAll("main h2, main h3, main caption, main .question, main thead tr")]
  .map((one) => [...one.children].filter((c) => c.tagName === "TH").map((c) => c.innerText).join(" ")
    || one.innerText)
"""


@pytest.fixture(scope="session")
def printed(file_of, need, tmp_path_factory):
    """Return `printed(name, language)`: the pages as the command prints them."""
    browser = find_browser()
    need(browser is not None, "no browser is installed")
    need(shutil.which("pdftotext"), "pdftotext is not on PATH")
    folder = tmp_path_factory.mktemp("printed")

    @cache
    def pages(name, language):
        pdf = folder / f"{name}-{language}.pdf"
        print_page(browser, file_of(name, language), pdf)
        return pages_of(pdf)

    return pages


@pytest.fixture
def pages(printed, request):
    return printed(*request.param)


@pytest.mark.parametrize("which", REPORTS, ids="-".join)
def test_paper(printed, page_of, which):
    pages, page = printed(*which), page_of(*which)
    assert_first_page(pages, page)
    assert_designed_size(pages)
    for number, sheet in enumerate(pages, start=1):
        outside = [w.text for w in sheet.words if w.left < MARGIN - 1 or w.right > sheet.width - MARGIN + 1]
        assert not outside, f"page {number}: {outside}"
        assert " ".join(w.text for w in sheet.footer).endswith(f"{number} / {len(pages)}")


def assert_first_page(pages, page):
    """The summary stands on page 1, all of it, and nothing else."""
    first, second = pages[:2]
    assert len(re.findall(r"^[!]", first.text, re.MULTILINE)) >= len(page.warnings)
    if page.more_warnings:
        assert str(page.more_warnings) in first.lines[-1]
    title = page.sections[0].title
    assert title not in first.text
    assert title in second.lines[0]


def assert_designed_size(pages):
    """One thing wider than the paper would shrink all; the footer never shrinks. Both are 8 pt here."""
    last = pages[-1]
    footer = {w.text: w.bottom - w.top for w in last.footer}
    same = [(w.bottom - w.top, footer[w.text]) for w in last.body if w.text in footer and len(w.text) > 3]
    assert same
    assert all(found == pytest.approx(designed, rel=0.02) for found, designed in same)


@pytest.mark.parametrize("which", REAL, ids="-".join)
def test_no_heading_is_left_behind(browser, file_of, printed, which):
    with opened(browser, file_of(*which)) as found:
        found.open_details()
        headings = {" ".join(text.split()) for text in found.page.evaluate(HEADINGS)}
        cells = {" ".join(text.split()) for text in found.page.evaluate(CELLS)}
    for number, sheet in enumerate(printed(*which), start=1):
        assert sheet.lines, f"page {number} is empty"
        last = sheet.lines[-1]
        assert last not in headings, f"page {number}"
        # The head of a table ends on its units; one word may also be the end of a name in a cell.
        is_cell = " " not in last or any(text.endswith(last) for text in cells)
        assert is_cell or not any(text.endswith(last) for text in headings), f"page {number}"


@pytest.mark.parametrize("which", REAL, ids="-".join)
def test_heads_repeat_and_the_matrix_lies_on_a_page_of_its_own(page_of, printed, which):
    page, pages = page_of(*which), printed(*which)
    inputs = next(s for s in page.sections if s.id == "uitgangspunten")
    table = next(b for b in inputs.blocks if isinstance(b, TableBlock))
    labels = [r.cells[0].text for r in table.rows]
    last_head = table.columns[-1].label
    carrying = [p for p in pages if p.landscape and sum(label[:START] in p.text for label in labels) > 5]
    assert len(carrying) > 5
    assert all(any(line.endswith(last_head) for line in p.lines[:8]) for p in carrying)
    (matrix,) = [p for p in pages if MATRIX[which[1]] in p.text]
    assert matrix.landscape
    others = [s.title for s in page.sections if s.id != "geldstromen"]
    assert next(s.title for s in page.sections if s.id == "geldstromen") in matrix.lines[0]
    assert not [title for title in others if f" {title}" in matrix.lines[0]]


@pytest.mark.parametrize("which", REPORTS, ids="-".join)
def test_charts_can_be_read_and_nothing_is_wider_than_the_paper(browser, file_of, which):
    with opened(browser, file_of(*which), width=A4) as found:
        found.page.emulate_media(media="print")
        small = [(pt, text) for pt, text in found.page.evaluate(LETTERS) if 0 < pt < CHART_PT]
        assert not small
        found.open_details()
        assert not found.page.evaluate(TOO_WIDE, [A4, 1016])


def test_a_table_gets_the_first_form_that_fits():
    forms = (*UPRIGHT, *ON_ITS_SIDE)
    name, amount = Column("post"), Column("bedrag", "EUR", "right")

    def form(columns, text="123.456.789.012"):
        return form_of((name, *[amount] * columns), [row("onderhoud", *[text] * columns)], forms)

    assert form(5) == UPRIGHT[0]
    assert form(7, "123.456.789") == UPRIGHT[1]
    assert [form(n) for n in (6, 9, 11)] == list(ON_ITS_SIDE)
    assert form(40) == ON_ITS_SIDE[-1]
    table = [row("onderhoud", *["123.456.789.012"] * 8)]
    assert form_of((name, *[amount] * 8), table, IN_A_FIGURE) == IN_A_FIGURE[-1]


def test_what_may_break_takes_no_room():
    words = form_of((Column("x"),) * 9, [row(*["kort woord " * 9] * 9)], UPRIGHT)
    assert words == UPRIGHT[0]
    assert text_em("1" * 30) > 18
    endless = form_of((Column("x"),) * 2, [row("y" * 400, "z")], UPRIGHT)
    assert endless == UPRIGHT[0]


def test_cells_with_much_text_are_marked_and_figures_are_not(page_of):
    page = on_paper(page_of("nasty", "nl"))
    cells = [
        cell
        for section in page.sections
        for block in section.blocks
        if isinstance(block, TableBlock)
        for one in block.rows
        for cell in one.cells
    ]
    assert all(("words" in c.classes) == (len(c.text) > 24) for c in cells)
    assert [c for c in cells if "long" in c.classes]
    assert Cell("1.234") in [Cell(c.text) for c in cells if not c.classes] or cells
