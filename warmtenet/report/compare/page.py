"""The page of a comparison, from results to blocks."""

from collections.abc import Sequence

import numpy as np

from warmtenet.report.charts.base import Chart
from warmtenet.report.charts.compare import CashLine, Dot, cash_lines, figure_dots
from warmtenet.report.compare.bridges import bridge_blocks
from warmtenet.report.compare.figures import Figure
from warmtenet.report.compare.tables import (
    comparison_points,
    differing_verdicts,
    figure_table,
    files_table,
    inputs_table,
    own_inputs_table,
    points_table,
    verdict_table,
)
from warmtenet.report.compare.view import View
from warmtenet.report.html.values import fitted, shortened
from warmtenet.report.page import (
    CHART_SUBTITLE,
    HEADLINE,
    LEAD,
    SECTION_CHART_TITLE,
    Block,
    ChartBlock,
    ChartsBlock,
    ComparePage,
    Meta,
    Section,
)
from warmtenet.report.rules.compare import say_compared
from warmtenet.report.sentences import Fact
from warmtenet.report.words import Words

TITLE_NAMES = 80
LEAST_DOTS = 2


def build_compare_page(view: View) -> ComparePage:
    """Return the whole page."""
    t = view.t
    headline = fitted(say_compared("compare_headline", view.facts, t), HEADLINE)
    return ComparePage(
        meta=_meta(view),
        kicker=_kicker(view),
        headline=headline,
        lead=_lead(view),
        opening=Section(
            "samenvatting",
            1,
            t("Summary"),
            "",
            blocks=(
                *comparison_points(view.points, t),
                figure_table(view.cards, view.shown, t("Key figures side by side"), t),
                *_dots_block(view),
            ),
        ),
        sections=_sections(view),
    )


def _meta(view: View) -> Meta:
    names = shortened(" · ".join(s.name for s in view.shown), TITLE_NAMES)
    count = view.t("{n} variants").format(n=len(view.shown))
    return Meta(names, count, "", view.version, "")


def _kicker(view: View) -> str:
    return view.t("Comparison · {n} variants · EUR excl. VAT unless stated").format(n=len(view.shown))


def _lead(view: View) -> tuple[Words, ...]:
    """Return whether any variant closes, and what makes the difference, as far as it fits."""
    sentences = [say_compared("compare_closing", view.facts, view.t)]
    sentences += [bridge.sentence() for bridge in view.bridges]
    kept: list[Words] = []
    for sentence in sentences:
        if len(" ".join(map(str, (*kept, sentence)))) <= LEAD:
            kept.append(sentence)
    return tuple(kept)


def _dots_block(view: View) -> tuple[Block, ...]:
    charts = tuple(_dots(view))
    return (ChartsBlock(charts),) if charts else ()


def _dots(view: View) -> list[Chart]:
    """Return the figures that differ between at least two variants, each on an axis of its own."""
    shown = [(i, f) for i, f in enumerate(view.cards) if len(f.known) >= LEAST_DOTS and not f.is_same]
    return [_dot_chart(view, figure, i) for i, figure in shown]


def _dot_chart(view: View, figure: Figure, position: int) -> Chart:
    dots = [
        Dot(
            view.shown[i].name,
            float(figure.values[i] or 0.0) * figure.scale,
            figure.marked(i),
            f"{view.shown[i].number}|{figure.key}",
            i in figure.best,
        )
        for i in figure.known
    ]
    best = [view.shown[i].name for i in sorted(figure.best)]
    facts: dict[str, Fact] = {
        "figure": figure.label,
        "best": best[0] if len(best) == 1 else None,
    }
    title = shortened(str(say_compared("title_compare_figure", facts, view.t)), SECTION_CHART_TITLE)
    subtitle = shortened(figure.unit or view.t("per variant"), CHART_SUBTITLE)
    heads = (view.t("variant"), figure.label)
    return figure_dots(f"fig-samenvatting-{position + 1}", title, subtitle, dots, view.t.language, heads)


def _sections(view: View) -> tuple[Section, ...]:
    return (
        _more(view),
        _bridge(view),
        _inputs(view),
        _cash(view),
        _verdicts(view),
        _points(view),
        _files(view),
    )


def _more(view: View) -> Section:
    t = view.t
    table = figure_table(view.more, view.shown, t("Further figures side by side"), t)
    return Section("kerncijfers", 2, t("More figures"), t("What else differs?"), blocks=(table,))


def _bridge(view: View) -> Section:
    t = view.t
    return Section(
        "brug",
        3,
        t("Bridge"),
        t("Where does the difference come from?"),
        blocks=bridge_blocks(view.bridges),
    )


def _inputs(view: View) -> Section:
    t, found = view.t, view.differing
    blocks: list[Block] = [inputs_table(found, view.shown, t)] if found else []
    if view.own:
        blocks.append(own_inputs_table(view.own, view.shown, t))
    answer = say_compared("answer_inputs", {"differing": len(found)}, t)
    return Section("invoer", 4, t("Inputs"), t("What was filled in differently?"), answer, tuple(blocks))


def _cash(view: View) -> Section:
    t = view.t
    lines = [
        CashLine(
            s.name,
            s.ctx.years,
            s.ctx.flow("net_cash_flow_eur").tolist(),
            s.ctx.flow("cumulative_present_value_eur").tolist(),
            str(s.number),
        )
        for s in view.shown
    ]
    chart = cash_lines(lines, _depth(lines), t, "fig-kasstroom-a")
    return Section(
        "kasstroom",
        5,
        t("Cash flow"),
        t("When does the money go out and come in?"),
        blocks=(ChartBlock(chart),),
    )


def _depth(lines: Sequence[CashLine]) -> dict[str, Fact]:
    """Return which variant has to advance least: the deepest point of its nominal running total."""
    depths = {line.name: float(np.cumsum(line.net).min()) for line in lines}
    order = sorted(depths, key=lambda name: -depths[name])
    return {
        "shallowest": order[0],
        "shallowest_eur": -depths[order[0]],
        "depth_gap_eur": depths[order[0]] - depths[order[1]],
    }


def _verdicts(view: View) -> Section:
    t = view.t
    facts: dict[str, Fact] = {"verdicts_differing": differing_verdicts(view.shown)}
    answer = say_compared("answer_verdicts", facts, t)
    blocks = (verdict_table(view.shown, t),)
    return Section("oordelen", 6, t("Verdicts"), t("Do the variants meet what is asked?"), answer, blocks)


def _points(view: View) -> Section:
    t, found = view.t, view.points_of_some
    answer = say_compared("answer_points", {"points": len(found)}, t)
    blocks: tuple[Block, ...] = (points_table(found, view.shown, t),) if found else ()
    question = t("What deserves attention in one variant only?")
    return Section("aandacht", 7, t("Points of attention"), question, answer, blocks)


def _files(view: View) -> Section:
    t = view.t
    question = t("Which files were compared?")
    return Section("bestanden", 8, t("Files"), question, blocks=(files_table(view.shown, t),))
