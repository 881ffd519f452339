"""The bold answer sentence of every section."""

from warmtenet.locale import text
from warmtenet.report.sentences import Rule

SECTIONS: dict[str, tuple[Rule, ...]] = {
    "answer_scope": (
        Rule(
            "answer_scope.mixed",
            (("dwellings", "exists"), ("non_residential", ">", 0)),
            text(
                "Studied are {dwellings|dwellings} and {non_residential|buildings} ({total_weq|whole} weq); "
                "at {uptake|percent0} uptake that makes {connections|connections}."
            ),
        ),
        Rule(
            "answer_scope.dwellings",
            (("dwellings", "exists"),),
            text(
                "Studied are {dwellings|dwellings} ({total_weq|whole} weq); "
                "at {uptake|percent0} uptake that makes {connections|connections}."
            ),
        ),
    ),
    "answer_concept": (
        Rule(
            "answer_concept.with_gas",
            (("source_share", "exists"), ("gas_or_zero_share", ">", 0)),
            text(
                "{source|text} supplies {source_share|percent0} of the heat, electricity "
                "{electricity_share|percent0}, gas {gas_or_zero_share|percent}."
            ),
        ),
        Rule(
            "answer_concept.without_gas",
            (("source_share", "exists"),),
            text(
                "{source|text} supplies {source_share|percent0} of the heat, electricity "
                "{electricity_share|percent0}; no gas is used."
            ),
        ),
    ),
    "answer_demand": (
        Rule(
            "answer_demand.power",
            (("heat_demand_mwh", "exists"), ("source_power_kw", "exists")),
            text(
                "The connected buildings need {heat_demand_mwh|mwh} of heat per year; "
                "the source must be able to supply {source_power_kw|kw}."
            ),
        ),
    ),
    "answer_plant": (
        Rule(
            "answer_plant.weather_range",
            (("heat_pump_heat_share", "exists"), ("weather_years", ">", 1)),
            text(
                "With {heat_pump_power_share|percent0} of the power the heat pump supplies "
                "{heat_pump_heat_share|percent} of the heat ({heat_share_low|percent} to "
                "{heat_share_high|percent} over {weather_years|whole} weather years)."
            ),
        ),
        Rule(
            "answer_plant.plain",
            (("heat_pump_heat_share", "exists"),),
            text(
                "With {heat_pump_power_share|percent0} of the power the heat pump supplies "
                "{heat_pump_heat_share|percent} of the heat."
            ),
        ),
    ),
    "answer_investment": (
        Rule(
            "answer_investment.before_first_heat",
            (("largest_chapter", "exists"), ("share_before_first_heat", "exists")),
            text(
                "Of every euro {largest_chapter_cents|cents} goes to {largest_chapter|text}; "
                "{share_before_first_heat|percent0} is spent before the first heat is delivered."
            ),
        ),
        Rule(
            "answer_investment.largest",
            (("largest_chapter", "exists"),),
            text("Of every euro {largest_chapter_cents|cents} goes to {largest_chapter|text}."),
        ),
    ),
    "answer_accuracy": (
        Rule(
            "answer_accuracy.range",
            (("estimate_accuracy_share", ">", 0), ("accuracy_eur", "exists")),
            text(
                "The estimate is accurate to ±{estimate_accuracy_share|percent0}; the balance therefore "
                "lies between {balance_low_estimate_eur|money} and {balance_high_estimate_eur|money}."
            ),
        ),
    ),
    "answer_cash": (
        Rule(
            "answer_cash.shortfall",
            (("npv_project_eur", "<", 0), ("lcoh_eur_per_gj", "exists"), ("revenue_per_gj_eur", "exists")),
            text(
                "No: the balance is {npv_project_eur|money}. A GJ costs {lcoh_eur_per_gj|one} and yields "
                "{revenue_per_gj_eur|lcoh}."
            ),
        ),
        Rule(
            "answer_cash.shortfall_plain",
            (("npv_project_eur", "<", 0),),
            text("No: the balance is {npv_project_eur|money}."),
        ),
        Rule(
            "answer_cash.surplus",
            (("npv_project_eur", ">=", 0),),
            text("Yes: the balance is {npv_project_eur|money}."),
        ),
    ),
    "irr": (
        Rule(
            "irr.one",
            (("irr_count", "==", 1),),
            text("The internal rate of return is {irr_project|percent}."),
        ),
        Rule(
            "irr.none",
            (("irr_count", "==", 0),),
            text("The internal rate of return is undetermined: the cash flow does not change sign."),
        ),
        Rule(
            "irr.several",
            (("irr_count", ">", 1),),
            text(
                "The internal rate of return has several solutions ({irr_list|text}); "
                "use the net present value."
            ),
        ),
    ),
    "answer_finance": (
        Rule(
            "answer_finance.no_debt",
            (("debt_or_zero_eur", "<=", 0),),
            text("No debt has been entered; DSCR does not apply."),
        ),
        Rule(
            "answer_finance.below",
            (("dscr_norm", "exists"), ("dscr_years_below", ">", 0)),
            text(
                "The DSCR is below {dscr_norm|ratio} in {dscr_years_below|whole} of "
                "{dscr_years|whole} years; lowest in {dscr_min_year|year} ({dscr_min|ratio})."
            ),
        ),
        Rule(
            "answer_finance.norm_met",
            (("dscr_norm", "exists"), ("dscr_years_below", "==", 0)),
            text("The DSCR is at or above {dscr_norm|ratio} in every year."),
        ),
        Rule(
            "answer_finance.no_norm",
            (("dscr_min", "exists"),),
            text("The lowest DSCR is {dscr_min|ratio} ({dscr_min_year|year}); no norm has been entered."),
        ),
        Rule("answer_finance.no_service", (), text("No year counts for the DSCR.")),
    ),
    "answer_subsidy": (
        Rule(
            "answer_subsidy.manual",
            (("scheme_manual_since", "exists"),),
            text(
                "{scheme|text}: allowed by hand, although the scheme has been closed since "
                "{scheme_manual_since|text}."
            ),
        ),
        Rule(
            "answer_subsidy.next_cap",
            (("scheme_eur", ">", 0), ("scheme_cap", "exists"), ("scheme_next_cap_eur", "exists")),
            text(
                "{scheme|text} is {scheme_eur|money}: the cap of {scheme_cap|text} binds. "
                "Without that cap it would have been {scheme_next_cap_eur|money}."
            ),
        ),
        Rule(
            "answer_subsidy.cap",
            (("scheme_eur", ">", 0), ("scheme_cap", "exists")),
            text("{scheme|text} is {scheme_eur|money}: the cap of {scheme_cap|text} binds."),
        ),
        Rule(
            "answer_subsidy.amount",
            (("scheme_eur", ">", 0),),
            text("{scheme|text} is {scheme_eur|money}."),
        ),
        Rule(
            "answer_subsidy.not_granted",
            (("scheme", "exists"), ("scheme_reason", "exists")),
            text("{scheme|text} not granted: {scheme_reason|text}."),
        ),
        Rule("answer_subsidy.none", (), text("No subsidy has been counted.")),
    ),
    "answer_money": (
        Rule(
            "answer_money.balance",
            (("company_receives_eur", "exists"), ("company_pays_eur", "exists")),
            text(
                "The heat company receives {company_receives_eur|money} and pays "
                "{company_pays_eur|money}; the balance is the NPV."
            ),
        ),
    ),
    "answer_sensitivity": (
        Rule(
            "answer_sensitivity.largest",
            (("top_lever", "exists"),),
            text(
                "The outcome depends most on {top_lever|text}: the balance then runs from "
                "{top_low_eur|money} to {top_high_eur|money}."
            ),
        ),
    ),
    "answer_risk": (
        Rule(
            "answer_risk.largest_loss",
            (("largest_loss_eur", ">", 0),),
            text(
                "Largest loss in the scenarios calculated: {largest_loss_eur|money} "
                "({largest_loss_scenario|text})."
            ),
        ),
        Rule(
            "answer_risk.no_loss",
            (("largest_loss_eur", "exists"),),
            text("None of the scenarios calculated ends in a loss."),
        ),
    ),
    "answer_attention": (
        Rule("answer_attention.none", (("points", "==", 0),), text("No points of attention.")),
        Rule("answer_attention.one", (("points", "==", 1),), text("There is 1 point of attention.")),
        Rule(
            "answer_attention.many",
            (("points", ">", 1),),
            text("There are {points|whole} points of attention, {critical|whole} of them critical."),
        ),
    ),
    "answer_assumptions": (
        Rule(
            "answer_assumptions.tornado",
            (("assumptions", "exists"), ("assumptions_tornado_share", "exists")),
            text(
                "{assumptions|whole} of {inputs|whole} inputs are assumptions; together they make up "
                "{assumptions_tornado_share|percent0} of the width of the tornado."
            ),
        ),
        Rule(
            "answer_assumptions.count",
            (("assumptions", "exists"),),
            text("{assumptions|whole} of {inputs|whole} inputs are assumptions."),
        ),
    ),
    "answer_checks": (
        Rule(
            "answer_checks.all",
            (("checks_passed", "==", "@checks"), ("checks", ">", 0)),
            text("All {checks|whole} checks pass."),
        ),
        Rule(
            "answer_checks.some",
            (("checks_failed", ">", 0),),
            text("{checks_failed|whole} of {checks|whole} checks do not pass."),
        ),
    ),
}
