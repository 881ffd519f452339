"""The contents of `report.html`: from a result to a page, without a formula of the model."""

from collections.abc import Sequence
from dataclasses import replace

from warmtenet.locale import Translator
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.sections import SECTIONS
from warmtenet.report.html.summary import summary_of
from warmtenet.report.page import Page
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
    sections = tuple(make(ctx, facts, checks) for make in SECTIONS.values())
    return replace(summary_of(ctx, facts, checks), sections=sections)
