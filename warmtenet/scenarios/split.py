"""Base load and peak re-examined: the case at other shares of heat pumps in the power."""

from dataclasses import dataclass

import numpy as np

from warmtenet.scenarios.batch import batch
from warmtenet.scenarios.case import Case

LEVER = "heat_pump_power_share"
SHARES = tuple(round(0.05 * step, 2) for step in range(4, 21))
ONE_VALUE = (
    "heat_pump_heat_share",
    "lcoh_eur_per_gj",
    "npv_project_eur",
    "co2_saving_share",
    "n_minus_1_share",
)
CO2, NOX = "co2_network_t", "nox_kg_yearly"


@dataclass(frozen=True)
class Split:
    """What follows from a share of heat pumps in the source power.

    `power_share`, `heat_share` and `n_minus_1_share` are parts of 1; `co2_t` and `nox_kg` are of all years.
    """

    power_share: float
    heat_share: float
    lcoh_eur_per_gj: float
    npv_eur: float
    co2_t: float
    co2_saving_share: float
    n_minus_1_share: float
    nox_kg: float


def split_sweep(case: Case, shares: tuple[float, ...] = SHARES) -> list[Split]:
    """Return the case at each share of heat pumps in the power, its own among them, in rising order.

    Units keep their proportions; boilers, buildings and prices stay as they are.
    """
    own = float(case.arrays[LEVER].item())
    values = np.unique(np.append(shares, own))
    found = batch(case, {LEVER: values}, [*ONE_VALUE, CO2, NOX])
    one = {name: np.broadcast_to(found[name], values.shape) for name in ONE_VALUE}
    co2, nox = (found[name].reshape(-1, values.size).sum(axis=0) for name in (CO2, NOX))
    return [
        Split(
            power_share=float(share),
            heat_share=float(one["heat_pump_heat_share"][i]),
            lcoh_eur_per_gj=float(one["lcoh_eur_per_gj"][i]),
            npv_eur=float(one["npv_project_eur"][i]),
            co2_t=float(co2[i]),
            co2_saving_share=float(one["co2_saving_share"][i]),
            n_minus_1_share=float(one["n_minus_1_share"][i]),
            nox_kg=float(nox[i]),
        )
        for i, share in enumerate(values)
    ]
