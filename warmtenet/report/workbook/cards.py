"""What the summary shows: cards, break-evens, the steps of the waterfall and the yearly flows."""

from dataclasses import dataclass

import numpy as np

from warmtenet.core.verbs import share_of
from warmtenet.locale import Text, text
from warmtenet.report.workbook.live import Formula, of, present_value, value


@dataclass(frozen=True)
class Card:
    """A key result with a second value that explains it.

    Attributes
    ----------
    value, unit
        What is shown, see `live.Formula`.
    note, note_value, note_number
        What stands beside it, and its unit.
    surplus
        Label when the net present value is not negative, where that differs.
    shown_unit, note_unit
        Words instead of those of the unit.
    homes
        Shown with dwelling types only (yes), or without only (no).
    """

    label: Text
    value: Formula
    unit: str
    note: Text
    note_value: Formula
    note_number: str
    surplus: Text | None = None
    shown_unit: Text | None = None
    note_unit: Text | None = None
    homes: bool | None = None

    @property
    def check_label(self) -> Text:
        """Label that holds whatever the outcome is."""
        return self.label if self.surplus is None else text("Shortfall or surplus after subsidy")


PER_MONTH, WITH_VAT = text("EUR per month, incl. VAT"), text("EUR, incl. VAT")
CARDS = (
    Card(
        text("Shortfall after subsidy"),
        Formula(("npv_project_eur",), np.absolute),
        "EUR",
        text("funding gap before subsidy"),
        value("funding_gap_eur"),
        "EUR",
        surplus=text("Surplus after subsidy"),
    ),
    Card(
        text("Investment"),
        value("capex_total_eur"),
        "EUR",
        text("per connected weq, at price level, without replacement"),
        value("capex_per_connected_weq_eur"),
        "EUR/weq",
    ),
    Card(
        text("Project return (IRR)"),
        value("irr_project"),
        "%",
        text("needed: discount rate before tax"),
        value("discount_rate"),
        "%",
    ),
    Card(
        text("Cost of heat (LCOH)"),
        value("lcoh_eur_per_gj"),
        "EUR/GJ",
        text("revenue per GJ, fixed and variable"),
        value("revenue_per_gj_eur"),
        "EUR/GJ",
    ),
    Card(
        text("Lowest DSCR"),
        value("dscr_min"),
        "factor",
        text("mean over the years with debt service"),
        value("dscr_mean"),
        "factor",
    ),
    Card(
        text("Subsidy included"),
        value("subsidy_total_eur"),
        "EUR",
        text("WIS: the cap that binds"),
        value("wis_binding_cap"),
        "word",
    ),
    Card(
        text("Heat bill of a household"),
        of(lambda household_heat_bill_eur, months_per_year: household_heat_bill_eur / months_per_year),
        "EUR",
        text("average dwelling, at price level"),
        value("household_heat_bill_eur"),
        "EUR/yr",
        shown_unit=PER_MONTH,
        note_unit=text("EUR per year, incl. VAT"),
        homes=False,
    ),
    Card(
        text("Household cost per month"),
        value("bill_month_eur"),
        "EUR",
        text("the reference dwelling, staying on gas"),
        value("bill_gas_month_eur"),
        "EUR",
        shown_unit=PER_MONTH,
        note_unit=PER_MONTH,
        homes=True,
    ),
    Card(
        text("One-off, owner-occupier"),
        value("one_off_owner_eur"),
        "EUR",
        text("the reference dwelling; subsidy deducted"),
        value("isde_reference_eur"),
        "EUR",
        shown_unit=WITH_VAT,
        homes=True,
    ),
    Card(
        text("One-off, association"),
        value("one_off_association_eur"),
        "EUR",
        text("the reference dwelling; SAH deducted"),
        value("sah_reference_eur"),
        "EUR",
        shown_unit=WITH_VAT,
        homes=True,
    ),
    Card(
        text("CO2 saving"),
        value("co2_saving_share"),
        "%",
        text("against gas, in the last year"),
        value("co2_saving_last_year_t"),
        "t",
        note_unit=text("t per year"),
    ),
)


