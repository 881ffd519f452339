"""Files with weather, river and effluent that inputs name: read, checked, and the year chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from warmtenet import importers
from warmtenet.core.model import Model
from warmtenet.engineering.measured import keep
from warmtenet.engineering.weather import available_years
from warmtenet.importers import HourlySeries, ImportProblem, Quantity, YearOfHours
from warmtenet.locale import Amount, Text, text
from warmtenet.workbook.assemble import Completed
from warmtenet.workbook.outside_places import Naming, hash_of, key_of, naming, place_of
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import OutsideFile, Provenance, SeriesRead, Typed

YEAR, WEATHER = "weather_year", "weather_file"
FILES: Mapping[str, tuple[Quantity, ...]] = {
    WEATHER: ("temperature",),
    "water_file": ("temperature",),
    "effluent_file": ("temperature", "flow"),
}
NEAREST_STATION = "De Bilt"
LEAP_YEAR_H = 8784
NOTICED_GAP_H, SHARE_FILLED = 24, 0.01
DOUBTFUL_FLOW_M3_PER_H = 10.0  # below it no plant, but a flow in m3/s
# Colder or warmer than any hour in the Netherlands, from which a series is another one or in another unit.
COLDEST_C, WARMEST_C = -30.0, 45.0


@dataclass(frozen=True)
class _Read:
    """A file of series on its way to the model."""

    named: Naming
    path: Path
    sha256: str
    series: Mapping[Quantity, HourlySeries]
    years: Mapping[Quantity, Mapping[int, YearOfHours]]

    @property
    def whole(self) -> tuple[int, ...]:
        """Calendar years that are whole in every series."""
        sets = [{y for y, found in years.items() if found.is_whole} for years in self.years.values()]
        return tuple(sorted(set.intersection(*sets)))


def attach_series(
    model: Model, done: Completed, typed: Typed, findings: Findings, folders: Sequence[Path]
) -> dict[str, OutsideFile]:
    """Read the files that inputs name, choose the year, and keep its hours for the leaves.

    The inputs are replaced by the keys by which `engineering.measured` knows the files.
    """
    reads = [
        r
        for name in FILES
        if name in model.inputs
        if (r := _read(model, done, typed, findings, name, folders))
    ]
    if findings.problems:
        return {}
    year = (
        _chosen_year(naming(model, typed, YEAR), reads, done, typed, findings)
        if YEAR in model.inputs
        else None
    )
    if year is None:
        return {}
    return {read.named.name: _attach(read, year, done, findings) for read in reads}


def _read(
    model: Model, done: Completed, typed: Typed, findings: Findings, name: str, folders: Sequence[Path]
) -> _Read | None:
    written = str(done.values.get(name, ""))
    if not written:
        return None
    named, path = naming(model, typed, name), place_of(written, folders)
    sha256 = hash_of(path)
    try:
        series = _series(path, sha256, FILES[name])
    except ImportProblem as why:
        findings.problems.append(named.refused(why, path.name))
        return None
    read = _Read(named, path, sha256, series, {q: importers.calendar_years(s) for q, s in series.items()})
    problems = [*_units(read), *_no_year(read)]
    findings.problems += problems[:1]
    return None if problems else read


@lru_cache(maxsize=16)
def _series(path: Path, sha256: str, wanted: tuple[Quantity, ...]) -> Mapping[Quantity, HourlySeries]:
    """Return the series of a file, read once for each of its contents."""
    del sha256
    return importers.read_every(path, wanted)


def _units(read: _Read) -> Iterable[Problem]:
    """Yield a series whose values say that they are in another unit, or something else altogether."""
    remedy = text("convert the column, or write its unit in the heading, such as: T (°F) or Q (m3/s)")
    for quantity, series in read.series.items():
        plain = importers.Series(series.name, series.unit, quantity, np.empty(0, np.int64), series.values)
        said = list(importers.wrong_unit(plain))
        if quantity == "flow" and float(np.median(series.values)) >= DOUBTFUL_FLOW_M3_PER_H:
            said = []  # a small plant; the remark stands in the report
        low, high = float(series.values.min()), float(series.values.max())
        if quantity == "temperature" and not said and not COLDEST_C <= low <= high <= WARMEST_C:
            said = [text("{column}: values from {least} to {most}", column=series.name,
                         least=Amount(low, 1), most=Amount(high, 1))]  # fmt: skip
        for what in said:
            found = text("{file}: {found}", file=read.path.name, found=what)
            yield read.named.problem(found, importers.WANTED[quantity], remedy)


def _no_year(read: _Read) -> Iterable[Problem]:
    if read.whole:
        return
    fullest = min((y for years in read.years.values() for y in years.values()), key=lambda y: y.missing_h)
    found = text(
        "{file}: in {year}, its fullest year, less than half is there of {months}",
        file=read.path.name, year=str(fullest.year), months=list(fullest.absent),
    )  # fmt: skip
    if not fullest.absent:
        found = text("{file}: no year that is whole in every column", file=read.path.name)
    expected = text("at least one whole calendar year")
    yield read.named.problem(found, expected, text("download the whole year, from 1 January to 31 December"))


def _chosen_year(
    year: Naming, reads: Sequence[_Read], done: Completed, typed: Typed, findings: Findings
) -> int | None:
    """Return the weather year in all files; None after adding a problem, or where there are no files."""
    word = str(done.values.get(YEAR, ""))
    number = int(word.rpartition(" ")[2])
    weather = next((r for r in reads if r.named.name == WEATHER), None)
    if word.isdigit() and weather is None:
        found = text('"{year}", a year without a station', year=word)
        remedy = text("choose from the list, or name a file with weather")
        findings.problems.append(year.problem(found, text("a weather year on board"), remedy))
        return None
    if not reads:
        return None
    years = weather.whole if weather else available_years()[NEAREST_STATION]
    if YEAR not in typed.values:
        number = _only_year(year, years, reads, number, findings)
    missing = [r for r in reads if number not in r.whole] if number else []
    findings.problems += [_not_there(r, number, year) for r in missing]
    if missing or not number:
        return None
    if weather or YEAR not in typed.values:
        _set_year(done, str(number) if weather else f"{NEAREST_STATION} {number}")
    return number


def _only_year(
    year: Naming, years: Sequence[int], reads: Sequence[_Read], otherwise: int, findings: Findings
) -> int:
    """Return the one year that all files share, or the default where they hold it; 0 after a problem."""
    shared = sorted(set(years).intersection(*(r.whole for r in reads)))
    has_weather = any(r.named.name == WEATHER for r in reads)
    if len(shared) == 1:
        if not has_weather:
            taken = f"{NEAREST_STATION} {shared[0]}"
            year.note(findings, text("{year} is taken, the year of the files.", year=taken))
        return shared[0]
    if not has_weather and otherwise in shared:
        return otherwise
    if shared:
        found = text("empty, while the files hold the years {years}", years=_listed(shared))
        remedy = text("fill in one of these years")
    else:
        held = [text("{file}: {years}", file=r.path.name, years=_listed(r.whole)) for r in reads]
        found = text("no year that the weather and all files share: {held}", held=held)
        remedy = text("take files of the same year, or add a file with the weather of that year")
    findings.problems.append(year.problem(found, text("one calendar year"), remedy))
    return 0


def _not_there(read: _Read, number: int, year: Naming) -> Problem:
    found = text("{file}: the whole years {years}", file=read.path.name, years=_listed(read.whole))
    expected = text("the year {number}, chosen as {label}", number=str(number), label=year.label)
    return read.named.problem(found, expected, text("choose a year of the file, or take a file of that year"))


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def _set_year(done: Completed, word: str) -> None:
    if done.values[YEAR] != word:
        done.changed.add(YEAR)
    done.values[YEAR] = word
    done.defaulted[:] = [d for d in done.defaulted if d.name != YEAR]


def _attach(read: _Read, year: int, done: Completed, findings: Findings) -> OutsideFile:
    """Keep the years of a file for the leaves and return what was read from it."""
    key, name = key_of(read.path, read.sha256), read.named.name
    keep(key, {q: {y: years[y].values for y in read.whole} for q, years in read.years.items()})
    done.values[name] = key
    used = tuple(_used(read.series[q], read.years[q][year]) for q in read.series)
    for series in used:
        _tell_gaps(read, series, findings)
    known = done.provenance.get(name, Provenance())
    if not known.source:
        done.provenance[name] = replace(
            known, kind="measured", grade="A", source=read.path.name, at=f"{year}, {used[0].hours} h"
        )
    first = next(iter(read.series.values()))
    return OutsideFile(
        read.path.name,
        read.sha256,
        importers.KINDS[first.kind],
        first.rows,
        _period(first),
        first.time_zone,
        read.whole,
        used,
        remarks=_distinct(read.series.values()),
    )


def _distinct(series: Iterable[HourlySeries]) -> tuple[Text, ...]:
    found: list[Text] = []
    found += [r for s in series for r in s.remarks if r not in found]
    return tuple(found)


def _used(series: HourlySeries, year: YearOfHours) -> SeriesRead:
    values = year.values
    low, mean, high = float(values.min()), float(values.mean()), float(values.max())
    return SeriesRead(
        series.name, series.unit, year.year, values.size, year.missing_h, year.longest_gap_h, low, mean, high
    )


def _period(series: HourlySeries) -> tuple[str, str]:
    hours = series.time[[0, -1]].astype("datetime64[s]").astype(np.int64)
    first, last = (importers.shown_time(int(utc), series.time_zone) for utc in hours)
    return first, last


def _tell_gaps(read: _Read, series: SeriesRead, findings: Findings) -> None:
    """Say which hours had no value, and that a leap year has a day more."""
    if series.missing_h:
        is_serious = series.longest_gap_h > NOTICED_GAP_H or series.missing_h > SHARE_FILLED * series.hours
        what = text(
            "{column} of {year}: {missing} of {hours} hours had no value and were filled by a straight line; "
            "the longest gap is {longest} h.",
            column=series.name, year=str(series.year), missing=Amount(series.missing_h),
            hours=Amount(series.hours), longest=Amount(series.longest_gap_h),
        )  # fmt: skip
        remedy = text("Look whether the gap matters, or take another year.") if is_serious else None
        read.named.note(findings, what, remedy)
    if series.hours == LEAP_YEAR_H:
        what = text("{year} is a leap year: all {hours} hours count, 29 February too.",
                    year=str(series.year), hours=Amount(series.hours))  # fmt: skip
        read.named.note(findings, what)
