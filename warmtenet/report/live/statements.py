"""Python statements, functions and classes as JavaScript."""

import ast
import json
from collections.abc import Iterable

from warmtenet.report.live.expressions import BINARY, Expressions
from warmtenet.report.live.names import assigned, parameters_of, refuse, spelled, walk_code

INDENT = "  "
FUNCTION_MARKS = frozenset({"cache"})
METHOD_MARKS = {"property": "property", "cached_property": "cached", "staticmethod": "static"}
CLASS_MARKS = frozenset({"dataclass", "runtime_checkable"})
NOT_A_BASE = frozenset({"NamedTuple", "Protocol"})
FIELD_WORDS = frozenset({"default", "default_factory", "repr", "compare", "hash"})
# The methods with a meaning of their own that python.js looks for.
SPECIAL = frozenset(["call", "add", "init", "post_init", "str", "len", "iter", "getitem", "contains", "bool"])


class Statements:
    """Writes statements of one module, see `Expressions`."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.expressions = Expressions(place)

    def top(self, node: ast.stmt) -> str:
        """Return a statement at the top of a module; its names become constants."""
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return f"const {self.expressions.pattern(targets[0])} = {self.expressions.write(node.value)};"
        if isinstance(node, ast.FunctionDef):
            self._only_marks(node, FUNCTION_MARKS)
            return f"const {spelled(node.name)} = {self.function(node)};"
        if isinstance(node, ast.ClassDef):
            return self.class_(node)
        raise refuse(node, f"{type(node).__name__} at the top of a module", self.place)

    def function(self, node: ast.FunctionDef, skip: int = 0, first: str = "") -> str:
        """Return a function that knows the names of its parameters; `skip` of them come from `first`."""
        names = json.dumps(parameters_by_place(node.args)[skip:])
        kind = "function*" if is_generator(node) else "function"
        body = self._body(node.body, parameters_of(node.args), first)
        head = f"{kind} ({self.expressions.signature(node.args, skip)})"
        if node.args.vararg:
            place = len(node.args.posonlyargs) + len(node.args.args) - skip
            return f"py.star({names}, {head} {body}, {place}, {json.dumps(bool(node.args.kwarg))})"
        return f"{'py.fnkw' if node.args.kwarg else 'py.fn'}({names}, {head} {body})"

    def _body(self, body: Iterable[ast.stmt], parameters: Iterable[str], first: str = "") -> str:
        statements = list(body)
        local = assigned(statements, parameters)
        lines = [first] if first else []
        if local:
            lines.append(f"let {', '.join(spelled(n) for n in local)};")
        lines += self.block(statements)
        return "{\n" + "".join(f"{INDENT}{line}\n" for text in lines for line in text.split("\n")) + "}"

    def block(self, statements: Iterable[ast.stmt]) -> list[str]:
        """Return statements as lines; docstrings are left out."""
        written = []
        for node in statements:
            if is_text(node):
                continue
            writer = getattr(self, f"_{type(node).__name__.lower()}", None)
            if writer is None:
                raise refuse(node, type(node).__name__, self.place)
            written.append(str(writer(node)))
        return written

    def _nested(self, statements: Iterable[ast.stmt]) -> str:
        lines = self.block(statements)
        return "{\n" + "".join(f"{INDENT}{line}\n" for text in lines for line in text.split("\n")) + "}"

    def _pass(self, _: ast.Pass) -> str:
        return ""

    def _break(self, _: ast.Break) -> str:
        return "break;"

    def _continue(self, _: ast.Continue) -> str:
        return "continue;"

    def _assert(self, _: ast.Assert) -> str:
        return ""

    def _return(self, node: ast.Return) -> str:
        return f"return {self.expressions.write(node.value) if node.value else 'null'};"

    def _raise(self, node: ast.Raise) -> str:
        return f"throw py.error({self.expressions.write(node.exc)});" if node.exc else "throw py.error();"

    def _expr(self, node: ast.Expr) -> str:
        value = node.value
        if isinstance(value, ast.Yield):
            return f"yield {self.expressions.write(value.value) if value.value else 'null'};"
        if isinstance(value, ast.YieldFrom):
            return f"yield* py.iter({self.expressions.write(value.value)});"
        return f"{self.expressions.write(value)};"

    def _assign(self, node: ast.Assign) -> str:
        value = self.expressions.write(node.value)
        if len(node.targets) > 1:
            names = " = ".join(self.expressions.pattern(t) for t in node.targets)
            return f"{names} = {value};"
        return self._store(node.targets[0], value)

    def _store(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            owner, key = self.expressions.write(target.value), self.expressions.write(target.slice)
            return f"py.put({owner}, {key}, {value});"
        if isinstance(target, ast.Attribute):
            return f"{self._place(target)} = {value};"
        if isinstance(target, (ast.Tuple, ast.List)):
            if any(isinstance(e, ast.Attribute) for e in target.elts):
                pattern = ", ".join(self._place(e) for e in target.elts)
                return f"[{pattern}] = py.iter({value});"
            return self._unpack(target, value)
        return f"{self.expressions.pattern(target)} = {value};"

    def _place(self, target: ast.expr) -> str:
        if isinstance(target, ast.Attribute):
            return f"{self.expressions.write(target.value)}.{target.attr}"
        return self.expressions.pattern(target)

    def _unpack(self, target: ast.Tuple | ast.List, value: str) -> str:
        starred = [i for i, e in enumerate(target.elts) if isinstance(e, ast.Starred)]
        if not starred or starred[0] == len(target.elts) - 1:
            return f"{self.expressions.pattern(target)} = py.iter({value});"
        names = ", ".join(
            self.expressions.pattern(e.value if isinstance(e, ast.Starred) else e) for e in target.elts
        )
        return f"[{names}] = py.unpack({value}, {starred[0]}, {len(target.elts)});"

    def _annassign(self, node: ast.AnnAssign) -> str:
        return "" if node.value is None else self._store(node.target, self.expressions.write(node.value))

    def _augassign(self, node: ast.AugAssign) -> str:
        name = BINARY[type(node.op)]
        value = self.expressions.write(node.value)
        if isinstance(node.target, ast.Subscript):
            owner = self.expressions.write(node.target.value)
            key = self.expressions.write(node.target.slice)
            return f"py.put({owner}, {key}, py.{name}(py.get({owner}, {key}), {value}));"
        now = self.expressions.write(node.target)
        return f"{self._place(node.target)} = py.i{name}({now}, {value});"

    def _if(self, node: ast.If) -> str:
        written = f"if ({self.expressions.truth(node.test)}) {self._nested(node.body)}"
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            return f"{written} else {self._if(node.orelse[0])}"
        return f"{written} else {self._nested(node.orelse)}" if node.orelse else written

    def _while(self, node: ast.While) -> str:
        if node.orelse:
            raise refuse(node, "while with else", self.place)
        return f"while ({self.expressions.truth(node.test)}) {self._nested(node.body)}"

    def _for(self, node: ast.For) -> str:
        if node.orelse:
            raise refuse(node, "for with else", self.place)
        target = self.expressions.pattern(node.target)
        return f"for ({target} of py.iter({self.expressions.write(node.iter)})) {self._nested(node.body)}"

    def _functiondef(self, node: ast.FunctionDef) -> str:
        self._only_marks(node, ())
        return f"{spelled(node.name)} = {self.function(node)};"

    def class_(self, node: ast.ClassDef) -> str:
        """Return a class: a dataclass gets its constructor from its fields."""
        self._only_marks(node, CLASS_MARKS)
        self._only_members(node)
        bases = [b.id for b in node.bases if isinstance(b, ast.Name) and b.id not in NOT_A_BASE]
        fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
        methods = [s for s in node.body if isinstance(s, ast.FunctionDef) and not _imports(s)]
        name, base = json.dumps(node.name), bases[0] if bases else "null"
        lines = [f"const {spelled(node.name)} = py.class({name}, {base}, ["]
        lines += [f"{INDENT}{self._field(f)}," for f in fields]
        lines.append("], {")
        for method in methods:
            written = f"{json.dumps(method.name)}: [{json.dumps(_kind(method))}, {self._method(method)}],"
            lines += [INDENT + line for line in written.split("\n")]
        lines.append("});")
        return "\n".join(lines)

    def _only_marks(self, node: ast.FunctionDef | ast.ClassDef, known: Iterable[str]) -> None:
        """Refuse decorators that would change what a function or class does."""
        for mark in node.decorator_list:
            called = mark.func if isinstance(mark, ast.Call) else mark
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            words = {k.arg for k in mark.keywords} if isinstance(mark, ast.Call) else set()
            if name not in known or words & {"order", "init"}:
                raise refuse(mark, f"the decorator {ast.unparse(mark)}", self.place)

    def _only_members(self, node: ast.ClassDef) -> None:
        """Refuse a class with more than fields and methods that the ground knows."""
        if node.keywords or sum(getattr(b, "id", "") not in NOT_A_BASE for b in node.bases) > 1:
            raise refuse(node, f"class {node.name} with these bases", self.place)
        for member in node.body:
            if isinstance(member, ast.FunctionDef) and _imports(member):
                continue
            if isinstance(member, ast.FunctionDef):
                self._only_marks(member, METHOD_MARKS)
                bare = member.name.removeprefix("__").removesuffix("__")
                if member.name == f"__{bare}__" and bare not in SPECIAL:
                    raise refuse(member, member.name, self.place)
            elif not isinstance(member, (ast.AnnAssign, ast.Pass)) and not is_text(member):
                raise refuse(member, f"{type(member).__name__} in a class", self.place)

    def _field(self, node: ast.AnnAssign) -> str:
        assert isinstance(node.target, ast.Name)
        name = json.dumps(node.target.id)
        if node.value is None:
            return f"[{name}]"
        if isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "field":
            said = {k.arg: self.expressions.write(k.value) for k in node.value.keywords}
            if not said.keys() <= FIELD_WORDS:
                raise refuse(node, f"field with {', '.join(map(str, said))}", self.place)
            if not {"default", "default_factory"} & set(said):
                return f"[{name}]"
            default = said.get("default") or f"{said['default_factory']}()"
        else:
            default = self.expressions.write(node.value)
        return f"[{name}, () => {default}]"

    def _method(self, node: ast.FunctionDef) -> str:
        if _kind(node) == "static":
            return self.function(node)
        own = spelled(node.args.args[0].arg)
        return self.function(node, 1, f"const {own} = this;")


def is_text(node: ast.stmt) -> bool:
    """Return whether a statement only is a text: a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def parameters_by_place(arguments: ast.arguments) -> list[str]:
    """Return the parameters in the order of the JavaScript signature."""
    named = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
    star = [arguments.vararg.arg] if arguments.vararg else []
    rest = [arguments.kwarg.arg] if arguments.kwarg else []
    return [*named, *star, *(a.arg for a in arguments.kwonlyargs), *rest]


def is_generator(node: ast.FunctionDef) -> bool:
    """Return whether a function yields."""
    inner = {
        id(n)
        for s in node.body
        for f in walk_code(s)
        if isinstance(f, (ast.FunctionDef, ast.Lambda))
        for n in walk_code(f)
    }
    return any(
        isinstance(n, (ast.Yield, ast.YieldFrom)) and id(n) not in inner
        for s in node.body
        for n in walk_code(s)
    )


def _kind(node: ast.FunctionDef) -> str:
    decorators = [d.id if isinstance(d, ast.Name) else getattr(d, "attr", "") for d in node.decorator_list]
    return next((METHOD_MARKS[d] for d in decorators if d in METHOD_MARKS), "method")


def _imports(node: ast.FunctionDef) -> bool:
    """Return whether a method imports when it is called, as one for pandas: it stays behind in Python."""
    return any(isinstance(n, (ast.Import, ast.ImportFrom)) for n in ast.walk(node))
