"""Runs scripts in headless Chromium: one browser for all tests of a worker, an empty page per script."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# JSON has no words for what is not finite; Python reads them.
GIVEN = "(text) => { const given = JSON.parse(text); return plainText(%s); }"
PLAIN_TEXT = r"""
function plainText(value) {
  const marked = (_, one) => (typeof one === "number" && !Number.isFinite(one) ? `@${one}@` : one);
  return JSON.stringify(value, marked).replace(/"@(NaN|-?Infinity)@"/g, "$1");
}
"""


def available() -> bool:
    """Return whether Chromium is installed."""
    return CHROMIUM is not None


@contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium and close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class ScriptPage:
    """A page that loads scripts and evaluates expressions; errors of a script fail the test."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def load(self, *scripts: str) -> None:
        """Start an empty document with some scripts."""
        self.page.goto("about:blank")
        for script in (PLAIN_TEXT, *scripts):
            self.page.add_script_tag(content=script)

    def value(self, expression: str, given: object = None) -> Any:
        """Return an expression of JavaScript, in which `given` is what was passed; NaN stays NaN."""
        return json.loads(self.page.evaluate(GIVEN % expression, json.dumps(given, allow_nan=False)))
