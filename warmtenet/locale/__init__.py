"""Texts a user sees: English in the code, Dutch in a gettext catalogue, translated when shown."""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("nl", "en")
DOMAIN = "warmtenet"
FOLDER = Path(__file__).parent


class Text(NamedTuple):
    """A translatable sentence with its fillings."""

    message: str
    values: Mapping[str, object]


def text(message: str, /, **values: object) -> Text:
    """Return a sentence that is translated and filled only when it is shown."""
    return Text(message, values)


class Amount(NamedTuple):
    """A number in a sentence, written in the language of the reader."""

    value: float
    decimals: int = 0
    unit: str = ""


class Translator:
    """One language. `t("English")` translates, `t.render(text(...))` translates and fills."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {LANGUAGES}, not {language!r}")
        self.language = language
        self._catalogue = _catalogue(language)

    def __call__(self, message: str) -> str:
        """Translate one English string without filling it."""
        return self._catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form for `n`, translated and not filled."""
        return self(one if n == 1 else many)

    def render(self, sentence: Text | str) -> str:
        """Translate a sentence and fill it; texts among the fillings are rendered too."""
        if isinstance(sentence, str):
            return self(sentence)
        if not sentence.values:
            return self(sentence.message)
        filled = {name: self._filling(value) for name, value in sentence.values.items()}
        return self(sentence.message).format(**filled)

    def amount(self, amount: Amount) -> str:
        """Write a number with its unit: 1.234,5 kW in Dutch, 1,234.5 kW in English."""
        written = f"{abs(amount.value):,.{amount.decimals}f}"
        if self.language == "nl":
            written = written.translate(str.maketrans(",.", ".,"))
        sign = "\N{MINUS SIGN}" if amount.value < 0 and written.strip("0.,") else ""
        return f"{sign}{written}" + (f"\N{NO-BREAK SPACE}{amount.unit}" if amount.unit else "")

    def is_missing(self, message: str) -> bool:
        """Return whether a catalogue language lacks this string."""
        return isinstance(self._catalogue, gettext.GNUTranslations) and message not in _messages(
            self._catalogue
        )

    def _filling(self, value: object) -> object:
        if isinstance(value, Text):
            return self.render(value)
        if isinstance(value, Amount):
            return self.amount(value)
        if isinstance(value, (list, tuple)) and value and all(isinstance(v, (Text, str)) for v in value):
            return ", ".join(self.render(v) if isinstance(v, Text) else v for v in value)
        return value


def translator(language: str) -> Translator:
    """Return the translator for "nl" or "en".

    Raises
    ------
    ValueError
        for another language.
    """
    return Translator(language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, [language], fallback=True)


def _messages(catalogue: gettext.GNUTranslations) -> Mapping[str, str]:
    return catalogue._catalog  # type: ignore[attr-defined, no-any-return]
