"""Names: which a function assigns, and how a Python name is spelled in JavaScript."""

import ast
from collections.abc import Iterable, Iterator

RESERVED = frozenset(
    [
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
        "undefined",
        "NaN",
        "Infinity",
        "Object",
        "Array",
        "Map",
        "Set",
        "String",
        "Number",
        "Math",
        "JSON",
        "Symbol",
        "py",
    ]
)
Function = ast.FunctionDef | ast.Lambda
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class CannotTranslateError(SyntaxError):
    """Python that the translator does not know; the message names file, line and what stands there."""


def refuse(node: ast.AST, what: str, place: str) -> CannotTranslateError:
    """Return the refusal of a piece of Python."""
    return CannotTranslateError(f"{place}:{getattr(node, 'lineno', '?')}: {what} has no JavaScript form here")


def spelled(name: str) -> str:
    """Return a name that JavaScript accepts."""
    return f"{name}$" if name in RESERVED else name


def assigned(body: Iterable[ast.stmt], parameters: Iterable[str]) -> list[str]:
    """Return the names that a function's own body assigns, parameters left out, in order."""
    found = dict.fromkeys(name for statement in body for name in _targets(statement))
    return [name for name in found if name not in set(parameters)]


def parameters_of(arguments: ast.arguments) -> list[str]:
    """Return all parameter names, those by position first."""
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    extra = [a for a in (arguments.vararg, arguments.kwarg) if a]
    return [a.arg for a in (*named, *extra)]


def used_names(node: ast.AST) -> set[str]:
    """Return every name that a piece of code reads; annotations are not code."""
    return {n.id for n in walk_code(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def walk_code(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and what is below it, without annotations and decorators."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from walk_code(child)


def _targets(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
        return
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, COMPREHENSIONS):
        yield from (n.target.id for n in ast.walk(node) if isinstance(n, ast.NamedExpr))
        return
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    if isinstance(node, ast.AnnAssign) and node.value is None:
        return
    for field, value in ast.iter_fields(node):
        if field == "annotation":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _targets(child)
