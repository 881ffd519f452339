"""One drawing panel in data coordinates, written as a layered Vega-Lite unit.

Every position, tick and label is decided here in Python and written as data with fixed scales, fixed
padding and no automatic layout. So the picture drawn beforehand and the one drawn in the browser are the
same, whatever font either of them has.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from warmtenet.report.charts.base import Spec
from warmtenet.report.theme import EM_PER_CHARACTER, HALO_WIDTH, INK, PAPER, TEXT_SIZE, config

VEGA_LITE_VERSION = "6.4"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

LINE_HEIGHT = 1.1

TextAlign = Literal["left", "center", "right"]
TextBaseline = Literal["top", "middle", "bottom", "alphabetic"]
Span = tuple[float, float]


class Panel:
    """A panel of fixed size with its own x and y range; marks appear in the order they are added."""

    def __init__(self, width: float, height: float, x: Span, y: Span) -> None:
        self.width = width
        self.height = height
        self._ranges: dict[str, Span] = {"x": x, "y": y}
        self._axes: dict[str, Spec | None] = {"x": None, "y": None}
        self._layers: dict[tuple[object, ...], tuple[Spec, list[dict[str, object]]]] = {}
        self._lines = 0

    @property
    def top(self) -> float:
        """The y value at the top of the panel."""
        return self._ranges["y"][1]

    @property
    def bottom(self) -> float:
        """The y value at the bottom of the panel."""
        return self._ranges["y"][0]

    def x_axis(self, ticks: Mapping[float, str], *, grid: bool = True, orient: str = "bottom") -> None:
        """Label the x axis at these values."""
        self._axes["x"] = _axis(ticks, grid=grid, orient=orient)

    def y_axis(self, ticks: Mapping[float, str], *, grid: bool = True) -> None:
        """Label the y axis at these values."""
        self._axes["y"] = _axis(ticks, grid=grid, orient="left")

    def rect(
        self,
        x: Span,
        y: Span,
        fill: str,
        *,
        outline: str = PAPER,
        outline_width: float = 1,
        dash: Sequence[int] = (),
        tip: str = "",
    ) -> None:
        """Add a rectangle from x[0] to x[1] and y[0] to y[1]; `tip` shows on hover."""
        mark: Spec = {"type": "rect", "strokeWidth": outline_width}
        if dash:
            mark["strokeDash"] = list(dash)
        row = {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1], "f": fill, "s": outline}
        self._add(mark, row | ({"tip": tip} if tip else {}))

    def rule(self, x: Span, y: Span, *, color: str = INK, width: float = 1, dash: Sequence[int] = ()) -> None:
        """Add a straight line from (x[0], y[0]) to (x[1], y[1])."""
        mark: Spec = {"type": "rule", "strokeWidth": width, "stroke": color, "strokeCap": "round"}
        if dash:
            mark["strokeDash"] = list(dash)
        self._add(mark, {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1]})

    def line(
        self, points: Iterable[Span], *, color: str = INK, width: float = 2, dash: Sequence[int] = ()
    ) -> None:
        """Add a line through points from left to right."""
        mark: Spec = {"type": "line", "strokeWidth": width, "stroke": color, "strokeJoin": "round"}
        if dash:
            mark["strokeDash"] = list(dash)
        self._lines += 1
        for x, y in points:
            self._add(mark, {"x": x, "y": y}, self._lines)

    def area(self, points: Iterable[tuple[float, float, float]], fill: str) -> None:
        """Fill between two heights: points are (x, lower y, upper y) from left to right."""
        mark: Spec = {"type": "area", "fill": fill, "opacity": 1, "line": False}
        self._lines += 1
        for x, low, high in points:
            self._add(mark, {"x": x, "y": high, "y2": low}, self._lines)

    def point(
        self, x: float, y: float, fill: str, *, outline: str = INK, size: float = 70, tip: str = ""
    ) -> None:
        """Add a filled dot of `size` square pixels."""
        mark: Spec = {"type": "point", "shape": "circle", "size": size, "opacity": 1, "strokeWidth": 1.5}
        self._add(mark, {"x": x, "y": y, "f": fill, "s": outline} | ({"tip": tip} if tip else {}))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: TextAlign = "left",
        baseline: TextBaseline = "middle",
        color: str = INK,
        bold: bool = False,
        size: float = TEXT_SIZE,
        shift: Span = (0, 0),
        halo: str | None = PAPER,
    ) -> None:
        """Add a label with a halo, shifted by pixels; a line break starts a second line."""
        lines = text.split("\n")
        rise = (len(lines) - 1) * LINE_HEIGHT * size / 2 if baseline == "middle" else 0
        for number, line in enumerate(lines):
            mark: Spec = {
                "type": "text",
                "align": align,
                "baseline": baseline,
                "dx": shift[0],
                "dy": round(shift[1] - rise + number * LINE_HEIGHT * size, 1),
                "fontSize": size,
                "fontWeight": 600 if bold else 400,
            }
            if halo:
                mark |= {"stroke": halo, "strokeWidth": HALO_WIDTH, "strokeJoin": "round"}
            self._add(mark, {"x": x, "y": y, "t": line, "f": color})

    def spec(self) -> Spec:
        """Return the panel as a Vega-Lite unit with layers."""
        layers = [self._layer(mark, rows) for mark, rows in self._layers.values()]
        shared = {axis: self._position(axis) for axis in ("x", "y")}
        return {"width": self.width, "height": self.height, "encoding": shared, "layer": layers}

    def _add(self, mark: Spec, row: dict[str, object], group: int = 0) -> None:
        key = (group, *((name, str(value)) for name, value in mark.items()))
        self._layers.setdefault(key, (mark, []))[1].append(row)

    def _layer(self, mark: Spec, rows: list[dict[str, object]]) -> Spec:
        first = rows[0]
        encoding: Spec = {name: {"field": name} for name in ("x2", "y2") if name in first}
        for channel, field in (("fill", "f"), ("stroke", "s")):
            if field in first:
                encoding[channel] = {"field": field, "type": "nominal", "scale": None}
        if "t" in first:
            encoding["text"] = {"field": "t", "type": "nominal"}
        if any("tip" in row for row in rows):
            encoding["tooltip"] = {"field": "tip", "type": "nominal"}
        return {"data": {"values": _rounded(rows)}, "mark": mark, "encoding": encoding}

    def _position(self, axis: str) -> Spec:
        low, high = self._ranges[axis]
        return {
            "field": axis,
            "type": "quantitative",
            "scale": {"domain": [low, high], "nice": False, "zero": False},
            "axis": self._axes[axis],
        }


def one_panel(panel: Panel, left: float, right: float, top: float, bottom: float) -> Spec:
    """Return a complete specification of one panel with fixed margins in pixels."""
    return _head(left, right, top, bottom) | panel.spec()


def stacked_panels(
    panels: Sequence[Panel], gap: float, left: float, right: float, top: float, bottom: float
) -> Spec:
    """Return a complete specification of aligned panels, one above the other."""
    height = sum(panel.height for panel in panels) + gap * (len(panels) - 1)
    size = [{"name": "width", "value": panels[0].width}, {"name": "height", "value": height}]
    return _head(left, right, top, bottom) | {
        "params": size,
        "bounds": "flush",
        "spacing": gap,
        "vconcat": [panel.spec() for panel in panels],
    }


def _head(left: float, right: float, top: float, bottom: float) -> Spec:
    return {
        "$schema": SCHEMA,
        "autosize": {"type": "none"},
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "config": config(),
    }


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return the pixels to reserve for a text in the widest fallback font."""
    return max(len(line) for line in text.split("\n")) * EM_PER_CHARACTER * size


