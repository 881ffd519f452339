"""The sheets of the dwellings: references, comfort classes, and what is completed."""

import math

import numpy as np
import pytest
from workbook.house import (
    GROUP,
    HOME,
    RADIATORS,
    ROOMS,
    SURFACES,
    changed,
    house,
    house_problems,
    read_house,
)
from workbook.tiny import ENGLISH, remarks

from warmtenet.engineering.air import default_leakage
from warmtenet.engineering.example_homes import ShortForm, floor_u, roof_u, window_u
from warmtenet.engineering.short_form import short_form
from warmtenet.figures import load
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.workbook import ExampleData, InputProblems, apply_settings, read, write_template
from warmtenet.workbook.examples import example

DUTCH = translator("nl")


def test_the_house_itself_is_sound(tmp_path):
    project = read_house(tmp_path)
    assert project.tables["rooms"].labels == ("Huis: Woonkamer", "Huis: Hal", "Huis: Slaapkamer")
    assert project.tables["surfaces"].labels[2] == "Huis: Naar hal"
    assert project.tables["surfaces"].columns["surface_room"][2] == "Huis: Woonkamer"
    assert project.tables["surfaces"].columns["surface_other_room"][:3] == ("", "", "Huis: Hal")
    assert project.tables["radiators"].columns["radiator_room"] == ("Huis: Woonkamer",)
    assert project.tables["rooms"].rows == (3, 4, 5)


def test_references_are_matched_like_words(tmp_path):
    project = read_house(
        tmp_path,
        {"comfort_class": f" {DUTCH('reduced').title()} "},
        buildings=[{**GROUP, "archetype": " HUIS "}],
        rooms=changed(ROOMS, 1, archetype="huis"),
        surfaces=changed(SURFACES, 2, room="woonKamer", other_room="hal\u00a0"),
        radiators=changed(RADIATORS, 0, room="huis: woonkamer"),
    )
    assert project.values["comfort_class"] == "reduced"
    assert project.tables["buildings"].columns["archetype"] == ("Huis",)
    assert project.tables["rooms"].columns["room_archetype"] == ("Huis",) * 3
    assert project.tables["surfaces"].columns["surface_other_room"][2] == "Huis: Hal"
    assert project.tables["radiators"].columns["radiator_room"] == ("Huis: Woonkamer",)


def test_rooms_of_two_archetypes_may_have_the_same_names(tmp_path):
    def twice(rows, **more):
        return [*rows, *({**row, "archetype": "Tweede", **more} for row in rows)]

    project = read_house(
        tmp_path,
        archetypes=[HOME, {**HOME, "archetype": "Tweede"}],
        rooms=twice(ROOMS),
        surfaces=twice(SURFACES),
        radiators=twice(RADIATORS),
    )
    assert project.tables["rooms"].labels[3:] == ("Tweede: Woonkamer", "Tweede: Hal", "Tweede: Slaapkamer")
    assert project.tables["surfaces"].columns["surface_room"][6] == "Tweede: Woonkamer"
    assert project.tables["surfaces"].columns["surface_other_room"][8] == "Tweede: Hal"
    for name in ("rooms", "surfaces", "radiators"):
        assert len(set(project.tables[name].labels)) == len(project.tables[name].labels)
    assert (
        "archetypes!A4 Tweede: no building group is linked to this archetype. "
        "Name it in the column with archetypes of the sheet with buildings." in remarks(project)
    )


def test_an_archetype_without_gas_use_is_pointed_at(tmp_path):
    told = "archetypes!A3 Huis: no gas use is known, so its household bill counts no heat."
    bare = {**GROUP, "heat_demand_mwh": 9.0}
    del bare["gas_m3"]
    assert any(remark.startswith(told) for remark in remarks(read_house(tmp_path, buildings=[bare])))
    own = read_house(tmp_path, buildings=[bare], archetypes=[{**HOME, "gas_m3": 1100}])
    assert not any(told in remark for remark in remarks(own))
    assert not any(told in remark for remark in remarks(read_house(tmp_path)))


def test_full_names_that_meet_are_refused(tmp_path):
    homes = [{**HOME, "archetype": name} for name in ("Huis", "Huis: A")]
    rooms = [*ROOMS, {**ROOMS[1], "room": "A: Hal"}, {**ROOMS[1], "archetype": "Huis: A", "room": "Hal"}]
    found = house_problems(tmp_path, archetypes=homes, rooms=rooms)
    assert any(
        line.startswith('rooms!A7 Room: found "Hal"; expected a name that occurs once') for line in found
    )


