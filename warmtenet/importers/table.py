"""Text to rows of cells, and cells to numbers, whatever delimiter and decimal sign were used."""

import csv
import io
import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from warmtenet.importers.content import Content, Rows
from warmtenet.importers.problems import any_series, download_again, refuse
from warmtenet.locale import text

Floats = npt.NDArray[np.float64]

DELIMITERS = (";", "\t", "|", ",")  # in this order: a decimal comma occurs beside the first three
SAMPLE = 50  # lines that decide on the delimiter
NO_VALUE = frozenset({"", "-", "--", "na", "n/a", "nan", "null", "none", "nb", "n.b.", "#n/a", "#n/b", "#nv"})
GAP_ABOVE = 999_999_999  # Rijkswaterstaat writes 999999999 and 1e12 where there is no value
GAP_VALUES = (-999.0, -9999.0, -99999.0)  # what loggers write; impossible for what is read here


def tables(content: Content) -> tuple[Rows, ...]:
    """Return the tables of a file, one for text, one per sheet for a workbook; blank rows are left out.

    Raises
    ------
    ImportProblem
        when the text has no columns.
    """
    if content.sheets:
        return content.sheets
    lines = list(itertools.islice((line for line in content.text.split("\n") if line.strip()), SAMPLE))
    delimiter = next((d for d in DELIMITERS if 2 * sum(d in line for line in lines) >= len(lines)), None)
    if delimiter is None:
        raise refuse(content.name, text("text without columns"), any_series(), text("save it as text (.csv)"))
    try:
        read = csv.reader(io.StringIO(content.text, newline=""), delimiter=delimiter)
        rows = [[cell.strip() for cell in row] for row in read if any(row)]
    except csv.Error:
        raise refuse(
            content.name, text("quotation marks that do not close"), any_series(), download_again()
        ) from None
    return ([row for row in rows if any(row)],)


def columns(rows: Rows, width: int) -> list[tuple[str, ...]]:
    """Return the columns of rows; a short row is filled up, a long one is cut."""
    if any(len(row) != width for row in rows):
        rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    return list(zip(*rows, strict=True))


def numbers(cells: Sequence[str]) -> tuple[Floats, list[str]]:
    """Return cells as numbers, shape (cell,), NaN where there is none, and the cells that are words.

    A decimal comma and points between thousands are understood; the marks that suppliers use for
    "no value" become NaN.
    """
    wrong: list[str] = []
    try:
        values = np.array([float(cell) if cell else np.nan for cell in cells], dtype=np.float64)
    except ValueError:
        values = np.array([_number(cell, wrong) for cell in _points(cells)], dtype=np.float64)
    values[~(np.abs(values) < GAP_ABOVE) | np.isin(values, GAP_VALUES)] = np.nan
    return values, wrong


def _points(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells with a decimal point and nothing between thousands."""
    if any("," in cell for cell in cells):
        english = any(cell.rfind(".") > cell.rfind(",") >= 0 for cell in cells)
        thousands, decimal = (",", ".") if english else (".", ",")
        return [cell.replace(thousands, "").replace(decimal, ".") for cell in cells]
    return cells


def _number(cell: str, wrong: list[str]) -> float:
    try:
        return float(cell)
    except ValueError:
        if cell.lower() not in NO_VALUE:
            wrong.append(cell)
        return np.nan
