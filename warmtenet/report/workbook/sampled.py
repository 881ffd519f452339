"""The sheet with what moves the outcome, lower part: percentiles and Sobol indices of the run."""

from collections.abc import Iterable

from warmtenet.locale import Amount, Text, text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import LEAF
from warmtenet.scenarios.sample import DISTRIBUTIONS, Sample
from warmtenet.scenarios.sobol import Index
from warmtenet.workbook.words import unit_label

TITLE = text("Range of outcomes (P10, P50, P90)")
HEADS = (text("Result"), text("P10"), text("P50"), text("P90"), text("Unit"))
INDEX_TITLE = text("Part of the variance of the net present value (Sobol)")
INDEX_HEADS = (text("Input"), text("alone"), text("± alone"), text("with others"), text("± with others"))


def write_sample(book: Book, sheet: LiveSheet, at: int, sample: Sample) -> None:
    """Write the percentiles and the indices from a row on (counted from zero)."""
    said = text(
        "{n} scenarios, seed {seed}, {count} inputs: {distribution}.",
        n=Amount(sample.n),
        seed=sample.seed,
        count=len(sample.varied),
        distribution=DISTRIBUTIONS[sample.distribution],
    )
    closes = text(
        "Probability that the net present value is above zero: {probability}.",
        probability=Amount(100 * sample.closes, 1, "%"),
    )
    sheet.write_string(at, 0, book.say(TITLE), book.formats.section)
    sheet.write_string(at + 1, 0, f"{book.say(said)} {book.say(closes)}")
    _write_heads(book, sheet, at + 2, HEADS)
    for row, spread in enumerate(sample.spreads, start=at + 3):
        declared = book.result.describe(spread.name)
        values = (spread.p10, spread.p50, spread.p90)
        _write_row(book, sheet, row, declared.label, values, declared.unit)
        sheet.write_string(row, len(values) + 1, book.say(unit_label(declared.unit)), book.formats.unit)
    if sample.indices is not None:
        _write_indices(book, sheet, at + len(sample.spreads) + 4, sample.indices)


def _write_indices(book: Book, sheet: LiveSheet, at: int, indices: Iterable[Index]) -> None:
    sheet.write_string(at, 0, book.say(INDEX_TITLE), book.formats.section)
    _write_heads(book, sheet, at + 1, INDEX_HEADS)
    for row, index in enumerate(indices, start=at + 2):
        values = (index.first, index.first_confidence, index.total, index.total_confidence)
        _write_row(book, sheet, row, book.result.describe(index.name).label, values, "%")


def _write_heads(book: Book, sheet: LiveSheet, at: int, heads: Iterable[Text]) -> None:
    for column, head in enumerate(heads):
        style = book.formats.head_right if column else book.formats.head
        sheet.write_string(at, column, book.say(head), style)


def _write_row(
    book: Book, sheet: LiveSheet, row: int, label: str, values: Iterable[float | None], unit: str
) -> None:
    sheet.write_string(row, 0, book.t(label))
    style = book.formats.number(unit, bg_color=LEAF)
    for column, value in enumerate(values, start=1):
        if value is None:
            sheet.write_string(row, column, ABSENT, style)
        else:
            sheet.write_number(row, column, value, style)
