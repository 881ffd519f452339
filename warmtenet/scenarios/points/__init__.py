"""The points of attention that a run looks for."""

from warmtenet.scenarios.attention import Rule
from warmtenet.scenarios.points import bank, dwellings, engineering, hours, law, money

RULES: tuple[Rule, ...] = (
    *engineering.RULES,
    *hours.RULES,
    *law.RULES,
    *money.RULES,
    *bank.RULES,
    *dwellings.RULES,
)
