"""The sections of the report in their order, each made from a context, the facts and the checks."""

from collections.abc import Callable, Mapping

from warmtenet.report.html import others
from warmtenet.report.html.assumptions import assumptions
from warmtenet.report.html.attention import attention
from warmtenet.report.html.cards import cards
from warmtenet.report.html.cash import cash
from warmtenet.report.html.check import Check
from warmtenet.report.html.checks import checks_section
from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import demand
from warmtenet.report.html.dwelling import dwelling
from warmtenet.report.html.environment import environment
from warmtenet.report.html.finance import finance
from warmtenet.report.html.glossary import glossary
from warmtenet.report.html.household import household
from warmtenet.report.html.investment import investment
from warmtenet.report.html.money_flows import money_flows
from warmtenet.report.html.plant import plant
from warmtenet.report.html.sensitivity import sensitivity
from warmtenet.report.html.subsidies import subsidies
from warmtenet.report.html.system import concept, scope
from warmtenet.report.html.what_if import what_if
from warmtenet.report.page import Section
from warmtenet.report.sentences import Fact

Facts = Mapping[str, Fact]
Make = Callable[[Context, Facts, tuple[Check, ...]], Section]

# Sections that a browser makes anew from recalculated values; the others tell what was given.
RECALCULATED: Mapping[str, Make] = {
    "wat-als": lambda ctx, facts, _: what_if(ctx, cards(ctx, facts)),
    "opgave": lambda ctx, facts, _: scope(ctx, facts),
    "concept": lambda ctx, facts, _: concept(ctx, facts),
    "vraag": lambda ctx, facts, _: demand(ctx, facts),
    "techniek": lambda ctx, facts, _: plant(ctx, facts),
    "investering": lambda ctx, facts, _: investment(ctx, facts),
    "woonlasten": lambda ctx, facts, _: household(ctx, facts),
    "woning": lambda ctx, facts, _: dwelling(ctx, facts),
    "kasstroom": lambda ctx, facts, _: cash(ctx, facts),
    "financiering": lambda ctx, facts, _: finance(ctx, facts),
    "subsidies": lambda ctx, facts, _: subsidies(ctx, facts),
    "geldstromen": lambda ctx, facts, _: money_flows(ctx, facts),
    "gevoeligheid": lambda ctx, facts, _: sensitivity(ctx, facts),
    "varianten": lambda ctx, _facts, _checks: others.alternatives(ctx),
    "milieu": lambda ctx, facts, _: environment(ctx, facts),
    "risicos": lambda ctx, _facts, _checks: others.risks(ctx),
    "aandacht": lambda ctx, facts, _: attention(ctx, facts),
    "controles": lambda ctx, facts, checks: checks_section(ctx, checks, facts),
    "begrippen": lambda ctx, _facts, _checks: glossary(ctx),
}
GIVEN: Mapping[str, Make] = {"uitgangspunten": lambda ctx, facts, _: assumptions(ctx, facts)}
ORDER = (*tuple(RECALCULATED)[:-2], *GIVEN, *tuple(RECALCULATED)[-2:])
SECTIONS: Mapping[str, Make] = {name: {**RECALCULATED, **GIVEN}[name] for name in ORDER}
