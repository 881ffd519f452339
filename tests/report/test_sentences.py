"""Every branch of every sentence, at, just above and just below its threshold."""

import re

import pytest

from warmtenet.locale import text, translator
from warmtenet.report.rules import BOOK, WORDS, say, say_all
from warmtenet.report.sentences import (
    _WRITE,
    Book,
    Derived,
    Rule,
    choose,
    declarations,
    holds,
    with_derived,
    write,
)

EN = translator("en")
INVESTMENT = 30e6
BAND = 0.02 * INVESTMENT


def chosen(topic, **facts):
    rule = choose(topic, facts, BOOK)
    return rule.id.split(".")[1] if rule else None


@pytest.mark.parametrize(
    ("npv", "subsidy", "gap", "expected"),
    [
        (-BAND + 1, 0, 5e6, "band"),
        (BAND - 1, 4e6, 3e6, "band"),
        (0, 0, 0, "band"),
        (-BAND, 0, BAND, "gap"),
        (-BAND - 1, None, BAND, "gap"),
        (-BAND - 1, 0, BAND, "gap"),
        (-BAND, 1, BAND, "shortfall"),
        (-12e6, 4e6, 16e6, "shortfall"),
        (BAND, 4e6, 3e6, "closes_with_subsidy"),
        (BAND, 4e6, 1, "closes_with_subsidy"),
        (BAND, 4e6, 0, "closes"),
        (BAND, 0, 0, "closes"),
        (BAND, None, None, "closes"),
    ],
)
def test_headline(npv, subsidy, gap, expected):
    facts = {"npv_project_eur": npv, "subsidy_eur": subsidy, "funding_gap_eur": gap}
    assert chosen("headline", investment_pv_eur=INVESTMENT, **facts) == expected


def test_headline_without_investment_still_speaks():
    assert chosen("headline", npv_project_eur=-1.0) == "gap"
    assert chosen("headline") is None


@pytest.mark.parametrize(
    ("topic", "sign"), [("title_bill", 1), ("answer_bill", 1), ("reader_association", 0)]
)
@pytest.mark.parametrize(
    ("difference", "expected"),
    [(0.49, "equal"), (0.5, "more"), (19, "more"), (-0.49, "equal"), (-0.5, "less"), (0, "equal")],
)
def test_more_less_or_equal_below_the_rounding_step(topic, sign, difference, expected):
    facts = {
        "bill_month_eur": 150 + difference,
        "bill_gas_month_eur": 150,
        "tenant_difference_month_eur": difference,
        "one_off_association_eur": 7_000,
    }
    assert chosen(topic, **facts) == expected


