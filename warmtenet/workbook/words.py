"""Words that a user types or picks, matched with the keys behind them; and units in words."""

import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from warmtenet.core.quantity import YES_NO
from warmtenet.locale import LANGUAGES, Text, text, translator

YES = frozenset({"ja", "j", "yes", "y", "1", "true", "waar"})
NO = frozenset({"nee", "n", "no", "0", "false", "onwaar"})
UNIT_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "yr": text("years"),
        "h": text("hours"),
        "C": text("°C"),
        "%/yr": text("% per year"),
        "EUR/yr": text("EUR per year"),
        "EUR/kW/yr": text("EUR/kW per year"),
        "EUR/kW/month": text("EUR/kW per month"),
        "EUR/unit": text("EUR per unit"),
        "EUR/connection": text("EUR per connection"),
        "weq/yr": text("weq per year"),
        "number": text("number"),
        "units": text("units"),
        "year": text("calendar year"),
        "factor": text("factor"),
        "word": text("choice"),
        "yes/no": text("yes or no"),
        "text": text("text"),
        "date": text("date"),
    }
)
_GAPS = re.compile(r"[\s_\-]+")


def unit_label(unit: str) -> Text:
    """Return how a unit is written for a user."""
    return UNIT_WORDS.get(unit, Text(unit, {}))


def normal(found: object) -> str:
    """Return a word in the form in which words are compared: lower case, single spaces.

    >>> normal("  Owner_Occupier ")
    'owner occupier'
    """
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    return _GAPS.sub(" ", str(found)).strip().casefold()


def spellings(words: Mapping[str, str]) -> dict[str, str]:
    """Return every accepted spelling in normal form with the key it stands for.

    Keys win over labels, the labels count in every language; yes and no have a few more.
    """
    found: dict[str, str] = {}
    for language in LANGUAGES:
        t = translator(language)
        found |= {normal(t(label)): key for key, label in words.items()}
    if set(words) == set(YES_NO):
        found |= dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
    return found | {normal(key): key for key in words}


def match_word(found: object, words: Mapping[str, str]) -> str | None:
    """Return the key of a word, or None when it is none of them."""
    return spellings(words).get(normal(found))


def near(found: object, candidates: Iterable[str], n: int = 3) -> list[str]:
    """Return the candidates that look most like what was found, the best first."""
    by_form = {normal(c): c for c in candidates}
    return [by_form[form] for form in difflib.get_close_matches(normal(found), by_form, n=n, cutoff=0.6)]


def near_words(found: object, words: Mapping[str, str]) -> list[Text]:
    """Return the labels of the words that look most like what was found."""
    accepted = spellings(words)
    keys = dict.fromkeys(accepted[form] for form in near(found, accepted))
    return [Text(words[key], {}) for key in keys]
