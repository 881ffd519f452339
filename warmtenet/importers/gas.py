"""Gas use by postcode: the open data of Stedin, Liander and Enexis on small connections.

A row gives the mean of at least ten connections in a range of postcodes, so every mean over rows is
weighted by connections. The use is normalised for weather by the grid operator (SJV, now SJA).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from warmtenet.importers.content import Rows
from warmtenet.importers.problems import ImportProblem, download_again, refuse
from warmtenet.importers.table import Floats, columns, numbers
from warmtenet.locale import Amount, Text, text

KIND = "gas_by_postcode"
GAS, PRODUCTS = "GAS", {"GAS", "ELK"}
NAMES = {
    "from": ("POSTCODE_VAN",),
    "to": ("POSTCODE_TOT",),
    "place": ("WOONPLAATS",),
    "product": ("PRODUCTSOORT",),
    "connections": ("AANSLUITINGEN_AANTAL", "AANTAL_AANSLUITINGEN", "AANSLUITING_AANTAL"),
    "use": ("SJV_GEMIDDELD", "SJA_GEMIDDELD", "SJV", "SJA"),
}
OPTIONAL = ("place", "product")
USE_COLUMN = 14  # of a file without header; the operators kept this place through the years
COUNT_COLUMNS = (9, 10)  # connections, or beside them a percentage: it changed places
LETTERS = 26**2  # combinations of two letters after the four digits
MOST_PERCENT = 100
_POSTCODE = re.compile(r"(\d{4})\s*([A-Z]{2})?")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class GasUse:
    """Gas use of a choice of postcodes.

    Attributes
    ----------
    mean_m3
        Mean per connection and year, weighted by connections.
    connections, rows
        What the mean rests on.
    missing
        Postcodes asked for that the file does not hold.
    partial_rows
        Rows whose range reaches outside the choice; they count whole, since a row cannot be split.
    """

    mean_m3: float
    connections: float
    rows: int
    missing: tuple[str, ...] = ()
    partial_rows: int = 0


@dataclass(frozen=True)
class GasTable:
    """Rows with product gas: first and last postcode as numbers, place, connections, m3 per year."""

    file: str
    first: Ints
    last: Ints
    place: npt.NDArray[np.str_]
    connections: Floats
    use_m3: Floats
    use_name: str
    remarks: tuple[Text, ...] = ()

    def mean_m3(self, postcodes: Sequence[str]) -> tuple[float, float]:
        """Return the mean use in m3 per connection and year and the number of connections.

        `postcodes` may be "4331", "4331AB", ranges such as "4331AA-4331BZ" or "4331-4335", and
        names of places. A row belongs to the postcode in which its range begins, so that no row counts
        for two neighbours; a postcode in which none begins takes the rows that hold it.

        Raises
        ------
        ImportProblem
            when something is no postcode, or none of them is in the file.
        """
        use = self.use(postcodes)
        return use.mean_m3, use.connections

    def use(self, postcodes: Sequence[str]) -> GasUse:
        """Return the mean of a choice with what it rests on; see `mean_m3`."""
        chosen, whole = np.zeros((2, self.first.size), dtype=bool)
        missing = []
        for written in postcodes:
            touched, inside = self._rows(written)
            chosen |= touched
            whole |= inside
            if not touched.any():
                missing.append(written)
        if not chosen.any():
            raise self._none_found(postcodes)
        connections = self.connections[chosen]
        mean = float(connections @ self.use_m3[chosen] / connections.sum())
        partial = int(np.count_nonzero(chosen & ~whole))
        return GasUse(mean, float(connections.sum()), connections.size, tuple(missing), partial)

    def _rows(self, written: str) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        bounds = postcode_range(written)
        if bounds is None:
            here = self.place == written.strip().upper()
            if not here.any() and any(c.isdigit() for c in written):
                raise refuse(
                    self.file, text('"{written}" is no postcode', written=written),
                    text("a postcode, a range or a place"), text("write 4331, 4331AB or 4331AA-4331BZ"),
                )  # fmt: skip
            return here, here
        low, high = bounds
        inside = (self.first >= low) & (self.last <= high)
        begun = (self.first >= low) & (self.first <= high)
        return begun if begun.any() else (self.first <= high) & (self.last >= low), inside

    def _none_found(self, postcodes: Sequence[str]) -> ImportProblem:
        return refuse(
            self.file,
            text("none of the postcodes {postcodes} is in it", postcodes=", ".join(postcodes)),
            text("postcodes from {low} to {high}", low=as_postcode(int(self.first.min())),
                 high=as_postcode(int(self.last.max()))),
            text("take the file of the grid operator of that area"),
        )  # fmt: skip


def postcode_range(written: str) -> tuple[int, int] | None:
    """Return the first and last postcode of "4331", "4331AB" or a range of these, as numbers."""
    begin, dash, end = written.upper().partition("-")
    first, last = _bounds(begin), _bounds(end if dash else begin)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _bounds(written: str) -> tuple[int, int] | None:
    match = _POSTCODE.fullmatch(written.strip())
    if match is None:
        return None
    start = int(match[1]) * LETTERS
    if match[2] is None:
        return start, start + LETTERS - 1
    number = start + (ord(match[2][0]) - ord("A")) * 26 + ord(match[2][1]) - ord("A")
    return number, number


def as_postcode(number: int) -> str:
    """Return a postcode as it is written."""
    digits, letters = divmod(number, LETTERS)
    return f"{digits:04d}{chr(ord('A') + letters // 26)}{chr(ord('A') + letters % 26)}"


def header_of(rows: Rows) -> dict[str, int] | None:
    """Return which column holds what, by name or, without a header, by content; None for other tables."""
    names = [re.sub(r"[^A-Z]+", "_", cell.upper()).strip("_") for cell in rows[0]]
    found = {key: names.index(n) for key, known in NAMES.items() for n in known[::-1] if n in names}
    if "from" in found and "to" in found:
        return found
    return _guessed(rows)


def _guessed(rows: Rows) -> dict[str, int] | None:
    """Return the columns of a file without header: product by its words, the rest by its fixed place."""
    sample = rows[:1000]
    first = sample[0]
    product = next((c for c, cell in enumerate(first) if cell.upper() in PRODUCTS), None)
    codes = [c for c, cell in enumerate(first) if (m := _POSTCODE.fullmatch(cell.upper())) and m[2]]
    if product is None or len(codes) != 2 or len(first) <= USE_COLUMN:
        return None
    return {
        "from": codes[0],
        "to": codes[1],
        "place": codes[1] + 1,
        "product": product,
        "use": USE_COLUMN,
    } | (_count_column(rows))


def _count_column(rows: Rows) -> dict[str, int]:
    """Return which of the two columns counts connections: a percentage never exceeds 100."""
    read = {c: numbers([row[c] if c < len(row) else "" for row in rows])[0] for c in COUNT_COLUMNS}
    over = [c for c, values in read.items() if np.nanmax(values, initial=0) > MOST_PERCENT]
    broken = [c for c, values in read.items() if np.any(values[~np.isnan(values)] % 1)]
    left = [c for c in COUNT_COLUMNS if c not in broken]
    certain = over if len(over) == 1 else left
    return {"connections": certain[0]} if len(certain) == 1 else {}


def read_table(file: str, rows: Rows, header: dict[str, int]) -> GasTable:
    """Return the gas rows of a table of a grid operator.

    Raises
    ------
    ImportProblem
        when a column is absent, there are no rows, or none of them is for gas.
    """
    _require_columns(file, header)
    body = rows[1:] if postcode_range(rows[0][header["from"]]) is None else rows
    if not body:
        found = text("a heading of gas use by postcode without rows")
        raise refuse(file, found, text("one row per range of postcodes"), download_again())
    cells = columns(body, max(max(header.values()) + 1, len(rows[0])))
    table = {key: cells[number] for key, number in header.items()}
    if "product" in table:
        table = _only_gas(file, table)
    return _table(file, table, rows[0][header["use"]] if body is not rows else "SJV", "product" in header)


def _require_columns(file: str, header: dict[str, int]) -> None:
    absent = [NAMES[key][0] for key in NAMES if key not in header and key not in OPTIONAL]
    if absent:
        raise refuse(
            file,
            text("postcodes, but no column {names}", names=", ".join(absent)),
            text("gas use by postcode as the grid operators publish it"),
            text("put back the row with names of columns, or download the file again"),
        )


def _only_gas(file: str, table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    keep = [product.upper() == GAS for product in table["product"]]
    if not any(keep):
        products = ", ".join(sorted({p for p in table["product"] if p})[:5])
        raise refuse(
            file,
            text('no rows for gas, only "{products}"', products=products),
            text("rows with product GAS"),
            text("take the file of the grid operator that has gas connections"),
        )
    return {k: tuple(c for c, good in zip(v, keep, strict=True) if good) for k, v in table.items()}


def _table(file: str, table: dict[str, tuple[str, ...]], use_name: str, by_product: bool) -> GasTable:
    connections, _ = numbers(table["connections"])
    use, _ = numbers(table["use"])
    bounds = [
        (_bounds(a.upper()), _bounds(b.upper())) for a, b in zip(table["from"], table["to"], strict=True)
    ]
    low = np.array([a[0] if a else -1 for a, _ in bounds], dtype=np.int64)
    high = np.array([b[1] if b else -1 for _, b in bounds], dtype=np.int64)
    sound = (low >= 0) & (high >= low) & (connections > 0) & (use >= 0)
    if not sound.any():
        raise refuse(file, text("no row with postcodes, connections and use"),
                     text("one row per range of postcodes"), download_again())  # fmt: skip
    place = np.char.upper(np.array(table.get("place", ("",) * use.size), dtype=np.str_))
    kept = [part[sound] for part in (low, high)]
    said = _remarks(sound, use[sound], kept, by_product)
    return GasTable(
        file, kept[0], kept[1], place[sound], connections[sound], use[sound], use_name, tuple(said)
    )


def _remarks(
    sound: npt.NDArray[np.bool_], use: Floats, bounds: Sequence[Ints], by_product: bool
) -> Iterable[Text]:
    yield text(
        "the use is normalised for weather at a reference date (1 January as a rule): no metered year, "
        "and no second degree-day correction is due"
    )
    lost = int(np.count_nonzero(~sound))
    if lost:
        yield text("rows without postcode, connections or use, left out: {count}", count=Amount(lost))
    if not by_product:
        yield text("there is no column with the product; all rows are taken for gas")
    zero = int(np.count_nonzero(use == 0))
    if zero:
        yield text("rows with a use of 0 m3: {count}", count=Amount(zero))
    pairs = np.unique(np.stack(bounds), axis=1).shape[1]
    if pairs < use.size:
        yield text(
            "rows with a range of postcodes that occurred before: {count}", count=Amount(use.size - pairs)
        )
