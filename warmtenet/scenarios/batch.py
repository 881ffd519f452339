"""Many scenarios at once: one call with arrays, in chunks, over the cores."""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.locale import Text, text, translator
from warmtenet.scenarios.case import Case
from warmtenet.workbook.problems import render

CHUNK = 4096


class NotVariableError(ValueError):
    """A name cannot be moved between scenarios; `name` says which."""

    def __init__(self, name: str, reason: Text) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {render(reason, translator('en'))}")


def check_variable(case: Case, name: str) -> None:
    """Refuse names that cannot differ between scenarios.

    Raises
    ------
    NotVariableError
        for an unknown name, a word, a table column, or an input that shapes the rows.
    """
    model = case.model
    if name in model.quantities:
        q = model.quantities[name]
        if q.per or q.yearly or q.words:
            raise NotVariableError(name, text("is computed per year or element"))
        return
    if name not in model.inputs:
        raise NotVariableError(name, text("is not an input or a computed value"))
    given = model.inputs[name].given
    if given.per or given.yearly:
        raise NotVariableError(name, text("is a table column; change it in the workbook"))
    if given.is_word or given.unit in {"text", "date"}:
        raise NotVariableError(name, text("is not a number"))
    if given.structural:
        raise NotVariableError(name, text("shapes the rows; change it in the workbook"))


def batch(
    case: Case, changes: Mapping[str, Sequence[float] | Array], wanted: Iterable[str], chunk: int = CHUNK
) -> dict[str, Array]:
    """Evaluate scenarios.

    Parameters
    ----------
    changes
        Name of an input, or of a computed single value that is then overridden, and its value
        in each scenario, shape (scenario,).
    wanted
        Quantities to return.
    chunk
        Scenarios per call; does not change the numbers.

    Returns
    -------
    Per name an array (year or element ..., scenario); single values have shape (scenario,).

    Raises
    ------
    NotVariableError
        see `check_variable`.
    """
    for name in changes:
        check_variable(case, name)
    names = list(wanted)
    case = case.overriding(changes)
    arrays = {n: np.asarray(v, dtype=float).reshape(1, 1, -1) for n, v in changes.items()}
    total = max((a.shape[2] for a in arrays.values()), default=1)
    parts = [slice(start, min(start + chunk, total)) for start in range(0, total, chunk)]

    def run(part: slice) -> dict[str, Array]:
        values = case.evaluate({n: a[:, :, part] for n, a in arrays.items()}, names)
        return {n: _with_scenarios(values[n], part.stop - part.start) for n in names}

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        found = list(pool.map(run, parts))
    return {n: _squeeze(np.concatenate([f[n] for f in found], axis=2)) for n in names}


def _with_scenarios(value: Array, count: int) -> Array:
    return np.broadcast_to(value, (*value.shape[:2], count))


def _squeeze(value: Array) -> Array:
    axes = tuple(a for a in (0, 1) if value.shape[a] == 1)
    return value.squeeze(axes)
