"""Python as the report is written in, a feature per function: each is run here and in the browser."""

import itertools
import math
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np

TABLE = {"b": 2, "a": 1, "c": 3}
FIRST, (SECOND, *OTHERS) = 1, (2, 3, 4)


def truth_of_values() -> Any:
    values = [0, 1, 0.0, -0.0, math.nan, "", "0", [], [0], (), {}, {"a": 0}, set(), {0}, None, True, False]
    return [1 if v else 0 for v in values], [not v for v in values]


def and_or_give_values() -> Any:
    return [0 or "x", "a" and "b", "" or [] or None, 1 and 0 and 2, None or 0, not (1 and 0)]


def and_or_stop_early() -> Any:
    seen: list[int] = []

    def note(value: int) -> int:
        seen.append(value)
        return value

    results = [note(0) and note(1), note(2) or note(3), note(4) and note(5) and note(0) and note(6)]
    return results, seen


def chained_comparisons() -> Any:
    low, high = 1, 5
    return [low < v <= high for v in range(8)], 1 < 2 > 0 == 0, [1 < 3 < 2, 1 == 1 == 1, 1 != 2 != 1]


def a_chain_reads_its_middle_once() -> Any:
    seen: list[int] = []

    def note(value: int) -> int:
        seen.append(value)
        return value

    return 0 < note(3) < 5, 4 < note(3) < note(9), seen


def comparisons_of_many_types() -> Any:
    return [
        [1, 2] == [1, 2],
        (1, (2, "a")) == (1, (2, "a")),
        {"a": [1]} == {"a": [1]},
        {1, 2} == {2, 1},
        "a" < "b",
        (1, "b") < (1, "c"),
        [1, 2] < [1, 2, 0],
        True == 1,
        None == 0,
        "1" == 1,
        math.nan == math.nan,
        {1} <= {1, 2},
        {1, 3} <= {1, 2},
    ]


def membership_and_identity() -> Any:
    value = None
    return [
        "b" in "abc", "z" not in "abc", 2 in [1, 2], (1, 2) in [(1, 2)], "a" in TABLE, 2 in {1, 2}, value is None,
        TABLE is not None, 3 in range(4), "b" in TABLE, 3 in TABLE.values(),
    ]  # fmt: skip


def slices() -> Any:
    x, word = list(range(10)), "warmtenet"
    return [
        x[2:5], x[:3], x[-3:], x[:-2], x[::3], x[::-1], x[8:2:-2], x[5:2], x[-100:2], x[7:100], x[:],
        word[1:4], word[-3:], word[::-1], word[0], word[-1], "€𝄞x"[1:], x[-2], (1, 2, 3)[1:],
    ]  # fmt: skip


def unpacking() -> Any:
    first, *rest = [1, 2, 3]
    *init, last = "abc"
    a, *middle, z = range(5)
    (p, q), r = (1, 2), 3
    _, second, _ = (7, 8, 9)
    a, z = z, a
    one = two = 4
    return first, rest, init, last, a, middle, z, p, q, r, second, one, two, FIRST, SECOND, OTHERS


def unpacking_in_loops() -> Any:
    pairs = [(1, (2, 3)), (4, (5, 6))]
    found = []
    for a, (b, c) in pairs:
        found.append(a * 100 + b * 10 + c)
    for first, *others in [[1, 2, 3], [4]]:
        found.append(first + len(others))
    return found, a, c, [x + y for x, (y, _) in pairs], {k: v for k, (v, *_) in pairs}


def star_displays() -> Any:
    x = [1, 2]
    return [*x, 3, *x], (*x, *"ab"), {**TABLE, "a": 9, "d": 4}, [*TABLE], sorted({*x, 5})


def _keywords(a: Any, b: Any = 2, *more: Any, c: Any = 3, d: Any, **rest: Any) -> Any:
    return [a, b, list(more), c, d, rest]


