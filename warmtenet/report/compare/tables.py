"""The tables of a comparison: figures, files, inputs, verdicts and points of attention side by side."""

from collections.abc import Iterator, Sequence

from warmtenet.locale import Translator, text
from warmtenet.report.compare.bridges import concept_name
from warmtenet.report.compare.figures import BEST, Figure
from warmtenet.report.compare.shown import Shown
from warmtenet.report.html.attention import GROUPS, said, where
from warmtenet.report.html.context import MOST_ROWS
from warmtenet.report.html.values import phrase, shortened, squeezed, unit_name, written_exactly
from warmtenet.report.markup import SIGNS, verdict_word
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import State, TableBlock, TextBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.report.words import Part, Sentence
from warmtenet.scenarios.attention import Attention
from warmtenet.scenarios.compare_points import PointOfOne
from warmtenet.scenarios.differing import Differing, OwnInputs, said_of
from warmtenet.workbook.project import Value

TWO = 2
LONGEST_LABELS = 700
VERDICTS = (
    text("Security of supply (N-1)"),
    text("Source outage"),
    text("SDE++"),
    text("Grid connection"),
    text("Water and soil"),
    text("Checks"),
)
POINT_STATES: dict[str, State] = {"critical": "bad", "attention": "attention", "info": ""}


def figure_table(
    figures: Sequence[Figure], shown: Sequence[Shown], caption: str, t: Translator
) -> TableBlock:
    """Return figures as rows and variants as columns; two variants also get their difference."""
    columns = [Column(t("figure")), Column(t("unit")), *(Column(s.name, "", "right") for s in shown)]
    if len(shown) == TWO:
        columns.append(Column(t("difference"), "", "right"))
    rows = tuple(_figure_row(figure, shown, t) for figure in figures)
    note = t("{mark} best value, only where more or less is better without doubt.").format(mark=BEST)
    return TableBlock(caption, tuple(columns), rows, note)


def _figure_row(figure: Figure, shown: Sequence[Shown], t: Translator) -> Row:
    cells = [
        s.cell(figure.marked(i), "" if figure.values[i] is None else figure.key, *_state(figure, i))
        for i, s in enumerate(shown)
    ]
    if len(shown) == TWO:
        cells.append(Cell(difference_of(figure, shown[0], t)))
    return row(figure.label, figure.unit, *cells)


def _state(figure: Figure, position: int) -> tuple[str, ...]:
    state = figure.states[position] if figure.states else ""
    return (state,) if state else ()


def difference_of(figure: Figure, shown: Shown, t: Translator) -> str:
    """Return the second less the first, with its sign, in the unit of the row."""
    first, second = figure.values
    if first is None or second is None:
        return ABSENT
    written = shown.ctx.numbers.number((second - first) * figure.scale, figure.decimals, signed=True)
    return t("{n} points").format(n=written) if figure.unit_code == "%" else written


def files_table(shown: Sequence[Shown], t: Translator) -> TableBlock:
    """Return what was compared: file, project, concept, scenario and what was set beside the file."""
    heads = (t("variant"), t("file"), t("project"), t("concept"), t("scenario"), t("set"), t("input"))
    rows = []
    for s in shown:
        project = s.variant.project
        settings = ", ".join(f"{name}={value}" for name, value in project.settings.items())
        name = squeezed(project.path.replace("\\", "/").rpartition("/")[2])
        scenario = squeezed(project.scenario) or t("base")
        rows.append(
            row(
                s.name,
                name,
                squeezed(project.name),
                concept_name(s, t),
                scenario,
                settings or ABSENT,
                project.sha256[:12],
            )
        )
    return TableBlock(t("Files and scenarios"), tuple(map(Column, heads)), tuple(rows))


def inputs_table(found: Sequence[Differing], shown: Sequence[Shown], t: Translator) -> TableBlock:
    """Return the inputs that differ: value of each, unit and where it stands."""
    columns = (
        Column(t("input")),
        Column(t("unit")),
        *(Column(s.name, "", "right") for s in shown),
        Column(t("where")),
    )
    rows = tuple(_input_row(d, shown, t) for d in found[:MOST_ROWS])
    note = t("Where nothing stands, a default is in use.")
    if len(found) > MOST_ROWS:
        note += " " + t("{n} more rows stand in the workbook.").format(n=len(found) - MOST_ROWS)
    return TableBlock(t("Inputs that differ"), columns, rows, note)


