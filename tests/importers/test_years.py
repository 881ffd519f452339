"""Calendar years of a series: the clock, leap days, gaps, months that are absent."""

import numpy as np
import pytest
from support.cases import SHARED, need
from support.hourly import hours_of, waves, write_hours

from warmtenet.importers import ImportProblem, calendar_years, read_every, read_hourly

AIR = "T (C)"
FEBRUARY = range(31 * 24, 59 * 24)


def years_in(path):
    return calendar_years(read_hourly(path))


def test_a_year_in_standard_time_is_as_written(tmp_path):
    values = np.round(waves(8760), 2)
    year = years_in(write_hours(tmp_path / "a.csv", {AIR: values}))[2023]
    assert year.values == pytest.approx(values)
    assert (year.missing_h, year.longest_gap_h, year.is_whole) == (0, 0, True)
    assert not year.values.flags.writeable


def test_a_year_in_utc_begins_with_its_last_hour(tmp_path):
    values = np.round(waves(8760), 2)
    year = years_in(write_hours(tmp_path / "a.csv", {AIR: values}, offset="Z"))[2023]
    assert year.values[1:] == pytest.approx(values[:-1])
    assert year.values[0] == pytest.approx(values[-1])


def test_a_leap_year_keeps_its_day(tmp_path):
    values = waves(8784 + 8760)
    years = years_in(write_hours(tmp_path / "a.csv", {AIR: values}, first=2024, years=2))
    assert {y: found.values.size for y, found in years.items()} == {2024: 8784, 2025: 8760}


@pytest.mark.parametrize(("gone", "missing", "longest"), [([5000], 1, 1), ([8759], 1, 1), ([0, 1, 9], 3, 2)])
def test_single_hours_are_filled_and_counted(tmp_path, gone, missing, longest):
    values = waves(8760)
    year = years_in(write_hours(tmp_path / "a.csv", {AIR: values}, left_out=gone))[2023]
    assert (year.missing_h, year.longest_gap_h, year.is_whole) == (missing, longest, True)
    assert year.values[gone] == pytest.approx(values[gone], abs=1)


def test_a_month_that_is_absent_spoils_the_year(tmp_path):
    found = years_in(write_hours(tmp_path / "a.csv", {AIR: waves(8760)}, left_out=FEBRUARY))[2023]
    assert [m.message for m in found.absent] == ["February"]
    assert not found.is_whole


def test_half_a_month_is_enough(tmp_path):
    part = list(FEBRUARY)[: len(FEBRUARY) // 2]
    found = years_in(write_hours(tmp_path / "a.csv", {AIR: waves(8760)}, left_out=part))[2023]
    assert found.is_whole
    assert found.longest_gap_h == len(part)


def test_temperature_and_flow_of_one_file(tmp_path):
    columns = {"temp (C)": waves(8760), "debiet (m3/s)": np.full(8760, 0.5)}
    found = read_every(write_hours(tmp_path / "e.csv", columns), ("temperature", "flow"))
    assert {q: s.unit for q, s in found.items()} == {"temperature": "C", "flow": "m3/h"}
    assert found["flow"].values == pytest.approx(1800)


def test_a_file_without_the_quantity_is_refused(tmp_path):
    path = write_hours(tmp_path / "e.csv", {"debiet (m3/h)": np.full(8760, 500)})
    with pytest.raises(ImportProblem, match="expected one of: temperatures in C"):
        read_every(path, ("temperature",))


def test_two_columns_of_one_quantity_are_refused(tmp_path):
    path = write_hours(tmp_path / "e.csv", {"T boven (C)": waves(8760), "T onder (C)": waves(8760)})
    with pytest.raises(ImportProblem, match="T boven, T onder"):
        read_every(path, ("temperature",))


def test_years_of_de_bilt():
    """The file of KNMI with local times: seven whole years, 2025 not; the mean of 2023 as in the table."""
    path = SHARED / "data" / "weather" / "knmi_260_T_2018-2025_local_time.csv.gz"
    need(path.exists(), "the shared data are not there")
    years = years_in(path)
    assert [y for y, found in years.items() if found.is_whole] == list(range(2018, 2025))
    assert all(found.values.size == hours_of(y) for y, found in years.items())
    assert years[2023].values.mean() == pytest.approx(11.786, abs=0.01)
