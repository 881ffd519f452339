"""The HTML report as plain data: what stands on the page. `page_html.render` writes the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from warmtenet.report.charts.base import Chart
from warmtenet.report.tables import Column, Row
from warmtenet.report.words import Words

HEADLINE, LEAD, CARD_LABEL, CARD_SECOND = 112, 300, 28, 45
CHART_TITLE, SECTION_CHART_TITLE, CHART_SUBTITLE = 55, 80, 50
READER, VERDICT, WARNING = 150, 45, 110

State = Literal["", "good", "attention", "bad", "untested"]
Kind = Literal["mln", "percent", "percent0", "lcoh", "ratio", "month", "dwelling"]


@dataclass(frozen=True)
class Meta:
    """What identifies the run; `scenarios` are names to choose from, `concept_text` is in English."""

    project: str
    concept: str
    scenario: str
    version: str
    input_file: str
    input_hash: str = ""
    scenarios: tuple[str, ...] = ()
    concept_text: str = ""


@dataclass(frozen=True)
class Card:
    """One of the ten cards: label (28), written value with unit, second line (45 characters).

    `number` is the figure itself, None where there is none, and `kind` how it and its changes are written.
    """

    label: str
    value: str
    unit: str
    second: Words
    key: str
    state: State = ""
    number: float | None = None
    kind: Kind = "mln"


@dataclass(frozen=True)
class Reader:
    """One row of "Antwoord per lezer": who, the answer (150 characters), sections (id, number)."""

    who: str
    answer: Words
    sections: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Verdict:
    """One of the six verdicts (45 characters) with its state; sign and word follow from the state.

    `keys` are the quantities it rests on: when one of them no longer follows, it is not tested.
    """

    text: Words
    state: State
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Takes the place of a chart that has no figures: its title and why."""

    title: str
    reason: str


@dataclass(frozen=True)
class TableBlock:
    """A table; `folded` puts it behind its caption, `landscape` gives it its own print page.

    A leaf does not follow the sliders: it was simulated, or computed by scenarios beside the model.
    `form` ("small" or "smallest") is set by `paper.on_paper`, that also turns tables too wide for an
    upright page on their side.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    folded: bool = False
    landscape: bool = False
    id: str = ""
    leaf: bool = False
    form: str = ""


@dataclass(frozen=True)
class ChartBlock:
    """A chart with its figures folded beneath it; a leaf does not follow the sliders."""

    chart: Chart
    leaf: bool = False


@dataclass(frozen=True)
class ChartsBlock:
    """Small charts of one kind, two by two; leaves do not follow the sliders."""

    charts: tuple[Chart, ...]
    leaf: bool = False


@dataclass(frozen=True)
class TextBlock:
    """A paragraph."""

    words: Words
    state: State = ""


@dataclass(frozen=True)
class FormulaBlock:
    """Behind "Hoe berekend": the name and formula of a result and the inputs it rests on, folded."""

    name: str
    label: str
    formula: str
    inputs: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Slider:
    """An input that a reader moves: bounds, step and base as shown, `factor` times the model's value."""

    name: str
    label: str
    note: str
    unit: str
    low: float
    high: float
    step: float
    base: float
    decimals: int
    factor: float
    written: str


@dataclass(frozen=True)
class WhatIfBlock:
    """The sliders and what they change; `more` are folded, `left_out` tells which are not here and why."""

    sliders: tuple[Slider, ...]
    more: tuple[Slider, ...]
    table: TableBlock
    left_out: str = ""


@dataclass(frozen=True)
class HtmlBlock:
    """Ready-made safe HTML (a schematic, the sliders)."""

    html: Markup


Block = TableBlock | ChartBlock | ChartsBlock | TextBlock | FormulaBlock | WhatIfBlock | HtmlBlock | Missing


@dataclass(frozen=True)
class Section:
    """A section of the report; `not_computed` is the reason that replaces its blocks."""

    id: str
    number: int
    title: str
    question: str
    answer: Words = ""
    blocks: tuple[Block, ...] = ()
    not_computed: str = ""


