"""Section 12: who pays whom."""

from collections.abc import Mapping

import numpy as np

from warmtenet.model.families import PARTY_LABELS
from warmtenet.report.html.context import Array, Context
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.money_matrix import PARTIES

MILLION, THOUSAND = 1e6, 1e3
# Shades of a cell, by its share of the largest.
TINTS = ((0.5, "t3"), (0.2, "t2"), (0.05, "t1"))


def money_flows(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 12."""
    t, money = ctx.t, ctx.extras.money
    note = t(
        "Rows pay, columns receive. With the bank and the shareholder the heat company receives what it "
        "pays; without them and without profit tax its balance is the NPV before tax. Money that owners pay "
        "to others than the heat company is not in this table, except subsidies."
    )
    first = t("Money matrix, present value {year}, EUR mln excl. VAT").format(year=ctx.years[0])
    full = t("Money matrix of {year}, everybody connected, EUR 1,000 nominal").format(year=money.year)
    blocks = (
        _matrix(ctx, money.present, "matrix", first, note),
        _matrix(ctx, money.first_full_year, "first", full, ""),
        _flows(ctx),
        *explained(ctx, "owner_variable_eur", "owner_fixed_eur", "supplier_cost_eur", "energy_tax_eur"),
    )
    answer = tell("answer_money", facts, t) or ""
    return Section("geldstromen", 12, t("Money flows"), t("Who pays whom?"), answer, blocks)


def _written(ctx: Context, eur: float, kind: str) -> str:
    if kind == "matrix":
        return ctx.numbers.number(eur / MILLION, 2)
    return ctx.numbers.whole(eur / THOUSAND)


def _matrix(ctx: Context, amounts: Array, kind: str, caption: str, note: str) -> TableBlock:
    """Return parties that take part as rows, those that receive as columns, with totals and balance."""
    t = ctx.t
    active = [i for i in range(len(PARTIES)) if amounts[i].any() or amounts[:, i].any()]
    receivers = [i for i in active if amounts[:, i].any()]
    names = [t(PARTY_LABELS[p]) for p in PARTIES]
    columns = (
        Column(t("from \\ to")),
        *(Column(names[i], "", "right") for i in receivers),
        Column(t("pays"), "", "right"),
        Column(t("receives"), "", "right"),
        Column(t("balance"), "", "right"),
    )
    rows = [_party(ctx, amounts, i, receivers, kind, names[i]) for i in active]
    received = [_cell(ctx, amounts[:, i].sum(), f"{kind}::{PARTIES[i]}", kind) for i in receivers]
    total = _cell(ctx, amounts.sum(), f"{kind}::", kind)
    rows.append(row(t("total"), *received, total, total, ctx.numbers.number(0.0), kind="total"))
    wide = "geldstromen-matrix" if kind == "matrix" else "geldstromen-jaar"
    return TableBlock(caption, columns, tuple(rows), note, landscape=True, id=wide)


def _party(ctx: Context, amounts: Array, i: int, receivers: list[int], kind: str, name: str) -> Row:
    most, party = float(amounts.max()), PARTIES[i]
    cells = [
        _cell(ctx, amounts[i, j], f"{kind}:{party}:{PARTIES[j]}", kind, _tint(amounts[i, j], most))
        if amounts[i, j]
        else Cell(ABSENT)
        for j in receivers
    ]
    pays, receives = float(amounts[i].sum()), float(amounts[:, i].sum())
    return row(
        name,
        *cells,
        _cell(ctx, pays, f"{kind}:{party}:", kind),
        _cell(ctx, receives, f"{kind}::{party}", kind),
        _cell(ctx, receives - pays, f"{kind}:{party}:balance", kind),
    )


def _cell(ctx: Context, eur: float, key: str, kind: str, classes: tuple[str, ...] = ()) -> Cell:
    return Cell(_written(ctx, float(eur), kind), key, classes)


def _tint(eur: float, most: float) -> tuple[str, ...]:
    return next(((name,) for share, name in TINTS if eur >= share * most), ())


def _flows(ctx: Context) -> TableBlock:
    t, money = ctx.t, ctx.extras.money
    columns = (
        Column(t("flow")),
        Column(t("from")),
        Column(t("to")),
        Column(t("present value"), t("EUR mln"), "right"),
        Column(str(money.year), t("EUR 1,000"), "right"),
    )
    discount, full = ctx.flow("discount_factor"), ctx.years.index(money.year)
    rows = tuple(
        row(
            t.render(flow.what),
            t(PARTY_LABELS[flow.payer]),
            t(PARTY_LABELS[flow.receiver]),
            _cell(ctx, float(np.sum(flow.yearly * discount)), f"flow:{i}:pv", "matrix"),
            _cell(ctx, float(flow.yearly[full]), f"flow:{i}:{money.year}", "first"),
        )
        for i, flow in enumerate(money.flows)
    )
    return TableBlock(t("The flows behind the matrix"), columns, rows, folded=True)


def operating_sums(ctx: Context) -> tuple[float, float]:
    """Return what the heat company receives and pays as present value, without bank, shareholder and tax."""
    discount = ctx.flow("discount_factor")
    received = paid = 0.0
    for flow in ctx.extras.money.flows:
        others = {flow.payer, flow.receiver} & {"bank", "shareholder"}
        if others or flow.what.message == "profit tax":
            continue
        present = float(np.sum(flow.yearly * discount))
        received += present * (flow.receiver == "heat_company")
        paid += present * (flow.payer == "heat_company")
    return received, paid
