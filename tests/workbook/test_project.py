"""What a sound workbook becomes: values, defaults, provenance and remarks."""

import hashlib
import math
from datetime import date

import openpyxl
import pytest
from workbook.tiny import GROUP_ROW, problems, read_tiny, remarks, workbook

from warmtenet.figures import load

FIGURES = load()


def test_a_minimal_workbook_runs_and_lists_its_defaults(tmp_path):
    path = workbook(tmp_path)
    project = read_tiny(path)
    assert (project.name, project.concept, project.path) == ("Proef", "teo", str(path))
    assert project.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert project.values["fee_eur"] == 500
    assert project.values["application_date"] == date(2028, 1, 1)
    assert project.values["limit_kw"] == FIGURES.value("wis.max_connection_power", date(2028, 1, 1))
    assert project.values["wis_open"] in {0.0, 1.0}
    assert math.isnan(project.values["first_delivery_year"])
    assert not project.changed
    listed = {(d.sheet, d.cell, d.label): d.value for d in project.defaulted}
    assert listed["Project", "", "Fee"] == 500
    assert not any(d.name == "wis_open" for d in project.defaulted)
    assert project.ranges["fee_eur"] == (400, 600)
    assert project.provenance["inflation"].figure == "inflation.opex"


def test_an_empty_cell_takes_the_default_and_is_listed_with_its_place(tmp_path):
    project = read_tiny(workbook(tmp_path, {"fee_eur": None}))
    assert [d.value for d in project.defaulted if (d.sheet, d.cell) == ("Project", "B4")] == [500]
    assert "fee_eur" not in project.ranges, "both cells of the range are empty, so it is not varied"
    assert project.places["fee_eur"] == ("Project", "B4")


def test_zero_is_not_empty(tmp_path):
    project = read_tiny(workbook(tmp_path, {"fee_eur": 0}))
    assert project.values["fee_eur"] == 0
    assert project.changed == {"fee_eur"}


def test_a_changed_value_without_a_source_is_an_assumption(tmp_path):
    project = read_tiny(
        workbook(tmp_path, {"fee_eur": 700, "inflation": [0.03, None, None, None, None, "CBS 2026"]})
    )
    assert project.provenance["fee_eur"].grade == "C"
    assert project.provenance["inflation"].source == "CBS 2026"
    assert "Provenance: changed without a source, so counted as assumptions: Fee" in remarks(project)


def test_vat_is_taken_off_once(tmp_path):
    project = read_tiny(
        workbook(tmp_path, {"fee_eur": [605, 484, 726, "incl"], "ratio": [1.21, None, None, "incl"]})
    )
    assert project.values["fee_eur"] == pytest.approx(500)
    assert project.ranges["fee_eur"] == pytest.approx((400, 600))
    assert project.values["ratio"] == 1.21


def test_another_price_level_is_remarked(tmp_path):
    project = read_tiny(workbook(tmp_path, {"fee_eur": [700, None, None, None, 2023]}))
    assert (
        "Project!B4 Fee: the amount is of price level 2023, the calculation reads it as 2025. "
        "Convert it to the price level of the project." in remarks(project)
    )


def test_text_read_as_a_number_is_remarked(tmp_path):
    project = read_tiny(workbook(tmp_path, buildings=[{**GROUP_ROW, "gas_m3": "1200,5"}]))
    assert project.tables["buildings"].columns["gas_m3"] == (1200.5,)
    assert 'buildings!E3 Gas use: the text "1200,5" is read as the number 1200.5' in remarks(project)


def test_table_defaults_follow_from_the_row(tmp_path):
    rows = [
        GROUP_ROW,
        {**GROUP_ROW, "group": "School", "kind": "utility", "floor_area_m2": 650, "count": 2},
        {**GROUP_ROW, "group": "Winkel", "kind": "utility", "floor_area_m2": 130, "weq": 0},
    ]
    table = read_tiny(workbook(tmp_path, buildings=rows)).tables["buildings"]
    assert table.labels == ("Noord", "School", "Winkel")
    assert table.rows == (3, 4, 5)
    assert table.sheet == "buildings"
    assert table.columns["connections"] == (100, 2, 100)
    assert table.columns["weq"] == (1, 5, 0)
    assert table.columns["hot_water_kw"] == (25, 0, 0)
    assert table.columns["cooks_on_gas"] == ("yes",) * 3
    assert table.columns["archetype"] == ("",) * 3
    assert math.isnan(table.columns["construction_year"][0])
    assert table.addresses["gas_m3"] == "E"


def test_utility_without_data_takes_key_figures(tmp_path):
    row = {
        "group": "Kantoor", "kind": "utility", "owner": "owner_occupier", "count": 1, "gas_m3": None,
        "space_heating_kw": None, "function": "office", "floor_area_m2": 1000, "construction_year": 1980,
    }  # fmt: skip
    project = read_tiny(workbook(tmp_path, buildings=[row]))
    columns = project.tables["buildings"].columns
    per_m2 = sum(FIGURES.value(f"utility.office.{part}", 2025) for part in ("heat.1976_1990", "hot_water"))
    assert columns["building_heat_demand_mwh"] == pytest.approx((1000 * per_m2 / 3.6,))
    assert columns["building_space_heating_kw"] == pytest.approx(
        (1000 * FIGURES.value("utility.office.power", 2025),)
    )
    assert any("key figure for the function and period" in line for line in remarks(project))


