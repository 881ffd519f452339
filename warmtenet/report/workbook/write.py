"""Writes the report workbook, sheet by sheet."""

from datetime import datetime
from pathlib import Path

import xlsxwriter

from warmtenet.locale import Translator
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.calculation import write_calculations
from warmtenet.report.workbook.formats import Formats
from warmtenet.report.workbook.inputs import write_inputs
from warmtenet.report.workbook.plan import Plan
from warmtenet.scenarios.result import Result

CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # the same run gives the same file


def write_workbook(path: Path, result: Result, t: Translator, version: str) -> None:
    """Write report.xlsx: every live quantity a formula with its computed value as stored result."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as made:
        made.set_properties({"title": result.case.project.name, "created": CREATED})
        book = Book(made, result, Plan(result.case, t), Formats(made), t, version)
        write_inputs(book)
        write_calculations(book)
