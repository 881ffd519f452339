"""Reads an input workbook into a project, or reports everything that is wrong with it at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from warmtenet.core.model import Model
from warmtenet.figures import Figures, load
from warmtenet.locale import Text, Translator, text, translator
from warmtenet.model import CONCEPT_LABELS
from warmtenet.model.families import COMFORT
from warmtenet.workbook.assemble import Completed, complete, unit_tables
from warmtenet.workbook.cells import refuse
from warmtenet.workbook.checks import check
from warmtenet.workbook.comfort_rows import comfort_table
from warmtenet.workbook.home_rows import complete_homes
from warmtenet.workbook.layout import PROJECT_ROWS, Layout, column_key, layout_of
from warmtenet.workbook.opening import Opened, open_workbook
from warmtenet.workbook.outside_files import attach_files
from warmtenet.workbook.outside_places import fingerprint
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import OutsideFile, Project, Table, Typed
from warmtenet.workbook.references import relate, settle
from warmtenet.workbook.scalars import project_texts, read_scalars
from warmtenet.workbook.scan import Scanned, find_value, scan
from warmtenet.workbook.tables import Context, empty_table, fixed_table, read_table
from warmtenet.workbook.words import match_word, near_words

ModelFor = Callable[[str], Model]


@dataclass(frozen=True)
class Foreign:
    """Knows the keys of the other heat concepts, whose rows may be left in a workbook."""

    concept: str
    concepts: Iterable[str]
    model_for: ModelFor

    def __call__(self, key: str) -> bool:
        """Return whether a key belongs to another concept."""
        return key in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        models = [self.model_for(name) for name in self.concepts if name != self.concept]
        return frozenset(
            key
            for model in models
            for key in (*model.inputs, *model.quantities, *map(column_key, model.inputs.values()))
        )


def read(
    path: Path | str,
    model_for: ModelFor,
    *,
    figures: Figures | None = None,
    language: str = "nl",
    concepts: Mapping[str, str] = CONCEPT_LABELS,
    files_later: bool = False,
) -> Project:
    """Read an input workbook.

    Parameters
    ----------
    model_for
        Gives the model of a heat concept.
    language
        Of the labels of rows that have no name in the workbook, such as units of a list.
    concepts
        Keys and English labels of the heat concepts.
    files_later
        Settings follow that name outside files or their year: `apply_settings` reads them and checks.

    Raises
    ------
    InputProblems
        with every problem found.
    """
    findings = Findings()
    opened = open_workbook(Path(path), findings)
    concept = _concept(opened, concepts, findings) if opened else None
    if opened is None or concept is None:
        findings.raise_if_any()
        raise AssertionError("a workbook that cannot be read has a problem")
    reading = _Reading(opened, concept, model_for(concept), figures or load(), findings, translator(language))
    return reading.project(Foreign(concept, concepts, model_for), files_later=files_later)


@dataclass(frozen=True)
class _Reading:
    """One workbook on its way to a project."""

    opened: Opened
    concept: str
    model: Model
    figures: Figures
    findings: Findings
    t: Translator

    def project(self, is_foreign: Callable[[str], bool], *, files_later: bool) -> Project:
        """Return the project, or raise with every problem found."""
        layout = layout_of(self.model)
        scanned = scan(self.opened, layout, is_foreign, self.findings)
        typed = read_scalars(scanned.rows, layout, self.findings)
        done = complete(self.model, layout, typed, self.figures, self.findings, self.t)
        tables = relate(self.model, self._tables(layout, scanned, done), self.findings)
        tables |= unit_tables(self.model, done.values, typed, self.findings, self.t)
        settle(self.model, tables, done, typed, self.findings)
        files: Mapping[str, OutsideFile] = {}
        if not files_later:
            folders = (Path(self.opened.path).parent,)
            tables, files = attach_files(self.model, tables, done, typed, self.findings, folders)
        check(self.model, done, tables, typed, self.findings, files_later=files_later)
        texts = project_texts(scanned.rows)
        self.findings.raise_if_any()
        tables = complete_homes(self.model, tables, done, self.findings, self.figures, self.t)
        return build(self._named(texts, tables, files), typed, done, self.findings)

    def _named(
        self, texts: Mapping[str, str], tables: Mapping[str, Table], files: Mapping[str, OutsideFile]
    ) -> Project:
        """Return a project with its name, file and tables, still without values."""
        return Project(
            texts.get("project") or Path(self.opened.path).stem,
            self.concept,
            self.opened.path,
            fingerprint(self.opened.sha256, files),
            texts.get("author", ""),
            texts.get("scenario", ""),
            texts.get("remarks", ""),
            language=self.t.language,
            tables=tables,
            files=files,
            workbook_sha256=self.opened.sha256,
        )

    def _tables(self, layout: Layout, scanned: Scanned, done: Completed) -> dict[str, Table]:
        context = Context(done.values, self.figures, self.findings, done.defaulted)
        tables: dict[str, Table] = {}
        for plan in layout.tables:
            raw = scanned.tables.get(plan.family.name)
            if plan.is_fixed:
                tables[plan.family.name] = fixed_table(plan, raw, context)
            elif raw is None:
                tables[plan.family.name] = empty_table(plan, self.findings, self.t)
            else:
                tables[plan.family.name] = read_table(raw, context)
            if plan.family == COMFORT and not tables[plan.family.name].labels:
                tables[plan.family.name] = comfort_table(
                    plan, self.figures, context.day, done.defaulted, done.provenance, self.t
                )
        return tables


def build(project: Project, typed: Typed, done: Completed, findings: Findings) -> Project:
    """Return a project with its completed values; name, file and tables stay."""
    known = {*done.values, *typed.overrides}
    provenance = done.provenance | {n: typed.origins[n] for n in typed.overrides if n in typed.origins}
    return replace(
        project,
        values=done.values,
        overrides=dict(typed.overrides),
        ranges=done.ranges,
        provenance=provenance,
        changed=frozenset(done.changed),
        defaulted=tuple(done.defaulted),
        warnings=tuple(findings.warnings),
        typed=typed,
        places={name: place for name, place in typed.places.items() if name in known},
    )


def _concept(opened: Opened, concepts: Mapping[str, str], findings: Findings) -> str | None:
    """Return the heat concept; after a problem with it still one to look for other problems with."""
    cell = find_value(opened, "concept", findings)
    label = PROJECT_ROWS["concept"]
    words = [Text(word, {}) for word in concepts.values()]
    expected = text("one of: {words}", words=words)
    if cell is None:
        remedy = text("use a workbook made by: warmtenet new")
        found = text("no row with the key {key}", key="concept")
        findings.problems.append(Problem("", "", label, found, None, remedy))
        return None
    if not cell.row:
        return next(iter(concepts))
    key = match_word(cell.value, concepts) if not cell.is_empty else None
    if key is not None:
        return key
    close = near_words(cell.value, concepts) if not cell.is_empty else []
    remedy = text("did you mean {words}?", words=close) if close else text("choose from the list in the cell")
    refuse(replace(cell, label=label), findings, expected, remedy, text("empty") if cell.is_empty else None)
    return next(iter(concepts))
