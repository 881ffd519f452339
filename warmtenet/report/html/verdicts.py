"""The six verdicts of page 1, each with a state that follows from results."""

from collections.abc import Sequence

from warmtenet.report.html.check import Check
from warmtenet.report.html.context import Context
from warmtenet.report.html.values import fitted, phrase
from warmtenet.report.page import VERDICT, State, Verdict
from warmtenet.report.words import Sentence

COP_READINGS = (
    "cop_without_exchangers",
    "cop_with_source_exchanger",
    "cop_with_both_exchangers",
    "cop_coldest_month",
)
WATER_RULES = frozenset(
    {
        "teo_delta_t_k",
        "tea_delta_t_k",
        "discharge_temperature_c",
        "infiltration_temperature_c",
        "wko_loss_mwh",
        "regeneration_hours",
        "effluent_flow_m3_per_h",
        "source_availability",
        "store_balance_by_weather_year_mwh",
        "store_short_by_weather_year_mwh",
        "store_five_years_by_weather_year_mwh",
        "teo_permit_flow_m3_per_s",
    }
)


def verdicts(ctx: Context, checks: tuple[Check, ...]) -> tuple[Verdict, ...]:
    """Return the six verdicts in their fixed order."""
    found = (
        (_unit_fails(ctx), ("n_minus_1_ok", "n_minus_1_share", "n_minus_1_share_yearly")),
        (_source_fails(ctx), ("source_outage_ok", "source_outage_share", "source_outage_share_yearly")),
        (_sde(ctx), ("cop", "halogen_free", *COP_READINGS)),
        (_grid(ctx), ("electric_power_kw", "grid_power_lacking")),
        (_water(ctx), tuple(sorted(WATER_RULES))),
        (_checks(ctx, checks), ()),
    )
    return tuple(
        Verdict(
            fitted(sentence, VERDICT), _tested(ctx, state, keys), tuple(k for k in keys if k in ctx.result)
        )
        for (sentence, state), keys in found
    )


def _tested(ctx: Context, state: State, keys: Sequence[str]) -> State:
    """Return the state, unless what it rests on waits for a simulation."""
    return "untested" if any(key in ctx.result.stale for key in keys) else state


def _unit_fails(ctx: Context) -> tuple[Sentence, State]:
    share = (ctx.numbers.percent(ctx.number("n_minus_1_share"), 0), "n_minus_1_share")
    said = phrase("verdict.n_minus_1", ctx.t("Security of supply N-1 {share}"), share=share)
    return said, _power_state(ctx, "n_minus_1_ok", "n_minus_1_share_yearly")


def _source_fails(ctx: Context) -> tuple[Sentence, State]:
    share = (ctx.numbers.percent(ctx.number("source_outage_share"), 0), "source_outage_share")
    said = phrase("verdict.source", ctx.t("Without heat pumps {share} of the power"), share=share)
    return said, _power_state(ctx, "source_outage_ok", "source_outage_share_yearly")


def _power_state(ctx: Context, ok: str, yearly: str) -> State:
    """At full size and, where fewer buildings are connected, in every year with a connection."""
    if not ctx.known("source_power_kw"):
        return "untested"
    connected = ctx.flow("peak_power_yearly_kw") > 0
    short = bool((ctx.flow(yearly)[connected] < 1 - 1e-9).any())
    if not ctx.known(ok):
        return "bad"
    return "attention" if short else "good"


def _sde(ctx: Context) -> tuple[Sentence, State]:
    t, n, cop, least = ctx.t, ctx.numbers, ctx.known("cop"), ctx.known("sde_min_cop")
    free = bool(ctx.known("halogen_free"))
    pattern = (
        t("SDE++: COP {cop} ≥ {least}, halogen-free {free}")
        if cop >= least
        else t("SDE++: COP {cop} < {least}, halogen-free {free}")
    )
    said = phrase(
        "verdict.sde",
        pattern,
        cop=(n.ratio(cop), "cop"),
        least=(n.number(least, 1), "sde_min_cop"),
        free=(t("yes") if free else t("no"), "halogen_free"),
    )
    if cop < least or not free:
        return said, "bad"
    return said, "attention" if min(ctx.known(name) for name in COP_READINGS) < least else "good"


def _grid(ctx: Context) -> tuple[Sentence, State]:
    t, power = ctx.t, (ctx.numbers.with_unit("kW", ctx.number("electric_power_kw")), "electric_power_kw")
    if not ctx.flow("grid_power_lacking").any():
        return phrase("verdict.grid", t("Grid connection {power}: available"), power=power), "good"
    year = (ctx.numbers.year(ctx.number("grid_available_year")), "grid_available_year")
    pattern = t("Grid connection {power}: not before {year}")
    return phrase("verdict.grid", pattern, power=power, year=year), "attention"


def _water(ctx: Context) -> tuple[Sentence, State]:
    name = "tea_delta_t_k" if ctx.is_tea else "teo_delta_t_k"
    t, step = ctx.t, (ctx.numbers.with_unit("K", ctx.number(name)), name)
    pattern = (
        t("Water rules (discharge \u2212{step})")
        if ctx.is_tea
        else t("Water and soil (discharge \u2212{step}, WKO)")
    )
    severities = {w.severity for w in ctx.result.warnings if str(w.where) in WATER_RULES}
    state: State = "bad" if "critical" in severities else "attention" if "attention" in severities else "good"
    return phrase("verdict.water", pattern, step=step), state


def _checks(ctx: Context, checks: tuple[Check, ...]) -> tuple[Sentence, State]:
    passed = sum(check.passes for check in checks)
    said = phrase(
        "verdict.checks",
        ctx.t("Checks: {passed} of {all} agree"),
        passed=(str(passed), "checks_passed"),
        all=(str(len(checks)), "checks"),
    )
    return said, "good" if passed == len(checks) else "bad"
