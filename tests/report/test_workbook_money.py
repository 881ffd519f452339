"""The finance chapters of the report workbook: statements, funds, money matrix, subsidies, lenses."""

import json
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
from support import cases, libreoffice, reports

from warmtenet.locale import text, translator
from warmtenet.model.families import PARTY_LABELS
from warmtenet.report.output import contents_of
from warmtenet.report.workbook.checks_sheet import check_rows
from warmtenet.report.workbook.funds import PERIODS, SOURCES, USES, lowest_year
from warmtenet.report.workbook.lens_sheet import HEAD as LENS_HEAD
from warmtenet.report.workbook.live import Evaluator
from warmtenet.report.workbook.money_sheet import LIVE_FLOWS, PARTY_WORDS, MoneyPlan
from warmtenet.report.workbook.plan import Plan
from warmtenet.report.workbook.schemes import HEAD, SCHEME_ROWS, binding, status
from warmtenet.report.workbook.statements import StatementPlan
from warmtenet.report.workbook.summary_plan import SummaryPlan
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.result import Result

NL = translator("nl")
WORDS = {
    "debt_form": "linear",
    "tax_brackets": "two",
    "wis_tax": "income",
    "bak_tax": "spread",
    "delivery_set_paid_by": "landlord",
    "kvw_granted": "yes",
    "svoh_granted": "yes",
    "wis_granted": "yes",
}
NUMBERS = {"gearing": 0.61, "cost_of_debt": 0.041, "dscr_norm": 1.15, "bak_tax_term": 12}
STRUCTURAL = {
    "cost_based_from_year": 2031,
    "allowed_revenue_from_year": 2040,
    "variable_tariff_eur_per_gj": 95,
    "dscr_norm": 1.2,
    "construction_interest": "added",
}
LOANS = (
    {"loan": "Fund", "share": 0.3, "rate": 0.015, "form": "linear", "term": 15},
    {"loan": "Bank", "share": 0.25, "rate": 0.0, "form": "annuity", "term": 20},
)


def plan_of(result):
    return Evaluator(result, Plan(result.case, NL))


def summary_of(result):
    return SummaryPlan(plan_of(result), NL)


def typed(result, words, numbers):
    """Evaluate a result with inputs that a reader typed."""
    changes = {n: np.array([[[v]]]) for n, v in {**words, **numbers}.items()}
    case = replace(result.case, arrays={**result.case.arrays, **changes})
    return Result(case, result.case.evaluate(changes))


@pytest.fixture(scope="module")
def rules(examples):
    """A case that pays tax, on cost-based tariffs, with a required DSCR."""
    return cases.with_settings(examples["kort-haarlem-teo"], **STRUCTURAL)


@pytest.fixture(scope="module")
def borrowed(tmp_path_factory):
    """A small district with two further loans and own tariff lines."""
    folder = tmp_path_factory.mktemp("loans")
    lines = ({"line": "Cooling", "per": "weq", "amount_eur": 60.0, "from_year": 2032},)
    project = cases.project_from(folder, {"variable_tariff_eur_per_gj": 60}, loans=LOANS, tariff_lines=lines)
    return cases.result_of(project)


@pytest.fixture(scope="module")
def shown(teo, tmp_path_factory):
    """The report of the example, with its stored values."""
    made = reports.written(teo, tmp_path_factory.mktemp("shown") / "report.xlsx", full=False)
    return made, openpyxl.load_workbook(made.path, data_only=True)


