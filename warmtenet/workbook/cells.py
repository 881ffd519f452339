"""One cell: from what stands in it to a value, or to a problem in the user's words."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from openpyxl.utils import get_column_letter

from warmtenet.core.quantity import YES_NO, Given
from warmtenet.locale import Text, text
from warmtenet.workbook.problems import Findings, Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import Value
from warmtenet.workbook.words import match_word, near_words, unit_label

ERRORS = frozenset(
    {"#DIV/0!", "#DEEL/0!", "#REF!", "#VERW!", "#N/A", "#N/B", "#NAME?", "#NAAM?", "#VALUE!", "#WAARDE!"}
    | {"#NUM!", "#GETAL!", "#NULL!", "#LEEG!", "#SPILL!", "#OVERLOOP!", "#CALC!", "#BEREKENEN!", "#####"}
)
NOT_APPLICABLE = frozenset(
    {"nvt", "n.v.t.", "n.v.t", "na", "n/a", "-", "--", "?", "geen", "none", "onbekend"}
)
PERCENT_UNITS = frozenset({"%", "%/yr", "-"})
MAY_BE_NEGATIVE = frozenset({"%", "%/yr", "-", "C", "K", "factor", "EUR", "EUR/yr", "text", "word", "date"})
ABSURD = 1e12
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 1, 1)
WHOLE = frozenset({"lifetime", "years", "term", "bak_tax_term", "sde_term"})
_GAP = r"[ \u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(r"[+-]?(\d+)(?:([.,])(\d+))?(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}(?:{_GAP}\d{{3}})+(?:[.,]\d+)?")
_START = re.compile(r"[+-]?\d[\d.,]*")
_DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True)
class Cell:
    """A cell with its place.

    `label` says what it holds; `unsaved` marks a formula without result; `is_setting` marks a value of
    `--set`, where a point is a decimal point whatever follows it.
    """

    sheet: str
    row: int
    column: int
    value: object
    label: Text | str = ""
    unsaved: bool = False
    is_setting: bool = False

    @property
    def address(self) -> str:
        """Address on the sheet, such as F12; "" for a value that was not read from a cell."""
        return f"{get_column_letter(self.column)}{self.row}" if self.row else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it; spaces are nothing, zero is something."""
        return not self.unsaved and (
            self.value is None or (isinstance(self.value, str) and not clean(self.value))
        )


@dataclass(frozen=True)
class Rule:
    """What a value must be: the part of a declaration that a cell is held against."""

    unit: str
    low: float | None
    high: float | None
    words: Mapping[str, str]
    whole: bool
    pattern: str = ""

    @property
    def least(self) -> float | None:
        """Lowest value allowed; zero for what cannot be negative."""
        return 0.0 if self.low is None and self.unit not in MAY_BE_NEGATIVE else self.low


def rule_of(name: str, given: Given) -> Rule:
    """Return the rule of an input."""
    is_whole = (given.key or name) in WHOLE
    low = max(given.low or 1, 1) if is_whole else given.low
    return Rule(given.unit, low, given.high, given.words, is_whole or given.unit == "year", given.pattern)


def clean(written: str) -> str:
    """Return a text without spaces around it, also those that a browser or Word makes."""
    return written.strip(" \t\r\n\u00a0\u2007\u2009\u202f\ufeff")


def read_value(cell: Cell, rule: Rule, findings: Findings) -> Value | None:
    """Return the value of a filled cell; None after adding a problem to the findings."""
    if not _is_sound(cell, rule, findings):
        return None
    if rule.words:
        return _word(cell, rule, findings)
    if rule.unit == "yes/no":
        key = _word(cell, replace(rule, words=YES_NO), findings)
        return None if key is None else float(key == "yes")
    if rule.unit == "text":
        return written_text(cell.value)
    if rule.unit == "date":
        return _date(cell, findings)
    number = _number(cell, rule, findings)
    return number if number is not None and _in_range(cell, number, rule, findings) else None


