"""What a file is and what was read from it, as lines for a reader and as data for a program."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from warmtenet.importers import gas
from warmtenet.importers.reading import KINDS, read
from warmtenet.importers.remarks import remarks_on, shown_time
from warmtenet.importers.series import Filled, Measurements, Series, hour_means, is_fillable, longest_run
from warmtenet.importers.table import Floats
from warmtenet.locale import Amount, Text, Translator, text

DECIMALS = 2
WIDTH = 13


@dataclass(frozen=True)
class Column:
    """A column of numbers: `count` values and `gaps` rows without; None where there is no value."""

    unit: str
    count: int
    gaps: int
    min: float | None
    mean: float | None
    max: float | None


@dataclass(frozen=True)
class Inspection:
    """What a file is and what was read.

    Attributes
    ----------
    period
        Begin of the first and of the last row, ISO 8601 with the distance to UTC; None without times.
    time_zone
        "UTC", "UTC+01:00" (winter time all year) or "Europe/Amsterdam"; None without times.
    columns
        By name, over the rows as they stand in the file, before any gap is filled.
    filled
        By name of the column: hours without value between the first and the last, and how many.
    """

    file: str
    kind: str
    rows: int
    period: tuple[str, str] | None
    time_zone: str | None
    columns: Mapping[str, Column]
    filled: Mapping[str, Filled]
    remarks: tuple[Text, ...]

    def as_dict(self, t: Translator) -> dict[str, Any]:
        """Return everything as data for JSON; the remarks in the language of the translator."""
        period = None if self.period is None else {"from": self.period[0], "to": self.period[1]}
        return {
            "file": self.file,
            "kind": self.kind,
            "rows": self.rows,
            "period": period,
            "time_zone": self.time_zone,
            "columns": {name: asdict(column) for name, column in self.columns.items()},
            "filled": {name: {**asdict(f), "method": "linear"} for name, f in self.filled.items()},
            "remarks": [t.render(remark) for remark in self.remarks],
        }

    def lines(self, t: Translator) -> list[str]:
        """Return everything as lines in the language of the translator."""
        return list(self._lines(t))

    def _lines(self, t: Translator) -> Iterator[str]:
        yield f"{self.file}: {t.render(KINDS[self.kind])}"
        yield f"  {t.render(text('rows: {count}', count=Amount(self.rows)))}"
        if self.period is not None:
            start, end = (moment[:-6].replace("T", " ") for moment in self.period)
            yield "  " + t.render(text("from {start} to {end}", start=start, end=end))
            yield "  " + t.render(text("time zone {zone}", zone=self.time_zone))
        yield from self._table(t)
        yield from (f"  {t.render(sentence)}" for sentence in _on_gaps(self.filled))
        if self.remarks:
            yield t("Remarks:")
            yield from (f"  - {t.render(remark)}" for remark in self.remarks)

    def _table(self, t: Translator) -> Iterator[str]:
        wide = max(len(t("column")), *(len(name) for name in self.columns)) + 2
        heads = (t("unit"), t("count"), t("gaps"), t("least"), t("mean"), t("most"))
        yield "  " + t("column").ljust(wide) + "".join(head.rjust(WIDTH) for head in heads)
        for name, c in self.columns.items():
            counts = [t.amount(Amount(n)) for n in (c.count, c.gaps)]
            decimals = _decimals(c)
            values = ["-" if v is None else t.amount(Amount(v, decimals)) for v in (c.min, c.mean, c.max)]
            yield "  " + name.ljust(wide) + "".join(s.rjust(WIDTH) for s in (c.unit, *counts, *values))


def inspect(path: str | Path) -> Inspection:
    """Return what a file is and what was read from it.

    Raises
    ------
    ImportProblem
        when it is nothing that can be read, in one sentence.
    """
    found = read(path)
    return _of_gas(found) if isinstance(found, gas.GasTable) else _of_series(found)


def _on_gaps(filled: Mapping[str, Filled]) -> Iterator[Text]:
    for name, gaps in filled.items():
        if gaps.hours:
            yield text(
                "{column}: {hours} of {of} hours without value; a straight line between the neighbours "
                "fills them, the longest gap being {longest} h",
                column=name, hours=Amount(gaps.hours), of=Amount(gaps.of), longest=Amount(gaps.longest_h),
            )  # fmt: skip
    whole = [name for name, gaps in filled.items() if not gaps.hours]
    if whole:
        yield text("a value in every hour: {columns}", columns=", ".join(whole))


def _decimals(column: Column) -> int:
    """Return how many decimals show the largest value in three digits, at least two and at most six."""
    largest = max(abs(column.min or 0.0), abs(column.max or 0.0))
    return DECIMALS if largest >= 1 or not largest else min(2 - math.floor(math.log10(largest)), 6)


def _of_series(found: Measurements) -> Inspection:
    first = min(int(s.utc.min()) for s in found.series if s.utc.size)
    last = max(int(s.utc.max()) for s in found.series if s.utc.size)
    return Inspection(
        found.file,
        found.kind,
        found.rows,
        (shown_time(first, found.time_zone), shown_time(last, found.time_zone)),
        found.time_zone,
        {s.name: _column(s.unit, s.values) for s in found.series},
        {s.name: _gaps(s) for s in found.series if is_fillable(s)},
        remarks_on(found),
    )


def _gaps(series: Series) -> Filled:
    missing = np.isnan(hour_means(series)[1])
    return Filled(int(missing.sum()), missing.size, longest_run(missing))


def _column(unit: str, values: Floats, weights: Floats | None = None) -> Column:
    valid = values[~np.isnan(values)]
    if not valid.size:
        return Column(unit, 0, values.size, None, None, None)
    mean = float(np.average(valid, weights=weights))
    return Column(unit, valid.size, values.size - valid.size, float(valid.min()), mean, float(valid.max()))


def _of_gas(table: gas.GasTable) -> Inspection:
    total = float(table.connections.sum())
    weighted = text(
        "the mean of {column} is weighted by connections, {count} in all",
        column=table.use_name, count=Amount(total),
    )  # fmt: skip
    columns = {
        "AANSLUITINGEN_AANTAL": _column("-", table.connections),
        table.use_name: _column("m3", table.use_m3, table.connections),
    }
    return Inspection(
        table.file, gas.KIND, table.use_m3.size, None, None, columns, {}, (weighted, *table.remarks)
    )
