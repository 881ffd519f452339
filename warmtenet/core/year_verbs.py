"""The verbs that look along the years: sums, running totals, vintages, the internal rate of return."""

import numpy as np

from warmtenet.core.roots import irr_nearest_zero
from warmtenet.core.trace import Node
from warmtenet.core.verb import Array, Printer, along_years_axes, verb, without_years_axes, yearly_axes


@verb(
    without_years_axes,
    lambda p, x: f"{'SUM' if p.is_name(x) else 'SUMPRODUCT'}({p.years(x)})",
    lambda p, x: f"sum({p.year_count()}, {p.years(x)})",
    across_years=True,
)
def sum_years(x: Array) -> Array:
    """Sum over the years, one after the other."""
    total = x[0:1]
    for year in range(1, x.shape[0]):
        total = total + x[year : year + 1]
    return total


@verb(
    without_years_axes,
    lambda p, x: f"MAX({p.years(x)})",
    lambda p, x: f"largestYear({p.row(x)})",
    across_years=True,
    names_only=True,
)
def largest_year(x: Array) -> Array:
    """Largest value over the years."""
    return np.asarray(np.max(x, axis=0, keepdims=True))


@verb(
    without_years_axes,
    lambda p, x: f'IF(COUNT({p.years(x)})=0,"",MIN({p.years(x)}))',
    lambda p, x: f"smallestYear({p.row(x)})",
    across_years=True,
    names_only=True,
)
def smallest_year(x: Array) -> Array:
    """Smallest value over the years that have one; missing when none has."""
    some = np.isfinite(x).any(axis=0, keepdims=True)
    return np.where(some, np.min(np.where(np.isfinite(x), x, np.inf), axis=0, keepdims=True), np.nan)


@verb(
    without_years_axes,
    lambda p, x: f'IF(COUNT({p.years(x)})=0,"",AVERAGE({p.years(x)}))',
    lambda p, x: f"meanYear({p.row(x)})",
    across_years=True,
    names_only=True,
)
def mean_year(x: Array) -> Array:
    """Mean over the years that have a value; missing when none has."""
    count: Array = sum_years(np.where(np.isfinite(x), 1.0, 0.0))
    return np.where(count > 0, sum_years(np.where(np.isfinite(x), x, 0.0)) / np.maximum(count, 1), np.nan)


@verb(
    without_years_axes,
    lambda p, x: p.at_last_year(x),
    lambda p, x: p.at_last_year(x),
    across_years=True,
    names_only=True,
)
def last_year(x: Array) -> Array:
    """Value in the last year."""
    return x[-1:]


@verb(
    along_years_axes,
    lambda p, x: f"SUM({p.until_now(x)})",
    lambda p, x: f"runningTotal({p.row(x)})",
    across_years=True,
    names_only=True,
    gives_row=True,
)
def running_total(x: Array) -> Array:
    """Sum of all years up to and including each year."""
    total = np.empty_like(x)
    total[0] = x[0]
    for year in range(1, x.shape[0]):
        np.add(total[year - 1], x[year], out=total[year])
    return total


@verb(
    along_years_axes,
    lambda p, x: f"MAX({p.until_now(x)})",
    lambda p, x: f"runningMax({p.row(x)})",
    across_years=True,
    names_only=True,
    gives_row=True,
)
def running_max(x: Array) -> Array:
    """Largest value of all years up to and including each year."""
    return np.maximum.accumulate(x, axis=0)


