"""Section 15 and the plants side by side: on the page, in the charts and on their sheet."""

import numpy as np
import openpyxl
import pytest
from report.test_html import page_of, section_of, tables_of
from support import cases, reports

from warmtenet.locale import translator
from warmtenet.report.charts import (
    Emission,
    Flow,
    Level,
    PlantChoice,
    co2_per_dwelling,
    co2_years,
    plant_choice,
)
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import ChartBlock, Missing
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.run import run_project

EN = translator("en")


@pytest.fixture(scope="module")
def result(examples):
    return run_project(examples["kort-haarlem-teo"])


@pytest.fixture(scope="module")
def page(result):
    return page_of(result, "en")


@pytest.fixture(scope="module")
def variants(result):
    return Extras(result).plant_variants


def table_of(section, caption):
    return tables_of(section)[caption]


def test_the_section_is_complete(page):
    section = section_of(page, "milieu")
    assert not [b for b in section.blocks if isinstance(b, Missing)]
    assert [b.chart.id for b in section.blocks if isinstance(b, ChartBlock)] == [
        "fig-milieu-a",
        "fig-milieu-b",
    ]
    assert "61\u00a0% less CO₂" in section.blocks[0].chart.title


def test_sources_stand_beside_gas_in_every_year(page, result):
    table = table_of(section_of(page, "milieu"), "CO₂, NOx and renewable share per year")
    keys = [cell.key for cell in table.rows[0].cells[1:]]
    year = result.years[0]
    assert keys[:3] == [f"co2_{n}_t:{year}" for n in ("electricity", "boilers", "network")]
    assert f"nox_kg_yearly:{year}" in keys
    assert table.rows[-1].cells[-1].key == "renewable_share"
    assert "99\u00a0% less" in table.note


def test_factors_name_their_year_and_where_they_come_from(page):
    table = table_of(section_of(page, "milieu"), "Factors of emission")
    assert len(table.rows) == 5
    said = {row.cells[0].text: [c.text for c in row.cells] for row in table.rows}
    assert said["NOx of the boilers of building owners"][3] == "2025"
    assert "813/2013" in said["NOx of the boilers of building owners"][4]
    assert said["Renewable part of the electricity"][3:] == [ABSENT, "input"]


def test_without_sales_the_section_says_so(examples):
    empty = run_project(cases.with_settings(examples["kort-haarlem-teo"], uptake=0).case.project)
    missing = [b for b in section_of(page_of(empty, "en"), "milieu").blocks if isinstance(b, Missing)]
    assert [b.reason for b in missing] == ["no heat is sold"]


def test_every_plant_is_a_row_with_its_verdict(page, variants):
    table = table_of(section_of(page, "techniek"), "The plant in other ways, side by side")
    assert len(table.rows) == len(variants)
    assert table.rows[0].kind == "marked"
    for row, variant in zip(table.rows, variants, strict=True):
        if variant.values is None:
            assert row.cells[1].text == "not calculated"
            continue
        for cell, passes in zip(row.cells[3:5], variant.is_safe, strict=True):
            assert cell.text.endswith("✓" if passes else "✕")
            assert cell.classes == (("good",) if passes else ("bad",))
    assert "no power of existing boilers" in table.note
    assert "Deelen 2010" in table.note


def test_without_heat_there_are_no_plants_to_compare(run):
    rows = [{**row, "heat_demand_mwh": 0} for row in cases.BUILDINGS]
    section = section_of(page_of(run(buildings=rows), "en"), "techniek")
    assert "The plant in other ways, side by side" not in tables_of(section)


