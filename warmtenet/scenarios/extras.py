"""What a run computes beside the model: solved break-evens, money matrix, lenses, stress, all roots."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from warmtenet.core.roots import irr_roots
from warmtenet.locale import Translator
from warmtenet.scenarios.break_even import BreakEven, solve_break_evens
from warmtenet.scenarios.comfort import COMPARED, ComfortOutcome, comfort_outcomes
from warmtenet.scenarios.lenses import Lenses, wis_lenses
from warmtenet.scenarios.money_matrix import PARTIES, MoneyMatrix, money_matrix
from warmtenet.scenarios.plant_variants import COMPARED as OF_PLANT
from warmtenet.scenarios.plant_variants import OVER_YEARS, PlantVariant, plant_variants
from warmtenet.scenarios.quality import Quality, quality_of
from warmtenet.scenarios.result import Result
from warmtenet.scenarios.sample import Sample
from warmtenet.scenarios.split import Split, split_sweep
from warmtenet.scenarios.stress import Stress, stress_table

# What results.json holds per share of heat pumps in the power: quantity, field of `Split`.
OF_SPLIT = (
    ("heat_pump_heat_share", "heat_share"),
    ("lcoh_eur_per_gj", "lcoh_eur_per_gj"),
    ("npv_project_eur", "npv_eur"),
    ("co2_network_t", "co2_t"),
    ("nox_kg_yearly", "nox_kg"),
    ("n_minus_1_share", "n_minus_1_share"),
)

EMISSION_FACTORS = (
    "co2_gas_kg_per_m3",
    "co2_electricity_kg_per_kwh",
    "nox_boiler_g_per_gj",
    "nox_household_boiler_g_per_gj",
    "renewable_electricity_share",
)


@dataclass(frozen=True)
class Extras:
    """Computed when asked for, once per result; `sample` is None where no Monte Carlo was run."""

    result: Result
    sample: Sample | None = None

    @cached_property
    def break_evens(self) -> list[BreakEven]:
        """Break-evens without closed form."""
        return solve_break_evens(self.result.case)

    @cached_property
    def money(self) -> MoneyMatrix:
        """From whom to whom."""
        return money_matrix(self.result)

    @cached_property
    def lenses(self) -> Lenses:
        """Own case beside the defaults of the WIS model."""
        return wis_lenses(self.result)

    @cached_property
    def stress(self) -> list[Stress]:
        """The case under stress."""
        return stress_table(self.result)

    @cached_property
    def comfort(self) -> list[ComfortOutcome]:
        """The case in every comfort class; empty without dwelling types."""
        return comfort_outcomes(self.result)

    @cached_property
    def split(self) -> list[Split]:
        """The case at other shares of heat pumps in the power."""
        return split_sweep(self.result.case)

    @cached_property
    def quality(self) -> Quality:
        """What a reviewer would try on the case."""
        return quality_of(self.result, self.money)

    @cached_property
    def plant_variants(self) -> list[PlantVariant]:
        """The plant in other ways, side by side; the case itself first."""
        return plant_variants(self.result)

    @cached_property
    def irr_roots(self) -> list[float]:
        """All real rates at which the project is worth nothing."""
        return irr_roots(np.asarray(self.result["net_cash_flow_eur"]))

    @cached_property
    def legal_tariff_eur_per_gj(self) -> float | None:
        """ACM's maximum of the variable tariff in the year of the price level, EUR/GJ excl. VAT."""
        figure, year = (
            self.result.case.figures.get("acm.variable_tariff"),
            int(self.result["price_level_year"]),
        )
        if figure is None or year < figure.values[0].from_.year:
            return None
        dated = figure.at(year)
        return figure.excl_vat(dated) if dated.price_level in {None, year} else None

    @cached_property
    def emission_origins(self) -> dict[str, tuple[str, int | None]]:
        """Source of each factor of emission, and the year from which a key figure holds; "" where typed."""
        project, figures = self.result.case.project, self.result.case.figures
        year, found = int(self.result["price_level_year"]), {}
        for name in EMISSION_FACTORS:
            key, origin = self.result.case.model.inputs[name].given.figure, project.provenance.get(name)
            since = figures[key].at(year).from_.year if key and name not in project.changed else None
            found[name] = (origin.source if origin else "", since)
        return found

    @cached_property
    def round_closed(self) -> dict[str, date]:
        """When the last round of each scheme closed, seen from the day of application."""
        day = self.result.case.project.values["subsidy_application_date"]
        assert isinstance(day, date)
        rounds = [r for r in self.result.case.figures.all_rounds if r.closes < day]
        return {r.scheme: max(o.closes for o in rounds if o.scheme == r.scheme) for r in rounds}


def entries(extras: Extras, t: Translator) -> dict[str, dict[str, Any]]:
    """Return what stands in results.json beside the quantities of the model."""
    found = {
        b.name: _entry(b.value, "%" if b.lever == "uptake" else "factor", t("Break-even"))
        for b in extras.break_evens
    }
    found["funding_gap_scheme_eur"] = _entry(
        extras.lenses.scheme_gap_eur, "EUR", t("Funding gap by the model of the scheme")
    )
    found["irr_project_roots"] = _entry(extras.irr_roots, "%", t("All roots of the project return"))
    matrix = extras.money.present.tolist()
    found["money_matrix_eur"] = {
        **_entry(matrix, "EUR", t("Money matrix, present value")),
        "rows": list(PARTIES),
        "columns": list(PARTIES),
    }
    return found | _by_comfort(extras, t) | _by_plant(extras, t) | _by_power_share(extras, t)


def _by_plant(extras: Extras, t: Translator) -> dict[str, dict[str, Any]]:
    """Return the compared quantities, one value per variant of the plant; None where it has none."""
    variants = extras.plant_variants
    rows = [v.name for v in variants]
    found = {
        f"{name}_by_plant_variant": _described(
            extras, name, [_finite(v.values[name]) if v.values else None for v in variants], rows, t
        )
        for name in (*OF_PLANT, *OVER_YEARS)
    }
    for place, name in enumerate(("n_minus_1_ok", "source_outage_ok")):
        safe = [v.is_safe[place] if v.values else None for v in variants]
        found[f"{name}_by_plant_variant"] = _described(extras, name, safe, rows, t)
    return found


def _by_power_share(extras: Extras, t: Translator) -> dict[str, dict[str, Any]]:
    """Return what follows from other shares of heat pumps in the power."""
    points = extras.split
    rows = [f"{100 * point.power_share:.6g} %" for point in points]
    return {
        f"{name}_by_power_share": _described(
            extras, name, [_finite(getattr(point, field)) for point in points], rows, t
        )
        for name, field in OF_SPLIT
    }


def _described(
    extras: Extras, name: str, values: list[Any], rows: list[str], t: Translator
) -> dict[str, Any]:
    declared = extras.result.describe(name)
    return {**_entry(values, declared.unit, t(declared.label)), "rows": rows}


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _by_comfort(extras: Extras, t: Translator) -> dict[str, dict[str, Any]]:
    """Return the compared quantities, one value per comfort class."""
    classes = [outcome.name for outcome in extras.comfort]
    if not classes:
        return {}
    return {
        f"{name}_by_comfort": _described(extras, name, [o.values[name] for o in extras.comfort], classes, t)
        for name in COMPARED
    }


def _entry(value: Any, unit: str, label: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "label": label, "per": None, "yearly": False}
