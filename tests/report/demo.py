"""A whole report from invented figures, so that the page can be judged without the model."""

from warmtenet.locale import Translator
from warmtenet.report.charts import (
    Amount,
    Bill,
    BillOption,
    Cap,
    CashFlow,
    Chart,
    ComfortCost,
    CopPoint,
    DemandGroup,
    Flow,
    HeatMap,
    Ladder,
    Rung,
    Step,
    TornadoBar,
    capex_chapters,
    capex_years,
    cash_flow,
    comfort_pairs,
    cop_dots,
    demand_groups,
    heat_map,
    household_bill,
    measure_ladder,
    n_minus_1,
    npv_waterfall,
    subsidy_caps,
    tornado,
)
from warmtenet.report.numbers import ABSENT, Numbers
from warmtenet.report.page import (
    Card,
    ChartBlock,
    ChartsBlock,
    FormulaBlock,
    Meta,
    Missing,
    Page,
    Reader,
    Section,
    TableBlock,
    TextBlock,
    Verdict,
)
from warmtenet.report.rules import say, say_all
from warmtenet.report.tables import Cell, Column, row

YEARS = list(range(2026, 2056))

FACTS = {
    "npv_project_eur": -12_340_000.0,
    "funding_gap_eur": 16_440_000.0,
    "subsidy_eur": 4_100_000.0,
    "investment_pv_eur": 31_200_000.0,
    "connections": 687,
    "npv_low_eur": -18_900_000.0,
    "next_decision": "warmtekavel vaststellen, gemeenteraad, juni 2027",
    "discount_year": 2026,
    "discount_rate": 0.0525,
    "tax_basis": "before tax",
    "discount_moment": "end of year",
    "way_out_lever": "het variabele tarief",
    "way_out_needed": "87,40 EUR/GJ",
    "way_out_now": "42,66 EUR/GJ",
    "way_out_above_legal": 1,
    "npv_p10_eur": -17_100_000.0,
    "npv_p90_eur": -7_900_000.0,
    "one_off_association_eur": 7_430.0,
    "tenant_difference_month_eur": 11.4,
    "dscr_min": 0.62,
    "dscr_min_year": 2031,
    "dscr_norm": 1.1,
    "dscr_years": 29,
    "dscr_years_below": 24,
    "debt_eur": 21e6,
    "debt_capacity_eur": 6_300_000.0,
    "deepest_cash_eur": -26_100_000.0,
    "deepest_cash_year": 2032,
    "bill_month_eur": 168.0,
    "bill_gas_month_eur": 149.0,
    "bill_heat_pump_month_eur": 181.0,
    "one_off_owner_eur": 4_210.0,
    "scheme": "WIS",
    "scheme_eur": 4_100_000.0,
    "scheme_cap": "bedrag per aansluiting",
    "scheme_next_cap_eur": 9_000_000.0,
    "funding_gap_scheme_eur": 11_200_000.0,
    "dwellings": 785,
    "non_residential": 12,
    "total_weq": 859,
    "uptake": 0.8,
    "source": "De rivier",
    "source_share": 0.55,
    "electricity_share": 0.28,
    "gas_share": 0.17,
    "heat_demand_mwh": 6_180.0,
    "source_power_kw": 4_210.0,
    "heat_pump_power_share": 0.4,
    "heat_pump_heat_share": 0.86,
    "heat_share_low": 0.81,
    "heat_share_high": 0.9,
    "weather_years": 7,
    "largest_chapter": "distributienet",
    "largest_chapter_share": 0.38,
    "share_before_first_heat": 0.46,
    "estimate_accuracy_share": 0.3,
    "dwelling_type": "rijwoning",
    "comfort_saving_eur": 1_450.0,
    "comfort_lower": "reduced",
    "comfort_lower_name": "verlaagd",
    "types_with_radiators": 2,
    "dwelling_types": 6,
    "equal_gas_price_eur_per_m3": 1.72,
    "lcoh_eur_per_gj": 98.4,
    "revenue_per_gj_eur": 58.9,
    "irr_count": 0,
    "top_lever": "het variabele tarief",
    "top_low_eur": -17.9e6,
    "top_high_eur": -6.6e6,
    "company_receives_eur": 31.5e6,
    "company_pays_eur": 43.8e6,
}


