"""Vega-Lite specifications to pictures, and the drawing code that a page carries to redraw them."""

import json
import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from html import escape

import vl_convert

from warmtenet.report.charts.canvas import VEGA_LITE_VERSION

_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_ROOT = re.compile(r"<svg\b[^>]*>")
_SEMANTICS = re.compile(r' (?:role|aria-[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"')
_ID = re.compile(r' id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"(\d+\.\d{2})\d+")
_EMPTY_PATH = re.compile(r'<path class="(?:background|foreground)"[^>]*></path>|<path class="[^"]*"[^>]*/>')
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
    drawn = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE_VERSION)
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
    body = _TAG.sub(lambda tag: _NUMBER.sub(r"\1", tag[0]), body)
    for name in sorted(set(_ID.findall(body)), key=len, reverse=True):
        body = body.replace(f'id="{name}"', f'id="{chart_id}-{name}"')
        body = body.replace(f"url(#{name})", f"url(#{chart_id}-{name})")
    return body


@cache
def bundle() -> str:
    """Return the drawing code (Vega, Vega-Lite, Vega-Embed) as one script that sets `window.vegaEmbed`.

    Takes about 1.3 s and 170 MB, about 0.9 MB of text; start it early with `start_bundle`.
    """
    code: str = vl_convert.javascript_bundle(_SNIPPET, vl_version=VEGA_LITE_VERSION)
    return code.replace("</script", "<\\/script")


def start_bundle() -> Future[str]:
    """Begin making the bundle in a thread; `.result()` gives it."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bundle")
    future = pool.submit(bundle)
    pool.shutdown(wait=False)
    return future
