"""The shape of a network's load: hourly demand per unit of the design peak, for any load factor.

The money chain moves demand and peak between scenarios; what a heat pump of some part of the peak delivers
depends only on the shape. A load factor is the yearly production over the design peak times 8,760 hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from warmtenet.engineering.hourly_demand import (
    HOT_WATER_DAY,
    KWH_PER_MWH,
    HeatingCurve,
    HourlyDemand,
    Load,
    Physics,
    Yearly,
    calibrate,
)
from warmtenet.engineering.hours import HOURS_PER_YEAR, Array
from warmtenet.engineering.weather import WeatherYear, weather_year, years_of

PEAK_KW = 1.0


@dataclass(frozen=True)
class Profile:
    """What shapes the load.

    Parameters
    ----------
    station
        weather station whose years together are the mean year: "De Bilt" or "Deelen", or the key of a file.
    hot_water_share
        hot water as part of the demand.
    loss_share
        heat loss of the network as part of the demand.
    heating_limit_c, design_outdoor_c, inertia_h, ground_inertia_h
        as in `Physics`.
    supply_c, return_c
        temperatures of the network in design frost.
    supply_drop_k
        how much lower the supply is from the heating limit on.
    """

    station: str
    hot_water_share: float
    loss_share: float
    heating_limit_c: float
    design_outdoor_c: float
    inertia_h: float
    ground_inertia_h: float
    supply_c: float
    return_c: float
    supply_drop_k: float = 0.0

    @property
    def physics(self) -> Physics:
        """How the parts depend on the weather."""
        return Physics(
            heating_limit_c=self.heating_limit_c,
            design_outdoor_c=self.design_outdoor_c,
            inertia_h=self.inertia_h,
            ground_inertia_h=self.ground_inertia_h,
            supply=HeatingCurve(self.supply_c, self.supply_c - self.supply_drop_k),
            return_c=self.return_c,
            hot_water_day=HOT_WATER_DAY,
        )


@cache
def load_of(profile: Profile, load_factor: float) -> Load:
    """Return the load with a design peak of 1 kW and a yearly production of the load factor x 8,760 h.

    Parameters
    ----------
    profile
        what shapes it.
    load_factor
        yearly production over design peak x 8,760 h, above 0.
    """
    demand = load_factor * PEAK_KW * HOURS_PER_YEAR / KWH_PER_MWH / (1 + profile.loss_share)
    yearly = Yearly(
        space_heating_mwh=demand * (1 - profile.hot_water_share),
        hot_water_mwh=demand * profile.hot_water_share,
        network_loss_mwh=demand * profile.loss_share,
        design_peak_kw=PEAK_KW,
    )
    reference = [weather_year(profile.station, year) for year in years_of(profile.station)]
    return calibrate(yearly, profile.physics, reference)


@lru_cache(maxsize=40)
def demand_of(profile: Profile, load_factor: float, weather: WeatherYear) -> HourlyDemand:
    """Return the demand of a weather year per unit of the design peak; kept, as many results ask for it."""
    return load_of(profile, load_factor).hours(weather_year(*weather))


def load_hours(profile: Profile, load_factor: float, weather: WeatherYear) -> Array:
    """Return all heat of a weather year per unit of the design peak, shape (hours,)."""
    return demand_of(profile, load_factor, weather).power_kw


@lru_cache(maxsize=40)
def curve_part(profile: Profile, weather: WeatherYear) -> Array:
    """Return the place of every hour of a weather year on the heating curve, 0 to 1, shape (hours,)."""
    return profile.physics.curve_part(weather_year(*weather))


def load_columns(profile: Profile, load_factors: Sequence[float], weather: WeatherYear) -> Array:
    """Return the same for several load factors, shape (hours, load factors)."""
    return np.stack([load_hours(profile, factor, weather) for factor in load_factors], axis=1)
