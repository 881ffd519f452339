"""A written sentence that still knows which of its parts are figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; `key` names the quantity where the piece is a figure."""

    text: str
    key: str | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence of one language, with the id of the rule that made it."""

    id: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        """Return the sentence as plain text."""
        return "".join(part.text for part in self.parts)

    def __add__(self, other: "Sentence") -> "Sentence":
        """Return both sentences one after the other, with a space between."""
        return Sentence(f"{self.id}+{other.id}", (*self.parts, Part(" "), *other.parts))


Words = str | Sentence


def parts_of(words: Words) -> tuple[Part, ...]:
    """Return the pieces of a sentence or of a plain string."""
    return words.parts if isinstance(words, Sentence) else (Part(words),)
