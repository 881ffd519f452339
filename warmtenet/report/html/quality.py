"""Section 19: what a reviewer would try on this very case, with a verdict in words."""

from collections.abc import Iterable, Iterator

from warmtenet.report.html.attention import said
from warmtenet.report.html.context import Context
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.quality import VERDICTS, Finding, State, details_of

CLASSES = {"good": "good", "attention": "attention", "bad": "bad", "untested": "muted"}


def quality_tables(ctx: Context) -> Iterator[TableBlock]:
    """Return the summary, and folded behind it the inputs without effect and the directions tried."""
    t, quality = ctx.t, ctx.extras.quality
    details = details_of(quality, ctx.result)
    note = t("Every input was moved to the ends of its range or by a tenth; a table column as a whole.")
    yield _table(ctx, t("Quality of this calculation"), t("test"), t("outcome"), quality.findings, note)
    if quality.movement.dead:
        yield _dead(ctx, [f for f in details if f.test == "dead_input"])
    directions = [f for f in details if f.test == "direction"]
    caption = t("Expected directions, tried on this case")
    yield _table(ctx, caption, t("expectation"), t("outcome"), directions, folded=True)
    if quality.movement.untested:
        yield _untested(ctx)


def _dead(ctx: Context, findings: Iterable[Finding]) -> TableBlock:
    """Put inputs with the same reason in one row."""
    t = ctx.t
    groups: dict[tuple[str, State], list[str]] = {}
    for finding in findings:
        groups.setdefault((said(finding.what, ctx), finding.verdict), []).append(said(finding.label, ctx))
    rows = (row("; ".join(names), why, _verdict(ctx, state)) for (why, state), names in groups.items())
    columns = (Column(t("input")), Column(t("reason")), Column(t("verdict")))
    return TableBlock(t("Inputs without effect in this case"), columns, tuple(rows), folded=True)


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
    return row(said(finding.label, ctx), said(finding.what, ctx), _verdict(ctx, finding.verdict))


def _verdict(ctx: Context, state: State) -> Cell:
    return Cell(said(VERDICTS[state], ctx), None, (CLASSES[state],))


def _untested(ctx: Context) -> TableBlock:
    """List them by chapter."""
    t, inputs = ctx.t, ctx.result.case.model.inputs
    chapters: dict[str, list[str]] = {}
    for name in ctx.extras.quality.movement.untested:
        chapters.setdefault(t(inputs[name].chapter.label), []).append(ctx.label(name))
    rows = tuple(row(chapter, "; ".join(names)) for chapter, names in chapters.items())
    caption = t("Inputs that ask for a new calculation")
    return TableBlock(caption, (Column(t("chapter")), Column(t("input"))), rows, folded=True, leaf=True)
