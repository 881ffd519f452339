"""What must hold between inputs, each of which is sound by itself."""

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from warmtenet.core.model import Model
from warmtenet.locale import Text, text
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.home_checks import home_problems, home_warnings
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Table, Typed

SUM_TOLERANCE = 1e-6


def check(
    model: Model,
    done: Completed,
    tables: Mapping[str, Table],
    typed: Typed,
    findings: Findings,
    *,
    files_later: bool = False,
) -> None:
    """Add a problem for each contradiction between inputs.

    With `files_later` a gas file may still fill in the use of building groups, so it is not missed yet.
    """
    broken = {(p.sheet, p.cell) for p in findings.problems}
    new = [
        *_tables(model, tables, files_later=files_later),
        *_years(model, done, typed),
        *_unit_lists(model, done, tables, typed),
        *home_problems(model, tables, done, typed),
    ]
    findings.problems += [p for p in new if (p.sheet, p.cell) not in broken or not p.cell]
    findings.warnings += [w for w in home_warnings(model, tables) if w not in findings.warnings]


def _tables(model: Model, tables: Mapping[str, Table], *, files_later: bool) -> Iterator[Problem]:
    for name, table in tables.items():
        if name == "buildings":
            if not files_later:
                yield from _heat_data(model, table)
            yield from _power_data(model, table)
            yield from _no_rows(table)
    yield from _shares(model, tables)
    yield from _loans(model, tables)
    yield from _price_order(model, tables)


def _loans(model: Model, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Yield a table of loans that together are more than all that is borrowed."""
    table = tables.get("loans")
    shares = [v for v in table.columns.get("loan_share", ()) if isinstance(v, float)] if table else []
    total = math.fsum(shares)
    if table and total > 1 + SUM_TOLERANCE:
        cell = f"{table.addresses.get('loan_share', 'A')}{max(table.rows)}"
        found = text("a sum of {total} %", total=round(total * 100, 6))
        label = Text(model.inputs["loan_share"].given.label, {})
        expected, remedy = text("shares that sum to at most 100 %"), text("correct the shares")
        yield Problem(table.sheet, cell, label, found, expected, remedy)


def _price_order(model: Model, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Yield each row of the price series that does not begin after the one above it."""
    table = tables.get("energy_prices")
    years = [v for v in table.columns.get("price_from_year", ()) if isinstance(v, float)] if table else []
    for row, (before, year) in enumerate(pairwise(years), start=1):
        if table and year <= before:
            cell = f"{table.addresses.get('price_from_year', 'A')}{table.rows[row]}"
            label = Text(model.inputs["price_from_year"].given.label, {})
            expected = text("a year after {year}", year=int(before))
            remedy = text("put the rows in ascending order of year")
            yield Problem(table.sheet, cell, label, text("{year}", year=int(year)), expected, remedy)


def _no_rows(table: Table) -> Iterator[Problem]:
    if table.sheet and not table.labels:
        remedy = text("fill in at least one building group")
        yield Problem(table.sheet, "", text("Buildings"), text("no rows"), None, remedy)


def _heat_data(model: Model, table: Table) -> Iterator[Problem]:
    needed = [name for name in ("gas_m3", "building_heat_demand_mwh") if name in table.columns]
    if len(needed) < 2:
        return
    for index, row in enumerate(table.rows):
        if all(_is_missing(table.columns[name][index]) for name in needed):
            letter = table.addresses.get("gas_m3") or table.addresses.get(needed[1], "A")
            labels = [Text(model.inputs[name].given.label, {}) for name in needed]
            expected = text("{first} or {second}", first=labels[0], second=labels[1])
            remedy = text("fill in one of the two, or for utility: function and floor area")
            if any(table.columns.get("postcode", ("",) * len(table.rows))[index : index + 1]):
                remedy = text("name the file with gas use by postcode, or fill in one of the two")
            yield Problem(table.sheet, f"{letter}{row}", table.labels[index], text("empty"), expected, remedy)


def _power_data(model: Model, table: Table) -> Iterator[Problem]:
    """Yield groups of which the connection power is neither given nor follows from anything."""
    name = "building_space_heating_kw"
    linked = table.columns.get("archetype", [""] * len(table.rows))
    for index, row in enumerate(table.rows if name in table.columns else ()):
        if not linked[index] and _is_missing(table.columns[name][index]):
            cell = f"{table.addresses.get(name, table.name_column)}{row}"
            label = Text(model.inputs[name].given.label, {})
            remedy = text(
                "fill in the value or an archetype; for dwellings floor area and construction year, "
                "for utility function and floor area"
            )
            yield Problem(table.sheet, cell, label, text("empty"), text("a number in kW"), remedy)


def _is_missing(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _shares(model: Model, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Yield fixed tables of which a column of shares does not sum to one."""
    for entry in model.inputs.values():
        family = entry.given.per
        is_share = entry.given.unit == "%" and "share" in entry.name
        if family is None or not family.elements or entry.given.hidden or not is_share:
            continue
        table = tables.get(family.name)
        shares = [v for v in table.columns.get(entry.name, ()) if isinstance(v, float)] if table else []
        total = math.fsum(shares)
        if table and shares and not abs(total - 1) <= SUM_TOLERANCE:
            cell = f"{table.addresses.get(entry.name, 'A')}{max(table.rows)}"
            found = text("a sum of {total} %", total=round(total * 100, 6))
            label, remedy = Text(entry.given.label, {}), text("correct the shares")
            yield Problem(table.sheet, cell, label, found, text("shares that sum to 100 %"), remedy)


def _years(model: Model, done: Completed, typed: Typed) -> Iterator[Problem]:
    first, count, delivery = (done.values.get(n) for n in ("first_year", "years", "first_delivery_year"))
    if not isinstance(first, float) or not isinstance(count, float) or not isinstance(delivery, float):
        return
    last = first + count - 1
    if not math.isnan(delivery) and not first <= delivery <= last:
        expected = text("a year of the calculation, {first} to {last}", first=first, last=last)
        remedy = text("correct the year, or the first year and the number of years")
        yield _at(model, typed, "first_delivery_year", delivery, expected, remedy)


def _unit_lists(
    model: Model, done: Completed, tables: Mapping[str, Table], typed: Typed
) -> Iterator[Problem]:
    """Yield a list of heat pumps of which the sum is not the share of the heat pumps.

    Only when the list was typed: the default list scales with the share.
    """
    share = done.values.get("heat_pump_power_share")
    entry = model.inputs.get("heat_pump_units")
    if entry is None or "heat_pump_units" not in typed.values or not isinstance(share, float):
        return
    family = model.inputs[str(entry.given.unit_list)].given.per
    table = tables.get(family.name) if family else None
    shares = table.columns.get(str(entry.given.unit_list), ()) if table else ()
    total = math.fsum(v for v in shares if isinstance(v, float))
    if shares and abs(total - share) > SUM_TOLERANCE:
        percent = round(share * 100, 6)
        label = Text(model.inputs["heat_pump_power_share"].given.label, {})
        expected = text("units that sum to {share} %: {label}", share=percent, label=label)
        remedy = text(
            "the list sums to {total} %: correct the list or the share", total=round(total * 100, 6)
        )
        yield _at(model, typed, "heat_pump_units", typed.values["heat_pump_units"], expected, remedy)


def _at(model: Model, typed: Typed, name: str, found: object, expected: Text, remedy: Text) -> Problem:
    sheet, cell = typed.places.get(name, ("", ""))
    return Problem(sheet, cell, Text(model.inputs[name].given.label, {}), found, expected, remedy)
