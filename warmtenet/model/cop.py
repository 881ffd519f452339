"""Temperatures and COP (SPEC 5)."""

from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import choose, missing_unless, share_of
from warmtenet.model.families import PLANT, REFRIGERANT_LABELS

CHAPTER = PLANT

radiator_supply_c = given("C", 70, "Supply temperature at the radiator", 30, 110)
return_temperature_c = given("C", 50, "Return temperature", 15, 80)
delivery_set_drop_k = given("K", 2, "Temperature drop over the delivery set", 0, 20)
network_drop_k = given("K", 2, "Temperature drop in the network", 0, 30)
ground_temperature_c = given("C", 10, "Temperature of the ground", 0, 25)
carnot_efficiency = given(
    "%", None, "Efficiency against Carnot", 0.3, 0.8, range=(0.5, 0.65), figure="heat_pump.carnot_efficiency"
)
cop_convention = given(
    "word",
    "source",
    "Exchangers counted in the COP",
    words={"none": "none", "source": "at the source", "both": "at source and network"},
)
heat_exchanger_lmtd_k = given(
    "K", None, "Mean temperature difference of exchangers", 0, 15, figure="exchanger.lmtd"
)
regeneration_cop_factor = given(
    "factor", 1, "Factor on the COP by regeneration", 0.8, 1.3, help="Balanswijk 2.0: 1.04"
)
auxiliary_power_share = given(
    "%", None, "Auxiliaries and pumps", 0, 0.5, range=(0.05, 0.15), figure="heat_pump.auxiliary_share"
)
auxiliary_basis = given(
    "word",
    "electricity",
    "Auxiliaries are a part of",
    words={"electricity": "the electricity of the heat pumps", "heat": "the heat of the heat pumps"},
)
refrigerant = given("word", "ammonia", "Refrigerant", words=REFRIGERANT_LABELS)


@quantity("C", ask=True)
def supply_temperature_c(radiator_supply_c, delivery_set_drop_k, network_drop_k):
    """Supply temperature of the heat pumps"""
    return radiator_supply_c + delivery_set_drop_k + network_drop_k


@quantity("K")
def temperature_lift_k(supply_temperature_weighted_c, source_temperature_c):
    """Temperature lift of the heat pumps

    Not a number when the source is as warm as the supply: then no heat pump is needed, and the run stops.
    """
    lift = supply_temperature_weighted_c - source_temperature_c
    return missing_unless(lift > 0, lift)


@quantity("COP")
def cop_without_exchangers(
    carnot_efficiency, supply_temperature_weighted_c, temperature_lift_k, kelvin_at_zero_c
):
    """COP without exchangers"""
    return carnot_efficiency * (supply_temperature_weighted_c + kelvin_at_zero_c) / temperature_lift_k


@quantity("COP")
def cop_with_source_exchanger(
    carnot_efficiency,
    supply_temperature_weighted_c,
    temperature_lift_k,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
):
    """COP with an exchanger at the source"""
    lift = temperature_lift_k + heat_exchanger_lmtd_k
    return carnot_efficiency * (supply_temperature_weighted_c + kelvin_at_zero_c) / lift


@quantity("COP")
def cop_with_both_exchangers(
    carnot_efficiency,
    supply_temperature_weighted_c,
    temperature_lift_k,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
):
    """COP with exchangers at source and network"""
    hot = supply_temperature_weighted_c + heat_exchanger_lmtd_k
    return carnot_efficiency * (hot + kelvin_at_zero_c) / (temperature_lift_k + 2 * heat_exchanger_lmtd_k)


@quantity("COP")
def cop_carnot(cop_convention, cop_without_exchangers, cop_with_source_exchanger, cop_with_both_exchangers):
    """COP by the chosen convention"""
    return choose(
        cop_convention,
        {
            "none": cop_without_exchangers,
            "source": cop_with_source_exchanger,
            "both": cop_with_both_exchangers,
        },
    )


@quantity("COP")
def cop(cop_carnot, regeneration_cop_factor):
    """COP of the heat pumps

    Condenser heat per compressor electricity, without auxiliaries: the COP that SDE++ tests.
    """
    return cop_carnot * regeneration_cop_factor


@quantity("factor")
def cop_design_factor(
    cop_convention,
    carnot_efficiency,
    supply_temperature_c,
    source_temperature_c,
    heat_exchanger_lmtd_k,
    kelvin_at_zero_c,
    cop_carnot,
):
    """COP at the design supply temperature over that of the year

    1 while the supply is the same all year.
    """
    lift = temperature_lift_k(supply_temperature_c, source_temperature_c)
    warm, exchangers = (
        (carnot_efficiency, supply_temperature_c, lift),
        (heat_exchanger_lmtd_k, kelvin_at_zero_c),
    )
    design = choose(
        cop_convention,
        {
            "none": cop_without_exchangers(*warm, kelvin_at_zero_c),
            "source": cop_with_source_exchanger(*warm, *exchangers),
            "both": cop_with_both_exchangers(*warm, *exchangers),
        },
    )
    return share_of(design, cop_carnot)


def with_auxiliaries(cop, auxiliary_power_share, auxiliary_basis):
    """Return a COP after auxiliaries."""
    electricity = choose(
        auxiliary_basis,
        {"electricity": (1 + auxiliary_power_share) / cop, "heat": 1 / cop + auxiliary_power_share},
    )
    return 1 / electricity


@quantity("COP")
def cop_system_at_design(
    heating_curve, cop_system, cop, cop_design_factor, auxiliary_power_share, auxiliary_basis
):
    """COP with auxiliaries at the design supply temperature"""
    cold = with_auxiliaries(cop * cop_design_factor, auxiliary_power_share, auxiliary_basis)
    return choose(heating_curve, {"weather": cold}, otherwise=cop_system)


@quantity("COP")
def cop_system(cop, auxiliary_power_share, auxiliary_basis):
    """COP with auxiliaries"""
    return with_auxiliaries(cop, auxiliary_power_share, auxiliary_basis)
