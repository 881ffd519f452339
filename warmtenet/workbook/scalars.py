"""The rows with a key: single values, their ranges and where they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from warmtenet.core.model import Input
from warmtenet.core.quantity import Quantity
from warmtenet.locale import Text, text
from warmtenet.workbook.cells import (
    Cell,
    Rule,
    expectation,
    read_value,
    refuse,
    rule_of,
    written_text,
)
from warmtenet.workbook.layout import GRADES, KINDS, PROJECT_ROWS, VATS, Layout
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Provenance, Typed, Value
from warmtenet.workbook.scan import ScalarRow
from warmtenet.workbook.words import match_word

LIMITS_COP = (1.0, 20.0)
LIMITS_RATE = (-0.5, 0.5)
EMPTY = Cell("", 0, 0, None)


@dataclass
class _Reading:
    values: dict[str, Value] = field(default_factory=dict)
    overrides: dict[str, float | str] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float] | None] = field(default_factory=dict)
    origins: dict[str, Provenance] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_scalars(rows: Iterable[ScalarRow], layout: Layout, findings: Findings) -> Typed:
    """Return everything that was typed in rows with a key of the model."""
    found = _Reading()
    first: dict[str, ScalarRow] = {}
    for row in rows:
        if row.key in layout.inputs or row.key in PROJECT_ROWS:
            if row.key in first:
                _twice(row, first[row.key], findings)
                continue
            first[row.key] = row
        if row.key in layout.inputs:
            _read_input(row, layout.inputs[row.key], found, findings)
        elif row.key in layout.overridable:
            _read_override(row, layout.overridable[row.key], found, findings)
    return Typed(found.values, found.overrides, found.ranges, found.origins, found.places)


def project_texts(rows: Iterable[ScalarRow]) -> dict[str, str]:
    """Return name, author, scenario and remarks of the project as typed."""
    return {row.key: written_text(row.cells["value"].value) for row in rows if row.key in PROJECT_ROWS}


def rule_of_quantity(quantity: Quantity) -> Rule:
    """Return the rule of a value that replaces a computed one."""
    low, high = _limits(quantity)
    return Rule(quantity.unit, low, high, quantity.words, whole=False)


BEYOND_ONE = frozenset({"n_minus_1_share", "source_outage_share", "co2_saving_share"})


def _limits(quantity: Quantity) -> tuple[float | None, float | None]:
    if quantity.unit == "%" and quantity.name.endswith("_share") and quantity.name not in BEYOND_ONE:
        return 0.0, 1.0
    if quantity.unit == "COP":
        return LIMITS_COP
    return LIMITS_RATE if quantity.name == "discount_rate" else (None, None)


def check_range(value: Cell, low: float, high: float, findings: Findings) -> bool:
    """Return whether low does not exceed high; add a problem if it does."""
    if low <= high:
        return True
    found = text("low {low} exceeds high {high}", low=low, high=high)
    refuse(value, findings, None, text("swap the two"), found)
    return False


def _read_input(row: ScalarRow, entry: Input, found: _Reading, findings: Findings) -> None:
    label = Text(entry.given.label, {})
    cell = replace(row.cells["value"], label=label)
    rule = rule_of(entry.name, entry.given)
    found.places[entry.name] = (cell.sheet, cell.address)
    found.origins[entry.name] = _origin(row)
    if not cell.is_empty:
        value = read_value(cell, rule, findings)
        if value is not None:
            found.values[entry.name] = value
    elif entry.given.required:
        refuse(cell, findings, expectation(rule), text("fill in the value"), text("empty"))
    if not rule.words and rule.unit not in {"text", "date"} and {"low", "high"} <= row.cells.keys():
        _read_range(row, label, rule, found, findings)


def _read_range(row: ScalarRow, label: Text, rule: Rule, found: _Reading, findings: Findings) -> None:
    cells = [
        replace(
            row.cells[side], label=Text("{label} ({side})", {"label": label, "side": row.cells[side].label})
        )
        for side in ("low", "high")
    ]
    empty = [cell for cell in cells if cell.is_empty]
    if len(empty) == 2:
        found.ranges[row.key] = None
        return
    if empty:
        remedy = text("fill in low and high, or leave both empty")
        refuse(empty[0], findings, expectation(rule), remedy, text("empty"))
        return
    low, high = (read_value(cell, rule, findings) for cell in cells)
    if isinstance(low, float) and isinstance(high, float) and check_range(cells[0], low, high, findings):
        found.ranges[row.key] = (low, high)


def _read_override(row: ScalarRow, quantity: Quantity, found: _Reading, findings: Findings) -> None:
    cell = replace(row.cells["value"], label=Text(quantity.label, {}))
    if cell.is_empty:
        found.places.setdefault(quantity.name, (cell.sheet, cell.address))
        return
    value = read_value(cell, rule_of_quantity(quantity), findings)
    if value is None or isinstance(value, date):
        return
    earlier = found.overrides.get(quantity.name)
    if earlier is not None and earlier != value:
        other = "!".join(found.places[quantity.name])
        expected = text("the same value as in {other}, which is {value}", other=other, value=earlier)
        refuse(cell, findings, expected, text("fill in one of the two"))
        return
    found.overrides[quantity.name] = value
    found.places[quantity.name] = (cell.sheet, cell.address)
    found.origins[quantity.name] = _origin(row)


def _origin(row: ScalarRow) -> Provenance:
    texts = {name: _side_text(row.cells.get(name, EMPTY)) for name in _SIDE}
    return Provenance(
        **texts,
        kind=_side_word(row.cells, "kind", KINDS),
        grade=_side_word(row.cells, "grade", GRADES),
        vat=_side_word(row.cells, "vat", VATS),
    )


_SIDE = ("source", "at", "checked_on", "remark", "price_level")


def _side_text(cell: Cell) -> str:
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    return written_text(cell.value)


def _side_word(cells: Mapping[str, Cell], name: str, words: Mapping[str, str]) -> str:
    value = cells.get(name, EMPTY).value
    return (match_word(value, words) or "") if value is not None else ""


def _twice(row: ScalarRow, first: ScalarRow, findings: Findings) -> None:
    place = f"{first.sheet}!{first.cells['value'].address}"
    found = text("the key stands here a second time, first in {first}", first=place)
    key_cell = row.cells.get("key", row.cells["value"])
    findings.problems.append(
        Problem(row.sheet, key_cell.address, row.key, found, None, text("keep one of the two"))
    )
