"""Section 5: what heat pumps deliver of the year, per weather year and at another share of power."""

import math
from collections.abc import Iterator, Mapping

from warmtenet.locale import Translator
from warmtenet.report.charts import LoadCurve, SplitPoint, WeatherBand, load_curve, power_split, weather_band
from warmtenet.report.html.context import Context
from warmtenet.report.html.rules import tell_all
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import Block, ChartBlock, Missing, TableBlock, TextBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Column, Row, row

BY_YEAR = "heat_pump_heat_share_by_weather_year"
SHARE = "heat_pump_heat_share"
PAIRS = (
    (SHARE, "heat_pump_heat_share_computed", "heat_pump_heat_share_assumed"),
    ("direct_source_share", "direct_source_share_computed", "direct_source_share_assumed"),
    ("regeneration_hours", "regeneration_hours_available", "regeneration_hours"),
    ("regeneration_power_kw", "regeneration_power_computed_kw", "regeneration_power_kw"),
    (
        "direct_source_temperature_c",
        "direct_temperature_computed_c",
        "direct_source_temperature_assumed_c",
    ),
    ("source_temperature_c", "source_temperature_computed_c", "source_temperature_assumed_c"),
    ("source_availability", "source_availability_computed", "source_availability_assumed"),
)
SAME = 1e-9
STEEP, EVERY = 12, 5


def told(facts: Mapping[str, Fact], t: Translator, *topics: str) -> Iterator[Block]:
    """Yield what the rules of some topics say, as one paragraph."""
    said = tell_all(topics, facts, t)
    if said:
        yield TextBlock(said)


def share_facts(ctx: Context) -> dict[str, Fact]:
    """Return the heat share of the heat pumps computed, assumed, and over the weather years."""
    facts: dict[str, Fact] = {
        "heat_share_computed": ctx.number("heat_pump_heat_share_computed"),
        "heat_share_assumed": ctx.number("heat_pump_heat_share_assumed"),
    }
    shares = ctx.column(BY_YEAR)
    if not shares:
        return facts
    low = min(shares)
    return facts | {
        "heat_share_low": low,
        "heat_share_high": max(shares),
        "coldest_year": ctx.labels("weather_years")[shares.index(low)],
        "weather_years": len(shares),
    }


def duration(ctx: Context) -> Iterator[Block]:
    """Yield the load-duration curve of the weather year of the project."""
    t, production = ctx.t, ctx.column("production_factor_by_weather_year")
    if not ctx.known("heat_production_mwh"):
        yield Missing(t("Load-duration curve"), t("no heat is asked for"))
        return
    years = ctx.labels("weather_years")
    mild, cold = (years[production.index(pick(production))] for pick in (min, max))
    names = ("load_point_hour", "load_point_heat_pump_kw", "load_point_boiler_kw")
    further = ("load_point_mild_kw", "load_point_cold_kw", "load_point_outside_c")
    shown = _drawn(len(ctx.column(names[0])))
    hours, pump, boiler, mild_kw, cold_kw, outside = (_at(ctx, n, shown) for n in (*names, *further))
    data = LoadCurve(
        hours=hours,
        heat_pump_kw=pump,
        boiler_kw=boiler,
        heat_pump_power_kw=ctx.known("heat_pump_power_kw"),
        source_power_kw=ctx.known("source_power_kw"),
        heat_pump_share=ctx.known(SHARE),
        boiler_hours=ctx.known("boiler_hours"),
        weather=weather_name(ctx),
        peak_kw=max(ctx.column("load_point_kw")),
        outside_c=outside,
        others=((mild, mild_kw), (cold, cold_kw)),
        keys=tuple([ctx.key(name, i) for name in names] for i in shown),
    )
    yield ChartBlock(load_curve(data, t), leaf=True)


def weather_name(ctx: Context) -> str:
    """Return the weather year of the project, told as measured where it comes from a file."""
    year = ctx.word("weather_year")
    return ctx.t("measured in {year}").format(year=year) if year.isdigit() else year


