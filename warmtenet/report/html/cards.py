"""The ten cards of page 1; a figure that this model does not compute says so."""

from collections.abc import Mapping

from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import NORM_MARGIN
from warmtenet.report.html.homes import home_number, homes_of
from warmtenet.report.html.schemes import binding_cap, schemes
from warmtenet.report.html.values import Field, fitted, phrase
from warmtenet.report.page import CARD_SECOND, Card, State
from warmtenet.report.rules import BAND_SHARE
from warmtenet.report.sentences import Fact
from warmtenet.report.words import Words

Facts = Mapping[str, Fact]


def cards(ctx: Context, facts: Facts) -> tuple[Card, ...]:
    """Return the ten cards in their fixed order."""
    return (
        _balance(ctx),
        _investment(ctx),
        _irr(ctx, facts),
        _lcoh(ctx),
        _dscr(ctx, facts),
        _subsidy(ctx),
        _bill(ctx, facts),
        _one_off_owner(ctx),
        _one_off_association(ctx),
        _co2(ctx),
    )


def _second(pattern: str, **fields: Field) -> Words:
    return fitted(phrase("card", pattern, **fields), CARD_SECOND)


def _absent(label: str, second: Words, key: str, ctx: Context) -> Card:
    return Card(label, ctx.t("not calculated"), "", second, key)


def _balance(ctx: Context) -> Card:
    t, npv = ctx.t, ctx.known("npv_project_eur")
    in_band = abs(npv) < BAND_SHARE * ctx.known("pv_investment_eur")
    state: State = "attention" if in_band else "bad" if npv < 0 else "good"
    label = t("Shortfall after subsidy") if npv < 0 else t("Surplus after subsidy")
    gap = (ctx.numbers.mln(ctx.number("funding_gap_eur")), "funding_gap_eur")
    second = _second(t("funding gap before subsidy {gap} mln"), gap=gap)
    return Card(label, ctx.numbers.mln(abs(npv)), t("EUR mln"), second, "npv_project_eur", state, npv)


def _investment(ctx: Context) -> Card:
    t, weq = ctx.t, ctx.known("connected_weq_final")
    total = ctx.total("capex_eur")
    each = ctx.numbers.dwelling(total / weq if weq else None)
    second = _second(t("{each} EUR per weq · no replacement"), each=(each, "capex_per_weq"))
    return Card(t("Investment"), ctx.numbers.mln(total), t("EUR mln"), second, "sum:capex_eur", "", total)


def _irr(ctx: Context, facts: Facts) -> Card:
    t, irr, needed = ctx.t, ctx.number("irr_project"), ctx.known("discount_rate")
    is_wacc = abs(needed - ctx.known("wacc_pre_tax")) < 1e-9
    pattern = t("needed: {rate} (WACC before tax)") if is_wacc else t("needed: {rate} (discount rate)")
    second = _second(pattern, rate=(ctx.numbers.percent(needed), "discount_rate"))
    undetermined = irr is None or facts.get("irr_count") != 1
    value = t("undetermined") if undetermined else ctx.numbers.percent(irr)
    state: State = "attention" if irr is None or undetermined else "good" if irr >= needed else "bad"
    return Card(
        t("Project return (IRR)"),
        value,
        "",
        second,
        "irr_project",
        state,
        None if undetermined else irr,
        "percent",
    )


def _lcoh(ctx: Context) -> Card:
    t, cost, income = ctx.t, ctx.number("lcoh_eur_per_gj"), ctx.number("revenue_per_gj_eur")
    shown = (ctx.numbers.lcoh(income), "revenue_per_gj_eur")
    second = _second(t("income per GJ, fixed and variable: {income}"), income=shown)
    value = t("undetermined") if cost is None else ctx.numbers.lcoh(cost)
    unit = "" if cost is None else "EUR/GJ"
    return Card(t("Levelised cost of heat"), value, unit, second, "lcoh_eur_per_gj", "", cost, "lcoh")


def _dscr(ctx: Context, facts: Facts) -> Card:
    t, n = ctx.t, ctx.numbers
    lowest, norm = ctx.number("dscr_min"), ctx.number("dscr_norm")
    label = t("Lowest DSCR")
    if lowest is None:
        no_debt = not facts.get("debt_eur")
        second: Words = t("no debt entered") if no_debt else t("no year counts for the DSCR")
        return Card(label, t("not applicable"), "", second, "dscr_min", kind="ratio")
    year = f"({facts['dscr_min_year']})"
    mean = (n.ratio(ctx.number("dscr_mean")), "dscr_mean")
    if norm is None:
        second = _second(t("no norm entered · mean {mean}"), mean=mean)
        return Card(label, n.ratio(lowest), year, second, "dscr_min", "", lowest, "ratio")
    second = _second(t("norm {norm} · mean {mean}"), norm=(n.ratio(norm), "dscr_norm"), mean=mean)
    state: State = "good" if lowest >= norm - NORM_MARGIN else "bad"
    return Card(label, n.ratio(lowest), year, second, "dscr_min", state, lowest, "ratio")


