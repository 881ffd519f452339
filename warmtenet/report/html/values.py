"""How a value of the model is written: its unit, its words, and texts that must fit a place."""

import math
from datetime import date

from warmtenet.locale import Translator
from warmtenet.report.numbers import ABSENT, NBSP, UNIT_FORMATS, Numbers, round_half_up
from warmtenet.report.words import Part, Sentence, parts_of
from warmtenet.workbook.words import unit_label

ELLIPSIS = "…"
Field = str | tuple[str, str]

_DECIMALS = {
    "factor": (0, 4),
    "number": (0, 1),
    "units": (0, 2),
    "EUR/unit": (0, 4),
    "EUR/connection": (0, 0),
    "EUR/kW/yr": (2, 2),
    "EUR/kW/month": (2, 2),
    "EUR/h": (2, 2),
    "kW/m2": (3, 3),
    "kWh/m2": (0, 1),
    "GJ/m2": (3, 3),
    "MJ/m3K": (2, 2),
    "W/mK": (3, 3),
    "g/kWh": (0, 2),
    "kg/GJ": (0, 2),
}
_SHARES = ("%", "%/yr")
_INPUT_DECIMALS = {
    "EUR": 2,
    "kW": 1,
    "MWh": 1,
    "weq": 2,
    "m": 1,
    "MJ/m3": 2,
    "h": 1,
    "m3": 1,
    "m2": 1,
    "C": 2,
}


def written(unit: str, value: object, t: Translator, numbers: Numbers) -> str:
    """Return a value as its unit asks, without the unit; a share carries its % sign."""
    if isinstance(value, date):
        return numbers.date(value)
    if isinstance(value, str):
        return squeezed(value) or ABSENT
    if not isinstance(value, (int, float)) or math.isnan(value):
        return ABSENT
    return _written_number(unit, float(value), t, numbers)


def _written_number(unit: str, value: float, t: Translator, numbers: Numbers) -> str:
    if unit == "yes/no":
        return t("yes") if value else t("no")
    if unit == "date":
        return numbers.date(date.fromordinal(int(value)))
    if unit in UNIT_FORMATS:
        return numbers.for_unit(unit, value)
    least, most = _DECIMALS.get(unit, (0, 2))
    return trimmed(value, least, most, numbers)


def written_exactly(unit: str, value: object, t: Translator, numbers: Numbers) -> str:
    """Return an input with the decimals that it was given with, at most four."""
    if not isinstance(value, (int, float)) or math.isnan(value) or unit in {"yes/no", "date", "year"}:
        return written(unit, value, t, numbers)
    if unit in _SHARES:
        return f"{trimmed(100 * value, 0, 3, numbers)}{NBSP}{numbers.unit(unit)}"
    most = _INPUT_DECIMALS.get(unit, 4)
    least = 2 if unit.startswith("EUR/") and value != int(value) else 0
    return trimmed(float(value), least, most, numbers)


def trimmed(value: float, least: int, most: int, numbers: Numbers) -> str:
    """Return a number without trailing zeros beyond `least` decimals."""
    exact = round_half_up(value, most)
    decimals = next((d for d in range(least, most) if round_half_up(exact, d) == exact), most)
    return numbers.number(value, decimals)


def unit_name(unit: str, t: Translator, numbers: Numbers) -> str:
    """Return the unit as a reader sees it; empty where it says nothing."""
    if unit in UNIT_FORMATS:
        return numbers.unit(unit)
    return "" if unit in {"word", "text", "date", "yes/no", "factor", "year"} else t.render(unit_label(unit))


def squeezed(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def shortened(text: str, most: int) -> str:
    """Return a text on one line of at most `most` characters, cut at a word where that is near."""
    text = squeezed(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1].rstrip()
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 0.6 else cut).rstrip(" ,;:.(") + ELLIPSIS


def phrase(rule: str, pattern: str, **fields: Field) -> Sentence:
    """Fill a translated pattern; a field given as (text, key) is a figure with that key."""
    parts: list[Part] = []
    rest = pattern
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        field = fields[name]
        filled = Part(field) if isinstance(field, str) else Part(*field)
        parts += [Part(before), filled]
    parts.append(Part(rest))
    return Sentence(rule, tuple(part for part in parts if part.text))


def fitted(sentence: Sentence, most: int) -> Sentence:
    """Return the sentence cut off to `most` characters, its figures kept whole."""
    if len(str(sentence)) <= most:
        return sentence
    room, kept = most - 1, []
    for part in parts_of(sentence):
        if len(part.text) > room:
            kept.append(Part(ELLIPSIS if part.key else part.text[:room].rstrip(" ,;:.(") + ELLIPSIS))
            break
        kept.append(part)
        room -= len(part.text)
    return Sentence(sentence.id, tuple(kept))
