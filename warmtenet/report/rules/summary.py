"""Sentences of page 1: headline, lead and the five reader rows."""

from warmtenet.locale import text
from warmtenet.report.sentences import Rule

SUMMARY: dict[str, tuple[Rule, ...]] = {
    "headline": (
        Rule(
            "headline.band",
            (("balance_abs_eur", "<", "@band_eur"),),
            text(
                "The business case nearly closes: the balance of {npv_project_eur|money} "
                "is smaller than the accuracy of the estimate."
            ),
        ),
        Rule(
            "headline.gap",
            (("npv_project_eur", "<", 0), ("subsidy_or_zero_eur", "<=", 0)),
            text("The business case does not close: there is a funding gap of {balance_abs_eur|money}."),
        ),
        Rule(
            "headline.shortfall",
            (("npv_project_eur", "<", 0),),
            text(
                "The business case does not close: after {subsidy_or_zero_eur|money} of subsidy "
                "a shortfall of {balance_abs_eur|money} remains."
            ),
        ),
        Rule(
            "headline.closes_with_subsidy",
            (("funding_gap_or_zero_eur", ">", 0), ("subsidy_or_zero_eur", ">", 0)),
            text(
                "The business case closes with {subsidy_or_zero_eur|money} of subsidy: "
                "a surplus of {balance_abs_eur|money} remains."
            ),
        ),
        Rule(
            "headline.closes",
            (("npv_project_eur", ">=", 0),),
            text("The business case closes without subsidy: the surplus is {balance_abs_eur|money}."),
        ),
    ),
    "headline_warning": (
        Rule(
            "headline_warning.grant_without_gap",
            (("npv_project_eur", ">", 0), ("funding_gap_or_zero_eur", "<=", 0), ("gap_grant_eur", ">", 0)),
            text("A gap-based grant of {gap_grant_eur|money} is counted, although there is no funding gap."),
        ),
    ),
    "lead_basis": (
        Rule(
            "lead_basis.present_value",
            (("discount_rate", "exists"),),
            text(
                "Present value in {discount_year|year} at {discount_rate|percent} "
                "({tax_basis|word}, {discount_moment|word})."
            ),
        ),
    ),
    "lead_size": (
        Rule(
            "lead_size.per_weq",
            (("balance_per_weq_eur", "exists"),),
            text("That is {balance_per_weq_eur|dwelling} per connected weq."),
        ),
    ),
    "lead_way_out": (
        Rule(
            "lead_way_out.above_legal",
            (("npv_project_eur", "<", 0), ("way_out_lever", "exists"), ("way_out_above_legal", "==", 1)),
            text(
                "The nearest way out is {way_out_lever|text}: {way_out_needed|text} instead of "
                "{way_out_now|text}, which is above the legal maximum."
            ),
        ),
        Rule(
            "lead_way_out.shortfall",
            (("npv_project_eur", "<", 0), ("way_out_lever", "exists")),
            text(
                "The nearest way out is {way_out_lever|text}: {way_out_needed|text} instead of "
                "{way_out_now|text}."
            ),
        ),
        Rule(
            "lead_way_out.none",
            (("npv_project_eur", "<", 0),),
            text("None of the levers brings the balance to zero on its own."),
        ),
        Rule(
            "lead_way_out.surplus",
            (("npv_project_eur", ">=", 0), ("way_out_lever", "exists")),
            text(
                "The surplus is gone when {way_out_lever|text} becomes {way_out_needed|text} "
                "(now {way_out_now|text})."
            ),
        ),
    ),
    "lead_monte_carlo": (
        Rule(
            "lead_monte_carlo.range",
            (("npv_p10_eur", "exists"), ("npv_p90_eur", "exists")),
            text(
                "With 80 % probability the balance lies between {npv_p10_eur|money} and {npv_p90_eur|money}."
            ),
        ),
    ),
    "reader_alderman": (
        Rule(
            "reader_alderman.shortfall_low",
            (("npv_project_eur", "<", 0), ("npv_low_eur", "exists")),
            text("Shortfall {balance_abs_eur|money}; in the low scenario {npv_low_eur|money}."),
        ),
        Rule(
            "reader_alderman.shortfall",
            (("npv_project_eur", "<", 0),),
            text("Shortfall {balance_abs_eur|money}."),
        ),
        Rule(
            "reader_alderman.surplus_low",
            (("npv_project_eur", ">=", 0), ("npv_low_eur", "exists")),
            text("Surplus {balance_abs_eur|money}; in the low scenario {npv_low_eur|money}."),
        ),
        Rule(
            "reader_alderman.surplus",
            (("npv_project_eur", ">=", 0),),
            text("Surplus {balance_abs_eur|money}."),
        ),
        Rule("reader_alderman.not_computed", (), text("Not calculated: no figures.")),
    ),
    "reader_alderman_decision": (
        Rule(
            "reader_alderman_decision.next",
            (("next_decision", "exists"),),
            text("Next decision: {next_decision|text}."),
        ),
    ),
    "reader_association": (
        Rule(
            "reader_association.equal",
            (("one_off_association_eur", "exists"), ("tenant_difference_rounded_eur", "==", 0)),
            text(
                "{one_off_association_eur|dwelling} per dwelling once; "
                "the tenant pays the same per month as with gas."
            ),
        ),
        Rule(
            "reader_association.more",
            (("one_off_association_eur", "exists"), ("tenant_difference_rounded_eur", ">", 0)),
            text(
                "{one_off_association_eur|dwelling} per dwelling once; "
                "the tenant pays {tenant_difference_abs_eur|eur} per month more than with gas."
            ),
        ),
        Rule(
            "reader_association.less",
            (("one_off_association_eur", "exists"), ("tenant_difference_rounded_eur", "<", 0)),
            text(
                "{one_off_association_eur|dwelling} per dwelling once; "
                "the tenant pays {tenant_difference_abs_eur|eur} per month less than with gas."
            ),
        ),
        Rule(
            "reader_association.once_only",
            (("one_off_association_eur", "exists"),),
            text("{one_off_association_eur|dwelling} per dwelling once."),
        ),
        Rule(
            "reader_association.reason",
            (("association_reason", "exists"),),
            text("Not calculated: {association_reason|text}."),
        ),
        Rule("reader_association.not_computed", (), text("Not calculated: no figures.")),
    ),
    "reader_financier": (
        Rule(
            "reader_financier.full",
            (("dscr_min", "exists"), ("debt_capacity_eur", "exists"), ("deepest_cash_eur", "exists")),
            text(
                "DSCR at least {dscr_min|ratio} ({dscr_min_year|year}); debt capacity at "
                "{dscr_norm|ratio} is {debt_capacity_eur|money}; deepest cash position "
                "{deepest_cash_eur|money} ({deepest_cash_year|year})."
            ),
        ),
        Rule(
            "reader_financier.dscr",
            (("dscr_min", "exists"), ("deepest_cash_eur", "exists")),
            text(
                "DSCR at least {dscr_min|ratio} ({dscr_min_year|year}); deepest cash position "
                "{deepest_cash_eur|money} ({deepest_cash_year|year})."
            ),
        ),
        Rule(
            "reader_financier.no_debt",
            (("debt_or_zero_eur", "<=", 0), ("deepest_cash_eur", "exists")),
            text(
                "No debt has been entered; DSCR does not apply. Deepest cash position "
                "{deepest_cash_eur|money} ({deepest_cash_year|year})."
            ),
        ),
        Rule(
            "reader_financier.reason",
            (("finance_reason", "exists"),),
            text("Not calculated: {finance_reason|text}."),
        ),
        Rule(
            "reader_financier.no_service",
            (("deepest_cash_eur", "exists"),),
            text(
                "No year counts for the DSCR; deepest cash position {deepest_cash_eur|money} "
                "({deepest_cash_year|year})."
            ),
        ),
        Rule("reader_financier.not_computed", (), text("Not calculated: no figures.")),
    ),
    "reader_residents": (
        Rule(
            "reader_residents.full",
            (
                ("bill_month_eur", "exists"),
                ("bill_gas_month_eur", "exists"),
                ("bill_heat_pump_month_eur", "exists"),
                ("one_off_owner_eur", "exists"),
            ),
            text(
                "Monthly cost {bill_month_eur|eur} (gas {bill_gas_month_eur|eur}, own heat pump "
                "{bill_heat_pump_month_eur|eur}); once {one_off_owner_eur|dwelling} after subsidy."
            ),
        ),
        Rule(
            "reader_residents.month",
            (("bill_month_eur", "exists"), ("bill_gas_month_eur", "exists")),
            text("Monthly cost {bill_month_eur|eur} (gas {bill_gas_month_eur|eur})."),
        ),
        Rule(
            "reader_residents.reason",
            (("bill_reason", "exists"),),
            text("Not calculated: {bill_reason|text}."),
        ),
        Rule("reader_residents.not_computed", (), text("Not calculated: no figures.")),
    ),
    "reader_subsidy": (
        Rule(
            "reader_subsidy.full",
            (
                ("scheme_eur", ">", 0),
                ("scheme_cap", "exists"),
                ("scheme_next_cap_eur", "exists"),
                ("funding_gap_scheme_eur", "exists"),
            ),
            text(
                "{scheme|text} {scheme_eur|money}: {scheme_cap|text} binds; next cap "
                "{scheme_next_cap_eur|money}; funding gap in the scheme's model "
                "{funding_gap_scheme_eur|money}."
            ),
        ),
        Rule(
            "reader_subsidy.cap",
            (("scheme_eur", ">", 0), ("scheme_cap", "exists")),
            text("{scheme|text} {scheme_eur|money}: {scheme_cap|text} binds."),
        ),
        Rule(
            "reader_subsidy.not_granted_gap",
            (("scheme", "exists"), ("scheme_reason", "exists"), ("funding_gap_scheme_eur", "exists")),
            text(
                "{scheme|text} not granted: {scheme_reason|text}; funding gap in the scheme's model "
                "{funding_gap_scheme_eur|money}."
            ),
        ),
        Rule(
            "reader_subsidy.not_granted",
            (("scheme", "exists"), ("scheme_reason", "exists")),
            text("{scheme|text} not granted: {scheme_reason|text}."),
        ),
        Rule(
            "reader_subsidy.reason",
            (("subsidy_reason", "exists"),),
            text("Not calculated: {subsidy_reason|text}."),
        ),
        Rule("reader_subsidy.not_computed", (), text("Not calculated: no figures.")),
    ),
}
