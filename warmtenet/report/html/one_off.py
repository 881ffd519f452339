"""Section 7: what is paid once, per party."""

from warmtenet.locale import Text, text
from warmtenet.report.html.home_rows import by_type, with_rest
from warmtenet.report.html.homes import Homes
from warmtenet.report.page import TableBlock
from warmtenet.report.tables import Cell, Column, Row, row

PARTS = ("household_measures_eur", "household_work_eur")
DEVICE = "household_new_device_eur"
# party, contribution to the connection, subsidy, what is left to pay
PARTIES: tuple[tuple[Text, str, str, str], ...] = (
    (
        text("owner-occupier"),
        "household_bak_eur",
        "household_subsidy_owner_eur",
        "household_one_off_owner_eur",
    ),
    (
        text("landlord"),
        "household_bak_landlord_eur",
        "household_subsidy_landlord_eur",
        "household_one_off_landlord_eur",
    ),
)


def one_off_reference(homes: Homes) -> TableBlock:
    """Return what measures, work, contribution and appliance cost the parties of the reference dwelling."""
    t = homes.ctx.t
    heads = (
        t("measures"),
        t("work"),
        t("contribution (BAK)"),
        t("appliance"),
        t("together"),
        t("subsidy"),
        t("net"),
    )
    columns = (Column(t("way of heating")), Column(t("party")), *(Column(h, "EUR", "right") for h in heads))
    rows = [_party(homes, i, p) for i in homes.options(homes.reference)[1:] for p in PARTIES]
    caption = t("Paid once for a dwelling of type {type}, incl. VAT").format(
        type=homes.types[homes.reference]
    )
    note = t(
        "The owner of the dwelling pays; a tenant pays nothing once. Removing the gas connection is left to "
        "the grid operator, the delivery set to the heat company."
    )
    return TableBlock(caption, columns, tuple(rows), note)


def _party(homes: Homes, option: int, party: tuple[Text, str, str, str]) -> Row:
    label, contribution, subsidy, net = party
    parts = (*PARTS, contribution, DEVICE)
    together = sum(homes.value(name, option) for name in parts)
    return row(
        homes.option_label(option),
        homes.ctx.t(label.message),
        *(homes.eur(name, option) for name in parts),
        Cell(homes.ctx.numbers.dwelling(together), f"{'+'.join(parts)}:{option + 1}"),
        homes.eur(subsidy, option),
        homes.eur(net, option),
    )


def one_off_types(homes: Homes) -> TableBlock:
    """Return the same for all dwelling types, in total."""
    t = homes.ctx.t
    heads = (
        t("together"), t("subsidy owner-occupier"), t("net owner-occupier"), t("subsidy landlord"),
        t("net landlord"),
    )  # fmt: skip
    names = ("household_investment_eur", *(n for _, _, subsidy, net in PARTIES for n in (subsidy, net)))
    columns = (Column(t("way of heating")), *(Column(head, "EUR", "right") for head in heads))

    def of_type(home: int) -> list[Row]:
        options = homes.options(home)[1:]
        return [row(homes.option_label(i), *(homes.eur(name, i) for name in names)) for i in options]

    rows = by_type(homes, len(columns), of_type)
    caption = t("Paid once, all dwelling types, incl. VAT")
    return TableBlock(caption, columns, rows, with_rest(homes), folded=True)
