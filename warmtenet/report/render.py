"""Vega-Lite specifications to pictures, and the drawing code that a page carries to redraw them."""

import json
import re
from collections.abc import Mapping
from html import escape

from warmtenet.report.charts.canvas import VEGA_LITE_VERSION
from warmtenet.report.drawing import DrawingProcess

_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_ROOT = re.compile(r"<svg\b[^>]*>")
_SEMANTICS = re.compile(r' (?:role|aria-[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"')
_ID = re.compile(r' id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"(\d+\.\d{2})\d+")
_PLACES = re.compile(r' (?:d|transform)="[^"]*"')
_COORDINATE = re.compile(r"\d*\.\d{2,}")
_UNSEEN = re.compile(
    r'<path class="(?:background|foreground)"(?![^>]* (?:fill|stroke)=)[^>]*?(?:/>|></path>)'
)
_ALIKE = re.compile(r'<g (class="mark-(?!group)[^"]*")>((?:<(\w+)[^>]*(?:/>|>[^<]*</\3>)){2,})</g>')
_CHILD = re.compile(r"<(\w+)((?: [\w:-]+=\"[^\"]*\")*)")
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
# What an element takes from its group (SVG 2, presentation attributes that inherit).
_INHERITED = frozenset({
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
    "font-size", "font-weight", "text-anchor",
})  # fmt: skip
_GROUP_NAME = re.compile(r' class="(?:mark|role|concat|layer|unit)[^"]*"')
_NO_PAINT = re.compile(r'<g(?: stroke="none"| stroke-width="[^"]*")+>(?:<path d="[^"]*"(?:/>|></path>))+</g>')
_FONT = re.compile(r' font-family="[^"]*"')
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def render_svg(spec: Mapping[str, object], chart_id: str, alt: str, title: str = "") -> str:
    """Return the picture as SVG that scales with its container and speaks its text alternative.

    Ids inside are prefixed with `chart_id`, so that many pictures can stand on one page.

    Raises
    ------
    ValueError
        if Vega-Lite refuses the specification.
    """
    return finish_svg(draw(spec), chart_id, alt, title)


def draw(spec: Mapping[str, object]) -> str:
    """Return the picture as vl-convert draws it.

    Raises
    ------
    ValueError
        if Vega-Lite refuses the specification.
    """
    import vl_convert  # noqa: PLC0415  # a run draws in a process of its own

    return str(vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE_VERSION))


def finish_svg(drawn: str, chart_id: str, alt: str, title: str = "") -> str:
    """Return a drawn picture with its text alternative, its ids prefixed and its size scalable.

    Raises
    ------
    ValueError
        when the drawing has no size.
    """
    size = _SIZE.search(drawn)
    if size is None:
        raise ValueError(f"{chart_id}: the drawing has no size")
    body = _shrunk(_ROOT.sub("", drawn, count=1), chart_id)
    named = (
        f'<title id="{chart_id}-t">{escape(title or alt)}</title><desc id="{chart_id}-d">{escape(alt)}</desc>'
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="marks" viewBox="0 0 {size[1]} {size[2]}" '
        f'role="img" aria-labelledby="{chart_id}-t" aria-describedby="{chart_id}-d" '
        f'width="{size[1]}" height="{size[2]}" paint-order="stroke">'
    )
    return head + named + body


def _shrunk(body: str, chart_id: str) -> str:
    body = _SEMANTICS.sub("", body)
    body = _FONT.sub("", body)
    body = _PLACES.sub(lambda place: _COORDINATE.sub(_to_a_tenth, place[0]), body)
    body = _TAG.sub(lambda tag: _NUMBER.sub(r"\1", tag[0]), body)
    body = _ALIKE.sub(_gathered, _UNSEEN.sub("", body).replace(' opacity="1"', ""))
    body = _NO_PAINT.sub("", _GROUP_NAME.sub("", body))
    for name in sorted(set(_ID.findall(body)), key=len, reverse=True):
        body = body.replace(f'id="{name}"', f'id="{chart_id}-{name}"')
        body = body.replace(f"url(#{name})", f"url(#{chart_id}-{name})")
    return body


def _gathered(group: re.Match[str]) -> str:
    """Return a group of marks with what they all share said once, on the group."""
    own = [dict(_ATTRIBUTE.findall(child[2])) for child in _CHILD.finditer(group[2])]
    shared = {n: v for n, v in own[0].items() if n in _INHERITED and all(o.get(n) == v for o in own)}
    inner = _CHILD.sub(lambda child: f"<{child[1]}{_without(child[2], shared)}", group[2])
    said = "".join(f' {name}="{value}"' for name, value in shared.items())
    return f"<g {group[1]}{said}>{inner}</g>"


def _without(attributes: str, names: Mapping[str, str]) -> str:
    return _ATTRIBUTE.sub(lambda a: "" if a[1] in names else a[0], attributes)


def _to_a_tenth(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def start_drawing() -> DrawingProcess:
    """Start the process that makes the drawing code and the pictures, about 2 s beside the model.

    Its `result()` is the drawing code (Vega, Vega-Lite, Vega-Embed, 0.9 MB, packed 0.4) that sets
    `window.vegaEmbed`; its `draw(specs)` gives the pictures.
    """
    return DrawingProcess(VEGA_LITE_VERSION, _SNIPPET)
