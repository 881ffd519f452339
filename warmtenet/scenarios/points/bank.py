"""Points of attention of loans, equity and regulated tariffs."""

import numpy as np

from warmtenet.locale import Amount, Text, text
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result

WCW_YEAR = 2027


def _dscr_low(r: Result) -> Text | None:
    lowest, norm = r["dscr_min"], r["dscr_norm"]
    return when(
        lowest is not None and norm is not None and lowest < norm,
        text(
            "The DSCR falls to {lowest}, below the {norm} that is asked.",
            lowest=Amount(lowest or 0, 2),
            norm=Amount(norm or 0, 2),
        ),
    )


def _debt_not_served(r: Result) -> Text | None:
    lowest = r["dscr_min"]
    return when(
        lowest is not None and lowest < 1,
        text(
            "In the worst year the operation brings in {share} of the debt service.",
            share=Amount(100 * (lowest or 0), 0, "%"),
        ),
    )


def _no_debt(r: Result) -> Text | None:
    return when(r["dscr_min"] is None, text("No year has debt service that counts, so there is no DSCR."))


def _no_norm(r: Result) -> Text | None:
    return when(
        r["dscr_norm"] is None,
        text("No DSCR is asked for, so the loan that would fit is not determined."),
    )


def _no_capacity(r: Result) -> Text | None:
    return when(
        r["dscr_norm"] is not None and r["debt_capacity_eur"] is None,
        text("Without loans there are no years over which a loan can be sized."),
    )


def _no_equity_return(r: Result) -> Text | None:
    return when(
        r["irr_equity"] is None, text("The return on equity is not determined: the flows do not change sign.")
    )


def _no_return_after_tax(r: Result) -> Text | None:
    return when(
        r["irr_post_tax"] is None,
        text("The project return after tax is not determined: the flows do not change sign."),
    )


def _is_regulated(r: Result) -> bool:
    return bool(np.any(r["is_cost_based"]) or np.any(r["is_allowed_revenue"]))


def _wis_in_tariffs(r: Result) -> Text | None:
    return when(
        _is_regulated(r) and r["wis_is_granted"],
        text("WIS is not deducted from the regulated assets, so cost-based tariffs come out too high."),
    )


def _no_scale(r: Result) -> Text | None:
    zero = (
        np.asarray(r["is_allowed_revenue"])
        * np.asarray(r["allowed_revenue_eur"])
        * (np.asarray(r["revenue_at_maximum_eur"]) == 0)
    )
    return when(
        bool(np.any((zero > 0) & (np.asarray(r["heat_sold_gj"]) > 0))),
        text("Allowed revenue scales the maximum tariffs, and these are zero; no heat revenue is counted."),
    )


def _wcw(r: Result) -> Text | None:
    return when(
        r.years[-1] >= WCW_YEAR and not _is_regulated(r),
        text("From 2027 the Wcw sets tariffs in phases; here the indexed maximum goes on in all years."),
    )


def _grants_above_cost(r: Result) -> Text | None:
    together = r["wis_grant_eur"] + r["other_grants_eur"]
    return when(
        together > r["capex_total_eur"],
        text("Investment grants of EUR {grants} exceed the investment.", grants=Amount(together)),
    )


RULES: tuple[Rule, ...] = (
    Rule("grants_above_cost", "other_grants_eur", "critical", _grants_above_cost, text("Check which grants go together.")),
    Rule("dscr_low", "dscr_min", "attention", _dscr_low, text("Lower the gearing, stretch the loans or raise the grants.")),
    Rule("debt_not_served", "dscr", "attention", _debt_not_served, text("The shareholder has to pay in; look at the gearing.")),
    Rule("wis_in_tariffs", "regulated_assets_eur", "attention", _wis_in_tariffs),
    Rule("no_scale", "allowed_scale", "attention", _no_scale, text("Give a tariff, or a discount below 100 %.")),
    Rule("wcw", "cost_based_from_year", "info", _wcw, text("Choose the phases of the Wcw to see their effect.")),
    Rule("no_debt", "dscr_min", "info", _no_debt),
    Rule("no_norm", "debt_capacity_eur", "info", _no_norm),
    Rule("no_capacity", "debt_capacity_eur", "info", _no_capacity),
    Rule("no_equity_return", "irr_equity", "info", _no_equity_return),
    Rule("no_return_after_tax", "irr_post_tax", "info", _no_return_after_tax),
)  # fmt: skip
