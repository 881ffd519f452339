"""The value of an input that the user leaves empty: from its declaration, or from a key figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from warmtenet.core.model import YEAR, Input
from warmtenet.core.quantity import Given
from warmtenet.figures import Dated, Figure, Figures, open_round
from warmtenet.locale import LANGUAGES, Translator, text, translator
from warmtenet.workbook.cells import word_of_number
from warmtenet.workbook.project import Provenance, Value

ELEMENT = "{element}"
PRICE_LEVEL = "price_level_year"
STANDS_IN = frozenset({"subsidy_application_date", PRICE_LEVEL})
STAND_IN = text("No value of that date is among the figures; the first known one stands in.")


@dataclass(frozen=True)
class Default:
    """The value of an empty input, its range in the sensitivity, and where it comes from.

    `value` is None where there is no default; `low` and `high` are None where it is not varied.
    """

    value: Value | None
    low: float | None
    high: float | None
    provenance: Provenance


def default_of(
    entry: Input, figures: Figures, when_values: Mapping[str, Value], element: str = ""
) -> Default:
    """Return the default of an input, or of one element of an input per fixed family.

    Parameters
    ----------
    when_values
        Values of the inputs that decide by which date a figure is taken: a date, or a year that
        means its 1 January.

    Raises
    ------
    FiguresError
        when the figure has no value on that date.
    KeyError
        when there is no such figure, or no value for the date.
    """
    given = entry.given
    if given.round is not None:
        is_open = open_round(figures, given.round, _day(given, when_values)) is not None
        return Default(word_of_number(float(is_open), given.words), None, None, Provenance("law", "A"))
    key = (given.figure or "").replace(ELEMENT, element)
    if given.figure is None or (key not in figures and given.default is not None):
        return _declared(given, element)
    figure = figures[key]
    return _from_figure(given, figure, _in_force(given, figure, when_values), figures)


def _in_force(given: Given, figure: Figure, when_values: Mapping[str, Value]) -> Dated:
    moment = _moment(given, when_values)
    first = figure.values[0]
    day = moment if isinstance(moment, date) else date(moment, 1, 1)
    if given.when in STANDS_IN and day < first.from_:
        return first.model_copy(update={"grade": "C", "note": STAND_IN.message})
    return figure.at(moment)


def series(
    entry: Input,
    figures: Figures,
    years: Sequence[int],
    elements: Sequence[str] = (),
    when_values: Mapping[str, Value] | None = None,
) -> list[list[float]]:
    """Return the values of a hidden input as [year][element], in its unit, without VAT.

    An input that is not yearly gives one row, one without family one column. A figure that is
    indexed after its last date comes back unindexed; the caller knows the rate.

    Raises
    ------
    FiguresError
        when the figure has no value in one of the years.
    """
    rows = [int(y) for y in years] if entry.given.yearly else [0]
    return [
        [_number_in(entry, figures, year, element, when_values or {}) for element in elements or ("",)]
        for year in rows
    ]


def round_open(figures: Figures, scheme: str, on: date) -> bool:
    """Return whether a subsidy scheme is known to take applications on a day."""
    return open_round(figures, scheme, on) is not None


def without_vat(value: float, provenance: Provenance, figures: Figures, year: int) -> float:
    """Return an amount without VAT, at the rate of 1 January of a year."""
    return value / (1 + figures.value("tax.vat", year)) if provenance.vat == "incl" else value


def _number_in(
    entry: Input, figures: Figures, year: int, element: str, when_values: Mapping[str, Value]
) -> float:
    values = when_values
    if year and entry.given.when in {YEAR, PRICE_LEVEL}:
        values = {**when_values, entry.given.when: year}
    value = default_of(entry, figures, values, element).value
    return float("nan") if value is None or isinstance(value, str | date) else float(value)


def _declared(given: Given, element: str) -> Default:
    low, high = given.range or (None, None)
    is_uncertain = not given.is_word and given.unit not in {"text", "date", "year"}
    is_uncertain = is_uncertain and not given.structural
    value = given.default.get(element) if isinstance(given.default, Mapping) else given.default
    origin = Provenance("assumption", "C") if is_uncertain and value is not None else Provenance()
    if given.unit == "date" and isinstance(value, str):
        return Default(date.fromisoformat(value), low, high, origin)
    return Default(float(value) if isinstance(value, int) else value, low, high, origin)


def _from_figure(given: Given, figure: Figure, dated: Dated, figures: Figures) -> Default:
    low, high = figure.bounds_excl_vat(dated)
    if given.range is not None:
        low, high = given.range
    value = word_of_number(figure.excl_vat(dated), given.words)
    return Default(value, *_both(low, high), provenance_of(figure, dated, figures))


def provenance_of(figure: Figure, dated: Dated, figures: Figures) -> Provenance:
    """Return where the value of a key figure comes from; the value itself is taken without VAT."""
    source = figures.sources[dated.source]
    return Provenance(
        kind=figure.kind,
        grade=dated.grade,
        source=f"{source.title}, {source.publisher}, {source.year}",
        at=dated.at,
        checked_on=figure.checked_on.isoformat(),
        remark=dated.note or "",
        price_level=str(dated.price_level or ""),
        vat="excl" if figure.vat == "incl" else figure.vat,
        figure=figure.key,
        source_id=source.id,
    )


def localised(provenance: Provenance, figures: Figures, t: Translator) -> Provenance:
    """Return where a key figure comes from in the language of the translator."""
    if not provenance.source_id:
        return provenance
    source = figures.sources[provenance.source_id]
    cited = f"{t(source.title)}, {source.publisher}, {source.year}"
    return replace(provenance, source=cited, remark=t(provenance.remark))


def _both(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    return (low, high) if low is not None and high is not None else (None, None)


def _moment(given: Given, when_values: Mapping[str, Value]) -> date | int:
    if given.when.isdigit():
        return int(given.when)
    name = PRICE_LEVEL if given.when == YEAR and YEAR not in when_values else given.when
    value = when_values[name]
    return value if isinstance(value, date) else int(float(value))


def _day(given: Given, when_values: Mapping[str, Value]) -> date:
    moment = _moment(given, when_values)
    return moment if isinstance(moment, date) else date(moment, 1, 1)


def own_origin(
    origin: Provenance, default: Default, entry: Input, figures: Figures, *, is_changed: bool
) -> Provenance:
    """Return where a value comes from once the user may have changed it.

    The columns of a template describe the default, so they say nothing about another value. A number
    that was changed without a source is an assumption.
    """
    described = default.provenance
    translators = [translator(language) for language in LANGUAGES]
    shown = [localised(described, figures, t) for t in translators]
    helps = {t(entry.given.help) for t in translators}
    remark = "" if origin.remark in helps | {p.remark for p in shown} else origin.remark
    if not is_changed:
        return replace(described, remark=remark or described.remark)
    if origin.source and (origin.source, origin.at) not in {(p.source, p.at) for p in shown}:
        return replace(origin, remark=remark)
    is_choice = entry.given.is_word or entry.given.unit in {"text", "date", "year"}
    said, unknown = (origin.kind, origin.grade), ("", "") if is_choice else ("assumption", "C")
    kind, grade = unknown if said in {("", ""), (described.kind, described.grade)} else said
    return Provenance(kind, grade, remark=remark, price_level=origin.price_level, vat=origin.vat)
