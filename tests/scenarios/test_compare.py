"""Variants side by side: the bridge between them, what differs, and what deserves attention."""

import math
from dataclasses import replace

import pytest
from support import cases

import warmtenet
from warmtenet.model import build
from warmtenet.scenarios import bridge as bridge_module
from warmtenet.scenarios.bridge import bridge
from warmtenet.scenarios.compare import (
    ComparisonError,
    FileProblems,
    Scenario,
    Variant,
    compare_files,
    parse_scenario,
    unique,
)
from warmtenet.scenarios.compare_points import compare_points, points_of_some, same_basis
from warmtenet.scenarios.differing import differing_inputs, own_inputs
from warmtenet.workbook import InputProblems, apply_settings
from warmtenet.workbook.assemble import same
from warmtenet.workbook.mixture import Difference, differences, mixed

NPV = "npv_project_eur"
CLOSE = 1e-6


def with_(result, **settings):
    return cases.with_settings(result.case.project, **settings)


def variants(*results):
    return tuple(Variant(f"v{i}", result, {}) for i, result in enumerate(results, start=1))


def table_changed(result, family, name, change):
    """The result with one column of a table changed."""
    project = result.case.project
    table = project.tables[family]
    column = tuple(change(value) for value in table.columns[name])
    table = replace(table, columns={**table.columns, name: column})
    return cases.result_of(replace(project, tables={**project.tables, family: table}))


def assert_closes(found, start, end):
    assert found.start_eur == start[NPV]
    assert found.end_eur == end[NPV]
    change = end[NPV] - start[NPV]
    for sums in ("effect_eur", "forward_eur", "backward_eur"):
        total = math.fsum(getattr(step, sums) for step in found.steps)
        assert abs(total - change) <= CLOSE, sums


def test_the_bridge_from_teo_to_tea_closes_and_names_costs_and_formulas(teo, tea):
    found = bridge(teo, tea)
    assert_closes(found, teo, tea)
    assert [step.is_concept for step in found.steps] == [False, True]
    assert found.steps[0].difference.tables == ("costs",)
    assert all(step.moves for step in found.steps)


def test_costs_of_the_other_in_the_own_model_are_the_step_forward(teo, tea):
    """The first step is what a run gives of the TEO project with the costs of the TEA project."""
    project = teo.case.project
    costs = tea.case.project.tables["costs"]
    alone = cases.result_of(replace(project, tables={**project.tables, "costs": costs}))
    assert bridge(teo, tea).steps[0].forward_eur == pytest.approx(alone[NPV] - teo[NPV], abs=CLOSE)


@pytest.mark.parametrize(
    "settings",
    [
        {"uptake": 0.6},
        {"discount_moment": "mid"},
        {"cop": 3.2},
        {"price_level_year": 2026},
        {"heat_pump_units": "2x30%"},
        {"comfort_class": "reduced"},
    ],
    ids=lambda s: next(iter(s)),
)
def test_one_changed_input_is_the_single_step_with_the_difference_of_two_runs(teo, settings):
    other = with_(teo, **settings)
    (step,) = bridge(teo, other).steps
    assert step.difference.names == tuple(settings)
    for effect in (step.forward_eur, step.backward_eur, step.effect_eur):
        assert effect == pytest.approx(other[NPV] - teo[NPV], abs=CLOSE)


def test_one_changed_table_is_the_single_step(teo):
    other = table_changed(teo, "pipes", "cost_eur_per_m", lambda value: value * 1.1)
    (step,) = bridge(teo, other).steps
    assert step.difference == Difference(tables=("pipes",))
    assert step.effect_eur == pytest.approx(other[NPV] - teo[NPV], abs=CLOSE)
    assert step.effect_eur < 0


def test_the_same_project_gives_no_step_at_all(teo):
    found = bridge(teo, teo)
    assert found.steps == ()
    assert found.change_eur == 0


def test_several_steps_close_in_the_order_of_the_chapters(teo):
    other = with_(teo, variable_tariff_factor=1.1, uptake=0.6, first_year=2030, heat_pump_power_share=0.5)
    found = bridge(teo, other)
    assert_closes(found, teo, other)
    names = [step.difference.names[0] for step in found.steps]
    assert names == ["first_year", "heat_pump_power_share", "uptake", "variable_tariff_factor"]