def wrapped(text: str, room: float, size: float = TEXT_SIZE) -> str:
    """Return the text in at most two lines that fit in `room` pixels, else ended by an ellipsis."""
    most = int(room / (EM_PER_CHARACTER * size))
    if len(text) <= most:
        return text
    breaks = [(text[:i], text[i + 1 :]) for i, character in enumerate(text) if character == " "]
    fitting = [pair for pair in breaks if len(pair[0]) <= most]
    if not fitting:
        return f"{text[: most - 1]}-\n{_cut(text[most - 1 :], most)}"
    whole = [pair for pair in fitting if len(pair[1]) <= most]
    first, second = min(whole, key=lambda pair: abs(len(pair[0]) - len(pair[1]))) if whole else fitting[-1]
    return f"{first}\n{_cut(second, most)}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _axis(ticks: Mapping[float, str], *, grid: bool, orient: str) -> Spec:
    labels = ", ".join(f"'{value:.10g}': '{_quoted(label)}'" for value, label in ticks.items())
    return {
        "values": list(ticks),
        "labelExpr": f"{{{labels}}}[datum.value]",
        "grid": grid,
        "orient": orient,
    }


def _quoted(label: str) -> str:
    return label.replace("\\", "\\\\").replace("'", "\\'")


def _rounded(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()} for row in rows]
