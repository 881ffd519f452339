"""Key figures of norms and catalogues as plain numbers, for physics that has no date."""

from warmtenet.figures import load


def latest(key: str) -> float:
    """Return the newest value of a packaged key figure, in its own unit.

    Raises
    ------
    KeyError
        for a key that does not exist.
    """
    return load()[key].values[-1].value
