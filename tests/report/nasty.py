"""A project that strains the page: the longest names, amounts of twelve digits, words without a space."""

from dataclasses import replace
from pathlib import Path

from support import cases

from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.workbook import Project, read, write_template
from warmtenet.workbook.examples import example

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"
NAMED = ("group", "section", "item", "archetype")
MOST_EUR = 2e8


def nasty_project(folder: Path) -> Project:
    """Return the example with prices two thousand times as high and names of 40 letters in one word."""
    concept, data = example("kort-haarlem-teo", cases.figures(), translator("nl"))
    names: dict[str, str] = {}
    tables = {name: [_strained(row, names) for row in rows] for name, rows in data.tables.items()}
    scalars = dict(data.scalars) | {
        "project": "Wijk " + "Warmtenet Kort-Haarlem en omstreken " * 5,
        "scenario": "hoogste prijzen en laagste deelname " * 3,
        "remarks": WORD * 6,
        "reference_dwelling": names["Joubertstraat 1930-1940"],
    }
    path = Path(folder) / "nasty.xlsx"
    data = replace(data, scalars=scalars, tables=tables)
    write_template(path, build(concept), cases.figures(), concept=concept, example=data)
    return read(path, build)


def _strained(row: dict[str, object], names: dict[str, str]) -> dict[str, object]:
    strained = dict(row)
    for key in NAMED:
        if row.get(key):
            strained[key] = names.setdefault(str(row[key]), f"{WORD[:38]}{len(names)}")
    for key, factor in (("unit_cost_eur", 2000), ("cost_eur_per_m", 10)):
        if key in row:
            strained[key] = min(MOST_EUR, float(str(row[key])) * factor)
    return strained
