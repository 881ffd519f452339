"""Section 5: what is not delivered in the coldest week when something fails."""

from collections.abc import Iterator

from warmtenet.report.html.context import Context
from warmtenet.report.html.demand import shown_years
from warmtenet.report.page import Block, TableBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Cell, Column, Row, row

UNSERVED, HOURS, INDOOR = (
    "unserved_by_weather_year_mwh",
    "short_hours_by_weather_year",
    "lowest_indoor_by_weather_year_c",
)
NOTHING_MWH = 1e-6


def outages(ctx: Context) -> Iterator[Block]:
    """Yield the worst weather year of each case, and the coldest week of all in the years of the roll-out."""
    if ctx.known("source_power_kw"):
        yield _by_weather(ctx)
        yield _by_year(ctx)


def outage_facts(ctx: Context) -> dict[str, Fact]:
    """Return how many cases are short in any weather year, and the worst of all."""
    cases, years = ctx.labels("outages"), ctx.labels("weather_years")
    short = ctx.column(UNSERVED)
    if not short:
        return {}
    worst = max(range(len(short)), key=short.__getitem__)
    return {
        "outage_cases_short": sum(short[_worst(ctx, case)] > NOTHING_MWH for case in range(len(cases))),
        "outage_worst": cases[worst // len(years)],
        "outage_worst_year": years[worst % len(years)],
        "outage_worst_mwh": short[worst],
        "outage_worst_hours": ctx.column(HOURS)[worst],
    }


def _worst(ctx: Context, case: int) -> int:
    """Return the place of the worst weather year of a case; weather years run fastest."""
    count = len(ctx.labels("weather_years"))
    return max(range(case * count, (case + 1) * count), key=ctx.column(UNSERVED).__getitem__)


def _by_weather(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("what fails")),
        Column(t("weather years with too little"), "", "right"),
        Column(t("worst year")),
        Column(t("heat short"), "MWh", "right"),
        Column(t("hours short"), "", "right"),
        Column(t("lowest indoors"), "°C", "right"),
    )
    rows = tuple(_case(ctx, case, name) for case, name in enumerate(ctx.labels("outages")))
    note = t(
        "All buildings connected, the whole coldest week of each of {n} weather years; shown is the year in "
        "which most heat is short."
    ).format(n=len(ctx.labels("weather_years")))
    return TableBlock(t("Heat that is not delivered in an outage"), columns, rows, note, leaf=True)


def _case(ctx: Context, case: int, name: str) -> Row:
    years = ctx.labels("weather_years")
    worst, first = _worst(ctx, case), case * len(years)
    short = sum(heat > NOTHING_MWH for heat in ctx.column(UNSERVED)[first : first + len(years)])
    number = Cell(ctx.numbers.whole(short), f"outage:{case + 1}:years", ("bad",) if short else ("good",))
    figures = (ctx.cell(figure, worst) for figure in (UNSERVED, HOURS, INDOOR))
    return row(name, number, years[worst - first], *figures)


def _by_year(ctx: Context) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("year")),
        Column(t("heat short"), "MWh", "right"),
        Column(t("hours short"), "", "right"),
        Column(t("lowest indoors"), "°C", "right"),
    )
    names = ("unserved_heat_mwh", "unserved_hours", "lowest_indoor_temperature_c")
    rows: list[Row] = []
    for case, label in enumerate(ctx.labels("outages")):
        rows.append(row(label, "", "", "", kind="group"))
        rows += [row(str(y), *(ctx.cell(n, case, y) for n in names)) for y in shown_years(ctx.years)]
    note = t("The coldest week of all weather years, with the units and buildings of that year.")
    return TableBlock(t("Outages during the roll-out"), columns, tuple(rows), note, folded=True, leaf=True)