HOURS = {"regeneration_hours": 2500, "regeneration_hours_available": 2400}
BAND = {"heat_share_high": 0.97, "coldest_year": "De Bilt 2010", "weather_years": 17}
SHARES = {"heat_share_computed": 0.99, "heat_share_assumed": 0.98}
PLANTS = {"plants": 4, "plants_safe": 2}
SPLIT = {"split_low": 0.2, "split_high": 1.0}
CASES = [
    (
        "headline_warning",
        {"npv_project_eur": 1, "funding_gap_eur": 0, "gap_grant_eur": 1},
        "grant_without_gap",
    ),
    ("headline_warning", {"npv_project_eur": 1, "funding_gap_eur": 1, "gap_grant_eur": 1}, None),
    ("headline_warning", {"npv_project_eur": 0, "funding_gap_eur": 0, "gap_grant_eur": 1}, None),
    ("headline_warning", {"npv_project_eur": 1, "funding_gap_eur": 0, "gap_grant_eur": 0}, None),
    ("lead_basis", {"discount_rate": 0.05}, "present_value"),
    ("lead_basis", {}, None),
    ("lead_size", {"npv_project_eur": -1e6, "connected_weq": 10}, "per_weq"),
    ("lead_size", {"npv_project_eur": -1e6, "connections": 0}, None),
    ("lead_way_out", {"npv_project_eur": -1}, "none"),
    ("lead_way_out", {"npv_project_eur": -1, "way_out_lever": "x"}, "shortfall"),
    ("lead_way_out", {"npv_project_eur": -1, "way_out_lever": "x", "way_out_above_legal": 1}, "above_legal"),
    ("lead_way_out", {"npv_project_eur": -1, "way_out_lever": "x", "way_out_above_legal": 0}, "shortfall"),
    ("lead_way_out", {"npv_project_eur": 0, "way_out_lever": "x", "way_out_above_legal": 1}, "surplus"),
    ("lead_way_out", {"npv_project_eur": 0}, None),
    ("lead_monte_carlo", {"npv_p10_eur": -2, "npv_p90_eur": 1}, "range"),
    ("lead_monte_carlo", {"npv_p10_eur": -2}, None),
    ("reader_alderman", {"npv_project_eur": -1, "npv_low_eur": -2}, "shortfall_low"),
    ("reader_alderman", {"npv_project_eur": -1}, "shortfall"),
    ("reader_alderman", {"npv_project_eur": 0, "npv_low_eur": -2}, "surplus_low"),
    ("reader_alderman", {"npv_project_eur": 1}, "surplus"),
    ("reader_alderman", {}, "not_computed"),
    ("reader_alderman_decision", {"next_decision": "x"}, "next"),
    ("reader_alderman_decision", {}, None),
    ("reader_association", {"one_off_association_eur": 1}, "once_only"),
    ("reader_association", {"association_reason": "x"}, "reason"),
    ("reader_association", {}, "not_computed"),
    ("reader_financier", {"dscr_min": 1, "debt_capacity_eur": 1, "deepest_cash_eur": -1}, "full"),
    ("reader_financier", {"dscr_min": 1, "deepest_cash_eur": -1}, "dscr"),
    ("reader_financier", {"deepest_cash_eur": -1}, "no_debt"),
    ("reader_financier", {"deepest_cash_eur": -1, "debt_eur": 1, "finance_reason": "x"}, "reason"),
    ("reader_financier", {"deepest_cash_eur": -1, "debt_eur": 1}, "no_service"),
    ("reader_financier", {"debt_eur": 1}, "not_computed"),
    ("reader_residents", {"bill_month_eur": 1, "bill_gas_month_eur": 1}, "month"),
    (
        "reader_residents",
        {"bill_month_eur": 1, "bill_gas_month_eur": 1, "bill_heat_pump_month_eur": 1, "one_off_owner_eur": 0},
        "full",
    ),
    ("reader_residents", {"bill_reason": "x"}, "reason"),
    ("reader_residents", {}, "not_computed"),
    (
        "reader_subsidy",
        {"scheme_eur": 1, "scheme_cap": "x", "scheme_next_cap_eur": 1, "funding_gap_scheme_eur": 1},
        "full",
    ),
    (
        "reader_subsidy",
        {"scheme": "WIS", "scheme_reason": "x", "funding_gap_scheme_eur": 0},
        "not_granted_gap",
    ),
    ("reader_subsidy", {"scheme_eur": 1, "scheme_cap": "x"}, "cap"),
    (
        "reader_subsidy",
        {"scheme": "WIS", "scheme_eur": 0, "scheme_cap": "x", "scheme_reason": "y"},
        "not_granted",
    ),
    ("reader_subsidy", {"subsidy_reason": "y"}, "reason"),
    ("reader_subsidy", {}, "not_computed"),
    ("answer_scope", {"dwellings": 785, "non_residential": 1}, "mixed"),
    ("answer_scope", {"dwellings": 785, "non_residential": 0}, "dwellings"),
    ("answer_concept", {"source_share": 0.5, "gas_share": 0.01}, "with_gas"),
    ("answer_concept", {"source_share": 0.5, "gas_share": 0}, "without_gas"),
    ("answer_concept", {"source_share": 0.5}, "without_gas"),
    ("answer_demand", {"heat_demand_mwh": 1, "source_power_kw": 1}, "power"),
    ("answer_plant", {"heat_pump_heat_share": 1, "weather_years": 2}, "weather_range"),
    ("answer_plant", {"heat_pump_heat_share": 1, "weather_years": 1}, "plain"),
    ("answer_investment", {"largest_chapter": "x", "share_before_first_heat": 0}, "before_first_heat"),
    ("answer_investment", {"largest_chapter": "x"}, "largest"),
    ("answer_accuracy", {"estimate_accuracy_share": 0.3, "investment_pv_eur": 1e6}, "range"),
    ("answer_accuracy", {"estimate_accuracy_share": 0, "investment_pv_eur": 1e6}, None),
    ("answer_bill_gas_price", {"equal_gas_price_eur_per_m3": 0.01}, "equal"),
    ("answer_bill_gas_price", {"equal_gas_price_eur_per_m3": 0}, None),
    ("answer_dwelling", {"comfort_saving_eur": 25, "comfort_lower": "reduced"}, "reduced_saves"),
    ("answer_dwelling", {"comfort_saving_eur": 25, "comfort_lower": "cool"}, "saves"),
    ("answer_dwelling", {"comfort_saving_eur": 24.9, "comfort_lower": "reduced"}, "equal"),
    ("answer_dwelling", {"comfort_saving_eur": -24.9}, "equal"),
    ("answer_dwelling", {"comfort_saving_eur": -25, "comfort_lower": "reduced"}, "costs"),
    ("answer_dwelling", {"types_with_radiators": 0}, "one_class"),
    ("answer_dwelling", {}, None),
    ("title_comfort", {"comfort_saving_eur": 25, "comfort_lower": "reduced"}, "reduced_saves"),
    ("title_comfort", {"comfort_saving_eur": 25, "comfort_lower": "cool"}, "saves"),
    ("title_comfort", {"comfort_saving_eur": 24.9, "comfort_lower": "reduced"}, "equal"),
    ("title_comfort", {"comfort_saving_eur": -25}, "costs"),
    ("title_comfort", {}, "neutral"),
    ("comfort_power", {"comfort_power_change_kw": -0.5}, "less"),
    ("comfort_power", {"comfort_power_change_kw": -0.49}, "equal"),
    ("comfort_power", {"comfort_power_change_kw": 0.49}, "equal"),
    ("comfort_power", {"comfort_power_change_kw": 0.5}, "more"),
    ("comfort_power", {}, None),
    ("comfort_npv", {"comfort_npv_change_eur": 500}, "better"),
    ("comfort_npv", {"comfort_npv_change_eur": 499}, "equal"),
    ("comfort_npv", {"comfort_npv_change_eur": -499}, "equal"),
    ("comfort_npv", {"comfort_npv_change_eur": -500}, "worse"),
    ("comfort_bill", {"comfort_bill_change_eur": -0.5}, "less"),
    ("comfort_bill", {"comfort_bill_change_eur": -0.49}, "equal"),
    ("comfort_bill", {"comfort_bill_change_eur": 0.49}, "equal"),
    ("comfort_bill", {"comfort_bill_change_eur": 0.5}, "more"),
    ("title_ladder", {"ladder_short": 0, "ladder_steps": 0}, "present"),
    ("title_ladder", {"ladder_short": 0, "ladder_steps": 1}, "enough"),
    ("title_ladder", {"ladder_short": 1, "ladder_steps": 0}, "nothing_possible"),
    ("title_ladder", {"ladder_short": 1, "ladder_steps": 1}, "short"),
    ("title_ladder", {}, "neutral"),
    ("answer_cash", {"npv_project_eur": -1, "lcoh_eur_per_gj": 1, "revenue_per_gj_eur": 1}, "shortfall"),
    ("answer_cash", {"npv_project_eur": -1}, "shortfall_plain"),
    ("answer_cash", {"npv_project_eur": 0}, "surplus"),
    ("irr", {"irr_count": 0}, "none"),
    ("irr", {"irr_count": 1}, "one"),
    ("irr", {"irr_count": 2}, "several"),
    ("answer_finance", {"debt_eur": 0}, "no_debt"),
    ("answer_finance", {"debt_eur": 1, "dscr_norm": 1.1, "dscr_years_below": 1}, "below"),
    ("answer_finance", {"debt_eur": 1, "dscr_norm": 1.1, "dscr_years_below": 0}, "norm_met"),
    ("answer_finance", {"debt_eur": 1, "dscr_min": 1.1}, "no_norm"),
    ("answer_finance", {"debt_eur": 1}, "no_service"),
    ("title_debt_cover", {"dscr_norm": 1.1, "dscr_years": 9, "dscr_years_below": 1}, "below"),
    ("title_debt_cover", {"dscr_norm": 1.1, "dscr_years": 9, "dscr_years_below": 0}, "norm_met"),
    ("title_debt_cover", {"dscr_norm": 1.1, "dscr_years": 0, "dscr_years_below": 0}, "neutral"),
    ("title_debt_cover", {"dscr_years": 9, "dscr_years_below": 0}, "neutral"),
    ("title_lcoh", {"lcoh_eur_per_gj": 0.1, "largest_part": "x"}, "largest"),
    ("title_lcoh", {"lcoh_eur_per_gj": 0, "largest_part": "x"}, "neutral"),
    ("answer_subsidy", {"scheme": "WIS", "scheme_manual_since": "x", "scheme_eur": 1}, "manual"),
    ("answer_subsidy", {"scheme_eur": 1, "scheme_cap": "x", "scheme_next_cap_eur": 2}, "next_cap"),
    ("answer_subsidy", {"scheme_eur": 1, "scheme_cap": "x"}, "cap"),
    ("answer_subsidy", {"scheme_eur": 1}, "amount"),
    ("answer_subsidy", {"scheme_eur": 0, "scheme": "WIS", "scheme_reason": "x"}, "not_granted"),
    ("answer_subsidy", {"scheme_eur": 0}, "none"),
    ("answer_money", {"company_receives_eur": 1, "company_pays_eur": 1}, "balance"),
    ("answer_sensitivity", {"top_lever": "x"}, "largest"),
    ("answer_risk", {"largest_loss_eur": 1}, "largest_loss"),
    ("answer_risk", {"largest_loss_eur": 0}, "no_loss"),
    ("answer_attention", {"points": 0}, "none"),
    ("answer_attention", {"points": 1}, "one"),
    ("answer_attention", {"points": 2}, "many"),
    ("answer_assumptions", {"assumptions": 1, "assumptions_tornado_share": 0.5}, "tornado"),
    ("answer_assumptions", {"assumptions": 1}, "count"),
    ("answer_checks", {"checks": 31, "checks_passed": 31}, "all"),
    ("answer_checks", {"checks": 31, "checks_passed": 30}, "some"),
    ("answer_checks", {"checks": 0, "checks_passed": 0}, None),
    ("title_cash_flow", {"payback_year": 2050, "payback_discounted_year": 2054}, "both"),
    ("title_cash_flow", {"payback_year": 2050}, "nominal"),
    ("title_cash_flow", {"horizon_years": 30}, "never"),
    ("title_cash_flow", {}, "neutral"),
    ("title_waterfall", {"npv_project_eur": -1}, "shortfall"),
    ("title_waterfall", {"npv_project_eur": 0}, "neutral"),
    ("title_waterfall", {"npv_project_eur": 1}, "surplus"),
    ("title_bill", {}, "neutral"),
    ("title_capex", {"largest_chapter": "x"}, "largest"),
    ("title_capex", {}, "neutral"),
    ("title_capex_years", {"peak_capex_eur": 1}, "peak"),
    ("title_capex_years", {"peak_capex_eur": 0}, "neutral"),
    ("title_demand", {"largest_group": "x", "largest_group_share": 0.5}, "largest"),
    ("title_demand", {"largest_group": "x"}, "neutral"),
    ("title_demand", {}, "neutral"),
    ("title_tornado", {"npv_project_eur": -1, "sign_changers": 0}, "always_short"),
    ("title_tornado", {"npv_project_eur": 0, "sign_changers": 0}, "always_closes"),
    ("title_tornado", {"npv_project_eur": -1, "sign_changers": 1}, "changes"),
    ("title_tornado", {}, "neutral"),
    ("title_heat_map_npv", {"highest_eur": -1, "lowest_eur": -2}, "all_short"),
    ("title_heat_map_npv", {"highest_eur": 1, "lowest_eur": 0}, "all_surplus"),
    ("title_heat_map_npv", {"highest_eur": 0, "lowest_eur": -1, "closing_tariff_eur_per_gj": 60}, "from"),
    (
        "title_heat_map_npv",
        {"highest_eur": 0, "lowest_eur": -1, "highest_at_base_eur": -1},
        "not_at_present_demand",
    ),
    ("title_heat_map_npv", {"highest_eur": 1, "lowest_eur": -1, "highest_at_base_eur": 0}, "neutral"),
    ("title_heat_map_lcoh", {"lowest_eur_per_gj": 60, "highest_eur_per_gj": 60.1}, "range"),
    ("title_heat_map_lcoh", {"lowest_eur_per_gj": 60, "highest_eur_per_gj": 60}, "neutral"),
    ("title_heat_map_lcoh", {}, "neutral"),
    ("title_caps", {"scheme_eur": 1, "scheme_cap": "x"}, "binds"),
    ("title_caps", {"scheme_eur": 0, "scheme_cap": "x"}, "neutral"),
    ("title_cop", {"rows": 4, "rows_reaching": 4}, "all"),
    ("title_cop", {"rows": 4, "rows_reaching": 3}, "some"),
    ("title_cop", {"rows": 4, "rows_reaching": 0}, "none"),
    ("title_cop", {}, "neutral"),
    ("title_n_minus_1", {"years": 10, "years_below": 0}, "always"),
    ("title_n_minus_1", {"years": 10, "years_below": 1}, "some"),
    ("title_n_minus_1", {"years": 10, "years_below": 10}, "never"),
    ("title_n_minus_1", {}, "neutral"),
    ("title_schematic", {"source_temperature_c": 19, "supply_temperature_c": 74, "cop": 3.7}, "lift"),
    ("title_schematic", {"source_temperature_c": 19, "cop": 3.7}, "neutral"),
    ("title_load_curve", {"boiler_hours": 1, "curve_heat_pump_share": 0.9}, "boilers"),
    ("title_load_curve", {"boiler_hours": 0, "curve_heat_pump_share": 1}, "heat_pumps_only"),
    ("title_load_curve", {"boiler_hours": 1}, "neutral"),
    ("title_months_teo", {**HOURS, "regeneration_hours_short": 0.1}, "short"),
    ("title_months_teo", {**HOURS, "regeneration_hours_short": 0}, "enough"),
    ("title_months_teo", {**HOURS, "regeneration_hours_short": -0.1}, "enough"),
    ("title_months_teo", {}, "neutral"),
    ("title_months_tea", {"effluent_hours_short": 1, "source_availability": 0.99}, "short"),
    ("title_months_tea", {"effluent_hours_short": 0, "source_availability": 1}, "enough"),
    ("title_months_tea", {}, "neutral"),
    ("title_weather_band", {**BAND, "heat_share_low": 0.96}, "range"),
    ("title_weather_band", {**BAND, "heat_share_low": 0.97}, "neutral"),
    ("title_weather_band", {**BAND, "heat_share_low": 0.98}, "neutral"),
    ("title_power_split", {**SPLIT, "cheapest_power_share": 0.2}, "lowest"),
    ("title_power_split", {**SPLIT, "cheapest_power_share": 0.21}, "between"),
    ("title_power_split", {**SPLIT, "cheapest_power_share": 0.99}, "between"),
    ("title_power_split", {**SPLIT, "cheapest_power_share": 1.0}, "highest"),
    ("title_power_split", {}, "neutral"),
    ("title_co2", {"co2_saving_share": 0.1, "co2_more_share": -0.1}, "less"),
    ("title_co2", {"co2_saving_share": 0, "co2_more_share": 0}, "neutral"),
    ("title_co2", {"co2_saving_share": -0.1, "co2_more_share": 0.1}, "more"),
    ("title_co2_dwelling", {"lowest_option": "x", "lowest_co2_kg": 1}, "lowest"),
    ("title_co2_dwelling", {"lowest_option": "x"}, "neutral"),
    ("title_plant_choice", {**PLANTS, "best_plant": "x", "best_plant_gain_eur": 1}, "better"),
    ("title_plant_choice", {**PLANTS, "best_plant": "x", "best_plant_gain_eur": 0}, "none"),
    ("title_plant_choice", {**PLANTS, "best_plant": "x"}, "none"),
    ("title_plant_choice", {"plants": 4, "plants_safe": 0}, "unsafe"),
    ("title_plant_choice", {"plants": 0, "plants_safe": 0}, "neutral"),
    ("heat_share_verdict", {**SHARES, "heat_share_apart": 0.01}, "confirmed"),
    ("heat_share_verdict", {**SHARES, "heat_share_below_memo": 0.0101}, "lower"),
    ("heat_share_verdict", {**SHARES, "heat_share_below_memo": -0.0101}, "higher"),
    ("heat_share_verdict", {"heat_share_computed": 0.99, "heat_share_assumed": 0.97}, "higher"),
    ("heat_share_verdict", {}, None),
    ("cold_year_verdict", {"heat_share_cold_drop": 0.0201, "coldest_year": "Deelen 2010"}, "lower"),
    ("cold_year_verdict", {"heat_share_cold_drop": 0.02, "coldest_year": "Deelen 2010"}, None),
    ("cold_year_verdict", {"heat_pump_heat_share": 0.9, "heat_share_low": 0.91}, None),
    ("outage_verdict", {"outage_cases_short": 0}, "none"),
    ("outage_verdict", {"outage_cases_short": 1, "outage_worst": "x"}, "some"),
    ("outage_verdict", {}, None),
    ("store_verdict", {"store_empty_years": 0}, "enough"),
    ("store_verdict", {"store_empty_years": 1, "store_worst_year": "Deelen 2004"}, "empty"),
    ("store_verdict", {}, None),
]


