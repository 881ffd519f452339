"""How the cells of an input workbook look; the colours are those of the report workbook."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from warmtenet.core.units import NUMBER_FORMATS, WHOLE

INPUT, SIDE, HEADING, REQUIRED, ELSEWHERE = "#FFF6CC", "#FFFCEB", "#1F3A4D", "#7A4B00", "#E6E9EC"
TAB_INPUT, TAB_REST = "#F2C94C", "#8A949C"
FONT = "Calibri"
BORDER = "#D9D2B0"
LINE = 13.5


def _shape(unit: str, value: object) -> dict[str, Any]:
    number_format = "@" if unit == "list" else number_format_of(unit, value)
    if number_format == "@":
        return {"num_format": number_format, "align": "left", "indent": 1}
    return {"num_format": number_format, "align": "right"}


def number_format_of(unit: str, value: object) -> str:
    """Return the number format of a unit, or a wider one where it would hide digits of the value.

    An empty cell must show whatever will be typed, so a format of whole numbers does not do there.
    """
    usual = NUMBER_FORMATS.get(unit, "General")
    if usual in {"@", "0", "dd-mm-yyyy"}:
        return usual
    is_share = usual.endswith("%")
    if not isinstance(value, int | float):
        return usual if is_share else "General"
    if usual.startswith("#") and float(value).is_integer():
        return WHOLE
    decimals = len(usual.rstrip(" %").partition(".")[2]) + (2 if is_share else 0)
    if round(value, decimals) == value and (is_share or usual.startswith("#")):
        return usual
    return "0.0### %" if is_share else "General"


def height_of(texts: Iterable[tuple[str, int]]) -> float | None:
    """Return the height of a row with wrapped texts, each with its column width; None for one line."""
    lines = max((math.ceil(len(written) / width) for written, width in texts), default=1)
    return LINE * lines + 2 if lines > 1 else None


@dataclass
class Styles:
    """Formats of one workbook, each made once."""

    book: Workbook
    known: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)
    conditional: Format | None = None

    def get(self, **properties: Any) -> Format:
        """Return the format with these XlsxWriter properties; cells are locked unless said otherwise."""
        key = tuple(sorted(properties.items()))
        if key not in self.known:
            base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
            self.known[key] = self.book.add_format(base | properties)
        return self.known[key]

    def input(self, unit: str, value: object = None, *, fill: str = INPUT, wrap: bool = True) -> Format:
        """Return the format of a cell to fill in, with or without a value."""
        shape = _shape(unit, value)
        return self.get(
            bg_color=fill,
            locked=False,
            border=1,
            border_color=BORDER,
            text_wrap=wrap and unit == "text",
            **shape,
        )

    def default(self, unit: str, value: object) -> Format:
        """Return the format of a default, grey until the value beside it is empty."""
        return self.get(font_color="#7A838A", text_wrap=True, **_shape(unit, value))

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self.get(bold=True, font_size=15, font_color=HEADING)

    @property
    def intro(self) -> Format:
        """Line under a title."""
        return self.get(italic=True, font_color="#4A555C")

    @property
    def heading(self) -> Format:
        """Heading of a column."""
        return self.get(bold=True, font_color="#FFFFFF", bg_color=HEADING, text_wrap=True, border=1)

    @property
    def required(self) -> Format:
        """Heading of a column that must be filled in."""
        return self.get(bold=True, font_color="#FFFFFF", bg_color=REQUIRED, text_wrap=True, border=1)

    @property
    def small(self) -> Format:
        """Explanation under a heading."""
        return self.get(
            font_size=8, font_color="#4A555C", bg_color="#F3F5F6", text_wrap=True, valign="top", border=1,
            border_color="#D5DADD",
        )  # fmt: skip

    @property
    def key(self) -> Format:
        """Machine-readable key."""
        return self.get(font_name="Consolas", font_size=8, font_color="#8A949C")

    @property
    def text(self) -> Format:
        """Running text."""
        return self.get(text_wrap=True, align="left", indent=1)

    @property
    def group(self) -> Format:
        """Heading of a group of rows."""
        return self.get(bold=True, font_color=HEADING, bottom=1)

    @property
    def in_use(self) -> Format:
        """Change of a default that is in use: its neighbour is empty."""
        if self.conditional is None:
            self.conditional = self.book.add_format({"font_color": "#000000", "bold": True})
        return self.conditional

    @property
    def closed(self) -> Format:
        """A cell that is not used in this row."""
        return self.get(bg_color="#F3F5F6")
