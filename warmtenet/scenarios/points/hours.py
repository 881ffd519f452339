"""Points of attention of the hourly results: where they part from the memo, and where heat falls short."""

import numpy as np

from warmtenet.locale import Amount, Text, text
from warmtenet.model.families import MONTH_LABELS, OUTAGE_LABELS, WEATHER_YEAR
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result

TEO = frozenset({"teo"})
TEA = frozenset({"tea"})
SHARE_APART, COLD_DROP, STORE_SHORT = 0.01, 0.02, 0.01
MEMO_AVAILABILITY = 0.97
NOTHING_MWH = 1e-6
FIVE = 5
CYCLE_ABOVE = 1.1
BY_YEAR = "heat_pump_heat_share_by_weather_year"
YEARS = tuple(WEATHER_YEAR.elements)


def _percent(share: float, decimals: int = 1) -> Amount:
    return Amount(100 * share, decimals, "%")


def _heat_share_differs(r: Result) -> Text | None:
    used, computed = r["heat_pump_heat_share"], r["heat_pump_heat_share_computed"]
    return when(
        abs(used - computed) > SHARE_APART,
        text(
            "The heat pumps are taken to deliver {used} of the heat; hour by hour in {weather} it is {computed}.",
            used=_percent(used),
            computed=_percent(computed),
            weather=r["weather_year"],
        ),
    )


def _memo_share(r: Result) -> Text | None:
    used, memo = r["heat_pump_heat_share"], r["heat_pump_heat_share_assumed"]
    return when(
        r["hourly_basis"] == "computed" and abs(used - memo) > SHARE_APART,
        text(
            "The heat pumps deliver {used} of the heat, while the memo assumes {memo}.",
            used=_percent(used),
            memo=_percent(memo),
        ),
    )


def _lowest(r: Result) -> tuple[str, float]:
    """Return the weather year in which the heat pumps deliver least, and that share."""
    shares = np.asarray(r[BY_YEAR], float)
    return YEARS[int(shares.argmin())], float(shares.min())


def _cold_year(r: Result) -> Text | None:
    year, share = _lowest(r)
    used = r["heat_pump_heat_share"]
    return when(
        used - share > COLD_DROP,
        text(
            "In weather as in {year} the heat pumps deliver {share} of the heat; {used} is used.",
            year=year,
            share=_percent(share),
            used=_percent(used),
        ),
    )


def _outage(r: Result) -> Text | None:
    """Return the worst of the weeks in which heat is short with all buildings connected."""
    short = np.asarray(r["unserved_by_weather_year_mwh"], float)
    worst = int(short.argmax())
    case, year = divmod(worst, len(YEARS))
    return when(
        short.max() > NOTHING_MWH,
        text(
            "Coldest week as in {year}, {case}: {heat} is not delivered, during {hours}; indoors falls to {indoors}.",
            case=Text(list(OUTAGE_LABELS.values())[case], {}),
            year=YEARS[year],
            heat=Amount(float(short[worst]), 0, "MWh"),
            hours=Amount(float(r["short_hours_by_weather_year"][worst]), 0, "h"),
            indoors=Amount(float(r["lowest_indoor_by_weather_year_c"][worst]), 1, "°C"),
        ),
    )


def _cool_summer(r: Result) -> Text | None:
    """Return the weather year that leaves the store furthest behind, where it is more than a little."""
    gains = np.asarray(r["store_balance_by_weather_year_mwh"], float)
    worst = int(gains.argmin())
    return when(
        -gains[worst] > STORE_SHORT * r["wko_extraction_mwh"],
        text(
            "In weather as in {year} the modelled river leaves the store {short} short; the mean of all years is {mean}.",
            year=YEARS[worst],
            short=Amount(float(-gains[worst]), 0, "MWh"),
            mean=Amount(float(gains.mean()), 0, "MWh"),
        ),
    )


def _permit(r: Result) -> Text | None:
    permit, asked = r["teo_permit_flow_m3_per_s"], r["teo_flow_with_direct_m3_per_s"]
    return when(
        permit is not None and (asked > permit or r["river_heat_share"] < 1 - NOTHING_MWH),
        text(
            "The permit allows {permit} of river water; charging and direct use ask up to {asked}. Within the permit river and store give {share} of the base load.",
            permit=Amount(permit or 0.0, 3, "m³/s"),
            asked=Amount(asked, 3, "m³/s"),
            share=_percent(r["river_heat_share"]),
        ),
    )


def _source_suffices(r: Result) -> Text | None:
    available = r["source_availability"]
    return when(
        available < MEMO_AVAILABILITY,
        text(
            "River and store carry the base load in {share} of the hours: {coverage} of what the store must give is charged.",
            share=_percent(available),
            coverage=_percent(r["store_coverage"]),
        ),
    )