@pytest.mark.parametrize(("topic", "facts", "expected"), CASES)
def test_branch(topic, facts, expected):
    assert chosen(topic, **facts) == expected


def test_every_rule_is_reached_by_a_test():
    reached = {f"{topic}.{branch}" for topic, _, branch in CASES}
    reached |= {f"headline.{b}" for b in ("band", "gap", "shortfall", "closes_with_subsidy", "closes")}
    reached |= {
        f"{t}.{b}"
        for t in ("title_bill", "answer_bill", "reader_association")
        for b in ("more", "less", "equal")
    }
    assert {rule.id for rules in BOOK.topics.values() for rule in rules} <= reached


def test_rules_are_unique_and_named_after_their_topic():
    ids = [rule.id for rules in BOOK.topics.values() for rule in rules]
    assert len(ids) == len(set(ids))
    assert all(rule.id.startswith(f"{topic}.") for topic, rules in BOOK.topics.items() for rule in rules)


def test_every_field_has_a_known_directive():
    known = {*_WRITE, *(BOOK.plurals or {}), "text", "word"}
    for rules in BOOK.topics.values():
        for rule in rules:
            fields = re.findall(r"\{([^}]*)\}", rule.pattern.message)
            assert all("|" in field and field.split("|")[1] in known for field in fields), rule.id


