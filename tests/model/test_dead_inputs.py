"""Every input moves something: nothing may be asked for that changes no quantity."""

import math

import numpy as np
import pytest
from support import cases

ADMINISTRATION = "says where a figure comes from, or what a row is called; read by people"
IN_READER = "completes empty cells of its row when the workbook is read"

# Inputs that change no quantity, each with its reason.
STILL = {
    "cost_source": ADMINISTRATION,
    "archetype": ADMINISTRATION,
    "source_of_demand": ADMINISTRATION,
    "trench": ADMINISTRATION,
    "construction_year": IN_READER,
    "floor_area_m2": IN_READER,
    "function": IN_READER,
    "weq_floor_area_m2": IN_READER,
    "heat_pump_units": "its text fills the table of heat pumps",
    "boiler_units": "its text fills the table of boilers",
    "dscr_norm": "a norm that the report holds the result against",
    "minimum_charging_temperature_c": "states to which temperature the charging hours of the months belong",
}
STRUCTURAL = {
    "first_year": 2030, "years": 29, "first_delivery_year": 2031, "price_level_year": 2026,
    "subsidy_application_date": "2026-08-31",
}  # fmt: skip


def moved(value, given):
    """Another value within the limits: up where there is room, else down."""
    step = 0.1 * abs(value) if value else (1 if given.high is None else 0.1 * given.high)
    if given.unit in ("yr", "year"):
        step = max(1, round(step))
    if given.high is not None and value + step > given.high:
        step = -step if given.low is None or value - step >= given.low else given.low - value
    return value + step


def filled(value, given):
    """A value for an optional cell that is empty."""
    if not math.isnan(value):
        return moved(value, given)
    return 2030.0 if given.unit == "year" else 1.0


def numbers(case):
    """Name -> a changed array, for each number that is single or has a column of numbers."""
    found = {}
    for name, entry in case.model.inputs.items():
        given, array = entry.given, case.arrays[name]
        if array.dtype.kind != "f" or given.structural or array.size == 0:
            continue
        changed = array.copy()
        if given.per is None:
            changed = np.vectorize(lambda x, g=given: filled(x, g))(array)
        else:
            changed[:, -1] = np.vectorize(lambda x, g=given: filled(x, g))(array[:, -1])
        found[name] = changed.astype(float)
    return found


def words(case):
    """Name, word -> array with the single word or the first cell of the column replaced."""
    found = {}
    for name, entry in case.model.inputs.items():
        array = case.arrays[name]
        if array.dtype.kind != "U" or not entry.given.words or array.size == 0:
            continue
        for word in entry.given.words:
            changed = array.astype("<U40")
            changed[:, :1] = word
            if word != array[0, 0, 0]:
                found[name, word] = changed
    return found


def wide(arrays, case, count):
    """Put scenario s with only input s moved into arrays (year, element, scenario)."""
    result = {}
    for position, (name, array) in enumerate(arrays.items()):
        full = np.repeat(case.arrays[name].astype(float), count, axis=2)
        full[:, :, position : position + 1] = array
        result[name] = full
    return result


def alive_in(case, names, variant=None):
    """Names of numbers that move a quantity of the case, with some words of it replaced."""
    arrays = {n: a for n, a in numbers(case).items() if n in names}
    values = case.evaluate({**(variant or {}), **wide(arrays, case, len(arrays))})
    quantities = [values[name] for name in case.model.quantities if values[name].shape[2] > 1]
    base = case.evaluate(variant or {})
    bases = [base[name] for name in case.model.quantities if values[name].shape[2] > 1]
    found = set()
    for position, name in enumerate(arrays):
        if any(differ(q[:, :, position : position + 1], b) for q, b in zip(quantities, bases, strict=True)):
            found.add(name)
    return found


def differ(a, b):
    return not np.array_equal(*np.broadcast_arrays(a, b), equal_nan=a.dtype.kind == "f")


def changes_something(case, changes, base):
    values = case.evaluate(changes)
    return any(differ(values[name], base[name]) for name in case.model.quantities)


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_number_changes_a_quantity(request, name, paying):
    case = request.getfixturevalue(name).case
    open_ = set(numbers(case)) - set(STILL)
    open_ -= alive_in(case, open_)
    open_ -= alive_in(paying.case, open_ & set(paying.case.model.inputs))
    for (word_of, _), array in words(case).items():
        if not open_:
            break
        variant = {word_of: array}
        if case.model.inputs[word_of].given.per is None:
            open_ -= alive_in(case, open_, variant)
            open_ -= alive_in(paying.case, open_ & set(paying.case.model.inputs), variant)
    assert open_ == set(), "inputs that change nothing"


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_word_changes_a_quantity(request, name, paying):
    """Each word of each drop-down, against the word in the example."""
    case = request.getfixturevalue(name).case
    still = {}
    base, base_paying = case.evaluate(), paying.case.evaluate()
    granted = {n: np.array([[["yes"]]]) for n in ("wis_granted", "sde_granted", "eia_granted")}
    base_granted = case.evaluate(granted)
    for (input_, word), array in words(case).items():
        if input_ in STILL or changes_something(case, {input_: array}, base):
            continue
        if input_ in paying.case.model.inputs and changes_something(paying.case, {input_: array}, base_paying):
            continue
        if input_ not in granted and changes_something(case, {**granted, input_: array}, base_granted):
            continue
        still[input_, word] = str(case.arrays[input_].ravel()[0])
    assert still == {}


@pytest.mark.parametrize("name", STRUCTURAL)
def test_every_structural_input_changes_a_quantity(examples, teo, name):
    found = cases.with_settings(examples["kort-haarlem-teo"], **{name: STRUCTURAL[name]})
    assert any(
        found.values[q].shape != teo.values[q].shape or differ(found.values[q], teo.values[q])
        for q in teo.case.model.quantities
    )


@pytest.mark.parametrize(("name", "value"), [("heat_pump_units", "2x30%"), ("boiler_units", "3x40%")])
def test_a_list_of_units_changes_a_quantity(examples, teo, name, value):
    found = cases.with_settings(examples["kort-haarlem-teo"], **{name: value})
    assert found["n_minus_1_share"] != teo["n_minus_1_share"]


def test_inputs_without_effect_really_have_none(teo):
    """The list above is not longer than it needs to be."""
    case, base = teo.case, teo.values
    single = {n: a for n, a in numbers(case).items() if n in STILL}
    for name, array in single.items():
        assert not changes_something(case, {name: array}, base), name
    for (name, _), array in words(case).items():
        assert name not in STILL or not changes_something(case, {name: array}, base), name


def test_every_reason_belongs_to_an_input(teo, tea):
    assert set(STILL) <= set(teo.case.model.inputs) | set(tea.case.model.inputs)


def test_floor_area_function_and_year_complete_a_row(project_from):
    """Those that the model does not use fill in what is left empty."""
    row = {"group": "Office", "kind": "utility", "owner": "utility", "count": 1, "floor_area_m2": 1300}
    old = project_from(buildings=[{**row, "function": "office", "construction_year": 1970}])
    new = project_from(buildings=[{**row, "function": "office", "construction_year": 2005}])
    school = project_from(buildings=[{**row, "function": "education", "construction_year": 1970}])
    large = project_from(buildings=[{**row, "floor_area_m2": 2600, "function": "office"}])
    heat = [p.tables["buildings"].columns["building_heat_demand_mwh"][0] for p in (old, new, school, large)]
    assert len(set(heat)) == 4
    assert old.tables["buildings"].columns["weq"] == (10.0,)
    assert large.tables["buildings"].columns["weq"] == (20.0,)
