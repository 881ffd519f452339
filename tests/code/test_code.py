"""Tests about the code itself: no stray numbers, everything used, layers held, sizes small."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from support import cases

import warmtenet
from warmtenet.core.model import CALCULATED, PREVIOUS
from warmtenet.core.units import is_unit
from warmtenet.locale import translator
from warmtenet.model import CONCEPTS, build

PACKAGE = Path(warmtenet.__file__).parent
MODEL = PACKAGE / "model"
MODULES = sorted(PACKAGE.rglob("*.py"))
CHAPTERS = sorted(p for p in MODEL.glob("*.py") if p.name not in ("__init__.py", "families.py"))
LONGEST_MODULE, LONGEST_BODY = 400, 25

# Results that no other quantity uses: they are what a reader asks for.
CORE_RESULTS = {
    "subsidy_eia_eur",
    "npv_project_eur",
    "irr_project",
    "npv_post_tax_eur",
    "npv_without_residual_eur",
    "npv_price_level_eur",
    "payback_year",
    "lcoh_eur_per_gj",
    "lcoh_nominal_eur_per_gj",
    "funding_gap_eur",
    "funding_gap_after_subsidy_eur",
    "break_even_tariff_eur_per_gj",
    "break_even_subsidy_per_connection_eur",
    "break_even_bak_eur",
    "break_even_electricity_price_eur_per_kwh",
    "break_even_investment_factor",
    "household_heat_bill_eur",
    "co2_saving_share",
    "npv_mixed_rates_eur",
    "boiler_gas_m3",
    "trench_per_weq_m",
    "heat_demand_per_weq_mwh",
    "connected_connections",
    "heat_revenue_total_eur",
    "measure_cost_excl_eur",
}


def name_of(path):
    return path.relative_to(PACKAGE.parent).as_posix()


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_of(tree):
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_of(function):
    """Statements of a function without its docstring."""
    return function.body[1:] if ast.get_docstring(function) is not None else function.body


def is_allowed(number):
    """0, 1, 2, and powers of ten as prefixes of units."""
    if isinstance(number, bool):
        return True
    return number in (0, 1, 2) or bool(
        re.fullmatch(r"10*|0\.0*1", f"{number:f}".rstrip("0").rstrip(".") or "0")
    )


def stray_numbers(path):
    found = []
    for function in functions_of(tree_of(path)):
        for statement in body_of(function):
            found += [
                f"{name_of(path)}:{n.lineno} {n.value!r} in {function.name}"
                for n in ast.walk(statement)
                if isinstance(n, ast.Constant)
                and isinstance(n.value, int | float)
                and not is_allowed(n.value)
            ]
    return found


def test_which_numbers_are_bare():
    assert all(map(is_allowed, (0, 1, 2, 10, 1000, 1_000_000, 0.1, 0.001, True)))
    assert not any(map(is_allowed, (3, 0.5, 3.6, 8760, 20, 101, 0.02, -3)))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_no_bare_numbers_in_the_model(path):
    assert stray_numbers(path) == []


@pytest.fixture(scope="module", params=CONCEPTS)
def model(request):
    return build(request.param)


def used_names(model):
    return {p.removesuffix(PREVIOUS) for q in model.quantities.values() for p in q.parameters}


# Inputs that no quantity uses, each with its reason.
UNUSED = {
    "cost_source": "text for readers",
    "source_of_demand": "word for readers",
    "trench": "word for readers",
    "construction_year": "completes empty cells",
    "floor_area_m2": "completes empty cells",
    "function": "completes empty cells",
    "weq_floor_area_m2": "completes empty cells",
    "home_storeys": "completes the rows of a short form",
    "surface_archetype": "says within which archetype its room is named",
    "heat_pump_units": "fills the table of heat pumps",
    "boiler_units": "fills the table of boilers",
    "subsidy_application_date": "decides which figures and rounds hold",
    "years": "the number of rows",
    "gas_file": "fills in gas use",
    "postcode": "says which gas use is filled in",
}


def test_every_input_is_used(model):
    unused = set(model.inputs) - used_names(model) - set(UNUSED)
    assert unused == set()


def test_every_reason_for_an_unused_input_still_holds():
    for concept in CONCEPTS:
        model = build(concept)
        assert not set(UNUSED) & used_names(model), concept
    known = set().union(*(build(concept).inputs for concept in CONCEPTS))
    assert set(UNUSED) <= known


def test_every_quantity_is_used_or_a_result(model):
    """What nobody uses and no reader is shown is dead."""
    shown = shown_names()
    idle = [
        n for n in model.quantities if n not in used_names(model) and n not in CORE_RESULTS and n not in shown
    ]
    assert idle == []


def shown_names():
    """Names that stand as words in the code of scenarios and report, or in the templates."""
    texts = [
        p.read_text(encoding="utf-8")
        for d in ("scenarios", "report", "cli")
        for p in (PACKAGE / d).rglob("*.py")
    ]
    texts += [p.read_text(encoding="utf-8") for p in (PACKAGE.parent / "templates").glob("*") if p.is_file()]
    return set(re.findall(r"\b[a-z][a-z0-9_]+\b", " ".join(texts)))


def test_every_argument_is_used(model):
    """Of each quantity, also in a branch of Python that tracing would not show."""
    for q in model.quantities.values():
        if not q.description.live:
            continue  # tests/model/test_dwellings.py looks at what leaves read
        tree = ast.parse(inspect.getsource(q.function).strip())
        names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        assert set(q.parameters) <= names, q.name


def test_every_quantity_has_a_label(model):
    for q in model.quantities.values():
        assert q.label, q.name
        assert q.label[0].isupper() or q.label.startswith("weq"), q.label
        assert not q.label.endswith("."), q.label


def test_labels_are_unique(model):
    """No two quantities of a concept share a label, nor an input and a quantity."""
    seen = {}
    for name, label in [(n, q.label) for n, q in model.quantities.items()]:
        seen.setdefault(label, []).append(name)
    assert {label: names for label, names in seen.items() if len(names) > 1} == {}


def test_labels_of_inputs_are_unique_on_a_sheet(model):
    seen = {}
    for name, entry in model.inputs.items():
        family = entry.given.per.name if entry.given.per else entry.chapter.name
        seen.setdefault((family, entry.given.label), []).append(name)
    assert {key: names for key, names in seen.items() if len(names) > 1} == {}


def test_every_unit_is_on_the_list(model):
    for name, entry in model.inputs.items():
        assert is_unit(entry.given.unit), name
    for name, q in model.quantities.items():
        assert is_unit(q.unit), name


SUFFIXES = {
    "_eur_per_gj": ("EUR/GJ",),
    "_g_per_gj": ("g/GJ",),
    "_eur_per_kwh": ("EUR/kWh",),
    "_eur_per_m3": ("EUR/m3",),
    "_eur_per_m": ("EUR/m",),
    "_eur_per_kw": ("EUR/kW", "EUR/kW/yr", "EUR/kW/month"),
    "_eur_per_weq": ("EUR/weq",),
    "_kg_per_kwh": ("kg/kWh",),
    "_kg_per_m3": ("kg/m3",),
    "_w_per_m": ("W/m",),
    "_m3_per_h": ("m3/h",),
    "_m3_per_s": ("m3/s",),
    "_mj_per_m3": ("MJ/m3",),
    "_mj_per_m3k": ("MJ/m3K",),
    "_eur_per_connection": ("EUR/connection",),
    "_eur": ("EUR", "EUR/yr", "EUR/weq", "EUR/unit", "EUR/GJ"),
    "_mwh": ("MWh",),
    "_kwh": ("kWh",),
    "_gj": ("GJ",),
    "_kw": ("kW",),
    "_t": ("t",),
    "_kg": ("kg", "kg/yr"),
    "_g": ("g/yr",),
    "_weq": ("weq",),
}
NOT_A_SUFFIX = {"gj_per_mwh"}


def test_the_suffix_of_a_name_is_its_unit(model):
    units = {
        **{n: i.given.unit for n, i in model.inputs.items()},
        **{n: q.unit for n, q in model.quantities.items()},
    }
    wrong = {}
    for name, unit in units.items():
        suffix = next((s for s in SUFFIXES if name.endswith(s)), None)
        if suffix and name not in NOT_A_SUFFIX and unit not in SUFFIXES[suffix]:
            wrong[name] = unit
    assert wrong == {}


def test_only_shares_and_words_have_no_unit_in_yearly_sums(model):
    """What adds up over the years has a unit that can be added."""
    for name, q in model.quantities.items():
        if q.description.over_years == "sum":
            assert q.yearly, name
            assert q.unit not in ("%", "-", "factor", "COP", "C", "year", "word", "yes/no"), name
            assert not q.unit.startswith("EUR/") or q.unit == "EUR/yr", name


def test_stocks_are_never_summed(model):
    for name in (
        "connected_weq",
        "heat_pump_installed_kw",
        "boiler_installed_kw",
        "book_value_eur",
        "loss_carried_eur",
        "cumulative_cash_eur",
    ):
        assert model.quantities[name].description.over_years != "sum", name


def test_no_label_is_dutch(model):
    """Source texts are English; Dutch stands in the catalogue, under another text."""
    dutch = re.compile(
        r"\b(de|het|een|van|voor|per jaar|warmte|kosten|aantal|jaar|en|op|bij|woning(en)?)\b", re.IGNORECASE
    )
    labels = [q.label for q in model.quantities.values()] + [i.given.label for i in model.inputs.values()]
    assert [label for label in labels if dutch.search(label.replace("Kansen voor West", ""))] == []


def test_every_quantity_says_its_limits_within_its_limits(model):
    for name, entry in model.inputs.items():
        low, high, default = entry.given.low, entry.given.high, entry.given.default
        assert low is None or high is None or low < high, name
        if isinstance(default, int | float) and low is not None and high is not None:
            assert low <= default <= high, name
        if entry.given.range is not None:
            least, most = entry.given.range
            assert least < most, name
            assert low is None or low <= least, name
            assert high is None or most <= high, name


def test_every_figure_that_an_input_names_is_there(model):
    known = set(cases.figures())
    for name, entry in model.inputs.items():
        if entry.given.figure is None:
            continue
        family = entry.given.per
        elements = family.elements if family and family.elements else [""]
        missing = [e for e in elements if entry.given.figure.replace("{element}", e) not in known]
        assert not missing or entry.given.default is not None, (name, missing)


def test_what_is_asked_of_a_concept():
    """Both concepts define what the other chapters ask of a heat source."""
    asked = {
        "heat_pump_heat_share",
        "source_temperature_c",
        "source_flow_m3_per_h",
        "wko_power_kw",
        "source_heat_share",
        "discharge_temperature_c",
    }
    for concept, modules in CONCEPTS.items():
        assert asked <= set(vars(modules[-1])), concept


def test_calculated_names_are_free(model):
    assert not [n for n in (*model.quantities, *model.inputs) if n.endswith((CALCULATED, PREVIOUS))]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_short(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{name_of(path)} has {lines} lines"


def lines_of(function):
    """Lines of the statements of a function, without docstring and signature."""
    body = body_of(function)
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path):
    long = {f.name: lines_of(f) for f in functions_of(tree_of(path)) if lines_of(f) > LONGEST_BODY}
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is(path):
    assert ast.get_docstring(tree_of(path)), name_of(path)


def test_the_model_imports_only_numpy_the_core_and_the_leaves():
    for path in MODEL.glob("*.py"):
        for node in ast.walk(tree_of(path)):
            names = []
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                allowed = name.startswith(
                    ("numpy", *(f"warmtenet.{layer}" for layer in ("core", "engineering", "model")))
                )
                standard = name.split(".")[0] in ("collections", "functools", "types", "typing")
                assert allowed or standard, f"{name_of(path)} imports {name}"


def test_the_clock_is_never_read():
    clock = re.compile(r"\b(today|now|utcnow|time\.time)\(")
    found = [name_of(p) for p in MODULES if clock.search(p.read_text(encoding="utf-8"))]
    assert found == []


def test_the_model_never_opens_a_file():
    opening = re.compile(r"\b(open|read_text|load)\(")
    assert [p.name for p in MODEL.glob("*.py") if opening.search(p.read_text(encoding="utf-8"))] == []


def test_layers_hold():
    """locale < core < figures < model < engineering < workbook < scenarios < report < cli."""
    try:
        from importlinter import cli
    except ImportError:
        cases.need(False, "import-linter is not installed")
    import os

    before = Path.cwd()
    os.chdir(Path(__file__).parents[2])
    try:
        assert cli.lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
    finally:
        os.chdir(before)


def test_no_label_is_missing_in_the_catalogue(model):
    """Every label, word and explanation has a Dutch text."""
    t = translator("nl")
    texts = {q.label for q in model.quantities.values()}
    texts |= {i.given.label for i in model.inputs.values()}
    texts |= {i.given.help for i in model.inputs.values() if i.given.help}
    texts |= {w for i in model.inputs.values() for w in i.given.words.values()}
    texts |= {c.label for c in model.by_chapter}
    assert sorted(text for text in texts if t.is_missing(text)) == []


def test_the_library_on_one_screen():
    for name in ("read", "run", "sweep", "compare", "explain", "write_report", "write_comparison"):
        assert callable(getattr(warmtenet, name)), name
        assert getattr(warmtenet, name).__doc__, name
        assert name in warmtenet.__all__, name
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", warmtenet.__version__)


def test_everything_that_is_promised_exists():
    for name in warmtenet.__all__:
        assert hasattr(warmtenet, name), name
