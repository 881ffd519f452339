"""Settings outside the workbook: `--set NAME=VALUE` on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from warmtenet.core.model import CALCULATED, Model
from warmtenet.figures import Figures, load
from warmtenet.locale import Text, text, translator
from warmtenet.workbook.assemble import complete, unit_tables
from warmtenet.workbook.cells import Cell, Rule, read_value, rule_of
from warmtenet.workbook.layout import PROJECT_ROWS, Layout, column_key, layout_of
from warmtenet.workbook.problems import Findings, Problem
from warmtenet.workbook.project import Project, Provenance, Value
from warmtenet.workbook.reader import build
from warmtenet.workbook.scalars import rule_of_quantity
from warmtenet.workbook.words import near

SETTING = "--set"


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
    typed = project.typed
    origins = {n: _origin(typed.origins.get(n), n) for n in (*new.values, *new.overrides)}
    typed = replace(
        typed,
        values={**typed.values, **new.values},
        overrides={**typed.overrides, **new.overrides},
        origins={**typed.origins, **origins},
    )
    t = translator(project.language)
    done = complete(model, layout, typed, figures or load(), findings, t)
    lists = unit_tables(model, done.values, typed, findings, t)
    findings.raise_if_any()
    done.defaulted += [
        d for d in project.defaulted if d.name not in model.inputs or not _is_single(model, d.name)
    ]
    findings.warnings += [w for w in project.warnings if w not in findings.warnings]
    tables = {**project.tables, **lists}
    named = replace(
        project,
        name=new.texts.get("project", project.name),
        author=new.texts.get("author", project.author),
        scenario=new.texts.get("scenario", project.scenario),
        remarks=new.texts.get("remarks", project.remarks),
        settings={**project.settings, **settings},
        tables=tables,
    )
    return build(named, typed, done, findings)


def _is_single(model: Model, name: str) -> bool:
    return model.inputs[name].given.per is None


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
    cell = Cell(SETTING, 0, 0, written, name)
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