@verb(
    yearly_axes,
    lambda p, _, x: f"IF({p.year()}={p.first_year()},{p.here(x)},0)",
    lambda p, _, x: f"({p.year()} === 0 ? {p.here(x)} : 0)",
    across_years=True,
)
def in_first_year(year: Array, x: Array) -> Array:
    """The value in the first year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == 0, x, 0.0)


@verb(
    yearly_axes,
    lambda p, _, x: f"IF({p.year()}={p.last_year()},{p.here(x)},0)",
    lambda p, _, x: f"({p.year()} === {p.year_count()} - 1 ? {p.here(x)} : 0)",
    across_years=True,
)
def in_last_year(year: Array, x: Array) -> Array:
    """The value in the last year, zero in the others; `year` is the row of calendar years."""
    return np.where(np.arange(year.shape[0]).reshape(-1, 1, 1) == year.shape[0] - 1, x, 0.0)


@verb(
    along_years_axes,
    lambda p, x, lifetime: (
        f'SUMIF({p.years_until_now()},">"&({p.year()}-{p.atom(lifetime)}),{p.until_now(x)})'
    ),
    lambda p, x, lifetime: f"sumVintages({p.row(x)}, {p.here(lifetime)})",
    across_years=True,
    names_only=True,
    gives_row=True,
)
def sum_vintages(x: Array, lifetime: Array) -> Array:
    """Sum of what was bought in the last `lifetime` whole years, this year included."""
    total: Array = running_total(x)
    if _differs_per_scenario(x, lifetime):
        gone = np.concatenate([np.zeros_like(total[:1]), total])
        until = np.arange(x.shape[0]).reshape(-1, 1, 1) - lifetime.astype(int) + 1
        return np.asarray(total - np.take_along_axis(*_broadcast(gone, np.maximum(until, 0)), axis=0))
    recent = total.copy()
    for element, years in enumerate(_whole_years(x, lifetime)):
        recent[years:, element] -= total[: x.shape[0] - years, element]
    return recent


def _differs_per_scenario(x: Array, lifetime: Array) -> bool:
    return bool(lifetime.shape[2] > 1 or lifetime.shape[1] > x.shape[1])


def _whole_years(x: Array, lifetime: Array) -> list[int]:
    """Lifetime of each element, at most the number of rows."""
    whole = np.minimum(np.broadcast_to(lifetime[0, :, 0], x.shape[1:2]).astype(int), x.shape[0])
    return [int(years) for years in whole]


def _broadcast(x: Array, index: Array) -> tuple[Array, Array]:
    shape = np.broadcast_shapes(x.shape[1:], index.shape[1:])
    return np.broadcast_to(x, (x.shape[0], *shape)), np.broadcast_to(index, (index.shape[0], *shape))


def _repeat_excel(p: Printer, x: Node, lifetime: Node) -> str:
    age = f"{p.year()}-{p.first_year()}"
    past = f"INDEX({p.own_past()},1,{age}-{p.atom(lifetime)}+2)"
    return f"{p.here(x)}+IF({age}>={p.here(lifetime)},{past},0)"


@verb(
    along_years_axes,
    _repeat_excel,
    lambda p, x, lifetime: f"repeatEvery({p.row(x)}, {p.here(lifetime)})",
    across_years=True,
    gives_row=True,
)
def repeat_every(x: Array, lifetime: Array) -> Array:
    """What is bought and bought again each `lifetime` whole years, within the rows."""
    if not _differs_per_scenario(x, lifetime):
        again = x.copy()
        for element, years in enumerate(_whole_years(x, lifetime)):
            for year in range(years, x.shape[0]):
                again[year, element] += again[year - years, element]
        return again
    shape = np.broadcast_shapes(x.shape[1:], lifetime.shape[1:])
    bought = np.broadcast_to(x, (x.shape[0], *shape)).copy()
    whole = np.broadcast_to(lifetime.astype(int), (1, *shape))
    for year in range(1, x.shape[0]):
        source = year - whole
        earlier = np.take_along_axis(bought, np.maximum(source, 0), axis=0)
        bought[year] = bought[year] + np.where(source >= 0, earlier, 0.0)[0]
    return bought


@verb(
    without_years_axes,
    lambda p, x: f'IFERROR(IRR({p.years(x)},{p.opening()}),"")',
    lambda p, x: f"irr({p.row(x)})",
    across_years=True,
    names_only=True,
)
def irr(x: Array) -> Array:
    """Internal rate of return nearest to zero; missing without a root (see core.roots)."""
    return irr_nearest_zero(x)