def test_names_with_odd_characters(tmp_path):
    name = "Krügerlaan <b>5</b> & 'co' · standard"
    project = read_house(
        tmp_path,
        buildings=[{**GROUP, "archetype": name}],
        archetypes=[{**HOME, "archetype": name}],
        rooms=[{**row, "archetype": name} for row in ROOMS],
        surfaces=[{**row, "archetype": name} for row in SURFACES],
        radiators=[{**row, "archetype": name} for row in RADIATORS],
    )
    assert project.tables["rooms"].labels[0] == f"{name}: Woonkamer"
    assert project.tables["buildings"].columns["archetype"] == (name,)


def test_a_name_that_is_a_number(tmp_path):
    project = read_house(
        tmp_path, buildings=[{**GROUP, "archetype": 6}], archetypes=[{**HOME, "archetype": 6.0}],
        rooms=(), surfaces=(), radiators=(),
    )  # fmt: skip
    assert project.tables["archetypes"].labels == ("6",)
    assert project.tables["buildings"].columns["archetype"] == ("6",)


def test_columns_may_stand_in_another_order(tmp_path):
    def backwards(rows):
        return [dict(reversed(row.items())) for row in rows]

    plain = read_house(tmp_path)
    turned = read_house(
        tmp_path, rooms=backwards(ROOMS), surfaces=backwards(SURFACES), radiators=backwards(RADIATORS)
    )
    for name in ("rooms", "surfaces", "radiators"):
        assert turned.tables[name].labels == plain.tables[name].labels
        assert repr(turned.tables[name].columns) == repr(plain.tables[name].columns)
    assert turned.tables["rooms"].name_column == "E"
    [line] = house_problems(tmp_path, surfaces=backwards(SURFACES[:5]), rooms=backwards(ROOMS))
    assert line.startswith("rooms!E5 Huis: Slaapkamer: no surfaces")


@pytest.mark.parametrize("classes", [None, ()])
def test_without_comfort_classes_there_are_the_two_of_the_memo(tmp_path, classes):
    project = read_house(tmp_path, comfort_classes=classes)
    table = project.tables["comfort_classes"]
    kinds = ("living", "kitchen", "study", "bathroom", "bedroom", "hall")
    assert table.labels == ("standard", "reduced")
    rows = [tuple(table.columns[f"comfort_{kind}_c"][n] for kind in kinds) for n in (0, 1)]
    assert rows == [(22, 22, 22, 22, 22, 15), (19, 19, 19, 19, 15, 15)]
    assert len([d for d in project.defaulted if d.name == "comfort_hall_c"]) == 2
    assert project.provenance["comfort_living_c"].at == "tabel 3.1"
    assert project.values["comfort_class"] == "standard"
    assert "comfort_class" not in project.changed


def test_an_empty_sheet_with_comfort_classes_is_no_sheet(tmp_path):
    empty = [{"class": None, "living_c": None, "hall_c": None}]
    assert read_house(tmp_path, comfort_classes=empty).tables["comfort_classes"].labels[0] == "standard"


def test_a_third_comfort_class_is_a_row_more(tmp_path):
    warm = dict.fromkeys(("living_c", "kitchen_c", "study_c", "bathroom_c", "bedroom_c", "hall_c"), 24)
    rows = [{"class": name, **warm} for name in (DUTCH("standard").title(), "reduced", "Warm & droog")]
    project = read_house(tmp_path, {"comfort_class": "warm & Droog"}, comfort_classes=rows)
    assert project.tables["comfort_classes"].labels == ("standard", "reduced", "Warm & droog")
    assert project.values["comfort_class"] == "Warm & droog"
    assert project.values["comfort_class"] in project.tables["comfort_classes"].labels
    assert "comfort_class" in project.changed


def test_the_same_class_in_two_languages_is_one_class(tmp_path):
    warm = dict.fromkeys(("living_c", "kitchen_c", "study_c", "bathroom_c", "bedroom_c", "hall_c"), 24)
    rows = [{"class": name, **warm} for name in ("standard", DUTCH("standard").upper())]
    [line] = house_problems(tmp_path, comfort_classes=rows)
    assert line.startswith("comfort_classes!A4 Comfort class: found ")


