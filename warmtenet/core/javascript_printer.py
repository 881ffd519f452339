"""Expressions as JavaScript: each quantity a value, or an array that `each` fills along its axes.

A value per element is `x[e]`, per year `x[y]`, both `x[e][y]`.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from warmtenet.core.model import PREVIOUS, YEAR, Model
from warmtenet.core.quantity import Family
from warmtenet.core.trace import Node, walk
from warmtenet.core.typing_rules import CONDITIONS, result_axes
from warmtenet.core.verb import VERBS, Axes, same_axes

TERNARY, OR, AND, EQUALITY, COMPARISON, SUM, PRODUCT, UNARY, ATOM = range(9)
BINARY = {
    "add": ("+", SUM),
    "subtract": ("-", SUM),
    "multiply": ("*", PRODUCT),
    "divide": ("/", PRODUCT),
}
COMPARED = {"less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">="}
LOGICAL = {"logical_and": ("&&", AND), "logical_or": ("||", OR)}
CALLS = {
    "maximum": "Math.max",
    "minimum": "Math.min",
    "absolute": "Math.abs",
    "exp": "Math.exp",
    "log": "Math.log",
    "sqrt": "Math.sqrt",
    "power": "raised",
}
WHOLE = 1e15
# Worth working out once where they do not differ per element or year, beside verbs that look around.
HEAVY = frozenset({"power", "exp", "log", "raised", "annuity"})
YEARS, COUNT_OF_YEARS, SIZES, KEYS = "years", "Y", "n", "keys"
YEAR_INDEX, ELEMENT_INDICES, YEAR_INDICES = "y", ("e", "i", "j", "k"), ("y", "t", "u", "v")
# Words of the language, and names that the script itself uses.
WORDS = """
arguments await break case catch class const continue debugger default delete do else enum eval export extends
false finally for function if implements import in instanceof interface let new null package private protected
public return static super switch this throw true try typeof undefined var void while with yield
"""
OWN = """
Array Infinity MAY_BE_MISSING Map Math NaN Number Object RangeError Set String
Y e evaluate i inputs j k keys n sizes t u v values y years
"""
TAKEN = frozenset(f"{WORDS} {OWN}".split())


def identifier(name: str, helpers: frozenset[str]) -> str:
    """Return the name of a quantity in the script; a taken one gets a sign that Python does not have."""
    return f"{name}$" if name in TAKEN or name in helpers else name


def quoted(text: str) -> str:
    """Return a string of JavaScript that cannot end the script element of a page."""
    return json.dumps(text, ensure_ascii=True).replace("</", "<\\/").replace("<!--", "<\\!--")


@dataclass(frozen=True)
class Here:
    """Which positions are bound where an expression is printed: of elements by family, and of the year."""

    elements: Mapping[str, str] = field(default_factory=dict)
    year: str | None = None

    def with_element(self, family: Family, position: str) -> "Here":
        """Return the same place at an element of one more family."""
        return replace(self, elements={**self.elements, family.name: position})


class JavaScriptPrinter:
    """Prints the quantities of a model as statements; see `core.verb.Script`.

    Parameters
    ----------
    model
        Whose quantities are printed.
    helpers
        Names of the functions of the script, which quantities may not take.

    Attributes
    ----------
    families
        Fixed families whose keys the statements read.
    """

    def __init__(
        self, model: Model, helpers: frozenset[str], replaceable: frozenset[str] = frozenset()
    ) -> None:
        self.model, self.helpers, self.replaceable = model, helpers, replaceable
        self.families: dict[str, Family] = {}
        self._here = Here()
        self._owner, self._in_loop = "", False
        self._first: list[str] = []
        self._before: list[str] = []
        self._shared: dict[str, str] = {}
        self._kept: dict[int, str] = {}
        self._axes: dict[int, Axes] = {}

    def name(self, name: str) -> str:
        """Return what the script calls an input or quantity."""
        return identifier(name, self.helpers)

    def statements(self, name: str) -> list[str]:
        """Return what gives a quantity: what is worked out once, and the quantity itself."""
        q = self.model.quantities[name]
        self._start(name, Here())
        value = self._array(self.model.expressions[name], Axes(q.yearly, q.per))
        if name in self.replaceable:
            value = f"inputs.{name} ?? ({value})"
        return [*self._shared_now(), *self._before, f"const {self.name(name)} = {value};"]

    def loop(self, names: Sequence[str], comment: Callable[[str], str]) -> list[str]:
        """Return what steps quantities through the years together, each under its comment."""
        self._in_loop = True
        steps = [line for name in names for line in (comment(name), *self._step(name))]
        self._in_loop = False
        y = YEAR_INDICES[0]
        return [
            *self._shared_now(),
            *(f"const {self.name(name)} = {self._empty(name)};" for name in names),
            f"for (let {y} = 0; {y} < {COUNT_OF_YEARS}; {y}++) {{",
            *(f"  {line}" for line in steps),
            "}",
        ]

    def _empty(self, name: str) -> str:
        family = self.model.quantities[name].per
        return f"each({self.count(family)}, () => [])" if family else "[]"

    def _step(self, name: str) -> list[str]:
        family, node, y = self.model.quantities[name].per, self.model.expressions[name], YEAR_INDICES[0]
        e = ELEMENT_INDICES[0]
        self._start(name, Here({family.name: e} if family else {}, y))
        value = self.here(node)
        if family is None:
            return [*self._before, f"{self.name(name)}[{y}] = {value};"]
        each = f"for (let {e} = 0; {e} < {self.count(family)}; {e}++)"
        return [*self._before, f"{each} {self.name(name)}[{e}][{y}] = {value};"]

    def _start(self, name: str, here: Here) -> None:
        self._here, self._owner, self._before = here, name, []
        self._kept, self._axes = {}, {}

    def _shared_now(self) -> list[str]:
        first, self._first = self._first, []
        return first

    # Expressions over axes.

    def _array(self, node: Node, axes: Axes) -> str:
        if axes.family is not None:
            e = self._free_element()
            with self._at(self._here.with_element(axes.family, e)):
                inner = self._array(node, Axes(axes.yearly, None))
            return f"each({self.count(axes.family)}, {e} => {inner})"
        return self.row(node) if axes.yearly else self.here(node)

    def _free_element(self) -> str:
        return next(e for e in ELEMENT_INDICES if e not in self._here.elements.values())

    @contextmanager
    def _at(self, here: Here) -> Iterator[None]:
        before, self._here = self._here, here
        yield
        self._here = before

    def _axes_of(self, node: Node) -> Axes:
        if id(node) not in self._axes:
            self._axes[id(node)] = result_axes(node, self.model.axes_of)
        return self._axes[id(node)]

    def _kept_apart(self, node: Node) -> bool:
        """Whether an expression is worked out once, before it is used for all elements and years."""
        if node.op in ("ref", "number"):
            return False
        if node.op in VERBS and VERBS[node.op].gives_row:
            return True
        axes, years = self._axes_of(node), not self._in_loop
        bound = len(self._here.elements) + (years and self._here.year is not None)
        varies = (axes.family is not None) + (years and axes.yearly)
        return varies < bound and any(_is_costly(n) for n in walk(node))

    def _keep_apart(self, node: Node) -> str:
        axes = self._axes_of(node)
        if id(node) not in self._kept:
            in_loop, year = self._in_loop, self._here.year
            with self._at(Here({}, year if in_loop else None)):
                value = self._array(node, Axes(axes.yearly and not in_loop, axes.family))
            self._kept[id(node)] = f"{self._owner}${len(self._kept) + 1}"
            self._before.append(f"const {self._kept[id(node)]} = {value};")
        name = self._kept[id(node)]
        if axes.family is not None:
            name += f"[{self._here.elements[axes.family.name]}]"
        return f"{name}[{self._here.year}]" if axes.yearly and not self._in_loop else name

    # One element and year.

    def here(self, node: Node) -> str:
        return self._number(node)[0]

    def atom(self, node: Node) -> str:
        return self._within(node, ATOM)

    def _within(self, node: Node, needed: int) -> str:
        return _bracketed(self._number(node), needed)

    def _number(self, node: Node) -> tuple[str, int]:
        if node.op == "number":
            return _number(node.args[0])
        if node.op == "ref":
            return self._ref(node.args[0]), ATOM
        if self._kept_apart(node):
            return self._keep_apart(node), ATOM
        if node.op in CONDITIONS:
            return f"+{_bracketed(self._condition(node), ATOM)}", UNARY
        return self._calculated(node)

    def _calculated(self, node: Node) -> tuple[str, int]:
        if node.op in BINARY:
            sign, strength = BINARY[node.op]
            left, right = self._within(node.args[0], strength), self._within(node.args[1], strength + 1)
            return f"{left} {sign} {right}", strength
        if node.op == "negative":
            return f"-{self._within(node.args[0], ATOM)}", UNARY
        if node.op == "where":
            condition, then, otherwise = node.args
            return f"{self.condition(condition)} ? {self.here(then)} : {self.here(otherwise)}", TERNARY
        if node.op in CALLS:
            return f"{CALLS[node.op]}({', '.join(self.here(a) for a in node.args)})", ATOM
        return VERBS[node.op].javascript(self, *node.args), ATOM

    def condition(self, node: Node) -> str:
        return self._condition(node)[0]

    def _condition(self, node: Node) -> tuple[str, int]:
        if node.op not in CONDITIONS or self._kept_apart(node):
            return f"{self._within(node, COMPARISON)} !== 0", EQUALITY
        if node.op in LOGICAL:
            sign, strength = LOGICAL[node.op]
            left, right = (_bracketed(self._condition(a), strength) for a in node.args)
            return f"{left} {sign} {right}", strength
        if node.op == "logical_not":
            return f"!{_bracketed(self._condition(node.args[0]), ATOM)}", UNARY
        if node.op in COMPARED:
            left, right = (self._within(a, COMPARISON + 1) for a in node.args)
            return f"{left} {COMPARED[node.op]} {right}", COMPARISON
        return self._calculated(node)

    def _ref(self, name: str) -> str:
        axes = self.model.axes_of(name)
        text = self._column(name)
        if axes.family is not None:
            text += f"[{self._here.elements[axes.family.name]}]"
        if not self._is_previous(name):
            return f"{text}[{self._here.year}]" if axes.yearly else text
        return f"before({text}, {self._here.year})" if axes.yearly else "0"

    def _is_previous(self, name: str) -> bool:
        return name not in self.model.inputs and name not in self.model.quantities and name != YEAR

    def _column(self, name: str) -> str:
        if name == YEAR:
            return YEARS
        return self.name(name.removesuffix(PREVIOUS) if self._is_previous(name) else name)

    # What a verb asks for.

    def elements(self, node: Node) -> str:
        family, e = self._axes_of(node).family, self._free_element()
        if family is None:
            return f"() => {self.here(node)}"
        with self._at(self._here.with_element(family, e)):
            return f"{e} => {self.here(node)}"

    def years(self, node: Node) -> str:
        y = next(y for y in YEAR_INDICES if y != self._here.year)
        with self._at(replace(self._here, year=y)):
            return f"{y} => {self.here(node)}"

    def row(self, node: Node) -> str:
        if node.op in VERBS and VERBS[node.op].gives_row:
            return VERBS[node.op].javascript(self, *node.args)
        if node.op == "ref" and self._axes_of(node).yearly and not self._is_previous(node.args[0]):
            family, text = self._axes_of(node).family, self._column(node.args[0])
            return f"{text}[{self._here.elements[family.name]}]" if family else text
        return f"each({COUNT_OF_YEARS}, {self.years(node)})"

    def at_last_year(self, node: Node) -> str:
        with self._at(replace(self._here, year=f"{COUNT_OF_YEARS} - 1")):
            return self.here(node)

    def once(self, helper: str, node: Node) -> str:
        name = self._column(node.args[0])
        made = f"{name}${helper}"
        if made not in self._shared:
            self._shared[made] = helper
            self._first.append(f"const {made} = {helper}({name});")
        return made

    def count(self, family: Family) -> str:
        return f"{SIZES}.{family.name}"

    def element(self, family: Family) -> str:
        return self._here.elements[family.name]

    def keys(self, family: Family) -> str:
        self.families[family.name] = family
        return f"{KEYS}.{family.name}"

    def key(self, family: Family) -> str:
        return f"{self.keys(family)}[{self.element(family)}]"

    def year(self) -> str:
        return str(self._here.year)

    def year_count(self) -> str:
        return COUNT_OF_YEARS

    def word(self, key: str) -> str:
        return quoted(key)

    def words(self, keys: Sequence[str]) -> str:
        return f"[{', '.join(quoted(key) for key in keys)}]"


def _is_costly(node: Node) -> bool:
    return node.op in HEAVY or (node.op in VERBS and VERBS[node.op].axes is not same_axes)


def _bracketed(printed: tuple[str, int], needed: int) -> str:
    text, strength = printed
    return text if strength >= needed else f"({text})"


def _number(value: float) -> tuple[str, int]:
    if not math.isfinite(value):
        return ("NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"), UNARY
    text = str(int(value)) if value == int(value) and abs(value) < WHOLE else repr(value)
    return text, UNARY if value < 0 else ATOM
