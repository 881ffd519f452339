"""The workbook while it is written: result, plan, formats and language in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

from warmtenet.locale import Text, Translator
from warmtenet.report.workbook.formats import TABS, Formats
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.plan import Plan
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid
from warmtenet.workbook.live_sheet import LiveSheet

__all__ = ["ALL_CHECKS", "Book", "Citation", "LiveSheet", "cached"]
ALL_CHECKS = "all_checks"


@dataclass(frozen=True)
class Citation:
    """A source in short and its row on the sheet with sources."""

    short: str
    row: int


@dataclass
class Book:
    """A report workbook being written.

    `check_text` is the stored value of the cell that says whether all checks close; `sources` holds
    each source in use by the way it is written.
    """

    book: xlsxwriter.Workbook
    result: Result
    plan: Plan
    formats: Formats
    t: Translator
    version: str
    bars: Sequence[Bar]
    grid: Grid
    live: Evaluator
    extras: Extras
    check_text: str = ""
    sources: dict[str, Citation] = field(default_factory=dict)

    def say(self, sentence: Text | str) -> str:
        """Return a sentence in the language of the workbook."""
        return self.t.render(sentence)

    def sheet(self, title: str, colour: str) -> LiveSheet:
        """Add a sheet with a colour of `formats.TABS`."""
        sheet: LiveSheet = self.book.add_worksheet(title, LiveSheet)
        sheet.set_tab_color(TABS[colour])
        return sheet


def cached(value: Any) -> Any:
    """Return what is stored beside a formula: a number (never -0), a word, "" for what is missing."""
    if isinstance(value, str):
        return value
    return "" if value is None or value != value else float(value) + 0.0  # noqa: PLR0124  # not-a-number
