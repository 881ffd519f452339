"""Section 11: which subsidy, on which conditions, and which cap binds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.charts import Cap, subsidy_caps
from warmtenet.report.html.context import Context
from warmtenet.report.html.explain import explained
from warmtenet.report.html.rules import tell
from warmtenet.report.html.schemes import Scheme, application_date, binding_cap, caps, schemes
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, Section, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row


def subsidies(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 11."""
    t = ctx.t
    blocks: tuple[Block, ...] = (
        _schemes(ctx),
        _conditions(ctx),
        _caps(ctx),
        _eligible(ctx),
        Missing(
            t("Two lenses: own case beside the model of the scheme"),
            t("the models of the schemes are not in this model"),
        ),
        *explained(
            ctx, "wis_amount_eur", "wis_connection_amount_eur", "wis_funding_gap_eur", "wis_is_granted",
            "subsidy_sde_eur", "eia_deduction_eur",
        ),
    )  # fmt: skip
    return Section(
        "subsidies",
        11,
        t("Subsidies"),
        t("Which subsidy counts, and which cap binds?"),
        tell("answer_subsidy", facts, t) or "",
        blocks,
    )


def _schemes(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("scheme")),
        Column(t("recipient")),
        Column(t("state on {date}").format(date=application_date(ctx))),
        Column(t("binding cap")),
        Column(t("granted"), t("EUR nominal"), "right"),
        Column(t("per connection"), t("EUR nominal"), "right"),
        Column(t("stacking")),
    )
    stacking = {
        "wis": t("not with SDE++ category a.3"),
        "sde": t("category a.3 excludes WIS"),
        "eia": t("on the investment less WIS"),
    }
    rows = (*(_scheme(ctx, s, stacking[s.key]) for s in schemes(ctx)), *_for_owners(ctx))
    note = t(
        "EIA is a deduction from the taxable profit, not an amount received. ISDE and SAH: amount "
        "per dwelling."
    )
    return TableBlock(t("Schemes"), columns, rows, note)


def _for_owners(ctx: Context) -> Iterator[Row]:
    """Return the schemes that pay the owners of the buildings."""
    t = ctx.t
    outside = t("outside the cash flow of the heat company")
    for name, who, key in (
        ("ISDE", t("owner-occupier"), "isde_heat_network_eur"),
        ("SAH", t("landlord"), "sah_maximum_eur"),
    ):
        yield row(name, who, outside, t("fixed amount"), ABSENT, ctx.cell(key), ABSENT)


def _scheme(ctx: Context, scheme: Scheme, stacking: str) -> Row:
    t, connections = ctx.t, ctx.known("connections_final")
    if scheme.by_hand:
        state = Cell(t("by hand; closed since {date}").format(date=scheme.closed_since), None, ("attention",))
    elif scheme.granted:
        state = Cell(t("granted"), None, ("good",))
    else:
        state = Cell(t("not granted: {reason}").format(reason=scheme.reason), None, ("muted",))
    cap = binding_cap(ctx) if scheme.key == "wis" else ABSENT
    each = ctx.numbers.dwelling(scheme.amount / connections if connections else None)
    amount = Cell(ctx.numbers.eur(scheme.amount), scheme.amount_key)
    company = t("heat company")
    return row(scheme.name, company, state, cap, amount, Cell(each, f"{scheme.amount_key}:each"), stacking)


def _conditions(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("scheme")),
        Column(t("condition")),
        Column(t("this case"), "", "right"),
        Column(t("limit"), "", "right"),
        Column(t("met")),
    )
    return TableBlock(t("Conditions"), columns, tuple(_condition_rows(ctx)))


def _condition_rows(ctx: Context) -> Iterator[Row]:
    t = ctx.t
    for scheme in schemes(ctx):
        is_open = bool(ctx.known(f"{scheme.key}_round_open"))
        day = Cell(application_date(ctx))
        yield row(
            scheme.name, t("round open on the date of application"), day, ABSENT, _met(ctx, met=is_open)
        )
    for name, label, value, limit in (
        ("WIS", t("small individual connections"), "wis_small_connections", "wis_min_connections"),
        ("SDE++", t("COP of the heat pumps"), "cop", "sde_min_cop"),
        ("SDE++", t("power of the heat pumps"), "heat_pump_power_kw", "sde_min_power_kw"),
    ):
        met = ctx.known(value) >= ctx.known(limit) * (1 - 1e-9)
        unit = ctx.unit(limit) if ctx.declared(limit).unit == "kW" else ""
        condition = f"{label}, {unit}" if unit else label
        yield row(name, condition, _rounded(ctx, value), _rounded(ctx, limit), _met(ctx, met=met))
    free = bool(ctx.known("halogen_free"))
    yield row(
        "SDE++", t("refrigerant free of halogens"), ctx.cell("halogen_free"), t("yes"), _met(ctx, met=free)
    )


def _rounded(ctx: Context, name: str) -> Cell:
    if ctx.declared(name).unit == "number":
        return Cell(ctx.numbers.whole(ctx.number(name)), name)
    return ctx.cell(name)


def _met(ctx: Context, *, met: bool) -> Cell:
    return Cell(f"✓ {ctx.t('yes')}", None, ("good",)) if met else Cell(f"✕ {ctx.t('no')}", None, ("bad",))


def _caps(ctx: Context) -> Block:
    t, found = ctx.t, caps(ctx)
    wis = next(s for s in schemes(ctx) if s.key == "wis")
    if not any(eur for _, _, eur in found):
        return Missing(t("Caps of WIS"), t("there is nothing that WIS could pay for"))
    bars = [Cap(label, eur, key) for label, key, eur in found]
    chart = subsidy_caps("WIS", bars, ctx.known("wis_grant_eur"), t, "fig-subsidies-a")
    subtitle = t("caps in EUR mln") if wis.granted else t("caps in EUR mln; WIS is not granted in this case")
    return ChartBlock(replace(chart, subtitle=subtitle))


def _eligible(ctx: Context) -> TableBlock:
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
