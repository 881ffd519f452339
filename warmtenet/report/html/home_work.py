"""Section 8: the work in the dwelling that a connection to the heat network asks, and who pays it."""

from collections.abc import Mapping
from types import MappingProxyType

from warmtenet.core.quantity import JOINT
from warmtenet.locale import Text, text
from warmtenet.report.html.homes import Homes
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row

MOST_TYPES = 6
NEEDED, AMOUNT, PAYER = "work_needed", "work_item_eur", "work_payer"
ALWAYS = text("always")
WHEN: Mapping[str, Text] = MappingProxyType(
    {
        "valves": text("radiators that stay without a valve"),
        "radiators": text("counted among the measures"),
        "electricity_upgrade": text("connection below 1x30 A"),
        "meter_cupboard": text("cooks on gas"),
        "hob": text("cooks on gas"),
        "connect_set": text("always; more with the boiler upstairs"),
    }
)


def work_table(homes: Homes) -> TableBlock:
    """Return the items with when they are needed, who pays, and what they cost per dwelling type."""
    ctx, t = homes.ctx, homes.ctx.t
    shown = homes.types[:MOST_TYPES]
    columns = (
        Column(t("work")),
        Column(t("when")),
        Column(t("paid by")),
        *(Column(name, "EUR", "right") for name in shown),
    )
    rows = [_item(homes, *work, len(shown)) for work in _works(homes)]
    totals = (homes.eur("indoor_work_eur", home) for home in range(len(shown)))
    rows.append(row(t("paid by the owner"), "", "", *totals, kind="total"))
    basis = t("For the heat network, incl. VAT, prices of {year}.").format(
        year=ctx.with_unit("price_level_year")
    )
    return TableBlock(
        t("Work in the dwelling for the connection"), columns, tuple(rows), f"{basis} {_more(homes)}".strip()
    )


def _more(homes: Homes) -> str:
    hidden = len(homes.types) - MOST_TYPES
    if hidden <= 0:
        return ""
    return homes.ctx.t("{n} more dwelling types stand in the workbook.").format(n=hidden)


def _works(homes: Homes) -> list[tuple[str, str, list[int]]]:
    """Return key, name and rows (one per dwelling type) of each item of work."""
    family = homes.ctx.result.case.model.axes_of(AMOUNT).family
    elements = homes.ctx.result.case.elements(family) if family else ()
    labels = family.labels(elements, homes.ctx.t) if family else []
    found: dict[str, tuple[str, list[int]]] = {}
    for i, (element, label) in enumerate(zip(elements, labels, strict=True)):
        found.setdefault(_last(element), (_last(label), []))[1].append(i)
    return [(key, name, rows) for key, (name, rows) in found.items()]


def _last(joined: str) -> str:
    return joined.rpartition(JOINT)[2]


def _item(homes: Homes, key: str, name: str, rows: list[int], shown: int) -> Row:
    when = homes.ctx.t(WHEN.get(key, ALWAYS).message)
    return row(name, when, homes.ctx.cell(PAYER, rows[0]), *(_amount(homes, i) for i in rows[:shown]))


def _amount(homes: Homes, element: int) -> Cell:
    return homes.eur(AMOUNT, element) if homes.value(NEEDED, element) else Cell(ABSENT)
