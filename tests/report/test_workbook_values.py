"""The report workbook recalculated by LibreOffice, as written and after a reader changed inputs."""

from dataclasses import replace

import numpy as np
import pytest
from support import libreoffice, reports

from warmtenet.core.model import YEAR
from warmtenet.locale import translator
from warmtenet.scenarios.result import Result

pytestmark = pytest.mark.xdist_group("libreoffice")

WORDS = {
    "discount_moment": "mid",
    "tariff_basis": "acm_2025",
    "auxiliary_basis": "heat",
    "network_loss_basis": "production",
    "gas_calorific_basis": "lower",
    "residual_value": "no",
    "cop_convention": "both",
    "tax_brackets": "two",
    "wis_granted": "yes",
    "heating_curve": "weather",
    "peak_from_existing_boilers": "yes",
}
NUMBERS = {
    "uptake": 0.71,
    "connection_rate_weq_per_year": 140,
    "inflation_opex": 0.027,
    "heat_demand_factor": 1.15,
    "contingency_share": 0.17,
    "first_year_delivery_share": 0.4,
    "electricity_price_eur_per_kwh": 0.083,
}
# What must follow a reader, whatever the engineering leaves do.
MONEY = {
    "heat_pump_heat_share",
    "cop",
    "electricity_yearly_mwh",
    "npv_project_eur",
    "lcoh_eur_per_gj",
    "dscr",
}
TABLE_WORDS = {("cost_driver", 13): "weq", ("cost_phase", 4): "connections", ("owner", 1): "private_landlord"}
TABLE_NUMBERS = {("cost_lifetime", 0): 12.0, ("cost_lifetime", 5): 7.0, ("count", 0): 310.0,
                 ("existing_boiler_kw", 0): 3.0}  # fmt: skip
TEA_WORDS = {**WORDS, "discount_moment": "end", "network_loss_basis": "fixed", "tariff_basis": "own",
             "sde_granted": "yes", "eia_granted": "yes"}  # fmt: skip
TEA_NUMBERS = {**NUMBERS, "variable_tariff_factor": 3.2, "loss_threshold_eur": 200_000}


def answer(result, words, numbers):
    """Evaluate the model with the inputs that a reader typed."""
    changes = {n: np.array([[[v]]]) for n, v in {**words, **numbers}.items()}
    for (name, element), value in {**TABLE_WORDS, **TABLE_NUMBERS}.items():
        kind = object if isinstance(value, str) else float
        array = changes.get(name, result.case.arrays[name]).astype(kind)
        array[0, element, 0] = value
        changes[name] = array.astype(str) if kind is object else array
    return Result(
        replace(result.case, arrays={**result.case.arrays, **changes}), result.case.evaluate(changes)
    )


def reader_changes(written, target, words, numbers, t):
    """Type the same changes into a copy of the workbook."""
    inputs = written.result.case.model.inputs
    typed = {n: t(inputs[n].given.words[key]) for n, key in words.items()} | numbers
    cells = {(n, e): t(inputs[n].given.words[key]) for (n, e), key in TABLE_WORDS.items()} | TABLE_NUMBERS
    reports.change(written.path, target, written.plan, typed, cells)


def break_a_row(source, target, plan):
    """Overwrite one formula of the yearly revenue, as a careless reader would."""
    home, place = plan.places["revenue_eur"]
    libreoffice.poison(source, target, {home: {f"M{place.row}": 0}})


