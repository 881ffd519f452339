"""A list of units as a user types it: "3x20%" or "1 x 40 % + 1 x 60 %"."""

import re

_PART = re.compile(r"(\d+)\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*%")  # noqa: RUF001  # the sign Word makes of x
MOST = 50


def parse_units(written: str) -> tuple[float, ...] | None:
    """Return the share of each unit, in the order of the list; None when it is not such a list.

    >>> parse_units("1x40% + 2 x 12,5 %")
    (0.4, 0.125, 0.125)
    """
    shares: list[float] = []
    for part in written.split("+"):
        match = _PART.fullmatch(part.strip().casefold().replace("\u00a0", " "))
        if match is None:
            return None
        count, share = int(match[1]), float(match[2].replace(",", ".")) / 100
        if not 1 <= count <= MOST or share <= 0:
            return None
        shares += [share] * count
    return tuple(shares) if len(shares) <= MOST else None
