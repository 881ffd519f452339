"""The workbook that is written: read back it gives what went in, and Excel guards what is typed."""

import math
from datetime import date
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workbook.tiny import MODELS, read_tiny

from warmtenet.figures import load
from warmtenet.locale import LANGUAGES, translator
from warmtenet.model import CONCEPTS, build
from warmtenet.workbook import ExampleData, InputProblems, read, write_template
from warmtenet.workbook.cells import rule_of
from warmtenet.workbook.layout import HEADERS, TableSheet, column_key, is_scalar, layout_of
from warmtenet.workbook.validation import MESSAGE_LENGTH, TITLE_LENGTH, of_rule

FIGURES = load()
GROUP = {
    "group": "=HYPERLINK(1)", "kind": "dwelling", "owner": "owner_occupier", "count": 100, "gas_m3": 1200.25,
    "space_heating_kw": 8.5, "archetype": "<b>@x</b>",
}  # fmt: skip
EXAMPLE = ExampleData(
    name="Proef & co",
    author="@iemand",
    scenario="basis",
    remarks="+ regel",
    scalars={"fee_eur": 612.5, "moment": "mid", "application_date": date(2028, 7, 1), "first_year": 2030},
    tables={
        "buildings": [GROUP],
        "costs": [{"item": "Pomp", "unit_cost_eur": 5.5, "lifetime": 15, "source": "x"}],
    },
    overrides={"supply_temperature_c": 65.5, "total_kw": 12.0},
    ranges={"fee_eur": (500.0, 700.0)},
)


def written(folder, **details):
    path = folder / "sjabloon.xlsx"
    write_template(path, MODELS["teo"], FIGURES, **{"example": EXAMPLE, "language": "en", **details})
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_read_back_as_it_went_in(tmp_path, language):
    project = read_tiny(written(tmp_path, language=language))
    assert (project.name, project.author, project.scenario, project.remarks) == (
        "Proef & co",
        "@iemand",
        "basis",
        "+ regel",
    )
    assert {name: project.values[name] for name in EXAMPLE.scalars} == EXAMPLE.scalars
    assert project.overrides == EXAMPLE.overrides
    assert project.ranges["fee_eur"] == (500, 700)
    assert project.changed == {"fee_eur", "moment", "application_date", "first_year"}
    table = project.tables["buildings"]
    assert table.labels == ("=HYPERLINK(1)",)
    assert table.columns["archetype"] == ("<b>@x</b>",)
    assert table.columns["gas_m3"] == (1200.25,)
    assert project.tables["costs"].notes["source"] == ("x",)
    assert project.places["fee_eur"][0] == "Project"


def test_an_unchanged_template_holds_the_defaults(tmp_path):
    project = read_tiny(written(tmp_path, example=ExampleData(tables={"buildings": [GROUP]})))
    assert not project.changed
    assert project.provenance["inflation"].figure == "inflation.opex"
    assert project.ranges["fee_eur"] == (400, 600)
    assert project.name == "sjabloon"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_in_the_template_says_nothing_about_another_value(tmp_path, language):
    example = ExampleData(tables={"buildings": [GROUP]}, scalars={"inflation": 0.031})
    origin = read_tiny(written(tmp_path, example=example, language=language)).provenance["inflation"]
    assert (origin.kind, origin.grade, origin.source, origin.remark) == ("assumption", "C", "", "")


def test_the_same_call_gives_the_same_bytes(tmp_path):
    assert written(tmp_path).read_bytes() == written(tmp_path).read_bytes()


def test_a_workbook_that_is_open_in_excel_is_not_overwritten(tmp_path, monkeypatch):
    path = written(tmp_path)
    before = path.read_bytes()

    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(InputProblems, match="close it in Excel"):
        written(tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["sjabloon.xlsx"]


def test_cells_to_fill_in_are_yellow_and_open_and_the_rest_is_locked(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path))["Project"]
    heading = next(r for r in sheet.iter_rows() if r[0].value == "Description")
    columns = {cell.value: cell.column for cell in heading}
    row = next(r[0].row for r in sheet.iter_rows() if r[columns["key"] - 1].value == "fee_eur")
    value = sheet.cell(row, columns["Value"])
    assert value.fill.fgColor.rgb == "FFFFF6CC"
    assert not value.protection.locked
    assert sheet.cell(row, columns["Default"]).protection.locked
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert list(columns) == [translator("en").render(title) for title in HEADERS.values()]


