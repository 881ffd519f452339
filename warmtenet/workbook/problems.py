"""What can be wrong with an input workbook, and how it is said: where, what was found, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from warmtenet.locale import Amount, Text, Translator, text, translator

Severity = Literal["critical", "attention", "info"]


@dataclass(frozen=True)
class Problem:
    """One thing that must be put right before a calculation is possible.

    `sheet` and `cell` are "" where the problem lies with the file or with a setting.
    """

    sheet: str
    cell: str
    label: Text | str
    found: object
    expected: Text | None
    remedy: Text | None

    @property
    def sentence(self) -> Text:
        """The whole problem as one translatable line."""
        clauses = [c for c in (self._found(), self._expected(), self.remedy) if c is not None]
        place, label, said = _place(self.sheet, self.cell), _as_text(self.label), _join(clauses)
        if clauses and clauses[-1].message.endswith("?"):
            return text("{place}{label}: {clauses}", place=place, label=label, clauses=said)
        return text("{place}{label}: {clauses}.", place=place, label=label, clauses=said)

    def render(self, t: Translator) -> str:
        """Return the line in the language of the translator."""
        return render(self.sentence, t)

    def _found(self) -> Text | None:
        if self.found is None:
            return None
        if isinstance(self.found, Text):
            return self.found
        return text('found "{found}"', found=self.found)

    def _expected(self) -> Text | None:
        return None if self.expected is None else text("expected {expected}", expected=self.expected)


@dataclass(frozen=True)
class Warning:  # noqa: A001  # the word that users and the report use
    """Something that deserves attention and does not stop the calculation."""

    where: Text | str
    what: Text
    severity: Severity
    remedy: Text | None = None

    def render(self, t: Translator) -> str:
        """Return the warning as one line in the language of the translator."""
        where = render(_as_text(self.where), t)
        remedy = "" if self.remedy is None else " " + render(self.remedy, t)
        return f"{where}: {render(self.what, t)}{remedy}"


class InputProblems(Exception):  # noqa: N818  # it carries a list, not one error
    """An input workbook cannot be used; `problems` holds everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.render(translator("en"))))

    def render(self, t: Translator) -> list[str]:
        """Return one line per problem in the language of the translator."""
        return [problem.render(t) for problem in self.problems]


@dataclass
class Findings:
    """Problems and warnings met so far; passed along while a workbook is read."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def file(self, name: str, what: Text, remedy: Text) -> None:
        """Add a problem with the file as a whole."""
        self.problems.append(Problem("", "", name, what, None, remedy))

    def raise_if_any(self) -> None:
        """Stop when there is at least one problem.

        Raises
        ------
        InputProblems
            with all problems so far.
        """
        if self.problems:
            raise InputProblems(self.problems)


def render(sentence: Text | str, t: Translator) -> str:
    """Translate and fill a sentence; numbers among the fillings get the language's decimal sign."""
    return t.render(_localised(_as_text(sentence), t))


def number_text(value: float, t: Translator) -> str:
    """Return a number as a user would type it, without separators between thousands."""
    written = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return written.replace(".", ",") if t.language == "nl" else written


def _localised(sentence: Text, t: Translator) -> Text:
    return Text(sentence.message, {name: _filling(value, t) for name, value in sentence.values.items()})


def _filling(value: object, t: Translator) -> object:
    if isinstance(value, Text):
        return _localised(value, t)
    if isinstance(value, Amount):
        return value
    if isinstance(value, list | tuple):
        return [v if isinstance(v, str) else _filling(v, t) for v in value]
    if isinstance(value, float):
        return number_text(value, t)
    return value


def _as_text(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text(words, {})


def _place(sheet: str, cell: str) -> str:
    if sheet and cell:
        return f"{sheet}!{cell} "
    return f"{sheet} " if sheet else ""


def _join(clauses: list[Text]) -> Text:
    joined = clauses[0] if clauses else Text("", {})
    for clause in clauses[1:]:
        joined = Text("{first}; {second}", {"first": joined, "second": clause})
    return joined
