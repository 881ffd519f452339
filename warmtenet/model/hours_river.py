"""Hour by hour with river and store: permit on river water, and how often the source suffices (SPEC 6)."""

import numpy as np

from warmtenet.core.quantity import given, leaf, output, quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import at_least, choose, given_or, share_of, whole_units
from warmtenet.engineering.hours import month_of_hour
from warmtenet.engineering.river_limits import RiverHours
from warmtenet.engineering.water import river_of
from warmtenet.engineering.year_shape import year_shape
from warmtenet.model.families import COVER_STEP, HOURS, PERMIT_STEP
from warmtenet.model.hours_cop import cop_at
from warmtenet.model.hours_profile import (
    COMMON_LOAD_FACTOR,
    COMMON_POWER,
    COVERAGES,
    PLANT_SHAPE,
    POWERS_ASKED,
    PROFILE,
    profile_of,
    pumps_of,
    weather_of,
)
from warmtenet.model.hours_teo import RIVER, direct_hours, river_input, warm_enough

CHAPTER = HOURS
SMALLEST = 1e-9

teo_permit_flow_m3_per_s = given(
    "m3/s",
    None,
    "Most river water by the permit",
    0,
    1e4,
    optional=True,
    help="Empty: no limit; limits charging and direct use hour by hour",
)


def river_hours(given, weather, load_factor, power):
    """Return a weather year of the river against the permit, for a plant of some load factor and power."""
    file, lowest_c, discharge_c, _ = river_input(given)
    water = river_of(weather, file).temperature_c
    warm = warm_enough(water, lowest_c, discharge_c)
    allowed = np.array([word == "yes" for word in given["charging"]])[month_of_hour(water.size)]
    year = year_shape(profile_of(given), pumps_of(given), weather, load_factor, power)
    return RiverHours(
        load=year.plant.heat_pump_kw / max(power, SMALLEST),
        cooling=warm * np.clip((water - discharge_c) / given["teo_delta_t_node"], 0, 1),
        direct=direct_hours(weather, *river_input(given)) > 0,
        charging=allowed & warm,
    )


@leaf(
    {
        "permit_step_width": output("%", "Step between the permits"),
        "highest_permit_step": output("%", "Highest permit of the table"),
        "last_permit_place": output("number", "Last permit but one, from 0"),
        "direct_carried_curve": output("%", "Part of the direct use that the permit leaves", per=PERMIT_STEP),
        "direct_short_curve": output(
            "%", "Part of the hours in which the permit does not carry the direct use", per=PERMIT_STEP
        ),
        "direct_hours": output("h", "Hours in which the heat pumps may draw from the river"),
        "direct_in_charging_share": output("%", "Part of the direct use in hours of charging"),
        "full_charging_hours": output("h", "Hours of charging at the full cooling of the permit"),
        "coverage_step_width": output("%", "Step between the coverages"),
        "last_coverage_place": output("number", "Last coverage but one, from 0"),
        "carried_hours_curve": output(
            "%", "Part of the hours that river and store carry at the point", per=COVER_STEP
        ),
    },
    asks=(*PROFILE, *PLANT_SHAPE, *RIVER, "charging", "teo_delta_t_node"),
)
def river_limit_curves(given):
    """River of the weather year against permits and charges of a rising size."""
    hours = river_hours(given, weather_of(given), COMMON_LOAD_FACTOR, COMMON_POWER)
    return {
        "permit_step_width": POWERS_ASKED[1],
        "highest_permit_step": POWERS_ASKED[-1],
        "last_permit_place": len(POWERS_ASKED) - 2,
        "direct_carried_curve": hours.direct_carried(POWERS_ASKED),
        "direct_short_curve": hours.direct_short(POWERS_ASKED),
        "direct_hours": float(hours.direct.sum()),
        "direct_in_charging_share": hours.direct_in_charging,
        "full_charging_hours": hours.full_charging_hours,
        "coverage_step_width": COVERAGES[1],
        "last_coverage_place": len(COVERAGES) - 2,
        "carried_hours_curve": hours.carried_hours(COVERAGES),
    }


@quantity("K")
def teo_delta_t_node(teo_delta_t_k):
    """Cooling of the river water in the simulated year, in half kelvins"""
    return whole_units(teo_delta_t_k * 2 - 1 / 2) / 2


@quantity("COP")
def cop_on_store(
    cop_convention,
    carnot_efficiency,
    supply_temperature_c,
    infiltration_temperature_c,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
    regeneration_cop_factor,
):
    """COP on water from the store"""
    return cop_at(
        np.maximum(supply_temperature_c - infiltration_temperature_c, 1),
        cop_convention,
        carnot_efficiency,
        supply_temperature_c,
        heat_exchanger_lmtd_k,
        kelvin_at_zero_c,
        regeneration_cop_factor,
    )


@quantity("kW")
def permit_power_kw(teo_permit_flow_m3_per_s, water_heat_capacity_mj_per_m3k, teo_delta_t_k):
    """Heat from the river that the permit allows; without a permit more than any plant asks"""
    flow = given_or(teo_permit_flow_m3_per_s, 1000000)
    return flow * water_heat_capacity_mj_per_m3k * teo_delta_t_k * 1000


@quantity("kW")
def cold_power_on_store_kw(heat_pump_power_kw, cop_on_store):
    """Cold side of the heat pumps at full power on water from the store"""
    return heat_pump_power_kw * (1 - 1 / cop_on_store)


@quantity("factor")
def permit_over_cold(permit_power_kw, cold_power_on_store_kw):
    """Permit over the cold side of the heat pumps; a hundred times is no limit"""
    return np.minimum(permit_power_kw / np.maximum(cold_power_on_store_kw, 1), 100)


