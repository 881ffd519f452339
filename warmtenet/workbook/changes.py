"""Settings outside the workbook: `--set NAME=VALUE` on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from warmtenet.core.model import CALCULATED, Model
from warmtenet.figures import Figures, load
from warmtenet.locale import Text, text, translator
from warmtenet.workbook.assemble import Completed, complete, unit_tables
from warmtenet.workbook.cells import Cell, Rule, read_value, rule_of
from warmtenet.workbook.checks import check
from warmtenet.workbook.layout import PROJECT_ROWS, Layout, column_key, layout_of
from warmtenet.workbook.outside_files import attach_files, without_file_data
from warmtenet.workbook.outside_places import fingerprint
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Project, Provenance, Typed, Value
from warmtenet.workbook.reader import build
from warmtenet.workbook.references import settle
from warmtenet.workbook.scalars import rule_of_quantity
from warmtenet.workbook.words import near

SETTING = "--set"


UNIT_LIST, FILLED_BY_FILE = "heat_pump_units", "gas_m3"


@dataclass
class _Set:
    """What the settings come down to."""

    values: dict[str, Value]
    overrides: dict[str, float | str]
    texts: dict[str, str]


def apply_settings(
    project: Project, settings: Mapping[str, str], model: Model, *, figures: Figures | None = None
) -> Project:
    """Return the project with some single values replaced; defaults that depend on them follow.

    Parameters
    ----------
    settings
        Name -> value as typed: a number with comma or point, "60%", a word, a date. A computed name
        becomes an override.
    model
        Of the project's concept, without overrides.

    Raises
    ------
    InputProblems
        with every name and value that is refused.
    """
    findings = Findings()
    layout = layout_of(model)
    new = _Set({}, {}, {})
    for name, written in settings.items():
        _set(name.strip(), written, model, layout, new, findings)
    findings.raise_if_any()
    typed = _typed(project.typed, new)
    t = translator(project.language)
    done = complete(model, layout, typed, figures or load(), findings, t)
    tables = {**without_file_data(project), **unit_tables(model, done.values, typed, findings, t)}
    placed = _as_settings(typed, settings)
    settle(model, tables, done, placed, findings)
    folders = (Path(project.path).parent, Path())
    tables, files = attach_files(model, tables, done, placed, findings, folders)
    check(model, done, tables, _to_check(typed, settings), findings)
    findings.raise_if_any()
    _keep_remarks(project, model, done, findings)
    all_settings = {**project.settings, **settings}
    renamed = replace(_renamed(project, new.texts), settings=all_settings, tables=tables, files=files)
    changed = replace(renamed, sha256=fingerprint(project.workbook_sha256, files))
    return build(changed, typed, done, findings)


def _keep_remarks(project: Project, model: Model, done: Completed, findings: Findings) -> None:
    """Keep what was said of the tables, which settings leave as they are."""
    done.defaulted += [
        d for d in project.defaulted if not _is_single(model, d.name) and d.name != FILLED_BY_FILE
    ]
    findings.warnings += [w for w in project.warnings if w not in findings.warnings]


def _renamed(project: Project, texts: Mapping[str, str]) -> Project:
    return replace(
        project,
        name=texts.get("project", project.name),
        author=texts.get("author", project.author),
        scenario=texts.get("scenario", project.scenario),
        remarks=texts.get("remarks", project.remarks),
    )


def _typed(typed: Typed, new: _Set) -> Typed:
    origins = {name: _origin(typed.origins.get(name), name) for name in (*new.values, *new.overrides)}
    return replace(
        typed,
        values={**typed.values, **new.values},
        overrides={**typed.overrides, **new.overrides},
        origins={**typed.origins, **origins},
    )


def _to_check(typed: Typed, settings: Mapping[str, str]) -> Typed:
    """Return what is checked for contradictions: a list of units scales when only the share is set."""
    if UNIT_LIST in settings:
        return typed
    return replace(typed, values={n: v for n, v in typed.values.items() if n != UNIT_LIST})


def _as_settings(typed: Typed, settings: Mapping[str, str]) -> Typed:
    """Return what was typed, with the setting as the place of what was set."""
    return replace(typed, places={**typed.places, **{name: (f"{SETTING} {name}", "") for name in settings}})


def _is_single(model: Model, name: str) -> bool:
    return name in model.inputs and model.inputs[name].given.per is None


def _origin(known: Provenance | None, name: str) -> Provenance:
    remark = f"{SETTING} {name}"
    return Provenance("assumption", "C", remark=remark, price_level=known.price_level if known else "")


def _set(name: str, written: str, model: Model, layout: Layout, new: _Set, findings: Findings) -> None:
    if name in PROJECT_ROWS and name != "concept":
        new.texts[name] = written
        return
    refusal = _refusal(name, model, layout)
    if refusal is not None:
        findings.problems.append(Problem("", "", f"{SETTING} {name}", *refusal))
        return
    cell = Cell(SETTING, 0, 0, written, name, is_setting=True)
    silent = Findings(problems=findings.problems)
    if name in layout.inputs:
        value = read_value(cell, rule_of(name, layout.inputs[name].given), silent)
        if value is not None:
            new.values[name] = value
        return
    value = read_value(cell, _rule_of_computed(name, layout), silent)
    if isinstance(value, float | str):
        new.overrides[name] = value


def _rule_of_computed(name: str, layout: Layout) -> Rule:
    return rule_of_quantity(layout.overridable[name])


def _refusal(name: str, model: Model, layout: Layout) -> tuple[object, Text | None, Text] | None:
    """Return found, expected and remedy for a name that cannot be set; None for one that can."""
    if name in layout.inputs or name in layout.overridable:
        return None
    if name == "concept":
        return text("the concept decides which inputs there are"), None, text("change it in the workbook")
    columns = {column_key(i) for i in model.inputs.values() if i.given.per} | {
        i.name for i in model.inputs.values() if i.given.per
    }
    if name in columns:
        return (
            text("this is a column of a table"),
            None,
            text("change the cells of the table in the workbook"),
        )
    plain = name.removesuffix(CALCULATED)
    if plain in model.quantities or name in model.inputs:
        return text("this has no single value to set"), None, text("set one of the values that it rests on")
    close = near(name, [*layout.inputs, *layout.overridable])
    remedy = text("did you mean {words}?", words=close) if close else text("see: warmtenet explain")
    return text("unknown name"), None, remedy
