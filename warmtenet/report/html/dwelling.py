"""Section 8: what changes in the dwelling, per comfort class."""

from collections.abc import Iterator, Mapping

from warmtenet.report.charts import Chart, ComfortCost, Ladder, Rung, comfort_pairs, measure_ladder
from warmtenet.report.html.comfort_chain import comfort_chain
from warmtenet.report.html.context import Context
from warmtenet.report.html.dwelling_details import measure_logs, room_tables
from warmtenet.report.html.explain import explained
from warmtenet.report.html.home_facts import one_off
from warmtenet.report.html.home_rows import by_type, with_rest
from warmtenet.report.html.home_work import work_table
from warmtenet.report.html.homes import NETWORK, PRESENT, Homes, homes_of
from warmtenet.report.html.household import TOTAL, no_homes
from warmtenet.report.html.rules import tell, tell_all
from warmtenet.report.page import Block, ChartBlock, ChartsBlock, Section, TableBlock, TextBlock
from warmtenet.report.sentences import Fact
from warmtenet.report.tables import Column, Row, row

MOST_BARS, MOST_LADDERS = 14, 8
# Living room and bedroom of the standard class, ISSO 51:2023 (memo, table 3.1).
ISSO_LIVING_C, ISSO_BEDROOM_C = 22, 22
FORMULAS = (
    "dwelling_saving_share",
    "archetype_space_heating_kw",
    "measure_item_eur",
    "measure_item_isde_eur",
    "household_one_off_owner_eur",
)


def dwelling(ctx: Context, facts: Mapping[str, Fact]) -> Section:
    """Return section 8."""
    t, homes = ctx.t, homes_of(ctx)
    title, question = t("The dwelling"), t("What changes in the dwelling?")
    if homes is None:
        return Section("woning", 8, title, question, not_computed=no_homes(ctx))
    answer = tell("answer_dwelling", facts, t) or ""
    return Section("woning", 8, title, question, answer, tuple(_blocks(homes, facts)))


def _blocks(homes: Homes, facts: Mapping[str, Fact]) -> Iterator[Block]:
    ctx = homes.ctx
    yield from cold_classes(homes)
    if len(homes.classes) > 1:
        yield ChartBlock(comfort_chart(homes, facts))
    yield _comfort_table(homes)
    yield from comfort_chain(homes)
    if chain := tell_all(("comfort_power", "comfort_npv", "comfort_bill"), facts, ctx.t):
        yield TextBlock(chain)
    yield ChartsBlock(
        tuple(ladder_chart(homes, i) for i in range(min(len(homes.types), MOST_LADDERS))), leaf=True
    )
    yield work_table(homes)
    yield from measure_logs(homes)
    yield from room_tables(homes)
    yield from explained(ctx, *FORMULAS)


def cold_classes(homes: Homes) -> Iterator[TextBlock]:
    """Say of each comfort class below ISSO 51 that it does not meet the standard."""
    t, ctx = homes.ctx.t, homes.ctx
    living, bedroom = ctx.column("comfort_living_c"), ctx.column("comfort_bedroom_c")
    for i, (key, name) in enumerate(zip(homes.class_keys, homes.classes, strict=True)):
        if living[i] >= ISSO_LIVING_C and bedroom[i] >= ISSO_BEDROOM_C:
            continue
        degrees = ctx.numbers.celsius(living[i])
        if key == "reduced":
            words = t("Reduced comfort ({degrees}) does not meet ISSO 51.").format(degrees=degrees)
        else:
            words = t("Comfort class {name} ({degrees}) does not meet ISSO 51.").format(
                name=name, degrees=degrees
            )
        yield TextBlock(words, "attention")


def comfort_chart(homes: Homes, facts: Mapping[str, Fact]) -> Chart:
    """Return the pairs of bars; of many dwelling types those with the largest difference."""
    costs = [_cost(homes, home) for home in range(len(homes.types))]
    shown = sorted(costs, key=lambda cost: -abs(cost.difference_eur))[:MOST_BARS]
    year = int(homes.ctx.known("price_level_year"))
    return comfort_pairs(shown, homes.classes, facts, homes.ctx.t, price_level_year=year)


