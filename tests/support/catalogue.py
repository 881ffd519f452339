"""Collects every English text that a user sees, and writes the Dutch catalogue.

`make locale`, or `python tests/support/catalogue.py [FILE.json ...]`, rewrites `warmtenet.po` and
`warmtenet.mo`: new texts are added, texts that are gone are dropped, and Dutch from the JSON files
(English to Dutch) is filled in. It lists the texts without Dutch and exits with 1 when there are any.

It stands with the tests because it reads every layer of the package.
"""

import ast
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from warmtenet import figures as key_figures
from warmtenet import model
from warmtenet.core.quantity import Chapter, Family, Given, read_leaf, read_quantity
from warmtenet.core.units import NUMBER_FORMATS
from warmtenet.figures import Figure
from warmtenet.workbook.problems import Severity

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "warmtenet"
TEMPLATES = ROOT / "templates"
PO = PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "warmtenet.po"
MO = PO.with_suffix(".mo")
OWN = "own"  # the other sources keep the title in their own language
TRANSLATORS = frozenset({"t", "text"})
Messages = dict[str, list[str]]


def messages() -> Messages:
    """Return every English text with the places where it stands, in the order of the code."""
    found: Messages = {}
    for place, message in (*_from_declarations(), *_from_figures(), *_from_code(), *_from_templates()):
        if message and any(c.isalpha() for c in message) and place not in found.setdefault(message, []):
            found[message].append(place)
    return found


def unreadable() -> list[str]:
    """Return the calls whose text is put together in code, so that it cannot be translated."""
    return [problem for path in _modules() for problem in _Module(path).assembled()]


def _from_declarations() -> Iterator[tuple[str, str]]:
    for label in model.CONCEPT_LABELS.values():
        yield "warmtenet/model/__init__.py", label
    for unit in NUMBER_FORMATS:
        yield "warmtenet/core/units.py", unit
    for severity in get_args(Severity):
        yield "warmtenet/workbook/problems.py", severity
    for field in ("kind", "vat"):
        for word in get_args(Figure.model_fields[field].annotation):
            yield "warmtenet/figures/schema.py", word
    for info in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"warmtenet.model.{info.name}")
        place = f"warmtenet/model/{info.name}.py"
        for thing in vars(module).values():
            yield from ((place, words) for words in _declared(thing, module))


def _declared(thing: Any, module: ModuleType) -> Iterator[str]:
    if isinstance(thing, Given):
        yield from (thing.label, thing.help, *thing.words.values())
    elif isinstance(thing, Family):
        yield from (thing.label, *thing.elements.values(), *thing.words.values())
    elif isinstance(thing, Chapter):
        yield thing.label
    elif hasattr(thing, "__quantity__") and thing.__module__ == module.__name__:
        declared = read_quantity(thing, module.CHAPTER)
        yield from (declared.label, declared.notes, *declared.words.values())
    elif hasattr(thing, "__leaf__") and thing.__module__ == module.__name__:
        for declared in read_leaf(thing, module.CHAPTER):
            yield from (declared.label, declared.notes, *declared.words.values())


def _from_figures() -> Iterator[tuple[str, str]]:
    figures = key_figures.load()
    for key, figure in figures.items():
        place = f"warmtenet/figures ({key.partition('.')[0]})"
        yield place, figure.label
        yield from ((place, dated.note or "") for dated in figure.values)
    yield "warmtenet/figures/sources.toml", figures.sources[OWN].title
    for source in figures.sources.values():
        yield "warmtenet/figures/sources.toml", source.note or ""
    for scheme in ("wis", "sde", "eia", "isde", "sah"):
        for known in figures.rounds(scheme):
            yield "warmtenet/figures/rounds.toml", known.note or ""


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _from_code() -> Iterator[tuple[str, str]]:
    for path in _modules():
        yield from ((str(path.relative_to(ROOT)), words) for words in _Module(path).texts())


