"""What moves the net present value from the first variant to another, in words, picture and table."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.charts.base import Chart
from warmtenet.report.charts.compare import bridge_steps, step_of
from warmtenet.report.compare.shown import Shown
from warmtenet.report.html.values import shortened
from warmtenet.report.page import SECTION_CHART_TITLE, Block, ChartBlock, TableBlock, TextBlock
from warmtenet.report.rules.compare import EUR_STEP, say_compared
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.report.words import Sentence
from warmtenet.scenarios.bridge import Bridge, BridgeStep

STEP_NAME, MOST_NAMES = 60, 3


@dataclass(frozen=True)
class BridgeView:
    """A bridge between two columns, in one language."""

    start: Shown
    end: Shown
    bridge: Bridge
    t: Translator

    def label(self, step: BridgeStep) -> str:
        """Return what a reader calls a step."""
        if step.is_concept:
            return self._concept(step)
        return shortened(self._listed(step), STEP_NAME)

    def _listed(self, step: BridgeStep) -> str:
        t, names = self.t, step.difference.names
        said = [self._name(name, step) for name in names[:MOST_NAMES]]
        if len(names) <= MOST_NAMES:
            return self.start.ctx.numbers.listing(said)
        return t("{names} and {n} more").format(names=", ".join(said[:2]), n=len(names) - 2)

    def _concept(self, step: BridgeStep) -> str:
        t, concepts = self.t, [s.variant.project.concept for s in (self.start, self.end)]
        if concepts[0] == concepts[1]:
            return (
                shortened(self._listed(step), STEP_NAME) if step.difference.names else t("other differences")
            )
        return t("formulas and own inputs of {concept}").format(concept=concepts[1].upper())

    def _name(self, name: str, step: BridgeStep) -> str:
        t, ctx = self.t, self.start.ctx
        if name in step.difference.tables:
            sheet = ctx.project.tables[name].sheet
            return t("table {sheet}").format(sheet=sheet or name)
        if name in step.difference.overrides:
            source = ctx if name in ctx.result else self.end.ctx
            return t("{label} (set by hand)").format(label=source.label(name))
        return ctx.label(name)

    def sentence(self) -> Sentence:
        """Return what happens from the one to the other."""
        return say_compared("bridge", self.facts(), self.t)

    def facts(self) -> dict[str, Fact]:
        """Return what the sentence and the title speak of."""
        moving, change = self.bridge.moving, self.bridge.change_eur
        same = self.start.variant.project.concept == self.end.variant.project.concept
        facts: dict[str, Fact] = {
            "from": self.start.name,
            "to": self.end.name,
            "differences": 0.0 if same and not self.bridge.steps else 1.0,
            "steps": len(moving),
            "change_eur": change,
        }
        if not moving:
            return facts
        sign = 1 if change >= 0 else -1
        most = max(moving, key=lambda s: sign * s.effect_eur)
        counter = min(moving, key=lambda s: sign * s.effect_eur)
        facts |= {"step": self.label(most), "step_eur": most.effect_eur}
        if sign * counter.effect_eur < -EUR_STEP / 2:
            facts |= {"counter": self.label(counter), "counter_eur": counter.effect_eur}
        return facts

    def key(self, position: int) -> str:
        """Return the data-key of the effect of a step, counted from 1."""
        return f"bridge:{self.end.number}:{position}"

    def chart(self) -> Chart | None:
        """Return the picture of the steps; None where nothing moves."""
        moving = [
            step_of(self.label(step), step.effect_eur, self.key(position))
            for position, step in enumerate(self.bridge.steps, start=1)
            if step.moves
        ]
        if not moving:
            return None
        largest = max(moving, key=lambda step: abs(step.eur))
        said = str(say_compared("title_bridge", {"step": largest.label}, self.t))
        title = shortened(said[:1].upper() + said[1:], SECTION_CHART_TITLE)
        chart_id = f"fig-brug-{self.end.number}"
        return bridge_steps(chart_id, title, moving, self.bridge.change_eur, self.t)

    def table(self) -> TableBlock:
        """Return the steps in both orders with their mean, from the one NPV to the other."""
        t, n = self.t, self.start.ctx.numbers
        heads = (t("effect on NPV (mean)"), t("in this order"), t("in opposite order"))
        columns = (Column(t("step")), *(Column(head, "EUR", "right") for head in heads))
        rows: list[Row] = [self._end(self.start, self.bridge.start_eur)]
        for position, step in enumerate(self.bridge.steps, start=1):
            if step.moves:
                effects = (step.effect_eur, step.forward_eur, step.backward_eur)
                keys = (self.key(position), None, None)
                cells = [Cell(n.eur(e, signed=True), k) for e, k in zip(effects, keys, strict=True)]
                rows.append(row(self.label(step), *cells))
        rows.append(self._end(self.end, self.bridge.end_eur))
        caption = t("From {a} to {b}").format(a=self.start.name, b=self.end.name)
        return TableBlock(caption, columns, tuple(rows), self._note())

    def _end(self, shown: Shown, eur: float) -> Row:
        label = self.t("NPV of {name}").format(name=shown.name)
        written = self.start.ctx.numbers.eur(eur)
        return row(label, shown.cell(written, "npv_project_eur"), written, written, kind="total")

    def _note(self) -> str:
        t = self.t
        idle = [self.label(step) for step in self.bridge.steps if not step.moves]
        note = t(
            "What moves later meets what moved before, so each step was taken in this order and in the "
            "opposite one; its effect is the mean, and both orders add up to the same difference."
        )
        if idle:
            names = self.start.ctx.numbers.listing(idle)
            note += " " + t("Without any effect: {names}.").format(names=names)
        return note


def bridge_blocks(views: Sequence[BridgeView]) -> tuple[Block, ...]:
    """Return sentence, picture and table of every bridge."""
    blocks: list[Block] = []
    for view in views:
        blocks.append(TextBlock(view.sentence()))
        chart = view.chart()
        if chart is not None:
            blocks += [ChartBlock(chart), view.table()]
    return tuple(blocks)


def concept_name(shown: Shown, t: Translator) -> str:
    """Return the heat concept of a variant as a reader calls it."""
    return t(CONCEPT_LABELS[shown.variant.project.concept])
