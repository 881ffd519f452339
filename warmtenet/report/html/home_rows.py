"""Rows of a table per dwelling type: the name of the type as a heading above its rows."""

from collections.abc import Callable

from warmtenet.report.html.homes import Homes
from warmtenet.report.tables import Row, row

MOST_TYPES = 12


def by_type(homes: Homes, columns: int, rows_of: Callable[[int], list[Row]]) -> tuple[Row, ...]:
    """Return the rows of every dwelling type under its name; of very many types the first."""
    found: list[Row] = []
    for home, name in enumerate(homes.types[:MOST_TYPES]):
        found.append(row(name, *("" for _ in range(columns - 1)), kind="group"))
        found += rows_of(home)
    return tuple(found)


def with_rest(homes: Homes, note: str = "") -> str:
    """Return a note with how many dwelling types stand in the workbook only."""
    hidden = len(homes.types) - MOST_TYPES
    if hidden <= 0:
        return note
    return f"{note} {homes.ctx.t('{n} more dwelling types stand in the workbook.').format(n=hidden)}".strip()