def test_amounts_called_shortfall_are_written_without_sign():
    facts = {"npv_project_eur": -12.34e6, "subsidy_eur": 4.1e6, "investment_pv_eur": INVESTMENT}
    assert "EUR\u00a012.3\u00a0mln" in str(say("headline", facts, EN))
    assert "\u2212" not in str(say("headline", facts, EN))


def test_figures_in_a_sentence_keep_their_name():
    sentence = say("lead_size", {"npv_project_eur": -1e6, "connected_weq": 100}, EN)
    assert sentence.id == "lead_size.per_weq"
    assert [(p.text, p.key) for p in sentence.parts if p.key] == [("EUR\u00a010,000", "balance_per_weq_eur")]


def test_singular_and_plural():
    facts = {"dwellings": 1, "non_residential": 1, "total_weq": 2, "uptake": 1.0, "connections": 1}
    assert "1 dwelling and 1 non-residential building " in str(say("answer_scope", facts, EN))
    facts |= {"dwellings": 2, "non_residential": 3, "connections": 1234}
    assert "2 dwellings and 3 non-residential buildings " in str(say("answer_scope", facts, EN))
    assert "1,234 connections." in str(say("answer_scope", facts, EN))


@pytest.mark.parametrize(
    ("short", "steps", "said"),
    [
        (1, 1, "A: 1 room too cold after 1 measure"),
        (2, 5, "A: 2 rooms too cold after 5 measures"),
        (1, 0, "A: 1 room too cold, no measure possible"),
        (0, 1, "A: enough after 1 measure"),
        (0, 2, "A: enough after 2 measures"),
    ],
)
def test_one_room_and_one_measure_have_their_own_word(short, steps, said):
    facts = {"ladder_home": "A", "ladder_short": short, "ladder_steps": steps}
    assert str(say("title_ladder", facts, EN)) == said


