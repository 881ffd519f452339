"""Two lenses in section 11: the own case beside the fixed defaults of the WIS model, line by line."""

from collections.abc import Iterator

from warmtenet.core.model import PREVIOUS
from warmtenet.report.html.context import Context
from warmtenet.report.html.values import written_exactly
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.lenses import OTHER, WIS_MODEL, LensLine


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
    ).format(grades=", ".join(_grades(ctx)))
    return TableBlock(
        t("Two lenses: own case beside the model of the scheme"), columns, tuple(rows), note, leaf=True
    )


def _grades(ctx: Context) -> list[str]:
    """Return the grades of the key figures that hold the defaults of the scheme."""
    figures, year = ctx.result.case.figures, int(ctx.known("price_level_year"))
    return sorted({figures[key].at(year).grade for _, key, _ in WIS_MODEL})


def _line(ctx: Context, line: LensLine) -> Row:
    amounts = _amounts(ctx, line.own_eur, line.scheme_eur, f"lens:{line.name}")
    return row(ctx.t.render(line.label), *amounts, _reason(ctx, line))


def _amounts(ctx: Context, own: float, scheme: float, key: str) -> tuple[Cell, Cell, Cell]:
    values = ((own, "own"), (scheme, "scheme"), (scheme - own, "difference"))
    first, second, third = (Cell(ctx.numbers.number(eur / 1e6, 2), f"{key}:{side}") for eur, side in values)
    return first, second, third


def _reason(ctx: Context, line: LensLine) -> str:
    """Return the inputs that differ and act on the line."""
    rows = {line.name, OTHER} if line.name == "management_eur" else {line.name}
    reached = _behind(ctx, {*rows, "discount_factor"})
    names = [ctx.label(c.name) for c in ctx.extras.lenses.changes if c.name in reached]
    return ctx.numbers.listing(names) or ctx.t("equal")


def _behind(ctx: Context, names: set[str]) -> set[str]:
    """Return everything that values rest on, directly or not."""
    quantities, found, todo = ctx.result.case.model.quantities, set(names), list(names)
    while todo:
        quantity = quantities.get(todo.pop())
        if quantity:
            new = {p.removesuffix(PREVIOUS) for p in quantity.parameters} - found
            found |= new
            todo += new
    return found


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
    return TableBlock(t("Departures from the defaults of the scheme"), columns, tuple(rows), leaf=True)
