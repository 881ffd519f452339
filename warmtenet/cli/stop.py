"""What the commands share: how one stops, what it says on the way, and how settings are read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from warmtenet.locale import Text, Translator, text

OK, WRONG = 0, 2


class StopError(Exception):
    """The command ends with these lines and exit code 2."""

    def __init__(self, *lines: str | Text) -> None:
        self.lines = lines
        super().__init__(*lines)


def setting(written: str, t: Translator) -> tuple[str, str]:
    """Return name and value of NAME=VALUE."""
    name, sign, value = written.partition("=")
    if not sign or not name.strip():
        raise StopError(
            t.render(text("--set {written}: write NAME=VALUE, for example uptake=0.7", written=written))
        )
    return name.strip(), value.strip()


def counted(t: Translator, count: int) -> str:
    """Return how many problems there are, as a sentence."""
    words = t.plural("{count} problem; nothing was written.", "{count} problems; nothing was written.", count)
    return words.format(count=count)


@contextmanager
def computing(t: Translator, file: str = "") -> Iterator[None]:
    """Say in a sentence what cannot be computed, and of which file where there are more."""
    from warmtenet.core.model import NotFiniteError
    from warmtenet.figures import FiguresError

    of_file = (f"{file}:",) if file else ()
    try:
        yield
    except NotFiniteError as error:
        raise StopError(
            *of_file,
            text(
                "{name} ({label}) is not a finite number. Check what it rests on: warmtenet explain {name}",
                name=error.name,
                label=t(error.label),
            ),
        ) from None
    except FiguresError as error:
        raise StopError(*of_file, *error.problems) from None


def say(message: Text, t: Translator) -> None:
    """Say where a command is, to a person and not to a file."""
    if sys.stderr.isatty():
        print(t.render(message), file=sys.stderr)
