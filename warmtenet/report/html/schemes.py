"""The subsidy schemes to the heat company: what is granted, why not, and which cap binds."""

from dataclasses import dataclass

from warmtenet.model.subsidies import WIS_CAPS
from warmtenet.report.html.context import Context
from warmtenet.report.sentences import Fact

CAPS = {
    "share_of_cost": "wis_share_amount_eur",
    "amount_per_connection": "wis_connection_amount_eur",
    "maximum": "wis_cap_eur",
    "funding_gap": "wis_funding_gap_eur",
}


@dataclass(frozen=True)
class Scheme:
    """A scheme: `amount` in nominal EUR over all years, `reason` why it is not granted ("" if it is)."""

    key: str
    name: str
    granted: bool
    amount: float
    amount_key: str
    reason: str
    closed_since: str = ""

    @property
    def by_hand(self) -> bool:
        """Return whether the user counts it while no round is open."""
        return bool(self.closed_since)


def schemes(ctx: Context) -> list[Scheme]:
    """Return WIS, SDE++ and EIA."""
    return [
        _scheme(ctx, "wis", "WIS", "subsidy_wis_eur"),
        _scheme(ctx, "sde", "SDE++", "subsidy_sde_eur"),
        _scheme(ctx, "eia", "EIA", "eia_deduction_eur"),
    ]


def _scheme(ctx: Context, key: str, name: str, row: str) -> Scheme:
    granted = bool(ctx.known(f"{key}_is_granted"))
    forced = granted and not ctx.known(f"{key}_round_open")
    return Scheme(
        key,
        name,
        granted,
        ctx.total(row),
        f"sum:{row}",
        "" if granted else _reason(ctx, key),
        _closed_since(ctx, key) if forced else "",
    )


def _reason(ctx: Context, key: str) -> str:
    t = ctx.t
    if str(ctx.result[f"{key}_granted"]) == "no":
        return t("left out by hand")
    if not ctx.known(f"{key}_round_open"):
        return t("no round is known to be open on {date}").format(date=application_date(ctx))
    return t("the conditions are not met")


def _closed_since(ctx: Context, key: str) -> str:
    closed = ctx.extras.round_closed.get(key)
    return ctx.numbers.date_long(closed) if closed else ctx.t("an unknown date")


def application_date(ctx: Context) -> str:
    """Return the date of application as it stands in a text."""
    return ctx.numbers.date_long(ctx.project.values["subsidy_application_date"])  # type: ignore[arg-type]


def caps(ctx: Context) -> list[tuple[str, str, float]]:
    """Return the caps of WIS as (label, key, EUR), the smallest first."""
    found = [(ctx.t(WIS_CAPS[word]), name, ctx.known(name)) for word, name in CAPS.items()]
    return sorted(found, key=lambda cap: cap[2])


def binding_cap(ctx: Context) -> str:
    """Return the label of the cap of WIS that binds."""
    return ctx.t(WIS_CAPS[str(ctx.result["wis_binding_cap"])])


def scheme_facts(ctx: Context) -> dict[str, Fact]:
    """Return the facts of the scheme that the sentences are about: the largest granted, else WIS."""
    found = schemes(ctx)
    paid = [s for s in found if s.granted and s.amount > 0 and s.key != "eia"]
    scheme = max(paid, key=lambda s: s.amount) if paid else found[0]
    facts: dict[str, Fact] = {"scheme": scheme.name, "scheme_eur": scheme.amount}
    if scheme.reason:
        facts["scheme_reason"] = scheme.reason
    if scheme.by_hand:
        facts["scheme_manual_since"] = scheme.closed_since
    if scheme.key == "wis":
        facts |= {"scheme_cap": binding_cap(ctx), "scheme_next_cap_eur": caps(ctx)[1][2]}
    return facts