def flows() -> tuple[list[Flow], list[Flow]]:
    """Yearly in- and outflows in EUR."""
    uptake = [0, 0, 0.1, 0.25, 0.45, 0.65, 0.85, *([1.0] * 23)]
    variable = [2.16e6 * u for u in uptake]
    fixed = [0.62e6 * u for u in uptake]
    bak = [0.0, 0.0, *([1.1e6] * 5), *([0.0] * 23)]
    subsidy = [0.0, 1.2e6, 1.2e6, 1.0e6, 0.7e6, *([0.0] * 25)]
    residual = [*([0.0] * 29), 2.6e6]
    capex = [-0.6e6, -6.4e6, -7.9e6, -6.1e6, -5.2e6, -4.0e6, -3.1e6, *([0.0] * 23)]
    replacement = [0.0] * 30
    replacement[17] = -2.9e6
    replacement[22] = -1.4e6
    opex = [0.0, 0.0, *([-0.49e6] * 28)]
    energy = [-0.92e6 * u for u in uptake]
    tax = [*([0.0] * 26), *([-0.12e6] * 4)]
    inflows = [
        Flow("heat_variable", "warmte variabel", variable, "revenue_variable_eur"),
        Flow("heat_fixed", "warmte vast", fixed, "revenue_fixed_eur"),
        Flow("bak", "BAK", bak, "bak_eur"),
        Flow("subsidy", "subsidie", subsidy, "revenue_subsidy_eur"),
        Flow("residual_value", "restwaarde", residual, "residual_value_eur"),
    ]
    outflows = [
        Flow("investment", "investering", capex, "capex_eur"),
        Flow("replacement", "herinvestering", replacement, "replacement_eur"),
        Flow("maintenance", "onderhoud en beheer", opex, "opex_eur"),
        Flow("energy", "inkoop energie", energy, "energy_eur"),
        Flow("tax", "belasting", tax, "tax_eur"),
    ]
    return inflows, outflows


def demo_cash_flow(t: Translator) -> Chart:
    inflows, outflows = flows()
    total = discounted = 0.0
    nominal_line, discounted_line = [], []
    for i in range(len(YEARS)):
        net = sum(flow.values[i] for flow in (*inflows, *outflows))
        total += net
        discounted += net / 1.0525 ** (i + 1)
        nominal_line.append(total)
        discounted_line.append(discounted)
    paid = next((y for y, v in zip(YEARS, nominal_line, strict=True) if v > 0 and y > 2033), None)
    return cash_flow(CashFlow(YEARS, inflows, outflows, nominal_line, discounted_line, 0.0525, paid), t)


def demo_steps() -> list[Step]:
    return [
        Step("warmte variabel", "heat_variable", 20.4e6, "pv:revenue_variable_eur"),
        Step("warmte vast", "heat_fixed", 6.1e6, "pv:revenue_fixed_eur"),
        Step("BAK", "bak", 4.3e6, "pv:bak_eur"),
        Step("WIS", "subsidy", 3.6e6, "pv:wis_eur", "subsidie"),
        Step("EIA", "subsidy", 0.5e6, "pv:eia_eur", "subsidie"),
        Step("restwaarde", "residual_value", 0.56e6, "pv:residual_value_eur"),
        Step("inkoop energie", "energy", -8.9e6, "pv:energy_eur"),
        Step("onderhoud", "maintenance", -3.1e6, "pv:maintenance_eur", "onderhoud, beheer"),
        Step("beheer", "maintenance", -2.4e6, "pv:management_eur", "onderhoud, beheer"),
        Step("bron en opwek", "heat_pump", -9.2e6, "pv:capex_source_eur", "investering", "investment"),
        Step("distributienet", "network", -11.9e6, "pv:capex_network_eur", "investering", "investment"),
        Step("aansluitingen", "connection", -5.1e6, "pv:capex_connection_eur", "investering", "investment"),
        Step("afleversets", "delivery_set", -2.4e6, "pv:capex_delivery_set_eur", "investering", "investment"),
        Step(
            "ontwikkeling en onvoorzien",
            "development",
            -2.7e6,
            "pv:capex_development_eur",
            "investering",
            "investment",
        ),
        Step("herinvestering", "replacement", -2.1e6, "pv:replacement_eur"),
    ]


