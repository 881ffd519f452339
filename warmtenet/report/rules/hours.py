"""Verdicts on the hourly results: what they say about the numbers of the memo, and about outages."""

from warmtenet.locale import text
from warmtenet.report.sentences import Derived, Rule

SAME_SHARE = 0.01
COLD_DROP = 0.02

HOUR_DERIVED = (
    Derived("heat_share_below_memo", "minus", ("heat_share_assumed", "heat_share_computed")),
    Derived("heat_share_apart", "abs", ("heat_share_below_memo",)),
    Derived("heat_share_cold_drop", "minus", ("heat_pump_heat_share", "heat_share_low")),
)

HOURS: dict[str, tuple[Rule, ...]] = {
    "heat_share_verdict": (
        Rule(
            "heat_share_verdict.confirmed",
            (("heat_share_apart", "<=", SAME_SHARE),),
            text(
                "Hour by hour the heat pumps deliver {heat_share_computed|percent}, which confirms the "
                "assumed {heat_share_assumed|percent}."
            ),
        ),
        Rule(
            "heat_share_verdict.lower",
            (("heat_share_below_memo", ">", 0),),
            text(
                "Hour by hour the heat pumps deliver {heat_share_computed|percent}, less than the assumed "
                "{heat_share_assumed|percent}."
            ),
        ),
        Rule(
            "heat_share_verdict.higher",
            (("heat_share_apart", "exists"),),
            text(
                "Hour by hour the heat pumps deliver {heat_share_computed|percent}, more than the assumed "
                "{heat_share_assumed|percent}."
            ),
        ),
    ),
    "cold_year_verdict": (
        Rule(
            "cold_year_verdict.lower",
            (("heat_share_cold_drop", ">", COLD_DROP), ("coldest_year", "exists")),
            text("In weather as in {coldest_year|text} it is {heat_share_low|percent}."),
        ),
    ),
    "store_verdict": (
        Rule(
            "store_verdict.enough",
            (("store_empty_years", "==", 0),),
            text("In none of {weather_years|whole} weather years in a row does the store run empty."),
        ),
        Rule(
            "store_verdict.empty",
            (("store_empty_years", ">", 0), ("store_worst_year", "exists")),
            text(
                "In {store_empty_years|whole} of {weather_years|whole} weather years in a row the store runs "
                "empty; in {store_worst_year|text} {store_worst_mwh|mwh} is lacking, during "
                "{store_worst_hours|whole} hours."
            ),
        ),
    ),
    "outage_verdict": (
        Rule(
            "outage_verdict.none",
            (("outage_cases_short", "==", 0),),
            text("In the coldest week of {weather_years|whole} weather years no outage leaves heat short."),
        ),
        Rule(
            "outage_verdict.some",
            (("outage_cases_short", ">", 0), ("outage_worst", "exists")),
            text(
                "In the coldest week at most {outage_worst_mwh|mwh} is short, during "
                "{outage_worst_hours|whole} hours: {outage_worst|text}, {outage_worst_year|text}."
            ),
        ),
    ),
}
