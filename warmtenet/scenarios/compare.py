"""Several projects, or one project with other values, side by side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from warmtenet.core.model import CALCULATED
from warmtenet.figures import load
from warmtenet.locale import Text, Translator, text
from warmtenet.model import build
from warmtenet.scenarios.bridge import Bridge, bridge
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.run import run_project
from warmtenet.workbook.changes import apply_settings
from warmtenet.workbook.problems import InputProblems, Problem
from warmtenet.workbook.project import Project
from warmtenet.workbook.reader import read

if TYPE_CHECKING:
    import pandas as pd

LEAST, MOST = 2, 6
_LABELLED = re.compile(r"([^=,:]+):(.*=.*)", re.DOTALL)
_NEXT_SETTING = re.compile(r",(?=\s*\w+\s*=)")
Settings = Mapping[str, str]


@dataclass(frozen=True)
class Scenario:
    """What is set in one column only; without a name of its own it is called after its settings."""

    settings: Settings
    name: str = ""

    @property
    def label(self) -> str:
        """The name of the column."""
        return self.name or ", ".join(f"{name}={value}" for name, value in self.settings.items())


class ComparisonError(ValueError):
    """What was asked cannot be compared; `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.message.format(**message.values))


class FileProblems(InputProblems):
    """Some workbooks cannot be used; every line starts with the name of its file."""

    def __init__(self, found: Sequence[tuple[str, Problem]]) -> None:
        self.found = tuple(found)
        super().__init__(problem for _, problem in found)

    def render(self, t: Translator) -> list[str]:
        """Return one line per problem in the language of the translator."""
        lines = [(Path(file).name, problem.render(t)) for file, problem in self.found]
        return [line if line.startswith(f"{name}:") else f"{name}: {line}" for name, line in lines]


@dataclass(frozen=True)
class Variant:
    """One column of a comparison.

    Attributes
    ----------
    name
        Unique: that of the file without folder and extension, or that of a scenario.
    scenario
        What is set in this column only.
    """

    name: str
    result: Result
    scenario: Settings

    @property
    def project(self) -> Project:
        """The project of this column."""
        return self.result.case.project


@dataclass(frozen=True)
class Comparison:
    """Results side by side; `comparison["name"]` gives one, `comparison.frame` the single values of all."""

    variants: tuple[Variant, ...]

    def __getitem__(self, name: str) -> Result:
        for variant in self.variants:
            if variant.name == name:
                return variant.result
        raise KeyError(f"no variant {name}; there are {', '.join(v.name for v in self.variants)}")

    @cached_property
    def bridges(self) -> tuple[Bridge, ...]:
        """What moves the net present value from the first variant to each of the others."""
        first, *others = (variant.result for variant in self.variants)
        return tuple(bridge(first, other) for other in others)

    @cached_property
    def frame(self) -> "pd.DataFrame":
        """Every computed single value by name, one column per variant; missing where a model lacks it."""
        import pandas as pd  # noqa: PLC0415  # pandas costs a second

        columns = {v.name: dict(_single_values(v.result)) for v in self.variants}
        return pd.DataFrame(columns, columns=list(columns))


def compare_files(
    paths: Sequence[str | Path], settings: Settings | None = None, scenarios: Sequence[Scenario] = ()
) -> Comparison:
    """Read and compute workbooks, and scenarios of the first of them.

    Parameters
    ----------
    settings
        Single values that are replaced in every file, as `--set` does.
    scenarios
        One more column each: the first file with these values replaced too.

    Raises
    ------
    ComparisonError
        for fewer than two or more than six columns, or the same column twice.
    FileProblems
        with every problem of every file.
    warmtenet.core.model.NotFiniteError
        when a quantity is not finite, naming it.
    """
    return Comparison(tuple(map(computed, read_variants(paths, settings or {}, scenarios))))


@dataclass(frozen=True)
class Column:
    """What a variant is computed from."""

    name: str
    project: Project
    scenario: Settings


def computed(column: Column) -> Variant:
    """Return a column with its results."""
    return Variant(column.name, run_project(column.project), column.scenario)


def read_variants(
    paths: Sequence[str | Path], settings: Settings, scenarios: Sequence[Scenario]
) -> list[Column]:
    """Return the projects of all columns, each with a name of its own; see `compare_files`."""
    _check_request(paths, scenarios)
    found: list[tuple[str, Problem]] = []
    read_in = [_read(str(path), settings, found) for path in paths]
    columns: list[tuple[str, Project | None, Settings]]
    columns = list(zip(_file_names(paths), read_in, [{} for _ in paths], strict=True))
    for scenario in scenarios:
        project = _set(read_in[0], scenario.settings, str(paths[0]), found)
        columns.append((scenario.label, project, scenario.settings))
    if found:
        raise FileProblems(found)
    names = unique([name for name, _, _ in columns])
    return [
        Column(name, project, chosen)
        for name, (_, project, chosen) in zip(names, columns, strict=True)
        if project is not None
    ]


def parse_scenario(written: str) -> Scenario:
    """Return a scenario: "uptake=1,variable_tariff_factor=1.1", or with a name "high: uptake=1".

    A decimal comma may stand in a value.

    Raises
    ------
    ComparisonError
        where it is written otherwise, or names a value twice.
    """
    settings: dict[str, str] = {}
    labelled = _LABELLED.fullmatch(written)
    label, listed = labelled.groups() if labelled else ("", written)
    for part in _NEXT_SETTING.split(listed):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or not name or not value or name in settings:
            raise ComparisonError(
                text("--with {written}: write NAME=VALUE,NAME=VALUE, for example uptake=0.7", written=written)
            )
        settings[name] = value
    return Scenario(settings, label.strip())


def _check_request(paths: Sequence[str | Path], scenarios: Sequence[Scenario]) -> None:
    count = len(paths) + len(scenarios)
    if not paths or count < LEAST:
        raise ComparisonError(text("Give at least two workbooks, or one and a scenario: --with NAME=VALUE."))
    if count > MOST:
        raise ComparisonError(
            text("{count} variants do not fit side by side; at most {most}.", count=count, most=MOST)
        )
    places = [Path(path).resolve() for path in paths]
    for place, path in zip(places, paths, strict=True):
        if places.count(place) > 1:
            raise ComparisonError(
                text(
                    "{file} is given twice. To compare a workbook with itself under other values: "
                    "--with NAME=VALUE.",
                    file=str(path),
                )
            )
    settings = [dict(scenario.settings) for scenario in scenarios]
    for scenario in scenarios:
        if settings.count(dict(scenario.settings)) > 1:
            raise ComparisonError(text("--with {written} is given twice.", written=scenario.label))


def _read(path: str, settings: Settings, found: list[tuple[str, Problem]]) -> Project | None:
    try:
        project = read(path, build)
    except InputProblems as problems:
        found += [(path, problem) for problem in problems.problems]
        return None
    return _set(project, settings, path, found) if settings else project


def _set(
    project: Project | None, settings: Settings, path: str, found: list[tuple[str, Problem]]
) -> Project | None:
    if project is None:
        return None
    try:
        return apply_settings(project, settings, build(project.concept), figures=load())
    except InputProblems as problems:
        found += [(path, problem) for problem in problems.problems]
        return None


def _file_names(paths: Sequence[str | Path]) -> list[str]:
    """Return the names of files without extension; with their folder where two agree."""
    stems = [Path(path).stem for path in paths]
    folders = [f"{Path(path).resolve().parent.name}/{stem}" for path, stem in zip(paths, stems, strict=True)]
    return [stem if stems.count(stem) == 1 else longer for stem, longer in zip(stems, folders, strict=True)]


def unique(names: Sequence[str]) -> list[str]:
    """Return names with a number after each that was there before."""
    found: list[str] = []
    for name in names:
        number, new = 2, name
        while new in found:
            new, number = f"{name} ({number})", number + 1
        found.append(new)
    return found


def _single_values(result: Result) -> Iterator[tuple[str, float | None]]:
    for name, quantity in result.case.model.quantities.items():
        is_single = result.axes(name) == (False, False)
        if is_single and not quantity.words and not name.endswith(CALCULATED):
            value = result[name]
            yield name, value if isinstance(value, float) else None
    for name in result.case.model.overridden:
        value = result[name]
        yield name, value if isinstance(value, float) else None
