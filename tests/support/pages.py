"""Reports opened in headless Chromium for tests, with what the console and the network say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

PHONE, NARROW, DESKTOP, A4 = 390, 320, 1280, 688


@dataclass
class Opened:
    """A page with the errors and messages of its console and every address that it asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open_details(self) -> None:
        """Open all that is folded."""
        self.page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = DESKTOP, height: int = 900, dark: bool = False
) -> Iterator[Opened]:
    """Open a file at a width, light or dark, without animation."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    found = Opened(context.new_page())
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.on("pageerror", lambda error: found.said.append(str(error)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.goto(path.as_uri())
    yield found
    context.close()
