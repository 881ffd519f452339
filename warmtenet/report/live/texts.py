"""The Dutch that a page carries, by short keys."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from warmtenet.locale import Translator, translator

FNV_START, FNV_FACTOR = 2166136261, 16777619


def catalogue(texts: Iterable[str], t: Translator | None = None) -> dict[str, str]:
    """Return the Dutch of the texts that have it, by a short key of the English; two alike keep the text."""
    dutch, known = t or translator("nl"), sorted(set(texts) - {""})
    times = Counter(short_key(text) for text in known)
    unique = {text: short_key(text) for text in known if times[short_key(text)] == 1}
    return {unique.get(x, x): dutch(x) for x in known if dutch(x) != x or x not in unique}


def short_key(text: str) -> str:
    """Return a key of six letters and digits for a text, as `shortKey` of host.js does (FNV-1a, 32 bits)."""
    found = FNV_START
    for unit in np.frombuffer(text.encode("utf-16-le"), "<u2").tolist():
        found = (found ^ unit) * FNV_FACTOR % 2**32
    return np.base_repr(found, 36).lower()


def texts_in(value: Any) -> set[str]:
    """Return every text in nested lists and mappings, keys left out."""
    if isinstance(value, str):
        return {value}
    children = (
        value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    )
    return {text for child in children for text in texts_in(child)}
