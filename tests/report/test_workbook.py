"""The report workbook as a document: sheets, formulas, names, texts of users, checks."""

import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import openpyxl
import pytest
from support import cases, libreoffice, reports

from warmtenet.core.excel import CALLS
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.report.workbook.checks import CHECKS
from warmtenet.report.workbook.checks_sheet import check_rows, check_text
from warmtenet.report.workbook.cover import CONVENTIONS
from warmtenet.report.workbook.formats import OVERRIDE
from warmtenet.report.workbook.glossary import TERMS
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.plan import sheet_name
from warmtenet.report.workbook.sections import SECTIONS
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.scenarios.result import Result

HOURS, TECHNICAL = (sheet_name(translator("nl")(label)) for label in ("Hour by hour", "Technical series"))
ORDER = (
    "Voorblad", "Samenvatting", "Aandachtspunten", "Invoer", "Invoer_tabellen", "Invoer_reeksen", "Herkomst",
    "Project", "Vraag", "Vermogen", "Opwek", "Warmtebron", HOURS, "Net", "Fasering", "Kosten",
    "Energiekosten", "Tarieven", "Subsidies", "Subsidieoverzicht", "Kasstroom", "Financiering", "Balans",
    "Jaarrekening", "Woningen", "Woonlasten", "Geldstromen", "Geldstromenmatrix", "Emissies",
    "Gevoeligheid", "Andere_opwek", "Subsidiemodel", "Controles", TECHNICAL, "Begrippen", "Lijsten",
)  # fmt: skip
MONEY_CHAIN = ("demand", "cash_flow")
ALLOWED = {0, 1, 2, 0.5, *(10.0**k for k in range(-9, 10))}
LEGAL_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,200}$")
LOOKS_LIKE_A_CELL = re.compile(r"^([A-Za-z]{1,3}\d+|[rRcC]\d*)$")
HOSTILE = "=HYPERLINK(1)"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module", params=["teo", "tea"])
def report(request, tmp_path_factory):
    result = request.getfixturevalue(request.param)
    return reports.written(result, tmp_path_factory.mktemp("report") / "report.xlsx")


@pytest.fixture(scope="module")
def book(report):
    """The report as openpyxl reads it, for looking only."""
    return openpyxl.load_workbook(report.path)


@pytest.fixture(scope="module")
def formulas(report):
    return libreoffice.formulas(report.path)