def arguments_by_name() -> Any:
    given = {"d": 7, "e": 8}
    return [
        _keywords(1, d=4),
        _keywords(1, 5, 6, 7, d=4, c=8),
        _keywords(b=1, a=2, d=3, e=4, f=5),
        _keywords(*[1, 2, 3], **given),
        _keywords(1, **given, c=0),
        _keywords(1, None, d=None),
    ]


def defaults_of_arguments() -> Any:
    def plain(a: int, b: int = 2, *, c: int = 3) -> list[int]:
        return [a, b, c]

    return plain(1), plain(1, 5), plain(1, c=6), plain(b=0, a=9), plain(1, b=7, c=8)


def star_arguments() -> Any:
    def total(*values: float, scale: float = 1) -> float:
        return sum(values) * scale

    return total(), total(1), total(1, 2, 3), total(*range(4), scale=2), total(scale=5)


def keywords_only() -> Any:
    def gather(**words: int) -> dict[str, int]:
        return {k: v + 1 for k, v in words.items()}

    return gather(), gather(b=1, a=2), list(gather(z=1, **TABLE))


def lambdas() -> Any:
    double = lambda x, by=2: x * by  # noqa: E731
    return (
        double(3),
        double(3, 5),
        double(x=4, by=3),
        (lambda: {"a": 1})(),
        list(map(lambda p: p[0], [(1, 2)])),
    )


def closures() -> Any:
    count = [0]

    def step(by: int) -> int:
        count[0] += by
        return count[0]

    return [step(1), step(2), step(3)], count


def functions_as_values() -> Any:
    table = {"low": min, "high": max, "len": len}
    words = [str.upper, str.strip] if False else [len, repr]
    return [f([3, 1, 2]) for f in table.values()], [w("ab") for w in words], partial(max, 3)(1, 2)


