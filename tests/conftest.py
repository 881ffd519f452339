"""Shared fixtures: the key figures, the two examples, and cases through a real input workbook."""

from collections import Counter

import hypothesis
import pytest
from support import browser as chromium
from support import cases

from warmtenet.scenarios.result import Result

# The same examples every time, so that a change of the code is what a failure says; fixtures are read only.
hypothesis.settings.register_profile(
    "stable",
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("stable")

# So many tests of a file that share nothing go to a worker at once.
TOGETHER = 4


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep the tests that share a fixture of their module on one worker, and spread the others."""
    counted = Counter()
    for item in items:
        if item.get_closest_marker("xdist_group"):
            continue
        file = item.nodeid.partition("::")[0]
        if not shares_a_fixture(item):
            counted[file] += 1
            file = f"{file}-{counted[file] // TOGETHER}"
        item.add_marker(pytest.mark.xdist_group(file))


def shares_a_fixture(item):
    known = getattr(item, "_fixtureinfo", None)
    used = known.name2fixturedefs.values() if known else ()
    return any(definition.scope == "module" for definitions in used for definition in definitions)


@pytest.fixture(scope="session")
def figures():
    return cases.figures()


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples")
    return {name: cases.example_project(name, folder) for name in ("kort-haarlem-teo", "kort-haarlem-tea")}


@pytest.fixture(scope="session")
def teo(examples) -> Result:
    return cases.result_of(examples["kort-haarlem-teo"])


@pytest.fixture(scope="session")
def tea(examples) -> Result:
    return cases.result_of(examples["kort-haarlem-tea"])


@pytest.fixture(scope="session")
def paying(examples) -> Result:
    """The example with a tariff at which it pays profit tax."""
    return cases.with_settings(examples["kort-haarlem-teo"], variable_tariff_eur_per_gj=105)


@pytest.fixture
def project_from(tmp_path):
    """Build a project through a workbook: `project_from(scalars, overrides=..., costs=[...])`."""

    def make(scalars=None, **tables):
        return cases.project_from(tmp_path, scalars, **tables)

    return make


@pytest.fixture
def run(project_from):
    """Build and evaluate: `run(scalars, overrides=..., costs=[...])` gives the result."""

    def make(scalars=None, **tables):
        return cases.result_of(project_from(scalars, **tables))

    return make


@pytest.fixture(scope="session")
def need():
    return cases.need


@pytest.fixture(scope="session")
def browser(need):
    """Return headless Chromium, a `playwright` browser."""
    need(chromium.available(), "Chromium is not installed")
    with chromium.started() as started:
        yield started


@pytest.fixture(scope="session")
def script_page(browser):
    """Return a page that evaluates scripts, see `support.browser.ScriptPage`."""
    page = browser.new_page()
    yield chromium.ScriptPage(page)
    page.close()
