"""A program of some Python functions and all that they use, as one JavaScript text."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from warmtenet.report.live.names import CannotTranslateError, spelled, used_names, walk_code
from warmtenet.report.live.statements import INDENT, Statements

BUILTINS = [
    "len",
    "range",
    "enumerate",
    "zip",
    "sum",
    "any",
    "all",
    "min",
    "max",
    "sorted",
    "reversed",
    "map",
    "filter",
    "next",
    "iter",
    "abs",
    "round",
    "divmod",
    "ord",
    "chr",
    "isinstance",
    "getattr",
    "hasattr",
    "callable",
    "type",
    "repr",
    "str",
    "float",
    "int",
    "bool",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "object",
    "ValueError",
    "KeyError",
    "IndexError",
    "TypeError",
    "ZeroDivisionError",
    "ArithmeticError",
    "RuntimeError",
    "StopIteration",
    "Exception",
    "LookupError",
]
Symbol = tuple[str, str]


@dataclass(frozen=True)
class Source:
    """Where Python is read: a package, and the folder that it stands in."""

    package: str
    folder: Path

    def owns(self, module: str) -> bool:
        """Return whether a module is of this package; all others are provided by `py.modules`."""
        return module.partition(".")[0] == self.package


REPORT = Source("warmtenet", Path(__file__).resolve().parents[3])


@dataclass(frozen=True)
class Module:
    """One Python file: what it defines, and what its other names stand for."""

    name: str
    path: Path
    defined: Mapping[str, ast.stmt]
    imported: Mapping[str, Symbol]


@dataclass
class Program:
    """Everything that some functions need.

    Parameters
    ----------
    host
        Names per module that JavaScript provides itself, as members of `host`.
    source
        The package that is translated.
    """

    host: Mapping[str, frozenset[str]]
    source: Source = REPORT
    wanted: dict[str, dict[str, None]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def add(self, module: str, name: str) -> None:
        """Add a name of a module and what it uses.

        Raises
        ------
        CannotTranslateError
            for a name that is not there.
        """
        names = self.wanted.setdefault(module, {})
        if name in names:
            return
        names[name] = None
        if name not in self.host.get(module, ()):
            found = read(module, self.source)
            if name not in found.defined:
                raise CannotTranslateError(f"{found.path}: {name} is not defined at the top of the module")
            for used in sorted(reads(module, name, self.source)):
                self._use(found, used)
            for owner, attribute in _attributes(found.defined[name]):
                if owner in found.imported:
                    self._add_member(*resolve(*found.imported[owner], self.source), attribute)
        if module in self.order:
            self.order.remove(module)
        self.order.append(module)

    def _use(self, module: Module, name: str) -> None:
        if name in module.defined:
            self.add(module.name, name)
        elif name in module.imported:
            origin, symbol = resolve(*module.imported[name], self.source)
            if self.source.owns(origin) and symbol:
                self.add(origin, symbol)

    def _add_member(self, module: str, symbol: str, name: str) -> None:
        if self.source.owns(module) and not symbol:
            self.add(*resolve(module, name, self.source))

    def write(self) -> str:
        """Return the program; it defines `python`, an object of modules."""
        parts = [f"const {{{', '.join(BUILTINS)}}} = py.builtins;", "const python = {};"]
        parts += [self._module(read(name, self.source)) for name in sorted_modules(self)]
        return "\n".join(parts)

    def texts(self) -> set[str]:
        """Return every text that stands in the program."""
        nodes = (
            read(module, self.source).defined.get(name)
            for module, names in self.wanted.items()
            for name in names
        )
        return {t for node in nodes if node for t in _texts(node)}

    def _module(self, module: Module) -> str:
        names = self.wanted[module.name]
        host = self.host.get(module.name, frozenset())
        statements = Statements(str(module.path))
        own = [name for name in module.defined if name in names and name not in host]
        lines = [*self._imports(module, own)]
        lines += [f"const {spelled(name)} = host.{name};" for name in names if name in host]
        done: set[int] = set()
        for name in own:
            node = module.defined[name]
            if id(node) not in done:
                done.add(id(node))
                lines.append(statements.top(node))
        lines.append(f"return {{{', '.join(spelled(n) for n in names)}}};")
        body = "".join(f"{INDENT}{line}\n" for text in lines for line in text.split("\n"))
        return f'python["{module.name}"] = (() => {{\n{body}}})();'

    def _imports(self, module: Module, own: Iterable[str]) -> Iterator[str]:
        used = {n for name in own for n in reads(module.name, name, self.source)}
        for name in sorted(used & set(module.imported)):
            origin, symbol = resolve(*module.imported[name], self.source)
            if not self.source.owns(origin):
                source = f'py.modules["{origin}"]'
                yield f"const {spelled(name)} = {source}{f'.{symbol}' if symbol else ''};"
            elif symbol:
                yield f'const {spelled(name)} = python["{origin}"].{spelled(symbol)};'
            else:
                yield f'const {spelled(name)} = python["{origin}"];'


def sorted_modules(program: Program) -> list[str]:
    """Return the modules of a program, each after those that it uses when it starts."""
    done: dict[str, None] = {}
    begun: set[str] = set()

    def visit(name: str) -> None:
        if name in begun:
            return
        begun.add(name)
        module = read(name, program.source)
        for own in program.wanted[name]:
            if own in program.host.get(name, ()):
                continue
            names = reads(name, own, program.source) & set(module.imported)
            for used in sorted(names):
                origin, _ = resolve(*module.imported[used], program.source)
                if origin in program.wanted and origin != name:
                    visit(origin)
        done[name] = None

    for name in program.wanted:
        visit(name)
    return list(done)


@cache
def read(name: str, source: Source = REPORT) -> Module:
    """Read a module of a package without running it."""
    path = _path(name, source)
    defined: dict[str, ast.stmt] = {}
    imported: dict[str, Symbol] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            imported |= {a.asname or a.name: (node.module, a.name) for a in node.names}
        elif isinstance(node, ast.Import):
            imported |= {a.asname or a.name: (a.name, "") for a in node.names}
        else:
            defined |= dict.fromkeys(_defines(node), node)
    return Module(name, path, defined, imported)


def _path(name: str, source: Source) -> Path:
    place = source.folder.joinpath(*name.split("."))
    for path in (place / "__init__.py", place.with_suffix(".py")):
        if path.is_file():
            return path
    raise CannotTranslateError(f"{name} is not a module of the package")


def resolve(module: str, name: str, source: Source = REPORT) -> Symbol:
    """Return where a name is really defined; an empty name stands for the module itself."""
    while name and source.owns(module):
        found = read(module, source)
        if name in found.defined:
            break
        if found.imported.get(name, (module, name)) == (module, name):
            return f"{module}.{name}", ""
        module, name = found.imported[name]
    return module, name


def _defines(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    return [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]


@cache
def reads(module: str, name: str, source: Source = REPORT) -> set[str]:
    """Return the names that the definition of a name reads."""
    node = read(module, source).defined[name]
    return used_names(node) | {
        n for f in walk_code(node) if isinstance(f, ast.ClassDef) for b in f.bases for n in used_names(b)
    }


def _attributes(node: ast.stmt) -> Iterator[tuple[str, str]]:
    for found in walk_code(node):
        if isinstance(found, ast.Attribute) and isinstance(found.value, ast.Name):
            yield found.value.id, found.attr


def _texts(node: ast.AST) -> Iterator[str]:
    return (n.value for n in walk_code(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