@pytest.mark.parametrize(
    ("year", "period"),
    [
        (1900, "before_1975"), (1974, "before_1975"), (1975, "1975_1980"), (1980, "1975_1980"),
        (1981, "1981_1989"), (1989, "1981_1989"), (1990, "1990_1999"), (2009, "2000_2009"),
        (2015, "2010_2015"), (2016, "from_2016"), (2050, "from_2016"),
    ],
)  # fmt: skip
def test_a_dwelling_without_archetype_takes_watts_per_m2_by_year(tmp_path, year, period):
    row = {**GROUP_ROW, "space_heating_kw": None, "floor_area_m2": 110, "construction_year": year}
    project = read_tiny(workbook(tmp_path, buildings=[row]))
    per_m2 = FIGURES.value(f"dwelling.power.{period}", 2025)
    [power] = project.tables["buildings"].columns["building_space_heating_kw"]
    assert power == pytest.approx(110 * per_m2 / 1000)
    assert f"buildings!F3 Power: key figure for the construction year: {per_m2:.0f} W/m2" in remarks(project)


def test_newer_dwellings_need_no_more_power_per_m2():
    keys = ("before_1975", "1975_1980", "1981_1989", "1990_1999", "2000_2009", "2010_2015", "from_2016")
    powers = [FIGURES.value(f"dwelling.power.{key}", 2025) for key in keys]
    assert powers == sorted(powers, reverse=True)
    assert len(set(powers)) == len(powers)


@pytest.mark.parametrize("missing", ["floor_area_m2", "construction_year"])
def test_a_dwelling_without_area_or_year_needs_its_own_power(tmp_path, missing):
    row = {**GROUP_ROW, "space_heating_kw": None, "floor_area_m2": 110, "construction_year": 1985}
    [line] = problems(workbook(tmp_path, buildings=[{**row, missing: None}]))
    assert line.startswith(
        "buildings!F3 Power: empty; expected a number in kW; fill in the value or an archet"
    )


def test_months_that_are_absent_take_their_figures(tmp_path):
    table = read_tiny(workbook(tmp_path)).tables["months"]
    assert len(table.labels) == 12
    assert table.columns["month_heat_share"][0] == FIGURES.value("month.jan.heat_share", 2025)
    assert table.columns["charging"] == ("no",) * 12


def test_a_unit_list_becomes_rows(tmp_path):
    project = read_tiny(workbook(tmp_path, {"heat_pump_units": "1x20%+1x30%", "heat_pump_power_share": 0.5}))
    table = project.tables["heat_pump_units"]
    assert table.labels == ("Heat pump 1", "Heat pump 2")
    assert table.columns == {"unit_share": (0.2, 0.3)}


def test_the_default_list_does_not_contradict_another_share(tmp_path):
    project = read_tiny(workbook(tmp_path, {"heat_pump_power_share": 0.5}))
    assert project.tables["heat_pump_units"].columns == {"unit_share": (0.2, 0.2, 0.2)}


def test_unused_tables_may_be_absent_or_empty(tmp_path):
    project = read_tiny(workbook(tmp_path, pipes=[{"section": None, "length_m": None}]))
    assert project.tables["pipes"].columns == {"length_m": ()}
    assert project.tables["costs"].labels == ()


def test_overrides_have_no_limits_but_those_of_their_unit(tmp_path):
    project = read_tiny(workbook(tmp_path, {"supply_temperature_c": 65, "is_enough": "ja"}))
    assert project.overrides == {"supply_temperature_c": 65, "is_enough": 1}
    assert project.places["supply_temperature_c"] == ("Project", "B4")
    assert problems(workbook(tmp_path, {"total_kw": -3})) != []


def test_keys_of_another_concept_are_left_alone(tmp_path):
    assert read_tiny(workbook(tmp_path, {"effluent_c": 12})).concept == "teo"
    months = [{"element": "jan", "month_heat_share": 1}]
    project = read_tiny(workbook(tmp_path, {"effluent_c": 12}, concept="TEA", months=months))
    assert project.values["effluent_c"] == 12
    assert "months" not in project.tables


def test_texts_stay_text(tmp_path):
    rows = [
        {**GROUP_ROW, "group": name, "archetype": name}
        for name in ("+Noord", "@Zuid", "-West", "<b>Oost</b>", "7")
    ]

    def as_text(book):
        for line in book["buildings"].iter_rows(min_row=3):
            for cell in line:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    project = read_tiny(workbook(tmp_path, buildings=rows, edit=as_text))
    assert project.tables["buildings"].labels == ("+Noord", "@Zuid", "-West", "<b>Oost</b>", "7")
    assert project.tables["buildings"].columns["archetype"][3] == "<b>Oost</b>"


def test_a_sheet_of_the_users_own_is_left_alone(tmp_path):
    def own(book):
        book.create_sheet("Eigen notities").append(["project", "author", 3])
        book["Project"].merge_cells("A10:C12")
        book["Project"].row_dimensions[3].hidden = True

    assert read_tiny(workbook(tmp_path, edit=own)).name == "Proef"


def test_spaces_around_keys_and_words_do_not_matter(tmp_path):
    def widen(book):
        book["Project"]["H2"] = " concept "
        book["buildings"]["B2"] = "kind "
        book["buildings"]["B3"] = " Dwelling\u00a0"

    assert read_tiny(workbook(tmp_path, edit=widen)).tables["buildings"].columns["kind"] == ("dwelling",)


def test_reading_leaves_the_file_as_it_is(tmp_path):
    path = workbook(tmp_path)
    before = path.read_bytes()
    read_tiny(path)
    assert path.read_bytes() == before
    assert openpyxl.load_workbook(path).sheetnames == ["Project", "buildings"]
