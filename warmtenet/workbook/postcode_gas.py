"""Gas use of building groups by their postcode, from a file of the grid operator."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from warmtenet import importers
from warmtenet.core.model import Model
from warmtenet.importers import GasTable, GasUse, ImportProblem
from warmtenet.importers.gas import KIND
from warmtenet.locale import Amount, Text, text
from warmtenet.model.families import GROUP
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.outside_places import Naming, hash_of, naming, place_of
from warmtenet.workbook.problems import Findings, Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import Defaulted, OutsideFile, Provenance, Table, Typed

FILE, POSTCODE, GAS, HEAT, ORIGIN = (
    "gas_file",
    "postcode",
    "gas_m3",
    "building_heat_demand_mwh",
    "source_of_demand",
)
BETWEEN = re.compile(r"[;,+]|\n")


@dataclass
class _Filling:
    """The table of building groups while its gas use is filled in."""

    model: Model
    table: Table
    gas: GasTable
    findings: Findings
    done: Completed

    def rows(self) -> Iterator[tuple[int, GasUse]]:
        """Yield each row without gas use and heat demand of its own, with the use of its postcodes."""
        for row, written in enumerate(self.table.columns[POSTCODE]):
            wanted = [part.strip() for part in BETWEEN.split(str(written)) if part.strip()]
            if not wanted or not (self._is_empty(GAS, row) and self._is_empty(HEAT, row)):
                continue
            try:
                use = self.gas.use(wanted)
            except ImportProblem as why:
                self.findings.problems.append(self._refused(row, why))
                continue
            if use.missing:
                self.findings.problems.append(self._missing(row, use))
                continue
            self._tell(row, str(written), use)
            yield row, use

    def _is_empty(self, name: str, row: int) -> bool:
        value = self.table.columns[name][row]
        return isinstance(value, float) and math.isnan(value)

    def _cell(self, name: str, row: int) -> str:
        number = self.table.rows[row]
        return f"{self.table.addresses.get(name, self.table.name_column)}{number}" if number else ""

    def _label(self, name: str, row: int) -> Text:
        label = Text(self.model.inputs[name].given.label, {})
        return Text("{column} ({element})", {"column": label, "element": self.table.labels[row]})

    def _refused(self, row: int, why: ImportProblem) -> Problem:
        found = text("{file}: {found}", file=self.gas.file, found=why.found)
        place = self.table.sheet, self._cell(POSTCODE, row)
        return Problem(*place, self._label(POSTCODE, row), found, why.expected, why.remedy)

    def _missing(self, row: int, use: GasUse) -> Problem:
        found = text("{file}: nothing for {postcodes}", file=self.gas.file, postcodes=", ".join(use.missing))
        remedy = text("correct the postcode, leave it out, or fill in the gas use")
        place = self.table.sheet, self._cell(POSTCODE, row)
        return Problem(*place, self._label(POSTCODE, row), found, text("postcodes in the file"), remedy)

    def _tell(self, row: int, written: str, use: GasUse) -> None:
        what = text(
            "{mean} a year from {file}: {connections} connections in {rows} rows of {postcodes}.",
            mean=Amount(use.mean_m3, 0, "m³"), file=self.gas.file, connections=Amount(use.connections),
            rows=Amount(use.rows), postcodes=written,
        )  # fmt: skip
        where = f"{self.table.sheet}!{self._cell(GAS, row)}"
        place = Text("{place} {label}", {"place": where, "label": self._label(GAS, row)})
        self.findings.warnings.append(Warning(place, what, "info"))
        label = self.model.inputs[GAS].given.label
        sheet, cell = self.table.sheet, self._cell(GAS, row)
        self.done.defaulted.append(Defaulted(sheet, cell, label, use.mean_m3, GAS))


def fill_gas(
    model: Model,
    tables: Mapping[str, Table],
    done: Completed,
    typed: Typed,
    findings: Findings,
    folders: Sequence[Path],
) -> tuple[dict[str, Table], dict[str, OutsideFile]]:
    """Return the tables with gas use by postcode in empty cells, and the file that it came from.

    A group with a gas use or a heat demand of its own keeps it.
    """
    written = str(done.values.get(FILE, ""))
    table = tables.get(GROUP.name)
    if not written or table is None or POSTCODE not in table.columns:
        return dict(tables), {}
    named, path = naming(model, typed, FILE), place_of(written, folders)
    sha256 = hash_of(path)
    try:
        gas = _gas(path, sha256)
    except ImportProblem as why:
        findings.problems.append(named.refused(why, path.name))
        return dict(tables), {}
    found = dict(_Filling(model, table, gas, findings, done).rows())
    _tell_unused(named, table, found, findings)
    done.values[FILE] = path.name
    done.provenance[FILE] = replace(
        done.provenance.get(FILE, Provenance()), kind="measured", grade="A", source=path.name, at=gas.use_name
    )
    labels = tuple(table.labels[row] for row in found)
    file = OutsideFile(
        path.name, sha256, importers.KINDS[KIND], gas.use_m3.size, filled=labels, remarks=gas.remarks
    )
    return {**tables, GROUP.name: _filled(table, found)}, {FILE: file}


@lru_cache(maxsize=8)
def _gas(path: Path, sha256: str) -> GasTable:
    """Return the gas table of a file, read once for each of its contents."""
    del sha256
    return importers.read_gas(path)


def _filled(table: Table, found: Mapping[int, GasUse]) -> Table:
    gas, origin = list(table.columns[GAS]), list(table.columns[ORIGIN])
    for row, use in found.items():
        gas[row], origin[row] = use.mean_m3, "postcode"
    return replace(table, columns={**table.columns, GAS: tuple(gas), ORIGIN: tuple(origin)})


def emptied(table: Table, labels: Sequence[str]) -> Table:
    """Return a table of building groups without the gas use that an earlier file gave to some of them."""
    gas = [
        math.nan if label in labels else value
        for label, value in zip(table.labels, table.columns[GAS], strict=True)
    ]
    return replace(table, columns={**table.columns, GAS: tuple(gas)})


def _tell_unused(named: Naming, table: Table, found: Mapping[int, GasUse], findings: Findings) -> None:
    if found or findings.problems:
        return
    what = text("The file is not used: each group with a postcode has a gas use or a heat demand of its own.")
    if not any(table.columns[POSTCODE]):
        what = text("The file is not used: no building group has a postcode.")
    remedy = text("Fill in postcodes and empty the gas use of these groups, or remove the file.")
    named.note(findings, what, remedy)
