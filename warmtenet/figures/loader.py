"""Reads a folder of TOML files into key figures; collects every problem and raises once.

A figure is a table under its quoted key. A field of a value (`source`, `from`, `grade` ...) may stand on
the figure, and a field of either on a `[[family]]` of figures: there it holds for all of them, and what
stands closer to the value wins. A figure with one value may give `value`, `low` and `high` directly.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from warmtenet.figures import checks
from warmtenet.figures.schema import VAT_FIGURE, Dated, Figure, Figures, FiguresError, Round, Source
from warmtenet.locale import Text, text

PACKAGED = Path(__file__).parent
SOURCES = "sources.toml"
ROUNDS = "rounds.toml"
VALUE_FIELDS = {info.alias or name for name, info in Dated.model_fields.items()}

Record = TypeVar("Record", bound=BaseModel)
Table = dict[str, Any]


def load(folder: Path | None = None) -> Figures:
    """Read the key figures of the package, or those of another folder.

    The package's own are read once and kept. `sources.toml` and `rounds.toml` may be absent.

    Raises
    ------
    FiguresError
        with all problems, each naming file, key and remedy.
    """
    return _packaged() if folder is None else _Reading(folder).figures()


@cache
def _packaged() -> Figures:
    return _Reading(PACKAGED).figures()


@dataclass
class _Reading:
    """One pass over a folder, with the problems met on the way."""

    folder: Path
    problems: list[Text] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def figures(self) -> Figures:
        sources = self._sources()
        rounds = self._rounds()
        found = dict(self._figures())
        for key, figure in found.items():
            self._report(self.files[key], key, checks.figure_problems(figure, sources))
            self._attach_vat(figure, found.get(VAT_FIGURE))
        for index, known in enumerate(rounds):
            self._report(ROUNDS, known.name, checks.round_problems(known, rounds[:index], sources))
        for id_ in checks.unused_sources(sources, found.values(), rounds):
            self._report(SOURCES, id_, [text("nothing cites this source; cite it or remove it")])
        if self.problems:
            raise FiguresError(self.problems)
        return Figures(found, sources, rounds)

    def _figures(self) -> Iterator[tuple[str, Figure]]:
        for path in sorted(self.folder.glob("*.toml")):
            if path.name in {SOURCES, ROUNDS}:
                continue
            for key, raw in self._raw_figures(path):
                if key in self.files:
                    there = self.files[key]
                    self._report(path.name, key, [text("occurs already in {other}; keep one", other=there)])
                    continue
                self.files[key] = path.name
                figure = self._record(Figure, _with_values({"key": key, **raw}), path.name, key)
                if figure is not None:
                    yield key, figure

    def _raw_figures(self, path: Path) -> Iterator[tuple[str, Table]]:
        tables = self._read(path)
        for family in tables.pop("family", []):
            shared = {name: value for name, value in family.items() if name != "members"}
            for key, member in family.get("members", {}).items():
                yield key, {**shared, **member}
        yield from self._tables(tables, path.name)

    def _tables(self, tables: Table, file: str) -> Iterator[tuple[str, Table]]:
        for key, raw in tables.items():
            if isinstance(raw, dict):
                yield key, raw
            else:
                self._report(file, key, [text("stands outside a table; move it below its heading")])

    def _sources(self) -> dict[str, Source]:
        tables = self._tables(self._read(self.folder / SOURCES), SOURCES)
        found = {id_: self._record(Source, {"id": id_, **raw}, SOURCES, id_) for id_, raw in tables}
        return {id_: source for id_, source in found.items() if source is not None}

    def _rounds(self) -> list[Round]:
        raws = self._read(self.folder / ROUNDS).get("round", [])
        found = [self._record(Round, raw, ROUNDS, str(raw.get("name", "[[round]]"))) for raw in raws]
        return [known for known in found if known is not None]

    def _read(self, path: Path) -> Table:
        if not path.is_file():
            return {}
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problem = text(
                "not readable ({reason}); correct it there, a key may occur once", reason=str(error)
            )
            self._report(path.name, "TOML", [problem])
            return {}

    def _record(self, record: type[Record], raw: Table, file: str, key: str) -> Record | None:
        try:
            return record.model_validate(raw)
        except ValidationError as error:
            self._report(file, key, [checks.field_problem(detail) for detail in error.errors()])
            return None

    def _attach_vat(self, figure: Figure, rates: Figure | None) -> None:
        if figure.vat != "incl":
            return
        if rates is None:
            missing = text("includes VAT, but {rate} is missing; add that figure", rate=VAT_FIGURE)
            self._report(self.files[figure.key], figure.key, [missing])
        figure._vat_rates = rates  # noqa: SLF001  # a figure cannot find its neighbours by itself

    def _report(self, file: str, key: str, problems: Iterable[Text]) -> None:
        self.problems += [text("{file}: {key}: {problem}", file=file, key=key, problem=p) for p in problems]


def _with_values(raw: Table) -> Table:
    """Hand the value fields that stand on a figure down to its values; lists become tuples."""
    shared = {name: raw.pop(name) for name in VALUE_FIELDS & raw.keys()}
    values = raw.get("values", [{}] if "value" in shared else None)
    if isinstance(values, list):
        raw["values"] = tuple({**shared, **dated} if isinstance(dated, dict) else dated for dated in values)
    if isinstance(raw.get("range"), list):
        raw["range"] = tuple(raw["range"])
    return raw