def bill_option(
    label: str, usage: float, fixed: float, device: float, investment: float, key: str
) -> BillOption:
    keys = (f"{key}:usage", f"{key}:fixed", f"{key}:device", f"{key}:investment")
    return BillOption(label, usage, fixed, device, investment, key, keys)


def demo_bill(t: Translator, *, half: bool) -> Chart:
    options = [
        bill_option("gas houden", 104, 23, 22, 0, "bill_month_eur:gas"),
        bill_option("warmtenet standaard", 78, 61, 17, 12, "bill_month_eur"),
        bill_option("warmtenet verlaagd", 71, 61, 17, 6, "bill_month_eur:reduced"),
        bill_option("eigen warmtepomp standaard", 69, 8, 51, 53, "bill_month_eur:heat_pump"),
        bill_option("eigen warmtepomp verlaagd", 64, 8, 51, 44, "bill_month_eur:heat_pump_reduced"),
    ]
    chart = household_bill(Bill(options, 2026, 0.04, 15), t, half=half)
    assert chart is not None
    return chart


def demo_comfort(t: Translator) -> Chart:
    homes = [
        ComfortCost(name, (standard, reduced), (f"c:{i}:s", f"c:{i}:r"))
        for i, (name, standard, reduced) in enumerate(
            (
                ("Krugerlaan 1920-1930", 12_100, 12_000),
                ("Appartement Woonpartners", 7_400, 3_500),
                ("Twee-onder-een-kap 1920-1940 hoek…", 15_650, 15_650),
                ("subsidie hoger dan de kosten", 150, -250),
            )
        )
    ]
    facts = {"comfort_saving_eur": 1_450.0, "comfort_lower": "reduced", "comfort_lower_name": "verlaagd"}
    return comfort_pairs(homes, ("standaard", "verlaagd"), facts, t, price_level_year=2026)


def demo_ladder(t: Translator, home: int = 1) -> Chart:
    steps = [
        ("huidige staat", 21.8, 11.4),
        ("dak", 15.6, 11.4),
        ("glas", 14.7, 11.4),
        ("kieren, ventilatie", 10.7, 11.4),
        ("vloer", 8.5, 11.8),
    ]
    rungs = [
        Rung(name, loss, emission, (f"l:{i}", f"e:{i}")) for i, (name, loss, emission) in enumerate(steps)
    ]
    ladder = Ladder("Twee-onder-een-kap 1920-1940", "standaard", rungs, 5, home - 1)
    return measure_ladder(ladder, t, f"fig-woning-b{home}")


def demo_heat_map(t: Translator, kind: str = "npv") -> Chart:
    demand = [0.6 + 0.1 * i for i in range(9)]
    tariffs = [42.66 * (0.6 + 0.1 * i) for i in range(9)]
    npv = [[-30.2e6 + 20.4e6 * d * (p / 42.66) - 2.2e6 * d + 0.9e6 for d in demand] for p in tariffs]
    lcoh = [[40 + 58 / d for d in demand] for _ in tariffs]
    grid = npv if kind == "npv" else lcoh
    return heat_map(HeatMap(kind, demand, tariffs, grid, 4, 4, 46.69 if kind == "npv" else None), t)


