"""All sentences of the report: headline, lead, reader rows, section answers and chart titles."""

from collections.abc import Sequence

from warmtenet.locale import Translator, text
from warmtenet.report.rules.environment import ENVIRONMENT
from warmtenet.report.rules.homes import HOME_DERIVED, HOME_PLURALS, HOMES
from warmtenet.report.rules.hours import HOUR_DERIVED, HOURS
from warmtenet.report.rules.sections import SECTIONS
from warmtenet.report.rules.summary import SUMMARY
from warmtenet.report.rules.titles import TITLES
from warmtenet.report.sentences import Book, Derived, Facts, choose, write
from warmtenet.report.words import Sentence

BAND_SHARE = 0.02
MONTH_STEP = 1.0

DERIVED = (
    Derived("balance_abs_eur", "abs", ("npv_project_eur",)),
    Derived("band_eur", "times", ("investment_pv_eur", BAND_SHARE)),
    Derived("subsidy_or_zero_eur", "or_zero", ("subsidy_eur",)),
    Derived("funding_gap_or_zero_eur", "or_zero", ("funding_gap_eur",)),
    Derived("balance_per_weq_eur", "divide", ("balance_abs_eur", "connected_weq")),
    Derived("bill_difference_eur", "minus", ("bill_month_eur", "bill_gas_month_eur")),
    Derived("bill_difference_rounded_eur", "round", ("bill_difference_eur", MONTH_STEP)),
    Derived("bill_difference_abs_eur", "abs", ("bill_difference_eur",)),
    Derived("accuracy_eur", "times", ("investment_pv_eur", "estimate_accuracy_share")),
    Derived("balance_low_estimate_eur", "minus", ("npv_project_eur", "accuracy_eur")),
    Derived("balance_high_estimate_eur", "plus", ("npv_project_eur", "accuracy_eur")),
    Derived("largest_chapter_cents", "times", ("largest_chapter_share", 100.0)),
    Derived("gas_or_zero_share", "or_zero", ("gas_share",)),
    Derived("debt_or_zero_eur", "or_zero", ("debt_eur",)),
    Derived("tenant_difference_rounded_eur", "round", ("tenant_difference_month_eur", MONTH_STEP)),
    Derived("checks_failed", "minus", ("checks", "checks_passed")),
    Derived("tenant_difference_abs_eur", "abs", ("tenant_difference_month_eur",)),
    *HOME_DERIVED,
    *HOUR_DERIVED,
)

PLURALS = {
    "dwellings": (text("{n} dwelling"), text("{n} dwellings")),
    "buildings": (text("{n} non-residential building"), text("{n} non-residential buildings")),
    "connections": (text("{n} connection"), text("{n} connections")),
    "years": (text("{n} year"), text("{n} years")),
    "cents": (text("{n} cent"), text("{n} cents")),
    **HOME_PLURALS,
}

WORDS = (
    text("before tax"),
    text("after tax"),
    text("start of year"),
    text("middle of year"),
    text("end of year"),
)

BOOK = Book({**SUMMARY, **SECTIONS, **HOMES, **HOURS, **TITLES, **ENVIRONMENT}, DERIVED, PLURALS)


def say(topic: str, facts: Facts, t: Translator) -> Sentence | None:
    """Return the sentence of a topic, None where no rule of the topic fires.

    Raises
    ------
    KeyError
        for an unknown topic, or if a fired rule needs a fact that is missing.
    """
    rule = choose(topic, facts, BOOK)
    return None if rule is None else write(rule, facts, t, BOOK)


def say_all(topics: Sequence[str], facts: Facts, t: Translator) -> Sentence | None:
    """Return the sentences of several topics as one, without those that stay silent."""
    spoken = [sentence for topic in topics if (sentence := say(topic, facts, t)) is not None]
    if not spoken:
        return None
    joined = spoken[0]
    for sentence in spoken[1:]:
        joined += sentence
    return joined
