"""Writes the page: one HTML file that needs no network, with pictures drawn beforehand."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from warmtenet.locale import Translator, translator
from warmtenet.report import markup
from warmtenet.report.charts.base import Chart
from warmtenet.report.drawing import DrawingProcess, packed
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import AnyPage, Page, all_charts, check_budgets
from warmtenet.report.paper import on_paper
from warmtenet.report.render import draw, finish_svg
from warmtenet.report.theme import dark_colours, hatch_colours


def render(page: AnyPage, t: Translator, drawing: DrawingProcess | None = None) -> str:
    """Return the report as HTML.

    `drawing` is what `render.start_drawing()` gave; without it the pictures stay still.

    Raises
    ------
    TextBudgetError
        if a text does not fit in its place.
    """
    check_budgets(page)
    page = on_paper(page)
    environment = _environment(t.language)
    charts = all_charts(page)
    drawn = drawing.draw([chart.spec for chart in charts]) if drawing else [draw(c.spec) for c in charts]
    pictures = {
        chart.id: finish_svg(svg, chart.id, chart.alt) for chart, svg in zip(charts, drawn, strict=True)
    }
    return environment.get_template("report.html.j2").render(
        page=page,
        opening=Markup(_opening(page, pictures, t)),  # noqa: S704
        opening_class="summary" if isinstance(page, Page) else "opening",
        bodies={part.id: Markup(markup.section(part, pictures, t)) for part in page.sections},  # noqa: S704
        specs=Markup("" if page.engine else _packed_specs(charts)),  # noqa: S704
        footer=_css_text(f"{page.meta.project} · {t('version')} {page.meta.version}"),
        bundle=Markup(drawing.result() if drawing else ""),  # noqa: S704
        dark=dark_colours(),
        hatches=hatch_colours(),
        unique_title=f" {ABSENT} ".join(filter(None, (page.meta.project, page.meta.scenario))),
    )


def _opening(page: AnyPage, pictures: markup.Pictures, t: Translator) -> str:
    if isinstance(page, Page):
        return markup.summary(page, pictures, t)
    return markup.comparison(page, pictures, t)


def templates() -> Path:
    """Return the folder of the templates: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parents[1]
    beside = package.parent / "templates"
    return beside if beside.is_dir() else package / "templates"


@cache
def _environment(language: str) -> Environment:
    """Return the templates in a language, compiled once."""
    environment = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"t": translator(language)}
    environment.filters |= {"json_script": _json_script}
    return environment


def _json_script(value: Mapping[str, object]) -> Markup:
    """Write JSON that cannot end the script element it stands in."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in ("<", ">", "&", "\u2028", "\u2029"):
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)  # noqa: S704


def _packed_specs(charts: list[Chart]) -> str:
    """Return the specifications of the charts by id, packed: a tenth of their size."""
    return packed(json.dumps({c.id: c.spec for c in charts}, ensure_ascii=False, separators=(",", ":")))


def _css_text(text: str) -> Markup:
    """Write a CSS string; every character outside plain text is escaped."""
    safe = "".join(c if c.isalnum() or c in " .,-_" else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{safe}"')  # noqa: S704
