"""The drawing of section 3, filled from results."""

from collections.abc import Mapping

from warmtenet.report.charts.base import title_of
from warmtenet.report.charts.schematic import Box, Line, Pipe, Schematic, schematic_figure
from warmtenet.report.html.context import Context
from warmtenet.report.page import HtmlBlock
from warmtenet.report.sentences import Fact

CHART_ID = "fig-concept-a"


def schematic(ctx: Context, facts: Mapping[str, Fact]) -> HtmlBlock:
    """Return the system as a drawing, all buildings connected."""
    t = ctx.t
    names = ("source_temperature_c", "supply_temperature_c", "cop")
    title = title_of("title_schematic", {**facts, **{name: ctx.number(name) for name in names}}, t)
    alt = t("From left to right: {parts}. Electricity {electricity}, gas boilers {gas}, heat loss {loss}.")
    drawing = _drawing(ctx)
    filled = alt.format(
        parts=", ".join(f"{box.title} {box.lines[-2].text}" for box in drawing.boxes),
        electricity=ctx.with_unit("electricity_mwh"),
        gas=ctx.with_unit("boiler_heat_mwh"),
        loss=ctx.with_unit("network_loss_mwh"),
    )
    subtitle = t("power in kW, energy per year, water in °C")
    return HtmlBlock(schematic_figure(drawing, CHART_ID, title, subtitle, f"{title}. {filled}"))


def _drawing(ctx: Context) -> Schematic:
    first, second = _tea(ctx) if ctx.is_tea else _teo(ctx)
    t = ctx.t
    loss = _whole(ctx, "network_loss_mwh", "MWh")
    bypass = None if ctx.is_tea else _bypass(ctx)
    return Schematic(
        boxes=(first, second, _heat_pump(ctx), _network(ctx), _delivery_set(ctx)),
        pipes=_pipes(ctx),
        above=_box(ctx, t("electricity"), "subsidy", (), "electric_power_kw", "electricity_mwh"),
        below=_box(ctx, t("gas boilers"), "boiler", (), "boiler_power_kw", "boiler_heat_mwh"),
        loss=(Line(t("loss")), loss),
        bypass=bypass,
    )


def _box(ctx: Context, title: str, role: str, detail: tuple[Line, ...], power: str, energy: str) -> Box:
    """Return a box whose last two lines are the power in bold and the energy per year."""
    return Box(title, role, (*detail, _whole(ctx, power, "kW", bold=True), _whole(ctx, energy, "MWh/yr")))


def _whole(ctx: Context, names: str, unit: str, *, bold: bool = False) -> Line:
    """Return a sum of results (joined by +) as a line."""
    parts = names.split("+")
    value = sum(ctx.known(name) for name in parts)
    leaf = any(ctx.marks(name) for name in parts)
    return Line(ctx.numbers.with_unit(unit, value), names, bold=bold, leaf=leaf)


def _line(ctx: Context, name: str) -> Line:
    """Return a single result with its unit."""
    return Line(ctx.with_unit(name), name, leaf=bool(ctx.marks(name)))


def _celsius(ctx: Context, name: str, key: str = "", value: float | None = None) -> Line:
    """Return a temperature in whole degrees; a value that no result holds has no key."""
    shown = ctx.number(name) if value is None else value
    return Line(f"{ctx.numbers.number(shown)}\u00a0°C", key if value is not None else name)


def _teo(ctx: Context) -> tuple[Box, Box]:
    t = ctx.t
    flow = _line(ctx, "teo_flow_with_direct_m3_per_s")
    hours = _line(ctx, "regeneration_hours")
    energy = "wko_storage_mwh+direct_source_heat_mwh"
    wells = Line(
        t("{n} doublets").format(n=ctx.numbers.whole(ctx.number("wko_doublets"))),
        "wko_doublets",
        leaf=bool(ctx.marks("wko_doublets")),
    )
    return (
        _box(ctx, t("river"), "teo", (flow, hours), "regeneration_power_kw", energy),
        _box(
            ctx,
            t("store (WKO)"),
            "wko",
            (wells, _line(ctx, "wko_flow_m3_per_h")),
            "wko_power_kw",
            "wko_extraction_mwh",
        ),
    )


