"""Section 13c: the range of outcomes over all inputs at once, and which input carries it."""

from collections.abc import Iterator

from warmtenet.report.html.context import Context
from warmtenet.report.html.values import unit_name
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, Missing, TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.sample import DISTRIBUTIONS, Sample, Spread
from warmtenet.scenarios.sobol import Index, is_available

MOST_INDICES = 12
PARTS = ("p10", "p50", "p90")


def range_of_outcomes(ctx: Context) -> Iterator[Block]:
    """Return the percentiles and the Sobol indices, or how to get them."""
    t, sample = ctx.t, ctx.extras.sample
    title = t("Range of outcomes (P10, P50, P90)")
    if sample is None:
        yield Missing(title, t("no Monte Carlo was run; add --sample 1000 to warmtenet run"))
        return
    yield _percentiles(ctx, sample, title)
    if sample.indices is None:
        reason = t("the net present value is the same in every scenario")
        if not is_available():
            reason = t('SALib is not installed: pip install "warmtenet[sensitivity]"')
        yield Missing(t("Which input carries the spread of the net present value"), reason)
    else:
        yield _indices(ctx, sample, sample.indices)


def _percentiles(ctx: Context, sample: Sample, title: str) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("result")),
        Column(t("unit")),
        *(Column(part.upper(), "", "right") for part in PARTS),
        Column(t("this calculation"), "", "right"),
        Column(t("without value"), "", "right"),
    )
    rows = tuple(_spread(ctx, spread) for spread in sample.spreads)
    note = t(
        "{n} scenarios, seed {seed}; {count} inputs drawn independently over their range, {distribution}. "
        "Probability that the net present value is above zero: {probability}."
    ).format(
        n=ctx.numbers.whole(sample.n),
        seed=sample.seed,
        count=len(sample.varied),
        distribution=t.render(DISTRIBUTIONS[sample.distribution]),
        probability=ctx.numbers.percent(sample.closes),
    )
    if sample.left_out:
        names = ctx.numbers.listing([ctx.label(name) for name in sample.left_out])
        note += " " + t("Not drawn, because they ask for a new calculation: {names}.").format(names=names)
    return TableBlock(title, columns, rows, note, leaf=True)


def _spread(ctx: Context, spread: Spread) -> Row:
    unit = ctx.declared(spread.name).unit
    cells = [Cell(ctx.write(unit, getattr(spread, part)), f"sample:{spread.name}:{part}") for part in PARTS]
    return row(
        ctx.label(spread.name),
        unit_name(unit, ctx.t, ctx.numbers) or ABSENT,
        *cells,
        Cell(_written(ctx, unit, ctx.number(spread.name)), spread.name),
        Cell(ctx.numbers.whole(spread.missing), f"sample:{spread.name}:missing"),
    )


def _written(ctx: Context, unit: str, value: float | None) -> str:
    if unit == "factor":
        return ctx.numbers.ratio(value)
    return ctx.numbers.lcoh(value) if unit == "EUR/GJ" else ctx.write(unit, value)


def _indices(ctx: Context, sample: Sample, indices: tuple[Index, ...]) -> TableBlock:
    t, percent = ctx.t, ctx.numbers.percent
    heads = (t("alone"), "±", t("with others"), "±")
    columns = (Column(t("input")), *(Column(head, "", "right") for head in heads))
    rows = tuple(
        row(
            ctx.label(index.name),
            Cell(percent(index.first), f"sobol:{index.name}:first"),
            percent(index.first_confidence),
            Cell(percent(index.total), f"sobol:{index.name}:total"),
            percent(index.total_confidence),
        )
        for index in indices[:MOST_INDICES]
    )
    note = t(
        "Sobol indices: part of the variance of the net present value, with half the width of the 95 % "
        "interval; base sample of {base}."
    ).format(base=ctx.numbers.whole(sample.sobol_base))
    return TableBlock(
        t("Which input carries the spread of the net present value"), columns, rows, note, leaf=True
    )
