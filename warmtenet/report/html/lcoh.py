"""What each kind of cost adds to the levelised cost of heat, for section 9."""

from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.charts import Chart, CostPart, lcoh_build_up
from warmtenet.report.html.context import Context
from warmtenet.report.html.money import chapter_flows, is_set_by_hand, lines, role_of
from warmtenet.report.page import Missing


def lcoh_parts(ctx: Context) -> list[CostPart]:
    """Return the cost kinds in EUR/GJ; together they are the levelised cost."""
    heat, discount = ctx.known("pv_heat_indexed_gj"), ctx.flow("discount_factor")
    parts = [
        CostPart(
            ctx.t(COST_CHAPTER.elements[chapter]),
            role_of(chapter, ctx),
            float((flow * discount).sum()) / heat,
            f"lcoh:capex_eur:{chapter}",
        )
        for chapter, flow in chapter_flows(ctx).items()
    ]
    rest = [line for line in lines(ctx) if line.sign < 0 or line.role == "residual_value"]
    for line in sorted(rest, key=lambda line: line.sign):
        eur = -line.sign * ctx.present(*line.rows) / heat
        parts.append(CostPart(line.label, line.role, eur, f"lcoh:{line.key}"))
    return parts


def lcoh_chart(ctx: Context) -> Chart | Missing:
    """Return the build-up of the levelised cost; its reason where no heat is sold or nothing is spent."""
    t, cost = ctx.t, ctx.number("lcoh_eur_per_gj")
    if cost is None:
        return Missing(t("Build-up of the levelised cost of heat"), t("no heat is sold"))
    parts = lcoh_parts(ctx)
    if not any(part.eur_per_gj for part in parts):
        return Missing(t("Build-up of the levelised cost of heat"), t("no money comes in or goes out"))
    if is_set_by_hand(ctx, sum(part.eur_per_gj for part in parts), cost):
        return Missing(
            t("Build-up of the levelised cost of heat"), t("set by hand, so the parts do not add up")
        )
    return lcoh_build_up(parts, cost, t)
