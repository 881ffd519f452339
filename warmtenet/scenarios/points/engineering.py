"""Points of attention of demand, plant, source and network."""

import numpy as np

from warmtenet.locale import Amount, Text, text
from warmtenet.scenarios.attention import Rule, when
from warmtenet.scenarios.result import Result

TEO = frozenset({"teo"})
TEA = frozenset({"tea"})
MEASURED_ABOVE = 200
MIXING_ZONE_K, LOWEST_DISCHARGE_C, WARMEST_INFILTRATION_C = 5, 12, 25
# Hot water in the dwellings by way of the network: ISSO, 60 at the tap with exchanger and pipes.
HOT_WATER_C, SAME_K = 65, 1
LOSS_APART, ELECTRICITY_LOW, ELECTRICITY_HIGH = 0.2, 80, 180


def _unit_fails(r: Result) -> Text | None:
    left = Amount(100 * r["n_minus_1_share"], 0, "%")
    return when(
        not r["n_minus_1_ok"],
        text("When the largest unit fails, {left} of the source power is left; 100 % is needed.", left=left),
    )


def _source_fails(r: Result) -> Text | None:
    left = Amount(100 * r["source_outage_share"], 0, "%")
    return when(
        not r["source_outage_ok"],
        text("Without the heat pumps {left} of the source power is left; 100 % is needed.", left=left),
    )


def _low_cop(r: Result) -> Text | None:
    names = ("cop", "cop_without_exchangers", "cop_with_source_exchanger", "cop_with_both_exchangers")
    lowest = min(r[n] for n in names)
    return when(
        lowest < r["sde_min_cop"],
        text(
            "One reading of the COP is {cop}, below the {limit} that SDE++ asks.",
            cop=Amount(lowest, 2),
            limit=Amount(r["sde_min_cop"], 1),
        ),
    )


def _few_dwellings(r: Result) -> Text | None:
    few = r["dwellings_total"] < MEASURED_ABOVE and r["simultaneity_method"] == "measured"
    return when(
        few,
        text(
            "The measured simultaneity holds above {limit} dwellings; there are {count}.",
            limit=MEASURED_ABOVE,
            count=Amount(r["dwellings_total"]),
        ),
    )


def _mixing_zone(r: Result) -> Text | None:
    return when(
        r["teo_delta_t_k"] > MIXING_ZONE_K,
        text(
            "River water is cooled by {step}; other guidance limits the mixing zone to 4 or 5 K.",
            step=Amount(r["teo_delta_t_k"], 0, "K"),
        ),
    )


def _cold_discharge(r: Result) -> Text | None:
    return when(
        r["discharge_temperature_c"] < LOWEST_DISCHARGE_C,
        text(
            "Water is discharged at {temperature}; guidance asks for 12 °C at least.",
            temperature=Amount(r["discharge_temperature_c"], 1, "°C"),
        ),
    )


def _overlap(r: Result) -> Text | None:
    return when(
        r["overlap_months"] > 0,
        text(
            "In {count} of the 12 months the store is both charged and drawn from; in the memo that is September.",
            count=Amount(r["overlap_months"]),
        ),
    )


def _too_few_hours(r: Result) -> Text | None:
    return when(
        r["regeneration_hours"] > r["charging_hours_available"],
        text(
            "Charging takes {asked}, while the river is warm enough during {available}.",
            asked=Amount(r["regeneration_hours"], 0, "h"),
            available=Amount(r["charging_hours_available"], 0, "h"),
        ),
    )


def _tight_hours(r: Result) -> Text | None:
    available = r["charging_hours_available"]
    tight = r["regeneration_hours"] <= available and r["regeneration_hours"] > 0.8 * available
    return when(
        tight,
        text(
            "Charging needs {share} of the hours that are warm enough; a cool summer leaves the store short.",
            share=Amount(100 * r["regeneration_hours"] / available, 0, "%"),
        ),
    )


def _warm_infiltration(r: Result) -> Text | None:
    return when(
        r["infiltration_temperature_c"] > WARMEST_INFILTRATION_C,
        text(
            "Water of {temperature} is infiltrated; at most 25 °C is allowed.",
            temperature=Amount(r["infiltration_temperature_c"], 1, "°C"),
        ),
    )


def _net_heating(r: Result) -> Text | None:
    return when(
        r["wko_loss_mwh"] > 0,
        text(
            "Each year {heat} stays in the ground; over five years no net heat may go into it.",
            heat=Amount(r["wko_loss_mwh"], 0, "MWh"),
        ),
    )


