"""Prints the page to PDF with a Chromium, Chrome or Edge that is installed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from warmtenet.locale import Text, text

VARIABLE = "WARMTENET_BROWSER"
PRINT_SECONDS = 180.0
MISSING = text(
    "No report.pdf: no Chromium, Chrome or Edge was found. Install one of them, or name it with "
    "--browser FILE or in the environment variable WARMTENET_BROWSER."
)
_NAMES = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chromium-browser",
    "chrome",
    "msedge",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, whatever the browser wants
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


class PrintError(OSError):
    """The page cannot be printed; `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.message.format(**message.values))


def find_browser(named: str | None = None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the browser that prints, or None where there is none.

    `named` goes first, then the environment variable `WARMTENET_BROWSER`, then the names on the path
    and the usual places of Windows and macOS.

    Raises
    ------
    PrintError
        when the browser that the user named does not exist.
    """
    for source, name in (("--browser", named), (VARIABLE, environment.get(VARIABLE))):
        if name:
            return _named(source, name)
    found = (shutil.which(name, path=environment.get("PATH")) for name in _NAMES)
    places = (*(Path(path) for path in found if path), *_usual_places(sys.platform, environment))
    return next((place for place in places if place.is_file()), None)


def print_page(browser: Path, page: Path, pdf: Path, seconds: float = PRINT_SECONDS) -> None:
    """Print an HTML file to a PDF file, without network and with a profile that is thrown away.

    Raises
    ------
    PrintError
        when the browser cannot start, takes longer than `seconds`, or leaves no PDF.
    """
    with tempfile.TemporaryDirectory(prefix="warmtenet-", ignore_cleanup_errors=True) as profile:
        log = Path(profile) / "log.txt"
        command = [str(browser), *_flags(), f"--user-data-dir={profile}", f"--print-to-pdf={pdf.resolve()}"]
        # The words of the browser go to a file: its helpers may hold a pipe open after it has ended.
        with log.open("wb") as said:
            try:
                subprocess.run(  # noqa: S603  # the browser that was found or named by the user
                    [*command, page.resolve().as_uri()],
                    stdout=said,
                    stderr=said,
                    timeout=seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise PrintError(_too_slow(browser, seconds)) from None
            except OSError as error:
                raise PrintError(_failed(browser, str(error))) from error
        if not _is_complete(pdf):
            raise PrintError(_failed(browser, _last_words(log)))


def _named(source: str, name: str) -> Path:
    found = shutil.which(name)
    if found is None:
        raise PrintError(
            text(
                "{source} {file}: this is not a program. Name the file of a Chromium, Chrome or Edge.",
                source=source,
                file=name,
            )
        )
    return Path(found)


def _usual_places(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    if platform == "win32":
        folders = [Path(environment[name]) for name in _WINDOWS_FOLDERS if environment.get(name)]
        yield from (folder / place for place in _WINDOWS for folder in folders)
    elif platform == "darwin":
        homes = (Path("/Applications"), Path.home() / "Applications")
        yield from (folder / place for place in _MAC for folder in homes)
    else:
        yield Path("/snap/bin/chromium")


def _flags() -> tuple[str, ...]:
    # Chromium refuses its sandbox to root on Linux (a container); nobody else gives it up.
    root = sys.platform.startswith("linux") and os.geteuid() == 0
    return (*_FLAGS, "--no-sandbox") if root else _FLAGS


def _is_complete(pdf: Path) -> bool:
    if not pdf.is_file():
        return False
    with pdf.open("rb") as file:
        head = file.read(5)
        file.seek(0, os.SEEK_END)
        file.seek(-min(file.tell(), 1024), os.SEEK_CUR)
        return head == b"%PDF-" and b"%%EOF" in file.read()


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][-300:] if lines else "-"


def _too_slow(browser: Path, seconds: float) -> Text:
    return text(
        "{browser} did not print report.pdf within {seconds} s; nothing was written. "
        "Run again without --pdf, or name another browser with --browser FILE.",
        browser=str(browser),
        seconds=f"{seconds:g}",
    )


def _failed(browser: Path, words: str) -> Text:
    return text(
        "{browser} printed no report.pdf; nothing was written. It said: {words}. "
        "Run again without --pdf, or name another browser with --browser FILE.",
        browser=str(browser),
        words=words,
    )
