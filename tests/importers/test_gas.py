"""Gas use by postcode in the layouts that the grid operators used through the years."""

import io
from itertools import product

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers import files

from warmtenet import importers
from warmtenet.importers.gas import as_postcode, postcode_range

ROWS = [("2801AA", "2801AC", 10, 1000), ("2801AD", "2801AD", 30, 2000), ("2802AA", "2802ZZ", 20, "1500,50"),
        ("2803AA", "2804BB", 40, 900)]  # fmt: skip
MEAN = (10 * 1000 + 30 * 2000 + 20 * 1500.5 + 40 * 900) / 100


def rows(old=False):
    gas = [files.gas_row(*row, old=old) for row in ROWS]
    return [files.gas_row("2801AA", "2801AC", 999, 3000, "ELK", old=old), *gas]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("header", "old"), [(files.GAS_NEW, False), (files.GAS_OLD, True), ((), False), ((), True)]
)
def test_layouts(write, delimiter, encoding, header, old):
    """The count of connections changed places; without a heading it is the column that exceeds 100."""
    content = files.gas(rows(old), header, delimiter).encode(encoding)
    table = importers.read_gas(write(content))
    assert table.mean_m3(["2800-2899"]) == (pytest.approx(MEAN), 100)
    assert table.use_m3.size == 4


def test_new_name_of_the_use(write):
    header = [name.replace("SJV", "SJA") for name in files.GAS_NEW]
    assert importers.read_gas(write(files.gas(rows(), header))).use_name == "SJA_GEMIDDELD"


def test_workbook(write):
    book = openpyxl.Workbook()
    for row in (files.GAS_OLD, *rows(old=True)):
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    assert importers.read_gas(write(packed.getvalue(), "LianderKV.xlsx")).mean_m3(["2801"])[1] == 40


@pytest.mark.parametrize(
    ("asked", "mean", "connections", "partial"),
    [
        (["2801"], 1750, 40, 0),
        (["2801AD"], 2000, 30, 0),
        (["2801 ad"], 2000, 30, 0),
        (["2801AB"], 1000, 10, 1),  # within a range that cannot be split
        (["2801AA-2801AD"], 1750, 40, 0),
        (["2801", "2801AD"], 1750, 40, 0),  # a row counts once
        (["2803"], 900, 40, 1),
        (["2804"], 900, 40, 1),  # no range begins here
        (["Gouda"], MEAN, 100, 0),
    ],
)
def test_a_choice_of_postcodes(write, asked, mean, connections, partial):
    use = importers.read_gas(write(files.gas(rows()))).use(asked)
    assert (use.mean_m3, use.connections, use.partial_rows) == (pytest.approx(mean), connections, partial)
    assert use.missing == ()


def test_postcodes_that_are_not_there_are_named(write):
    table = importers.read_gas(write(files.gas(rows())))
    assert table.use(["2801", "9999"]).missing == ("9999",)
    with pytest.raises(
        importers.ImportProblem, match=r"9999.* is in it; expected postcodes from 2801AA to 2804BB"
    ):
        table.mean_m3(["9999"])
    with pytest.raises(importers.ImportProblem, match='"280" is no postcode'):
        table.mean_m3(["280"])


@given(st.lists(st.tuples(st.integers(10, 500), st.floats(0, 5000)), min_size=1, max_size=20))
def test_the_mean_lies_between_the_rows_and_keeps_the_total(pairs):
    count, use = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    first = np.arange(count.size) + 2801 * 676
    table = importers.GasTable("x", first, first, np.full(count.size, "A"), count, use, "SJV")
    mean, connections = table.mean_m3(["2801-2802"])
    assert use.min() - 1e-9 <= mean <= use.max() + 1e-9
    assert mean * connections == pytest.approx(float((count * use).sum()))


@given(st.integers(1000, 9999), st.sampled_from([a + b for a, b in product("AMZ", repeat=2)]))
def test_postcodes_as_numbers_and_back(digits, letters):
    written = f"{digits}{letters}"
    low, high = postcode_range(written)
    assert low == high
    assert as_postcode(low) == written
    whole = postcode_range(str(digits))
    assert whole[0] <= low <= whole[1]


def test_remarks_on_rows(remarks):
    more = [*rows(), files.gas_row("2805AA", "2805AB", 0, 800), files.gas_row("2806AA", "2806AB", 12, 0),
            files.gas_row("28", "2806AB", 12, 1), files.gas_row(*ROWS[1])]  # fmt: skip
    said = remarks(files.gas(more))
    assert "no second degree-day correction" in said
    assert "left out: 2" in said
    assert "use of 0 m3: 1" in said
    assert "occurred before: 1" in said


def test_refusals(refusal):
    header = [name.replace("AANSLUITINGEN_AANTAL", "N") for name in files.GAS_NEW]
    assert "no column AANSLUITINGEN_AANTAL" in refusal(files.gas(rows(), header))
    assert "heading of gas use by postcode without rows" in refusal(files.gas([]))
    only = [files.gas_row("2801AA", "2801AC", 10, 1, "ELK")]
    assert 'no rows for gas, only "ELK"' in refusal(files.gas(only))
    unclear = files.gas([files.gas_row("2801AA", "2801AC", 10, 1)], ()).replace("100,00", "100")
    assert "no column AANSLUITINGEN_AANTAL" in refusal(unclear)


def test_a_series_is_no_gas_use_and_the_reverse(write, refusal):
    series = files.table([1, 2])
    assert "expected gas use by postcode" in refusal(series, read=importers.read_gas)
    assert "expected a series of times and values" in refusal(files.gas(rows()), read=importers.read_hourly)
