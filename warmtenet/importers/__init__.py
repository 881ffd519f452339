"""Files from outside: weather, water temperature, effluent, any hourly series, gas use by postcode.

>>> from warmtenet import importers
>>> importers.inspect("uurgeg_260_2011-2020.zip").columns["T"].mean
>>> importers.read_hourly("uurgeg_260_2011-2020.zip").values  # C, one per hour from 2011 in UTC
>>> importers.read_gas("kleinverbruik_2024.csv").mean_m3(["4331", "4332AA-4332KZ"])
"""

from warmtenet.importers.gas import GasTable, GasUse
from warmtenet.importers.inspection import Column, Inspection, inspect
from warmtenet.importers.problems import ImportProblem
from warmtenet.importers.reading import KINDS, WANTED, read_every, read_gas, read_hourly
from warmtenet.importers.remarks import shown_time, wrong_unit
from warmtenet.importers.series import Filled, HourlySeries, Quantity, Series
from warmtenet.importers.years import YearOfHours, calendar_years

__all__ = [
    "KINDS",
    "WANTED",
    "Column",
    "Filled",
    "GasTable",
    "GasUse",
    "HourlySeries",
    "ImportProblem",
    "Inspection",
    "Quantity",
    "Series",
    "YearOfHours",
    "calendar_years",
    "inspect",
    "read_every",
    "read_gas",
    "read_hourly",
    "shown_time",
    "wrong_unit",
]
