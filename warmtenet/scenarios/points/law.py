"""Points of attention of tariffs, subsidies, taxes and decisions."""

import numpy as np

from warmtenet.locale import Amount, Text, text
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result


def _closed(scheme: str, is_open: str, word: str) -> object:
    def what(r: Result) -> Text | None:
        return when(
            not r[is_open] and r[word] == "auto",
            text(
                "{scheme}: no round is known to be open on {date}; nothing is counted.",
                scheme=scheme,
                date=_date(r),
            ),
        )

    return what


def _forced(scheme: str, is_open: str, word: str) -> object:
    def what(r: Result) -> Text | None:
        return when(
            not r[is_open] and r[word] == "yes",
            text(
                "{scheme}: counted by hand, while no round is known to be open on {date}.",
                scheme=scheme,
                date=_date(r),
            ),
        )

    return what


def _date(r: Result) -> str:
    day = r.case.project.values["subsidy_application_date"]
    return f"{day:%d-%m-%Y}"


def _wis_without_gap(r: Result) -> Text | None:
    return when(
        r["wis_is_granted"] and r["wis_funding_gap_eur"] <= 0,
        text("WIS pays a funding gap, and there is none; the grant is zero."),
    )


def _wis_and_a3(r: Result) -> Text | None:
    return when(
        r["wis_is_granted"] and r["sde_is_granted"] and r["sde_category"] == "a3",
        text("SDE++ category a.3 excludes projects with WIS; both are counted here."),
    )


def _block_connections(r: Result) -> Text | None:
    own = np.asarray(r["individual_delivery_set"]) == "no"
    return when(
        bool(own.any()),
        text("Block connections count in the eligible cost of WIS, not in its amount per connection."),
    )


def _digit_swap(r: Result) -> Text | None:
    return when(
        r["tariff_basis"] == "memo_2025",
        text("The memo's rent of the delivery set is 124.73 EUR; the maximum of ACM for 2025 is 124.37 EUR."),
    )


def _net_contribution(r: Result) -> Text | None:
    return when(
        r["bak_is_net_of_subsidy"] == "no" and r["tariff_basis"] == "memo_2025",
        text(
            "The memo calls the contribution what remains after ISDE or SAH; here it is the invoice itself."
        ),
    )


def _held_tax(r: Result) -> Text | None:
    last = max(d.from_.year for d in r.case.figures["energy_tax.electricity_1"].values)
    return when(
        r.years[-1] > last,
        text("The energy tax is known up to {year} and held at that level after it.", year=last),
    )


def _new_wacc(r: Result) -> Text | None:
    old, new = r["wacc_pre_tax"], r["wacc_acm_2026"]
    return when(
        abs(old - new) > 1e-4,
        text(
            "The WACC in use is {old}; the ACM decision for 2026-2028 gives {new}.",
            old=Amount(100 * old, 2, "%"),
            new=Amount(100 * new, 2, "%"),
        ),
    )


def _post_tax_rate(r: Result) -> Text | None:
    mixed = abs(r["discount_rate"] - r["wacc_post_tax"]) < 5e-5 and r["wacc_pre_tax"] != r["wacc_post_tax"]
    return when(
        mixed,
        text("The flow before tax is discounted at the rate after tax; the two do not belong together."),
    )


RULES: tuple[Rule, ...] = (
    Rule("new_wacc", "wacc_pre_tax", "attention", _new_wacc, text("Take the rate of the latest decision or say why not."),
         lambda r: {"discount_rate": r["wacc_acm_2026"]}),
    Rule("post_tax_rate", "discount_rate", "attention", _post_tax_rate, text("Leave the discount rate empty.")),
    Rule("wis_without_gap", "wis_grant_eur", "attention", _wis_without_gap),
    Rule("wis_and_a3", "sde_category", "critical", _wis_and_a3, text("Choose another category or leave WIS out.")),
    Rule("wis_forced", "wis_granted", "attention", _forced("WIS", "wis_round_open", "wis_granted")),  # type: ignore[arg-type]
    Rule("sde_forced", "sde_granted", "attention", _forced("SDE++", "sde_round_open", "sde_granted")),  # type: ignore[arg-type]
    Rule("eia_forced", "eia_granted", "attention", _forced("EIA", "eia_round_open", "eia_granted")),  # type: ignore[arg-type]
    Rule("wis_closed", "wis_granted", "info", _closed("WIS", "wis_round_open", "wis_granted"),  # type: ignore[arg-type]
         text("Set the date, or count the scheme by hand."), lambda _: {"wis_granted": "yes"}),
    Rule("sde_closed", "sde_granted", "info", _closed("SDE++", "sde_round_open", "sde_granted"),  # type: ignore[arg-type]
         text("Set the date, or count the scheme by hand."), lambda _: {"sde_granted": "yes"}),
    Rule("eia_closed", "eia_granted", "info", _closed("EIA", "eia_round_open", "eia_granted")),  # type: ignore[arg-type]
    Rule("block_connections", "wis_small_connections", "info", _block_connections),
    Rule("digit_swap", "delivery_set_rent_eur", "attention", _digit_swap, text("Choose ACM 2025 as the basis."),
         lambda r: {"delivery_set_rent_eur": r["acm_set_2025"]}),
    Rule("net_contribution", "bak_is_net_of_subsidy", "info", _net_contribution, None,
         lambda _: {"bak_is_net_of_subsidy": "yes"}),
    Rule("held_tax", "energy_tax_factor", "info", _held_tax),
)  # fmt: skip
