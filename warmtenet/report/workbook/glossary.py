"""The terms of the project: what each means here, in one line."""

from dataclasses import dataclass

from warmtenet.locale import Text, text
from warmtenet.report.workbook.book import Book
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import GLOSSARY

HEADS = ((text("Term"), 46), (text("Unit"), 16), (text("Meaning"), 70), (text("key"), 50))
HEAD_ROW = 5


@dataclass(frozen=True)
class Term:
    """A term; `about` names the values of the model that it is about, "" for a general term."""

    about: str
    label: Text
    unit: Text
    meaning: Text

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the values that the term is about."""
        return tuple(self.about.split())


TERMS = (
    Term("npv_project_eur", text("net present value (NPV)"), Text("EUR", {}),
         text("all cash flows brought back to the first year")),
    Term("funding_gap_eur", text("funding gap (before subsidy)"), Text("EUR", {}),
         text("part of the investment that is not earned back")),
    Term("funding_gap_after_subsidy_eur", text("shortfall after subsidy"), Text("EUR", {}),
         text("what is still lacking after all subsidy")),
    Term("irr_project", text("project return (IRR)"), Text("%", {}),
         text("discount rate at which the net present value is zero")),
    Term("wacc_pre_tax wacc_post_tax", text("cost of capital (WACC) before and after tax"), Text("%", {}),
         text("weighted return that lenders and shareholders ask")),
    Term("discount_factor", text("discount factor"), Text("-", {}), text("value now of one euro later")),
    Term("discount_moment", text("moment of discounting"), Text("-", {}),
         text("start, middle or end of the year")),
    Term("payback_year", text("payback year"), text("year"),
         text("year in which the cumulative balance passes zero for good")),
    Term("lcoh_eur_per_gj", text("cost of heat (LCOH)"), Text("EUR/GJ", {}),
         text("cost per gigajoule delivered over the years calculated")),
    Term("gearing", text("gearing"), Text("%", {}), text("loans as part of the financing")),
    Term("cfads_eur", text("cash flow available for debt service (CFADS)"), text("EUR per year"),
         text("what is left for the loans after cost and tax")),
    Term("debt_service_eur", text("debt service"), text("EUR per year"), text("interest plus repayment")),
    Term("dscr dscr_min dscr_mean", text("DSCR (cover of the debt service)"), Text("-", {}),
         text("CFADS divided by debt service, per year")),
    Term("llcr", text("LLCR (cover over the life of the loans)"), Text("-", {}),
         text("present value of CFADS divided by that of the debt service")),
    Term("debt_capacity_eur", text("debt capacity"), Text("EUR", {}),
         text("loan that fits the required DSCR")),
    Term("irr_equity", text("return on equity"), Text("%", {}), text("IRR for the shareholder")),
    Term("owner_variable_eur", text("money matrix"), Text("EUR", {}), text("who pays whom")),
    Term("cost_of_debt cost_of_equity_after_tax", text("cost of debt and of equity"), Text("%", {}),
         text("what lenders and shareholders are paid")),
    Term("capex_eur", text("investment"), Text("EUR", {}), text("one-off spending to build")),
    Term("replacement_eur", text("replacement"), Text("EUR", {}),
         text("buying again at the end of the lifetime")),
    Term("opex_eur", text("operating cost"), text("EUR per year"),
         text("maintenance, management, purchase of energy")),
    Term("residual_value_eur", text("residual value"), Text("EUR", {}),
         text("value that is left in the last year calculated")),
    Term("contingency_share", text("contingency"), Text("%", {}), text("addition for costs not yet known")),
    Term("price_level_year", text("price level"), text("year"), text("year whose euros an amount is in")),
    Term("inflation_revenue inflation_opex inflation_capex index_energy",
         text("indexation"), text("% per year"),
         text("yearly price increase in the calculation")),
    Term("revenue_variable_eur", text("heat revenue, variable"), text("EUR per year"),
         text("tariff per gigajoule times delivery")),
    Term("revenue_fixed_eur", text("heat revenue, fixed"), text("EUR per year"),
         text("fixed tariff, meter and rent of the delivery set")),
    Term("fixed_tariff_eur", text("vastrecht (fixed tariff)"), text("EUR per year"),
         text("fixed amount for connection and capacity")),
    Term("meter_tariff_eur", text("meter tariff"), text("EUR per year"),
         text("rent and reading of the heat meter")),
    Term("bak_eur", text("contribution to the connection (BAK)"), Text("EUR", {}),
         text("one-off amount on connecting")),
    Term("break_even_tariff_eur_per_gj", text("break-even"), Text("-", {}),
         text("value at which the net present value is zero")),
    Term("revenue_subsidy_eur", text("subsidy revenue"), text("EUR per year"),
         text("subsidy that the heat company receives")),
    Term("wis_eligible_cost_eur", text("eligible cost"), Text("EUR", {}),
         text("cost that counts for a scheme")),
    Term("wis_binding_cap", text("binding cap"), Text("-", {}),
         text("the lowest cap, which decides the amount")),
    Term("wis_granted sde_granted eia_granted", text("WIS, SDE++, EIA"), Text("-", {}),
         text("investment subsidy, operating subsidy, tax deduction")),
    Term("isde_heat_network_eur sah_maximum_eur", text("ISDE, SAH"), Text("-", {}),
         text("subsidy for an owner-occupier, for a landlord")),
    Term("profit_tax_eur", text("profit tax (Vpb)"), text("EUR per year"),
         text("tax on profit after losses are set off")),
    Term("electricity_tax_eur gas_tax_eur", text("energy tax"), text("EUR per year"),
         text("tax by bracket of use")),
    Term("vat_rate", text("VAT"), Text("%", {}), text("heat company excluding, residents including")),
    Term("weq_total", text("dwelling equivalent (weq)"), Text("weq", {}),
         text("one dwelling, or 130 m2 of utility floor area")),
    Term("uptake", text("uptake"), Text("%", {}), text("part that connects in the end")),
    Term("connection_rate_weq_per_year", text("pace of connecting"), text("weq per year"),
         text("connections per year")),
    Term("connected_weq", text("connected weq (end of year)"), Text("weq", {}),
         text("position on 31 December")),
    Term("heat_demand_mwh", text("heat demand"), text("MWh per year"),
         text("heat at the customers, fully connected")),
    Term("heat_demand_sold_mwh", text("heat delivered"), text("MWh per year"), text("heat sold in the year")),
    Term("heat_production_mwh heat_production_yearly_mwh", text("heat production"), text("MWh per year"),
         text("heat fed into the network, loss included")),
    Term("network_loss_share_of_demand", text("heat loss of the network"), text("% of demand"),
         text("always with its denominator")),
    Term("network_power_loss", text("power loss of the network"), Text("%", {}),
         text("loss at the moment of the peak")),
    Term("simultaneity_space_heating simultaneity_hot_water simultaneity_utility",
         text("simultaneity"), Text("%", {}),
         text("part of the installed power that coincides")),
    Term("simultaneous_power_kw", text("simultaneous power"), Text("kW", {}),
         text("peak of all customers together")),
    Term("source_power_kw", text("source power"), Text("kW", {}), text("simultaneous power plus power loss")),
    Term("source_full_load_hours", text("full-load hours"), text("hours per year"),
         text("energy divided by power")),
    Term("heat_pump_power_share heat_pump_heat_share",
         text("share of the heat pumps in power and heat"), Text("%", {}),
         text("base load")),
    Term("boiler_power_kw", text("peak and back-up boiler"), Text("kW", {}),
         text("gas boiler for cold hours and failure")),
    Term("n_minus_1_share", text("security of supply N-1"), Text("%", {}),
         text("power left when the largest unit fails")),
    Term("source_outage_share", text("cover at outage of the source"), Text("%", {}),
         text("power left without the heat pumps")),
    Term("cop cop_system", text("COP, and with auxiliaries"), Text("-", {}),
         text("heat per unit of electricity")),
    Term("refrigerant", text("refrigerant (halogen-free)"), Text("-", {}),
         text("working fluid of the heat pump")),
    Term("supply_temperature_c", text("supply temperature"), Text("°C", {}), text("towards the customer")),
    Term("source_temperature_c", text("source temperature (heat-weighted)"), Text("°C", {}),
         text("mean from which the heat pump draws")),
    Term("source_heat_share", text("TEO, TEA"), Text("-", {}),
         text("heat from surface water, from waste water")),
    Term("teo_delta_t_k tea_delta_t_k", text("cooling of the discharge"), Text("K", {}),
         text("intake less discharge")),
    Term("wko_doublets", text("seasonal store (WKO), doublets"), Text("-", {}),
         text("store in the ground with a warm and a cold well")),
    Term("regeneration_power_kw", text("regeneration power"), Text("kW", {}),
         text("power to charge the store")),
    Term("trench_length_m", text("distribution net, house lead, indoor pipes"), Text("m", {}),
         text("from street to delivery set")),
    Term("delivery_set_rent_eur", text("delivery set"), Text("-", {}),
         text("exchanger and control in the dwelling")),
    Term("connections_a connections_b connections_c", text("connection type a, b, c"), Text("-", {}),
         text("ground-level dwelling, stacked dwelling, technical room")),
    Term("owner", text("owner-occupier, private landlord"), Text("-", {}),
         text("owner who lives there, owner who lets")),
    Term("bak_housing_association_eur", text("housing association, tenant"), Text("-", {}),
         text("social landlord, resident")),
    Term("household_heat_bill_eur", text("heat bill of a household"), text("EUR per year"),
         text("variable and fixed tariffs, including VAT")),
    Term("comfort_class", text("comfort class"), Text("-", {}),
         text("room temperatures that a dwelling must reach in a frost")),
    Term("dwelling_heat_loss_kw room_heat_loss_w", text("design heat loss"), Text("kW", {}),
         text("heat that a dwelling loses at the outside temperature of the design")),
    Term("room_emission_w dwelling_emission_kw", text("emission of radiators"), Text("W", {}),
         text("heat that radiators give at the supply temperature")),
    Term("measure_status measure_amount", text("ladder of measures"), Text("-", {}),
         text("insulation first, then draughts and ventilation, then radiators; stops when every room "
              "suffices")),
    Term("archetype_saving_share dwelling_saving_share", text("saving by measures"), Text("%", {}),
         text("1 less the design heat loss after the measures over that before")),
    Term("bill_month_eur household_month_eur", text("household cost per month"), text("EUR per month"),
         text("energy, fixed cost, appliance and own investment")),
    Term("reference_dwelling reference_position", text("reference dwelling"), Text("-", {}),
         text("dwelling type of page 1; the most common by default")),
    Term("household_net_present_cost_eur", text("net present cost"), Text("EUR", {}),
         text("all cost of a household over 30 years, in money of today")),
    Term("contracted_power_kw", text("contracted power"), Text("kW", {}),
         text("power agreed with the grid operator")),
    Term("grid_power_lacking", text("grid congestion"), Text("-", {}),
         text("no full transport capacity available")),
    Term("co2_saving_share", text("CO2 saving"), Text("%", {}), text("compared with gas")),
    Term("", text("provenance"), Text("-", {}),
         text("where a figure comes from; 'source' always means a source of heat")),
    Term("", text("grade A, B, C"), Text("-", {}),
         text("A law, measurement or quote; B published figure; C assumption")),
)  # fmt: skip


def terms_of(book: Book) -> list[Term]:
    """Return the general terms and those about something in this model, by their label."""
    in_use = (t for t in TERMS if not t.names or any(n in book.plan.places for n in t.names))
    return sorted(in_use, key=lambda term: book.say(term.label).casefold())


def write_glossary(book: Book) -> None:
    """Write the sheet."""
    title = book.plan.title(GLOSSARY)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW - 1, column, book.say(label), book.formats.head)
    for row, term in enumerate(terms_of(book), start=HEAD_ROW):
        sheet.write_string(
            row, 0, book.say(term.label), book.formats.get(bold=True, text_wrap=True, valign="top")
        )
        sheet.write_string(row, 1, book.say(term.unit), book.formats.wrapped)
        sheet.write_string(row, 2, book.say(term.meaning), book.formats.wrapped)
        names = [name for name in term.names if name in book.plan.places]
        sheet.write_string(row, 3, ", ".join(names), book.formats.key)
        meaning = (book.say(term.meaning), HEADS[2][1])
        fit_row(
            sheet, row, [(book.say(term.label), HEADS[0][1]), (book.say(term.unit), HEADS[1][1]), meaning]
        )
    sheet.freeze_panes(HEAD_ROW, 1)
    page_list(sheet, HEAD_ROW - 1, landscape=True)