@dataclass(frozen=True)
class Page:
    """The whole report.

    `charts` are the left and the right chart of page 1, `warnings` at most three lines, `more_warnings`
    the number that stand only in the section `attention_id`. `data` is embedded as JSON under "data".
    `engine` is the calculation that the page carries, packed; without it nothing can be moved.
    """

    meta: Meta
    kicker: str
    headline: Words
    lead: tuple[Words, ...]
    cards: tuple[Card, ...]
    charts: tuple[Chart | Missing, Chart | Missing]
    breakeven: TableBlock
    readers: tuple[Reader, ...]
    verdicts: tuple[Verdict, ...]
    warnings: tuple[Words, ...]
    more_warnings: int
    sections: tuple[Section, ...]
    attention_id: str = "aandacht"
    data: Mapping[str, object] = field(default_factory=dict)
    engine: str = ""

    @property
    def with_opening(self) -> tuple[Section, ...]:
        """Every section that is written by blocks; page 1 is not."""
        return self.sections


@dataclass(frozen=True)
class ComparePage:
    """Several variants on one page: what comes first as a section of its own, and further sections."""

    meta: Meta
    kicker: str
    headline: Words
    lead: tuple[Words, ...]
    opening: Section
    sections: tuple[Section, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    engine: str = ""

    @property
    def with_opening(self) -> tuple[Section, ...]:
        """Every section that is written by blocks, in reading order."""
        return self.opening, *self.sections


AnyPage = Page | ComparePage


class TextBudgetError(ValueError):
    """Texts are longer than the place they have to stand in; the message lists all of them."""


def check_budgets(page: AnyPage) -> None:
    """Refuse a page with a text that does not fit, rather than print smaller letters.

    Raises
    ------
    TextBudgetError
        with every text that is too long, its length and its budget.
    """
    problems = [
        f"{where}: {len(str(words))} characters, {budget} fit: {words}"
        for where, budget, words in _budgeted(page)
        if len(str(words)) > budget
    ]
    if problems:
        raise TextBudgetError("\n".join(problems))


def all_charts(page: AnyPage) -> list[Chart]:
    """Return every chart of the page in reading order."""
    shown = page.charts if isinstance(page, Page) else ()
    first = [chart for chart in shown if isinstance(chart, Chart)]
    return [*first, *(chart for section in page.with_opening for chart in charts_of(section))]


def charts_of(section: Section) -> list[Chart]:
    """Return every chart of a section in reading order."""
    found: list[Chart] = []
    for block in section.blocks:
        if isinstance(block, ChartBlock):
            found.append(block.chart)
        elif isinstance(block, ChartsBlock):
            found += block.charts
    return found


def _budgeted(page: AnyPage) -> list[tuple[str, int, Words]]:
    entries: list[tuple[str, int, Words]] = [("headline", HEADLINE, page.headline)]
    entries.append(("lead, all sentences", LEAD, " ".join(str(words) for words in page.lead)))
    if isinstance(page, Page):
        entries += _budgeted_page_one(page)
    for chart in all_charts(page):
        entries += [(chart.id, SECTION_CHART_TITLE, chart.title), (chart.id, CHART_SUBTITLE, chart.subtitle)]
    return entries


def _budgeted_page_one(page: Page) -> list[tuple[str, int, Words]]:
    entries: list[tuple[str, int, Words]] = []
    for card in page.cards:
        entries += [(f"card {card.key}", CARD_LABEL, card.label)]
        entries += [(f"card {card.key}", CARD_SECOND, card.second)]
    for chart in page.charts:
        entries += [("chart on page 1", CHART_TITLE, chart.title)]
    entries += [(f"reader {reader.who}", READER, reader.answer) for reader in page.readers]
    entries += [("verdict", VERDICT, verdict.text) for verdict in page.verdicts]
    return entries + [("warning", WARNING, words) for words in page.warnings]
