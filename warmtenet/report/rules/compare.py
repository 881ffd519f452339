"""Sentences of a comparison: headline, lead, the bridge and the titles of its charts."""

from warmtenet.locale import Translator, text
from warmtenet.report.sentences import Book, Derived, Facts, Rule, choose, write
from warmtenet.report.words import Sentence

# Amounts that round to the same thousand are the same to a reader.
EUR_STEP = 1000.0

COMPARE: dict[str, tuple[Rule, ...]] = {
    "compare_headline": (
        Rule(
            "compare_headline.other_basis",
            (("same_basis", "==", 0),),
            text("The variants differ in years or price level; their present values do not compare."),
        ),
        Rule(
            "compare_headline.equal",
            (("spread_rounded_eur", "==", 0),),
            text("The variants have the same outcome: an NPV of {best_npv_eur|money}."),
        ),
        Rule(
            "compare_headline.shared",
            (("gap_rounded_eur", "==", 0),),
            text("Several variants share the best outcome: an NPV of {best_npv_eur|money}."),
        ),
        Rule(
            "compare_headline.band",
            (("gap_eur", "<", "@band_eur"),),
            text("{best|text} is {gap_eur|money} ahead, less than the accuracy of the estimate."),
        ),
        Rule(
            "compare_headline.best",
            (("gap_eur", ">", 0),),
            text("{best|text} comes out best: {gap_eur|money} ahead of {second|text}."),
        ),
    ),
    "compare_closing": (
        Rule("compare_closing.none", (("closing", "==", 0),), text("No variant closes.")),
        Rule(
            "compare_closing.all",
            (("closing", "==", "@variants"),),
            text("All variants close."),
        ),
        Rule(
            "compare_closing.some",
            (("closing", ">", 0),),
            text("{closing|whole} of the {variants|whole} variants close: {closing_names|text}."),
        ),
    ),
    "bridge": (
        Rule(
            "bridge.identical",
            (("differences", "==", 0),),
            text("{from|text} and {to|text} are the same: no input and no formula differs."),
        ),
        Rule(
            "bridge.idle",
            (("steps", "==", 0),),
            text("{from|text} and {to|text} differ, but nothing that differs changes the NPV."),
        ),
        Rule(
            "bridge.balanced",
            (("change_rounded_eur", "==", 0),),
            text("From {from|text} to {to|text} the NPV stays the same; its steps cancel out."),
        ),
        Rule(
            "bridge.up_against",
            (("change_eur", ">", 0), ("counter_eur", "exists")),
            text(
                "From {from|text} to {to|text} the NPV rises by {change_abs_eur|money}; most comes from "
                "{step|text} ({step_eur|money}), while {counter|text} works against it "
                "({counter_eur|money})."
            ),
        ),
        Rule(
            "bridge.up",
            (("change_eur", ">", 0),),
            text(
                "From {from|text} to {to|text} the NPV rises by {change_abs_eur|money}; most comes from "
                "{step|text} ({step_eur|money})."
            ),
        ),
        Rule(
            "bridge.down_against",
            (("change_eur", "<", 0), ("counter_eur", "exists")),
            text(
                "From {from|text} to {to|text} the NPV falls by {change_abs_eur|money}; most comes from "
                "{step|text} ({step_eur|money}), while {counter|text} works against it "
                "({counter_eur|money})."
            ),
        ),
        Rule(
            "bridge.down",
            (("change_eur", "<", 0),),
            text(
                "From {from|text} to {to|text} the NPV falls by {change_abs_eur|money}; most comes from "
                "{step|text} ({step_eur|money})."
            ),
        ),
    ),
    "title_bridge": (
        Rule(
            "title_bridge.step",
            (("step", "exists"),),
            text("{step|text} moves the NPV most"),
        ),
        Rule("title_bridge.plain", (), text("Build-up of the difference in NPV")),
    ),
    "title_compare_figure": (
        Rule(
            "title_compare_figure.best",
            (("best", "exists"),),
            text("{figure|text}: {best|text} is best"),
        ),
        Rule("title_compare_figure.plain", (), text("{figure|text}")),
    ),
    "title_compare_cash": (
        Rule(
            "title_compare_cash.least",
            (("shallowest", "exists"), ("depth_gap_rounded_eur", ">", 0)),
            text("{shallowest|text} needs the least money in advance: {shallowest_eur|money}"),
        ),
        Rule("title_compare_cash.plain", (), text("Cash flow of the variants")),
    ),
    "answer_inputs": (
        Rule(
            "answer_inputs.none",
            (("differing", "==", 0),),
            text("No input that the variants share differs."),
        ),
        Rule("answer_inputs.one", (("differing", "==", 1),), text("One input differs.")),
        Rule("answer_inputs.some", (("differing", ">", 1),), text("{differing|whole} inputs differ.")),
    ),
    "answer_points": (
        Rule(
            "answer_points.none",
            (("points", "==", 0),),
            text("All variants have the same points of attention."),
        ),
        Rule(
            "answer_points.one",
            (("points", "==", 1),),
            text("One point of attention does not hold for all variants."),
        ),
        Rule(
            "answer_points.some",
            (("points", ">", 1),),
            text("{points|whole} points of attention do not hold for all variants."),
        ),
    ),
    "answer_verdicts": (
        Rule(
            "answer_verdicts.same",
            (("verdicts_differing", "==", 0),),
            text("The six verdicts are the same for all variants."),
        ),
        Rule(
            "answer_verdicts.one",
            (("verdicts_differing", "==", 1),),
            text("One of the six verdicts differs between the variants."),
        ),
        Rule(
            "answer_verdicts.some",
            (("verdicts_differing", ">", 1),),
            text("{verdicts_differing|whole} of the six verdicts differ between the variants."),
        ),
    ),
}
DERIVED = (
    Derived("spread_rounded_eur", "round", ("spread_eur", EUR_STEP)),
    Derived("gap_rounded_eur", "round", ("gap_eur", EUR_STEP)),
    Derived("change_abs_eur", "abs", ("change_eur",)),
    Derived("change_rounded_eur", "round", ("change_eur", EUR_STEP)),
    Derived("depth_gap_rounded_eur", "round", ("depth_gap_eur", EUR_STEP)),
)
COMPARE_BOOK = Book(COMPARE, DERIVED)


def say_compared(topic: str, facts: Facts, t: Translator) -> Sentence:
    """Return the sentence of a topic; one without words where no rule of the topic fires.

    Raises
    ------
    KeyError
        for an unknown topic, or if a fired rule needs a fact that is missing.
    """
    rule = choose(topic, facts, COMPARE_BOOK)
    return Sentence(topic, ()) if rule is None else write(rule, facts, t, COMPARE_BOOK)
