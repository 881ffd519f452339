"""Monte Carlo over the ranges of the workbook: percentiles, probability of closing, Sobol indices."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from warmtenet.core.model import PREVIOUS
from warmtenet.core.verb import Array
from warmtenet.locale import Text, Translator, text, translator
from warmtenet.scenarios.batch import NotVariableError, batch, check_variable
from warmtenet.scenarios.case import Case
from warmtenet.scenarios.sobol import Index, base_size, sobol_indices

if TYPE_CHECKING:
    import pandas as pd

DISTRIBUTIONS: Mapping[str, Text] = MappingProxyType(
    {"triangular": text("triangular: low, value, high"), "uniform": text("uniform from low to high")}
)
RESULTS = ("npv_project_eur", "lcoh_eur_per_gj", "irr_project", "dscr_min", "household_heat_bill_eur")
METRIC = "npv_project_eur"
FEWEST, MOST, LARGEST_SEED = 100, 1_000_000, 2**32 - 1
WHOLE = re.compile(r"\d+")
YEARS = frozenset({"yr", "year"})


class SampleError(ValueError):
    """A sample cannot be drawn; `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(translator("en").render(message))


@dataclass(frozen=True)
class Spread:
    """Percentiles of one result over the scenarios that have it; `missing` scenarios do not."""

    name: str
    p10: float | None
    p50: float | None
    p90: float | None
    missing: int


@dataclass(frozen=True)
class Sample:
    """Outcome of a Monte Carlo.

    Attributes
    ----------
    varied
        Inputs that were drawn.
    left_out
        Inputs with a range that were not, each with the reason.
    indices
        Sobol indices of the net present value for the inputs that it rests on, the largest total first;
        None without SALib.
    scenarios
        The drawn inputs and the results, shape (n,) each.
    """

    n: int
    seed: int
    distribution: str
    varied: tuple[str, ...]
    left_out: Mapping[str, Text]
    spreads: tuple[Spread, ...]
    closes: float
    indices: tuple[Index, ...] | None
    sobol_base: int
    scenarios: Mapping[str, Array]

    def spread(self, name: str) -> Spread:
        """Return the percentiles of a result."""
        return next(s for s in self.spreads if s.name == name)

    def table(self) -> "pd.DataFrame":
        """Return the scenarios as a data frame: a column per drawn input, then per result."""
        import pandas as pd  # noqa: PLC0415  # costs a second, only here

        return pd.DataFrame(dict(self.scenarios))


def whole_number(written: str | int, name: str, low: int, high: int) -> int:
    """Read a whole number between two limits.

    Raises
    ------
    SampleError
        when it is something else, naming the option.
    """
    cleaned = str(written).strip()
    if not WHOLE.fullmatch(cleaned) or not low <= int(cleaned) <= high:
        message = text(
            "--{name} {written}: write a whole number from {low} to {high}, without dots or commas",
            name=name,
            written=cleaned,
            low=low,
            high=high,
        )
        raise SampleError(message)
    return int(cleaned)


def sample(
    case: Case,
    n: int | str = 1000,
    seed: int | str = 1,
    distribution: str = "triangular",
    *,
    sobol: bool = True,
) -> Sample:
    """Draw all inputs with a range in the workbook, independently, and evaluate the scenarios.

    Parameters
    ----------
    n
        Number of scenarios; the Sobol indices take the largest power of two below it as base, with that
        many scenarios for every input and two more.
    distribution
        Triangular with the value of the workbook as its peak, or uniform.

    Raises
    ------
    SampleError
        for a number of scenarios or a seed that makes no sense, or where no input has a range.
    warmtenet.core.model.NotFiniteError
        when a scenario gives a quantity that is not finite, naming it.
    """
    count = whole_number(n, "n", FEWEST, MOST)
    start = whole_number(seed, "seed", 0, LARGEST_SEED)
    _check_distribution(distribution)
    wanted = [name for name in RESULTS if name in case.model.quantities]
    varied, left_out = inputs_to_draw(case, wanted)
    uniform = np.random.default_rng(start).random((count, len(varied)))
    changes = _Draw(case, varied, distribution).values(uniform)
    found = {n: np.broadcast_to(v, (count,)) for n, v in batch(case, changes, wanted).items()}
    moving = tuple(name for name in varied if name in upstream(case, [METRIC]))
    outcome = _Draw(case, moving, distribution).outcome
    indices = sobol_indices(outcome, moving, count, start) if sobol and moving else None
    spreads = tuple(_spread(name, found[name]) for name in wanted)
    closes = float(np.mean(found[METRIC] > 0))
    settings = (count, start, distribution, varied, left_out)
    return Sample(*settings, spreads, closes, indices, base_size(count), {**changes, **found})


def _check_distribution(distribution: str) -> None:
    if distribution not in DISTRIBUTIONS:
        message = text(
            "--distribution {written}: choose one of {known}",
            written=distribution,
            known=", ".join(DISTRIBUTIONS),
        )
        raise SampleError(message)


def inputs_to_draw(case: Case, wanted: Iterable[str]) -> tuple[tuple[str, ...], dict[str, Text]]:
    """Return the inputs with a range that a batch can move, and the others with the reason.

    Raises
    ------
    SampleError
        where none is left.
    """
    behind_leaves = _behind_leaves(case, wanted)
    varied, left_out = [], {}
    for name, (low, high) in sorted(case.project.ranges.items()):
        try:
            check_variable(case, name)
        except NotVariableError as error:
            left_out[name] = error.reason
            continue
        if name in behind_leaves:
            left_out[name] = text("is simulated once per run; change it in the workbook and run again")
        elif low < high:
            varied.append(name)
    if not varied:
        message = text(
            "No input of this workbook has a range from low to high; fill in the columns 'Low' and 'High'."
        )
        raise SampleError(message)
    return tuple(varied), left_out


def _behind_leaves(case: Case, wanted: Iterable[str]) -> set[str]:
    """Names that some wanted result depends on through a leaf, which a batch would simulate each time.

    What a leaf is told in steps (a name that ends in `_node`) costs a simulation per step, so it may vary.
    """
    quantities = case.model.quantities
    found: set[str] = set()
    waiting = [n for n in case.model.ingredients(wanted) if not quantities[n].description.live]
    while waiting:
        name = waiting.pop()
        used = (
            {p.removesuffix(PREVIOUS) for p in quantities[name].parameters} if name in quantities else set()
        )
        new = {n for n in used - found if not n.endswith("_node")}
        found |= new
        waiting += new
    return found


def upstream(case: Case, names: Iterable[str]) -> set[str]:
    """Return the inputs and quantities that some quantities rest on."""
    quantities = case.model.quantities
    ingredients = case.model.ingredients(names)
    return {p.removesuffix(PREVIOUS) for name in ingredients for p in quantities[name].parameters}


@dataclass(frozen=True)
class _Draw:
    """Turns uniform numbers into values of the inputs, and those into the metric."""

    case: Case
    names: tuple[str, ...]
    distribution: str

    def values(self, uniform: Array) -> dict[str, Array]:
        """Return each input's values; `uniform` has shape (scenario, input)."""
        base = self.case.overriding(self.names).arrays
        return {
            name: self._value(name, uniform[:, position], base[name].item())
            for position, name in enumerate(self.names)
        }

    def outcome(self, uniform: Array) -> Array:
        """Return the net present value per scenario."""
        found = batch(self.case, self.values(uniform), [METRIC])[METRIC]
        return np.array(np.broadcast_to(found, (len(uniform),)))

    def _value(self, name: str, uniform: Array, middle: float) -> Array:
        low, high = self.case.project.ranges[name]
        if self.distribution == "uniform":
            drawn = low + (high - low) * uniform
        else:
            drawn = triangular(uniform, low, min(max(middle, low), high), high)
        entry = self.case.model.inputs.get(name)
        return np.round(drawn) if entry is not None and entry.given.unit in YEARS else drawn


def triangular(uniform: Array, low: float, peak: float, high: float) -> Array:
    """Return the values of a triangular distribution at cumulative probabilities (its inverse)."""
    turn = (peak - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (peak - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - peak))
    return np.asarray(np.where(uniform < turn, rising, falling))


def summary_table(found: Sample, labels: Callable[[str], str]) -> "pd.DataFrame":
    """Return one row per result and per Sobol index, with the settings on every row."""
    import pandas as pd  # noqa: PLC0415  # costs a second, only here

    rows: list[dict[str, object]] = [
        {"part": "result", "name": s.name, "p10": s.p10, "p50": s.p50, "p90": s.p90, "missing": s.missing}
        for s in found.spreads
    ]
    rows[0]["probability_above_zero"] = found.closes
    rows += [{"part": "sobol", **asdict(index)} for index in found.indices or ()]
    rows += [{"part": "left_out", "name": name} for name in found.left_out]
    for row in rows:
        row |= {"label": labels(str(row["name"])), "n": found.n, "seed": found.seed}
        row["distribution"] = found.distribution
    frame = pd.DataFrame(rows)
    first = ["part", "name", "label"]
    return frame[first + [c for c in frame.columns if c not in first]]


def as_json(found: Sample, t: Translator) -> dict[str, object]:
    """Return the part "sample" of results.json."""
    return {
        "n": found.n,
        "seed": found.seed,
        "distribution": found.distribution,
        "varied": list(found.varied),
        "left_out": {name: t.render(reason) for name, reason in found.left_out.items()},
        "results": [asdict(spread) for spread in found.spreads],
        "probability_npv_above_zero": found.closes,
        "sobol_base": found.sobol_base,
        "sobol": None if found.indices is None else [asdict(index) for index in found.indices],
    }


def _spread(name: str, values: Array) -> Spread:
    known = values[np.isfinite(values)]
    missing = int(values.size - known.size)
    if not known.size:
        return Spread(name, None, None, None, missing)
    p10, p50, p90 = (float(v) for v in np.percentile(known, (10, 50, 90)))
    return Spread(name, p10, p50, p90, missing)
