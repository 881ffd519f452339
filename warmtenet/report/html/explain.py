"""Behind "How calculated": the formula of a result and the values that it rests on."""

import numpy as np

from warmtenet.core.model import PREVIOUS, YEAR
from warmtenet.core.prose import formula_text
from warmtenet.core.trace import references
from warmtenet.report.html.context import Context
from warmtenet.report.page import Block, FormulaBlock
from warmtenet.report.tables import Cell, Row, row


def explained(ctx: Context, *names: str) -> tuple[Block, ...]:
    """Return a block per result that this model computes, in the order of the names."""
    return tuple(_block(ctx, name) for name in names if name in ctx.result.case.model.expressions)


def _block(ctx: Context, name: str) -> FormulaBlock:
    expression = ctx.result.case.model.expressions[name]
    used = sorted(references(expression))
    label = ctx.label(name)
    return FormulaBlock(name, label, formula_text(expression), tuple(_input(ctx, n) for n in used))


def _input(ctx: Context, reference: str) -> Row:
    t = ctx.t
    if reference == YEAR:
        return row(YEAR, t("calendar year"), t("per year"))
    known = reference in ctx.result
    name = reference if known else reference.removesuffix(PREVIOUS)
    label = ctx.label(name) if known else t("{label}, previous year").format(label=ctx.label(name))
    return row(reference, label, _value(ctx, name))


def _value(ctx: Context, name: str) -> Cell:
    t, value = ctx.t, ctx.result[name]
    per_element, yearly = ctx.result.axes(name)
    declared = ctx.declared(name)
    if not per_element and not yearly:
        shown = ctx.word(name) if isinstance(value, str) and declared.words else ctx.with_unit(name)
        return Cell(shown, name)
    if per_element:
        count = np.asarray(value).shape[0]
        return Cell(t("table, {n} rows").format(n=count))
    first, last = (ctx.joined(declared.unit, float(value[i])) for i in (0, -1))
    key = None if declared.unit == "yes/no" else f"{name}:{ctx.years[0]}"
    years = {"first": first, "from_year": ctx.years[0], "last": last, "to_year": ctx.years[-1]}
    return Cell(t("{first} ({from_year}) … {last} ({to_year})").format(**years), key)
