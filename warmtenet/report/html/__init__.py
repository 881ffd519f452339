"""The contents of `report.html`: from a result to a page, without a formula of the model."""

from dataclasses import replace

from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.sections import SECTIONS
from warmtenet.report.html.summary import summary_of
from warmtenet.report.page import Page


def build_page(ctx: Context) -> Page:
    """Return the whole report of one result."""
    facts, checks = facts_of(ctx), checks_of(ctx)
    sections = tuple(make(ctx, facts, checks) for make in SECTIONS.values())
    return replace(summary_of(ctx, facts, checks), sections=sections)


__all__ = ["Context", "build_page"]