def test_the_bridge_back_is_the_bridge_with_signs_turned(teo, tea):
    there, back = bridge(teo, with_(tea, uptake=0.6)), bridge(with_(tea, uptake=0.6), teo)
    for a, b in zip(there.steps, back.steps, strict=True):
        assert a.effect_eur == pytest.approx(-b.effect_eur, abs=CLOSE)
        assert a.forward_eur == pytest.approx(-b.backward_eur, abs=CLOSE)


def test_steps_that_meet_each_other_differ_by_order(teo):
    """Tariff and uptake multiply, so that each is worth more after the other."""
    found = bridge(teo, with_(teo, variable_tariff_factor=2, uptake=0.4))
    for step in found.steps:
        assert abs(step.forward_eur - step.backward_eur) > 1000
        assert step.effect_eur == (step.forward_eur + step.backward_eur) / 2


def test_many_differences_move_per_chapter(teo, monkeypatch):
    monkeypatch.setattr(bridge_module, "MOST_STEPS", 2)
    other = with_(teo, first_year=2030, years=25, uptake=0.6, connection_rate_weq_per_year=200)
    found = bridge(teo, other)
    assert [step.difference.names for step in found.steps] == [
        ("first_year", "years"),
        ("uptake", "connection_rate_weq_per_year"),
    ]
    assert_closes(found, teo, other)


def test_a_step_that_cannot_stand_alone_is_joined_with_the_next(teo, monkeypatch):
    other = with_(teo, first_year=2030, uptake=0.6, variable_tariff_factor=1.1)
    real = bridge_module.mixed

    def refusing(home, guest, moved, *rest):
        names = {name for difference in moved for name in difference.names}
        if names == {"first_year"}:
            raise InputProblems([])
        return real(home, guest, moved, *rest)

    monkeypatch.setattr(bridge_module, "mixed", refusing)
    found = bridge(teo, other)
    assert [s.difference.names for s in found.steps] == [
        ("first_year", "uptake"),
        ("variable_tariff_factor",),
    ]
    assert_closes(found, teo, other)


def test_where_no_step_can_stand_alone_the_formulas_take_all(teo, tea, monkeypatch):
    def refusing(*_):
        raise InputProblems([])

    monkeypatch.setattr(bridge_module, "mixed", refusing)
    (step,) = bridge(teo, tea).steps
    assert step.is_concept
    assert step.difference.tables == ("costs",)
    assert step.effect_eur == tea[NPV] - teo[NPV]


def test_a_default_that_follows_is_no_difference_of_its_own(teo):
    other = with_(teo, price_level_year=2026)
    a, b = teo.case.project, other.case.project
    followed = [n for n in a.values if a.values[n] == a.values[n] and a.values[n] != b.values[n]]
    assert len(followed) > 1
    model = build("teo")
    assert [d.names for d in differences(a, b, (model, model))] == [("price_level_year",)]


def test_dwellings_of_another_name_move_with_the_buildings_that_name_them(teo):
    project = teo.case.project
    homes, groups = project.tables["archetypes"], project.tables["buildings"]
    old, new = homes.labels[0], "Renamed"

    def renamed(table, *columns):
        labels = tuple(label.replace(old, new) for label in table.labels)
        changed = {c: tuple(str(v).replace(old, new) for v in table.columns[c]) for c in columns}
        return replace(table, labels=labels, columns={**table.columns, **changed})

    tables = {
        **project.tables,
        "archetypes": renamed(homes),
        "rooms": renamed(project.tables["rooms"], "room_archetype"),
        "surfaces": renamed(project.tables["surfaces"], "surface_archetype", "surface_room"),
        "radiators": renamed(project.tables["radiators"], "radiator_archetype", "radiator_room"),
        "buildings": replace(renamed(groups, "archetype"), labels=groups.labels),
    }
    model = build("teo")
    found = differences(project, replace(project, tables=tables), (model, model))
    assert len(found) == 1
    assert set(found[0].tables) == {"archetypes", "rooms", "surfaces", "radiators", "buildings"}


def test_a_project_with_everything_moved_is_the_other(teo):
    other = with_(teo, uptake=0.6, cop=3.2, boiler_units="3x50%")
    a, b = teo.case.project, other.case.project
    model = build("teo")
    between = mixed(a, b, differences(a, b, (model, model)), model)
    assert between.overrides == b.overrides
    assert between.tables["boiler_units"] == b.tables["boiler_units"]
    assert all(same(between.values[n], value) for n, value in b.values.items())


# What differs


