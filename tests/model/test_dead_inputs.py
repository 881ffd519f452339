"""Every input moves something: nothing may be asked for that changes no quantity."""

import math

import numpy as np
import pytest
from support import cases

from warmtenet.core.model import PREVIOUS
from warmtenet.scenarios import still

# Inputs that change no quantity; the reasons of those that no formula uses stand in the package.
STILL = {
    **{name: reason.message for name, reason in still.STILL.items()},
    "svve_eur_per_dwelling": "no flat of the example is owner-occupied; tests/money covers it",
}
# Words that give the same result as the one in the example, each with its reason.
SAME_WORDS = {
    ("construction_interest", "added"): "delivery begins in the first year, so no interest comes before it",
    ("energy_price_path", "own"): "the table of energy prices is empty; tests/money fills it",
    ("sah_granted", "no"): "no round is open on the date, so the rules refuse it as well",
    ("isde_granted", "no"): "no round is open on the date, so the rules refuse it as well",
    ("svve_granted", "yes"): "its amount is zero and no flat is owner-occupied; tests/money covers it",
    ("spuk_granted", "yes"): "its amount is zero; tests/money covers it",
    ("cost_vat", "none"): "an amount without VAT is used as it stands, like one that excludes it",
    ("cooks_on_gas", "yes"): "the dwellings of the example all do; utility never counts as cooking",
    ("landlord_kind", "private_landlord"): "same contribution and no SVOH in the example; tests/households",
    ("grid_tariff_class", "mv"): "the class that the contracted power of the example gives by itself",
    (
        "peak_from_existing_boilers",
        "yes",
    ): "no group of the example has existing boilers; tests/model covers it",
    ("home_electricity", "1x30"): "the memo asks for a heavier connection only below 1 x 30 A",
    ("home_electricity", "1x40"): "as 1 x 30 A",
}
STRUCTURAL = {
    "first_year": 2030,
    "years": 29,
    "first_delivery_year": 2031,
    "price_level_year": 2026,
    "subsidy_application_date": "2026-08-31",
    "weather_year": "De Bilt 2021",
    "profile_hot_water_share": 0.3,
    "profile_loss_share": 0.3,
    "profile_heating_limit_c": 17,
    "profile_design_outside_c": -12,
    "profile_inertia_h": 24,
    "profile_ground_inertia_h": 500,
    "profile_pipe_c": 40,
    "profile_curve_k": 20,
    "minimum_load_share": 0.5,
    "buffer_specific_l": 30,
    "building_time_constant_h": 100,
    "building_indoor_c": 19,
    "minimum_charging_temperature_c": 16,
    "river_lowest_discharge_c": 19,
}


def candidates(value, given):
    """Other values within the limits: near, far, and the limits themselves."""
    if math.isnan(value):
        return [2030.0 if given.unit == "year" else 1.0]
    step = max(1, round(0.1 * abs(value))) if given.unit in ("yr", "year") else 0.1 * (abs(value) or 1)
    tried = [value + step, value - step, value / 10, value * 10, given.low, given.high]
    low, high = (
        (-math.inf if given.low is None else given.low),
        (math.inf if given.high is None else given.high),
    )
    return [float(x) for x in tried if x is not None and low <= x <= high and x != value]


def numbers(case, names=None):
    """Name -> changed arrays, for each number (of some) that is single or has a column of numbers."""
    found = {}
    for name, entry in case.model.inputs.items():
        given, array = entry.given, case.arrays[name]
        if array.dtype.kind != "f" or name in STRUCTURAL or array.size == 0:
            continue
        if names is not None and name not in names:
            continue
        found[name] = []
        for element in range(array.shape[1]):
            for value in candidates(array[0, element, 0], given):
                changed = array.copy()
                changed[:, element] = value
                found[name].append(changed)
    return found


