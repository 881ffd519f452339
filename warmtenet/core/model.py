"""A model: the functions of some modules, checked, ordered, traced and evaluated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import ModuleType
from typing import Any

import numpy as np

from warmtenet.core.leaves import Leaves
from warmtenet.core.quantity import Chapter, Family, Given, Quantity, read_leaf, read_quantity
from warmtenet.core.trace import LEAF, CannotRecordError, Node, as_node, refer, references, walk
from warmtenet.core.typing_rules import result_axes
from warmtenet.core.units import is_unit
from warmtenet.core.verb import VERBS, Array, Axes

PREVIOUS = "_previous"
CALCULATED = "_calculated"
YEAR = "year"


class ModelError(ValueError):
    """The model itself is wrong; `problems` lists all of them with place and remedy."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class NotFiniteError(ArithmeticError):
    """A quantity became infinite or not-a-number; `name` says which."""

    def __init__(self, name: str, label: str) -> None:
        self.name, self.label = name, label
        super().__init__(f"{name} ({label}) is not a finite number")


@dataclass(frozen=True)
class Input:
    """A declared input with its name and the chapter it stands in."""

    name: str
    given: Given
    chapter: Chapter


@dataclass(frozen=True)
class Step:
    """Quantities evaluated together: one, or a loop that is stepped through the years."""

    names: tuple[str, ...]
    is_loop: bool


