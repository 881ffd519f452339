"""Every file of ../shared/data that is for the importers, against counts and sums made outside warmtenet."""

from pathlib import Path

import numpy as np
import pytest
from support.cases import need

from warmtenet import importers
from warmtenet.locale import translator

DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(autouse=True)
def _data():
    need(DATA.is_dir(), "../shared/data is not there")


def on_times(series, first, last):
    inside = (series.time >= np.datetime64(first)) & (series.time < np.datetime64(last))
    return series.values[inside]


def degree_days(temperature_c, days, base_c=18.0):
    """Sum of what daily means stay under the base; weights by month as P17 gives them."""
    short = np.maximum(base_c - temperature_c.reshape(-1, 24).mean(axis=1), 0.0)
    month = days.astype("datetime64[M]").astype(int) % 12 + 1
    weight = np.select([np.isin(month, (11, 12, 1, 2)), np.isin(month, (3, 10))], [1.1, 1.0], 0.8)
    return short.sum(), (short * weight).sum()


def test_p17_degree_days_of_deelen_2010():
    series = importers.read_hourly(DATA / "weather/knmi_uurgeg_275_2001-2010.zip", "T")
    values = on_times(series, "2010-01-01", "2011-01-01")
    days = np.arange("2010-01-01", "2011-01-01", dtype="datetime64[D]")
    assert values.size == 8760
    assert degree_days(values, days) == pytest.approx((3506.3, 3556.2), abs=0.2)
    assert series.start == np.datetime64("2001-01-01T00")
    assert (series.unit, series.time_zone, series.filled.hours) == ("C", "UTC", 0)


def test_p21_synthetic_water_temperature():
    path = DATA / "water/SYNTHETIC_waterinfo_layout_T_2023.csv.gz"
    seen = importers.inspect(path)
    column = seen.columns["Temperatuur"]
    assert (seen.kind, seen.rows, column.count, column.gaps) == ("waterinfo", 8759, 8727, 32)
    assert (column.unit, column.min, column.max) == ("C", 5.6, 21.0)
    series = importers.read_hourly(path)
    assert series.values.size == 8760
    assert series.filled.hours == 33  # 32 gaps and the hour that has no row
    measured = np.where(series.is_filled, np.nan, series.values)
    summer = (series.time >= np.datetime64("2023-05-31T23")) & (series.time < np.datetime64("2023-09-30T23"))
    warm = measured[summer & (measured >= 18)]
    assert np.nanmean(measured[summer]) == pytest.approx(19.121, abs=0.005)
    assert warm.size == 2625
    assert warm.mean() == pytest.approx(19.476, abs=0.005)


@pytest.mark.parametrize(
    ("name", "rows", "least", "mean", "most", "start"),
    [
        ("2020_formaat_WATHTE", 4, 550, 588, 628, "1990-01-01T08:00+01:00"),
        ("2023_formaat_WATHTE_KRIMPADLK", 5, 43, 61.2, 82, "2022-01-01T00:00+01:00"),
    ],
)
def test_p21_real_layouts_with_41_and_50_columns(name, rows, least, mean, most, start):
    seen = importers.inspect(DATA / f"water/waterinfo_export_{name}.csv")
    column = seen.columns["Waterhoogte"]
    assert (seen.kind, seen.rows, column.unit, column.gaps) == ("waterinfo", rows, "cm", 0)
    assert (column.min, column.mean, column.max) == pytest.approx((least, mean, most))
    assert (seen.period[0], seen.time_zone) == (start, "UTC+01:00")


def test_an_answer_of_the_water_data_service_has_its_gap():
    seen = importers.inspect(DATA / "water/rws_ddapi_temperatuur_antwoord_voorbeeld.json")
    (column,) = seen.columns.values()
    assert (seen.rows, column.count, column.gaps, column.min, column.max) == (3, 2, 1, 10, 14)


def test_local_time_stamps_are_read_without_a_lost_or_double_hour():
    path = DATA / "weather/knmi_260_T_2018-2025_local_time.csv.gz"
    seen = importers.inspect(path)
    assert (seen.rows, seen.columns["T"].gaps, seen.time_zone) == (69432, 0, "Europe/Amsterdam")
    assert seen.period == ("2018-01-01T00:00+01:00", "2025-12-02T23:00+01:00")
    series = importers.read_hourly(path)
    assert series.values.size == 69432
    assert series.filled.hours == 0
    assert list(on_times(series, "2018-03-25T00", "2018-03-25T02")) == [-1.0, -1.4]  # 01:00+01, 03:00+02
    assert list(on_times(series, "2018-10-28T00", "2018-10-28T02")) == [3.4, 2.6]  # 02:00 twice
    spelled = " ".join(translator("en").render(r) for r in seen.remarks)
    assert "leap year 2020, 2024" in spelled
    assert "hours without a row" not in spelled


