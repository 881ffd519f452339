"""Cases for tests: every one passes through a real input workbook, written and read back."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from warmtenet import figures as key_figures
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.scenarios.case import Case, prepare
from warmtenet.scenarios.result import Result
from warmtenet.workbook import ExampleData, Project, apply_settings, read, write_template
from warmtenet.workbook.examples import example

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("WARMTENET_SHARED", ROOT.parent / "shared"))
KEY = "key"
FIRST_ROWS = 12

BUILDINGS = (
    {
        "group": "Dwellings",
        "kind": "dwelling",
        "owner": "owner_occupier",
        "count": 785,
        "space_heating_kw": 10,
        "hot_water_kw": 25,
        "heat_demand_mwh": 9.0,
    },
    {
        "group": "Utility",
        "kind": "utility",
        "owner": "utility",
        "count": 74,
        "weq": 1,
        "space_heating_kw": 10,
        "hot_water_kw": 0,
        "heat_demand_mwh": 9.0,
    },
)
PIPES = ({"section": "Main", "dn": "150", "length_m": 1000, "cost_eur_per_m": 1500},)
COSTS = (
    {
        "item": "Heat pumps",
        "chapter": "plant",
        "driver": "kw_heat_pump",
        "unit_cost_eur": 1000,
        "lifetime": 20,
        "maintenance_share": 0.03,
        "phase": "stages",
    },
    {
        "item": "Net",
        "chapter": "network",
        "driver": "pipe_table",
        "unit_cost_eur": 1,
        "lifetime": 30,
        "maintenance_share": 0.01,
        "phase": "start",
    },
    {
        "item": "Delivery sets",
        "chapter": "delivery_set",
        "driver": "connection",
        "unit_cost_eur": 2000,
        "lifetime": 15,
        "maintenance_share": 0.02,
        "phase": "connections",
    },
)


def need(condition, reason):
    """Skip without what a test needs; fail instead where everything must be there."""
    if condition:
        return
    if os.environ.get("WARMTENET_NO_SKIP") == "1":
        pytest.fail(f"may not be skipped: {reason}")
    pytest.skip(reason)


@cache
def figures():
    return key_figures.load()


def example_project(name, folder):
    """Write the workbook of an example and read it back."""
    concept, data = example(name, figures(), translator("nl"))
    path = Path(folder) / f"{name}.xlsx"
    write_template(path, build(concept), figures(), concept=concept, example=data)
    return read(path, build)


def project_from(folder, scalars=None, *, concept="teo", overrides=None, **tables):
    """Write a workbook with single values by key and tables by family, and read it back.

    Tables are `buildings`, `pipes`, `costs`, ...; a small district stands in for those left out.
    """
    rows = {"buildings": BUILDINGS, "pipes": PIPES, "costs": COSTS, **tables}
    data = ExampleData(
        name="test",
        scalars=dict(scalars or {}),
        tables={name: [dict(row) for row in table] for name, table in rows.items()},
        overrides=dict(overrides or {}),
    )
    path = Path(folder) / "project.xlsx"
    write_template(path, build(concept), figures(), concept=concept, example=data)
    return read(path, build)


def result_of(project) -> Result:
    case = prepare(project, figures())
    return Result(case, case.evaluate(), project.warnings)


def with_settings(project: Project, **settings) -> Result:
    model = build(project.concept)
    written = {name: str(value) for name, value in settings.items()}
    return result_of(apply_settings(project, written, model, figures=figures()))


def fill_in(path, single, tables):
    """Fill in a workbook by its keys, as a program that knows nothing of warmtenet would.

    `single` holds key -> value; `tables` key of the first column -> rows of key -> value.
    """
    book = openpyxl.load_workbook(path)
    left = dict(single)
    for sheet in book.worksheets:
        _fill_single(sheet, left)
        _fill_table(sheet, tables)
    assert not left, f"no cell for {left}"
    book.save(path)


def _fill_single(sheet, left):
    head = [(c.row, c.column) for row in sheet.iter_rows(max_row=FIRST_ROWS) for c in row if c.value == KEY]
    if not head or sheet.cell(*head[0]).row < 3:
        return
    row, column = head[0]
    for line in range(row + 1, sheet.max_row + 1):
        name = sheet.cell(line, column).value
        if name in left:
            sheet.cell(line, 2).value = left.pop(name)


def _fill_table(sheet, tables):
    for row in sheet.iter_rows(max_row=FIRST_ROWS):
        first = row[0].value
        if first in tables:
            columns = {c.value: c.column for c in row if c.value}
            for offset, values in enumerate(tables[first], start=1):
                for key, value in values.items():
                    sheet.cell(row[0].row + offset, columns[key]).value = value


def changed(case: Case, changes: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Evaluate a case with single numbers or words replaced."""
    arrays = {name: np.array([[[value]]]) for name, value in changes.items()}
    return case.evaluate(arrays)


class Quiet(dict):
    """Things by name, short when hypothesis prints them."""

    def __repr__(self):
        return "things"


def ordinal(day: str) -> float:
    return float(date.fromisoformat(day).toordinal())
