"""The script of both examples in Chromium: after random changes each live quantity is that of a fresh run."""

import numpy as np
import pytest

from warmtenet.core.javascript import constant_values, model_script, needed_inputs
from warmtenet.core.model import NotFiniteError
from warmtenet.core.plain import readable
from warmtenet.core.reach import resting_on_leaves

CHANGES, FEW = 30, 150
TEXTS = {"text", "date"}
RELATIVE, NOISE = 1e-9, 1e-6
KEEP = "([inputs, n, Y]) => { window.base = model.revive(inputs); window.sizes = n; window.years = Y; }"
CALL = "model.evaluate({...base, ...model.revive(given)}, sizes, years)"


def bounds(case, name, now):
    """Range of the workbook or the declaration, else the limits, else a part around the value."""
    given = case.model.inputs[name].given
    if name in case.project.ranges:
        return case.project.ranges[name]
    if given.range is not None:
        return given.range
    low, high = (0.7 * now, 1.3 * now) if np.isfinite(now) and now else (0.0, 1.0)
    low = low if given.low is None else max(low, given.low)
    high = high if given.high is None else min(high, given.high)
    return min(low, high), high


def another(case, name, rng):
    """An input with one value changed, as an array (year, element, scenario)."""
    given, value = case.model.inputs[name].given, case.arrays[name]
    place = 0, int(rng.integers(value.shape[1])), 0
    if given.words:
        value = value.astype(object)
        value[place] = str(rng.choice(list(given.words)))
        return value.astype(str)
    value = value.copy()
    value[:, place[1]] = (
        np.nan if given.optional and rng.random() < 0.2 else rng.uniform(*bounds(case, name, value[place]))
    )
    return value


def movable(case):
    """Inputs that a reader of the page may move."""
    return [
        name
        for name, entry in case.model.inputs.items()
        if not entry.given.structural and entry.given.unit not in TEXTS and case.arrays[name].size
    ]


def pools(case):
    """Inputs that no simulation needs, those that few need, and all; how often each is drawn."""
    names = movable(case)
    waiting = {name: len(resting_on_leaves(case.model, [name])) for name in names}
    beside = [name for name in names if not waiting[name]]
    return (beside, 8), ([name for name in names if waiting[name] < FEW], 8), (names, 4)


def combinations(case):
    """Changes, the live quantities that follow them, and what NumPy gives."""
    rng = np.random.default_rng(len(case.model.inputs))
    for pool, times in pools(case):
        done = 0
        while done < times:
            changes = {n: another(case, n, rng) for n in rng.choice(pool, CHANGES, replace=False)}
            stale = resting_on_leaves(case.model, changes)
            live = [n for n, q in case.model.quantities.items() if q.description.live and n not in stale]
            try:
                yield changes, live, case.evaluate(changes, live)
            except NotFiniteError:
                continue
            done += 1


def start(page, case):
    """Load the script of all quantities with the values of the case."""
    wanted = list(case.model.quantities)
    page.load(model_script(case.model, wanted))
    base = constant_values(case.model, case.evaluate(), needed_inputs(case.model, wanted))
    page.page.evaluate(KEEP, [base, case.sizes, list(case.years)])


def wrong(case, found, expected, names):
    return [n for n in names if not agrees(case.model, n, found, expected)]


def agrees(model, name, found, expected):
    axes = model.axes_of(name)
    ours = np.asarray(readable(expected[name], axes.family is not None, axes.yearly))
    theirs = np.asarray(found[name])
    if ours.size == 0:
        return theirs.size == 0
    if ours.dtype.kind == "U":
        return np.array_equal(ours, theirs)
    ours = ours.astype(float)
    if model.expressions[name].op == "irr":
        return is_root(theirs.item(), ours.item(), expected[model.expressions[name].args[0].args[0]].ravel())
    scale = np.max(np.abs(ours), initial=0, where=np.isfinite(ours))
    tolerance = max(RELATIVE * scale, NOISE if scale < NOISE else 0)
    return ours.shape == theirs.shape and np.allclose(theirs, ours, rtol=0, atol=tolerance, equal_nan=True)


def is_root(theirs, ours, flows):
    """Whether the present value at a rate is zero; without a root both are missing."""
    if np.isnan(ours) or np.isnan(theirs):
        return np.isnan(ours) and np.isnan(theirs)
    discounted = flows * (1 + theirs) ** -np.arange(flows.size)
    return abs(discounted.sum()) <= RELATIVE * np.abs(discounted).max()


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_the_base_case(request, script_page, name):
    case = request.getfixturevalue(name).case
    start(script_page, case)
    found = script_page.value("model.evaluate(base, sizes, years)")
    expected = request.getfixturevalue(name).values
    assert set(found) >= set(case.model.quantities)
    assert wrong(case, found, expected, case.model.quantities) == []


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_random_changes(request, script_page, name):
    result = request.getfixturevalue(name)
    case, moved, count = result.case, set(), 0
    start(script_page, case)
    for changes, live, expected in combinations(case):
        found = script_page.value(CALL, constant_values(case.model, expected, changes))
        assert wrong(case, found, expected, live) == [], list(changes)
        moved |= {n for n in live if not agrees(case.model, n, found, result.values)}
        count += 1
    assert count >= 20
    assert len(moved) > 400
    assert moved >= {"npv_project_eur", "lcoh_eur_per_gj", "irr_project", "dscr", "household_heat_bill_eur"}
