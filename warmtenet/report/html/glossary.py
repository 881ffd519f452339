"""Section 20: the words of the report."""

from warmtenet.locale import Text, text
from warmtenet.report.html.context import Context
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Section, TableBlock
from warmtenet.report.tables import Column, row

# key (empty where there is none), term, unit, explanation
TERMS: tuple[tuple[str, Text | str, Text | str, Text], ...] = (
    (
        "npv_project_eur",
        text("net present value (NPV)"),
        "EUR",
        text("all cash flows counted back to the first year"),
    ),
    (
        "funding_gap_eur",
        text("funding gap (before subsidy)"),
        "EUR",
        text("part of the investment that is not earned back"),
    ),
    (
        "funding_gap_after_subsidy_eur",
        text("shortfall after subsidy"),
        "EUR",
        text("what is still missing after all subsidy"),
    ),
    ("irr_project", text("project return (IRR)"), "%", text("discount rate at which the NPV is zero")),
    (
        "wacc_pre_tax",
        text("cost of capital (WACC) before tax"),
        "%",
        text("weighted demand of loans and equity"),
    ),
    ("discount_factor", text("discount factor"), "-", text("present worth of one euro later")),
    ("discount_moment", text("moment of discounting"), "-", text("start, middle or end of the year")),
    (
        "payback_year",
        text("payback year"),
        text("year"),
        text("year in which the cumulative balance passes zero"),
    ),
    (
        "lcoh_eur_per_gj",
        text("levelised cost of heat (LCOH)"),
        "EUR/GJ",
        text("cost per GJ delivered over all years"),
    ),
    (
        "dscr_norm",
        text("DSCR (debt service cover)"),
        "-",
        text("cash flow for debt service divided by debt service, per year"),
    ),
    ("gearing", text("gearing"), "%", text("loans as part of the financing")),
    ("capex_eur", text("investment"), "EUR", text("one-off expense for construction")),
    ("replacement_eur", text("replacement"), "EUR", text("renewal at the end of the lifetime")),
    ("opex_eur", text("operating cost"), "EUR/yr", text("maintenance, management, purchase of energy")),
    ("residual_value_eur", text("residual value"), "EUR", text("value that remains after the last year")),
    ("contingency_share", text("contingency"), "%", text("allowance for cost not known yet")),
    (
        "price_level_year",
        text("price level"),
        text("year"),
        text("year in whose money an amount is expressed"),
    ),
    ("inflation_revenue", text("indexation"), "%/yr", text("yearly price increase in the calculation")),
    ("revenue_variable_eur", text("heat revenue, variable"), "EUR/yr", text("tariff per GJ times delivery")),
    (
        "revenue_fixed_eur",
        text("heat revenue, fixed"),
        "EUR/yr",
        text("standing charge, meter and rent of the delivery set"),
    ),
    (
        "fixed_tariff_eur",
        text("standing charge (vastrecht)"),
        "EUR/yr",
        text("fixed amount for connection and capacity"),
    ),
    ("bak_eur", text("contribution to connection cost (BAK)"), "EUR", text("one-off amount on connecting")),
    ("break_even_tariff_eur_per_gj", text("break-even"), "-", text("value at which the NPV is zero")),
    ("revenue_subsidy_eur", text("subsidy income"), "EUR/yr", text("subsidy received by the heat company")),
    ("wis_eligible_cost_eur", text("eligible cost"), "EUR", text("cost that counts for a scheme")),
    ("wis_binding_cap", text("binding cap"), "-", text("the lowest cap, which sets the amount")),
    ("", text("stacking"), "-", text("several subsidies on the same cost")),
    (
        "",
        "WIS / SDE++ / EIA",
        "-",
        text("subsidy on investment, on operation, deduction from taxable profit"),
    ),
    ("", "ISDE / SAH", "-", text("subsidy for owner-occupiers / for landlords")),
    (
        "profit_tax_eur",
        text("corporate income tax (Vpb)"),
        "EUR/yr",
        text("tax on profit after setting off losses"),
    ),
    ("electricity_tax_eur", text("energy tax"), "EUR/kWh, EUR/m³", text("tax by bracket of use")),
    ("vat_rate", text("VAT"), "%", text("heat company without, household and association with VAT")),
    ("weq", text("dwelling equivalent (weq)"), "weq", text("one dwelling, or 130 m² floor area of utility")),
    ("uptake", text("uptake"), "%", text("part that connects in the end")),
    ("connection_rate_weq_per_year", text("rate of connection"), "weq/yr", text("connections per year")),
    ("connected_weq", text("connected weq (end of year)"), "weq", text("state on 31 December")),
    ("heat_demand_mwh", text("heat demand"), "MWh/yr", text("heat at the customers, fully connected")),
    ("heat_demand_sold_mwh", text("heat sold"), "MWh/yr", text("heat delivered in that year")),
    ("heat_production_mwh", text("heat production"), "MWh/yr", text("heat into the network, loss included")),
    (
        "network_loss_share_of_demand",
        text("heat loss of the network"),
        text("% of demand"),
        text("always with its denominator"),
    ),
    ("network_power_loss", text("power loss of the network"), "%", text("loss at the moment of the peak")),
    (
        "simultaneity_space_heating",
        text("simultaneity"),
        "%",
        text("part of the installed power that coincides"),
    ),
    (
        "simultaneous_power_kw",
        text("simultaneous power"),
        "kW",
        text("peak demand of all customers together"),
    ),
    ("source_power_kw", text("source power"), "kW", text("simultaneous power plus power loss")),
    ("source_full_load_hours", text("full-load hours"), text("hours/yr"), text("energy divided by power")),
    ("heat_pump_heat_share", text("share of the heat pumps in power / heat"), "%", text("base load")),
    ("boiler_power_kw", text("peak and back-up boiler"), "kW", text("gas boiler for cold hours and failure")),
    ("n_minus_1_share", text("security of supply N-1"), "%", text("power left when the largest unit fails")),
    ("source_outage_share", text("cover without the source"), "%", text("power left without heat pumps")),
    ("cop", text("COP / COP with auxiliaries"), "-", text("heat per unit of electricity")),
    ("refrigerant", text("refrigerant (free of halogens)"), "-", text("working fluid of the heat pump")),
    ("supply_temperature_c", text("supply temperature"), "°C", text("towards the customer")),
    (
        "source_temperature_c",
        text("source temperature (heat-weighted)"),
        "°C",
        text("mean from which the heat pump draws"),
    ),
    ("", "TEO / TEA", "-", text("heat from surface water / from waste water")),
    ("discharge_temperature_c", text("cooling of the discharge"), "K", text("intake less discharge")),
    (
        "wko_power_kw",
        text("seasonal store (WKO), doublets"),
        "-",
        text("store in the ground with a warm and a cold well"),
    ),
    ("regeneration_power_kw", text("regeneration power"), "kW", text("power to charge the store")),
    ("", text("delivery set"), "-", text("heat exchanger and control in the dwelling")),
    ("connection_type", text("connection a / b / c"), "-", text("ground-bound, stacked, technical room")),
    ("paid_by", text("demarcation"), "-", text("border between heat company and owner")),
    (
        "comfort_class",
        text("comfort class"),
        "-",
        text("room temperatures that a dwelling must reach in a frost"),
    ),
    (
        "dwelling_heat_loss_kw",
        text("design heat loss"),
        "kW",
        text("heat that a dwelling loses at the outside temperature of the design"),
    ),
    (
        "room_emission_w",
        text("emission of radiators"),
        "W",
        text("heat that radiators give at the supply temperature"),
    ),
    (
        "measure_status",
        text("ladder of measures"),
        "-",
        text(
            "insulation first, then draughts and ventilation, then radiators; stops when every room suffices"
        ),
    ),
    (
        "archetype_saving_share",
        text("saving by measures"),
        "%",
        text("1 less the design heat loss after the measures over that before"),
    ),
    (
        "bill_month_eur",
        text("household cost per month"),
        text("EUR/month"),
        text("energy, fixed cost, appliance and own investment"),
    ),
    (
        "reference_dwelling",
        text("reference dwelling"),
        "-",
        text("dwelling type of page 1; the most common by default"),
    ),
    (
        "household_net_present_cost_eur",
        text("net present cost"),
        "EUR",
        text("all cost of a household over 30 years, in money of today"),
    ),
    ("grid_available_year", text("grid congestion"), "-", text("no full transport capacity available")),
    ("contracted_power_kw", text("contracted power"), "kW", text("power agreed with the grid operator")),
    ("co2_saving_share", text("CO₂ reduction"), "%", text("against gas")),
)


def glossary(ctx: Context) -> Section:
    """Return section 20, without the words of the other concept."""
    t = ctx.t
    rows = []
    for key, term, unit, explanation in TERMS:
        if key and key not in ctx.result:
            continue
        label = term if isinstance(term, str) else t(term.message)
        shown = t(unit.message) if not isinstance(unit, str) else unit.replace("/yr", f"/{t('yr')}")
        rows.append(row(label, shown, t(explanation.message), key or ABSENT))
    columns = (Column(t("word")), Column(t("unit")), Column(t("explanation")), Column(t("name in the model")))
    table = TableBlock(t("Words used in this report"), columns, tuple(rows))
    return Section("begrippen", 20, t("Glossary"), t("What do the words mean?"), "", (table,))
