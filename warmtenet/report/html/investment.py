"""Section 6: what it costs, by chapter, per year and per item."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.charts import Amount, Chart, Flow, capex_chapters, capex_years
from warmtenet.report.html.context import Context, capped
from warmtenet.report.html.explain import explained
from warmtenet.report.html.money import chapter_flows, role_of, with_keys
from warmtenet.report.html.rules import tell_all
from warmtenet.report.html.values import trimmed
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

STACKS = (("source",), ("plant",), ("network",), ("connection",), ("delivery_set", "meter"), ("development",))
FEWEST_YEARS = 3


def investment(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 6."""
    t = ctx.t
    section = Section("investering", 6, t("Investment and phasing"), t("What does it cost, and when?"))
    if not ctx.known("capex_total_eur"):
        return replace(section, not_computed=t("no cost item is paid by the heat company"))
    topics = ("answer_investment", "answer_accuracy")
    return replace(
        section,
        answer=tell_all(topics, {**facts, **_facts(ctx)}, t),
        blocks=(
            ChartBlock(_chapters(ctx)),
            ChartBlock(_per_year(ctx)),
            _chapter_table(ctx),
            _replacement(ctx),
            _items(ctx),
            *explained(ctx, "item_capex_eur", "residual_value_total_eur"),
        ),
    )


def _facts(ctx: Context) -> dict[str, Fact]:
    real = dict(zip(COST_CHAPTER.elements, ctx.column("chapter_real_eur"), strict=True))
    largest = max(real, key=lambda key: real[key])
    before = np.array(ctx.years) < ctx.known("delivery_start_year")
    early = float(ctx.flow("capex_eur")[before].sum()) / ctx.total("capex_eur")
    return {
        "largest_chapter": ctx.t(COST_CHAPTER.elements[largest]),
        "largest_chapter_share": real[largest] / ctx.known("capex_real_total_eur"),
        "share_before_first_heat": early or None,
    }


def _price_level(ctx: Context) -> int | None:
    """The price level that all items share; None where they differ."""
    levels = {int(v) for v in ctx.column("cost_price_level") if v == v}  # noqa: PLR0124
    return levels.pop() if len(levels) == 1 else None


def _level_words(ctx: Context) -> str:
    level = _price_level(ctx)
    return ctx.t("price level per item") if level is None else ctx.t("price level {year}").format(year=level)


def _chapters(ctx: Context) -> Chart:
    t = ctx.t
    amounts = [
        Amount(t(label), role_of(key, ctx), eur, f"chapter_real_eur:{key}")
        for (key, label), eur in zip(
            COST_CHAPTER.elements.items(), ctx.column("chapter_real_eur"), strict=True
        )
    ]
    chart = capex_chapters(amounts, int(ctx.known("price_level_year")), t)
    subtitle = t("EUR mln excl. VAT, {level}").format(level=_level_words(ctx))
    return replace(with_keys(chart, {"capex_eur": "capex_real_total_eur"}), subtitle=subtitle)


def _per_year(ctx: Context) -> Chart:
    t, flows = ctx.t, chapter_flows(ctx)
    spent = np.flatnonzero(ctx.flow("capex_eur"))
    final = np.flatnonzero(ctx.flow("new_weq"))
    last = max([*spent.tolist(), *final.tolist(), min(FEWEST_YEARS, len(ctx.years) - 1)]) + 1
    stacks = []
    for keys in STACKS:
        label = " + ".join(t(COST_CHAPTER.elements[key]) for key in keys)
        values = sum((flows[key] for key in keys), np.zeros(len(ctx.years)))
        name = "capex_eur:" + "+".join(keys)
        stacks.append(Flow(role_of(keys[0], ctx), label, values[:last].tolist(), name))
    return capex_years(ctx.years[:last], stacks, ctx.flow("connected_weq")[:last].tolist(), t)