@quantity("factor")
def permit_node(permit_over_cold):
    """Permit over the cold side in the simulated years, in hundredths"""
    return whole_units(permit_over_cold * 100 - 1 / 2) / 100


@quantity("MWh")
def base_load_asked_mwh(heat_production_mwh, heat_pump_heat_share_of_plant):
    """Heat that the heat pumps can give while the source suffices"""
    return heat_production_mwh * heat_pump_heat_share_of_plant


@quantity("MWh")
def direct_need_mwh(base_load_asked_mwh, cop_on_store, direct_share_of_plant):
    """Heat that the heat pumps ask straight from the river"""
    return base_load_asked_mwh * (1 - 1 / cop_on_store) * direct_share_of_plant


@quantity("factor")
def permit_over_direct(permit_power_kw, direct_need_mwh, direct_hours, highest_permit_step):
    """Permit over the mean power of direct use, within the table"""
    mean_kw = share_of(direct_need_mwh * 1000, direct_hours)
    return np.minimum(permit_power_kw / np.maximum(mean_kw, 1), highest_permit_step)


@quantity("factor")
def permit_steps(permit_over_direct, permit_step_width):
    """Permit in steps of the table"""
    return permit_over_direct / permit_step_width


@quantity("number")
def permit_point(permit_steps, last_permit_place):
    """Point below the permit"""
    return np.minimum(-whole_units(-permit_steps), last_permit_place) + 1


@quantity("number")
def permit_point_next(permit_point):
    """Point above the permit"""
    return permit_point + 1


@quantity("factor")
def permit_part(permit_steps, permit_point):
    """Part of the step of the permit"""
    return permit_steps - permit_point + 1


@quantity("%")
def direct_carried_share(
    direct_carried_curve,
    permit_point,
    permit_point_next,
    permit_part,
    permit_over_direct,
    highest_permit_step,
):
    """Part of the direct use that the permit leaves, 100 % without a permit"""
    below = (1 - permit_part) * at_position(direct_carried_curve, permit_point)
    carried = below + permit_part * at_position(direct_carried_curve, permit_point_next)
    return np.where(at_least(permit_over_direct, highest_permit_step), 1, carried)


@quantity("%")
def direct_short_share(direct_short_curve, permit_point, permit_point_next, permit_part, store_coverage):
    """Part of the hours in which neither the permit carries the direct use nor the store makes up for it"""
    below = (1 - permit_part) * at_position(direct_short_curve, permit_point)
    short = below + permit_part * at_position(direct_short_curve, permit_point_next)
    return np.where(at_least(store_coverage, 1), 0, short)


@quantity("%")
def direct_part_of_source(direct_share_of_plant, direct_carried_share):
    """Part of the heat asked that comes straight from the river"""
    return direct_share_of_plant * direct_carried_share


@quantity("MWh")
def store_need_mwh(base_load_asked_mwh, cop_on_store, direct_part_of_source):
    """Heat that the heat pumps ask of the store"""
    return base_load_asked_mwh * (1 - 1 / cop_on_store) * (1 - direct_part_of_source)


@quantity("MWh")
def charging_room_mwh(
    permit_power_kw, full_charging_hours, direct_need_mwh, direct_carried_share, direct_in_charging_share
):
    """Heat that the permit leaves for the store"""
    beside = direct_need_mwh * direct_carried_share * direct_in_charging_share
    return np.maximum(permit_power_kw * full_charging_hours / 1000 - beside, 0)


@quantity("%")
def permit_coverage(charging_room_mwh, wko_recovery_efficiency, store_need_mwh):
    """Part of the store's need that the permit allows to charge, 100 % without a permit"""
    room = share_of(charging_room_mwh * wko_recovery_efficiency, store_need_mwh)
    return np.where(store_need_mwh > 0, np.minimum(room, 1), 1)


@quantity("%")
def river_heat_share(direct_part_of_source, permit_coverage):
    """Part of the heat of the heat pumps that river and store give within the permit"""
    return 1 - (1 - direct_part_of_source) * (1 - permit_coverage)


@quantity("%")
def store_coverage(permit_coverage, regeneration_hours_available, regeneration_hours):
    """Part of the store's need that is charged within the permit and the computed hours"""
    return np.minimum(permit_coverage, share_of(regeneration_hours_available, regeneration_hours))


@quantity("factor")
def coverage_steps(store_coverage, coverage_step_width):
    """Coverage in steps of the table"""
    return store_coverage / coverage_step_width


@quantity("number")
def coverage_point(coverage_steps, last_coverage_place):
    """Point below the coverage"""
    return np.minimum(-whole_units(-coverage_steps), last_coverage_place) + 1


@quantity("number")
def coverage_point_next(coverage_point):
    """Point above the coverage"""
    return coverage_point + 1


@quantity("factor")
def coverage_part(coverage_steps, coverage_point):
    """Part of the step of the coverage"""
    return coverage_steps - coverage_point + 1


@quantity("%")
def source_availability_computed(
    carried_hours_curve, coverage_point, coverage_point_next, coverage_part, direct_short_share
):
    """Computed part of the hours in which river and store carry the base load

    The store is charged with the regeneration power, in the hours of the weather year and within the permit.
    """
    below = (1 - coverage_part) * at_position(carried_hours_curve, coverage_point)
    carried = below + coverage_part * at_position(carried_hours_curve, coverage_point_next)
    return np.maximum(carried - direct_short_share, 0)


@quantity("%", ask=True)
def source_availability(hourly_basis, source_availability_computed, source_availability_assumed):
    """Part of the hours in which river and store carry the base load"""
    return choose(
        hourly_basis, {"computed": source_availability_computed, "assumed": source_availability_assumed}
    )