@pytest.fixture(scope="module")
def recalculated(teo, rules, borrowed, tmp_path_factory, need):
    """Recalculate in one go: two cases from nonsense caches, and two copies that a reader changed."""
    need(libreoffice.available(), "LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("money")
    results = {"teo": teo, "rules": rules, "borrowed": borrowed}
    made = {n: reports.written(r, folder / f"{n}.xlsx", full=False) for n, r in results.items()}
    for name in ("rules", "borrowed"):
        libreoffice.poison(made[name].path, folder / f"{name}_poisoned.xlsx")
    for name in ("teo", "rules"):
        inputs = made[name].result.case.model.inputs
        entered = {n: NL(inputs[n].given.words[key]) for n, key in WORDS.items()} | NUMBERS
        reports.change(made[name].path, folder / f"{name}_changed.xlsx", made[name].plan, entered, {})
    names = ("rules_poisoned", "borrowed_poisoned", "teo_changed", "rules_changed")
    paths = libreoffice.recalculate(folder, *(folder / f"{n}.xlsx" for n in names))
    return made, {n: libreoffice.values(p) for n, p in zip(names, paths, strict=True)}


@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("name", ["rules", "borrowed"])
def test_every_formula_gives_its_stored_value(recalculated, name):
    made, found = recalculated
    formulas, stored = libreoffice.formulas(made[name].path), libreoffice.values(made[name].path)
    wrong = reports.differences(stored, found[f"{name}_poisoned"], formulas)
    assert not wrong, wrong[:20]


@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("name", ["teo", "rules"])
def test_a_reader_who_changes_the_financing_sees_what_the_model_gives(recalculated, name):
    made, found = recalculated
    expected = typed(made[name].result, WORDS, NUMBERS)
    wrong = reports.against_model(found[f"{name}_changed"], made[name].plan, expected, NL)
    assert not wrong, wrong[:20]
    assert abs(expected["npv_equity_eur"] - made[name].result["npv_equity_eur"]) > 1e4


@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("name", ["rules_poisoned", "borrowed_poisoned", "teo_changed", "rules_changed"])
def test_all_checks_close(recalculated, name):
    _, found = recalculated
    open_checks = {
        cells[f"B{c[1:]}"]
        for cells in [found[name]["Controles"]]
        for c, v in cells.items()
        if c.startswith("H") and v == NL("does not close")
    }
    assert not open_checks


@pytest.mark.xdist_group("libreoffice")
def test_the_result_sheets_follow_a_change(recalculated):
    made, found = recalculated
    expected = typed(made["rules"].result, WORDS, NUMBERS)
    live, cells = plan_of(expected), found["rules_changed"]
    money = MoneyPlan(live)
    amounts = [cells[money.title][f"D{money.flow_head + 1 + i}"] for i in range(len(LIVE_FLOWS))]
    assert amounts == pytest.approx(money.values, rel=1e-9, abs=1e-3)
    sheet = cells[live.plan.title(text("Subsidy overview"))]
    for row, scheme in enumerate(SCHEME_ROWS, start=HEAD + 1):
        assert sheet[f"C{row}"] == status(live, scheme, NL)[1]
        assert sheet[f"D{row}"] == pytest.approx(live.value(scheme.amount), rel=1e-9, abs=1e-3)
        assert sheet[f"F{row}"] == binding(live, scheme, "x", NL)[1]
    summary = SummaryPlan(live, NL)
    shown = cells[summary.title]
    for total, funds in zip(summary.fund_totals, (SOURCES, USES), strict=True):
        for column, (period, _) in zip("BD", PERIODS, strict=True):
            wanted = sum(live.value(fund.formula(period)) for fund in funds)
            assert shown[f"{column}{total}"] == pytest.approx(wanted, rel=1e-9)
    assert shown[f"B{summary.figures_head + 2}"] == lowest_year(live)


def test_the_cases_have_what_they_must(rules, borrowed):
    assert rules["profit_tax_levered_eur"].sum() > 0
    assert rules["is_cost_based"].sum() > 0
    assert rules["is_allowed_revenue"].sum() > 0
    assert borrowed["main_loan_share"] == pytest.approx(0.45)
    assert (borrowed["loan_debt_eur"].max(axis=1) > 0).all()
    assert borrowed["lines_per_weq_eur"].max() > 0


def test_sources_are_uses_in_every_variant(teo, tea, paying, rules, borrowed):
    for result in (teo, tea, paying, rules, borrowed, typed(paying, WORDS, NUMBERS)):
        live = plan_of(result)
        for period, _ in PERIODS:
            sides = [sum(live.value(f.formula(period)) for f in funds) for funds in (SOURCES, USES)]
            assert sides[0] == pytest.approx(sides[1], abs=0.01)
            assert sides[0] > 0
            values = [live.value(f.formula(period)) for f in (*SOURCES, *USES)]
            assert min(values) >= -1e-6


def test_the_live_matrix_is_that_of_the_run(teo, paying, rules, borrowed):
    for result in (teo, paying, rules, borrowed, typed(paying, WORDS, NUMBERS)):
        found = MoneyPlan(plan_of(result)).matrix
        assert found == pytest.approx(Extras(result).money.present, abs=0.01)


def test_each_flow_of_the_run_is_in_the_list():
    pairs = {(f.what.message, f.payer, f.receiver) for f in LIVE_FLOWS}
    assert len(LIVE_FLOWS) > len(pairs) > 20
    assert {n: word.message for n, word in PARTY_WORDS.items()} == dict(PARTY_LABELS)


def test_each_party_but_the_heat_company_has_one_side_or_a_reason(paying):
    plan = MoneyPlan(plan_of(paying))
    company = list(PARTY_LABELS).index("heat_company")
    balance = plan.matrix.sum(axis=0) - plan.matrix.sum(axis=1)
    assert balance[company] == pytest.approx(0, abs=0.01)
    assert balance.sum() == pytest.approx(0, abs=0.01)
    assert not plan.matrix.diagonal().any()


def test_the_totals_of_the_statements_are_those_of_the_model(teo, rules, borrowed):
    for result in (teo, rules, borrowed, typed(rules, WORDS, NUMBERS)):
        plan = StatementPlan(plan_of(result))
        assert len(plan.totals) == 7
        for row in plan.totals:
            assert plan.added(row) == pytest.approx(np.asarray(result[row.entry.name]), abs=0.01)


def test_the_debt_schedule_is_a_corkscrew(borrowed):
    plan = StatementPlan(plan_of(borrowed))
    begin, end = (
        next(r for _, _, rows in plan.blocks for r in rows if r.entry.name == "debt_eur" and chosen(r.entry))
        for chosen in (lambda e: e.begin, lambda e: e.total)
    )
    assert begin.pattern == f"={{before}}{end.row}"
    assert begin.values[1:] == pytest.approx(end.values[:-1])
    assert end.values[-1] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("liabilities_eur", "Balance sheet"),
        ("owner_variable_eur", "Variable heat bills"),
        ("debt_eur", "Statements"),
        ("npv_loans_eur", "Loans are worth nothing"),
        ("heat_payments_check_eur", "Payments of residents"),
        ("drawn_eur", "Sources = uses"),
        ("loss_carried_levered_eur", "Loss carried forward with loans"),
    ],
)
def test_a_wrong_value_is_found(paying, name, label):
    t = translator("en")
    wrong = paying.values[name] * 1.01 - 1
    live = Evaluator(Result(paying.case, {**paying.values, name: wrong}), Plan(paying.case, t))
    rows = check_rows(live, SummaryPlan(live, t), t)
    assert any(row.label.startswith(label) and not row.closes for row in rows)


