"""What deserves attention when variants are set side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warmtenet.locale import Text, text
from warmtenet.scenarios.attention import Attention, Severity
from warmtenet.scenarios.compare import Variant

# Inputs on which outcomes rest alike in a fair comparison, and what is said when they differ. When one of
# `BASIS` does, no outcome that rests on it is marked as better.
BASES: tuple[tuple[str, Severity, Text, Text], ...] = (
    (
        "first_year",
        "critical",
        text("The first years differ, so present values are in euros of different years."),
        text(
            "Compare the net present value in euros of the price level, or give all variants the same "
            "first year."
        ),
    ),
    (
        "price_level_year",
        "critical",
        text("The price levels differ, so prices, tariffs and cost of heat are in euros of different years."),
        text("Give all variants the same price level."),
    ),
    (
        "years",
        "attention",
        text("The numbers of years differ; a shorter horizon counts less replacement and less income."),
        text("Give all variants the same number of years."),
    ),
    (
        "discount_rate",
        "attention",
        text("The discount rates differ, so the present values answer different questions."),
        text("Look at the step of the discount rate or its inputs in the bridge."),
    ),
    (
        "discount_moment",
        "attention",
        text("The moments to which cash flows are discounted differ."),
        text("Give all variants the same moment."),
    ),
    (
        "tariff_basis",
        "info",
        text("The tariffs rest on different bases."),
        text("Check that this is what is to be compared."),
    ),
    (
        "reference_dwelling",
        "info",
        text("The reference dwellings differ, so household costs are those of different dwellings."),
        text("Name the same dwelling in all variants."),
    ),
    (
        "comfort_class",
        "info",
        text("The comfort classes differ, so household costs buy different comfort."),
        text("Compare the classes in section 8 of the report of one file."),
    ),
)
BASIS = ("first_year", "price_level_year", "years")


def same_basis(variants: Sequence[Variant]) -> bool:
    """Return whether present values of all variants are in euros of the same year and over as many years."""
    return not any(_differ(variants, name) for name in BASIS)


def compare_points(variants: Sequence[Variant]) -> tuple[Attention, ...]:
    """Return the points of attention of the comparison itself, worst first."""
    return (*_bases(variants), *_names(variants))


@dataclass(frozen=True)
class PointOfOne:
    """A point of attention with the variants that have it."""

    point: Attention
    variants: tuple[str, ...]


def points_of_some(variants: Sequence[Variant]) -> tuple[PointOfOne, ...]:
    """Return the points of attention that not every variant has; the same point may hold other figures."""
    holders: dict[tuple[str, str, str], list[str]] = {}
    first: dict[tuple[str, str, str], Attention] = {}
    for variant in variants:
        for point in variant.result.warnings:
            key = _identity(point)
            first.setdefault(key, point)
            if variant.name not in holders.setdefault(key, []):
                holders[key].append(variant.name)
    return tuple(
        PointOfOne(first[key], tuple(names)) for key, names in holders.items() if len(names) < len(variants)
    )


def _identity(point: Attention) -> tuple[str, str, str]:
    """Return what makes a point the same in two variants: its sentence and the value it is about."""
    where = point.where if isinstance(point.where, str) else str(point.where.values.get("label", point.where))
    return point.severity, where, point.what.message


def _differ(variants: Sequence[Variant], name: str) -> bool:
    values = [v.result[name] for v in variants if name in v.result]
    return 0 < len(values) < len(variants) or any(value != values[0] for value in values)


def _bases(variants: Sequence[Variant]) -> Iterator[Attention]:
    for name, severity, what, remedy in BASES:
        if _differ(variants, name):
            yield Attention(name, what, severity, remedy)


def _names(variants: Sequence[Variant]) -> Iterator[Attention]:
    names = list(dict.fromkeys(v.project.name for v in variants))
    if len(names) > 1:
        what = text("The projects have different names: {names}.", names="; ".join(names))
        yield Attention("", what, "info", text("Check that they describe the same area."))
