"""Calling a leaf: arrays to plain values, once for each distinct set of inputs."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

import numpy as np

from warmtenet.core.quantity import Quantity
from warmtenet.core.verb import Array, Axes

KEPT = 256


Results = Mapping[str, Any]


class Leaves:
    """Results of leaves by their inputs, so that the outputs of one share a single call."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Results] = OrderedDict()
        self._lock = Lock()
        self._last: dict[Callable[..., Any], tuple[Sequence[Array], list[Results]]] = {}

    def __call__(self, q: Quantity, arguments: Sequence[Array], axes: Sequence[Axes]) -> Array:
        """Return one result as an array (year, element, scenario); a batch goes scenario by scenario."""
        last = self._last.get(q.function)
        if last is None or any(a is not b for a, b in zip(last[0], arguments, strict=True)):
            last = self._last[q.function] = (arguments, list(self._scenarios(q, arguments, axes)))
        values = [_shaped(q, found) for found in last[1]]
        return np.stack(np.broadcast_arrays(*values), axis=2)

    def _scenarios(self, q: Quantity, arguments: Sequence[Array], axes: Sequence[Axes]) -> Iterator[Results]:
        several = [position for position, a in enumerate(arguments) if a.shape[2] > 1]
        now = [a[:, :, 0] for a in arguments]
        keys = [_key(a) for a in now]
        for scenario in range(max((a.shape[2] for a in arguments), default=1)):
            for position in several:
                now[position] = arguments[position][:, :, scenario]
                keys[position] = _key(now[position])
            yield self._result(q, (q.function, *keys), now, axes)

    def _result(
        self, q: Quantity, key: tuple[Any, ...], arguments: Sequence[Array], axes: Sequence[Axes]
    ) -> Results:
        found = self._kept.get(key)
        if found is None:
            result = q.function(*(_plain(a, axis) for a, axis in zip(arguments, axes, strict=True)))
            found = result if isinstance(result, Mapping) else {q.name: result}
        with self._lock:  # chunks of a batch run in threads
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found


def _key(value: Array) -> tuple[Any, ...]:
    return value.shape, value.dtype.str, value.tobytes()


def _shaped(q: Quantity, found: Results) -> Array:
    """Return a result as (year, element)."""
    value = np.asarray(found[q.name])
    if value.ndim > 1:
        return value
    return value.reshape((-1, 1) if q.yearly and not q.per else (1, -1))


def _plain(value: Array, axes: Axes) -> Any:
    """Return a single value, or an array without the axes that it does not have."""
    if axes.yearly and axes.family:
        return value
    if axes.yearly:
        return value[:, 0]
    if axes.family:
        return value[0]
    return value[0, 0].item()