def _input_row(found: Differing, shown: Sequence[Shown], t: Translator) -> Row:
    unit = unit_name(found.unit, t, shown[0].ctx.numbers)
    cells = [s.cell(input_value(found, i, s, t), "") for i, s in enumerate(shown)]
    return row(input_label(found, t), unit, *cells, places_of(found, shown))


def input_label(found: Differing, t: Translator) -> str:
    """Return the label of an input, with what is special about it."""
    label = squeezed(t.render(said_of(found)))
    if found.is_override:
        return t("{label} (set by hand)").format(label=label)
    return t("{label} (follows)").format(label=label) if found.follows else label


def input_value(found: Differing, position: int, shown: Shown, t: Translator) -> str:
    """Return the value of an input in one variant as written."""
    value: Value | None = found.values[position]
    if value is None:
        return t("calculated") if found.is_override else ABSENT
    if isinstance(value, str):
        return t(found.words[value]) if value in found.words else squeezed(value) or ABSENT
    return written_exactly(found.unit, value, t, shown.ctx.numbers)


def places_of(found: Differing, shown: Sequence[Shown]) -> str:
    """Return where an input stands: once where that is the same in all variants."""
    if len(set(found.places)) == 1:
        return found.places[0] or ABSENT
    known = zip(shown, found.places, strict=True)
    return "; ".join(f"{s.name}: {place}" for s, place in known if place)


def own_inputs_table(found: Sequence[OwnInputs], shown: Sequence[Shown], t: Translator) -> TableBlock:
    """Return the inputs that only some concepts ask for."""
    short = {s.variant.name: s.name for s in shown}
    columns = (Column(t("variant")), Column(t("inputs that only it has")))
    rows = []
    for own in found:
        labels = "; ".join(t(label) for label in own.labels)
        rows.append(row(", ".join(short[name] for name in own.variants), shortened(labels, LONGEST_LABELS)))
    return TableBlock(t("Inputs of one concept only"), columns, tuple(rows), folded=True)


def verdict_table(shown: Sequence[Shown], t: Translator) -> TableBlock:
    """Return the six verdicts of each variant, with sign and word."""
    columns = (Column(t("verdict")), *(Column(s.name) for s in shown))
    rows = []
    for position, label in enumerate(VERDICTS):
        found = [s.verdicts[position] for s in shown]
        cells = [
            Cell(f"{SIGNS[v.state]} {v.text}: {verdict_word(v.state, t)}", None, (v.state,)) for v in found
        ]
        rows.append(row(t(label.message), *cells))
    return TableBlock(t("Six verdicts"), columns, tuple(rows))


def differing_verdicts(shown: Sequence[Shown]) -> int:
    """Return how many of the six verdicts are not the same for all variants."""
    states = zip(*([v.state for v in s.verdicts] for s in shown), strict=True)
    return sum(len(set(row_of_states)) > 1 for row_of_states in states)


def points_table(found: Sequence[PointOfOne], shown: Sequence[Shown], t: Translator) -> TableBlock:
    """Return the points of attention that not every variant has, worst first."""
    columns = (
        Column(t("severity")),
        Column(t("only in")),
        Column(t("where")),
        Column(t("what")),
        Column(t("effect on NPV"), "EUR", "right"),
    )
    rows = tuple(row_ for group in GROUPS for row_ in _points(found, group[0], shown, t))
    return TableBlock(t("Points of attention that differ"), columns, rows)


def _points(
    found: Sequence[PointOfOne], severity: str, shown: Sequence[Shown], t: Translator
) -> Iterator[Row]:
    labels = {key: (label, css) for key, label, css in GROUPS}
    by_name = {s.variant.name: s for s in shown}
    for one in found:
        if one.point.severity != severity:
            continue
        label, css = labels[severity]
        holder = by_name[one.variants[0]]
        effect = holder.ctx.numbers.number(one.point.effect_eur, step=1000, signed=True)
        names = ", ".join(by_name[name].name for name in one.variants)
        place, what = where(one.point, holder.ctx), said(one.point.what, holder.ctx)
        yield row(Cell(t(label.message), None, (css,)), names, place, what, effect)


def comparison_points(points: Sequence[Attention], t: Translator) -> tuple[TextBlock, ...]:
    """Return the points of attention of the comparison itself as paragraphs."""
    return tuple(
        TextBlock(
            Sentence(
                "compare_point", (Part(squeezed(t.render(p.what))), Part(" "), Part(t.render(p.remedy or "")))
            )
            if p.remedy
            else phrase("compare_point", squeezed(t.render(p.what))),
            POINT_STATES[p.severity],
        )
        for p in points
    )