def test_inputs_that_differ_stand_side_by_side(teo):
    project = teo.case.project
    other = replace(variants(with_(teo, uptake=0.6, cop=3.2))[0], name="b", scenario={"uptake": "0.6"})
    found = {d.name: d for d in differing_inputs((Variant("a", teo, {}), other))}
    assert found["uptake"].values == (0.8, 0.6)
    assert found["uptake"].places == ("", "--with uptake")
    assert found["cop"].values == (None, 3.2)
    assert found["cop"].is_override
    assert found["cop"].places == ("", "--set cop")
    assert set(found) == {"uptake", "cop"}
    assert project.settings == {}


def test_a_cell_that_differs_says_where_it_stands(teo):
    other = table_changed(teo, "pipes", "length_m", lambda value: value + 1)
    found = differing_inputs(variants(teo, other))
    table = teo.case.project.tables["pipes"]
    assert [d.element for d in found] == list(table.labels)
    first = found[0]
    assert first.values == (table.columns["length_m"][0], table.columns["length_m"][0] + 1)
    assert first.places[0] == f"{table.sheet}!{table.addresses['length_m']}{table.rows[0]}"


def test_a_row_that_only_one_has_is_said_once(teo, tea):
    found = differing_inputs(variants(teo, tea))
    only = [d for d in found if None in d.values]
    a, b = (r.case.project.tables["costs"].labels for r in (teo, tea))
    assert [d.element for d in only] == [x for x in dict.fromkeys((*a, *b)) if (x in a) != (x in b)]


def test_rows_that_mostly_have_other_names_are_counted(teo):
    project = teo.case.project
    table = project.tables["costs"]
    labels = tuple(f"{i} {label}" if i else label for i, label in enumerate(table.labels))
    other = replace(project, tables={**project.tables, "costs": replace(table, labels=labels)})
    (found,) = differing_inputs(variants(teo, replace(teo, case=replace(teo.case, project=other))))
    assert found.values == (float(len(labels)), float(len(labels)))
    assert found.element == table.sheet


def test_a_default_that_follows_is_listed_as_such(teo):
    found = {d.name: d for d in differing_inputs(variants(teo, with_(teo, price_level_year=2026)))}
    assert not found.pop("price_level_year").follows
    assert found
    assert all(d.follows for d in found.values())


def test_inputs_of_one_concept_are_listed_apart(teo, tea):
    found = {own.variants: own.labels for own in own_inputs(variants(teo, tea))}
    assert set(found) == {("v1",), ("v2",)}
    label = teo.case.model.inputs["wko_recovery_efficiency"].given.label
    assert label in found["v1",]


# Points of attention


@pytest.mark.parametrize(
    ("name", "value", "fair"),
    [
        ("first_year", 2030, False),
        ("price_level_year", 2026, False),
        ("years", 25, False),
        ("discount_moment", "mid", True),
        ("gearing", 0.6, True),
    ],
)
def test_another_basis_is_said(teo, name, value, fair):
    both = variants(teo, with_(teo, **{name: value}))
    where = {point.where for point in compare_points(both)}
    assert ("discount_rate" if name == "gearing" else name) in where
    assert same_basis(both) is fair


def test_the_same_basis_needs_no_remark(teo):
    assert compare_points(variants(teo, with_(teo, uptake=0.6))) == ()


def test_other_names_are_said(teo, tea):
    (point,) = compare_points(variants(teo, tea))
    assert point.severity == "info"
    assert point.what.values["names"] == f"{teo.case.project.name}; {tea.case.project.name}"


def test_points_of_attention_of_one_only():
    from warmtenet.scenarios.run import run_project

    base = warmtenet.read(cases.ROOT / "inputs" / "kort-haarlem-teo.xlsx")
    other = apply_settings(base, {"wko_recovery_efficiency": "0.6"}, build("teo"))
    found = points_of_some((Variant("a", run_project(base), {}), Variant("b", run_project(other), {})))
    by_place = {str(one.point.where): one.variants for one in found}
    assert by_place["wko_recovery_efficiency"] == ("a",)
    assert all(len(one.variants) == 1 for one in found)
    same = Variant("a", run_project(base), {})
    assert points_of_some((same, replace(same, name="b"))) == ()


# Files and scenarios


@pytest.fixture(scope="module")
def files(tmp_path_factory, examples):
    return [examples[name].path for name in ("kort-haarlem-teo", "kort-haarlem-tea")]