def demo_tornado(t: Translator) -> Chart:
    bars = [
        TornadoBar("variabel tarief", "EUR/GJ", 30.0, 55.0, -17.9e6, -6.6e6, "variable_tariff_eur_per_gj"),
        TornadoBar("investeringen, alle hoofdstukken", "%", 0.8, 1.3, -6.9e6, -20.3e6, "capex_factor"),
        TornadoBar("discontovoet", "%", 0.03, 0.07, -8.1e6, -14.6e6, "discount_rate"),
        TornadoBar("elektriciteitsprijs", "EUR/kWh", 0.10, 0.24, -10.4e6, -14.8e6, "electricity_price"),
        TornadoBar("volloop", "%", 0.6, 0.9, -12.9e6, -11.8e6, "uptake"),
        TornadoBar("warmteverlies net, aandeel van de vraag", "%", 0.1, 0.3, -11.7e6, -13.2e6, "loss"),
        TornadoBar("BAK", "EUR", 3_000, 9_000, -13.4e6, -10.1e6, "bak_eur"),
        TornadoBar("COP warmtepomp", "COP", 2.8, 4.2, -13.0e6, -11.6e6, "cop"),
        TornadoBar("looptijd", "yr", 20, 40, -11.9e6, -12.2e6, "lifetime"),
    ]
    return tornado(bars, -12.34e6, t)


def demo_capex(t: Translator) -> tuple[Chart, Chart]:
    items = [
        Amount("bron: TEO en WKO", "teo", 5.4e6, "capex_eur:source"),
        Amount("opwek: warmtepompen en ketels", "heat_pump", 4.6e6, "capex_eur:plant"),
        Amount("distributienet", "network", 12.6e6, "capex_eur:network"),
        Amount("aansluitingen", "connection", 5.2e6, "capex_eur:connection"),
        Amount("afleversets", "delivery_set", 2.5e6, "capex_eur:delivery_set"),
        Amount("ontwikkeling", "development", 1.4e6, "capex_eur:development"),
        Amount("onvoorzien", "replacement", 1.6e6, "capex_eur:contingency"),
    ]
    years = list(range(2026, 2036))
    columns = [
        Flow(
            "teo", "bron en opwek", [0.4e6, 4.1e6, 3.9e6, 0.8e6, 0.4e6, 0.3e6, 0.1e6, 0, 0, 0], "capex:plant"
        ),
        Flow("network", "net", [0.2e6, 2.0e6, 3.0e6, 3.4e6, 2.2e6, 1.2e6, 0.6e6, 0, 0, 0], "capex:network"),
        Flow(
            "connection", "aansluiting", [0, 0.3e6, 1.0e6, 1.9e6, 2.6e6, 2.5e6, 2.4e6, 0, 0, 0], "capex:house"
        ),
    ]
    weq = [0, 0, 86, 215, 386, 558, 687, 687, 687, 687]
    return capex_chapters(items, 2026, t), capex_years(years, columns, weq, t)


def demo_cop(t: Translator) -> Chart:
    points = [
        CopPoint("COP warmtepomp", "R717", 3.62, "cop"),
        CopPoint("inclusief hulpenergie", "R717", 3.21, "cop_system"),
        CopPoint("SDE++-berekening", "R717", 2.94, "cop_sde"),
        CopPoint("COP warmtepomp", "R290", 3.41, "cop:r290"),
    ]
    return cop_dots(points, t)


def demo_demand(t: Translator) -> Chart:
    groups = [
        DemandGroup("rijwoningen vooroorlogs", 2_810, 690, "heat_demand_mwh:terraced"),
        DemandGroup("portieketagewoningen", 1_240, 520, "heat_demand_mwh:flats"),
        DemandGroup("galerijflats", 430, 260, "heat_demand_mwh:gallery"),
        DemandGroup("utiliteit", 210, 20, "heat_demand_mwh:offices"),
    ]
    return demand_groups(groups, t)


