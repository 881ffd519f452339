"""Key figures: data with a source, a grade, dates and a plausible range, read from TOML.

>>> from datetime import date
>>> figures = load()
>>> figures["acm.variable_tariff"].at(2025).value
36.19
>>> open_round(figures, "wis", date(2026, 9, 1)) is None
True
"""

from warmtenet.figures.loader import load
from warmtenet.figures.schema import Dated, Figure, Figures, FiguresError, Round, Source, open_round, stale

__all__ = [
    "Dated",
    "Figure",
    "Figures",
    "FiguresError",
    "Round",
    "Source",
    "load",
    "open_round",
    "stale",
]
