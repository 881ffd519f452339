"""What every chart is made of: the result, its figures and the labels that all charts share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.numbers import MILLION, Numbers
from warmtenet.report.rules import say
from warmtenet.report.sentences import Facts
from warmtenet.report.tables import Cell, Column, Row

Spec = dict[str, object]


@dataclass(frozen=True)
class ChartTable:
    """The figures behind a chart ("Toon cijfers"); `form` is how they are printed, see `paper.on_paper`."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    form: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture: title = conclusion (55), subtitle = quantity, unit, basis (50 characters).

    `spec` is a Vega-Lite specification without title, `alt` the text for who cannot see it, `legend` the
    (label, fill) pairs of a legend row above the drawing, where stacks repeat. `width` is 720 or 352.
    """

    id: str
    title: str
    subtitle: str
    spec: Mapping[str, object]
    alt: str
    table: ChartTable
    legend: tuple[tuple[str, str], ...] = ()
    width: int = 720


@dataclass(frozen=True)
class Flow:
    """Yearly amounts of one kind in EUR; `role` names its fixed colour in `theme.ROLES`."""

    role: str
    label: str
    values: Sequence[float]
    key: str


def title_of(topic: str, facts: Facts, t: Translator) -> str:
    """Return the title that the plotted figures earn; the last rule of every topic is neutral."""
    sentence = str(say(topic, facts, t))
    return sentence[:1].upper() + sentence[1:]


def in_mln(values: Sequence[float]) -> list[float]:
    """EUR to EUR mln."""
    return [value / MILLION for value in values]


def tick_labels(values: Sequence[float], numbers: Numbers, decimals: int) -> dict[float, str]:
    """Write tick values with equal decimals, zero as "0"."""
    return {value: numbers.number(value, decimals) for value in values}


def year_table(
    year_label: str, years: Sequence[int], columns: Sequence[tuple[str, str, str, Sequence[str]]]
) -> ChartTable:
    """Return a table with one row per year; a column is (label, unit, key, written values)."""
    heads = (Column(year_label), *(Column(label, unit, "right") for label, unit, _, _ in columns))
    rows = tuple(
        Row((Cell(str(year)), *(Cell(values[i], f"{key}:{year}") for _, _, key, values in columns)))
        for i, year in enumerate(years)
    )
    return ChartTable(heads, rows)