@pytest.mark.parametrize("written", ["reduced", DUTCH("reduced"), " REDUCED "])
def test_the_comfort_class_can_be_set(tmp_path, written):
    project = read_house(tmp_path)
    assert (
        apply_settings(project, {"comfort_class": written}, build("teo")).values["comfort_class"] == "reduced"
    )


def test_a_comfort_class_that_does_not_exist_cannot_be_set(tmp_path):
    with pytest.raises(InputProblems) as caught:
        apply_settings(read_house(tmp_path), {"comfort_class": "luxe"}, build("teo"))
    [line] = caught.value.render(ENGLISH)
    assert line == (
        '--set comfort_class Comfort class of the calculation: found "luxe"; '
        "expected one of: standard, reduced; name a row of that sheet."
    )


def test_the_reference_dwelling_is_an_archetype_or_empty(tmp_path):
    project = read_house(tmp_path)
    assert project.values["reference_dwelling"] == ""
    assert (
        apply_settings(project, {"reference_dwelling": " HUIS"}, build("teo")).values["reference_dwelling"]
        == "Huis"
    )
    with pytest.raises(InputProblems, match='found "Flat"; expected one of: Huis; name a row of that sheet'):
        apply_settings(project, {"reference_dwelling": "Flat"}, build("teo"))


def test_temperatures_that_are_set_are_checked_too(tmp_path):
    with pytest.raises(InputProblems, match="a return of 60"):
        apply_settings(read_house(tmp_path), {"home_pump_return_c": "60"}, build("teo"))


BARE = {"rooms": (), "surfaces": (), "radiators": ()}


def test_an_archetype_without_rooms_is_completed_from_the_short_form(tmp_path):
    project = read_house(tmp_path, archetypes=[{**HOME, "crawl_space_cm": 60, "storeys": 2}], **BARE)
    home = ShortForm("Huis", "terraced", 1930, 80, "cavity_empty", crawl_space_m=0.6, storeys=2)
    rows = short_form(home, ENGLISH)
    rooms, surfaces, radiators = (project.tables[name] for name in ("rooms", "surfaces", "radiators"))
    assert rooms.labels == tuple(f"Huis: {row['room']}" for row in rows.rooms)
    assert rooms.columns["room_floor_area_m2"] == tuple(row["floor_area_m2"] for row in rows.rooms)
    assert all(math.isnan(v) for v in rooms.columns["room_ventilation_dm3_per_s"])
    assert surfaces.columns["surface_u_w_per_m2k"] == tuple(row["u_w_per_m2k"] for row in rows.surfaces)
    assert set(surfaces.columns["surface_room"]) == set(rooms.labels)
    behind = {label for label in surfaces.columns["surface_other_room"] if label}
    assert behind <= set(rooms.labels)
    assert behind
    by_part = dict(zip(surfaces.columns["surface_part"], surfaces.columns["surface_position"], strict=True))
    assert (by_part["roof"], by_part["floor"], by_part["window"]) == ("ceiling", "floor", "wall")
    assert set(radiators.columns["radiator_room"]) <= set(rooms.labels)
    assert set(radiators.columns["radiator_has_valve"]) == {"no"}
    for table in (rooms, surfaces, radiators):
        assert set(table.rows) == {0}
        assert len(set(table.labels)) == len(table.labels)
        assert {len(column) for column in table.columns.values()} == {len(table.labels)}
    said = f"archetypes!A3 Huis: short form: {len(rooms.labels)} rooms, {len(surfaces.labels)} surfaces"
    assert any(line.startswith(said) for line in remarks(project))
    assert project.provenance["surface_u_w_per_m2k"].source.startswith("NTA 8800")
    assert project.provenance["radiator_length_mm"].grade == "C"


@pytest.mark.parametrize("home_type", build("teo").inputs["home_type"].given.words)
def test_every_type_of_dwelling_can_be_completed_and_still_be_set(tmp_path, home_type):
    project = read_house(tmp_path, archetypes=[{**HOME, "home_type": home_type, "storeys": 2}], **BARE)
    rooms = project.tables["rooms"]
    assert math.fsum(rooms.columns["room_floor_area_m2"]) == pytest.approx(80, abs=0.1)
    assert "living" in rooms.columns["room_kind"]
    again = apply_settings(project, {"design_outside_c": "-7"}, build("teo"))
    assert again.tables["rooms"] == rooms
    assert len([w for w in again.warnings if "short form" in w.what.message]) == 1