def _cost(homes: Homes, home: int) -> ComfortCost:
    rows = [homes.household(home, NETWORK, comfort) for comfort in range(len(homes.classes))]
    keys = [homes.ctx.key("household_one_off_owner_eur", i) for i in rows]
    return ComfortCost(homes.types[home], [one_off(homes, home, c) for c in range(len(rows))], keys)


def _comfort_columns(homes: Homes) -> tuple[Column, ...]:
    t = homes.ctx.t
    numbers = (
        (t("heat loss before"), "kW"),
        (t("after = connection power"), "kW"),
        (t("radiators"), "kW"),
        (t("saving"), ""),
        (t("investment"), "EUR"),
        (t("subsidy"), "EUR"),
        (t("net"), "EUR"),
        (t("per month"), "EUR"),
    )
    words = (Column(t("comfort")), Column(t("measures, in order")))
    return (*words, *(Column(label, unit, "right") for label, unit in numbers))


def _comfort_table(homes: Homes) -> TableBlock:
    t, year = homes.ctx.t, homes.ctx.with_unit("price_level_year")
    columns = _comfort_columns(homes)
    classes = range(len(homes.classes))
    rows = by_type(homes, len(columns), lambda home: [_comfort_row(homes, home, c) for c in classes])
    note = t(
        "On the heat network; owner-occupier, incl. VAT, prices of {year}; investment with connection work "
        "and contribution (BAK). Radiators: after the measures, at {supply} supply and {back} return."
    ).format(
        year=year,
        supply=homes.ctx.with_unit("radiator_supply_c"),
        back=homes.ctx.with_unit("return_temperature_c"),
    )
    return TableBlock(t("What each comfort class asks"), columns, rows, with_rest(homes, note))


def _comfort_row(homes: Homes, home: int, comfort: int) -> Row:
    variant = homes.variant(home, comfort)
    option = homes.household(home, NETWORK, comfort)
    measures = ", ".join(homes.short_label(i) for i in homes.taken(variant))
    return row(
        homes.classes[comfort],
        measures or homes.ctx.t("none"),
        homes.kw("dwelling_heat_loss_kw", homes.variant(home, comfort, PRESENT)),
        homes.kw("dwelling_heat_loss_kw", variant),
        homes.kw("dwelling_emission_kw", variant),
        homes.ctx.cell("dwelling_saving_share", variant),
        homes.eur("household_investment_eur", option),
        homes.eur("household_subsidy_owner_eur", option),
        homes.eur("household_one_off_owner_eur", option),
        homes.month(TOTAL, option),
    )


def ladder_chart(homes: Homes, home: int) -> Chart:
    """Return the ladder of a dwelling type in the comfort class of the calculation."""
    comfort = homes.chosen
    variant, before = homes.variant(home, comfort), homes.variant(home, comfort, PRESENT)
    first = _rung(homes, homes.ctx.t("as it is"), before, ("dwelling_heat_loss_kw", "dwelling_emission_kw"))
    steps = [
        _rung(homes, label, i, ("step_loss_kw", "step_emission_kw")) for label, i in _steps(homes, variant)
    ]
    short = int(homes.value("rooms_short", variant))
    count = len(homes.taken(variant))
    ladder = Ladder(homes.types[home], homes.classes[comfort], [first, *steps], count, short)
    return measure_ladder(ladder, homes.ctx.t, f"fig-woning-b{home + 1}")


def _steps(homes: Homes, variant: int) -> list[tuple[str, int]]:
    """Return the steps that were taken; draught-proofing and ventilation are tested as one."""
    found: list[tuple[str, int]] = []
    for i in homes.taken(variant):
        label = homes.short_label(i)
        if homes.measure_key(i) == "ventilation" and found and homes.measure_key(found[-1][1]) == "draught":
            label = f"{found.pop()[0]}, {label}"
        found.append((label, i))
    return found


def _rung(homes: Homes, label: str, element: int, names: tuple[str, str]) -> Rung:
    loss, emission = names
    keys = (homes.ctx.key(loss, element), homes.ctx.key(emission, element))
    return Rung(label, homes.value(loss, element), homes.value(emission, element), keys)