class Model:
    """The quantities and inputs of some chapters.

    Parameters
    ----------
    modules
        Each has a `CHAPTER`, inputs made by `given` and functions decorated by `quantity`.
    overridden
        Names of quantities that the user replaces; each becomes an input and its
        calculation stays beside it under the name with `_calculated`.

    Raises
    ------
    ModelError
        with every problem found.
    """

    def __init__(self, *modules: ModuleType, overridden: Iterable[str] = ()) -> None:
        self.modules = modules
        self.quantities: dict[str, Quantity] = {}
        self.inputs: dict[str, Input] = {}
        problems: list[str] = []
        for module in modules:
            self._collect(module, problems)
        self.overridden = tuple(overridden)
        for name in self.overridden:
            self._override(name, problems)
        problems += [p for q in self.quantities.values() for p in self._problems_of(q)]
        problems += [
            f"{name} has unit {entry.given.unit!r}, which is not in core.units; add it with a format"
            for name, entry in self.inputs.items()
            if not is_unit(entry.given.unit)
        ]
        if problems:
            raise ModelError(problems)
        self.expressions = {n: self._trace(q, problems) for n, q in self.quantities.items()}
        if problems:
            raise ModelError(problems)
        self.steps = order(self.quantities)
        self._leaves = Leaves()
        self._check_axes()

    def _collect(self, module: ModuleType, problems: list[str]) -> None:
        chapter: Chapter = module.CHAPTER
        for name, thing in vars(module).items():
            new: list[Input] | list[Quantity] = []
            if isinstance(thing, Given):
                new = [Input(name, thing, chapter)]
            elif hasattr(thing, "__quantity__"):
                new = [read_quantity(thing, chapter)]
            elif hasattr(thing, "__leaf__"):
                new = read_leaf(thing, chapter)
            for entry in new:
                self._add(module, entry, problems)

    def _add(self, module: ModuleType, new: Input | Quantity, problems: list[str]) -> None:
        if new.name in self.inputs or new.name in self.quantities:
            problems.append(f"{module.__name__}: {new.name} exists already; give it a name of its own")
        elif isinstance(new, Input):
            self.inputs[new.name] = new
        else:
            self.quantities[new.name] = new

    def _override(self, name: str, problems: list[str]) -> None:
        found = self.quantities.pop(name, None)
        if found is None or found.per or found.yearly:
            problems.append(f"{name} is not a computed single value, so it cannot be overridden")
            return
        self.quantities[name + CALCULATED] = replace(found, name=name + CALCULATED)
        given = Given(found.unit, None, found.label, words=found.words)
        self.inputs[name] = Input(name, given, found.chapter)

    def _problems_of(self, q: Quantity) -> Iterable[str]:
        if not is_unit(q.unit):
            yield f"{q.place}: {q.name} has unit {q.unit!r}, which is not in core.units; add it with a format"
        if not q.label:
            yield f"{q.place}: {q.name} has no docstring; its first line is the label"
        for parameter in q.parameters:
            name = parameter.removesuffix(PREVIOUS)
            if name not in self.quantities and name not in self.inputs and name != YEAR:
                yield (
                    f"{q.place}: {q.name} asks for {parameter}, which is neither an input nor a quantity; "
                    "correct the name or add the module that defines it"
                )

    def _trace(self, q: Quantity, problems: list[str]) -> Node:
        if not q.description.live:
            return Node(LEAF, tuple(refer(p) for p in q.parameters))
        try:
            node = as_node(q.function(*(refer(p) for p in q.parameters)))
        except CannotRecordError as error:
            problems.append(f"{q.place}: {q.name}: {error}")
            return as_node(0)
        unused = set(q.parameters) - references(node)
        if unused:
            problems.append(
                f"{q.place}: {q.name} never uses {', '.join(sorted(unused))}; remove the parameter"
            )
        return node

    def _check_axes(self) -> None:
        problems: list[str] = []
        for name, q in self.quantities.items():
            if not q.description.live:
                continue
            try:
                found = result_axes(self.expressions[name], self.axes_of)
            except CannotRecordError as error:
                problems.append(f"{q.place}: {name} {error}")
                continue
            if (found.yearly and not q.yearly) or (found.family and found.family != q.per):
                problems.append(
                    f"{q.place}: {name} is declared yearly={q.yearly}, per={q.per and q.per.name}, but its "
                    f"expression gives yearly={found.yearly}, per={found.family and found.family.name}"
                )
        problems += [p for step in self.steps if step.is_loop for p in self._loop_problems(step)]
        if problems:
            raise ModelError(problems)

    def _loop_problems(self, step: Step) -> Iterable[str]:
        for name in step.names:
            q = self.quantities[name]
            if not q.yearly:
                yield f"{q.place}: {name} refers to itself but is not yearly; use a previous year"
            used = {n.op for n in walk(self.expressions[name])}
            for verb in sorted(used & {v for v in VERBS if VERBS[v].across_years}):
                yield f"{q.place}: {name} is stepped through the years, where {verb} cannot look ahead"

    def axes_of(self, name: str) -> Axes:
        """Return over which axes an input or quantity varies."""
        name = name.removesuffix(PREVIOUS) if name not in self.quantities else name
        if name == YEAR:
            return Axes(yearly=True, family=None)
        if name in self.inputs:
            given = self.inputs[name].given
            return Axes(given.yearly, given.per)
        q = self.quantities[name]
        return Axes(q.yearly, q.per)

    @cached_property
    def families(self) -> dict[str, Family]:
        """Families that inputs and quantities are counted per, by name."""
        found = (self.axes_of(name).family for name in (*self.inputs, *self.quantities))
        return {f.name: f for f in found if f}

    @cached_property
    def by_chapter(self) -> dict[Chapter, list[Quantity]]:
        """Quantities per chapter in the order of evaluation."""
        found: dict[Chapter, list[Quantity]] = {}
        for module in self.modules:
            found.setdefault(module.CHAPTER, [])
        for step in self.steps:
            for name in step.names:
                found[self.quantities[name].chapter].append(self.quantities[name])
        return dict(sorted(found.items(), key=lambda item: item[0].order))

    def users_of(self, name: str) -> set[str]:
        """Return the quantities whose expression uses a name."""
        return {
            q.name
            for q in self.quantities.values()
            if name in {p.removesuffix(PREVIOUS) for p in q.parameters}
        }

    def ingredients(self, names: Iterable[str]) -> set[str]:
        """Return all quantities that some quantities rest on, themselves included."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in found or name not in self.quantities:
                continue
            found.add(name)
            waiting += [p.removesuffix(PREVIOUS) for p in self.quantities[name].parameters]
        return found

    def evaluate(
        self, inputs: Mapping[str, Array], sizes: Mapping[str, int], wanted: Iterable[str] | None = None
    ) -> dict[str, Array]:
        """Compute the quantities.

        Parameters
        ----------
        inputs
            Every input, and "year", as arrays with the axes (year, element, scenario).
        sizes
            Number of elements of each family.
        wanted
            Compute only these and what they rest on.

        Raises
        ------
        NotFiniteError
            for the first quantity that is not finite and may not be missing.
        """
        needed = set(self.quantities) if wanted is None else self.ingredients(wanted)
        values = dict(inputs)
        with np.errstate(all="ignore"):
            for step in self.steps:
                if step.names[0] not in needed:
                    continue
                if step.is_loop:
                    self._step_years(step, values, sizes)
                else:
                    name = step.names[0]
                    values[name] = self._full(name, self._call(name, values), values, sizes)
                for name in step.names:
                    self._check_finite(name, values[name])
        return values

    def compute(self, name: str, values: Mapping[str, Array], sizes: Mapping[str, int]) -> Array:
        """Compute one quantity from the values of what it uses, as `evaluate` gives them."""
        with np.errstate(all="ignore"):
            return self._full(name, self._call(name, values), values, sizes)

    def _call(self, name: str, values: Mapping[str, Array]) -> Any:
        q = self.quantities[name]
        arguments = [_argument(p, values) for p in q.parameters]
        if q.description.live:
            return q.function(*arguments)
        return self._leaves(q, arguments, [self.axes_of(p) for p in q.parameters])

    def _full(self, name: str, value: Any, values: Mapping[str, Array], sizes: Mapping[str, int]) -> Array:
        q = self.quantities[name]
        array = np.asarray(value)
        array = array.reshape(1, 1, 1) if array.ndim == 0 else array
        if array.dtype.kind == "b":
            array = array.astype(float)
        years = values[YEAR].shape[0] if q.yearly else array.shape[0]
        elements = sizes[q.per.name] if q.per else array.shape[1]
        shape = (years, elements, array.shape[2])
        return array if array.shape == shape else np.broadcast_to(array, shape)

    def _step_years(self, step: Step, values: dict[str, Array], sizes: Mapping[str, int]) -> None:
        years = values[YEAR].shape[0]
        rows: dict[str, list[Array]] = {name: [] for name in step.names}
        for year in range(years):
            now: dict[str, Array] = {}
            for name in step.names:
                for parameter in self.quantities[name].parameters:
                    if parameter in now:
                        continue
                    now[parameter] = _in_year(parameter, year, values, rows)
                row = self._full(name, self._call(name, now), {YEAR: values[YEAR][:1]}, sizes)
                now[name] = row
                rows[name].append(row)
        for name in step.names:
            values[name] = np.concatenate(np.broadcast_arrays(*rows[name]), axis=0)

    def _check_finite(self, name: str, value: Array) -> None:
        q = self.quantities[name]
        if value.dtype.kind != "f" or q.description.may_be_missing:
            return
        repeated = tuple(slice(1) if stride == 0 else slice(None) for stride in value.strides)
        if not np.isfinite(value[repeated].sum()) and not np.isfinite(value).all():
            raise NotFiniteError(name, q.label)


def _argument(parameter: str, values: Mapping[str, Array]) -> Array:
    if parameter in values:
        return values[parameter]
    last = values[parameter.removesuffix(PREVIOUS)]
    return np.concatenate([np.zeros_like(last[:1]), last[:-1]])


def _in_year(
    parameter: str, year: int, values: Mapping[str, Array], rows: Mapping[str, list[Array]]
) -> Array:
    if parameter in rows:
        return rows[parameter][year]
    name = parameter.removesuffix(PREVIOUS)
    if name != parameter and name in rows:
        return rows[name][year - 1] if year else np.zeros((1, 1, 1))
    value = _argument(parameter, values)
    return value[year : year + 1] if value.shape[0] > 1 else value


def order(quantities: Mapping[str, Quantity]) -> list[Step]:
    """Put quantities in an order in which each comes after what it uses.

    Those that need each other, through a previous year, become one loop.

    Raises
    ------
    ModelError
        when quantities need each other in the same year.
    """
    uses = {n: list(_used(q, quantities)) for n, q in quantities.items()}
    steps = []
    for group in _strongly_connected(uses):
        is_loop = len(group) > 1 or group[0] in uses[group[0]]
        names = tuple(_order_within(group, quantities) if is_loop else group)
        steps.append(Step(names, is_loop))
    return steps


def _used(q: Quantity, quantities: Mapping[str, Quantity]) -> Iterable[str]:
    for parameter in q.parameters:
        name = parameter if parameter in quantities else parameter.removesuffix(PREVIOUS)
        if name in quantities:
            yield name


def _order_within(group: list[str], quantities: Mapping[str, Quantity]) -> list[str]:
    same_year = {n: [p for p in quantities[n].parameters if p in group] for n in group}
    groups = _strongly_connected(same_year)
    circular = [g for g in groups if len(g) > 1 or g[0] in same_year[g[0]]]
    if circular:
        raise ModelError(
            f"{', '.join(g)} need each other in the same year; use the previous year of one" for g in circular
        )
    return [g[0] for g in groups]


def _strongly_connected(uses: Mapping[str, list[str]]) -> list[list[str]]:
    """Group names that need each other, each group after the groups it uses (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for used in uses[name]:
            if used not in index:
                visit(used)
            if used in stack:
                low[name] = min(low[name], low[used])
        if low[name] == index[name]:
            cut = stack.index(name)
            groups.append(stack[cut:])
            del stack[cut:]

    for name in uses:
        if name not in index:
            visit(name)
    return groups
