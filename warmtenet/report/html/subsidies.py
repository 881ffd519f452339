"""Section 11: which subsidy, on which conditions, and which cap binds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from warmtenet.report.charts import Cap, subsidy_caps
from warmtenet.report.html.context import Context
from warmtenet.report.html.eligible import eligible_tables
from warmtenet.report.html.explain import explained
from warmtenet.report.html.home_schemes import home_rows
from warmtenet.report.html.lenses import lens_tables
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
        *_kvw_caps(ctx),
        *eligible_tables(ctx),
        *lens_tables(ctx),
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
        Column(t("basis"), "EUR", "right"),
        Column(t("caps")),
        Column(t("granted"), t("EUR nominal"), "right"),
        Column(t("per connection"), t("EUR nominal"), "right"),
        Column(t("stacking")),
    )
    stacking = {
        "wis": t("not with SDE++ category a.3"),
        "sde": t("category a.3 excludes WIS"),
        "eia": t("on the investment less WIS"),
    }
    rows = (*(_scheme(ctx, s, stacking[s.key]) for s in schemes(ctx)), *home_rows(ctx))
    note = t(
        "EIA is a deduction from the taxable profit, not an amount received. Amounts for owners are those of "
        "all dwellings that connect; per connection: the amount of one dwelling, of SAH the highest for the "
        "connection."
    )
    return TableBlock(t("Schemes"), columns, rows, note, landscape=True)


def _scheme(ctx: Context, scheme: Scheme, stacking: str) -> Row:
    t, connections = ctx.t, ctx.known("connections_final")
    each = ctx.numbers.dwelling(scheme.amount / connections if connections else None)
    amount = Cell(ctx.numbers.eur(scheme.amount), scheme.amount_key)
    bases = {"wis": ctx.cell("wis_eligible_cost_eur"), "eia": _eia_basis(ctx)}
    limits = {
        "wis": t("lowest of four; {cap} binds").format(cap=binding_cap(ctx)),
        "sde": t("full-load hours and {years} years").format(years=ctx.write("yr", ctx.known("sde_term"))),
        "eia": t("{share} of the basis").format(share=ctx.with_unit("eia_share")),
    }
    return row(
        scheme.name,
        t("heat company"),
        _scheme_state(ctx, scheme),
        bases.get(scheme.key, ABSENT),
        limits[scheme.key],
        amount,
        Cell(each, f"{scheme.amount_key}:each"),
        stacking,
    )


def _eia_basis(ctx: Context) -> Cell:
    pairs = zip(ctx.column("item_capex_total_eur"), ctx.column("eia_eligible"), strict=True)
    return Cell(ctx.numbers.eur(sum(c * e for c, e in pairs)), "eligible:eia")


def _scheme_state(ctx: Context, scheme: Scheme) -> Cell:
    t = ctx.t
    if scheme.by_hand:
        closed = t("by hand; closed since {date}").format(date=scheme.closed_since)
        return Cell(closed, None, ("attention",))
    if scheme.granted:
        return Cell(t("granted"), None, ("good",))
    if not ctx.known(f"{scheme.key}_round_open") and str(ctx.result[f"{scheme.key}_granted"]) != "no":
        return Cell(t("no round known to be open"), None, ("muted",))
    return Cell(t("not granted: {reason}").format(reason=scheme.reason), None, ("muted",))


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


def _kvw_caps(ctx: Context) -> Iterator[Block]:
    """The caps of Kansen voor West III, where it was asked for."""
    t, granted = ctx.t, ctx.known("kvw_grant_eur")
    if not granted:
        return
    share = ctx.known("kvw_share") * ctx.known("capex_total_eur")
    bars = [
        Cap(t("share of the investment"), share, "cap:kvw_share"),
        Cap(t("highest amount"), ctx.known("kvw_max_eur"), "kvw_max_eur"),
    ]
    yield ChartBlock(subsidy_caps("Kansen voor West III", bars, granted, t, "fig-subsidies-b"))
