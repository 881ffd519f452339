"""Reads a printed report: its pages with their words and lines, as poppler finds them."""

import html
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

MARGIN = 14 / 25.4 * 72
FOOTER = 36.0
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word with its box in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class PaperPage:
    """A printed page; the footer is what stands in the lowest half inch."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def body(self) -> list[Word]:
        return [w for w in self.words if w.bottom < self.height - FOOTER]

    @property
    def footer(self) -> list[Word]:
        return [w for w in self.words if w.bottom >= self.height - FOOTER]

    @property
    def lines(self) -> list[str]:
        """The body as lines of text from top to bottom, words that share a height together."""
        found: list[list[Word]] = []
        for word in sorted(self.body, key=lambda w: w.top + w.bottom):
            middle = word.top + word.bottom
            if found and abs(found[-1][0].top + found[-1][0].bottom - middle) < 5:
                found[-1].append(word)
            else:
                found.append([word])
        return [" ".join(w.text for w in sorted(line, key=lambda w: w.left)) for line in found]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def pages_of(pdf: Path) -> list[PaperPage]:
    """Return the pages of a PDF."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        PaperPage(
            float(width),
            float(height),
            tuple(Word(*(float(v) for v in box), html.unescape(text)) for *box, text in _WORD.findall(words)),
        )
        for width, height, words in _PAGE.findall(found)
    ]
