"""Where an outside file is, and what tells one from another."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from warmtenet.core.model import Model
from warmtenet.importers import ImportProblem
from warmtenet.locale import Text, text
from warmtenet.workbook.problems import Findings, Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import OutsideFile, Typed

SHORT_HASH = 12


@dataclass(frozen=True)
class Naming:
    """An input that names a file: how it is called and where it stands."""

    name: str
    label: Text
    sheet: str
    cell: str

    def problem(self, found: object, expected: Text | None, remedy: Text | None) -> Problem:
        """Return a problem with the file."""
        return Problem(self.sheet, self.cell, self.label, found, expected, remedy)

    def refused(self, why: ImportProblem, file: str) -> Problem:
        """Return why an importer refused the file."""
        found = text("{file}: {found}", file=file, found=why.found)
        return self.problem(found, why.expected, why.remedy)

    def note(self, findings: Findings, what: Text, remedy: Text | None = None) -> None:
        """Add a remark about the file; one with a remedy is a point of attention."""
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        where = Text("{place} {label}", {"place": place, "label": self.label}) if place else self.label
        findings.warnings.append(Warning(where, what, "attention" if remedy else "info", remedy))


def naming(model: Model, typed: Typed, name: str) -> Naming:
    """Return how an input is called and where it stands."""
    sheet, cell = typed.places.get(name, ("", ""))
    return Naming(name, Text(model.inputs[name].given.label, {}), sheet, cell)


def place_of(written: str, folders: Iterable[Path]) -> Path:
    """Return the path of a file as a user wrote it, in the first of some folders that has it.

    Quotes around it, as Windows copies them, and backslashes are taken for what they are meant.
    """
    plain = written.strip().strip("\"'").strip()
    forms = [Path(plain)]
    if "\\" in plain:
        forms.append(Path(PureWindowsPath(plain).as_posix()))
    tried = [folder / form for folder in folders for form in forms]
    return next((path for path in tried if path.is_file()), tried[-1])


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file; "" for one that cannot be read, which its importer reports."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def key_of(path: Path, sha256: str) -> str:
    """Return what names the contents of a file in the model and in the report."""
    return f"{path.name} ({sha256[:SHORT_HASH]})"


def fingerprint(workbook_sha256: str, files: Mapping[str, OutsideFile]) -> str:
    """Return the SHA-256 of a workbook together with its outside files; without any that of the workbook."""
    if not files:
        return workbook_sha256
    parts = [workbook_sha256, *(f"{name} {file.sha256}" for name, file in sorted(files.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
