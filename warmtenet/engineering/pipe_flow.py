"""One pipe with flowing water: friction (Colebrook-White) and heat loss along its length."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array

PA_PER_KPA: Final = 1000.0
LAMINAR_REYNOLDS: Final = 2320.0
LAMINAR_FRICTION: Final = 64.0
# Colebrook-White: 1/sqrt(f) = -2 log10(k/(3.71 d) + 2.51/(Re sqrt(f))).
COLEBROOK_ROUGH: Final = 3.71
COLEBROOK_SMOOTH: Final = 2.51
FIRST_FRICTION: Final = 0.02
ROUNDS: Final = 30

# Dynamic viscosity of water in Pa s, Vogel equation, and density in kg/m3, a parabola: within 1.1 % and 0.1 %
# of IAPWS (CoolProp, 6 bar) between 5 and 95 degrees.
VISCOSITY_A, VISCOSITY_B, VISCOSITY_C = 2.414e-5, 247.8, 140.0
VOGEL_BASE: Final = 10.0
KELVIN: Final = 273.15
DENSITY: Final = (1000.8625, -0.0855, -0.0034375)


def viscosity_pa_s(water_c: Array | float) -> Array:
    """Return the dynamic viscosity of water, Pa s."""
    kelvin = np.asarray(water_c) + KELVIN
    return np.asarray(VISCOSITY_A * VOGEL_BASE ** (VISCOSITY_B / (kelvin - VISCOSITY_C)), dtype=np.float64)


def density_kg_per_m3(water_c: Array | float) -> Array:
    """Return the density of water, kg/m3."""
    constant, linear, square = DENSITY
    water = np.asarray(water_c)
    return np.asarray(constant + linear * water + square * water**2, dtype=np.float64)


@dataclass(frozen=True)
class PipeFlow:
    """Flow through a pipe: outlet (C), heat loss (W), velocity (m/s), Darcy factor, pressure drop (kPa)."""

    outlet_c: Array
    loss_w: Array
    velocity_m_per_s: Array
    friction_factor: Array
    pressure_drop_kpa: Array


@dataclass(frozen=True)
class Pipe:
    """One pipe: inner diameter and length in m, roughness in mm, heat loss in W per metre and kelvin."""

    inner_diameter_m: float
    length_m: float
    roughness_mm: float
    loss_w_per_mk: float

    def flow(
        self, mass_kg_per_s: Array | float, inlet_c: Array | float, ground_c: float, c_j_per_kgk: float
    ) -> PipeFlow:
        """Return what a mass flow meets on its way; arrays of flows and temperatures run side by side.

        Parameters
        ----------
        mass_kg_per_s, inlet_c
            mass flow (above zero) and temperature at the inlet.
        ground_c
            temperature around the pipe.
        c_j_per_kgk
            heat capacity of water, J/kgK.
        """
        mass = np.asarray(mass_kg_per_s, dtype=np.float64)
        inlet = np.asarray(inlet_c, dtype=np.float64)
        kept = np.exp(-self.loss_w_per_mk * self.length_m / (mass * c_j_per_kgk))
        outlet = ground_c + (inlet - ground_c) * kept
        density = density_kg_per_m3(inlet)
        velocity = mass / (density * np.pi * self.inner_diameter_m**2 / 4)
        friction = self.friction_factor(velocity * density * self.inner_diameter_m / viscosity_pa_s(inlet))
        pressure = friction * self.length_m / self.inner_diameter_m * density * velocity**2 / 2 / PA_PER_KPA
        return PipeFlow(outlet, mass * c_j_per_kgk * (inlet - outlet), velocity, friction, pressure)

    def friction_factor(self, reynolds: Array) -> Array:
        """Return the Darcy friction factor for a Reynolds number: Colebrook-White, below 2,320 laminar."""
        rough = self.roughness_mm / 1000 / self.inner_diameter_m / COLEBROOK_ROUGH
        root = np.full_like(reynolds, 1 / np.sqrt(FIRST_FRICTION))
        for _ in range(ROUNDS):
            root = -2 * np.log10(rough + COLEBROOK_SMOOTH * root / reynolds)
        laminar = LAMINAR_FRICTION / reynolds
        return np.asarray(np.where(reynolds < LAMINAR_REYNOLDS, laminar, root**-2.0), dtype=np.float64)