def written_text(value: object) -> str:
    """Return what stands in a text cell as text, whatever type the spreadsheet made of it."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)) if value is not None else ""


def refuse(
    cell: Cell, findings: Findings, expected: Text | None, remedy: Text | None, found: object = None
) -> None:
    """Add a problem with a cell."""
    shown = _shown(cell.value) if found is None else found
    findings.problems.append(Problem(cell.sheet, cell.address, cell.label, shown, expected, remedy))


def note(cell: Cell, findings: Findings, what: Text) -> None:
    """Add a remark about a cell that was read in spite of how it was typed."""
    findings.warnings.append(Warning(place_text(cell), what, "info"))


def place_text(cell: Cell) -> Text:
    """Return sheet, address and label of a cell as one text."""
    label = cell.label if isinstance(cell.label, Text) else Text(cell.label, {})
    place = f"{cell.sheet}!{cell.address}" if cell.address else cell.sheet
    return Text("{place} {label}", {"place": place, "label": label})


def expectation(rule: Rule) -> Text:
    """Return what a cell must hold, for a message."""
    if rule.words:
        return text("one of: {words}", words=[Text(label, {}) for label in rule.words.values()])
    if rule.unit == "date":
        return text("a date, such as 1-7-2028")
    if rule.unit == "year":
        return text("a calendar year of four digits")
    if rule.unit == "%":
        return text("a percentage")
    if rule.unit in {"-", "factor", "number", "units"}:
        return text("a number")
    return text("a number in {unit}", unit=unit_label(rule.unit))


def _is_sound(cell: Cell, rule: Rule, findings: Findings) -> bool:
    if cell.unsaved:
        found, remedy = text("a formula without a stored result"), text("open the file in Excel and save it")
        refuse(cell, findings, None, remedy, found)
        return False
    if isinstance(cell.value, str) and clean(cell.value).upper() in ERRORS:
        refuse(cell, findings, expectation(rule), text("repair the formula or type the value itself"))
        return False
    return True


def _word(cell: Cell, rule: Rule, findings: Findings) -> str | None:
    key = match_word(cell.value, rule.words)
    if key is None and rule.pattern and re.fullmatch(rule.pattern, written_text(cell.value)):
        return written_text(cell.value)
    if key is None:
        close = near_words(cell.value, rule.words)
        remedy = (
            text("did you mean {words}?", words=close) if close else text("choose from the list in the cell")
        )
        refuse(cell, findings, expectation(rule), remedy)
    return key


def _date(cell: Cell, findings: Findings) -> date | None:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        value = _date_from_text(clean(value))
    if isinstance(value, date) and FIRST_DAY <= value < LAST_DAY:
        return value
    expected = text("a date, such as 1-7-2028")
    refuse(cell, findings, expected, text("type day, month and year, and give the cell a date format"))
    return None


def _date_from_text(written: str) -> date | None:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    return None


def _number(cell: Cell, rule: Rule, findings: Findings) -> float | None:
    value = cell.value
    if isinstance(value, date | time | timedelta):
        remedy = text("Excel made a date of it: give the cell a number format and type the number again")
        refuse(cell, findings, expectation(rule), remedy)
        return None
    if isinstance(value, bool):
        refuse(cell, findings, expectation(rule), text("type the number"))
        return None
    if isinstance(value, str):
        return _number_from_text(cell, clean(value), rule, findings)
    return float(value)  # type: ignore[arg-type]


def _number_from_text(cell: Cell, written: str, rule: Rule, findings: Findings) -> float | None:
    bare, factor = written, 1.0
    if rule.unit in PERCENT_UNITS and written.endswith("%"):
        bare, factor = clean(written[:-1]), 0.01
    if _GROUPED.fullmatch(bare):
        bare = re.sub(_GAP, "", bare)
    is_decimal = cell.is_setting and "," not in bare
    if not _NUMBER.fullmatch(bare) or (_is_ambiguous(bare) and not is_decimal):
        refuse(cell, findings, expectation(rule), _text_remedy(written, rule))
        return None
    number = _times(float(bare.replace(",", ".")), factor)
    note(
        cell,
        findings,
        text('the text "{written}" is read as the number {number}', written=written, number=number),
    )
    return number


def _times(number: float, factor: float) -> float:
    """Divide rather than multiply, so that 60 % is exactly 0.6."""
    return number / 100 if factor != 1.0 else number


def _is_ambiguous(bare: str) -> bool:
    """Whether the sign may separate thousands as well as decimals: 1.500 or 12,000."""
    match = _NUMBER.fullmatch(bare)
    return bool(match and match[2] and len(match[3]) == 3 and len(match[1]) <= 3 and int(match[1]) > 0)


def _text_remedy(written: str, rule: Rule) -> Text:
    if written.casefold() in NOT_APPLICABLE:
        return text("leave the cell empty when there is no value, or type 0")
    if _is_ambiguous(written):
        return text("it may be thousands or decimals: type the number without separators between thousands")
    if "." in written and "," in written and _START.fullmatch(written):
        return text("type the number without separators between thousands, with one decimal sign")
    if _START.match(written) and rule.unit not in PERCENT_UNITS:
        return text("type only the number, the unit stands in the heading")
    return text("type only the number")


def _in_range(cell: Cell, number: float, rule: Rule, findings: Findings) -> bool:
    remedy = _range_remedy(number, rule)
    if remedy is None:
        return True
    refuse(cell, findings, range_expectation(rule), remedy)
    return False


def is_possible(number: float, rule: Rule) -> bool:
    """Return whether a number obeys a rule."""
    return _range_remedy(number, rule) is None


def _range_remedy(number: float, rule: Rule) -> Text | None:
    """Return what to do about a number that cannot be right; None for one that can."""
    if not math.isfinite(number):
        return text("type a finite number")
    if rule.whole and not number.is_integer():
        return text("type a whole number")
    if _fits(number, rule):
        return None
    if rule.unit in {"%", "%/yr"} and number >= 1 and _fits(number / 100, rule):
        return text("did you mean {number} %? type {number}% or {share}", number=number, share=number / 100)
    if rule.least is not None and number < rule.least and number < 0:
        return text("a negative number is not possible here; type the amount without a minus sign")
    return text("correct the number or its unit")


def _fits(number: float, rule: Rule) -> bool:
    most = rule.high if rule.high is not None else _most(rule.unit)
    return (rule.least is None or number >= rule.least) and abs(number) <= ABSURD and number <= most


def _most(unit: str) -> float:
    """Return the highest value of an input that declares none; 250 % is a slip of the percent sign."""
    return {"%": 2.0, "%/yr": 1.0, "year": 2200.0}.get(unit, ABSURD)


def range_expectation(rule: Rule) -> Text:
    """Return what a number must be, with its limits."""
    what = text("a whole number") if rule.whole and rule.unit != "year" else expectation(rule)
    high = rule.high if rule.high is not None else _most(rule.unit)
    low = rule.least if rule.least is not None else -high
    if rule.unit in {"%", "%/yr"}:
        return text("{what} from {low} % to {high} %", what=what, low=_percent(low), high=_percent(high))
    return text("{what} from {low} to {high}", what=what, low=float(low), high=float(high))


def _percent(share: float) -> float:
    return round(share * 100, 10)


def _shown(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y") if value.time() == time() else value.strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def word_of_number(value: float | str | None, words: Mapping[str, str]) -> float | str | None:
    """Return the word for a figure that switches something on (1) or off (0)."""
    if isinstance(value, int | float) and set(words) == set(YES_NO):
        return "yes" if value else "no"
    return value