def demo_caps(t: Translator) -> Chart:
    caps = [
        Cap("onrendabele top", 16.4e6, "wis_cap_gap"),
        Cap("bedrag per aansluiting", 4.1e6, "wis_cap_connection"),
        Cap("45 % van de subsidiabele kosten", 9.0e6, "wis_cap_share"),
        Cap("maximum van de regeling", 30e6, "wis_cap_maximum"),
    ]
    return subsidy_caps("WIS", caps, 4.1e6, t, "fig-subsidies-a")


def demo_n_minus_1(t: Translator) -> Chart:
    shares = [2.4, 1.9, 1.5, 1.32, 1.18, 1.08, 1.02, 0.97, 0.97, 0.97]
    return n_minus_1(list(range(2028, 2038)), shares, t)


def demo_sections(t: Translator) -> tuple[Section, ...]:
    n = Numbers(t.language)
    chapters, per_year = demo_capex(t)
    table = TableBlock(
        "Investering per hoofdstuk",
        (
            Column("hoofdstuk"),
            Column("prijspeil 2026", "EUR", "right"),
            Column("geïndexeerd", "EUR", "right"),
            Column("per aansluiting", "EUR", "right"),
            Column("aandeel", "", "right"),
            Column("levensduur", "jaar", "right"),
            Column("herkomst"),
        ),
        (
            row(
                "distributienet",
                Cell(n.eur(12.6e6), "capex_eur:network"),
                "13.204.000",
                "18.350",
                "38 %",
                "40",
                "raming 2025",
            ),
            row(
                "aansluitingen",
                Cell(n.eur(5.2e6), "capex_eur:connection"),
                "5.512.000",
                "7.550",
                "16 %",
                "40",
                "kental",
            ),
            row(
                "totaal",
                Cell(n.eur(33.3e6), "capex_eur"),
                "34.910.000",
                "48.450",
                "100 %",
                "",
                "",
                kind="total",
            ),
        ),
        note="Bedragen exclusief btw.",
    )
    return (
        Section(
            "opgave",
            2,
            "Wat is onderzocht?",
            "Wat valt binnen en buiten de berekening?",
            say("answer_scope", FACTS, t) or "",
        ),
        Section(
            "vraag",
            4,
            "Hoeveel warmte en vermogen?",
            "Hoeveel warmte is nodig en wanneer?",
            say("answer_demand", FACTS, t) or "",
            (ChartBlock(demo_demand(t)),),
        ),
        Section(
            "techniek",
            5,
            "Bron, opwek en net",
            "Levert de installatie genoeg?",
            say("answer_plant", FACTS, t) or "",
            (ChartBlock(demo_cop(t), leaf=True), ChartBlock(demo_n_minus_1(t))),
        ),
        Section(
            "investering",
            6,
            "Wat kost het en wanneer?",
            "Waar gaat het geld heen?",
            say_all(["answer_investment", "answer_accuracy"], FACTS, t) or "",
            (ChartBlock(chapters), ChartBlock(per_year), table),
        ),
        Section(
            "woonlasten",
            7,
            "Wat betaalt de bewoner?",
            "Is het warmtenet duurder of goedkoper dan gas?",
            say_all(["answer_bill", "answer_bill_gas_price"], FACTS, t) or "",
            (ChartBlock(demo_bill(t, half=False)),),
        ),
        Section(
            "woning",
            8,
            "Wat verandert in de woning?",
            "Welke maatregelen zijn nodig?",
            say("answer_dwelling", FACTS, t) or "",
            (
                TextBlock("Verlaagd comfort (19 °C) voldoet niet aan ISSO 51.", "attention"),
                ChartBlock(demo_comfort(t)),
                ChartsBlock((demo_ladder(t), demo_ladder(t, 2)), leaf=True),
                TableBlock(
                    "Kamers",
                    (Column("ruimte"), Column("verlies", "W", "right")),
                    (
                        row("woning 1", "", kind="group"),
                        row("woonkamer", Cell("1.840", "room_heat_loss_w:1", ("leaf",))),
                    ),
                    folded=True,
                    landscape=True,
                ),
            ),
        ),
        Section(
            "varianten",
            14,
            "Vergelijking",
            "Is een ander systeem beter?",
            not_computed="er is één concept berekend",
        ),
        Section(
            "kasstroom",
            9,
            "Sluit de businesscase?",
            "Wat komt erin en wat gaat eruit?",
            say_all(["answer_cash", "irr"], FACTS, t) or "",
            (
                ChartBlock(demo_cash_flow(t)),
                ChartBlock(npv_waterfall(demo_steps(), -12.34e6, t)),
                FormulaBlock(
                    "npv_project_eur",
                    "netto contante waarde (NCW)",
                    "sum_years(net_cash_flow_eur * discount_factor)",
                    (row("discount_rate", "discontovoet", "5,25 %"),),
                ),
            ),
        ),
        Section(
            "subsidies",
            11,
            "Welke subsidie, en welke grens bindt?",
            "Hoeveel subsidie mag erin?",
            say("answer_subsidy", FACTS, t) or "",
            (ChartBlock(demo_caps(t)),),
        ),
        Section(
            "gevoeligheid",
            13,
            "Wat als het anders loopt?",
            "Welke onzekerheid weegt het zwaarst?",
            say("answer_sensitivity", FACTS, t) or "",
            (ChartBlock(demo_tornado(t)), ChartBlock(demo_heat_map(t)), ChartBlock(demo_heat_map(t, "lcoh"))),
        ),
        Section(
            "aandacht",
            17,
            "Aandachtspunten",
            "Wat vraagt nog aandacht?",
            say("answer_attention", {"points": 9, "critical": 2}, t) or "",
            (TextBlock("Verlaagd comfort (19 °C) voldoet niet aan ISSO 51.", "attention"),),
        ),
    )


