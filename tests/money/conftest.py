"""The town, once for all tests of the money, and views on its evaluations."""

import pytest
from money import town
from support import cases

from warmtenet.scenarios.result import Result


@pytest.fixture(scope="session")
def town_project(tmp_path_factory):
    return cases.project_from(tmp_path_factory.mktemp("town"), town.SCALARS, **town.TABLES)


@pytest.fixture(scope="session")
def town_case(town_project):
    return cases.result_of(town_project).case


@pytest.fixture(scope="session")
def of_town(town_case):
    """Evaluate the town with other inputs: `of_town(gearing=0)` gives a result."""

    def evaluate(**values):
        new = town.changes(**values)
        computed = [n for n in new if n in town_case.model.quantities]
        case = town_case.overriding(computed)
        return Result(case, case.evaluate(new))

    return evaluate


@pytest.fixture(scope="session")
def plain_town(of_town):
    return of_town()


@pytest.fixture(scope="session")
def town_of(town_project):
    """Prepare the town with other settings, also those that shape the rows."""

    def prepare(**settings):
        return cases.with_settings(town_project, **settings)

    return prepare
