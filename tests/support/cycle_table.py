"""Computes warmtenet/engineering/tables/cycle_cop.csv with CoolProp: `make tables`.

The package never imports CoolProp (3 seconds); it reads the table. A test computes part of it again.
"""

from math import sqrt
from pathlib import Path

from CoolProp.CoolProp import PropsSI

KELVIN = 273.15
ISENTROPIC, SUPERHEAT_K, SUBCOOLING_K = 0.75, 5.0, 5.0
EVAPORATING = [-15 + 2.5 * step for step in range(19)]
CONDENSING = [40 + 2.5 * step for step in range(21)]
FLUIDS = {
    "ammonia": "Ammonia",
    "butane": "n-Butane",
    "isobutane": "IsoButane",
    "propane": "n-Propane",
    "r1234ze": "R1234ze(E)",
}
TWO_STAGE = "ammonia_two_stage"
TABLE = Path(__file__).parents[2] / "warmtenet/engineering/tables/cycle_cop.csv"


def enthalpy(fluid, **state):
    """J/kg at two given properties."""
    return PropsSI("H", *[x for pair in state.items() for x in pair], fluid)


def compressed(fluid, h, p, p_out):
    """Enthalpy after compression with the isentropic efficiency."""
    s = PropsSI("S", "H", h, "P", p, fluid)
    return h + (enthalpy(fluid, P=p_out, S=s) - h) / ISENTROPIC


def single_stage(fluid, evaporating_c, condensing_c):
    """Heat of the condenser per work of the compressor."""
    te, tc = evaporating_c + KELVIN, condensing_c + KELVIN
    pe, pc = PropsSI("P", "T", te, "Q", 1, fluid), PropsSI("P", "T", tc, "Q", 0, fluid)
    suction = enthalpy(fluid, P=pe, T=te + SUPERHEAT_K)
    discharge = compressed(fluid, suction, pe, pc)
    liquid = enthalpy(fluid, P=pc, T=tc - SUBCOOLING_K)
    return (discharge - liquid) / (discharge - suction)


def two_stage(fluid, evaporating_c, condensing_c):
    """Two compressors, between them a flash vessel at the geometric mean pressure that cools the gas."""
    te, tc = evaporating_c + KELVIN, condensing_c + KELVIN
    pe, pc = PropsSI("P", "T", te, "Q", 1, fluid), PropsSI("P", "T", tc, "Q", 0, fluid)
    pm = sqrt(pe * pc)
    suction = enthalpy(fluid, P=pe, T=te + SUPERHEAT_K)
    between = compressed(fluid, suction, pe, pm)
    gas, drops = enthalpy(fluid, P=pm, Q=1), enthalpy(fluid, P=pm, Q=0)
    liquid = enthalpy(fluid, P=pc, T=tc - SUBCOOLING_K)
    # Per kilogram in the low stage: the vessel balances liquid in, gas out, hot gas in and liquid out.
    high = (between - drops) / (gas - liquid)
    discharge = compressed(fluid, gas, pm, pc)
    work = (between - suction) + high * (discharge - gas)
    return high * (discharge - liquid) / work


def cop(refrigerant, evaporating_c, condensing_c):
    """COP of one point of the table."""
    if refrigerant == TWO_STAGE:
        return two_stage(FLUIDS["ammonia"], evaporating_c, condensing_c)
    return single_stage(FLUIDS[refrigerant], evaporating_c, condensing_c)


def rows():
    """Lines of the table: one per refrigerant and evaporating temperature."""
    yield "refrigerant,evaporating_c," + ",".join(f"condensing_{c:g}_c" for c in CONDENSING)
    for refrigerant in (*FLUIDS, TWO_STAGE):
        for evaporating in EVAPORATING:
            values = ",".join(f"{cop(refrigerant, evaporating, c):.5f}" for c in CONDENSING)
            yield f"{refrigerant},{evaporating:g},{values}"


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
