"""Recalculates workbooks with LibreOffice, from caches that hold nonsense."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl

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


def poison(source: Path, target: Path) -> int:
    """Copy a workbook with a wrong stored result beside every formula; return how many."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data, found = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>" + POISON.encode() + b"</v>", data)
                data = re.sub(rb' t="str"(><f>)', rb"\1", data)
                count += found
            new.writestr(entry, data)
    return count


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
    """Return the stored values of all cells per sheet."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


def formulas(path: Path) -> dict[str, dict[str, str]]:
    """Return the formulas of all cells per sheet."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
    }
