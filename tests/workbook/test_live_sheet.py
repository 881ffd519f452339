"""The fast worksheet gives the bytes of XlsxWriter's own, and reading leaves nothing out but emptiness."""

import zipfile

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from warmtenet.workbook.live_sheet import LiveSheet
from warmtenet.workbook.opening import open_workbook
from warmtenet.workbook.problems import Findings

VALUES = (0.0, -1.5, 1e-9, 12, "words", "", True, "#N/A")


def written(path, kind):
    """A workbook with every kind of cell, with and without a format."""
    with xlsxwriter.Workbook(path) as book:
        sheet, style = book.add_worksheet("Cells", kind), book.add_format({"bold": True})
        for row, value in enumerate(VALUES):
            for column, made in enumerate((style, None)):
                sheet.write_formula(row, column, f'=IF(A1<>"&",{row},B2)', made, value)
                sheet.write_blank(row, 2 + column, None, made)
                sheet.write(row, 4 + column, value, made)
        sheet.set_column(8, 8, 12, style)
        sheet.set_row(20, 30, style)
        sheet.write_number(20, 8, 7)
        sheet.data_validation(0, 2, 5, 2, {"validate": "list", "source": "=Cells!$E$1:$E$4"})
        rule = {"type": "formula", "criteria": "=ISBLANK($C1)", "format": style}
        sheet.conditional_format(0, 3, 5, 3, rule)
    return path


def test_the_fast_sheet_gives_the_same_bytes(tmp_path):
    made = [zipfile.ZipFile(written(tmp_path / f"{k.__name__}.xlsx", k)) for k in (Worksheet, LiveSheet)]
    part = "xl/worksheets/sheet1.xml"
    assert made[0].read(part) == made[1].read(part)
    assert made[0].read(part).count(b"<c ") == 5 * len(VALUES)


@pytest.mark.parametrize("kind", [Worksheet, LiveSheet])
def test_reading_leaves_out_only_what_is_empty(tmp_path, kind):
    path = written(tmp_path / "cells.xlsx", kind)
    found = open_workbook(path, Findings()).sheets[0]
    expected = openpyxl.load_workbook(path, data_only=True)["Cells"]
    assert len(found.grid) == expected.max_row
    for row, line in enumerate(expected.iter_rows(values_only=True)):
        here = [*found.grid[row], *[None] * len(line)][: len(line)]
        assert here == list(line)
