"""The ladder of measures: insulate, make airtight and ventilate, then emission, with a test after each step.

The order and the conditions are those of the memo, table 3.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from warmtenet.engineering import upgrades
from warmtenet.engineering.dwelling import Conventions, Dwellings, Numbers, Words
from warmtenet.engineering.emission import emission_w
from warmtenet.engineering.heat_loss import Losses, heat_loss, home_loss_w
from warmtenet.engineering.upgrades import Flags, short_w

Package = Literal["none", "needed", "all"]

MEASURES = ("roof", "cavity", "glazing", "draught", "ventilation", "floor", "booster", "radiator")
MEASURE_LABELS = MappingProxyType(
    {
        "roof": "roof insulation",
        "cavity": "cavity wall insulation",
        "glazing": "HR++ glazing",
        "draught": "draught-proofing",
        "ventilation": "balanced ventilation per room",
        "floor": "floor insulation",
        "booster": "booster fans",
        "radiator": "radiators replaced or added",
    }
)
MEASURE_STEPS = MappingProxyType(
    dict(zip(MEASURES, ("1", "2", "3", "4.1", "4.2", "5", "6", "7"), strict=True))
)
# What an amount of each measure counts; for draught-proofing the usable floor area.
MEASURE_UNITS = MappingProxyType(
    dict(zip(MEASURES, ("m2", "m2", "m2", "m2", "unit", "m2", "unit", "unit"), strict=True))
)
STATUS_LABELS = MappingProxyType(
    {
        "taken": "taken: rooms were short of emission",
        "chosen": "taken: part of the whole package",
        "not_needed": "not needed: every room suffices",
        "not_chosen": "not taken: present situation",
        "absent": "not possible: the dwelling has no such part",
        "no_cavity": "not possible: solid walls",
        "cavity_filled": "not possible: the cavity is filled",
        "already_insulated": "not possible: insulated already",
        "already_hr": "not possible: HR++ glazing already",
        "already_tight": "not needed: as airtight already",
        "ventilation_present": "not needed: mechanical ventilation exists",
        "raises_loss": "not taken: it would raise the heat loss",
        "crawl_space_low": "not possible: the crawl space is too low",
        "no_fan_possible": "not possible: no radiator that takes a fan in the short rooms",
        "not_enough": "taken as far as possible: some rooms stay short of emission",
    }
)
STATUS_TYPE = "U24"  # holds the longest word
ROUNDING = 1e-12


@dataclass(frozen=True)
class Questions:
    """What the memo asks of each dwelling, (D,).

    Attributes
    ----------
    roof_insulated, floor_insulated
        Whether they are.
    wall
        "solid", "cavity_empty" or "cavity_filled".
    share_not_hr
        Share of the windows that is not HR++, 0 to 1.
    crawl_space_m
        Height; 0 without one.
    """

    roof_insulated: Flags
    floor_insulated: Flags
    wall: Words
    share_not_hr: Numbers
    crawl_space_m: Numbers


@dataclass(frozen=True)
class MeasureRules:
    """What the measures bring and when they are possible.

    Attributes
    ----------
    roof_m2k_per_w, cavity_m2k_per_w, floor_m2k_per_w
        Added thermal resistance.
    glazing_w_per_m2k
        U of HR++ glazing in its frame.
    leakage_dm3_per_s_m2
        At 10 Pa, after draught-proofing.
    fresh_air_dm3_per_s_m2, recovery
        Flow per m2 of living room, kitchen, study and bedroom, and efficiency of the heat recovery.
    crawl_space_m
        Least height for floor insulation (the memo: more than this).
    booster
        Emission of a radiator with a fan against that without.
    longest, extra_m
        Limits of a longer radiator (against the present one) and of an extra one.
    """

    roof_m2k_per_w: float
    cavity_m2k_per_w: float
    floor_m2k_per_w: float
    glazing_w_per_m2k: float
    leakage_dm3_per_s_m2: float
    fresh_air_dm3_per_s_m2: float
    recovery: float
    crawl_space_m: float
    booster: float
    longest: float
    extra_m: float


@dataclass(frozen=True)
class Improved:
    """Dwellings after the ladder.

    Attributes
    ----------
    dwellings
        With the measures in place; extra radiators stand behind the present ones.
    losses_before, losses
        Per room, W, before and after.
    home_loss_before_w, home_loss_w
        Of the whole dwelling, (D,).
    emission_before_w, emission_w
        Per room, (R,).
    shortage_w
        What is lacking per room after the ladder, (R,).
    booster
        Factor by fans per room, (R,).
    amount
        Of each measure, (D, 8) in the order of `MEASURES`, units in `MEASURE_UNITS`.
    status
        Key of `STATUS_LABELS`, (D, 8).
    trail_loss_kw, trail_emission_kw, trail_shortage_kw
        Loss of the dwelling, summed emission of its rooms and summed shortage at the start and after each
        step, (D, 9). Draught-proofing and ventilation are one step: both columns show the two together.
    """

    dwellings: Dwellings
    losses_before: Losses
    losses: Losses
    home_loss_before_w: Numbers
    home_loss_w: Numbers
    emission_before_w: Numbers
    emission_w: Numbers
    shortage_w: Numbers
    booster: Numbers
    amount: Numbers
    status: Words
    trail_loss_kw: Numbers
    trail_emission_kw: Numbers
    trail_shortage_kw: Numbers


def improve(
    dwellings: Dwellings,
    questions: Questions,
    conventions: Conventions,
    supply_c: float,
    return_c: float,
    rules: MeasureRules,
    *,
    package: Package = "needed",
) -> Improved:
    """Take the measures of the memo's ladder until every room emits what it loses.

    Parameters
    ----------
    dwellings
        Without an axis of scenarios: one comfort class per call.
    questions
        Conditions of the measures.
    supply_c, return_c
        Of the radiators.
    rules
        What the measures do.
    package
        "needed": per dwelling, step by step while any room is short. "all": shell and air wherever
        possible; fans and radiators only in rooms that then are short. "none": the present situation.

    Returns
    -------
    See `Improved`. A step never raises the loss of a dwelling: draught-proofing with ventilation is
    skipped where fresh air would cost more than the draught saves (status "raises_loss").

    Source: Uitgangspuntennotitie warmtesysteem Kort Haarlem, table 3.3.
    """
    ladder = _Ladder(dwellings, questions, conventions, (supply_c, return_c), rules, package)
    ladder.roof()
    ladder.cavity()
    ladder.glazing()
    ladder.air()
    ladder.floor()
    ladder.fans()
    ladder.radiators()
    return ladder.result()


class _Ladder:
    """The state of the dwellings between the steps."""

    def __init__(
        self,
        dwellings: Dwellings,
        questions: Questions,
        conventions: Conventions,
        water_c: tuple[float, float],
        rules: MeasureRules,
        package: Package,
    ) -> None:
        count = len(dwellings.homes.floor_area_m2)
        self.dwellings, self.questions, self.rules = dwellings, questions, rules
        self.conventions, self.water_c, self.package = conventions, water_c, package
        self.booster = np.ones(len(dwellings.rooms.dwelling))
        self.amount = np.zeros((count, len(MEASURES)))
        self.status = np.full((count, len(MEASURES)), "not_needed", dtype=STATUS_TYPE)
        self.trail: list[tuple[Numbers, Numbers, Numbers]] = []
        self._test()
        self.losses_before, self.emission_before_w = self.losses, self.emission
        self.home_loss_before_w = self.home_loss

    def _test(self, steps: int = 1) -> None:
        """Calculate loss and emission, and note them after one or more steps."""
        self.losses = heat_loss(self.dwellings, self.conventions)
        self.home_loss = home_loss_w(self.dwellings, self.losses)
        self.emission = emission_w(self.dwellings, *self.water_c, self.booster)
        self.lacking = short_w(self.losses.total_w, self.emission)
        point = (self.home_loss, self._per_home(self.emission), self._per_home(self.lacking))
        self.trail += [point] * steps

    def _per_home(self, of_rooms: Numbers) -> Numbers:
        return upgrades.per_group(self.dwellings.rooms.dwelling, of_rooms, len(self.amount))

    @property
    def short(self) -> Flags:
        """Dwellings with a room that is short, (D,)."""
        return np.asarray(self._per_home(self.lacking) > 0)

    def _decide(self, measure: str, reasons: Mapping[str, Flags], *, emission: bool = False) -> Flags:
        """Write the status of a measure and return where it is taken; the first reason counts."""
        column = MEASURES.index(measure)
        whole = self.package == "all" and not emission
        wanted = np.full(len(self.amount), fill_value=True) if whole else self.short
        words = np.full(len(self.amount), "chosen" if whole else "taken", dtype=STATUS_TYPE)
        for word, holds in reversed(list(reasons.items())):
            words[holds] = word
        words[~wanted] = "not_needed"
        if self.package == "none":
            words[:] = "not_chosen"
        self.status[:, column] = words
        return np.isin(words, ("taken", "chosen"))

    def _take(self, measure: str, taken: Flags, amount: Numbers) -> None:
        self.amount[:, MEASURES.index(measure)] = np.where(taken, amount, 0.0)

    def _insulate(self, measure: str, part: str, reasons: Mapping[str, Flags], added: float) -> None:
        area = upgrades.shell_area_m2(self.dwellings, part)
        taken = self._decide(measure, {**reasons, "absent": area <= 0})
        self.dwellings = upgrades.insulate(self.dwellings, part, taken, added)
        self._take(measure, taken, area)
        self._test()

    def roof(self) -> None:
        reasons = {"already_insulated": self.questions.roof_insulated}
        self._insulate("roof", "roof", reasons, self.rules.roof_m2k_per_w)

    def cavity(self) -> None:
        wall = self.questions.wall
        reasons = {"no_cavity": wall == "solid", "cavity_filled": wall == "cavity_filled"}
        self._insulate("cavity", "cavity_wall", reasons, self.rules.cavity_m2k_per_w)

    def floor(self) -> None:
        low = self.questions.crawl_space_m <= self.rules.crawl_space_m
        absent = upgrades.shell_area_m2(self.dwellings, "floor") <= 0
        reasons = {
            "absent": absent,
            "already_insulated": self.questions.floor_insulated,
            "crawl_space_low": low,
        }
        self._insulate("floor", "floor", reasons, self.rules.floor_m2k_per_w)

    def glazing(self) -> None:
        windows = upgrades.shell_area_m2(self.dwellings, "window")
        poor = upgrades.shell_area_m2(self.dwellings, "window", above_u=self.rules.glazing_w_per_m2k)
        to_do = poor * self.questions.share_not_hr
        taken = self._decide("glazing", {"absent": windows <= 0, "already_hr": to_do <= 0})
        self.dwellings = upgrades.reglaze(self.dwellings, taken, self.rules.glazing_w_per_m2k)
        self._take("glazing", taken, to_do)
        self._test()

    def air(self) -> None:
        """Steps 4.1 and 4.2: together, or not at all where they would raise the loss."""
        homes, rules = self.dwellings.homes, self.rules
        tight = homes.qv10_dm3_per_s_m2 <= rules.leakage_dm3_per_s_m2
        present = ~np.isin(homes.ventilation, ("none", "a"))
        worse = self._with_air(~tight, ~present)[1] > self.home_loss * (1 + ROUNDING)
        proof = self._decide("draught", {"already_tight": tight, "raises_loss": worse})
        fresh = self._decide("ventilation", {"ventilation_present": present, "raises_loss": worse})
        self.dwellings = self._with_air(proof, fresh)[0]
        self._take("draught", proof, homes.floor_area_m2)
        self._take("ventilation", fresh, np.ones(len(fresh)))
        self._test(steps=2)

    def _with_air(self, proof: Flags, fresh: Flags) -> tuple[Dwellings, Numbers]:
        rules = self.rules
        changed = upgrades.draught_proof(self.dwellings, proof, rules.leakage_dm3_per_s_m2)
        changed = upgrades.ventilate(changed, fresh, rules.fresh_air_dm3_per_s_m2, rules.recovery)
        return changed, home_loss_w(changed, heat_loss(changed, self.conventions))

    def fans(self) -> None:
        fans = np.where(self.lacking > 0, upgrades.fans_per_room(self.dwellings), 0.0)
        number = self._per_home(fans)
        taken = self._decide("booster", {"no_fan_possible": number <= 0}, emission=True)
        with_fan = taken[self.dwellings.rooms.dwelling] & (fans > 0)
        self.booster = np.where(with_fan, self.rules.booster, self.booster)
        self._take("booster", taken, number)
        self._test()

    def radiators(self) -> None:
        taken = self._decide("radiator", {}, emission=True)
        to_meet = np.where(taken[self.dwellings.rooms.dwelling], self.losses.total_w, 0.0)
        rules = self.rules
        self.dwellings, pieces = upgrades.strengthen(
            self.dwellings, to_meet, self.water_c, self.booster, rules.longest, rules.extra_m
        )
        self._take("radiator", taken, self._per_home(pieces))
        self._test()
        self.status[taken & self.short, MEASURES.index("radiator")] = "not_enough"

    def result(self) -> Improved:
        loss, emission, lacking = (
            np.stack(series, axis=1) / 1000 for series in zip(*self.trail, strict=True)
        )
        return Improved(
            dwellings=self.dwellings,
            losses_before=self.losses_before,
            losses=self.losses,
            home_loss_before_w=self.home_loss_before_w,
            home_loss_w=self.home_loss,
            emission_before_w=self.emission_before_w,
            emission_w=self.emission,
            shortage_w=self.lacking,
            booster=self.booster,
            amount=self.amount,
            status=self.status,
            trail_loss_kw=loss,
            trail_emission_kw=emission,
            trail_shortage_kw=lacking,
        )
