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
    """Yield the ladder of each dwelling type, step by step, in the comfort class of the calculation."""
    t = homes.ctx.t
    columns = (
        Column(t("step")),
        Column(t("measure")),
        Column(t("why")),
        Column(t("amount"), "", "right"),
        Column(t("cost"), "EUR", "right"),
        Column("ISDE", "EUR", "right"),
        Column(t("loss after"), "kW", "right"),
        Column(t("radiators"), "kW", "right"),
    )
    note = t(
        "Amount in m², for ventilation, fans and radiators in pieces; cost incl. VAT. Other comfort classes "
        "and an own heat pump stand in the workbook."
    )
    for home in range(min(len(homes.types), MOST_TYPES)):
        variant = homes.variant(home, homes.chosen)
        rows = [_step(homes, number, i) for number, i in enumerate(homes.measures(variant), start=1)]
        caption = t("Measures step by step: {type}, comfort {comfort}").format(
            type=homes.types[home], comfort=homes.classes[homes.chosen]
        )
        yield TableBlock(caption, columns, (*rows, _total(homes, variant)), note, folded=True)


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
    return row("", homes.ctx.t("together"), "", ABSENT, *amounts, *powers, kind="total")


def room_tables(homes: Homes) -> Iterator[TableBlock]:
    """Yield the rooms of each dwelling type on the heat network, in the comfort class of the calculation."""
    t = homes.ctx.t
    sums = (t("loss before"), t("loss after"), t("radiators"), t("shortage"))
    columns = (
        Column(t("room")),
        Column(t("room"), "°C", "right"),
        *(Column(label, "W", "right") for label in (*sums, *_term_labels(homes))),
    )
    note = t(
        "After the measures, unless stated; the terms of the loss stand to the right of the shortage. "
        "Ventilation, neighbours and heating up count as the root of the sum of their squares, so the terms "
        "add up to more. A negative term is heat from a warmer room."
    )
    for home in range(min(len(homes.types), MOST_TYPES)):
        before = homes.rooms(homes.variant(home, homes.chosen, PRESENT))
        after = homes.rooms(homes.variant(home, homes.chosen))
        rows = tuple(_room(homes, *pair) for pair in zip(before, after, strict=True))
        caption = t("Rooms: {type}, comfort {comfort}").format(
            type=homes.types[home], comfort=homes.classes[homes.chosen]
        )
        yield TableBlock(caption, columns, rows, note, folded=True, landscape=True, leaf=True)


def _term_labels(homes: Homes) -> tuple[str, ...]:
    t = homes.ctx.t
    return (
        t("outside"), t("unheated"), t("neighbours"), t("ground"), t("own rooms"), t("infiltration"),
        t("ventilation"), t("heating up"),
    )  # fmt: skip


def _room(homes: Homes, before: int, after: int) -> Row:
    ctx = homes.ctx
    number = int(homes.value("room_variant_room", after)) - 1
    home = ctx.labels("archetypes")[int(homes.value("room_archetype_number", number)) - 1]
    name = ctx.labels("rooms")[number].removeprefix(f"{home}: ")
    degrees = Cell(
        ctx.write("C", homes.value("room_design_c", after)),
        ctx.key("room_design_c", after),
        ctx.marks("room_design_c"),
    )
    loss = ctx.cell("room_heat_loss_w", before)
    return row(name, degrees, loss, *(ctx.cell(n, after) for n in (*SUMS, *TERMS)))
