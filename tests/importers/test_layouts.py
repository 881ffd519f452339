"""Each layout that suppliers use, in a file of a few rows."""

import gzip
import io
import zipfile
from datetime import datetime

import numpy as np
import openpyxl
import pytest
from importers import files

from warmtenet import importers

KNMI = files.knmi([("20230101", 1, 85), ("20230101", 2, ""), ("20230101", 3, -15)])


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("_", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (KNMI.encode(), "uurgeg.txt"),
        (KNMI.replace("\n", "\r\n").encode("cp1252"), "uurgeg.txt"),
        (gzip.compress(KNMI.encode()), "uurgeg.txt.gz"),
        (zipped(uurgeg_txt=KNMI), "uurgeg.zip"),
        (zipped(uurgeg_txt=KNMI, licence_pdf="%PDF"), "uurgeg.zip"),
        (("# " + KNMI.replace("\n\n", "\n").replace("\n# STN", "\n#STN")).encode(), "web.txt"),
    ],
)
def test_knmi(write, content, name):
    series = importers.read_hourly(write(content, name))
    assert (series.kind, series.name, series.unit, series.time_zone) == ("knmi_hourly", "T", "C", "UTC")
    assert series.start == np.datetime64("2023-01-01T00")  # hour 1 begins at midnight UT
    assert list(series.values) == pytest.approx([8.5, 3.5, -1.5])
    assert list(series.is_filled) == [False, True, False]


def test_knmi_less_than_a_twentieth_is_nothing(seen):
    columns = seen(KNMI).columns
    assert (columns["SQ"].min, columns["RH"].max) == (0, 0)
    assert "DD" not in seen(KNMI).filled  # a direction has no straight line


def test_knmi_with_two_stations_has_a_column_for_each(write):
    path = write(KNMI + KNMI.partition("RH\n")[2].replace("  260,", "  275,").replace("   85,", "   95,"))
    assert {"T 260", "T 275"} <= set(importers.inspect(path).columns)
    assert importers.read_hourly(path, "T 275").values[0] == 9.5
    with pytest.raises(importers.ImportProblem, match="one column, named T"):
        importers.read_hourly(path)


def test_waterinfo_gaps_and_decimal_comma(write):
    path = write(files.waterinfo(["18,5", "999999999", "1000000000000", "20,0"]))
    seen = importers.inspect(path)
    assert (seen.rows, seen.columns["Temperatuur"].gaps, seen.columns["Temperatuur"].max) == (4, 2, 20.0)
    series = importers.read_hourly(path)
    assert series.start == np.datetime64("2023-05-31T23")  # MET is an hour ahead of UTC, also in summer
    assert list(series.values) == pytest.approx([18.5, 19.0, 19.5, 20.0])


def test_waterinfo_with_carriage_returns_only(seen):
    assert seen(files.waterinfo(["18,5", "18,6"]).replace("\n", "\r")).rows == 2


def test_waterinfo_value_marked_as_gap(seen):
    text = files.waterinfo(["18,5", "18,6"]).replace("18,6;;Normale waarde", "18,6;;Hiaat waarde")
    assert seen(text).columns["Temperatuur"].gaps == 1


def test_waterinfo_with_two_places_and_quantities(seen):
    text = files.waterinfo(["18"]) + files.waterinfo(["7"], place="Delft", quantity="Debiet", unit="m3/s")
    columns = seen(text).columns
    assert {name: c.unit for name, c in columns.items()} == {"Temperatuur Gouda": "C", "Debiet Delft": "m3/s"}


def test_a_flow_comes_in_m3_per_h(write):
    path = write(files.waterinfo(["2,5", "3"], quantity="Debiet", unit="m3/s"))
    series = importers.read_hourly(path)
    assert (series.unit, list(series.values)) == ("m3/h", [9000, 10800])


@pytest.mark.parametrize(
    ("header", "first", "unit", "value"),
    [
        ("time,T (°F)", "50", "C", 10.0),
        ("time,T [K]", "283.15", "C", 10.0),
        ("time,temp_c", "10", "C", 10.0),
        ("time,debiet (l/s)", "100", "m3/h", 360.0),
        ("time,flow_m3h", "400", "m3/h", 400.0),
        ("time,Q effluent (m3/dag)", "2400", "m3/h", 100.0),
        ("time,power (kW)", "7", "kW", 7.0),
    ],
)
def test_the_unit_stands_in_the_heading(write, header, first, unit, value):
    series = importers.read_hourly(write(files.table([first, first], header=header)))
    assert series.unit == unit
    assert series.values[0] == pytest.approx(value)


FORMS = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ", "%d-%m-%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%Y%m%d%H%M",
         "%Y%m%d %H:%M", "%Y-%m-%dT%H:%M+00:00", "%Y/%m/%d %H:%M"]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_a_time(write, form):
    series = importers.read_hourly(write(files.table([1, 2, 3], "2023-01-13T05:00", form=form)))
    hour = 5 if form.endswith(("Z", "+00:00")) else 4
    assert series.start == np.datetime64(f"2023-01-13T{hour:02d}")
    assert list(series.values) == [1, 2, 3]


