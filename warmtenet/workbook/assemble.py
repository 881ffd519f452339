"""What was typed, completed with defaults into a project."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils.cell import coordinate_to_tuple

from warmtenet.core.model import Input, Model
from warmtenet.figures import Figures, FiguresError
from warmtenet.locale import Amount, Text, Translator, text
from warmtenet.workbook.cells import Cell
from warmtenet.workbook.defaults import Default, default_of, own_origin, without_vat
from warmtenet.workbook.layout import Layout, is_scalar
from warmtenet.workbook.problems import Findings, Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import Defaulted, Provenance, Table, Typed, Value
from warmtenet.workbook.tables import nothing, read_units, unit_table

SAME = 1e-9


@dataclass
class Completed:
    """The single values of a project with all that is known about them."""

    values: dict[str, Value] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    defaulted: list[Defaulted] = field(default_factory=list)


@dataclass
class _Completion:
    """One pass over the inputs; a default may ask for the value of another input first."""

    model: Model
    layout: Layout
    typed: Typed
    figures: Figures
    findings: Findings
    t: Translator
    result: Completed = field(default_factory=Completed)
    waiting: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Give an input its value, after those that its default depends on."""
        entry = self.model.inputs[name]
        if name in self.result.values or name in self.waiting:
            return
        self.waiting.add(name)
        if entry.given.when in self.model.inputs:
            self.add(entry.given.when)
        if "price_level_year" in self.model.inputs:
            self.add("price_level_year")
        default = self._default(entry)
        if name in self.typed.values:
            self._typed(entry, default)
        elif default is not None and default.value is not None:
            self._defaulted(entry, default, default.value)
        elif entry.given.optional or entry.given.hidden:
            self.result.values[name] = nothing(entry)
        elif not self._is_reported(name):
            self._missing(entry)
        self._range(entry, default)

    def _is_reported(self, name: str) -> bool:
        """Whether a problem with the cell of this input has been reported already."""
        place = self.typed.places.get(name)
        return name in self.failed or any((p.sheet, p.cell) == place for p in self.findings.problems)

    def _default(self, entry: Input) -> Default | None:
        try:
            return default_of(entry, self.figures, self.result.values)
        except FiguresError as error:
            if entry.name in self.typed.values:
                return None
            sheet, cell = self.typed.places.get(entry.name, ("", ""))
            label = Text(entry.given.label, {})
            self.findings.problems += [Problem(sheet, cell, label, why, None, None) for why in error.problems]
            self.failed.add(entry.name)
            return None
        except KeyError:
            if entry.given.when in self.model.inputs and entry.given.when not in self.result.values:
                return None
            raise

    def _typed(self, entry: Input, default: Default | None) -> None:
        name = entry.name
        known = default or Default(None, None, None, Provenance())
        value = self._excluding_vat(entry, self.typed.values[name])
        self.result.values[name] = value
        if not same(value, known.value):
            self.result.changed.add(name)
        origin, is_changed = self.typed.origins.get(name, Provenance()), name in self.result.changed
        self.result.provenance[name] = own_origin(origin, known, entry, self.figures, is_changed=is_changed)

    def _defaulted(self, entry: Input, default: Default, value: Value) -> None:
        self.result.values[entry.name] = value
        self.result.provenance[entry.name] = default.provenance
        if not entry.given.hidden:
            sheet, cell = self.typed.places.get(entry.name, ("", ""))
            sheet = sheet or self.t.render(self.layout.sheet_of(entry.name))
            self.result.defaulted.append(Defaulted(sheet, cell, entry.given.label, value, entry.name))

    def _missing(self, entry: Input) -> None:
        sheet = self.t.render(self.layout.sheet_of(entry.name))
        sheet, cell = self.typed.places.get(entry.name, (sheet, ""))
        label = Text(entry.given.label, {})
        found = text("empty") if cell else text("not found")
        remedy = text("fill in the value") if cell else text('add a row with the key "{key}"', key=entry.name)
        self.findings.problems.append(Problem(sheet, cell, label, found, None, remedy))

    def _range(self, entry: Input, default: Default | None) -> None:
        name = entry.name
        if entry.given.hidden or not isinstance(self.result.values.get(name), float):
            return
        if name in self.typed.ranges:
            typed = self.typed.ranges[name]
            if typed is not None:
                low, high = (self._excluding_vat(entry, side) for side in typed)
                self.result.ranges[name] = (float(low), float(high))  # type: ignore[arg-type]
        elif default is not None and default.low is not None and default.high is not None:
            self.result.ranges[name] = (default.low, default.high)

    def _excluding_vat(self, entry: Input, value: Value) -> Value:
        origin = self.typed.origins.get(entry.name, Provenance())
        year = self.result.values.get("price_level_year")
        is_amount = isinstance(value, float) and entry.given.unit.startswith("EUR")
        if not is_amount or not isinstance(value, float) or not isinstance(year, float):
            return value
        return without_vat(value, origin, self.figures, int(year))


