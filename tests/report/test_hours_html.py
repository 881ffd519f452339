"""Sections 3 and 5 of a real case: the figures of the hourly results, in drawing, charts and tables."""

import re

import numpy as np
import pytest
from report.test_html import (
    DATE,
    MADE_HERE,
    NUMBER,
    Keyed,
    agrees,
    context,
    extras_of,
    page_of,
    section_of,
    tables_of,
    value_of,
)
from support import cases

from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.model.families import OUTAGE, WEATHER_YEAR
from warmtenet.report.html.outages import outage_facts
from warmtenet.report.page import ChartBlock, HtmlBlock, Missing, all_charts
from warmtenet.report.page_html import render
from warmtenet.scenarios.run import run_project
from warmtenet.workbook import apply_settings

NAMES = ("kort-haarlem-teo", "kort-haarlem-tea")
YEARS = tuple(WEATHER_YEAR.elements)


@pytest.fixture(scope="module")
def results(examples):
    return {name: run_project(examples[name]) for name in NAMES}


@pytest.fixture(scope="module")
def pages(results):
    return {name: page_of(result, "en") for name, result in results.items()}


def chart_of(page, letter):
    return next(chart for chart in all_charts(page) if chart.id == f"fig-techniek-{letter}")


def drawing_of(page):
    return next(b for b in section_of(page, "concept").blocks if isinstance(b, HtmlBlock)).html


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("section", "least"), [("concept", 50), ("techniek", 500)])
def test_every_figure_is_that_of_the_result(pages, results, name, section, least):
    html = render(pages[name], translator("en"))
    part = re.search(rf'<section id="{section}".*?</section>', html, re.DOTALL)[0]
    checked = 0
    for key, text in Keyed(part).found:
        if not NUMBER.search(text) or MADE_HERE.match(key) or DATE.search(text):
            continue
        value = value_of(key, results[name])
        assert value is not None, key
        if not isinstance(value, str):
            checked += 1
            assert agrees(text, float(value), "en"), (key, text, value)
    assert checked > least


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_hours_is_missing(pages, name):
    for section in ("concept", "techniek"):
        assert not [b for b in section_of(pages[name], section).blocks if isinstance(b, Missing)]
    letters = [b.chart.id for b in section_of(pages[name], "techniek").blocks if isinstance(b, ChartBlock)]
    assert letters == [f"fig-techniek-{letter}" for letter in "aebcdfg"]


def test_the_drawing_shows_the_boxes_of_its_concept(pages):
    teo, tea = (drawing_of(pages[name]) for name in NAMES)
    for part in ("river", "store (WKO)", "heat pump", "heat network", "delivery set", "gas boilers"):
        assert part in teo, part
    assert "directly" in teo
    assert "effluent" in tea
    assert "directly" not in tea
    for key in ("heat_pump_power_kw", "boiler_heat_mwh", "supply_temperature_c", "network_loss_mwh"):
        assert f'data-key="{key}"' in teo
        assert f'data-key="{key}"' in tea


def test_temperatures_fall_from_heat_pump_to_customer_and_rise_from_source_to_heat_pump(pages):
    """In the gaps of the drawing: supply warmer than return, and the network warmer than the source."""
    for page in pages.values():
        drawn = re.findall(r">([\u2212\d]+)\u00a0°C<", drawing_of(page))
        supply, back = [int(v) for v in drawn[0::2]], [int(v) for v in drawn[1::2]]
        assert len(supply) == len(back) == 4
        assert all(warm > cold for warm, cold in zip(supply, back, strict=True))
        assert supply[2] > supply[3] > supply[1]


def test_the_answer_names_the_range_of_the_weather_years(pages, results):
    shares = results["kort-haarlem-teo"]["heat_pump_heat_share_by_weather_year"]
    answer = str(section_of(pages["kort-haarlem-teo"], "techniek").answer)
    assert f"{100 * min(shares):.1f}\u00a0% to {100 * max(shares):.1f}\u00a0% over 17 weather years" in answer
    assert YEARS[int(np.argmin(shares))] in chart_of(pages["kort-haarlem-teo"], "e").title


