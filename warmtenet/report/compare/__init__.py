"""Several variants side by side: compare.html, compare.xlsx and results.json."""

from warmtenet.report.compare.output import compared_contents, write_compared

__all__ = ["compared_contents", "write_compared"]
