"""Points of attention of costs, cash flow and inputs."""

from typing import Any

import numpy as np

from warmtenet.locale import Amount, Text, text
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result

COST_LOW, COST_HIGH = 18_000, 60_000
FEW_YEARS = 2


def _pipes_without_item(r: Result) -> Text | None:
    drivers = set(np.asarray(r["cost_driver"]).tolist())
    return when(
        r["pipe_table_cost_eur"] > 0 and "pipe_table" not in drivers,
        text(
            "The pipe table has costs of EUR {cost}, but no cost item takes them up.",
            cost=Amount(r["pipe_table_cost_eur"]),
        ),
    )


def _pipes_twice(r: Result) -> Text | None:
    drivers = set(np.asarray(r["cost_driver"]).tolist())
    return when(
        r["pipe_table_cost_eur"] > 0 and {"metre", "pipe_table"} <= drivers,
        text(
            "Costs per metre and the costs of the pipe table are both counted; check that no pipe counts twice."
        ),
    )


def _pipes_late(r: Result) -> Text | None:
    late = np.asarray(r["build_year"], float) > r.years[-1]
    return when(
        bool(late.any()),
        text("A pipe section is built after the last year; its cost is left out, its heat loss is not."),
    )


def _no_costs(r: Result) -> Text | None:
    return when(
        r["capex_total_eur"] <= 0 and r["uptake"] > 0,
        text("There are no cost items with an amount, so this outcome is not a business case."),
    )


def _count(found: np.ndarray[Any, Any]) -> int:
    return int(np.sum(found))


def _no_gas_left(r: Result) -> Text | None:
    gas, heat = np.asarray(r["gas_m3"], float), np.asarray(r["heat_per_building_mwh"])
    rows = _count(~np.isnan(gas) & (heat <= 0) & (np.asarray(r["count"]) > 0))
    return when(
        rows,
        text(
            "{count} group(s) use less gas than cooking alone; their heat demand counts as zero.", count=rows
        ),
    )


def _no_connection(r: Result) -> Text | None:
    rows = _count((np.asarray(r["connections"]) <= 0) & (np.asarray(r["count"]) > 0))
    return when(
        rows,
        text(
            "{count} group(s) have buildings but no connection, so no connection is paid for them.",
            count=rows,
        ),
    )


def _no_weq(r: Result) -> Text | None:
    rows = _count((np.asarray(r["group_weq"]) <= 0) & (np.asarray(r["group_heat_demand_mwh"]) > 0))
    return when(
        rows,
        text("{count} group(s) have heat demand but no weq, so nothing is ever sold to them.", count=rows),
    )


def _wrong_owner(r: Result) -> Text | None:
    is_utility = np.asarray(r["kind"]) == "utility"
    rows = _count(is_utility != (np.asarray(r["owner"]) == "utility"))
    return when(rows, text("{count} group(s) have an owner that does not fit their kind.", count=rows))


def _nobody_connects(r: Result) -> Text | None:
    return when(
        r["connected_weq_final"] <= 0, text("Nobody connects, so there is no investment per connected weq.")
    )


def _no_dwellings(r: Result) -> Text | None:
    return when(
        r["dwellings_total"] <= 0, text("There are no dwellings, so there is no heat bill of an average one.")
    )


def _flat_energy(r: Result) -> Text | None:
    return when(
        r["index_energy"] < r["inflation_revenue"],
        text(
            "Energy prices change by {energy} a year and tariffs by {tariff}; this flatters the outcome.",
            energy=Amount(100 * r["index_energy"], 1, "%"),
            tariff=Amount(100 * r["inflation_revenue"], 1, "%"),
        ),
    )


def _investment_level(r: Result) -> Text | None:
    level = r["capex_per_connected_weq_eur"]
    return when(
        r["connected_weq_final"] > 0 and not COST_LOW <= level <= COST_HIGH,
        text(
            "The investment is EUR {level} per connected weq; between EUR 18,000 and 60,000 is plausible.",
            level=Amount(level),
        ),
    )


def _no_tax(r: Result) -> Text | None:
    return when(
        float(np.sum(r["profit_tax_eur"])) == 0,
        text("No profit tax is paid in any year; tax inputs have no effect on the outcome."),
    )


