"""Which input or formula moves the net present value from one project to another.

What was given otherwise is moved step by step, in the order of the chapters, and the formulas of the
other concept (with the inputs that only it has) come last. A step is worth more or less depending on
what moved before it, so it is taken in that order and in the opposite one, and the mean is its effect;
both orders add up to the whole difference. The bridge back is the bridge with all signs turned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from warmtenet.core.model import NotFiniteError
from warmtenet.figures import FiguresError
from warmtenet.model import build
from warmtenet.scenarios.attention import METRIC
from warmtenet.scenarios.case import prepare
from warmtenet.scenarios.result import Result
from warmtenet.workbook.mixture import Difference, by_chapter, differences, mixed
from warmtenet.workbook.problems import InputProblems

# Beyond this many the inputs of a chapter move together.
MOST_STEPS = 40
SMALLEST_EUR = 1e-6


@dataclass(frozen=True)
class BridgeStep:
    """What moves the net present value, in EUR: taken in the order of the chapters, and in the opposite.

    The step with the other formulas has `is_concept`; its `difference` then holds what could not be
    moved by itself.
    """

    difference: Difference
    forward_eur: float
    backward_eur: float
    is_concept: bool = False

    @property
    def effect_eur(self) -> float:
        """The mean of both orders."""
        return (self.forward_eur + self.backward_eur) / 2

    @property
    def moves(self) -> bool:
        """Whether it moves the outcome at all."""
        return max(abs(self.forward_eur), abs(self.backward_eur)) > SMALLEST_EUR


@dataclass(frozen=True)
class Bridge:
    """The steps from one result to another; their effects add up to `change_eur`."""

    start_eur: float
    end_eur: float
    steps: tuple[BridgeStep, ...]

    @property
    def change_eur(self) -> float:
        """The whole difference."""
        return self.end_eur - self.start_eur

    @property
    def moving(self) -> tuple[BridgeStep, ...]:
        """The steps that have an effect."""
        return tuple(step for step in self.steps if step.moves)


class _StuckError(Exception):
    """The project in which the first `count` differences are as in the other cannot be computed."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(count)


@dataclass
class _Walk:
    """From one result to another along steps; steps that cannot stand alone are joined."""

    start: Result
    end: Result
    steps: list[Difference]
    rest: Difference = field(default_factory=Difference)

    def effects(self) -> tuple[list[float], list[float]]:
        """Return the effects in both orders, each with that of the formulas last."""
        while True:
            try:
                return self._along(self.start, self.end), [-x for x in self._along(self.end, self.start)]
            except _StuckError as stuck:
                self._join(stuck.count)

    def _along(self, home: Result, guest: Result) -> list[float]:
        """Return what each step adds when it moves into `home`, and what then remains up to `guest`.

        Moving back from the end, the steps leave in the opposite order, so that their signs turn.
        """
        states = [self._value(home, guest, count) for count in range(len(self.steps) + 1)]
        last = float(guest[METRIC])
        return [after - before for before, after in zip(states, [*states[1:], last], strict=True)]

    def _value(self, home: Result, guest: Result, count: int) -> float:
        if not count:
            return float(home[METRIC])
        project, figures = home.case.project, home.case.figures
        try:
            between = mixed(project, guest.case.project, self.steps[:count], build(project.concept), figures)
            return float(prepare(between, figures).evaluate(wanted=[METRIC])[METRIC].item())
        except (InputProblems, NotFiniteError, FiguresError) as error:
            raise _StuckError(count) from error

    def _join(self, count: int) -> None:
        """Join the last step that was moved with the next, or with the formulas where it is the last."""
        if count == len(self.steps):
            self.rest += self.steps.pop()
        else:
            self.steps[count - 1 : count + 1] = [self.steps[count - 1] + self.steps[count]]


def bridge(start: Result, end: Result) -> Bridge:
    """Return the steps that lead from the net present value of one result to that of another."""
    projects = (start.case.project, end.case.project)
    models = (build(projects[0].concept), build(projects[1].concept))
    found: Sequence[Difference] = differences(*projects, models)
    if len(found) > MOST_STEPS:
        found = by_chapter(found, models[0])
    walk = _Walk(start, end, list(found))
    forward, backward = walk.effects()
    steps = [BridgeStep(*parts) for parts in zip(walk.steps, forward, backward, strict=False)]
    last = BridgeStep(walk.rest, forward[-1], backward[-1], is_concept=True)
    has_last = projects[0].concept != projects[1].concept or last.moves
    return Bridge(float(start[METRIC]), float(end[METRIC]), (*steps, *((last,) if has_last else ())))
