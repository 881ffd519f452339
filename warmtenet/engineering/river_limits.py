"""What a limit on the river water means: direct use, charging, and the hours that river and store carry.

Everything is per unit of the cold side of the heat pumps at full power, and per unit of the heat that the
permitted flow gives at the full cooling, so that one curve serves every size of plant and permit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmtenet.engineering.hours import Array, Flags

# A relative rounding that does not count as short, as in `warmtenet.engineering.effluent`.
SAME: Final = 1e-9


@dataclass(frozen=True)
class RiverHours:
    """A year of river and heat pumps, per hour, shape (hours,).

    `load` of the cold side over full power; `cooling` that the permit leaves over the full cooling (0 to 1);
    `direct` hours in which the heat pumps may draw from the river; `charging` hours in which the store may be
    charged.
    """

    load: Array
    cooling: Array
    direct: Flags
    charging: Flags

    def drawn(self, limit: float) -> Array:
        """Return the direct use per hour with a permit of some power over that of the cold side."""
        return np.where(self.direct, np.minimum(self.load, self._most(limit)), 0.0)

    def store_asked(self, limit: float) -> Array:
        """Return what the store must give per hour."""
        return self.load - self.drawn(limit)

    def room(self, limit: float) -> Array:
        """Return what the permit leaves for charging per hour."""
        return np.where(self.charging, self._most(limit) - self.drawn(limit), 0.0)

    def _most(self, limit: float) -> Array:
        return limit * self.cooling

    @property
    def direct_load(self) -> float:
        """Mean load in the hours of direct use; 0 where there are none."""
        return float(self.load[self.direct].mean()) if self.direct.any() else 0.0

    @property
    def full_charging_hours(self) -> float:
        """Hours in which the permitted flow charges with the full cooling, those with less in proportion."""
        return float(self.cooling[self.charging].sum())

    @property
    def direct_in_charging(self) -> float:
        """Part of the direct use that falls in hours of charging, where both share the permit."""
        whole = float(self.load[self.direct].sum())
        return float(self.load[self.direct & self.charging].sum()) / whole if whole > 0 else 0.0

    def direct_carried(self, limits: Sequence[float]) -> Array:
        """Return the part of the direct use that a permit leaves, shape (limits,); 1 where there is none.

        Here and in `direct_short` the limits are over the mean load of direct use.
        """
        whole = float(self.load[self.direct].sum())
        if not whole:
            return np.ones(len(limits))
        return np.array([self.drawn(x * self.direct_load).sum() / whole for x in limits])

    def direct_short(self, limits: Sequence[float]) -> Array:
        """Return the part of the hours in which a permit does not carry the direct use, shape (limits,)."""
        most = [x * self.direct_load * self.cooling for x in limits]
        return np.array([np.mean(self.direct & (self.load > one + SAME)) for one in most])

    def carried_hours(self, coverages: Sequence[float]) -> Array:
        """Return the part of the hours in which the load is carried, shape (coverages,).

        Parameters
        ----------
        coverages
            what the store gives in a year over what is asked of it; the year comes round for ever.
        """
        asked = np.where(self.direct, 0.0, self.load)
        weight = np.where(self.charging, self.cooling, 0.0)
        charge = weight * (asked.sum() / max(float(weight.sum()), SAME))
        return np.array([1 - np.mean(_short(asked, coverage * charge)) for coverage in coverages])


def _short(asked: Array, charge: Array) -> Flags:
    """Return the hours in which a store that is never negative falls short, in the second of two equal years.

    After the first year the store is as every later year begins: it ran empty, or nothing is short at all.
    """
    net = np.tile(charge - asked, 2)
    lowest = np.minimum.accumulate(np.minimum(np.cumsum(net), 0.0))
    lacking = -np.diff(lowest, prepend=0.0)[asked.size :]
    return np.asarray(lacking > SAME * np.maximum(asked, SAME))
