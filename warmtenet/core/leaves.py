"""Calling a leaf: arrays to plain values, once for each distinct set of inputs."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from warmtenet.core.quantity import Quantity
from warmtenet.core.verb import Array, Axes

KEPT = 256


class Leaves:
    """Results of leaves by their inputs, so that the outputs of one share a single call."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Mapping[str, Any]] = OrderedDict()

    def __call__(self, q: Quantity, arguments: Sequence[Array], axes: Sequence[Axes]) -> Array:
        """Return one result as an array (year, element, scenario); a batch goes scenario by scenario."""
        count = max((a.shape[2] for a in arguments), default=1)
        several = [a.shape[2] > 1 for a in arguments]
        columns = [
            self._result(q, [a[:, :, s * many] for a, many in zip(arguments, several, strict=True)], axes)
            for s in range(count if any(several) else 1)
        ]
        return np.stack(np.broadcast_arrays(*columns), axis=2)

    def _result(self, q: Quantity, arguments: Sequence[Array], axes: Sequence[Axes]) -> Array:
        key = (q.function, *((a.shape, a.dtype.str, a.tobytes()) for a in arguments))
        if key not in self._kept:
            plain = [_plain(a, axis) for a, axis in zip(arguments, axes, strict=True)]
            self._kept[key] = q.function(*plain)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        found = self._kept[key]
        value = np.asarray(found[q.name] if isinstance(found, Mapping) else found)
        return value.reshape((-1, 1) if q.yearly and not q.per else (1, -1)) if value.ndim < 2 else value


def _plain(value: Array, axes: Axes) -> Any:
    """Return a single value, or an array without the axes that it does not have."""
    if axes.yearly and axes.family:
        return value
    if axes.yearly:
        return value[:, 0]
    if axes.family:
        return value[0]
    return value[0, 0].item()