@pytest.fixture(scope="module")
def recalculated(teo, tea, tmp_path_factory, need):
    """Recalculate all variants in one go: path by name, with what was written."""
    need(libreoffice.available(), "LibreOffice is not installed")
    folder, t = tmp_path_factory.mktemp("workbooks"), translator("nl")
    made = {name: reports.written(r, folder / f"{name}.xlsx") for name, r in (("teo", teo), ("tea", tea))}
    for name in made:
        libreoffice.poison(folder / f"{name}.xlsx", folder / f"{name}_poisoned.xlsx")
    reader_changes(made["teo"], folder / "teo_changed.xlsx", WORDS, NUMBERS, t)
    reader_changes(made["tea"], folder / "tea_changed.xlsx", TEA_WORDS, TEA_NUMBERS, t)
    break_a_row(made["teo"].path, folder / "teo_broken.xlsx", made["teo"].plan)
    names = ("teo_poisoned", "tea_poisoned", "teo_changed", "tea_changed", "teo_broken")
    paths = libreoffice.recalculate(folder, *(folder / f"{name}.xlsx" for name in names))
    return made, {n: libreoffice.values(p) for n, p in zip(names, paths, strict=True)}


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_formula_gives_its_stored_value(recalculated, name):
    made, found = recalculated
    formulas = libreoffice.formulas(made[name].path)
    assert sum(map(len, formulas.values())) > 10_000
    stored = libreoffice.values(made[name].path)
    wrong = reports.differences(stored, found[f"{name}_poisoned"], formulas)
    assert not wrong, wrong[:20]


@pytest.mark.parametrize("name", ["teo", "tea"])
def test_every_quantity_is_that_of_the_model(recalculated, name):
    made, found = recalculated
    written = made[name]
    wrong = reports.against_model(found[f"{name}_poisoned"], written.plan, written.result, translator("nl"))
    assert not wrong, wrong[:20]


@pytest.mark.parametrize(
    ("name", "words", "numbers"), [("teo", WORDS, NUMBERS), ("tea", TEA_WORDS, TEA_NUMBERS)]
)
def test_a_reader_who_changes_inputs_sees_what_the_model_gives(recalculated, name, words, numbers):
    made, found = recalculated
    expected = answer(made[name].result, words, numbers)
    assert len(words) + len(numbers) + len(TABLE_WORDS) + len(TABLE_NUMBERS) >= 15
    model, t = made[name].plan.model, translator("nl")
    stale = reports.resting_on_moved_leaves(model, made[name].result, expected)
    assert not stale & MONEY
    wrong = reports.against_model(found[f"{name}_changed"], made[name].plan, expected, t, stale)
    assert not wrong, wrong[:20]
    assert abs(expected["npv_project_eur"] - made[name].result["npv_project_eur"]) > 1e5


def test_a_change_that_pays_tax_is_among_them(tea):
    assert answer(tea, TEA_WORDS, TEA_NUMBERS)["profit_tax_eur"].sum() > 0


@pytest.mark.parametrize("name", ["teo_poisoned", "tea_poisoned", "teo_changed", "tea_changed"])
def test_all_checks_close_also_after_changes(recalculated, name):
    _, found = recalculated
    assert {cells["A3"] for cells in found[name].values()} == {"Alle controles sluiten"}


def test_a_broken_formula_is_told_on_every_sheet(recalculated):
    _, found = recalculated
    texts = {cells["A3"] for cells in found["teo_broken"].values()}
    assert len(texts) == 1
    assert "sluit" in texts.pop().removeprefix("Alle controles sluiten")


def test_changed_inputs_are_told_beside_the_report(recalculated):
    _, found = recalculated
    words = {v for c, v in found["teo_changed"]["Controles"].items() if c.startswith("H")}
    assert "gewijzigd" in words
    untouched = {v for c, v in found["teo_poisoned"]["Controles"].items() if c.startswith("H")}
    assert untouched == {"Oordeel", "sluit", "gelijk", "Ter info", "voldoet", "let op", "niet getoetst"}


def test_the_year_axis_follows_the_first_year(recalculated):
    made, found = recalculated
    years = made["teo"].result.values[YEAR].ravel().tolist()
    for sheet in made["teo"].plan.sheets:
        cells = found["teo_poisoned"][sheet.title]
        assert [cells[f"{y}4"] for y in made["teo"].plan.columns.years] == years