def test_one_dwelling_type_has_its_own_word():
    facts = {"comfort_saving_eur": 1_480, "comfort_lower": "reduced", "types_with_radiators": 1}
    assert str(say("answer_dwelling", {**facts, "dwelling_types": 1}, EN)) == (
        "Reduced comfort saves EUR\u00a01,500 per dwelling on average; in 1 of 1 dwelling type the present "
        "radiators suffice."
    )
    assert "0 of 6 dwelling types" in str(
        say("answer_dwelling", {**facts, "types_with_radiators": 0, "dwelling_types": 6}, EN)
    )


def test_sentences_join_and_silent_topics_stay_out():
    facts = {"npv_project_eur": -5e6, "next_decision": "council, June"}
    assert str(say_all(["reader_alderman", "reader_alderman_decision"], facts, EN)) == (
        "Shortfall EUR\u00a05.0\u00a0mln. Next decision: council, June."
    )
    assert say_all(["lead_monte_carlo"], facts, EN) is None


def test_missing_and_not_finite_facts_hold_no_comparison():
    assert not holds(("x", "<", 1), {})
    assert not holds(("x", "<", "@y"), {"x": 1.0})
    assert holds(("x", "missing"), with_derived({"x": float("nan")}, ()))
    assert holds(("x", "exists"), {"x": 0.0})
    assert holds(("x", "==", "a"), {"x": "a"})
    assert holds(("x", "!=", "a"), {"x": "b"})