def complete(
    model: Model, layout: Layout, typed: Typed, figures: Figures, findings: Findings, t: Translator
) -> Completed:
    """Return every single-valued input: as typed, or else its default.

    Adds a problem for what has neither, and remarks about ranges, price levels and sources.
    """
    completion = _Completion(model, layout, typed, figures, findings, t)
    for entry in model.inputs.values():
        if is_scalar(entry):
            completion.add(entry.name)
    _remarks(completion)
    return completion.result


def unit_tables(
    model: Model, values: Mapping[str, Value], typed: Typed, findings: Findings, t: Translator
) -> dict[str, Table]:
    """Return the tables that unit lists stand for, by family name."""
    tables: dict[str, Table] = {}
    for entry in model.inputs.values():
        column = entry.given.unit_list
        if column is None:
            continue
        family = model.inputs[column].given.per
        sheet, address = typed.places.get(entry.name, ("", ""))
        row, number = coordinate_to_tuple(address) if address else (0, 0)
        cell = Cell(sheet, row, number, None, Text(entry.given.label, {}))
        shares = read_units(cell, str(values.get(entry.name, "")), findings)
        if family is not None:
            tables[family.name] = unit_table(family, column, shares, t)
    return tables


def same(value: Value, default: Value | None) -> bool:
    """Return whether a value equals a default, but for what a spreadsheet loses in writing it."""
    if isinstance(value, float) and isinstance(default, float):
        return math.isclose(value, default, rel_tol=SAME) or (math.isnan(value) and math.isnan(default))
    return value == default


def _amount(value: float, unit: str) -> Amount:
    """Return a number as it is typed: a share as percentage, others with at most four decimals."""
    shown = 100 * value if unit.startswith("%") else value
    decimals = next((d for d in range(4) if abs(round(shown, d) - shown) < 1e-9), 4)
    return Amount(shown, decimals, "%" if unit.startswith("%") else "")


def _remarks(completion: _Completion) -> None:
    result, model = completion.result, completion.model
    for name, (low, high) in result.ranges.items():
        value = result.values[name]
        if isinstance(value, float) and not low <= value <= high:
            known = name in model.inputs
            unit = model.inputs[name].given.unit if known else model.quantities[name].unit
            what = text(
                "{value} lies outside its own range of {low} to {high}.",
                value=_amount(value, unit),
                low=_amount(low, unit),
                high=_amount(high, unit),
            )
            remedy = text("Correct the value or the range.")
            completion.findings.warnings.append(Warning(where(completion, name), what, "attention", remedy))
    for name in completion.typed.values:
        if name in model.inputs:
            _price_level_remark(completion, name)
    _source_remark(completion)


def _price_level_remark(completion: _Completion, name: str) -> None:
    level = completion.typed.origins.get(name, Provenance()).price_level
    year = completion.result.values.get("price_level_year")
    is_amount = completion.model.inputs[name].given.unit.startswith("EUR")
    if not is_amount or not isinstance(year, float) or not level.isdigit() or int(level) == int(year):
        return
    what = text(
        "the amount is of price level {level}, the calculation reads it as {year}.", level=level, year=year
    )
    remedy = text("Convert it to the price level of the project.")
    completion.findings.warnings.append(Warning(where(completion, name), what, "attention", remedy))


def _source_remark(completion: _Completion) -> None:
    result = completion.result
    bare = [
        Text(completion.model.inputs[name].given.label, {})
        for name in sorted(result.changed)
        if not result.provenance[name].source and isinstance(result.values[name], float)
        if completion.model.inputs[name].given.unit != "year"
    ]
    if bare:
        what = text("changed without a source, so counted as assumptions: {labels}", labels=bare)
        completion.findings.warnings.append(Warning(text("Provenance"), what, "info"))


def where(completion: _Completion, name: str) -> Text:
    """Return sheet, cell and label of a single value as one text."""
    label = Text(completion.model.inputs[name].given.label, {})
    place = "!".join(part for part in completion.typed.places.get(name, ()) if part)
    return Text("{place} {label}", {"place": place, "label": label}) if place else label
