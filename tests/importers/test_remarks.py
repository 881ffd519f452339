"""Questionable content is read, and said."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers import files

from warmtenet import importers
from warmtenet.importers.series import fill
from warmtenet.locale import translator

YEAR = [10.0] * 8760


def test_a_sound_year_has_no_remark_but_its_clock(remarks):
    assert remarks(files.table(YEAR, form="%Y-%m-%dT%H:%MZ")) == ""


def test_leap_year(remarks):
    said = remarks(files.table([10.0] * 8784, "2024-01-01T00:00"))
    assert "leap year 2024: 8,784 hours" in said
    assert "leap year" not in remarks(files.table(YEAR))


@pytest.mark.parametrize("drop", [0, 4000, 8759])
def test_8759_rows(remarks, drop):
    lines = files.table(YEAR).splitlines(keepends=True)
    said = remarks("".join(lines[: drop + 1] + lines[drop + 2 :]))
    assert "8,759 hours are not a whole year of 8,760 or 8,784" in said
    assert ("hours without a row: 1 of 8,760" in said) == (0 < drop < 8759)


def test_three_months_missing_at_the_end(remarks):
    assert "nothing for October, November, December" in remarks(files.table(YEAR[: 273 * 24]))


def test_three_months_missing_within(remarks):
    lines = files.table(YEAR).splitlines(keepends=True)
    said = remarks("".join(lines[: 1 + 90 * 24] + lines[1 + 181 * 24 :]))
    assert "nothing for April, May, June" in said
    assert "T: no values between 2023-03-31T23:00+01:00 and 2023-07-01T00:00+01:00" in said


def test_a_short_series(remarks):
    assert "100 hours; no yearly value" in remarks(files.table([1.0] * 100))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: c * 1.8 + 32, "looks like Fahrenheit"),
        (lambda c: c + 273.15, "looks like kelvin"),
        (lambda c: c * 10, "look like tenths of C"),
        (lambda c: c, ""),
    ],
)
def test_temperatures_in_another_unit(remarks, change, words):
    celsius = 10 + 12 * np.sin(np.arange(1000) / 160)
    said = remarks(files.table(change(celsius).round(2), header="time,T (C)"))
    assert words in said
    assert ("look" in said) == bool(words)


@pytest.mark.parametrize(
    ("scale", "words"), [(1.0, ""), (1 / 3.6, ""), (1 / 36, "looks like l/s"), (1 / 3600, "looks like m3/s")]
)
def test_flows_in_another_unit(remarks, scale, words):
    """A plant of 2,000 m3/h in l/s is 556, which could be m3/h; a small one or m3/s cannot."""
    said = remarks(files.table([2000 * scale] * 50, header="time,flow (m3/h)"))
    assert words in said
    assert ("looks like" in said) == bool(words)


def test_duplicates_and_disorder(write, remarks):
    lines = files.table([1, 2, 3, 4]).splitlines(keepends=True)
    content = "".join([lines[0], lines[2], lines[1], lines[3], lines[3].replace(",3", ",5"), lines[4]])
    said = remarks(content)
    assert "now sorted: 1" in said
    assert "their mean is used: 1" in said
    assert list(importers.read_hourly(write(content)).values) == [1, 2, 4, 4]


def test_words_among_numbers_and_lost_times(remarks):
    content = files.table([1, 2, "defect", 4, 5, ""]) + "total,7\n"
    said = remarks(content)
    assert 'T: cells that are no number, such as "defect", were read as gaps: 1' in said
    assert "rows without a time that can be read, left out: 1" in said


def test_a_date_that_cannot_be_is_no_time(remarks):
    content = files.table([1, 2, 3]) + "9999-12-31 00:00,4\n2023-02-30 00:00,5\n2023-01-01 25:00,6\n"
    assert "left out: 3" in remarks(content)


def test_units_and_clock_that_nobody_gave(remarks):
    said = remarks(files.table([10, 11], header="time,T"))
    assert "T: no unit is given; read as C" in said
    assert "no time zone is given; read as winter time all year" in said
    assert "day and month cannot be told apart" in remarks(
        files.table([10, 11], "2023-02-01T00:00", form="%d-%m-%Y %H:%M")
    )


def test_zeros_outliers_and_jumps(remarks):
    flow = [500.0] * 60 + [0.0, 9000.0]
    said = remarks(files.table(flow, header="time,flow (m3/h)"))
    assert "flow: values that are 0: 1" in said
    assert "flow: values above 10 times the median: 1, up to 9,000" in said
    said = remarks(files.table([15.0, 15.0, 30.0, 15.0, 2.0], header="time,T (C)"))
    assert "more than 8 K away from both neighbours: 1" in said


def test_a_clock_that_jumps_where_winter_time_is_promised(remarks):
    text = files.waterinfo(["5"] * 200, "2023-03-22T00:00")
    assert "an hour is absent where summer time begins" not in remarks(text)
    lines = [line for line in text.splitlines() if "26-03-2023;02:" not in line]
    assert "an hour is absent where summer time begins" in remarks("\n".join(lines))


def test_steps(remarks):
    assert "most rows are 15 minutes apart" in remarks(files.table([1] * 20, minutes=15))
    assert "most rows are 24 hours apart; no hours" in remarks(files.table([1] * 20, minutes=1440))


VALUES = st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=1, max_size=60)


@given(VALUES.filter(lambda values: any(v is not None for v in values)))
def test_filled_gaps_stay_between_their_neighbours(values):
    means = np.array([np.nan if v is None else v for v in values])
    known = np.flatnonzero(~np.isnan(means))
    means = means[known[0] : known[-1] + 1]  # what hour_means gives: a value at both ends
    filled = fill(means)
    assert np.isfinite(filled).all()
    assert np.array_equal(filled[~np.isnan(means)], means[~np.isnan(means)])
    known = known - known[0]
    for left, right in itertools.pairwise(known):
        low, high = sorted((means[left], means[right]))
        assert ((low <= filled[left : right + 1]) & (filled[left : right + 1] <= high)).all()


@given(st.lists(st.one_of(st.none(), st.floats(-20, 30)), min_size=3, max_size=40))
def test_the_report_counts_the_gaps(tmp_path_factory, values):
    values = [1.0, *values, 2.0]
    path = tmp_path_factory.getbasetemp() / "gaps.csv"
    path.write_text(files.table(["" if v is None else repr(v) for v in values], header="time,T (C)"))
    missing = sum(v is None for v in values)
    if missing >= len(values) - 1 or _too_sparse(values):
        return
    seen = importers.inspect(path)
    assert (seen.columns["T"].gaps, seen.filled["T"].hours) == (missing, missing)
    series = importers.read_hourly(path)
    assert series.filled == seen.filled["T"]
    present = [v for v in values if v is not None]
    assert min(present) <= series.values.min() <= series.values.max() <= max(present)


def _too_sparse(values):
    steps = np.diff([k for k, v in enumerate(values) if v is not None])
    return float(np.median(steps)) > 3


def test_every_key_of_the_json(seen):
    data = seen(files.table([1, "", 3])).as_dict(translator("nl"))
    assert set(data) == {"file", "kind", "rows", "period", "time_zone", "columns", "filled", "remarks"}
    assert data["columns"]["T"] == {"unit": "C", "count": 2, "gaps": 1, "min": 1.0, "mean": 2.0, "max": 3.0}
    assert data["filled"]["T"] == {"hours": 1, "of": 3, "longest_h": 1, "method": "linear"}
    assert data["period"] == {"from": "2023-01-01T00:00+01:00", "to": "2023-01-01T02:00+01:00"}
