"""A project joined with its model: the arrays that the model computes with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from warmtenet.core.model import YEAR, Input, Model
from warmtenet.core.plain import readable
from warmtenet.core.quantity import Family
from warmtenet.core.verb import Array
from warmtenet.figures import Figures
from warmtenet.figures import load as load_figures
from warmtenet.model import build
from warmtenet.workbook.defaults import default_of, series
from warmtenet.workbook.project import Project, Value


@dataclass(frozen=True)
class Case:
    """A project with its model and the values of all inputs.

    Attributes
    ----------
    arrays
        Every input of the model, with the axes (year, element, scenario).
    """

    project: Project
    model: Model
    figures: Figures
    years: tuple[int, ...]
    arrays: Mapping[str, Array]

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Number of elements per family."""
        return {f.name: len(self.elements(f)) for f in families_of(self.model)}

    @property
    def words(self) -> dict[str, str]:
        """The word of every single input that is a choice."""
        choices = (n for n, e in self.model.inputs.items() if e.given.words and e.given.per is None)
        return {name: str(self.arrays[name].item()) for name in choices if self.arrays[name].size == 1}

    def elements(self, family: Family) -> tuple[str, ...]:
        """Return the keys of a fixed family, or the names that the user gave or that follow from them."""
        return elements_of(self.project, family)

    def evaluate(
        self, changes: Mapping[str, Array] | None = None, wanted: Iterable[str] | None = None
    ) -> dict[str, Array]:
        """Compute quantities, with some inputs replaced by arrays (year, element, scenario)."""
        return self.model.evaluate({**self.arrays, **(changes or {})}, self.sizes, wanted)

    def single(self, changes: Mapping[str, float | str], wanted: Iterable[str]) -> dict[str, Any]:
        """Compute some quantities with single values replaced, computed ones too.

        Returns
        -------
        Values by name as `readable` gives them: a number, a word, None or a small array.
        """
        other, names = self.overriding(changes), tuple(wanted)
        values = other.evaluate({n: np.array([[[v]]]) for n, v in changes.items()}, names)
        axes = {n: other.model.axes_of(n) for n in names}
        return {n: readable(values[n], axes[n].family is not None, axes[n].yearly) for n in names}

    def overriding(self, names: Iterable[str]) -> "Case":
        """Return the case with some computed values turned into inputs, at their computed values."""
        new = [n for n in names if n in self.model.quantities]
        if not new:
            return self
        values = self.evaluate(wanted=new)
        model = build(self.project.concept, (*self.model.overridden, *new))
        return replace(self, model=model, arrays={**self.arrays, **{n: values[n] for n in new}})


def prepare(project: Project, figures: Figures | None = None) -> Case:
    """Join a project with its model and key figures.

    Raises
    ------
    warmtenet.figures.FiguresError
        when a key figure has no value in a year that the project asks for.
    """
    figures = figures or load_figures()
    model = build(project.concept, project.overrides)
    first, count = _whole(project, "first_year"), _whole(project, "years")
    years = tuple(range(first, first + count))
    arrays = {name: _array(entry, project, figures, years) for name, entry in model.inputs.items()}
    arrays[YEAR] = np.arange(first, first + count, dtype=float).reshape(-1, 1, 1)
    return Case(project, model, figures, years, arrays)


def elements_of(project: Project, family: Family) -> tuple[str, ...]:
    """Return the keys of a fixed family, or the names that the user gave or that follow from them."""
    if family.elements:
        return tuple(family.elements)
    if family.rows is not None:
        return tuple(family.rows(lambda other: elements_of(project, other)))
    table = project.tables.get(family.name)
    return table.labels if table else ()


def families_of(model: Model) -> list[Family]:
    """Return the families that inputs and quantities of a model are counted per, by name."""
    found = [i.given.per for i in model.inputs.values()] + [q.per for q in model.quantities.values()]
    return sorted({f.name: f for f in found if f}.values(), key=lambda f: f.name)


def _whole(project: Project, name: str) -> int:
    return int(project.values[name])  # type: ignore[arg-type]


def _array(entry: Input, project: Project, figures: Figures, years: tuple[int, ...]) -> Array:
    name, given = entry.name, entry.given
    if name in project.overrides:
        return _scalar(project.overrides[name])
    if given.per is None and not given.yearly:
        value = project.values[name] if name in project.values else _default(entry, project, figures)
        return _scalar(value)
    if given.per and given.names:
        return _column(elements_of(project, given.per), is_word=True)
    table = project.tables.get(given.per.name) if given.per else None
    if table and name in table.columns:
        return _column(table.columns[name], is_word=given.is_word or given.unit == "text")
    elements = tuple(given.per.elements) if given.per else ()
    if given.per and not elements:
        return np.zeros((1, 0, 1))
    rows = series(entry, figures, years, elements, project.values)
    return np.array(rows, dtype=float)[:, :, np.newaxis]


def _default(entry: Input, project: Project, figures: Figures) -> Value | None:
    return default_of(entry, figures, project.values).value


def _scalar(value: Value | None) -> Array:
    if isinstance(value, date):
        return np.array([[[float(value.toordinal())]]])
    if isinstance(value, str):
        return np.array([[[value]]])
    return np.array([[[np.nan if value is None else float(value)]]])


def _column(values: tuple[Any, ...], *, is_word: bool) -> Array:
    kind = str if is_word else float
    return np.array(values, dtype=kind).reshape(1, -1, 1)
