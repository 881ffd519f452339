"""Fixtures of the page: one report per example."""

import pytest
from live.reports import opened, report_of

from warmtenet.report.render import start_drawing


@pytest.fixture(scope="session")
def drawing():
    with start_drawing() as started:
        yield started


@pytest.fixture(scope="session")
def reports(examples, drawing, tmp_path_factory):
    """The reports of the examples, by the last part of their name."""
    found = {}
    for name, project in examples.items():
        found[name[-3:]] = report_of(project, tmp_path_factory.mktemp(name), drawing)
    return found


@pytest.fixture(scope="module", params=["teo", "tea"])
def report(request, reports):
    return reports[request.param]


@pytest.fixture(scope="module")
def page(browser, report):
    with opened(browser, report.path.as_uri()) as page:
        yield page
