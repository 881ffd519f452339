"""Sub-headings of the calculation sheets: each begins at the quantity that it names."""

from collections.abc import Iterable, Iterator
from itertools import count
from types import ModuleType

from warmtenet.core.quantity import Quantity
from warmtenet.locale import Text, text

SECTIONS: dict[str, Text] = {
    "delivery_start_year": text("Years"),
    "revenue_index": text("Indices"),
    "discount_years": text("Discounting"),
    "dwellings": text("Heat demand per group"),
    "heat_demand_mwh": text("Totals of the area"),
    "dwelling_space_heating_kw": text("Connected power"),
    "winter_simultaneity": text("Simultaneous power"),
    "heat_pump_power_kw": text("Installed power"),
    "heat_pump_heat_mwh": text("Heat and energy at full size"),
    "curve_part_hours": text("Heating curve"),
    "supply_temperature_c": text("Temperatures and COP"),
    "n_minus_1_share": text("Security of supply at full size"),
    "heat_pump_share_before": text("Units by year"),
    "heat_pump_heat_share": text("Shares of the heat"),
    "direct_month": text("Calendar and temperatures"),
    "cop_month": text("By month"),
    "buffer_volume_m3": text("Load factor, and the share of the heat pumps from the table"),
    "peak_heat_mwh": text("The simulated year"),
    "source_stop_share_yearly": text("Outages in the coldest week, by year"),
    "cop_coldest_month": text("COP by month, and the refrigerant cycle"),
    "regeneration_hours_available": text("River and store"),
    "effluent_mean_kw": text("Effluent"),
    "wko_extraction_mwh": text("Heat from river and store"),
    "regeneration_power_kw": text("Powers, flows and wells"),
    "effluent_flow_m3_per_h": text("Flow and discharge"),
    "pipe_loss_w_per_m": text("Pipes"),
    "network_loss_computed_mwh": text("Heat loss and production"),
    "connected_weq": text("Connections"),
    "heat_demand_sold_mwh": text("Heat by year"),
    "heat_pump_heat_yearly_mwh": text("Production and energy by year"),
    "driver_amount": text("Amounts"),
    "unit_cost_net": text("Cost per item"),
    "start_timing": text("Timing of the spending"),
    "item_bought_eur": text("Investment and replacement per item"),
    "value_left_share": text("Residual value"),
    "capex_eur": text("Investment and replacement"),
    "item_opex_index": text("Maintenance and management"),
    "item_capex_total_eur": text("Totals of the investment"),
    "electricity_yearly_kwh": text("Electricity: commodity and energy tax"),
    "contracted_power_kw": text("Electricity: grid"),
    "gas_commodity_eur": text("Gas"),
    "electricity_all_in_eur_per_kwh": text("All-in price"),
    "variable_tariff_eur_per_gj": text("Tariffs"),
    "revenue_variable_eur": text("Heat revenue"),
    "bak_subsidy_eur": text("Contribution to the connection (BAK)"),
    "regulated_return": text("Rules that hold in the year"),
    "group_tariff_factor": text("Large users"),
    "variable_maximum_eur_per_gj": text("Indexed maximum"),
    "item_regulated_eur": text("Cost-based: regulated assets and allowed revenue"),
    "variable_tariff_yearly_eur_per_gj": text("Tariff of the year"),
    "line_yearly_eur": text("Own tariff lines"),
    "household_bill_yearly_eur": text("Heat bill by year"),
    "revenue_per_gj_eur": text("What a household pays"),
    "small_connections": text("WIS: amounts and caps"),
    "wis_conditions_ok": text("WIS: conditions and grant"),
    "halogen_free": text("SDE++"),
    "eia_is_granted": text("EIA"),
    "revenue_subsidy_eur": text("Subsidies together"),
    "owned_dwellings": text("Owners: dwellings and amounts"),
    "subsidy_isde_eur": text("Owners: subsidies by year"),
    "kvw_grant_eur": text("Kansen voor West III and SPUK-NPLW"),
    "revenue_eur": text("Revenue, cost and cash flow"),
    "discount_rate": text("Net present value and return"),
    "cumulative_cash_eur": text("Cumulative cash flow and payback"),
    "pv_investment_eur": text("Cost of heat"),
    "flow_without_subsidy_eur": text("Funding gap"),
    "tariff_lever_gj": text("Break-evens"),
    "wacc_pre_tax": text("Cost of capital"),
    "present_value_at_acm_2026_eur": text("At the WACC of ACM 2026-2028"),
    "cash_flow_post_tax_eur": text("Cash flow after tax"),
    "purchases_eur": text("Loans: what is financed"),
    "item_drawn_before_eur": text("Main loan: payment on what was drawn"),
    "main_drawn_eur": text("Main loan: drawn, repaid, end of the year"),
    "loan_drawn_eur": text("Further loans: drawn, repaid, end of the year"),
    "contract_interest_eur": text("Interest added before the first delivery"),
    "interest_eur": text("Debt schedule, all loans"),
    "wis_deducted_eur": text("Depreciation and book value"),
    "book_result_eur": text("Residual value above book value"),
    "bak_in_spread_eur": text("Contributions in the profit"),
    "turnover_eur": text("Profit and loss before interest and tax"),
    "taxable_profit_eur": text("Profit tax, without loans"),
    "taxable_profit_levered_eur": text("Profit tax, with loans"),
    "net_profit_eur": text("Profit and cash flow of the shareholder"),
    "assets_eur": text("Balance sheet"),
    "cfads_eur": text("Cover of the debt service (DSCR)"),
    "loan_discount_factor": text("Cover over the life of the loans (LLCR) and debt capacity"),
    "equity_discount_factor": text("Value and return for the shareholder"),
    "npv_loans_eur": text("Value of the loans"),
    "owner_paying_heat_mwh": text("Per kind of owner"),
    "owner_variable_eur": text("What owners and residents pay and receive, by year"),
    "energy_tax_eur": text("What the heat company pays, by year"),
    "heat_payments_check_eur": text("Payments of residents against revenue"),
    "variants_per_archetype": text("Which row is which dwelling"),
    "room_design_c": text("Rooms: heat loss and radiators"),
    "dwelling_heat_loss_kw": text("Dwellings: heat loss and radiators"),
    "measure_amount": text("Measures, step by step"),
    "dwelling_present_kw": text("Connection power and saving"),
    "measure_price_index": text("Cost and subsidy of the measures"),
    "home_work_archetype": text("Connection work"),
    "home_pump_scop": text("Own heat pump and appliance"),
    "group_home_gas_m3": text("Use of heat, gas and electricity"),
    "household_measures_eur": text("Investment and subsidy"),
    "standard_gas_eur_per_m3": text("Prices of gas and electricity"),
    "household_gas_eur": text("Cost per year"),
    "household_cost_low_eur_per_year": text("Other use, tenant, standard tariffs"),
    "household_cooking_eur": text("Parts of the cost, comparison with gas"),
    "gas_present_15": text("Net present cost"),
    "network_co2_sold": text("CO2 and NOx of the household"),
    "most_dwellings": text("Reference dwelling"),
    "co2_electricity_t": text("CO2 by year"),
    "co2_saving_share": text("CO2 saving"),
    "co2_network_per_weq_kg": text("CO2 per connected weq"),
    "nox_boilers_kg": text("NOx by year"),
    "renewable_heat_yearly_mwh": text("Renewable heat"),
}
ELSEWHERE = text("Further rows")