def cells_of_xml(path):
    """Yield every cell element with its sheet file."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for cell in ET.fromstring(book.read(name)).iter(f"{MAIN}c"):
                    yield name, cell


def test_the_sheets_stand_in_order(report):
    names = openpyxl.load_workbook(report.path, read_only=True).sheetnames
    assert names == [name for name in ORDER if name in names]
    assert len(names) == len(ORDER)


def test_english_has_its_own_sheet_names(teo, tmp_path):
    made = reports.written(teo, tmp_path / "report.xlsx", "en", full=False)
    names = openpyxl.load_workbook(made.path, read_only=True).sheetnames
    assert names[:4] == ["Cover", "Summary", "Points_of_attention", "Inputs"]
    assert len(names) == len(ORDER)


def test_nearly_every_row_from_demand_to_npv_is_a_formula(report, formulas):
    first, last = MONEY_CHAIN
    chapters = list(report.plan.model.by_chapter)
    names = [c.name for c in chapters]
    chosen = [c for c in chapters[names.index(first) : names.index(last) + 1] if c.name != "hours"]
    quantities = [q for q in report.plan.model.quantities.values() if q.chapter in chosen]
    live = 0
    for q in quantities:
        sheet, addresses = reports.cells_of(report.plan, q.name)
        live += all(a in formulas[sheet] for a in np.ravel(addresses))
    assert live >= 0.9 * len(quantities)


def test_one_formula_per_row(report, formulas):
    for q in report.plan.model.quantities.values():
        if not q.yearly:
            continue
        sheet, addresses = reports.cells_of(report.plan, q.name)
        for row in np.atleast_2d(addresses) if np.size(addresses) else ():
            shapes = {reports.relative(formulas[sheet][a], a) for a in row}
            assert len(shapes) == 1, (q.name, shapes)


def test_one_formula_per_column_of_the_summary(report, formulas):
    summary = SummaryPlan(Evaluator(report.result, report.plan), translator("nl"))
    for column in "BCDEFGHIJKLM":
        rows = range(summary.flow_head + 1, summary.last_row + 1)
        shapes = {reports.relative(formulas[summary.title][f"{column}{r}"], f"{column}{r}") for r in rows}
        assert len(shapes) == 1


def test_no_numbers_stand_in_formulas(formulas):
    found = {
        (sheet, number, formula)
        for sheet, cells in formulas.items()
        for formula in cells.values()
        for number in reports.literals(formula)
        if number not in ALLOWED
    }
    assert not found, sorted(found)[:10]


def test_a_number_in_a_formula_would_be_found():
    assert reports.literals('=IF(A5="12",B$3*8760,first_year_2)+Net!$J$4') == [8760]


def test_no_formula_uses_a_newer_function(formulas):
    known = {
        *CALLS.values(),
        "SUM",
        "SUMPRODUCT",
        "SUMIF",
        "INDEX",
        "MATCH",
        "INT",
        "ISNUMBER",
        "IFERROR",
        "IRR",
    }
    known |= {"NPV", "ISERROR", "ROWS", "COUNTIF", "N", "FIXED", "ROUND", "COUNT", "AVERAGE", "ROW"}
    used = {
        name
        for cells in formulas.values()
        for formula in cells.values()
        for name in re.findall(r"([A-Z][A-Z.]+)\(", reports.QUOTED.sub('""', formula))
    }
    assert used <= known


def test_every_formula_has_its_value_stored(report):
    empty = 0
    for _, cell in cells_of_xml(report.path):
        if cell.find(f"{MAIN}f") is not None:
            value = cell.find(f"{MAIN}v")
            assert value is not None
            empty += not value.text
    model = report.plan.model
    optional = [n for n, q in model.quantities.items() if q.description.may_be_missing]
    missing = sum(int(np.isnan(np.asarray(report.result[n], dtype=float)).sum()) for n in optional)
    shown_again = int(np.isnan(report.result["dscr"]).sum())  # on the statements
    assert empty == missing + shown_again


def test_no_cell_shows_an_error(report):
    assert not [cell.attrib for _, cell in cells_of_xml(report.path) if cell.get("t") == "e"]


def test_nothing_is_hidden_or_merged(book):
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert not any(d.hidden for d in [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()])


def test_names_of_sheets_and_values_are_legal(report, book):
    assert all(re.fullmatch(r"\w{1,31}", name) for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    for name in book.defined_names:
        assert LEGAL_NAME.match(name)
        assert not LOOKS_LIKE_A_CELL.match(name)
    singles = {n for n, q in report.plan.model.quantities.items() if not q.per and not q.yearly}
    assert singles <= set(book.defined_names)


def test_words_have_drop_downs_on_both_input_sheets(report, book):
    for title, kind in (("Invoer", "name"), ("Invoer_tabellen", "column")):
        validated = {}
        for rule in book[title].data_validations.dataValidation:
            for area in rule.sqref.ranges:
                validated |= dict.fromkeys(area.cells, rule)
        for name, entry in report.plan.model.inputs.items():
            home, place = report.plan.places[name]
            if home == title and entry.given.is_word and place.count:
                column = openpyxl.utils.column_index_from_string(place.column or "B")
                rule = validated[place.row, column]
                words = book.defined_names[rule.formula1].attr_text.partition("!")[2].replace("$", "")
                offered = [cell[0].value for cell in book["Lijsten"][words]]
                assert offered == [translator("nl")(w) for w in entry.given.words.values()]
                assert kind == place.kind


def test_texts_of_users_never_become_formulas(run, tmp_path):
    signs = (HOSTILE, "+1+1", "-2", "@sum")
    costs = [{**cases.COSTS[i % len(cases.COSTS)], "item": sign} for i, sign in enumerate(signs)]
    result = run(costs=costs)
    made = reports.written(result, tmp_path / "report.xlsx", full=False)
    book = openpyxl.load_workbook(made.path)
    found = {c.value: c.data_type for sheet in book.worksheets for row in sheet.iter_rows() for c in row}
    assert {found[sign] for sign in signs} == {"s"}


def test_an_override_is_shown_beside_its_calculation(run, tmp_path):
    result = run(overrides={"source_temperature_c": 12.5})
    made = reports.written(result, tmp_path / "report.xlsx", full=False)
    book = openpyxl.load_workbook(made.path)
    row = made.plan.scalar_rows["source_temperature_c"]
    cell = book["Invoer"][f"B{row}"]
    assert cell.value == 12.5
    assert cell.fill.fgColor.rgb.endswith(OVERRIDE.removeprefix("#"))
    assert book["Invoer"][f"E{row}"].value == "handmatig"
    assert book["Invoer"][f"D{row}"].value == "=source_temperature_c_calculated"
    assert "source_temperature_c_calculated" in book.defined_names


def test_yes_and_no_are_shown_as_words(report, book):
    sheet, address = reports.cells_of(report.plan, "n_minus_1_ok")
    assert book[sheet][address].number_format == '"ja";;"nee"'


def links_of(sheet):
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return {cell.coordinate: cell.hyperlink.location for cell in cells if cell.hyperlink.location}


def test_figures_and_sources_link_both_ways(book):
    to_sources = {c: at for c, at in links_of(book["Invoer"]).items() if at.startswith("Herkomst!A")}
    back = set(links_of(book["Herkomst"]).values())
    assert len(to_sources) > 50
    assert {f"Invoer!B{cell[1:]}" for cell in to_sources} <= back
    for cell, at in to_sources.items():
        number = book["Invoer"][cell].value.partition(" ")[0]
        assert str(book["Herkomst"][at.partition("!")[2]].value) == number


def test_the_points_of_attention_are_listed(teo, tmp_path):
    from warmtenet.scenarios.run import run_project

    result = run_project(teo.case.project)
    made = reports.written(result, tmp_path / "report.xlsx", full=False)
    sheet = openpyxl.load_workbook(made.path)["Aandachtspunten"]
    words = [row[0].value for row in sheet.iter_rows(min_row=6)]
    assert len(words) == len(result.warnings) > 0
    assert set(words) <= {"Kritiek", "Let op", "Ter info"}
    assert sheet.auto_filter.ref


def test_the_sheet_says_when_there_is_nothing(teo, tmp_path):
    made = reports.written(replace(teo, warnings=()), tmp_path / "report.xlsx", full=False)
    sheet = openpyxl.load_workbook(made.path)["Aandachtspunten"]
    assert sheet["A6"].value == "Geen aandachtspunten."


def test_the_summary_has_its_charts(report):
    with zipfile.ZipFile(report.path) as book:
        assert len([n for n in book.namelist() if n.startswith("xl/charts/chart")]) == 5


def test_the_same_run_gives_the_same_file(teo, tmp_path):
    first = reports.written(teo, tmp_path / "a.xlsx", full=False)
    second = reports.written(teo, tmp_path / "b.xlsx", full=False)
    with zipfile.ZipFile(first.path) as a, zipfile.ZipFile(second.path) as b:
        assert a.namelist() == b.namelist()
        assert all(a.read(n) == b.read(n) for n in a.namelist())


def test_declarations_name_values_that_exist():
    models = [build(concept) for concept in ("teo", "tea")]
    known = {name for model in models for name in (*model.inputs, *model.quantities)}
    named = [
        *CONVENTIONS,
        *SECTIONS,
        *(n for t in TERMS for n in t.names),
        *(n for c in CHECKS for n in c.sides.names),
    ]
    assert not set(named) - known


def test_every_quantity_stands_under_a_heading(report):
    for sheet in report.plan.sheets:
        assert all(line.label is None or line.label.message != "Further rows" for line in sheet.lines)


@pytest.fixture(scope="module")
def rows_for():
    def make(result):
        from warmtenet.report.workbook.plan import Plan

        t = translator("nl")
        live = Evaluator(result, Plan(result.case, t))
        return check_rows(live, SummaryPlan(live, t), t)

    return make


def test_all_checks_close(teo, tea, paying, rows_for):
    for result in (teo, tea, paying):
        rows = rows_for(result)
        assert len(rows) > 50
        assert not [row.label for row in rows if not row.closes]
        assert check_text(rows, translator("nl")) == "Alle controles sluiten"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("heat_demand_sold_mwh", 1),
        ("connected_weq_final", 1),
        ("item_capex_total_eur", 1),
        ("gas_cost_eur", 2),
        ("household_usage_eur", 2),
        ("measure_item_isde_eur", 1),
        ("measure_cost_eur", 1),
        ("work_item_eur", 1),
        ("bill_month_eur", 1),
    ],
)
def test_a_wrong_value_is_found(teo, rows_for, name, told):
    values = {**teo.values, name: teo.values[name] * 1.01 + 1}
    rows = rows_for(Result(teo.case, values))
    assert sum(not row.closes for row in rows) >= told
    assert "sluit" in check_text(rows, translator("nl")).replace("Alle controles sluiten", "")


def test_the_sum_of_the_waterfall_is_the_net_present_value(teo, tea, paying):
    from warmtenet.report.workbook.plan import Plan

    for result in (teo, tea, paying):
        t = translator("nl")
        summary = SummaryPlan(Evaluator(result, Plan(result.case, t)), t)
        size = sum(abs(value) for value in summary.step_values)
        assert sum(summary.step_values) == pytest.approx(result["npv_project_eur"], abs=1e-12 * size)
        assert summary.flow_values.sum(axis=0) == pytest.approx(result["net_cash_flow_eur"], abs=1e-6)