def _perfect_store(r: Result) -> Text | None:
    return when(
        r["wko_recovery_efficiency"] >= 1,
        text("The store is taken to lose nothing, as in the memo; PBL uses 60 % by default."),
    )


def _direct_share(r: Result) -> Text | None:
    return when(
        r["direct_source_share"] > r["direct_source_share_calendar"] + 1e-9,
        text(
            "{share} of the heat is taken straight from the river, while the calendar leaves {most}.",
            share=Amount(100 * r["direct_source_share"], 1, "%"),
            most=Amount(100 * r["direct_source_share_calendar"], 1, "%"),
        ),
    )


def _effluent_short(r: Result) -> Text | None:
    return when(
        r["effluent_short_months"] > 0,
        text(
            "In {count} of the 12 months there is less effluent than the heat pumps ask at full power.",
            count=Amount(r["effluent_short_months"]),
        ),
    )


def _loss_basis(r: Result) -> Text | None:
    return when(
        r["network_loss_basis"] == "demand",
        text(
            "The heat loss is {demand} of the demand, which is {production} of the production; sources "
            "differ in which they mean.",
            demand=Amount(100 * r["network_loss_share_of_demand"], 1, "%"),
            production=Amount(100 * r["network_loss_share_of_production"], 1, "%"),
        ),
    )


def _loss_computed(r: Result) -> Text | None:
    used, computed = r["network_loss_mwh"], r["network_loss_computed_mwh"]
    apart = r["trench_length_m"] > 0 and abs(used - computed) > LOSS_APART * max(used, computed)
    return when(
        apart,
        text(
            "The assumed heat loss is {used}; the pipe table gives {computed}, house leads not included.",
            used=Amount(used, 0, "MWh"),
            computed=Amount(computed, 0, "MWh"),
        ),
    )


def _sized_for_all(r: Result) -> Text | None:
    return when(
        r["uptake_for_sizing"] > r["uptake"],
        text(
            "The plant is sized for {sizing} of the buildings, while {uptake} connects.",
            sizing=Amount(100 * r["uptake_for_sizing"], 0, "%"),
            uptake=Amount(100 * r["uptake"], 0, "%"),
        ),
    )


def _grid(r: Result) -> Text | None:
    lacking = int(np.sum(r["grid_power_lacking"]))
    return when(
        lacking,
        text(
            "{power} of electric power is asked for, while the grid is not expected to deliver it before {year}.",
            power=Amount(r["electric_power_kw"], 0, "kW"),
            year=int(r["grid_available_year"]),
        ),
    )


def _existing_boilers(r: Result) -> Text | None:
    return when(
        r["existing_boilers_kw"] > 0 and r["peak_from_existing_boilers"] != "yes",
        text(
            "Building owners have {power} of boilers; with them {gap} of peak power is still needed beside the heat pumps.",
            power=Amount(r["existing_boilers_kw"], 0, "kW"),
            gap=Amount(r["peak_gap_with_existing_kw"], 0, "kW"),
        ),
    )


def _peak_elsewhere(r: Result) -> Text | None:
    return when(
        r["existing_peak_kw"] > 0,
        text(
            "Existing boilers of building owners take {power} of the peak; owners go on running them, and their "
            "age is not part of the calculation.",
            power=Amount(r["existing_peak_kw"], 0, "kW"),
        ),
    )


def _cool_supply(r: Result) -> Text | None:
    return when(
        r["heating_curve"] == "weather" and r["supply_mild_c"] < HOT_WATER_C,
        text(
            "In mild weather the supply is {mild}; hot water asks {least} at least.",
            mild=Amount(r["supply_mild_c"], 0, "°C"),
            least=Amount(HOT_WATER_C, 0, "°C"),
        ),
    )


def _curve_of_shape(r: Result) -> Text | None:
    drop = r["supply_temperature_c"] - r["supply_mild_c"]
    return when(
        abs(r["profile_curve_k"] - drop) > SAME_K,
        text(
            "The hourly shape takes a supply that is {shape} lower in mild weather, the heating curve {curve}.",
            shape=Amount(r["profile_curve_k"], 0, "K"),
            curve=Amount(drop, 0, "K"),
        ),
    )


def _gas_basis(r: Result) -> Text | None:
    return when(
        r["gas_calorific_basis"] == "upper"
        and bool(np.isnan(np.asarray(r["building_heat_demand_mwh"], float)).any()),
        text("Heat from gas is computed on the upper calorific value; the lower value gives 10 % less heat."),
    )


