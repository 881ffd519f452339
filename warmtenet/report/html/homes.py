"""The dwelling types of a result: which row is which dwelling, comfort class and way of heating."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from warmtenet.core.quantity import JOINT
from warmtenet.locale import Text, text
from warmtenet.model.families import MEASURE, OPTION
from warmtenet.report.html.context import Context
from warmtenet.report.html.values import shortened
from warmtenet.report.tables import Cell

NETWORK, HEAT_PUMP, GAS = "network", "heat_pump", "gas"
PRESENT = "present"
MONTHS = 12
NAME, CLASS_NAME = 36, 14
SHORT_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "roof": text("roof"),
        "cavity": text("cavity wall"),
        "glazing": text("glazing"),
        "draught": text("draughts"),
        "ventilation": text("ventilation"),
        "floor": text("floor"),
        "booster": text("fans"),
        "radiator": text("radiators"),
    }
)
NEEDED = ("household_cost_eur_per_year", "dwelling_heat_loss_kw", "reference_position", "measure_cost_eur")


@dataclass(frozen=True)
class Homes:
    """Dwelling types and comfort classes counted from 0, rows of the families too."""

    ctx: Context

    @cached_property
    def types(self) -> list[str]:
        """Names of the dwelling types."""
        return [shortened(name, NAME) for name in self.ctx.labels("archetypes")]

    @cached_property
    def classes(self) -> list[str]:
        """Names of the comfort classes."""
        return [shortened(name, CLASS_NAME) for name in self.ctx.labels("comfort_classes")]

    @cached_property
    def class_keys(self) -> list[str]:
        """Comfort classes as the user wrote them."""
        return [key.casefold() for key in self.ctx.words("comfort_name")]

    @cached_property
    def chosen(self) -> int:
        """The comfort class of the calculation."""
        return int(self.ctx.known("comfort_position")) - 1

    @cached_property
    def lowest(self) -> int:
        """The comfort class with the coldest living room."""
        return int(np.argmin(self.ctx.column("comfort_living_c")))

    @cached_property
    def reference(self) -> int:
        """The reference dwelling."""
        return int(self.ctx.known("reference_position")) - 1

    @cached_property
    def _households(self) -> dict[tuple[int, str, int], int]:
        rows = zip(
            self.ctx.column("household_archetype"),
            self.ctx.words("household_system"),
            self.ctx.column("household_class"),
            strict=True,
        )
        return {(int(home) - 1, system, int(comfort)): i for i, (home, system, comfort) in enumerate(rows)}

    @cached_property
    def _variants(self) -> dict[tuple[int, int, str], int]:
        rows = zip(
            self.ctx.column("variant_archetype"),
            self.ctx.column("variant_class"),
            self.ctx.words("variant_preparation"),
            strict=True,
        )
        return {(int(home) - 1, int(comfort) - 1, kind): i for i, (home, comfort, kind) in enumerate(rows)}

    def options(self, home: int) -> list[int]:
        """Return the rows of all ways of heating of a dwelling, gas first."""
        return [i for (at, _, _), i in self._households.items() if at == home]

    def household(self, home: int, system: str, comfort: int) -> int:
        """Return the row of one way of heating; on gas the comfort class does not count."""
        return self._households[home, system, 0 if system == GAS else comfort + 1]

    def variant(self, home: int, comfort: int, preparation: str = NETWORK) -> int:
        """Return the row of a dwelling in a comfort class, prepared for a way of heating."""
        return self._variants[home, comfort, preparation]

    def option_label(self, option: int) -> str:
        """Return what a reader calls a way of heating."""
        labels = OPTION.labels(self.ctx.result.case.elements(OPTION), self.ctx.t)
        words = labels[option % len(labels)].replace(JOINT, " ")
        return self.ctx.t("staying on gas") if option % len(labels) == 0 else words

    def measures(self, variant: int) -> list[int]:
        """Return the rows of the measures of a variant, in the order of the ladder."""
        return self._of(variant, "measure_variant")

    def rooms(self, variant: int) -> list[int]:
        """Return the rows of the rooms of a variant."""
        return self._of(variant, "room_variant")

    def _of(self, variant: int, name: str) -> list[int]:
        return np.flatnonzero(np.array(self.ctx.column(name)) == variant + 1).tolist()

    def taken(self, variant: int) -> list[int]:
        """Return the rows of the measures that are taken."""
        return [i for i in self.measures(variant) if self.value("measure_amount", i) > 0]

    def measure_label(self, measure: int) -> str:
        """Return the name of a measure."""
        return self.ctx.t(MEASURE.elements[self.measure_key(measure)])

    def short_label(self, measure: int) -> str:
        """Return the name of a measure in a word."""
        return self.ctx.t(SHORT_NAMES[self.measure_key(measure)].message)

    def measure_key(self, measure: int) -> str:
        """Return the key of a measure."""
        return list(MEASURE.elements)[int(self.value("measure_number", measure)) - 1]

    def value(self, name: str, element: int) -> float:
        """Return one value of a quantity per element."""
        return float(self.ctx.result[name][element])

    def eur(self, name: str, element: int) -> Cell:
        """Return an amount of money per dwelling, to 50."""
        written = self.ctx.numbers.dwelling(self.value(name, element))
        return Cell(written, self.ctx.key(name, element), self.ctx.marks(name))

    def month(self, name: str, element: int) -> Cell:
        """Return a yearly amount per month."""
        written = self.ctx.numbers.month(self.value(name, element) / MONTHS)
        return Cell(written, self.month_key(name, element), self.ctx.marks(name))

    def month_key(self, name: str, element: int) -> str:
        """Return the data-key of a yearly amount per month."""
        return f"month:{self.ctx.key(name, element)}"

    def kw(self, name: str, element: int) -> Cell:
        """Return a power in kW with one decimal."""
        written = self.ctx.numbers.number(self.value(name, element), 1)
        return Cell(written, self.ctx.key(name, element), self.ctx.marks(name))


def homes_of(ctx: Context) -> Homes | None:
    """Return the dwelling types; None for a model or a project without them."""
    if any(name not in ctx.result for name in NEEDED):
        return None
    homes = Homes(ctx)
    return homes if homes.types and homes.classes else None


def home_number(ctx: Context, name: str) -> float | None:
    """Return a single value of the dwellings; None without dwelling types."""
    return ctx.number(name) if homes_of(ctx) else None
