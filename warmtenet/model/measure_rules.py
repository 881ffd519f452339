"""What the measures at a dwelling bring, and when they are possible (memo table 3.3).

They are structural: each value asks for a new calculation of all rooms, so sensitivities leave them alone.
"""

from functools import partial

from warmtenet.core.quantity import given
from warmtenet.model.families import DWELLINGS

CHAPTER = DWELLINGS
rule = partial(given, structural=True)

roof_thickness_mm = rule("mm", None, "Roof insulation, thickness", 20, 400, figure="measure.roof.thickness")
roof_conductivity_w_per_mk = rule(
    "W/mK",
    None,
    "Roof insulation, conductivity",
    0.01,
    0.1,
    figure="measure.roof.conductivity",
)
cavity_width_mm = rule("mm", None, "Empty cavity, width", 20, 200, figure="measure.cavity.width")
cavity_conductivity_w_per_mk = rule(
    "W/mK",
    None,
    "Cavity insulation, conductivity",
    0.01,
    0.1,
    figure="measure.cavity.conductivity",
)
cavity_air_m2k_per_w = rule(
    "m2K/W",
    None,
    "Empty cavity, thermal resistance",
    0,
    0.5,
    figure="measure.cavity.air_resistance",
)
floor_added_m2k_per_w = rule(
    "m2K/W",
    None,
    "Floor insulation, added resistance",
    0.1,
    8,
    figure="measure.floor.added_resistance",
)
crawl_space_least_m = rule(
    "m",
    None,
    "Floor insulation, crawl space higher than",
    0,
    2,
    figure="measure.floor.crawl_space",
)
glazing_u_w_per_m2k = rule("W/m2K", None, "HR++ glazing in its frame", 0.5, 3, figure="u.window.hr")
draught_leakage_dm3_per_s_m2 = rule(
    "dm3/s/m2",
    None,
    "Leakage at 10 Pa after draught-proofing",
    0.1,
    5,
    figure="measure.draught.leakage",
)
fresh_air_dm3_per_s_m2 = rule(
    "dm3/s/m2",
    None,
    "Fresh air per m2 of living and bedrooms",
    0.1,
    3,
    figure="measure.ventilation.flow",
)
heat_recovery_share = rule(
    "%", None, "Heat recovery of ventilation", 0, 0.98, figure="measure.ventilation.recovery"
)
booster_factor = rule(
    "factor",
    None,
    "Radiator with a booster fan against one without",
    1,
    2,
    figure="measure.booster.factor",
)
radiator_longest_factor = rule(
    "factor",
    None,
    "Longer radiator, largest length against the present",
    1,
    3,
    figure="measure.radiator.longest",
)
radiator_extra_m = rule("m", None, "Extra radiator, largest length", 0, 5, figure="measure.radiator.extra")
