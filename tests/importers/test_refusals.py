"""What cannot be used is refused in one sentence: file, found, expected, what to do."""

import gzip
import io
import zipfile

import pytest
from importers import files

from warmtenet import importers
from warmtenet.locale import Text, translator


def packed(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, text in members.items():
            package.writestr(name + ".csv", text)
    return content.getvalue()


SERIES = files.table([1, 2, 3])
BAD = {
    "empty": (b"", "the file is empty"),
    "only blanks": (b" \r\n\t\n", "the file is empty"),
    "only a mark": (b"\xef\xbb\xbf", "the file is empty"),
    "html": (b"\n<!DOCTYPE html><html><body>503</body></html>", "a web page"),
    "xml": (b"<?xml version='1.0'?><a/>", "a web page, or XML"),
    "binary": (bytes(range(256)) * 20, "neither text nor an Excel workbook"),
    "control": (b"a,b\n\x01\x02,3\n", "neither text nor an Excel workbook"),
    "pdf": (b"%PDF-1.7\n", "this is a PDF"),
    "old excel": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old Excel file"),
    "half a gzip": (gzip.compress(SERIES.encode() * 99)[:-20], "incomplete"),
    "half a zip": (packed(a=SERIES)[:-30], "incomplete"),
    "two files": (packed(a=SERIES, b=SERIES), "2 data files in one zip"),
    "empty zip": (packed(), "0 data files in one zip"),
    "prose": (b"see the appendix\nof the report\n", "text without columns"),
    "no time": (b"a;b\n1;2\n3;4\n", 'no column with dates and times among "a, b"'),
    "no number": (b"time;b\n2023-01-01 00:00;x\n", "no column of numbers"),
    "only a heading": (b"time;T\n", 'a heading without rows ("time, T")'),
    "only gaps": (files.waterinfo(["999999999"]).encode(), "only gaps"),
    "heading of waterinfo": (files.WATERINFO.encode(), "heading of waterinfo without rows"),
    "waterinfo without time": (files.waterinfo(["1"]).replace("01-06-2023", "").encode(), "no row with"),
    "heading of knmi": (files.knmi([]).encode(), "heading of KNMI without rows"),
    "daily knmi": (b"# STN,YYYYMMDD,   TG\n  260,20230101,   85\n", "daily values of KNMI"),
    "hour 25": (files.knmi([("20230101", 25, 3)]).encode(), "hours that KNMI does not write"),
    "other json": (b'{"type": "FeatureCollection"}', "JSON that is no answer"),
    "json list": (b"[1, 2]", "JSON that is no answer"),
    "broken json": (b'{"WaarnemingenLijst": [', "JSON that is no answer"),
    "answer without rows": (b'{"WaarnemingenLijst": []}', "an answer without measurements"),
    "open quotation": (b'time;T\n"2023-01-01 00:00;' + b"x" * 200_000, "quotation marks"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_refusal(refusal, case):
    content, words = BAD[case]
    sentence = refusal(content)
    assert words in sentence
    assert sentence.startswith("data.csv: ")
    assert "; expected " in sentence
    assert sentence.count("\n") == 0


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(importers.ImportProblem, match=r"absent\.csv: the file does not exist"):
        importers.inspect(tmp_path / "absent.csv")
    with pytest.raises(importers.ImportProblem, match="this is a folder"):
        importers.inspect(tmp_path)


def test_a_broken_workbook(refusal):
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        package.writestr("xl/workbook.xml", "<nothing")
    assert "incomplete" in refusal(broken.getvalue(), "book.xlsx")


def test_a_zip_with_a_password(refusal):
    content = bytearray(packed(a=SERIES))
    for at in (6, content.index(b"PK\x01\x02") + 8):
        content[at] |= 1  # the flag that says encrypted, in both headings
    assert "protected with a password" in refusal(bytes(content), "a.zip")


def test_a_file_that_is_too_large(refusal, monkeypatch):
    monkeypatch.setattr("warmtenet.importers.content.LARGEST", 1000)
    large = "x" * 2000
    assert "unpacks to more than" in refusal(gzip.compress(large.encode()), "a.gz")
    assert "unpacks to more than" in refusal(packed(a=large), "a.zip")


def test_the_problem_carries_a_sentence_to_translate(write):
    with pytest.raises(importers.ImportProblem) as problem:
        importers.inspect(write(b""))
    assert isinstance(problem.value.sentence, Text)
    assert problem.value.render(translator("en")) == str(problem.value)


def test_hours_are_refused_of_daily_values_codes_and_unknown_columns(refusal):
    daily = files.table([1] * 9, minutes=1440)
    assert "T cannot be made into hours" in refusal(daily, read=importers.read_hourly)
    knmi = files.knmi([("20230101", 1, 3), ("20230101", 2, 3)])
    assert "DD cannot be made into hours" in refusal(knmi, read=lambda p: importers.read_hourly(p, "DD"))
    assert "the columns DD, T, SQ, RH; expected one column, named Q" in refusal(
        knmi, read=lambda p: importers.read_hourly(p, "Q")
    )
