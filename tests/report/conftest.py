"""Reports as files, each written once."""

from functools import cache

import pytest
from report.demo import demo_page
from report.nasty import nasty_project
from support import cases

from warmtenet.locale import translator
from warmtenet.report.html import Context, build_page
from warmtenet.report.page_html import render
from warmtenet.report.render import start_drawing
from warmtenet.scenarios.extras import Extras
from warmtenet.scenarios.run import run_project
from warmtenet.scenarios.sensitivity import demand_by_tariff, tornado


@pytest.fixture(scope="session")
def page_of(tmp_path_factory):
    """Return `page_of("teo" | "tea" | "nasty" | "demo", language)`: the contents of a report."""

    @cache
    def result(name):
        folder = tmp_path_factory.mktemp(name)
        project = (
            nasty_project(folder)
            if name == "nasty"
            else cases.example_project(f"kort-haarlem-{name}", folder)
        )
        found = run_project(project)
        return found, tornado(found.case), demand_by_tariff(found.case), Extras(found)

    @cache
    def page(name, language):
        t = translator(language)
        if name == "demo":
            return demo_page(t)
        found, bars, grid, extras = result(name)
        return build_page(Context(found, tuple(bars), grid, t, "9.9.9", extras))

    return page


@pytest.fixture(scope="session")
def drawing():
    with start_drawing() as process:
        yield process


@pytest.fixture(scope="session")
def file_of(page_of, drawing, tmp_path_factory):
    """Return `file_of(name, language)`: the report as a file, see `page_of`."""
    folder = tmp_path_factory.mktemp("files")

    @cache
    def file(name, language):
        path = folder / f"{name}-{language}.html"
        html = render(page_of(name, language), translator(language), drawing)
        path.write_text(html, encoding="utf-8")
        return path

    return file