def test_the_sheet_holds_the_plants_and_the_split(result, variants, tmp_path):
    made = reports.written(result, tmp_path / "report.xlsx", full=False)
    sheet = openpyxl.load_workbook(made.path)["Andere_opwek"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if row[0] == "Opwek")
    column = next(i for i, text in enumerate(rows[head]) if text and text.startswith("Netto contante waarde"))
    for row, variant in zip(rows[head + 1 :], variants, strict=False):
        assert row[0] == translator("nl").render(variant.label)
        if variant.values is not None:
            assert row[column] == pytest.approx(variant.values["npv_project_eur"], rel=1e-12)
            assert [v == "voldoet" for v in row[15:17]] == list(variant.is_safe)
    start = next(i for i, row in enumerate(rows) if row[0] and str(row[0]).startswith("Andere aandelen"))
    split = Extras(result).split
    assert [row[0] for row in rows[start + 2 : start + 2 + len(split)]] == [p.power_share for p in split]
    assert [row[6] for row in rows[start + 2 : start + 2 + len(split)]] == pytest.approx(
        [p.nox_kg for p in split]
    )


def marks_of(chart, kind):
    layers = chart.spec.get("layer", [])
    return [row for layer in layers if layer["mark"]["type"] == kind for row in layer["data"]["values"]]


def test_columns_of_co2_stack_to_the_total():
    years = [2030, 2031]
    sources = [Flow("heat_pump", "electricity", [30.0, 40.0], "a"), Flow("boiler", "gas", [2.0, 3.0], "b")]
    chart = co2_years(years, sources, [Level("on gas", [90.0, 100.0], "c")], EN, saving_share=0.6)
    tops = {}
    for bar in marks_of(chart, "rect"):
        tops[round(bar["x"] + 0.38)] = max(tops.get(round(bar["x"] + 0.38), 0), bar["y2"])
    assert tops == {2030: 32, 2031: 43}
    assert "60\u00a0% less" in chart.title
    assert len(chart.table.rows) == 2


def test_labels_of_close_levels_do_not_touch():
    levels = [Level("one", [10.0], "a"), Level("two", [10.1], "b"), Level("three", [9.9], "c")]
    chart = co2_years([2030], [], levels, EN, saving_share=-0.1)
    shifted = [layer["mark"]["dy"] for layer in chart.spec["layer"] if layer["mark"]["type"] == "text"]
    assert len(set(shifted)) == len(levels)
    assert "more CO₂" in chart.title


def test_the_lowest_dwelling_names_the_chart():
    options = [
        Emission("gas", 2000, 400, ("a", "b"), "boiler"),
        Emission("network", 700, 3, ("c", "d"), "heat_pump"),
    ]
    chart = co2_per_dwelling(options, EN, dwelling="Terraced")
    assert "network, 700 kg" in chart.title
    assert any("NOx 400" in row.get("t", "") for row in marks_of(chart, "text"))
    assert [bar["x2"] for bar in marks_of(chart, "rect")] == [2000, 700]


def test_what_fails_is_hatched_and_never_the_best():
    choices = [
        PlantChoice("cheap and unsafe", 900_000, 0.6, 0.4, False, "x"),
        PlantChoice("safe", 100_000, 1.0, 1.0, True, "y"),
        PlantChoice("dear", -50_000, 1.2, 1.0, True, "z"),
    ]
    chart = plant_choice(choices, EN)
    assert "safe, EUR\u00a0100,000" in chart.title
    assert "unsafe" not in chart.title
    fills = [bar["f"] for bar in marks_of(chart, "rect")]
    assert [fill.startswith("url(#hatch") for fill in fills] == [True, False, False]
    none = plant_choice([choices[2]], EN)
    assert none.title == "No other plant that passes costs less"
    assert any("50" in row["t"] for row in marks_of(none, "text"))


def test_the_temperature_chain_shows_the_curve_only_where_chosen(examples, page):
    names = {row.cells[0].text for row in table_of(section_of(page, "concept"), "Temperature chain").rows}
    assert "heat pumps to network, weighted by heat" not in names
    curved = run_project(
        cases.with_settings(examples["kort-haarlem-teo"], heating_curve="weather").case.project
    )
    table = table_of(section_of(page_of(curved, "en"), "concept"), "Temperature chain")
    row = next(r for r in table.rows if r.cells[0].text == "heat pumps to network, weighted by heat")
    assert float(row.cells[1].text) == pytest.approx(curved["supply_temperature_weighted_c"], abs=0.05)
    assert np.isclose(curved["supply_temperature_c"], 74)
    said = [EN.render(w.what) for w in curved.warnings]
    assert any("hourly shape" in what for what in said)
