"""The drawing of the system: boxes from source to resident with power, energy and temperatures (REPORT 3).

Fixed measures in pixels: five boxes of 108 with gaps of 45 fill the 720 of a full-width drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from warmtenet.report.charts.canvas import text_width
from warmtenet.report.theme import FULL_WIDTH, INK, MUTED, PANEL, ROLES, TEXT_SIZE

BOX, GAP = 108.0, 45.0
TITLE_CHARACTERS = 14
SMALL = 66.0
ABOVE, MAIN, BELOW = 6.0, 104.0, 256.0
HEIGHT = 330.0
STRIP = 5.0
LINE = 17.0
HEAT_PUMP, NETWORK = 2, 3
BOLD = 1.06
ELLIPSIS = "…"


@dataclass(frozen=True)
class Line:
    """A written figure or word with the key of its value; a leaf stands on lilac."""

    text: str
    key: str = ""
    bold: bool = False
    leaf: bool = False


@dataclass(frozen=True)
class Box:
    """A part of the system: title of at most 14 characters, colour role and the lines below the title."""

    title: str
    role: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Pipe:
    """What flows between two boxes: supply to the right, return to the left."""

    supply: Line
    back: Line


@dataclass(frozen=True)
class Schematic:
    """The system of one concept.

    `boxes` are the five from source to resident, `pipes` the four between them; `above` and `below` feed
    the heat pump and the network, `loss` hangs under the network. `bypass` is what flows from the first box
    straight to the heat pump.
    """

    boxes: tuple[Box, Box, Box, Box, Box]
    pipes: tuple[Pipe, Pipe, Pipe, Pipe]
    above: Box
    below: Box
    loss: tuple[Line, ...]
    bypass: Line | None = None


def schematic_figure(drawing: Schematic, chart_id: str, title: str, subtitle: str, alt: str) -> Markup:
    """Return the drawing as a figure with its title, in the same frame as a chart."""
    return Markup(
        '<figure class="chart" id="{id}"><figcaption><h3 class="chart-title">{title}</h3>'
        '<p class="chart-subtitle">{subtitle}</p></figcaption><div class="drawing">{picture}</div></figure>'
    ).format(id=chart_id, title=title, subtitle=subtitle, picture=schematic_svg(drawing, chart_id, alt))


def schematic_svg(drawing: Schematic, chart_id: str, alt: str) -> Markup:
    """Return the drawing as SVG with its text alternative."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="marks" viewBox="0 0 {FULL_WIDTH} {HEIGHT:g}" '
        f'width="{FULL_WIDTH}" height="{HEIGHT:g}" role="img" aria-labelledby="{chart_id}-t" '
        f'font-size="{TEXT_SIZE}"><title id="{chart_id}-t">{escape(alt)}</title>'
    )
    parts = [
        *(_box(box, _left(i), MAIN, BOX) for i, box in enumerate(drawing.boxes)),
        *(_pipe(pipe, _left(i) + BOX) for i, pipe in enumerate(drawing.pipes)),
        _fed(drawing),
        _lost(drawing.loss),
        _bypass(drawing.bypass) if drawing.bypass else "",
    ]
    return Markup("".join((head, *parts, "</svg>")))  # noqa: S704


def _left(place: int) -> float:
    return place * (BOX + GAP)


def _fed(drawing: Schematic) -> str:
    """Draw electricity above the heat pump and the boilers below it, which feed the network."""
    x, right = _left(HEAT_PUMP), _left(NETWORK)
    middle, level, into = x + BOX / 2, BELOW + SMALL / 2, right + 12
    return (
        _box(drawing.above, x, ABOVE, SMALL)
        + _arrow([(middle, ABOVE + SMALL), (middle, MAIN)], ROLES["subsidy"].ink)
        + _box(drawing.below, x, BELOW, SMALL)
        + _arrow([(x + BOX, level), (into, level), (into, MAIN + BOX)], ROLES["boiler"].ink)
    )


