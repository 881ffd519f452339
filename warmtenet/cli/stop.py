"""What ends a command: sentences for the user and exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

from warmtenet.locale import Text, Translator, text


class StopError(Exception):
    """The command ends with these lines and exit code 2."""

    def __init__(self, *lines: str | Text) -> None:
        self.lines = lines
        super().__init__(*lines)


@contextmanager
def computing(t: Translator) -> Iterator[None]:
    """Say in a sentence what cannot be computed."""
    from warmtenet.core.model import NotFiniteError
    from warmtenet.figures import FiguresError

    try:
        yield
    except NotFiniteError as error:
        raise StopError(
            text(
                "{name} ({label}) is not a finite number. Check what it rests on: warmtenet explain {name}",
                name=error.name,
                label=t(error.label),
            )
        ) from None
    except FiguresError as error:
        raise StopError(*error.problems) from None
