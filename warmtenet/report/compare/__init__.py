"""Several variants side by side: compare.html, compare.xlsx and results.json."""

from warmtenet.report.compare.output import compared_contents, write_compared
from warmtenet.report.compare.view import View

__all__ = ["View", "compared_contents", "write_compared"]