def _power_loss(r: Result) -> Text | None:
    drop = r["network_drop_k"] / max(r["supply_temperature_c"] - r["return_temperature_c"], 1)
    return when(
        drop > r["network_power_loss"] + 1e-9,
        text(
            "A drop of {drop} in the network is {share} of the temperature difference; the power loss is set to {loss}.",
            drop=Amount(r["network_drop_k"], 0, "K"),
            share=Amount(100 * drop, 0, "%"),
            loss=Amount(100 * r["network_power_loss"], 0, "%"),
        ),
    )


def _electricity_level(r: Result) -> Text | None:
    heat = float(np.sum(r["heat_sold_gj"]))
    level = float(np.sum(r["electricity_yearly_kwh"])) / heat if heat else 0.0
    return when(
        heat and not ELECTRICITY_LOW <= level <= ELECTRICITY_HIGH,
        text(
            "The heat pumps use {level} of electricity per GJ sold; between 80 and 180 kWh is plausible.",
            level=Amount(level, 0, "kWh"),
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule("unit_fails", "n_minus_1_share", "critical", _unit_fails, text("Add a unit or make the largest one smaller.")),
    Rule("source_fails", "source_outage_share", "critical", _source_fails, text("Add boiler power.")),
    Rule("low_cop", "cop", "attention", _low_cop, text("Lower the supply temperature or find a warmer source.")),
    Rule("few_dwellings", "simultaneity_method", "attention", _few_dwellings, text("Choose the method of Winter et al.")),
    Rule("grid", "electric_power_kw", "attention", _grid, text("Settle the date with the grid operator or delay the heat pumps.")),
    Rule("mixing_zone", "teo_delta_t_k", "attention", _mixing_zone, text("Settle the step with Rijkswaterstaat."),
         concepts=TEO),
    Rule("cold_discharge", "discharge_temperature_c", "attention", _cold_discharge, text("Settle the limit in the permit.")),
    Rule("overlap", "overlap_months", "attention", _overlap, text("Choose one of the two per month."), concepts=TEO),
    Rule("too_few_hours", "regeneration_hours", "attention", _too_few_hours, text("Lower the hours or the threshold."),
         concepts=TEO),
    Rule("tight_hours", "regeneration_hours", "attention", _tight_hours, text("Look at cool summers."), concepts=TEO),
    Rule("warm_infiltration", "infiltration_temperature_c", "critical", _warm_infiltration,
         text("Mix or charge at another time."), concepts=TEO),
    Rule("net_heating", "wko_loss_mwh", "attention", _net_heating, text("Plan for cooling the ground."), concepts=TEO),
    Rule("perfect_store", "wko_recovery_efficiency", "attention", _perfect_store, text("Ask for a store simulation."),
         lambda _: {"wko_recovery_efficiency": 0.6}, TEO),
    Rule("direct_share", "direct_source_share", "attention", _direct_share, text("Lower the share or change the calendar."),
         concepts=TEO),
    Rule("effluent_short", "effluent_flow_m3_per_h", "attention", _effluent_short, text("Lower the source availability."),
         concepts=TEA),
    Rule("loss_computed", "network_loss_computed_mwh", "attention", _loss_computed, text("Check pipe lengths and loss.")),
    Rule("electricity_level", "electricity_yearly_mwh", "attention", _electricity_level, text("Check COP and auxiliaries.")),
    Rule("existing_boilers", "existing_boilers_kw", "info", _existing_boilers),
    Rule("peak_elsewhere", "existing_peak_kw", "attention", _peak_elsewhere,
         text("Agree on management, control and replacement with the owners.")),
    Rule("cool_supply", "supply_mild_c", "attention", _cool_supply, text("Raise the supply temperature in mild weather.")),
    Rule("curve_of_shape", "profile_curve_k", "info", _curve_of_shape, text("Give the hourly shape the same step.")),
    Rule("loss_basis", "network_loss_basis", "info", _loss_basis, None, lambda _: {"network_loss_basis": "production"}),
    Rule("gas_basis", "gas_calorific_basis", "info", _gas_basis, None, lambda _: {"gas_calorific_basis": "lower"}),
    Rule("sized_for_all", "uptake_for_sizing", "info", _sized_for_all, None,
         lambda r: {"uptake_for_sizing": r["uptake"]}),
    Rule("power_loss", "network_power_loss", "info", _power_loss),
)  # fmt: skip
