"""Where things stand on the summary, and the values that its formulas give."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from warmtenet.locale import Translator
from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.theme import CHAPTER_ROLES
from warmtenet.report.workbook.cards import (
    BREAK_EVENS,
    CARDS,
    FLOWS,
    INVESTMENT_OF,
    SOLVED,
    STEPS_AFTER,
    STEPS_BEFORE,
    BreakEven,
    Card,
    Flow,
    Step,
)
from warmtenet.report.workbook.funds import SOURCES, USES
from warmtenet.report.workbook.home_bill import home_bill
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.plan import SUMMARY, letter

CARD_HEAD = 5
FIGURE_ROWS = 12
BAR_ROWS, YEAR_ROWS = 23, 19
NET, CUMULATIVE, DISCOUNTED = "net_cash_flow_eur", "cumulative_cash_eur", "cumulative_present_value_eur"


@dataclass(frozen=True)
class Part:
    """A row of the waterfall with its formula and value."""

    label: str
    role: str
    formula: str
    value: float


class SummaryPlan:
    """Rows of the summary (counted from one) and what its formulas give."""

    def __init__(self, live: Evaluator, t: Translator) -> None:
        self.live, self.t = live, t
        self.title = live.plan.title(SUMMARY)
        self.homes = home_bill(live, t)
        self.cards: list[Card] = [c for c in CARDS if self._shows(c)]
        self.break_evens: list[BreakEven] = [b for b in BREAK_EVENS if live.has(b.needed.names)]
        self.flows_shown: list[Flow] = [f for f in FLOWS if live.has((*f.incoming, *f.outgoing))]
        self.break_even_head = CARD_HEAD + len(self.cards) + 3
        self.solved_head = self.break_even_head + len(self.break_evens)
        self.bill_head = self.solved_head + len(SOLVED) + 3
        self.figures_head = self.bill_head + (len(self.homes.labels) + 3 if self.homes else 0)
        self.funds_head = self.figures_head + FIGURE_ROWS + 3
        self.charts = self.fund_totals[1] + 2
        self.bill_chart = self.charts + BAR_ROWS + YEAR_ROWS
        self.step_head = self.bill_chart + (YEAR_ROWS if self.homes else 0) + 2
        self.flow_head = self.step_head + len(self.parts) + 4

    def _shows(self, card: Card) -> bool:
        known = self.live.has((*card.value.names, *card.note_value.names))
        return known and card.homes in {None, self.homes is not None}

    @cached_property
    def parts(self) -> list[Part]:
        """The steps of the waterfall, without the net present value itself."""
        return [*self._steps(STEPS_BEFORE), *self._chapters(), *self._steps(STEPS_AFTER)]

    def _steps(self, steps: tuple[Step, ...]) -> list[Part]:
        return [
            Part(
                self.t.render(step.label),
                step.role,
                self.live.formula(step.value, self.title),
                self.live.value(step.value),
            )
            for step in steps
            if self.live.has(step.value.names)
        ]

    def _chapters(self) -> list[Part]:
        """Investment by chapter of the cost table; its label is that of the table on the cost sheet."""
        result, places = self.live.result, self.live.plan.places
        if places["item_capex_eur"][1].count == 0:
            return []
        words, (home, table) = result["cost_chapter"], places["chapter_capex_eur"]
        input_sheet, column = places["cost_chapter"]
        chosen = (
            f"{input_sheet}!${column.column}${column.row}:${column.column}${column.row + column.count - 1}"
        )
        blocks = f"{self.live.plan.row_range('item_capex_eur')}*{self.live.plan.row_range('discount_factor')}"
        present = (result["item_capex_eur"] * result["discount_factor"]).sum(axis=1)
        found = []
        for position, (key, label) in enumerate(COST_CHAPTER.elements.items()):
            word = f"{home}!${table.labels}${table.row + position}"
            formula = f"=-SUMPRODUCT(({chosen}={word})*{blocks})"
            named = self.t.render(INVESTMENT_OF).format(chapter=self.t(label))
            value = -float(present[[w == key for w in words]].sum())
            found.append(Part(named, CHAPTER_ROLES[key], formula, value))
        return found

    @property
    def step_values(self) -> list[float]:
        """Values of the steps of the waterfall."""
        return [part.value for part in self.parts]

    @property
    def steps(self) -> str:
        """Address of the steps, without the net present value."""
        return f"{self.title}!$B${self.step_head + 1}:$B${self.step_head + len(self.parts)}"

    @property
    def flow_values(self) -> np.ndarray[Any, Any]:
        """Yearly flows with their signs, shape (flow, year)."""
        rows = [
            sum(self.live.result[n] for n in flow.incoming) - sum(self.live.result[n] for n in flow.outgoing)
            for flow in self.flows_shown
        ]
        return np.array(rows)

    @property
    def fund_totals(self) -> tuple[int, int]:
        """Rows of the totals of sources and of uses."""
        sources = self.funds_head + len(SOURCES) + 1
        return sources, sources + len(USES) + 1

    @property
    def last_row(self) -> int:
        """Last row with data."""
        return self.flow_head + len(self.live.result.years)

    @property
    def flows(self) -> str:
        """Address of the yearly flows."""
        last = letter(len(self.flows_shown))
        return f"{self.title}!$B${self.flow_head + 1}:${last}${self.last_row}"

    @property
    def area(self) -> str:
        """Address of all cells below the master check."""
        return f"$A$4:${letter(len(self.flows_shown) + 3)}${self.last_row}"
