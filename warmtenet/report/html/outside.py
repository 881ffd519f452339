"""Section 18: the outside files in use, and what was read from them."""

from collections.abc import Iterator

from warmtenet.locale import Amount
from warmtenet.report.html.context import Context
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, TableBlock, TextBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.workbook.project import OutsideFile, SeriesRead

HASH_SHOWN = 12


def outside_files(ctx: Context) -> Iterator[Block]:
    """Yield which files were read, the year of each series that the hours use, and what is odd about them."""
    files = ctx.project.files
    if not files:
        return
    t = ctx.t
    columns = (
        Column(t("input")),
        Column(t("file")),
        Column(t("kind")),
        Column(t("rows"), "", "right"),
        Column(t("period")),
        Column(t("time zone")),
        Column(t("fingerprint")),
    )
    rows = tuple(_file(ctx, name, file) for name, file in files.items())
    yield TableBlock(t("Files read beside the workbook"), columns, rows)
    series = tuple(_series(ctx, file, read) for file in files.values() for read in file.series)
    if series:
        yield _series_table(ctx, series)
    for file in files.values():
        said = " ".join(_sentence(t.render(remark)) for remark in file.remarks)
        if said:
            yield TextBlock(f"{file.name}: {said}")


def _sentence(said: str) -> str:
    return said if said.endswith((".", "?")) else f"{said}."


def _file(ctx: Context, name: str, file: OutsideFile) -> Row:
    t = ctx.t
    period = ctx.numbers.span(*(moment[:10] for moment in file.period)) if any(file.period) else ABSENT
    rows = Cell(t.amount(Amount(file.rows)))
    return row(
        ctx.label(name), file.name, t.render(file.kind), rows, period, file.time_zone or ABSENT,
        file.sha256[:HASH_SHOWN],
    )  # fmt: skip


def _series_table(ctx: Context, rows: tuple[Row, ...]) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("file")),
        Column(t("column")),
        Column(t("year")),
        Column(t("hours"), "", "right"),
        Column(t("filled"), "h", "right"),
        Column(t("longest gap"), "h", "right"),
        Column(t("least"), "", "right"),
        Column(t("mean"), "", "right"),
        Column(t("most"), "", "right"),
        Column(t("unit")),
    )
    note = t(
        "Hours without a value are filled by a straight line between their neighbours; a leap year keeps its "
        "day."
    )
    return TableBlock(t("Series that the hours use"), columns, rows, note)


def _series(ctx: Context, file: OutsideFile, read: SeriesRead) -> Row:
    t = ctx.t
    counts = (Cell(t.amount(Amount(n))) for n in (read.hours, read.missing_h, read.longest_gap_h))
    values = (Cell(t.amount(Amount(v, 1))) for v in (read.least, read.mean, read.most))
    return row(
        file.name, read.name, str(read.year), *counts, *values, "°C" if read.unit == "C" else read.unit
    )
