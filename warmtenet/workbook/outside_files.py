"""The outside files that inputs name, read into the project."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from warmtenet.core.model import Model
from warmtenet.model.families import GROUP
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.outside_series import FILES, YEAR, attach_series
from warmtenet.workbook.postcode_gas import FILE as GAS_FILE
from warmtenet.workbook.postcode_gas import emptied, fill_gas
from warmtenet.workbook.problems import Findings
from warmtenet.workbook.project import OutsideFile, Project, Table, Typed

FILE_INPUTS = (*FILES, YEAR, GAS_FILE)


def names_files(settings: Iterable[str]) -> bool:
    """Return whether settings touch the outside files or the year that is taken from them."""
    return not set(FILE_INPUTS).isdisjoint(settings)


def attach_files(
    model: Model,
    tables: Mapping[str, Table],
    done: Completed,
    typed: Typed,
    findings: Findings,
    folders: Sequence[Path],
) -> tuple[dict[str, Table], dict[str, OutsideFile]]:
    """Return the tables with what the files fill in, and what was read from each file.

    The folders are those in which a relative path is looked for, in this order.
    """
    filled, gas = fill_gas(model, tables, done, typed, findings, folders)
    return filled, gas | attach_series(model, done, typed, findings, folders)


def without_file_data(project: Project) -> dict[str, Table]:
    """Return the tables of a project without what its gas file filled in."""
    file, tables = project.files.get(GAS_FILE), dict(project.tables)
    if file is not None:
        tables[GROUP.name] = emptied(tables[GROUP.name], file.filled)
    return tables
