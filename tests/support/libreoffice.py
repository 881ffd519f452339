"""Recalculates workbooks with LibreOffice, from caches that hold nonsense."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
POISON = "-987654321"
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>"""


def available() -> bool:
    """Return whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def poison(source: Path, target: Path, typed: Mapping[str, Mapping[str, object]] | None = None) -> int:
    """Copy a workbook with a wrong stored result beside every formula; return how many.

    `typed` holds per sheet the cells that a reader overwrites with a number or a text.
    """
    count, left = 0, {title: dict(cells) for title, cells in (typed or {}).items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        titles = {part: title for title, part in _parts(old).items()}
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in titles:
                for cell, value in left.pop(titles[entry.filename], {}).items():
                    data = _overwritten(data, cell, value)
                data, found = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>" + POISON.encode() + b"</v>", data)
                data = re.sub(rb' t="str"(><f>)', rb"\1", data)
                count += found
            new.writestr(entry, data)
    assert not left, f"no sheets {list(left)}"
    return count


def _overwritten(data: bytes, cell: str, value: object) -> bytes:
    """Return a sheet with a number or a text in a cell, which keeps its style."""
    if isinstance(value, str):
        kind, inside = ' t="inlineStr"', f"<is><t>{escape(value)}</t></is>"
    else:
        kind, inside = "", f"<v>{value!r}</v>"
    written = rf'<c r="{cell}"\g<style>{kind}>{inside}</c>'.encode()
    pattern = rb'<c r="%s"(?P<style>(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)' % cell.encode()
    data, found = re.subn(pattern, written, data, flags=re.DOTALL)
    assert found == 1, f"{cell} is not in the sheet"
    return data


def recalculate(folder: Path, *sources: Path) -> list[Path]:
    """Return copies that LibreOffice recalculated and saved in `folder`, in one go."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    out = folder / "recalculated"
    command = [
        "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *map(str, sources),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [out / source.name for source in sources]


def values(path: Path) -> dict[str, dict[str, object]]:
    """Return the stored values of all cells per sheet; a date is its number of days."""
    return _cells(path, _value)


def formulas(path: Path) -> dict[str, dict[str, object]]:
    """Return the formulas of all cells per sheet, as XlsxWriter writes them."""
    return _cells(path, _formula)


def _cells(path: Path, read: Callable[[ET.Element, list[str]], object]) -> dict[str, dict[str, object]]:
    """Return what `read` finds in the cells; openpyxl would take ten times as long."""
    with zipfile.ZipFile(path) as book:
        strings = _strings(book)
        return {
            title: {
                cell.get("r", ""): found
                for cell in ET.fromstring(book.read(part)).iter(f"{MAIN}c")
                if (found := read(cell, strings)) is not None
            }
            for title, part in _parts(book).items()
        }


def _value(cell: ET.Element, strings: list[str]) -> object:
    kind, written = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
    if kind == "inlineStr":
        return "".join(cell.itertext())
    if not written:
        return None
    if kind == "n":
        return float(written) if set(written) & set(".eE") else int(written)
    return {"s": lambda: strings[int(written)], "b": lambda: bool(int(written))}.get(kind, lambda: written)()


def _formula(cell: ET.Element, _: list[str]) -> object:
    written = cell.findtext(f"{MAIN}f")
    return None if written is None else f"={written}"


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the file of each sheet by its title, in order."""
    relations = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "").removeprefix("/xl/") for r in relations}
    sheets = ET.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    return {sheet.get("name", ""): f"xl/{targets[sheet.get(RELATION)]}" for sheet in sheets}


def _strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    entries = ET.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
    return ["".join(part.text or "" for part in entry.iter(f"{MAIN}t")) for entry in entries]
