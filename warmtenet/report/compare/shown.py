"""A variant as it is shown: its short name, and what the report of one file says of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from warmtenet.locale import Translator
from warmtenet.report.html.cards import cards
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.values import shortened
from warmtenet.report.html.verdicts import verdicts
from warmtenet.report.page import Card, Verdict
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell
from warmtenet.scenarios.compare import Comparison, Variant, unique
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.sensitivity import Grid

SHORT_NAME = 24
NO_GRID = Grid((), np.zeros((0, 0)), np.zeros((0, 0)))


@dataclass(frozen=True)
class Shown:
    """One column of the page and the workbook, counted from 1."""

    number: int
    name: str
    variant: Variant
    ctx: Context
    facts: Mapping[str, Fact]
    cards: tuple[Card, ...]
    verdicts: tuple[Verdict, ...]

    def cell(self, written: str, key: str, *classes: str) -> Cell:
        """Return a cell whose data-key starts with the number of the variant: "2|npv_project_eur"."""
        return Cell(written, f"{self.number}|{key}" if key else None, classes)


def shown_variants(comparison: Comparison, t: Translator, version: str) -> tuple[Shown, ...]:
    """Return the columns in the order given."""
    names = unique([shortened(v.name, SHORT_NAME) for v in comparison.variants])
    return tuple(
        _shown(number, name, variant, t, version)
        for number, (name, variant) in enumerate(zip(names, comparison.variants, strict=True), start=1)
    )


def _shown(number: int, name: str, variant: Variant, t: Translator, version: str) -> Shown:
    ctx = Context(variant.result, (), NO_GRID, t, version, Extras(variant.result))
    facts = facts_of(ctx)
    return Shown(number, name, variant, ctx, facts, cards(ctx, facts), verdicts(ctx, checks_of(ctx)))
