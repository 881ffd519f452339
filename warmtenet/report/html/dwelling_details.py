"""Section 8, folded: why each measure was taken or skipped, and the rooms with all terms of their loss."""

from collections.abc import Iterator

from warmtenet.report.html.home_rows import MOST_TYPES
from warmtenet.report.html.homes import PRESENT, Homes
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row

TERMS = (
    "room_outside_w",
    "room_unheated_w",
    "room_neighbour_w",
    "room_ground_w",
    "room_own_rooms_w",
    "room_infiltration_w",
    "room_ventilation_w",
    "room_heating_up_w",
)
SUMS = ("room_heat_loss_w", "room_emission_w", "room_shortage_w")


def measure_logs(homes: Homes) -> Iterator[TableBlock]:
    """Yield a table per dwelling type: every step of the ladder in every comfort class."""
    t = homes.ctx.t
    each = (
        Column(t("amount"), "", "right"),
        Column(t("cost"), "EUR", "right"),
        Column("ISDE", "EUR", "right"),
    )
    for home in range(min(len(homes.types), MOST_TYPES)):
        for comfort, name in enumerate(homes.classes):
            columns = (
                Column(t("step")), Column(t("measure")), Column(t("why")), *each,
                Column(t("heat loss after"), "kW", "right"), Column(t("radiators after"), "kW", "right"),
            )  # fmt: skip
            variant = homes.variant(home, comfort)
            rows = [_step(homes, number, i) for number, i in enumerate(homes.measures(variant), start=1)]
            rows.append(_total(homes, variant))
            caption = t("Measures step by step: {type}, comfort {comfort}").format(
                type=homes.types[home], comfort=name
            )
            note = t("Amount in m², for ventilation, fans and radiators in pieces; cost incl. VAT.")
            yield TableBlock(caption, columns, tuple(rows), note, folded=True)


def _step(homes: Homes, number: int, measure: int) -> Row:
    ctx = homes.ctx
    is_taken = homes.value("measure_amount", measure) > 0
    amounts = [
        _amount(homes, measure),
        *(homes.eur(n, measure) for n in ("measure_item_incl_eur", "measure_item_isde_eur")),
    ]
    return row(
        str(number),
        homes.measure_label(measure),
        ctx.cell("measure_status", measure),
        *(amounts if is_taken else [Cell(ABSENT)] * 3),
        homes.kw("step_loss_kw", measure),
        homes.kw("step_emission_kw", measure),
    )


def _amount(homes: Homes, measure: int) -> Cell:
    ctx = homes.ctx
    written = ctx.numbers.number(homes.value("measure_amount", measure), 0)
    return Cell(written, ctx.key("measure_amount", measure), ctx.marks("measure_amount"))


def _total(homes: Homes, variant: int) -> Row:
    amounts = (homes.eur(n, variant) for n in ("measure_cost_eur", "measure_isde_eur"))
    powers = (homes.kw(n, variant) for n in ("dwelling_heat_loss_kw", "dwelling_emission_kw"))
    return row("", homes.ctx.t("together"), "", "", *amounts, *powers, kind="total")


def room_tables(homes: Homes) -> Iterator[TableBlock]:
    """Yield the rooms of each dwelling type in the comfort class of the calculation, before and after."""
    t = homes.ctx.t
    columns = (
        Column(t("room")),
        Column("", "°C", "right"),
        Column(t("heat loss"), "W", "right"),
        Column(t("radiators"), "W", "right"),
        Column(t("shortage"), "W", "right"),
        *(Column(label, "W", "right") for label in _term_labels(homes)),
    )
    for home in range(min(len(homes.types), MOST_TYPES)):
        rows: list[Row] = []
        for preparation, words in ((PRESENT, t("as it is")), ("network", t("for the heat network"))):
            rows.append(row(words, *("" for _ in columns[1:]), kind="group"))
            rows += [_room(homes, i) for i in homes.rooms(homes.variant(home, homes.chosen, preparation))]
        caption = t("Rooms: {type}, comfort {comfort}").format(
            type=homes.types[home], comfort=homes.classes[homes.chosen]
        )
        note = t(
            "The columns to the right of the shortage are the terms of the loss. Ventilation, neighbours and "
            "heating up count as the root of the sum of their squares, so the terms add up to more. A "
            "negative term is heat from a warmer room."
        )
        yield TableBlock(caption, columns, tuple(rows), note, folded=True, landscape=True)


def _term_labels(homes: Homes) -> tuple[str, ...]:
    t = homes.ctx.t
    return (
        t("outside"), t("unheated"), t("neighbours"), t("ground"), t("own rooms"), t("infiltration"),
        t("ventilation"), t("heating up"),
    )  # fmt: skip


def _room(homes: Homes, element: int) -> Row:
    ctx = homes.ctx
    number = int(homes.value("room_variant_room", element)) - 1
    name = ctx.labels("rooms")[number]
    kind = f"{homes.types[int(homes.value('room_archetype_number', number)) - 1]}: "
    degrees = Cell(
        ctx.numbers.celsius(homes.value("room_design_c", element)), ctx.key("room_design_c", element),
        ctx.marks("room_design_c"),
    )  # fmt: skip
    return row(name.removeprefix(kind), degrees, *(ctx.cell(n, element) for n in (*SUMS, *TERMS)))
