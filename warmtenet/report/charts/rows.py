"""Horizontal bar charts: one row per item, name in a gutter on the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.report.charts.base import Spec
from warmtenet.report.charts.canvas import Panel, Span, one_panel, text_width, wrapped
from warmtenet.report.theme import FULL_WIDTH, INK

TOP, BOTTOM = 6.0, 24.0
BAR = 0.36


@dataclass(frozen=True)
class Frame:
    """Where the rows stand: drawing width, gutter, room right of the plot and height of a row, in pixels."""

    width: float = FULL_WIDTH
    gutter: float = 150
    right: float = 16
    row_height: float = 30
    bottom: float = BOTTOM

    @property
    def plot(self) -> float:
        """Width of the plot in pixels."""
        return self.width - self.gutter - self.right

    def panel(self, rows: int, x: Span) -> Panel:
        """Return an empty panel for this many rows; row i has its middle at i + 0.5."""
        return Panel(self.plot, rows * self.row_height, x, (float(rows), 0.0))

    def spec(self, panel: Panel) -> Spec:
        """Return the complete specification of the panel."""
        return one_panel(panel, self.gutter, self.right, TOP, self.bottom)


def middle(row: int) -> float:
    """Return the vertical middle of a row."""
    return row + 0.5


def bar_span(row: int, half: float = BAR) -> Span:
    """Return top and bottom of the bar in a row."""
    return middle(row) - half, middle(row) + half


def name_rows(
    panel: Panel, frame: Frame, names: Sequence[str], x: float, *, bold: Sequence[int] = ()
) -> None:
    """Write the name of each row in the gutter, on two lines where it is long."""
    for i, name in enumerate(names):
        label = wrapped(name, frame.gutter - 10)
        panel.text(x, middle(i), label, align="right", shift=(-6, 0), halo=None, bold=i in bold)


def room_for(labels: Sequence[str], *, bold: bool = False) -> float:
    """Return the pixels that the longest label takes, with a margin."""
    return max((text_width(label) for label in labels), default=0.0) * (1.06 if bold else 1) + 12


def with_room(low: float, high: float, frame: Frame, left: float, right: float) -> Span:
    """Widen [low, high] so that labels of these pixels fit inside the plot on either side."""
    per_pixel = (high - low or 1.0) / (frame.plot - left - right)
    return low - left * per_pixel, high + right * per_pixel


def zero_line(panel: Panel, rows: int) -> None:
    """Draw the strong line at zero."""
    panel.rule((0, 0), (0, rows), color=INK, width=1.4)
