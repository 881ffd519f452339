"""Section 5: the store through the weather years in a row."""

from collections.abc import Iterator
from math import isnan

from warmtenet.report.html.context import Context
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

SHORT, FIVE = "store_short_by_weather_year_mwh", "store_five_years_by_weather_year_mwh"
ENERGY = ("store_charged_by_weather_year_mwh", "store_drawn_by_weather_year_mwh", SHORT)
AFTER = ("store_short_hours_by_weather_year", "store_end_by_weather_year_mwh")
WELLS = ("warm_well_by_weather_year_m3", "cold_well_by_weather_year_m3")


def store_facts(ctx: Context) -> dict[str, Fact]:
    """Return in how many weather years the store runs empty, and the worst of them."""
    short, years = ctx.column(SHORT), ctx.labels("weather_years")
    if not short:
        return {}
    worst = max(range(len(short)), key=short.__getitem__)
    return {
        "store_empty_years": ctx.number("store_empty_years"),
        "store_worst_year": years[worst],
        "store_worst_mwh": short[worst],
        "store_worst_hours": ctx.column(AFTER[0])[worst],
        "source_availability": ctx.number("source_availability"),
    }


def store_table(ctx: Context) -> Iterator[Block]:
    """Yield what goes into and out of the store in each weather year, with its content carried over."""
    t, years = ctx.t, ctx.labels("weather_years")
    if SHORT not in ctx.result:
        return
    columns = (
        Column(t("weather year")),
        Column(t("into the store"), "MWh", "right"),
        Column(t("from the store"), "MWh", "right"),
        Column(t("lacking"), "MWh", "right"),
        Column(t("hours empty"), "", "right"),
        Column(t("in store at the end"), "MWh", "right"),
        Column(t("left in the ground in five years"), "MWh", "right"),
        Column(t("into the warm wells"), "m³", "right"),
        Column(t("into the cold wells"), "m³", "right"),
    )
    rows = tuple(_year(ctx, place, year) for place, year in enumerate(years))
    note = t(
        "The years of each station in a row, hour by hour; the first begins with what the last one leaves. "
        "Charging with {power} stops at {most} in the store. Over five years no heat may stay in the ground."
    ).format(power=ctx.with_unit("regeneration_power_kw"), most=ctx.with_unit("store_capacity_mwh"))
    yield TableBlock(
        t("The store through the weather years in a row"), columns, rows, note, folded=True, leaf=True
    )


def _year(ctx: Context, place: int, year: str) -> Row:
    is_empty = bool(ctx.column("store_runs_empty")[place])
    hours = ctx.cell(AFTER[0], place)
    marked = Cell(hours.text, hours.key, ("bad",) if is_empty else ("good",))
    five = Cell(ABSENT) if isnan(ctx.column(FIVE)[place]) else ctx.cell(FIVE, place)
    energy = (ctx.cell(name, place) for name in ENERGY)
    wells = (ctx.cell(name, place) for name in WELLS)
    return row(year, *energy, marked, ctx.cell(AFTER[1], place), five, *wells)
