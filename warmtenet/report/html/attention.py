"""Section 17: all points of attention, worst first, with their effect in EUR."""

from collections.abc import Mapping

from warmtenet.locale import Text, text
from warmtenet.report.html.context import Context
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import squeezed
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.attention import PLACES, Attention

GROUPS = (
    ("critical", text("Critical"), "bad"),
    ("attention", text("Mind this"), "attention"),
    ("info", text("For information"), "muted"),
)


def attention(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return the section with every warning of the run."""
    t, found = ctx.t, ctx.result.warnings
    critical = sum(w.severity == "critical" for w in found)
    answer = tell("answer_attention", {**facts, "points": len(found), "critical": critical}, t)
    return Section(
        "aandacht",
        17,
        t("Points of attention"),
        t("What deserves attention before this outcome is used?"),
        answer or "",
        (_table(ctx),) if found else (),
    )


def _table(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("severity")),
        Column(t("where")),
        Column(t("what")),
        Column(t("effect on NPV"), "EUR", "right"),
        Column(t("what to do")),
    )
    rows: list[Row] = []
    for severity, label, css in GROUPS:
        members = [w for w in ctx.result.warnings if w.severity == severity]
        rows += [_row(w, t(label.message), css, ctx) for w in members]
    note = t("Effect: what the other convention or the remedy would do to the net present value, alone.")
    return TableBlock(t("Points of attention, worst first"), columns, tuple(rows), note)


def _row(warning: Attention, severity: str, css: str, ctx: Context) -> Row:
    effect = warning.effect_eur
    shown = ctx.numbers.number(effect, step=1000, signed=True)
    return row(
        Cell(severity, None, (css,)),
        where(warning, ctx),
        said(warning.what, ctx),
        Cell(shown, None if effect is None else f"effect:{said(warning.where, ctx)}"),
        said(warning.remedy, ctx) if warning.remedy else ABSENT,
    )


def where(warning: Attention, ctx: Context) -> str:
    """Return the place of a warning: the label of a quantity, or the sheet and cell of the workbook."""
    name = warning.where
    if isinstance(name, str) and name in ctx.result:
        return ctx.label(name)
    return said(PLACES.get(str(name), name), ctx)


def said(words: Text | str, ctx: Context) -> str:
    """Return a text in the language of the report, on one line."""
    return squeezed(words if isinstance(words, str) else ctx.t.render(words))
