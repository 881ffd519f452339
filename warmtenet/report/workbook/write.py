"""Writes the report workbook, sheet by sheet."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from warmtenet.locale import Translator
from warmtenet.report.workbook.attention import write_attention
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.calculation import write_calculations, write_technical
from warmtenet.report.workbook.checks_sheet import check_rows, check_text, write_checks
from warmtenet.report.workbook.cover import write_cover
from warmtenet.report.workbook.formats import Formats
from warmtenet.report.workbook.glossary import write_glossary
from warmtenet.report.workbook.inputs import write_scalars
from warmtenet.report.workbook.lens_sheet import write_lenses
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.money_sheet import write_money
from warmtenet.report.workbook.plan import Plan
from warmtenet.report.workbook.plant_sheet import write_plants
from warmtenet.report.workbook.schemes import write_schemes
from warmtenet.report.workbook.sensitivity import write_sensitivity
from warmtenet.report.workbook.sources import citations, sources_of, write_sources
from warmtenet.report.workbook.statements import write_statements
from warmtenet.report.workbook.summary import write_summary
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.report.workbook.tables import write_lists, write_series, write_tables
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid

CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # the same run gives the same file
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}


AFTER_CHAPTER = {"subsidies": write_schemes, "balance": write_statements, "money": write_money}


def write_workbook(
    path: Path,
    result: Result,
    t: Translator,
    version: str,
    bars: Sequence[Bar],
    grid: Grid,
    extras: Extras,
) -> None:
    """Write report.xlsx: every live quantity a formula with its computed value as stored result.

    Parameters
    ----------
    bars, grid
        What `scenarios.sensitivity` found; shown as values, as they take many evaluations.
    extras
        What the run found beside the model: stress table, lenses and solved break-evens, as values.
    """
    plan = Plan(result.case, t)
    live = Evaluator(result, plan)
    summary = SummaryPlan(live, t)
    checks = check_rows(live, summary, t)
    cited = sources_of(result)
    with xlsxwriter.Workbook(str(path), OPTIONS) as made:
        made.set_properties({"title": result.case.project.name, "created": CREATED})
        made.set_size(2400, 1500)
        book = Book(
            made, result, plan, Formats(made, t), t, version, bars, grid, live, extras,
            check_text(checks, t), citations(cited),
        )  # fmt: skip
        write_cover(book)
        write_summary(book, summary)
        for write in (write_attention, write_scalars, write_tables, write_series):
            write(book)
        write_sources(book, cited)
        write_calculations(book, AFTER_CHAPTER)
        write_sensitivity(book)
        write_plants(book)
        write_lenses(book)
        write_checks(book, checks, summary.cards)
        for write in (write_technical, write_glossary, write_lists):
            write(book)