def declared_names(module: ModuleType) -> Iterator[str]:
    """Yield the names of the quantities of a module in the order of its source, results of leaves too."""
    for name, thing in vars(module).items():
        if hasattr(thing, "__quantity__"):
            yield name
        elif hasattr(thing, "__leaf__"):
            yield from thing.__leaf__.outputs


def in_sections(quantities: Iterable[Quantity], declared: Iterable[str]) -> list[tuple[Text, list[Quantity]]]:
    """Put the quantities of a sheet under its sub-headings.

    Parameters
    ----------
    quantities
        In the order of evaluation, which is kept within a section.
    declared
        The names in the order in which the source declares them. What comes before the first
        heading stands under it.
    """
    rank = dict(zip(declared, count(), strict=False))
    starts = [(rank[n], SECTIONS[n]) for n in sorted(rank.keys() & SECTIONS, key=rank.__getitem__)]
    first = starts[0] if starts else (-1, ELSEWHERE)
    found: dict[int, tuple[Text, list[Quantity]]] = {}
    for q in quantities:
        base = q.name if q.name in rank else q.name.rpartition("_")[0]
        position = rank.get(base, len(rank))
        at, heading = next((s for s in reversed(starts) if s[0] <= position), first)
        found.setdefault(at, (heading, []))[1].append(q)
    return [found[at] for at in sorted(found)]