def _store_empty(r: Result) -> Text | None:
    """Return the worst of the weather years in a row in which the store runs empty."""
    short = np.asarray(r["store_short_by_weather_year_mwh"], float)
    worst = int(short.argmax())
    return when(
        r["store_empty_years"] > 0,
        text(
            "In {count} of {years} weather years in a row the store runs empty; in {worst} {short} is lacking, during {hours}.",
            count=Amount(r["store_empty_years"]),
            years=Amount(short.size),
            worst=YEARS[worst],
            short=Amount(float(short[worst]), 0, "MWh"),
            hours=Amount(float(r["store_short_hours_by_weather_year"][worst]), 0, "h"),
        ),
    )


def _store_heats(r: Result) -> Text | None:
    """Return the least heat left in the ground where every period of five years leaves more than a little."""
    periods = np.asarray(r["store_five_years_by_weather_year_mwh"], float)
    periods = periods[~np.isnan(periods)]
    drawn = float(np.sum(r["store_drawn_by_weather_year_mwh"])) * FIVE / len(YEARS)
    least = float(periods.min()) if periods.size else 0.0
    return when(
        least > STORE_SHORT * drawn and drawn > NOTHING_MWH,
        text(
            "Every five weather years leave heat in the ground, {least} to {most}; over five years none may stay.",
            least=Amount(least, 0, "MWh"),
            most=Amount(float(periods.max(initial=0.0)), 0, "MWh"),
        ),
    )


def _availability(r: Result) -> Text | None:
    available = r["source_availability"]
    return when(
        available < MEMO_AVAILABILITY,
        text(
            "The effluent carries the base load in {share} of the hours; the memo counts on more than 97 %.",
            share=_percent(available),
        ),
    )


def _winter_cop(r: Result) -> Text | None:
    by_month = np.asarray(r["cop_by_month"], float)
    month = int(np.nanargmin(by_month))
    return when(
        by_month[month] < r["sde_min_cop"],
        text(
            "In {month} the COP is {cop}; SDE++ asks at least {limit}.",
            month=Text(list(MONTH_LABELS.values())[month], {}),
            cop=Amount(float(by_month[month]), 2),
            limit=Amount(r["sde_min_cop"], 1),
        ),
    )


def _above_cycle(r: Result) -> Text | None:
    cycle, cop = r["cop_cycle_chosen"], r["cop"]
    return when(
        cycle is not None and cop > CYCLE_ABOVE * cycle,
        text(
            "The COP is {cop}, while the cycle of the refrigerant reaches {cycle}: more than 10 % less.",
            cop=Amount(cop, 2),
            cycle=Amount(cycle or 0.0, 2),
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule("outage_unserved", "unserved_by_weather_year_mwh", "attention", _outage, text("Add a unit or boiler power.")),
    Rule("heat_share_differs", "heat_pump_heat_share", "attention", _heat_share_differs,
         text("Choose the computed basis, or say where the share comes from."),
         lambda r: {"heat_pump_heat_share": r["heat_pump_heat_share_computed"]}),
    Rule("memo_share", "heat_pump_heat_share", "info", _memo_share, None,
         lambda r: {"heat_pump_heat_share": r["heat_pump_heat_share_assumed"]}),
    Rule("cold_year", "heat_pump_heat_share", "attention", _cold_year,
         text("Look at the outcome of a cold year."), lambda r: {"heat_pump_heat_share": _lowest(r)[1]}),
    Rule("winter_cop", "cop_by_month", "attention", _winter_cop,
         text("Lower the supply temperature or find a warmer source.")),
    Rule("above_cycle", "cop_cycle_chosen", "attention", _above_cycle,
         text("Lower the efficiency against Carnot, or ask a supplier for the COP.")),
    Rule("cool_summer", "store_balance_by_weather_year_mwh", "attention", _cool_summer,
         text("Charge with more power, or let the store hold a surplus of warm years."), concepts=TEO),
    Rule("permit", "teo_permit_flow_m3_per_s", "attention", _permit,
         text("Ask for a larger permit, or count on more peak heat."), concepts=TEO),
    Rule("source_suffices", "source_availability", "attention", _source_suffices,
         text("Charge with more power, from colder water or with a larger permit."), concepts=TEO),
    Rule("store_empty", "store_short_by_weather_year_mwh", "attention", _store_empty,
         text("Charge with more power, or add a source for cool summers."), concepts=TEO),
    Rule("store_heats", "store_five_years_by_weather_year_mwh", "attention", _store_heats,
         text("Charge less, or draw the surplus off in winter."), concepts=TEO),
    Rule("availability", "source_availability", "attention", _availability,
         text("Take less from the effluent, or count on more peak heat."), concepts=TEA),
)  # fmt: skip
