"""Two lenses in section 11: the own case beside the fixed defaults of the WIS model, line by line."""

from collections.abc import Iterator

from warmtenet.report.html.context import Context
from warmtenet.report.html.values import written_exactly
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.lenses import LensLine


def lens_tables(ctx: Context) -> Iterator[TableBlock]:
    """Return the lines with their difference, and the inputs that the scheme fixes."""
    yield _lines(ctx)
    if ctx.extras.lenses.changes:
        yield _changes(ctx)


def _lines(ctx: Context) -> TableBlock:
    t, lenses = ctx.t, ctx.extras.lenses
    mln = t("EUR mln")
    columns = (
        Column(t("line, present value")),
        Column(t("own case"), mln, "right"),
        Column(t("model of the scheme"), mln, "right"),
        Column(t("difference"), mln, "right"),
        Column(t("reason: inputs that the scheme fixes")),
    )
    rows = [_line(ctx, line) for line in lenses.lines]
    own, scheme = (sum(getattr(x, name) for x in lenses.lines) for name in ("own_eur", "scheme_eur"))
    without = _amounts(ctx, own, scheme, "lens:total")
    rows.append(row(t("net present value without subsidy"), *without, "\u00a0", kind="total"))
    gaps = _amounts(ctx, lenses.own_gap_eur, lenses.scheme_gap_eur, "lens:gap")
    rows.append(row(t("funding gap (before subsidy)"), *gaps, "\u00a0", kind="total"))
    note = t(
        "The fixed values of the WIS model are assumptions (grade {grades}): the values that the scheme "
        "publishes were not found."
    ).format(grades=", ".join(lenses.grades))
    return TableBlock(t("Two lenses: own case beside the model of the scheme"), columns, tuple(rows), note)


def _line(ctx: Context, line: LensLine) -> Row:
    amounts = _amounts(ctx, line.own_eur, line.scheme_eur, f"lens:{line.name}")
    return row(ctx.t.render(line.label), *amounts, _reason(ctx, line))


def _amounts(ctx: Context, own: float, scheme: float, key: str) -> tuple[Cell, Cell, Cell]:
    values = ((own, "own"), (scheme, "scheme"), (scheme - own, "difference"))
    first, second, third = (Cell(ctx.numbers.number(eur / 1e6, 2), f"{key}:{side}") for eur, side in values)
    return first, second, third


def _reason(ctx: Context, line: LensLine) -> str:
    """Return the inputs that differ and act on the line."""
    return ctx.numbers.listing([ctx.label(name) for name in line.reasons]) or ctx.t("equal")


def _changes(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("input that the scheme fixes")),
        Column(t("own case"), "", "right"),
        Column(t("model of the scheme"), "", "right"),
        Column(t("reason")),
    )
    rows = []
    for change in ctx.extras.lenses.changes:
        unit = ctx.declared(change.name).unit
        values = (written_exactly(unit, v, t, ctx.numbers) for v in (change.own, change.scheme))
        keys = (f"change:{change.name}:own", f"change:{change.name}:scheme")
        cells = (Cell(v, k) for v, k in zip(values, keys, strict=True))
        rows.append(row(ctx.label(change.name), *cells, t.render(change.reason)))
    return TableBlock(t("Departures from the defaults of the scheme"), columns, tuple(rows))
