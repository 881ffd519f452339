"""Python expressions as JavaScript; what differs between the two languages goes through `py`, the runtime."""

import ast
import json
from collections.abc import Callable, Iterable

from warmtenet.report.live.names import parameters_of, refuse, spelled, used_names

BINARY = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.BitOr: "bitor",
    ast.BitAnd: "bitand",
}
COMPARE = {
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
    ast.Is: "is",
    ast.IsNot: "isnot",
    ast.In: "isin",
    ast.NotIn: "notin",
}
# Functions of Python that have no meaning in the page; super$ is how that name is spelled.
UNKNOWN = frozenset(
    {"super", "super$", "open", "print", "eval", "exec", "globals", "locals", "setattr", "vars"}
)
# Comparisons that give true or false, never an array.
SURE = (ast.Is, ast.IsNot, ast.In, ast.NotIn)
REPR, PLAIN = ord("r"), -1


class Expressions:
    """Writes expressions of one module.

    Parameters
    ----------
    place
        File name for refusals.
    """

    def __init__(self, place: str) -> None:
        self.place = place

    def write(self, node: ast.expr) -> str:
        """Return an expression, in brackets or as a call so that it can stand anywhere.

        Raises
        ------
        CannotTranslateError
            for an expression without JavaScript form.
        """
        writer: Callable[[ast.expr], str] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        if writer is None:
            raise refuse(node, type(node).__name__, self.place)
        return writer(node)

    def truth(self, node: ast.expr) -> str:
        """Return a condition as Python sees it: empty and zero are false, not-a-number is true."""
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], SURE):
            return self.write(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        if isinstance(node, ast.BoolOp):
            sign = " && " if isinstance(node.op, ast.And) else " || "
            return f"({sign.join(self.truth(value) for value in node.values)})"
        return f"py.truth({self.write(node)})"

    def _list_of(self, nodes: Iterable[ast.expr]) -> str:
        return ", ".join(self.write(node) for node in nodes)

    def _name(self, node: ast.Name) -> str:
        return spelled(node.id)

    def _constant(self, node: ast.Constant) -> str:
        value = node.value
        if value is None or value is ...:
            return "null"
        if isinstance(value, (bool, str, int, float)):
            return json.dumps(value, ensure_ascii=False)
        raise refuse(node, f"a constant of type {type(value).__name__}", self.place)

    def _tuple(self, node: ast.Tuple) -> str:
        return f"[{self._list_of(node.elts)}]"

    _list = _tuple

    def _set(self, node: ast.Set) -> str:
        return f"new py.Set([{self._list_of(node.elts)}])"

    def _starred(self, node: ast.Starred) -> str:
        return f"...py.iter({self.write(node.value)})"

    def _dict(self, node: ast.Dict) -> str:
        entries = [
            f"...py.items({self.write(value)})"
            if key is None
            else f"[{self.write(key)}, {self.write(value)}]"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return f"new py.Dict([{', '.join(entries)}])"

    def _attribute(self, node: ast.Attribute) -> str:
        return f"py.attr({self.write(node.value)}, {json.dumps(node.attr)})"

    def _subscript(self, node: ast.Subscript) -> str:
        owner = self.write(node.value)
        if isinstance(node.slice, ast.Slice):
            return f"py.slice({owner}, {self._bounds(node.slice)})"
        return f"py.get({owner}, {self.write(node.slice)})"

    def _slice(self, node: ast.Slice) -> str:
        return f"new py.Slice({self._bounds(node)})"

    def _bounds(self, node: ast.Slice) -> str:
        return ", ".join(self.write(b) if b else "null" for b in (node.lower, node.upper, node.step))

    def _binop(self, node: ast.BinOp) -> str:
        name = BINARY.get(type(node.op))
        if name is None:
            raise refuse(node, type(node.op).__name__, self.place)
        return f"py.{name}({self.write(node.left)}, {self.write(node.right)})"

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        if isinstance(node.op, ast.USub):
            if isinstance(node.operand, ast.Constant):
                return f"(-{self.write(node.operand)})"
            return f"py.neg({self.write(node.operand)})"
        if isinstance(node.op, ast.Invert):
            return f"py.invert({self.write(node.operand)})"
        return self.write(node.operand)

    def _boolop(self, node: ast.BoolOp) -> str:
        name = "and" if isinstance(node.op, ast.And) else "or"
        *first, last = node.values
        written = self.write(last)
        for value in reversed(first):
            written = f"py.{name}({self.write(value)}, () => {written})"
        return written

    def _compare(self, node: ast.Compare) -> str:
        if len(node.ops) == 1:
            return self._compared(node.ops[0], self.write(node.left), self.write(node.comparators[0]))
        steps = ", ".join(
            f"[py.{COMPARE[type(op)]}, () => {self.write(right)}]"
            for op, right in zip(node.ops, node.comparators, strict=True)
        )
        return f"py.chain({self.write(node.left)}, {steps})"

    @staticmethod
    def _compared(op: ast.cmpop, left: str, right: str) -> str:
        if isinstance(op, ast.Is):
            return f"py.is({left}, {right})"
        return f"py.{COMPARE[type(op)]}({left}, {right})"

    def _ifexp(self, node: ast.IfExp) -> str:
        return f"({self.truth(node.test)} ? {self.write(node.body)} : {self.write(node.orelse)})"

    def _namedexpr(self, node: ast.NamedExpr) -> str:
        return f"({self.write(node.target)} = {self.write(node.value)})"

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        pieces = " + ".join(self._piece(value) for value in node.values)
        return f"({pieces})" if pieces else '""'

    def _piece(self, value: ast.expr) -> str:
        if isinstance(value, ast.Constant):
            return self._constant(value)
        assert isinstance(value, ast.FormattedValue)
        written = self.write(value.value)
        if value.conversion == REPR and value.format_spec is None:
            return f"py.builtins.repr({written})"
        if value.conversion != PLAIN:
            raise refuse(value, f"!{chr(value.conversion)} in a text", self.place)
        if value.format_spec is None:
            return f"py.str({written})"
        return f"py.format({written}, {self.write(value.format_spec)})"

    def _lambda(self, node: ast.Lambda) -> str:
        if node.args.vararg or node.args.kwarg:
            raise refuse(node, "a lambda with star arguments", self.place)
        names, head = json.dumps(parameters_of(node.args)), self.signature(node.args)
        return f"py.fn({names}, ({head}) => {self._arrow(node.body)})"

    def _arrow(self, body: ast.expr) -> str:
        written = self.write(body)
        return f"({written})" if written.startswith("{") else written

    def signature(self, arguments: ast.arguments, skip: int = 0) -> str:
        """Return the parameters with their defaults; those by keyword only come after the others."""
        by_position = [*arguments.posonlyargs, *arguments.args]
        free = len(by_position) - len(arguments.defaults)
        written = [
            self._parameter(a.arg, arguments.defaults[i - free] if i >= free else None)
            for i, a in enumerate(by_position)
        ][skip:]
        if arguments.vararg:
            written.append(spelled(arguments.vararg.arg))
        pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        written += [self._parameter(a.arg, default) for a, default in pairs]
        if arguments.kwarg:
            written.append(f"{spelled(arguments.kwarg.arg)} = new py.Dict()")
        return ", ".join(written)

    def _parameter(self, name: str, default: ast.expr | None) -> str:
        if default is None:
            return spelled(name)
        if name in used_names(default):
            raise refuse(default, f"a default of {name} that is named {name}", self.place)
        return f"{spelled(name)} = {self.write(default)}"

    def _call(self, node: ast.Call) -> str:
        positional = [self.write(a) for a in node.args]
        if isinstance(node.func, ast.Attribute):
            owner, name = self.write(node.func.value), json.dumps(node.func.attr)
            if node.keywords:
                return f"py.methodkw({owner}, {name}, [{', '.join(positional)}], {self._keywords(node)})"
            return f"py.method({', '.join([owner, name, *positional])})"
        function = self.write(node.func)
        if function in UNKNOWN:
            raise refuse(node, function.removesuffix("$"), self.place)
        if node.keywords:
            return f"py.callkw({function}, [{', '.join(positional)}], {self._keywords(node)})"
        return f"{function}({', '.join(positional)})"

    def _keywords(self, node: ast.Call) -> str:
        entries = [
            f"...py.object({self.write(k.value)})"
            if k.arg is None
            else f"{json.dumps(k.arg)}: {self.write(k.value)}"
            for k in node.keywords
        ]
        return "{" + ", ".join(entries) + "}"

    def _listcomp(self, node: ast.ListComp | ast.GeneratorExp) -> str:
        return self._loops(node.generators, f"r$.push({self.write(node.elt)})", "[]")

    _generatorexp = _listcomp

    def _setcomp(self, node: ast.SetComp) -> str:
        return self._loops(node.generators, f"r$.add({self.write(node.elt)})", "new py.Set()")

    def _dictcomp(self, node: ast.DictComp) -> str:
        put = f"r$.put({self.write(node.key)}, {self.write(node.value)})"
        return self._loops(node.generators, put, "new py.Dict()")

    def _loops(self, generators: list[ast.comprehension], innermost: str, start: str) -> str:
        written = f"{innermost};"
        for generator in reversed(generators):
            for test in reversed(generator.ifs):
                written = f"if ({self.truth(test)}) {{ {written} }}"
            if generator.is_async:
                raise refuse(generator.target, "async", self.place)
            target = self.pattern(generator.target)
            values = self.write(generator.iter)
            if used_names(generator.iter) & set(names_in(generator.target)):
                # What is looped over may have the name of the loop's own variable: read it before.
                written = f"{{ const i$ = {values}; for (const {target} of py.iter(i$)) {{ {written} }} }}"
            else:
                written = f"for (const {target} of py.iter({values})) {{ {written} }}"
        return f"(() => {{ const r$ = {start}; {written} return r$; }})()"

    def pattern(self, node: ast.expr) -> str:
        """Return the target of an assignment to plain names, nested tuples included."""
        if isinstance(node, ast.Name):
            return spelled(node.id)
        if isinstance(node, (ast.Tuple, ast.List)):
            return f"[{', '.join('' if _is_unused(e) else self.pattern(e) for e in node.elts)}]"
        if isinstance(node, ast.Starred):
            return f"...{self.pattern(node.value)}"
        raise refuse(node, "this target", self.place)


def names_in(target: ast.expr) -> list[str]:
    """Return the names that a target assigns."""
    return [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]


def _is_unused(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "_"
