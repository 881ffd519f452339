"""A grid of scenarios over some inputs, as a data frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from warmtenet.locale import text
from warmtenet.scenarios.batch import NotVariableError, batch, check_variable
from warmtenet.scenarios.case import Case
from warmtenet.workbook.cells import is_possible, range_expectation, rule_of
from warmtenet.workbook.scalars import rule_of_quantity

if TYPE_CHECKING:
    import pandas as pd

PATTERN = re.compile(r"^(?P<name>[a-z_0-9]+)=(?P<start>[^:]+):(?P<stop>[^:]+):(?P<count>\d+)$")
MOST_SCENARIOS = 5_000_000


class VaryError(ValueError):
    """A `--vary` that cannot be read; the message says how it should look."""


@dataclass(frozen=True)
class Vary:
    """An input and the values it takes."""

    name: str
    values: tuple[float, ...]


def parse_vary(written: str) -> Vary:
    """Read NAME=FROM:TO:N.

    Raises
    ------
    VaryError
        when it does not look like that.
    """
    match = PATTERN.match(written.strip())
    if match is None or int(match["count"]) < 1:
        raise VaryError(written)
    try:
        start, stop = (_number(match[part]) for part in ("start", "stop"))
    except ValueError:
        raise VaryError(written) from None
    if not np.isfinite([start, stop]).all():
        raise VaryError(written)
    count = int(match["count"])
    return Vary(match["name"], tuple(float(v) for v in np.linspace(start, stop, count)))


def _number(written: str) -> float:
    cleaned = written.strip().replace(",", ".")
    return float(cleaned[:-1]) / 100 if cleaned.endswith("%") else float(cleaned)


def sweep(case: Case, varies: Sequence[Vary], metrics: Sequence[str]) -> "pd.DataFrame":
    """Evaluate every combination of values.

    Returns
    -------
    One row per scenario: a column per varied input, then per metric.

    Raises
    ------
    warmtenet.scenarios.batch.NotVariableError
        for a name that cannot be moved or comes twice, and for values outside its limits.
    KeyError
        for a metric that is not a single number.
    """
    import pandas as pd  # noqa: PLC0415  # costs a second, only here

    for metric in metrics:
        q = case.model.quantities.get(metric)
        if q is None or q.per or q.yearly or q.words:
            raise KeyError(metric)
    _check_varies(case, varies)
    grids = np.meshgrid(*(v.values for v in varies), indexing="ij")
    changes = {v.name: g.ravel() for v, g in zip(varies, grids, strict=True)}
    found = batch(case, changes, metrics)
    count = grids[0].size
    return pd.DataFrame({**changes, **{m: np.broadcast_to(found[m], (count,)) for m in metrics}})


def _check_varies(case: Case, varies: Sequence[Vary]) -> None:
    names = [vary.name for vary in varies]
    model = case.model
    for vary in varies:
        name = vary.name
        if names.count(name) > 1:
            raise NotVariableError(name, text("is varied twice; name it once"))
        check_variable(case, name)
        rule = (
            rule_of_quantity(model.quantities[name])
            if name in model.quantities
            else rule_of(name, model.inputs[name].given)
        )
        if not all(is_possible(value, rule) for value in vary.values):
            raise NotVariableError(name, text("must be {expected}", expected=range_expectation(rule)))
