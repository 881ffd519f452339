"""A path to the text or the sheets of an outside file, out of .gz and .zip, or to why there is none."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from warmtenet.importers.problems import ImportProblem, any_series, download_again, refuse
from warmtenet.locale import Text, text

GZIP, OLE, PDF = b"\x1f\x8b", bytes.fromhex("d0cf11e0a1b11ae1"), b"%PDF"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with files, and without any
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r\x1a")
PEEK = 4096  # bytes that are looked at to tell text from the rest
LARGEST = 512 * 2**20  # bytes after unpacking; the largest files of grid operators are under 100 MB
TEXT_SUFFIXES = (".csv", ".txt", ".tsv", ".asc", ".json", ".xlsx")

Rows = list[list[str]]


@dataclass(frozen=True)
class Content:
    """What stands in a file: `text` with line ends as newlines, or the `sheets` of a workbook."""

    name: str
    text: str = ""
    sheets: tuple[Rows, ...] = ()


def open_content(path: str | Path) -> Content:
    """Return the text or the sheets of a file, which may be packed as .gz or .zip.

    Raises
    ------
    ImportProblem
        when it cannot be read, is empty, is a web page or is neither text nor an Excel workbook.
    """
    path = Path(path)
    name, raw = path.name, _read(path)
    if raw.startswith(GZIP):
        raw = _ungzipped(name, raw)
    if raw.startswith(ZIP) and not _is_workbook(name, raw):
        raw = _unzipped(name, raw)
    if raw.startswith(ZIP):
        return Content(name, sheets=_sheets(name, raw))
    return Content(name, _decoded(name, raw))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder = str(path.absolute().parent)
        remedy = text("check the name and the folder: {folder}", folder=folder)
        raise refuse(path.name, text("the file does not exist"), any_series(), remedy) from None
    except IsADirectoryError:
        raise refuse(path.name, text("this is a folder"), any_series(), text("name one file in it")) from None
    except OSError as error:
        found = text("the file cannot be read ({reason})", reason=error.strerror or str(error))
        raise refuse(path.name, found, any_series(), text("check the drive and the name")) from None


def _damaged(name: str) -> ImportProblem:
    return refuse(name, text("the file is incomplete"), any_series(), text("copy or download it again"))


def _too_large(name: str) -> ImportProblem:
    found = text("the file unpacks to more than {size} MB", size=LARGEST // 2**20)
    return refuse(name, found, any_series(), text("take out the years and places that you need"))


def _ungzipped(name: str, raw: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(raw)) as packed:
            unpacked = packed.read(LARGEST + 1)
    except (EOFError, OSError, zlib.error):
        raise _damaged(name) from None
    if len(unpacked) > LARGEST:
        raise _too_large(name)
    return unpacked


def _is_workbook(name: str, raw: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            return "xl/workbook.xml" in package.namelist()
    except zipfile.BadZipFile:
        raise _damaged(name) from None


def _unzipped(name: str, raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        member = _member(name, package.infolist())
        if member.file_size > LARGEST:
            raise _too_large(name)
        try:
            return package.read(member)
        except RuntimeError:  # what zipfile raises without the password
            found = text("the file is protected with a password")
            raise refuse(name, found, any_series(), text("save it without a password to open it")) from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError):
            raise _damaged(name) from None


def _member(name: str, members: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    files = [m for m in members if not m.is_dir() and not m.filename.startswith("__MACOSX")]
    readable = [m for m in files if m.filename.lower().endswith(TEXT_SUFFIXES)]
    if len(readable) == 1:
        return readable[0]
    found = text("{count} data files in one zip", count=len(readable))
    raise refuse(name, found, text("a zip with one data file"), text("unpack it and name one of the files"))


def _decoded(name: str, raw: bytes) -> str:
    if not raw.strip(b" \t\r\n\x1a\xef\xbb\xbf\x00"):
        raise refuse(name, text("the file is empty"), any_series(), text("copy or download it again"))
    if raw.startswith(UTF_16):
        words = raw.decode("utf-16", errors="replace")
    else:
        reason = _not_text(raw)
        if reason:
            remedy = text("save it as text (.csv) or as workbook (.xlsx)")
            raise refuse(name, reason, any_series(), remedy)
        words = _words(raw)
    words = words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    if words.lstrip()[:1] == "<":
        raise refuse(name, text("a web page, or XML, under the name of a data file"), any_series(),
                     download_again())  # fmt: skip
    return words


def _not_text(raw: bytes) -> Text | None:
    if raw.startswith(OLE):
        return text("this is an old Excel file (.xls)")
    if raw.startswith(PDF):
        return text("this is a PDF")
    start = raw[:PEEK]
    if b"\0" in raw or len(start.translate(None, CONTROL)) < len(start):
        return text("this is neither text nor an Excel workbook")
    return None


def _words(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what Excel on Windows saves


def _sheets(name: str, raw: bytes) -> tuple[Rows, ...]:
    import warnings  # noqa: PLC0415  # only a workbook needs these

    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl mentions each feature of Excel that it skips
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True, read_only=True)
            sheets = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                sheets.append(_strings(sheet.iter_rows(values_only=True)))
    except Exception:  # noqa: BLE001  # a damaged workbook breaks the reader in any way
        raise _damaged(name) from None
    if not any(sheets):
        raise refuse(name, text("the file is empty"), any_series(), text("copy or download it again"))
    return tuple(sheets)


def _strings(rows: Iterable[Sequence[object]]) -> Rows:
    written = [[_string(cell) for cell in row] for row in rows]
    width = max(map(len, written), default=0)
    return [row + [""] * (width - len(row)) for row in written if any(row)]


def _string(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()
