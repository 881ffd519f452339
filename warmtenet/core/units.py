"""The units that may stand in a declaration, each with its number format for a spreadsheet."""

from types import MappingProxyType

WHOLE = "#,##0"
TWO = "#,##0.00"
THREE = "#,##0.000"
FOUR = "0.0000"
PERCENT = "0.0 %"
# A dwelling asks a few kW and MWh, a district thousands.
SMALL_OR_WHOLE = "[<100]#,##0.0;#,##0"
# The upper limit of an open bracket is a number without meaning.
OR_NO_LIMIT = '[>=1000000000000]"∞";#,##0'

NUMBER_FORMATS = MappingProxyType(
    {
        "-": "0.000",
        "%": PERCENT,
        "%/yr": PERCENT,
        "COP": "0.00",
        "factor": FOUR,
        "word": "@",
        "text": "@",
        "date": "dd-mm-yyyy",
        "yes/no": "0",
        "number": WHOLE,
        "year": "0",
        "yr": "0",
        "h": WHOLE,
        "EUR": WHOLE,
        "EUR/yr": WHOLE,
        "EUR/GJ": TWO,
        "EUR/kWh": "0.0000",
        "EUR/m3": "0.0000",
        "EUR/kW": TWO,
        "EUR/kW/yr": TWO,
        "EUR/kW/month": TWO,
        "EUR/m": WHOLE,
        "EUR/m2": TWO,
        "EUR/weq": WHOLE,
        "EUR/unit": TWO,
        "EUR/connection": WHOLE,
        "kW": SMALL_OR_WHOLE,
        "W": WHOLE,
        "cm": WHOLE,
        "kg": "#,##0.0",
        "kg/yr": WHOLE,
        "g/yr": WHOLE,
        "kW/m2": "0.000",
        "W/m2": "0.0",
        "dm3/s": "0.0",
        "dm3/s/m2": TWO,
        "W/m": "0.0",
        "W/m2K": TWO,
        "MWh": SMALL_OR_WHOLE,
        "kWh": OR_NO_LIMIT,
        "kWh/m2": WHOLE,
        "GJ": WHOLE,
        "GJ/m2": THREE,
        "MJ/m3": TWO,
        "MJ/m3K": TWO,
        "m": WHOLE,
        "mm": "0.0",
        "m2": WHOLE,
        "m3": OR_NO_LIMIT,
        "m3/h": WHOLE,
        "m3/s": "0.0000",
        "l/kW": "0.0",
        "C": "0.0",
        "K": "0.0",
        "weq": "#,##0.0",
        "weq/yr": WHOLE,
        "t": "#,##0.0",
        "kg/m3": THREE,
        "kg/kWh": THREE,
        "units": "#,##0.##",
        "EUR/h": TWO,
        "W/mK": THREE,
        "m2K/W": TWO,
        "g/GJ": TWO,
        "g/kWh": TWO,
        "kg/GJ": TWO,
    }
)


def is_unit(unit: str) -> bool:
    """Return whether the unit is on the list."""
    return unit in NUMBER_FORMATS
