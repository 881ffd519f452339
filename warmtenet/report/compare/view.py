"""What the page, the workbook and results.json of a comparison all show, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from warmtenet.locale import Translator
from warmtenet.report.compare.bridges import BridgeView
from warmtenet.report.compare.figures import Figure, card_figures, more_figures
from warmtenet.report.compare.shown import Shown, shown_variants
from warmtenet.report.rules import BAND_SHARE
from warmtenet.report.sentences import Fact
from warmtenet.scenarios.attention import Attention
from warmtenet.scenarios.compare import Comparison
from warmtenet.scenarios.compare_points import PointOfOne, compare_points, points_of_some, same_basis
from warmtenet.scenarios.differing import Differing, OwnInputs, differing_inputs, own_inputs


@dataclass(frozen=True)
class View:
    """A comparison in one language."""

    comparison: Comparison
    t: Translator
    version: str

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """The variants in the order given."""
        return shown_variants(self.comparison, self.t, self.version)

    @cached_property
    def cards(self) -> tuple[Figure, ...]:
        """The ten figures of the cards."""
        return card_figures(self.shown, self.t)

    @cached_property
    def more(self) -> tuple[Figure, ...]:
        """The further figures."""
        return more_figures(self.shown, self.t)

    @cached_property
    def bridges(self) -> tuple[BridgeView, ...]:
        """From the first variant to each of the others."""
        first, *others = self.shown
        found = zip(others, self.comparison.bridges, strict=True)
        return tuple(BridgeView(first, other, bridge, self.t) for other, bridge in found)

    @cached_property
    def differing(self) -> tuple[Differing, ...]:
        """The inputs that differ."""
        return differing_inputs(self.comparison.variants)

    @cached_property
    def own(self) -> tuple[OwnInputs, ...]:
        """The inputs that only some variants have."""
        return own_inputs(self.comparison.variants)

    @cached_property
    def points(self) -> tuple[Attention, ...]:
        """Points of attention of the comparison itself."""
        return compare_points(self.comparison.variants)

    @cached_property
    def points_of_some(self) -> tuple[PointOfOne, ...]:
        """Points of attention that not every variant has."""
        return points_of_some(self.comparison.variants)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """What headline and lead speak of."""
        order = sorted(self.shown, key=_npv, reverse=True)
        best, second = order[0], order[1]
        closing = [s for s in self.shown if _npv(s) >= 0]
        return {
            "same_basis": float(same_basis(self.comparison.variants)),
            "best": best.name,
            "second": second.name,
            "best_npv_eur": _npv(best),
            "gap_eur": _npv(best) - _npv(second),
            "spread_eur": _npv(best) - _npv(order[-1]),
            "band_eur": BAND_SHARE * best.ctx.known("pv_investment_eur"),
            "variants": len(self.shown),
            "closing": len(closing),
            "closing_names": _listing(closing),
        }


def _npv(shown: Shown) -> float:
    return shown.ctx.known("npv_project_eur")


def _listing(shown: Sequence[Shown]) -> str:
    return shown[0].ctx.numbers.listing([s.name for s in shown]) if shown else ""
