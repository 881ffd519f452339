"""The command `sample`: what a Monte Carlo says, in lines and as a table."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from warmtenet.cli.stop import StopError, computing
from warmtenet.locale import Amount, Translator, text

if TYPE_CHECKING:
    from warmtenet.scenarios.result import Result
    from warmtenet.scenarios.sample import Sample, Spread

MOST_INDICES = 12
DECIMALS = {"EUR": 0, "EUR/yr": 0, "EUR/GJ": 1, "%": 1}


def drawn(result: "Result", n: str, options: argparse.Namespace, t: Translator) -> "Sample":
    """Draw the scenarios that the options ask for, or stop with a sentence."""
    from warmtenet.scenarios.sample import SampleError, sample

    try:
        with computing(t):
            return sample(result.case, n, options.seed, options.distribution)
    except SampleError as error:
        raise StopError(error.message) from None


def lines_of(found: "Sample", result: "Result", t: Translator) -> Iterator[str]:
    """Return what is printed: percentiles, probability, indices, what was left out."""
    from warmtenet.scenarios.sample import DISTRIBUTIONS

    yield t.render(
        text(
            "{n} scenarios, seed {seed}, {count} inputs: {distribution}.",
            n=Amount(found.n),
            seed=found.seed,
            count=len(found.varied),
            distribution=DISTRIBUTIONS[found.distribution],
        )
    )
    yield f"  {'':<44} {'P10':>16} {'P50':>16} {'P90':>16}"
    for spread in found.spreads:
        yield _spread(spread, result, t)
    probability = Amount(100 * found.closes, 1, "%")
    yield t.render(
        text("Probability that the net present value is above zero: {probability}.", probability=probability)
    )
    yield from _indices(found, result, t)
    if found.left_out:
        names = [text(result.describe(name).label) for name in found.left_out]
        yield t.render(text("Not drawn, because they ask for a new calculation: {names}.", names=names))


def _spread(spread: "Spread", result: "Result", t: Translator) -> str:
    declared = result.describe(spread.name)
    shown = (_written(value, declared.unit, t) for value in (spread.p10, spread.p50, spread.p90))
    line = f"  {t(declared.label):<44} " + " ".join(f"{value:>16}" for value in shown)
    if not spread.missing:
        return line
    return line + "  " + t.render(text("no value in {count} scenarios", count=Amount(spread.missing)))


def _written(value: float | None, unit: str, t: Translator) -> str:
    from warmtenet.workbook.words import unit_label

    if value is None:
        return t("not determined")
    scaled = value * 100 if unit == "%" else value
    return t.amount(
        Amount(scaled, DECIMALS.get(unit, 2), "" if unit == "factor" else t.render(unit_label(unit)))
    )


def _indices(found: "Sample", result: "Result", t: Translator) -> Iterator[str]:
    from warmtenet.scenarios.sobol import is_available

    if found.indices is None:
        if is_available():
            yield t("No Sobol indices: the net present value is the same in every scenario.")
        else:
            yield t('No Sobol indices: install SALib with pip install "warmtenet[sensitivity]".')
        return
    yield t.render(
        text(
            "Part of the variance of the net present value (Sobol, base sample of {base}):",
            base=Amount(found.sobol_base),
        )
    )
    yield f"  {'':<44} {t('alone'):>22} {t('with others'):>22}"
    for index in found.indices[:MOST_INDICES]:
        pairs = ((index.first, index.first_confidence), (index.total, index.total_confidence))
        shown = (f"{_part(value, t)} ± {_part(around, t)}" for value, around in pairs)
        yield f"  {t(result.describe(index.name).label):<44} " + " ".join(f"{one:>22}" for one in shown)


def _part(value: float, t: Translator) -> str:
    return t.amount(Amount(100 * value, 1, "%"))