def test_month_before_day_is_seen_by_a_day_over_twelve(write):
    series = importers.read_hourly(write(files.table([1] * 300, "2023-01-08T00:00", form="%m-%d-%Y %H:%M")))
    assert series.start == np.datetime64("2023-01-07T23")
    assert series.values.size == 300


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_encodings_and_thousands(write, delimiter, encoding):
    lines = ["tijd;Q één (m3/h)", "13-02-2023 00:00;1.234,5", "13-02-2023 01:00;987,0"]
    path = write("\r\n".join(lines).replace(";", delimiter).encode(encoding))
    assert importers.read_hourly(path).values == pytest.approx([1234.5, 987.0])


def test_no_header(write):
    seen = importers.inspect(write("2023-01-01 00:00;1,5\n2023-01-01 01:00;2,5\n"))
    assert [c.mean for c in seen.columns.values()] == [2.0]


def test_date_and_time_in_two_columns(write):
    series = importers.read_hourly(write("datum;tijd;T (C)\n31-1-2023;23:00;4,5\n31-1-2023;24:00;5,5\n"))
    assert series.start == np.datetime64("2023-01-31T22")
    assert list(series.values) == [4.5, 5.5]


@pytest.mark.parametrize(("first", "start"), [(0, "2023-01-30T23"), (1, "2023-01-30T23")])
def test_date_and_number_of_the_hour(write, first, start):
    rows = "".join(f"31-01-2023;{h};{h}\n" for h in range(first, first + 24))
    series = importers.read_hourly(write("datum;uur;T (C)\n" + rows))
    assert series.start == np.datetime64(start)
    assert series.values.size == 24


def workbook(rows, *more):
    book = openpyxl.Workbook()
    for sheet_rows in more:
        for row in sheet_rows:
            book.active.append(row)
        book.create_sheet()
    for row in rows:
        book.worksheets[-1].append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_workbook(write):
    rows = [("When", "T (C)", "remark"), *((datetime(2023, 1, 1, h), h / 2, "ok") for h in range(5))]  # noqa: DTZ001
    path = write(workbook(rows, [("A cover sheet",)]), "weather.xlsx")
    series = importers.read_hourly(path)
    assert list(series.values) == [0, 0.5, 1, 1.5, 2]
    assert list(importers.inspect(path).columns) == ["T"]


@pytest.mark.parametrize("zone", ["stamped", "bare"])
def test_summer_time_neither_loses_nor_doubles_an_hour(write, zone):
    """A year on the Dutch clock, once with offsets and once as a wall clock shows it."""
    lines = ["time,T (C)"]
    for k, at in enumerate(files.hours(8760, "2022-12-31T23:00")):  # UTC
        summer = "2023-03-26T01" <= at.isoformat() < "2023-10-29T01"
        wall = files.hours(1, at.isoformat())[0].timestamp() + (7200 if summer else 3600)
        shown = np.datetime64(int(wall - files.hours(1, "1970-01-01T00:00")[0].timestamp()), "s")
        offset = ("+02:00" if summer else "+01:00") if zone == "stamped" else ""
        lines.append(f"{shown}{offset},{k % 200 / 10}")
    path = write("\n".join(lines))
    series = importers.read_hourly(path)
    assert (series.time_zone, series.values.size, series.filled.hours) == ("Europe/Amsterdam", 8760, 0)
    assert series.start == np.datetime64("2022-12-31T23")
    assert np.allclose(series.values, np.arange(8760) % 200 / 10)
    assert importers.inspect(path).period == ("2023-01-01T00:00+01:00", "2023-12-31T23:00+01:00")


def test_quarters_become_the_mean_of_their_hour(write):
    series = importers.read_hourly(write(files.table([1, 2, 3, 4, 10], minutes=15)))
    assert list(series.values) == [2.5, 10]


def test_effluent_failures_are_gaps_and_zeros_are_named(write):
    flow = [1200.0] * 98 + [0.0, -5.0]
    warm = [15.0] * 97 + [0.0, 16.0, 99.9]
    both = [f"{q},{t}" for q, t in zip(flow, warm, strict=True)]
    path = write(files.table(both, minutes=15, header="time,debiet (m3/h),temperatuur (C)"))
    seen = importers.inspect(path)
    assert seen.kind == "effluent"
    assert (seen.columns["debiet"].gaps, seen.columns["debiet"].min) == (1, 0)
    assert (seen.columns["temperatuur"].gaps, seen.columns["temperatuur"].min) == (2, 15)
    series = importers.read_hourly(path)
    assert (series.name, series.unit) == ("temperatuur", "C")
    assert series.values.max() <= 16
