"""Sections 5 and 18: files that were read, and the store through the years."""

import numpy as np
import pytest
from report.test_html import context
from support import cases
from support.hourly import waves, write_hours

from warmtenet.model import build
from warmtenet.model.families import WEATHER_YEAR
from warmtenet.report.html.base_load import duration, weather_name
from warmtenet.report.html.outside import outside_files
from warmtenet.report.html.store_years import store_facts, store_table
from warmtenet.report.numbers import ABSENT
from warmtenet.scenarios.run import run_project
from warmtenet.workbook import apply_settings

TEO = "kort-haarlem-teo"


@pytest.fixture(scope="module")
def measured(examples, tmp_path_factory):
    """The example with weather of a file in which five hours have no row."""
    folder = tmp_path_factory.mktemp("files")
    path = write_hours(folder / "air.csv", {"T": waves(8760)}, left_out=[10, 11, 12, 500, 600])
    return run_project(apply_settings(examples[TEO], {"weather_file": str(path)}, build("teo")))


@pytest.fixture(scope="module")
def plain(examples):
    return run_project(examples[TEO])


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_files_and_series_stand_in_tables(measured):
    files, series, remarks = outside_files(context(measured, "en"))
    row = texts(files)[0]
    assert row[:4] == ["File with weather", "air.csv", "series of times and values", "8,755"]
    assert row[4].startswith("2023-01-01")
    assert row[5:] == ["UTC+01:00", measured.case.project.files["weather_file"].sha256[:12]]
    row = texts(series)[0]
    assert row[:6] == ["air.csv", "T", "2023", "8,760", "5", "3"]
    assert row[-1] == "°C"
    assert str(remarks.words) == "air.csv: T: no unit is given; read as C."


def test_without_files_nothing_is_said(plain):
    assert list(outside_files(context(plain, "en"))) == []


def test_a_measured_year_is_named_so_and_fits_the_chart(measured, plain):
    assert weather_name(context(measured, "en")) == "measured in 2023"
    assert weather_name(context(plain, "en")) == "De Bilt 2019"
    assert "measured in 2023" in next(iter(duration(context(measured, "en")))).chart.subtitle


def test_every_weather_year_has_its_row_in_the_table_of_the_store(plain):
    (table,) = store_table(context(plain, "en"))
    rows = texts(table)
    assert [row[0] for row in rows] == list(WEATHER_YEAR.elements)
    charged = [float(row[1].replace(",", "")) for row in rows]
    assert charged == pytest.approx(plain["store_charged_by_weather_year_mwh"], abs=0.5)
    missing = [row[6] == ABSENT for row in rows]
    assert missing == np.isnan(plain["store_five_years_by_weather_year_mwh"]).tolist()
    marks = ["bad" in row.cells[4].classes for row in table.rows]
    assert marks == (np.asarray(plain["store_runs_empty"]) > 0).tolist()


def test_the_worst_year_of_the_store(plain):
    facts, short = store_facts(context(plain, "en")), np.asarray(plain["store_short_by_weather_year_mwh"])
    assert facts["store_worst_year"] == list(WEATHER_YEAR.elements)[short.argmax()]
    assert facts["store_worst_mwh"] == short.max()
    assert facts["store_empty_years"] == (short > plain["store_need_mwh"] / 1000).sum()


def test_effluent_has_no_store(examples):
    ctx = context(cases.result_of(examples["kort-haarlem-tea"]), "en")
    assert list(store_table(ctx)) == []
    assert store_facts(ctx) == {}
