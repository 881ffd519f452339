"""Cell formats of the report workbook: one colour per role, a number format per unit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from warmtenet.core.units import NUMBER_FORMATS

INPUT, LEAF, OVERRIDE = "#FFF6CC", "#EBE3F5", "#FFE0CC"
IMPORTED, USED_ELSEWHERE = "#0B4F8A", "#B3261E"
GOOD, BAD, LATER = "#E8F5EE", "#FDECEA", "#E6E9EC"
RULE, HEAD = "#1B2127", "#F4F6F8"
TABS: Mapping[str, str] = MappingProxyType(
    {"result": "#A9B4BF", "input": "#F2C94C", "calculation": "#FFFFFF", "leaf": "#C9B8E4", "check": "#2F8F5B"}
)


class Formats:
    """Makes each format once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """Return the format with these XlsxWriter properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Arial", "font_size": 10, **properties})
        return self._made[key]

    def number(self, unit: str, **properties: Any) -> Format:
        """Return the number format of a unit, with further properties."""
        return self.get(num_format=NUMBER_FORMATS[unit], **properties)

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self.get(bold=True, font_size=14)

    @property
    def head(self) -> Format:
        """Head of a table."""
        return self.get(bold=True, bg_color=HEAD, bottom=1, text_wrap=True, valign="top")

    @property
    def heading(self) -> Format:
        """Heading of a block."""
        return self.get(bold=True)

    @property
    def muted(self) -> Format:
        """Secondary text."""
        return self.get(font_color="#55606B")

    @property
    def wrapped(self) -> Format:
        """Text over more lines."""
        return self.get(text_wrap=True, valign="top")
