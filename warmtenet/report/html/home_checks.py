"""Checks of section 19 on dwellings and household cost."""

from warmtenet.report.html.check import Check, same
from warmtenet.report.html.context import Context
from warmtenet.report.html.homes import MONTHS, homes_of
from warmtenet.report.html.household import SEGMENTS, TOTAL


def home_checks(ctx: Context) -> tuple[Check, ...]:
    """Return what must agree between measures, investment and the household's cost."""
    t, homes = ctx.t, homes_of(ctx)
    if homes is None:
        return ()

    def total(*names: str) -> float:
        return sum(sum(ctx.column(name)) for name in names)

    option = int(ctx.known("reference_network_option")) - 1
    return (
        same(t("four segments = yearly cost, all households"), total(*SEGMENTS), total(TOTAL), "EUR"),
        same(t("measures together = cost of the measures"), total("measure_item_incl_eur"),
             total("measure_cost_eur"), "EUR"),
        same(t("paid once + subsidy = investment, owner-occupiers"),
             total("household_one_off_owner_eur", "household_subsidy_owner_eur"),
             total("household_investment_eur"), "EUR"),
        same(t("owner + grid operator = connection work"), total("indoor_work_eur", "work_grid_operator_eur"),
             total("work_item_eur"), "EUR"),
        same(t("month x 12 = year, reference dwelling"), MONTHS * ctx.known("bill_month_eur"),
             homes.value(TOTAL, option), "EUR"),
    )  # fmt: skip
