"""A path to an open workbook, or to the reason why it is not one."""

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

from warmtenet.locale import Text, text
from warmtenet.workbook.problems import Findings

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA_CELL = re.compile(rb"<c\b([^>]*[^>/])>((?:(?!</c>).)*?<f\b.*?)</c>", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_STORED = re.compile(rb"<v\b[^>/]*>[^<]+</v>")
_EMPTY_CELL = re.compile(rb"<c\b[^<>]*/>")
_AFTER_CELLS = re.compile(rb"(?<=</sheetData>).*(?=</worksheet>)", re.DOTALL)

Grid = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of values, first row first; `unsaved` holds (row, column) of empty formulas."""

    title: str
    grid: Grid
    unsaved: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Opened:
    """A workbook in memory."""

    path: str
    sha256: str
    sheets: tuple[Sheet, ...] = field(default=())


def open_workbook(path: Path, findings: Findings) -> Opened | None:
    """Return the sheets of a workbook; None after adding why it cannot be read."""
    content = _content(path, findings)
    if content is None:
        return None
    reason = _why_not(content)
    if reason is None:
        try:
            sheets = _sheets(content)
        except Exception:  # noqa: BLE001  # a damaged file breaks the reader in any way
            reason = text("the file is damaged"), text("open it in Excel, repair it and save it again")
        else:
            return Opened(str(path), hashlib.sha256(content).hexdigest(), sheets)
    findings.file(path.name, *reason)
    return None


def _content(path: Path, findings: Findings) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        remedy = text("check the name and the folder: {folder}", folder=str(path.absolute().parent))
        findings.file(path.name, text("the file does not exist"), remedy)
    except IsADirectoryError:
        findings.file(path.name, text("this is a folder"), text("name the workbook in it"))
    except PermissionError:
        if path.is_dir():
            findings.file(path.name, text("this is a folder"), text("name the workbook in it"))
        else:
            remedy = text("close it in Excel, or ask for permission to read it")
            findings.file(path.name, text("the file is locked"), remedy)
    except OSError as error:
        remedy = text("check the drive and the name")
        findings.file(path.name, text("the file cannot be read ({reason})", reason=str(error)), remedy)
    return None


def _why_not(content: bytes) -> tuple[Text, Text] | None:
    save = text("save it in Excel as workbook (.xlsx)")
    if not content:
        return text("the file is empty"), text("take the original, or make a new one with: warmtenet new")
    if content.startswith(OLE):
        if ENCRYPTED in content:
            return text("the file is protected with a password"), text(
                "save it without a password to open it"
            )
        return text("this is an old Excel file (.xls)"), save
    if not content.startswith(ZIP):
        start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<!doctype html", b"<html", b"<table")):
            return text("this is a web page, not a workbook"), save
        return text("this is not an Excel workbook, but text or another format"), save
    return _why_not_zip(content, save)


def _why_not_zip(content: bytes, save: Text) -> tuple[Text, Text] | None:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return text("the file is incomplete"), text("copy or download it again")
    if "xl/workbook.xml" in names:
        return None
    if "xl/workbook.bin" in names:
        return text("this is a binary workbook (.xlsb)"), save
    if "content.xml" in names and "mimetype" in names:
        return text("this is an OpenDocument file (.ods)"), save
    return text("this is not an Excel workbook"), save


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    package = _with_values_only(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl mentions each feature of Excel that it skips
        book: Any = openpyxl.load_workbook(package, data_only=True, read_only=True)
        with zipfile.ZipFile(package) as parts:
            return tuple(_sheet(sheet, parts) for sheet in book.worksheets)


def _with_values_only(content: bytes) -> io.BytesIO:
    """Return a workbook without empty cells, drop-downs and colours, which take most of the time to read."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            if not name.endswith((".xml", ".rels")):
                continue  # pictures and the like
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                data = _AFTER_CELLS.sub(b"", _EMPTY_CELL.sub(b"", data))
            new.writestr(name, data)
    return result


def _sheet(sheet: Any, package: zipfile.ZipFile) -> Sheet:
    sheet.reset_dimensions()
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    xml = package.read(sheet._worksheet_path.lstrip("/"))  # noqa: SLF001  # the path has no public name
    return Sheet(sheet.title, grid, _unsaved(xml) if b"<f" in xml else frozenset())


def _unsaved(xml: bytes) -> frozenset[tuple[int, int]]:
    """Return the cells with a formula but without a stored result, which Python cannot compute."""
    found = set()
    for attributes, inside in _FORMULA_CELL.findall(xml):
        place = _REFERENCE.search(attributes)
        if place and not _STORED.search(inside) and b't="str"' not in attributes:
            column = openpyxl.utils.column_index_from_string(place[1].decode())
            found.add((int(place[2]), column))
    return frozenset(found)