def comprehensions() -> Any:
    rows = [[1, 2], [3, 4, 5], []]
    return (
        [x for row in rows for x in row if x % 2],
        [[x * y for x in row] for y, row in enumerate(rows)],
        {len(r): sum(r) for r in rows if r},
        sorted({x // 2 for row in rows for x in row}),
        [(a, b) for a in range(3) if a for b in range(a) if b >= 0],
        sum(x for x in range(5) if x != 2),
    )


def comprehensions_with_the_same_name() -> Any:
    x = [3, 1, 2]
    row = {"a": {"k": 1}, "b": {"k": 2}}
    doubled = [x * 2 for x in x]
    return doubled, x, {k: [k for k in row] for k, row in row.items()}, [v for x in [x] for v in x]


def assignment_expressions() -> Any:
    found = [half for x in range(6) if (half := x / 2) > 1]
    if (count := len(found)) > 2:
        return found, count, half
    return None


def _count(low: int, high: int) -> Iterator[int]:
    while low < high:
        yield low
        low += 1


def _both(*parts: Any) -> Iterator[Any]:
    for part in parts:
        if part is None:
            return
        yield from part
        yield "-"


def generators() -> Any:
    numbers = _count(0, 5)
    first = next(numbers)
    return (
        first,
        list(numbers),
        list(_both("ab", [1], _count(7, 9))),
        list(_both("a", None, "b")),
        next(_count(3, 3), "none"),
        sum(_count(0, 4)),
        max(_count(0, 4)),
        dict(zip("ab", _count(0, 9))),
        next(x for x in range(10) if x * x > 10),
        next((x for x in range(3) if x > 5), None),
        [*_count(0, 2)],
    )


def loops() -> Any:
    found, n = [], 0
    for i in range(10, 0, -3):
        if i == 7:
            continue
        found.append(i)
    while True:
        n += 1
        if n > 4:
            break
    return found, i, n


def conditions() -> Any:
    def kind(x: float) -> str:
        if x < 0:
            return "below"
        if x == 0:
            return "zero"
        if x < 10:
            pass
        else:
            return "large"
        return "small"

    return [kind(x) for x in (-1, 0, 5, 50)], "yes" if [] else "no"


def augmented_assignment() -> Any:
    a, b, words, table, seen = 5, [1], "x", {"n": 1}, {1}
    other = b
    a += 2
    a *= 3
    a -= 1
    a //= 3
    b += (2, 3)
    words += "y"
    table["n"] += 4
    table |= {"m": 2}
    seen |= {2}
    return a, b, other, words, table, sorted(seen)


def format_specs() -> Any:
    x, n, word = 1234.5678, -42, "net"
    return [
        f"{x:.2f}", f"{x:,.1f}", f"{n:+d}", f"{5:+.1f}", f"{n:06d}", f"{x:012.3f}", f"{word:>6}|", f"{word:<6}|",
        f"{word:^7}|", f"{word:*^7}", f"{x:10.1f}|", f"{0.1234:.1%}", f"{0.5:.0%}", f"{255:x}", f"{1e-7:g}", f"{123456789.0:g}",
        f"{0.0001:g}", f"{1.5:g}", f"{x:{'.3f'}}", "{}", f"{n}{word!r}", f"{1e6:,.0f}", f"{999.5:,.0f}", f"{-0.4:.0f}",
        f"{x:.3g}", f"{0.00012345:.2g}", f"{12:3}|", f"{1_000_000:,}", f"{'abcdef':.3}", f"{True}", f"{None}", f"{math.inf:.1f}",
        f"{100:.0f}", f"{1e20:.1f}", f"{'':>3}|", f"{-7:>4}|", f"{math.nan:.2f}", f"{-math.inf:,.0f}",
    ]  # fmt: skip


def rounding_in_formats() -> Any:
    ties = [
        0.5,
        1.5,
        2.5,
        0.25,
        0.125,
        0.375,
        2.675,
        1.005,
        0.025,
        0.045,
        0.145,
        0.285,
        1.115,
        -0.5,
        -2.5,
        1e15 + 0.5,
    ]
    return [[f"{v:.{d}f}" for v in ties] for d in range(4)]


def round_half_even() -> Any:
    values = [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 0.025, 1234.5, 1e-9, 7]
    return [round(v) for v in values], [round(v, 2) for v in values], round(1234.5, -2), round(1250.0, -2)


def format_method() -> Any:
    return [
        "{} and {}".format(1, "b"),
        "{1}{0}{1}".format("a", "b"),
        "{name}: {value:.1f}".format(name="n", value=2),
        f"{{{1}}}",
        "{a:>4}|{a:<4}|".format(a="z"),
        "{d} {n}".format(d=1, n="$&"),
    ]


def text_methods() -> Any:
    s = "  Het net, de bron  "
    return [
        s.strip(), s.lstrip(), s.rstrip(), "xxaxx".strip("x"), "a-]b".strip("a]-"), s.split(), ["a", "b", "", "c"],
        ["a", "b,c"], ["a", "b", "c d"], ["a.b", "c"], "a=b=c".partition("="), "abc".partition("="),
        "a=b=c".rpartition("="), "abc".rpartition("="), "a\nb\r\nc\n".splitlines(), "".splitlines(), [], [""],
        "a1".isalnum(), "12".isdigit(), "ab ".isalpha(), " \t".isspace(), "abc".upper(), "ABC".lower(), "het NET".capitalize(),
        "a b".title(), "abc".startswith("ab"), "abc".endswith(("x", "bc")), "abc".find("c"), "abc".find("z"), "abcabc".rfind("b"),
        "abcabc".count("bc"), "a.b.c".replace(".", "$&"), ",".join(["a", "b"]), "".join(c for c in "xyz"), "7".zfill(3),
        "ab".ljust(4, ".") + "ab".rjust(4), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".index("b"),
        "straße".casefold(), "Ab".isupper(), "AB1".isupper(), "ab".islower(), "a-b" * 2, 3 * "x", "ab" * 0, "ab" * -1, len("€𝄞x"),
    ]  # fmt: skip


def translate_and_isprintable() -> Any:
    table = {ord("."): ",", ord(","): ".", ord("x"): None, ord("y"): 0x7A}
    texts = ["abc", "a\u00a0b", "a\nb", "", "é€", "\u200b", "\ufeff", "\u2028", "a b", "\u00ad", "\ue000"]
    return (
        "1,234.5xy".translate(table),
        "abc".translate(str.maketrans("ab", "xy")),
        [t.isprintable() for t in texts],
    )


def dict_order_and_methods() -> Any:
    d = {"z": 1, "a": 2}
    d["m"] = 3
    d["z"] = 9
    d.setdefault("q", 4)
    d.setdefault("a", 7)
    gone = d.pop("m")
    d.update(
        {"n": 5},
    )
    other = d.copy()
    other["only"] = 1
    return (
        list(d), list(d.values()), list(d.items()), gone, d.pop("none", "no"), d.get("none"), d.get("none", 8), d.get("a"),
        dict.fromkeys("ab", 0), dict([("k", 1)]), dict(zip("xy", [1, 2], strict=True)), dict(TABLE, more=4), TABLE | {"a": 0}, len(d),
    )  # fmt: skip


def dict_keys_of_many_types() -> Any:
    d = {
        (1, 2): "pair",
        1: "one",
        "1": "text",
        None: "none",
        (1, ("a", 2)): "nested",
        date(2026, 1, 1): "day",
    }
    d[True] = "one again"
    return [
        d[1, 2],
        d[1],
        d["1"],
        d[None],
        d[1, ("a", 2)],
        d[date(2026, 1, 1)],
        len(d),
        (1, "2") in d,
        ("1", 2) in d,
    ]


def sets() -> Any:
    a, b = {1, 2, 3}, {3, 4}
    b.add(5)
    a.discard(9)
    only = {7}
    found = (
        only.pop(),
        len(only),
        sorted(a.intersection([1, 9])),
        sorted(a.difference({1, 2})),
        a.issuperset([1]),
        a.isdisjoint([9]),
    )
    return found, (
        [sorted(s) for s in (a | b, a & b, a - b, a.union([8], {9}), set("hello"), frozenset([2, 2]))],
        len(a),
        {1} <= a,
    )


def sorting() -> Any:
    rows = [("b", 2), ("a", 2), ("c", 1)]
    names = ["b", "A", "c"]
    names.sort(key=str.lower, reverse=True)
    return (
        sorted([3, 1, 2]), sorted(rows), sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True),
        sorted(rows, key=lambda r: (-r[1], r[0])), sorted(TABLE), sorted(TABLE, key=TABLE.get), names, list(reversed([1, 2])),
        sorted(rows, key=operator.itemgetter(1)), sorted([True, False]), sorted([10, 9, 100]),
    )  # fmt: skip


def smallest_and_largest() -> Any:
    words = ["ccc", "a", "bb", "dd"]
    return [
        min(3, 1), max([2, 5]), max(words, key=len), min(words, key=len), max([], default=7), min([], default=None),
        max((2, "a"), (2, "b")), max(1, 2, key=lambda v: -v), min("hello"), max({"x": 1, "y": 0}), max(words[1:], key=len),
    ]  # fmt: skip


def numbers_in_rows() -> Any:
    return (
        list(enumerate("ab", start=1)), list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(zip("ab", [1, 2], strict=True)),
        list(range(5, 1, -2)), list(range(0)), sum([1, 2], 10), sum([[1], [2]], []), any([]), all([]), any(v > 1 for v in [0, 2]),
        list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, "", "a"])), abs(-3), abs(-2.5), divmod(-7, 3),
    )  # fmt: skip


