"""Sobol indices: which part of the variance of an outcome each input carries.

Saltelli et al. (2010), as in the library SALib, which is an extra of the installation.
"""

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from warmtenet.core.verb import Array

LARGEST_BASE = 4096


@dataclass(frozen=True)
class Index:
    """Part of the variance that an input carries alone and with others, each with its 95 % half width."""

    name: str
    first: float
    first_confidence: float
    total: float
    total_confidence: float


def is_available() -> bool:
    """Return whether SALib is installed."""
    return importlib.util.find_spec("SALib") is not None


def base_size(n: int) -> int:
    """Return the largest power of two that is not above `n`, nor above 4,096."""
    return min(int(2 ** np.floor(np.log2(n))), LARGEST_BASE)


def sobol_indices(
    outcome: Callable[[Array], Array], names: Sequence[str], n: int, seed: int
) -> tuple[Index, ...] | None:
    """Return the indices, the largest total first; None without SALib, or where the outcome never differs.

    Parameters
    ----------
    outcome
        Gives the outcome per scenario from uniform numbers, shape (scenario, input).
    """
    if not is_available():
        return None
    from SALib.analyze.sobol import analyze  # noqa: PLC0415  # an extra, and it costs seconds
    from SALib.sample.sobol import sample  # noqa: PLC0415

    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    uniform = sample(problem, base_size(n), calc_second_order=False, seed=seed)
    found = outcome(uniform)
    if np.ptp(found) == 0:
        return None
    indices = analyze(problem, found, calc_second_order=False, seed=seed)
    columns = (indices[key] for key in ("S1", "S1_conf", "ST", "ST_conf"))
    rows = [Index(name, *map(float, row)) for name, *row in zip(names, *columns, strict=True)]
    return tuple(sorted(rows, key=lambda index: -index.total))
