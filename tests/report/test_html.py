"""The contents of the report: every section answers, and every figure is that of the result."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest
from support import cases

from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.model.families import COST_CHAPTER
from warmtenet.report.html import build_page
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.context import Context
from warmtenet.report.html.facts import facts_of
from warmtenet.report.html.funds import SOURCES, USES
from warmtenet.report.html.money import chapter_flows, npv_steps
from warmtenet.report.page import ChartBlock, Missing, TableBlock, all_charts
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing
from warmtenet.scenarios.assumed import entries
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.money_matrix import money_matrix
from warmtenet.scenarios.run import run_project
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado
from warmtenet.workbook import apply_settings

VERSION = "9.9.9"
SECTIONS = [
    "wat-als",
    "opgave",
    "concept",
    "vraag",
    "techniek",
    "investering",
    "woonlasten",
    "woning",
    "kasstroom",
    "financiering",
    "subsidies",
    "geldstromen",
    "gevoeligheid",
    "varianten",
    "milieu",
    "risicos",
    "aandacht",
    "uitgangspunten",
    "controles",
    "begrippen",
]
# Figures that are made for the page and are not a value of the result; tested on their own below.
MADE_HERE = re.compile(
    r"tornado:|heat_map_|effect:|check:|checks|range:|capex_per_weq|bill:|vat:|eligible:|other|"
    r"heat_bill_month_eur|way_out|points|critical|inputs|assumptions|.*:(share|each|space_heating|hot_water)$|"
    r"cost_lifetime:|.*_installed:|balance_|sold_last_year_mwh|largest_|electricity_share|gas_or_zero_share|"
    r"deepest_cash_year|top_|capex_eur:|company_|dscr_min_year|dscr_years|break_even_uptake|"
    r"break_even_heat_demand_factor|funding_gap_scheme_eur|scheme_|bill_difference_|comfort_|types_with_radiators|"
    r"dwelling_types|equal_gas_price_|tenant_difference_abs|weather_years|outage:|outage_worst_hours|store_worst_|"
    r"split:|variant:|.*_unit_kw:\d+:left$"
)
NUMBER = re.compile(r"[\u2212-]?\d[\d.,]*")
DATE = re.compile(r"\d\d-\d\d")


class Keyed(HTMLParser):
    """Collects the text of every element with a data-key."""

    def __init__(self, html):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.key = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.key = dict(attrs).get("data-key")

    def handle_data(self, data):
        if self.key:
            self.found.append((self.key, data))
            self.key = None


MADE = {}


def sensitivities(result):
    """Bars, grid and extras of a result, made once; the result is kept, so that its id stays its own."""
    if id(result) not in MADE:
        made = (tornado(result.case), demand_by_tariff(result.case), Extras(result))
        MADE[id(result)] = (result, made)
    return MADE[id(result)][1]


def extras_of(result):
    return sensitivities(result)[2]


def page_of(result, language):
    return build_page(context(result, language))


@pytest.fixture(scope="module")
def results(examples):
    return {name: run_project(project) for name, project in examples.items()}


@pytest.fixture(scope="module")
def pages(results):
    return {(n, lang): page_of(result, lang) for n, result in results.items() for lang in ("nl", "en")}


@pytest.fixture(scope="module")
def htmls(pages):
    return {key: render(page, translator(key[1])) for key, page in pages.items()}


def context(result, language="nl"):
    bars, grid, extras = sensitivities(result)
    return Context(result, tuple(bars), grid, translator(language), VERSION, extras)


def test_sections_stand_in_their_order(pages):
    for page in pages.values():
        assert [section.id for section in page.sections] == SECTIONS
        assert [section.number for section in page.sections] == [0, *range(2, 21)]


def test_every_section_answers_or_says_why_not(pages):
    for page in pages.values():
        for section in page.sections:
            missing = any(isinstance(block, Missing) for block in section.blocks)
            says = section.answer or section.not_computed or missing or section.id in ("begrippen", "wat-als")
            assert says, section.id
            assert section.title
            assert section.question


def test_page_one_is_complete(pages):
    for page in pages.values():
        assert len(page.cards) == 10
        assert len({card.key for card in page.cards}) == 10
        assert len(page.readers) == 5
        assert len(page.verdicts) == 6
        assert len(page.lead) == 3
        assert len(page.warnings) <= 3
        assert len(page.breakeven.rows) == 5
        ids = {section.id: section.number for section in page.sections}
        for reader in page.readers:
            assert all(ids[name] == number for name, number in reader.sections)


def test_the_report_stays_small(pages):
    """With the drawing code; the limit of the whole file."""
    page = pages["kort-haarlem-teo", "nl"]
    with start_drawing() as drawing:
        assert len(render(page, translator("nl"), drawing).encode()) <= 1_800_000


def parsed(text, language):
    """The first number of a text and the size of its last digit."""
    found = NUMBER.search(text)[0].rstrip(".,").replace("\u2212", "-")
    point = "," if language == "nl" else "."
    whole, _, decimals = found.partition(point)
    plain = re.sub(r"[.,]", "", whole) + (f".{decimals}" if decimals else "")
    return float(plain), 10.0 ** -len(decimals)


def rows_of(result, names):
    return sum(np.asarray(result[name], float) for name in names.split("+"))


def by_sign(flow, side):
    return {"up": np.maximum(flow, 0), "down": np.maximum(-flow, 0)}[side]


def bought(result, key):
    """A source or use: rows less rows, over the years in which something is bought."""
    period, *side, names = key.split(":")
    years = np.asarray(result[period]) > 0
    if names in {"sources", "uses"}:
        return sum(f.amount(context(result), years) for f in (SOURCES if names == "sources" else USES))
    first, *others = (np.asarray(result[name], float) for name in names.split("-"))
    flow = first - sum(others)
    return float((by_sign(flow, side[0]) if side else flow)[years].sum())


def matrix_of(result, kind, payer, receiver):
    """An amount of the money matrix, straight from the flows."""
    money = money_matrix(result)
    weights = result["discount_factor"] if kind == "matrix" else np.equal(result.years, money.year)
    total = 0.0
    for flow in money.flows:
        eur = float((flow.yearly * weights).sum())
        if receiver == "balance":
            total += eur * ((flow.receiver == payer) - (flow.payer == payer))
        elif payer in {"", flow.payer} and receiver in {"", flow.receiver}:
            total += eur
    return total


def flow_of(result, number, when):
    flow = money_matrix(result).flows[int(number)].yearly
    if when == "pv":
        return float((flow * np.asarray(result["discount_factor"])).sum())
    return float(flow[result.years.index(int(when))])


def beside(key, result):
    """The value behind a key of what is computed beside the model; None where it is not."""
    kind, _, rest = key.partition(":")
    parts = rest.split(":")
    finders = {
        "matrix": lambda: matrix_of(result, kind, *parts),
        "first": lambda: matrix_of(result, kind, *parts),
        "flow": lambda: flow_of(result, *parts),
        "in": lambda: bought(result, rest),
        "stress": lambda: getattr(next(s for s in extras_of(result).stress if s.name == parts[0]), parts[1]),
        "lcoh": lambda: per_gj(result, rest),
        "run": lambda: running(result, parts, 1.0),
        "runpv": lambda: running(result, parts, np.asarray(result["discount_factor_post_tax"])),
        "lens": lambda: lens_of(parts, result),
        "change": lambda: lens_of(parts, result),
        "month": lambda: value_of(rest, result) / 12,
        "comfort": lambda: next(o for o in extras_of(result).comfort if o.name == parts[0]).values[parts[1]],
    }
    return finders[kind]() if kind in finders else None


def per_gj(result, rest):
    flow = chapter_flow(result, rest) if ":" in rest else rows_of(result, rest)
    return float((flow * np.asarray(result["discount_factor"])).sum()) / result["pv_heat_indexed_gj"]


def running(result, parts, weights):
    flow = np.asarray(result[parts[0]]) * weights
    return float(np.cumsum(flow)[result.years.index(int(parts[1]))])


def lens_of(parts, result):
    lenses = extras_of(result).lenses
    if parts[0] == "gap":
        own, scheme = result["funding_gap_eur"], lenses.scheme_gap_eur
    elif parts[0] == "total":
        own, scheme = (sum(getattr(x, n) for x in lenses.lines) for n in ("own_eur", "scheme_eur"))
    elif found := [x for x in lenses.lines if x.name == parts[0]]:
        own, scheme = found[0].own_eur, found[0].scheme_eur
    else:
        change = next(x for x in lenses.changes if x.name == parts[0])
        own, scheme = change.own, change.scheme
    return {"own": own, "scheme": scheme, "difference": scheme - own}[parts[1]]


def value_of(key, result):
    """The value behind a key, None where the key names no value of the result."""
    if (found := beside(key, result)) is not None:
        return found
    if "+pv:" in key:
        return sum(value_of(f"pv:{part}", result) for part in key.removeprefix("pv:").split("+pv:"))
    prefix, _, rest = key.partition(":")
    discount = np.asarray(result["discount_factor"], float)
    if prefix in {"sum", "pv", "min", "max"}:
        flow = chapter_flow(result, rest) if ":" in rest else rows_of(result, rest)
        whole = flow * discount if prefix == "pv" else flow
        makers = {"sum": whole.sum, "pv": whole.sum, "min": whole.min, "max": whole.max}
        return float(makers[prefix]())
    if prefix == "gj":
        return value_of(rest, result) * result["gj_per_mwh"]
    names, *places = key.split(":")
    if any(name not in result for name in names.split("+")):
        return None
    value = rows_of(result, names) if "+" in names else result[names]
    for place in places:
        value = value[position(place, names, result)]
    return value


def chapter_flow(result, key):
    """Yearly first investments of one cost chapter, straight from the items."""
    chapters = np.asarray(result["cost_chapter"])
    return np.asarray(result["item_capex_eur"], float)[chapters == key.partition(":")[2]].sum(axis=0)


def position(place, names, result):
    family = result.case.model.axes_of(names.split("+")[0]).family
    if family and family.elements and place in family.elements:
        return list(family.elements).index(place)
    return result.years.index(int(place)) if int(place) in result.years else int(place) - 1


def agrees(text, value, language):
    shown, digit = parsed(text, language)
    step = 500 if "EUR" in text and "mln" not in text else 25 if shown % 50 == 0 and digit == 1 else 0
    for scale in (100,) if "%" in text else (1, 1e-3, 1e-6):
        if abs(abs(shown) - abs(value) * scale) <= max(0.5 * digit, step) * (1 + 1e-6) + 1e-9:
            return True
    return False


@pytest.mark.parametrize("name", ["kort-haarlem-teo", "kort-haarlem-tea"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_is_that_of_the_result(htmls, results, name, language):
    result, checked, unknown = results[name], 0, []
    for key, text in Keyed(htmls[name, language]).found:
        if not NUMBER.search(text) or MADE_HERE.match(key) or DATE.search(text):
            continue
        value = value_of(key, result)
        if value is None or isinstance(value, str):
            unknown += [key] if value is None and key not in result else []
            continue
        checked += 1
        assert np.ndim(value) == 0, key
        assert agrees(text, float(value), language), (key, text, value)
    assert not unknown
    assert checked > 900


def test_charts_carry_the_figures_of_the_sensitivities(pages, results):
    result = results["kort-haarlem-teo"]
    bars, grid = tornado(result.case), demand_by_tariff(result.case)
    cells = {c.key: c.text for chart in all_charts(pages["kort-haarlem-teo", "en"])
             for r in chart.table.rows for c in r.cells if c.key}  # fmt: skip
    for bar in bars[:12]:
        assert agrees(cells[f"tornado:{bar.name}:low"], bar.at_low, "en")
        assert agrees(cells[f"tornado:{bar.name}:high"], bar.at_high, "en")
    for i in range(9):
        for j in range(9):
            assert agrees(cells[f"heat_map_npv:{i}:{j}"], grid.npv[i][j], "en")
    flows = chapter_flows(context(result))
    year = result.years[0]
    assert agrees(cells[f"capex_eur:source:{year}"], flows["source"][0], "en")
    assert sum(flow.sum() for flow in flows.values()) == pytest.approx(result["capex_total_eur"])
    assert list(flows) == list(COST_CHAPTER.elements)


def test_figures_made_here_rest_on_results(pages, results):
    result = results["kort-haarlem-teo"]
    ctx = context(result)
    assert sum(step.eur for step in npv_steps(ctx)) == pytest.approx(result["npv_project_eur"], rel=1e-12)
    html = render(pages["kort-haarlem-teo", "en"], translator("en"))
    found = dict(Keyed(html).found)
    each = result["capex_total_eur"] / result["connected_weq_final"]
    assert agrees(found["capex_per_weq"], each, "en")
    assert agrees(found["bill_difference_eur"], result["bill_month_eur"] - result["bill_gas_month_eur"], "en")
    sold = result["heat_demand_sold_mwh"][-1]
    assert agrees(found["sold_last_year_mwh"], sold, "en")
    excluding, including = float(parsed(found["bill:excl"], "en")[0]), result["household_heat_bill_eur"]
    assert including == pytest.approx(excluding * (1 + result["vat_rate"]), rel=1e-5)


def test_all_checks_pass_on_the_examples(results):
    for result in results.values():
        failing = [check.what for check in checks_of(context(result, "en")) if not check.passes]
        assert not failing


def test_a_check_that_fails_is_told():
    from warmtenet.report.html.check import Check

    assert Check("same", 1e6, 1e6 + 1e-5, "EUR", 0.0).passes
    assert not Check("same", 1e6, 1e6 + 1, "EUR", 0.0).passes
    assert Check("at most", 1.0, 2.0, "EUR", 0.0, at_most=True).passes
    assert not Check("at most", 3.0, 2.0, "EUR", 0.0, at_most=True).passes


def test_all_warnings_stand_in_the_report(pages, results):
    for (name, _), page in pages.items():
        section = next(s for s in page.sections if s.id == "aandacht")
        assert len(section.blocks[0].rows) == len(results[name].warnings)
        assert page.more_warnings + len(page.warnings) == len(results[name].warnings)


def test_inputs_are_listed_once_and_by_influence(results):
    result = results["kort-haarlem-teo"]
    ctx = context(result)
    found = entries(ctx.result, ctx.bars)
    names = [entry.name for entry in found]
    assert len(names) == len(set(names))
    plain = [entry.influence for entry in found if not entry.state]
    assert plain == sorted(plain, reverse=True)
    assert {bar.name for bar in ctx.bars if bar.name in result.case.model.inputs} <= set(names)


def test_changed_and_overridden_inputs_come_first(project_from):
    project = project_from({"uptake": 0.5}, overrides={"cop": 3.0})
    result = run_project(project)
    found = entries(result, context(result).bars)
    assert [(entry.name, entry.state) for entry in found[:1]] == [("cop", "overridden")]
    states = [entry.state for entry in found]
    assert states == sorted(states, key=("overridden", "changed", "").index)
    assert ("uptake", "changed") in [(entry.name, entry.state) for entry in found]


def test_formulas_name_what_they_rest_on(pages):
    page = pages["kort-haarlem-teo", "en"]
    blocks = {b.name: b for s in page.sections for b in s.blocks if type(b).__name__ == "FormulaBlock"}
    assert blocks["npv_project_eur"].formula == "sum_years(present_value_eur)"
    assert [row.cells[0].text for row in blocks["npv_project_eur"].inputs] == ["present_value_eur"]
    for block in blocks.values():
        for row in block.inputs:
            assert row.cells[0].text in block.formula


def test_concepts_show_their_own_source(htmls):
    assert "doubl" in htmls["kort-haarlem-teo", "en"].lower()
    assert "Effluent per month" in htmls["kort-haarlem-tea", "en"]
    assert "Effluent per month" not in htmls["kort-haarlem-teo", "en"]


def test_no_cell_is_empty_or_not_a_number(htmls):
    for html in htmls.values():
        assert not re.search(r'<td class="[^"]*right[^"]*"[^>]*></td>', html)
        body = re.sub(r"<script.*?</script>|<svg.*?</svg>", "", html, flags=re.DOTALL)
        assert not re.search(r">\s*(nan|inf|None|[\u2212-]0(,0+)?)\s*<", body)


def test_every_chart_of_a_section_has_a_name_of_its_own(pages):
    for page in pages.values():
        ids = [chart.id for chart in all_charts(page)]
        assert len(ids) == len(set(ids))
        for section in page.sections:
            for block in section.blocks:
                if isinstance(block, ChartBlock):
                    assert block.chart.id.startswith(f"fig-{section.id}-")


def test_way_out_is_a_lever_of_the_table(pages, results):
    page = pages["kort-haarlem-teo", "en"]
    way_out = next(str(s) for s in page.lead if "way out" in str(s))
    needed = f"{results['kort-haarlem-teo']['break_even_tariff_eur_per_gj']:.2f}"
    assert needed in way_out
    assert any(needed in cell.text for row in page.breakeven.rows for cell in row.cells)


def test_the_same_result_gives_the_same_page(pages, results):
    result = results["kort-haarlem-teo"]
    assert page_of(result, "nl") == pages["kort-haarlem-teo", "nl"]


def test_the_sentence_of_the_matrix_is_the_outcome(results):
    for result in results.values():
        facts = facts_of(context(result))
        balance = facts["company_receives_eur"] - facts["company_pays_eur"]
        assert balance == pytest.approx(result["npv_project_eur"], rel=1e-9)


def section_of(page, name):
    return next(s for s in page.sections if s.id == name)


def tables_of(section):
    return {b.caption: b for b in section.blocks if isinstance(b, TableBlock)}


def test_sources_and_uses_add_up_on_both_sides(pages):
    table = tables_of(section_of(pages["kort-haarlem-teo", "en"], "financiering"))
    block = table["Sources and uses, years with investment"]
    for side in (1, 4):
        *parts, total = [r.cells[side].text for r in block.rows]
        found = sum(parsed(p, "en")[0] for p in parts if NUMBER.search(p))
        assert found == pytest.approx(parsed(total, "en")[0], abs=0.01 * len(parts))
    assert block.rows[-1].cells[1].text == block.rows[-1].cells[4].text


def test_the_bank_sees_no_debt_service_without_debt(examples):
    page = page_of(run_project(with_settings_of(examples, gearing=0)), "nl")
    section = section_of(page, "financiering")
    told = "Er is geen vreemd vermogen ingevoerd; DSCR is niet van toepassing."
    assert str(section.answer) == told
    assert page.cards[4].value == translator("nl")("not applicable")
    assert not any(isinstance(b, ChartBlock) for b in section.blocks)
    assert "geen vreemd vermogen" in str(page.readers[2].answer)


def test_a_norm_colours_the_card_and_names_the_years(examples, results):
    below = round(results["kort-haarlem-teo"]["dscr_min"] - 0.05, 2)
    for norm, state in ((below, "good"), (1.1, "bad")):
        page = page_of(run_project(with_settings_of(examples, dscr_norm=norm)), "en")
        assert page.cards[4].state == state
        assert f"norm {norm:.2f}" in str(page.cards[4].second)
        assert "debt capacity" in str(page.readers[2].answer)
        assert f"{norm:.2f}" in section_of(page, "financiering").blocks[0].chart.title


def test_tax_stands_in_the_cash_flow_when_it_is_paid(examples):
    result = run_project(with_settings_of(examples, variable_tariff_eur_per_gj=110))
    assert (result["profit_tax_eur"] > 0).any()
    page = page_of(result, "en")
    chart = section_of(page, "kasstroom").blocks[0].chart
    assert "after profit tax" in chart.subtitle
    cells = {c.key: c.text for r in chart.table.rows for c in r.cells if c.key}
    last = result.years[-1]
    for key in (f"run:cash_flow_post_tax_eur:{last}", f"runpv:cash_flow_post_tax_eur:{last}"):
        assert agrees(cells[key], beside(key, result), "en")
    assert agrees(cells[f"runpv:cash_flow_post_tax_eur:{last}"], result["npv_post_tax_eur"], "en")
    assert all(check.passes for check in checks_of(context(result)))


def test_another_tariff_regime_is_named_from_its_first_year(examples):
    settings = {"cost_based_from_year": 2030, "allowed_revenue_from_year": 2036}
    page = page_of(run_project(with_settings_of(examples, **settings)), "en")
    table = tables_of(section_of(page, "woonlasten"))["Tariffs per year"]
    assert not table.folded
    regimes = {r.cells[0].text: r.cells[-1].text for r in table.rows}
    assert regimes["2029"] == "maximum"
    assert regimes["2030"] == "cost-based, from this year"
    assert regimes["2036"] == "allowed revenue, from this year"


def test_kansen_voor_west_counts_everywhere_when_granted(examples):
    result = run_project(with_settings_of(examples, kvw_granted="yes", svoh_granted="yes"))
    page = page_of(result, "en")
    assert any(c.id == "fig-subsidies-b" for c in all_charts(page))
    assert all(check.passes for check in checks_of(context(result)))
    assert sum(step.eur for step in npv_steps(context(result))) == pytest.approx(result["npv_project_eur"])


def test_solved_break_evens_tell_their_range_or_why_there_is_none(pages, results):
    rows = tables_of(section_of(pages["kort-haarlem-teo", "en"], "gevoeligheid"))
    table = next(t for caption, t in rows.items() if caption.startswith("Break-evens"))
    told = {r.cells[0].text: r.cells for r in table.rows}
    for name in ("uptake", "heat demand"):
        assert told[name][3].text
        assert told[name][-1].text == "Over the whole range there is a shortfall."


def with_settings_of(examples, **settings):
    project = examples["kort-haarlem-teo"]
    text_of = {name: str(value) for name, value in settings.items()}
    return apply_settings(project, text_of, build("teo"), figures=cases.figures())