def test_the_duration_curve_is_thinned_but_keeps_peak_and_end(pages, results):
    result, table = results["kort-haarlem-teo"], chart_of(pages["kort-haarlem-teo"], "a").spec
    areas = [layer for layer in table["layer"] if layer["mark"]["type"] == "area"]
    assert len(areas) == 2
    rows = areas[1]["data"]["values"]
    assert len(rows) <= 200
    top = result["load_point_heat_pump_kw"][0] + result["load_point_boiler_kw"][0]
    assert rows[0]["y"] == pytest.approx(top, abs=0.01)
    assert rows[-1]["x"] == result["load_point_hour"][-1]


def test_months_stack_to_the_production_of_the_month(pages, results):
    for name, page in pages.items():
        cells = chart_of(page, "b").table
        count = 4 if name.endswith("teo") else 3
        for month, row in enumerate(cells.rows):
            total = sum(float(c.text.replace(",", "")) for c in row.cells[1 : 1 + count])
            expected = results[name]["heat_production_month_mwh"][month]
            assert total == pytest.approx(expected, abs=0.5 * count + 0.5)


def test_the_worst_outage_is_that_of_all_cases_and_years(results):
    for result in results.values():
        facts = outage_facts(context(result, "en"))
        short = np.reshape(result["unserved_by_weather_year_mwh"], (len(OUTAGE.elements), len(YEARS)))
        case, year = np.unravel_index(short.argmax(), short.shape)
        assert facts["outage_worst_year"] == YEARS[year]
        assert facts["outage_worst"] == list(OUTAGE.elements.values())[case]
        assert facts["outage_worst_mwh"] == short.max()
        assert facts["outage_cases_short"] == (short.max(axis=1) > 1e-6).sum()


def test_the_split_follows_the_heat_share_and_marks_its_own(results):
    for result in results.values():
        points = extras_of(result).split
        heat = [p.heat_share for p in points]
        assert heat == sorted(heat)
        assert heat[0] < heat[-1]
        own = next(p for p in points if p.power_share == result["heat_pump_power_share"])
        assert own.npv_eur == pytest.approx(result["npv_project_eur"], rel=1e-12)
        assert own.lcoh_eur_per_gj == pytest.approx(result["lcoh_eur_per_gj"], rel=1e-12)
        assert own.co2_t == pytest.approx(np.sum(result["co2_network_t"]), rel=1e-12)
        assert own.nox_kg == pytest.approx(np.sum(result["nox_kg_yearly"]), rel=1e-12)


def with_settings(project, **settings):
    told = {name: str(value) for name, value in settings.items()}
    return run_project(apply_settings(project, told, build(project.concept), figures=cases.figures()))


def test_a_given_share_says_why_there_is_no_split(examples):
    result = with_settings(examples["kort-haarlem-teo"], heat_pump_heat_share=0.977)
    page = page_of(result, "en")
    missing = [b for b in section_of(page, "techniek").blocks if isinstance(b, Missing)]
    assert [b.title for b in missing] == ["Another split of base load and peak"]
    assert "given" in missing[0].reason


def test_assumed_and_computed_stand_side_by_side(examples, pages):
    caption = "Computed hour by hour beside the assumptions of the memo"
    computed = tables_of(section_of(pages["kort-haarlem-teo"], "techniek"))[caption].rows[0].cells
    assert computed[2].text == computed[3].text != computed[1].text
    page = page_of(with_settings(examples["kort-haarlem-teo"], hourly_basis="assumed"), "en")
    assumed = tables_of(section_of(page, "techniek"))[caption].rows[0].cells
    assert assumed[1].text == assumed[3].text == "97.7\u00a0%"
    assert assumed[2].text == computed[2].text


def test_without_buildings_the_sections_say_so(run):
    result = run({}, buildings=[{"group": "none", "kind": "dwelling", "owner": "owner_occupier", "count": 0,
                                 "space_heating_kw": 8, "gas_m3": 1000}])  # fmt: skip
    blocks = section_of(page_of(result, "en"), "techniek").blocks
    assert {b.reason for b in blocks if isinstance(b, Missing)} >= {"no heat is asked for"}
