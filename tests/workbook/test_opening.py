"""Files that are no readable workbook: each says what it is and what to do."""

import io
import zipfile
from pathlib import Path

import pytest
from workbook.tiny import problems, workbook

SAVE = "save it in Excel as workbook (.xlsx)."
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def package(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


CONTENTS = {
    "empty": (b"", "the file is empty; take the original, or make a new one with: warmtenet new."),
    "csv": (b"key;value\nfee_eur;5\n", f"this is not an Excel workbook, but text or another format; {SAVE}"),
    "html": (b"\xef\xbb\xbf <!DOCTYPE html><table></table>", f"this is a web page, not a workbook; {SAVE}"),
    "old xls": (OLE + bytes(600), f"this is an old Excel file (.xls); {SAVE}"),
    "encrypted": (
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "the file is protected with a password; save it without a password to open it.",
    ),
    "truncated": (package("xl/workbook.xml")[:60], "the file is incomplete; copy or download it again."),
    "xlsb": (package("xl/workbook.bin"), f"this is a binary workbook (.xlsb); {SAVE}"),
    "ods": (package("mimetype", "content.xml"), f"this is an OpenDocument file (.ods); {SAVE}"),
    "other zip": (package("word/document.xml"), f"this is not an Excel workbook; {SAVE}"),
    "damaged": (
        package("xl/workbook.xml"),
        "the file is damaged; open it in Excel, repair it and save it again.",
    ),
}


@pytest.mark.parametrize(("content", "reason"), CONTENTS.values(), ids=CONTENTS)
def test_what_a_file_is_instead(tmp_path, content, reason):
    path = tmp_path / "invoer.xlsx"
    path.write_bytes(content)
    assert problems(path) == [f"invoer.xlsx: {reason}"]


def test_a_truncated_workbook(tmp_path):
    path = workbook(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    assert problems(path) == ["invoer.xlsx: the file is incomplete; copy or download it again."]


def test_no_file_and_a_folder(tmp_path):
    assert problems(tmp_path / "weg.xlsx") == [
        f"weg.xlsx: the file does not exist; check the name and the folder: {tmp_path}."
    ]
    assert problems(tmp_path) == [f"{tmp_path.name}: this is a folder; name the workbook in it."]


def test_a_locked_file(tmp_path, monkeypatch):
    path = workbook(tmp_path)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems(path) == [
        "invoer.xlsx: the file is locked; close it in Excel, or ask for permission to read it."
    ]


def test_another_failure_of_the_drive(tmp_path, monkeypatch):
    path = workbook(tmp_path)

    def refuse(self):
        raise OSError("gone")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems(path) == ["invoer.xlsx: the file cannot be read (gone); check the drive and the name."]