@pytest.mark.parametrize("home_type", build("teo").inputs["home_type"].given.words)
@pytest.mark.parametrize(("year", "area"), [(1650, 499), (1930, 25), (2030, 110)])
def test_a_short_form_written_out_is_sound_input(tmp_path, home_type, year, area):
    home = {**HOME, "home_type": home_type, "construction_year": year, "floor_area_m2": area}
    rows = short_form(ShortForm("Huis", home_type, year, area), ENGLISH)
    tables = {"rooms": rows.rooms, "surfaces": rows.surfaces, "radiators": rows.radiators}
    assert house_problems(tmp_path, archetypes=[home], **tables) == []


def test_measured_and_short_dwellings_stand_side_by_side(tmp_path):
    project = read_house(tmp_path, archetypes=[HOME, {**HOME, "archetype": "Kort", "home_type": "flat_top"}])
    rooms = project.tables["rooms"]
    assert rooms.labels[:3] == ("Huis: Woonkamer", "Huis: Hal", "Huis: Slaapkamer")
    assert all(label.startswith("Kort: ") for label in rooms.labels[3:])
    assert rooms.rows[:4] == (3, 4, 5, 0)
    assert set(project.tables["radiators"].columns["radiator_archetype"]) == {"Huis", "Kort"}


def test_a_measured_dwelling_without_radiators_gets_them_by_rule_of_thumb(tmp_path):
    project = read_house(tmp_path, radiators=())
    table = project.tables["radiators"]
    rooms = project.tables["rooms"].labels
    assert set(table.columns["radiator_room"]) == set(rooms)
    assert table.labels[0].startswith("Huis: ")
    assert not any("Huis: Huis" in label for label in table.labels)
    assert set(table.rows) == {0}
    assert (
        f"archetypes!A3 Huis: no radiators: {len(table.labels)} by the rule of thumb for its construction "
        "year. Record the radiators on site; they decide which measures are needed." in remarks(project)
    )


def test_radiators_that_were_taken_down_are_not_added_to(tmp_path):
    assert read_house(tmp_path).tables["radiators"].labels == ("Huis: Onder raam",)


def test_empty_cells_of_a_measured_dwelling(tmp_path):
    project = read_house(tmp_path)
    surfaces = project.tables["surfaces"].columns
    home = ShortForm("Huis", "terraced", 1930, 80, "cavity_empty", crawl_space_m=0.4)
    u = dict(zip(project.tables["surfaces"].labels, surfaces["surface_u_w_per_m2k"], strict=True))
    assert u["Huis: Gevel"] == 1.5
    assert u["Huis: Raam"] == window_u(home)
    assert u["Huis: Dak"] == roof_u(home)
    assert u["Huis: Vloer"] == floor_u(home, 40)
    assert surfaces["surface_position"] == ("wall", "wall", "wall", "floor", "wall", "ceiling")
    assert project.tables["archetypes"].columns["home_wall"] == ("cavity_empty",)
    assert project.tables["archetypes"].columns["home_qv10_dm3_per_s_m2"] == (
        default_leakage("terraced", 1930),
    )
    listed = {d.cell for d in project.defaulted if d.name == "surface_u_w_per_m2k"}
    assert listed == {"G4", "G5", "G6", "G7", "G8"}


@pytest.mark.parametrize(
    ("year", "wall"),
    [
        (1905, "solid"),
        (1919, "solid"),
        (1920, "cavity_empty"),
        (1974, "cavity_empty"),
        (1975, "cavity_filled"),
    ],
)
def test_the_wall_follows_from_the_year(tmp_path, year, wall):
    project = read_house(tmp_path, archetypes=[{**HOME, "construction_year": year}], **BARE)
    assert project.tables["archetypes"].columns["home_wall"] == (wall,)


def test_a_better_dwelling_by_the_questions_has_lower_u(tmp_path):
    def mean_u(**answers):
        columns = read_house(tmp_path, archetypes=[{**HOME, **answers}], **BARE).tables["surfaces"].columns
        u, area = (np.array(columns[name]) for name in ("surface_u_w_per_m2k", "surface_area_m2"))
        return (u * area).sum() / area.sum()

    plain = mean_u()
    assert mean_u(roof_insulated="yes") < plain
    assert mean_u(floor_insulated="yes") < plain
    assert mean_u(old_glass_share=0) < plain
    assert mean_u(wall="cavity_filled") < plain
    assert mean_u(construction_year=1995) < plain


