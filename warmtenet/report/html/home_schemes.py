"""Section 11: schemes that are not for the heat company, or only on request."""

from collections.abc import Iterator
from dataclasses import dataclass

from warmtenet.locale import Text, text
from warmtenet.report.html.context import Context
from warmtenet.report.numbers import ABSENT
from warmtenet.report.tables import Cell, Row, row


@dataclass(frozen=True)
class HomeScheme:
    """A scheme with its recipient, the quantity of its amount, that of one dwelling, and stacking."""

    key: str
    name: str
    recipient: Text
    total: str
    each: str
    caps: Text
    stacking: Text


HOME = (
    HomeScheme(
        "isde", "ISDE", text("owner-occupier"), "sum:subsidy_isde_eur", "isde_heat_network_eur",
        text("fixed amount, more for electric cooking"), text("not with SAH: owners who live there only"),
    ),
    HomeScheme(
        "sah", "SAH", text("landlord"), "sum:subsidy_sah_eur", "sah_maximum_eur",
        text("share of indoor cost and of the connection"), text("not with ISDE: rented dwellings only"),
    ),
    HomeScheme(
        "svve", "SVVE", text("homeowners' association"), "sum:subsidy_svve_eur", "svve_eur_per_dwelling",
        text("own amount per flat"), text("not for the connection that ISDE pays"),
    ),
    HomeScheme(
        "svoh", "SVOH", text("private landlord"), "sum:subsidy_svoh_eur", "svoh_eur_per_dwelling",
        text("own amount per dwelling"), text("not for cost that SAH pays"),
    ),
    HomeScheme(
        "kvw", "Kansen voor West III", text("heat company"), "kvw_grant_eur", "",
        text("share of the investment, highest amount"), text("together with WIS not above the cost"),
    ),
    HomeScheme(
        "spuk", "SPUK-NPLW", text("municipality"), "spuk_grant_eur", "",
        text("amount of the municipality"), text("outside the cash flow of the heat company"),
    ),
)  # fmt: skip


def home_rows(ctx: Context) -> Iterator[Row]:
    """Return a row per scheme, with the columns of the table of schemes."""
    t = ctx.t
    for scheme in HOME:
        each = ctx.cell(scheme.each) if scheme.each else ABSENT
        basis = ctx.cell("capex_total_eur") if scheme.key == "kvw" else ABSENT
        yield row(
            scheme.name,
            t(scheme.recipient.message),
            _state(ctx, scheme),
            basis,
            _caps(ctx, scheme),
            Cell(ctx.numbers.eur(_amount(ctx, scheme)), scheme.total),
            each,
            t(scheme.stacking.message),
        )


def _amount(ctx: Context, scheme: HomeScheme) -> float:
    name = scheme.total.removeprefix("sum:")
    return ctx.total(name) if scheme.total.startswith("sum:") else ctx.known(name)


def _caps(ctx: Context, scheme: HomeScheme) -> str:
    words = ctx.t(scheme.caps.message)
    if scheme.key != "kvw":
        return words
    amounts = (ctx.with_unit("kvw_share"), ctx.with_unit("kvw_max_eur"))
    return f"{words} ({', '.join(amounts)})"


def _state(ctx: Context, scheme: HomeScheme) -> Cell:
    """Return whether the scheme counts on the date of application."""
    t, choice = ctx.t, str(ctx.result[f"{scheme.key}_granted"])
    opened = ctx.number(f"{scheme.key}_round_open")
    if choice == "no":
        asked = opened is None
        return Cell(t("not asked for") if asked else t("left out by hand"), None, ("muted",))
    if choice == "yes":
        return Cell(t("counted by hand"), None, ("attention",))
    if opened:
        return Cell(t("open, counted"), None, ("good",))
    return Cell(t("no round known to be open"), None, ("muted",))
