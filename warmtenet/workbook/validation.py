"""What Excel itself refuses: drop-downs and limits, with a message in the user's language."""

from datetime import date
from typing import Any

from warmtenet.locale import Text, Translator, text
from warmtenet.workbook.cells import ABSURD, FIRST_DAY, LAST_DAY, Rule, range_expectation
from warmtenet.workbook.problems import render

TITLE_LENGTH, MESSAGE_LENGTH = 32, 255


def of_words(list_name: str, t: Translator, *, is_open: bool = False) -> dict[str, Any]:
    """Return the drop-down of a word list; of an open one another value gives a warning only."""
    message = text("Choose from the list: open it with the arrow beside the cell.")
    warning = {"error_type": "warning"} if is_open else {}
    return {"validate": "list", "source": f"={list_name}"} | warning | _refusal(message, t)


def of_names(list_name: str, t: Translator) -> dict[str, Any]:
    """Return the drop-down of names that stand on another sheet; another name gives a warning only."""
    message = text("This name does not stand on its own sheet yet.")
    return {"validate": "list", "source": f"={list_name}", "error_type": "warning"} | _refusal(message, t)


def of_rule(rule: Rule, t: Translator) -> dict[str, Any] | None:
    """Return the limits of a number or a date; None for a text."""
    if rule.unit == "text" or rule.words:
        return None
    if rule.unit == "date":
        message = text("Type a date, such as 1-7-2028.")
        limits: dict[str, date | float] = {"minimum": FIRST_DAY.replace(day=2), "maximum": LAST_DAY}
        return {"validate": "date", "criteria": "between"} | limits | _refusal(message, t)
    high = ABSURD if rule.high is None else rule.high
    low = -ABSURD if rule.least is None else rule.least
    message = text("Type {expected}.", expected=range_expectation(rule))
    kind = "integer" if rule.whole else "decimal"
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high} | _refusal(message, t)


def _refusal(message: Text, t: Translator) -> dict[str, str]:
    """Return title and message, cut to what XlsxWriter allows; it drops a longer one altogether."""
    return {
        "error_title": t("Value not possible")[:TITLE_LENGTH],
        "error_message": render(message, t)[:MESSAGE_LENGTH],
    }