def test_a_group_with_its_own_power_keeps_it_and_one_with_an_archetype_has_none(tmp_path):
    rows = [GROUP, {**GROUP, "group": "Zuid", "space_heating_kw": 7.5, "saving_share": 0.1}]
    columns = read_house(tmp_path, buildings=rows).tables["buildings"].columns
    powers, savings = columns["building_space_heating_kw"], columns["building_saving_share"]
    assert math.isnan(powers[0])
    assert powers[1] == 7.5
    assert math.isnan(savings[0])
    assert savings[1] == 0.1


def test_sheets_are_known_by_their_keys_whatever_their_name(tmp_path):
    def rename(book):
        for number, sheet in enumerate(book):
            sheet.title = f"Blad {number}"

    project = read(house(tmp_path, edit=rename), build)
    assert project.tables["radiators"].labels == ("Huis: Onder raam",)
    assert project.tables["rooms"].sheet != project.tables["archetypes"].sheet


HOME_TABLES = ("archetypes", "comfort_classes", "rooms", "surfaces", "radiators")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_is_read_back_with_six_archetypes(tmp_path, language):
    concept, data = example("kort-haarlem-teo", load(), translator(language))
    path = tmp_path / "x.xlsx"
    write_template(path, build(concept), load(), language=language, concept=concept, example=data)
    project = read(path, build, language=language)
    homes, groups = project.tables["archetypes"].labels, project.tables["buildings"].columns
    assert len(homes) == 6
    assert list(groups["archetype"]) == [*homes, "", "", "", ""]
    assert all(math.isnan(power) for power in groups["building_space_heating_kw"][:6])
    assert all(math.isnan(saving) for saving in groups["building_saving_share"][:6])
    assert groups["building_space_heating_kw"][6] == pytest.approx(110 * 0.075)
    written = [row for row in project.tables["rooms"].rows if row]
    assert len(written) == len(data.tables["rooms"])
    assert len([w for w in project.warnings if "short form" in w.what.message]) == 5
    assert set(project.tables["rooms"].columns["room_archetype"]) == set(homes)


def test_the_written_out_archetype_equals_its_short_form(tmp_path):
    concept, data = example("kort-haarlem-teo", load(), ENGLISH)
    short = ExampleData(tables={**data.tables, "rooms": [], "surfaces": [], "radiators": []})
    found = []
    for number, each in enumerate((data, short)):
        path = tmp_path / f"{number}.xlsx"
        write_template(path, build(concept), load(), language="en", concept=concept, example=each)
        found.append(read(path, build, language="en"))
    for name in ("rooms", "surfaces", "radiators"):
        rows = [
            sorted(
                (label, *(str(column[n]) for column in project.tables[name].columns.values()))
                for n, label in enumerate(project.tables[name].labels)
            )
            for project in found
        ]
        assert rows[0] == rows[1]


def test_a_blank_template_holds_both_comfort_classes(tmp_path):
    path = tmp_path / "x.xlsx"
    group = {**GROUP, "archetype": "", "space_heating_kw": 8}
    data = ExampleData(tables={"buildings": [group]})
    write_template(path, build("tea"), load(), concept="tea", example=data)
    project = read(path, build)
    table = project.tables["comfort_classes"]
    assert table.labels == ("standard", "reduced")
    assert table.rows == (7, 8)
    assert not any(d.name == "comfort_hall_c" for d in project.defaulted)
    assert project.values["comfort_class"] == "standard"


def test_archetypes_and_classes_have_drop_downs(tmp_path):
    import openpyxl

    path = tmp_path / "x.xlsx"
    write_template(path, build("teo"), load(), language="en")
    book = openpyxl.load_workbook(path)
    named = {"Buildings": "names_archetypes", "Rooms": "names_archetypes", "Surfaces": "names_archetypes",
             "Radiators": "names_archetypes", "Dwellings": "names_comfort_classes"}  # fmt: skip
    for title, name in named.items():
        formulas = [rule.formula1 for rule in book[title].data_validations.dataValidation]
        assert f"={name}" in formulas or name in formulas
        [(sheet, _)] = book.defined_names[name].destinations
        assert sheet in {"Archetypes", "Comfort classes"}
