"""Python in the browser: each feature gives what Python gives, and what is unknown is refused."""

import inspect
import math
import random
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest
from live import snippets

from warmtenet.locale import translator
from warmtenet.report.live.bundle import HERE, HOST, program
from warmtenet.report.live.names import CannotTranslateError
from warmtenet.report.live.program import Program, Source
from warmtenet.report.live.texts import catalogue, short_key
from warmtenet.report.numbers import UNIT_FORMATS, Numbers

GROUND = (HERE / "python.js").read_text(encoding="utf-8")
HOST_OF_PAGE = (HERE / "host.js").read_text(encoding="utf-8")
WORKING = [
    name
    for name, made in vars(snippets).items()
    if inspect.isfunction(made) and made.__module__ == snippets.__name__ and not name.startswith("_")
]
CALL = """(() => {
  try {
    return { gives: py.plain(python["live.snippets"][given]()) };
  } catch (e) {
    return { fails: e.name, says: e.message };
  }
})()"""


def plain(value):
    """What `py.plain` in the browser makes of a value."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {n: plain(getattr(value, n)) for n in value._fields}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return plain(value.tolist()) if isinstance(value, (np.ndarray, np.generic)) else value


def alike(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, bool) or isinstance(b, bool) or isinstance(a, str):
        return type(a) is type(b) and a == b
    if isinstance(a, float) and isinstance(b, (int, float)):
        return math.isclose(a, b, rel_tol=1e-15) or (math.isnan(a) and math.isnan(b))
    return a == b


@pytest.fixture(scope="module")
def page(script_page):
    made = Program({}, Source("live", Path(__file__).parents[1]))
    for name in WORKING:
        made.add("live.snippets", name)
    script_page.load(GROUND + made.write())
    return script_page


@pytest.mark.parametrize("name", [n for n in WORKING if not n.startswith("fails_")])
def test_a_feature_gives_what_python_gives(page, name):
    found = page.value(CALL, name)
    expected = plain(getattr(snippets, name)())
    assert "gives" in found, found
    assert alike(expected, found["gives"]), [
        (a, b) for a, b in zip(expected, found["gives"], strict=True) if not alike(a, b)
    ]


@pytest.mark.parametrize("name", [n for n in WORKING if n.startswith("fails_")])
def test_a_mistake_fails_as_in_python(page, name):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which one is what is compared
        getattr(snippets, name)()
    assert page.value(CALL, name).get("fails") == caught.type.__name__


REFUSED = {
    "try:\n    x = 1\nexcept ValueError:\n    pass": "Try",
    "with open('x') as file:\n    pass": "With",
    "for i in []:\n    pass\nelse:\n    pass": "for with else",
    "while x:\n    pass\nelse:\n    pass": "while with else",
    "return x @ x": "MatMult",
    "return x << 1": "LShift",
    "return b'bytes'": "a constant of type bytes",
    "return 2j": "a constant of type complex",
    "del x": "Delete",
    "global y": "Global",
    "import math": "Import",
    "match x:\n    case 1:\n        pass": "Match",
    "class Inner:\n    pass": "ClassDef",
    "y = yield x": "Yield",
    "return lambda *a: a": "a lambda with star arguments",
    "return f'{x!a}'": "!a in a text",
    "return super().f()": "super",
    "print(x)": "print",
    "def inner(x=x):\n    return x": "a default of x that is named x",
    "x.a[0], y = 1, 2": "this target",
    "return [i async for i in x]": "async",
    "@known\ndef inner():\n    return 1": "the decorator known",
}
REFUSED_AT_TOP = {
    "async def f():\n    return 1": "f is not defined",
    "@known\ndef f():\n    return 1": "the decorator known",
    "@dataclass(order=True)\nclass f:\n    x: int": "the decorator dataclass(order=True)",
    "class f:\n    limit = 3": "Assign in a class",
    "class f(A, B):\n    pass": "class f with these bases",
    "class f(metaclass=M):\n    pass": "class f with these bases",
    "class f:\n    def __eq__(self, other):\n        return True": "__eq__",
    "class f:\n    @classmethod\n    def make(cls):\n        return 1": "the decorator classmethod",
    "class f:\n    x: int = field(init=False)": "field with init",
}


def translated(folder, code):
    (folder / "strange.py").write_text(code, encoding="utf-8")
    made = Program({}, Source("strange", folder))
    made.add("strange", "f")
    return made.write()


@pytest.mark.parametrize(("code", "what"), REFUSED.items())
def test_unknown_python_is_refused_with_its_place(tmp_path, code, what):
    body = "".join(f"    {line}\n" for line in code.split("\n"))
    with pytest.raises(CannotTranslateError, match=r"strange\.py:\d+: ") as caught:
        translated(tmp_path, f"def f(x):\n    first = 1\n{body}")
    assert what in str(caught.value)
    assert int(str(caught.value).split("strange.py:")[1].split(":")[0]) >= 3


@pytest.mark.parametrize(("code", "what"), REFUSED_AT_TOP.items())
def test_unknown_definitions_are_refused(tmp_path, code, what):
    with pytest.raises(CannotTranslateError) as caught:
        translated(tmp_path, code + "\n")
    assert "strange.py" in str(caught.value)
    assert what in str(caught.value)


def test_a_module_or_name_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CannotTranslateError, match="g is not defined"):
        Program({}, Source("live", Path(__file__).parents[1])).add("live.snippets", "g")
    with pytest.raises(CannotTranslateError, match="not a module"):
        Program({}, Source("strange", tmp_path)).add("strange.nothing", "f")


def amounts():
    """Values of every size, with ties at every number of decimals, both signs."""
    rng = random.Random(20)
    sizes = [rng.choice((-1, 1)) * 10 ** rng.uniform(-6, 9) for _ in range(700)]
    ties = [(2 * rng.randrange(5000) + 1) / 2 ** rng.randrange(1, 6) for _ in range(500)]
    near = [rng.randrange(100000) / 10 ** rng.randrange(1, 6) for _ in range(800)]
    edges = [0.0, 0.05, 0.005, 0.5, 0.025, 999_499.9, 999_500, 1e6, 24.999, 25, 75, 1e15, math.nan, math.inf]
    return [*sizes, *ties, *(-v for v in ties), *near, *edges, *(-v for v in edges)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_numbers_are_written_as_python_writes_them(script_page, language):
    names = ["number", "mln", "money", "dwelling", "tariff", "lcoh", "ratio", "celsius", "percent", "year"]
    made = Program(HOST)
    made.add("warmtenet.report.numbers", "Numbers")
    script_page.load(GROUND + HOST_OF_PAGE + made.write())
    call = """(() => {
      const n = python["warmtenet.report.numbers"].Numbers(given.language);
      const values = given.values.map(Number);
      return [values.map((v) => given.names.map((name) => n[name](v))),
        values.map((v, i) => {
          const unit = given.units[i % given.units.length];
          return [n.with_unit(unit, v), n.for_unit(unit, v)];
        })];
    })()"""
    values, units, n = amounts(), list(UNIT_FORMATS), Numbers(language)
    texts = [str(v).replace("inf", "Infinity") for v in values]
    found = script_page.value(call, {"language": language, "values": texts, "names": names, "units": units})
    assert found[0] == [[getattr(n, name)(v) for name in names] for v in values]
    pairs = [(units[i % len(units)], v) for i, v in enumerate(values)]
    assert found[1] == [[n.with_unit(u, v), n.for_unit(u, v)] for u, v in pairs]


def test_texts_are_found_by_the_same_short_key_in_the_page(script_page):
    texts = ["", "a", "Net present value", "€ 𝄞 é", *sorted(program()[1])]
    script_page.load(GROUND + HOST_OF_PAGE)
    assert script_page.value("given.map(host.shortKey)", texts) == [short_key(text) for text in texts]
    entries = catalogue(texts)
    assert all(len(key) <= 7 for key in entries)
    assert entries[short_key("Points of attention")] == translator("nl")("Points of attention")