def test_derived_facts_are_missing_without_their_arguments_and_never_replace_given_ones():
    derived = (Derived("z", "divide", ("x", "y")),)
    assert with_derived({"x": 1.0}, derived)["z"] is None
    assert with_derived({"x": 1.0, "y": 0.0}, derived)["z"] is None
    assert with_derived({"x": 1.0, "y": 2.0}, derived)["z"] == 0.5
    assert with_derived({"x": 1.0, "y": 2.0, "z": 9.0}, derived)["z"] == 9.0


def test_a_pattern_without_its_fact_is_an_error():
    rule = Rule("a.b", (), text("{nothing|money}"))
    with pytest.raises(KeyError, match="nothing"):
        write(rule, {}, EN, Book({"a": (rule,)}))
    rule = Rule("a.b", (), text("{name|money}"))
    with pytest.raises(TypeError, match="writes a number"):
        write(rule, {"name": "x"}, EN, Book({"a": (rule,)}))


def test_declarations_hold_data_only():
    declared = declarations(BOOK, EN)
    assert declared["topics"]["headline"][0]["when"] == [["balance_abs_eur", "<", "@band_eur"]]
    assert declared["plurals"]["years"] == ["{n} year", "{n} years"]
    assert len(WORDS) == 5


def test_words_are_translated():
    facts = {
        "discount_rate": 0.0525,
        "discount_year": 2026,
        "tax_basis": "before tax",
        "discount_moment": "end of year",
    }
    assert (
        str(say("lead_basis", facts, EN)) == "Present value in 2026 at 5.3\u00a0% (before tax, end of year)."
    )