def _lost(lines: Sequence[Line]) -> str:
    """Draw what the network loses, hanging under its box."""
    x, top = _left(NETWORK) + BOX * 0.6, MAIN + BOX
    arrow = _arrow([(x, top), (x, top + 26)], MUTED, dash="3 3")
    return arrow + "".join(_text(line, x + 8, top + 22 + i * LINE, "start") for i, line in enumerate(lines))


def _bypass(line: Line) -> str:
    """Draw the way around the second box, above it."""
    start, end, level = _left(0) + BOX / 2, _left(HEAT_PUMP) + 14, MAIN - 18
    arrow = _arrow([(start, MAIN), (start, level), (end, level), (end, MAIN)], ROLES["teo"].ink)
    return arrow + _text(line, start + 8, level - 7, "start")


def _box(box: Box, x: float, y: float, height: float) -> str:
    role = ROLES[box.role]
    frame = (
        f'<rect x="{x + 0.5:g}" y="{y:g}" width="{BOX - 1:g}" height="{height:g}" fill="{PANEL}" '
        f'stroke="{role.ink}"/>'
        f'<rect x="{x:g}" y="{y:g}" width="{BOX:g}" height="{STRIP:g}" fill="{role.fill}"/>'
    )
    middle = x + BOX / 2
    first = y + STRIP + LINE - 1
    title = _text(Line(_fitting(box.title), bold=True), middle, first, "middle")
    rest = max(len(box.lines), 1)
    last = y + height - 8
    step = min((last - first) / rest, LINE + 1)
    lines = (_text(line, middle, last - (rest - 1 - i) * step, "middle") for i, line in enumerate(box.lines))
    return frame + title + "".join(lines)


def _fitting(title: str) -> str:
    return title if len(title) <= TITLE_CHARACTERS else title[: TITLE_CHARACTERS - 1] + ELLIPSIS


def _pipe(pipe: Pipe, x: float) -> str:
    """Draw supply and return in the gap that begins at x."""
    supply, back = MAIN + 44, MAIN + 78
    warm, cold = ROLES["boiler"].ink, ROLES["heat_pump"].ink
    return (
        _arrow([(x + 2, supply), (x + GAP - 2, supply)], warm)
        + _text(pipe.supply, x + GAP / 2, supply - 7, "middle")
        + _arrow([(x + GAP - 2, back), (x + 2, back)], cold)
        + _text(pipe.back, x + GAP / 2, back + 17, "middle")
    )


def _arrow(points: Sequence[tuple[float, float]], color: str, dash: str = "") -> str:
    """Draw a line through the points with a head at the last."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = abs(x1 - x0) + abs(y1 - y0)
    across, down = (x1 - x0) / length, (y1 - y0) / length
    neck = (x1 - 7 * across, y1 - 7 * down)
    sides = ((neck[0] - 4 * down, neck[1] + 4 * across), (neck[0] + 4 * down, neck[1] - 4 * across))
    line = " ".join(f"{x:g},{y:g}" for x, y in (*points[:-1], neck))
    head = " ".join(f"{x:g},{y:g}" for x, y in ((x1, y1), *sides))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="1.6"{dashed}/>'
        f'<polygon points="{head}" fill="{color}"/>'
    )


def _text(line: Line, x: float, y: float, anchor: str) -> str:
    weight = ' font-weight="600"' if line.bold else ""
    key = f' data-key="{escape(line.key)}"' if line.key else ""
    under = _veil(line, x, y, anchor) if line.leaf else ""
    return (
        f'{under}<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{INK}"{weight}{key}>'
        f"{escape(line.text)}</text>"
    )


def _veil(line: Line, x: float, y: float, anchor: str) -> str:
    """Draw the lilac under a figure that does not recalculate."""
    width = text_width(line.text) * (BOLD if line.bold else 1)
    left = x - {"start": 0.0, "middle": width / 2}[anchor]
    return f'<rect class="leaf" x="{left:g}" y="{y - 12:g}" width="{width:g}" height="15" rx="2"/>'