def words(case):
    """Name, word -> arrays with the single word, or one cell of the column, replaced."""
    found = {}
    for name, entry in case.model.inputs.items():
        array = case.arrays[name]
        if array.dtype.kind != "U" or not entry.given.words or array.size == 0:
            continue
        for word in entry.given.words:
            others = np.flatnonzero(array[0, :, 0] != word)
            for element in others[:: max(1, len(others) // 12)]:
                changed = array.astype("<U40")
                changed[:, element] = word
                found.setdefault((name, word), []).append(changed)
    return found


def spread(arrays, most):
    """At most so many of the arrays, evenly over all of them."""
    return arrays[:: -(-len(arrays) // most)] if arrays else arrays


class Probe:
    """A case in which one input at a time gets other values.

    Asked is whether any quantity moves. It is enough to look at those that use the input, each with all
    else as it was: the first of them, in order of evaluation, that would move has nothing moved before it,
    and when none of them moves nothing after them can.
    """

    def __init__(self, case, variant=None, names=None):
        self.case, self.model = case, case.model
        self.before, self.users = {}, {}
        for quantity in self.model.quantities.values():
            for parameter in quantity.parameters:
                self.users.setdefault(parameter.removesuffix(PREVIOUS), []).append(quantity)
        asked = self.users if names is None else names
        wanted = [q.name for name in asked for q in self.users.get(name, ())]
        self.base = case.evaluate(variant or {}, wanted)

    def is_moved(self, name, array):
        """Whether these values of an input, shape (year, element, scenario), move a quantity."""
        users = sorted(self.users.get(name, ()), key=lambda q: not q.description.live)
        return any(
            differ(self._value(q.name, {**self.base, name: array}), self._before(q.name)) for q in users
        )

    def _before(self, quantity):
        if quantity not in self.before:
            self.before[quantity] = self._value(quantity, self.base)
        return self.before[quantity]

    def _value(self, quantity, values):
        with np.errstate(all="ignore"):
            value = self.model._call(quantity, values)
            return self.model._full(quantity, value, values, self.case.sizes)


def alive_in(case, names, variant=None, most=1):
    """Names of numbers that move a quantity, of a case with some words of it replaced.

    Tries at most so many changes of each number.
    """
    probe, tried = Probe(case, variant, names), numbers(case, names)
    return {n for n, arrays in tried.items() if any(probe.is_moved(n, a) for a in spread(arrays, most))}


def differ(a, b):
    return not np.array_equal(*np.broadcast_arrays(a, b), equal_nan=a.dtype.kind == "f")


GRANTED = {name: np.array([[["yes"]]]) for name in ("wis_granted", "sde_granted", "eia_granted")}
NO_THRESHOLD = {"loss_threshold_eur": np.zeros((1, 1, 1))}
TWO_RATES = {"tax_brackets": np.array([[["two"]]])}
LARGE_USERS = {"large_user_tariff_factor": np.full((1, 1, 1), 2.0)}
LARGE_SYSTEM = {"tariff_regime": np.array([[["wcw"]]]), "wcw_large_system": np.full((1, 1, 1), 100.0)}
HOME_GRANTS = {
    name: np.array([[["yes"]]])
    for name in ("isde_granted", "sah_granted", "kvw_granted", "spuk_granted", "svoh_granted")
}
BUFFER = {"buffer_specific_l": np.full((1, 1, 1), 5.0)}
CURVE = {"heating_curve": np.array([[["weather"]]])}
FEW = (BUFFER, CURVE, GRANTED, NO_THRESHOLD, TWO_RATES, LARGE_USERS, LARGE_SYSTEM, HOME_GRANTS)


def other_homes(case):
    """Dwellings with an empty cavity, floors on the ground, high rooms, fresh air, cool heat pumps."""
    boundary, part = case.arrays["surface_boundary"].copy(), case.arrays["surface_part"]
    factor = case.arrays["surface_factor"].copy()
    on_ground = (part == "floor") & (boundary == "unheated")
    boundary[on_ground], factor[on_ground] = "ground", np.nan
    walls = np.where(part == "solid_wall", "cavity_wall", part)
    return {
        "surface_boundary": boundary,
        "surface_factor": factor,
        "room_height_m": np.full_like(case.arrays["room_height_m"], 5.0),
        "surface_part": walls,
        "home_wall": np.full_like(case.arrays["home_wall"], "cavity_empty"),
        "home_ventilation": np.full_like(case.arrays["home_ventilation"], "c"),
        "heating_up_basis": np.array([[["table"]]]),
        "home_pump_supply_c": np.full((1, 1, 1), 35.0),
        "home_pump_return_c": np.full((1, 1, 1), 30.0),
        "home_old_glass_share": np.full_like(case.arrays["home_old_glass_share"], 0.5),
    }


def variants(case):
    """The few that open a branch of their own, and each word of each single drop-down."""
    yield from FEW
    for (name, _), arrays in words(case).items():
        if case.model.inputs[name].given.per is None:
            yield {name: arrays[0]}


def open_rounds(result, day="2026-10-27"):
    """The case on a day on which a round of SDE++ is open, with low conditions."""
    return cases.with_settings(result.case.project, subsidy_application_date=day).case


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_number_changes_a_quantity(request, name, paying):
    result = request.getfixturevalue(name)
    open_ = set(numbers(result.case)) - set(STILL)
    open_ -= alive_in(result.case, open_)
    open_ -= alive_in(result.case, open_, other_homes(result.case), most=12)
    open_ -= alive_in(result.case, open_, most=60)
    for case in (open_rounds(result), open_rounds(result, "2026-08-31"), paying.case, result.case):
        for variant in ({}, *FEW) if case is not result.case else variants(case):
            if open_:
                open_ -= alive_in(case, open_, variant, most=60)
    assert open_ == set(), "inputs that change nothing"


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_word_changes_a_quantity(request, name, paying):
    """Each word of each drop-down, against the word in the example."""
    result = request.getfixturevalue(name)
    open_ = {key for key in words(result.case) if key[0] not in STILL} - set(SAME_WORDS)
    net = {"bak_is_net_of_subsidy": np.array([[["yes"]]])}
    for case in (result.case, paying.case, open_rounds(result)):
        for variant in ({}, GRANTED, net):
            probe, arrays = Probe(case, variant), words(case)
            open_ -= {
                key
                for key in open_ & set(arrays)
                if any(probe.is_moved(key[0], array) for array in arrays[key])
            }
    assert open_ == set(), "words that change nothing"


@pytest.mark.parametrize("name", STRUCTURAL)
def test_every_structural_input_changes_a_quantity(examples, teo, name):
    found = cases.with_settings(examples["kort-haarlem-teo"], **{name: STRUCTURAL[name]})
    assert any(
        found.values[q].shape != teo.values[q].shape or differ(found.values[q], teo.values[q])
        for q in teo.case.model.quantities
    )


@pytest.mark.parametrize(("name", "value"), [("heat_pump_units", "1x60%"), ("boiler_units", "3x40%")])
def test_a_list_of_units_changes_a_quantity(examples, teo, name, value):
    found = cases.with_settings(examples["kort-haarlem-teo"], **{name: value})
    assert found["n_minus_1_share"] != pytest.approx(teo["n_minus_1_share"])


def test_inputs_without_effect_really_have_none(teo):
    """The list above is not longer than it needs to be."""
    case, probe = teo.case, Probe(teo.case)
    assert alive_in(case, set(STILL), most=100) == set()
    for (name, _), arrays in words(case).items():
        assert name not in STILL or not probe.is_moved(name, arrays[0]), name


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
