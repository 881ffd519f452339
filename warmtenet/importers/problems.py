"""Why an outside file cannot be used: file, what was found, what was expected, what to do."""

from warmtenet.locale import Text, Translator, text, translator


class ImportProblem(Exception):  # noqa: N818  # the word that the input side uses too
    """An outside file is not what it should be; `sentence` says so in one translatable line.

    `found`, `expected` and `remedy` are its parts.
    """

    def __init__(self, sentence: Text, found: Text, expected: Text, remedy: Text) -> None:
        self.sentence, self.found, self.expected, self.remedy = sentence, found, expected, remedy
        super().__init__(translator("en").render(sentence))

    def render(self, t: Translator) -> str:
        """Return the sentence in the language of the translator."""
        return t.render(self.sentence)


def refuse(file: str, found: Text, expected: Text, remedy: Text) -> ImportProblem:
    """Return the problem to raise, put together in the one form that all refusals have."""
    sentence = text(
        "{file}: {found}; expected {expected}; {remedy}.",
        file=file,
        found=found,
        expected=expected,
        remedy=remedy,
    )
    return ImportProblem(sentence, found, expected, remedy)


def any_series() -> Text:
    """Return what may be read, for a file of which nothing is known yet."""
    return text("a KNMI, waterinfo, effluent or hourly series, or gas use by postcode")


def download_again() -> Text:
    """Return what to do with a file that came in wrong."""
    return text("download the file again and open it in a text editor to see what came in")
