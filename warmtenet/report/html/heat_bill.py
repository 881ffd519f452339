"""The heat bill of an average dwelling, line by line."""

from warmtenet.report.html.context import Context
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, row


def heat_bill(ctx: Context) -> TableBlock:
    """Return the bill of an average dwelling with and without VAT."""
    t, lines, vat = ctx.t, _bill_lines(ctx), 1 + ctx.known("vat_rate")
    rows = [
        row(
            label, Cell(ctx.numbers.number(eur, 2), key), Cell(ctx.numbers.number(eur * vat, 2), f"vat:{key}")
        )
        for label, eur, key in lines
    ]
    excluding = Cell(ctx.numbers.number(sum(eur for _, eur, _ in lines), 2), "bill:excl")
    including = Cell(ctx.numbers.number(ctx.number("household_heat_bill_eur"), 2), "household_heat_bill_eur")
    rows.append(row(t("heat bill"), excluding, including, kind="total"))
    columns = (
        Column(t("part")),
        Column(t("excl. VAT"), t("EUR per year"), "right"),
        Column(t("incl. VAT"), t("EUR per year"), "right"),
    )
    caption = t("Heat bill of an average dwelling, prices of {year}").format(
        year=ctx.with_unit("price_level_year")
    )
    note = t(
        "Average heat use of all dwellings in the table. Cooking, the contribution (BAK) and measures in the "
        "dwelling are not in this bill."
    )
    return TableBlock(caption, columns, tuple(rows), note)


def _bill_lines(ctx: Context) -> list[tuple[str, float, str]]:
    """Return the parts of the bill: label, EUR per year excl. VAT and data-key."""
    heat = ctx.known("household_heat_gj")
    variable = heat * ctx.known("variable_tariff_eur_per_gj") * ctx.known("variable_tariff_factor")
    label = ctx.t("variable: {gj} a year").format(gj=ctx.with_unit("household_heat_gj"))
    fixed = ("fixed_tariff_eur", "meter_tariff_eur", "delivery_set_rent_eur")
    return [(label, variable, "bill:variable"), *((ctx.label(n), ctx.known(n), n) for n in fixed)]
