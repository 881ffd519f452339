"""The two comfort classes that every project starts with (memo, table 3.1); a third is a row more."""

from collections.abc import Mapping
from datetime import date

from warmtenet.figures import Figures
from warmtenet.locale import Translator
from warmtenet.model.families import COMFORT
from warmtenet.workbook.defaults import provenance_of
from warmtenet.workbook.layout import TableSheet
from warmtenet.workbook.project import Defaulted, Provenance, Table, Value


def comfort_rows(plan: TableSheet, figures: Figures, day: date) -> list[Mapping[str, Value]]:
    """Return the rows of the sheet with comfort classes, by column key."""
    return [
        {
            plan.element_key: name,
            **{key: figures.value(_figure(name, key), day) for key in plan.columns},
        }
        for name in COMFORT.words
    ]


def comfort_table(
    plan: TableSheet,
    figures: Figures,
    day: date,
    defaulted: list[Defaulted],
    provenance: dict[str, Provenance],
    t: Translator,
) -> Table:
    """Return the table for a sheet that is absent or empty; its cells are listed as defaults."""
    rows = comfort_rows(plan, figures, day)
    columns = {entry.name: tuple(row[key] for row in rows) for key, entry in plan.columns.items()}
    title = t.render(plan.title)
    for key, entry in plan.columns.items():
        figure = figures[_figure(next(iter(COMFORT.words)), key)]
        provenance[entry.name] = provenance_of(figure, figure.at(day), figures)
        defaulted += [Defaulted(title, "", entry.given.label, v, entry.name) for v in columns[entry.name]]
    return Table(tuple(COMFORT.words), columns, tuple(0 for _ in rows))


def _figure(name: str, key: str) -> str:
    """Return the key figure behind a column, such as `living_c` of the class standard."""
    return f"comfort.{name}.{key.removesuffix('_c')}"