def test_both_files_of_de_bilt_agree_where_they_overlap():
    web = importers.read_hourly(DATA / "weather/knmi_260_T_TD_20240818-20250817.txt.gz", "T")
    local = importers.read_hourly(DATA / "weather/knmi_260_T_2018-2025_local_time.csv.gz")
    assert web.values.size == 8760
    same = on_times(local, "2024-08-17T23", "2025-08-17T23")  # its stamps lie an hour before those of KNMI
    assert np.array_equal(web.values, same)


def test_effluent_of_tilburg():
    seen = importers.inspect(DATA / "rwzi/rwzi_tilburg_2021-05_2022-01_steekproef_15min.csv.gz")
    flow, temperature = seen.columns["Q_inf"], seen.columns["Temp"]
    assert (seen.kind, seen.rows, flow.unit, temperature.unit) == ("effluent", 5184, "m3/h", "C")
    assert (flow.min, flow.mean, flow.max) == pytest.approx((95.268, 2235.546, 16909.864), abs=0.001)
    assert (temperature.min, temperature.mean, temperature.max) == pytest.approx(
        (8.916, 18.3687, 28.255), abs=1e-4
    )


def test_gas_profile_with_odd_first_and_last_rows_and_american_dates():
    path = DATA / "profiles/liander_G1A_G2A_profiel_2008.csv.gz"
    seen = importers.inspect(path)
    assert seen.columns["Uur fractie G"].count == 8784
    assert seen.period == ("2008-01-01T01:00+01:00", "2009-01-01T00:00+01:00")
    assert importers.read_hourly(path, "Uur fractie G").values.sum() == pytest.approx(1, abs=1e-6)


def test_p16_gas_use_by_postcode():
    old = importers.read_gas(DATA / "gas/stedin_zeeland_2023.csv.gz")
    everything = old.use(["1000-9999"])
    assert (everything.rows, everything.connections) == (9016, 198188)
    assert everything.mean_m3 == pytest.approx(1385.84, abs=0.01)
    assert np.mean(old.use_m3) == pytest.approx(1413.29, abs=0.01)  # what an unweighted mean would say
    assert old.mean_m3(["Middelburg"]) == pytest.approx((1293.58, 20579), abs=0.01)
    part = old.use(["4331"])
    assert (part.rows, part.connections) == (190, 4005)
    assert part.mean_m3 == pytest.approx(1590.816, abs=0.001)
    new = importers.read_gas(DATA / "gas/stedin_zeeland_2024.csv.gz")
    assert (new.use_name, new.use_m3.size) == ("SJA_GEMIDDELD", 9132)
    assert new.mean_m3(["1000-9999"]) == pytest.approx((1151.57, 200750), abs=0.01)
    seen = importers.inspect(DATA / "gas/stedin_zeeland_2023.csv.gz")
    assert (seen.kind, seen.rows, seen.period) == ("gas_by_postcode", 9016, None)
    assert seen.columns["SJV_GEMIDDELD"].mean == pytest.approx(1385.84, abs=0.01)


@pytest.mark.parametrize("name", ["weather/temperature_hours.csv", "water/rws_locaties_gouda.csv"])
def test_a_table_without_times_is_refused(name):
    with pytest.raises(importers.ImportProblem, match="no column with dates and times"):
        importers.inspect(DATA / name)


def test_every_file_for_the_importers_is_read_or_refused():
    """Nothing in these folders breaks a reader."""
    files = [p for d in ("gas", "profiles", "rwzi", "water", "weather") for p in (DATA / d).iterdir()]
    kinds = {}
    for path in files:
        try:
            kinds[path.name] = importers.inspect(path).kind
        except importers.ImportProblem:
            kinds[path.name] = "refused"
    assert sorted(kinds.values()) == sorted(
        ["gas_by_postcode"] * 2 + ["hourly"] * 2 + ["effluent"] + ["waterinfo"] * 3 + ["waterinfo_api"]
        + ["knmi_hourly"] * 2 + ["refused"] * 2
    )  # fmt: skip
