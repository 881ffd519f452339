"""The input side: one declaration per input drives template, reader, checks and messages."""

from warmtenet.workbook.changes import apply_settings
from warmtenet.workbook.defaults import Default, default_of, round_open, series
from warmtenet.workbook.outside_files import names_files
from warmtenet.workbook.problems import InputProblems, Problem, Warning  # noqa: A004  # see there
from warmtenet.workbook.project import (
    Defaulted,
    ExampleData,
    OutsideFile,
    Project,
    Provenance,
    SeriesRead,
    Table,
    Value,
)
from warmtenet.workbook.reader import read
from warmtenet.workbook.template import write_template

__all__ = [
    "Default",
    "Defaulted",
    "ExampleData",
    "InputProblems",
    "OutsideFile",
    "Problem",
    "Project",
    "Provenance",
    "SeriesRead",
    "Table",
    "Value",
    "Warning",
    "apply_settings",
    "default_of",
    "names_files",
    "read",
    "round_open",
    "series",
    "write_template",
]
