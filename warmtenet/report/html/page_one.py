"""Page 1: kicker, headline, lead, break-evens, answers per reader and the largest warnings."""

from collections.abc import Mapping

from warmtenet.locale import text
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.html.attention import said
from warmtenet.report.html.context import Context
from warmtenet.report.html.levers import WORD_LIMIT, Lever, lever_value, levers, page_levers
from warmtenet.report.html.rules import tell, tell_all
from warmtenet.report.html.values import fitted, phrase, shortened
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import LEAD, READER, WARNING, Reader, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.report.words import Words
from warmtenet.scenarios.attention import Attention

MOST_WARNINGS = 3
NOTABLE_SHARE = 0.05
PROJECT_NAME, SCENARIO_NAME = 40, 24
READERS = (
    (
        text("Alderman"),
        ("reader_alderman", "reader_alderman_decision"),
        (("kasstroom", 9), ("gevoeligheid", 13)),
    ),
    (text("Housing association"), ("reader_association",), (("woonlasten", 7), ("woning", 8))),
    (text("Financier"), ("reader_financier",), (("kasstroom", 9), ("financiering", 10))),
    (text("Residents"), ("reader_residents",), (("woonlasten", 7), ("woning", 8))),
    (text("Subsidy provider"), ("reader_subsidy",), (("subsidies", 11), ("uitgangspunten", 18))),
)


def concept_name(ctx: Context) -> str:
    """Return the concept as a reader calls it."""
    return ctx.t(CONCEPT_LABELS[ctx.project.concept])


def scenario_name(ctx: Context) -> str:
    """Return the name that the user gave the scenario."""
    return shortened(ctx.project.scenario, SCENARIO_NAME) or ctx.t("base")


def project_name(ctx: Context) -> str:
    """Return the name of the project on one line."""
    return shortened(ctx.project.name, PROJECT_NAME) or ctx.t("no name")


def kicker(ctx: Context) -> str:
    """Return the line above the headline: what, how much, when, in which money."""
    t, n = ctx.t, ctx.numbers
    return t(
        "Business case heat network · {project} · {concept} · {connected} of {total} weq · "
        "{first}\u2013{last} · EUR excl. VAT unless stated · scenario {scenario}"
    ).format(
        project=project_name(ctx),
        concept=concept_name(ctx),
        connected=n.whole(ctx.known("connected_weq_final")),
        total=n.whole(ctx.known("weq_total")),
        first=ctx.years[0],
        last=ctx.years[-1],
        scenario=scenario_name(ctx),
    )


LEAD_ORDER = ("lead_basis", "lead_size", "lead_way_out", "lead_monte_carlo")


def lead(ctx: Context, facts: Mapping[str, Fact]) -> tuple[Words, ...]:
    """Return basis, size, way out and range, as far as they fit; a range goes before size and way out."""
    kept: list[tuple[int, Words]] = []
    topics = ("lead_basis", "lead_monte_carlo", "lead_size", "lead_way_out")
    for topic in topics:
        sentence = tell(topic, facts, ctx.t)
        said = [words for _, words in kept]
        if sentence and len(" ".join(map(str, (*said, sentence)))) <= LEAD:
            kept.append((LEAD_ORDER.index(topic), sentence))
    return tuple(words for _, words in sorted(kept, key=lambda place: place[0]))


def breakevens(ctx: Context, *, all_levers: bool = False) -> TableBlock:
    """Return the table of break-evens; on page 1 without investments, demand and ranges."""
    t = ctx.t
    shown = levers(ctx) if all_levers else page_levers(ctx)
    range_head = (Column(t("searched"), "", "right"),) if all_levers else ()
    columns = (
        Column(t("lever")),
        Column(t("now"), "", "right"),
        Column(t("needed"), "", "right"),
        *range_head,
        Column(""),
    )
    rows = tuple(_lever_row(lever, ctx, wide=all_levers) for lever in shown)
    return TableBlock(t("Break-evens (NPV = 0, one lever at a time)"), columns, rows)


def _lever_row(lever: Lever, ctx: Context, *, wide: bool) -> Row:
    unit = "" if lever.unit == "%" else f", {ctx.numbers.unit(lever.unit)}"
    needed, remark = _needed(lever, ctx)
    if wide and lever.why_none:
        remark = lever.why_none
    now = Cell(lever_value(lever, lever.now, ctx), lever.now_key or None)
    searched = lever.low is not None
    found = Cell(needed, lever.needed_key, ("leaf",) if searched else ())
    cells = (now, found, *((_searched(lever, ctx),) if wide else ()))
    return row(f"{lever.row}{unit}", *cells, remark or "\u00a0")


def _needed(lever: Lever, ctx: Context) -> tuple[str, str]:
    """Return the value needed and a remark."""
    t = ctx.t
    if not lever.calculated:
        return ABSENT, t("not calculated")
    if lever.needed is None or lever.needed < 0:
        closes = lever.needed is not None and ctx.known("npv_project_eur") >= 0
        return ABSENT, t("not needed") if closes else t("out of reach")
    return lever_value(lever, lever.needed, ctx), t(WORD_LIMIT.message) if lever.above_legal else ""


def _searched(lever: Lever, ctx: Context) -> Cell:
    if lever.low is None or lever.high is None:
        return Cell(ctx.t("exact"))
    low, high = (lever_value(lever, v, ctx) for v in (lever.low, lever.high))
    return Cell(ctx.numbers.span(low, high), f"range:{lever.needed_key}")


def readers(ctx: Context, facts: Mapping[str, Fact]) -> tuple[Reader, ...]:
    """Return the answer to each reader's first question."""
    t = ctx.t
    facts = {**facts, "association_reason": t("no dwelling types have been entered")}
    answers = [(who, tell_all(topics, facts, t), refs) for who, topics, refs in READERS]
    return tuple(
        Reader(t(who.message), answer if isinstance(answer, str) else fitted(answer, READER), refs)
        for who, answer, refs in answers
    )


def warnings(ctx: Context) -> tuple[Words, ...]:
    """Return the warnings that change the sign or move the outcome by more than 5 % of the investment.

    A critical warning without a computed effect counts too: it may well be the largest.
    """
    found = sorted((w for w in ctx.result.warnings if _notable(w, ctx)), key=lambda w: _badness(w, ctx))
    return tuple(_line(w, ctx) for w in found[:MOST_WARNINGS])


def _notable(warning: Attention, ctx: Context) -> bool:
    if warning.effect_eur is None:
        return warning.severity == "critical"
    large = abs(warning.effect_eur) > NOTABLE_SHARE * ctx.known("pv_investment_eur")
    return large or _turns(warning, ctx)


def _turns(warning: Attention, ctx: Context) -> bool:
    npv = ctx.known("npv_project_eur")
    return warning.effect_eur is not None and (npv < 0) != (npv + warning.effect_eur < 0)


def _badness(warning: Attention, ctx: Context) -> tuple[bool, bool, bool, float]:
    """First what turns the sign, then what is critical, then losses; the larger effect first."""
    effect = warning.effect_eur or 0.0
    return not _turns(warning, ctx), warning.severity != "critical", effect >= 0, -abs(effect)


def _line(warning: Attention, ctx: Context) -> Words:
    what = said(warning.what, ctx)
    if warning.effect_eur is None:
        return shortened(what, WARNING)
    effect = ctx.numbers.money(warning.effect_eur, signed=True)
    if len(effect) + len(what) + 3 > WARNING:
        what = shortened(what, WARNING - len(effect) - 3)
    return phrase(
        "warning", "{effect} · {what}", effect=(effect, f"effect:{said(warning.where, ctx)}"), what=what
    )