SOLVED = {
    "break_even_uptake": text("Uptake"),
    "break_even_heat_demand_factor": text("Factor on the heat demand"),
}


@dataclass(frozen=True)
class BreakEven:
    """A lever: its value now (zero where there is none yet) and the one at which the NPV is zero.

    `limit` is a value above which the lever may not go by law.
    """

    label: Text
    unit: str
    now: Formula | None
    needed: Formula
    limit: Formula | None = None


BREAK_EVENS = (
    BreakEven(
        text("Variable tariff"),
        "EUR/GJ",
        Formula(
            ("variable_tariff_eur_per_gj", "variable_tariff_factor"), lambda tariff, factor: tariff * factor
        ),
        value("break_even_tariff_eur_per_gj"),
        Formula(("acm_variable_2025", "acm_variable_2026"), np.maximum),
    ),
    BreakEven(
        text("Extra subsidy per connected weq"),
        "EUR/weq",
        None,
        value("break_even_subsidy_per_connection_eur"),
    ),
    BreakEven(
        text("Contribution to the connection (BAK) per weq"),
        "EUR/weq",
        Formula(("bak_total_eur", "weq_total"), share_of),
        value("break_even_bak_eur"),
    ),
    BreakEven(
        text("Electricity price, bare"),
        "EUR/kWh",
        value("electricity_price_eur_per_kwh"),
        value("break_even_electricity_price_eur_per_kwh"),
    ),
    BreakEven(
        text("Factor on the investments"),
        "factor",
        value("investment_factor"),
        value("break_even_investment_factor"),
    ),
)


@dataclass(frozen=True)
class Flow:
    """Yearly amounts shown as one: names of rows that come in, or that go out; `role` of its colour."""

    label: Text
    role: str
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()


MANAGEMENT = ("management_eur", "own_opex_eur")
PURCHASE = ("electricity_cost_eur", "gas_cost_eur")
FLOWS = (
    Flow(text("heat, variable"), "heat_variable", ("revenue_variable_eur",)),
    Flow(text("heat, fixed"), "heat_fixed", ("revenue_fixed_eur",)),
    Flow(text("contributions (BAK)"), "bak", ("revenue_bak_eur",)),
    Flow(text("subsidies"), "subsidy", ("revenue_subsidy_eur",)),
    Flow(text("residual value"), "residual_value", ("residual_value_eur",)),
    Flow(text("investment"), "investment", (), ("capex_eur",)),
    Flow(text("replacement"), "replacement", (), ("replacement_eur",)),
    Flow(text("maintenance and management"), "maintenance", (), ("maintenance_eur", *MANAGEMENT)),
    Flow(text("purchase of energy"), "energy", (), PURCHASE),
)


@dataclass(frozen=True)
class Step:
    """A step of the waterfall: present value of one flow, with its sign."""

    label: Text
    role: str
    value: Formula


STEPS_BEFORE = (
    Step(text("heat, variable"), "heat_variable", present_value("revenue_variable_eur")),
    Step(text("heat, fixed"), "heat_fixed", present_value("revenue_fixed_eur")),
    Step(text("contributions (BAK)"), "bak", present_value("revenue_bak_eur")),
    Step(text("subsidy WIS"), "subsidy", present_value("subsidy_wis_eur")),
    Step(text("subsidy SDE++"), "subsidy", present_value("subsidy_sde_eur")),
    Step(text("subsidy Kansen voor West III"), "subsidy", present_value("subsidy_kvw_eur")),
    Step(text("extra subsidy"), "subsidy", present_value("subsidy_extra_eur")),
    Step(text("residual value"), "residual_value", present_value("residual_value_eur")),
    Step(text("purchase of energy"), "energy", present_value(less=PURCHASE)),
    Step(text("maintenance"), "maintenance", present_value(less=("maintenance_eur",))),
    Step(text("management and insurance"), "maintenance", present_value(less=MANAGEMENT)),
)
STEPS_AFTER = (Step(text("replacement"), "replacement", present_value(less=("replacement_eur",))),)
INVESTMENT_OF = text("investment: {chapter}")
