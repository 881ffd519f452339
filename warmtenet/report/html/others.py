"""Sections whose module is not part of this model, with the live figures that do exist."""

from warmtenet.report.html.context import Context
from warmtenet.report.page import Section


def alternatives(ctx: Context) -> Section:
    """Return section 14."""
    t = ctx.t
    reason = t(
        "one concept and one scenario were calculated; the command warmtenet compare sets several "
        "side by side"
    )
    title, question = t("Alternatives and grid congestion"), t("Is another way better?")
    return Section("varianten", 14, title, question, not_computed=reason)


def risks(ctx: Context) -> Section:
    """Return section 16."""
    t = ctx.t
    reason = t("no risks are part of the input; section 13 orders the uncertainties by effect")
    return Section(
        "risicos", 16, t("Risks"), t("What can go wrong, and how much does it cost?"), not_computed=reason
    )
