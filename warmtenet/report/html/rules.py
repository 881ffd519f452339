"""Sentences that the shared rules of the report do not have, and the one way to say a sentence here."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from warmtenet.locale import Translator, text
from warmtenet.report.rules import BOOK
from warmtenet.report.sentences import Book, Fact, Facts, Rule, choose, write
from warmtenet.report.words import Sentence

OWN: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "answer_demand_and_power": (
            Rule(
                "answer_demand_and_power.sized_for_all",
                (("weq_total", ">", 0),),
                text(
                    "All {weq_total|whole} weq together ask {heat_demand_mwh|mwh} of heat a year, the "
                    "{connected_weq_final|whole} weq that connect {sold_last_year_mwh|mwh}; the source is "
                    "sized at {source_power_kw|kw}."
                ),
            ),
            Rule("answer_demand_and_power.nothing", (), text("No building asks for heat.")),
        ),
        "answer_emissions": (
            Rule(
                "answer_emissions.nothing",
                (("co2_gas_total_t", "<=", 0),),
                text("No heat is sold, so there is no CO₂ to compare."),
            ),
            Rule(
                "answer_emissions.less",
                (("co2_saving_share", ">", 0),),
                text(
                    "Over all years the heat network emits {co2_saving_share|percent0} less CO₂ than the "
                    "connected buildings would with their own gas boilers."
                ),
            ),
            Rule(
                "answer_emissions.more",
                (("co2_more_share", ">", 0),),
                text(
                    "Over all years the heat network emits {co2_more_share|percent0} more CO₂ than the "
                    "connected buildings would with their own gas boilers."
                ),
            ),
            Rule(
                "answer_emissions.equal",
                (),
                text("The heat network emits as much CO₂ as the connected buildings would with gas."),
            ),
        ),
        "answer_heat_bill": (
            Rule(
                "answer_heat_bill.month",
                (("heat_bill_month_eur", ">", 0),),
                text(
                    "An average dwelling pays {heat_bill_month_eur|eur} per month for heat "
                    "({household_heat_bill_eur|eur} per year), VAT included; staying on gas and an own heat "
                    "pump have not been calculated."
                ),
            ),
            Rule("answer_heat_bill.nothing", (), text("There are no dwellings that take heat.")),
        ),
        "irr": (
            Rule(
                "irr_own.out_of_range",
                (("irr_count", "==", 0), ("cash_changes_sign", "==", 1)),
                text(
                    "The internal rate of return is undetermined: no rate between "
                    "\u221295 % and 1000 % fits."
                ),
            ),
            *BOOK.topics["irr"],
        ),
        "answer_sensitivity": (
            *BOOK.topics["answer_sensitivity"],
            Rule(
                "answer_sensitivity_own.no_ranges",
                (("ranges", "<=", 0),),
                text("No input has a range, so there is no tornado; the table varies demand and tariff "
                    "only."),
            ),
            Rule(
                "answer_sensitivity_own.no_effect",
                (),
                text("None of the {ranges|whole} inputs with a range changes the outcome."),
            ),
        ),
        "reader_residents": (
            *(rule for rule in BOOK.topics["reader_residents"] if rule.id in {
                "reader_residents.full", "reader_residents.month"}),
            Rule(
                "reader_residents_own.heat",
                (("heat_bill_month_eur", ">", 0),),
                text(
                    "Heat bill {heat_bill_month_eur|eur} per month incl. VAT; comparison with gas and own "
                    "heat pump not calculated."
                ),
            ),
            Rule("reader_residents_own.none", (), text("Not calculated: no dwellings take heat.")),
        ),
    }
)  # fmt: skip
OWN_BOOK = Book({**BOOK.topics, **OWN}, BOOK.derived, BOOK.plurals)

# Facts whose name in the shared rules differs from the quantity behind them.
KEYS: Mapping[str, str] = MappingProxyType(
    {
        "balance_abs_eur": "npv_project_eur",
        "subsidy_eur": "pv:revenue_subsidy_eur",
        "subsidy_or_zero_eur": "pv:revenue_subsidy_eur",
        "investment_pv_eur": "pv_investment_eur",
        "connections": "connections_final",
        "connected_weq": "connected_weq_final",
        "dwellings": "dwellings_total",
        "non_residential": "utility_buildings_total",
        "total_weq": "weq_total",
        "uptake": "connected_share_final",
        "discount_year": "first_year",
        "source_share": "source_heat_share",
        "deepest_cash_eur": "min:cumulative_cash_eur",
        "npv_low_eur": "stress:low:npv_eur",
        "heat_share_computed": "heat_pump_heat_share_computed",
        "heat_share_assumed": "heat_pump_heat_share_assumed",
        "heat_share_low": "min:heat_pump_heat_share_by_weather_year",
        "heat_share_high": "max:heat_pump_heat_share_by_weather_year",
        "outage_worst_mwh": "max:unserved_by_weather_year_mwh",
        "outage_worst_hours": "max:short_hours_by_weather_year",
    }
)


def tell(topic: str, facts: Facts, t: Translator) -> Sentence | None:
    """Return the sentence of a topic, None where no rule fires; figures carry the key of their quantity.

    Raises
    ------
    KeyError
        for an unknown topic.
    """
    rule = choose(topic, facts, OWN_BOOK)
    if rule is None:
        return None
    said = write(rule, facts, t, OWN_BOOK)
    return Sentence(said.id, tuple(replace(p, key=KEYS.get(p.key or "", p.key)) for p in said.parts))


def tell_all(topics: tuple[str, ...], facts: Mapping[str, Fact], t: Translator) -> Sentence | str:
    """Return the sentences of several topics as one; an empty text where all stay silent."""
    spoken = [s for topic in topics if (s := tell(topic, facts, t)) is not None]
    if not spoken:
        return ""
    joined = spoken[0]
    for sentence in spoken[1:]:
        joined += sentence
    return joined