def _subsidy(ctx: Context) -> Card:
    t, total = ctx.t, ctx.total("revenue_subsidy_eur")
    paid = [s for s in schemes(ctx) if s.granted and s.amount > 0 and s.key != "eia"]
    second: Words = t("no scheme granted, see section 11")
    if paid and paid[0].key == "wis":
        second = _second(t("WIS: {cap} binds"), cap=binding_cap(ctx))
    elif paid:
        second = _second(t("{scheme}, all years together"), scheme=paid[0].name)
    return Card(
        t("Subsidy included"),
        ctx.numbers.mln(total),
        t("EUR mln"),
        second,
        "sum:revenue_subsidy_eur",
        "",
        total,
    )


def _bill(ctx: Context, facts: Facts) -> Card:
    t, n, bill = ctx.t, ctx.numbers, home_number(ctx, "bill_month_eur")
    label, gas = t("Household cost per month"), home_number(ctx, "bill_gas_month_eur")
    if bill is None:
        heat = facts.get("heat_bill_month_eur")
        shown = (n.month(heat if isinstance(heat, float) else None), "heat_bill_month_eur")
        second = _second(t("heat bill only: {bill} EUR incl. VAT"), bill=shown)
        return _absent(label, second, "bill_month_eur", ctx)
    difference = None if gas is None else bill - gas
    second = _second(
        t("gas: {gas} · difference {difference}"),
        gas=(n.month(gas), "bill_gas_month_eur"),
        difference=(n.month(difference, signed=True), "bill_difference_eur"),
    )
    return Card(label, n.month(bill), t("EUR/month"), second, "bill_month_eur", "", bill, "month")


def _one_off_owner(ctx: Context) -> Card:
    t, homes = ctx.t, homes_of(ctx)
    if homes is None:
        isde = (ctx.numbers.whole(ctx.number("isde_heat_network_eur")), "isde_heat_network_eur")
        second = _second(t("before ISDE {isde} for the connection"), isde=isde)
    else:
        isde = (ctx.numbers.dwelling(ctx.number("isde_reference_eur")), "isde_reference_eur")
        comfort = homes.classes[homes.chosen]
        second = _second(t("after subsidy {isde} · comfort {comfort}"), isde=isde, comfort=comfort)
    return _one_off(t("One-off, owner-occupier"), "one_off_owner_eur", second, t("EUR"), ctx)


def _one_off_association(ctx: Context) -> Card:
    t = ctx.t
    if homes_of(ctx):
        sah = (ctx.numbers.dwelling(ctx.number("sah_reference_eur")), "sah_reference_eur")
        second = _second(t("after SAH {sah}, per dwelling"), sah=sah)
    else:
        sah = (ctx.numbers.whole(ctx.number("sah_maximum_eur")), "sah_maximum_eur")
        second = _second(t("SAH at most {sah} per dwelling"), sah=sah)
    label = t("One-off, association")
    return _one_off(label, "one_off_association_eur", second, t("EUR"), ctx)


def _one_off(label: str, key: str, second: Words, unit: str, ctx: Context) -> Card:
    value = home_number(ctx, key)
    if value is None:
        return _absent(label, second, key, ctx)
    return Card(label, ctx.numbers.dwelling(value), unit, second, key, "", value, "dwelling")


def _co2(ctx: Context) -> Card:
    t, n, saving = ctx.t, ctx.numbers, ctx.number("co2_saving_share")
    second = _second(
        t("{tonnes} t/year against gas, {year}"),
        tonnes=(n.whole(ctx.number("co2_saving_last_year_t")), "co2_saving_last_year_t"),
        year=str(ctx.years[-1]),
    )
    if saving is None or not ctx.total("co2_gas_t"):
        return _absent(t("CO₂ reduction"), second, "co2_saving_share", ctx)
    state: State = "good" if saving > 0 else "bad"
    return Card(
        t("CO₂ reduction"), n.percent(saving, 0), "", second, "co2_saving_share", state, saving, "percent0"
    )