def test_words_have_a_drop_down_by_name(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path))
    rules = [rule for rule in book["Buildings"].data_validations.dataValidation if rule.type == "list"]
    for rule in rules:
        [area] = book.defined_names[rule.formula1.lstrip("=")].destinations
        assert area[0] == "Lists"
    assert rules


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_no_validation_is_dropped_for_its_length(concept, language):
    t = translator(language)
    for entry in build(concept).inputs.values():
        rule = of_rule(rule_of(entry.name, entry.given), t)
        if rule is not None:
            assert 0 < len(rule["error_title"]) <= TITLE_LENGTH
            assert len(rule["error_message"]) < MESSAGE_LENGTH


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_visible_input_stands_on_one_sheet(concept):
    model = build(concept)
    layout = layout_of(model)
    placed = [i.name for sheet in layout.scalars for i in sheet.inputs]
    placed += [i.name for sheet in layout.tables for i in sheet.columns.values()]
    visible = [i.name for i in model.inputs.values() if not i.given.hidden and not i.given.yearly]
    assert sorted(placed) == sorted(visible)
    for sheet in layout.tables:
        keys = [
            column_key(i) for i in model.inputs.values() if i.given.per == sheet.family and i.name in visible
        ]
        assert len(keys) == len(set(keys)), sheet.family.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_the_template_of_each_concept_lacks_only_what_is_required(tmp_path, concept, language):
    path = tmp_path / "sjabloon.xlsx"
    write_template(path, build(concept), FIGURES, language=language, concept=concept)
    with pytest.raises(InputProblems) as caught:
        read(path, build)
    [line] = caught.value.render(translator("en"))
    assert line.endswith("no rows; fill in at least one building group.")


@cache
def blank_template(concept):
    stream = BytesIO()
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write_template(path, build(concept), FIGURES, language="nl", concept=concept)
        stream.write(path.read_bytes())
    return stream.getvalue()


def value_strategy(entry):
    given_ = entry.given
    if given_.words:
        return st.sampled_from(list(given_.words))
    if given_.unit == "date":
        return st.dates(date(2026, 1, 1), date(2030, 12, 31))
    rule = rule_of(entry.name, given_)
    low = 0 if rule.least is None else rule.least
    high = 1e6 if rule.high is None else rule.high
    if rule.whole:
        return st.integers(math.ceil(low), int(high)).map(float)
    return st.floats(low, high, allow_nan=False, allow_subnormal=False)


# Each must agree with another input.
TIED = {
    "heat_pump_power_share",
    "radiator_supply_c",
    "return_temperature_c",
    "home_pump_supply_c",
    "home_pump_return_c",
    "design_outside_c",
}
NO_SHRINKING = (Phase.explicit, Phase.generate)  # each example writes and reads a whole workbook


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=NO_SHRINKING)
@given(data=st.data(), concept=st.sampled_from(list(CONCEPTS)))
def test_values_filled_in_by_key_are_read_back(tmp_path_factory, data, concept):
    model = build(concept)
    free = [
        i for i in model.inputs.values()
        if is_scalar(i) and not i.given.hidden and i.given.unit != "text" and not i.given.structural
    ]  # fmt: skip
    chosen = data.draw(st.lists(st.sampled_from(free), max_size=6, unique_by=lambda i: i.name))
    chosen = [i for i in chosen if i.name not in TIED]
    values = {i.name: data.draw(value_strategy(i), label=i.name) for i in chosen}
    path = tmp_path_factory.mktemp("rond") / "x.xlsx"
    fill(blank_template(concept), path, values)
    project = read(path, build)
    for name, value in values.items():
        expected = (
            pytest.approx(value, rel=1e-14) if isinstance(value, float) else value
        )  # openpyxl: 16 digits
        assert project.values[name] == expected, name
        assert project.typed.values[name] == expected


def fill(content, path, values):
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value in values and cell.column > 5:
                    sheet.cell(cell.row, 2).value = values[cell.value]
                if cell.value == "group":
                    names = {c.value: c.column for c in line}
                    for key, value in {**GROUP, "group": "Noord", "archetype": None}.items():
                        sheet.cell(cell.row + 1, names[key]).value = value
    book.save(path)


def test_a_table_sheet_knows_its_element_key():
    keys = {sheet.family.name: sheet.element_key for sheet in layout_of(build("teo")).tables}
    assert (keys["buildings"], keys["pipes"], keys["costs"], keys["months"]) == (
        "group",
        "section",
        "item",
        "element",
    )
    assert all(isinstance(sheet, TableSheet) for sheet in layout_of(build("teo")).tables)
