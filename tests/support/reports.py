"""Report workbooks for tests: written, changed by a reader, recalculated and compared with the model."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from openpyxl.utils import column_index_from_string
from support import libreoffice

from warmtenet.core.reach import following
from warmtenet.locale import translator
from warmtenet.report.workbook import write_workbook
from warmtenet.report.workbook.plan import CONSTANT, FIRST_YEAR, Plan, letter
from warmtenet.scenarios.attention import Attention, find_attention
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sensitivity import Grid, demand_by_tariff, tornado

NOISE = 1e-6
ADDRESS = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(])")
EMPTY = Grid((), np.zeros((0, 0)), np.zeros((0, 0)))
QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True)
class Written:
    """A report workbook with the result that it shows."""

    path: Path
    result: Result
    plan: Plan


def written(result: Result, path: Path, language: str = "nl", *, full: bool = True) -> Written:
    """Write a report; without sensitivities unless `full`."""
    t = translator(language)
    bars = tornado(result.case) if full else []
    grid = demand_by_tariff(result.case) if full else EMPTY
    if not all(isinstance(w, Attention) for w in result.warnings):
        result = replace(result, warnings=find_attention(result, ()))
    write_workbook(path, result, t, "9.9.9", bars, grid, Extras(result))
    return Written(path, result, Plan(result.case, t))


def same(found, expected, scale):
    """Return whether two stored values agree; below a millionth both are zero."""
    if isinstance(found, (int, float)) and isinstance(expected, (int, float)):
        return abs(found - expected) <= max(1e-9 * scale, NOISE if scale < NOISE else 0, 1e-12)
    return (found or "") == (expected or "")


def differences(stored, recalculated, formulas):
    """Return the formula cells whose recalculated value is not the stored one."""
    wrong = []
    for sheet, cells in formulas.items():
        scales = row_scales(stored[sheet])
        for cell in cells:
            a, b = stored[sheet].get(cell), recalculated[sheet].get(cell)
            scale = scales.get(row_of(cell), 0.0)
            if not same(b, a, scale) and not both_noise(a, b):
                wrong.append((sheet, cell, cells[cell], a, b))
    return wrong


def both_noise(a, b):
    return all(isinstance(v, (int, float)) and abs(v) < NOISE for v in (a, b))


def row_of(cell):
    return int(re.sub("[A-Z]", "", cell))


def row_scales(cells):
    """Return the largest number of each row."""
    scales = {}
    for cell, value in cells.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            scales[row_of(cell)] = max(scales.get(row_of(cell), 0.0), abs(value))
    return scales


def cells_of(plan, name):
    """Return sheet and addresses of a quantity, shaped as its readable values."""
    home, place = plan.places[name]
    years = [letter(FIRST_YEAR + i) for i in range(len(plan.case.years))]
    if place.kind == "name":
        return home, f"{letter(CONSTANT)}{place.row}"
    if place.kind == "row":
        return home, [f"{y}{place.row}" for y in years]
    rows = range(place.row, place.row + place.count)
    if place.kind == "column":
        return home, [f"{place.column}{row}" for row in rows]
    return home, [[f"{y}{row}" for y in years] for row in rows]


def resting_on_moved_leaves(model, before, after):
    """Return the leaves that another result has other values for, and all that follows from them.

    A workbook does not recalculate a leaf, so these do not follow a reader.
    """
    moved = {
        name
        for name, q in model.quantities.items()
        if not q.description.live and not np.array_equal(before.values[name], after.values[name])
    }
    return moved | following(model, moved)


def against_model(recalculated, plan, result, t, skipped=frozenset()):
    """Return the quantities whose recalculated cells are not the values of a result."""
    wrong = []
    for name, q in plan.model.quantities.items():
        if name in skipped:
            continue
        sheet, addresses = cells_of(plan, name)
        found = np.vectorize(lambda a, s=sheet: recalculated[s].get(a, ""), otypes=[object])(addresses)
        expected = result[name]
        if q.words:
            expected = np.vectorize(lambda word, q=q: t(q.words[word]), otypes=[object])(expected)
        expected = np.asarray("" if expected is None else expected, dtype=object)
        numbers = [abs(v) for v in expected.ravel() if isinstance(v, (int, float)) and not np.isnan(v)]
        scale = max(numbers, default=0.0)
        if plan.model.expressions[name].op == "irr":
            ok = is_root(found.item(), result, plan.model.expressions[name].args[0].args[0])
        else:
            pairs = zip(found.ravel(), expected.ravel(), strict=True)
            ok = all(same(a, b, scale) or both_noise(a, b) or (a == "" and np.isnan(b)) for a, b in pairs)
        if not ok:
            wrong.append((name, found.ravel()[:4], expected.ravel()[:4]))
    return wrong


def is_root(rate, result, flow):
    """Return whether the net present value at a rate is zero."""
    if rate == "":
        return True
    flows = result[flow]
    value = np.sum(flows * (1 + rate) ** -np.arange(len(flows), dtype=float))
    return abs(value) < 1e-7 * np.abs(flows).max()


def change(source, target, plan, scalars, cells):
    """Change inputs in a copy as a reader would: names -> value, (name, element) -> value."""
    typed: dict[str, dict[str, object]] = {}
    for name, value in scalars.items():
        home, place = plan.places[name]
        typed.setdefault(home, {})[f"B{place.row}"] = value
    for (name, element), value in cells.items():
        home, place = plan.places[name]
        typed.setdefault(home, {})[f"{place.column}{place.row + element}"] = value
    libreoffice.poison(source, target, typed)


def relative(formula, cell):
    """Return a formula with its addresses relative to its cell, so that copies look the same."""
    column = column_index_from_string(re.sub(r"\d", "", cell))
    row = row_of(cell)

    def moved(match):
        fixed_column, at, fixed_row, number = match.groups()
        across = at if fixed_column else f"C[{column_index_from_string(at) - column}]"
        down = number if fixed_row else f"R[{int(number) - row}]"
        return f"{down}{across}"

    return ADDRESS.sub(moved, formula)


def literals(formula):
    """Return the numbers that stand in a formula, outside texts, addresses and names."""
    bare = ADDRESS.sub(" ", QUOTED.sub(" ", formula))
    return [float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:E-?\d+)?(?![\w.!])", bare)]
