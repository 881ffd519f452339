"""How a table is printed: upright, smaller or on a page on its side, from the width of its words.

A browser that meets one table wider than the paper prints the whole report smaller. So the form of
every table is chosen from its texts, in the widest font that a reader may have.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from warmtenet.report.charts.base import Chart
from warmtenet.report.page import (
    AnyPage,
    Block,
    ChartBlock,
    ChartsBlock,
    ComparePage,
    FormulaBlock,
    Missing,
    Page,
    Section,
    TableBlock,
)
from warmtenet.report.tables import Cell, Column, Row, RowKind

LONGEST_WORD = 24
PORTRAIT_PT, LANDSCAPE_PT = 515.0, 761.0  # A4 within its margins of 14 mm
PADDING_PT = 8.0
ROW_HEAD_EM = 8.5
BOLD = 1.1
_WIDE, _NARROW = frozenset("mwMW%@€≥…→"), frozenset(".,:;'|!ijlt()[]/ -\u00a0")
# Em in DejaVu Sans, each at least the widest of its kind in common use.
_EM_WIDE, _EM_NARROW, _EM_CAPITAL, _EM_OTHER = 0.98, 0.4, 0.74, 0.64
_WORD = re.compile(r"[^ \u2013-]+[\u2013-]?")  # a line may break at a space, after an en dash and a hyphen


@dataclass(frozen=True)
class Form:
    """A way to print a table: its CSS class, the size of its letters, and which way the page lies."""

    css: str
    letter_pt: float
    landscape: bool

    def fits(self, columns: int, words_em: float) -> bool:
        """Whether this many columns with words of this total width stand within the margins."""
        room = LANDSCAPE_PT if self.landscape else PORTRAIT_PT
        return words_em * self.letter_pt + PADDING_PT * columns <= room


UPRIGHT = (Form("", 8.5, False), Form("small", 7.5, False))
ON_ITS_SIDE = (Form("", 8.5, True), Form("small", 7.5, True), Form("smallest", 6.0, True))
IN_A_FIGURE = (*UPRIGHT, Form("smallest", 6.0, False))


def on_paper(page: AnyPage) -> AnyPage:
    """Return the page with a form of print for every table and marks on cells with much text."""
    sections = tuple(section_on_paper(section) for section in page.sections)
    if isinstance(page, ComparePage):
        return replace(page, opening=section_on_paper(page.opening), sections=sections)
    return replace(first_on_paper(page), sections=sections)


def first_on_paper(page: Page) -> Page:
    """Return the page with those forms in page 1."""
    first, second = (chart if isinstance(chart, Missing) else _chart(chart) for chart in page.charts)
    return replace(page, charts=(first, second))


def section_on_paper(section: Section) -> Section:
    """Return a section with those forms."""
    return replace(section, blocks=tuple(_block(block) for block in section.blocks))


def form_of(columns: Sequence[Column], rows: Sequence[Row], forms: Sequence[Form]) -> Form:
    """Return the first form in which a table fits on paper, else the last."""
    width = least_width_em(columns, rows)
    return next((form for form in forms if form.fits(len(columns), width)), forms[-1])


def least_width_em(columns: Sequence[Column], rows: Sequence[Row]) -> float:
    """Return the narrowest a table can be without its padding, in em: the longest words side by side."""
    heads = [max(_longest_em(c.label), _longest_em(c.unit)) * BOLD for c in columns]
    bodies = [[_cell_em(*pair, row.kind) for pair in zip(row.cells, columns, strict=False)] for row in rows]
    widths = [max(column) for column in zip_longest(heads, *bodies, fillvalue=0.0)]
    return max(widths[0], ROW_HEAD_EM) + sum(widths[1:])


def text_em(text: str) -> float:
    """Return the width of a text in em of the widest font."""
    return sum(_character_em(c) for c in text)


def _block(block: Block) -> Block:
    if isinstance(block, ChartBlock):
        return replace(block, chart=_chart(block.chart))
    if isinstance(block, ChartsBlock):
        return replace(block, charts=tuple(_chart(chart) for chart in block.charts))
    if isinstance(block, FormulaBlock):
        return replace(block, inputs=_marked(block.inputs))
    return _table(block) if isinstance(block, TableBlock) else block


def _chart(chart: Chart) -> Chart:
    table = chart.table
    form = form_of(table.columns, table.rows, IN_A_FIGURE)
    return replace(chart, table=replace(table, rows=_marked(table.rows), form=form.css))


def _table(block: TableBlock) -> TableBlock:
    forms = ON_ITS_SIDE if block.landscape else (*UPRIGHT, *ON_ITS_SIDE)
    form = form_of(block.columns, block.rows, forms)
    css = f"{form.css} long-heads".strip() if _has_long_heads(block.columns) else form.css
    return replace(block, rows=_marked(block.rows), landscape=form.landscape, form=css)


def _has_long_heads(columns: Sequence[Column]) -> bool:
    return any(len(word) > LONGEST_WORD for column in columns for word in column.label.split(" "))


def _marked(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, cells=tuple(_marked_cell(cell) for cell in row.cells)) for row in rows)


def _marked_cell(cell: Cell) -> Cell:
    """Let a cell take several lines ("words"), or break a word that no column can hold ("long")."""
    if len(cell.text) <= LONGEST_WORD:
        return cell
    long = max(map(len, cell.text.split(" "))) > LONGEST_WORD
    return replace(cell, classes=(*cell.classes, "words", *(("long",) if long else ())))


def _cell_em(cell: Cell, column: Column, kind: RowKind) -> float:
    if kind == "group":
        return 0.0  # runs over the whole width
    whole = column.align == "right" and len(cell.text) <= LONGEST_WORD
    width = text_em(cell.text) if whole else _longest_em(cell.text)
    return width * (BOLD if kind == "total" else 1)


def _longest_em(text: str) -> float:
    """Return the width of the longest word with what stands after it; no more than `LONGEST_WORD`."""
    return max((text_em(word[:LONGEST_WORD]) for word in _WORD.findall(text)), default=0.0)


def _character_em(character: str) -> float:
    if character in _NARROW:
        return _EM_NARROW
    if character in _WIDE:
        return _EM_WIDE
    return _EM_CAPITAL if character.isupper() else _EM_OTHER
