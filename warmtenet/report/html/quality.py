"""Section 19: what a reviewer would try on this very case, with a verdict in words."""

from collections.abc import Iterable, Iterator

from warmtenet.report.html.attention import said
from warmtenet.report.html.context import Context
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.quality import VERDICTS, Finding, details_of

CLASSES = {"good": "good", "attention": "attention", "bad": "bad", "untested": "muted"}


def quality_tables(ctx: Context) -> Iterator[TableBlock]:
    """Return the summary, and folded behind it the inputs without effect and the directions tried."""
    t, quality = ctx.t, ctx.extras.quality
    details = details_of(quality, ctx.result)
    note = t("Every input was moved to the ends of its range or by a tenth; a table column as a whole.")
    yield _table(ctx, t("Quality of this calculation"), t("test"), t("outcome"), quality.findings, note)
    for test, caption, first, second in (
        ("dead_input", t("Inputs without effect in this case"), t("input"), t("reason")),
        ("direction", t("Expected directions, tried on this case"), t("expectation"), t("outcome")),
    ):
        found = [f for f in details if f.test == test]
        if found:
            yield _table(ctx, caption, first, second, found, folded=True)
    if quality.movement.untested:
        yield _untested(ctx)


def _table(
    ctx: Context,
    caption: str,
    first: str,
    second: str,
    findings: Iterable[Finding],
    note: str = "",
    *,
    folded: bool = False,
) -> TableBlock:
    columns = (Column(first), Column(second), Column(ctx.t("verdict")))
    return TableBlock(caption, columns, tuple(_row(f, ctx) for f in findings), note, folded=folded, leaf=True)


def _row(finding: Finding, ctx: Context) -> Row:
    verdict = Cell(said(VERDICTS[finding.verdict], ctx), None, (CLASSES[finding.verdict],))
    return row(said(finding.label, ctx), said(finding.what, ctx), verdict)


def _untested(ctx: Context) -> TableBlock:
    t = ctx.t
    names = ctx.extras.quality.movement.untested
    rows = tuple(row(ctx.label(name), name) for name in names)
    caption = t("Inputs that ask for a new calculation")
    return TableBlock(caption, (Column(t("input")), Column(t("key"))), rows, folded=True, leaf=True)
