"""The COP as a share of Carnot at many temperatures, by the functions of the model themselves."""

import numpy as np

from warmtenet.model import cop as chapter

KELVIN_AT_ZERO_C = 273.15


def carnot_cop(efficiency, supply_c, source_c, exchanger_k, convention):
    """COP per hour or case; not a number where the source is as warm as the supply."""
    supply, source = np.asarray(supply_c, float), np.asarray(source_c, float)
    lift = chapter.temperature_lift_k(supply, source)
    by_convention = {
        "none": chapter.cop_without_exchangers(efficiency, supply, lift, KELVIN_AT_ZERO_C),
        "source": chapter.cop_with_source_exchanger(efficiency, supply, lift, exchanger_k, KELVIN_AT_ZERO_C),
        "both": chapter.cop_with_both_exchangers(efficiency, supply, lift, exchanger_k, KELVIN_AT_ZERO_C),
    }
    return by_convention[convention]
