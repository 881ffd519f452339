"""Hourly values of the KNMI as they lie in ../shared/data, for tests that go back to the measurement."""

import csv
import gzip
import io
import zipfile
from functools import cache

import numpy as np
from support.cases import SHARED, need

WEATHER = SHARED / "data/weather"


@cache
def de_bilt(year):
    """Air temperature of De Bilt per hour of a year, in the local time of the file."""
    path = WEATHER / "knmi_260_T_2018-2025_local_time.csv.gz"
    need(path.is_file(), f"{path} is absent")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return np.array([float(r["T"]) for r in csv.DictReader(file) if r["datetime"].startswith(str(year))])


@cache
def deelen(year):
    """Air temperature of Deelen per hour of a year, in universal time."""
    path = WEATHER / "knmi_uurgeg_275_2001-2010.zip"
    need(path.is_file(), f"{path} is absent")
    with zipfile.ZipFile(path) as outer, outer.open(outer.namelist()[0]) as raw:
        lines = io.TextIOWrapper(raw, encoding="latin-1")
        rows = (line.split(",") for line in lines if line.lstrip().startswith("275,"))
        return np.array([int(row[7]) / 10 for row in rows if row[1].startswith(str(year))])


@cache
def synthetic_river():
    """The synthetic water temperature of 2023 as (month, degrees), gaps left out."""
    path = SHARED / "data/water/SYNTHETIC_waterinfo_layout_T_2023.csv.gz"
    need(path.is_file(), f"{path} is absent")
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    pairs = [(int(r["WAARNEMINGDATUM"][3:5]), float(r["NUMERIEKEWAARDE"].replace(",", "."))) for r in rows]
    return np.array([pair for pair in pairs if pair[1] < 100])
