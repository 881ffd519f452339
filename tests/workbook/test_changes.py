"""Settings outside the workbook."""

from datetime import date

import pytest
from workbook.tiny import ENGLISH, MODELS, read_tiny, workbook

from warmtenet.figures import load
from warmtenet.model import build
from warmtenet.workbook import InputProblems, apply_settings
from warmtenet.workbook.scalars import rule_of_quantity


@pytest.fixture
def project(tmp_path):
    return read_tiny(workbook(tmp_path, {"fee_eur": 700, "supply_temperature_c": 65}))


def changed(project, **settings):
    return apply_settings(project, settings, MODELS["teo"])


def refused(project, **settings):
    with pytest.raises(InputProblems) as caught:
        changed(project, **settings)
    return caught.value.render(ENGLISH)


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("fee_eur", "12,5", 12.5),
        ("fee_eur", "12.5", 12.5),
        ("fee_eur", "650.475", 650.475),
        ("loss_share", "62.125%", 0.62125),
        ("loss_share", "60%", 0.6),
        ("moment", "middle of the year", "mid"),
        ("application_date", "1-7-2029", date(2029, 7, 1)),
        ("first_year", "2030", 2030),
    ],
)
def test_a_setting_replaces_an_input(project, name, written, value):
    new = changed(project, **{name: written})
    assert new.values[name] == value
    assert name in new.changed
    assert new.settings == {name: written}
    assert new.provenance[name].remark == f"--set {name}"
    assert not any("read as the number" in str(w) for w in new.warnings)
    assert new.tables["buildings"] == project.tables["buildings"]


def test_a_computed_value_becomes_an_override_beside_those_of_the_workbook(project):
    assert changed(project, total_kw="5").overrides == {"supply_temperature_c": 65, "total_kw": 5}


def test_defaults_that_depend_on_a_setting_follow(project):
    figure = load()["wis.max_connection_power"]
    day = date(2029, 1, 1)
    assert changed(project, application_date="2029-01-01").values["limit_kw"] == figure.at(day).value


def test_a_setting_leaves_the_list_of_units_to_scale(project):
    assert changed(project, heat_pump_power_share="50%").tables["heat_pump_units"].columns == {
        "unit_share": (0.2, 0.2, 0.2)
    }
    assert len(changed(project, heat_pump_units="2x30%").tables["heat_pump_units"].labels) == 2


def test_table_defaults_stay_listed(project):
    assert [d for d in changed(project, fee_eur="1").defaulted if d.sheet == "buildings"] == [
        d for d in project.defaulted if d.sheet == "buildings"
    ]


def test_names_of_the_project_can_be_set(project):
    assert changed(project, scenario="hoog").scenario == "hoog"


@pytest.mark.parametrize(
    ("name", "written", "line"),
    [
        ("fee", "1", "--set fee: unknown name; did you mean fee_eur?"),
        ("qqqqqq", "1", "--set qqqqqq: unknown name; see: warmtenet explain."),
        (
            "gas_m3",
            "1",
            "--set gas_m3: this is a column of a table; change the cells of the table in the workbook.",
        ),
        (
            "heat_demand_mwh",
            "1",
            (
                "--set heat_demand_mwh: this is a column of a table; change the cells of the table in the "
                "workbook."
            ),
        ),
        (
            "concept",
            "tea",
            "--set concept: the concept decides which inputs there are; change it in the workbook.",
        ),
        (
            "wis_open",
            "1",
            "--set wis_open: this has no single value to set; set one of the values that it rests on.",
        ),
        ("fee_eur", "1.234,5", None),
        ("fee_eur", "12,000", None),
        ("loss_share", "60", None),
        ("moment", "later", None),
    ],
)
def test_what_is_refused(project, name, written, line):
    [found] = refused(project, **{name: written})
    assert found == line or (line is None and found.startswith(f"--set {name}: found"))


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("heat_pump_heat_share", (0, 1)),
        ("cop_system", (1, 20)),
        ("discount_rate", (-0.5, 0.5)),
        ("wacc_real", (None, None)),
        ("source_power_kw", (None, None)),
    ],
)
def test_the_limits_of_what_replaces_a_computed_value(name, limits):
    rule = rule_of_quantity(build("teo").quantities[name])
    assert (rule.low, rule.high) == limits


def test_all_refusals_come_at_once(project):
    assert len(refused(project, fee_eur="x", qqqqqq="1", gas_m3="2")) == 3
