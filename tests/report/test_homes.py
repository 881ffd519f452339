"""Sections 7 and 8: what stands there, that it is the model's, and that it holds for other projects."""

import re

import numpy as np
import pytest
from report import demo
from report.test_html import context, page_of, section_of, sensitivities, tables_of
from support import cases, reports

from warmtenet.locale import translator
from warmtenet.model.families import MEASURE
from warmtenet.report.charts import ComfortCost, comfort_pairs
from warmtenet.report.html.checks import checks_of
from warmtenet.report.html.home_rows import MOST_TYPES
from warmtenet.report.html.homes import SHORT_NAMES, homes_of
from warmtenet.report.html.household import bill_of
from warmtenet.report.page import ChartBlock, ChartsBlock, Missing, TextBlock
from warmtenet.report.page_html import render
from warmtenet.report.render import render_svg
from warmtenet.report.theme import ROLES
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.plan import MOST_COLUMNS, Plan
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.scenarios.comfort import COMPARED, comfort_outcomes
from warmtenet.scenarios.extras import entries
from warmtenet.scenarios.run import run_project

EN = translator("en")
HOME = {"archetype": "House", "home_type": "terraced", "construction_year": 1930, "floor_area_m2": 110}
GROUP = {
    "group": "Houses",
    "kind": "dwelling",
    "owner": "owner_occupier",
    "count": 300,
    "gas_m3": 1400,
    "archetype": "House",
}


@pytest.fixture(scope="module")
def result(examples):
    return run_project(examples["kort-haarlem-teo"])


