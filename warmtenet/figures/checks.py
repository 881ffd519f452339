"""What must hold for key figures beyond the fields of one record; each finding is a text with a remedy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from warmtenet.core.units import is_unit
from warmtenet.figures.schema import Dated, Figure, Round, Source
from warmtenet.locale import Text, text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MONEY = "EUR"


def field_problem(detail: "ErrorDetails") -> Text:
    """Return one finding of the schema as a text with a remedy."""
    name = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return text("unknown field {field}; correct its spelling or remove it", field=name)
    if detail["type"] == "missing":
        return text("{field} is missing; add it", field=name)
    found, reason = repr(detail["input"]), detail["msg"]
    return text("{field} cannot be {found} ({reason}); correct it", field=name, found=found, reason=reason)


def figure_problems(figure: Figure, sources: Mapping[str, Source]) -> Iterator[Text]:
    """Yield what is wrong with one figure and its values."""
    if not is_unit(figure.unit):
        yield text("unit {unit} is not in the list of units; use one that is", unit=repr(figure.unit))
    if figure.range[0] > figure.range[1]:
        yield text("the range runs downwards; swap its ends")
    yield from _order_problems(figure)
    yield from _until_problems(figure)
    for dated in figure.values:
        yield from _bound_problems(figure, dated)
        yield from _origin_problems(figure, dated, sources)


def _order_problems(figure: Figure) -> Iterator[Text]:
    for earlier, later in pairwise(figure.values):
        day = str(later.from_)
        if later.from_ == earlier.from_:
            yield text("two values hold from {day}; keep one", day=day)
        if later.from_ < earlier.from_:
            yield text("the values are not in order of date at {day}; put the oldest first", day=day)


def _until_problems(figure: Figure) -> Iterator[Text]:
    if figure.until is None:
        return
    if figure.after_last != "error":
        yield text('until only goes with after_last = "error"; remove one of them')
    if figure.until < figure.values[-1].from_:
        yield text("until lies before the last value; correct one of the dates")


def _bound_problems(figure: Figure, dated: Dated) -> Iterator[Text]:
    low = dated.value if dated.low is None else dated.low
    high = dated.value if dated.high is None else dated.high
    day = str(dated.from_)
    if not low <= dated.value <= high:
        yield text(
            "low {low}, value {value} and high {high} of {day} are not in order; correct them",
            low=low,
            value=dated.value,
            high=high,
            day=day,
        )
    least, most = figure.range
    for number in sorted({low, dated.value, high}):
        if not least <= number <= most:
            yield text(
                "{number} of {day} lies outside the plausible range {least} to {most}; correct one of them",
                number=number,
                day=day,
                least=least,
                most=most,
            )


def _origin_problems(figure: Figure, dated: Dated, sources: Mapping[str, Source]) -> Iterator[Text]:
    day = str(dated.from_)
    if dated.source not in sources:
        yield _unknown_source(dated.source)
    if dated.grade == "C" and figure.kind != "assumption" and dated.note is None:
        yield text("grade C of {day} needs a note that says what it rests on; add one", day=day)
    if figure.unit.startswith(MONEY) and figure.kind != "law" and dated.price_level is None:
        yield text("the amount of {day} has no price level; add price_level = year", day=day)


def round_problems(known: Round, before: Sequence[Round], sources: Mapping[str, Source]) -> Iterator[Text]:
    """Yield what is wrong with one application round, given the rounds listed before it."""
    if known.closes < known.opens:
        yield text("closes before it opens; correct its dates")
    for other in before:
        if other.scheme == known.scheme and known.opens <= other.closes:
            yield text(
                "opens before {other} has closed; put the oldest first, without overlap", other=other.name
            )
    if known.source not in sources:
        yield _unknown_source(known.source)
    if known.grade == "C" and known.note is None:
        yield text("grade C needs a note that says what it rests on; add one")


def unused_sources(
    sources: Mapping[str, Source], figures: Iterable[Figure], rounds: Iterable[Round]
) -> list[str]:
    """Return the ids of the sources that nothing cites."""
    cited = {dated.source for figure in figures for dated in figure.values}
    cited |= {known.source for known in rounds}
    return sorted(sources.keys() - cited)


def _unknown_source(source: str) -> Text:
    return text("source {source} is not in sources.toml; add it there or correct the name", source=source)
