"""Section 5: the plant in other ways, side by side."""

from collections.abc import Iterator

from warmtenet.report.charts import PlantChoice, plant_choice
from warmtenet.report.html.context import Context
from warmtenet.report.numbers import ABSENT, MILLION
from warmtenet.report.page import Block, ChartBlock, TableBlock
from warmtenet.report.tables import Cell, Column, Row, row
from warmtenet.scenarios.plant_variants import PlantVariant, written

PASSES, FAILS = "✓", "✕"


def variants(ctx: Context) -> Iterator[Block]:
    """Yield the chart and the table; nothing where no heat is asked for."""
    found = ctx.extras.plant_variants
    if not ctx.known("heat_production_mwh") or not ctx.total("heat_sold_gj"):
        return
    own, *others = [v for v in found if v.values is not None]
    if others:
        yield ChartBlock(plant_choice([_choice(ctx, variant, own) for variant in others], ctx.t), leaf=True)
    yield _table(ctx, found)


def _choice(ctx: Context, variant: PlantVariant, own: PlantVariant) -> PlantChoice:
    assert variant.values is not None
    assert own.values is not None
    return PlantChoice(
        ctx.t.render(variant.label),
        variant.values["npv_project_eur"] - own.values["npv_project_eur"],
        variant.values["n_minus_1_share"],
        variant.values["source_outage_share"],
        all(variant.is_safe),
        variant.name,
    )


def _table(ctx: Context, found: list[PlantVariant]) -> TableBlock:
    t = ctx.t
    columns = (
        Column(t("plant")),
        Column(t("heat pumps; boilers")),
        Column(t("boilers"), "kW", "right"),
        Column("N-1", "", "right"),
        Column(t("source outage"), "", "right"),
        Column(t("heat from heat pumps"), "", "right"),
        Column("LCOH", "EUR/GJ", "right"),
        Column(t("net present value"), t("EUR mln"), "right"),
        Column("CO₂", "t", "right"),
        Column("NOx", "kg", "right"),
    )
    rows = tuple(_row(ctx, variant) for variant in found)
    return TableBlock(t("The plant in other ways, side by side"), columns, rows, _note(ctx, found), leaf=True)


def _row(ctx: Context, variant: PlantVariant) -> Row:
    label = ctx.t.render(variant.label)
    if variant.values is None:
        return row(label, ctx.t("not calculated"), *[ABSENT] * 8)
    units = f"{_units(variant.heat_pumps, ctx)}; {_units(variant.boilers, ctx)}"
    safe = {"n_minus_1_share": variant.is_safe[0], "source_outage_share": variant.is_safe[1]}
    cells = (_cell(variant, name, said, safe.get(name)) for name, said in _written(ctx, variant))
    return row(label, units, *cells, kind="marked" if variant.name == "own" else "")


def _units(shares: tuple[float, ...], ctx: Context) -> str:
    return written(shares).replace(".", ctx.numbers.number(0.1, 1)[1]).replace("-", ABSENT)


def _cell(variant: PlantVariant, name: str, said: str, passes: bool | None) -> Cell:
    """Return a value, with a sign and a colour where it passes or fails."""
    key = f"variant:{variant.name}:{name}"
    if passes is None:
        return Cell(said, key)
    return Cell(f"{said} {PASSES if passes else FAILS}", key, ("good" if passes else "bad",))


def _written(ctx: Context, variant: PlantVariant) -> tuple[tuple[str, str], ...]:
    values, n = variant.values or {}, ctx.numbers
    return (
        ("boiler_power_kw", n.whole(values["boiler_power_kw"])),
        ("n_minus_1_share", n.percent(values["n_minus_1_share"], 0)),
        ("source_outage_share", n.percent(values["source_outage_share"], 0)),
        ("heat_pump_heat_share", n.percent(values["heat_pump_heat_share"])),
        ("lcoh_eur_per_gj", n.lcoh(values["lcoh_eur_per_gj"])),
        ("npv_project_eur", n.number(values["npv_project_eur"] / MILLION, 2)),
        ("co2_network_t", n.whole(values["co2_network_t"])),
        ("nox_kg_yearly", n.number(values["nox_kg_yearly"], 1)),
    )


def _note(ctx: Context, found: list[PlantVariant]) -> str:
    t = ctx.t
    general = t(
        "Shares are of the source power; boilers are those that the heat company buys. CO₂ and NOx of all "
        "years together. A buffer does not count in N-1: it runs empty."
    )
    notes = [t.render(v.note) for v in found if v.note is not None]
    reasons = [f"{t.render(v.label)}: {t.render(v.missing)}." for v in found if v.missing is not None]
    return " ".join([general, *notes, *(reason[:1].upper() + reason[1:] for reason in reasons)])