def _tea(ctx: Context) -> tuple[Box, Box]:
    t = ctx.t
    available = Line(
        ctx.numbers.percent(ctx.number("source_availability"), 1),
        "source_availability",
        leaf=bool(ctx.marks("source_availability")),
    )
    step = Line(f"\u2212{ctx.with_unit('tea_delta_t_k')}", "tea_delta_t_k")
    lmtd = Line(f"ΔT {ctx.with_unit('heat_exchanger_lmtd_k')}", "heat_exchanger_lmtd_k")
    flow = _line(ctx, "effluent_flow_m3_per_h")
    return (
        _box(ctx, t("effluent"), "tea", (flow, available), "wko_power_kw", "cold_side_heat_mwh"),
        _box(ctx, t("exchanger"), "connection", (step, lmtd), "wko_power_kw", "cold_side_heat_mwh"),
    )


def _heat_pump(ctx: Context) -> Box:
    count = ctx.column("heat_pump_unit_kw")
    units = Line(ctx.t("{n} units").format(n=len(count)))
    cop = Line(f"COP {ctx.numbers.ratio(ctx.number('cop'))}", "cop")
    return _box(
        ctx, ctx.t("heat pump"), "heat_pump", (units, cop), "heat_pump_power_kw", "heat_pump_heat_mwh"
    )


def _network(ctx: Context) -> Box:
    trench = (Line(ctx.t("trench")), _line(ctx, "trench_length_m"))
    return _box(ctx, ctx.t("heat network"), "network", trench, "source_power_kw", "heat_production_mwh")


def _delivery_set(ctx: Context) -> Box:
    t = ctx.t
    weq = Line(f"{ctx.numbers.whole(ctx.number('weq_total'))}\u00a0weq", "weq_total")
    radiator = Line(
        f"{ctx.numbers.number(ctx.number('radiator_supply_c'))}/"
        f"{ctx.numbers.number(ctx.number('return_temperature_c'))}\u00a0°C"
    )
    return _box(
        ctx, t("delivery set"), "delivery_set", (weq, radiator), "simultaneous_power_kw", "heat_demand_mwh"
    )


def _pipes(ctx: Context) -> tuple[Pipe, Pipe, Pipe, Pipe]:
    """Return supply and return temperatures in the four gaps."""
    supply, back = ctx.known("supply_temperature_c"), _celsius(ctx, "return_temperature_c")
    at_set = _celsius(ctx, "", value=supply - ctx.known("network_drop_k"))
    return (
        *_source_pipes(ctx),
        Pipe(_celsius(ctx, "supply_temperature_c"), back),
        Pipe(at_set, back),
    )


def _source_pipes(ctx: Context) -> tuple[Pipe, Pipe]:
    source = _celsius(ctx, "source_temperature_c")
    discharge = _celsius(ctx, "discharge_temperature_c")
    step = ctx.known("heat_exchanger_lmtd_k")
    if ctx.is_tea:
        warm = ctx.known("source_temperature_c") - step
        cold = ctx.known("discharge_temperature_c") - step
        behind = Pipe(_celsius(ctx, "", value=warm), _celsius(ctx, "", value=cold))
        return Pipe(source, discharge), behind
    infiltration = _celsius(ctx, "infiltration_temperature_c")
    cold = ctx.known("infiltration_temperature_c") - ctx.known("wko_delta_t_k")
    return Pipe(infiltration, discharge), Pipe(infiltration, _celsius(ctx, "", value=cold))


def _bypass(ctx: Context) -> Line:
    share = ctx.numbers.percent(ctx.number("direct_source_share"), 0)
    said = ctx.t("{share} directly").format(share=share)
    return Line(said, "direct_source_share", leaf=bool(ctx.marks("direct_source_share")))
