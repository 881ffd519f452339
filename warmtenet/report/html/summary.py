"""Page 1 of the report: everything that stands before the sections."""

from dataclasses import replace
from pathlib import PurePath

from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.charts.base import Chart
from warmtenet.report.html.cards import cards
from warmtenet.report.html.check import Check
from warmtenet.report.html.context import Context
from warmtenet.report.html.household import bill_chart
from warmtenet.report.html.money import waterfall
from warmtenet.report.html.page_one import (
    breakevens,
    concept_name,
    kicker,
    lead,
    project_name,
    readers,
    scenario_name,
    warnings,
)
from warmtenet.report.html.rules import tell
from warmtenet.report.html.values import shortened, squeezed
from warmtenet.report.html.verdicts import verdicts
from warmtenet.report.page import CHART_TITLE, Meta, Missing, Page
from warmtenet.report.sentences import Fact


def summary_of(ctx: Context, facts: dict[str, Fact], checks: tuple[Check, ...]) -> Page:
    """Return the page with its first sheet only, without sections."""
    shown = warnings(ctx)
    return Page(
        meta=_meta(ctx),
        kicker=kicker(ctx),
        headline=tell("headline", facts, ctx.t) or "",
        lead=lead(ctx, facts),
        cards=cards(ctx, facts),
        charts=(_fitting(waterfall(ctx, short=True)), _fitting(bill_chart(ctx, half=True))),
        breakeven=breakevens(ctx),
        readers=readers(ctx, facts),
        verdicts=verdicts(ctx, checks),
        warnings=shown,
        more_warnings=len(ctx.result.warnings) - len(shown),
        sections=(),
    )


def _fitting(chart: Chart | Missing) -> Chart | Missing:
    """Return a chart for page 1; amounts of a trillion make its title too long for its place."""
    return chart if isinstance(chart, Missing) else replace(chart, title=shortened(chart.title, CHART_TITLE))


def _meta(ctx: Context) -> Meta:
    project = ctx.project
    name = PurePath(project.path.replace("\\", "/")).name
    return Meta(
        project=project_name(ctx),
        concept=concept_name(ctx),
        scenario=scenario_name(ctx),
        version=ctx.version,
        input_file=squeezed(name),
        input_hash=project.sha256[:12],
        scenarios=(scenario_name(ctx),),
        concept_text=CONCEPT_LABELS[project.concept],
    )
