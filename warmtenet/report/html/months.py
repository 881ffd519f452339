"""Section 5: source, plant and store by month."""

from collections.abc import Iterator

from warmtenet.report.charts import LinePanel, MonthRow, Months, months_chart
from warmtenet.report.html.context import Context
from warmtenet.report.page import Block, ChartBlock, Missing, TableBlock
from warmtenet.report.tables import Column, row


def months(ctx: Context) -> Iterator[Block]:
    """Yield the months of the project year, all buildings connected."""
    if not ctx.known("heat_production_mwh"):
        yield Missing(ctx.t("Source and store per month"), ctx.t("no heat is asked for"))
        return
    data, topic = (_tea(ctx), "title_months_tea") if ctx.is_tea else (_teo(ctx), "title_months_teo")
    yield ChartBlock(months_chart(data, topic, ctx.t), leaf=True)
    yield _table(ctx)


def _table(ctx: Context) -> TableBlock:
    """Return production, energy and temperatures by month."""
    t = ctx.t
    heads = (
        ("heat_production_month_mwh", t("into the network")),
        ("heat_pump_heat_month_mwh", t("heat pumps")),
        ("boiler_heat_month_mwh", t("gas boilers")),
        ("heat_pump_electricity_month_mwh", t("electricity")),
        ("boiler_gas_month_m3", t("gas")),
        ("source_temperature_of_month_c", t("source")),
        ("cop_by_month", "COP"),
    )
    columns = (Column(t("month")), *(Column(label, ctx.unit(n), "right") for n, label in heads))
    names = ctx.labels("months")
    rows = tuple(row(name, *(ctx.cell(n, i) for n, _ in heads)) for i, name in enumerate(names))
    return TableBlock(t("Plant by month, all buildings connected"), columns, rows, folded=True, leaf=True)


def _names(ctx: Context) -> tuple[str, ...]:
    t = ctx.t
    return (
        *(t("Jan"), t("Feb"), t("Mar"), t("Apr"), t("May"), t("Jun")),
        *(t("Jul"), t("Aug"), t("Sep"), t("Oct"), t("Nov"), t("Dec")),
    )


def _row(ctx: Context, label: str, name: str, role: str) -> MonthRow:
    return MonthRow(label, ctx.declared(name).unit, ctx.column(name), role, name)


def _plant(ctx: Context) -> tuple[MonthRow, MonthRow]:
    t = ctx.t
    return (
        _row(ctx, t("electricity heat pumps"), "heat_pump_electricity_month_mwh", "heat_pump"),
        _row(ctx, t("gas boilers"), "boiler_heat_month_mwh", "boiler"),
    )


def _teo(ctx: Context) -> Months:
    t = ctx.t
    content = _row(ctx, t("content of the store"), "store_content_mwh", "wko")
    river = _row(ctx, t("river"), "river_temperature_of_month_c", "teo")
    lowest = ctx.known("minimum_charging_temperature_c")
    level = (lowest, t("charging from\n{limit}").format(limit=ctx.numbers.celsius(lowest)))
    charging = tuple(i for i, heat in enumerate(ctx.column("charging_month_mwh")) if heat > 0)
    asked, available = ctx.known("regeneration_hours"), ctx.known("regeneration_hours_available")
    return Months(
        _names(ctx),
        (
            _row(ctx, t("straight from the river"), "direct_heat_month_mwh", "teo"),
            _row(ctx, t("from the store"), "store_heat_month_mwh", "wko"),
            *_plant(ctx),
        ),
        (_row(ctx, t("charging the store"), "charging_month_mwh", "wko"),),
        (
            LinePanel(t("Content of the store at the end of the month, MWh"), (content,)),
            LinePanel(t("Water temperature, °C"), (river,), level, charging),
        ),
        {
            "regeneration_hours": asked,
            "regeneration_hours_available": available,
            "regeneration_hours_short": asked - available,
        },
    )


def _tea(ctx: Context) -> Months:
    t = ctx.t
    available = _row(ctx, t("available"), "effluent_flow_of_month_m3_per_h", "tea")
    needed = _row(ctx, t("at full power"), "effluent_flow_month_m3_per_h", "heat_pump")
    water = _row(ctx, t("effluent"), "source_temperature_of_month_c", "tea")
    short = _row(ctx, t("hours short at full power"), "effluent_short_hours", "boiler")
    hours = t("Hours with too little effluent for full power")
    return Months(
        _names(ctx),
        (_row(ctx, t("from the effluent"), "cold_side_heat_month_mwh", "tea"), *_plant(ctx)),
        (),
        (
            LinePanel(t("Effluent, m³/h"), (available, needed)),
            LinePanel(t("Water temperature, °C"), (water,)),
            *([LinePanel(hours, (short,), columns=True)] if any(short.values) else []),
        ),
        {
            "source_availability": ctx.known("source_availability"),
            "effluent_hours_short": sum(short.values),
        },
    )
