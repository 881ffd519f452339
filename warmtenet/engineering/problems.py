"""The one exception for a dwelling that cannot be calculated, with everything that is wrong."""

from collections.abc import Sequence

from warmtenet.locale import Text, translator


class DwellingError(Exception):
    """Something is wrong with a dwelling; `problems` holds every finding as a translatable text."""

    def __init__(self, problems: Sequence[Text]) -> None:
        self.problems = tuple(problems)
        english = translator("en")
        super().__init__("\n".join(english.render(problem) for problem in self.problems))