def _drawn(count: int) -> list[int]:
    """Return the points that are drawn: all of the steep beginning, then one in so many, and the last."""
    return sorted({*range(min(STEEP, count)), *range(0, count, EVERY), count - 1})


def _at(ctx: Context, name: str, places: list[int]) -> list[float]:
    column = ctx.column(name)
    return [column[i] for i in places]


def weather_years(ctx: Context) -> Iterator[Block]:
    """Yield the heat share per weather year; nothing where it is not computed."""
    shares, names = ctx.column(BY_YEAR), ctx.labels("weather_years")
    if not shares:
        return
    stations, years = zip(*(name.rsplit(" ", 1) for name in names), strict=True)
    assumed = ctx.number("heat_pump_heat_share_assumed")
    band = WeatherBand(stations, years, shares, ctx.known(SHARE), assumed or ctx.known(SHARE), BY_YEAR)
    yield ChartBlock(weather_band(band, ctx.t), leaf=bool(ctx.marks(BY_YEAR)))


def by_weather(ctx: Context) -> Iterator[Block]:
    """Yield what every weather year asks and gives, folded."""
    t, heads = ctx.t, [(n, label) for n, label in _heads(ctx) if n in ctx.result]
    columns = (
        Column(t("weather year")),
        *(Column(label, "" if ctx.unit(n) == "%" else ctx.unit(n), "right") for n, label in heads),
    )
    rows = tuple(
        row(year, *(ctx.cell(n, i) for n, _ in heads)) for i, year in enumerate(ctx.labels("weather_years"))
    )
    yield TableBlock(t("Every weather year, all buildings connected"), columns, rows, folded=True, leaf=True)


def _heads(ctx: Context) -> tuple[tuple[str, str], ...]:
    t = ctx.t
    return (
        (BY_YEAR, t("heat from heat pumps")),
        ("boiler_hours_by_weather_year", t("hours with a boiler")),
        ("production_factor_by_weather_year", t("heat against the mean")),
        ("highest_load_by_weather_year", t("peak over the source power")),
        ("regeneration_hours_by_weather_year", t("hours of charging")),
        ("store_balance_by_weather_year_mwh", t("gain of the store")),
    )


def compared(ctx: Context) -> Iterator[Block]:
    """Yield the table of computed against assumed values, and which of the two the money uses."""
    t = ctx.t
    rows = tuple(_pair(ctx, *names) for names in PAIRS if names[1] in ctx.result)
    if not rows:
        return
    columns = (
        Column(t("figure")),
        Column(t("assumed"), "", "right"),
        Column(t("computed"), "", "right"),
        Column(t("used"), "", "right"),
        Column(t("unit")),
    )
    note = t("The setting for the basis is: {basis}.").format(basis=ctx.word("hourly_basis"))
    yield TableBlock(
        t("Computed hour by hour beside the assumptions of the memo"), columns, rows, note, leaf=True
    )


def _pair(ctx: Context, used: str, computed: str, assumed: str) -> Row:
    cells = (ctx.cell(assumed), ctx.cell(computed), ctx.cell(used))
    return row(ctx.label(used), *cells, ctx.unit(used) or ABSENT)


def split(ctx: Context) -> Iterator[Block]:
    """Yield the case at other shares of heat pumps in the power."""
    found = ctx.extras.split
    heat = [point.heat_share for point in found]
    t, title = ctx.t, ctx.t("Another split of base load and peak")
    if not ctx.known("heat_production_mwh") or any(math.isnan(p.lcoh_eur_per_gj) for p in found):
        yield Missing(title, t("no heat is asked for"))
    elif max(heat) - min(heat) < SAME:
        yield Missing(title, t("the heat share is given and does not follow the power of the heat pumps"))
    else:
        points = [
            SplitPoint(
                p.power_share,
                p.heat_share,
                p.lcoh_eur_per_gj,
                p.npv_eur,
                p.co2_t,
                p.n_minus_1_share,
                p.nox_kg,
            )
            for p in found
        ]
        yield ChartBlock(power_split(points, ctx.known("heat_pump_power_share"), t), leaf=True)
