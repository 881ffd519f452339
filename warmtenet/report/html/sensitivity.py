"""Section 13: what if things turn out differently."""

from collections.abc import Mapping

import numpy as np

from warmtenet.report.charts import HeatMap, TornadoBar, heat_map, tornado
from warmtenet.report.html.context import Context
from warmtenet.report.html.explain import explained
from warmtenet.report.html.page_one import breakevens
from warmtenet.report.html.rules import tell
from warmtenet.report.html.sampled import range_of_outcomes
from warmtenet.report.numbers import UNIT_FORMATS
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, row

PLAIN_UNITS = {"factor": "-", "number": "count", "units": "-"}


def sensitivity(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 13."""
    t = ctx.t
    blocks: tuple[Block, ...] = (
        _tornado(ctx),
        *_maps(ctx),
        breakevens(ctx, all_levers=True),
        *range_of_outcomes(ctx),
        Missing(t("Scenarios low, base and high"), t("one scenario was calculated")),
        *explained(ctx, "break_even_tariff_eur_per_gj", "break_even_bak_eur"),
    )
    return Section(
        "gevoeligheid",
        13,
        t("Sensitivity"),
        t("Which uncertainty weighs most, and what would it take to close?"),
        tell("answer_sensitivity", facts, t) or "",
        blocks,
    )


def _tornado(ctx: Context) -> Block:
    t = ctx.t
    if not ctx.bars:
        return Missing(
            t("Sensitivity of the net present value"), t("no input with a range changes the outcome")
        )
    bars = [
        TornadoBar(ctx.label(b.name), _unit(ctx, b.name), b.low, b.high, b.at_low, b.at_high, b.name)
        for b in ctx.bars
    ]
    return ChartBlock(tornado(bars, ctx.known("npv_project_eur"), t), leaf=True)


def _unit(ctx: Context, name: str) -> str:
    unit = ctx.declared(name).unit
    return unit if unit in UNIT_FORMATS else PLAIN_UNITS.get(unit, "-")


def _maps(ctx: Context) -> tuple[Block, ...]:
    t, lcoh = ctx.t, np.asarray(ctx.grid.lcoh, float)
    if not np.isfinite(lcoh).all() or not ctx.total("heat_sold_gj"):
        return (Missing(t("Net present value by heat demand and tariff"), t("no heat is sold")),)
    npv = ChartBlock(heat_map(_grid(ctx, "npv"), t), leaf=True)
    if np.ptp(lcoh, axis=0).max() > 1e-9 * abs(lcoh).max():
        return npv, ChartBlock(heat_map(_grid(ctx, "lcoh"), t), leaf=True)
    return npv, _lcoh_row(ctx)


def _grid(ctx: Context, kind: str) -> HeatMap:
    factors = list(ctx.grid.factors)
    base = min(range(len(factors)), key=lambda i: abs(factors[i] - 1))
    tariff = ctx.known("variable_tariff_eur_per_gj") * ctx.known("variable_tariff_factor")
    tariffs = [tariff * factor for factor in factors]
    if kind == "npv":
        limit = ctx.extras.legal_tariff_eur_per_gj
        return HeatMap("npv", factors, tariffs, np.asarray(ctx.grid.npv, float).tolist(), base, base, limit)
    return HeatMap("lcoh", factors, tariffs, np.asarray(ctx.grid.lcoh, float).tolist(), base, base)


def _lcoh_row(ctx: Context) -> TableBlock:
    """The levelised cost does not depend on the tariff, so that one row says it all."""
    t, n = ctx.t, ctx.numbers
    columns = (Column(t("heat demand")), *(Column(n.percent(f, 0), "", "right") for f in ctx.grid.factors))
    values = np.asarray(ctx.grid.lcoh, float)[0]
    cells = [Cell(n.lcoh(float(v)), f"heat_map_lcoh:0:{j}") for j, v in enumerate(values)]
    note = t("The levelised cost does not depend on the tariff. EUR per GJ of the price level, excl. VAT.")
    return TableBlock(
        t("Levelised cost by heat demand, EUR/GJ"), columns, (row("LCOH", *cells),), note, leaf=True
    )