def test_the_status_of_a_scheme_in_words(teo, paying):
    live = plan_of(teo)
    wis, kvw = SCHEME_ROWS[0], next(s for s in SCHEME_ROWS if s.asked == "kvw_granted")
    assert status(live, wis, NL)[1] == NL("not granted: no round is open")
    assert status(live, kvw, NL)[1] == NL("not in the calculation")
    by_hand = plan_of(typed(paying, {"wis_granted": "yes", "kvw_granted": "yes"}, {}))
    assert status(by_hand, wis, NL)[1] == NL("granted by hand, while no round is open")
    assert status(by_hand, kvw, NL)[1] == NL("granted, own input")
    assert binding(by_hand, kvw, "x", NL)[1] == NL("highest amount")
    low = plan_of(typed(paying, {"kvw_granted": "yes"}, {"kvw_share": 0.01}))
    assert binding(low, kvw, "x", NL)[1] == NL("share of the investment")


def test_an_open_round_is_told(examples):
    result = cases.with_settings(examples["kort-haarlem-teo"], subsidy_application_date="2026-06-01")
    live, told = plan_of(result), {}
    for scheme in SCHEME_ROWS:
        told[scheme.asked] = status(live, scheme, NL)[1]
    opened = [n for n in ("wis", "sde", "eia", "isde", "sah") if result[f"{n}_round_open"]]
    assert opened
    for name in opened:
        assert told[f"{name}_granted"] != NL("not granted: no round is open")


def test_the_lenses_close_to_the_gaps(teo, shown):
    made, book = shown
    sheet = book[made.plan.title(text("Subsidy model"))]
    lenses = Extras(teo).lenses
    total = LENS_HEAD + len(lenses.lines) + 1
    assert sheet[f"B{total}"].value == pytest.approx(teo["npv_without_subsidy_eur"])
    assert sheet[f"C{total + 1}"].value == pytest.approx(lenses.scheme_gap_eur)
    reasons = [sheet[f"E{row}"].value for row in range(LENS_HEAD + 1, total)]
    assert all(reasons)
    energy, upkeep = (reasons[[x.name for x in lenses.lines].index(n)] for n in (
        "electricity_cost_eur", "maintenance_eur"))  # fmt: skip
    assert len(energy.split(", ")) == 2
    assert len(upkeep.split(", ")) == 1
    assert "C" in sheet["A5"].value


def test_without_loans_the_summary_says_so(examples, tmp_path):
    result = cases.with_settings(examples["kort-haarlem-teo"], gearing=0)
    made = reports.written(result, tmp_path / "report.xlsx", full=False)
    values = openpyxl.load_workbook(made.path, data_only=True)["Samenvatting"]
    words = {row[4].value for row in values.iter_rows(max_row=16)}
    assert NL("not applicable: no loans") in words
    rows = check_rows(plan_of(result), summary_of(result), NL)
    assert not [row.label for row in rows if not row.closes]


def test_the_stress_table_stands_on_the_summary(teo, shown):
    found = {row[4].value: row[7].value for row in shown[1]["Samenvatting"].iter_rows()}
    for stress in Extras(teo).stress:
        assert found[NL.render(stress.label)] == pytest.approx(stress.npv_eur)


def test_results_json_has_what_was_computed_beside_the_model(teo):
    contents = contents_of(replace(teo, warnings=()), Extras(teo), "9.9.9", NL)
    written = json.loads(json.dumps(contents, allow_nan=False))["quantities"]
    matrix = np.array(written["money_matrix_eur"]["value"])
    assert matrix.shape == (len(PARTY_LABELS),) * 2
    assert matrix == pytest.approx(MoneyPlan(plan_of(teo)).matrix, abs=0.01)
    assert written["funding_gap_scheme_eur"]["value"] > 0
    unsolved = {b.name for b in Extras(teo).break_evens if b.value is None}
    assert unsolved <= {w["where"] for w in contents["warnings"] if w["what"]}
    assert {"break_even_uptake", "break_even_heat_demand_factor", "irr_project_roots"} <= set(written)


def test_everything_is_in_the_list_of_sheets(shown):
    book = shown[1]
    linked = {row[0].value for row in book["Voorblad"].iter_rows()}
    assert set(book.sheetnames) - linked <= {"Voorblad", "Lijsten"}