@pytest.fixture(scope="module")
def page(result):
    return page_of(result, "en")


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A project that knows no dwelling types."""
    return run_project(cases.project_from(tmp_path_factory.mktemp("bare")))


def test_the_bill_has_four_segments_in_every_row_and_a_line_at_gas(page, result):
    chart = section_of(page, "woonlasten").blocks[0].chart
    rows = [r.cells[0].text for r in chart.table.rows]
    assert rows == [
        "staying on gas",
        "heat network standard",
        "heat network reduced",
        "own heat pump standard",
        "own heat pump reduced",
    ]
    assert [label for label, _ in chart.legend] == ["usage", "fixed cost", "appliance", "own investment"]
    assert "loan 4.0\u00a0%, 15 years" in chart.subtitle
    bill = bill_of(homes_of(context(result, "en")))
    assert bill.options[bill.gas].total_eur == pytest.approx(result["bill_gas_month_eur"])
    assert bill.options[bill.network].total_eur == pytest.approx(result["bill_month_eur"])
    assert bill.options[3].total_eur == pytest.approx(result["bill_heat_pump_month_eur"])


def test_page_one_carries_bill_and_one_off_cost(page, result):
    bill, owner, association = page.cards[6:9]
    assert bill.value == f"{result['bill_month_eur']:.0f}"
    assert owner.key == "one_off_owner_eur"
    assert "comfort standard" in str(owner.second)
    assert association.key == "one_off_association_eur"
    assert page.charts[1].id == "fig-samenvatting-b"
    assert "tenant pays" in str(page.readers[1].answer)
    assert "own heat pump" in str(page.readers[3].answer)


def test_the_use_levels_stand_for_owner_and_tenant(page):
    tables = tables_of(section_of(page, "woonlasten"))
    table = next(t for caption, t in tables.items() if caption.startswith("All dwelling types, per month"))
    heads = [column.label for column in table.columns]
    assert heads[1:7] == [
        "owner, low use", "owner, average", "owner, high use",
        "tenant, low use", "tenant, average", "tenant, high use",
    ]  # fmt: skip
    assert len(table.columns) <= 10
    assert sum(r.kind == "group" for r in table.rows) == 6
    for line in table.rows:
        if line.kind != "group":
            low, middle, high = (float(c.text.replace(",", "")) for c in line.cells[1:4])
            assert low <= middle <= high


def test_what_is_paid_once_adds_up_per_party(result):
    homes = homes_of(context(result, "en"))
    for home in range(len(homes.types)):
        for option in homes.options(home)[1:]:
            parts = ("household_measures_eur", "household_work_eur", "household_new_device_eur")
            both = sum(homes.value(name, option) for name in parts)
            for who, bak in (("owner", "household_bak_eur"), ("landlord", "household_bak_landlord_eur")):
                left = both + homes.value(bak, option) - homes.value(f"household_subsidy_{who}_eur", option)
                assert left == pytest.approx(homes.value(f"household_one_off_{who}_eur", option))


def test_the_ladder_goes_from_the_present_loss_to_that_after_the_measures(page, result):
    block = next(b for b in section_of(page, "woning").blocks if isinstance(b, ChartsBlock))
    homes = homes_of(context(result, "en"))
    assert block.leaf
    assert len(block.charts) == len(homes.types)
    for home, chart in enumerate(block.charts):
        first, last = (float(chart.table.rows[i].cells[1].text) for i in (0, -1))
        variant = homes.variant(home, homes.chosen)
        assert first == pytest.approx(homes.value("dwelling_present_kw", variant), abs=0.05)
        assert last == pytest.approx(homes.value("dwelling_heat_loss_kw", variant), abs=0.05)
        values = [float(r.cells[1].text) for r in chart.table.rows]
        assert values == sorted(values, reverse=True)


def test_rows_of_the_model_are_found_by_their_words(result):
    homes = homes_of(context(result, "en"))
    for home in range(len(homes.types)):
        for comfort in range(len(homes.classes)):
            variant = homes.variant(home, comfort)
            option = homes.household(home, "network", comfort)
            assert result["household_variant"][option] == variant + 1
            assert [homes.measure_key(i) for i in homes.measures(variant)] == list(MEASURE.elements)
            assert len(homes.rooms(variant)) == (result["room_archetype_number"] == home + 1).sum()
        chosen = homes.variant(home, homes.chosen)
        assert result["chosen_variant"][home] == chosen + 1
    assert set(SHORT_NAMES) == set(MEASURE.elements)


def test_leaf_numbers_are_marked_and_live_ones_are_not(page):
    section = section_of(page, "woning")
    cells = [c for b in tables_of(section).values() for r in b.rows for c in r.cells if c.key]
    for cell in cells:
        name = cell.key.split(":")[0]
        if name.startswith(("room_", "step_")) or name in {"dwelling_heat_loss_kw", "measure_status"}:
            assert "leaf" in cell.classes, cell
        if name.startswith("household_"):
            assert "leaf" not in cell.classes, cell


def test_every_step_of_the_ladder_says_why(page):
    logs = [b for c, b in tables_of(section_of(page, "woning")).items() if c.startswith("Measures step")]
    assert len(logs) == 6
    for log in logs:
        assert log.folded
        assert len(log.rows) == len(MEASURE.elements) + 1
        assert all(r.cells[2].text for r in log.rows[:-1])


def test_comfort_below_isso_51_is_told_in_both_languages(result):
    said = {"en": "Reduced comfort (19\u00a0°C) does not meet ISSO 51.",
            "nl": "Verlaagd comfort (19\u00a0°C) voldoet niet aan ISSO 51."}  # fmt: skip
    for language, words in said.items():
        blocks = section_of(page_of(result, language), "woning").blocks
        assert [str(b.words) for b in blocks if isinstance(b, TextBlock) and b.state] == [words]


def test_the_chain_of_another_class_is_a_run_in_that_class(result, examples):
    outcomes = {o.name: o for o in comfort_outcomes(result)}
    own, other = outcomes["standard"], outcomes["reduced"]
    assert own.chosen
    assert not other.chosen
    alone = cases.with_settings(examples["kort-haarlem-teo"], comfort_class="reduced")
    for name in COMPARED:
        assert own.values[name] == pytest.approx(result[name])
        assert other.values[name] == pytest.approx(alone[name])
    assert other.values["source_power_kw"] < own.values["source_power_kw"]


def test_the_comparison_stands_in_the_results_file(result):
    found = entries(sensitivities(result)[2], EN)
    entry = found["npv_project_eur_by_comfort"]
    assert entry["rows"] == ["standard", "reduced"]
    assert entry["value"][0] == pytest.approx(result["npv_project_eur"])
    assert entry["unit"] == "EUR"


def test_without_dwelling_types_both_sections_say_so(bare):
    page = page_of(bare, "nl")
    cost, dwelling = section_of(page, "woonlasten"), section_of(page, "woning")
    assert dwelling.not_computed == "er zijn geen woningtypen ingevoerd"
    assert isinstance(cost.blocks[0], Missing)
    assert "Warmterekening" in " ".join(tables_of(cost))
    assert [card.value for card in page.cards[6:9]] == ["niet berekend"] * 3
    assert isinstance(page.charts[1], Missing)
    assert str(page.readers[1].answer) == "Niet berekend: er zijn geen woningtypen ingevoerd."
    assert "er zijn geen woningtypen ingevoerd" in render(page, translator("nl"))
    assert comfort_outcomes(bare) == []
    assert not [n for n in entries(sensitivities(bare)[2], EN) if n.endswith("_by_comfort")]
    assert all(check.passes for check in checks_of(context(bare)))


def test_the_summary_of_the_workbook_follows_the_project(result, bare):
    for made, shown, hidden in (
        (result, "bill_month_eur", "household_heat_bill_eur"),
        (bare, "household_heat_bill_eur", "bill_month_eur"),
    ):
        summary = SummaryPlan(Evaluator(made, Plan(made.case, EN)), EN)
        names = {name for card in summary.cards for name in card.value.names}
        assert shown in names
        assert hidden not in names
        assert (summary.homes is not None) == (made is result)


def test_the_bill_of_the_workbook_is_that_of_the_page(result, tmp_path):
    made = reports.written(result, tmp_path / "report.xlsx", "en", full=False)
    summary = SummaryPlan(Evaluator(result, made.plan), EN)
    assert summary.homes.home[1] == result["archetype_name"][int(result["reference_position"]) - 1]
    assert summary.homes.value("household_usage_eur", 0) * 12 == pytest.approx(
        result["household_usage_eur"][int(result["reference_gas_option"]) - 1]
    )


def test_a_wide_table_of_the_workbook_is_split_by_sub_heading(result):
    plan = Plan(result.case, EN)
    sheet = next(s for s in plan.sheets if s.chapter.name == "households")
    heads = [line for line in sheet.lines if line.what == "table head" and line.name == "households"]
    assert len(heads) > 3
    assert all(line.label is not None for line in heads)
    assert max(len(line.names) for line in heads) <= MOST_COLUMNS
    named = [name for line in heads for name in line.names]
    wanted = [n for n, q in result.case.model.quantities.items()
              if q.per and q.per.name == "households" and q.chapter.name == "households"]  # fmt: skip
    assert sorted(named) == sorted(wanted)


def test_names_of_users_never_break_the_page(project_from):
    long = "<b>Rij & \"hoek\" 1900-1930 '=1+1' " + "x" * 60
    result = run_project(
        project_from(
            buildings=[{**GROUP, "archetype": long}],
            archetypes=[{**HOME, "archetype": long}],
            comfort_classes=[
                {"class": "standard", "living_c": 22, "kitchen_c": 22, "study_c": 22, "bathroom_c": 22,
                 "bedroom_c": 22, "hall_c": 15},
                {"class": "heel koud en zuinig & <klam>", "living_c": 17, "kitchen_c": 17, "study_c": 17,
                 "bathroom_c": 17, "bedroom_c": 14, "hall_c": 12},
                {"class": "half", "living_c": 20, "kitchen_c": 20, "study_c": 20, "bathroom_c": 20,
                 "bedroom_c": 18, "hall_c": 15},
            ],
        )
    )  # fmt: skip
    for language in ("nl", "en"):
        page = page_of(result, language)
        html = render(page, translator(language))
        assert "<b>Rij" not in html
        assert "<klam>" not in html
        told = [b for b in section_of(page, "woning").blocks if isinstance(b, TextBlock) and b.state]
        assert len(told) == 2
        chart = next(b for b in section_of(page, "woning").blocks if isinstance(b, ChartBlock)).chart
        assert len(chart.legend) == 3
        svg = render_svg(chart.spec, chart.id, chart.alt)
        assert "nan" not in svg.lower()


def test_of_very_many_dwelling_types_the_first_are_shown(project_from):
    names = [f"Type {i}" for i in range(MOST_TYPES + 2)]
    result = run_project(
        project_from(
            buildings=[{**GROUP, "group": n, "archetype": n, "count": 10} for n in names],
            archetypes=[{**HOME, "archetype": n, "floor_area_m2": 60 + 5 * i} for i, n in enumerate(names)],
        )
    )
    page = page_of(result, "en")
    tables = tables_of(section_of(page, "woonlasten")) | tables_of(section_of(page, "woning"))
    shortened = [t for t in tables.values() if "2 more dwelling types stand in the workbook." in t.note]
    assert len(shortened) == 3
    work = next(t for c, t in tables.items() if c.startswith("Work in the dwelling"))
    assert "8 more dwelling types" in work.note
    assert len(work.columns) <= 10


def test_comfort_pairs_are_ordered_by_their_difference():
    chart = demo.demo_comfort(EN)
    assert [r.cells[0].text for r in chart.table.rows] == [
        "Appartement Woonpartners",
        "subsidie hoger dan de kosten",
        "Krugerlaan 1920-1930",
        "Twee-onder-een-kap 1920-1940 hoek…",
    ]
    assert [r.cells[3].text for r in chart.table.rows] == ["\u22123,900", "\u2212400", "\u2212100", "0"]
    assert chart.table.rows[1].cells[2].text == "\u2212250"
    equal = comfort_pairs([ComfortCost("a", (0, 0), ("x", "y"))], ("s", "r"), {}, EN, price_level_year=2026)
    assert equal.title == "Investment after subsidy per dwelling type"


def test_the_last_rung_is_blue_only_when_every_room_is_warm():
    blue, orange = ROLES["space_heating"].fill, ROLES["boiler"].fill
    warm, cold = (str(demo.demo_ladder(EN, home).spec) for home in (1, 2))
    assert blue in warm
    assert orange in warm
    assert blue not in cold


def test_group_rows_span_the_table(page):
    html = render(page, EN)
    spans = re.findall(r'<th scope="rowgroup" colspan="(\d+)">', html)
    assert len(spans) >= 12
    assert all(int(span) > 1 for span in spans)


def test_types_without_a_group_weigh_nothing(result):
    from warmtenet.report.html.home_facts import weights

    found = weights(homes_of(context(result, "en")))
    assert found == pytest.approx(np.asarray(result["archetype_dwellings"]))
