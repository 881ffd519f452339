"""Writes compare.xlsx."""

from pathlib import Path

import xlsxwriter

from warmtenet.report.compare.book import CLOSES, COMPARISON, CompareBook
from warmtenet.report.compare.comparison_sheet import write_comparison
from warmtenet.report.compare.sheets import (
    write_cash,
    write_files,
    write_inputs,
    write_points,
    write_verdicts,
)
from warmtenet.report.compare.view import View
from warmtenet.report.workbook.formats import Formats
from warmtenet.report.workbook.write import CREATED, OPTIONS

CHECK_ROW = 2


def write_compare_workbook(path: Path, view: View) -> None:
    """Write the figures side by side, the bridges and what lies behind them."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as made:
        made.set_properties({"title": " · ".join(s.name for s in view.shown), "created": CREATED})
        made.set_size(2400, 1500)
        book = CompareBook(made, view, Formats(made, view.t))
        sheets = (write_comparison, write_inputs, write_cash, write_verdicts, write_points, write_files)
        for write in sheets:
            write(book)
        _write_master_check(book)


def _write_master_check(book: CompareBook) -> None:
    """Write on the first sheet whether all checks close."""
    t = book.t
    good = t.render(CLOSES)
    failed = f"{len(book.checks)}" + "".join(f'-({cell}="{good}")' for cell in book.checks)
    many = t("{n} checks do not close").replace("{n} ", "")
    formula = f'=IF({failed}=0,"{t("All checks close")}",({failed})&" {many}")'
    sheet = book.book.get_worksheet_by_name(book.title(COMPARISON))
    sheet.write_formula(CHECK_ROW, 0, formula, book.formats.heading, t("All checks close"))
