"""What a run gives: values by name, tables, and the contents of results.json."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from warmtenet.core.model import CALCULATED
from warmtenet.core.plain import plain, readable
from warmtenet.core.quantity import Given, Quantity
from warmtenet.core.verb import Array
from warmtenet.locale import Translator, translator
from warmtenet.scenarios.case import Case
from warmtenet.workbook.project import OutsideFile

if TYPE_CHECKING:
    import pandas as pd

    from warmtenet.scenarios.attention import Attention


@dataclass(frozen=True)
class Result:
    """One evaluated case; `result["npv_project_eur"]` gives a value by its name.

    A single value is a number, a word or None (missing); yearly values are an array over the
    years, values per element an array over the elements, both an array (element, year).
    """

    case: Case
    values: Mapping[str, Array]
    warnings: "tuple[Attention, ...]" = ()
    stale: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Any:
        if name not in self.values:
            raise KeyError(f"{name} is neither an input nor a quantity of this model")
        return readable(self.values[name], *self.axes(name))

    def __contains__(self, name: object) -> bool:
        return name in self.values

    @property
    def years(self) -> tuple[int, ...]:
        """Calendar years of the rows."""
        return self.case.years

    def axes(self, name: str) -> tuple[bool, bool]:
        """Return whether a value is per element, and whether it is yearly."""
        axes = self.case.model.axes_of(name)
        return axes.family is not None, axes.yearly

    def describe(self, name: str) -> Quantity | Given:
        """Return the declaration of a quantity or input."""
        model = self.case.model
        return model.quantities[name] if name in model.quantities else model.inputs[name].given

    def overridden(self, name: str) -> bool:
        """Return whether the user replaced this quantity."""
        return name + CALCULATED in self.case.model.quantities

    def table(self, name: str, language: str = "nl") -> "pd.DataFrame":
        """Return the yearly values of a chapter, or the values per element of a family.

        Raises
        ------
        KeyError
            when there is no chapter or family of that name.
        """
        from warmtenet.scenarios.tables import table_of  # noqa: PLC0415  # pandas costs a second

        return table_of(self, name, translator(language))


def as_json(value: Any, unit: str) -> Any:
    """Turn a readable value into what JSON holds; yes/no become true and false, dates ISO text."""
    if isinstance(value, np.ndarray):
        return [as_json(v, unit) for v in value]
    one = plain(value) if value is not None else None
    if one is None or isinstance(one, str):
        return one
    if unit == "yes/no":
        return bool(one)
    return date.fromordinal(int(one)).isoformat() if unit == "date" else one


def results_of(result: Result, version: str, t: Translator) -> dict[str, Any]:
    """Return the contents of results.json, with labels in one language."""
    case, model = result.case, result.case.model
    return {
        "project": case.project.name,
        "concept": case.project.concept,
        "version": version,
        "input_sha256": case.project.sha256,
        "language": t.language,
        "years": list(case.years),
        "elements": {f: list(labels) for f, labels in _elements(case).items()},
        "quantities": {n: _quantity_entry(result, n, t) for n in (*model.quantities, *model.overridden)},
        "inputs": {n: _input_entry(result, n, t) for n in model.inputs},
        "warnings": [
            {
                "where": t.render(w.where),
                "what": t.render(w.what),
                "severity": w.severity,
                "remedy": t.render(w.remedy) if w.remedy else "",
                "effect_eur": w.effect_eur,
            }
            for w in result.warnings
        ],
        "figures": figures_used(result, t),
        "files": {name: _file_entry(file, t) for name, file in case.project.files.items()},
    }


def _file_entry(file: OutsideFile, t: Translator) -> dict[str, Any]:
    """Return what was read from an outside file, without its values."""
    entry = asdict(file)
    return {**entry, "kind": t.render(file.kind), "remarks": [t.render(remark) for remark in file.remarks]}


def _elements(case: Case) -> dict[str, tuple[str, ...]]:
    axes = [case.model.axes_of(n).family for n in (*case.model.quantities, *case.model.inputs)]
    return {f.name: case.elements(f) for f in axes if f}


def _quantity_entry(result: Result, name: str, t: Translator) -> dict[str, Any]:
    per_element, yearly = result.axes(name)
    declared = result.describe(name)
    family = result.case.model.axes_of(name).family
    entry = {
        "value": as_json(result[name], declared.unit),
        "unit": declared.unit,
        "label": t(declared.label),
        "per": family.name if family and per_element else None,
        "yearly": yearly,
    }
    return {**entry, "overridden": True} if result.overridden(name) else entry


def _input_entry(result: Result, name: str, t: Translator) -> dict[str, Any]:
    project = result.case.project
    given = result.case.model.inputs[name].given
    origin = project.provenance.get(name)
    entry = {
        "value": as_json(result[name], given.unit),
        "unit": given.unit,
        "label": t(given.label),
        "per": given.per.name if given.per else None,
        "yearly": given.yearly,
        "changed": name in project.changed,
    }
    if name in project.ranges:
        entry["range"] = list(project.ranges[name])
    if origin:
        entry |= {"kind": origin.kind, "grade": origin.grade, "source": t(origin.source), "at": origin.at}
    return entry


def figures_used(result: Result, t: Translator) -> dict[str, Any]:
    """Return the key figures that a project used, each with value, unit, source and grade."""
    figures, project = result.case.figures, result.case.project
    used: dict[str, Any] = {}
    for name, entry in result.case.model.inputs.items():
        given = entry.given
        if given.figure is None or (name in project.changed and given.per is None):
            continue
        for element in given.per.elements if given.per and given.per.elements else ("",):
            key = given.figure.replace("{element}", element)
            if key in figures:
                used[key] = _figure_entry(figures, key, project.values.get("price_level_year"), t)
    return dict(sorted(used.items()))


def _figure_entry(figures: Any, key: str, year: Any, t: Translator) -> dict[str, Any]:
    figure = figures[key]
    dated = figure.at(max(int(year), figure.values[0].from_.year + 1))
    source = figures.sources[dated.source]
    return {
        "label": t(figure.label),
        "value": dated.value,
        "unit": figure.unit,
        "kind": figure.kind,
        "vat": figure.vat,
        "grade": dated.grade,
        "source": source.title,
        "at": dated.at,
        "checked_on": figure.checked_on.isoformat(),
    }


def write_json(path: Path, contents: Mapping[str, Any]) -> None:
    """Write results.json; a number that is not finite is refused."""
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")
