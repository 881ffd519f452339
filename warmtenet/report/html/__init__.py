"""The contents of `report.html`: from a result to a page, without a formula of the model."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from warmtenet.locale import Translator
from warmtenet.model import CONCEPT_LABELS
from warmtenet.report.charts.base import Chart
from warmtenet.report.html import others
from warmtenet.report.html.assumptions import assumptions
from warmtenet.report.html.attention import attention
from warmtenet.report.html.cards import cards
from warmtenet.report.html.cash import cash
from warmtenet.report.html.check import Check
from warmtenet.report.html.checks import checks_of, checks_section
from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import demand
from warmtenet.report.html.dwelling import dwelling
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.finance import finance
from warmtenet.report.html.glossary import glossary
from warmtenet.report.html.household import bill_chart, household
from warmtenet.report.html.investment import investment
from warmtenet.report.html.money import waterfall
from warmtenet.report.html.money_flows import money_flows
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
from warmtenet.report.html.plant import plant
from warmtenet.report.html.rules import tell
from warmtenet.report.html.sensitivity import sensitivity
from warmtenet.report.html.subsidies import subsidies
from warmtenet.report.html.system import concept, scope
from warmtenet.report.html.values import shortened, squeezed
from warmtenet.report.html.verdicts import verdicts
from warmtenet.report.html.what_if import what_if
from warmtenet.report.page import CHART_TITLE, Meta, Missing, Page, Section
from warmtenet.report.sentences import Fact
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Bar, Grid


def build_page(
    result: Result,
    bars: Sequence[Bar],
    npv_grid: Grid,
    t: Translator,
    version: str,
    extras: Extras,
) -> Page:
    """Return the whole report of one result.

    Parameters
    ----------
    bars, npv_grid
        `scenarios.sensitivity.tornado` and `demand_by_tariff` of the same case; no bars where no
        input has a range.
    version
        Of warmtenet, as printed.
    extras
        What was computed beside the model, of the same result.
    """
    ctx = Context(result, tuple(bars), npv_grid, t, version, extras)
    facts, checks = facts_of(ctx), checks_of(ctx)
    shown_cards = cards(ctx, facts)
    shown = warnings(ctx)
    return Page(
        meta=_meta(ctx),
        kicker=kicker(ctx),
        headline=tell("headline", facts, t) or "",
        lead=lead(ctx, facts),
        cards=shown_cards,
        charts=(_fitting(waterfall(ctx, short=True)), _fitting(bill_chart(ctx, half=True))),
        breakeven=breakevens(ctx),
        readers=readers(ctx, facts),
        verdicts=verdicts(ctx, checks),
        warnings=shown,
        more_warnings=len(result.warnings) - len(shown),
        sections=(what_if(ctx, shown_cards), *_sections(ctx, facts, checks)),
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


def _sections(ctx: Context, facts: dict[str, Fact], checks: tuple[Check, ...]) -> tuple[Section, ...]:
    return (
        scope(ctx, facts),
        concept(ctx, facts),
        demand(ctx, facts),
        plant(ctx, facts),
        investment(ctx, facts),
        household(ctx, facts),
        dwelling(ctx, facts),
        cash(ctx, facts),
        finance(ctx, facts),
        subsidies(ctx, facts),
        money_flows(ctx, facts),
        sensitivity(ctx, facts),
        others.alternatives(ctx),
        others.environment(ctx, facts),
        others.risks(ctx),
        attention(ctx, facts),
        assumptions(ctx, facts),
        checks_section(ctx, checks, facts),
        glossary(ctx),
    )
