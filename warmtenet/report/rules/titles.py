"""Chart titles: each states only what the plotted figures say."""

from warmtenet.locale import text
from warmtenet.report.sentences import Rule

TITLES: dict[str, tuple[Rule, ...]] = {
    "title_cash_flow": (
        Rule(
            "title_cash_flow.both",
            (("payback_year", "exists"), ("payback_discounted_year", "exists")),
            text("Paid back in {payback_year|year}, with interest in {payback_discounted_year|year}"),
        ),
        Rule(
            "title_cash_flow.nominal",
            (("payback_year", "exists"),),
            text("Paid back nominally in {payback_year|year}, not with {discount_rate|percent} interest"),
        ),
        Rule(
            "title_cash_flow.never",
            (("horizon_years", "exists"),),
            text("Not paid back within {horizon_years|years}"),
        ),
        Rule("title_cash_flow.neutral", (), text("Cash flow per year")),
    ),
    "title_waterfall": (
        Rule(
            "title_waterfall.shortfall",
            (("npv_project_eur", "<", 0),),
            text("Costs exceed income by {balance_abs_eur|money}"),
        ),
        Rule(
            "title_waterfall.surplus",
            (("npv_project_eur", ">", 0),),
            text("Income exceeds costs by {balance_abs_eur|money}"),
        ),
        Rule("title_waterfall.neutral", (), text("Build-up of the net present value")),
    ),
    "title_bill": (
        Rule(
            "title_bill.more",
            (("bill_difference_rounded_eur", ">", 0),),
            text("The heat network costs {bill_difference_abs_eur|eur} per month more than gas"),
        ),
        Rule(
            "title_bill.less",
            (("bill_difference_rounded_eur", "<", 0),),
            text("The heat network costs {bill_difference_abs_eur|eur} per month less than gas"),
        ),
        Rule(
            "title_bill.equal",
            (("bill_difference_rounded_eur", "==", 0),),
            text("The heat network costs as much per month as gas"),
        ),
        Rule("title_bill.neutral", (), text("Household cost per month")),
    ),
    "title_capex": (
        Rule(
            "title_capex.largest",
            (("largest_chapter", "exists"),),
            text("{largest_chapter|text}: {largest_chapter_share|percent0} of the investment"),
        ),
        Rule("title_capex.neutral", (), text("Investment by chapter")),
    ),
    "title_capex_years": (
        Rule(
            "title_capex_years.peak",
            (("peak_capex_eur", ">", 0),),
            text("The peak is in {peak_capex_year|year}: {peak_capex_eur|money}"),
        ),
        Rule("title_capex_years.neutral", (), text("Investment per year")),
    ),
    "title_demand": (
        Rule(
            "title_demand.largest",
            (("largest_group", "exists"), ("largest_group_share", "exists")),
            text("{largest_group|text}: {largest_group_share|percent0} of the heat demand"),
        ),
        Rule("title_demand.neutral", (), text("Heat demand per group")),
    ),
    "title_tornado": (
        Rule(
            "title_tornado.always_short",
            (("npv_project_eur", "<", 0), ("sign_changers", "==", 0)),
            text("No single uncertainty closes the business case"),
        ),
        Rule(
            "title_tornado.always_closes",
            (("npv_project_eur", ">=", 0), ("sign_changers", "==", 0)),
            text("No single uncertainty makes the balance negative"),
        ),
        Rule(
            "title_tornado.changes",
            (("sign_changers", ">", 0),),
            text("{sign_changers|whole} of {bars|whole} uncertainties can turn the sign of the balance"),
        ),
        Rule("title_tornado.neutral", (), text("Sensitivity of the net present value")),
    ),
    "title_heat_map_npv": (
        Rule(
            "title_heat_map_npv.all_short",
            (("highest_eur", "<", 0),),
            text("There is a shortfall in the whole range"),
        ),
        Rule(
            "title_heat_map_npv.all_surplus",
            (("lowest_eur", ">=", 0),),
            text("There is a surplus in the whole range"),
        ),
        Rule(
            "title_heat_map_npv.from",
            (("closing_tariff_eur_per_gj", "exists"),),
            text("At the present demand the case closes from {closing_tariff_eur_per_gj|tariff}"),
        ),
        Rule(
            "title_heat_map_npv.not_at_present_demand",
            (("highest_eur", ">=", 0), ("highest_at_base_eur", "<", 0)),
            text("At the present demand no tariff in this range closes the case"),
        ),
        Rule("title_heat_map_npv.neutral", (), text("Net present value by heat demand and tariff")),
    ),
    "title_heat_map_lcoh": (
        Rule(
            "title_heat_map_lcoh.range",
            (("lowest_eur_per_gj", "<", "@highest_eur_per_gj"),),
            text("Heat costs {lowest_eur_per_gj|one} to {highest_eur_per_gj|lcoh}"),
        ),
        Rule("title_heat_map_lcoh.neutral", (), text("Levelised cost by heat demand and tariff")),
    ),
    "title_caps": (
        Rule(
            "title_caps.binds",
            (("scheme_eur", ">", 0), ("scheme_cap", "exists")),
            text("{scheme|text} is {scheme_eur|money}: {scheme_cap|text} binds"),
        ),
        Rule("title_caps.neutral", (), text("Caps of {scheme|text}")),
    ),
    "title_debt_cover": (
        Rule(
            "title_debt_cover.below",
            (("dscr_norm", "exists"), ("dscr_years_below", ">", 0)),
            text("The DSCR is below {dscr_norm|ratio} in {dscr_years_below|whole} of {dscr_years|years}"),
        ),
        Rule(
            "title_debt_cover.norm_met",
            (("dscr_norm", "exists"), ("dscr_years", ">", 0)),
            text("The DSCR is at or above {dscr_norm|ratio} in every year"),
        ),
        Rule("title_debt_cover.neutral", (), text("Cash for the debt service, and DSCR")),
    ),
    "title_lcoh": (
        Rule(
            "title_lcoh.largest",
            (("largest_part", "exists"), ("lcoh_eur_per_gj", ">", 0)),
            text("Of {lcoh_eur_per_gj|lcoh}, {largest_eur_per_gj|one} goes to the item {largest_part|text}"),
        ),
        Rule("title_lcoh.neutral", (), text("Build-up of the levelised cost of heat")),
    ),
    "title_schematic": (
        Rule(
            "title_schematic.lift",
            (("source_temperature_c", "exists"), ("supply_temperature_c", "exists"), ("cop", "exists")),
            text(
                "From {source_temperature_c|celsius} at the source to {supply_temperature_c|celsius} "
                "with a COP of {cop|ratio}"
            ),
        ),
        Rule("title_schematic.neutral", (), text("The system from source to resident")),
    ),
    "title_load_curve": (
        Rule(
            "title_load_curve.boilers",
            (("boiler_hours", ">", 0), ("curve_heat_pump_share", "exists")),
            text(
                "Heat pumps give {curve_heat_pump_share|percent} of the heat; "
                "boilers help in {boiler_hours|whole} hours"
            ),
        ),
        Rule(
            "title_load_curve.heat_pumps_only",
            (("boiler_hours", "==", 0),),
            text("Heat pumps give all heat in every hour"),
        ),
        Rule("title_load_curve.neutral", (), text("Load-duration curve")),
    ),
    "title_months_teo": (
        Rule(
            "title_months_teo.short",
            (("regeneration_hours_short", ">", 0), ("regeneration_hours_available", "exists")),
            text(
                "Charging takes {regeneration_hours|whole} hours; "
                "{regeneration_hours_available|whole} are warm enough"
            ),
        ),
        Rule(
            "title_months_teo.enough",
            (("regeneration_hours_available", "exists"), ("regeneration_hours", "exists")),
            text(
                "{regeneration_hours_available|whole} hours are warm enough for "
                "{regeneration_hours|whole} hours of charging"
            ),
        ),
        Rule("title_months_teo.neutral", (), text("Source and store per month")),
    ),
    "title_months_tea": (
        Rule(
            "title_months_tea.short",
            (("effluent_hours_short", ">", 0), ("source_availability", "exists")),
            text(
                "The effluent suffices in {source_availability|percent} of the hours; "
                "{effluent_hours_short|whole} hours are short"
            ),
        ),
        Rule(
            "title_months_tea.enough",
            (("effluent_hours_short", "==", 0),),
            text("The effluent suffices in every hour"),
        ),
        Rule("title_months_tea.neutral", (), text("Source per month")),
    ),
    "title_weather_band": (
        Rule(
            "title_weather_band.range",
            (("heat_share_low", "<", "@heat_share_high"), ("coldest_year", "exists")),
            text(
                "Over {weather_years|whole} weather years {heat_share_low|percent} to "
                "{heat_share_high|percent}, lowest {coldest_year|text}"
            ),
        ),
        Rule("title_weather_band.neutral", (), text("Heat from heat pumps per weather year")),
    ),
    "title_power_split": (
        Rule(
            "title_power_split.lowest",
            (("cheapest_power_share", "<=", "@split_low"),),
            text("Heat costs least with as few heat pumps as N-1 allows, {cheapest_power_share|percent0}"),
        ),
        Rule(
            "title_power_split.highest",
            (("cheapest_power_share", ">=", "@split_high"),),
            text("Heat costs least with the most heat pumps, {cheapest_power_share|percent0} of the power"),
        ),
        Rule(
            "title_power_split.between",
            (("cheapest_power_share", "exists"),),
            text("Heat costs least with heat pumps for {cheapest_power_share|percent0} of the power"),
        ),
        Rule("title_power_split.neutral", (), text("Another split of base load and peak")),
    ),
    "title_cop": (
        Rule(
            "title_cop.all",
            (("rows_reaching", "==", "@rows"),),
            text("Every calculation reaches the SDE++ limit of {cop_norm|one}"),
        ),
        Rule(
            "title_cop.none",
            (("rows_reaching", "==", 0),),
            text("No calculation reaches the SDE++ limit of {cop_norm|one}"),
        ),
        Rule(
            "title_cop.some",
            (("rows_reaching", ">", 0),),
            text(
                "{rows_reaching|whole} of {rows|whole} calculations reach the SDE++ limit of {cop_norm|one}"
            ),
        ),
        Rule("title_cop.neutral", (), text("COP per calculation")),
    ),
    "title_n_minus_1": (
        Rule(
            "title_n_minus_1.always",
            (("years_below", "==", 0),),
            text("Enough power in every year if the largest unit fails"),
        ),
        Rule(
            "title_n_minus_1.never",
            (("years_below", "==", "@years"),),
            text("Too little power in every year if the largest unit fails"),
        ),
        Rule(
            "title_n_minus_1.some",
            (("years_below", ">", 0),),
            text("Too little power in {years_below|whole} of {years|whole} years if a unit fails"),
        ),
        Rule("title_n_minus_1.neutral", (), text("Remaining power if the largest unit fails")),
    ),
}