def _from_templates() -> Iterator[tuple[str, str]]:
    environment = Environment(autoescape=True)
    for path in sorted(TEMPLATES.glob("*.j2")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            for argument in call.args:
                if _is_template_call(call) and isinstance(argument, nodes.Const):
                    yield str(path.relative_to(ROOT)), str(argument.value)


def _is_template_call(call: nodes.Call) -> bool:
    if isinstance(call.node, nodes.Getattr):
        return call.node.attr == "plural" and getattr(call.node.node, "name", "") == "t"
    return getattr(call.node, "name", "") == "t"


class _Module:
    """The texts in one Python file, also where a loop passes a table of them to the translator."""

    def __init__(self, path: Path) -> None:
        self.place = str(path.relative_to(ROOT))
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.constants: dict[str, ast.expr] = {}
        self.bound: dict[str, list[ast.expr]] = {}
        for statement in self.tree.body:
            if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value is not None:
                for target in statement.targets if isinstance(statement, ast.Assign) else [statement.target]:
                    self._keep(target, statement.value)
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.For, ast.comprehension)):
                self._loop(node.target, node.iter)

    def texts(self) -> Iterator[str]:
        """Return what is passed to `text`, to a translator or to its `plural`."""
        for call, arguments in self._calls():
            for argument in arguments:
                yield from self._strings(argument, frozenset({id(call)}))

    def assembled(self) -> Iterator[str]:
        """Return the calls with an f-string or a sum of strings."""
        for call, arguments in self._calls():
            if any(isinstance(a, (ast.JoinedStr, ast.BinOp)) for a in arguments):
                yield f"{self.place}:{call.lineno}: {ast.unparse(call)}"

    def _calls(self) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            attribute = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in TRANSLATORS or attribute == "t":
                yield node, node.args[:1]
            elif attribute == "plural":
                yield node, node.args[:2]

    def _keep(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.constants[target.id] = value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for name, part in zip(target.elts, value.elts, strict=False):
                self._keep(name, part)

    def _loop(self, target: ast.expr, over: ast.expr) -> None:
        if isinstance(over, ast.Call) and _called(over) == "enumerate" and isinstance(target, ast.Tuple):
            target, over = target.elts[1], over.args[0]
        if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
            if over.func.attr == "items" and isinstance(target, ast.Tuple):
                target = target.elts[1]
            over = over.func.value
        for row in self._values(over):
            self._bind(target, row)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.bound.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for name, part in zip(target.elts, value.elts, strict=False):
                self._bind(name, part)

    def _table(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Name) and node.id in self.constants:
            node = self.constants[node.id]
        if isinstance(node, ast.Call) and _called(node) == "MappingProxyType":
            return node.args[0]
        return node

    def _strings(self, node: ast.expr, seen: frozenset[int]) -> Iterator[str]:
        if id(node) in seen:
            return
        seen = seen | {id(node)}
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        for part in self._parts(node):
            yield from self._strings(part, seen)

    def _parts(self, node: ast.expr) -> list[ast.expr]:
        if isinstance(node, ast.IfExp):
            return [node.body, node.orelse]
        if isinstance(node, ast.BoolOp):
            return node.values
        if isinstance(node, ast.Name):
            constant = [self.constants[node.id]] if node.id in self.constants else []
            return [*constant, *self.bound.get(node.id, ())]
        if isinstance(node, ast.Subscript):
            return self._values(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            return [*self._values(node.func.value), *node.args[1:]]
        return []

    def _values(self, node: ast.expr) -> list[ast.expr]:
        table = self._table(node)
        return table.values if isinstance(table, ast.Dict) else list(getattr(table, "elts", ()))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


class _Timeless(Catalog):
    """A catalogue whose head holds no dates, so that the same texts give the same files."""

    mime_headers = (
        ("Project-Id-Version", "warmtenet"),
        ("Language", "nl"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def dutch() -> dict[str, str]:
    """Return the catalogue as it stands, English to Dutch."""
    with PO.open("rb") as file:
        entries = [entry for entry in read_po(file, "nl") if entry.id and entry.string]
    return {str(entry.id): str(entry.string) for entry in entries}


def write(translations: Mapping[str, str]) -> list[str]:
    """Write both files with the texts that are in use; return those without Dutch."""
    catalogue = _Timeless("nl", header_comment="# Dutch texts of warmtenet.", fuzzy=False)
    known = messages()
    for message, places in known.items():
        entry = catalogue.add(message, translations.get(message, ""), [(place, 0) for place in places])
        entry.flags.discard("python-format")  # Babel takes every percentage for a field
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, include_lineno=False)
    with MO.open("wb") as file:
        write_mo(file, catalogue)
    return [message for message in known if not translations.get(message)]


def main(files: Iterable[str]) -> int:
    """Rewrite the catalogue, with the JSON files merged in; return the exit code."""
    translations = dutch() if PO.exists() else {}
    for file in files:
        translations |= json.loads(Path(file).read_text(encoding="utf-8"))
    missing = write(translations)
    sys.stdout.write(json.dumps(dict.fromkeys(missing, ""), ensure_ascii=False, indent=1) + "\n")
    sys.stdout.write(f"{len(messages())} texts, {len(missing)} without Dutch\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