def _chapter_table(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("chapter")),
        Column(_level_words(ctx), "EUR", "right"),
        Column(t("indexed, nominal"), "EUR", "right"),
        Column(t("per connected weq"), t("EUR nominal"), "right"),
        Column(t("share"), "", "right"),
        Column(t("lifetime"), t("years"), "right"),
        Column(t("items")),
    )
    total = ctx.known("capex_total_eur")
    rows = [_chapter_row(ctx, i, key, total) for i, key in enumerate(COST_CHAPTER.elements)]
    shown = [r for r in rows if r is not None]
    each = Cell(_each(ctx, total), "capex_per_weq")
    whole = (ctx.cell("capex_real_total_eur"), ctx.cell("capex_total_eur"), each, ctx.numbers.percent(1.0))
    shown.append(row(t("total"), *whole, ABSENT, ABSENT, kind="total"))
    return TableBlock(t("Investment by chapter"), columns, tuple(shown), _chapter_note(ctx))


def _chapter_note(ctx: Context) -> str:
    note = ctx.t(
        "Including {engineering} engineering and {contingency} contingency on first investments; replacement "
        "not included. {connections} connections, {weq} weq; per weq {per_weq} at price level. EUR excl. VAT."
    )
    return note.format(
        engineering=ctx.with_unit("engineering_share"),
        contingency=ctx.with_unit("contingency_share"),
        connections=ctx.numbers.whole(ctx.number("connections_final")),
        weq=ctx.numbers.whole(ctx.number("connected_weq_final")),
        per_weq=ctx.joined("EUR", ctx.number("capex_per_connected_weq_eur")),
    )


def _chapter_row(ctx: Context, i: int, key: str, total: float) -> Row | None:
    nominal = ctx.column("chapter_capex_eur")[i]
    chapters = ctx.words("cost_chapter")
    members = [n for n, chapter in enumerate(chapters) if chapter == key]
    if not nominal:
        return None
    lives = sorted({ctx.column("cost_lifetime")[n] for n in members})
    life = ctx.numbers.span(*(trimmed(v, 0, 1, ctx.numbers) for v in (lives[0], lives[-1])))
    return row(
        ctx.t(COST_CHAPTER.elements[key]),
        ctx.cell("chapter_real_eur", i),
        ctx.cell("chapter_capex_eur", i),
        Cell(_each(ctx, nominal), f"capex_per_weq:{key}"),
        Cell(ctx.numbers.percent(nominal / total), f"chapter_capex_eur:{key}:share"),
        Cell(life, f"cost_lifetime:{key}"),
        str(len(members)),
    )


def _each(ctx: Context, eur: float) -> str:
    weq = ctx.known("connected_weq_final")
    return ctx.numbers.dwelling(eur / weq if weq else None)


def _replacement(ctx: Context) -> Block:
    t, flow = ctx.t, ctx.flow("replacement_eur")
    years = [year for year, eur in zip(ctx.years, flow, strict=True) if eur]
    if not years:
        return Missing(
            t("Replacement per year"), t("nothing reaches the end of its lifetime within the years")
        )
    columns = (Column(t("year")), Column(t("replacement"), t("EUR nominal"), "right"))
    rows = [row(str(year), ctx.cell("replacement_eur", year=year)) for year in years]
    rows.append(
        row(t("total"), Cell(ctx.numbers.eur(float(flow.sum())), "sum:replacement_eur"), kind="total")
    )
    note = t("Residual value in {year}: {eur}.").format(
        year=ctx.years[-1], eur=ctx.joined("EUR", ctx.total("residual_value_eur"))
    )
    return TableBlock(t("Replacement per year"), columns, tuple(rows), note)


def _items(ctx: Context) -> TableBlock:
    t, names = ctx.t, ("cost_chapter", "paid_by", "item_real_total_eur", "item_capex_total_eur")
    columns = (
        Column(t("item")),
        Column(t("chapter")),
        Column(t("paid by")),
        Column(t("price level of the item"), "EUR", "right"),
        Column(t("indexed, nominal"), "EUR", "right"),
    )
    rows = [row(label, *(ctx.cell(name, i) for name in names)) for i, label in enumerate(ctx.labels("costs"))]
    note = t("Unit costs, drivers, lifetimes and origins stand in section 18.")
    return capped(TableBlock(t("Investment by item"), columns, tuple(rows), note, folded=True), ctx)
