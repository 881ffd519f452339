"""Section 11: which cost counts for a scheme, by chapter and by year."""

from collections.abc import Iterator

import numpy as np

from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.html.context import Array, Context
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, row


def eligible_tables(ctx: Context) -> Iterator[TableBlock]:
    """Return the eligible cost by chapter, and that of WIS by year."""
    yield _by_chapter(ctx)
    flows = {key: flow for key, flow in _wis_flows(ctx).items() if flow.any()}
    if flows:
        yield _by_year(ctx, flows)


def _wis_flows(ctx: Context) -> dict[str, Array]:
    """Return what counts for WIS per cost chapter and year, in nominal EUR."""
    chapters, shares = ctx.words("cost_chapter"), ctx.column("wis_eligible")
    items = np.asarray(ctx.result["item_capex_eur"], float).reshape(len(chapters), len(ctx.years))
    flows = {key: np.zeros(len(ctx.years)) for key in COST_CHAPTER.elements}
    for chapter, share, item in zip(chapters, shares, items, strict=True):
        flows[chapter] = flows[chapter] + share * item
    return flows


def _by_year(ctx: Context, flows: dict[str, Array]) -> TableBlock:
    t, n = ctx.t, ctx.numbers
    heads = (Column(t(COST_CHAPTER.elements[key]), "EUR", "right") for key in flows)
    columns = (Column(t("year")), *heads, Column(t("total"), "EUR", "right"))
    rows = []
    for i, year in enumerate(ctx.years):
        if any(flow[i] for flow in flows.values()):
            cells = (Cell(n.eur(float(f[i])), f"eligible:wis:{key}:{year}") for key, f in flows.items())
            rows.append(row(str(year), *cells, ctx.cell("wis_eligible_capex_eur", year=year)))
    sums = (Cell(n.eur(float(f.sum())), f"eligible:wis:{key}") for key, f in flows.items())
    rows.append(row(t("total"), *sums, ctx.cell("wis_eligible_cost_eur"), kind="total"))
    return TableBlock(t("Eligible cost for WIS by year, nominal"), columns, tuple(rows))


def _by_chapter(ctx: Context) -> TableBlock:
    t = ctx.t
    capex, chapters = ctx.column("item_capex_total_eur"), ctx.words("cost_chapter")
    shares = {name: ctx.column(f"{name}_eligible") for name in ("wis", "eia")}
    columns = (
        Column(t("chapter")),
        Column(t("investment"), t("EUR nominal"), "right"),
        Column(t("eligible for WIS"), t("EUR nominal"), "right"),
        Column(t("eligible for EIA"), t("EUR nominal"), "right"),
    )
    rows = []
    for i, (key, label) in enumerate(COST_CHAPTER.elements.items()):
        members = [n for n, chapter in enumerate(chapters) if chapter == key]
        if not sum(capex[n] for n in members):
            continue
        amounts = [
            _eligible_cell(ctx, name, key, sum(capex[n] * s[n] for n in members))
            for name, s in shares.items()
        ]
        rows.append(row(t(label), ctx.cell("chapter_capex_eur", i), *amounts))
    sums = {n: sum(c * e for c, e in zip(capex, s, strict=True)) for n, s in shares.items()}
    totals = (ctx.cell("wis_eligible_cost_eur"), Cell(ctx.numbers.eur(sums["eia"]), "eligible:eia"))
    rows.append(row(t("total"), ctx.cell("capex_total_eur"), *totals, kind="total"))
    return TableBlock(t("Eligible cost by chapter, as given per cost item"), columns, tuple(rows))


def _eligible_cell(ctx: Context, scheme: str, chapter: str, eur: float) -> Cell:
    return Cell(ctx.numbers.eur(eur), f"eligible:{scheme}:{chapter}")
