"""Cell formats of the report workbook: one colour per role, a number format per unit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from warmtenet.core.units import NUMBER_FORMATS
from warmtenet.locale import Translator

INPUT, LEAF, OVERRIDE = "#FFF6CC", "#EBE3F5", "#FFE0CC"
IMPORTED, USED_ELSEWHERE = "#0B4F8A", "#B3261E"
GOOD, BAD, LATER = "#E8F5EE", "#FDECEA", "#E6E9EC"
GOOD_INK, BAD_INK = "#1D6B41", "#8A1F11"
WARN, WARN_INK = "#FFF4DB", "#7A4B00"
INK, MUTED, HEAD, LINE = "#1B2127", "#55606B", "#F4F6F8", "#D5DBE1"
TABS: Mapping[str, str] = MappingProxyType(
    {"result": "#A9B4BF", "input": "#F2C94C", "calculation": "#FFFFFF", "leaf": "#C9B8E4", "check": "#2F8F5B"}
)


class Formats:
    """Makes each format once."""

    def __init__(self, book: xlsxwriter.Workbook, t: Translator) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._numbers = {**NUMBER_FORMATS, "yes/no": f'"{t("yes")}";;"{t("no")}"'}

    def get(self, **properties: Any) -> Format:
        """Return the format with these XlsxWriter properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def number(self, unit: str, **properties: Any) -> Format:
        """Return the number format of a unit, with further properties."""
        shape = self._numbers[unit]
        align = "left" if shape == "@" else "right"
        return self.get(**{"num_format": shape, "align": align, **properties})

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self.get(bold=True, font_size=14)

    @property
    def head(self) -> Format:
        """Head of a table."""
        return self.get(bold=True, bg_color=HEAD, bottom=1, text_wrap=True, valign="top")

    @property
    def head_right(self) -> Format:
        """Head of a column of numbers."""
        return self.get(bold=True, bg_color=HEAD, bottom=1, text_wrap=True, valign="top", align="right")

    @property
    def head_after(self) -> Format:
        """Head of a column of words after one of numbers."""
        return self.get(
            bold=True, bg_color=HEAD, bottom=1, text_wrap=True, valign="top", align="left", indent=1
        )

    @property
    def heading(self) -> Format:
        """Heading of a block."""
        return self.get(bold=True)

    @property
    def section(self) -> Format:
        """Heading of a section of a sheet."""
        return self.get(bold=True, font_size=11, font_color="#36414B")

    @property
    def muted(self) -> Format:
        """Secondary text."""
        return self.get(font_color=MUTED)

    @property
    def unit(self) -> Format:
        """Unit after a number."""
        return self.get(font_color=MUTED, indent=1)

    @property
    def key(self) -> Format:
        """Name of a value in the code."""
        return self.get(font_color=MUTED, font_size=8)

    @property
    def wrapped(self) -> Format:
        """Text over more lines."""
        return self.get(text_wrap=True, valign="top")

    @property
    def link(self) -> Format:
        """Link to another cell."""
        return self.get(font_color=IMPORTED, underline=1)