@pytest.fixture(scope="module")
def compared(files):
    return warmtenet.compare(files, scenarios={"low": {"uptake": "0,6"}})


def test_the_frame_has_the_single_values_of_every_variant(compared):
    frame = compared.frame
    assert list(frame.columns) == ["kort-haarlem-teo", "kort-haarlem-tea", "low"]
    for name in frame.columns:
        assert frame.loc[NPV, name] == compared[name][NPV]
    assert math.isnan(frame.loc["wko_doublets", "kort-haarlem-tea"])
    assert frame.loc["wko_doublets", "low"] > 0


def test_scenarios_start_from_the_first_file(compared):
    first, _, low = compared.variants
    assert low.project.sha256 == first.project.sha256
    assert low.result["uptake"] == 0.6
    assert low.scenario == {"uptake": "0,6"}
    assert len(compared.bridges) == 2
    assert [s.difference.names for s in compared.bridges[1].steps] == [("uptake",)]


def test_an_unknown_variant_names_those_there_are(compared):
    with pytest.raises(KeyError, match="kort-haarlem-tea, low"):
        compared["high"]


def test_all_problems_of_all_files_carry_the_name_of_the_file(files, tmp_path):
    with pytest.raises(FileProblems) as refused:
        compare_files([*files, tmp_path / "absent.xlsx"], {"uptkae": "0.7"}, [Scenario({"years": "many"})])
    lines = refused.value.render(warmtenet_translator("en"))
    assert [line.partition(":")[0] for line in lines] == [
        "kort-haarlem-teo.xlsx",
        "kort-haarlem-tea.xlsx",
        "absent.xlsx",
    ]
    assert "uptake?" in lines[0]
    assert lines[2].count("absent.xlsx") == 1


def test_a_problem_of_a_scenario_is_listed(files):
    with pytest.raises(FileProblems) as refused:
        compare_files(files[:1], scenarios=[Scenario({"years": "many"})])
    (line,) = refused.value.render(warmtenet_translator("en"))
    assert line.startswith("kort-haarlem-teo.xlsx: --set years")


@pytest.mark.parametrize(
    ("names", "scenarios", "said"),
    [
        ([], [], "at least two"),
        (["a.xlsx"], [], "at least two"),
        (["a.xlsx", "b.xlsx", "a.xlsx"], [], "a.xlsx is given twice"),
        (["a.xlsx", "./a.xlsx"], [], "given twice"),
        (["a.xlsx"], [{"x": "1"}, {"x": "1"}], "x=1 is given twice"),
        ([f"{i}.xlsx" for i in range(7)], [], "7 variants"),
    ],
)
def test_what_cannot_be_compared_is_refused_before_reading(names, scenarios, said):
    with pytest.raises(ComparisonError, match=said):
        compare_files(names, scenarios=[Scenario(s) for s in scenarios])


@pytest.mark.parametrize(
    ("written", "name", "settings"),
    [
        ("uptake=0.6", "", {"uptake": "0.6"}),
        ("uptake=0,6,variable_tariff_factor=1,1", "", {"uptake": "0,6", "variable_tariff_factor": "1,1"}),
        (" low : uptake = 60% ", "low", {"uptake": "60%"}),
        ("heat_pump_units=2x20%,1x20%,years=25", "", {"heat_pump_units": "2x20%,1x20%", "years": "25"}),
    ],
)
def test_a_scenario_as_it_is_written(written, name, settings):
    found = parse_scenario(written)
    assert (found.name, found.settings) == (name, settings)


@pytest.mark.parametrize("written", ["", "uptake", "low:", "=1", "uptake=", "uptake=1,uptake=2"])
def test_a_scenario_written_otherwise_is_refused(written):
    with pytest.raises(ComparisonError, match="write NAME=VALUE"):
        parse_scenario(written)


def test_names_are_made_unique():
    assert unique(["a", "b", "a", "a (2)", "a"]) == ["a", "b", "a (2)", "a (2) (2)", "a (3)"]


def test_files_of_one_name_get_their_folder(tmp_path, files):
    import shutil

    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        shutil.copy(files[0], tmp_path / folder / "case.xlsx")
    found = compare_files([tmp_path / "one" / "case.xlsx", tmp_path / "two" / "case.xlsx"])
    assert [v.name for v in found.variants] == ["one/case", "two/case"]
    assert found.bridges[0].steps == ()


def warmtenet_translator(language):
    from warmtenet.locale import translator

    return translator(language)