def division_and_remainder() -> Any:
    pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, 2), (-0.5, 0.25), (6, 3), (-1, 12)]
    return [[a // b, a % b, a / b, divmod(a, b)] for a, b in pairs], 2**10, 2**-1, (-2) ** 3, 7 & 3, 4 | 1, ~5


def numbers_from_texts() -> Any:
    return [float("1.5"), float(" -2 "), float("inf"), int("12"), int(3.9), int(-3.9), int(True), bool("0"), bool(""), float(True), str(3), "a"]  # fmt: skip


def types_of_values() -> Any:
    values = [1, 1.5, "a", [1], (1,), {"a": 1}, {1}, None, True]
    return [[isinstance(v, kind) for kind in (str, dict, set, bool)] for v in values], [
        isinstance(v, (int, float)) for v in values
    ]


def mathematics() -> Any:
    return [
        math.floor(-1.5), math.ceil(1.2), math.sqrt(2), math.log10(1000), math.isfinite(math.inf), math.isnan(math.nan),
        math.hypot(3, 4), (2.0).is_integer(), float(len("ab") / 4).is_integer(), math.copysign(2, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.exp(1), math.pi,
    ]  # fmt: skip


@dataclass(frozen=True)
class Point:
    """With default, property, cached property, method, static method and plus."""

    x: float
    y: float = 2.0
    tags: list[str] = field(default_factory=list)

    @property
    def size(self) -> float:
        return math.hypot(self.x, self.y)

    @cached_property
    def double(self) -> "Point":
        return replace(self, x=self.x * 2)

    @staticmethod
    def origin(at: float = 0) -> "Point":
        return Point(at, at)

    def moved(self, by: float, *, times: int = 1) -> "Point":
        return Point(self.x + by * times, self.y, self.tags)

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __str__(self) -> str:
        return f"({self.x:.1f}, {self.y:.1f})"


@dataclass(frozen=True)
class Named(Point):
    """Inherits the fields of another."""

    name: str = ""

    def moved(self, by: float, *, times: int = 1) -> "Point":
        return Point(self.x - by * times, 0)


@dataclass
class Writer:
    """Is called, and keeps what it said; its fields have names that a function has too."""

    name: str
    length: int
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.length += 1

    def __call__(self, word: str, *more: str, loud: bool = False) -> str:
        self.said.append(word)
        text = " ".join([self.name, word, *more])
        return text.upper() if loud else text


class Counter:
    """A class with a constructor of its own, which looks like a collection."""

    def __init__(self, start: int, step: int = 1) -> None:
        self.now, self._step = start, step
        self.seen: dict[str, int] = {}

    def __len__(self) -> int:
        return self.now

    def __bool__(self) -> bool:
        return self.now > 2

    def __iter__(self) -> Iterator[int]:
        yield from range(self.now)

    def __getitem__(self, key: Any) -> Any:
        return key

    def __contains__(self, value: Any) -> bool:
        return value == "in"

    def up(self) -> "Counter":
        self.now += self._step
        return self


class Pair(NamedTuple):
    """A tuple with names."""

    left: int
    right: str = "r"


def dataclasses_work() -> Any:
    p, q = Point(3, 4), Point(3, 4)
    return [
        p.size, p == q, p != Point(3, 5), p in [q], replace(p, y=0).y, (p + q).x, str(p), f"{p}", p.double.x, p.double is p.double,
        Point(1).y, Point(x=5).x, Point.origin().x, Point.origin(at=3).y, p.moved(1).x, p.moved(by=1, times=3).x, Point(1).tags,
        Point(1).tags is Point(1).tags, hasattr(p, "x"), hasattr(p, "z"), getattr(p, "z", 5), isinstance(p, Point), isinstance(p, Named),
    ]  # fmt: skip


def inheritance() -> Any:
    n = Named(1, 2, ["t"], "n")
    return (
        n,
        isinstance(n, Point),
        n.moved(1),
        n.size,
        replace(n, name="m").name,
        Named(1).name,
        n == Named(1, 2, ["t"], "n"),
    )


def callable_objects() -> Any:
    w = Writer("w", 3)
    speak = w
    return w("a"), speak("b", "c", loud=True), w.said, w.name, w.length, callable(w), list(map(w, "xy"))


def classes_with_special_methods() -> Any:
    c = Counter(2)
    d = Counter(start=5, step=2)
    return (
        len(c),
        bool(c),
        bool(d.up()),
        list(c),
        c["k"],
        "in" in c,
        "out" in c,
        d.now,
        c.up().up().now,
        sum(d),
    )


def named_tuples() -> Any:
    p = Pair(1)
    left, right = p
    return (
        left,
        right,
        p[0],
        p[-1],
        p.right,
        list(p),
        len(p),
        Pair(2, "x") == Pair(2, "x"),
        [a for a, _ in [p, p]],
        sorted([Pair(2), p]),
    )


def methods_as_values() -> Any:
    p, words = Point(1, 2), ["b"]
    move, join, push = p.moved, ", ".join, words.append
    push("c")
    return (
        move(3).x,
        move(by=1, times=2).x,
        join(["a", "b"]),
        words,
        [f("a-b") for f in ("x".join, "-".join)],
        TABLE.get("a"),
    )


def arrays() -> Any:
    a, b = np.array([1.0, 2.0, 4.0]), np.array([2.0, 2.0, 0.5])
    return (
        a + b, a - 1, 2 * a, a / b, a**2, -a, a // b, a % 3, a > 1, a == b, (a > 1) & (b > 1), (a > 3) | (b > 1), ~(a > 1),
        a[a > 1], a[-1], a[1:], a[::-1], a.sum(), a.max(), a.min(), a.mean(), a.cumsum(), len(a), a.size, a.shape,
        (a > 3).any(), (a > 0).all(), float(a[0]), list(a), [v for v in a], a.tolist(), np.where(a > 1, a, 0), a * [1, 2, 3],
    )  # fmt: skip


def arrays_of_two_dimensions() -> Any:
    a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    return (
        a[0], a[:, 1], a[1, 2], a[0, 1:], a.T, a.sum(), a.max(), a.shape, a.ndim, a + np.array([1.0, 2.0, 3.0]), a * 2, a.ravel(),
        a > 2, [row.sum() for row in a], len(a), a.any(), a.reshape(3, 2), a.reshape(-1), np.array([1.0, 2.0]).reshape(-1, 1) * a,
        np.ptp(a, axis=0),
    )  # fmt: skip


def array_functions() -> Any:
    a = np.array([3.0, 1.0, 2.0, 1.0])
    return (
        np.cumsum(a), np.argmin(a), np.argmax(a), np.flatnonzero(a > 1), np.average(a, weights=np.array([1, 0, 1, 0])), np.ptp(a),
        np.diff(a), np.maximum(a, 2), np.minimum(a, [1, 2, 1, 2]), np.abs(-a), np.isfinite(np.array([1, np.nan])), np.max(a, initial=9),
        a.max(initial=0), np.sum(a), np.any(a > 2), np.all(a > 2), np.count_nonzero(a > 1), np.zeros(2), np.ones(2), np.full(2, 7.0),
        np.arange(3), np.linspace(0, 1, 5), np.log1p(np.array([0.0, 1.0])), np.concatenate([a, a]), np.round(np.array([0.5, 1.5, 2.6])),
        np.asarray([1, 2]) + 1, np.array([]).sum(), np.zeros(0).max(initial=3), np.mean(a), np.ravel(np.array([[1, 2], [3, 4]])), np.sqrt(a), np.nanargmin(np.array([np.nan, 2, 1])),
    )  # fmt: skip


def arrays_are_put_in_place() -> Any:
    a = np.zeros(3)
    a[1] = 5
    a[-1] = 6
    b = a.copy()
    b[0] = 1
    c = a
    c = c + 1
    return a, b, c


def truth_of_arrays() -> Any:
    return [bool(np.array([1.0])), bool(np.array([0.0])), [1 if v else 0 for v in np.array([1.0, 0.0])]]


def array_divided_by_zero() -> Any:
    with_zero = np.array([1.0, 2.0]) / np.array([2.0, 4.0])
    return with_zero, np.isnan(np.array([np.nan, 1.0])), np.array(["a", "b"]) == "a", np.array(["x", "y"])[1]


def days() -> Any:
    a, b = date(2026, 11, 27), date.fromisoformat("2027-02-01")
    return [
        a.year, a.month, a.day, a.isoformat(), str(a), f"{a:%d-%m-%Y}", a.strftime("%Y"), a < b, a == date(2026, 11, 27), b.toordinal(),
        max(a, b).year, sorted([b, a])[0].month, a in [date(2026, 11, 27)], date.fromordinal(730000).isoformat(), a != b, {a: 1}[a],
        date(1999, 3, 1) <= date(1999, 3, 1), len({a, date(2026, 11, 27)}),
    ]  # fmt: skip


def iteration_tools() -> Any:
    groups = itertools.groupby(["aa", "ab", "b"], key=lambda w: w[0])
    return (
        list(itertools.pairwise([1, 2, 3])), [[k, list(g)] for k, g in groups], list(itertools.chain([1], "ab")),
        list(itertools.chain.from_iterable([[1], [2]])), list(itertools.zip_longest([1, 2], "a", fillvalue="-")),
        list(itertools.product([1, 2], "ab")), list(itertools.accumulate([1, 2, 3])),
    )  # fmt: skip


NUMBER = re.compile(r"(\d+)-(\w)")


def patterns() -> Any:
    found = NUMBER.search("x 12-a 3-b")
    return (
        found.group(0) if found else None, found[1] if found else None, [m.group(2) for m in NUMBER.finditer("12-a 3-b")],
        NUMBER.match("x1-a"), NUMBER.sub(lambda m: m[2], "12-a 3-b"), NUMBER.search("none") is None,
    )  # fmt: skip


def lists_in_place() -> Any:
    x = [3, 1]
    x.append(2)
    x.extend((5, 4))
    x.insert(1, 9)
    last = x.pop()
    first = x.pop(0)
    x.remove(9)
    x.sort()
    y = x.copy()
    y.reverse()
    x[0] = 7
    return x, y, last, first, x.index(7), [1, 2, 1].count(1), x + y, x * 2


def words_of_javascript() -> Any:
    new, this, function, var, delete, typeof = 1, 2, 3, 4, 5, 6
    default = [new, this, function]
    void = {"class": var, "null": delete}
    return default, void, typeof


def annotations_are_no_code() -> Any:
    a: int
    b: list[Unknown] = [1]  # noqa: F821
    a = 2
    return a, b


def fails_index() -> Any:
    return [1, 2][5]


def fails_key() -> Any:
    return {"a": 1}["b"]


def fails_division() -> Any:
    return 1 / 0


def fails_floor_division() -> Any:
    return 1 // 0


def fails_remainder() -> Any:
    return 5 % 0


def fails_zip() -> Any:
    return list(zip([1], [1, 2], strict=True))


def fails_adding() -> Any:
    return "a" + 1  # type: ignore[operator]


def fails_ordering() -> Any:
    return None < 1  # type: ignore[operator]


def fails_empty_max() -> Any:
    return max([])


def fails_raise() -> Any:
    raise ValueError("no such thing")


def fails_missing_field() -> Any:
    return Point()  # type: ignore[call-arg]


def fails_unknown_name() -> Any:
    return Point(1, z=3)  # type: ignore[call-arg]


def fails_attribute() -> Any:
    return Point(1).nothing  # type: ignore[attr-defined]


def fails_number_of_text() -> Any:
    return float("abc")


def fails_truth_of_many() -> Any:
    return 1 if np.array([1.0, 2.0]) else 0


def fails_next() -> Any:
    return next(iter([]))


def fails_list_index() -> Any:
    return [1].index(2)