def demo_page(t: Translator, project: str = "Kort Haarlem") -> Page:
    """Every place on page 1 filled to its budget, with a project name that may contain anything."""
    n = Numbers(t.language)
    cards = (
        Card(
            "Tekort na subsidie",
            n.mln(12.34e6),
            "EUR mln",
            "onrendabele top vóór subsidie 16,4 mln",
            "npv_project_eur",
            "bad",
        ),
        Card(
            "Investering",
            n.mln(33.3e6),
            "EUR mln",
            "48.450 EUR per aansluiting · zonder herinv.",
            "capex_eur",
        ),
        Card(
            "Projectrendement (IRR)",
            "niet bepaald",
            "",
            "nodig: 5,3 % (WACC vóór belasting)",
            "irr_project",
            "bad",
        ),
        Card(
            "Kostprijs warmte (LCOH)",
            n.lcoh(98.4),
            "EUR/GJ",
            "opbrengst per GJ, vast en variabel: 58,9",
            "lcoh_eur_per_gj",
        ),
        Card("Laagste DSCR", "0,62", "(2031)", "eis 1,10 · gemiddeld 0,81", "dscr_min", "bad"),
        Card(
            "Subsidie in de berekening",
            "4,1",
            "EUR mln",
            "WIS: bedrag per aansluiting bindt",
            "revenue_subsidy_eur",
        ),
        Card(
            "Maandlasten huishouden",
            "168",
            "EUR/mnd",
            "gas: 149 · verschil +19",
            "bill_month_eur",
            "attention",
        ),
        Card(
            "Eenmalig, eigenaar-bewoner",
            "4.200",
            "EUR",
            "na ISDE 3.775 subsidie · comfort standaard",
            "one_off_owner_eur",
        ),
        Card("Eenmalig, corporatie", "7.450", "EUR/won.", "na SAH 5.000 subsidie", "one_off_association_eur"),
        Card("CO₂-besparing", "71 %", "", "1.020 t/jaar t.o.v. gas, 2035", "co2_saving_share", "good"),
    )
    breakeven = TableBlock(
        "Omslagpunten",
        (Column("knop"), Column("nu", "", "right"), Column("nodig", "", "right"), Column("")),
        (
            row(
                "variabel tarief, EUR/GJ",
                Cell("42,66", "variable_tariff_eur_per_gj"),
                Cell("87,40", "break_even:tariff"),
                "boven wettelijk maximum",
            ),
            row(
                "subsidie, EUR/aansluiting",
                Cell("5.970", "subsidy"),
                Cell("23.930", "break_even:subsidy"),
                "boven wettelijk maximum",
            ),
            row(
                "BAK, EUR",
                Cell("6.000", "bak_eur"),
                Cell("27.500", "break_even:bak"),
                "boven wettelijk maximum",
            ),
            row("volloop, %", Cell("80", "uptake"), ABSENT, "niet bereikbaar"),
            row("elektriciteit, EUR/kWh", Cell("0,17", "electricity"), ABSENT, "niet bereikbaar"),
        ),
    )
    readers = (
        Reader(
            "Wethouder",
            say_all(["reader_alderman", "reader_alderman_decision"], FACTS, t) or "",
            (("gevoeligheid", 13), ("aandacht", 17)),
        ),
        Reader("Corporatie", say("reader_association", FACTS, t) or "", (("woonlasten", 7), ("woning", 8))),
        Reader(
            "Financier", say("reader_financier", FACTS, t) or "", (("kasstroom", 9), ("gevoeligheid", 13))
        ),
        Reader("Bewoners", say("reader_residents", FACTS, t) or "", (("woonlasten", 7),)),
        Reader("Subsidieverlener", say("reader_subsidy", FACTS, t) or "", (("subsidies", 11),)),
    )
    verdicts = (
        Verdict("Leveringszekerheid N-1 97 %", "attention"),
        Verdict("Bronuitval 132 %", "good"),
        Verdict("SDE++: COP 2,94 ≥ 3,0, halogeenvrij ja", "bad"),
        Verdict("Netaansluiting 1.450 kW: niet vóór 2032", "attention"),
        Verdict("Water- en bodemregels (lozing 6 K, WKO)", "untested"),
        Verdict("Controles 31 van 31 sluiten", "good"),
    )
    lead = tuple(
        sentence
        for topic in ("lead_basis", "lead_size", "lead_way_out")
        if (sentence := say(topic, FACTS, t)) is not None
    )
    return Page(
        Meta(project, "TEO met WKO", "basis", "0.1.0", "demo.xlsx", "3f9a1c", ("basis", "laag", "hoog")),
        f"Businesscase warmtenet · {project} · TEO met WKO · 687 van 859 weq"
        f" · 2026{ABSENT}2055 · EUR excl. btw tenzij vermeld · scenario basis",
        say("headline", FACTS, t) or "",
        lead,
        cards,
        (npv_waterfall(demo_steps(), -12.34e6, t, short=True), demo_bill(t, half=True)),
        breakeven,
        readers,
        verdicts,
        (
            "Het variabele tarief is een aanname; 10 % lager kost EUR 2,0 mln netto contante waarde.",
            "De netaansluiting is er niet vóór 2032; gas tot die tijd kost EUR 1,1 mln extra.",
            "De WIS was op de rekendatum gesloten; zonder WIS loopt het tekort op tot EUR 15,9 mln.",
        ),
        6,
        demo_sections(t),
        data={"npv_project_eur": -12.34e6},
    )


def missing_chart() -> Missing:
    return Missing("Maandlasten huishouden", "er zijn geen woningtypen ingevoerd")