def _no_irr(r: Result) -> Text | None:
    flow = np.asarray(r["net_cash_flow_eur"])
    if r["irr_project"] is not None:
        return None
    if (flow >= 0).all() or (flow <= 0).all():
        return text("The project return is not determined: the cash flow does not change sign.")
    return text("The project return is not determined: there is no rate between -95 % and 1000 %.")


def _no_payback(r: Result) -> Text | None:
    return when(
        r["payback_year"] is None,
        text("The investment is not paid back within {years} years.", years=len(r.years)),
    )


def _no_break_even(name: str, reason: Text) -> object:
    def what(r: Result) -> Text | None:
        return when(r[name] is None, reason)

    return what


def _short_horizon(r: Result) -> Text | None:
    return when(
        len(r.years) < FEW_YEARS, text("The cash flow has one row; the residual value decides the outcome.")
    )


def _defaults(r: Result) -> Text | None:
    count = len(r.case.project.defaulted)
    return when(
        count,
        text(
            "{count} empty cells were filled with defaults; they are listed under the assumptions.",
            count=count,
        ),
    )


def _overrides(r: Result) -> Text | None:
    names = sorted(r.case.model.overridden)
    return when(names, text("Set by hand instead of computed: {names}.", names=", ".join(names)))


def _planning(r: Result) -> Text | None:
    return when(
        r["tariff_basis"] == "memo_2025" and r["first_year"] == 2029,
        text(
            "The planning of the memo (end of 2025, three years, one year) ends at the end of 2029; it builds from early 2029."
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule("flat_energy", "index_energy", "attention", _flat_energy, text("Look at the outcome with equal indices."),
         lambda r: {"index_energy": r["inflation_revenue"]}),
    Rule("no_costs", "capex_total_eur", "critical", _no_costs, text("Fill in the cost items.")),
    Rule("no_gas_left", "gas_m3", "attention", _no_gas_left, text("Correct the row in the table of buildings.")),
    Rule("no_connection", "connections", "attention", _no_connection, text("Correct the row in the table of buildings.")),
    Rule("no_weq", "weq", "attention", _no_weq, text("Correct the row in the table of buildings.")),
    Rule("wrong_owner", "owner", "attention", _wrong_owner, text("Correct the row in the table of buildings.")),
    Rule("nobody_connects", "capex_per_connected_weq_eur", "info", _nobody_connects),
    Rule("no_dwellings", "household_heat_bill_eur", "info", _no_dwellings),
    Rule("pipes_without_item", "pipe_table_cost_eur", "critical", _pipes_without_item,
         text("Add a cost item with the pipe table as its driver.")),
    Rule("pipes_twice", "pipe_table_cost_eur", "attention", _pipes_twice),
    Rule("investment_level", "capex_per_connected_weq_eur", "attention", _investment_level, text("Check the cost items.")),
    Rule("pipes_late", "build_year", "attention", _pipes_late, text("Correct the year of building.")),
    Rule("planning", "first_year", "info", _planning),
    Rule("no_tax", "profit_tax_eur", "info", _no_tax),
    Rule("no_irr", "irr_project", "info", _no_irr),
    Rule("no_payback", "payback_year", "info", _no_payback),
    Rule("no_tariff", "break_even_tariff_eur_per_gj", "info",
         _no_break_even("break_even_tariff_eur_per_gj", text("No tariff closes the case: no heat is sold."))),  # type: ignore[arg-type]
    Rule("no_electricity", "break_even_electricity_price_eur_per_kwh", "info",
         _no_break_even("break_even_electricity_price_eur_per_kwh",  # type: ignore[arg-type]
                        text("No electricity price closes the case, not even zero."))),
    Rule("no_investment", "break_even_investment_factor", "info",
         _no_break_even("break_even_investment_factor",  # type: ignore[arg-type]
                        text("No level of investment closes the case: the operation itself loses money."))),
    Rule("short_horizon", "years", "info", _short_horizon),
    Rule("defaults", "inputs", "info", _defaults),
    Rule("overrides", "overrides", "info", _overrides),
)  # fmt: skip
