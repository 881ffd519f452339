"""Why an input may be without effect: what is known of an input by its name, whatever the project."""

from collections.abc import Mapping
from types import MappingProxyType

from warmtenet.locale import Text, text

ADMINISTRATION = text("says where a figure comes from, or what a row is called; read by people")
IN_READER = text("completes empty cells of its row when the workbook is read")

# Inputs that no formula of the model uses, each with its reason.
STILL: Mapping[str, Text] = MappingProxyType(
    {
        "cost_source": ADMINISTRATION,
        "source_of_demand": ADMINISTRATION,
        "trench": ADMINISTRATION,
        "construction_year": IN_READER,
        "floor_area_m2": IN_READER,
        "home_storeys": IN_READER,
        "postcode": IN_READER,
        "gas_file": IN_READER,
        "function": IN_READER,
        "weq_floor_area_m2": IN_READER,
        "heat_pump_units": text("its text fills the table of heat pumps"),
        "boiler_units": text("its text fills the table of boilers"),
    }
)
