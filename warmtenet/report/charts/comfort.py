"""What each comfort class costs per dwelling type: the largest difference on top (REPORT 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart, ChartTable, tick_labels, title_of
from warmtenet.report.charts.canvas import Panel
from warmtenet.report.charts.rows import Frame, middle, name_rows, room_for, with_room, zero_line
from warmtenet.report.charts.scales import decimals_of, ticks
from warmtenet.report.numbers import Numbers
from warmtenet.report.sentences import Facts
from warmtenet.report.tables import Cell, Column, Row
from warmtenet.report.theme import MUTED, ROLES

FRAME = Frame(gutter=206, row_height=46)
CLASS_ROLES = ("heat_pump", "bak", "teo", "connection")
BAR_SHARE = 0.74


@dataclass(frozen=True)
class ComfortCost:
    """Investment after subsidy of one dwelling type, EUR per comfort class, with the keys of the amounts."""

    label: str
    eur: Sequence[float]
    keys: Sequence[str]

    @property
    def difference_eur(self) -> float:
        """What the last class costs less than the first."""
        return self.eur[0] - self.eur[-1]


def comfort_pairs(
    homes: Sequence[ComfortCost],
    classes: Sequence[str],
    facts: Facts,
    t: Translator,
    *,
    price_level_year: int,
) -> Chart:
    """Return the bars of all dwelling types, ordered by the difference between the classes.

    Parameters
    ----------
    facts
        Of the topic "title_comfort".
    """
    numbers = Numbers(t.language)
    ordered = sorted(homes, key=lambda home: -home.difference_eur)
    title = title_of("title_comfort", facts, t)
    subtitle = t("once, after subsidy, EUR incl. VAT, prices {year}").format(year=price_level_year)
    return Chart(
        "fig-woning-a",
        title,
        subtitle,
        FRAME.spec(_draw(ordered, classes, numbers)),
        _alt(title, ordered, classes, numbers),
        _table(ordered, classes, numbers, t),
        tuple((name, ROLES[_role(i)].fill) for i, name in enumerate(classes)),
    )


def _role(comfort: int) -> str:
    return CLASS_ROLES[min(comfort, len(CLASS_ROLES) - 1)]


def _difference(home: ComfortCost, numbers: Numbers) -> str:
    return numbers.dwelling(-home.difference_eur, signed=True)


def _draw(homes: Sequence[ComfortCost], classes: Sequence[str], numbers: Numbers) -> Panel:
    amounts = [eur for home in homes for eur in home.eur]
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    values = [numbers.dwelling(eur) for eur in amounts]
    differences = [_difference(home, numbers) for home in homes]
    x = with_room(low, high or 1.0, FRAME, 0, room_for(values) + room_for(differences, bold=True))
    panel = FRAME.panel(len(homes), x)
    scale = [v for v in ticks(low, high, 5) if x[0] <= v <= x[1]]
    panel.x_axis(tick_labels(scale, numbers, decimals_of(scale)))
    for i, home in enumerate(homes):
        _bars(panel, i, home, classes, numbers)
        panel.text(x[1], middle(i), differences[i], align="right", shift=(-4, 0), bold=True)
    zero_line(panel, len(homes))
    name_rows(panel, FRAME, [home.label for home in homes], x[0])
    return panel


def _bars(panel: Panel, i: int, home: ComfortCost, classes: Sequence[str], numbers: Numbers) -> None:
    thick = BAR_SHARE / len(home.eur)
    for position, (name, eur) in enumerate(zip(classes, home.eur, strict=True)):
        top = middle(i) - BAR_SHARE / 2 + position * thick
        role, written = _role(position), numbers.dwelling(eur)
        tip = f"{home.label}\n{name}: EUR {written}"
        span = (min(eur, 0.0), max(eur, 0.0))
        panel.rect(span, (top, top + thick), ROLES[role].fill, outline=ROLES[role].ink, tip=tip)
        panel.text(
            max(eur, 0.0),
            top + thick / 2,
            written,
            shift=(5, 0),
            color=MUTED if position else ROLES[role].ink,
        )


def _table(
    homes: Sequence[ComfortCost], classes: Sequence[str], numbers: Numbers, t: Translator
) -> ChartTable:
    heads = [Column(name, "EUR", "right") for name in classes]
    columns = (Column(t("dwelling type")), *heads, Column(t("difference"), "EUR", "right"))
    rows = []
    for home in homes:
        cells = [Cell(numbers.dwelling(eur), key) for eur, key in zip(home.eur, home.keys, strict=True)]
        rows.append(
            Row(
                (Cell(home.label), *cells, Cell(_difference(home, numbers), f"comfort_saving:{home.keys[0]}"))
            )
        )
    return ChartTable(columns, tuple(rows))


def _alt(title: str, homes: Sequence[ComfortCost], classes: Sequence[str], numbers: Numbers) -> str:
    def said(home: ComfortCost) -> str:
        amounts = (f"{n} EUR {numbers.dwelling(e)}" for n, e in zip(classes, home.eur, strict=True))
        return f"{home.label}: {', '.join(amounts)}"

    return f"{title}. {'; '.join(said(home) for home in homes[:3])}."
